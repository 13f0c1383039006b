import { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { type Calendars, calendarNamed } from '../../calendar/check-calendar.ts'
import { evaluate, type FailedReport, refOf } from '../../clock/evaluate.ts'
import { type HistoryInput, readHistory } from '../../clock/history.ts'
import { isSlaCalendarError } from '../../errors.ts'
import type { Policy } from '../../policy/policy.ts'
import { type InstantInput, toEventMs } from '../../time/instant.ts'
import { InputValue } from '../../validation/input-value.ts'
import { readable } from '../../validation/plain-data.ts'
import { type ChangeState, isDueMoved, pairVerdicts, stateOf, type VerdictPair } from '../diff/verdict-change.ts'
import { verdictsFor } from '../verdicts/verdicts.ts'
import { checkOneOrMore, type OneOrMoreCalendars } from './calendar-versions.ts'
import { mayBeAffected } from './may-be-affected.ts'

/** A ticket whose due times or states a change of calendars moves. */
export type AffectedTicket = {
  /** The `ref` of the history; undefined if it has none. */
  readonly ref: unknown
  /** The targets that move: at least one, in the order of reports. */
  readonly changes: readonly AffectedTarget[]
}

/** A cycle of a target whose due time or state moves. Instants are in epoch milliseconds. */
export type AffectedTarget = {
  /** The target. */
  readonly target: string
  /** The number of the cycle: 1, 2, … */
  readonly cycle: number
  /** The state before; null if only the calendars after have such a cycle. */
  readonly from: ChangeState
  /** The state after; null if only the calendars before have such a cycle. */
  readonly to: ChangeState
  /** When the target is due by the calendars before; null while that is unknown, such as during a pause. */
  readonly dueBefore: number | null
  /** When the target is due by the calendars after; null while that is unknown. */
  readonly dueAfter: number | null
}

/** A history as for `evaluate`, except that the calendars that change are not part of it. */
export type ChangedHistory<P extends Policy = Policy> = Partial<Omit<HistoryInput<InstantInput, P>, 'calendar'>> & {
  /** The name of the contract's calendar, if `before` and `after` are calendars by name. */
  readonly calendar?: string
}

/**
 * Returns the tickets that a change of calendars affects: a holiday that was announced late, new hours, another zone. A
 * ticket is affected if a due time or a state of any cycle moves, also of a stopped one.
 *
 * The result is the same as if each history was evaluated with both versions and compared. Most tickets need no evaluation:
 * their time has no hour that changes. Histories are read one by one, each when its result is needed.
 *
 * @param before the calendar of the contract, or calendars by name. With names, each history gives the name of its calendar;
 * targets and events find the calendars that they name there, too.
 * @param after the same after the change, in the same form
 * @param histories one object per ticket: `events`, a `ref` to recognise it, and the keys that the defaults lack
 * @param defaults the keys that all tickets have in common
 * @returns the affected tickets in the given order; a history that cannot be evaluated becomes its `ref` and an `error`
 * @throws {SlaCalendarError} the errors of calendar specs; `input-invalid` if `before` and `after` differ in form
 * @example
 * ```ts
 * import { businessCalendar, msaBusiness } from 'sla-calendar'
 * import { affectedBy } from 'sla-calendar/compliance'
 *
 * const office = { timeZone: 'Europe/London', hours: { 'mon-fri': '09:00-18:00' } } as const
 * const before = businessCalendar(office)
 * const after = businessCalendar({ ...office, holidays: ['2022-09-19'] }) // announced on 10 September
 * const histories = [
 *   { ref: 'A', events: [{ at: '2022-09-15T17:00+01:00', type: 'reported', severity: 'high' }] },
 *   { ref: 'B', events: [{ at: '2022-09-16T17:00+01:00', type: 'reported', severity: 'high' }] },
 * ] as const
 * const affected = affectedBy(before, after, histories, { policy: msaBusiness, now: '2022-09-16T18:00+01:00' })
 * const dues = []
 * for (const ticket of affected)
 *   if ('changes' in ticket) dues.push([ticket.ref, new Date(ticket.changes[0].dueAfter ?? 0).toISOString()])
 * dues // => [['B', '2022-09-20T13:00:00.000Z']]
 * ```
 */
export function affectedBy<const P extends Policy = Policy>(
  before: OneOrMoreCalendars,
  after: OneOrMoreCalendars,
  histories: Iterable<ChangedHistory<P>>,
  defaults: ChangedHistory<P> = {},
): Iterable<AffectedTicket | FailedReport> {
  const versions = [checkOneOrMore(before, 'before'), checkOneOrMore(after, 'after')] as const
  if (versions[0] instanceof BusinessCalendar !== versions[1] instanceof BusinessCalendar)
    throw new InputValue(after, ['after']).expected(
      versions[0] instanceof BusinessCalendar ? 'a calendar like `before`' : 'an object of calendars like `before`',
      'Pass two calendars, or two objects of calendars by name.',
    )
  new InputValue(histories, ['histories']).iterable('histories')
  new InputValue(defaults, ['defaults']).keys()
  return {
    *[Symbol.iterator]() {
      for (const history of histories) {
        const result = resultFor(versions, history as ChangedHistory, defaults as ChangedHistory)
        if (result) yield result
      }
    },
  }
}

const KEYS = ['policy', 'calendar', 'calendars', 'events', 'now', 'ref'] as const

/** The calendars of one version, and those of both. */
type OneOrMore = BusinessCalendar | Calendars
type Versions = readonly [OneOrMore, OneOrMore]

function resultFor(
  versions: Versions,
  history: ChangedHistory,
  defaults: ChangedHistory,
): AffectedTicket | FailedReport | undefined {
  try {
    const given = readable(() => merged(history, defaults), [])
    const changes = changesOf(versions, given)
    return changes.length ? { ref: given.ref, changes } : undefined
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return { ref: refOf(history) ?? defaults.ref, error }
  }
}

/** A history with the defaults. All keys are there, whatever the history has. */
type Given = { readonly [K in keyof ChangedHistory]-?: ChangedHistory[K] | undefined }

function merged(history: ChangedHistory, defaults: ChangedHistory): Given {
  new InputValue(history, []).onlyKeys(KEYS)
  const given = <K extends (typeof KEYS)[number]>(key: K) => (Object.hasOwn(history, key) ? history : defaults)[key]
  return {
    policy: given('policy'),
    calendar: given('calendar'),
    calendars: given('calendars'),
    events: given('events'),
    now: given('now'),
    ref: given('ref'),
  }
}

function changesOf([before, after]: Versions, given: Given): AffectedTarget[] {
  const old = historyWith(before, given)
  const versions = (name?: string) => ({
    before: calendarIn(before, given, name),
    after: calendarIn(after, given, name),
  })
  if (!mayBeAffected(readHistory(old), versions)) return []
  const [first, second] = [old, historyWith(after, given)].map(one => verdictsFor(evaluate(one), '', one))
  return pairVerdicts(first, second)
    .filter(isMoved)
    .map(pair => {
      const { target, cycle } = (pair.before ?? pair.after)!
      const dues = { dueBefore: pair.before?.dueAt ?? null, dueAfter: pair.after?.dueAt ?? null }
      return { target, cycle, from: stateOf(pair.before), to: stateOf(pair.after), ...dues }
    })
}

/** Returns whether the state or the due time of a verdict differs between both versions. */
function isMoved({ before, after }: VerdictPair): boolean {
  return isDueMoved(before, after) || stateOf(before) !== stateOf(after)
}

/** Returns the history with the calendars of one version, and `now` in epoch milliseconds. */
function historyWith(version: OneOrMore, given: Given): HistoryInput<number> {
  const { policy, calendars, events, ref } = given
  const now = given.now === undefined ? undefined : toEventMs(given.now, ['now'])
  const all = version instanceof BusinessCalendar ? calendars : { ...calendars, ...version }
  return { policy, calendar: calendarIn(version, given), calendars: all, events, now, ref } as HistoryInput<number>
}

/** Returns the calendar of one version that a target or an event names; without a name, that of the contract. */
function calendarIn(version: OneOrMore, given: Given, name?: string): BusinessCalendar {
  if (version instanceof BusinessCalendar) {
    if (given.calendar === undefined)
      return name === undefined ? version : calendarNamed(name, given.calendars as Calendars, ['calendars'])
    throw new InputValue(given.calendar, ['calendar']).error(
      'input-invalid',
      'The calendar is given before the histories.',
      'Leave it out.',
    )
  }
  if (name === undefined && given.calendar === undefined)
    throw new InputValue(undefined, ['calendar']).error(
      'key-missing',
      'This key is required.',
      'Name one of the calendars.',
    )
  const isOther = name !== undefined && !Object.hasOwn(version, name)
  return calendarNamed(name ?? given.calendar, (isOther && (given.calendars as Calendars)) || version, ['calendar'])
}
