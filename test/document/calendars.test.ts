import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar, union } from '../../src/calendar/calendars.ts'
import { italianOffice } from '../../src/calendar/presets/italian-office.ts'
import { parseDocument } from '../../src/document/document.ts'
import { BOSTON, MILAN, PLAIN, refused } from './notation.ts'

const at = (text: string) => Date.parse(text)

describe('parseDocument, with calendars', () => {
  const calendarsOf = (calendars: object) => parseDocument({ ...PLAIN, calendars }).calendars
  const refusedCalendars = (calendars: object) => refused({ ...PLAIN, calendars })

  it('adds them to the built-in calendars by name', () => {
    const calendars = calendarsOf({ milan: { name: 'Milan desk', ...MILAN }, boston: BOSTON })
    expect(Object.keys(calendars).sort()).toEqual(['alwaysOpen', 'boston', 'italianOffice', 'milan'])
    expect(calendars.milan.toJSON()).toEqual(businessCalendar({ name: 'Milan desk', ...MILAN }).toJSON())
    expect(calendars.alwaysOpen).toBe(alwaysOpen)
    expect(Object.isFrozen(calendars)).toBe(true)
  })

  it('names a calendar without a name after its key', () => {
    expect(calendarsOf({ milan: MILAN }).milan.name).toBe('milan')
    expect(calendarsOf({ milan: { name: 'Desk', ...MILAN } }).milan.name).toBe('Desk')
  })

  it('keeps the name of each of several calendars with the same hours', () => {
    const { milan, rome, world, desk } = calendarsOf({
      milan: MILAN,
      rome: MILAN,
      world: { union: [{ name: 'Turin', ...MILAN }, MILAN, BOSTON] },
      desk: { name: 'Desk', ...MILAN },
    })
    const named = (name: string) => businessCalendar({ name, ...MILAN })
    expect([milan, rome, desk].map(({ name }) => name)).toEqual(['milan', 'rome', 'Desk'])
    expect(JSON.stringify(rome)).toBe(JSON.stringify(named('rome')))
    const expected = union(named('Turin'), businessCalendar(MILAN), businessCalendar(BOSTON))
    expect(JSON.stringify(world)).toBe(JSON.stringify(expected))
    const [from, until] = [at('2026-11-20T00:00+01:00'), at('2026-12-26T00:00+01:00')]
    for (const [one, other] of [
      [rome, named('rome')],
      [world, expected],
    ] as const) {
      expect(one.elapsed(from, until)).toBe(other.elapsed(from, until))
      expect(one.holidays(2026)).toEqual(other.holidays(2026))
      expect(one.workingDaysBetween('2026-11-20', '2026-12-26')).toBe(
        other.workingDaysBetween('2026-11-20', '2026-12-26'),
      )
    }
  })

  it.each<[string, object, string]>([
    ['a name that is not a text', { ...MILAN, name: 5 }, 'input-invalid'],
    ['a blank name', { ...MILAN, name: ' ' }, 'input-invalid'],
    ['a name of the calendar that is always open', { always: true, name: 'Always' }, 'key-unknown'],
    ['a number that JSON lacks', { ...MILAN, holidays: [{ month: Number.NaN, day: 1 }] }, 'input-invalid'],
  ])('refuses %s, also after a calendar that is equal otherwise', (_, wrong, code) => {
    expect(refusedCalendars({ milan: MILAN, always: { always: true }, wrong })).toMatch(`${code} calendars.wrong`)
  })

  it('combines calendars described in place and calendars named before or after', () => {
    const { world, less, both, all, alias } = calendarsOf({
      world: { union: ['milan', 'boston'] },
      milan: MILAN,
      boston: BOSTON,
      less: { difference: ['world', { intersection: ['milan', { always: true }] }] },
      both: { intersection: ['italianOffice', 'alwaysOpen'] },
      all: { always: true },
      alias: 'italianOffice',
    })
    const [milan, boston] = [
      businessCalendar({ name: 'milan', ...MILAN }),
      businessCalendar({ name: 'boston', ...BOSTON }),
    ]
    expect(world.toJSON()).toEqual(union(milan, boston).toJSON())
    expect(less.toJSON()).toEqual({
      difference: [union(milan, boston).toJSON(), { intersection: [milan.toJSON(), { always: true }] }],
    })
    expect(less.nextOpen(at('2026-11-20T12:00+01:00'))).toBe(at('2026-11-20T18:00+01:00'))
    expect(both.toJSON()).toEqual({ intersection: [italianOffice.toJSON(), { always: true }] })
    expect(all.isOpen(0)).toBe(true)
    expect(alias).toBe(italianOffice)
  })

  it('replaces a built-in calendar with one of the same name', () => {
    const { italianOffice: own } = calendarsOf({ italianOffice: BOSTON })
    expect(own.timeZone).toBe('America/New_York')
    expect(parseDocument({ ...PLAIN, calendars: { italianOffice: BOSTON } }).contracts[0].calendar.timeZone).toBe(
      'America/New_York',
    )
  })

  it.each<[string, object, string]>([
    [
      'hours',
      { milan: { ...MILAN, hours: { mon: '9:00-18:00' } } },
      'hours-invalid calendars.milan.hours.mon: "9:00-18:00" is not HH:MM-HH:MM. Did you mean 09:00-18:00?',
    ],
    [
      'an unknown key',
      { milan: { ...MILAN, holliday: [] } },
      'key-unknown calendars.milan.holliday: This key is not known. Did you mean holidays?',
    ],
    [
      'a holiday deep inside a combination',
      { world: { union: ['italianOffice', { ...MILAN, holidays: [{ month: 13, day: 1 }] }] } },
      'input-invalid calendars.world.union[1].holidays[0].month: 13 is not a whole number from 1 to 12.',
    ],
    ['a missing zone', { milan: { hours: {} } }, 'key-missing calendars.milan.timeZone: This key is required.'],
    [
      'an unknown zone',
      { milan: { ...MILAN, timeZone: 'Europe/Rom' } },
      'time-zone-unknown calendars.milan.timeZone: "Europe/Rom" is not an IANA time zone. Did you mean Europe/Rome?',
    ],
    ['a number', { milan: 5 }, 'input-invalid calendars.milan: 5 is not an object.'],
    ['an empty name', { milan: '' }, 'input-invalid calendars.milan: "" is not a text.'],
    [
      'an unknown name',
      { milan: MILAN, world: { union: ['milan', 'milano'] } },
      'calendar-unknown calendars.world.union[1]: "milano" is not one of the calendars given. Did you mean milan?',
    ],
    [
      'an unknown built-in name',
      { world: { union: ['italianOfice'] } },
      'calendar-unknown calendars.world.union[0]: "italianOfice" is not one of the calendars given. Did you mean italianOffice?',
    ],
    [
      'a name of every object',
      { world: 'toString' },
      'calendar-unknown calendars.world: "toString" is not one of the calendars given.',
    ],
    [
      'a combination of none',
      { world: { union: [] } },
      'input-invalid calendars.world.union: This union has 0 calendars. Give at least one.',
    ],
    [
      'a difference of three',
      { world: { difference: ['italianOffice', 'alwaysOpen', 'alwaysOpen'] } },
      'input-invalid calendars.world.difference: This difference has 3 calendars. Give two.',
    ],
    [
      'a combination that is not a list',
      { world: { union: 'italianOffice' } },
      'input-invalid calendars.world.union: "italianOffice" is not a list.',
    ],
    [
      'a second key',
      { world: { union: ['italianOffice'], name: 'World' } },
      'key-unknown calendars.world.name: This key is not known. Known: union.',
    ],
    ['always that is false', { world: { always: false } }, 'input-invalid calendars.world.always: false is not true.'],
    [
      'one that names itself',
      { world: { union: ['italianOffice', 'world'] } },
      'input-invalid calendars.world.union[1]: The calendars refer to each other in a circle: world → world. At least one of them must not refer to the others.',
    ],
    [
      'a ring',
      { a: 'b', b: { union: ['c'] }, c: { union: [{ difference: ['alwaysOpen', 'b'] }] } },
      'input-invalid calendars.c.union[0].difference[1]: The calendars refer to each other in a circle: b → c → b. At least one of them must not refer to the others.',
    ],
  ])('refuses %s', (_, calendars, message) => {
    expect(refusedCalendars(calendars).slice(0, message.length)).toBe(message)
  })

  it('refuses references that expand to more calendars than fit into memory', () => {
    const calendars: Record<string, object> = { a0: MILAN }
    for (let i = 1; i < 60; i++) calendars[`a${i}`] = { union: [`a${i - 1}`, `a${i - 1}`] }
    expect(refusedCalendars(calendars)).toBe(
      'input-invalid calendars.a10.union: The calendar is made of more than 1000 desks. Use each desk only once.',
    )
  })

  it('follows a chain of 64 names, and refuses one more', () => {
    const chainOf = (names: number): Record<string, object | string> =>
      Object.fromEntries(Array.from({ length: names }, (_, i) => [`a${i}`, i < names - 1 ? `a${i + 1}` : MILAN]))
    const { calendars } = parseDocument({ policy: 'msaBusiness', calendar: 'a0', calendars: chainOf(64) })
    expect(calendars.a0.toJSON()).toEqual(calendars.a63.toJSON())
    expect(refusedCalendars(chainOf(65))).toBe(
      'input-invalid calendars.a63: Calendar references are nested too deeply. Refer to the last calendar directly.',
    )
  })

  it('refuses a chain of names that is far too long', () => {
    const calendars: Record<string, object | string> = { a0: MILAN }
    for (let i = 20_000; i > 0; i--) calendars[`a${i}`] = `a${i - 1}`
    expect(refusedCalendars(calendars)).toMatch(
      /^input-invalid calendars\.a\d+: Calendar references are nested too deeply/,
    )
  })
})
