import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { businessCalendar, union } from '../../src/calendar/calendars.ts'
import { type Explanation, explain } from '../../src/explain/explain.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import type { PolicySpec, TargetSpec } from '../../src/policy/spec.ts'
import { version } from '../../src/version.ts'
import { at, BOSTON, DESK, events, explanationOf, lasting, SHUT, segmentsOf, told } from '../clock/notation.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'

const HOUR = 3_600_000
const hours = (hours: number) => ({ within: { hours }, clock: 'business' }) as const
const PHONE = {
  code: 'phone-call-required',
  message: 'Outside business hours the contract requires a call (channel phone) for this severity.',
}
const always = (otherwise: 'advise' | 'next-opening'): TargetSpec => ({
  within: 'PT2H',
  clock: 'always',
  outOfHours: { channel: 'phone', otherwise },
})
const MORNING = { within: { workingDays: 1, due: '09:00' }, clock: 'business' } as const
const GOLD = slaPolicy({
  name: 'Gold',
  channels: ['web', 'phone'],
  severities: {
    high: { level: 1, firstResponse: hours(6), nextResponse: hours(3), update: hours(4) },
    waits: { level: 2, firstResponse: always('next-opening') },
    advised: { level: 3, firstResponse: always('advise') },
    days: { level: 4, firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } },
    elsewhere: { level: 5, firstResponse: { ...hours(2), calendar: 'boston' } },
    morning: { level: 6, firstResponse: MORNING },
    desk: { level: 7, firstResponse: { ...MORNING, heldBy: ['desk'] } },
  },
})
const REPORTED = 'mon 23 09:00 reported high'
const gold = { policy: GOLD, calendar: DESK }
const explained = (now: string, ...lines: string[]) => explanationOf({ policy: GOLD }, now, ...lines)
/** The due time, the segments and the overrun. */
const lines = ({ dueAt, segments, overrun }: Explanation<number>) => ({
  due: told(dueAt),
  segments: segmentsOf(segments),
  overrun: segmentsOf(overrun),
})

afterEach(() => vi.unstubAllGlobals())

describe('explain, of a deadline', () => {
  const deadlineOf = (reported: string, severity = 'high', more: object = {}) =>
    explain({ ...gold, severity, reportedAt: at(reported), ...more } as unknown as Parameters<typeof explain>[0] & {
      now: number
    }) as Explanation<number>

  it('carries everything that a deadline and a history have', () => {
    expect(explain({ ...gold, severity: 'high', reportedAt: at('fri 20 15:00') })).toEqual({
      dueAt: at('mon 23 12:00'),
      startsAt: at('fri 20 15:00'),
      stoppedAt: null,
      stoppedBy: null,
      countedUntil: null,
      severity: 'high',
      target: 'firstResponse',
      clock: 'business',
      notices: [],
      policy: 'Gold',
      calendar: 'Desk',
      timeZone: 'Europe/Rome',
      within: { hours: 6 },
      budgetMs: 6 * HOUR,
      segments: [
        { start: at('fri 20 15:00'), end: at('fri 20 18:00'), counted: true, reason: 'hours', ms: 3 * HOUR },
        { start: at('fri 20 18:00'), end: at('mon 23 09:00'), counted: false, reason: 'outside-hours', ms: 63 * HOUR },
        { start: at('mon 23 09:00'), end: at('mon 23 12:00'), counted: true, reason: 'hours', ms: 3 * HOUR },
      ],
      overrun: [],
      version,
      tzdata: process.versions.tz,
    })
  })

  it('names holidays and exceptions', () => {
    const calendar = businessCalendar({
      timeZone: 'Europe/Rome',
      hours: { 'mon-fri': '09:00-18:00' },
      holidays: [{ name: 'Festa', month: 11, day: 24 }],
      exceptions: { '2026-11-25': 'closed', '2026-11-26': { name: 'Turno', hours: '08:00-10:00' } },
    })
    expect(segmentsOf(deadlineOf('mon 23 15:00', 'high', { calendar }).segments)).toEqual([
      '+ mon 23 15:00 to mon 23 18:00 hours',
      '- mon 23 18:00 to tue 24 00:00 outside-hours',
      '- tue 24 00:00 to wed 25 00:00 holiday Festa',
      '- wed 25 00:00 to thu 26 00:00 exception 2026-11-25',
      '- thu 26 00:00 to thu 26 08:00 exception Turno',
      '+ thu 26 08:00 to thu 26 10:00 exception Turno',
      '- thu 26 10:00 to fri 27 00:00 exception Turno',
      '- fri 27 00:00 to fri 27 09:00 outside-hours',
      '+ fri 27 09:00 to fri 27 10:00 hours',
    ])
  })

  it('has the segment before the opening that a ticket waits for', () => {
    const explanation = deadlineOf('sat 21 10:00', 'waits', { channel: 'web' })
    expect(lines(explanation)).toEqual({
      due: 'mon 23 11:00',
      segments: ['- sat 21 10:00 to mon 23 09:00 waiting', '+ mon 23 09:00 to mon 23 11:00 always'],
      overrun: [],
    })
    expect(explanation).toMatchObject({ startsAt: at('mon 23 09:00'), clock: 'always', notices: [] })
  })

  it('carries the notices', () => {
    expect(deadlineOf('sat 21 10:00', 'advised', { channel: 'web' }).notices).toEqual([PHONE])
    expect(deadlineOf('sat 21 10:00', 'advised', { channel: 'phone' }).notices).toEqual([])
  })

  it('names the calendar in force for a target around the clock', () => {
    const { calendar, timeZone, segments } = deadlineOf('mon 23 10:00', 'advised')
    expect([calendar, timeZone]).toEqual(['Desk', 'Europe/Rome'])
    expect(segmentsOf(segments)).toEqual(['+ mon 23 10:00 to mon 23 12:00 always'])
  })

  it('names the calendar that counts, in the zone of the calendar in force', () => {
    const { calendar, timeZone, segments } = deadlineOf('mon 23 10:00', 'elsewhere', { calendars: { boston: BOSTON } })
    expect([calendar, timeZone]).toEqual(['Boston', 'Europe/Rome'])
    expect(segmentsOf(segments)).toEqual([
      '- mon 23 10:00 to mon 23 15:00 outside-hours',
      '+ mon 23 15:00 to mon 23 17:00 hours',
    ])
  })

  it('names no calendar if none has a name', () => {
    const calendar = businessCalendar({ timeZone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-18:00' } })
    const explanation = deadlineOf('mon 23 10:00', 'high', { calendar })
    expect(explanation).not.toHaveProperty('calendar')
    expect(explanation.timeZone).toBe('Asia/Tokyo')
  })

  it('has the milliseconds of a budget in working days', () => {
    const { budgetMs, segments } = deadlineOf('mon 23 16:00', 'days')
    expect(lasting(budgetMs)).toBe('11:00')
    expect(segmentsOf(segments)).toEqual([
      '+ mon 23 16:00 to mon 23 18:00 hours',
      '- mon 23 18:00 to tue 24 09:00 outside-hours',
      '+ tue 24 09:00 to tue 24 18:00 hours',
    ])
  })

  it('names the calendar that gives the reason in a combination', () => {
    const explanation = deadlineOf('mon 23 16:00', 'high', { calendar: union(DESK, BOSTON) })
    expect(segmentsOf(explanation.segments)).toEqual([
      '+ mon 23 16:00 to mon 23 18:00 hours (Desk)',
      '+ mon 23 18:00 to mon 23 22:00 hours (Boston)',
    ])
    expect(explanation).not.toHaveProperty('calendar')
  })

  it('explains the requested target', () => {
    expect(deadlineOf('mon 23 09:00', 'high', { target: 'update' })).toMatchObject({
      target: 'update',
      dueAt: at('mon 23 13:00'),
    })
  })

  it('has instants in the form of the report', () => {
    const reportedAt = '2026-11-23T06:00[America/New_York]'
    const { dueAt, startsAt, segments } = explain({ ...gold, severity: 'high', reportedAt })
    expect([dueAt, startsAt]).toEqual([
      '2026-11-23T12:00:00-05:00[America/New_York]',
      '2026-11-23T06:00:00-05:00[America/New_York]',
    ])
    expect([segments[0].start, segments[0].end]).toEqual([startsAt, dueAt])
    const instant = explain({ ...gold, severity: 'high', reportedAt: Temporal.Instant.from('2026-11-23T11:00Z') })
    expect(instant.dueAt?.toString()).toBe('2026-11-23T17:00:00Z')
    const date = explain({ severity: 'high', reportedAt: new Date('2026-11-23T11:00Z') })
    expect(date.dueAt).toEqual(new Date('2026-11-23T17:00Z'))
    expectTypeOf(date.segments[0].start).toEqualTypeOf<Date>()
  })

  it('names the severity and the target for people, if the policy does', () => {
    const labelOf = (label: object, definition: object, target: string) => {
      const policy = slaPolicy({
        name: 'Gold',
        targets: { triage: { starts: 'reported', stops: 'triaged', ...definition } },
        severities: { high: { level: 1, ...label, firstResponse: hours(6), triage: hours(1) } },
      } as never)
      return explain({ policy, calendar: DESK, severity: 'high', reportedAt: at('mon 23 10:00'), target } as never)
    }
    const named = labelOf({ label: { it: 'Alto' } }, { label: 'First look' }, 'triage')
    expect(named).toMatchObject({ label: { it: 'Alto' }, targetLabel: 'First look' })
    expect(labelOf({}, { label: 'First look' }, 'firstResponse')).not.toHaveProperty('targetLabel')
    expect(labelOf({}, {}, 'triage')).not.toHaveProperty('label')
    expect(labelOf({}, {}, 'triage')).not.toHaveProperty('targetLabel')
  })

  it('names the calendar whose days are counted, in its zone', () => {
    const within = { days: 2, due: 'end-of-day' } as const
    const policy = slaPolicy({
      name: 'Days',
      severities: { high: { level: 1, firstResponse: { within, clock: 'always', calendar: 'boston' } } },
    })
    const input = { policy, calendar: DESK, calendars: { boston: BOSTON }, severity: 'high' } as const
    expect(explain({ ...input, reportedAt: at('mon 23 10:00') })).toMatchObject({
      calendar: 'Boston',
      timeZone: 'America/New_York',
      dayZero: '2026-11-23',
      dueAt: at('thu 26 06:00'),
    })
  })

  it('uses the built-in contract if neither policy nor calendar is passed', () => {
    const { policy, calendar } = explain({ severity: 'high', reportedAt: Date.UTC(2026, 10, 20) })
    expect([policy, calendar]).toEqual(['MSA Business 2023', 'Italian office'])
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'input-invalid undefined is not an object. Pass one object: { severity, reportedAt }.'],
    ['null', null, 'input-invalid null is not an object. Pass one object: { severity, reportedAt }.'],
    ['text', 'high', 'input-invalid "high" is not an object. Pass one object: { severity, reportedAt }.'],
    [
      'an unknown severity',
      { ...gold, severity: 'hihg', reportedAt: 0 },
      'severity-unknown severity: "hihg" is not known. Did you mean high?',
    ],
    [
      'an unknown key',
      { severity: 'high', reportedAt: 0, now: 0 },
      'key-unknown now: This key is not known. Known: severity, reportedAt, channel, target, calendars, policy, calendar.',
    ],
  ])('refuses %s', (_, input, message) => {
    expect(refusal(() => explain(input as Parameters<typeof explain>[0]))).toBe(message)
  })
})

describe('explain, of a promise in working days', () => {
  const inDays = (within: object, calendar = DESK) => {
    const target = { within, clock: 'business' } as const
    const policy = slaPolicy({
      name: 'Days',
      onSeverityChange: 'carry',
      severities: {
        d: { level: 1, firstResponse: target },
        hours: { level: 2, firstResponse: { within: 'PT90H', clock: 'business' } },
      },
    } as never)
    return { policy, calendar }
  }
  const CLOSE = { workingDays: 2, due: 'close' } as const
  const datesOf = ({ dayZero, countedDays }: Pick<Explanation, 'dayZero' | 'countedDays'>) => [dayZero, countedDays]

  it('carries the budget as the policy states it, day 0 and the counted dates', () => {
    const explanation = explain({ ...inDays(CLOSE), severity: 'd', reportedAt: at('fri 20 19:00') } as never)
    expect(explanation).toMatchObject({ within: CLOSE, budgetMs: 27 * HOUR, dayZero: '2026-11-23' })
    expect(explanation).toMatchObject({ countedDays: ['2026-11-24', '2026-11-25'], dueAt: at('wed 25 18:00') })
  })
  it('counts the date that closes at midnight', () => {
    const always = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-sun': '00:00-24:00' } })
    const dates = (within: object, reported: string) =>
      datesOf(explain({ ...inDays(within, always), severity: 'd', reportedAt: at(reported) } as never))
    expect(dates(CLOSE, 'fri 20 19:00')).toEqual(['2026-11-20', ['2026-11-21', '2026-11-22']])
    expect(dates({ workingDays: 1, due: 'same-time' }, 'fri 20 00:00')).toEqual(['2026-11-20', ['2026-11-21']])
    expect(dates({ workingDays: 0, due: 'close' }, 'fri 20 00:00')).toEqual(['2026-11-20', []])
  })
  it('counts local dates at both ends of the supported range, but no date that a zone skips', () => {
    const dates = (timeZone: string, reportedAt: string, hours = '00:00-24:00') => {
      const calendar = businessCalendar({ timeZone, hours: { 'mon-sun': hours } })
      return datesOf(explain({ ...inDays(CLOSE, calendar), severity: 'd', reportedAt } as never))
    }
    expect(dates('America/New_York', '1900-01-01T00:00Z')).toEqual(['1899-12-31', ['1900-01-01', '1900-01-02']])
    expect(dates('Asia/Tokyo', '2199-12-29T15:30Z', '00:00-08:00')).toEqual([
      '2199-12-30',
      ['2199-12-31', '2200-01-01'],
    ])
    expect(dates('Pacific/Apia', '2011-12-29T00:00Z')).toEqual(['2011-12-28', ['2011-12-29', '2011-12-31']])
  })
  it('keeps the dates of the start when a pause moves the deadline', () => {
    const paused = explanationOf(
      inDays(CLOSE),
      'mon 30 09:00',
      'fri 20 16:00 reported d',
      'mon 23 09:00 paused',
      'fri 27 09:00 resumed',
    )
    expect(datesOf(paused)).toEqual(['2026-11-20', ['2026-11-23', '2026-11-24']])
    expect(told(paused.dueAt)).toBe('mon 30 18:00')
  })
  it('counts from the start after a change to working days, and has no dates after a change to hours', () => {
    const lines = ['fri 20 16:00 reported hours', 'mon 23 10:00 severityChanged d'] as const
    expect(datesOf(explanationOf(inDays(CLOSE), 'mon 23 11:00', ...lines))).toEqual([
      '2026-11-20',
      ['2026-11-23', '2026-11-24'],
    ])
    const back = explanationOf(inDays(CLOSE), 'mon 23 12:00', ...lines, 'mon 23 11:30 severityChanged hours')
    expect(datesOf(back)).toEqual([undefined, undefined])
    expect(back.within).toBe('PT90H')
  })
})

describe('explain, of a history', () => {
  it('lists the overrun of a target to which nothing happened since the report', () => {
    const { dueAt, segments, overrun } = explained('tue 24 10:00', REPORTED)
    expect(told(dueAt)).toBe('mon 23 15:00')
    expect(segmentsOf(segments)).toEqual(['+ mon 23 09:00 to mon 23 15:00 hours'])
    expect(segmentsOf(overrun)).toEqual([
      '+ mon 23 15:00 to mon 23 18:00 hours',
      '- mon 23 18:00 to tue 24 09:00 outside-hours',
      '+ tue 24 09:00 to tue 24 10:00 hours',
    ])
  })
  it('lists the overrun of a target that was stopped at its start, up to its due time only', () => {
    const { dueAt, overrun, segments } = explained('tue 24 10:00', REPORTED, 'mon 23 09:00 responded')
    expect(told(dueAt)).toBe('mon 23 15:00')
    expect(segmentsOf(segments)).toEqual(['+ mon 23 09:00 to mon 23 15:00 hours'])
    expect(overrun).toEqual([])
  })

  it('carries everything that a deadline and a history have', () => {
    expect(
      explained('mon 23 17:00', REPORTED, 'mon 23 10:00 paused customer', 'mon 23 11:00 resumed customer'),
    ).toEqual({
      dueAt: at('mon 23 16:00'),
      startsAt: at('mon 23 09:00'),
      stoppedAt: null,
      stoppedBy: null,
      countedUntil: at('mon 23 17:00'),
      severity: 'high',
      target: 'firstResponse',
      clock: 'business',
      notices: [],
      policy: 'Gold',
      calendar: 'Desk',
      timeZone: 'Europe/Rome',
      within: { hours: 6 },
      budgetMs: 6 * HOUR,
      segments: [
        { start: at('mon 23 09:00'), end: at('mon 23 10:00'), counted: true, reason: 'hours', ms: HOUR },
        {
          start: at('mon 23 10:00'),
          end: at('mon 23 11:00'),
          counted: false,
          reason: 'paused',
          name: 'customer',
          ms: HOUR,
        },
        { start: at('mon 23 11:00'), end: at('mon 23 16:00'), counted: true, reason: 'hours', ms: 5 * HOUR },
      ],
      overrun: [{ start: at('mon 23 16:00'), end: at('mon 23 17:00'), counted: true, reason: 'hours', ms: HOUR }],
      version,
      tzdata: process.versions.tz,
    })
  })

  it.each([
    ['mon 23 09:00', []],
    ['mon 23 12:00', []],
    ['mon 23 15:00', []],
    ['mon 23 15:00:00.001', ['+ mon 23 15:00 to mon 23 15:00:00.001 hours']],
    [
      'tue 24 10:00',
      [
        '+ mon 23 15:00 to mon 23 18:00 hours',
        '- mon 23 18:00 to tue 24 09:00 outside-hours',
        '+ tue 24 09:00 to tue 24 10:00 hours',
      ],
    ],
  ])('has the due time and the overrun at %s', (now, overrun) => {
    expect(lines(explained(now, REPORTED))).toEqual({
      due: 'mon 23 15:00',
      segments: ['+ mon 23 09:00 to mon 23 15:00 hours'],
      overrun,
    })
  })

  it('continues after now as if nothing else happened', () => {
    expect(lines(explained('fri 20 17:00', 'fri 20 16:00 reported high'))).toEqual({
      due: 'mon 23 13:00',
      segments: [
        '+ fri 20 16:00 to fri 20 18:00 hours',
        '- fri 20 18:00 to mon 23 09:00 outside-hours',
        '+ mon 23 09:00 to mon 23 13:00 hours',
      ],
      overrun: [],
    })
  })

  it('ends with now while it is paused', () => {
    expect(lines(explained('mon 23 12:00', REPORTED, 'mon 23 10:00 paused'))).toEqual({
      due: '-',
      segments: ['+ mon 23 09:00 to mon 23 10:00 hours', '- mon 23 10:00 to mon 23 12:00 paused'],
      overrun: [],
    })
  })

  it('is paused until due if it is paused with its budget used up', () => {
    const reported = 'mon 23 09:00 reported morning'
    const segments = [
      '+ mon 23 09:00 to mon 23 18:00 hours',
      '- mon 23 18:00 to mon 23 20:00 outside-hours',
      '- mon 23 20:00 to tue 24 09:00 paused customer',
    ]
    const paused = [reported, 'mon 23 20:00 paused customer']
    for (const now of ['mon 23 20:00', 'mon 23 21:00', 'tue 24 09:00'])
      expect(lines(explained(now, ...paused))).toEqual({ due: 'tue 24 09:00', segments, overrun: [] })
    const others = [
      '+ mon 23 09:00 to mon 23 18:00 hours by desk',
      '- mon 23 18:00 to mon 23 20:00 outside-hours by desk',
      '- mon 23 20:00 to tue 24 09:00 held-by-others by net',
    ]
    const held = explained(
      'mon 23 21:00',
      'mon 23 09:00 reported desk',
      'mon 23 09:00 assigned desk',
      'mon 23 20:00 assigned net',
    )
    expect(lines(held)).toEqual({ due: 'tue 24 09:00', segments: others, overrun: [] })
    const stopped = explained('tue 24 12:00', ...paused, 'mon 23 21:00 responded')
    expect(lines(stopped)).toEqual({ due: 'tue 24 09:00', segments, overrun: [] })
  })

  it('names a pause by the oldest reason that is open', () => {
    const paused = ['mon 23 10:00 paused customer', 'mon 23 11:00 paused', 'mon 23 12:00 resumed customer']
    expect(segmentsOf(explained('mon 23 14:00', REPORTED, ...paused, 'mon 23 13:00 resumed').segments)).toEqual([
      '+ mon 23 09:00 to mon 23 10:00 hours',
      '- mon 23 10:00 to mon 23 12:00 paused customer',
      '- mon 23 12:00 to mon 23 13:00 paused',
      '+ mon 23 13:00 to mon 23 18:00 hours',
    ])
  })

  it('has a pause after due in the overrun', () => {
    const paused = ['mon 23 16:00 paused', 'mon 23 17:00 resumed']
    expect(segmentsOf(explained('mon 23 17:30', REPORTED, ...paused).overrun)).toEqual([
      '+ mon 23 15:00 to mon 23 16:00 hours',
      '- mon 23 16:00 to mon 23 17:00 paused',
      '+ mon 23 17:00 to mon 23 17:30 hours',
    ])
  })

  describe('of a clock that is stopped', () => {
    it('before due, continues until due', () => {
      expect(lines(explained('wed 25 12:00', REPORTED, 'mon 23 11:00 responded'))).toEqual({
        due: 'mon 23 15:00',
        segments: ['+ mon 23 09:00 to mon 23 15:00 hours'],
        overrun: [],
      })
    })
    it('after due, ends the overrun with the stop', () => {
      expect(lines(explained('wed 25 12:00', REPORTED, 'mon 23 16:00 responded'))).toEqual({
        due: 'mon 23 15:00',
        segments: ['+ mon 23 09:00 to mon 23 15:00 hours'],
        overrun: ['+ mon 23 15:00 to mon 23 16:00 hours'],
      })
    })
    it('while paused, ends with the stop', () => {
      expect(lines(explained('wed 25 12:00', REPORTED, 'mon 23 10:00 paused', 'mon 23 11:00 responded'))).toEqual({
        due: '-',
        segments: ['+ mon 23 09:00 to mon 23 10:00 hours', '- mon 23 10:00 to mon 23 11:00 paused'],
        overrun: [],
      })
    })
    it('at its very start, has no segments', () => {
      expect(lines(explained('wed 25 12:00', REPORTED, 'mon 23 09:00 responded'))).toEqual({
        due: 'mon 23 15:00',
        segments: ['+ mon 23 09:00 to mon 23 15:00 hours'],
        overrun: [],
      })
      expect(lines(explained('wed 25 12:00', REPORTED, 'mon 23 09:00 paused', 'mon 23 09:00 responded'))).toEqual({
        due: '-',
        segments: [],
        overrun: [],
      })
    })
  })

  it('has the time between resolved and reopened', () => {
    const reopened = ['mon 23 10:00 resolved', 'mon 23 12:00 reopened']
    expect(segmentsOf(explained('mon 23 13:00', REPORTED, ...reopened).segments)).toEqual([
      '+ mon 23 09:00 to mon 23 10:00 hours',
      '- mon 23 10:00 to mon 23 12:00 stopped',
      '+ mon 23 12:00 to mon 23 17:00 hours',
    ])
  })

  it('of a later cycle, begins with the report', () => {
    const explanation = explanationOf(
      { policy: GOLD, target: 'nextResponse' },
      'mon 23 13:00',
      REPORTED,
      'mon 23 10:00 responded',
      'mon 23 12:00 customerReplied',
    )
    expect(lines(explanation)).toEqual({
      due: 'mon 23 15:00',
      segments: ['- mon 23 09:00 to mon 23 12:00 stopped', '+ mon 23 12:00 to mon 23 15:00 hours'],
      overrun: [],
    })
    expect(explanation).toMatchObject({
      target: 'nextResponse',
      startsAt: at('mon 23 12:00'),
      budgetMs: 3 * HOUR,
    })
  })

  describe('with the number of a cycle', () => {
    const REPLIES = ['mon 23 10:00 responded', 'mon 23 12:00 customerReplied', 'mon 23 13:00 responded']
    const cycle = (cycle: unknown, target = 'nextResponse') =>
      explain({ ...gold, events: events(REPORTED, ...REPLIES), now: at('mon 23 14:00'), target, cycle } as never)

    it('explains that cycle', () => {
      expect(cycle(1)).toMatchObject({ startsAt: at('mon 23 09:00'), stoppedAt: at('mon 23 10:00') })
      expect(cycle(2)).toMatchObject({ startsAt: at('mon 23 12:00'), stoppedAt: at('mon 23 13:00') })
      expect(cycle(undefined)).toEqual(cycle(2))
    })
    it('refuses a number that the target does not have', () => {
      for (const number of [0, 3, 1.5, '1'])
        expect(refusal(() => cycle(number))).toBe(
          `input-invalid cycle: ${JSON.stringify(number)} is not a cycle. nextResponse has 2 cycles. Write a number from 1 to 2, or leave it out for the last cycle.`,
        )
    })
    it('refuses any number for a target that has not started', () => {
      const policy = slaPolicy({
        name: 'Gold',
        targets: { fix: { starts: 'diagnosed', stops: 'repaired' } },
        severities: { high: { level: 1, fix: hours(2) } },
      })
      const fix = (cycle?: number) =>
        explain({ policy, calendar: DESK, events: events(REPORTED), now: at('mon 23 14:00'), target: 'fix', cycle })
      expect(fix()).toMatchObject({ dueAt: null, startsAt: null })
      expect(refusal(() => fix(1))).toBe('input-invalid cycle: The target has no cycle yet. Leave it out.')
    })
  })

  it('uses the calendar that counts then', () => {
    const explanation = explanationOf(
      { policy: GOLD, calendars: { boston: BOSTON } },
      'mon 23 16:00',
      REPORTED,
      'mon 23 12:00 calendarChanged boston',
    )
    expect(lines(explanation)).toEqual({
      due: 'mon 23 18:00',
      segments: [
        '+ mon 23 09:00 to mon 23 12:00 hours',
        '- mon 23 12:00 to mon 23 15:00 outside-hours',
        '+ mon 23 15:00 to mon 23 18:00 hours',
      ],
      overrun: [],
    })
    expect([explanation.calendar, explanation.timeZone]).toEqual(['Boston', 'Europe/Rome'])
  })

  describe('that waits for a call or an opening', () => {
    const WEB = 'sat 21 10:00 reported waits web'
    it('ends with now while it waits', () => {
      const explanation = explained('sun 22 10:00', WEB)
      expect(lines(explanation)).toEqual({
        due: '-',
        segments: ['- sat 21 10:00 to sun 22 10:00 waiting'],
        overrun: [],
      })
      expect(explanation).toMatchObject({ startsAt: null, budgetMs: 2 * HOUR, clock: 'always', notices: [] })
    })
    it('ends with the stop if it has waited until then', () => {
      const explanation = explained('wed 25 12:00', WEB, 'sat 21 12:00 responded')
      expect(lines(explanation)).toEqual({
        due: '-',
        segments: ['- sat 21 10:00 to sat 21 12:00 waiting'],
        overrun: [],
      })
    })
    it('counts from the opening', () => {
      expect(lines(explained('mon 23 12:00', WEB))).toEqual({
        due: 'mon 23 11:00',
        segments: ['- sat 21 10:00 to mon 23 09:00 waiting', '+ mon 23 09:00 to mon 23 11:00 always'],
        overrun: ['+ mon 23 11:00 to mon 23 12:00 always'],
      })
    })
    it('counts from the call', () => {
      expect(lines(explained('sat 21 12:00', WEB, 'sat 21 11:00 phoned'))).toEqual({
        due: 'sat 21 13:00',
        segments: ['- sat 21 10:00 to sat 21 11:00 waiting', '+ sat 21 11:00 to sat 21 13:00 always'],
        overrun: [],
      })
    })
  })

  describe('has the notice that a call is required', () => {
    const notices = (...lines: string[]) => explained('sat 21 12:00', ...lines).notices
    it.each([
      ['through the web portal', 'sat 21 10:00 reported advised web', [PHONE]],
      ['through no channel that is known', 'sat 21 10:00 reported advised', [PHONE]],
      ['but not by phone', 'sat 21 10:00 reported advised phone', []],
      ['but not while open', 'fri 20 10:00 reported advised web', []],
      ['but not where the contract asks for none', 'sat 21 10:00 reported high web', []],
    ])('%s', (_, report, expected) => {
      expect(notices(report)).toEqual(expected)
    })
    it('until somebody has called', () => {
      expect(notices('sat 21 10:00 reported advised web', 'sat 21 11:00 phoned')).toEqual([])
      expect(notices('sat 21 10:00 reported advised web', 'sat 21 11:00 updated')).toEqual([PHONE])
      expect(notices('sat 21 10:00 reported advised web', 'sat 21 12:00:00.001 phoned')).toEqual([PHONE])
    })
    it('stays when the call came after the ticket was resolved, as such a call has no effect', () => {
      const RESOLVED = ['sat 21 10:00 reported advised web', 'sat 21 10:30 resolved'] as const
      expect(notices(...RESOLVED, 'sat 21 11:00 phoned')).toEqual([PHONE])
      expect(notices(...RESOLVED, 'sat 21 11:00 reopened', 'sat 21 11:00 phoned')).toEqual([])
    })
  })

  describe('whose severity changes', () => {
    const changed = (onSeverityChange: PolicySpec['onSeverityChange'], now: string, ...lines: string[]) => {
      const severities = { high: { level: 1, firstResponse: hours(6) }, low: { level: 2, firstResponse: hours(3) } }
      return explanationOf({ policy: slaPolicy({ name: 'Gold', onSeverityChange, severities }) }, now, ...lines)
    }
    const there = [REPORTED, 'mon 23 10:00 paused', 'mon 23 11:00 resumed', 'mon 23 16:00 severityChanged low']

    it('retroactively, counts as if the severity had applied since the report', () => {
      const explanation = changed('retroactive', 'mon 23 17:00', ...there)
      expect(lines(explanation)).toEqual({
        due: 'mon 23 13:00',
        segments: [
          '+ mon 23 09:00 to mon 23 10:00 hours',
          '- mon 23 10:00 to mon 23 11:00 paused',
          '+ mon 23 11:00 to mon 23 13:00 hours',
        ],
        overrun: ['+ mon 23 13:00 to mon 23 17:00 hours'],
      })
      expect(explanation).toMatchObject({ severity: 'low', budgetMs: 3 * HOUR })
    })

    it('with carry, is due at the change if it is over, with more counted than the budget', () => {
      expect(lines(changed('carry', 'mon 23 17:00', ...there))).toEqual({
        due: 'mon 23 16:00',
        segments: [
          '+ mon 23 09:00 to mon 23 10:00 hours',
          '- mon 23 10:00 to mon 23 11:00 paused',
          '+ mon 23 11:00 to mon 23 16:00 hours',
        ],
        overrun: ['+ mon 23 16:00 to mon 23 17:00 hours'],
      })
    })

    it('with restart, has discarded the time counted before', () => {
      const explanation = changed('restart', 'mon 23 17:00', ...there)
      expect(lines(explanation)).toEqual({
        due: 'tue 24 10:00',
        segments: [
          '- mon 23 09:00 to mon 23 10:00 restarted',
          '- mon 23 10:00 to mon 23 11:00 paused',
          '- mon 23 11:00 to mon 23 16:00 restarted',
          '+ mon 23 16:00 to mon 23 18:00 hours',
          '- mon 23 18:00 to tue 24 09:00 outside-hours',
          '+ tue 24 09:00 to tue 24 10:00 hours',
        ],
        overrun: [],
      })
      expect(explanation.startsAt).toBe(at('mon 23 16:00'))
    })

    it('with restart, keeps the closed time before', () => {
      const lines = ['fri 20 17:00 reported high', 'mon 23 10:00 severityChanged low']
      expect(segmentsOf(changed('restart', 'mon 23 10:30', ...lines).segments)).toEqual([
        '- fri 20 17:00 to fri 20 18:00 restarted',
        '- fri 20 18:00 to mon 23 09:00 outside-hours',
        '- mon 23 09:00 to mon 23 10:00 restarted',
        '+ mon 23 10:00 to mon 23 13:00 hours',
      ])
    })
  })

  it('has instants in the form of now, with the offset of the calendar', () => {
    const given = events(REPORTED, 'mon 23 12:00 calendarChanged boston')
    const { dueAt, startsAt, segments, overrun } = explain({
      ...gold,
      calendars: { boston: BOSTON },
      events: given,
      now: '2026-11-23T18:30Z',
    })
    expect([dueAt, startsAt]).toEqual(['2026-11-23T18:00:00+01:00', '2026-11-23T09:00:00+01:00'])
    expect([segments[0].end, overrun[0].end]).toEqual(['2026-11-23T12:00:00+01:00', '2026-11-23T19:30:00+01:00'])
    const date = explain({ ...gold, events: given.slice(0, 1), now: new Date(at('mon 23 10:00')) })
    expect(date.dueAt).toEqual(new Date(at('mon 23 15:00')))
  })

  it('has neither a start, a due time nor a stop while it waits, for every form of now', () => {
    const given = events('sat 21 10:00 reported waits web')
    for (const now of ['2026-11-21T12:00+01:00', new Date(at('sat 21 12:00'))])
      expect(explain({ ...gold, events: given, now })).toMatchObject({ dueAt: null, startsAt: null, stoppedAt: null })
  })

  it('has segments without undefined keys', () => {
    const { segments } = explained('mon 23 12:00', REPORTED, 'mon 23 10:00 paused', 'mon 23 11:00 resumed')
    expect(segments.map(segment => Object.keys(segment).join(' '))).toEqual([
      'start end counted reason ms',
      'start end counted reason ms',
      'start end counted reason ms',
    ])
  })

  it('does not change its input', () => {
    const given = events(REPORTED, 'mon 23 11:00 resumed', 'mon 23 10:00 paused')
    for (const event of given) Object.freeze(event)
    const input = Object.freeze({ ...gold, events: Object.freeze(given), now: at('mon 23 12:00') })
    expect(explain(input)).toEqual(explain(input))
  })

  it.each<[string, object, string]>([
    [
      'a target that is none',
      { target: 'respons' },
      'target-unknown target: "respons" is not known. Known: firstResponse, nextResponse, update, resolution.',
    ],
    [
      'a target that the severity lacks',
      { target: 'resolution' },
      'target-unknown target: "resolution" is not known. Known: firstResponse, nextResponse, update.',
    ],
    [
      'a target that is not a text',
      { target: ['update'] },
      'target-unknown target: A list is not known. Known: firstResponse, nextResponse, update, resolution.',
    ],
    [
      'an unknown key',
      { severity: 'high' },
      'key-unknown severity: This key is not known. Known: policy, calendar, calendars, events, now, ref, target, cycle.',
    ],
    [
      'a bad history',
      { events: [] },
      'history-invalid events: There is no event of type "reported". Add one: { at, type: "reported", severity }.',
    ],
  ])('refuses %s', (_, more, message) => {
    expect(refusal(() => explain({ ...gold, events: events(REPORTED), now: at('mon 23 12:00'), ...more }))).toBe(
      message,
    )
  })

  it('suggests only targets that have started', () => {
    const lines = ['mon 23 09:00 reported waits', 'mon 23 10:00 responded']
    expect(refusal(() => explanationOf({ policy: GOLD, target: 'update' }, 'mon 23 12:00', ...lines))).toBe(
      'target-unknown target: "update" is not known. Known: firstResponse.',
    )
  })

  it('accepts an undefined target', () => {
    expect(explanationOf({ policy: GOLD, target: undefined }, 'mon 23 12:00', REPORTED).target).toBe('firstResponse')
  })

  it('explains a timer started by a call if its calendar never opens', () => {
    const explanation = explanationOf(
      { policy: GOLD, calendar: SHUT },
      'mon 23 12:00',
      'mon 23 10:00 reported waits web',
      'mon 23 11:00 phoned',
    )
    expect(segmentsOf(explanation.segments)).toEqual([
      '- mon 23 10:00 to mon 23 11:00 waiting',
      '+ mon 23 11:00 to mon 23 13:00 always',
    ])
  })

  it('rejects a target that is null, like deadline', () => {
    const input = { ...gold, events: events(REPORTED), now: at('mon 23 12:00'), target: null }
    expect(refusal(() => explain(input as unknown as Parameters<typeof explain>[0]))).toBe(
      'target-unknown target: null is not known. Known: firstResponse, nextResponse, update, resolution.',
    )
  })

  it('rejects values that throw when read, with an error of this library', () => {
    const input = {
      events: events(REPORTED),
      now: 0,
      get target(): 'firstResponse' {
        throw new Error('no')
      },
    }
    expect(refusal(() => explain(input))).toBe('input-invalid target: The value cannot be read.')
  })
})

describe('explain, on any platform', () => {
  const evidence = () => {
    const { version, tzdata } = explain({ severity: 'high', reportedAt: Date.UTC(2026, 10, 20) })
    return { version, tzdata }
  }
  it('names the version of the time zone data if the platform has it', () => {
    vi.stubGlobal('process', { versions: { tz: '2026z' } })
    expect(evidence()).toEqual({ version, tzdata: '2026z' })
  })
  it.each([
    ['has no process', undefined],
    ['has no versions', {}],
    ['has no such version', { versions: {} }],
  ])('names none where it %s', (_, process) => {
    vi.stubGlobal('process', process)
    expect(explain({ severity: 'high', reportedAt: Date.UTC(2026, 10, 20) })).not.toHaveProperty('tzdata')
  })
})
