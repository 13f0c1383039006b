import type { LookupContext, OpenTimeForm } from './dialect.ts'

// W(t), the open time up to an instant, and its inverse need one row of the calendar table each. A join computes three columns
// of that row, with W counted from 1:
//
//   add_ms    W(t) = t + add_ms while the row is open
//   most_ms   W at the closing of the row: it stays so until the next opening
//   back_ms   the instant at which the open time reaches an amount is amount + back_ms
//
// So W(t) is least(t + add_ms, most_ms), which is above 0 in the range and at its ends only. Outside, the join finds no row, or
// one whose most_ms is 0: databases give NULL or 0 for a row that is not there. Likewise back_ms is NULL beyond the range.

/** The columns, computed from a row of the calendar table. */
export const ROW_COLUMNS = {
  add_ms: 'cum_ms - open_ms + 1',
  most_ms: 'cum_ms + close_ms - open_ms + 1',
  back_ms: 'open_ms - cum_ms - 1',
} as const

/** Replaces larger budgets: it is longer than every range, and sums with it do not overflow. */
export const LARGEST_BUDGET = Number.MAX_SAFE_INTEGER

/** The joins of a dialect. */
export type RowJoins = {
  /** Returns the join of the last row that opens at or before an instant, with add_ms and most_ms. */
  opened(lookup: RowLookup): string
  /** Returns the join of the row in which W reaches an amount, with back_ms. */
  reached(lookup: RowLookup): string
}

/** A row of the calendar table that a query looks up. */
export type RowLookup = {
  readonly table: string
  /** The alias of the row in the query. */
  readonly row: string
  /** The name of the calendar. */
  readonly calendar: string
  /** The instant or the amount. */
  readonly value: string
}

/** Returns the form of a query that joins two rows of the calendar table to each ticket. */
export function joinedRows(joins: RowJoins): OpenTimeForm {
  const until = ({ calendars: table, calendar }: LookupContext, row: string, value: string) => ({
    join: joins.opened({ table, row, calendar, value }),
    open: `least(${value} + ${row}.add_ms, ${row}.most_ms)`,
  })
  return {
    reachedAt(query, start, budget) {
      const { join, open } = until(query, 'sla_start', start)
      const amount = `(${open} + least(${budget}, ${LARGEST_BUDGET}))`
      const { calendars: table, calendar } = query
      return {
        joins: [join, joins.reached({ table, row: 'sla_due', calendar, value: amount })],
        value: [
          'CASE',
          `    WHEN ${open} > 0 AND ${budget} = 0 THEN ${start}`,
          `    WHEN ${open} > 0 AND ${budget} > 0 THEN ${amount} + sla_due.back_ms`,
          '  END',
        ].join('\n'),
      }
    },
    elapsed(query, from, to) {
      const [first, second] = [until(query, 'sla_from', from), until(query, 'sla_to', to)]
      return {
        joins: [first.join, second.join],
        value: `CASE WHEN ${first.open} > 0 AND ${second.open} > 0 THEN ${second.open} - ${first.open} END`,
      }
    },
  }
}
