import { InputValue } from '../../validation/input-value.ts'
import { calendarTableName, dialectNamed, type TableName } from './dialect.ts'
import { openTimeReachedAt } from './open-time.ts'

/** The options of {@link postgresFunction}. */
export type PostgresFunctionOptions = {
  /**
   * The calendar table.
   *
   * @defaultValue `'sla_calendar'`
   */
  readonly calendars?: TableName | undefined
}

/**
 * Returns the statement that creates PostgreSQL's function `sla_add(calendar text, start_ms bigint, budget_ms bigint)`.
 * The function returns when a ticket is due, in epoch milliseconds, and NULL where {@link deadlineQuery} gives NULL. That
 * query is faster for many rows.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`
 * @example
 * ```ts
 * import { postgresFunction } from 'sla-calendar/sql'
 *
 * postgresFunction({ calendars: ['support', 'hours'] }).includes('FROM "support"."hours"') // => true
 * ```
 */
export function postgresFunction(options: PostgresFunctionOptions = {}): string {
  const dialect = dialectNamed('postgres')
  const calendars = calendarTableName(dialect, new InputValue(options, []).onlyKeys(['calendars']), 'calendars')
  // Arguments are named by number, since a column of the same name would take precedence.
  const { joins, value } = openTimeReachedAt({ dialect, calendars, calendar: '$1' }, '$2', '$3')
  const body = [`SELECT ${value}`, 'FROM (SELECT) AS sla_once', ...joins].join('\n')
  return (
    'CREATE OR REPLACE FUNCTION sla_add(calendar text, start_ms bigint, budget_ms bigint) RETURNS bigint\n' +
    `LANGUAGE sql STABLE STRICT PARALLEL SAFE AS ${dialect.literal(body)}`
  )
}
