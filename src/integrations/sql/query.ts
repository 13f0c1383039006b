import { isDayBudget } from '../../time/day-budget.ts'
import { InputValue } from '../../validation/input-value.ts'
import type {
  Dialect,
  Expression,
  LookupContext,
  OpenTimeForm,
  SqlDialect,
  SqlInstants,
  SqlSize,
  TableName,
} from './dialect.ts'
import { dialectNamed } from './dialect-named.ts'
import { calendarTableName, quotedColumn, quotedTable, sizeOf } from './names.ts'

/** The table of tickets, and the form of the result. */
export type TicketQueryOptions = {
  /** The table of tickets. */
  readonly tickets: TableName
  /** The column with the name of the ticket's calendar. */
  readonly calendar: string
  /**
   * The calendar table.
   *
   * @defaultValue `'sla_calendar'`
   */
  readonly calendars?: TableName | undefined
  /**
   * The type of instants in the columns, and of a result that is an instant.
   *
   * @defaultValue `'milliseconds'`
   */
  readonly instants?: SqlInstants | undefined
  /**
   * `rows` returns every ticket with its columns, followed by the result. `count` returns one row with the columns
   * `tickets`, the number of tickets, and `unanswered`, the number of tickets whose result is NULL.
   *
   * @defaultValue `'rows'`
   */
  readonly select?: 'rows' | 'count' | undefined
  /**
   * The name of the result.
   *
   * @defaultValue `due_ms` or `due_at` for a deadline, `elapsed_ms` for open time
   */
  readonly as?: string | undefined
  /**
   * The size for which the query is fast. The results are the same.
   *
   * @defaultValue `'many-tickets'`
   */
  readonly size?: SqlSize | undefined
}

/** The columns of a ticket's report and its budget. */
export type DeadlineQueryOptions = TicketQueryOptions & {
  /** The column with the instant of the report. */
  readonly start: string
  /** The column with the budget of open time, in whole milliseconds. */
  readonly budget: string
}

/** The columns of the two instants. */
export type ElapsedQueryOptions = TicketQueryOptions & {
  /** The column with the first instant. */
  readonly from: string
  /** The column with the second instant. */
  readonly to: string
}

const SHARED = ['tickets', 'calendar', 'calendars', 'instants', 'select', 'as', 'size']

/**
 * Returns the query that computes when each ticket of a table is due, from the table of {@link calendarTable}: the row's
 * `calendar.add(start, budget)`. It has no semicolon, so it can be part of a view or a subquery.
 *
 * The result is NULL, never wrong, in these cases:
 *
 * - The start is before `from` or after `to`, or the budget exceeds the open time until `to`.
 * - The calendar is unknown.
 * - The start or the budget is NULL, or the budget is negative.
 *
 * A ticket that is due exactly at `to` has a result. `select: 'count'` counts the tickets without one. A budget in days
 * (§8) is not an amount of open time; compute such deadlines with `calendar.add`.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`, `key-missing`; `budget-invalid` for a budget in days
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
  const query = new Query(dialect, options, ['start', 'budget'])
  if (isDayBudget(options.budget))
    throw new InputValue(options, [])
      .at('budget')
      .error('budget-invalid', 'SQL cannot count days.', 'Compute these deadlines with calendar.add, and store them.')
  const start = query.instant('start')
  return query.text(query.form.reachedAt(query, start, query.column('budget', 'milliseconds')), true)
}

/**
 * Returns the query that computes the open time between two instants of each row, in milliseconds: the row's
 * `calendar.elapsed(from, to)`, negative if `to` is first.
 *
 * The result is NULL, never wrong, if an instant is outside the range of the calendar table or NULL, or the calendar is
 * unknown.
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
  const query = new Query(dialect, options, ['from', 'to'])
  return query.text(query.form.elapsed(query, query.instant('from'), query.instant('to')), false)
}

/** The parts of a query, as SQL. */
class Query implements LookupContext {
  readonly dialect: Dialect
  readonly calendars: string
  readonly calendar: string
  readonly size: SqlSize
  /** The expressions that a subquery computes: the columns `sla_1`, `sla_2`, … of the tickets. */
  readonly #prepared: string[] = []
  readonly #options: InputValue
  readonly #instants: SqlInstants

  constructor(dialect: SqlDialect, options: TicketQueryOptions, columns: readonly string[]) {
    this.dialect = dialectNamed(dialect)
    this.#options = new InputValue(options, []).onlyKeys([...SHARED, ...columns])
    this.#instants = this.#options.optional('instants')?.oneOf(['milliseconds', 'timestamps']) ?? 'milliseconds'
    this.size = sizeOf(this.#options)
    this.calendars = calendarTableName(this.dialect, this.#options, 'calendars')
    this.calendar = this.#prepare(this.#quoted('calendar'), 'name')
  }

  get form(): OpenTimeForm {
    return this.dialect.forms[this.size]
  }

  /** Returns a column with an instant, in milliseconds. */
  instant(option: string): string {
    return this.column(option, this.#instants)
  }

  column(option: string, form: SqlInstants): string {
    return this.#prepare(this.dialect.milliseconds(this.#quoted(option), form), 'number')
  }

  #prepare(value: string, kind: 'name' | 'number'): string {
    const { readsOnce } = this.dialect
    return readsOnce ? `sla_ticket.sla_${this.#prepared.push(readsOnce[kind](value))}` : value
  }

  text({ joins, value }: Expression, isInstant: boolean): string {
    const options = this.#options
    const isTimestamp = isInstant && this.#instants === 'timestamps'
    const name =
      options.optional('as') ?? new InputValue(isInstant ? (isTimestamp ? 'due_at' : 'due_ms') : 'elapsed_ms', ['as'])
    const result = isTimestamp ? this.dialect.timestamp(value) : value
    const counted = options.optional('select')?.oneOf(['rows', 'count']) === 'count'
    const columns = counted
      ? `count(*) AS tickets, count(*) - count(${result}) AS unanswered`
      : `${this.#columns}, ${result} AS ${quotedColumn(this.dialect, name)}`
    return [`SELECT ${columns}`, `FROM ${this.#tickets} AS sla_ticket`, ...joins].join('\n')
  }

  /** The columns of the tickets. */
  get #columns(): string {
    const added = this.#prepared.map((_, i) => `sla_${i + 1}`)
    return added.length ? `sla_ticket.* EXCEPT (${added.join(', ')})` : 'sla_ticket.*'
  }

  get #tickets(): string {
    const table = quotedTable(this.dialect, this.#options.required('tickets', 'Name the table of tickets.'))
    const added = this.#prepared.map((value, i) => `, ${value} AS sla_${i + 1}`)
    return added.length ? `(\n  SELECT sla_ticket.*${added.join('')} FROM ${table} AS sla_ticket\n)` : table
  }

  #quoted(option: string): string {
    const name = this.#options.required(option, 'Name a column of the tickets.')
    return `sla_ticket.${quotedColumn(this.dialect, name)}`
  }
}
