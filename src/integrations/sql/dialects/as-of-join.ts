import { ROW_COLUMNS, type RowJoins } from '../joined-rows.ts'

const { add_ms, most_ms, back_ms } = ROW_COLUMNS

/** The ASOF joins of ClickHouse and DuckDB. */
export const asOfJoin: RowJoins = {
  // A row after the end of the range, where W is 0, is found by later instants.
  opened: ({ table, row, calendar, value }) =>
    [
      'ASOF LEFT JOIN (',
      `  SELECT calendar, open_ms, ${add_ms} AS add_ms, ${most_ms} AS most_ms FROM ${table}`,
      `  UNION ALL SELECT calendar, open_ms + 1, 0, 0 FROM ${table} WHERE close_ms = open_ms`,
      `) AS ${row}`,
      `  ON ${row}.calendar = ${calendar} AND ${row}.open_ms <= ${value}`,
    ].join('\n'),
  reached: ({ table, row, calendar, value }) =>
    [
      'ASOF LEFT JOIN (',
      `  SELECT calendar, cum_ms + 1 AS below_ms, CASE WHEN close_ms > open_ms THEN ${back_ms} END AS back_ms FROM ${table}`,
      `) AS ${row}`,
      `  ON ${row}.calendar = ${calendar} AND ${row}.below_ms < ${value}`,
    ].join('\n'),
}
