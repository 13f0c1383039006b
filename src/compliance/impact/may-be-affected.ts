import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { alwaysOpen } from '../../calendar/calendars.ts'
import type { History } from '../../clock/history.ts'
import { isSlaCalendarError } from '../../errors.ts'
import type { Target } from '../../policy/policy.ts'
import type { Budget } from '../../time/budget.ts'
import { DAY } from '../../time/epoch-day.ts'
import type { CalendarVersions } from './calendar-versions.ts'
import { changedHours } from './changed-hours.ts'

/** A budget in days looks at whole local dates: at most this much before its start, and after its end. */
const DATE_MARGIN = 2 * DAY
const NO_NAMES: readonly string[] = []

/**
 * Fast path of {@link affectedBy}: returns whether other calendars may move a due time or a state of a ticket. False is
 * certain; a property in test/laws/affected.test.ts compares with evaluating both versions.
 *
 * By the law of changed hours, a deadline only moves if the changed hours have open time between its start and the old
 * deadline. The same is true for all that an evaluation asks of a calendar. So this function finds the end of the time
 * that an evaluation can ask about, without evaluating, and looks for changed hours up to it.
 *
 * @param history the history with the calendars before
 * @param versions returns the versions of a calendar by its name; without a name, those of the contract
 */
export function mayBeAffected(history: History, versions: (name?: string) => CalendarVersions): boolean {
  try {
    const targets = targetsOf(history)
    const pairs = [versions(), ...calendarNames(history, targets).map(name => versions(name))]
    const inDays = targets.some(({ ms }) => ms === undefined)
    const from = history.report.at - (inDays ? DATE_MARGIN : 0)
    const until = lastInstant(
      history,
      targets,
      pairs.map(({ before }) => before),
    )
    return pairs.some(pair => hasChanged(pair, from, until, inDays))
  } catch (error) {
    // The evaluation has the last word on errors, such as a calendar that never opens.
    if (!isSlaCalendarError(error)) throw error
    return true
  }
}

function hasChanged({ before, after }: CalendarVersions, from: number, until: number, inDays: boolean): boolean {
  // Years for which the holidays are not known are an error, also of a calendar that stays the same.
  before.elapsed(from, until)
  const changed = changedHours(before, after)
  if (!changed) return false
  return (inDays && before.timeZone !== after.timeZone) || changed.elapsed(from, until) > 0
}

/** Returns the targets of all severities that the ticket has had. */
function targetsOf(history: History): readonly Target[] {
  const { severities } = history.policy
  const changes = namesOf(history, 'severityChanged')
  const first = [...severities.get(history.report.name!)!.values()]
  return changes.length ? [...first, ...changes.flatMap(name => [...severities.get(name)!.values()])] : first
}

/** Returns the calendars that targets and events name. */
function calendarNames(history: History, targets: readonly Target[]): readonly string[] {
  const changes = namesOf(history, 'calendarChanged')
  const own = targets.filter(({ spec }) => spec.calendar !== undefined).map(({ spec }) => spec.calendar!)
  return own.length || changes.length ? [...new Set([...own, ...changes])] : NO_NAMES
}

/** Returns the names in all events of a type. */
function namesOf({ events }: History, type: 'severityChanged' | 'calendarChanged'): readonly string[] {
  const found = events.filter(event => event.type === type)
  return found.length ? found.map(({ name }) => name!) : NO_NAMES
}

/** Returns an instant that is not before any deadline, nor before the end of any other time that an evaluation asks about. */
function lastInstant(history: History, targets: readonly Target[], calendars: readonly BusinessCalendar[]): number {
  const starts = startsOf(history, targets, calendars)
  let [latest, budget] = [Math.max(quietSince(history, targets), ...starts), 0]
  const counting = [alwaysOpen, ...calendars]
  const dues: number[] = []
  for (const { ms, spec } of targets) {
    if (ms !== undefined) budget = Math.max(budget, ms)
    else
      for (const start of starts)
        for (const days of calendars) {
          const due = dueInDays(days, start, spec.within)
          dues.push(due + DATE_MARGIN)
          // A pause can move the rest of the budget to any time, on any clock.
          budget = Math.max(budget, ...counting.map(clock => clock.elapsed(start, due)))
        }
  }
  for (const clock of counting) {
    const used = clock.add(latest, budget)
    dues.push(used, clock.nextOpen(used) ?? used)
  }
  return Math.max(latest, ...dues)
}

/** Returns when a budget in days is due, or a later instant whose date decides about that. */
function dueInDays(days: BusinessCalendar, start: number, within: Budget): number {
  const due = days.add(start, within)
  if (typeof within !== 'object' || !('ifClosed' in within)) return due
  const { ifClosed: _, ...unmoved } = within
  return Math.max(due, days.add(start, unmoved as Budget))
}

/** Returns all instants at which a timer can start. */
function startsOf(history: History, targets: readonly Target[], calendars: readonly BusinessCalendar[]): number[] {
  const { report, events, now } = history
  const instants = [report.at, ...events.map(({ at }) => at), ...(hasLateStart(history, targets) ? [now] : [])]
  if (!targets.some(({ spec }) => spec.outOfHours)) return instants
  return instants.flatMap(at => [at, ...calendars.map(calendar => calendar.nextOpen(at) ?? Infinity)])
}

/** Whether a budget in days may be computed for a target that has not begun. */
function hasLateStart({ policy }: History, targets: readonly Target[]): boolean {
  return targets.some(({ ms }) => ms === undefined) && policy.targets.some(({ starts }) => !starts.includes('reported'))
}

/** Returns the instant from which nothing counts any more: that of `resolved`, if nothing has reopened the ticket. */
function quietSince(history: History, targets: readonly Target[]): number {
  let resolvedAt: number | undefined
  for (const { type, at } of history.events) {
    if (type === 'resolved') resolvedAt ??= at
    else if (type === 'reopened') resolvedAt = undefined
  }
  return resolvedAt === undefined || hasLateStart(history, targets) ? history.now : resolvedAt
}
