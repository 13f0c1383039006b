import { describe, expect, expectTypeOf, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { deadline } from '../../src/deadline/deadline.ts'
import { type Policy, slaPolicy } from '../../src/policy/policy.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'

const BOSTON = businessCalendar({ timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } })
const MILAN = businessCalendar({
  name: 'Milan desk',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  exceptions: { '2026-12-24': 'closed' },
})
const SHUT = businessCalendar({ timeZone: 'Europe/Rome', hours: {} })

const GOLD = slaPolicy({
  name: 'Gold',
  channels: ['web', 'phone', 'email'],
  severities: {
    critical: {
      level: 1,
      firstResponse: { within: 'PT1H', clock: 'always', outOfHours: { channel: 'phone', otherwise: 'next-opening' } },
      resolution: { within: { workingDays: 1, due: 'close' }, clock: 'business' },
      update: { within: 'PT30M', clock: 'always' },
    },
    high: {
      level: 2,
      firstResponse: { within: { hours: 2 }, clock: 'business', calendar: 'boston' },
      nextResponse: { within: { workingDays: 2, due: 'same-time', cutoff: '15:00' }, clock: 'business' },
    },
    low: { level: 3 },
  },
})

/** Friday, half past four: an hour and a half before closing. */
const FRIDAY = '2026-11-20T16:30+01:00'
/** The evening of the same day: closed. */
const EVENING = '2026-11-20T19:00+01:00'
const PHONE = {
  code: 'phone-call-required',
  message: 'Outside business hours the contract requires a call (channel phone) for this severity.',
}

const gold = { policy: GOLD, calendar: MILAN }
/** Calls with arguments of any type. */
const asked = (input: unknown) => deadline(input as { severity: 'high'; reportedAt: number })
const refused = (input: unknown) => refusal(() => asked(input))

describe('deadline', () => {
  it('returns the due time and the inputs it was computed from', () => {
    expect(deadline({ severity: 'high', reportedAt: FRIDAY })).toEqual({
      dueAt: '2026-11-23T13:30:00+01:00',
      startsAt: '2026-11-20T16:30:00+01:00',
      severity: 'high',
      target: 'firstResponse',
      clock: 'business',
      notices: [],
    })
  })

  it.each([
    ['critical', FRIDAY, '2026-11-20T18:30:00+01:00'],
    ['high', FRIDAY, '2026-11-23T13:30:00+01:00'],
    ['medium', FRIDAY, '2026-11-23T15:30:00+01:00'],
    ['low', FRIDAY, '2026-11-23T17:30:00+01:00'],
    ['high', '2026-12-24T17:00+01:00', '2026-12-28T14:00:00+01:00'],
    ['high', EVENING, '2026-11-23T15:00:00+01:00'],
  ] as const)('judges %s tickets of %s by the contract of §1 in Rome', (severity, reportedAt, dueAt) => {
    expect(deadline({ severity, reportedAt }).dueAt).toBe(dueAt)
  })

  it('does not move the start to an opening', () => {
    expect(deadline({ severity: 'high', reportedAt: EVENING }).startsAt).toBe('2026-11-20T19:00:00+01:00')
  })

  describe('of a target', () => {
    it('is the first response unless another one is named', () => {
      expect(deadline({ ...gold, severity: 'critical', reportedAt: FRIDAY }).target).toBe('firstResponse')
      expect(deadline({ ...gold, severity: 'critical', reportedAt: FRIDAY, target: undefined }).target).toBe(
        'firstResponse',
      )
    })

    it('counts working days to the closing (§8)', () => {
      expect(deadline({ ...gold, severity: 'critical', reportedAt: FRIDAY, target: 'resolution' })).toMatchObject({
        dueAt: '2026-11-23T18:00:00+01:00',
        target: 'resolution',
        clock: 'business',
      })
    })

    it.each([
      ['2026-11-20T14:59:59.999+01:00', '2026-11-24T14:59:59.999+01:00'],
      ['2026-11-20T15:00+01:00', '2026-11-25T15:00:00+01:00'],
    ])('counts working days from %s with its cutoff', (reportedAt, dueAt) => {
      expect(deadline({ ...gold, severity: 'high', reportedAt, target: 'nextResponse' }).dueAt).toBe(dueAt)
    })

    it('counts around the clock', () => {
      expect(deadline({ ...gold, severity: 'critical', reportedAt: EVENING, target: 'update' })).toMatchObject({
        dueAt: '2026-11-20T19:30:00+01:00',
        clock: 'always',
        notices: [],
      })
    })
  })

  describe('on a calendar by name', () => {
    it('counts that calendar’s hours and writes the offset of the one in force', () => {
      const due = deadline({ ...gold, calendars: { boston: BOSTON }, severity: 'high', reportedAt: FRIDAY })
      expect(due.dueAt).toBe('2026-11-20T18:30:00+01:00')
      expect(due.startsAt).toBe('2026-11-20T16:30:00+01:00')
    })

    it.each<[string, unknown, string]>([
      ['no calendars', undefined, 'calendar-unknown calendars.boston: "boston" is not one of the calendars given.'],
      [
        'no such calendar',
        { bostn: BOSTON },
        'calendar-unknown calendars.boston: "boston" is not one of the calendars given. Did you mean bostn?',
      ],
      [
        'only an inherited one',
        Object.create({ boston: BOSTON }),
        'calendar-unknown calendars.boston: "boston" is not one of the calendars given.',
      ],
      [
        'another thing of that name',
        { boston: 5 },
        'input-invalid calendars.boston: 5 is not a calendar. Pass a calendar or its spec.',
      ],
      [
        'nothing of that name',
        { boston: undefined },
        'calendar-required calendars.boston: undefined is not a calendar. Pass a calendar or its spec.',
      ],
    ])('refuses %s', (_, calendars, message) => {
      expect(refused({ ...gold, calendars, severity: 'high', reportedAt: FRIDAY })).toBe(message)
    })

    it('needs none if the target names none', () => {
      expect(
        deadline({ ...gold, severity: 'critical', reportedAt: FRIDAY, target: 'resolution', calendars: {} }).dueAt,
      ).toBe('2026-11-23T18:00:00+01:00')
    })
  })

  describe('outside business hours (§9)', () => {
    it.each([
      ['advises the web portal', EVENING, 'web', [PHONE]],
      ['advises e-mail', EVENING, 'email', [PHONE]],
      ['advises where no channel is known', EVENING, undefined, [PHONE]],
      ['advises from the closing on', '2026-11-20T18:00+01:00', 'web', [PHONE]],
      ['has nothing to say to a call', EVENING, 'phone', []],
      ['has nothing to say while open', FRIDAY, 'web', []],
      ['has nothing to say at the opening', '2026-11-20T09:00+01:00', undefined, []],
    ] as const)('advise: %s (%s, %s)', (_, reportedAt, channel, notices) => {
      const due = deadline({ severity: 'critical', reportedAt, channel })
      expect(due.notices).toEqual(notices)
      expect(Date.parse(due.startsAt)).toBe(Date.parse(reportedAt))
      expect(Date.parse(due.dueAt)).toBe(Date.parse(reportedAt) + 7_200_000)
    })

    it.each([
      ['the web portal waits', EVENING, 'web', '2026-11-23T09:00:00+01:00'],
      ['e-mail waits', EVENING, 'email', '2026-11-23T09:00:00+01:00'],
      ['a call does not wait', EVENING, 'phone', '2026-11-20T19:00:00+01:00'],
      ['no channel does not wait', EVENING, undefined, '2026-11-20T19:00:00+01:00'],
      ['the web portal does not wait while open', FRIDAY, 'web', '2026-11-20T16:30:00+01:00'],
      ['the web portal does not wait at the opening', '2026-11-20T09:00+01:00', 'web', '2026-11-20T09:00:00+01:00'],
      ['the web portal waits at the closing', '2026-11-20T18:00+01:00', 'web', '2026-11-23T09:00:00+01:00'],
    ] as const)('next-opening: %s (%s, %s)', (_, reportedAt, channel, startsAt) => {
      const due = deadline({ ...gold, severity: 'critical', reportedAt, channel })
      expect(due.startsAt).toBe(startsAt)
      expect(Date.parse(due.dueAt)).toBe(Date.parse(startsAt) + 3_600_000)
      expect(due.notices).toEqual([])
      expect(due.clock).toBe('always')
    })

    it('throws if the calendar never opens', () => {
      const reportedAt = Date.UTC(2026, 10, 20)
      expect(refused({ policy: GOLD, calendar: SHUT, severity: 'critical', reportedAt, channel: 'web' })).toBe(
        'never-opens The calendar has no open time left, seen from 2026-11-20T00:00:00.000Z. Check its hours, holidays and exceptions.',
      )
      expect(deadline({ policy: GOLD, calendar: SHUT, severity: 'critical', reportedAt }).startsAt).toBe(reportedAt)
    })

    it('has no notice if the target does not require a call', () => {
      expect(deadline({ severity: 'high', reportedAt: EVENING, channel: 'web' }).notices).toEqual([])
    })
  })

  describe('of policy and calendar', () => {
    it.each<[string, object, string]>([
      [
        'a policy alone',
        { policy: GOLD },
        'calendar-required calendar: undefined is not a calendar. Pass a calendar or its spec.',
      ],
      [
        'a calendar alone',
        { calendar: MILAN },
        'policy-required policy: undefined is not a policy. Pass a policy or its spec.',
      ],
      [
        'a policy that is undefined',
        { policy: undefined, calendar: MILAN },
        'policy-required policy: undefined is not a policy. Pass a policy or its spec.',
      ],
      [
        'a calendar that is undefined',
        { policy: GOLD, calendar: undefined },
        'calendar-required calendar: undefined is not a calendar. Pass a calendar or its spec.',
      ],
      [
        'a calendar that is null',
        { policy: GOLD, calendar: null },
        'calendar-required calendar: null is not a calendar. Pass a calendar or its spec.',
      ],
      [
        'both undefined',
        { policy: undefined, calendar: undefined },
        'policy-required policy: undefined is not a policy. Pass a policy or its spec.',
      ],
      [
        'only the key of the policy',
        { policy: undefined },
        'policy-required policy: undefined is not a policy. Pass a policy or its spec.',
      ],
      [
        'only the key of the calendar',
        { calendar: undefined },
        'policy-required policy: undefined is not a policy. Pass a policy or its spec.',
      ],
      [
        'an invalid policy',
        { policy: { ...GOLD, rank: 0 }, calendar: MILAN },
        'input-invalid policy.rank: 0 is not a whole number from 1 to 1000000.',
      ],
      [
        'an invalid calendar',
        { policy: GOLD, calendar: { timeZone: 'UTC', hours: { mon: '09:00-09:00' } } },
        'hours-empty calendar.hours.mon: 09:00-09:00 opens and closes at once. For a 24-hour day write 00:00-24:00; for a closed day omit it.',
      ],
    ])('refuses %s', (_, pair, message) => {
      expect(refused({ severity: 'high', reportedAt: FRIDAY, ...pair })).toBe(message)
    })
  })

  it.each<[string, unknown, string]>([
    [
      'an unknown severity',
      { severity: 'hihg', reportedAt: 0 },
      'severity-unknown severity: "hihg" is not known. Did you mean high?',
    ],
    [
      'no severity',
      { reportedAt: 0 },
      'severity-unknown severity: undefined is not known. Known: critical, high, medium, low.',
    ],
    [
      'a severity of every object',
      { severity: 'constructor', reportedAt: 0 },
      'severity-unknown severity: "constructor" is not known. Known: critical, high, medium, low.',
    ],
    [
      'an object for a severity',
      { severity: Object.create(null), reportedAt: 0 },
      'severity-unknown severity: An object is not known. Known: critical, high, medium, low.',
    ],
    [
      'a symbol for a severity',
      { severity: Symbol('high'), reportedAt: 0 },
      'severity-unknown severity: Symbol(high) is not known. Known: critical, high, medium, low.',
    ],
    [
      'a target that the severity lacks',
      { severity: 'high', reportedAt: 0, target: 'resolution' },
      'target-unknown target: "resolution" is not known. Known: firstResponse.',
    ],
    [
      'a misspelt target',
      { severity: 'high', reportedAt: 0, target: 'firstresponce' },
      'target-unknown target: "firstresponce" is not known. Did you mean firstResponse?',
    ],
    [
      'a target of a severity that has none',
      { ...gold, severity: 'low', reportedAt: 0 },
      'target-unknown target: "firstResponse" is not known.',
    ],
    [
      'a misspelt channel',
      { severity: 'high', reportedAt: 0, channel: 'fone' },
      'channel-unknown channel: "fone" is not known. Did you mean phone?',
    ],
    [
      'a channel that is null',
      { severity: 'high', reportedAt: 0, channel: null },
      'channel-unknown channel: null is not known. Known: web, phone, email.',
    ],
    [
      'no report',
      { severity: 'high' },
      'instant-invalid reportedAt: undefined is not an instant. Pass a Date, epoch milliseconds or text with a zone.',
    ],
    [
      'a local time',
      { severity: 'high', reportedAt: '2026-11-20T16:30' },
      'instant-without-zone reportedAt: "2026-11-20T16:30" is not an instant: it has no zone. Add Z, an offset or a zone: 2026-11-20T16:30+01:00, 2026-11-20T16:30[Europe/Rome].',
    ],
    [
      'an unknown key',
      { severity: 'high', reportedAt: 0, calender: MILAN },
      'key-unknown calender: This key is not known. Did you mean calendar?',
    ],
    [
      'the key __proto__',
      JSON.parse('{ "__proto__": {} }'),
      'key-unknown __proto__: This key is not known. Known: severity, reportedAt, channel, target, calendars, policy, calendar.',
    ],
    [
      'another unknown key',
      { reportedAt: 0, chanel: 'web' },
      'key-unknown chanel: This key is not known. Did you mean channel?',
    ],
    ['text', 'high', 'input-invalid "high" is not an object. Pass one object: { severity, reportedAt }.'],
  ])('refuses %s', (_, input, message) => {
    expect(refused(input)).toBe(message)
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a number', 5],
    ['true', true],
    [
      'what throws when it is read',
      {
        get severity() {
          throw new Error('no')
        },
        reportedAt: 0,
      },
    ],
    ['a channel that is not a string', { severity: 'high', reportedAt: 0, channel: { toString: 1 } }],
  ])('refuses %s with an error of this library', (_, input) => {
    expect(refused(input)).toMatch(/^(input-invalid|severity-unknown|channel-unknown) /)
  })

  it('reads each argument once, and their names once', () => {
    const read: PropertyKey[] = []
    const input = new Proxy(
      {
        ...{ severity: 'high', reportedAt: 0, channel: 'web', target: 'firstResponse' },
        ...{ calendars: { boston: BOSTON }, ...gold },
      },
      {
        get(target, key) {
          read.push(key)
          return Reflect.get(target, key)
        },
        ownKeys(target) {
          read.push('the names')
          return Reflect.ownKeys(target)
        },
      },
    )
    expect(asked(input).dueAt).toBe(Date.parse('1970-01-01T16:00Z'))
    const each = ['severity', 'reportedAt', 'channel', 'target', 'calendars', 'policy', 'calendar']
    expect(read.sort()).toEqual(['the names', ...each].sort())
  })

  it('refuses a due time after the supported range', () => {
    expect(refused({ severity: 'critical', reportedAt: Date.UTC(2200, 0) - 1 })).toBe(
      'instant-out-of-range The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z. Use a shorter duration, or check that the calendar has enough open time.',
    )
  })

  it('answers in the form of the report', () => {
    const ms = Date.parse(FRIDAY)
    const due = Date.parse('2026-11-23T13:30+01:00')
    expect(deadline({ severity: 'high', reportedAt: ms }).dueAt).toBe(due)
    expect(deadline({ severity: 'high', reportedAt: new Date(ms) })).toMatchObject({
      dueAt: new Date(due),
      startsAt: new Date(ms),
    })
    const instant = deadline({ severity: 'high', reportedAt: Temporal.Instant.from(FRIDAY) }).dueAt
    expect(instant).toBeInstanceOf(Temporal.Instant)
    expect(instant.epochMilliseconds).toBe(due)
    const zoned = Temporal.ZonedDateTime.from('2026-11-20T10:30[America/New_York][u-ca=hebrew]')
    expect(deadline({ severity: 'high', reportedAt: zoned }).dueAt.toString()).toBe(
      '2026-11-23T07:30:00-05:00[America/New_York][u-ca=hebrew]',
    )
    const milliseconds = deadline({ severity: 'high', reportedAt: { epochMilliseconds: ms } })
    expect(milliseconds.dueAt.epochMilliseconds).toBe(due)
    expect(milliseconds.startsAt.epochMilliseconds).toBe(ms)
  })

  it.each([
    ['the offset of Rome for Z', '2026-11-20T15:30Z', '2026-11-23T13:30:00+01:00'],
    ['the offset of Rome for another one', '2026-11-20T10:30-05:00', '2026-11-23T13:30:00+01:00'],
    ['the summer’s offset', '2026-03-27T16:30+01:00', '2026-03-30T13:30:00+02:00'],
    ['the zone in brackets', '2026-11-20T10:30[America/New_York]', '2026-11-23T07:30:00-05:00[America/New_York]'],
  ])('writes %s', (_, reportedAt, dueAt) => {
    expect(deadline({ severity: 'high', reportedAt }).dueAt).toBe(dueAt)
  })

  it('takes the severities, targets and channels of a literal policy, and no others', () => {
    expect(() => {
      // @ts-expect-error a severity that the policy lacks
      deadline({ ...gold, severity: 'hihg', reportedAt: 0 })
    }).toThrow('severity: "hihg" is not known. Did you mean high?')
    expect(() => {
      // @ts-expect-error a severity that the default policy lacks
      deadline({ severity: 'hihg', reportedAt: 0 })
    }).toThrow('severity: "hihg" is not known. Did you mean high?')
    expect(() => {
      // @ts-expect-error a target that no severity of the policy has
      deadline({ severity: 'high', reportedAt: 0, target: 'resolution' })
    }).toThrow('target: "resolution" is not known.')
    expect(() => {
      // @ts-expect-error a channel that the policy does not list
      deadline({ ...gold, severity: 'high', reportedAt: 0, channel: 'fax' })
    }).toThrow('channel: "fax" is not known.')
    expect(() => {
      // @ts-expect-error one of the pair
      deadline({ severity: 'high', reportedAt: 0, calendar: MILAN })
    }).toThrow('policy: undefined is not a policy.')
    expect(() => {
      // @ts-expect-error the other of the pair
      deadline({ severity: 'high', reportedAt: 0, policy: GOLD })
    }).toThrow('calendar: undefined is not a calendar.')
  })

  it('takes any word for a policy that is known at run time only', () => {
    const policy: Policy = GOLD
    const severity: string = 'critical'
    const due = deadline({ policy, calendar: MILAN, severity, reportedAt: 0 })
    expect(due.severity).toBe('critical')
    expectTypeOf(due.severity).toEqualTypeOf<string>()
  })

  it('is typed by the policy and the report', () => {
    const due = deadline({ severity: 'high', reportedAt: new Date(Date.UTC(2026, 10, 20)) })
    expectTypeOf(due.dueAt).toEqualTypeOf<Date>()
    expectTypeOf(due.severity).toEqualTypeOf<'critical' | 'high' | 'medium' | 'low'>()
    expect(due.severity).toBe('high')
  })
})
