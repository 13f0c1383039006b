import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/clock/evaluate.ts'
import { verdictsFor } from '../../src/compliance/verdicts/verdicts.ts'
import { explain } from '../../src/explain/explain.ts'
import { type Explanation, timeByHolder } from '../../src/index.ts'
import { holders } from '../arbitraries/holders.ts'
import { crowded, everyTarget, ownHistory } from '../arbitraries/own-targets.ts'
import { ownTerms } from '../arbitraries/own-terms.ts'
import { runs } from '../arbitraries/runs.ts'
import { referenceAlerts } from '../reference/clocks/alerts.ts'
import { NoDue } from '../reference/clocks/cycle.ts'
import { referenceEvaluate } from '../reference/clocks/evaluate.ts'
import { referenceExplain, timeByHolder as referenceHolders } from '../reference/clocks/explain.ts'
import { includes } from '../reference/clocks/policy.ts'
import { TooFar } from '../reference/timeline.ts'

const CHOICES = { 'budgets in hours': { days: false }, 'budgets in days': {} }

/** Skips cases in which a budget is never used up, or later than the reference looks. */
function withinReach<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    fc.pre(!(error instanceof NoDue || error instanceof TooFar))
    throw error
  }
}

const inText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
const sorted = (list: readonly object[]) =>
  list.map(one => Object.fromEntries(Object.entries(one).sort())).sort(inText) as object[]

describe.each(Object.entries(CHOICES))('with targets of the policy’s own, %s', (_, choices) => {
  it('evaluate equals the slow reference', () =>
    fc.assert(
      fc.property(ownHistory(choices), scene => {
        const slow = withinReach(() => referenceEvaluate(scene))
        const { targets, cycles, breaches, ignored, holder, severity } = evaluate(ownTerms(scene))
        const found = Object.entries(targets).map(([name, report]) => {
          const { budgetMs: _, within: _w, clock: _c, calendar: _n, ...rest } = report!
          return [name, rest]
        })
        expect(Object.fromEntries(found)).toEqual(slow.targets)
        expect(sorted(cycles.map(({ id: _, ...cycle }) => cycle))).toEqual(sorted(slow.cycles))
        expect(sorted(breaches)).toEqual(sorted(slow.breaches))
        expect(sorted(ignored)).toEqual(sorted(slow.ignored))
        expect({ holder, severity }).toEqual({ holder: slow.holder, severity: slow.severity })
      }),
      runs(60),
    ))

  it('a target that has not begun is pending in a check until the ticket is resolved', () =>
    fc.assert(
      fc.property(ownHistory(choices), scene => {
        const slow = withinReach(() => referenceEvaluate(scene))
        const history = ownTerms(scene)
        const verdicts = verdictsFor(evaluate(history), 'T', history)
        const known = new Set([...slow.cycles, ...slow.breaches].map(({ target }) => target))
        const changes = scene.events.filter(({ type }) => type === 'resolved' || type === 'reopened')
        const isResolved = changes[changes.length - 1]?.type === 'resolved'
        for (const { target, outcome } of verdicts.filter(verdict => !known.has(verdict.target))) {
          const isPending = slow.targets[target]?.state === 'pending' && !isResolved
          expect(outcome).toBe(isPending ? 'pending' : 'not-applicable')
        }
      }),
      runs(30),
    ))

  it('the alerts of evaluate equal the slow reference', () =>
    fc.assert(
      fc.property(fc.oneof(ownHistory(choices), crowded(ownHistory(choices))), scene => {
        const slow = withinReach(() => referenceAlerts(scene))
        expect(sorted(evaluate(ownTerms(scene)).alerts)).toEqual(sorted(slow))
      }),
      runs(30),
    ))

  it('the alert of a breach has fired exactly if the breach is on record, unless its severity was in force for no time', () =>
    fc.assert(
      fc.property(crowded(ownHistory(choices)), scene => {
        // An alert fires at the deadline, and the target is breached one millisecond later.
        const report = withinReach(() => evaluate(ownTerms({ ...scene, now: scene.now + 1 })))
        const { alerts, breaches, cycles } = report
        const breached = cycles.filter(({ state }) => state === 'breached').map(({ id }) => `${id}/breach`)
        const fired = alerts.filter(({ name, fired }) => fired && name === 'breach')
        expect(fired.map(({ id }) => id)).toEqual(expect.arrayContaining(breached))
        // A breach of a severity that came and went at one instant has no alert.
        const lasting = breaches.filter(({ severity, stoppedAt }) => {
          const before = scene.events.filter(
            ({ at, severity }) => severity !== undefined && at < (stoppedAt ?? Infinity),
          )
          return before.at(-1)?.severity === severity
        })
        const targets = fired.map(({ target }) => target)
        expect(breaches.map(({ target }) => target)).toEqual(expect.arrayContaining(targets))
        expect(targets).toEqual(expect.arrayContaining(lasting.map(({ target }) => target)))
      }),
      runs(60),
    ))

  it('explain and timeByHolder equal the slow reference', () =>
    fc.assert(
      fc.property(ownHistory(choices), scene => {
        const { cycles } = withinReach(() => referenceEvaluate(scene))
        for (const [i, { target }] of cycles.entries()) {
          const cycle = cycles.slice(0, i + 1).filter(other => other.target === target).length
          const slow = referenceExplain({ ...scene, target, cycle })
          const found = explain({ ...ownTerms(scene), target, cycle })
          const { dueAt, startsAt, stoppedAt, severity, within, budgetMs, dayZero, countedDays } = found
          const { segments, overrun } = found
          const { notices: _, ...expected } = slow
          expect({
            ...{ dueAt, startsAt, stoppedAt, severity, within, budgetMs, dayZero, countedDays, segments, overrun },
          }).toEqual(expected)
          expect(timeByHolder(found)).toEqual(referenceHolders({ ...scene, target, cycle }))
        }
      }),
      runs(25),
    ))

  it('timeByHolder adds up to the counted time', () =>
    fc.assert(
      fc.property(ownHistory(choices), scene => {
        const history = ownTerms(scene)
        const { cycles } = withinReach(() => evaluate(history))
        for (const { id, target, countedMs } of cycles) {
          const shares = timeByHolder(explain({ ...history, target, cycle: Number(id.split('/')[1]) }) as Explanation)
          expect(shares.reduce((sum, share) => sum + share.countedMs, 0)).toBe(countedMs)
        }
      }),
      runs(40),
    ))

  it('a target held by all holders is one that names none, if somebody has the ticket from the report on', () =>
    fc.assert(
      fc.property(ownHistory(choices), fc.constantFrom(...holders), (scene, to) => {
        const stops = Object.values(scene.policy.targets ?? {}).map(definition => definition.stops)
        fc.pre(!stops.some(types => includes(types, 'assigned')))
        const [report, ...rest] = scene.events
        const events = [report, { at: report.at, type: 'assigned', to }, ...rest]
        const shown = (heldBy: readonly string[] | undefined) =>
          evaluate(ownTerms({ ...scene, events, policy: everyTarget(scene.policy, { heldBy }) }))
        expect(withinReach(() => shown(holders))).toEqual(shown(undefined))
      }),
      runs(30),
    ))
})
