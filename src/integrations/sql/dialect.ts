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
 * - `many-tickets`: reads the whole calendar table once, and then each ticket.
 * - `many-calendars`: looks up single rows. For few tickets and a large calendar table.
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
  /**
   * Returns how to replace the rows of a calendar table that may exist.
   *
   * @param next another table, for databases without transactions
   */
  replacement(table: string, next: string): Replacement
  /** How a query looks up open time, by size. */
  readonly forms: { readonly [size in SqlSize]: OpenTimeForm }
  /**
   * If set, a query reads the columns of its tickets in a subquery, because it uses them several times. The functions replace
   * NULL by a name and a number that no row has.
   */
  readonly readsOnce?: { name(column: string): string; number(column: string): string }
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
  /** The end of a query over histories. */
  readonly settings: string
}

/** The statements before and after the rows of a table that is replaced. */
export type Replacement = {
  readonly before: readonly string[]
  /** The table to which the rows go. */
  readonly table: string
  readonly after: readonly string[]
}

/** Expressions that look up open time in the calendar table. */
export type OpenTimeForm = {
  /** Returns the first instant at which a budget of open time has passed since the start. */
  reachedAt(query: LookupContext, start: string, budget: string): Expression
  /** Returns the open time from one instant to another. */
  elapsed(query: LookupContext, from: string, to: string): Expression
}

/** The parts of a query that a look-up uses. */
export type LookupContext = {
  readonly dialect: Dialect
  /** The quoted name of the calendar table. */
  readonly calendars: string
  /** The expression for the calendar's name. */
  readonly calendar: string
  readonly size: SqlSize
}

/** A SQL expression and the joins that it needs. */
export type Expression = { readonly joins: readonly string[]; readonly value: string }
