import type { RowLookup } from '../dialect.ts'

/** Returns the ASOF join of ClickHouse and DuckDB. */
export function asOfJoin({ table, row, calendar, column, operator, value }: RowLookup): string {
  return `ASOF LEFT JOIN ${table} AS ${row}\n  ON ${row}.calendar = ${calendar}\n  AND ${row}.${column} ${operator} ${value}`
}
