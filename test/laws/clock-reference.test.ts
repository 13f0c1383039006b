import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/clock/evaluate.ts'
import { explain } from '../../src/explain/explain.ts'
import { businessCalendar, type Report, slaPolicy, type TargetReport } from '../../src/index.ts'
import { deskHistory, type HistoryScene, unionHistory } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'
import { type AlertReport, referenceAlerts, upcomingAlerts } from '../reference/clocks/alerts.ts'
import { NoDue } from '../reference/clocks/cycle.ts'
import { referenceEvaluate, type SlowReport } from '../reference/clocks/evaluate.ts'
import { referenceExplain, type SlowExplanation } from '../reference/clocks/explain.ts'
import { type SlowCalendar, targetNames } from '../reference/clocks/history.ts'
import { TooFar } from '../reference/timeline.ts'

const calendars = { 'a desk': deskHistory, 'a union of three zones': unionHistory }

describe.each(Object.entries(calendars))(
  'on %s, every result for a history equals the slow reference:',
  (_, history) => {
    it('evaluate', () =>
      fc.assert(
        fc.property(history(), scene => {
          const slow = withinReach(() => referenceEvaluate(scene))
          expect(compared(withTerms(evaluate(terms(scene))))).toEqual(compared(slow))
        }),
        runs(24),
      ))

    it('the alerts of evaluate', () =>
      fc.assert(
        fc.property(history(), scene => {
          const slow = withinReach(() => [referenceAlerts(scene), upcomingAlerts(scene)])
          const { alerts, upcoming } = evaluate(terms(scene))
          const { times, lists } = told([alerts, upcoming])
          expect(lists).toEqual(told(slow).lists)
          expect(times).toEqual(times.map(instants => [...instants].sort((a, b) => a - b)))
        }),
        runs(24),
      ))

    it('explain', () =>
      fc.assert(
        fc.property(history(), scene => {
          const explained = withinReach(() => {
            const targets = Object.keys(referenceEvaluate(scene).targets)
            return targets.map(target => ({ target, slow: referenceExplain({ ...scene, target }) }))
          })
          for (const { target, slow } of explained) {
            const explanation = explain({ ...terms(scene), target }) as unknown as SlowExplanation
            const { dueAt, startsAt, stoppedAt, severity, within, budgetMs, segments, overrun } = explanation
            const { dayZero, countedDays } = explanation
            const notices = explain({ ...terms(scene), target }).notices.map(({ code }) => code)
            const found = { dueAt, startsAt, stoppedAt, severity, within, budgetMs, dayZero, countedDays, notices }
            expect({ ...found, segments, overrun }).toEqual(slow)
          }
        }),
        runs(10),
      ))
  },
)

/** The history as arguments of the library. */
function terms({ policy, calendar, calendars, events, now }: HistoryScene) {
  return {
    policy: slaPolicy(policy),
    calendar: businessCalendar(calendar.spec),
    calendars: mapped(calendars, other => businessCalendar(other.spec)),
    events,
    now,
  }
}

function mapped<T>(calendars: { [name: string]: SlowCalendar }, make: (calendar: SlowCalendar) => T) {
  return Object.fromEntries(Object.entries(calendars).map(([name, calendar]) => [name, make(calendar)]))
}

/** Lists of alerts in the order of their ids, and the instants of each list in its own order, none as infinity. */
function told(lists: readonly (readonly Pick<AlertReport, 'id' | 'at'>[])[]) {
  return {
    times: lists.map(list => list.map(({ at }) => at ?? Infinity)),
    lists: lists.map(list => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))),
  }
}

/** Returns a report in the form of the reference, which lists the terms of each cycle apart from it. */
function withTerms({ targets, cycles, ...report }: Report<number>) {
  const ids = new Map(cycles.map(({ id, target }) => [target, id]))
  const lasts = Object.entries(targets as { [target: string]: TargetReport<number> }).map(
    ([target, { budgetMs, within, clock, calendar: _, ...rest }]) => ({
      last: [target, rest],
      terms: { id: ids.get(target), within, budgetMs, clock },
    }),
  )
  return {
    ...report,
    targets: Object.fromEntries(lasts.map(({ last }) => last)),
    terms: lasts.map(({ terms }) => terms),
    cycles: cycles.map(({ id: _, ...cycle }) => cycle),
  } as unknown as SlowReport
}

/** All fields of a report, each list in an order of its own if the contract defines none. */
function compared(report: SlowReport) {
  const { severity, reportedAt, rank, targets, cycles, terms, breaches, milestones, ignored } = report
  const runsOf = (target: string) => cycles.filter(cycle => cycle.target === target)
  return {
    severity,
    reportedAt,
    rank: rank ?? null,
    targets,
    cycles: targetNames.flatMap(runsOf),
    terms: [...new Map(terms.map(one => [one.id.split('/')[0], one])).values()].sort(inText),
    breaches: [...breaches].sort(inText),
    milestones,
    ignored: [...ignored].sort(inText),
  }
}

/** Compares values of one shape by their text, whatever the order of their keys. */
function inText(a: object, b: object): number {
  const [one, other] = [a, b].map(value => JSON.stringify(Object.entries(value).sort()))
  return one < other ? -1 : Number(one > other)
}

/** Skips cases in which a budget is never used up, or later than the reference looks. */
function withinReach<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    fc.pre(!(error instanceof NoDue || error instanceof TooFar))
    throw error
  }
}
