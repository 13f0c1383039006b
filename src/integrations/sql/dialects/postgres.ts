import { calendarArrays } from '../calendar-arrays.ts'
import type { Dialect } from '../dialect.ts'
import { joinedRows } from '../joined-rows.ts'
import { lastRowJoin } from './last-row-join.ts'
import { standardIdentifier, standardTable, standardWhole } from './standard-sql.ts'

/** PostgreSQL. */
export const postgres: Dialect = {
  identifier: standardIdentifier,
  // A backslash escapes only with some server settings; after E it always does.
  literal: text => {
    const inner = text.replaceAll("'", "''")
    return inner.includes('\\') ? ` E'${inner.replaceAll('\\', '\\\\')}'` : `'${inner}'`
  },
  createTable: table => standardTable(table),
  replacement: table => ({
    before: [
      'BEGIN',
      // Constraints have the indices below. TRUNCATE keeps the table, and with it views that read it.
      standardTable(`IF NOT EXISTS ${table}`).replace(
        /\)$/,
        ', UNIQUE (calendar, open_ms) INCLUDE (close_ms, cum_ms), UNIQUE (calendar, cum_ms) INCLUDE (open_ms, close_ms))',
      ),
      `TRUNCATE ${table}`,
    ],
    table,
    after: [`ANALYZE ${table}`, 'COMMIT'],
  }),
  afterRows: table => [
    // Each lookup reads one entry of an index with all columns that it needs.
    `CREATE UNIQUE INDEX ON ${table} (calendar, open_ms) INCLUDE (close_ms, cum_ms)`,
    `CREATE UNIQUE INDEX ON ${table} (calendar, cum_ms) INCLUDE (open_ms, close_ms)`,
    `ANALYZE ${table}`,
  ],
  forms: {
    'many-tickets': calendarArrays,
    'many-calendars': joinedRows(
      lastRowJoin({
        join: (columns, rest, row) => `LEFT JOIN LATERAL (\n  SELECT ${columns} ${rest} LIMIT 1\n) AS ${row} ON true`,
        name: calendar => calendar,
      }),
    ),
  },
  // The epoch of an infinite timestamp is not a whole number.
  milliseconds: (column, instants) =>
    instants === 'milliseconds'
      ? column
      : `CASE WHEN isfinite(${column}) THEN floor(extract(epoch FROM ${column}) * 1000)::bigint END`,
  timestamp: milliseconds => `timestamptz 'epoch' + ${milliseconds} * interval '1 millisecond'`,
  whole: standardWhole,
  series: (from, to) => ({ value: `generate_series(${from}, ${to})`, join: '' }),
  now: 'floor(extract(epoch FROM statement_timestamp()) * 1000)::bigint',
  settings: '',
}
