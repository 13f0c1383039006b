import type { Dialect } from '../dialect.ts'
import { asOfJoin } from './as-of-join.ts'

/** ClickHouse. */
export const clickhouse: Dialect = {
  // Backslashes escape in ClickHouse, in names and in texts.
  identifier: name => `"${name.replace(/[\\"]/g, '\\$&')}"`,
  literal: text => `'${text.replace(/[\\']/g, '\\$&')}'`,
  createTable: table =>
    `CREATE TABLE ${table} (calendar String, open_ms Int64, close_ms Int64, cum_ms Int64)\n` +
    'ENGINE = MergeTree ORDER BY (calendar, open_ms)',
  afterRows: () => [],
  join: asOfJoin,
  readsOnce: true,
  milliseconds: (column, instants) =>
    instants === 'milliseconds'
      ? `accurateCastOrNull(${column}, 'Int64')`
      : `toInt64(floor(toUnixTimestamp64Micro(toDateTime64(${column}, 6)) / 1000))`,
  timestamp: milliseconds => `fromUnixTimestamp64Milli(${milliseconds}, 'UTC')`,
  whole: number => `CAST(${number} AS Nullable(Int64))`,
  series: (from, to) => ({
    value: `arrayJoin(range(assumeNotNull(${from}), assumeNotNull(${to}) + 1))`,
    join: '',
  }),
  now: 'toUnixTimestamp64Milli(now64(3))',
  // Without it a join without a match gives zeros, which are a valid instant and a valid amount.
  settings: '\nSETTINGS join_use_nulls = 1',
}
