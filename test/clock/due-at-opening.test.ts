import { describe, expect, it } from 'vitest'
import { slaPolicy } from '../../src/policy/policy.ts'
import type { PolicySpec } from '../../src/policy/spec.ts'
import { alertsOf, BOSTON, breachesOf, DESK, reportOf, standing } from './notation.ts'

/** Due at nine on the next working day: at the desk's opening, when nine hours have been counted before. */
const opening = {
  within: { workingDays: 1, due: '09:00' },
  clock: 'business',
  alerts: [0.5, { name: 'all', share: 1 }],
} as const
const nine = { within: 'PT9H', clock: 'business' } as const
const policy = (onSeverityChange?: PolicySpec['onSeverityChange']) =>
  slaPolicy({
    name: 'Days',
    onSeverityChange,
    severities: { days: { level: 1, firstResponse: opening }, hours: { level: 2, firstResponse: nine } },
  })
const judged = { policy: policy(), calendars: { boston: BOSTON, desk: DESK } }
const DAYS = 'mon 23 09:00 reported days'
const HOURS = 'mon 23 09:00 reported hours'

describe('a target that is due at an opening', () => {
  const BOSTON_AT_NIGHT = 'mon 23 18:30 calendarChanged boston'

  it('is due then, although its time is used up at the closing', () => {
    expect(standing(reportOf(judged, 'mon 23 20:00', DAYS))).toBe(
      'running since mon 23 09:00, due tue 24 09:00, 9:00 counted, 0:00 left, idle until tue 24 09:00',
    )
    expect(standing(reportOf(judged, 'tue 24 10:00', DAYS))).toBe(
      'breached since mon 23 09:00, due tue 24 09:00, 10:00 counted, -1:00 left',
    )
  })

  it('has its alert of the whole time with the breach, at the opening', () => {
    const alerts = ['mon 23 13:30 firstResponse/1/50% fired']
    const atOpening = ['tue 24 09:00 firstResponse/1/all', 'tue 24 09:00 firstResponse/1/breach']
    expect(alertsOf(reportOf(judged, 'mon 23 14:00', DAYS))).toEqual([...alerts, ...atOpening])
    expect(alertsOf(reportOf(judged, 'mon 23 20:00', DAYS))).toEqual([...alerts, ...atOpening])
    expect(alertsOf(reportOf(judged, 'tue 24 09:00', DAYS))).toEqual([
      ...alerts,
      ...atOpening.map(alert => `${alert} fired`),
    ])
  })

  it('counts time that another calendar has open before then, but is not overdue by it', () => {
    expect(standing(reportOf(judged, 'mon 23 21:00', DAYS, BOSTON_AT_NIGHT))).toBe(
      'running since mon 23 09:00, due tue 24 09:00, 11:30 counted, 0:00 left',
    )
    expect(standing(reportOf(judged, 'tue 24 16:00', DAYS, BOSTON_AT_NIGHT))).toBe(
      'breached since mon 23 09:00, due tue 24 09:00, 14:30 counted, -1:00 left',
    )
    expect(breachesOf(reportOf(judged, 'tue 24 16:00', DAYS, BOSTON_AT_NIGHT, 'tue 24 12:00 paused'))).toEqual([
      'firstResponse days: due tue 24 09:00, stopped -, over by 0:00',
    ])
  })

  it('is overdue by the time since the opening, whatever happens after it', () => {
    const pause = ['tue 24 12:00 paused', 'tue 24 12:30 resumed']
    expect(
      standing(reportOf(judged, 'tue 24 14:00', DAYS, BOSTON_AT_NIGHT, 'mon 23 23:00 calendarChanged desk', ...pause)),
    ).toBe('breached since mon 23 09:00, due tue 24 09:00, 18:00 counted, -4:30 left')
  })

  it('is met by an answer before the opening', () => {
    expect(standing(reportOf(judged, 'tue 24 16:00', DAYS, 'tue 24 08:59 responded'))).toContain('met since')
  })

  describe('after a change of severity by carry', () => {
    const carried = (now: string, ...lines: string[]) => standing(reportOf({ policy: policy('carry') }, now, ...lines))

    it('is due at the opening if all of its time was counted', () => {
      expect(carried('mon 23 20:00', HOURS, 'mon 23 19:00 severityChanged days')).toBe(
        'running since mon 23 09:00, due tue 24 09:00, 9:00 counted, 0:00 left, idle until tue 24 09:00',
      )
    })
    it('is due at the change if more than its time was counted, also out of hours', () => {
      expect(carried('tue 24 21:00', HOURS, 'tue 24 20:00 severityChanged days')).toBe(
        'breached since mon 23 09:00, due tue 24 20:00, 18:00 counted, 0:00 left',
      )
      expect(carried('tue 24 11:00', HOURS, 'tue 24 10:00 severityChanged days')).toBe(
        'breached since mon 23 09:00, due tue 24 10:00, 11:00 counted, -1:00 left',
      )
    })
    it('is due at the change, if all of its time was counted and the opening is over', () => {
      const lines = ['mon 23 10:00 reported hours', 'mon 23 18:00 paused', 'tue 24 11:00 severityChanged days']
      expect(carried('tue 24 12:00', ...lines)).toBe(
        'breached since mon 23 10:00, due tue 24 11:00, 8:00 counted, 0:00 left',
      )
    })
  })
})
