import { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { CalendarInput } from '../calendar/check-calendar.ts'
import { type ReasonedSegment, reasoned } from '../calendar/reasoned-segment.ts'
import { joinSegments } from '../calendar/sources/join-segments.ts'
import type { CalendarSegment, Reason } from '../calendar/sources/source.ts'
import { type History, type HistoryInput, readHistory } from '../clock/history.ts'
import { replay, type TicketState } from '../clock/replay.ts'
import type { ClockPhase, ClockTerms, TargetCycle } from '../clock/target-cycle.ts'
import type { TargetTracker } from '../clock/target-tracker.ts'
import type { HolderChange } from '../clock/ticket.ts'
import { computeDeadline, type DeadlineInput } from '../deadline/compute-deadline.ts'
import type { Deadline } from '../deadline/deadline.ts'
import { outOfHoursNotices } from '../policy/out-of-hours.ts'
import type { Policy, Target } from '../policy/policy.ts'
import type {
  ChannelOf,
  NoCalendar,
  NoPolicy,
  PolicyAndCalendar,
  SeverityOf,
  TargetOf,
} from '../policy/policy-and-calendar.ts'
import type { LocalText, TargetSpec } from '../policy/spec.ts'
import { parseBudget } from '../time/budget.ts'
import { type CalendarDays, isDayBudget, type WorkingDays } from '../time/day-budget.ts'
import { dateText } from '../time/epoch-day.ts'
import {
  formatterFor,
  type InstantFormatter,
  type InstantInput,
  type InstantOutput,
  toEventMs,
} from '../time/instant.ts'
import { InputValue } from '../validation/input-value.ts'
import { describe, isObject, readable } from '../validation/plain-data.ts'
import { version } from '../version.ts'
import { splitByHolder } from './split-by-holder.ts'

/**
 * Why a segment is counted or not.
 *
 * - Counted: `hours`, `exception`, `always`.
 * - Closed: `outside-hours`, `holiday`, `exception`.
 * - `paused`; `held-by-others` while nobody of the target's `heldBy` has the ticket.
 * - `waiting` for a call or an opening.
 * - `stopped`: before the target's start event, between two cycles, or between resolved and reopened.
 * - `restarted`: counted once, then discarded by a change of severity.
 */
export type SegmentReason = Reason | 'paused' | 'held-by-others' | 'waiting' | 'stopped' | 'restarted'

/** A half-open interval of a ticket's time that is counted, or not, for one reason. Counted time uses up the budget. */
export type Segment<T = InstantInput> = ReasonedSegment<T, SegmentReason> & {
  /** The team or person that has the ticket, if an event of type `assigned` names one. */
  readonly holder?: string
}

/**
 * Where a due time comes from. Instants have the form of `reportedAt`; the explanation of a history uses the form of
 * `now`.
 */
export type Explanation<T = InstantInput, Severity extends string = string, Target extends string = string> = Omit<
  Deadline<T, Severity, Target>,
  'dueAt' | 'startsAt'
> & {
  /** When the target is due; null while pending, and while paused with time left. */
  readonly dueAt: InstantOutput<T> | null
  /** When the timer starts; null while it waits. */
  readonly startsAt: InstantOutput<T> | null
  /** When the timer was stopped; null until then, and for a deadline without a history. */
  readonly stoppedAt: InstantOutput<T> | null
  /** The type of the event that stopped it; null until then. */
  readonly stoppedBy: string | null
  /**
   * The stop or, before it, `now`: segments up to here have happened, later ones will if nothing else does. Null for a
   * deadline without a history.
   */
  readonly countedUntil: InstantOutput<T> | null
  /** The severity's name for people, if the policy gives one. */
  readonly label?: LocalText
  /** The target's name for people, if the policy defines one. */
  readonly targetLabel?: LocalText
  /** The name of the policy. */
  readonly policy: string
  /** The name of the calendar whose hours count, if it has one. */
  readonly calendar?: string
  /** The zone of that calendar's dates. */
  readonly timeZone: string
  /** The budget as the policy states it, such as `{ hours: 6 }` or `{ workingDays: 1, due: 'close' }`. */
  readonly within: TargetSpec['within']
  /** The budget in milliseconds. For days it is the time from the start of the timer until due, on its clock. */
  readonly budgetMs: number
  /** For a budget in days: the date `YYYY-MM-DD` from which they are counted (§8). */
  readonly dayZero?: string
  /**
   * For a budget in days: the dates that are counted after day 0, in order. If a working day replaces the last one
   * (`ifClosed`), it is added at the end.
   */
  readonly countedDays?: readonly string[]
  /** From the report to due, without a gap; up to `now` while `dueAt` is null. */
  readonly segments: readonly Segment<T>[]
  /** From due to the stop or to `now`; empty if that is not later. */
  readonly overrun: readonly Segment<T>[]
  /** The version of this library. */
  readonly version: string
  /** The version of the time zone data, if the platform provides it. */
  readonly tzdata?: string
}

/**
 * Explains a deadline: every interval from the report to due, whether it counts, and why (§11).
 *
 * It takes the arguments of {@link deadline}, or those of {@link evaluate} with a target (default: `firstResponse`). For
 * a history, it explains the last cycle of the target, or the one with the number `cycle`, from 1.
 *
 * @throws {SlaCalendarError} the errors of {@link deadline} and {@link evaluate}; `target-unknown`
 * @example
 * ```ts
 * import { explain } from 'sla-calendar'
 *
 * const { segments } = explain({ severity: 'high', reportedAt: '2026-12-07T16:00+01:00' }) // a Monday in Rome
 * segments.map(({ reason, name, ms }) => [reason, name ?? '', ms / 3_600_000])
 * // => [['hours', '', 2], ['outside-hours', '', 6], ['holiday', 'Immacolata Concezione', 24], ['outside-hours', '', 9], ['hours', '', 4]]
 * ```
 */
export function explain<
  T extends InstantInput,
  const P extends Policy | NoPolicy = NoPolicy,
  C extends CalendarInput | NoCalendar = NoCalendar,
>(input: HistoryInput<T, P, C> & PolicyAndCalendar<P, C> & CycleChoice<TargetOf<P>>): ExplanationOf<T, P>
export function explain<
  T extends InstantInput,
  const P extends Policy | NoPolicy = NoPolicy,
  C extends CalendarInput | NoCalendar = NoCalendar,
>(input: DeadlineInput<T, SeverityOf<P>, TargetOf<P>, ChannelOf<P>> & PolicyAndCalendar<P, C>): ExplanationOf<T, P>
export function explain<T extends InstantInput>(
  input: (HistoryInput<T> & CycleChoice<string>) | DeadlineInput<T, string, string, string>,
): Explanation<T> {
  if (isObject(input) && 'events' in input) return explainHistory(input)
  return explainDeadline(input)
}

/** The explanation of a call, typed by its policy. */
type ExplanationOf<T extends InstantInput, P> = Explanation<T, SeverityOf<P>, TargetOf<P>>

function explainDeadline<T extends InstantInput>(input: DeadlineInput<T, string, string, string>): Explanation<T> {
  const { reportedAt, severity, name, policy, calendar, target, clock, days, reported, starts, due, notices } =
    computeDeadline(input)
  const phases: ClockPhase[] = [
    { from: reported, until: starts, phase: 'waiting', name: undefined, calendar: clock },
    { from: starts, until: due, phase: 'counting', name: undefined, calendar: clock },
  ]
  const form = formatterFor(reportedAt, calendar.timeZone)
  return {
    dueAt: form(due),
    startsAt: form(starts),
    stoppedAt: null,
    stoppedBy: null,
    countedUntil: null,
    ...promiseOf({ policy, calendar }, name, { target, severity, calendar: clock, days }),
    notices,
    budgetMs: target.ms ?? clock.elapsed(starts, due),
    ...datesOf(target, days, starts),
    segments: formattedSegments(phases, reported, due, form, []),
    overrun: [],
    ...evidence(),
  }
}

/** The cycle of a history that is explained. */
type CycleChoice<Target extends string> = {
  /** The target. @defaultValue `'firstResponse'` */
  readonly target?: Target | undefined
  /** The number of the cycle, from 1. @defaultValue the last cycle */
  readonly cycle?: number | undefined
}

/**
 * Explains a target of a history.
 *
 * @param readNow reads `now`; `toEpochMs` for one that was read already, and may be a small number
 */
export function explainHistory<T extends InstantInput>(
  input: HistoryInput<T> & CycleChoice<string>,
  readNow = toEventMs,
): Explanation<T> {
  const { target = 'firstResponse', cycle: number } = readable(
    () => ({ target: input.target, cycle: input.cycle }),
    ['target'],
  )
  const history = readHistory(input, ['target', 'cycle'], readNow)
  const names = history.policy.definitions.map(({ name }) => name)
  new InputValue(target, ['target']).oneOf(names, 'target-unknown')
  const ticket = replay(history, [target])
  const cycle = cycleOf(ticket, target, number, history.now)
  const { terms, dueAt } = cycle
  const { report } = history
  const end = cycle.stoppedAt ?? history.now
  const phases = phasesOf(cycle, report.at, dueAt ?? end)
  const form = formatterFor(history.nowGiven as T, history.calendar.timeZone)
  const notices = outOfHoursNotices(terms.target, report.at, report.channel, history.calendar)
  return {
    dueAt: form(dueAt),
    startsAt: form(cycle.startedAt),
    stoppedAt: form(cycle.stoppedAt),
    stoppedBy: cycle.stoppedBy,
    countedUntil: form(end),
    ...promiseOf(history, target, terms),
    notices: ticket.isPhoned ? [] : notices,
    budgetMs: cycle.budget,
    ...(cycle.promised && datesOf(terms.target, cycle.promised.calendar, cycle.promised.at)),
    segments: formattedSegments(phases, report.at, dueAt ?? end, form, ticket.holders),
    overrun: dueAt === null ? [] : formattedSegments(phases, dueAt, end, form, ticket.holders),
    ...evidence(),
  }
}

/** Returns the cycle of a target with a number, otherwise the last one or the one to come. */
function cycleOf({ trackers, lastStep }: TicketState, target: string, number: number | undefined, now: number) {
  const timerOf = (tracker: TargetTracker) => tracker.last ?? tracker.pendingAt(now, lastStep)
  const tracker = trackers.find(({ name }) => name === target)
  const last = tracker && timerOf(tracker)
  if (!last) {
    const known = trackers.filter(timerOf).map(({ name }) => name)
    throw new InputValue(target, ['target']).unknownWord(known, 'target-unknown')
  }
  if (number === undefined) return last
  const given = new InputValue(number, ['cycle'])
  if (!tracker.last) throw given.error('input-invalid', 'The target has no cycle yet.', 'Leave it out.')
  const { length } = tracker.cycles
  if (Number.isInteger(number) && number > 0 && number <= length) return tracker.cycles[number - 1]
  const problem = `${describe(number)} is not a cycle. ${target} has ${length} ${length === 1 ? 'cycle' : 'cycles'}.`
  const numbers = length === 1 ? '1' : `a number from 1 to ${length}`
  throw given.error('input-invalid', problem, `Write ${numbers}, or leave it out for the last cycle.`)
}

/** Returns what is promised, and by whom. */
function promiseOf(
  { policy, calendar }: Pick<History, 'policy' | 'calendar'>,
  name: string,
  { target, severity, calendar: clock, days }: Pick<ClockTerms, 'target' | 'severity' | 'calendar' | 'days'>,
) {
  const { label } = policy.policy.severities[severity]
  const definition = policy.definitions.find(definition => definition.name === name)
  return {
    severity,
    ...(label === undefined ? {} : { label }),
    target: name,
    ...(definition?.label === undefined ? {} : { targetLabel: definition.label }),
    clock: target.spec.clock,
    ...namesOf(policy.policy.name, calendar, clock, target.ms === undefined ? days : undefined),
    within: target.spec.within,
  }
}

/** Returns day 0 of a budget in days, and the dates that were counted (§8). */
function datesOf({ spec: { within } }: Target, calendar: BusinessCalendar, from: number) {
  if (!isDayBudget(within)) return undefined
  const budget = parseBudget(within, []) as WorkingDays | CalendarDays
  const days = BusinessCalendar.workingDaysOf(calendar)
  const due = days.due(from, budget)
  return { dayZero: dateText(due.dayZero), countedDays: days.countedDates(budget, due).map(dateText) }
}

/** Returns the phases of a timer since the report, and the time until due if nothing else happens. */
function phasesOf(cycle: TargetCycle, reported: number, until: number): ClockPhase[] {
  const { createdAt, phases, terms } = cycle
  const { calendar } = terms
  return [
    { from: reported, until: createdAt, phase: 'stopped', name: undefined, calendar },
    ...phases!,
    cycle.phaseAhead(until),
  ]
}

function formattedSegments<T>(
  phases: readonly ClockPhase[],
  from: number,
  until: number,
  form: InstantFormatter<T>,
  holders: readonly HolderChange[],
): Segment<T>[] {
  const all = phases.flatMap(phase => rawSegments(phase, Math.max(phase.from, from), Math.min(phase.until, until)))
  return joinSegments(splitByHolder(all, holders)).map(segment => {
    const { start, end } = segment
    return { ...segment, start: form(start), end: form(end), ms: end - start }
  })
}

/** A segment whose instants are epoch milliseconds. */
type RawSegment = Omit<Segment, 'start' | 'end' | 'ms'> & { readonly start: number; readonly end: number }

function rawSegments({ phase, name, calendar, isDiscarded }: ClockPhase, start: number, end: number): RawSegment[] {
  if (start >= end) return []
  if (phase === 'counting')
    return BusinessCalendar.internalsOf(calendar)
      .segments(start, end)
      .map(segment => rawSegment(segment, isDiscarded))
  return [{ start, end, counted: false, reason: phase, ...(name === undefined ? {} : { name }) }]
}

function rawSegment(segment: CalendarSegment, isDiscarded = false): RawSegment {
  const { start, end, isOpen } = segment
  return isOpen && isDiscarded
    ? { start, end, counted: false, reason: 'restarted' }
    : reasoned<number>(segment, start, end)
}

/** @param days the calendar whose dates a budget in days counts, for such a budget */
function namesOf(policy: string, calendar: BusinessCalendar, clock: BusinessCalendar, days?: BusinessCalendar) {
  const { name = calendar.name } = days ?? clock
  return { policy, ...(name === undefined ? {} : { calendar: name }), timeZone: (days ?? calendar).timeZone }
}

/** Returns the versions on which a result depends. */
export function evidence(): { version: string; tzdata?: string } {
  const platform = globalThis as { readonly process?: { readonly versions?: { readonly tz?: string } } }
  const tzdata = platform.process?.versions?.tz
  return { version, ...(tzdata === undefined ? {} : { tzdata }) }
}
