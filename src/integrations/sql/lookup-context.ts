import type { Dialect, SqlSize } from './dialect.ts'

/** The parts of a query that a lookup uses. */
export type LookupContext = {
  readonly dialect: Dialect
  /** The quoted name of the calendar table. */
  readonly calendars: string
  /** The expression for the calendar's name. */
  readonly calendar: string
  readonly size: SqlSize
}

/** A SQL expression and the joins that it needs. */
export type Expression = { readonly joins: readonly string[]; readonly value: string }

/** Replaces larger budgets: it is longer than every range, and sums with it do not overflow. */
export const LARGEST_BUDGET = Number.MAX_SAFE_INTEGER
