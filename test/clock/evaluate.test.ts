import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { evaluate, evaluateMany, type FailedReport } from '../../src/clock/evaluate.ts'
import type { TicketEvent } from '../../src/clock/event.ts'
import type { HistoryInput } from '../../src/clock/history.ts'
import type { Report, TargetReport } from '../../src/clock/report.ts'
import { SlaCalendarError } from '../../src/errors.ts'
import { type Policy, slaPolicy } from '../../src/policy/policy.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'
import {
  alertsOf,
  at,
  BOSTON,
  breachesOf,
  DESK,
  events,
  lasting,
  reportOf,
  SHUT,
  standing,
  told,
  upcomingOf,
} from './notation.ts'

const HOUR = 3_600_000
const hours = (hours: number) => ({ within: { hours }, clock: 'business' }) as const
const GOLD = slaPolicy({
  name: 'Gold',
  rank: 2,
  alerts: [0.75, 0.5],
  channels: ['web', 'phone'],
  severities: {
    high: { level: 3, firstResponse: hours(6), update: hours(2), resolution: { within: 'PT16H', clock: 'business' } },
    low: { level: 4, firstResponse: hours(12) },
  },
  requestKinds: { update: { milestones: ['assigned', 'released'] } },
})
const PLAIN = slaPolicy({ name: 'Plain', severities: { high: { level: 1, firstResponse: hours(6) } } })
const REPORTED = 'mon 23 09:00 reported high'

/** Freezes plain data to its depths. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  Object.values(value).forEach(frozen)
  return value
}

/** An alert by its id, at an instant. */
function alert(id: string, text: string | null, fired = false) {
  const [target, cycle, name] = id.split('/')
  return { id, target, cycle: Number(cycle), name, at: text === null ? null : at(text), fired }
}

describe('evaluate', () => {
  it('answers with all that there is to say', () => {
    const given = events(
      'mon 23 09:00 reported high web update',
      'mon 23 10:00 responded',
      'mon 23 10:30 resumed',
      'mon 23 11:00 milestone assigned',
    )
    const coming = [
      alert('resolution/1/50%', 'mon 23 17:00'),
      alert('resolution/1/75%', 'tue 24 12:00'),
      alert('resolution/1/breach', 'tue 24 16:00'),
    ]
    const ref = { ticket: 1 }
    const working = (hours: number) => ({
      budgetMs: hours * HOUR,
      within: { hours },
      clock: 'business',
      calendar: 'Desk',
    })
    const report = evaluate({ policy: GOLD, calendar: DESK, events: given, now: at('mon 23 12:30'), ref })
    expect(report.ref).toBe(ref)
    expect(report).toEqual({
      ref,
      severity: 'high',
      level: 3,
      reportedAt: at('mon 23 09:00'),
      rank: 2,
      holder: null,
      targets: {
        firstResponse: {
          ...working(6),
          state: 'met',
          startedAt: at('mon 23 09:00'),
          dueAt: at('mon 23 15:00'),
          stoppedAt: at('mon 23 10:00'),
          countedMs: HOUR,
          remainingMs: 5 * HOUR,
          consumed: 1 / 6,
          breachedAt: null,
          idleUntil: null,
        },
        update: {
          ...working(2),
          state: 'breached',
          startedAt: at('mon 23 10:00'),
          dueAt: at('mon 23 12:00'),
          stoppedAt: null,
          countedMs: 2.5 * HOUR,
          remainingMs: -0.5 * HOUR,
          consumed: 1.25,
          breachedAt: at('mon 23 12:00'),
          idleUntil: null,
        },
        resolution: {
          ...working(16),
          within: 'PT16H',
          state: 'running',
          startedAt: at('mon 23 09:00'),
          dueAt: at('tue 24 16:00'),
          stoppedAt: null,
          countedMs: 3.5 * HOUR,
          remainingMs: 12.5 * HOUR,
          consumed: 3.5 / 16,
          breachedAt: null,
          idleUntil: null,
        },
      },
      alerts: [
        alert('update/2/50%', 'mon 23 11:00', true),
        alert('update/2/75%', 'mon 23 11:30', true),
        alert('update/2/breach', 'mon 23 12:00', true),
        ...coming,
        alert('firstResponse/1/75%', null),
        alert('firstResponse/1/50%', null),
        alert('firstResponse/1/breach', null),
        alert('update/1/75%', null),
        alert('update/1/50%', null),
        alert('update/1/breach', null),
      ],
      upcoming: coming,
      cycles: [
        {
          id: 'firstResponse/1',
          target: 'firstResponse',
          severity: 'high',
          state: 'met',
          startedAt: at('mon 23 09:00'),
          dueAt: at('mon 23 15:00'),
          stoppedAt: at('mon 23 10:00'),
          countedMs: HOUR,
          remainingMs: 5 * HOUR,
        },
        {
          id: 'update/1',
          target: 'update',
          severity: 'high',
          state: 'met',
          startedAt: at('mon 23 09:00'),
          dueAt: at('mon 23 11:00'),
          stoppedAt: at('mon 23 10:00'),
          countedMs: HOUR,
          remainingMs: HOUR,
        },
        {
          id: 'update/2',
          target: 'update',
          severity: 'high',
          state: 'breached',
          startedAt: at('mon 23 10:00'),
          dueAt: at('mon 23 12:00'),
          stoppedAt: null,
          countedMs: 2.5 * HOUR,
          remainingMs: -0.5 * HOUR,
        },
        {
          id: 'resolution/1',
          target: 'resolution',
          severity: 'high',
          state: 'running',
          startedAt: at('mon 23 09:00'),
          dueAt: at('tue 24 16:00'),
          stoppedAt: null,
          countedMs: 3.5 * HOUR,
          remainingMs: 12.5 * HOUR,
        },
      ],
      breaches: [{ target: 'update', severity: 'high', at: at('mon 23 12:00'), stoppedAt: null, overMs: 0.5 * HOUR }],
      milestones: [
        { name: 'assigned', at: at('mon 23 11:00') },
        { name: 'released', at: null },
      ],
      ignored: [given[2]],
    })
  })

  it('judges by the seed contract in Rome’s office hours where neither policy nor calendar is given', () => {
    const given = [{ at: '2026-11-20T16:30+01:00', type: 'reported', severity: 'high' }] as const
    const { targets, rank, level, upcoming } = evaluate({ events: given, now: '2026-11-20T17:30+01:00' })
    expect(targets.firstResponse).toMatchObject({ dueAt: '2026-11-23T13:30:00+01:00', countedMs: HOUR })
    expect([rank, level]).toEqual([1, 2])
    expect(upcoming).toEqual([
      { ...alert('firstResponse/1/breach', null), at: '2026-11-23T13:30:00+01:00', fired: false },
    ])
  })

  it('has no rank and no alert but the breach if the policy has none', () => {
    const report = reportOf({ policy: PLAIN }, 'mon 23 10:00', REPORTED)
    expect(report.rank).toBeNull()
    expect(upcomingOf(report)).toEqual(['mon 23 15:00 firstResponse/1/breach'])
  })

  it('hands events back as they are, ref and all', () => {
    const ref = { yours: [1] }
    const given: TicketEvent<'high', never>[] = [
      { at: at('mon 23 11:00'), type: 'phoned', ref },
      { at: at('mon 23 09:00'), type: 'reported', severity: 'high' },
      { at: at('mon 23 10:00'), type: 'resumed', ref: undefined },
    ]
    const { ignored } = evaluate({ policy: GOLD, calendar: DESK, events: given, now: at('mon 23 12:00') })
    expect(ignored).toHaveLength(2)
    expect(ignored[0]).toBe(given[2])
    expect(ignored[1]).toBe(given[0])
    expect(given[0].ref).toBe(ref)
    expect(ref).toEqual({ yours: [1] })
  })

  it('changes nothing that is given', () => {
    const input = {
      policy: GOLD,
      calendar: DESK,
      calendars: { boston: BOSTON },
      events: [
        ...events('mon 23 11:00 severityChanged low', 'mon 23 10:00 calendarChanged boston', REPORTED),
        { at: new Date(at('mon 23 10:30')), type: 'paused', reason: 'customer', ref: { deep: [1] } },
      ] as TicketEvent<never, never>[],
      now: new Date(at('mon 23 12:00')),
    }
    const before = structuredClone({ events: input.events, now: input.now })
    const report = evaluate(input)
    expect({ events: input.events, now: input.now }).toEqual(before)
    Object.freeze(input.calendars)
    frozen(input.events)
    expect(evaluate(Object.freeze(input))).toEqual(report)
  })

  it('answers the same each time', () => {
    const once = () => reportOf({ policy: GOLD }, 'mon 23 17:30', REPORTED, 'mon 23 10:00 responded')
    expect(once()).toEqual(once())
  })

  describe('in the form of now', () => {
    const given = events('mon 23 09:00 reported high web update', 'mon 23 10:00 milestone assigned')
    const judged = { policy: GOLD, calendar: DESK, events: given }
    /** Every instant that a report has: met, waiting, broken or none. */
    const instantsOf = (report: Report) => [
      report.reportedAt,
      report.targets.update?.startedAt,
      report.targets.update?.dueAt,
      report.targets.update?.breachedAt,
      report.cycles[0].startedAt,
      report.cycles[0].dueAt,
      report.breaches[0].at,
      report.milestones[0].at,
      report.upcoming[0].at,
    ]
    const ANSWERS = ['09:00', '09:00', '11:00', '11:00', '09:00', '15:00', '11:00', '10:00', '13:30']
    const NOW = at('mon 23 12:00')

    it.each<[string, HistoryInput['now'], (instant: unknown) => string]>([
      ['a number', NOW, instant => told(instant as number)],
      ['a Date', new Date(NOW), instant => told((instant as Date).getTime())],
      ['a Temporal.Instant', Temporal.Instant.fromEpochMilliseconds(NOW), x => told(Date.parse(String(x)))],
      [
        'any object with milliseconds',
        { epochMilliseconds: NOW },
        x => told((x as { epochMilliseconds: number }).epochMilliseconds),
      ],
    ])('%s', (_, now, text) => {
      const report = evaluate({ ...judged, now }) as unknown as Report
      expect(instantsOf(report).map(text)).toEqual(ANSWERS.map(time => `mon 23 ${time}`))
    })

    it.each([
      ['the offset of the calendar', '2026-11-23T11:00Z', '2026-11-23T15:00:00+01:00'],
      ['the zone in brackets', '2026-11-23T06:00[America/New_York]', '2026-11-23T09:00:00-05:00[America/New_York]'],
    ])('text with %s', (_, now, dueAt) => {
      expect(evaluate({ ...judged, now }).targets.firstResponse?.dueAt).toBe(dueAt)
    })

    it('text with the offset of the calendar that is given, also where another one counts', () => {
      const changed = [...given, ...events('mon 23 11:00 calendarChanged boston')]
      const now = '2026-11-23T16:00+01:00'
      const report = evaluate({ ...judged, calendars: { boston: BOSTON }, events: changed, now })
      expect(report.targets.firstResponse?.dueAt).toBe('2026-11-23T19:00:00+01:00')
    })

    it('a Temporal.ZonedDateTime in its zone', () => {
      const now = Temporal.ZonedDateTime.from('2026-11-23T20:00[Asia/Tokyo]')
      expect(evaluate({ ...judged, now }).reportedAt.toString()).toBe('2026-11-23T17:00:00+09:00[Asia/Tokyo]')
    })

    it('when something was stopped, and until when it is idle', () => {
      const more = events('mon 23 12:00 responded')
      const report = evaluate({ ...judged, events: [...given, ...more], now: '2026-11-23T19:00+01:00' })
      expect(report.targets.firstResponse?.stoppedAt).toBe('2026-11-23T12:00:00+01:00')
      expect(report.cycles[0].stoppedAt).toBe('2026-11-23T12:00:00+01:00')
      expect(report.targets.resolution?.idleUntil).toBe('2026-11-24T09:00:00+01:00')
      expect(report.breaches[0]).toMatchObject({ target: 'update', stoppedAt: '2026-11-23T12:00:00+01:00' })
    })

    it('has its type', () => {
      const report = evaluate({ ...judged, now: new Date(NOW) })
      expectTypeOf(report.reportedAt).toEqualTypeOf<Date>()
      expectTypeOf(report.upcoming[0].at).toEqualTypeOf<Date>()
      expect(report.reportedAt).toBeInstanceOf(Date)
    })
  })

  describe('a target', () => {
    const six = (now: string, ...lines: string[]) =>
      reportOf({ policy: PLAIN }, now, REPORTED, ...lines).targets.firstResponse

    it.each([
      ['mon 23 09:00', 0],
      ['mon 23 12:00', 0.5],
      ['mon 23 15:00', 1],
      ['mon 23 18:00', 1.5],
    ])('has used up a share of its budget (%s: %d)', (now, consumed) => {
      expect(six(now)?.consumed).toBe(consumed)
    })

    it('has used up nothing while it waits', () => {
      const policy = slaPolicy({
        name: 'Waits',
        channels: ['web', 'phone'],
        severities: {
          high: {
            level: 1,
            firstResponse: {
              within: 'PT1H',
              clock: 'always',
              outOfHours: { channel: 'phone', otherwise: 'next-opening' },
            },
          },
        },
      })
      const report = reportOf({ policy }, 'sat 21 11:00', 'sat 21 10:00 reported high web')
      expect(report.targets.firstResponse).toEqual({
        state: 'pending',
        budgetMs: HOUR,
        within: 'PT1H',
        clock: 'always',
        calendar: null,
        startedAt: null,
        dueAt: null,
        stoppedAt: null,
        countedMs: 0,
        remainingMs: HOUR,
        consumed: 0,
        breachedAt: null,
        idleUntil: null,
      })
    })

    it('is broken since it was due', () => {
      expect(six('mon 23 15:00')?.breachedAt).toBeNull()
      expect(six('mon 23 15:00:00.001')?.breachedAt).toBe(at('mon 23 15:00'))
      expect(six('tue 24 12:00', 'mon 23 17:00 responded')?.breachedAt).toBe(at('mon 23 15:00'))
      expect(six('tue 24 12:00', 'mon 23 14:00 responded')?.breachedAt).toBeNull()
    })

    it('is idle while it runs out of hours, until the opening', () => {
      const idle = (now: string, ...lines: string[]) => {
        const report = reportOf({ policy: PLAIN }, now, 'fri 20 16:00 reported high', ...lines)
        return told(report.targets.firstResponse!.idleUntil)
      }
      expect(idle('fri 20 17:59:59.999')).toBe('-')
      expect(idle('fri 20 18:00')).toBe('mon 23 09:00')
      expect(idle('sun 22 12:00')).toBe('mon 23 09:00')
      expect(idle('mon 23 09:00')).toBe('-')
      expect(idle('sun 22 12:00', 'fri 20 17:00 paused')).toBe('-')
      expect(idle('sun 22 12:00', 'fri 20 17:00 responded')).toBe('-')
      expect(idle('mon 23 20:00')).toBe('-')
    })

    it('is not idle around the clock', () => {
      const policy = slaPolicy({
        name: 'Always',
        severities: { high: { level: 1, firstResponse: { within: 'PT6H', clock: 'always' } } },
      })
      expect(standing(reportOf({ policy }, 'sat 21 12:00', 'sat 21 10:00 reported high'))).toBe(
        'running since sat 21 10:00, due sat 21 16:00, 2:00 counted, 4:00 left',
      )
    })

    it('is idle for good, just when due, where the calendar never opens again', () => {
      const once = businessCalendar({ timeZone: 'Europe/Rome', hours: {}, exceptions: { '2026-11-23': '09:00-15:00' } })
      const report = reportOf({ policy: PLAIN, calendar: once }, 'mon 23 15:00', REPORTED)
      expect(standing(report)).toBe('running since mon 23 09:00, due mon 23 15:00, 6:00 counted, 0:00 left')
    })

    it('is the last of its runs', () => {
      const report = reportOf(
        { policy: GOLD },
        'mon 23 12:30',
        REPORTED,
        'mon 23 10:00 updated',
        'mon 23 12:15 updated',
      )
      expect(standing(report, 'update')).toBe('running since mon 23 12:15, due mon 23 14:15, 0:15 counted, 1:45 left')
      expect(report.targets.nextResponse).toBeUndefined()
      expect(Object.keys(report.targets)).toEqual(['firstResponse', 'update', 'resolution'])
    })
  })

  describe('alerts', () => {
    const only = (now: string, ...lines: string[]) => alertsOf(reportOf({ policy: ALERTING }, now, ...lines))
    const ALERTING = slaPolicy({
      name: 'Alerting',
      alerts: [0.75, 0.5],
      channels: ['web', 'phone'],
      severities: {
        high: { level: 1, firstResponse: hours(8) },
        waits: {
          level: 2,
          firstResponse: {
            within: 'PT8H',
            clock: 'always',
            alerts: [0.5, { name: 'start', before: 'PT9H' }],
            outOfHours: { channel: 'phone', otherwise: 'next-opening' },
          },
        },
      },
    })
    const ALL = [
      'mon 23 13:00 firstResponse/1/50%',
      'mon 23 15:00 firstResponse/1/75%',
      'mon 23 17:00 firstResponse/1/breach',
    ]
    const fired = (...lines: string[]) => lines.map(line => `${line} fired`)

    it.each([
      ['mon 23 09:00', 0],
      ['mon 23 12:59:59.999', 0],
      ['mon 23 13:00', 1],
      ['mon 23 15:00', 2],
      ['mon 23 16:59:59.999', 2],
      ['mon 23 17:00', 3],
      ['tue 24 17:00', 3],
    ])('are in time order; at %s, %i have fired', (now, count) => {
      expect(only(now, REPORTED)).toEqual([...fired(...ALL.slice(0, count)), ...ALL.slice(count)])
      expect(upcomingOf(reportOf({ policy: ALERTING }, now, REPORTED))).toEqual(ALL.slice(count))
    })
    it('come later by the open time of a pause', () =>
      expect(only('mon 23 12:00', REPORTED, 'mon 23 10:00 paused', 'mon 23 11:00 resumed')).toEqual([
        'mon 23 14:00 firstResponse/1/50%',
        'mon 23 16:00 firstResponse/1/75%',
        'mon 23 18:00 firstResponse/1/breach',
      ]))
    it('have no instant while paused, except those that have fired', () => {
      const none = ['- firstResponse/1/75%', '- firstResponse/1/breach']
      const paused = [REPORTED, 'mon 23 13:00 paused']
      expect(only('mon 23 13:00', ...paused)).toEqual([...fired(ALL[0]), ...none])
      expect(only('tue 24 13:00', ...paused)).toEqual([...fired(ALL[0]), ...none])
      expect(upcomingOf(reportOf({ policy: ALERTING }, 'mon 23 14:00', ...paused))).toEqual([])
    })
    it('do not fire at a stop or after it', () => {
      const none = ['- firstResponse/1/75%', '- firstResponse/1/50%', '- firstResponse/1/breach']
      expect(only('tue 24 12:00', REPORTED, 'mon 23 12:00 responded')).toEqual(none)
      expect(only('tue 24 13:00', REPORTED, 'mon 23 13:00 resolved')).toEqual(none)
      expect(only('tue 24 13:00', REPORTED, 'mon 23 13:00:00.001 resolved')).toEqual([
        ...fired(ALL[0]),
        '- firstResponse/1/75%',
        '- firstResponse/1/breach',
      ])
    })
    it('fire at the reopening if the stop came at their instant', () =>
      expect(only('tue 24 10:00', REPORTED, 'mon 23 13:00 resolved', 'tue 24 09:30 reopened')).toEqual([
        'tue 24 09:30 firstResponse/1/50% fired',
        'tue 24 11:30 firstResponse/1/75%',
        'tue 24 13:30 firstResponse/1/breach',
      ]))
    it('fire at the reopening also if the ticket is resolved again at that instant, as the breach is on record', () => {
      const again = ['tue 24 09:30 reopened', 'tue 24 09:30 resolved']
      expect(only('tue 24 10:00', REPORTED, 'mon 23 13:00 resolved', ...again)).toEqual([
        'tue 24 09:30 firstResponse/1/50% fired',
        '- firstResponse/1/75%',
        '- firstResponse/1/breach',
      ])
      const report = reportOf({ policy: ALERTING }, 'tue 24 10:00', REPORTED, 'mon 23 17:00 resolved', ...again)
      expect(alertsOf(report)[2]).toBe('tue 24 09:30 firstResponse/1/breach fired')
      expect(breachesOf(report)).toEqual(['firstResponse high: due mon 23 17:00, stopped tue 24 09:30, over by 0:00'])
    })
    it('have fired before a reopening, and do not fire again', () =>
      expect(only('tue 24 10:00', REPORTED, 'mon 23 14:00 resolved', 'tue 24 09:30 reopened')).toEqual([
        ...fired(ALL[0]),
        'tue 24 10:30 firstResponse/1/75%',
        'tue 24 12:30 firstResponse/1/breach',
      ]))
    it('fire at the closing, not at the next opening', () => {
      const late = ['mon 23 10:00 reported high']
      expect(only('mon 23 18:00', ...late)[2]).toBe('mon 23 18:00 firstResponse/1/breach fired')
      expect(only('tue 24 09:00', ...late)[2]).toBe('mon 23 18:00 firstResponse/1/breach fired')
    })
    it('are computed from the opening while a ticket waits for it', () => {
      const lines = ['sat 21 10:00 reported waits web']
      expect(only('sat 21 11:00', ...lines)).toEqual([
        'mon 23 09:00 firstResponse/1/start',
        'mon 23 13:00 firstResponse/1/50%',
        'mon 23 17:00 firstResponse/1/breach',
      ])
      expect(only('sat 21 11:00', ...lines, 'sat 21 10:30 paused')).toEqual([
        'mon 23 09:00 firstResponse/1/start',
        '- firstResponse/1/50%',
        '- firstResponse/1/breach',
      ])
      expect(only('sat 21 11:00', ...lines, 'sat 21 10:30 phoned')).toEqual([
        'sat 21 10:30 firstResponse/1/start fired',
        'sat 21 14:30 firstResponse/1/50%',
        'sat 21 18:30 firstResponse/1/breach',
      ])
      expect(alertsOf(reportOf({ policy: ALERTING, calendar: SHUT }, 'sat 21 11:00', ...lines))).toEqual([
        '- firstResponse/1/50%',
        '- firstResponse/1/start',
        '- firstResponse/1/breach',
      ])
    })
    it('of several targets are in time order, at one instant by target', () => {
      const { update, firstResponse } = GOLD.severities.high
      const policy = slaPolicy({
        name: 'Two',
        alerts: [0.5],
        severities: { high: { level: 1, firstResponse, update, nextResponse: hours(6), resolution: hours(3) } },
      })
      expect(alertsOf(reportOf({ policy }, 'mon 23 09:30', REPORTED))).toEqual([
        'mon 23 10:00 update/1/50%',
        'mon 23 10:30 resolution/1/50%',
        'mon 23 11:00 update/1/breach',
        'mon 23 12:00 firstResponse/1/50%',
        'mon 23 12:00 nextResponse/1/50%',
        'mon 23 12:00 resolution/1/breach',
        'mon 23 15:00 firstResponse/1/breach',
        'mon 23 15:00 nextResponse/1/breach',
      ])
    })
    it('are of every cycle', () => {
      const report = reportOf({ policy: GOLD }, 'mon 23 11:00', REPORTED, 'mon 23 10:15 updated')
      expect(alertsOf(report).filter(text => text.includes('update'))).toEqual([
        'mon 23 10:00 update/1/50% fired',
        'mon 23 11:15 update/2/50%',
        'mon 23 11:45 update/2/75%',
        'mon 23 12:15 update/2/breach',
        '- update/1/75%',
        '- update/1/breach',
      ])
    })
  })

  it('lists breaches in time order, whatever the target', () => {
    const lines = [REPORTED, 'mon 23 12:00 updated', 'mon 23 16:00 updated']
    expect(breachesOf(reportOf({ policy: GOLD }, 'mon 23 17:00', ...lines))).toEqual([
      'update high: due mon 23 11:00, stopped mon 23 12:00, over by 1:00',
      'update high: due mon 23 14:00, stopped mon 23 16:00, over by 2:00',
      'firstResponse high: due mon 23 15:00, stopped -, over by 2:00',
    ])
    expect(breachesOf(reportOf({ policy: GOLD }, 'mon 23 17:00', REPORTED))).toEqual([
      'update high: due mon 23 11:00, stopped -, over by 6:00',
      'firstResponse high: due mon 23 15:00, stopped -, over by 2:00',
    ])
  })

  it('states the terms of each target as the policy does', () => {
    const policy = slaPolicy({
      name: 'Terms',
      severities: {
        high: {
          level: 1,
          firstResponse: { within: 'PT2H', clock: 'always' },
          update: { within: { workingDays: 1, due: 'close' }, clock: 'business', calendar: 'boston' },
        },
      },
    })
    const calendars = { boston: BOSTON, unnamed: businessCalendar({ timeZone: 'UTC', hours: { mon: '09:00-18:00' } }) }
    const of = (...lines: string[]) => {
      const { targets } = reportOf({ policy, calendars }, 'mon 23 12:00', REPORTED, ...lines)
      return (Object.values(targets) as TargetReport[]).map(({ budgetMs, within, clock, calendar }) => [
        lasting(budgetMs),
        within,
        clock,
        calendar,
      ])
    }
    expect(of()).toEqual([
      ['2:00', 'PT2H', 'always', null],
      ['16:00', { workingDays: 1, due: 'close' }, 'business', 'Boston'],
    ])
    const report = reportOf(
      { policy: PLAIN, calendars },
      'mon 23 12:00',
      REPORTED,
      'mon 23 10:00 calendarChanged unnamed',
    )
    expect(report.targets.firstResponse?.calendar).toBeNull()
  })

  it('raises what a calendar raises that never opens', () => {
    expect(refusal(() => reportOf({ policy: PLAIN, calendar: SHUT }, 'mon 23 12:00', REPORTED))).toBe(
      'never-opens The calendar has no open time left, seen from 2026-11-23T11:00:00.000Z. Check its hours, holidays and exceptions.',
    )
    const answered = ['mon 23 10:00 paused', 'mon 23 11:00 responded']
    expect(standing(reportOf({ policy: PLAIN, calendar: SHUT }, 'mon 23 12:00', REPORTED, ...answered))).toBe(
      'met since mon 23 09:00, due -, stopped mon 23 11:00, 0:00 counted, 6:00 left',
    )
  })

  it('refuses a value that is not a history', () => {
    expect(refusal(() => evaluate([] as unknown as HistoryInput))).toBe(
      'input-invalid A list is not an object. Pass one object: { policy, calendar, events, now }.',
    )
    expect(refusal(() => evaluate({ events: [], now: 0, target: 'update' } as HistoryInput))).toBe(
      'key-unknown target: This key is not known. Known: policy, calendar, calendars, events, now, ref.',
    )
  })
})

describe('evaluateMany', () => {
  const low = events('mon 23 09:00 reported low')
  const high = events('mon 23 09:00 reported high')
  const defaults = { policy: GOLD, calendar: DESK, now: at('mon 23 12:00') }
  const seen = (items: Iterable<Report<number> | FailedReport>) =>
    [...items].map(item => ('error' in item ? `${item.error.code} ${item.error.message}` : item.severity))

  it('evaluates each history in order', () => {
    const items = [...evaluateMany([{ events: high }, { events: low }], defaults)]
    expect(items).toEqual([high, low].map(events => evaluate({ ...defaults, events })))
  })

  it('prefers the keys of a history to the defaults', () => {
    const own = { policy: PLAIN, calendar: BOSTON, events: high, now: at('mon 23 16:00') }
    expect([...evaluateMany<number, Policy>([own], defaults)]).toEqual([evaluate(own)])
  })

  it('needs no defaults', () => {
    expect([...evaluateMany([{ ...defaults, events: high }])]).toEqual([evaluate({ ...defaults, events: high })])
  })

  it('returns an item with the error for an invalid history, and continues', () => {
    const histories = [{ events: [] }, { events: high }, { now: 0 }, { events: low, now: Number.NaN }, { events: low }]
    expect(seen(evaluateMany(histories, defaults))).toEqual([
      'history-invalid events: There is no event of type "reported". Add one: { at, type: "reported", severity }.',
      'high',
      'input-invalid events: undefined is not a list of events.',
      'instant-invalid now: NaN is not an instant. Pass a valid Date or epoch milliseconds.',
      'low',
    ])
    const [failed] = evaluateMany(histories, defaults)
    expect(Object.keys(failed)).toEqual(['ref', 'error'])
    expect((failed as FailedReport).error).toBeInstanceOf(SlaCalendarError)
  })

  it('keeps the ref of every history, also of an invalid one', () => {
    const unreadable = {
      ref: 'd',
      get events(): TicketEvent<never, never>[] {
        throw new Error('no')
      },
    }
    const histories = [
      { ref: 'a', events: high },
      { ref: { b: 1 }, events: [] },
      { ref: 'c', events: high, target: 'x' },
      unreadable,
      { events: [] },
      { ref: undefined, events: low },
    ]
    const refs = (more: object) => [...evaluateMany(histories, { ...defaults, ...more })].map(({ ref }) => ref)
    expect(refs({})).toEqual(['a', { b: 1 }, 'c', 'd', undefined, undefined])
    expect(refs({ ref: 'any' })).toEqual(['a', { b: 1 }, 'c', 'd', 'any', undefined])
    const [failed] = evaluateMany([null as never], { ...defaults, ref: 'any' })
    expect(failed.ref).toBe('any')
  })

  it('returns an error for a value that is not a history', () => {
    const histories = [undefined, null, 'high', high, 5, { events: high }] as unknown as {
      events: TicketEvent<never, never>[]
    }[]
    expect(seen(evaluateMany(histories, { ...defaults, events: low }))).toEqual([
      'input-invalid undefined is not an object.',
      'input-invalid null is not an object.',
      'input-invalid "high" is not an object.',
      'input-invalid A list is not an object.',
      'input-invalid 5 is not an object.',
      'high',
    ])
  })

  it('refuses an unknown key among the defaults, history by history', () => {
    const more = { ...defaults, target: 'update' }
    expect(seen(evaluateMany([{ events: high }], more))).toEqual([
      'key-unknown target: This key is not known. Known: policy, calendar, calendars, events, now, ref.',
    ])
  })

  it('makes an item of what a calendar raises that never opens', () => {
    expect(seen(evaluateMany([{ events: high, calendar: SHUT }, { events: low }], defaults))).toEqual([
      'never-opens The calendar has no open time left, seen from 2026-11-23T11:00:00.000Z. Check its hours, holidays and exceptions.',
      'low',
    ])
  })

  it('reads one history at a time, when it is asked for', () => {
    const read: string[] = []
    function* histories() {
      for (const name of ['first', 'second', 'third']) {
        read.push(name)
        yield { events: high }
      }
    }
    const items = evaluateMany(histories(), defaults)
    expect(read).toEqual([])
    for (const item of items) {
      expect(item).toHaveProperty('severity', 'high')
      if (read.length === 2) break
    }
    expect(read).toEqual(['first', 'second'])
  })

  it('can be gone through again where the histories can', () => {
    const items = evaluateMany([{ events: high }], defaults)
    expect(seen(items)).toEqual(seen(items))
    expect(seen(items)).toEqual(['high'])
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['one history', { events: high }, 'An object'],
    ['text', 'high', '"high"'],
    ['a number', 5, '5'],
  ])('refuses %s', (_, histories, text) => {
    expect(refusal(() => evaluateMany(histories as [], defaults))).toBe(
      `input-invalid histories: ${text} is not an iterable of histories.`,
    )
  })

  it('throws errors of the iterable itself, and of the library', () => {
    const broken = {
      *[Symbol.iterator]() {
        yield { events: high }
        throw new RangeError('no more')
      },
    }
    expect(() => [...evaluateMany(broken, defaults)]).toThrow(RangeError)
    const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
    vi.spyOn(calendar, 'elapsed').mockImplementation(() => {
      throw new RangeError('broken')
    })
    expect(() => [...evaluateMany([{ events: high }], { ...defaults, calendar })]).toThrow(RangeError)
  })

  it('returns an error for a history that throws when it is read', () => {
    const unreadable = {
      get events(): TicketEvent<never, never>[] {
        throw new Error('no')
      },
    }
    expect(seen(evaluateMany([unreadable, { events: high }], defaults))).toEqual([
      'input-invalid The value cannot be read.',
      'high',
    ])
  })

  it('returns the ref of the defaults for a history whose ref cannot be read', () => {
    const unreadable = {
      get ref(): string {
        throw new Error('no')
      },
    }
    const [item] = evaluateMany([unreadable], { ...defaults, ref: 'all' })
    expect(item).toMatchObject({ ref: 'all', error: { code: 'input-invalid' } })
  })
})
