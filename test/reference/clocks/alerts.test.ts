import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OwnCase, ownHistory, quarter } from '../../arbitraries/own-targets.ts'
import { runs } from '../../arbitraries/runs.ts'
import { type AlertReport, referenceAlerts, upcomingAlerts } from './alerts.ts'
import { referenceEvaluate } from './evaluate.ts'
import { referenceExplain, type Segment } from './explain.ts'
import { type Case, slowCalendar } from './history.ts'
import { boston, event, rome, t, told } from './notation.ts'
import { type AlertTerms, millisecondsOf, type PolicyTerms, type TargetTerms, termsOf } from './policy.ts'
import { withinReach } from './within-reach.ts'

/** Severity `high` has 4 business hours, `low` 8, and an alert when half of that and when an hour less is counted. */
const alerts: AlertTerms[] = [0.5, { name: 'last hour', before: 'PT1H' }]
const severity = (hours: number, more: Partial<TargetTerms> = {}) => ({
  firstResponse: { within: { hours }, clock: 'business' as const, ...more },
})

function terms(lines: string[], now: string, policy: Partial<PolicyTerms> = {}): Case {
  const severities = { high: severity(4), low: severity(8) }
  return {
    policy: { alerts, severities, ...policy },
    calendar: slowCalendar(rome, 1),
    calendars: { boston: slowCalendar(boston, 1) },
    events: lines.map(event),
    now: t(now),
  }
}

const written = ({ id, at, fired }: AlertReport) => `${told(at)} ${id}${fired ? ' fired' : ''}`
const alertsOf = (...given: Parameters<typeof terms>) => referenceAlerts(terms(...given)).map(written)
const high = 'mon 09:00 reported high'

describe('alerts', () => {
  it('fire when a share is used up, some time before the deadline, and at the deadline', () => {
    const ids = [
      'mon 11:00 firstResponse/1/50%',
      'mon 12:00 firstResponse/1/last hour',
      'mon 13:00 firstResponse/1/breach',
    ]
    const fired = (count: number) => ids.map((id, i) => (i < count ? `${id} fired` : id))
    expect(alertsOf([high], 'mon 10:59')).toEqual(fired(0))
    expect(alertsOf([high], 'mon 11:00')).toEqual(fired(1))
    expect(alertsOf([high], 'mon 12:59')).toEqual(fired(2))
    expect(alertsOf([high], 'mon 13:00')).toEqual(fired(3))
    expect(upcomingAlerts(terms([high], 'mon 11:30')).map(written)).toEqual(ids.slice(1))
  })

  // 8 hours from Friday 14:00: 4 that day and 4 on Monday. Half of them are counted at the closing.
  it('are counted in open time, and may be later than the deadline', () => {
    const low = { low: severity(8, { alerts: [0.5, 1.5, { after: { hours: 2 } }, { share: 0.25, name: 'early' }] }) }
    expect(alertsOf(['fri 14:00 reported low'], 'sat 10:00', { severities: low })).toEqual([
      'fri 16:00 firstResponse/1/early fired',
      'fri 18:00 firstResponse/1/50% fired',
      '+mon 13:00 firstResponse/1/breach',
      '+mon 15:00 firstResponse/1/after PT2H',
      '+mon 17:00 firstResponse/1/150%',
    ])
  })

  it('of a target take the place of those of the policy', () =>
    expect(alertsOf([high], 'mon 10:00', { severities: { high: severity(4, { alerts: [] }) } })).toEqual([
      'mon 13:00 firstResponse/1/breach',
    ]))

  it('do not fire once the target is met, and not at the instant at which it is', () => {
    const at = (time: string) => alertsOf([high, `mon ${time} responded`], 'mon 15:00')
    expect(at('12:30')).toEqual([
      'mon 11:00 firstResponse/1/50% fired',
      'mon 12:00 firstResponse/1/last hour fired',
      'null firstResponse/1/breach',
    ])
    expect(at('13:00').slice(-1)).toEqual(['null firstResponse/1/breach'])
    expect(at('13:01').slice(-1)).toEqual(['mon 13:00 firstResponse/1/breach fired'])
  })

  // Two hours are left at 11:00; they are counted from 14:00 on.
  it('wait for the end of a pause, and have no instant until then', () => {
    const lines = [high, 'mon 10:00 paused']
    expect(alertsOf(lines, 'mon 12:00')).toEqual([
      'null firstResponse/1/50%',
      'null firstResponse/1/last hour',
      'null firstResponse/1/breach',
    ])
    expect(alertsOf([...lines, 'mon 13:00 resumed'], 'mon 14:00')).toEqual([
      'mon 14:00 firstResponse/1/50% fired',
      'mon 15:00 firstResponse/1/last hour',
      'mon 16:00 firstResponse/1/breach',
    ])
  })

  // As low, half of 8 hours are counted at 13:00. As high, 4 hours were over then: known at 14:00, when the change was made.
  it('fire when a change of severity shows that their point has passed', () => {
    const lines = ['mon 09:00 reported low', 'mon 14:00 severityChanged high']
    expect(alertsOf(lines, 'mon 13:30')[0]).toBe('mon 13:00 firstResponse/1/50% fired')
    expect(alertsOf(lines, 'mon 15:00')).toEqual([
      'mon 13:00 firstResponse/1/50% fired',
      'mon 14:00 firstResponse/1/last hour fired',
      'mon 14:00 firstResponse/1/breach fired',
    ])
  })

  // As high, half of the budget is counted at 11:00. As low that is not before 13:00, and the deadline 17:00.
  it('stay fired when a change of severity takes their point back', () =>
    expect(alertsOf([high, 'mon 11:30 severityChanged low'], 'mon 12:00')).toEqual([
      'mon 11:00 firstResponse/1/50% fired',
      'mon 16:00 firstResponse/1/last hour',
      'mon 17:00 firstResponse/1/breach',
    ]))

  it('stay fired when the target is dropped, and fire once when it starts again', () => {
    const dropped = { severities: { high: severity(4), low: {} } }
    expect(alertsOf([high, 'mon 11:30 severityChanged low'], 'mon 12:00', dropped)).toEqual([
      'mon 11:00 firstResponse/1/50% fired',
    ])
    const restart = { onSeverityChange: 'restart' as const }
    expect(alertsOf([high, 'mon 11:30 severityChanged low'], 'mon 18:00', restart)).toEqual([
      'mon 11:00 firstResponse/1/50% fired',
      'tue 09:30 firstResponse/1/last hour',
      'tue 10:30 firstResponse/1/breach',
    ])
  })

  it('count cycles from 1', () => {
    const policy = {
      alerts: [],
      severities: { high: { update: { within: { hours: 2 }, clock: 'business' as const } } },
    }
    expect(alertsOf([high, 'mon 10:00 updated', 'mon 12:30 updated'], 'mon 13:00', policy)).toEqual([
      'mon 12:00 update/2/breach fired',
      'mon 14:30 update/3/breach',
      'null update/1/breach',
    ])
  })

  // Reported at night through the web portal, the clock waits for Monday 09:00 or a call.
  it('know when a target that waits for the opening will reach them', () => {
    const outOfHours = { channel: 'phone', otherwise: 'next-opening' as const }
    const policy = { severities: { high: { firstResponse: { within: 'PT2H', clock: 'always' as const, outOfHours } } } }
    const lines = ['fri 19:00 reported high web']
    expect(alertsOf(lines, 'sat 12:00', policy)[0]).toBe('+mon 10:00 firstResponse/1/50%')
    expect(alertsOf([...lines, 'sat 11:00 phoned'], 'sat 12:00', policy)[0]).toBe('sat 12:00 firstResponse/1/50% fired')
    expect(alertsOf([...lines, 'sat 11:00 paused'], 'sat 12:00', policy)[0]).toBe('null firstResponse/1/50%')
  })

  it('that come before the whole budget fire at the start', () =>
    expect(alertsOf(['fri 19:00 reported high'], 'fri 20:00', { alerts: [{ name: 'soon', before: 'PT5H' }] })[0]).toBe(
      'fri 19:00 firstResponse/1/soon fired',
    ))
})

describe('over random histories', () => {
  it('an alert that has fired never changes when later events are added', () =>
    fc.assert(
      fc.property(ownHistory(), fc.nat({ max: 40 }), (scene, quarters) => {
        const now = Math.min(scene.events[0].at + quarters * quarter, scene.now)
        const [then, later] = [now, scene.now].map(now => withinReach(() => referenceAlerts({ ...scene, now })))
        const fired = then.filter(alert => alert.fired)
        expect(later.filter(({ id }) => fired.some(alert => alert.id === id))).toEqual(fired)
        const isNew = (id: string) => !fired.some(alert => alert.id === id)
        for (const { at } of later.filter(({ id, fired }) => fired && isNew(id))) expect(at).toBeGreaterThan(now)
      }),
      runs(25),
    ))

  it('alerts fire once each, have one id each, and are in order of time', () =>
    fc.assert(
      fc.property(ownHistory(), scene => {
        const found = withinReach(() => referenceAlerts(scene))
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        const instants = found.flatMap(({ at }) => at ?? [])
        expect(instants).toEqual([...instants].sort((a, b) => a - b))
        for (const { at, fired } of found) expect(fired).toBe(at !== null && at <= scene.now)
      }),
      runs(25),
    ))

  it('an upcoming alert fires at its instant if nothing else happens', () =>
    fc.assert(
      fc.property(ownHistory(), scene => {
        for (const { id, at } of withinReach(() => upcomingAlerts(scene)).slice(0, 3)) {
          const alertAt = (now: number) =>
            withinReach(() => referenceAlerts({ ...scene, now }).find(alert => alert.id === id))
          expect([alertAt(at!)?.fired, alertAt(at!)?.at, alertAt(at! - 1)?.fired]).toEqual([true, at, false])
        }
      }),
      runs(15),
    ))

  it.each(['retroactive', 'carry', 'restart'] as const)(
    'the reference fires what a walk by quarters of an hour fires: %s',
    onSeverityChange => {
      fc.assert(
        fc.property(ownHistory({ days: false, onSeverityChange }), scene => {
          const expected = withinReach(() => firedByWalking(scene))
          const fired = referenceAlerts(scene).filter(alert => alert.fired)
          expect(new Map(fired.map(({ id, at }) => [id, at]))).toEqual(expected)
        }),
        runs(10),
      )
    },
  )
})

/**
 * §13 by walking: at each quarter of an hour, the history as known then is explained. An alert fires at the first one at
 * which its cycle has counted enough, and did so before its stop.
 */
function firedByWalking(scene: OwnCase): Map<string, number> {
  const fired = new Map<string, number>()
  for (let now = scene.events[0].at; now <= scene.now; now += quarter) {
    const { cycles, terms } = referenceEvaluate({ ...scene, now })
    for (const [i, { target, severity, stoppedAt, startedAt }] of cycles.entries()) {
      if (startedAt === null) continue
      const { id } = terms[i]
      const explanation = referenceExplain({ ...scene, now, target, cycle: Number(id.split('/')[1]) })
      const pieces = [...explanation.segments, ...explanation.overrun].filter(({ counted }) => counted)
      for (const [name, amount] of pointsOf(scene.policy, severity, target)) {
        const reachedAt = amount <= 0 ? startedAt : instantOf(pieces, amount)
        const at = Math.max(reachedAt, carriedAt(scene, severity, stoppedAt ?? now))
        const isReached = at <= now && (stoppedAt === null || at < stoppedAt)
        if (isReached && !fired.has(`${id}/${name}`)) fired.set(`${id}/${name}`, now)
      }
    }
  }
  return fired
}

/** Returns when a cycle got its severity. With `carry`, it reaches no point before that change. */
function carriedAt({ policy, events }: OwnCase, severity: string, until: number): number {
  const isChange = (event: OwnCase['events'][number]) => event.type === 'severityChanged' && event.severity === severity
  const changes =
    policy.onSeverityChange === 'carry' ? events.filter(event => isChange(event) && event.at <= until) : []
  return changes.at(-1)?.at ?? Number.NEGATIVE_INFINITY
}

/** The instant at which the pieces add up to an amount. */
function instantOf(pieces: readonly Segment[], amount: number): number {
  let left = amount
  for (const { start, ms } of pieces) {
    if (left <= ms) return start + left
    left -= ms
  }
  return Number.POSITIVE_INFINITY
}

/** The alerts of the arbitrary policies, by hand. */
function pointsOf(policy: PolicyTerms, severity: string, target: string): [name: string, amount: number][] {
  const { within, alerts = policy.alerts ?? [] } = termsOf(policy, severity, target)!
  const budget = millisecondsOf(within as string)
  const named: Record<string, number> = {
    '75%': budget * 0.75,
    '150%': budget * 1.5,
    half: budget / 2,
    soon: budget - 3 * quarter,
    escalate: budget + 2 * quarter,
  }
  const names = alerts.map(alert => (typeof alert === 'number' ? `${alert * 100}%` : alert.name!))
  return [...names.map((name): [string, number] => [name, named[name]]), ['breach', budget]]
}
