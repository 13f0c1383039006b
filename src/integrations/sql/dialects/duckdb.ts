import type { Dialect } from '../dialect.ts'
import { joinedRows } from '../joined-rows.ts'
import { asOfJoin } from './as-of-join.ts'
import { bucketJoin } from './bucket-join.ts'
import { standardIdentifier, standardReplacement, standardTable, standardWhole } from './standard-sql.ts'

const series: Dialect['series'] = (from, to) => ({ value: `unnest(range(${from}, ${to} + 1))`, join: '' })

// unnest is slow, so it gets only the rows that reach into another bucket: about a third of them.
const repeatFrom = (kept: 'MATERIALIZED' | 'NOT MATERIALIZED') => (rows: string, first: string, last: string) => [
  `WITH sla_rows AS ${kept} (${rows})`,
  `SELECT sla_rows.*, ${first} AS bucket FROM sla_rows`,
  `UNION ALL SELECT sla_rows.*, unnest(range(${first} + 1, ${last} + 1)) FROM sla_rows WHERE ${last} > ${first}`,
]

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
    'many-tickets': joinedRows(
      bucketJoin({
        // Only the rows of the first look-up come from a window function, which would run twice if they were not kept.
        opened: { hours: 72, repeat: repeatFrom('MATERIALIZED') },
        reached: { hours: 40, repeat: repeatFrom('NOT MATERIALIZED') },
        divide: (number, by) => `${number} // ${by}`,
      }),
    ),
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
