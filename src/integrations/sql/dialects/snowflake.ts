import type { Dialect } from '../dialect.ts'
import { joinedRows } from '../joined-rows.ts'
import { bucketJoin, repeatBy } from './bucket-join.ts'
import { standardIdentifier, standardReplacement, standardTable, standardWhole } from './standard-sql.ts'

// Not run. Sources:
//
// - https://docs.snowflake.com/en/sql-reference/data-types-text (backslashes escape in texts)
// - https://docs.snowflake.com/en/sql-reference/identifiers-syntax (quoted names are case-sensitive)
// - https://docs.snowflake.com/en/sql-reference/functions/flatten
// - https://docs.snowflake.com/en/sql-reference/functions/array_generate_range (without its end)
// - https://docs.snowflake.com/en/sql-reference/functions/date_part (epoch_millisecond)
// - https://docs.snowflake.com/en/sql-reference/functions/to_timestamp (a number with a scale of 3: milliseconds)
// - https://docs.snowflake.com/en/sql-reference/functions-window-syntax (frames of windows)

const series: Dialect['series'] = (from, to) => ({
  value: 'sla_numbers.VALUE::bigint',
  join: `, LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(${from}, ${to} + 1)) AS sla_numbers`,
})

// A quotient of whole numbers is rounded to six decimals, so the rest is taken away first.
const rows = joinedRows(
  bucketJoin({ ...repeatBy(series), divide: (number, by) => `(${number} - MOD(${number}, ${by})) / ${by}` }),
)

/** Snowflake. */
export const snowflake: Dialect = {
  identifier: standardIdentifier,
  literal: text => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`,
  createTable: table => standardTable(table, 'varchar'),
  afterRows: () => [],
  replacement: table => standardReplacement(standardTable(table, 'varchar'), table),
  forms: { 'many-tickets': rows, 'many-calendars': rows },
  milliseconds: (column, instants) =>
    instants === 'milliseconds' ? column : `DATE_PART(EPOCH_MILLISECOND, ${column})`,
  timestamp: milliseconds => `TO_TIMESTAMP_TZ(${milliseconds}, 3)`,
  whole: standardWhole,
  series,
  now: 'DATE_PART(EPOCH_MILLISECOND, CURRENT_TIMESTAMP())',
  settings: '',
}
