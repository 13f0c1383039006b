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

/** A day, for instants, and the open time of a day, for amounts: few rows are in more than one bucket. */
const BUCKETS = { open_ms: 86_400_000, cum_ms: 28_800_000 }

// A row applies up to the next one. For amounts these are the rows with open time: others reach no amount.
const ROWS = {
  open_ms: (table: string) =>
    `SELECT *, open_ms AS from_value, coalesce(lead(open_ms) OVER (PARTITION BY calendar ORDER BY open_ms) - 1, open_ms) AS to_value FROM ${table}`,
  cum_ms: (table: string) =>
    `SELECT *, cum_ms + 1 AS from_value, cum_ms + close_ms - open_ms AS to_value FROM ${table} WHERE cum_ms >= 0 AND close_ms > open_ms`,
}

/**
 * Returns DuckDB's join of a row by hash: rows and values meet in buckets of equal size. A row is in every bucket that it
 * overlaps. Two hash joins are faster than two ASOF joins, which sort the tickets.
 */
export function bucketJoin({ table, row, calendar, column, value }: RowLookup): string {
  const bucket = (text: string) => `${text} // ${BUCKETS[column]}`
  return [
    'LEFT JOIN (',
    `  SELECT *, unnest(range(${bucket('from_value')}, ${bucket('to_value')} + 1)) AS bucket`,
    `  FROM (${ROWS[column](table)})`,
    `) AS ${row}`,
    `  ON ${row}.calendar = ${calendar} AND ${row}.bucket = ${bucket(`(${value})`)}`,
    `  AND (${value}) BETWEEN ${row}.from_value AND ${row}.to_value`,
  ].join('\n')
}
