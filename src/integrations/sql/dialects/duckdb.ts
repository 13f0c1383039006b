import type { Dialect } from '../dialect.ts'
import { joinedRows } from '../joined-rows.ts'
import { asOfJoin } from './as-of-join.ts'
import { bucketJoin } from './bucket-join.ts'
import { standardIdentifier, standardReplacement, standardTable, standardWhole } from './standard-sql.ts'

const series: Dialect['series'] = (from, to) => ({ value: `unnest(range(${from}, ${to} + 1))`, join: '' })

/** DuckDB. */
export const duckdb: Dialect = {
  identifier: standardIdentifier,
  literal: text => `'${text.replaceAll("'", "''")}'`,
  createTable: table => standardTable(table),
  afterRows: () => [],
  replacement(table) {
    const { before } = standardReplacement(standardTable(table), table)
    return { before: ['BEGIN TRANSACTION', ...before], table, after: ['COMMIT'] }
  },
  forms: {
    'many-tickets': joinedRows(bucketJoin({ series, divide: (number, by) => `${number} // ${by}` })),
    'many-calendars': joinedRows(asOfJoin),
  },
  // epoch_ms rounds towards 1970, floor does not; microseconds of 1900 to 2200 are exact as doubles.
  milliseconds: (column, instants) =>
    instants === 'milliseconds' ? column : `CAST(floor(epoch_us(${column}) / 1000) AS BIGINT)`,
  timestamp: milliseconds => `to_timestamp(${milliseconds} / 1000.0)`,
  whole: standardWhole,
  series,
  now: 'epoch_ms(now())',
  settings: '',
}
