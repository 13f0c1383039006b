import { describe, expect, it } from 'vitest'
import { slaPolicy } from '../../src/policy/policy.ts'
import { refusal } from '../validation/refusal.ts'
import { DESK, explanationOf, ignoredOf, reportOf, runsOf, segmentsOf, standing } from './notation.ts'

const hours = (hours: number, more: object = {}) => ({ within: { hours }, clock: 'business', ...more }) as const

const OWN = slaPolicy({
  name: 'Own',
  onSeverityChange: 'carry',
  targets: {
    triage: { starts: 'reported', stops: ['triaged', 'rejected'], label: { en: 'Triage', it: 'Presa in carico' } },
    firstFix: { starts: 'triaged', stops: 'fixed', onReopen: 'restart' },
    handOver: { starts: 'assigned', stops: ['assigned', 'accepted'], repeats: true },
    resolution: { starts: 'reported', stops: 'resolved', onReopen: 'stay-stopped' },
  },
  severities: {
    high: {
      level: 1,
      triage: hours(2),
      firstFix: hours(4),
      handOver: hours(1),
      resolution: hours(8, { pausable: ['vendor'] }),
    },
    network: { level: 2, resolution: hours(4, { heldBy: ['network', 'vendor'] }) },
  },
})
const HIGH = 'mon 23 09:00 reported high'
const judged = { policy: OWN }

describe('a target of the policy’s own', () => {
  it('is pending before its start event, and stops at any of its stop events', () => {
    const report = (now: string, ...lines: string[]) => reportOf(judged, now, HIGH, ...lines)
    expect(standing(report('mon 23 10:00'), 'firstFix')).toBe('pending since -, due -, 0:00 counted, 4:00 left')
    expect(standing(report('mon 23 10:00'), 'triage')).toBe(
      'running since mon 23 09:00, due mon 23 11:00, 1:00 counted, 1:00 left',
    )
    const rejected = report('mon 23 12:00', 'mon 23 10:30 rejected')
    expect(standing(rejected, 'triage')).toBe(
      'met since mon 23 09:00, due mon 23 11:00, stopped mon 23 10:30, 1:30 counted, 0:30 left',
    )
    expect(standing(report('mon 23 12:00', 'mon 23 10:00 triaged'), 'firstFix')).toBe(
      'running since mon 23 10:00, due mon 23 14:00, 2:00 counted, 2:00 left',
    )
  })

  it('runs again at each start event if it repeats', () => {
    const report = reportOf(
      judged,
      'mon 23 14:00',
      HIGH,
      'mon 23 09:00 assigned desk',
      'mon 23 10:30 assigned network',
      'mon 23 11:00 accepted',
      'mon 23 11:15 assigned network',
      'mon 23 11:30 assigned desk',
      'mon 23 12:00 triaged',
      'mon 23 12:30 triaged',
    )
    expect(runsOf(report).filter(line => line.startsWith('handOver'))).toEqual([
      'handOver high: breached since mon 23 09:00, due mon 23 10:00, stopped mon 23 10:30, 1:30 counted, -0:30 left',
      'handOver high: met since mon 23 10:30, due mon 23 11:30, stopped mon 23 11:00, 0:30 counted, 0:30 left',
      'handOver high: breached since mon 23 11:30, due mon 23 12:30, 2:30 counted, -1:30 left',
    ])
    expect(report.holder).toBe('desk')
    expect(ignoredOf(report)).toEqual(['mon 23 11:15 assigned', 'mon 23 12:30 triaged'])
  })

  it.each([
    [['severityChanged high']],
    [['calendarChanged night', 'calendarChanged night']],
    [['assigned desk', 'assigned desk']],
    [['resumed']],
    [['paused customer', 'paused customer']],
    [['milestone done', 'milestone done']],
  ])('neither starts nor stops at an event that repeats what is so: %s', events => {
    const [type] = events[0].split(' ')
    const policy = slaPolicy({
      name: 'Repeats',
      targets: { t: { starts: ['triaged', type], stops: [type, 'fixed'], repeats: true } },
      severities: { high: { level: 1, t: hours(9) } },
    })
    const lines = events.map((event, i) => `mon 23 10:0${i} ${event}`)
    const runs = (...more: string[]) => {
      const input = { policy, calendars: { night: DESK } }
      return reportOf(input, 'mon 23 11:00', HIGH, 'mon 23 09:30 triaged', ...lines.slice(0, -1), ...more)
    }
    const repeated = runs(lines.at(-1)!)
    expect(ignoredOf(repeated)).toEqual([`mon 23 10:0${events.length - 1} ${type}`])
    expect(runsOf(repeated)).toEqual(runsOf(runs()))
  })

  it('starts again or stays stopped when the ticket is reopened', () => {
    const lines = [HIGH, 'mon 23 10:00 triaged', 'mon 23 11:00 resolved', 'mon 23 13:00 reopened']
    expect(runsOf(reportOf(judged, 'mon 23 14:00', ...lines))).toEqual([
      'resolution high: met since mon 23 09:00, due mon 23 17:00, stopped mon 23 11:00, 2:00 counted, 6:00 left',
      'triage high: met since mon 23 09:00, due mon 23 11:00, stopped mon 23 10:00, 1:00 counted, 1:00 left',
      'firstFix high: met since mon 23 10:00, due mon 23 14:00, stopped mon 23 11:00, 1:00 counted, 3:00 left',
      'firstFix high: running since mon 23 13:00, due mon 23 17:00, 1:00 counted, 3:00 left',
    ])
  })

  it('begins at a change of severity only if its start event has happened', () => {
    const lines = ['mon 23 09:00 reported network', 'mon 23 10:00 severityChanged high']
    const report = reportOf(judged, 'mon 23 10:30', ...lines)
    expect(standing(report, 'firstFix')).toMatch(/^pending/)
    expect(standing(report, 'triage')).toMatch(/^running since mon 23 10:00/)
  })

  it('is paused by the reasons that it names', () => {
    const lines = [HIGH, 'mon 23 10:00 paused customer', 'mon 23 11:00 paused vendor', 'mon 23 12:00 resumed customer']
    const report = reportOf(judged, 'mon 23 13:00', ...lines)
    expect(standing(report, 'resolution')).toBe('paused since mon 23 09:00, due -, 2:00 counted, 6:00 left')
    expect(standing(report, 'triage')).toBe('paused since mon 23 09:00, due -, 1:00 counted, 1:00 left')
    expect(segmentsOf(explanationOf({ ...judged, target: 'resolution' }, 'mon 23 13:00', ...lines).segments)).toEqual([
      '+ mon 23 09:00 to mon 23 11:00 hours',
      '- mon 23 11:00 to mon 23 13:00 paused vendor',
    ])
  })

  it('refuses a misspelt event type, and suggests those of the policy', () => {
    const refused = (type: string) =>
      refusal(() => reportOf(judged, 'mon 23 10:00', HIGH, `mon 23 09:30 ${type}`)).slice(0, 74)
    expect(refused('traiged')).toBe('event-unknown events[1].type: "traiged" is not known. Did you mean triaged')
    expect(refused('xyz')).toBe(
      'event-unknown events[1].type: "xyz" is not known. Known: triaged, rejected'.slice(0, 74),
    )
  })
})

describe('a target with heldBy', () => {
  const lines = [
    'mon 23 09:00 reported network',
    'mon 23 10:00 assigned desk',
    'mon 23 11:00 assigned network',
    'mon 23 13:00 assigned desk',
    'mon 23 14:00 assigned vendor',
  ]
  const resolution = { ...judged, target: 'resolution' }

  it('counts only while one of them has the ticket', () => {
    expect(segmentsOf(explanationOf(resolution, 'mon 23 15:00', ...lines).segments)).toEqual([
      '- mon 23 09:00 to mon 23 10:00 held-by-others',
      '- mon 23 10:00 to mon 23 11:00 held-by-others by desk',
      '+ mon 23 11:00 to mon 23 13:00 hours by network',
      '- mon 23 13:00 to mon 23 14:00 held-by-others by desk',
      '+ mon 23 14:00 to mon 23 16:00 hours by vendor',
    ])
    expect(standing(reportOf(judged, 'mon 23 12:00', ...lines), 'resolution')).toBe(
      'running since mon 23 09:00, due mon 23 15:00, 1:00 counted, 3:00 left',
    )
    expect(standing(reportOf(judged, 'mon 23 13:30', ...lines), 'resolution')).toBe(
      'paused since mon 23 09:00, due -, 2:00 counted, 2:00 left',
    )
  })

  it('ignores an assignment to the present holder', () => {
    const report = reportOf(judged, 'mon 23 12:00', ...lines.slice(0, 3), 'mon 23 11:30 assigned network')
    expect([report.holder, ...ignoredOf(report)]).toEqual(['network', 'mon 23 11:30 assigned'])
  })
})
