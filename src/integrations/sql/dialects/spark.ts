import type { Dialect } from '../dialect.ts'
import { joinedRows } from '../joined-rows.ts'
import { bucketJoin, repeatBy } from './bucket-join.ts'
import { standardReplacement, standardTable, standardWhole } from './standard-sql.ts'

// Not run. Sources:
//
// - https://spark.apache.org/docs/latest/sql-ref-identifier.html (backticks)
// - https://spark.apache.org/docs/latest/sql-ref-literals.html (backslashes escape in texts)
// - https://spark.apache.org/docs/latest/api/sql/ (sequence, explode, div, unix_millis, timestamp_millis)

const series: Dialect['series'] = (from, to) => ({ value: `explode(sequence(${from}, ${to}))`, join: '' })

const rows = joinedRows(bucketJoin({ ...repeatBy(series), divide: (number, by) => `${number} div ${by}` }))

/** Spark SQL. */
export const spark: Dialect = {
  identifier: name => `\`${name.replaceAll('`', '``')}\``,
  literal: text => `'${text.replace(/[\\']/g, '\\$&')}'`,
  createTable: table => standardTable(table, 'STRING', 'BIGINT'),
  afterRows: () => [],
  replacement: table => standardReplacement(standardTable(table, 'STRING', 'BIGINT'), table),
  forms: { 'many-tickets': rows, 'many-calendars': rows },
  milliseconds: (column, instants) => (instants === 'milliseconds' ? column : `unix_millis(${column})`),
  timestamp: milliseconds => `timestamp_millis(${milliseconds})`,
  whole: standardWhole,
  series,
  now: 'unix_millis(current_timestamp())',
  settings: '',
}
