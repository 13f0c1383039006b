import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report, Segment, TargetSpec, TicketEvent } from '../../src/index.ts'
import { type BusinessCalendar, businessCalendar, evaluate, evaluateMany, explain, slaPolicy } from '../../src/index.ts'
import { hasDays } from '../../src/time/day-budget.ts'
import { deskHistory, type HistoryScene, unionHistory } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'
import { answered, outcome } from './answers.ts'

const histories = { 'a desk': deskHistory, 'a union of three zones': unionHistory }

/** Whether another calendar comes into force. */
function isMoved({ events }: History): boolean {
  return events.some(({ type }) => type === 'calendarChanged')
}

/** Whether a target has a budget in days in any severity. */
function mayHaveDays({ policy }: HistoryScene, target: string): boolean {
  const terms = Object.values(policy.severities) as { readonly [target: string]: unknown }[]
  return terms.some(severity => hasDays((severity[target] as TargetSpec | undefined)?.within))
}

/** A history in the library's own terms. */
type History = {
  readonly policy: ReturnType<typeof slaPolicy>
  readonly calendar: BusinessCalendar
  readonly calendars: { readonly [name: string]: BusinessCalendar }
  readonly events: readonly TicketEvent[]
  readonly now: number
}

describe.each(Object.entries(histories))('on %s, a history', (_, scenes) => {
  // A pause takes time away and nothing gives it back: at each instant no more is counted than without it, on any
  // calendar. The budget does not depend on pauses: working days become milliseconds when the timer starts (§8), and
  // cycles and changes of severity begin with events. So this applies to every cycle of every target and policy, if
  // both cycles have a due time. A paused one has none. There is one exception: a budget in days that is due at an opening is
  // used up at the closing before. A pause can leave some of it for another calendar, which may be open before that opening.
  it('with one more pause has nothing due earlier', () =>
    fc.assert(
      fc.property(scenes(), fc.nat(), fc.nat(), (scene, a, b) => {
        const history = historyOf(scene)
        const [from, to] = inOrder(instantIn(history, a), instantIn(history, b))
        const more = withEvents(history, { at: from, type: 'paused', reason }, { at: to, type: 'resumed', reason })
        const [before, after] = answered(() => [evaluate(history), evaluate(more)])
        expect(after.cycles.map(({ target, startedAt }) => [target, startedAt])).toEqual(
          before.cycles.map(({ target, startedAt }) => [target, startedAt]),
        )
        const both = before.cycles.map(({ target, dueAt }, i) => [target, dueAt, after.cycles[i].dueAt] as const)
        const earlier = both.filter(([, one, other]) => one !== null && other !== null && other < one)
        expect(earlier.filter(([target]) => !isMoved(history) || !mayHaveDays(scene, target))).toEqual([])
      }),
      runs(8),
    ))

  it('with a pause that is split in two is the same', () =>
    fc.assert(
      fc.property(scenes(), fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (scene, places) => {
        const history = historyOf(scene)
        const [from, split, to] = inOrder(...places.map(place => instantIn(history, place)))
        const begin = { at: from, type: 'paused', reason } as const
        const end = { at: to, type: 'resumed', reason } as const
        const again = [
          { ...end, at: split },
          { ...begin, at: split },
        ]
        const once = answered(() => evaluate(withEvents(history, begin, end)))
        // A resolved ticket takes no pause, and reopening it ends one: there would be nothing to split.
        fc.pre(!once.ignored.includes(end))
        const twice = evaluate(withEvents(history, begin, ...again, end))
        expect(twice).toEqual(once)
      }),
      runs(7),
    ))

  it('with a change to the severity that it has is the same, and ignores it', () =>
    fc.assert(
      fc.property(scenes(), fc.nat(), (scene, place) => {
        const history = historyOf(scene)
        const at = instantIn(history, place)
        const { severity } = answered(() => evaluate({ ...history, now: at }))
        const change = { at, type: 'severityChanged', severity } as const
        const before = answered(() => evaluate(history))
        const after = evaluate(withEvents(history, change))
        expect(butIgnored(after)).toEqual(butIgnored(before))
        expect(after.ignored.filter(event => event !== change)).toEqual(before.ignored)
        expect(after.ignored).toContain(change)
      }),
      runs(5),
    ))

  // There are two exceptions. If `carry` takes over more counted time than the new budget, the target is due at the
  // change, and the time left is computed from there. A budget in days can be used up before the opening at which it is due.
  // Time that another calendar counts in between does not make it overdue. Later time does.
  it('has counted every budget except the time left', () =>
    fc.assert(
      fc.property(scenes(), scene => {
        const history = historyOf(scene)
        const { targets } = answered(() => evaluate(history))
        for (const [target, { countedMs, remainingMs, consumed, dueAt, within }] of entries(targets)) {
          const { budgetMs, overrun } = explain({ ...history, target })
          const excess = countedMs + remainingMs - budgetMs
          const isOpening = excess > 0 && isMoved(history) && remainingMs === 0 - countedIn(overrun) && hasDays(within)
          expect(excess === 0 || isOpening || isCarried(history, excess, dueAt)).toBe(true)
          // A budget in days without open time is used up at its deadline.
          expect(budgetMs === 0 ? [0, 1] : [countedMs / budgetMs]).toContain(consumed)
        }
      }),
      runs(5),
    ))

  it('is as foretold at the next upcoming alert, and breached one millisecond after its deadline', () =>
    fc.assert(
      fc.property(scenes(), scene => {
        const history = happened(historyOf(scene))
        const before = answered(() => evaluate(history))
        fc.pre(before.upcoming.length > 0)
        const [{ at }] = before.upcoming
        fc.pre(before.upcoming.every(other => other.at !== at + 1))
        const [then, after] = answered(() => [at, at + 1].map(now => evaluate({ ...history, now })))
        const next = before.upcoming.filter(entry => entry.at === at)
        const broken = next.filter(({ name }) => name === 'breach').map(({ target }) => target)
        const fired = before.alerts.map(alert => (next.includes(alert as never) ? { ...alert, fired: true } : alert))
        expect(then.alerts).toEqual(fired)
        expect(then.upcoming).toEqual(before.upcoming.slice(next.length))
        expect([after.alerts, after.upcoming]).toEqual([then.alerts, then.upcoming])
        // A target that is due right now is breached one millisecond later.
        const soon = answered(() => evaluate({ ...history, now: history.now + 1 }))
        // A breach that a change of severity has replaced has fired already; its target may be breached once more.
        const known = before.alerts.filter(({ name, fired }) => name === 'breach' && fired).map(({ target }) => target)
        const unknown = (list: typeof after.breaches) => list.filter(({ target }) => !known.includes(target))
        expect(dated(unknown(then.breaches))).toEqual(dated(unknown(soon.breaches)))
        expect(
          unknown(after.breaches).filter(({ at: due, stoppedAt }) => due === at && stoppedAt === null),
        ).toHaveLength(broken.filter(target => !known.includes(target)).length)
        expect(unknown(after.breaches)).toHaveLength(
          unknown(soon.breaches).length + broken.filter(target => !known.includes(target)).length,
        )
        for (const target of broken) {
          expect(then.targets[target]).toMatchObject({ dueAt: at, remainingMs: 0, breachedAt: null })
          expect(after.targets[target]).toMatchObject({ state: 'breached', dueAt: at, breachedAt: at })
        }
        // One millisecond changes nothing else, except counted time and the end of an idle time.
        const others = entries(then.targets).filter(
          ([target, { dueAt }]) => !broken.includes(target) && !(known.includes(target) && dueAt === at),
        )
        for (const [target, { state, dueAt, startedAt, stoppedAt, breachedAt }] of others)
          expect(after.targets[target]).toMatchObject({ state, dueAt, startedAt, stoppedAt, breachedAt })
      }),
      runs(8),
    ))

  it('never changes an alert that has fired, whatever happens later', () =>
    fc.assert(
      fc.property(scenes(), fc.nat(), (scene, place) => {
        const history = historyOf(scene)
        const now = instantIn(history, place)
        const [early, late] = answered(() => [evaluate({ ...history, now }), evaluate(history)])
        const fired = early.alerts.filter(alert => alert.fired)
        const ids = fired.map(({ id }) => id)
        expect(late.alerts.filter(({ id }) => ids.includes(id))).toEqual(fired)
        const later = late.alerts.filter(alert => alert.fired && !ids.includes(alert.id))
        expect(later.filter(({ at }) => at! <= now)).toEqual([])
      }),
      runs(16),
    ))

  it('never takes a breach back, whatever happens later', () =>
    fc.assert(
      fc.property(scenes(), fc.nat(), (scene, place) => {
        const history = historyOf(scene)
        const now = instantIn(history, place)
        const [early, late] = answered(() => [evaluate({ ...history, now }), evaluate(history)])
        const known = ({ breaches }: Report<number>) =>
          breaches.map(({ target, severity, at }) => `${target} ${severity} ${at}`)
        expect(known(late)).toEqual(expect.arrayContaining(known(early)))
      }),
      runs(16),
    ))

  it('is explained without a gap, and to the millisecond', () =>
    fc.assert(
      fc.property(scenes(), scene => {
        const history = historyOf(scene)
        const { targets, reportedAt } = answered(() => evaluate(history))
        for (const [target, { dueAt, stoppedAt, countedMs, remainingMs, within }] of entries(targets)) {
          const explanation = explain({ ...history, target })
          const { segments, overrun, budgetMs } = explanation
          const end = stoppedAt ?? history.now
          expect(explanation.dueAt).toBe(dueAt)
          expectNoGap(segments, reportedAt, dueAt ?? end)
          expectNoGap(overrun, dueAt ?? end, Math.max(dueAt ?? end, end))
          // Without a due time, the segments show the time counted up to `now`.
          const counted = countedIn(segments)
          const excess = counted - (dueAt === null ? countedMs : budgetMs)
          const isOpening = excess > 0 && isMoved(history) && remainingMs === 0 - countedIn(overrun) && hasDays(within)
          expect(excess === 0 || isOpening || isCarried(history, excess, dueAt)).toBe(true)
          expect(countedIn(overrun)).toBe(Math.max(0, -remainingMs))
        }
      }),
      runs(5),
    ))

  it('is judged the same each time, and nothing given is changed', () =>
    fc.assert(
      fc.property(scenes(), scene => {
        const history = frozen(historyOf(scene))
        const before = JSON.stringify(history)
        const report = answered(() => evaluate(history))
        expect(evaluate(history)).toEqual(report)
        expect(evaluate(historyOf(scene))).toEqual(report)
        for (const [target] of entries(report.targets)) {
          const explanation = explain({ ...history, target })
          expect(explain({ ...history, target })).toEqual(explanation)
        }
        expect(JSON.stringify(history)).toBe(before)
      }),
      runs(4),
    ))

  it('is the same in whatever order its events are listed', () =>
    fc.assert(
      fc.property(scenes(), fc.infiniteStream(fc.nat()), (scene, numbers) => {
        const history = historyOf(scene)
        const { events } = history
        const report = events.find(({ type }) => type === 'reported')!
        // Those of one instant happen in the order of the list, so that it may not change: one of each is kept.
        const distinct = [report, ...events].filter(
          (event, i, all) => all.findIndex(other => other.at === event.at) === i,
        )
        const shuffled = [...distinct]
          .map(event => ({ event, place: numbers.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ event }) => event)
        const one = answered(() => evaluate({ ...history, events: distinct }))
        expect(evaluate({ ...history, events: shuffled })).toEqual(one)
      }),
      runs(5),
    ))

  it('is judged among many as it is alone', () =>
    fc.assert(
      fc.property(fc.array(scenes(), { minLength: 1, maxLength: 3 }), fc.nat(), (some, place) => {
        const list: Partial<History>[] = some.map(historyOf)
        list.splice(place % (list.length + 1), 0, { ...list[0], events: [] })
        const alone = list.map(history => outcome(() => evaluate(history as History)))
        const together = Array.from(evaluateMany(list), item => ('error' in item ? item.error.code : item))
        expect(together).toEqual(alone)
        expect(together).toContain('history-invalid')
        // Keys that all histories share may be given once, as defaults.
        const [{ events, ...common }] = list.filter(({ events }) => events!.length > 0)
        const [shared] = evaluateMany([{ events: events! }], common)
        expect('error' in shared ? shared.error.code : shared).toEqual(
          outcome(() => evaluate({ ...common, events } as History)),
        )
      }),
      runs(2),
    ))
})

/** A reason that no random history has. */
const reason = 'audit'

function historyOf({ policy, calendar, calendars, events, now }: HistoryScene): History {
  const others = Object.entries(calendars).map(([name, { spec }]) => [name, businessCalendar(spec)])
  return {
    policy: slaPolicy(policy),
    calendar: businessCalendar(calendar.spec),
    calendars: Object.fromEntries(others),
    events: events as readonly TicketEvent[],
    now,
  }
}

/** An instant from the report to now, mostly one at which something happens. */
function instantIn({ events, now }: History, place: number): number {
  const reported = events.find(({ type }) => type === 'reported')!.at as number
  const known = [...events.map(({ at }) => at as number), now, ...events.map(({ at }) => (at as number) + 1)]
  const between = reported + Math.floor(((place % 1009) / 1009) * (now - reported))
  const at = place % 3 === 0 ? between : known[place % known.length]
  return Math.min(at, now)
}

function inOrder(...instants: number[]): number[] {
  return instants.sort((a, b) => a - b)
}

/** The same with events that follow, among their equals, those that it has. */
function withEvents(history: History, ...more: TicketEvent[]): History {
  return { ...history, events: [...history.events, ...more] }
}

/** Returns the history without the events after `now`. */
function happened({ events, ...terms }: History): History {
  return { ...terms, events: events.filter(({ at }) => (at as number) <= terms.now) }
}

function butIgnored({ ignored: _, ...report }: Report<number>) {
  return report
}

function entries(targets: Report<number>['targets']) {
  return Object.entries(targets) as [string, NonNullable<Report<number>['targets'][string]>][]
}

/** Returns the breaches of a report without the time over, which grows while they run. */
function dated(breaches: Report<number>['breaches']) {
  return breaches.map(({ target, severity, at, stoppedAt }) => ({ target, severity, at, stoppedAt }))
}

/** Whether a change of severity may have found so much more counted than the new budget has: due at the change. */
function isCarried({ policy, events }: History, excess: number, dueAt: number | null): boolean {
  const isChange = ({ type, at }: TicketEvent) => type === 'severityChanged' && at === dueAt
  return policy.onSeverityChange === 'carry' && excess > 0 && events.some(isChange)
}

function expectNoGap(segments: readonly Segment<number>[], from: number, to: number): void {
  const edges = [from, ...segments.map(({ end }) => end)]
  expect(segments.map(({ start }) => start)).toEqual(edges.slice(0, -1))
  expect(edges[edges.length - 1]).toBe(to)
  expect(segments.every(({ start, end, ms }) => end > start && ms === end - start)).toBe(true)
}

function countedIn(segments: readonly Segment<number>[]): number {
  return segments.reduce((sum, { counted, ms }) => sum + (counted ? ms : 0), 0)
}

/** Freezes a history deeply, except calendars, which keep a state of their own. */
function frozen(history: History): History {
  for (const event of history.events) Object.freeze(event)
  Object.freeze(history.events)
  Object.freeze(history.calendars)
  return Object.freeze(history)
}
