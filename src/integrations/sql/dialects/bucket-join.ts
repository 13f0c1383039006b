import type { Dialect } from '../dialect.ts'
import { ROW_COLUMNS, type RowJoins } from '../joined-rows.ts'

const { add_ms, most_ms, back_ms } = ROW_COLUMNS

// A row applies up to the next one. For amounts these are the rows with open time: the values of others end before they begin.
// A WHERE for that would let DuckDB expect few rows, and then it hashes the rows rather than the tickets.
const ROWS = {
  opened: {
    columns: `open_ms AS from_value, coalesce(lead(open_ms) OVER (PARTITION BY calendar ORDER BY open_ms) - 1, open_ms) AS to_value, ${add_ms} AS add_ms, ${most_ms} AS most_ms`,
    /** A day: few rows are in more than one bucket. */
    bucket: 86_400_000,
  },
  reached: {
    columns: `cum_ms + 2 AS from_value, cum_ms + close_ms - open_ms + 1 AS to_value, ${back_ms} AS back_ms`,
    /** The open time of a day. */
    bucket: 28_800_000,
  },
}

/** How a database divides whole numbers, and repeats rows. */
type Buckets = Pick<Dialect, 'series'> & {
  /** Returns a whole number divided by another one, without the rest. */
  divide(number: string, by: number): string
}

/**
 * Returns joins by hash: rows and values meet in buckets of equal size. A row is in every bucket that it overlaps. In DuckDB,
 * two hash joins are faster than two ASOF joins, which sort the tickets.
 */
export function bucketJoin({ series, divide }: Buckets): RowJoins {
  const of =
    ({ columns, bucket: size }: (typeof ROWS)[keyof typeof ROWS]): RowJoins['opened'] =>
    ({ table, row, calendar, value }) => {
      const bucket = (number: string) => divide(number, size)
      const buckets = series(bucket('sla_rows.from_value'), bucket('sla_rows.to_value'))
      return [
        'LEFT JOIN (',
        `  SELECT sla_rows.*, ${buckets.value} AS bucket`,
        `  FROM (SELECT calendar, ${columns} FROM ${table}) AS sla_rows${buckets.join}`,
        `) AS ${row}`,
        `  ON ${row}.calendar = ${calendar} AND ${row}.bucket = ${bucket(`(${value})`)}`,
        `  AND (${value}) BETWEEN ${row}.from_value AND ${row}.to_value`,
      ].join('\n')
    }
  return { opened: of(ROWS.opened), reached: of(ROWS.reached) }
}
