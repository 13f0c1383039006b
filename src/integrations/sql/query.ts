import { InputValue } from '../../validation/input-value.ts'
import {
  calendarsIn,
  columnIn,
  type Dialect,
  dialectNamed,
  type SqlDialect,
  type SqlInstants,
  type TableName,
  tableIn,
} from './dialect.ts'
import { type Expression, elapsedTime, type LookUps, openTimeReachedAt } from './open-time.ts'

/** Where tickets stand, and what is asked about them. */
export type TicketQueryOptions = {
  /** The table of tickets. */
  readonly tickets: TableName
  /** Its column with the name of the ticket's calendar, a text. */
  readonly calendar: string
  /** The calendar table; `sla_calendar` unless said otherwise. */
  readonly calendars?: TableName | undefined
  /** How its columns hold instants, and the answer too where it is one; `milliseconds` unless said otherwise. */
  readonly instants?: SqlInstants | undefined
  /**
   * `rows`, unless said otherwise: every ticket with all its columns and the answer behind them. `count`: one row with
   * the columns `tickets`, how many there are, and `unanswered`, how many of them have NULL for an answer.
   */
  readonly select?: 'rows' | 'count' | undefined
  /** The name of the answer; `due_ms` or `due_at`, and `elapsed_ms`, unless said otherwise. */
  readonly as?: string | undefined
}

/** Which columns say when a ticket came and what it was promised. */
export type DeadlineQueryOptions = TicketQueryOptions & {
  /** The column with the instant of the report. */
  readonly start: string
  /** The column with the promised open time, in whole milliseconds. */
  readonly budget: string
}

/** Which columns hold the two instants. */
export type ElapsedQueryOptions = TicketQueryOptions & {
  /** The column with the first instant. */
  readonly from: string
  /** The column with the second instant. */
  readonly to: string
}

const SHARED = ['tickets', 'calendar', 'calendars', 'instants', 'select', 'as']

/**
 * The query that says when each ticket of a table is due, from the calendar table that {@link calendarTable} makes:
 * the row's `calendar.add(start, budget)`. It has no semicolon, so that it can stand in a view or a subquery.
 *
 * What the table cannot answer for is NULL, never wrong: a start before its `from` or after its `to`, open time that
 * does not suffice until `to`, an unknown calendar, a start or budget that is NULL, a negative budget. What is due at
 * `to` itself has an answer. `select: 'count'` counts the others.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`, `key-missing`
 * @example
 * ```ts
 * import { deadlineQuery } from 'sla-calendar/sql'
 *
 * const query = deadlineQuery('duckdb', {
 *   tickets: ['support', 'tickets'],
 *   calendar: 'desk',
 *   start: 'reported_ms',
 *   budget: 'budget_ms',
 *   select: 'count',
 * })
 * query.includes('FROM "support"."tickets" AS sla_ticket') // => true
 * ```
 */
export function deadlineQuery(dialect: SqlDialect, options: DeadlineQueryOptions): string {
  const asked = new Query(dialect, options, ['start', 'budget'])
  const start = asked.instant('start')
  return asked.text(openTimeReachedAt(asked, start, asked.column('budget', 'milliseconds')), true)
}

/**
 * The query that says how much open time lies between two instants of each row, in milliseconds: the row's
 * `calendar.elapsed(from, to)`, negative when `to` comes first.
 *
 * NULL, never wrong, where an instant lies before the `from` of the calendar table or after its `to`, is NULL itself,
 * or the calendar is unknown.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`, `key-missing`
 * @example
 * ```ts
 * import { elapsedQuery } from 'sla-calendar/sql'
 *
 * const columns = { calendar: 'desk', from: 'reported_at', to: 'answered_at' }
 * const query = elapsedQuery('postgres', { tickets: 'tickets', ...columns, instants: 'timestamps' })
 * query.startsWith('SELECT sla_ticket.*, ') // => true
 * ```
 */
export function elapsedQuery(dialect: SqlDialect, options: ElapsedQueryOptions): string {
  const asked = new Query(dialect, options, ['from', 'to'])
  return asked.text(elapsedTime(asked, asked.instant('from'), asked.instant('to')), false)
}

/** A query in the making: the options as they stand in SQL. */
class Query implements LookUps {
  readonly dialect: Dialect
  readonly calendars: string
  readonly calendar: string
  readonly #options: InputValue
  readonly #instants: SqlInstants

  constructor(dialect: SqlDialect, options: TicketQueryOptions, columns: readonly string[]) {
    this.dialect = dialectNamed(dialect)
    this.#options = new InputValue(options, []).onlyKeys([...SHARED, ...columns])
    this.#instants = this.#options.optional('instants')?.oneOf(['milliseconds', 'timestamps']) ?? 'milliseconds'
    this.calendars = calendarsIn(this.dialect, this.#options, 'calendars')
    this.calendar = this.#quoted('calendar')
  }

  /** A column with an instant, in milliseconds. */
  instant(option: string): string {
    return this.column(option, this.#instants)
  }

  column(option: string, form: SqlInstants): string {
    return this.dialect.milliseconds(this.#quoted(option), form)
  }

  text({ joins, value }: Expression, isInstant: boolean): string {
    const options = this.#options
    const isTimestamp = isInstant && this.#instants === 'timestamps'
    const name =
      options.optional('as') ?? new InputValue(isInstant ? (isTimestamp ? 'due_at' : 'due_ms') : 'elapsed_ms', ['as'])
    const answer = isTimestamp ? this.dialect.timestamp(value) : value
    const counted = options.optional('select')?.oneOf(['rows', 'count']) === 'count'
    const columns = counted
      ? `count(*) AS tickets, count(*) - count(${answer}) AS unanswered`
      : `sla_ticket.*, ${answer} AS ${columnIn(this.dialect, name)}`
    const tickets = tableIn(this.dialect, options.required('tickets', 'Name the table of tickets.'))
    return [`SELECT ${columns}`, `FROM ${tickets} AS sla_ticket`, ...joins].join('\n') + this.dialect.settings
  }

  #quoted(option: string): string {
    const name = this.#options.required(option, 'Name a column of the tickets.')
    return `sla_ticket.${columnIn(this.dialect, name)}`
  }
}
