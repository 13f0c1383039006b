import { InputValue } from '../../validation/input-value.ts'
import { bucketJoin, type RowLookup } from './bucket-join.ts'

/** The supported databases, each tested on the real engine. */
export type SqlDialect = 'clickhouse' | 'duckdb' | 'postgres'

/**
 * The name of a table. A text is one name, and a dot is part of it. For a schema, or a catalogue and a schema, use a list:
 * `['support', 'tickets']`.
 */
export type TableName = string | readonly string[]

/** The type of instants in a table: whole epoch milliseconds (BIGINT, Int64), or the database's own timestamps. */
export type SqlInstants = 'milliseconds' | 'timestamps'

/**
 * The size for which a query is fast.
 *
 * - `many-tickets`: reads the whole calendar table once, and then each ticket. For up to a few thousand calendars.
 * - `many-calendars`: looks up single rows. For a table of many calendars with few tickets each.
 */
export type SqlSize = 'many-tickets' | 'many-calendars'

/** The SQL that differs between databases. */
export type Dialect = {
  /** Quotes a name for a query. */
  identifier(name: string): string
  /** Quotes a text for a query. */
  literal(text: string): string
  /** Returns the statement that creates the calendar table. */
  createTable(table: string): string
  /** Returns the statements to run after the calendar table is filled. */
  afterRows(table: string): readonly string[]
  /** Returns the join of the last row of a calendar whose column is below (or at) a value; nulls if there is none. */
  join(row: RowLookup): string
  /** The same for many tickets, if that is another one. It may leave out rows of no length. */
  readonly joinMany?: (row: RowLookup) => string
  /** Whether arrays replace the joins for many tickets. */
  readonly hasArrays?: boolean
  /** Whether a query computes the columns of its tickets in a subquery first, because it repeats what it reads. */
  readonly readsOnce?: boolean
  /** Returns a column as epoch milliseconds; NULL for a value that is not an instant. */
  milliseconds(column: string, instants: SqlInstants): string
  /** Returns epoch milliseconds as a timestamp. */
  timestamp(milliseconds: string): string
  /** Returns a whole number of 64 bits. Sums are wider in some databases. */
  whole(number: string): string
  /** Returns the join that repeats each row, with `run` from one whole number to another. */
  series(from: string, to: string): string
  /** Returns the present instant in epoch milliseconds. */
  readonly now: string
  /** The end of each query. */
  readonly settings: string
}

const clickhouse: Dialect = {
  // Backslashes escape in ClickHouse, in names and in texts.
  identifier: name => `"${name.replace(/[\\"]/g, '\\$&')}"`,
  literal: text => `'${text.replace(/[\\']/g, '\\$&')}'`,
  createTable: table =>
    `CREATE TABLE ${table} (calendar String, open_ms Int64, close_ms Int64, cum_ms Int64)\n` +
    'ENGINE = MergeTree ORDER BY (calendar, open_ms)',
  afterRows: () => [],
  join: asOfJoin,
  readsOnce: true,
  milliseconds: (column, instants) =>
    instants === 'milliseconds'
      ? `accurateCastOrNull(${column}, 'Int64')`
      : `toInt64(floor(toUnixTimestamp64Micro(toDateTime64(${column}, 6)) / 1000))`,
  timestamp: milliseconds => `fromUnixTimestamp64Milli(${milliseconds}, 'UTC')`,
  whole: number => `CAST(${number} AS Nullable(Int64))`,
  series: (from, to) => `ARRAY JOIN range(assumeNotNull(${from}), assumeNotNull(${to}) + 1) AS run`,
  now: 'toUnixTimestamp64Milli(now64(3))',
  // Without it a join without a match gives zeros, which are a valid instant and a valid amount.
  settings: '\nSETTINGS join_use_nulls = 1',
}

const duckdb: Dialect = {
  identifier: quoted,
  literal: text => `'${text.replaceAll("'", "''")}'`,
  createTable: standardTable,
  afterRows: () => [],
  join: asOfJoin,
  joinMany: bucketJoin,
  // epoch_ms rounds towards 1970, floor does not; microseconds of 1900 to 2200 are exact as doubles.
  milliseconds: (column, instants) =>
    instants === 'milliseconds' ? column : `CAST(floor(epoch_us(${column}) / 1000) AS BIGINT)`,
  timestamp: milliseconds => `to_timestamp(${milliseconds} / 1000.0)`,
  whole: standardWhole,
  series: (from, to) => `CROSS JOIN LATERAL (SELECT unnest(range(${from}, ${to} + 1)) AS run) AS sla_series`,
  now: 'epoch_ms(now())',
  settings: '',
}

const postgres: Dialect = {
  identifier: quoted,
  // A backslash escapes only with some server settings; after E it always does.
  literal: text => {
    const inner = text.replaceAll("'", "''")
    return inner.includes('\\') ? ` E'${inner.replaceAll('\\', '\\\\')}'` : `'${inner}'`
  },
  createTable: standardTable,
  afterRows: table => [
    // Each lookup reads one entry of an index with all columns that it needs.
    `CREATE UNIQUE INDEX ON ${table} (calendar, open_ms) INCLUDE (close_ms, cum_ms)`,
    `CREATE UNIQUE INDEX ON ${table} (calendar, cum_ms) INCLUDE (open_ms, close_ms)`,
    `ANALYZE ${table}`,
  ],
  hasArrays: true,
  join: ({ table, row, calendar, column, operator, value }) =>
    [
      'LEFT JOIN LATERAL (',
      `  SELECT sla_row.open_ms, sla_row.close_ms, sla_row.cum_ms FROM ${table} AS sla_row`,
      `  WHERE sla_row.calendar = ${calendar}`,
      `    AND sla_row.${column} ${operator} ${value}`,
      `  ORDER BY sla_row.${column} DESC LIMIT 1`,
      `) AS ${row} ON true`,
    ].join('\n'),
  // The epoch of an infinite timestamp is not a whole number.
  milliseconds: (column, instants) =>
    instants === 'milliseconds'
      ? column
      : `CASE WHEN isfinite(${column}) THEN floor(extract(epoch FROM ${column}) * 1000)::bigint END`,
  timestamp: milliseconds => `timestamptz 'epoch' + ${milliseconds} * interval '1 millisecond'`,
  whole: standardWhole,
  series: (from, to) => `CROSS JOIN LATERAL generate_series(${from}, ${to}) AS sla_series(run)`,
  now: 'floor(extract(epoch FROM statement_timestamp()) * 1000)::bigint',
  settings: '',
}

const DIALECTS: { readonly [D in SqlDialect]: Dialect } = { clickhouse, duckdb, postgres }

/** The names of all dialects. */
export const dialectNames = Object.keys(DIALECTS) as readonly SqlDialect[]

/**
 * Returns a dialect by its name.
 *
 * @throws {SlaCalendarError} `input-invalid`
 */
export function dialectNamed(name: unknown): Dialect {
  return DIALECTS[new InputValue(name, ['dialect']).oneOf(dialectNames)]
}

/** Returns the quoted name of a column or of a result. */
export function quotedColumn(dialect: Dialect, name: InputValue): string {
  return dialect.identifier(validText(name))
}

/** Returns the name of a table with its schema, each part quoted. */
export function quotedTable(dialect: Dialect, name: InputValue): string {
  const parts = Array.isArray(name.value) ? name.list() : [name]
  if (parts.length < 1 || parts.length > 3)
    throw name.expected('the name of a table', "Such as ['support', 'tickets'].")
  return parts.map(part => quotedColumn(dialect, part)).join('.')
}

/** Returns a text that every database can store: not blank, without NUL and without lone surrogates. */
export function validText(input: InputValue): string {
  const text = input.text()
  if (/\0|\p{Surrogate}/u.test(text))
    throw input.expected('a text that databases can hold', 'Leave out NUL and half characters.')
  return text
}

/** Returns the quoted name of the calendar table in the options (default: `sla_calendar`). */
export function calendarTableName(dialect: Dialect, options: InputValue, key: string): string {
  return quotedTable(dialect, options.optional(key) ?? new InputValue('sla_calendar', [key]))
}

/** Returns the size for which a query is fast. */
export function sizeOf(options: InputValue): SqlSize {
  return options.optional('size')?.oneOf(['many-tickets', 'many-calendars'] as const) ?? 'many-tickets'
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function standardWhole(number: string): string {
  return `CAST(${number} AS bigint)`
}

function standardTable(table: string): string {
  const column = (name: string, type: string) => `${name} ${type} NOT NULL`
  const numbers = ['open_ms', 'close_ms', 'cum_ms'].map(name => column(name, 'bigint'))
  return `CREATE TABLE ${table} (${[column('calendar', 'text'), ...numbers].join(', ')})`
}

function asOfJoin({ table, row, calendar, column, operator, value }: RowLookup): string {
  return `ASOF LEFT JOIN ${table} AS ${row}\n  ON ${row}.calendar = ${calendar}\n  AND ${row}.${column} ${operator} ${value}`
}
