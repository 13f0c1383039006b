import { BusinessCalendar } from '../calendar/business-calendar.ts'
import { isSlaCalendarError, type SlaCalendarError } from '../errors.ts'
import { Given } from '../input/given.ts'
import type { TargetName } from '../policy/spec.ts'
import { type InstantInput, type InstantOutput, likeInput } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import { type HistoryInput, readHistory } from './history.ts'
import type { Breach, Cycle, Report, TargetReport, TargetState, Upcoming } from './report.ts'
import { Ticket } from './ticket.ts'
import type { Tracker } from './tracker.ts'

/**
 * How a ticket stands at `now`: what is due when, what is met, paused and broken, and what comes next. A pure function
 * of policy, calendar, history and `now`: nothing is stored, nothing given is changed (§3.10).
 *
 * @throws {SlaCalendarError} `history-invalid`, `event-unknown`, `severity-unknown`, `channel-unknown`,
 * `calendar-unknown`, `request-kind-unknown`, `milestone-unknown`, `policy-required`, `policy-unchecked`,
 * `calendar-required`, `key-unknown`, `key-missing`, `input-invalid`, those of instants, and `never-opens` or
 * `instant-out-of-range` where a running clock can never come to its end
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
export function evaluate<T extends InstantInput>(input: HistoryInput<T>): Report<T> {
  const history = readHistory(input)
  const ticket = new Ticket(history)
  const { zone } = BusinessCalendar.sourceOf(history.calendar)
  const form = (ms: number) => likeInput(ms, input.now, zone)
  const formed = (ms: number | null) => (ms === null ? null : form(ms))
  const { severity, trackers } = ticket
  const { policy, now, report } = history
  const targets: { [N in TargetName]?: TargetReport<T> } = {}
  const cycles: Cycle<T>[] = []
  for (const { name, cycles: clocks } of trackers)
    for (const clock of clocks) {
      const cycle = cycleOf(name, clock, formed)
      cycles.push(cycle)
      targets[name] = targetOf(cycle, clock, now, formed)
    }
  return {
    severity,
    level: policy.policy.severities[severity].level,
    reportedAt: form(report.at),
    rank: policy.policy.rank ?? null,
    targets,
    upcoming: upcomingOf(trackers, policy.policy.warnAt ?? [], form),
    cycles,
    breaches: breachesOf(trackers, form),
    milestones: ticket.milestones.map(({ name, at }) => ({ name, at: formed(at) })),
    ignored: ticket.ignored.map(({ event }) => event),
  }
}

/** What {@link evaluateMany} gives for a history that cannot be evaluated. */
export type FailedReport = {
  /** Why. */
  readonly error: SlaCalendarError
}

/**
 * Evaluates many histories one after the other, lazily: each when it is asked for, in the order given. A bad history
 * becomes an item with its `error`, and is not the end of the others.
 *
 * @param histories what each has of its own: `events`, and whatever the defaults lack
 * @param defaults what all have in common
 * @example
 * ```ts
 * import { evaluateMany } from 'sla-calendar'
 *
 * const desk = [
 *   { events: [{ at: '2026-11-23T09:00+01:00', type: 'reported', severity: 'low' }] },
 *   { events: [] },
 * ] as const
 * const reports = evaluateMany(desk, { now: '2026-11-23T12:00+01:00' })
 * Array.from(reports, item => ('error' in item ? item.error.code : item.severity)) // => ['low', 'history-invalid']
 * ```
 */
export function evaluateMany<T extends InstantInput>(
  histories: Iterable<Partial<HistoryInput<T>>>,
  defaults: Partial<HistoryInput<T>> = {},
): Iterable<Report<T> | FailedReport> {
  if (typeof Object(histories)[Symbol.iterator] !== 'function' || typeof histories === 'string')
    throw new Given(histories, ['histories']).not('an iterable of histories')
  return {
    *[Symbol.iterator]() {
      for (const history of histories) yield evaluated(history, defaults)
    },
  }
}

function evaluated<T extends InstantInput>(
  history: Partial<HistoryInput<T>>,
  defaults: Partial<HistoryInput<T>>,
): Report<T> | FailedReport {
  try {
    new Given(history, []).keys()
    return evaluate({ ...defaults, ...history } as HistoryInput<T>)
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return { error }
  }
}

type Formed<T> = (ms: number | null) => InstantOutput<T> | null

function cycleOf<T>(target: TargetName, clock: Clock, formed: Formed<T>): Cycle<T> {
  return {
    target,
    severity: clock.terms.severity,
    state: stateOf(clock),
    startedAt: formed(clock.startedAt),
    dueAt: formed(clock.dueAt),
    stoppedAt: formed(clock.stoppedAt),
    countedMs: clock.counted,
    remainingMs: clock.remaining,
  }
}

function stateOf(clock: Clock): TargetState {
  if (clock.isBreached) return 'breached'
  switch (clock.phase) {
    case 'stopped':
      return 'met'
    case 'waiting':
      return 'pending'
    case 'paused':
      return 'paused'
    default:
      return 'running'
  }
}

function targetOf<T>(cycle: Cycle<T>, clock: Clock, now: number, formed: Formed<T>): TargetReport<T> {
  const { calendar } = clock.terms
  const { target, severity, ...standing } = cycle
  const isIdle = cycle.state === 'running' && !calendar.isOpen(now)
  return {
    ...standing,
    consumed: clock.counted / clock.budget,
    breachedAt: cycle.state === 'breached' ? cycle.dueAt : null,
    idleUntil: isIdle ? formed(calendar.nextOpen(now)) : null,
  }
}

function upcomingOf<T>(
  trackers: readonly Tracker[],
  warnAt: readonly number[],
  form: (ms: number) => InstantOutput<T>,
): Upcoming<T>[] {
  const found: (Omit<Upcoming<T>, 'at'> & { at: number })[] = []
  for (const { name: target, last } of trackers) {
    if (!last || last.stoppedAt !== null) continue
    for (const consumed of [...warnAt, 1]) {
      const at = last.whenUsed(consumed)
      if (at !== undefined) found.push({ at, target, kind: consumed < 1 ? 'warning' : 'breach', consumed })
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ at, ...entry }) => ({ at: form(at), ...entry }))
}

function breachesOf<T>(trackers: readonly Tracker[], form: (ms: number) => InstantOutput<T>): Breach<T>[] {
  const found = trackers.flatMap(({ name: target, cycles, superseded }) => {
    const live = cycles
      .filter(clock => clock.isBreached)
      .map(clock => ({
        target,
        severity: clock.terms.severity,
        at: clock.reachedAt!,
        stoppedAt: clock.stoppedAt,
        overMs: clock.over,
      }))
    const isLive = (at: number, severity: string) => live.some(one => one.at === at && one.severity === severity)
    const kept = superseded.filter(({ at, severity }) => !isLive(at, severity)).map(breach => ({ target, ...breach }))
    return [...kept, ...live]
  })
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ at, stoppedAt, ...breach }) => ({
      ...breach,
      at: form(at),
      stoppedAt: stoppedAt === null ? null : form(stoppedAt),
    }))
}
