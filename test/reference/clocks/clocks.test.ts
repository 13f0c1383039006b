import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import { businessCalendar, slaPolicy } from '../../../src/index.ts'
import type { PolicySpec } from '../../../src/policy/spec.ts'
import { deskHistory, unionHistory } from '../../arbitraries/histories.ts'
import { runs } from '../../arbitraries/runs.ts'
import { hour } from '../dates.ts'
import { TooFar } from '../timeline.ts'
import { upcomingAlerts } from './alerts.ts'
import { NoDue } from './cycle.ts'
import { referenceEvaluate, type SlowReport } from './evaluate.ts'
import { referenceExplain, type Segment } from './explain.ts'
import { type AnyEvent, type Case, slowCalendar } from './history.ts'
import { boston, event, rome, segment, t, tokyo, told } from './notation.ts'

const policy: PolicySpec = {
  name: 'Test',
  channels: ['web', 'phone'],
  alerts: [0.75],
  rank: 2,
  requestKinds: { database: { milestones: ['assigned', 'released'] } },
  severities: {
    critical: {
      level: 1,
      firstResponse: { within: 'PT2H', clock: 'always', outOfHours: { channel: 'phone', otherwise: 'next-opening' } },
      resolution: { within: { hours: 6 }, clock: 'always', pausable: false },
    },
    high: {
      level: 2,
      firstResponse: { within: 'PT4H', clock: 'business' },
      resolution: { within: 8 * hour, clock: 'business' },
    },
    low: {
      level: 3,
      firstResponse: { within: { hours: 8 }, clock: 'business' },
      nextResponse: { within: { hours: 4 }, clock: 'business' },
      update: { within: { hours: 4 }, clock: 'business' },
    },
    days: {
      level: 4,
      firstResponse: { within: { minutes: 90 }, clock: 'business', calendar: 'boston' },
      resolution: { within: { workingDays: 1, due: 'close' }, clock: 'business' },
    },
  },
}

type Choice = PolicySpec['onSeverityChange']

function history(lines: string[], now: string, onSeverityChange?: Choice, spec: CalendarSpec = rome): Case {
  return {
    policy: { ...policy, onSeverityChange },
    calendar: slowCalendar(spec, 1),
    calendars: { boston: slowCalendar(boston, 1), tokyo: slowCalendar(tokyo, 1) },
    events: lines.map(event),
    now: t(now),
  }
}

function reportOf(lines: string[], now: string, choice?: Choice): SlowReport {
  return referenceEvaluate(history(lines, now, choice))
}

/** A target as `running, due mon 13:00, 2 h counted, 2 h left`, with what else there is to say. */
function line(report: SlowReport, target: string): string {
  const found = report.targets[target]
  if (!found) return 'none'
  const { state, dueAt, stoppedAt, countedMs, remainingMs, idleUntil } = found
  const parts = [state, `due ${told(dueAt)}`, `${countedMs / hour} h counted`, `${remainingMs / hour} h left`]
  if (stoppedAt !== null) parts.push(`stopped ${told(stoppedAt)}`)
  if (idleUntil !== null) parts.push(`idle until ${told(idleUntil)}`)
  return parts.join(', ')
}

const first = (lines: string[], now: string, choice?: Choice) => line(reportOf(lines, now, choice), 'firstResponse')
const breachesOf = (report: SlowReport) =>
  report.breaches.map(({ target, severity, at, stoppedAt, overMs }) =>
    [target, severity, told(at), told(stoppedAt), overMs / hour].join(' '),
  )
const upcomingOf = (terms: Case) => upcomingAlerts(terms).map(({ at, id }) => `${told(at)} ${id}`)

function explained(terms: Case, target: string = 'firstResponse') {
  const { dueAt, segments, overrun } = referenceExplain({ ...terms, target })
  return { dueAt: told(dueAt), segments: segments.map(segment), overrun: overrun.map(segment) }
}

describe('a clock', () => {
  // 8 h from Friday 16:30: an hour and a half until closing, the other six and a half from Monday 09:00 on.
  it('runs over the weekend', () => {
    const report = reportOf(['fri 16:30 reported low'], 'fri 17:00')
    expect(line(report, 'firstResponse')).toBe('running, due +mon 15:30, 0.5 h counted, 7.5 h left')
    expect(report.targets.firstResponse).toMatchObject({
      startedAt: t('fri 16:30'),
      consumed: 1 / 16,
      breachedAt: null,
    })
    expect(report).toMatchObject({ severity: 'low', reportedAt: t('fri 16:30'), rank: 2, ignored: [] })
  })
  it('stands still while the desk is closed', () =>
    expect(first(['fri 16:30 reported low'], 'sat 10:00')).toBe(
      'running, due +mon 15:30, 1.5 h counted, 6.5 h left, idle until +mon 09:00',
    ))
  // 75 % of 8 h are 6 h: an hour and a half on Friday, four and a half on Monday. 75 % of 4 h are 3 h.
  it('lists the alerts to come, without those of this instant', () => {
    const low = history(['fri 16:30 reported low'], 'fri 17:00')
    expect(upcomingOf(low).filter(text => text.includes('firstResponse'))).toEqual([
      '+mon 13:30 firstResponse/1/75%',
      '+mon 15:30 firstResponse/1/breach',
    ])
    const high = ['mon 09:00 reported high', 'mon 09:00 resolved', 'mon 09:00 reopened']
    expect(upcomingOf(history(high, 'mon 11:59:59.999'))[0]).toBe('mon 12:00 firstResponse/1/75%')
    expect(upcomingOf(history(high, 'mon 12:00'))[0]).toBe('mon 13:00 firstResponse/1/breach')
    expect(upcomingOf(history(high, 'mon 13:00'))[0]).toBe('mon 15:00 resolution/1/75%')
  })
  // 4 h from Friday 14:00 end with the day.
  it('is due at the closing, met there and breached later, though nothing was counted', () => {
    const friday = 'fri 14:00 reported high'
    expect(first([friday, 'fri 18:00 responded'], '+mon 09:00')).toBe(
      'met, due fri 18:00, 4 h counted, 0 h left, stopped fri 18:00',
    )
    const late = reportOf([friday, 'sat 10:00 responded'], '+mon 09:00')
    expect(line(late, 'firstResponse')).toBe('breached, due fri 18:00, 4 h counted, 0 h left, stopped sat 10:00')
    // The resolution is due on Monday at 13:00.
    expect(breachesOf(late)).toEqual(['firstResponse high fri 18:00 sat 10:00 0'])
    expect(first([friday], 'fri 18:00')).toMatch(/^running.*, idle until \+mon 09:00$/)
    expect(first([friday], 'fri 18:00:00.001')).toBe('breached, due fri 18:00, 4 h counted, 0 h left')
  })
  it('keeps its due instant once stopped, though that lies ahead', () =>
    expect(
      first(['mon 09:00 reported high', 'mon 10:00 responded', 'mon 11:00 paused', 'tue 09:00 responded'], 'wed 09:00'),
    ).toBe('met, due mon 13:00, 1 h counted, 3 h left, stopped mon 10:00'))
  // From Monday 10:00: 8 h that day and 9 h on Tuesday are 17 h; after an hour's pause one is left for Wednesday.
  it('turns working days into hours when it starts', () => {
    const lines = ['mon 10:00 reported days', 'mon 10:00 paused', 'mon 11:00 resumed']
    expect(line(reportOf(lines, 'mon 12:00'), 'resolution')).toBe('running, due wed 10:00, 1 h counted, 16 h left')
  })
  // Boston opens at 15:00 on Rome's clock.
  it('goes by a calendar of its own', () =>
    expect(first(['mon 10:00 reported days', 'mon 11:00 calendarChanged tokyo'], 'mon 12:00')).toBe(
      'running, due mon 16:30, 0 h counted, 1.5 h left, idle until mon 15:00',
    ))
  // An hour in Rome, then six in Boston until 23:00, the eighth from 15:00 on Tuesday.
  it('counts the rest elsewhere when the calendar changes', () =>
    expect(first(['mon 16:00 reported low', 'mon 17:00 calendarChanged boston'], 'mon 18:00')).toBe(
      'running, due tue 16:00, 2 h counted, 6 h left',
    ))
  // On 29 March 2026 Rome goes from 02:00 to 03:00: three hours from 00:30 on end at 04:30.
  it('counts time that passes, not what the clock shows', () => {
    const nights = slowCalendar({ timeZone: 'Europe/Rome', hours: { sun: '00:00-07:00' } }, 1)
    const at = Date.parse('2026-03-29T00:30+01:00')
    const events: AnyEvent[] = [{ at, type: 'reported', severity: 'high' }]
    const { targets } = referenceEvaluate({ policy, calendar: nights, events, now: at + 2 * hour })
    expect(targets.firstResponse).toMatchObject({
      dueAt: Date.parse('2026-03-29T05:30+02:00'),
      countedMs: 2 * hour,
    })
  })
})

describe('a pause', () => {
  // An hour counted, two reasons from 10:00 to 13:00, the other three hours from then on.
  const lines = [
    'mon 09:00 reported high',
    'mon 10:00 paused customer',
    'mon 11:00 paused vendor',
    'mon 12:00 resumed customer',
    'mon 13:00 resumed vendor',
  ]
  it('lasts while a reason is open', () => {
    expect(first(lines, 'mon 12:30')).toBe('paused, due null, 1 h counted, 3 h left')
    expect(first(lines, 'mon 13:00')).toBe('running, due mon 16:00, 1 h counted, 3 h left')
    expect(upcomingOf(history(lines, 'mon 12:30'))).toEqual([])
  })
  it('is told by its reasons', () => {
    const segments = [
      '+ mon 09:00 .. mon 10:00 hours',
      '- mon 10:00 .. mon 12:00 paused “customer”',
      '- mon 12:00 .. mon 13:00 paused “vendor”',
    ]
    expect(explained(history(lines, 'mon 12:30'))).toEqual({
      dueAt: null,
      segments: [...segments.slice(0, 2), '- mon 12:00 .. mon 12:30 paused “vendor”'],
      overrun: [],
    })
    expect(explained(history(lines, 'mon 14:00')).segments).toEqual([...segments, '+ mon 13:00 .. mon 16:00 hours'])
  })
  it('of one reason is not ended by another', () => {
    const events = [...lines.slice(0, 2), 'mon 11:00 resumed', 'mon 11:00 resumed vendor', 'mon 11:30 paused customer']
    const report = reportOf(events, 'mon 12:00')
    expect(line(report, 'firstResponse')).toBe('paused, due null, 1 h counted, 3 h left')
    expect(report.ignored).toEqual(events.slice(2).map(event))
  })
  it('does not undo a budget that is used up', () => {
    const events = ['mon 09:00 reported high', 'mon 13:00 paused']
    expect(first(events, 'mon 13:00')).toBe('paused, due mon 13:00, 4 h counted, 0 h left')
    expect(upcomingOf(history(events, 'mon 13:00'))).toEqual([])
    expect(first(events, 'mon 13:01')).toBe('breached, due mon 13:00, 4 h counted, 0 h left')
  })
  it('leaves a target that is stopped meanwhile met, without a due instant', () =>
    expect(first([...lines.slice(0, 2), '+fri 12:00 responded'], '+sat 12:00')).toBe(
      'met, due null, 1 h counted, 3 h left, stopped +fri 12:00',
    ))
  it('passes a target by that is not pausable', () =>
    expect(line(reportOf(['mon 09:00 reported critical', 'mon 10:00 paused'], 'mon 11:00'), 'resolution')).toBe(
      'running, due mon 15:00, 2 h counted, 4 h left',
    ))
})

describe('the phone rule', () => {
  const web = 'fri 19:00 reported critical web'
  it('lets the clock wait for the opening', () => {
    const report = reportOf([web], 'sat 12:00')
    expect(report.targets.firstResponse).toMatchObject({ state: 'pending', startedAt: null, dueAt: null, countedMs: 0 })
    // 75 % of 2 h after Monday 09:00; the resolution does not wait and was breached at 01:00.
    expect(upcomingOf(history([web], 'sat 12:00'))).toEqual([
      '+mon 10:30 firstResponse/1/75%',
      '+mon 11:00 firstResponse/1/breach',
    ])
    expect(first([web], '+mon 09:00')).toBe('running, due +mon 11:00, 0 h counted, 2 h left')
    expect(explained(history([web], 'sat 12:00')).segments).toEqual(['- fri 19:00 .. sat 12:00 waiting'])
  })
  it('lets it wait for the phone call', () => {
    const terms = history([web, 'sat 08:00 phoned', 'sat 08:30 phoned'], 'sat 09:00')
    expect(line(referenceEvaluate(terms), 'firstResponse')).toBe('running, due sat 10:00, 1 h counted, 1 h left')
    expect(referenceEvaluate(terms).ignored).toEqual([event('sat 08:30 phoned')])
    expect(explained(terms).segments).toEqual(['- fri 19:00 .. sat 08:00 waiting', '+ sat 08:00 .. sat 10:00 always'])
  })
  it.each(['fri 17:00 reported critical web', 'fri 19:00 reported critical phone', 'fri 19:00 reported critical'])(
    'does not hold for %s',
    text => expect(reportOf([text], 'fri 20:00').targets.firstResponse?.startedAt).toBe(event(text).at),
  )
  it('is over when somebody answers at night', () =>
    expect(reportOf([web, 'sat 08:00 responded'], '+tue 09:00').targets.firstResponse).toEqual({
      ...{ state: 'met', startedAt: null, dueAt: null, stoppedAt: t('sat 08:00'), countedMs: 0, remainingMs: 2 * hour },
      ...{ consumed: 0, breachedAt: null, idleUntil: null },
    }))
  // Boston opens on Friday at 15:00 and closes at 23:00.
  it('goes by the calendar in force', () =>
    expect(first([web, 'fri 20:00 calendarChanged boston'], 'fri 20:00')).toBe(
      'running, due fri 22:00, 0 h counted, 2 h left',
    ))
})

describe('a change of severity', () => {
  const low = 'mon 09:00 reported low'
  // From 09:00 on, high means 13:00. As low, next response and update were due at 13:00 and two hours over.
  it('holds from the report on, and what was breached stays so', () => {
    const report = reportOf([low, 'mon 15:00 severityChanged high'], 'mon 15:00')
    expect(line(report, 'firstResponse')).toBe('breached, due mon 13:00, 6 h counted, -2 h left')
    expect([line(report, 'nextResponse'), line(report, 'resolution')]).toEqual([
      'none',
      'running, due mon 17:00, 6 h counted, 2 h left',
    ])
    expect(breachesOf(report).sort()).toEqual([
      'firstResponse high mon 13:00  2',
      'nextResponse low mon 13:00 mon 15:00 2',
      'update low mon 13:00 mon 15:00 2',
    ])
  })
  it('breaches nothing that it finds exactly at its due instant', () =>
    expect(breachesOf(reportOf([low, 'mon 13:00 severityChanged high'], 'mon 13:00'))).toEqual([]))
  it('there and back leaves one record of one breach', () => {
    const lines = [low, 'mon 14:00 severityChanged high', 'mon 15:00 severityChanged low']
    expect(breachesOf(reportOf(lines, 'mon 16:00')).sort()).toEqual([
      'firstResponse high mon 13:00 mon 15:00 2',
      'nextResponse low mon 13:00  3',
      'update low mon 13:00  3',
    ])
  })
  it('does not touch what has stopped', () => {
    const report = reportOf([low, 'mon 10:00 responded', 'mon 11:00 severityChanged high'], 'mon 12:00')
    expect(report.cycles.filter(({ target }) => target === 'firstResponse')).toMatchObject([
      { severity: 'low', state: 'met', dueAt: t('mon 17:00') },
    ])
    // The first update ended at 10:00, the second was dropped.
    expect(report.cycles.filter(({ target }) => target === 'update')).toMatchObject([{ stoppedAt: t('mon 10:00') }])
  })
  // As if low from the start: answered at 12:00, the customer wrote at 12:30, updates from 12:00 on.
  it('tells the whole history of a target that only the new severity has', () => {
    const lines = ['mon 09:00 reported high', 'mon 12:00 responded', 'mon 12:30 customerReplied']
    const report = reportOf([...lines, 'mon 13:00 severityChanged low'], 'mon 13:30')
    expect(line(report, 'nextResponse')).toBe('running, due mon 16:30, 1 h counted, 3 h left')
    expect(report.cycles.filter(({ target }) => target === 'update')).toMatchObject([
      { severity: 'low', state: 'met', startedAt: t('mon 09:00'), dueAt: t('mon 13:00'), stoppedAt: t('mon 12:00') },
      { severity: 'low', state: 'running', startedAt: t('mon 12:00'), dueAt: t('mon 16:00') },
    ])
    expect(report.ignored).toEqual([])
    expect(reportOf(lines, 'mon 12:45').ignored).toEqual([event('mon 12:30 customerReplied')])
  })
  // 2 h of low are 2 h of high.
  it('carries what was counted', () => {
    const lines = [low, 'mon 11:00 severityChanged high']
    expect(first(lines, 'mon 12:00', 'carry')).toBe('running, due mon 13:00, 3 h counted, 1 h left')
    expect(line(reportOf(lines, 'mon 12:00', 'carry'), 'resolution')).toBe(
      'running, due tue 10:00, 1 h counted, 7 h left',
    )
  })
  // 5 h were counted, 4 are allowed.
  it('that carries too much is due at once', () => {
    const terms = history([low, 'mon 14:00 severityChanged high'], 'mon 15:00', 'carry')
    const report = referenceEvaluate(terms)
    expect(line(report, 'firstResponse')).toBe('breached, due mon 14:00, 6 h counted, -1 h left')
    expect(report.targets.firstResponse?.consumed).toBe(1.5)
    expect(breachesOf(report)).toContain('firstResponse high mon 14:00  1')
    expect(explained(terms)).toEqual({
      dueAt: 'mon 14:00',
      segments: ['+ mon 09:00 .. mon 14:00 hours'],
      overrun: ['+ mon 14:00 .. mon 15:00 hours'],
    })
  })
  it('restarts with the full budget', () => {
    const lines = [
      'fri 16:00 reported low',
      'fri 17:00 paused',
      '+mon 08:00 resumed',
      '+mon 11:00 severityChanged high',
    ]
    const terms = history(lines, '+mon 12:00', 'restart')
    expect(line(referenceEvaluate(terms), 'firstResponse')).toBe('running, due +mon 15:00, 1 h counted, 3 h left')
    expect(referenceEvaluate(terms).targets.firstResponse?.startedAt).toBe(t('+mon 11:00'))
    expect(explained(terms).segments).toEqual([
      '- fri 16:00 .. fri 17:00 restarted',
      '- fri 17:00 .. +mon 08:00 paused',
      '- +mon 08:00 .. +mon 09:00 outside-hours',
      '- +mon 09:00 .. +mon 11:00 restarted',
      '+ +mon 11:00 .. +mon 15:00 hours',
    ])
  })
})

describe('a ticket', () => {
  // An hour counted by 10:00, the pause ends with the reopening; seven hours from Tuesday 09:30 on.
  it('goes on where it was resolved', () => {
    const lines = ['mon 09:00 reported high', 'mon 10:00 paused', 'mon 11:00 resolved']
    expect(line(reportOf(lines, 'mon 12:00'), 'resolution')).toBe(
      'met, due null, 1 h counted, 7 h left, stopped mon 11:00',
    )
    const between = ['mon 12:00 resumed', 'tue 09:00 severityChanged low', 'tue 09:10 resolved']
    const terms = history([...lines, ...between, 'tue 09:30 reopened', 'tue 09:30 resumed'], 'tue 10:30')
    const report = referenceEvaluate(terms)
    expect(line(report, 'resolution')).toBe('running, due tue 16:30, 2 h counted, 6 h left')
    expect(report.cycles.length).toBe(2)
    expect(report.ignored).toEqual([...between, 'tue 09:30 resumed'].map(event))
    expect(explained(terms, 'resolution').segments).toEqual([
      '+ mon 09:00 .. mon 10:00 hours',
      '- mon 10:00 .. mon 11:00 paused',
      '- mon 11:00 .. tue 09:30 stopped',
      '+ tue 09:30 .. tue 16:30 hours',
    ])
  })
  // 8 h from Monday 09:00 are due at 17:00: half an hour over at 17:30, another one from Tuesday 09:00 to 09:30.
  it('stays breached when it is reopened', () => {
    const lines = ['mon 09:00 reported high', 'mon 10:00 responded', 'mon 17:30 resolved', 'tue 09:00 reopened']
    expect(breachesOf(reportOf(lines, 'tue 08:00'))).toEqual(['resolution high mon 17:00 mon 17:30 0.5'])
    expect(breachesOf(reportOf(lines, 'tue 09:30'))).toEqual(['resolution high mon 17:00  1'])
    expect(breachesOf(reportOf([...lines, 'tue 09:30 resolved'], 'wed 09:00'))).toEqual([
      'resolution high mon 17:00 tue 09:30 1',
    ])
  })
  // Updates within 4 h: by 13:00 and done at 12:00, by 16:00 and an hour late, by Tuesday 12:00.
  it('has a cycle for every update', () => {
    const lines = ['mon 09:00 reported low', 'mon 12:00 updated', 'mon 17:00 responded']
    const terms = history(lines, 'tue 10:00')
    const report = referenceEvaluate(terms)
    expect(
      report.cycles
        .filter(({ target }) => target === 'update')
        .map(({ state, startedAt, dueAt, remainingMs }) => [state, told(startedAt), told(dueAt), remainingMs / hour]),
    ).toEqual([
      ['met', 'mon 09:00', 'mon 13:00', 1],
      ['breached', 'mon 12:00', 'mon 16:00', -1],
      ['running', 'mon 17:00', 'tue 12:00', 2],
    ])
    expect(explained(terms, 'update').segments).toEqual([
      '- mon 09:00 .. mon 17:00 stopped',
      '+ mon 17:00 .. mon 18:00 hours',
      '- mon 18:00 .. tue 09:00 outside-hours',
      '+ tue 09:00 .. tue 12:00 hours',
    ])
  })
  it('waits for one answer, however often the customer writes', () => {
    const lines = ['mon 09:00 reported low', 'mon 10:00 customerReplied', 'mon 11:00 responded']
    const more = ['mon 15:00 customerReplied', 'mon 16:00 customerReplied']
    const report = reportOf([...lines, ...more], 'mon 17:00')
    expect(line(report, 'nextResponse')).toBe('running, due tue 10:00, 2 h counted, 2 h left')
    expect(report.ignored).toEqual([lines[1], more[1]].map(event))
  })
  it('is read in order of time, the report first, up to now', () => {
    const lines = ['mon 11:00 milestone released', 'mon 09:00 paused', 'mon 10:00 resumed', 'mon 09:00 reported high']
    const report = reportOf([...lines, 'mon 10:30 milestone released', 'mon 12:00 resumed'], 'mon 11:00')
    expect(line(report, 'firstResponse')).toBe('running, due mon 14:00, 1 h counted, 3 h left')
    expect(report.milestones).toEqual([
      { name: 'assigned', at: null },
      { name: 'released', at: t('mon 10:30') },
    ])
    expect(report.ignored).toEqual([event(lines[0])])
  })
})

describe('an explanation', () => {
  // An hour on Tuesday; the other three on Friday, after a holiday and a day closed.
  it('names the holiday and the exception', () =>
    expect(explained(history(['+tue 17:00 reported high'], '+tue 17:30'))).toEqual({
      dueAt: '+fri 12:00',
      segments: [
        '+ +tue 17:00 .. +tue 18:00 hours',
        '- +tue 18:00 .. +wed 00:00 outside-hours',
        '- +wed 00:00 .. +thu 00:00 holiday “Feast”',
        '- +thu 00:00 .. +fri 00:00 exception “Trasloco”',
        '- +fri 00:00 .. +fri 09:00 outside-hours',
        '+ +fri 09:00 .. +fri 12:00 hours',
      ],
      overrun: [],
    }))
  it('goes on with the overrun', () => {
    const terms = history(['fri 14:00 reported high', '+mon 10:30 responded'], '+fri 12:00')
    expect(explained(terms)).toEqual({
      dueAt: 'fri 18:00',
      segments: ['+ fri 14:00 .. fri 18:00 hours'],
      overrun: ['- fri 18:00 .. +mon 09:00 outside-hours', '+ +mon 09:00 .. +mon 10:30 hours'],
    })
  })
  // Rome until 18:00, Boston until 23:00, Tokyo from 01:00 on: nobody in between.
  it('of a union names the desk that is open, and none where all are closed', () => {
    const sun = { union: [rome, boston, tokyo] }
    const terms = history(['+tue 17:00 reported low'], '+tue 17:00', undefined, sun)
    expect(explained(terms).segments).toEqual([
      '+ +tue 17:00 .. +tue 18:00 hours of Rome',
      '+ +tue 18:00 .. +tue 23:00 hours of Boston',
      '- +tue 23:00 .. +wed 01:00 outside-hours',
      '+ +wed 01:00 .. +wed 03:00 hours of Tokyo',
    ])
  })
  it('of a difference and an intersection names what closes', () => {
    const without = { difference: [rome, { ...boston, name: 'Break' }] } as const
    expect(explained(history(['mon 14:00 reported high'], 'mon 14:00', undefined, without)).segments).toEqual([
      '+ mon 14:00 .. mon 15:00 hours of Rome',
      '- mon 15:00 .. mon 18:00 exception “Break” of Break',
      '- mon 18:00 .. tue 09:00 outside-hours of Rome',
      '+ tue 09:00 .. tue 12:00 hours of Rome',
    ])
    const both = { intersection: [rome, boston] }
    expect(explained(history(['mon 17:00 reported high'], 'mon 17:00', undefined, both)).segments).toEqual([
      '+ mon 17:00 .. mon 18:00 hours of Rome',
      '- mon 18:00 .. tue 09:00 outside-hours of Rome',
      '- tue 09:00 .. tue 15:00 outside-hours of Boston',
      '+ tue 15:00 .. tue 18:00 hours of Rome',
    ])
  })
  // Replacing hours run past midnight into a holiday; the summer's shift begins on Friday and ends with the holiday there.
  it('tells whose hours are counted', () => {
    const spec: CalendarSpec = {
      timeZone: 'Europe/Rome',
      hours: {},
      holidays: [{ date: '2026-11-18' }, { name: 'Afternoon', date: '2026-11-20', closed: '14:00-20:00' }],
      exceptions: {
        '2026-11-17': '22:00-01:00',
        '2026-11-19/..': { name: 'Summer', hours: { 'mon-fri': '12:00-15:00' } },
      },
    }
    expect(explained(history(['mon 09:00 reported low'], 'mon 09:00', undefined, spec)).segments).toEqual([
      '- mon 09:00 .. tue 00:00 outside-hours',
      '- tue 00:00 .. tue 22:00 exception “2026-11-17”',
      '+ tue 22:00 .. wed 01:00 exception “2026-11-17”',
      '- wed 01:00 .. thu 00:00 holiday “2026-11-18”',
      '- thu 00:00 .. thu 12:00 outside-hours',
      '+ thu 12:00 .. thu 15:00 exception “Summer”',
      '- thu 15:00 .. fri 12:00 outside-hours',
      '+ fri 12:00 .. fri 14:00 exception “Summer”',
    ])
  })
})

describe.each(Object.entries({ desk: deskHistory, union: unionHistory }))(
  'over random histories on a %s',
  (_, scenes) => {
    it('the reference keeps the laws of §11', () =>
      fc.assert(
        fc.property(scenes(), scene => {
          const report = withinReach(() => referenceEvaluate(scene))
          const targets = Object.entries(report.targets).map(([target, found]) => {
            const explanation = withinReach(() => referenceExplain({ ...scene, target: target }))
            return { found, explanation, counted: total(explanation.segments) }
          })
          for (const { found, explanation } of targets) {
            expect(explanation.dueAt).toBe(found.dueAt)
            expect(total(explanation.overrun)).toBe(Math.max(0, -found.remainingMs))
            const pieces = [...explanation.segments, ...explanation.overrun]
            for (const [i, piece] of pieces.entries())
              expect(piece.start).toBe(i === 0 ? report.reportedAt : pieces[i - 1].end)
          }
          const isCarried = scene.policy.onSeverityChange === 'carry'
          for (const { found, counted } of targets.filter(({ found }) => found.dueAt === null))
            expect(counted).toBe(found.countedMs)
          // A deadline at an opening may have another calendar's open time before it, if the calendar changes in between.
          const isMoved = scene.events.some(({ type }) => type === 'calendarChanged')
          for (const { found, counted } of targets.filter(({ found }) => found.dueAt !== null && !isCarried)) {
            const budget = found.countedMs + found.remainingMs
            expect(counted).toBeGreaterThanOrEqual(budget)
            expect(isMoved ? budget : counted).toBe(budget)
          }
        }),
        runs(15),
      ))

    it('the cases are valid', () => {
      fc.assert(
        fc.property(scenes(), ({ policy, calendar, calendars, events, now }) => {
          slaPolicy(policy)
          for (const { spec } of [calendar, ...Object.values(calendars)]) businessCalendar(spec)
          expect(events.filter(({ type }) => type === 'reported').length).toBe(1)
          expect(Math.min(...events.map(({ at }) => at), now)).toBe(events.find(({ type }) => type === 'reported')?.at)
        }),
        runs(20),
      )
    })
  },
)

function total(segments: readonly Segment[]): number {
  return segments.reduce((sum, { counted, ms }) => sum + (counted ? ms : 0), 0)
}

function withinReach<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    fc.pre(!(error instanceof NoDue || error instanceof TooFar))
    throw error
  }
}
