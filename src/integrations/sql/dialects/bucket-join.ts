import type { Dialect, RowLookup } from '../dialect.ts'

/** A day, for instants, and the open time of a day, for amounts: few rows are in more than one bucket. */
const BUCKETS = { open_ms: 86_400_000, cum_ms: 28_800_000 }

// A row applies up to the next one. For amounts these are the rows with open time: others reach no amount.
const ROWS = {
  open_ms: (table: string) =>
    `SELECT *, open_ms AS from_value, coalesce(lead(open_ms) OVER (PARTITION BY calendar ORDER BY open_ms) - 1, open_ms) AS to_value FROM ${table}`,
  cum_ms: (table: string) =>
    `SELECT *, cum_ms + 1 AS from_value, cum_ms + close_ms - open_ms AS to_value FROM ${table} WHERE cum_ms >= 0 AND close_ms > open_ms`,
}

/** How a database divides whole numbers, and repeats rows. */
type Buckets = Pick<Dialect, 'series'> & {
  /** Returns a whole number divided by another one, without the rest. */
  divide(number: string, by: number): string
}

/**
 * Returns the join of a row by hash: rows and values meet in buckets of equal size. A row is in every bucket that it
 * overlaps. In DuckDB, two hash joins are faster than two ASOF joins, which sort the tickets.
 */
export function bucketJoin({ series, divide }: Buckets): (row: RowLookup) => string {
  return ({ table, row, calendar, column, value }) => {
    const bucket = (number: string) => divide(number, BUCKETS[column])
    const buckets = series(bucket('sla_rows.from_value'), bucket('sla_rows.to_value'))
    return [
      'LEFT JOIN (',
      `  SELECT sla_rows.*, ${buckets.value} AS bucket`,
      `  FROM (${ROWS[column](table)}) AS sla_rows${buckets.join}`,
      `) AS ${row}`,
      `  ON ${row}.calendar = ${calendar} AND ${row}.bucket = ${bucket(`(${value})`)}`,
      `  AND (${value}) BETWEEN ${row}.from_value AND ${row}.to_value`,
    ].join('\n')
  }
}
