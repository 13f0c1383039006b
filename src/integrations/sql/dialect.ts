/**
 * The supported databases.
 *
 * - `clickhouse`, `duckdb` and `postgres` are tested on the real engine.
 * - `bigquery`, `snowflake`, `spark` and `sqlserver` are written from their documentation. They were not run.
 */
export type SqlDialect = 'bigquery' | 'clickhouse' | 'duckdb' | 'postgres' | 'snowflake' | 'spark' | 'sqlserver'

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
  /** Whether a query computes the columns of its tickets in a subquery first, because it reads them several times. */
  readonly readsOnce?: boolean
  /** Returns a column as epoch milliseconds; NULL for a value that is not an instant. */
  milliseconds(column: string, instants: SqlInstants): string
  /** Returns epoch milliseconds as a timestamp. */
  timestamp(milliseconds: string): string
  /** Returns a whole number of 64 bits. Sums are wider in some databases. */
  whole(number: string): string
  /** Repeats each row, once per whole number from one to another: returns the number, and a join. */
  series(from: string, to: string): { readonly value: string; readonly join: string }
  /** Returns a condition as a column. */
  readonly condition?: (condition: string) => string
  /** Returns a text that is compared letter by letter. */
  readonly exact?: (text: string) => string
  /** Returns the present instant in epoch milliseconds. */
  readonly now: string
  /** The end of each query. */
  readonly settings: string
}

/** A row of the calendar table that a query looks up. */
export type RowLookup = {
  readonly table: string
  /** The alias of the row in the query. */
  readonly row: string
  /** The name of the calendar. */
  readonly calendar: string
  readonly column: 'open_ms' | 'cum_ms'
  readonly operator: '<=' | '<'
  readonly value: string
}
