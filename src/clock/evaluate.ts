import type { CalendarInput } from '../calendar/check-calendar.ts'
import { isSlaCalendarError, type SlaCalendarError } from '../errors.ts'
import type { Policy } from '../policy/policy.ts'
import type {
  NoCalendar,
  NoPolicy,
  OwnEventOf,
  PolicyAndCalendar,
  SeverityOf,
  TargetOf,
} from '../policy/policy-and-calendar.ts'
import { formatterFor, type InstantFormatter, type InstantInput } from '../time/instant.ts'
import { hasOnlyKeys } from '../validation/assert-known-keys.ts'
import { InputValue } from '../validation/input-value.ts'
import { readable } from '../validation/plain-data.ts'
import { alertsOf } from './alerts.ts'
import { HISTORY_KEYS, type History, type HistoryInput, readHistory } from './history.ts'
import { replay, type TicketState } from './replay.ts'
import type { Breach, Cycle, Report, TargetReport } from './report.ts'
import type { TargetCycle } from './target-cycle.ts'
import { breachKey, type TargetTracker } from './target-tracker.ts'

/**
 * Returns the state of a ticket at `now`: due times, met, paused and breached targets, and the events to come (§10).
 *
 * It is a pure function of policy, calendar, history and `now`: it stores nothing and changes no argument. The targets
 * and severities of the report have the types of the policy.
 *
 * @throws {SlaCalendarError} `history-invalid`, `event-unknown`, `severity-unknown`, `channel-unknown`,
 * `calendar-unknown`, `request-kind-unknown`, `milestone-unknown`, `policy-required`,
 * `calendar-required`, `key-unknown`, `key-missing`, `input-invalid`, those of instants and specs, and `never-opens` or
 * `instant-out-of-range` if a running timer cannot use up its budget
 * @example
 * ```ts
 * import { evaluate } from 'sla-calendar'
 *
 * const report = evaluate({
 *   events: [
 *     { at: '2026-11-20T16:30+01:00', type: 'reported', severity: 'high' }, // a Friday in Rome
 *     { at: '2026-11-20T17:00+01:00', type: 'paused', reason: 'customer' },
 *     { at: '2026-11-23T10:00+01:00', type: 'resumed', reason: 'customer' },
 *   ],
 *   now: '2026-11-23T12:00+01:00',
 * })
 * report.targets.firstResponse?.state // => 'running'
 * report.targets.firstResponse?.dueAt // => '2026-11-23T15:30:00+01:00'
 * ```
 */
export function evaluate<
  T extends InstantInput,
  const P extends Policy | NoPolicy = NoPolicy,
  C extends CalendarInput | NoCalendar = NoCalendar,
>(input: HistoryInput<T, P, C> & PolicyAndCalendar<P, C>): ReportOf<T, P> {
  return evaluated(input as HistoryInput<T>) as ReportOf<T, P>
}

/** The report of a call, typed by its policy. */
type ReportOf<T extends InstantInput, P> = Report<T, TargetOf<P>, SeverityOf<P>, OwnEventOf<P>>

function evaluated<T extends InstantInput>(input: HistoryInput<T>): Report<T> {
  const history = readHistory(input)
  return reportOn(history, replay(history))
}

/** Returns the report of a history, given the ticket's state at its `now`. */
export function reportOn<T extends InstantInput>(history: History, state: TicketState): Report<T> {
  const { severity, holders, trackers, lastStep, milestones, ignored } = state
  const format = formatterFor(history.nowGiven as T, history.calendar.timeZone)
  const { policy, now, report } = history
  const targets: { [target: string]: TargetReport<T> | undefined } = {}
  const cycles: Cycle<T>[] = []
  const dues: (number | null)[] = []
  for (const tracker of trackers) {
    const { name, cycles: timers, last } = tracker
    for (let i = 0; i < timers.length; i++) {
      const { dueAt } = timers[i]
      cycles.push(cycleOf(`${name}/${i + 1}`, name, timers[i], format, dueAt))
      dues.push(dueAt)
    }
    if (last) targets[name] = targetOf(cycles[cycles.length - 1], last, now, format)
    else {
      const pending = tracker.pendingAt(now, lastStep)
      if (pending) targets[name] = targetOf(cycleOf('', name, pending, format, null), pending, now, format)
    }
  }
  const { alerts, upcoming } = alertsOf<T>(trackers, cycles, dues, now, format)
  return {
    ref: history.ref,
    severity,
    level: policy.policy.severities[severity].level,
    reportedAt: format(report.at),
    rank: policy.policy.rank ?? null,
    holder: holders.at(-1)?.holder ?? null,
    targets,
    alerts,
    upcoming,
    cycles,
    breaches: breachesOf(trackers, format),
    milestones: milestones.map(({ name, at }) => ({ name, at: format(at) })),
    ignored: ignored.map(({ event }) => event),
  }
}

/** The result of {@link evaluateMany} for a history that cannot be evaluated. */
export type FailedReport = {
  /** The `ref` of the history; undefined if it has none. */
  readonly ref: unknown
  /** The error that `evaluate` would have thrown. */
  readonly error: SlaCalendarError
}

/**
 * Evaluates many histories in the given order, each when its result is read. An invalid history becomes an item with an
 * `error` and the `ref` of the history, and the others follow.
 *
 * @param histories one object per ticket: `events`, a `ref` to recognise it, and the keys that the defaults lack
 * @param defaults the keys that all tickets have in common
 * @throws {SlaCalendarError} `input-invalid` for arguments of another kind
 * @example
 * ```ts
 * import { evaluateMany } from 'sla-calendar'
 *
 * const desk = [
 *   { ref: 'T1', events: [{ at: '2026-11-23T09:00+01:00', type: 'reported', severity: 'low' }] },
 *   { ref: 'T2', events: [] },
 * ] as const
 * const reports = evaluateMany(desk, { now: '2026-11-23T12:00+01:00' })
 * Array.from(reports, item => `${item.ref} ${'error' in item ? item.error.code : item.severity}`)
 * // => ['T1 low', 'T2 history-invalid']
 * ```
 */
export function evaluateMany<T extends InstantInput, const P extends Policy | NoPolicy = NoPolicy>(
  histories: Iterable<Partial<HistoryInput<T, P>>>,
  defaults: Partial<HistoryInput<T, P>> = {},
): Iterable<ReportOf<T, P> | FailedReport> {
  new InputValue(histories, ['histories']).iterable('histories')
  new InputValue(defaults, ['defaults']).keys()
  return {
    *[Symbol.iterator]() {
      for (const history of histories)
        yield evaluatedOrFailed(history as Partial<HistoryInput<T>>, defaults as Partial<HistoryInput<T>>) as ReportOf<
          T,
          P
        >
    },
  }
}

function evaluatedOrFailed<T extends InstantInput>(
  history: Partial<HistoryInput<T>>,
  defaults: Partial<HistoryInput<T>>,
): Report<T> | FailedReport {
  try {
    new InputValue(history, []).keys()
    return evaluated(readable(() => merged(history, defaults), []))
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return { ref: refOf(history) ?? defaults.ref, error }
  }
}

/**
 * Returns a history with the defaults. An object that two spreads make takes longer to read than all else, so usual ones are
 * written out: own keys of a ticket, and defaults with a policy. test/clock/evaluate-many.test.ts compares
 * the result with `evaluate`.
 */
function merged<T extends InstantInput>(
  history: Partial<HistoryInput<T>>,
  defaults: Partial<HistoryInput<T>>,
): HistoryInput<T> {
  const isUsual =
    Object.hasOwn(defaults, 'policy') && hasOnlyKeys(history, OWN_KEYS) && hasOnlyKeys(defaults, HISTORY_KEYS)
  if (!isUsual) return { ...defaults, ...history } as HistoryInput<T>
  const { policy, calendar, calendars } = defaults
  const given = <K extends 'events' | 'now' | 'ref'>(key: K) =>
    (Object.hasOwn(history, key) ? history : Object.hasOwn(defaults, key) ? defaults : NOTHING)[key]
  const [events, now, ref] = [given('events'), given('now'), given('ref')]
  return { policy, calendar, calendars, events, now, ref } as HistoryInput<T>
}

const OWN_KEYS = ['events', 'now', 'ref']
const NOTHING: Partial<HistoryInput<never>> = {}

/** Returns the `ref` of a history, also of an invalid one; undefined if it cannot be read. */
export function refOf(history: { readonly ref?: unknown }): unknown {
  try {
    return Object(history).ref
  } catch {
    return undefined
  }
}

function cycleOf<T>(
  id: string,
  target: string,
  timer: TargetCycle,
  format: InstantFormatter<T>,
  dueAt: number | null,
): Cycle<T> {
  return {
    id,
    target,
    severity: timer.terms.severity,
    state: timer.state,
    startedAt: format(timer.startedAt),
    dueAt: format(dueAt),
    stoppedAt: format(timer.stoppedAt),
    countedMs: timer.counted,
    remainingMs: timer.remaining,
  }
}

function targetOf<T>(cycle: Cycle<T>, timer: TargetCycle, now: number, format: InstantFormatter<T>): TargetReport<T> {
  // Copied one by one, because a spread takes several times as long.
  const { state, startedAt, dueAt, stoppedAt, countedMs, remainingMs } = cycle
  const { calendar, target } = timer.terms
  const { within, clock } = target.spec
  const { budget: budgetMs, consumed } = timer
  const breachedAt = state === 'breached' ? dueAt : null
  const idleUntil = state === 'running' && !calendar.isOpen(now) ? format(calendar.nextOpen(now)) : null
  return {
    state,
    startedAt,
    dueAt,
    stoppedAt,
    budgetMs,
    within,
    clock,
    // All time counts by a calendar without a name.
    calendar: calendar.name ?? null,
    countedMs,
    remainingMs,
    consumed,
    breachedAt,
    idleUntil,
  }
}

function breachesOf<T>(trackers: readonly TargetTracker[], format: InstantFormatter<T>): Breach<T>[] {
  const found: { ms: number; entry: Breach<T> }[] = []
  for (const { name: target, cycles, superseded } of trackers) {
    const add = (severity: string, at: number, stoppedAt: number | null, overMs: number) =>
      found.push({ ms: at, entry: { target, severity, at: format(at), stoppedAt: format(stoppedAt), overMs } })
    const broken = cycles.filter(timer => timer.isBreached)
    // A later change may bring a replaced target back. Its breach is then listed once, in its present state.
    const present = new Set(
      broken.map(({ budgetUsedAt, terms }) => breachKey({ at: budgetUsedAt!, severity: terms.severity })),
    )
    for (const [key, { severity, at, stoppedAt, overMs }] of superseded)
      if (!present.has(key)) add(severity, at, stoppedAt, overMs)
    for (const timer of broken) add(timer.terms.severity, timer.budgetUsedAt!, timer.stoppedAt, timer.overrunMs)
  }
  return inOrder(found)
}

function inOrder<E>(found: { readonly ms: number; readonly entry: E }[]): E[] {
  return found.sort((a, b) => a.ms - b.ms).map(({ entry }) => entry)
}
