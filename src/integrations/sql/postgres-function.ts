import { InputValue } from '../../validation/input-value.ts'
import { calendarsIn, dialectNamed, type TableName } from './dialect.ts'
import { openTimeReachedAt } from './open-time.ts'

/** Which table the function reads. */
export type PostgresFunctionOptions = {
  /** The calendar table; `sla_calendar` unless said otherwise. */
  readonly calendars?: TableName | undefined
}

/**
 * The statement that makes PostgreSQL's function `sla_add(calendar text, start_ms bigint, budget_ms bigint)`: when a
 * single ticket is due, in epoch milliseconds. NULL wherever {@link deadlineQuery} gives NULL; for many rows that query
 * is quicker.
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
  const calendars = calendarsIn(dialect, new InputValue(options, []).onlyKeys(['calendars']), 'calendars')
  // By their numbers, since a column of the same name would go before an argument.
  const { joins, value } = openTimeReachedAt({ dialect, calendars, calendar: '$1' }, '$2', '$3')
  const body = [`SELECT ${value}`, 'FROM (SELECT) AS sla_once', ...joins].join('\n')
  return (
    'CREATE OR REPLACE FUNCTION sla_add(calendar text, start_ms bigint, budget_ms bigint) RETURNS bigint\n' +
    `LANGUAGE sql STABLE STRICT PARALLEL SAFE AS ${dialect.literal(body)}`
  )
}
