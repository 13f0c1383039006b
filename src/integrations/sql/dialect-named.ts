import { InputValue } from '../../validation/input-value.ts'
import type { Dialect, SqlDialect } from './dialect.ts'
import { bigquery } from './dialects/bigquery.ts'
import { clickhouse } from './dialects/clickhouse.ts'
import { duckdb } from './dialects/duckdb.ts'
import { postgres } from './dialects/postgres.ts'
import { snowflake } from './dialects/snowflake.ts'
import { spark } from './dialects/spark.ts'
import { sqlserver } from './dialects/sqlserver.ts'

const DIALECTS: { readonly [D in SqlDialect]: Dialect } = {
  ...{ clickhouse, duckdb, postgres },
  // Not run.
  ...{ bigquery, snowflake, spark, sqlserver },
}

/** The names of all dialects. */
export const dialectNames = Object.keys(DIALECTS) as readonly SqlDialect[]

/**
 * Returns a dialect by its name.
 *
 * @throws {SlaCalendarError} `input-invalid`
 */
export function dialectNamed(name: unknown): Dialect {
  return DIALECTS[new InputValue(name, ['dialect']).oneOf(dialectNames)]
}
