import type { Dialect } from '../dialect.ts'
import { ROW_COLUMNS, type RowJoins } from '../joined-rows.ts'

const HOUR = 3_600_000
const { add_ms, most_ms, back_ms } = ROW_COLUMNS

// A row applies up to the next one. For amounts these are the rows with open time: the values of others end before they begin.
// A WHERE for that would let DuckDB expect few rows, and then it hashes the rows rather than the tickets.
const COLUMNS = {
  opened: `open_ms AS from_value, coalesce(lead(open_ms) OVER (PARTITION BY calendar ORDER BY open_ms) - 1, open_ms) AS to_value, ${add_ms} AS add_ms, ${most_ms} AS most_ms`,
  reached: `cum_ms + 2 AS from_value, cum_ms + close_ms - open_ms + 1 AS to_value, ${back_ms} AS back_ms`,
}

/** How a database puts rows into buckets. */
type Buckets = Record<keyof RowJoins, Lookup> & {
  /** Returns a whole number divided by another one, without the rest. */
  divide(number: string, by: number): string
}

type Lookup = {
  /** The size of a bucket in hours. In larger buckets there are more rows to compare, but fewer rows are in several buckets. */
  readonly hours: number
  /** Returns the rows of a query once per bucket, from the first bucket to the last. Both are expressions of `sla_rows`. */
  repeat(rows: string, first: string, last: string): string[]
}

/** Repeats rows by a series of numbers, in buckets of a day, and of the open time of a day. */
export function repeatBy(series: Dialect['series']): Record<keyof RowJoins, Lookup> {
  const repeat: Lookup['repeat'] = (rows, first, last) => {
    const { value, join } = series(first, last)
    return [`SELECT sla_rows.*, ${value} AS bucket`, `FROM (${rows}) AS sla_rows${join}`]
  }
  return { opened: { hours: 24, repeat }, reached: { hours: 8, repeat } }
}

/**
 * Returns joins by hash: rows and values meet in buckets of equal size. A row is in every bucket that it overlaps. In DuckDB,
 * two hash joins are faster than two ASOF joins, which sort the tickets.
 */
export function bucketJoin(buckets: Buckets): RowJoins {
  const of =
    (lookup: keyof RowJoins): RowJoins[typeof lookup] =>
    ({ table, row, calendar, value }) => {
      const { hours, repeat } = buckets[lookup]
      const bucket = (number: string) => buckets.divide(number, hours * HOUR)
      const rows = `SELECT calendar, ${COLUMNS[lookup]} FROM ${table}`
      return [
        'LEFT JOIN (',
        ...repeat(rows, bucket('sla_rows.from_value'), bucket('sla_rows.to_value')).map(line => `  ${line}`),
        `) AS ${row}`,
        `  ON ${row}.calendar = ${calendar} AND ${row}.bucket = ${bucket(`(${value})`)}`,
        `  AND (${value}) BETWEEN ${row}.from_value AND ${row}.to_value`,
      ].join('\n')
    }
  return { opened: of('opened'), reached: of('reached') }
}
