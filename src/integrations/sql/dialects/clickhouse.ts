import type { Dialect } from '../dialect.ts'
import { joinedRows } from '../joined-rows.ts'
import { asOfJoin } from './as-of-join.ts'

const createTable = (table: string) =>
  `CREATE TABLE ${table} (calendar String, open_ms Int64, close_ms Int64, cum_ms Int64)\n` +
  'ENGINE = MergeTree ORDER BY (calendar, open_ms)'

/** An instant before every range, and a budget below zero. */
const NEVER = '-9223372036854775808'

const rows = joinedRows(asOfJoin)

/** ClickHouse. */
export const clickhouse: Dialect = {
  // Backslashes escape in ClickHouse, in names and in texts.
  identifier: name => `"${name.replace(/[\\"]/g, '\\$&')}"`,
  literal: text => `'${text.replace(/[\\']/g, '\\$&')}'`,
  createTable,
  afterRows: () => [],
  // It has no transactions, so two tables change places.
  replacement: (table, next) => ({
    before: [createTable(`IF NOT EXISTS ${table}`), `DROP TABLE IF EXISTS ${next}`, createTable(next)],
    table: next,
    after: [`EXCHANGE TABLES ${table} AND ${next}`, `DROP TABLE ${next}`],
  }),
  forms: { 'many-tickets': rows, 'many-calendars': rows },
  // Columns that may be NULL make its joins slower.
  readsOnce: { name: column => `ifNull(${column}, '')`, number: column => `ifNull(${column}, toInt64('${NEVER}'))` },
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
