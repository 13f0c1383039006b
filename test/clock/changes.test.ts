import { describe, expect, it } from 'vitest'
import { slaPolicy } from '../../src/policy/policy.ts'
import type { PolicySpec } from '../../src/policy/spec.ts'
import { alertsOf, BOSTON, breachesOf, ignoredOf, reportOf, runsOf, SHUT, standing } from './notation.ts'

const hours = (hours: number, more: object = {}) => ({ within: { hours }, clock: 'business', ...more }) as const
const severities = {
  high: { level: 1, firstResponse: hours(6), nextResponse: hours(3), resolution: hours(8) },
  low: { level: 2, firstResponse: hours(8), nextResponse: hours(3), resolution: hours(9) },
  none: { level: 3 },
}
const policy = (onSeverityChange: PolicySpec['onSeverityChange']) =>
  slaPolicy({ name: 'Gold', onSeverityChange, severities })
const REPORTED = 'mon 23 09:00 reported high'

describe('a ticket that is answered after a change of severity', () => {
  it.each(['retroactive', 'carry', 'restart'] as const)('is answered by an event that counts (%s)', choice => {
    const lines = [REPORTED, 'mon 23 10:00 severityChanged low', 'mon 23 11:00 responded']
    const report = reportOf({ policy: policy(choice) }, 'mon 23 12:00', ...lines)
    expect(ignoredOf(report)).toEqual([])
    expect(standing(report)).toContain('met since')
    expect(report.targets.firstResponse).toMatchObject({ stoppedAt: Date.parse('2026-11-23T11:00+01:00') })
  })

  it('runs again from a message after the answer, as without the change', () => {
    const lines = [
      REPORTED,
      'mon 23 10:00 severityChanged low',
      'mon 23 11:00 responded',
      'mon 23 12:00 customerReplied',
    ]
    const report = reportOf({ policy: policy('retroactive') }, 'mon 23 13:00', ...lines)
    expect(runsOf(report).filter(run => run.startsWith('nextResponse'))).toEqual([
      'nextResponse low: met since mon 23 09:00, due mon 23 12:00, stopped mon 23 11:00, 2:00 counted, 1:00 left',
      'nextResponse low: running since mon 23 12:00, due mon 23 15:00, 1:00 counted, 2:00 left',
    ])
  })

  it('is paused later than a retroactive change', () => {
    const lines = [REPORTED, 'mon 23 10:00 severityChanged low', 'mon 23 11:00 paused']
    expect(standing(reportOf({ policy: policy('retroactive') }, 'mon 23 12:00', ...lines))).toBe(
      'paused since mon 23 09:00, due -, 2:00 counted, 6:00 left',
    )
  })
})

describe('a target that is overdue', () => {
  it('stays due when it was, whatever calendar is in force later', () => {
    const judged = { policy: policy('carry'), calendars: { boston: BOSTON } }
    const lines = [REPORTED, 'mon 23 16:00 calendarChanged boston']
    expect(standing(reportOf(judged, 'mon 23 18:00', ...lines))).toBe(
      'breached since mon 23 09:00, due mon 23 15:00, 9:00 counted, -3:00 left',
    )
    expect(standing(reportOf(judged, 'mon 23 18:00', ...lines, 'mon 23 17:00 paused'))).toBe(
      'breached since mon 23 09:00, due mon 23 15:00, 8:00 counted, -2:00 left',
    )
  })
})

describe('a target that has been stopped', () => {
  it.each(['calendarChanged boston', 'paused', 'phoned', 'assigned desk'])('is not changed by %s', event => {
    const judged = { policy: policy('retroactive'), calendars: { boston: BOSTON } }
    const [met] = runsOf(reportOf(judged, 'tue 24 12:00', REPORTED, 'mon 23 10:00 responded'))
    const [later] = runsOf(
      reportOf(judged, 'tue 24 12:00', REPORTED, 'mon 23 10:00 responded', `mon 23 10:30 ${event}`),
    )
    expect(later).toBe(met)
  })

  it('is not started by events between resolved and reopened', () => {
    const lines = [REPORTED, 'mon 23 10:00 resolved', 'mon 23 11:00 customerReplied']
    const report = reportOf({ policy: policy('retroactive') }, 'mon 23 12:00', ...lines)
    expect(report.cycles.filter(({ target }) => target === 'nextResponse')).toHaveLength(1)
    expect(ignoredOf(report)).toEqual(['mon 23 11:00 customerReplied'])
  })

  it('counts resolved as an event where no target runs', () => {
    const lines = ['mon 23 09:00 reported none', 'mon 23 10:00 resolved']
    expect(ignoredOf(reportOf({ policy: policy('retroactive') }, 'mon 23 12:00', ...lines))).toEqual([])
  })
})

describe('a target that a change of severity stops, or starts', () => {
  const judged = (onSeverityChange: PolicySpec['onSeverityChange']) => ({
    policy: slaPolicy({
      name: 'Own',
      onSeverityChange,
      targets: {
        rating: { starts: 'reported', stops: 'severityChanged' },
        review: { starts: 'severityChanged', stops: 'reviewed', repeats: true },
        fix: { starts: 'diagnosed', stops: 'fixed' },
      },
      severities: {
        high: { level: 1, rating: hours(2), review: hours(4) },
        low: { level: 2, rating: hours(3), review: hours(5), fix: hours(1) },
      },
    }),
  })
  const CHANGED = 'mon 23 10:00 severityChanged low'

  it.each(['carry', 'restart'] as const)('stops at the change, which counts (%s)', choice => {
    const report = reportOf(judged(choice), 'mon 23 12:00', REPORTED, CHANGED)
    expect(runsOf(report)).toEqual([
      'rating high: met since mon 23 09:00, due mon 23 11:00, stopped mon 23 10:00, 1:00 counted, 1:00 left',
      'review low: running since mon 23 10:00, due mon 23 15:00, 2:00 counted, 3:00 left',
    ])
    expect(ignoredOf(report)).toEqual([])
  })

  it('stops at the change under the severity before, and is met there retroactively', () => {
    const report = reportOf(judged('retroactive'), 'mon 23 12:00', REPORTED, CHANGED)
    expect(runsOf(report)).toEqual([
      'rating high: met since mon 23 09:00, due mon 23 11:00, stopped mon 23 10:00, 1:00 counted, 1:00 left',
      'review low: running since mon 23 10:00, due mon 23 15:00, 2:00 counted, 3:00 left',
    ])
  })

  it.each(['carry', 'restart'] as const)(
    'begins by its start event, whether that came before or after (%s)',
    choice => {
      const fixes = (...lines: string[]) =>
        runsOf(reportOf(judged(choice), 'mon 23 12:00', REPORTED, ...lines)).filter(run => run.startsWith('fix'))
      expect(fixes('mon 23 09:30 diagnosed', CHANGED)).toEqual([
        'fix low: breached since mon 23 10:00, due mon 23 11:00, 2:00 counted, -1:00 left',
      ])
      expect(fixes(CHANGED, 'mon 23 11:30 diagnosed')).toEqual([
        'fix low: running since mon 23 11:30, due mon 23 12:30, 0:30 counted, 0:30 left',
      ])
      expect(fixes(CHANGED)).toEqual([])
      const counts = (...lines: string[]) => ignoredOf(reportOf(judged(choice), 'mon 23 12:00', REPORTED, ...lines))
      expect(counts('mon 23 09:30 diagnosed', CHANGED)).toEqual([])
      expect(counts('mon 23 09:30 diagnosed')).toEqual(['mon 23 09:30 diagnosed'])
      const ignored = ['mon 23 09:20 resolved', 'mon 23 09:30 diagnosed', 'mon 23 09:40 reopened']
      expect(fixes(...ignored, CHANGED)).toEqual([])
    },
  )
})

describe('alerts', () => {
  it('have an instant after a call where no opening would have started the timer', () => {
    const waiting = slaPolicy({
      name: 'Calls',
      channels: ['web', 'phone'],
      severities: {
        high: {
          level: 1,
          firstResponse: {
            ...{ within: 'PT2H', clock: 'always', alerts: [0.5] },
            outOfHours: { channel: 'phone', otherwise: 'next-opening' },
          },
        },
      },
    })
    const lines = ['mon 23 09:00 reported high web', 'mon 23 10:00 phoned']
    expect(alertsOf(reportOf({ policy: waiting, calendar: SHUT }, 'mon 23 10:30', ...lines))).toEqual([
      'mon 23 11:00 firstResponse/1/50%',
      'mon 23 12:00 firstResponse/1/breach',
    ])
  })

  it('of a breach before a reopening are listed once', () => {
    const lines = [REPORTED, 'mon 23 16:00 resolved', 'mon 23 17:00 reopened']
    const breaches = alertsOf(reportOf({ policy: policy('carry') }, 'mon 23 18:00', ...lines))
    expect(breaches.filter(alert => alert.includes('firstResponse'))).toEqual([
      'mon 23 15:00 firstResponse/1/breach fired',
    ])
  })

  it('of a severity that was in force for no time do not fire, although its breach is on record', () => {
    const changes = ['mon 23 16:00 severityChanged high', 'mon 23 16:00 severityChanged none']
    const report = reportOf({ policy: policy('retroactive') }, 'mon 23 17:00', 'mon 23 09:00 reported low', ...changes)
    expect(breachesOf(report)).toContain('firstResponse high: due mon 23 15:00, stopped mon 23 16:00, over by 1:00')
    expect(alertsOf(report).filter(alert => alert.includes('firstResponse'))).toEqual([])
  })

  it('of one target are in time order, however many there are', () => {
    const shares = Array.from({ length: 20 }, (_, i) => (20 - i) / 25)
    const many = slaPolicy({
      name: 'Many',
      severities: { high: { level: 1, firstResponse: hours(5, { alerts: shares }) } },
    })
    const names = reportOf({ policy: many }, 'mon 23 09:00', REPORTED).alerts.map(({ name }) => name)
    expect(names).toEqual([...shares.map(share => `${Math.round(share * 100)}%`).reverse(), 'breach'])
  })
})
