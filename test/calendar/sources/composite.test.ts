import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { Composite } from '../../../src/calendar/sources/composite.ts'
import { parseCalendarSpec } from '../../../src/calendar/sources/parse-calendar-spec.ts'
import type { CalendarSpec, SimpleCalendarSpec } from '../../../src/calendar/spec.ts'
import { intersect } from '../../../src/calendar/timeline/spans.ts'
import { DAY, epochDay } from '../../../src/time/epoch-day.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyZone, changesOf } from '../../arbitraries/zones.ts'
import { refusal } from '../../validation/refusal.ts'

const desk = (name: string, days: string, hours: string, more: Partial<SimpleCalendarSpec> = {}): CalendarSpec => ({
  name,
  timeZone: 'UTC',
  hours: days ? { [days]: hours } : {},
  ...more,
})
const early = desk('Early', 'mon-fri', '06:00-12:00')
const noon = desk('Noon', 'mon-fri', '11:00-13:00')
const late = desk('Late', 'wed-sat', '12:00-20:00')
const monday = Date.UTC(2026, 10, 23)
const HOUR = 3_600_000

/** The hours of the open spans of a day, `6-12`. */
function open(spec: object, date = monday): string {
  const spans = parseCalendarSpec(InputValue.copyOf(spec, [])).spans(date, date + 24 * HOUR)
  return spans
    .map((at, i) => (at - date) / HOUR + (i % 2 ? ' ' : '-'))
    .join('')
    .trim()
}

/** The reasons of the days Monday 2026-11-23 to Sunday, `hours`, or `exception Moving`. */
function reasons(spec: object, from = '2026-11-23', to = '2026-11-29'): string[] {
  return Array.from(businessCalendar(spec as CalendarSpec).days(from, to), ({ reason, name }) =>
    name === undefined ? reason : `${reason} ${name}`,
  )
}

/** A calendar that is open every day at one time, for a quarter of an hour to twelve hours. */
function fewHours(): fc.Arbitrary<SimpleCalendarSpec> {
  const text = (quarter: number) =>
    [Math.floor(quarter / 4) % 24, (quarter % 4) * 15].map(part => String(part).padStart(2, '0')).join(':')
  return fc.record({
    timeZone: anyZone(),
    hours: fc
      .tuple(fc.nat(95), fc.integer({ min: 1, max: 48 }))
      .map(([opening, length]) => ({ 'mon-sun': `${text(opening)}-${text(opening + length)}` })),
  })
}

const holidaysOf = (spec: object, year: number) =>
  businessCalendar(spec as CalendarSpec)
    .holidays(year)
    .map(({ date, name, closed }) => `${date} ${name}${closed ? ` ${closed}` : ''}`)

describe('Composite', () => {
  it.each([
    ['a union of one', { union: [early] }, '6-12'],
    ['a union of two that overlap', { union: [early, noon] }, '6-13'],
    ['a union of three', { union: [early, noon, desk('Night', 'mon', '22:00-24:00')] }, '6-13 22-24'],
    ['a union whose first calendar never opens', { union: [desk('Never', '', ''), early, noon] }, '6-13'],
    ['an intersection of one', { intersection: [early] }, '6-12'],
    ['an intersection of two', { intersection: [early, noon] }, '11-12'],
    ['an intersection of three', { intersection: [early, noon, desk('Half', 'mon', '11:30-13:00')] }, '11.5-12'],
    ['an intersection without common time', { intersection: [early, desk('Late', 'mon', '12:00-20:00')] }, ''],
    ['a difference', { difference: [early, noon] }, '6-11'],
    ['a difference the other way', { difference: [noon, early] }, '12-13'],
    ['a difference of the same', { difference: [early, early] }, ''],
    ['a difference from the clock round', { difference: [{ always: true }, early] }, '0-6 12-24'],
    [
      'a combination of combinations',
      { difference: [{ union: [early, noon] }, { intersection: [early, noon] }] },
      '6-11 12-13',
    ],
  ])('is open in %s', (_, spec, hours) => expect(open(spec)).toBe(hours))
  it('follows the sun: works on instants, whatever the zones', () => {
    const nine = (timeZone: string) => ({ timeZone, hours: { mon: '09:00-10:00' } })
    expect(open({ union: [nine('America/New_York'), nine('Europe/Rome'), nine('Asia/Tokyo')] })).toBe('0-1 8-9 14-15')
  })

  it('is open when all of its calendars are, period by period, in whatever zones', () =>
    fc.assert(
      fc.property(
        fc.array(fewHours(), { minLength: 2, maxLength: 4 }),
        fc.nat(),
        fc.constantFrom(DAY, 8 * DAY, 50 * DAY),
        (specs, index, length) => {
          const all = specs.map(spec => parseCalendarSpec(InputValue.copyOf(spec, [])))
          const both = new Composite('intersection', all, new InputValue([], []))
          const near = specs.flatMap(({ timeZone }) => changesOf(timeZone))
          const first = near[index % near.length] - 10 * length
          for (let from = first; from < first + 20 * length; from += length) {
            const expected = all.map(one => one.spans(from, from + length)).reduce(intersect)
            expect(both.spans(from, from + length)).toEqual(expected)
          }
        },
      ),
      runs(300),
    ))

  it('keeps the zone of the first operand and no name', () => {
    const { zone, name } = parseCalendarSpec(
      InputValue.copyOf(
        {
          union: [
            { ...early, timeZone: 'Asia/Tokyo' },
            { ...noon, timeZone: 'Europe/Rome' },
          ],
        },
        [],
      ),
    )
    expect([zone.id, name]).toEqual(['Asia/Tokyo', undefined])
  })

  it.each([
    ['union', 0, 'This union has 0 calendars. Give at least one.'],
    ['intersection', 0, 'This intersection has 0 calendars. Give at least one.'],
    ['difference', 0, 'This difference has 0 calendars. Give two.'],
    ['difference', 1, 'This difference has 1 calendars. Give two.'],
    ['difference', 3, 'This difference has 3 calendars. Give two.'],
  ] as const)('refuses a %s of %i', (combination, count, message) => {
    const operands = Array.from({ length: count }, () => parseCalendarSpec(InputValue.copyOf(early, [])))
    const given = new InputValue([], ['calendar', combination])
    expect(refusal(() => new Composite(combination, operands, given))).toBe(
      `input-invalid calendar.${combination}: ${message}`,
    )
  })

  it('lists the holidays of all operands in date order, those that they share once', () => {
    const rome = desk('Rome', 'mon-fri', '09:00-17:00', {
      holidays: [
        { name: 'Natale', month: 12, day: 25 },
        { name: 'Capodanno', month: 1, day: 1 },
      ],
    })
    const milan = desk('Milan', 'mon-fri', '09:00-17:00', {
      holidays: [
        { name: 'Natale', month: 12, day: 25 },
        { name: 'Santo Natale', month: 12, day: 25 },
        { name: "Sant'Ambrogio", month: 12, day: 7 },
      ],
    })
    const all = ['2026-01-01 Capodanno', "2026-12-07 Sant'Ambrogio", '2026-12-25 Natale', '2026-12-25 Santo Natale']
    expect(holidaysOf({ union: [rome, milan] }, 2026)).toEqual(all)
    expect(holidaysOf({ intersection: [rome, milan] }, 2026)).toEqual(all)
    expect(holidaysOf({ difference: [rome, milan] }, 2026)).toEqual(all)
    expect(holidaysOf({ union: [rome, { always: true }] }, 2027)).toEqual(['2027-01-01 Capodanno', '2027-12-25 Natale'])
  })
  it('lists holidays of one name on several dates each', () => {
    const eves = desk('Eves', 'mon-fri', '09:00-17:00', {
      holidays: [
        { name: 'Eve', month: 12, day: 24, closed: '14:00-24:00' },
        { name: 'Eve', month: 12, day: 31 },
      ],
    })
    expect(holidaysOf({ union: [eves] }, 2026)).toEqual(['2026-12-24 Eve 14:00-24:00', '2026-12-31 Eve'])
  })

  it('is described by its operands', () => {
    const source = parseCalendarSpec(
      InputValue.copyOf({ difference: [{ union: [early, { always: true }] }, noon] }, []),
    )
    expect(JSON.stringify(source)).toBe(
      JSON.stringify({
        difference: [{ union: [businessCalendar(early), { always: true }] }, businessCalendar(noon)],
      }),
    )
  })
})

describe('the days of a composite', () => {
  const closedOn = (name: string, date: string) =>
    desk(name, 'mon-fri', '09:00-17:00', { exceptions: { [date]: { name, hours: 'closed' } } })
  const openOn = (name: string, date: string) =>
    desk(name, '', '', { exceptions: { [date]: { name, hours: '09:00-10:00' } } })

  it('of a union tell why the first operand that is open is open', () =>
    expect(reasons({ union: [late, early, openOn('Sunday', '2026-11-29')] })).toEqual([
      'hours',
      'hours',
      'hours',
      'hours',
      'hours',
      'hours',
      'exception Sunday',
    ]))
  it('of a union name the first of two that are open', () => {
    const both = [openOn('A', '2026-11-23'), openOn('B', '2026-11-23')]
    expect(reasons({ union: both }, '2026-11-23', '2026-11-23')).toEqual(['exception A'])
    expect(reasons({ union: [early, ...both] }, '2026-11-23', '2026-11-23')).toEqual(['hours'])
  })
  it('of a union that is closed name the reason that all operands share, and its name where that is the same', () => {
    const both = [closedOn('A', '2026-11-23'), closedOn('B', '2026-11-23')]
    expect(reasons({ union: both }, '2026-11-22', '2026-11-23')).toEqual(['outside-hours', 'exception'])
    expect(reasons({ union: [both[0], both[0]] }, '2026-11-23', '2026-11-23')).toEqual(['exception A'])
  })
  it('of a union that is closed for several reasons blame none of the operands', () => {
    const several = [closedOn('A', '2026-11-23'), desk('B', 'tue', '09:00-17:00')]
    for (const union of [several, [...several].reverse()])
      expect(reasons({ union }, '2026-11-23', '2026-11-23')).toEqual(['outside-hours'])
  })
  it('of an intersection tell why the first operand that is closed is closed', () => {
    const three = [early, closedOn('A', '2026-11-24'), closedOn('B', '2026-11-25')]
    expect(reasons({ intersection: three }, '2026-11-23', '2026-11-25')).toEqual([
      'hours',
      'exception A',
      'exception B',
    ])
    expect(
      reasons({ intersection: [closedOn('A', '2026-11-24'), closedOn('B', '2026-11-24')] }, '2026-11-24', '2026-11-24'),
    ).toEqual(['exception A'])
  })
  it('of an intersection that is open tell why the first operand is', () =>
    expect(
      reasons(
        { intersection: [openOn('A', '2026-11-23'), desk('Day', 'mon', '09:00-17:00')] },
        '2026-11-23',
        '2026-11-23',
      ),
    ).toEqual(['exception A']))
  it('of an intersection without common time fall back on the first operand', () =>
    expect(
      reasons(
        { intersection: [desk('A', 'mon', '10:00-11:00'), openOn('B', '2026-11-23')] },
        '2026-11-23',
        '2026-11-23',
      ),
    ).toEqual(['outside-hours']))
  it('of a difference name what was subtracted where that closes them', () =>
    expect(reasons({ difference: [early, desk('Moving', 'tue', '00:00-24:00')] }, '2026-11-23', '2026-11-24')).toEqual([
      'hours',
      'exception Moving',
    ]))
  it('of a difference tell the reason of the first operand where it is closed itself, or not closed entirely', () =>
    expect(
      reasons(
        { difference: [closedOn('A', '2026-11-24'), desk('Moving', 'mon-sun', '09:00-12:00')] },
        '2026-11-21',
        '2026-11-24',
      ),
    ).toEqual(['outside-hours', 'outside-hours', 'hours', 'exception A']))
  it('of a difference leave out the name that what was subtracted has not', () =>
    expect(
      parseCalendarSpec(InputValue.copyOf({ difference: [early, { always: true }] }, [])).dayReason(
        epochDay(2026, 11, 23),
        false,
      ),
    ).toStrictEqual({ reason: 'exception' }))
  it('are local dates of the first operand', () => {
    const tokyo = { name: 'Tokyo', timeZone: 'Asia/Tokyo', hours: { tue: '00:00-09:00' } }
    // Midnight to nine on Tuesday in Tokyo is Monday afternoon in UTC.
    expect(reasons({ union: [tokyo, openOn('B', '2026-11-22')] }, '2026-11-23', '2026-11-24')).toEqual([
      'outside-hours',
      'hours',
    ])
    const utc = parseCalendarSpec(
      InputValue.copyOf(
        {
          union: [
            { timeZone: 'UTC', hours: {}, exceptions: { '2026-11-23': { name: 'Closed', hours: 'closed' } } },
            tokyo,
          ],
        },
        [],
      ),
    )
    expect(utc.dayReason(epochDay(2026, 11, 23), true)).toEqual({ reason: 'hours' })
    expect(utc.dayReason(epochDay(2026, 11, 23), false)).toEqual({ reason: 'outside-hours' })
  })
})

describe('the size of a combination', () => {
  const one = parseCalendarSpec(InputValue.copyOf(early, []))
  const combined = (...operands: ConstructorParameters<typeof Composite>[1]) =>
    new Composite('union', operands, new InputValue(undefined, ['union']))

  it('is the number of its desks, up to 1,000', () => {
    const hundred = combined(...Array(100).fill(one))
    expect(combined(one, hundred, one).size).toBe(102)
    expect(combined(...Array(10).fill(hundred)).size).toBe(1000)
    expect(refusal(() => combined(one, ...Array(10).fill(hundred)))).toBe(
      'input-invalid union: The calendar is made of more than 1000 desks. Use each desk only once.',
    )
  })
})
