import { describe, expect, it } from 'vitest'
import { readHistory } from '../../src/clock/history.ts'
import { TargetTracker } from '../../src/clock/target-tracker.ts'
import type { Step } from '../../src/clock/ticket.ts'
import { compiledPolicy, type Policy, slaPolicy } from '../../src/policy/policy.ts'
import type { PolicySpec } from '../../src/policy/spec.ts'
import {
  at,
  BOSTON,
  breachesOf,
  DESK,
  events,
  ignoredOf,
  lasting,
  reportOf,
  runsOf,
  standing,
  told,
  upcomingOf,
} from './notation.ts'

const HOUR = 3_600_000
const hours = (hours: number) => ({ within: { hours }, clock: 'business' }) as const
/** Every target of a severity, each with its own budget in hours of the desk. */
const ALL = { firstResponse: hours(2), nextResponse: hours(3), update: hours(4), resolution: hours(8) }
const GOLD = slaPolicy({ name: 'Gold', severities: { high: { level: 1, ...ALL } } })
const REPORTED = 'mon 23 09:00 reported high'
const gold = (now: string, ...lines: string[]) => reportOf({ policy: GOLD }, now, REPORTED, ...lines)
/** The runs of one target. */
const runs = (target: string, now: string, ...lines: string[]) =>
  runsOf(gold(now, ...lines))
    .filter(run => run.startsWith(target))
    .map(run => run.replace(`${target} high: `, ''))

describe('TargetTracker', () => {
  it('begins every target at the report', () => {
    expect(runsOf(gold('mon 23 10:00'))).toEqual([
      'firstResponse high: running since mon 23 09:00, due mon 23 11:00, 1:00 counted, 1:00 left',
      'nextResponse high: running since mon 23 09:00, due mon 23 12:00, 1:00 counted, 2:00 left',
      'update high: running since mon 23 09:00, due mon 23 13:00, 1:00 counted, 3:00 left',
      'resolution high: running since mon 23 09:00, due mon 23 17:00, 1:00 counted, 7:00 left',
    ])
  })

  it('stops both responses at the first answer, starts the update again, and lets the resolution run', () => {
    expect(runsOf(gold('mon 23 11:00', 'mon 23 10:00 responded'))).toEqual([
      'firstResponse high: met since mon 23 09:00, due mon 23 11:00, stopped mon 23 10:00, 1:00 counted, 1:00 left',
      'nextResponse high: met since mon 23 09:00, due mon 23 12:00, stopped mon 23 10:00, 1:00 counted, 2:00 left',
      'update high: met since mon 23 09:00, due mon 23 13:00, stopped mon 23 10:00, 1:00 counted, 3:00 left',
      'update high: running since mon 23 10:00, due mon 23 14:00, 1:00 counted, 3:00 left',
      'resolution high: running since mon 23 09:00, due mon 23 17:00, 2:00 counted, 6:00 left',
    ])
  })

  describe('of the first response', () => {
    it('is stopped by the first answer and never runs again', () => {
      const lines = ['mon 23 10:00 responded', 'mon 23 10:15 customerReplied', 'mon 23 10:30 responded']
      expect(runs('firstResponse', 'mon 23 12:00', ...lines)).toEqual([
        'met since mon 23 09:00, due mon 23 11:00, stopped mon 23 10:00, 1:00 counted, 1:00 left',
      ])
    })
    it.each(['updated', 'customerReplied', 'phoned', 'resumed'])('is not stopped by %s', type => {
      expect(runs('firstResponse', 'mon 23 10:30', `mon 23 10:00 ${type}`)).toEqual([
        'running since mon 23 09:00, due mon 23 11:00, 1:30 counted, 0:30 left',
      ])
    })
  })

  describe('of the next response', () => {
    it('runs again from a message that follows an answer', () => {
      const lines = ['mon 23 10:00 responded', 'mon 23 11:00 customerReplied']
      expect(runs('nextResponse', 'mon 23 12:00', ...lines)).toEqual([
        'met since mon 23 09:00, due mon 23 12:00, stopped mon 23 10:00, 1:00 counted, 2:00 left',
        'running since mon 23 11:00, due mon 23 14:00, 1:00 counted, 2:00 left',
      ])
    })
    it('is not changed by further messages while one waits', () => {
      const lines = ['mon 23 09:30 customerReplied', 'mon 23 10:00 responded', 'mon 23 11:00 customerReplied']
      const more = ['mon 23 11:30 customerReplied', 'mon 23 12:00 customerReplied']
      expect(runs('nextResponse', 'mon 23 13:00', ...lines, ...more)).toEqual(
        runs('nextResponse', 'mon 23 13:00', ...lines),
      )
      expect(ignoredOf(gold('mon 23 13:00', ...lines, ...more))).toEqual([
        'mon 23 09:30 customerReplied',
        'mon 23 11:30 customerReplied',
        'mon 23 12:00 customerReplied',
      ])
    })
    it('is not stopped by updates', () => {
      expect(runs('nextResponse', 'mon 23 10:30', 'mon 23 10:00 updated')).toEqual([
        'running since mon 23 09:00, due mon 23 12:00, 1:30 counted, 1:30 left',
      ])
    })
    it('starts paused where a message comes in a pause', () => {
      const lines = ['mon 23 10:00 responded', 'mon 23 10:30 paused', 'mon 23 11:00 customerReplied']
      expect(runs('nextResponse', 'mon 23 12:00', ...lines)[1]).toBe(
        'paused since mon 23 11:00, due -, 0:00 counted, 3:00 left',
      )
      expect(runs('nextResponse', 'mon 23 13:00', ...lines, 'mon 23 12:00 resumed')[1]).toBe(
        'running since mon 23 11:00, due mon 23 15:00, 1:00 counted, 2:00 left',
      )
    })
    it('keeps a broken run on record when the next is met', () => {
      const lines = ['mon 23 13:00 responded', 'mon 23 14:00 customerReplied', 'mon 23 15:00 responded']
      const report = gold('mon 23 16:00', ...lines)
      expect(standing(report, 'nextResponse')).toBe(
        'met since mon 23 14:00, due mon 23 17:00, stopped mon 23 15:00, 1:00 counted, 2:00 left',
      )
      expect(breachesOf(report)).toEqual([
        'firstResponse high: due mon 23 11:00, stopped mon 23 13:00, over by 2:00',
        'nextResponse high: due mon 23 12:00, stopped mon 23 13:00, over by 1:00',
      ])
    })
  })

  describe('of the update', () => {
    it('starts again at each update and each answer', () => {
      const lines = ['mon 23 10:00 updated', 'mon 23 11:00 responded', 'mon 23 16:00 updated']
      expect(runs('update', 'mon 23 17:00', ...lines)).toEqual([
        'met since mon 23 09:00, due mon 23 13:00, stopped mon 23 10:00, 1:00 counted, 3:00 left',
        'met since mon 23 10:00, due mon 23 14:00, stopped mon 23 11:00, 1:00 counted, 3:00 left',
        'breached since mon 23 11:00, due mon 23 15:00, stopped mon 23 16:00, 5:00 counted, -1:00 left',
        'running since mon 23 16:00, due tue 24 11:00, 1:00 counted, 3:00 left',
      ])
    })
    it('is changed by no other event', () => {
      const lines = ['mon 23 09:30 customerReplied', 'mon 23 10:00 phoned', 'mon 23 10:30 milestone x']
      expect(runs('update', 'mon 23 12:00', ...lines)).toEqual([
        'running since mon 23 09:00, due mon 23 13:00, 3:00 counted, 1:00 left',
      ])
    })
    it('makes every answer and update count', () => {
      expect(ignoredOf(gold('mon 23 12:00', 'mon 23 10:00 responded', 'mon 23 11:00 responded'))).toEqual([])
      expect(ignoredOf(gold('mon 23 12:00', 'mon 23 10:00 updated', 'mon 23 11:00 updated'))).toEqual([])
    })
  })

  describe('of the resolution', () => {
    it('is stopped by resolving the ticket only, and goes on in its one run', () => {
      const lines = ['mon 23 10:00 responded', 'mon 23 10:30 updated', 'mon 23 11:00 resolved']
      expect(runs('resolution', 'mon 23 12:00', ...lines)).toEqual([
        'met since mon 23 09:00, due mon 23 17:00, stopped mon 23 11:00, 2:00 counted, 6:00 left',
      ])
      expect(runs('resolution', 'mon 23 14:00', ...lines, 'mon 23 13:00 reopened')).toEqual([
        'running since mon 23 09:00, due tue 24 10:00, 3:00 counted, 5:00 left',
      ])
    })
  })

  it('takes an answer to be without effect where only the resolution runs', () => {
    const policy = slaPolicy({ name: 'Gold', severities: { high: { level: 1, resolution: hours(8) } } })
    const lines = ['mon 23 10:00 responded', 'mon 23 11:00 updated', 'mon 23 11:30 customerReplied']
    expect(ignoredOf(reportOf({ policy }, 'mon 23 12:00', REPORTED, ...lines))).toEqual(lines)
  })

  describe('of a reopened ticket', () => {
    it('lets only those go on that resolving it has stopped', () => {
      const lines = ['mon 23 10:00 responded', 'mon 23 11:00 resolved', 'mon 23 13:00 reopened']
      expect(runsOf(gold('mon 23 14:00', ...lines))).toEqual([
        'firstResponse high: met since mon 23 09:00, due mon 23 11:00, stopped mon 23 10:00, 1:00 counted, 1:00 left',
        'nextResponse high: met since mon 23 09:00, due mon 23 12:00, stopped mon 23 10:00, 1:00 counted, 2:00 left',
        'update high: met since mon 23 09:00, due mon 23 13:00, stopped mon 23 10:00, 1:00 counted, 3:00 left',
        'update high: running since mon 23 10:00, due mon 23 16:00, 2:00 counted, 2:00 left',
        'resolution high: running since mon 23 09:00, due tue 24 10:00, 3:00 counted, 5:00 left',
      ])
    })
    it('lets an unanswered one go on as well', () => {
      const lines = ['mon 23 10:00 resolved', 'mon 23 13:00 reopened']
      expect(standing(gold('mon 23 13:30', ...lines))).toBe(
        'running since mon 23 09:00, due mon 23 14:00, 1:30 counted, 0:30 left',
      )
    })
    it('stops them for good at the answer that follows', () => {
      const lines = ['mon 23 10:00 resolved', 'mon 23 13:00 reopened', 'mon 23 13:30 responded']
      const more = ['mon 23 14:00 resolved', 'mon 23 15:00 reopened']
      expect(standing(gold('mon 23 16:00', ...lines, ...more))).toBe(
        'met since mon 23 09:00, due mon 23 14:00, stopped mon 23 13:30, 1:30 counted, 0:30 left',
      )
    })
    it('stays broken where it was', () => {
      const lines = ['mon 23 12:00 resolved', 'mon 23 13:00 reopened']
      expect(standing(gold('mon 23 13:00', ...lines))).toBe(
        'breached since mon 23 09:00, due mon 23 11:00, 3:00 counted, -1:00 left',
      )
    })
    it('goes on by the calendar that is in force', () => {
      const judged = { policy: GOLD, calendars: { boston: BOSTON } }
      const lines = ['mon 23 10:00 calendarChanged boston', 'mon 23 16:00 resolved', 'mon 23 17:00 reopened']
      // An hour on the desk, one in Boston, and the rest there from five on.
      expect(standing(reportOf(judged, 'mon 23 17:00', REPORTED, ...lines), 'resolution')).toBe(
        'running since mon 23 09:00, due mon 23 23:00, 2:00 counted, 6:00 left',
      )
    })
    it('is broken at once where it was resolved just when due', () => {
      const lines = ['mon 23 11:00 resolved', 'mon 23 11:30 reopened']
      expect(standing(gold('mon 23 11:00', ...lines))).toBe(
        'met since mon 23 09:00, due mon 23 11:00, stopped mon 23 11:00, 2:00 counted, 0:00 left',
      )
      expect(standing(gold('mon 23 11:30', ...lines))).toBe(
        'breached since mon 23 09:00, due mon 23 11:00, 2:00 counted, 0:00 left',
      )
    })
  })

  describe('of a target with a calendar of its own', () => {
    const policy = slaPolicy({
      name: 'Gold',
      severities: { high: { level: 1, firstResponse: { ...hours(2), calendar: 'boston' }, update: hours(4) } },
    })
    const calendars = { boston: BOSTON, desk: DESK }
    it('counts that one, whatever calendar is in force', () => {
      const report = reportOf({ policy, calendars }, 'mon 23 16:00', REPORTED, 'mon 23 10:00 calendarChanged desk')
      expect(standing(report)).toBe('running since mon 23 09:00, due mon 23 17:00, 1:00 counted, 1:00 left')
    })
    it('leaves the others to the calendar in force', () => {
      const report = reportOf({ policy, calendars }, 'mon 23 16:00', REPORTED, 'mon 23 10:00 calendarChanged boston')
      expect(standing(report, 'update')).toBe('running since mon 23 09:00, due mon 23 18:00, 2:00 counted, 2:00 left')
    })
  })

  describe('of a ticket reported out of hours (§9)', () => {
    const rule = (otherwise: 'advise' | 'next-opening') =>
      slaPolicy({
        name: 'Gold',
        channels: ['web', 'phone'],
        severities: {
          high: {
            level: 1,
            firstResponse: { within: 'PT2H', clock: 'always', outOfHours: { channel: 'phone', otherwise } },
            nextResponse: { within: 'PT2H', clock: 'always', outOfHours: { channel: 'phone', otherwise } },
          },
        },
      })
    const waits = 'pending since -, due -, 0:00 counted, 2:00 left'
    const runs = 'running since sat 21 10:00, due sat 21 12:00, 0:30 counted, 1:30 left'
    it.each([
      ['next-opening', 'web', waits],
      ['next-opening', 'phone', runs],
      ['next-opening', '', runs],
      ['advise', 'web', runs],
      ['advise', 'phone', runs],
      ['advise', '', runs],
    ] as const)('%s, channel "%s"', (otherwise, channel, text) => {
      const report = reportOf(
        { policy: rule(otherwise) },
        'sat 21 10:30',
        `sat 21 10:00 reported high ${channel}`.trim(),
      )
      expect(standing(report)).toBe(text)
    })
    it('does not wait while the calendar is open', () => {
      const report = reportOf({ policy: rule('next-opening') }, 'mon 23 10:00', 'mon 23 09:00 reported high web')
      expect(standing(report)).toBe('running since mon 23 09:00, due mon 23 11:00, 1:00 counted, 1:00 left')
    })
    it('does not wait for a message outside business hours', () => {
      const lines = ['sat 21 10:00 reported high web', 'sat 21 11:00 responded', 'sat 21 12:00 customerReplied']
      const report = reportOf({ policy: rule('next-opening') }, 'sat 21 12:30', ...lines)
      expect(standing(report, 'nextResponse')).toBe(
        'running since sat 21 12:00, due sat 21 14:00, 0:30 counted, 1:30 left',
      )
    })
    it('takes a call to be without effect where nothing waits', () => {
      const report = reportOf(
        { policy: rule('next-opening') },
        'sat 21 12:00',
        'sat 21 10:00 reported high web',
        'sat 21 10:30 phoned',
        'sat 21 11:00 phoned',
      )
      expect(ignoredOf(report)).toEqual(['sat 21 11:00 phoned'])
    })
  })

  describe('of a ticket whose severity changes', () => {
    const severities = {
      critical: { level: 1, firstResponse: hours(1), update: hours(1) },
      high: { level: 2, firstResponse: hours(4), nextResponse: hours(4), resolution: hours(8) },
      low: { level: 3, firstResponse: hours(8), nextResponse: hours(6), update: hours(6), resolution: hours(16) },
    } as const
    const choosing = (onSeverityChange: PolicySpec['onSeverityChange'], now: string, ...lines: string[]) =>
      reportOf({ policy: slaPolicy({ name: 'Gold', onSeverityChange, severities }) }, now, ...lines)
    const HIGH = 'mon 23 09:00 reported high'

    describe('to one with an answer, after an answer and a time without', () => {
      const severities = {
        high: { level: 1, nextResponse: hours(3) },
        none: { level: 2, resolution: hours(8) },
        low: { level: 3, nextResponse: hours(6) },
      } as const
      const next = (onSeverityChange: PolicySpec['onSeverityChange'], now: string, ...lines: string[]) => {
        const report = reportOf(
          { policy: slaPolicy({ name: 'Gold', onSeverityChange, severities }) },
          now,
          HIGH,
          ...lines,
        )
        return { runs: runsOf(report).filter(run => run.startsWith('nextResponse')), ignored: ignoredOf(report) }
      }
      const ANSWERED =
        'nextResponse high: met since mon 23 09:00, due mon 23 12:00, stopped mon 23 10:00, 1:00 counted, 2:00 left'
      const LINES = ['mon 23 10:00 responded', 'mon 23 10:30 severityChanged none'] as const

      it('retroactively counts from the reply of the customer that came in between', () => {
        const lines = [...LINES, 'mon 23 11:00 customerReplied', 'mon 23 12:00 severityChanged low'] as const
        expect(next('retroactive', 'mon 23 13:00', ...lines)).toEqual({
          runs: [ANSWERED, 'nextResponse low: running since mon 23 11:00, due mon 23 17:00, 2:00 counted, 4:00 left'],
          ignored: [],
        })
      })
      it('retroactively leaves an answered ticket answered', () => {
        const lines = [...LINES, 'mon 23 12:00 severityChanged low'] as const
        expect(next('retroactive', 'mon 23 13:00', ...lines)).toEqual({ runs: [ANSWERED], ignored: [] })
      })
      it.each(['carry', 'restart'] as const)(
        'starts at the change, also when both changes have one instant (%s)',
        choice => {
          const lines = [LINES[0], 'mon 23 12:00 severityChanged none', 'mon 23 12:00 severityChanged high'] as const
          expect(next(choice, 'mon 23 13:00', ...lines)).toEqual({
            runs: [
              ANSWERED,
              'nextResponse high: running since mon 23 12:00, due mon 23 15:00, 1:00 counted, 2:00 left',
            ],
            ignored: [],
          })
        },
      )
    })

    it('fires no alert that a restart at the same instant has put off', () => {
      const policy = slaPolicy({
        name: 'Gold',
        onSeverityChange: 'restart',
        alerts: [0.5],
        severities: { high: { level: 1, firstResponse: hours(4) }, low: { level: 2, firstResponse: hours(8) } },
      })
      const coming = (...lines: string[]) => upcomingOf(reportOf({ policy }, 'mon 23 11:00', HIGH, ...lines))
      expect(coming()).toEqual(['mon 23 13:00 firstResponse/1/breach'])
      expect(coming('mon 23 11:00 severityChanged low')).toEqual([
        'mon 23 15:00 firstResponse/1/50%',
        'tue 24 10:00 firstResponse/1/breach',
      ])
    })

    describe('retroactively', () => {
      const changed = (now: string, ...lines: string[]) => choosing('retroactive', now, ...lines)
      it('counts as if it had been the new severity from the report', () => {
        expect(runsOf(changed('mon 23 12:00', HIGH, 'mon 23 11:00 severityChanged low'))).toEqual([
          'firstResponse low: running since mon 23 09:00, due mon 23 17:00, 3:00 counted, 5:00 left',
          'nextResponse low: running since mon 23 09:00, due mon 23 15:00, 3:00 counted, 3:00 left',
          'update low: running since mon 23 09:00, due mon 23 15:00, 3:00 counted, 3:00 left',
          'resolution low: running since mon 23 09:00, due tue 24 16:00, 3:00 counted, 13:00 left',
        ])
      })
      it('is the choice where none is named', () => {
        const lines = [HIGH, 'mon 23 11:00 severityChanged low'] as const
        expect(choosing(undefined, 'mon 23 12:00', ...lines)).toEqual(changed('mon 23 12:00', ...lines))
      })
      it('may be broken before the change', () => {
        const report = changed('mon 23 12:00', HIGH, 'mon 23 11:00 severityChanged critical')
        expect(standing(report)).toBe('breached since mon 23 09:00, due mon 23 10:00, 3:00 counted, -2:00 left')
        expect(breachesOf(report)).toEqual([
          'firstResponse critical: due mon 23 10:00, stopped -, over by 2:00',
          'update critical: due mon 23 10:00, stopped -, over by 2:00',
        ])
      })
      it('keeps the pauses', () => {
        const lines = [HIGH, 'mon 23 10:00 paused', 'mon 23 11:00 resumed', 'mon 23 11:30 severityChanged low']
        expect(standing(changed('mon 23 12:00', ...lines))).toBe(
          'running since mon 23 09:00, due mon 23 18:00, 2:00 counted, 6:00 left',
        )
        const open = [HIGH, 'mon 23 10:00 paused', 'mon 23 11:30 severityChanged low']
        expect(standing(changed('mon 23 12:00', ...open))).toBe(
          'paused since mon 23 09:00, due -, 1:00 counted, 7:00 left',
        )
      })
      it('drops what the new severity lacks', () => {
        const report = changed('mon 23 12:00', HIGH, 'mon 23 10:00 severityChanged critical')
        expect(standing(report, 'resolution')).toBe('none')
        expect(standing(report, 'nextResponse')).toBe('none')
      })
      it('leaves stopped targets as they are', () => {
        const lines = [HIGH, 'mon 23 12:00 responded', 'mon 23 12:30 severityChanged critical']
        expect(runsOf(changed('mon 23 13:00', ...lines))).toEqual([
          'firstResponse high: met since mon 23 09:00, due mon 23 13:00, stopped mon 23 12:00, 3:00 counted, 1:00 left',
          'nextResponse high: met since mon 23 09:00, due mon 23 13:00, stopped mon 23 12:00, 3:00 counted, 1:00 left',
          'update critical: breached since mon 23 09:00, due mon 23 10:00, stopped mon 23 12:00, 3:00 counted, -2:00 left',
          'update critical: running since mon 23 12:00, due mon 23 13:00, 1:00 counted, 0:00 left',
        ])
      })
      it('has the runs that there would have been, and their events count', () => {
        const lines = [HIGH, 'mon 23 10:00 updated', 'mon 23 11:00 updated', 'mon 23 11:30 phoned']
        expect(ignoredOf(changed('mon 23 12:00', ...lines))).toEqual([
          'mon 23 10:00 updated',
          'mon 23 11:00 updated',
          'mon 23 11:30 phoned',
        ])
        const report = changed('mon 23 12:00', ...lines, 'mon 23 12:00 severityChanged low')
        expect(ignoredOf(report)).toEqual(['mon 23 11:30 phoned'])
        expect(runsOf(report).filter(run => run.startsWith('update'))).toEqual([
          'update low: met since mon 23 09:00, due mon 23 15:00, stopped mon 23 10:00, 1:00 counted, 5:00 left',
          'update low: met since mon 23 10:00, due mon 23 16:00, stopped mon 23 11:00, 1:00 counted, 5:00 left',
          'update low: running since mon 23 11:00, due mon 23 17:00, 1:00 counted, 5:00 left',
        ])
      })
      it('has each run once after a change there and back', () => {
        const low = 'mon 23 09:00 reported low'
        const lines = [low, 'mon 23 10:00 updated', 'mon 23 10:30 severityChanged high', 'mon 23 11:00 updated']
        const updates = (...lines: string[]) =>
          runsOf(changed('mon 23 12:00', ...lines)).filter(run => run.startsWith('update'))
        expect(updates(...lines)).toEqual([
          'update low: met since mon 23 09:00, due mon 23 15:00, stopped mon 23 10:00, 1:00 counted, 5:00 left',
        ])
        expect(updates(...lines, 'mon 23 11:30 severityChanged low')).toEqual([
          'update low: met since mon 23 09:00, due mon 23 15:00, stopped mon 23 10:00, 1:00 counted, 5:00 left',
          'update low: met since mon 23 10:00, due mon 23 16:00, stopped mon 23 11:00, 1:00 counted, 5:00 left',
          'update low: running since mon 23 11:00, due mon 23 17:00, 1:00 counted, 5:00 left',
        ])
      })
      it('uses the calendar in force at each time', () => {
        const judged = { policy: slaPolicy({ name: 'Gold', severities }), calendars: { boston: BOSTON } }
        const lines = [HIGH, 'mon 23 10:00 calendarChanged boston', 'mon 23 16:00 severityChanged low']
        expect(standing(reportOf(judged, 'mon 23 17:00', ...lines))).toBe(
          'running since mon 23 09:00, due mon 23 22:00, 3:00 counted, 5:00 left',
        )
      })
      it('lets a reopened ticket go on as the new severity', () => {
        const lines = [HIGH, 'mon 23 10:00 resolved', 'mon 23 11:00 reopened', 'mon 23 12:00 severityChanged low']
        expect(standing(changed('mon 23 13:00', ...lines))).toBe(
          'running since mon 23 09:00, due mon 23 18:00, 3:00 counted, 5:00 left',
        )
      })
    })

    describe('carrying on', () => {
      const changed = (now: string, ...lines: string[]) => choosing('carry', now, ...lines)
      it('keeps counted time, and starts targets that only the new severity has', () => {
        expect(runsOf(changed('mon 23 12:00', HIGH, 'mon 23 11:00 severityChanged low'))).toEqual([
          'firstResponse low: running since mon 23 09:00, due mon 23 17:00, 3:00 counted, 5:00 left',
          'nextResponse low: running since mon 23 09:00, due mon 23 15:00, 3:00 counted, 3:00 left',
          'update low: running since mon 23 11:00, due mon 23 17:00, 1:00 counted, 5:00 left',
          'resolution low: running since mon 23 09:00, due tue 24 16:00, 3:00 counted, 13:00 left',
        ])
      })
      it('is due at the change where it is over, and only a moment later broken', () => {
        const lines = [HIGH, 'mon 23 11:00 severityChanged critical'] as const
        expect(standing(changed('mon 23 11:00', ...lines))).toBe(
          'running since mon 23 09:00, due mon 23 11:00, 2:00 counted, 0:00 left',
        )
        expect(breachesOf(changed('mon 23 11:00', ...lines))).toEqual([])
        const report = changed('mon 23 11:30', ...lines)
        expect(standing(report)).toBe('breached since mon 23 09:00, due mon 23 11:00, 2:30 counted, -0:30 left')
        expect(breachesOf(report)).toEqual(['firstResponse critical: due mon 23 11:00, stopped -, over by 0:30'])
      })
      it('drops targets that the new severity lacks, and starts them again after a change back', () => {
        const there = [HIGH, 'mon 23 10:00 severityChanged critical']
        expect(runsOf(changed('mon 23 10:00', ...there))).toEqual([
          'firstResponse critical: running since mon 23 09:00, due mon 23 10:00, 1:00 counted, 0:00 left',
          'update critical: running since mon 23 10:00, due mon 23 11:00, 0:00 counted, 1:00 left',
        ])
        expect(runsOf(changed('mon 23 12:00', ...there, 'mon 23 11:00 severityChanged high'))).toEqual([
          'firstResponse high: running since mon 23 09:00, due mon 23 13:00, 3:00 counted, 1:00 left',
          'nextResponse high: running since mon 23 11:00, due mon 23 15:00, 1:00 counted, 3:00 left',
          'resolution high: running since mon 23 11:00, due tue 24 10:00, 1:00 counted, 7:00 left',
        ])
      })
      it('keeps pauses that are open', () => {
        const lines = [HIGH, 'mon 23 10:00 paused', 'mon 23 11:00 severityChanged low']
        expect(standing(changed('mon 23 12:00', ...lines))).toBe(
          'paused since mon 23 09:00, due -, 1:00 counted, 7:00 left',
        )
      })
      it('leaves stopped targets, and does not start them again', () => {
        const lines = [HIGH, 'mon 23 10:00 responded', 'mon 23 10:30 severityChanged low']
        expect(runsOf(changed('mon 23 11:00', ...lines))).toEqual([
          'firstResponse high: met since mon 23 09:00, due mon 23 13:00, stopped mon 23 10:00, 1:00 counted, 3:00 left',
          'nextResponse high: met since mon 23 09:00, due mon 23 13:00, stopped mon 23 10:00, 1:00 counted, 3:00 left',
          'update low: running since mon 23 10:30, due mon 23 16:30, 0:30 counted, 5:30 left',
          'resolution low: running since mon 23 09:00, due tue 24 16:00, 2:00 counted, 14:00 left',
        ])
      })
    })

    describe('starting again', () => {
      const changed = (now: string, ...lines: string[]) => choosing('restart', now, ...lines)
      it('has all of the new budget from the change', () => {
        expect(runsOf(changed('mon 23 12:00', HIGH, 'mon 23 11:00 severityChanged low'))).toEqual([
          'firstResponse low: running since mon 23 11:00, due tue 24 10:00, 1:00 counted, 7:00 left',
          'nextResponse low: running since mon 23 11:00, due mon 23 17:00, 1:00 counted, 5:00 left',
          'update low: running since mon 23 11:00, due mon 23 17:00, 1:00 counted, 5:00 left',
          'resolution low: running since mon 23 11:00, due tue 24 18:00, 1:00 counted, 15:00 left',
        ])
      })
      it('drops what the new severity lacks', () => {
        expect(runsOf(changed('mon 23 11:30', HIGH, 'mon 23 11:00 severityChanged critical'))).toEqual([
          'firstResponse critical: running since mon 23 11:00, due mon 23 12:00, 0:30 counted, 0:30 left',
          'update critical: running since mon 23 11:00, due mon 23 12:00, 0:30 counted, 0:30 left',
        ])
      })
      it('keeps earlier breaches on record', () => {
        const report = changed('mon 23 16:00', HIGH, 'mon 23 15:00 severityChanged low')
        expect(standing(report)).toBe('running since mon 23 15:00, due tue 24 14:00, 1:00 counted, 7:00 left')
        expect(breachesOf(report)).toEqual([
          'firstResponse high: due mon 23 13:00, stopped mon 23 15:00, over by 2:00',
          'nextResponse high: due mon 23 13:00, stopped mon 23 15:00, over by 2:00',
        ])
      })
    })

    describe('keeps a first response that was answered', () => {
      const policy = (onSeverityChange: PolicySpec['onSeverityChange']) =>
        slaPolicy({
          name: 'Gold',
          onSeverityChange,
          severities: {
            high: { level: 1, firstResponse: hours(4), nextResponse: hours(4) },
            none: { level: 2 },
            low: { level: 3, firstResponse: hours(8), nextResponse: hours(8) },
          },
        })
      const there = ['mon 23 09:00 reported high', 'mon 23 10:00 responded', 'mon 23 11:00 severityChanged none']
      it.each(['carry', 'restart'] as const)('after a change there and back by %s', choice => {
        const report = reportOf(
          { policy: policy(choice) },
          'mon 23 13:00',
          ...there,
          'mon 23 12:00 severityChanged low',
        )
        expect(runsOf(report)).toEqual([
          'firstResponse high: met since mon 23 09:00, due mon 23 13:00, stopped mon 23 10:00, 1:00 counted, 3:00 left',
          'nextResponse high: met since mon 23 09:00, due mon 23 13:00, stopped mon 23 10:00, 1:00 counted, 3:00 left',
          'nextResponse low: running since mon 23 12:00, due tue 24 11:00, 1:00 counted, 7:00 left',
        ])
      })
      it('and lets one begin that never ran', () => {
        const lines = ['mon 23 09:00 reported none', 'mon 23 10:00 severityChanged low']
        expect(standing(reportOf({ policy: policy('carry') }, 'mon 23 11:00', ...lines))).toBe(
          'running since mon 23 10:00, due mon 23 18:00, 1:00 counted, 7:00 left',
        )
      })
    })

    describe('that waits for a call or an opening', () => {
      const always = (hours: number, otherwise?: 'next-opening') => ({
        firstResponse: {
          within: { hours },
          clock: 'always' as const,
          ...(otherwise ? { outOfHours: { channel: 'phone', otherwise } } : {}),
        },
      })
      const policy = (onSeverityChange: PolicySpec['onSeverityChange']) =>
        slaPolicy({
          name: 'Gold',
          onSeverityChange,
          channels: ['web', 'phone'],
          severities: {
            high: { level: 1, ...always(2, 'next-opening') },
            low: { level: 2, ...always(4, 'next-opening') },
            plain: { level: 3, ...always(4) },
            days: { level: 4, firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } },
          },
        })
      const changed = (choice: PolicySpec['onSeverityChange'], to: string, now: string) =>
        standing(
          reportOf(
            { policy: policy(choice) },
            now,
            'sat 21 10:00 reported high web',
            `sat 21 12:00 severityChanged ${to}`,
          ),
        )

      it.each(['retroactive', 'carry', 'restart'] as const)('waits on where the new one waits as well (%s)', choice => {
        expect(changed(choice, 'low', 'sat 21 13:00')).toBe('pending since -, due -, 0:00 counted, 4:00 left')
        expect(changed(choice, 'low', 'mon 23 10:00')).toBe(
          'running since mon 23 09:00, due mon 23 13:00, 1:00 counted, 3:00 left',
        )
      })
      it.each([
        ['retroactive', 'running since sat 21 10:00, due sat 21 14:00, 3:00 counted, 1:00 left'],
        ['carry', 'running since sat 21 12:00, due sat 21 16:00, 1:00 counted, 3:00 left'],
        ['restart', 'running since sat 21 12:00, due sat 21 16:00, 1:00 counted, 3:00 left'],
      ] as const)('starts where the new one does not wait (%s)', (choice, text) => {
        expect(changed(choice, 'plain', 'sat 21 13:00')).toBe(text)
      })
      it.each(['carry', 'restart'] as const)('starts with working days of its own (%s)', choice => {
        // Monday is the day of the start, Tuesday the day after it.
        expect(changed(choice, 'days', 'mon 23 10:00')).toBe(
          'running since sat 21 12:00, due tue 24 18:00, 1:00 counted, 17:00 left',
        )
      })
    })

    describe('keeps breaches on record', () => {
      it.each(['retroactive', 'carry', 'restart'] as const)('when the promise is dropped (%s)', choice => {
        const report = choosing(choice, 'tue 24 10:30', HIGH, 'tue 24 10:00 severityChanged critical')
        expect(breachesOf(report).filter(breach => breach.includes('high'))).toEqual([
          'firstResponse high: due mon 23 13:00, stopped tue 24 10:00, over by 6:00',
          'nextResponse high: due mon 23 13:00, stopped tue 24 10:00, over by 6:00',
          'resolution high: due mon 23 17:00, stopped tue 24 10:00, over by 2:00',
        ])
      })
      it('as often as the severity comes back, but once', () => {
        const lines = [
          HIGH,
          'mon 23 11:00 severityChanged critical',
          'mon 23 11:30 severityChanged high',
          'mon 23 12:00 severityChanged critical',
        ]
        const breaches = (now: string, ...more: string[]) =>
          breachesOf(choosing('retroactive', now, ...lines, ...more)).filter(text => text.startsWith('firstResponse'))
        expect(breaches('mon 23 11:45')).toEqual([
          'firstResponse critical: due mon 23 10:00, stopped mon 23 11:30, over by 1:30',
        ])
        // It runs again, and so the record is of the run.
        expect(breaches('mon 23 12:15')).toEqual(['firstResponse critical: due mon 23 10:00, stopped -, over by 2:15'])
        expect(breaches('mon 23 13:00', 'mon 23 12:30 severityChanged high')).toEqual([
          'firstResponse critical: due mon 23 10:00, stopped mon 23 12:30, over by 2:30',
        ])
      })
      it('not, where it was only just due', () => {
        const report = choosing('restart', 'mon 23 14:00', HIGH, 'mon 23 13:00 severityChanged low')
        expect(breachesOf(report)).toEqual([])
      })
      it('of a severity each', () => {
        const policy = slaPolicy({
          name: 'Gold',
          severities: {
            high: { level: 1, firstResponse: hours(2) },
            low: { level: 2, firstResponse: hours(2) },
            none: { level: 3 },
          },
        })
        const lines = ['mon 23 12:00 severityChanged low', 'mon 23 13:00 severityChanged high']
        expect(breachesOf(reportOf({ policy }, 'mon 23 13:30', HIGH, ...lines))).toEqual([
          'firstResponse low: due mon 23 11:00, stopped mon 23 13:00, over by 2:00',
          'firstResponse high: due mon 23 11:00, stopped -, over by 2:30',
        ])
        expect(
          breachesOf(reportOf({ policy }, 'mon 23 15:00', HIGH, ...lines, 'mon 23 14:00 severityChanged none')),
        ).toEqual([
          'firstResponse low: due mon 23 11:00, stopped mon 23 13:00, over by 2:00',
          'firstResponse high: due mon 23 11:00, stopped mon 23 14:00, over by 3:00',
        ])
      })
      it('of two promises of one severity, both', () => {
        const severities = {
          high: { level: 1, firstResponse: hours(1) },
          low: { level: 2, firstResponse: hours(8) },
        }
        const policy = slaPolicy({ name: 'Gold', onSeverityChange: 'restart', severities })
        const lines = [
          HIGH,
          'mon 23 11:00 severityChanged low',
          'mon 23 12:00 severityChanged high',
          'mon 23 14:00 severityChanged low',
        ]
        expect(breachesOf(reportOf({ policy }, 'mon 23 13:30', ...lines))).toEqual([
          'firstResponse high: due mon 23 10:00, stopped mon 23 11:00, over by 1:00',
          'firstResponse high: due mon 23 13:00, stopped -, over by 0:30',
        ])
        expect(breachesOf(reportOf({ policy }, 'mon 23 15:00', ...lines))).toEqual([
          'firstResponse high: due mon 23 10:00, stopped mon 23 11:00, over by 1:00',
          'firstResponse high: due mon 23 13:00, stopped mon 23 14:00, over by 1:00',
        ])
      })
    })

    it('lists upcoming breaches by the new targets', () => {
      expect(upcomingOf(choosing('carry', 'mon 23 12:00', HIGH, 'mon 23 11:00 severityChanged low'))).toEqual([
        'mon 23 15:00 nextResponse/1/breach',
        'mon 23 17:00 firstResponse/1/breach',
        'mon 23 17:00 update/1/breach',
        'tue 24 16:00 resolution/1/breach',
      ])
    })
  })

  describe('by itself', () => {
    const trackerOf = (policy: Policy, reported: string) =>
      new TargetTracker(
        compiledPolicy(policy, []).definitions.find(({ name }) => name === 'update')!,
        readHistory({ policy, calendar: DESK, events: events(reported), now: at('mon 23 12:00') }),
        false,
      )
    const stepAt = (index: number, time: string, type: Step['type'], severity = 'high'): Step => ({
      ...{ index, at: at(time), type, severity },
      effect: type === 'severityChanged' ? 'applied' : 'depends-on-targets',
      ...{ calendar: DESK, pause: undefined, pauses: new Map(), holder: null },
    })

    it('returns the effect of each step, and the earlier steps that a retroactive change gives one', () => {
      const severities = { none: { level: 1 }, high: { level: 2, ...ALL } }
      const tracker = trackerOf(slaPolicy({ name: 'Gold', severities }), 'mon 23 09:00 reported none')
      const steps: Step[] = [
        stepAt(0, 'mon 23 09:00', 'reported', 'none'),
        stepAt(1, 'mon 23 10:00', 'updated', 'none'),
        stepAt(2, 'mon 23 10:30', 'phoned', 'none'),
        stepAt(3, 'mon 23 11:00', 'severityChanged'),
      ]
      expect(steps.slice(0, 3).map(step => tracker.take(step))).toEqual(['ignored', 'ignored', 'ignored'])
      expect(tracker.last).toBeUndefined()
      expect(tracker.changeSeverity(steps[3], steps)).toEqual([0, 1])
      expect(tracker.cycles.map(({ startedAt }) => told(startedAt))).toEqual(['mon 23 09:00', 'mon 23 10:00'])
      expect(tracker.last).toBe(tracker.cycles[1])
      const effect = (time: string, type: Step['type']) => tracker.take(stepAt(4, time, type))
      expect(effect('mon 23 11:30', 'responded')).toBe('applied')
      expect(effect('mon 23 11:40', 'customerReplied')).toBe('ignored')
      expect(effect('mon 23 11:42', 'paused')).toBe('ignored')
      expect(effect('mon 23 11:43', 'calendarChanged')).toBe('ignored')
      expect(effect('mon 23 11:45', 'resolved')).toBe('applied')
      expect(effect('mon 23 11:50', 'reopened')).toBe('ignored')
      expect(lasting(tracker.last!.counted)).toBe(lasting(HOUR / 4))
      expect([...tracker.superseded.values()]).toEqual([])
    })

    it('skips steps without effect when it looks back', () => {
      const severities = { none: { level: 1 }, high: { level: 2, ...ALL } }
      const tracker = trackerOf(slaPolicy({ name: 'Gold', severities }), 'mon 23 09:00 reported none')
      const steps: Step[] = [
        stepAt(0, 'mon 23 09:00', 'reported', 'none'),
        { ...stepAt(1, 'mon 23 10:00', 'updated', 'none'), effect: 'ignored' },
        stepAt(2, 'mon 23 11:00', 'severityChanged'),
      ]
      expect(tracker.changeSeverity(steps[2], steps)).toEqual([0])
      expect(tracker.cycles).toHaveLength(1)
    })

    it('keeps what a replaced target had counted', () => {
      const severities = { high: { level: 1, update: hours(1) }, low: { level: 2, update: hours(6) } }
      const tracker = trackerOf(slaPolicy({ name: 'Gold', severities }), REPORTED)
      const steps = [stepAt(0, 'mon 23 09:00', 'reported'), stepAt(1, 'mon 23 11:30', 'severityChanged', 'low')]
      tracker.take(steps[0])
      tracker.changeSeverity(steps[1], steps)
      expect([...tracker.superseded.values()]).toEqual([
        {
          severity: 'high',
          at: at('mon 23 10:00'),
          stoppedAt: at('mon 23 11:30'),
          overMs: 1.5 * HOUR,
          cycle: 1,
          startedAt: at('mon 23 09:00'),
          countedMs: 2.5 * HOUR,
          budget: HOUR,
        },
      ])
    })

    it('has no such steps if a change continues the running cycle', () => {
      const policy = slaPolicy({
        name: 'Gold',
        onSeverityChange: 'carry',
        severities: { high: { level: 1, ...ALL }, low: { level: 2, update: hours(6) } },
      })
      const tracker = trackerOf(policy, REPORTED)
      const steps = [stepAt(0, 'mon 23 09:00', 'reported'), stepAt(1, 'mon 23 10:00', 'severityChanged', 'low')]
      expect(tracker.take(steps[0])).toBe('applied')
      expect(tracker.changeSeverity(steps[1], steps)).toEqual([])
      expect(tracker.last?.terms.severity).toBe('low')
    })
  })
})
