import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar } from '../../src/calendar/calendars.ts'
import { type ClockTerms, TargetCycle } from '../../src/clock/target-cycle.ts'
import { type AlertSpec, parseAlerts } from '../../src/policy/alerts.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import type { TargetSpec } from '../../src/policy/spec.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { at, BOSTON, breachesOf, DESK, lasting, reportOf, SHUT, standing, told, upcomingOf } from './notation.ts'

/** A policy with one first response (default: six hours of the desk). */
const promising = (firstResponse: Partial<TargetSpec> = {}) =>
  slaPolicy({
    name: 'Gold',
    channels: ['web', 'phone'],
    severities: { high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business', ...firstResponse } } },
  })
const SIX = promising()
const REPORTED = 'mon 23 09:00 reported high'
/** The state of a first response of six hours of the desk, reported on Monday at nine. */
const six = (now: string, ...lines: string[]) => standing(reportOf({ policy: SIX }, now, REPORTED, ...lines))

describe('TargetCycle', () => {
  it.each([
    ['mon 23 09:00', 'running since mon 23 09:00, due mon 23 15:00, 0:00 counted, 6:00 left'],
    ['mon 23 11:30', 'running since mon 23 09:00, due mon 23 15:00, 2:30 counted, 3:30 left'],
    ['mon 23 15:00', 'running since mon 23 09:00, due mon 23 15:00, 6:00 counted, 0:00 left'],
    ['mon 23 15:00:00.001', 'breached since mon 23 09:00, due mon 23 15:00, 6:00:00.001 counted, -0:00:00.001 left'],
    ['mon 23 17:00', 'breached since mon 23 09:00, due mon 23 15:00, 8:00 counted, -2:00 left'],
    ['tue 24 10:00', 'breached since mon 23 09:00, due mon 23 15:00, 10:00 counted, -4:00 left'],
  ])('counts open time up to now (%s)', (now, text) => {
    expect(six(now)).toBe(text)
  })

  it('counts over closed time', () => {
    const standingAt = (now: string) => standing(reportOf({ policy: SIX }, now, 'fri 20 16:00 reported high'))
    expect(standingAt('sat 21 12:00')).toBe(
      'running since fri 20 16:00, due mon 23 13:00, 2:00 counted, 4:00 left, idle until mon 23 09:00',
    )
    expect(standingAt('mon 23 10:00')).toBe('running since fri 20 16:00, due mon 23 13:00, 3:00 counted, 3:00 left')
  })

  it('is breached after the due time, also without open time in between', () => {
    const nine = (now: string, ...more: string[]) => {
      const report = reportOf({ policy: promising({ within: 'PT9H' }) }, now, REPORTED, ...more)
      return [standing(report), ...breachesOf(report)]
    }
    expect(nine('mon 23 18:00')).toEqual([
      'running since mon 23 09:00, due mon 23 18:00, 9:00 counted, 0:00 left, idle until tue 24 09:00',
    ])
    expect(nine('mon 23 18:00:00.001')).toEqual([
      'breached since mon 23 09:00, due mon 23 18:00, 9:00 counted, 0:00 left',
      'firstResponse high: due mon 23 18:00, stopped -, over by 0:00',
    ])
    expect(nine('mon 23 20:00', 'mon 23 18:00 responded')).toEqual([
      'met since mon 23 09:00, due mon 23 18:00, stopped mon 23 18:00, 9:00 counted, 0:00 left',
    ])
    expect(nine('mon 23 20:00', 'mon 23 19:00 responded')).toEqual([
      'breached since mon 23 09:00, due mon 23 18:00, stopped mon 23 19:00, 9:00 counted, 0:00 left',
      'firstResponse high: due mon 23 18:00, stopped mon 23 19:00, over by 0:00',
    ])
  })

  it('counts around the clock where it is always', () => {
    const always = promising({ clock: 'always' })
    expect(standing(reportOf({ policy: always }, 'sat 21 01:00', 'fri 20 20:00 reported high'))).toBe(
      'running since fri 20 20:00, due sat 21 02:00, 5:00 counted, 1:00 left',
    )
  })

  it('turns working days into time when it starts (§8)', () => {
    const days = promising({ within: { workingDays: 1, due: 'close' } })
    // Two hours of Monday are left, and Tuesday has nine.
    expect(standing(reportOf({ policy: days }, 'mon 23 17:00', 'mon 23 16:00 reported high'))).toBe(
      'running since mon 23 16:00, due tue 24 18:00, 1:00 counted, 10:00 left',
    )
    const paused = ['mon 23 16:00 reported high', 'tue 24 09:00 paused', 'tue 24 11:00 resumed']
    expect(standing(reportOf({ policy: days }, 'tue 24 12:00', ...paused))).toBe(
      'running since mon 23 16:00, due wed 25 11:00, 3:00 counted, 8:00 left',
    )
  })

  describe('stopped', () => {
    it.each([
      ['mon 23 09:00', 'met since mon 23 09:00, due mon 23 15:00, stopped mon 23 09:00, 0:00 counted, 6:00 left'],
      ['mon 23 11:00', 'met since mon 23 09:00, due mon 23 15:00, stopped mon 23 11:00, 2:00 counted, 4:00 left'],
      ['mon 23 15:00', 'met since mon 23 09:00, due mon 23 15:00, stopped mon 23 15:00, 6:00 counted, 0:00 left'],
      [
        'mon 23 15:00:00.001',
        'breached since mon 23 09:00, due mon 23 15:00, stopped mon 23 15:00:00.001, 6:00:00.001 counted, -0:00:00.001 left',
      ],
      ['mon 23 16:30', 'breached since mon 23 09:00, due mon 23 15:00, stopped mon 23 16:30, 7:30 counted, -1:30 left'],
    ])('at %s, keeps its due time', (stop, text) => {
      expect(six('wed 25 12:00', `${stop} responded`)).toBe(text)
      expect(six(stop, `${stop} responded`)).toBe(text)
    })

    it('while paused with time left is met, without a due time', () => {
      expect(six('wed 25 12:00', 'mon 23 11:00 paused', 'mon 23 12:00 responded')).toBe(
        'met since mon 23 09:00, due -, stopped mon 23 12:00, 2:00 counted, 4:00 left',
      )
    })

    it('while paused with the budget used up keeps its due time', () => {
      expect(six('wed 25 12:00', 'mon 23 15:00 paused', 'mon 23 16:00 responded')).toBe(
        'breached since mon 23 09:00, due mon 23 15:00, stopped mon 23 16:00, 6:00 counted, 0:00 left',
      )
    })
  })

  describe('paused', () => {
    it.each([
      ['mon 23 11:00', 'paused since mon 23 09:00, due -, 2:00 counted, 4:00 left'],
      ['mon 23 14:00', 'paused since mon 23 09:00, due -, 2:00 counted, 4:00 left'],
      ['wed 25 12:00', 'paused since mon 23 09:00, due -, 2:00 counted, 4:00 left'],
    ])('at eleven, counts nothing more (%s)', (now, text) => {
      expect(six(now, 'mon 23 11:00 paused customer')).toBe(text)
    })

    it('and resumed, is due as much open time later', () => {
      const lines = ['mon 23 11:00 paused customer', 'mon 23 13:00 resumed customer']
      expect(six('mon 23 14:00', ...lines)).toBe(
        'running since mon 23 09:00, due mon 23 17:00, 3:00 counted, 3:00 left',
      )
      expect(six('mon 23 13:00', ...lines)).toBe(
        'running since mon 23 09:00, due mon 23 17:00, 2:00 counted, 4:00 left',
      )
    })

    it('overnight, loses only open time', () => {
      const lines = ['mon 23 11:00 paused', 'tue 24 10:00 resumed']
      expect(six('tue 24 10:30', ...lines)).toBe(
        'running since mon 23 09:00, due tue 24 14:00, 2:30 counted, 3:30 left',
      )
    })

    it('when due, is paused, and a moment later broken', () => {
      const paused = 'mon 23 15:00 paused'
      expect(six('mon 23 15:00', paused)).toBe('paused since mon 23 09:00, due mon 23 15:00, 6:00 counted, 0:00 left')
      expect(six('mon 23 15:00:00.001', paused)).toBe(
        'breached since mon 23 09:00, due mon 23 15:00, 6:00 counted, 0:00 left',
      )
    })

    it('after due, stays broken', () => {
      expect(six('tue 24 12:00', 'mon 23 16:00 paused')).toBe(
        'breached since mon 23 09:00, due mon 23 15:00, 7:00 counted, -1:00 left',
      )
    })

    it('not at all, where the target is not pausable', () => {
      const policy = promising({ pausable: false })
      expect(standing(reportOf({ policy }, 'mon 23 13:00', REPORTED, 'mon 23 10:00 paused'))).toBe(
        'running since mon 23 09:00, due mon 23 15:00, 4:00 counted, 2:00 left',
      )
    })

    it('if it is pausable, and by default', () => {
      const policy = promising({ pausable: true })
      expect(standing(reportOf({ policy }, 'mon 23 13:00', REPORTED, 'mon 23 10:00 paused'))).toBe(
        'paused since mon 23 09:00, due -, 1:00 counted, 5:00 left',
      )
    })
  })

  describe('that waits for a call or an opening (§9)', () => {
    const call = { channel: 'phone', otherwise: 'next-opening' } as const
    const policy = promising({ within: 'PT2H', clock: 'always', outOfHours: call })
    const EVENING = 'fri 20 20:00 reported high web'
    const waiting = (now: string, ...lines: string[]) => standing(reportOf({ policy }, now, EVENING, ...lines))

    it.each([
      ['fri 20 20:00', 'pending since -, due -, 0:00 counted, 2:00 left'],
      ['mon 23 08:59:59.999', 'pending since -, due -, 0:00 counted, 2:00 left'],
      ['mon 23 09:00', 'running since mon 23 09:00, due mon 23 11:00, 0:00 counted, 2:00 left'],
      ['mon 23 10:00', 'running since mon 23 09:00, due mon 23 11:00, 1:00 counted, 1:00 left'],
      ['mon 23 12:00', 'breached since mon 23 09:00, due mon 23 11:00, 3:00 counted, -1:00 left'],
    ])('starts at the opening (%s)', (now, text) => {
      expect(waiting(now)).toBe(text)
    })

    it('starts at the call', () => {
      expect(waiting('fri 20 22:00', 'fri 20 21:00 phoned')).toBe(
        'running since fri 20 21:00, due fri 20 23:00, 1:00 counted, 1:00 left',
      )
    })

    it('does not start again at the opening, nor at a call after it', () => {
      expect(waiting('mon 23 10:00', 'sat 21 21:00 phoned')).toBe(
        'breached since sat 21 21:00, due sat 21 23:00, 37:00 counted, -35:00 left',
      )
      expect(waiting('mon 23 10:00', 'mon 23 09:30 phoned')).toBe(
        'running since mon 23 09:00, due mon 23 11:00, 1:00 counted, 1:00 left',
      )
      expect(waiting('fri 20 23:00', 'fri 20 21:00 phoned', 'fri 20 22:00 phoned')).toBe(
        'running since fri 20 21:00, due fri 20 23:00, 2:00 counted, 0:00 left',
      )
    })

    it('starts at the opening while it is paused, and counts when that is over', () => {
      expect(waiting('sat 21 12:00', 'fri 20 21:00 paused')).toBe('pending since -, due -, 0:00 counted, 2:00 left')
      expect(waiting('mon 23 10:00', 'fri 20 21:00 paused')).toBe(
        'paused since mon 23 09:00, due -, 0:00 counted, 2:00 left',
      )
      expect(waiting('mon 23 10:30', 'fri 20 21:00 paused', 'mon 23 10:00 resumed')).toBe(
        'running since mon 23 09:00, due mon 23 12:00, 0:30 counted, 1:30 left',
      )
    })

    it('waits for the opening of another calendar from the change on', () => {
      const judged = { policy, calendars: { boston: BOSTON, shut: SHUT } }
      const changed = (now: string, ...lines: string[]) => standing(reportOf(judged, now, EVENING, ...lines))
      expect(changed('mon 23 10:00', 'sat 21 12:00 calendarChanged boston')).toBe(
        'pending since -, due -, 0:00 counted, 2:00 left',
      )
      expect(changed('mon 23 16:00', 'sat 21 12:00 calendarChanged boston')).toBe(
        'running since mon 23 15:00, due mon 23 17:00, 1:00 counted, 1:00 left',
      )
      // On Friday evening at half past nine Boston is open.
      expect(changed('fri 20 22:00', 'fri 20 21:30 calendarChanged boston')).toBe(
        'running since fri 20 21:30, due fri 20 23:30, 0:30 counted, 1:30 left',
      )
      expect(changed('mon 23 16:00', 'mon 23 09:30 calendarChanged boston')).toBe(
        'breached since mon 23 09:00, due mon 23 11:00, 7:00 counted, -5:00 left',
      )
      expect(changed('mon 23 16:00', 'sat 21 12:00 calendarChanged shut')).toBe(
        'pending since -, due -, 0:00 counted, 2:00 left',
      )
    })

    it('waits for the call where its calendar never opens', () => {
      const never = (...lines: string[]) =>
        reportOf({ policy, calendar: SHUT }, 'mon 23 12:00', 'mon 23 10:00 reported high web', ...lines)
      expect(standing(never())).toBe('pending since -, due -, 0:00 counted, 2:00 left')
      expect(upcomingOf(never())).toEqual([])
      expect(standing(never('mon 23 11:00 phoned'))).toBe(
        'running since mon 23 11:00, due mon 23 13:00, 1:00 counted, 1:00 left',
      )
    })

    it('and is stopped before, is met and was never due', () => {
      expect(waiting('mon 23 12:00', 'sat 21 12:00 responded')).toBe(
        'met since -, due -, stopped sat 21 12:00, 0:00 counted, 2:00 left',
      )
    })

    it.each([
      ['sat 21 18:00', 'mon 23 08:59:59.999', 'pending since -, due -, 0:00 counted, 2:00 left'],
      ['sat 21 18:00', 'mon 23 10:00', 'running since mon 23 09:00, due mon 23 11:00, 1:00 counted, 1:00 left'],
      ['mon 23 09:00', 'mon 23 10:00', 'running since mon 23 09:00, due mon 23 11:00, 1:00 counted, 1:00 left'],
      ['mon 23 09:30', 'mon 23 10:00', 'running since mon 23 09:30, due mon 23 11:30, 0:30 counted, 1:30 left'],
    ])('and is resolved, waits on when it is reopened at %s (%s)', (reopened, now, text) => {
      expect(waiting(now, 'sat 21 12:00 resolved', `${reopened} reopened`)).toBe(text)
    })

    it('and is resolved, waits for a call where its calendar never opens', () => {
      const report = reportOf(
        { policy, calendar: SHUT },
        'mon 23 12:00',
        'mon 23 10:00 reported high web',
        'mon 23 10:30 resolved',
        'mon 23 11:00 reopened',
      )
      expect(standing(report)).toBe('pending since -, due -, 0:00 counted, 2:00 left')
    })
  })

  it('goes on where it was after it has been reopened, the gap uncounted', () => {
    const lines = ['mon 23 11:00 resolved', 'mon 23 13:00 reopened']
    expect(six('mon 23 12:00', ...lines)).toBe(
      'met since mon 23 09:00, due mon 23 15:00, stopped mon 23 11:00, 2:00 counted, 4:00 left',
    )
    expect(six('mon 23 14:00', ...lines)).toBe('running since mon 23 09:00, due mon 23 17:00, 3:00 counted, 3:00 left')
  })

  it('counts the rest on another calendar from the change on', () => {
    const judged = { policy: SIX, calendars: { boston: BOSTON } }
    const report = reportOf(judged, 'mon 23 16:00', REPORTED, 'mon 23 12:00 calendarChanged boston')
    expect(standing(report)).toBe('running since mon 23 09:00, due mon 23 18:00, 4:00 counted, 2:00 left')
  })

  describe('by itself', () => {
    const terms = (spec: Partial<TargetSpec> = {}, more: Partial<ClockTerms> = {}): ClockTerms => {
      const target = {
        spec: { within: 'PT6H', clock: 'business', ...spec } as TargetSpec,
        ms: 'within' in spec ? undefined : at('mon 23 15:00') - at('mon 23 09:00'),
      }
      const { calendar = DESK } = more
      return { target, severity: 'high', calendar, days: calendar, pause: undefined, ...more }
    }
    const NINE = at('mon 23 09:00')
    /** The arguments of `started` for a target of six hours with alerts. */
    const withAlerts = (...alerts: AlertSpec[]) => {
      const { target } = terms()
      return [{}, { target: { ...target, alerts: parseAlerts(new InputValue(alerts, [])) } }] as const
    }
    /** When each alert fires if nothing else happens, the breach last. */
    const firingOf = (clock: TargetCycle) => [
      ...alertsOf(clock).map(i => told(clock.alertAt(i))),
      told(clock.alertAt()),
    ]
    const firedOf = (clock: TargetCycle) => [...alertsOf(clock).map(i => told(clock.firedAt(i))), told(clock.firedAt())]
    const alertsOf = ({ terms }: TargetCycle) => (terms.target.alerts ?? []).map((_, i) => i)
    const started = (spec?: Partial<TargetSpec>, more?: Partial<ClockTerms>) =>
      TargetCycle.begin(terms(spec, more), NINE, NINE, false)

    it('keeps no log by default', () => {
      const clock = started()
      clock.advance(at('mon 23 10:00'))
      expect(clock.phases).toBeUndefined()
      const logged = TargetCycle.begin(terms(), NINE, NINE, true)
      expect(logged.phases).toEqual([])
      logged.advance(NINE)
      expect(logged.phases).toEqual([])
    })

    it('logs its phases without a gap', () => {
      const clock = TargetCycle.begin(terms(), NINE, at('mon 23 10:00'), true)
      const pause = { name: 'customer' }
      clock.applyTerms(at('mon 23 11:00'), terms({}, { pause }))
      clock.applyTerms(at('mon 23 11:30'), terms({}, { pause: { name: undefined } }))
      clock.applyTerms(at('mon 23 12:00'), terms({}, { calendar: BOSTON }))
      clock.stop(at('mon 23 16:00'), 'resolved')
      clock.reopen(at('mon 23 17:00'), terms())
      clock.advance(at('mon 23 17:30'))
      expect(clock.phases!.map(({ from, until, phase, name }) => [told(from), told(until), phase, name])).toEqual([
        ['mon 23 09:00', 'mon 23 10:00', 'waiting', undefined],
        ['mon 23 10:00', 'mon 23 11:00', 'counting', undefined],
        ['mon 23 11:00', 'mon 23 11:30', 'paused', 'customer'],
        ['mon 23 11:30', 'mon 23 12:00', 'paused', undefined],
        ['mon 23 12:00', 'mon 23 16:00', 'counting', undefined],
        ['mon 23 16:00', 'mon 23 17:00', 'stopped', undefined],
        ['mon 23 17:00', 'mon 23 17:30', 'counting', undefined],
      ])
      expect(clock.phases!.map(({ calendar }) => calendar.name)).toEqual([
        ...['Desk', 'Desk', 'Desk', 'Desk'],
        ...['Boston', 'Boston', 'Desk'],
      ])
      expect(lasting(clock.counted)).toBe('2:30')
      expect(clock.phases!.some(({ isDiscarded }) => isDiscarded)).toBe(false)
    })

    it('names no pause while it waits or is stopped', () => {
      const pause = { name: 'customer' }
      const clock = TargetCycle.begin(terms({}, { pause }), NINE, at('mon 23 10:00'), true)
      clock.stop(at('mon 23 11:00'), 'resolved')
      clock.reopen(at('mon 23 12:00'), terms({}, { pause }))
      expect(clock.phases!.map(({ phase, name }) => [phase, name])).toEqual([
        ['waiting', undefined],
        ['paused', 'customer'],
        ['stopped', undefined],
      ])
    })

    it('returns whether a call has started it', () => {
      const clock = TargetCycle.begin(terms(), NINE, at('mon 23 10:00'), false)
      expect(clock.startByCall(at('mon 23 09:30'))).toBe(true)
      expect(clock.startByCall(at('mon 23 09:40'))).toBe(false)
      expect(told(clock.startedAt)).toBe('mon 23 09:30')
      expect(TargetCycle.begin(terms(), NINE, at('mon 23 10:00'), false).startByCall(at('mon 23 10:00'))).toBe(false)
      expect(started().startByCall(NINE)).toBe(false)
    })

    it('waits for another instant only if it is waiting', () => {
      const clock = started()
      clock.waitUntil(null)
      expect(clock.phase).toBe('counting')
      const waiting = TargetCycle.begin(terms(), NINE, at('mon 23 10:00'), false)
      waiting.waitUntil(at('mon 23 15:00'))
      waiting.advance(at('mon 23 14:59'))
      expect(waiting.phase).toBe('waiting')
      waiting.advance(at('mon 23 15:00'))
      expect(told(waiting.startedAt)).toBe('mon 23 15:00')
    })

    it('knows the time left and the time over', () => {
      const clock = started()
      clock.advance(at('mon 23 11:00'))
      expect([lasting(clock.remaining), lasting(clock.overrunMs)]).toEqual(['4:00', '-4:00'])
      clock.advance(at('mon 23 16:00'))
      expect([lasting(clock.remaining), lasting(clock.overrunMs)]).toEqual(['-1:00', '1:00'])
    })

    it('knows when an alert fires, and when it has fired', () => {
      const clock = started(...withAlerts(0.25, 0.5, 0.75))
      expect(firingOf(clock)).toEqual(['mon 23 10:30', 'mon 23 12:00', 'mon 23 13:30', 'mon 23 15:00'])
      expect(firedOf(clock)).toEqual(['-', '-', '-', '-'])
      clock.advance(at('mon 23 11:59:59.999'))
      expect(firedOf(clock)).toEqual(['mon 23 10:30', '-', '-', '-'])
      clock.advance(at('mon 23 12:00'))
      expect(firedOf(clock)).toEqual(['mon 23 10:30', 'mon 23 12:00', '-', '-'])
      clock.advance(at('mon 23 17:00'))
      expect(firedOf(clock)).toEqual(['mon 23 10:30', 'mon 23 12:00', 'mon 23 13:30', 'mon 23 15:00'])
      expect(firingOf(clock)).toEqual(firedOf(clock))
    })

    it('does not fire before the opening at which it is due', () => {
      const clock = started({ within: { workingDays: 1, due: '09:00' } })
      clock.advance(at('mon 23 19:00'))
      expect(firedOf(clock)).toEqual(['-'])
      expect(firingOf(clock)).toEqual(['tue 24 09:00'])
      clock.advance(at('tue 24 09:00'))
      expect(firedOf(clock)).toEqual(['tue 24 09:00'])
    })

    it('keeps a log of its own when it is copied', () => {
      const clock = TargetCycle.begin(terms(), NINE, NINE, true)
      clock.advance(at('mon 23 10:00'))
      const copy = clock.copy()
      clock.advance(at('mon 23 11:00'))
      expect([clock.phases?.length, copy.phases?.length]).toEqual([2, 1])
      expect(lasting(copy.counted)).toBe('1:00')
    })

    it('rounds shares of the budget to milliseconds', () => {
      const [, more] = withAlerts(1 / 3, 0.25, 0.14)
      const third = started({}, { target: { ...more.target, ms: 10 } })
      expect([0, 1, 2].map(i => third.alertAt(i)! - NINE)).toEqual([3, 3, 1])
    })

    it('knows what fired before a stop, and that nothing fires at it or later', () => {
      const clock = started(...withAlerts(0.25, 0.5, 0.75))
      clock.stop(at('mon 23 12:00'), 'responded')
      expect(firingOf(clock)).toEqual(['mon 23 10:30', '-', '-', '-'])
      expect(firedOf(clock)).toEqual(['mon 23 10:30', '-', '-', '-'])
    })

    it('knows an alert that fires as a pause begins, and no later one', () => {
      const clock = started(...withAlerts(0.25, 0.5, 0.75))
      clock.applyTerms(at('mon 23 12:00'), { ...clock.terms, pause: { name: undefined } })
      expect(firingOf(clock)).toEqual(['mon 23 10:30', 'mon 23 12:00', '-', '-'])
    })

    it('fires at the closing, also if another calendar is in force from then on', () => {
      const nine = { spec: { within: 'PT9H', clock: 'business' }, ms: 9 * 3_600_000 } as const
      const clock = started({}, { target: nine })
      expect(firingOf(clock)).toEqual(['mon 23 18:00'])
      clock.applyTerms(at('mon 23 18:00'), { ...clock.terms, calendar: SHUT })
      clock.advance(at('mon 23 20:00'))
      expect(firedOf(clock)).toEqual(['mon 23 18:00'])
    })

    it('fires no alert that the calendar has no time for', () => {
      const calendar = businessCalendar({
        timeZone: 'Europe/Rome',
        hours: { 'mon-fri': '09:00-18:00' },
        exceptions: { '2026-11-24/..': 'closed' },
      })
      const [spec, more] = withAlerts(1.25, 2)
      expect(firingOf(started(spec, { ...more, calendar }))).toEqual(['mon 23 16:30', '-', 'mon 23 15:00'])
    })

    it('counts from the opening that it waits for', () => {
      const clock = TargetCycle.begin(terms(), NINE, at('mon 23 10:00'), false)
      expect(told(clock.alertAt())).toBe('mon 23 16:00')
      const paused = TargetCycle.begin(terms({}, { pause: { name: 'x' } }), NINE, at('mon 23 10:00'), false)
      expect(paused.alertAt()).toBeNull()
      expect(TargetCycle.begin(terms(), NINE, null, false).alertAt()).toBeNull()
      const half = TargetCycle.begin(terms(...withAlerts(0.5)), NINE, at('mon 23 10:00'), false)
      expect(firingOf(half)).toEqual(['mon 23 13:00', 'mon 23 16:00'])
      expect(firedOf(half)).toEqual(['-', '-'])
    })

    it('is due, stopped by a pause that has begun with nothing left, when that was', () => {
      const clock = started()
      clock.applyTerms(at('mon 23 15:00'), terms({}, { pause: { name: 'x' } }))
      expect([told(clock.dueAt), clock.isBreached]).toEqual(['mon 23 15:00', false])
      clock.stop(at('mon 23 15:00'), 'responded')
      expect([told(clock.dueAt), clock.isBreached]).toEqual(['mon 23 15:00', false])
    })

    it('computes a budget in working days when it starts', () => {
      const days = { within: { workingDays: 1, due: 'close' } } as const
      expect(lasting(started(days).budget)).toBe('18:00')
      const waiting = TargetCycle.begin(terms(days), NINE, at('mon 23 17:00'), false)
      expect(lasting(waiting.budget)).toBe('18:00')
      waiting.advance(at('mon 23 17:00'))
      expect(lasting(waiting.budget)).toBe('10:00')
    })

    describe('carrying on', () => {
      const other = (hours: number, more: Partial<ClockTerms> = {}) =>
        terms({}, { target: { spec: { within: { hours }, clock: 'business' }, ms: hours * 3_600_000 }, ...more })
      const seen = (clock: TargetCycle) => [
        told(clock.dueAt),
        lasting(clock.budget),
        lasting(clock.counted),
        lasting(clock.remaining),
        clock.isBreached,
      ]
      const ELEVEN = at('mon 23 11:00')

      it('by a longer promise, counts on', () => {
        const clock = started()
        clock.carry(ELEVEN, other(8), ELEVEN)
        expect(seen(clock)).toEqual(['mon 23 17:00', '8:00', '2:00', '6:00', false])
        expect(clock.terms.target.ms).toBe(8 * 3_600_000)
      })
      it('by a shorter one with time left, counts on', () => {
        const clock = started()
        clock.carry(ELEVEN, other(3), ELEVEN)
        expect(seen(clock)).toEqual(['mon 23 12:00', '3:00', '2:00', '1:00', false])
      })
      it.each([
        [2, '2:00'],
        [1, '1:00'],
      ])('by one of %i hours that is used up, is due at the change', (hours, budget) => {
        const clock = started()
        clock.carry(ELEVEN, other(hours), ELEVEN)
        expect(seen(clock)).toEqual(['mon 23 11:00', budget, '2:00', '0:00', false])
        expect(told(clock.alertAt())).toBe('mon 23 11:00')
        clock.advance(at('mon 23 11:30'))
        expect(seen(clock)).toEqual(['mon 23 11:00', budget, '2:30', '-0:30', true])
      })
      it('on a longer budget after a breach, is due again', () => {
        const clock = started()
        clock.carry(at('mon 23 17:00'), other(9), at('mon 23 17:00'))
        expect(seen(clock)).toEqual(['mon 23 18:00', '9:00', '8:00', '1:00', false])
      })
      it('fires the alerts whose time is counted at the change, and the others later', () => {
        const clock = started()
        const { alerts } = withAlerts(0.125, 0.25, 0.5, 0.75)[1].target
        clock.carry(ELEVEN, terms({}, { target: { ...other(8).target, alerts } }), ELEVEN)
        expect(firedOf(clock)).toEqual(['mon 23 11:00', 'mon 23 11:00', '-', '-', '-'])
        clock.advance(at('mon 23 13:00'))
        expect(firedOf(clock).slice(2)).toEqual(['mon 23 13:00', '-', '-'])
        expect(firingOf(clock).slice(2)).toEqual(['mon 23 13:00', 'mon 23 15:00', 'mon 23 17:00'])
      })
      it('while paused, stands still with time left, and is due at the change with none', () => {
        const pause = { name: 'customer' }
        const carried = (hours: number) => {
          const clock = started()
          clock.applyTerms(at('mon 23 10:00'), terms({}, { pause }))
          clock.carry(ELEVEN, other(hours, { pause }), ELEVEN)
          return [...seen(clock), told(clock.alertAt())]
        }
        expect(carried(8)).toEqual(['-', '8:00', '1:00', '7:00', false, '-'])
        expect(carried(1)).toEqual(['mon 23 11:00', '1:00', '1:00', '0:00', false, 'mon 23 11:00'])
      })
      it('by working days, has those of its start', () => {
        const clock = started()
        clock.carry(ELEVEN, terms({ within: { workingDays: 1, due: 'close' } }), ELEVEN)
        expect(seen(clock)).toEqual(['tue 24 18:00', '18:00', '2:00', '16:00', false])
      })
      it('on terms that may wait as well, goes on waiting', () => {
        const clock = TargetCycle.begin(terms(), NINE, at('mon 23 12:00'), false)
        clock.carry(ELEVEN, other(8), at('mon 23 12:00'))
        expect(clock.phase).toBe('waiting')
        expect([lasting(clock.budget), lasting(clock.remaining)]).toEqual(['8:00', '8:00'])
        clock.advance(at('mon 23 13:00'))
        expect(seen(clock)).toEqual(['tue 24 11:00', '8:00', '1:00', '7:00', false])
      })
      it('on terms that may not wait, starts', () => {
        const clock = TargetCycle.begin(terms(), NINE, at('mon 23 12:00'), false)
        clock.carry(ELEVEN, other(4), ELEVEN)
        expect(seen(clock)).toEqual(['mon 23 15:00', '4:00', '0:00', '4:00', false])
        expect(told(clock.startedAt)).toBe('mon 23 11:00')
      })
    })

    describe('starting again', () => {
      const other = (hours: number, more: Partial<ClockTerms> = {}) =>
        terms({}, { target: { spec: { within: { hours }, clock: 'business' }, ms: hours * 3_600_000 }, ...more })
      const ELEVEN = at('mon 23 11:00')
      const seen = (clock: TargetCycle) => [
        told(clock.startedAt),
        told(clock.dueAt),
        lasting(clock.budget),
        lasting(clock.counted),
        clock.isBreached,
      ]

      it('has the full new budget', () => {
        const clock = started()
        clock.restart(ELEVEN, other(3), ELEVEN)
        expect(seen(clock)).toEqual(['mon 23 11:00', 'mon 23 14:00', '3:00', '0:00', false])
        clock.advance(at('mon 23 15:00'))
        expect(seen(clock)).toEqual(['mon 23 11:00', 'mon 23 14:00', '3:00', '4:00', true])
      })
      it('forgets its breach', () => {
        const clock = started()
        clock.restart(at('mon 23 16:00'), other(3), null)
        expect(seen(clock)).toEqual(['mon 23 16:00', 'tue 24 10:00', '3:00', '0:00', false])
      })
      it('forgets carried time and used-up budgets', () => {
        const clock = started()
        clock.carry(at('mon 23 10:00'), other(1), at('mon 23 10:00'))
        clock.restart(ELEVEN, other(4), ELEVEN)
        expect(firingOf(clock)).toEqual(['mon 23 15:00'])
        clock.restart(ELEVEN, terms(...withAlerts(0.25, { before: 'PT7H' })), ELEVEN)
        expect(firingOf(clock)).toEqual(['mon 23 12:30', 'mon 23 11:00', 'mon 23 17:00'])
      })
      it('marks its log as discarded', () => {
        const clock = TargetCycle.begin(terms(), NINE, NINE, true)
        const { phases } = clock
        clock.applyTerms(at('mon 23 10:00'), other(6, { pause: { name: 'x' } }))
        clock.restart(ELEVEN, other(3), ELEVEN)
        clock.advance(at('mon 23 12:00'))
        expect(clock.phases).toBe(phases)
        expect(phases!.map(({ from, phase, isDiscarded }) => [told(from), phase, isDiscarded])).toEqual([
          ['mon 23 09:00', 'counting', true],
          ['mon 23 10:00', 'paused', true],
          ['mon 23 11:00', 'counting', undefined],
        ])
      })
      it('goes on waiting if both severities may wait', () => {
        const clock = TargetCycle.begin(terms(), NINE, at('mon 23 12:00'), true)
        clock.restart(ELEVEN, other(8), at('mon 23 12:00'))
        expect(clock.phase).toBe('waiting')
        expect([lasting(clock.budget), lasting(clock.remaining)]).toEqual(['8:00', '8:00'])
        clock.advance(at('mon 23 13:00'))
        expect(seen(clock)).toEqual(['mon 23 12:00', 'tue 24 11:00', '8:00', '1:00', false])
        expect(clock.phases!.some(({ isDiscarded }) => isDiscarded)).toBe(false)
      })
      it('starts if the new severity may not wait', () => {
        const clock = TargetCycle.begin(terms(), NINE, at('mon 23 12:00'), false)
        clock.restart(ELEVEN, other(4), ELEVEN)
        expect(seen(clock)).toEqual(['mon 23 11:00', 'mon 23 15:00', '4:00', '0:00', false])
      })
      it('by working days, has those of the change', () => {
        const clock = started()
        clock.restart(ELEVEN, terms({ within: { workingDays: 0, due: 'close' } }), ELEVEN)
        expect(seen(clock)).toEqual(['mon 23 11:00', 'mon 23 18:00', '7:00', '0:00', false])
      })
    })

    it('throws if its calendar never opens', () => {
      expect(() => started({}, { calendar: SHUT }).dueAt).toThrow('The calendar has no open time left')
      expect(told(started({}, { calendar: alwaysOpen }).dueAt)).toBe('mon 23 15:00')
    })

    it('counts open time that is over when it is next asked', () => {
      const once = businessCalendar({ timeZone: 'Europe/Rome', hours: {}, exceptions: { '2026-11-23': '10:00-16:00' } })
      const clock = started({}, { calendar: once })
      clock.advance(at('wed 25 12:00'))
      expect([told(clock.dueAt), lasting(clock.counted)]).toEqual(['mon 23 16:00', '6:00'])
    })
  })
})
