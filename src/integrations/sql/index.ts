/**
 * Tables and queries with which a database computes deadlines: PostgreSQL, DuckDB and ClickHouse.
 *
 * @module
 */
export {
  type CalendarRow,
  type CalendarTable,
  type CalendarTableOptions,
  type CalendarTableRange,
  calendarTable,
} from './calendar-table.ts'
export type { SqlDialect, SqlInstants, SqlSize, TableName } from './dialect.ts'
export { type HistoryEventColumns, type HistoryQueryOptions, historyQuery } from './history/history-query.ts'
export { type PostgresFunctionOptions, postgresFunction } from './postgres-function.ts'
export {
  type DeadlineQueryOptions,
  deadlineQuery,
  type ElapsedQueryOptions,
  elapsedQuery,
  type TicketQueryOptions,
} from './query.ts'
