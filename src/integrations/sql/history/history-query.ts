import type { Policy } from '../../../policy/policy.ts'
import { type InstantInput, toEventMs } from '../../../time/instant.ts'
import { InputValue } from '../../../validation/input-value.ts'
import type { Dialect, SqlDialect, SqlInstants, SqlSize, TableName } from '../dialect.ts'
import { dialectNamed } from '../dialect-named.ts'
import { calendarTableName, quotedColumn, quotedTable, sizeOf } from '../names.ts'
import { historyStages } from './stages.ts'
import type { HistoryTables } from './tables.ts'
import { type HistoryTerms, historyTerms } from './terms.ts'

/** The tables of tickets and events, and the target. */
export type HistoryQueryOptions = {
  /** The policy, or its spec. */
  readonly policy: Policy
  /** The name of the target, such as `resolution`. */
  readonly target: string
  /** The table of tickets. */
  readonly tickets: TableName
  /** The column with the key of the ticket. */
  readonly ticket: string
  /** The column with the name of the ticket's calendar. */
  readonly calendar: string
  /** The column with the severity in which the ticket was reported. */
  readonly severity: string
  /** The column with the instant of the report. */
  readonly start: string
  /** The table of events. The report is not one of them. */
  readonly events: TableName
  /** The columns of the events. */
  readonly event: HistoryEventColumns
  /**
   * The instant of the evaluation: later events have not happened yet. It is the same for all tickets, or a column of the
   * tickets.
   *
   * @defaultValue the clock of the database
   */
  readonly now?:
    | InstantInput
    | {
        /** The column of the tickets that has the instant. */
        readonly column: string
      }
    | undefined
  /**
   * The calendar table.
   *
   * @defaultValue `'sla_calendar'`
   */
  readonly calendars?: TableName | undefined
  /**
   * The type of instants in the columns, and of the due time.
   *
   * @defaultValue `'milliseconds'`
   */
  readonly instants?: SqlInstants | undefined
  /**
   * `rows` returns every ticket with its columns, followed by the results. `count` returns one row with the columns
   * `tickets`, the number of tickets, and `unanswered`, the number of tickets without a state.
   *
   * @defaultValue `'rows'`
   */
  readonly select?: 'rows' | 'count' | undefined
  /**
   * The beginning of the names of the results, for tickets that have a column `state` already.
   *
   * @defaultValue `''`
   */
  readonly prefix?: string | undefined
  /**
   * The size for which the query is fast. The results are the same.
   *
   * @defaultValue `'many-tickets'`
   */
  readonly size?: SqlSize | undefined
}

/** The columns of a table of events. */
export type HistoryEventColumns = {
  /** The column with the key of the ticket. */
  readonly ticket: string
  /** The column with the type of the event, such as `paused`. */
  readonly type: string
  /** The column with the instant of the event. */
  readonly at: string
  /** The column that orders events of the same instant, such as their key. */
  readonly order: string
  /**
   * The column with the reason of a pause. An empty reason is none.
   *
   * @defaultValue all pauses have the same reason
   */
  readonly reason?: string | undefined
  /**
   * The column with the new severity.
   *
   * @defaultValue a ticket whose severity changes has no result
   */
  readonly severity?: string | undefined
  /**
   * The column with the name of the new calendar.
   *
   * @defaultValue a ticket whose calendar changes has no result, unless the target has a calendar of its own
   */
  readonly calendar?: string | undefined
}

const KEYS = [
  'policy',
  'target',
  'tickets',
  'ticket',
  'calendar',
  'severity',
  'start',
  'events',
  'event',
  'now',
  'calendars',
  'instants',
  'select',
  'prefix',
  'size',
]
const EVENT_KEYS = ['ticket', 'type', 'at', 'order', 'reason', 'severity', 'calendar']

/**
 * Returns the query that evaluates a target for each ticket of a table, with its events: what `evaluate` returns for the
 * ticket's history. The calendars come from the table of {@link calendarTable}. The query has no semicolon.
 *
 * It adds these columns:
 *
 * - `due_ms` (or `due_at`): when the last cycle of the target is due. It is NULL while the target is pending, or paused
 *   with time left.
 * - `state`: `pending`, `running`, `paused`, `met` or `breached`.
 * - `counted_ms`: the open time that the cycle has counted, in milliseconds.
 * - `breached`: whether any cycle of the target was breached, also one under an earlier severity.
 *
 * A ticket for which the database cannot know the result has no state; `select: 'count'` counts such tickets. The reasons
 * are:
 *
 * - An instant of counted time, or the due time, is outside the range of the calendar table.
 * - The calendar or the severity is unknown or NULL, or the severity lacks the target.
 * - `evaluate` refuses the history: an event has an unknown type or no instant, or it happened before the report, or `now`
 *   is more than a minute before the report.
 * - The severity or the calendar changes, and the events lack the column for it.
 * - Two tickets have the same key.
 *
 * Budgets in days, `heldBy`, and `outOfHours` with `next-opening` are refused: use `evaluate` for them.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`, `key-missing`, `target-unknown`; `budget-invalid` for a budget
 * in days; `policy-invalid` for a policy that SQL cannot express; the errors of policies and instants
 * @example
 * ```ts
 * import { msaBusiness } from 'sla-calendar'
 * import { historyQuery } from 'sla-calendar/sql'
 *
 * const query = historyQuery('duckdb', {
 *   policy: msaBusiness,
 *   target: 'firstResponse',
 *   tickets: 'tickets',
 *   ticket: 'id',
 *   calendar: 'desk',
 *   severity: 'severity',
 *   start: 'reported_ms',
 *   events: 'ticket_events',
 *   event: { ticket: 'ticket_id', type: 'type', at: 'at_ms', order: 'id', reason: 'reason' },
 *   now: '2026-12-01T09:00+01:00',
 * })
 * query.includes('FROM "ticket_events" AS sla_event') // => true
 * ```
 */
export function historyQuery(dialect: SqlDialect, options: HistoryQueryOptions): string {
  const sql = dialectNamed(dialect)
  const input = new InputValue(options, []).onlyKeys(KEYS)
  const terms = historyTerms(
    input.required('policy', 'Give the policy that promises the target.'),
    input.required('target', "Name a target, such as 'resolution'."),
  )
  const instants = input.optional('instants')?.oneOf(['milliseconds', 'timestamps'] as const) ?? 'milliseconds'
  const tables = tablesOf(sql, input, terms, instants)
  const stages = historyStages(tables).map(([name, select]) => `${name} AS (\n${select}\n)`)
  return [
    `WITH ${stages.join(',\n')}`,
    `SELECT ${resultsOf(sql, input, instants)}`,
    `FROM ${tables.tickets} AS sla_ticket`,
    `LEFT JOIN sla_answer ON sla_answer.ticket = ${tables.ticket.key}${sql.settings}`,
  ].join('\n')
}

function resultsOf(sql: Dialect, input: InputValue, instants: SqlInstants): string {
  if (input.optional('select')?.oneOf(['rows', 'count']) === 'count')
    return 'count(*) AS tickets, count(*) - count(sla_answer.state) AS unanswered'
  const { value: prefix = '' } = input.at('prefix')
  if (typeof prefix !== 'string') throw input.at('prefix').expected('a text')
  const isTimestamp = instants === 'timestamps'
  const due = isTimestamp ? sql.timestamp('sla_answer.due_ms') : 'sla_answer.due_ms'
  const results = [
    [isTimestamp ? 'due_at' : 'due_ms', due],
    ['state', 'sla_answer.state'],
    ['counted_ms', 'sla_answer.run_counted'],
    ['breached', sql.condition?.('sla_answer.any_late = 1') ?? 'sla_answer.any_late = 1'],
  ].map(([name, value]) => {
    const column = quotedColumn(sql, new InputValue(`${prefix}${name}`, ['prefix']))
    return `CASE WHEN sla_answer.state IS NOT NULL THEN ${value} END AS ${column}`
  })
  return `sla_ticket.*, ${results.join(', ')}`
}

function tablesOf(dialect: Dialect, input: InputValue, terms: HistoryTerms, instants: SqlInstants): HistoryTables {
  const ofTicket = (key: string) => column(dialect, 'sla_ticket', input, key, 'Name a column of the tickets.')
  const ms = (text: string) => dialect.milliseconds(text, instants)
  return {
    dialect,
    calendars: calendarTableName(dialect, input, 'calendars'),
    size: sizeOf(input),
    terms,
    tickets: quotedTable(dialect, input.required('tickets', 'Name the table of tickets.')),
    ticket: {
      key: ofTicket('ticket'),
      reported: ms(ofTicket('start')),
      now: nowOf(dialect, input.at('now'), ms),
      calendar: ofTicket('calendar'),
      severity: severityNumber(dialect, terms, exact(dialect, ofTicket('severity'))),
    },
    events: quotedTable(dialect, input.required('events', 'Name the table of events.')),
    event: eventOf(dialect, input, terms, ms),
    list: texts => texts.map(dialect.literal).join(', '),
    choose: pick => choice(terms.severities.map(pick)),
  }
}

function eventOf(dialect: Dialect, input: InputValue, terms: HistoryTerms, ms: (column: string) => string) {
  const given = input.required('event', 'Name the columns of the events.').onlyKeys(EVENT_KEYS)
  const hint = 'Name a column of the events.'
  const of = (key: string) => column(dialect, 'sla_event', given, key, hint)
  const optional = (key: string) => (given.optional(key) ? of(key) : undefined)
  if (terms.pauses.some(reasons => reasons !== true)) given.required('reason', 'The target names reasons of pauses.')
  if (terms.lacking && given.optional('severity'))
    throw given
      .at('severity')
      .error(
        'policy-invalid',
        `The severity ${terms.lacking} lacks the target.`,
        'Give every severity the target, or use evaluate.',
      )
  const [reason, severity, calendar] = ['reason', 'severity', 'calendar'].map(optional)
  const type = exact(dialect, of('type'))
  const number = severity && severityNumber(dialect, terms, exact(dialect, severity))
  const needsCalendar = terms.severities.some(({ calendar }) => calendar === undefined)
  const isOther = (other: string) => `${type} <> '${other}'`
  return {
    ticket: of('ticket'),
    at: ms(of('at')),
    type,
    order: of('order'),
    reason: reason && `nullif(${exact(dialect, reason)}, '')`,
    severity: number,
    calendar,
    checks: [
      number ? `(${isOther('severityChanged')} OR ${number} > 0)` : isOther('severityChanged'),
      ...(calendar ? [`(${isOther('calendarChanged')} OR ${calendar} IS NOT NULL)`] : []),
      ...(!calendar && needsCalendar ? [isOther('calendarChanged')] : []),
    ],
  }
}

function column(dialect: Dialect, table: string, input: InputValue, key: string, hint: string): string {
  return `${table}.${quotedColumn(dialect, input.required(key, hint))}`
}

function exact(dialect: Dialect, text: string): string {
  return dialect.exact?.(text) ?? text
}

function nowOf(dialect: Dialect, given: InputValue, ms: (column: string) => string): string {
  const { value } = given
  if (value === undefined) return dialect.now
  if (typeof value !== 'object' || value === null || !('column' in value)) return String(toEventMs(value, given.path))
  return ms(column(dialect, 'sla_ticket', given.onlyKeys(['column']), 'column', 'Name a column of the tickets.'))
}

/** Returns the number of a severity: 1, 2, …; NULL for one that lacks the target. */
function severityNumber(dialect: Dialect, { severities }: HistoryTerms, column: string): string {
  const cases = severities.map(({ name }, i) => `WHEN ${dialect.literal(name)} THEN ${i + 1}`)
  return `CASE ${column} ${cases.join(' ')} END`
}

/** Returns a value that depends on the severity of a run, or the one value of all severities. */
function choice(values: readonly string[]): string {
  if (values.every(value => value === values[0])) return values[0]
  const cases = values.map((value, i) => `WHEN ${i + 1} THEN ${value}`)
  return `CASE run_severity ${cases.join(' ')} END`
}
