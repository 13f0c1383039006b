import { checkIndices } from '../../calendar/add-many-across.ts'
import { BusinessCalendar } from '../../calendar/business-calendar.ts'
import {
  type CalendarInput,
  type CalendarsInput,
  checkCalendar,
  checkCalendars,
} from '../../calendar/check-calendar.ts'
import { checkColumn } from '../../calendar/timeline/batch.ts'
import { groupRows, type IndexColumn, type RowsByGroup } from '../../calendar/timeline/group-rows.ts'
import type { Timeline } from '../../calendar/timeline/timeline.ts'
import { isSlaCalendarError, SlaCalendarError } from '../../errors.ts'
import { countingCalendar } from '../../policy/counting-calendar.ts'
import { type CompiledPolicy, compiledPolicy, type Policy, type Target } from '../../policy/policy.ts'
import type { PolicySpec } from '../../policy/spec.ts'
import { InputValue } from '../../validation/input-value.ts'
import { textWithoutPath } from '../verdicts/rejected-ticket.ts'

/** The keys of {@link TicketColumns} and of {@link BatchOptions}. */
export const COLUMN_KEYS = ['severity', 'calendar', 'reported'] as const
export const BATCH_KEYS = ['target', 'severities', 'calendars'] as const

/** The columns of a table of tickets, one row per ticket. */
export type TicketColumns = {
  /** The index of the ticket's severity in the list of severities. */
  readonly severity: IndexColumn
  /**
   * The index of the ticket's calendar in the list of calendars. It is required if there are several.
   * @defaultValue the only calendar
   */
  readonly calendar?: IndexColumn | undefined
  /** The instant of the report, in epoch milliseconds. */
  readonly reported: Float64Array
}

/** How the columns of tickets are read. */
export type BatchOptions = {
  /**
   * The target that is computed for every ticket.
   * @defaultValue `'firstResponse'`
   */
  readonly target?: string | undefined
  /**
   * The severities that the column indexes.
   * @defaultValue the severities of the policy, in the order in which it lists them
   */
  readonly severities?: readonly string[] | undefined
  /** Calendars or their specs by name, for targets that name one. */
  readonly calendars?: CalendarsInput | undefined
}

/** The tickets with the same severity and the same calendar. */
export type TicketGroup = {
  readonly severity: string
  readonly calendar: BusinessCalendar
  /** The target of the severity; undefined if it lacks the target. */
  readonly target: Target | undefined
}

/** Tickets by severity and calendar. */
export type TicketGroups = {
  readonly policy: PolicySpec
  readonly calendars: { readonly [name: string]: BusinessCalendar }
  readonly target: string
  /** The group of each row. */
  readonly codes: IndexColumn
  readonly groups: readonly TicketGroup[]
  /** The budget of each group in milliseconds; NaN if it, or the open time that counts, depends on the ticket. */
  readonly budgets: Float64Array
  /** The open time that counts, and the rows by timeline. */
  readonly timelines: readonly Timeline[]
  readonly rows: RowsByGroup
}

/**
 * Checks the columns of tickets, and sorts their rows by the open time that counts.
 *
 * @throws {SlaCalendarError} `input-invalid`, with the index in the path; `key-missing`, `key-unknown`,
 * `severity-unknown`, `target-unknown` and the errors of policies and calendars
 */
export function ticketGroups(
  policy: Policy | PolicySpec,
  calendars: readonly CalendarInput[],
  columns: TicketColumns,
  options: BatchOptions,
): TicketGroups {
  const compiled = compiledPolicy(policy, ['policy'])
  const { target = 'firstResponse', severities = [...compiled.severities.keys()] } = options
  const named = checkCalendars(options.calendars)
  checkTarget(compiled, target)
  const names = new InputValue(severities, ['severities']).list().map(name => severityOf(compiled, name))
  const desks = new InputValue(calendars, ['calendars']).list().map(({ value, path }) => checkCalendar(value, path))
  checkColumn(columns.reported, 'reported')
  const codes = codesOf(columns, names.length, desks.length)
  const groups = desks.flatMap(calendar =>
    names.map(severity => ({ severity, calendar, target: compiled.severities.get(severity)!.get(target) })),
  )
  const budgets = Float64Array.from(groups, ({ target }) => target?.ms ?? Number.NaN)
  // The calendar that a target names must be there only if a ticket needs it.
  const isNamed = groups.some(({ target }) => target?.spec.calendar !== undefined)
  const isUsed = new Uint8Array(groups.length).fill(isNamed ? 0 : 1)
  if (isNamed) for (let k = 0; k < codes.length; k++) isUsed[codes[k]] = 1
  const counting = groups.map(({ target, calendar }, code) =>
    BusinessCalendar.timelineOf(
      isUsed[code] && target?.ms !== undefined ? countingCalendar(target, calendar, named) : calendar,
    ),
  )
  const timelines = [...new Set(counting)]
  return {
    policy,
    calendars: named,
    target,
    codes,
    groups,
    budgets,
    timelines,
    rows: rowsBy(timelines, counting, codes),
  }
}

/** Returns the index of each row among all pairs of a calendar and a severity. */
function codesOf({ severity, calendar, reported }: TicketColumns, severities: number, calendars: number): IndexColumn {
  if (!calendar && calendars !== 1)
    throw new InputValue(calendar, ['calendar']).error(
      'key-missing',
      'This column is required.',
      'Pass the index of each ticket’s calendar.',
    )
  checkIndices(severity, 'severity', severities, reported.length)
  if (!calendar) return severity
  checkIndices(calendar, 'calendar', calendars, reported.length)
  const codes = new Uint32Array(reported.length)
  for (let k = 0; k < codes.length; k++) codes[k] = calendar[k] * severities + severity[k]
  return codes
}

/** @param counting the timeline of each code */
function rowsBy(timelines: readonly Timeline[], counting: readonly Timeline[], codes: IndexColumn): RowsByGroup {
  const numbers = new Map(timelines.map((timeline, number) => [timeline, number]))
  return groupRows(
    codes,
    timelines.length,
    Uint32Array.from(counting, timeline => numbers.get(timeline)!),
  )
}

function severityOf({ severities }: CompiledPolicy, name: InputValue): string {
  return name.oneOf([...severities.keys()], 'severity-unknown')
}

/** Refuses a target that no severity has, or whose deadline does not follow from the report alone. */
function checkTarget({ targets, severities }: CompiledPolicy, name: string): void {
  const given = new InputValue(name, ['target'])
  given.oneOf(
    targets.map(target => target.name),
    'target-unknown',
  )
  for (const ofSeverity of severities.values())
    if (ofSeverity.get(name)?.needsEvents)
      throw given.error(
        'input-invalid',
        `${name} needs the events of the ticket.`,
        'Call evaluate or Check with the events of the ticket.',
      )
}

/**
 * Returns what `compute` returns. An error that it throws gets the path of a cell.
 *
 * @param column returns the column of the cell
 */
export function inCell<T>(column: () => string, row: number, compute: () => T): T {
  try {
    return compute()
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    throw new SlaCalendarError(error.code, [column(), row], textWithoutPath(error))
  }
}
