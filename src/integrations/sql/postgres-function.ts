import { InputValue } from '../../validation/input-value.ts'
import type { TableName } from './dialect.ts'
import { dialectNamed } from './dialect-named.ts'
import { calendarTableName } from './names.ts'

/** The options of {@link postgresFunction}. */
export type PostgresFunctionOptions = {
  /**
   * The calendar table.
   *
   * @defaultValue `'sla_calendar'`
   */
  readonly calendars?: TableName | undefined
  /**
   * The function: `sla_add(calendar text, start_ms bigint, budget_ms bigint)`, or
   * `sla_elapsed(calendar text, from_ms bigint, to_ms bigint)`.
   *
   * @defaultValue `'sla_add'`
   */
  readonly name?: 'sla_add' | 'sla_elapsed' | undefined
}

const FUNCTIONS = {
  sla_add: { expression: 'reachedAt', parameters: ['start_ms', 'budget_ms'] },
  sla_elapsed: { expression: 'elapsed', parameters: ['from_ms', 'to_ms'] },
} as const

/**
 * Returns the statement that creates a function of PostgreSQL, for WHERE and ORDER BY as well.
 *
 * - `sla_add` returns when a ticket is due, in epoch milliseconds, and NULL where {@link deadlineQuery} gives NULL.
 * - `sla_elapsed` returns the open time between two instants in milliseconds, as {@link elapsedQuery} does.
 *
 * These queries are faster for many rows.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`
 * @example
 * ```ts
 * import { postgresFunction } from 'sla-calendar/sql'
 *
 * postgresFunction({ calendars: ['support', 'hours'] }).includes('FROM "support"."hours"') // => true
 * postgresFunction({ name: 'sla_elapsed' }).includes('sla_elapsed(calendar text, from_ms bigint, to_ms bigint)') // => true
 * ```
 */
export function postgresFunction(options: PostgresFunctionOptions = {}): string {
  const dialect = dialectNamed('postgres')
  const input = new InputValue(options, []).onlyKeys(['calendars', 'name'])
  const calendars = calendarTableName(dialect, input, 'calendars')
  const name = input.optional('name')?.oneOf(['sla_add', 'sla_elapsed'] as const) ?? 'sla_add'
  const { expression, parameters } = FUNCTIONS[name]
  // Arguments are named by number, since a column of the same name would take precedence.
  const size = 'many-calendars'
  const { joins, value } = dialect.forms[size][expression]({ dialect, calendars, calendar: '$1', size }, '$2', '$3')
  const body = [`SELECT ${value}`, 'FROM (SELECT) AS sla_once', ...joins].join('\n')
  const declared = parameters.map(parameter => `${parameter} bigint`).join(', ')
  return (
    `CREATE OR REPLACE FUNCTION ${name}(calendar text, ${declared}) RETURNS bigint\n` +
    `LANGUAGE sql STABLE STRICT PARALLEL SAFE AS ${dialect.literal(body)}`
  )
}
