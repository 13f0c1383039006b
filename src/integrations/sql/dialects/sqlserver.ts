import type { Dialect } from '../dialect.ts'
import { joinedRows } from '../joined-rows.ts'
import { lastRowJoin } from './last-row-join.ts'
import { standardTable, standardWhole } from './standard-sql.ts'

// Not run. SQL Server 2022 or Azure SQL. Sources:
//
// - https://learn.microsoft.com/en-us/sql/relational-databases/databases/database-identifiers (names)
// - https://learn.microsoft.com/en-us/sql/t-sql/queries/from-transact-sql (OUTER APPLY)
// - https://learn.microsoft.com/en-us/sql/t-sql/functions/generate-series-transact-sql
// - https://learn.microsoft.com/en-us/sql/t-sql/functions/logical-functions-least-transact-sql
// - https://learn.microsoft.com/en-us/sql/t-sql/functions/datediff-big-transact-sql
// - https://learn.microsoft.com/en-us/sql/t-sql/functions/todatetimeoffset-transact-sql

// The default collation ignores case: without this one, the names A and a would be one calendar.
const EXACT = 'COLLATE Latin1_General_100_BIN2'

const createTable = (table: string) => standardTable(table, `nvarchar(450) ${EXACT}`)

const afterRows = (table: string) => [
  `CREATE UNIQUE INDEX sla_open ON ${table} (calendar, open_ms) INCLUDE (close_ms, cum_ms)`,
  `CREATE UNIQUE INDEX sla_cum ON ${table} (calendar, cum_ms) INCLUDE (open_ms, close_ms)`,
]

const rows = joinedRows(
  lastRowJoin({
    join: (columns, rest, row) => `OUTER APPLY (\n  SELECT TOP (1) ${columns} ${rest}\n) AS ${row}`,
    name: calendar => `${calendar} ${EXACT}`,
  }),
)

/** SQL Server and Azure SQL. */
export const sqlserver: Dialect = {
  identifier: name => `[${name.replaceAll(']', ']]')}]`,
  literal: text => `N'${text.replaceAll("'", "''")}'`,
  createTable,
  afterRows,
  replacement: table => ({
    before: [`DROP TABLE IF EXISTS ${table}`, createTable(table)],
    table,
    after: afterRows(table),
  }),
  forms: { 'many-tickets': rows, 'many-calendars': rows },
  milliseconds: (column, instants) =>
    instants === 'milliseconds'
      ? column
      : `DATEDIFF_BIG(millisecond, CAST('1970-01-01T00:00:00+00:00' AS datetimeoffset(7)), ${column})`,
  timestamp: milliseconds => {
    const date = "DATEADD(day, (MS) / 86400000, CAST('1970-01-01' AS datetime2(3)))"
    return `TODATETIMEOFFSET(DATEADD(millisecond, (MS) % 86400000, ${date}), '+00:00')`.replaceAll(
      'MS',
      () => milliseconds,
    )
  },
  whole: standardWhole,
  series: (from, to) => ({
    value: 'sla_numbers.value',
    join: ` CROSS APPLY GENERATE_SERIES(CAST(${from} AS bigint), CAST(${to} AS bigint)) AS sla_numbers`,
  }),
  condition: condition => `CAST(CASE WHEN ${condition} THEN 1 ELSE 0 END AS bit)`,
  exact: text => `${text} ${EXACT}`,
  now: "DATEDIFF_BIG(millisecond, CAST('1970-01-01' AS datetime2(3)), SYSUTCDATETIME())",
  settings: '',
}
