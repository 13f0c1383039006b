import { InputValue } from '../../validation/input-value.ts'

/** The databases whose SQL is written, each tried on the real engine. */
export type SqlDialect = 'clickhouse' | 'duckdb' | 'postgres'

/**
 * The name of a table. A text is one name, whatever is in it: a dot is part of the name. A schema, or a catalogue and
 * a schema, goes before it in a list: `['support', 'tickets']`.
 */
export type TableName = string | readonly string[]

/** How instants stand in a table: whole epoch milliseconds (BIGINT, Int64), or the database's own timestamps. */
export type SqlInstants = 'milliseconds' | 'timestamps'

/** What differs from one database to another. */
export type Dialect = {
  /** A name as it stands in a query, quoted. */
  identifier(name: string): string
  /** A text as it stands in a query, quoted. */
  literal(text: string): string
  /** Creates the calendar table. */
  createTable(table: string): string
  /** What is done once the calendar table holds its rows. */
  afterRows(table: string): readonly string[]
  /** Joins the last row of a calendar whose column is below (or at) a value; nulls where there is none. */
  join(row: RowSought): string
  /** Reads a column as epoch milliseconds; NULL for what is none. */
  milliseconds(column: string, instants: SqlInstants): string
  /** Gives epoch milliseconds as a timestamp. */
  timestamp(milliseconds: string): string
  /** What a query ends with. */
  readonly settings: string
}

/** A row of the calendar table that a query looks up. */
export type RowSought = {
  readonly table: string
  /** What the query calls the row. */
  readonly row: string
  /** The name of the calendar. */
  readonly calendar: string
  readonly column: 'open_ms' | 'cum_ms'
  readonly operator: '<=' | '<'
  readonly value: string
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
  milliseconds: (column, instants) =>
    instants === 'milliseconds'
      ? `accurateCastOrNull(${column}, 'Int64')`
      : `toInt64(floor(toUnixTimestamp64Micro(toDateTime64(${column}, 6)) / 1000))`,
  timestamp: milliseconds => `fromUnixTimestamp64Milli(${milliseconds}, 'UTC')`,
  // Without it a row that finds none gets zeros, which are an instant and an amount.
  settings: '\nSETTINGS join_use_nulls = 1',
}

const duckdb: Dialect = {
  identifier: quoted,
  literal: text => `'${text.replaceAll("'", "''")}'`,
  createTable: standardTable,
  afterRows: () => [],
  join: asOfJoin,
  // epoch_ms rounds towards 1970, floor does not; microseconds of 1900 to 2200 are exact as doubles.
  milliseconds: (column, instants) =>
    instants === 'milliseconds' ? column : `CAST(floor(epoch_us(${column}) / 1000) AS BIGINT)`,
  timestamp: milliseconds => `to_timestamp(${milliseconds} / 1000.0)`,
  settings: '',
}

const postgres: Dialect = {
  identifier: quoted,
  // A backslash escapes where the server is set so; with the E it does everywhere.
  literal: text => {
    const inner = text.replaceAll("'", "''")
    return inner.includes('\\') ? ` E'${inner.replaceAll('\\', '\\\\')}'` : `'${inner}'`
  },
  createTable: standardTable,
  afterRows: table => [
    // Each look-up reads one entry of an index that has all it needs.
    `CREATE UNIQUE INDEX ON ${table} (calendar, open_ms) INCLUDE (close_ms, cum_ms)`,
    `CREATE UNIQUE INDEX ON ${table} (calendar, cum_ms) INCLUDE (open_ms, close_ms)`,
    `ANALYZE ${table}`,
  ],
  join: ({ table, row, calendar, column, operator, value }) =>
    [
      'LEFT JOIN LATERAL (',
      `  SELECT sla_row.open_ms, sla_row.close_ms, sla_row.cum_ms FROM ${table} AS sla_row`,
      `  WHERE sla_row.calendar = ${calendar}`,
      `    AND sla_row.${column} ${operator} ${value}`,
      `  ORDER BY sla_row.${column} DESC LIMIT 1`,
      `) AS ${row} ON true`,
    ].join('\n'),
  // The epoch of an infinite timestamp is no whole number.
  milliseconds: (column, instants) =>
    instants === 'milliseconds'
      ? column
      : `CASE WHEN isfinite(${column}) THEN floor(extract(epoch FROM ${column}) * 1000)::bigint END`,
  timestamp: milliseconds => `timestamptz 'epoch' + ${milliseconds} * interval '1 millisecond'`,
  settings: '',
}

const DIALECTS: { readonly [D in SqlDialect]: Dialect } = { clickhouse, duckdb, postgres }

/** The names of all dialects. */
export const dialectNames = Object.keys(DIALECTS) as readonly SqlDialect[]

/** A dialect by its name. */
export function dialectNamed(name: unknown): Dialect {
  return DIALECTS[new InputValue(name, ['dialect']).oneOf(dialectNames)]
}

/** The name of a column or of a result, quoted. */
export function columnIn(dialect: Dialect, name: InputValue): string {
  return dialect.identifier(speakable(name))
}

/** The name of a table with its schema, quoted part by part. */
export function tableIn(dialect: Dialect, name: InputValue): string {
  const parts = Array.isArray(name.value) ? name.list() : [name]
  if (parts.length < 1 || parts.length > 3)
    throw name.expected('the name of a table', "Such as ['support', 'tickets'].")
  return parts.map(part => columnIn(dialect, part)).join('.')
}

/** A text that every database can hold: not blank, without NUL and without halves of characters. */
export function speakable(given: InputValue): string {
  const text = given.text()
  if (/\0|\p{Surrogate}/u.test(text))
    throw given.expected('a text that databases can hold', 'Leave out NUL and half characters.')
  return text
}

/** The calendar table that the options name, quoted; `sla_calendar` unless they say otherwise. */
export function calendarsIn(dialect: Dialect, options: InputValue, key: string): string {
  return tableIn(dialect, options.optional(key) ?? new InputValue('sla_calendar', [key]))
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function standardTable(table: string): string {
  const column = (name: string, type: string) => `${name} ${type} NOT NULL`
  const numbers = ['open_ms', 'close_ms', 'cum_ms'].map(name => column(name, 'bigint'))
  return `CREATE TABLE ${table} (${[column('calendar', 'text'), ...numbers].join(', ')})`
}

function asOfJoin({ table, row, calendar, column, operator, value }: RowSought): string {
  return `ASOF LEFT JOIN ${table} AS ${row}\n  ON ${row}.calendar = ${calendar}\n  AND ${row}.${column} ${operator} ${value}`
}
