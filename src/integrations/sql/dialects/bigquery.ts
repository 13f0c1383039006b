import type { Dialect } from '../dialect.ts'
import { joinedRows } from '../joined-rows.ts'
import { bucketJoin, repeatBy } from './bucket-join.ts'
import { standardReplacement, standardTable } from './standard-sql.ts'

// Not run. Sources:
//
// - https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical (names and texts)
// - https://cloud.google.com/bigquery/docs/reference/standard-sql/array_functions (GENERATE_ARRAY, with its end)
// - https://cloud.google.com/bigquery/docs/reference/standard-sql/mathematical_functions (DIV)
// - https://cloud.google.com/bigquery/docs/reference/standard-sql/timestamp_functions (UNIX_MILLIS, TIMESTAMP_MILLIS)

const series: Dialect['series'] = (from, to) => ({
  value: 'sla_number',
  join: ` CROSS JOIN UNNEST(GENERATE_ARRAY(${from}, ${to})) AS sla_number`,
})

const rows = joinedRows(bucketJoin({ ...repeatBy(series), divide: (number, by) => `DIV(${number}, ${by})` }))

/** BigQuery. */
export const bigquery: Dialect = {
  identifier: name => `\`${escaped(name, '`')}\``,
  literal: text => `'${escaped(text, "'")}'`,
  createTable: table => standardTable(table, 'STRING', 'INT64'),
  afterRows: () => [],
  replacement: table => standardReplacement(standardTable(table, 'STRING', 'INT64'), table),
  forms: { 'many-tickets': rows, 'many-calendars': rows },
  milliseconds: (column, instants) => (instants === 'milliseconds' ? column : `UNIX_MILLIS(${column})`),
  timestamp: milliseconds => `TIMESTAMP_MILLIS(${milliseconds})`,
  whole: number => `CAST(${number} AS INT64)`,
  series,
  now: 'UNIX_MILLIS(CURRENT_TIMESTAMP())',
  settings: '',
}

/** Escapes backslashes, quotes and line breaks, as BigQuery does in names and in texts. */
function escaped(text: string, quote: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}
