import type { Dialect } from './dialect.ts'

// W(t), the open time up to an instant, and its inverse need one row of the calendar table each. The rows at the ends of
// a calendar's range are chosen so that the same formulae are correct there:
//
//   from - 1 .. from   cum -1      W(from) = -1 + 1 = 0, and no amount above 0 is reached here
//   open .. close      cum         W(t) = cum + least(t, close) - open, reached at open + amount - cum
//   to .. to           cum total   an amount that is reached here exceeds the range

/** The parts of a query that a lookup uses. */
export type LookupContext = {
  readonly dialect: Dialect
  /** The quoted name of the calendar table. */
  readonly calendars: string
  /** The expression for the calendar's name. */
  readonly calendar: string
}

/** A SQL expression and the joins that it needs. */
export type Expression = { readonly joins: readonly string[]; readonly value: string }

/** Replaces larger budgets: it is longer than every range, and sums with it do not overflow. */
const LARGEST = Number.MAX_SAFE_INTEGER

/** Returns the first instant at which a budget of open time has passed since the start. */
export function openTimeReachedAt(query: LookupContext, start: string, budget: string): Expression {
  const opened = openTimeUntil(query, 'sla_start', start)
  const amount = `${opened.amount} + least(${budget}, ${LARGEST})`
  const row = 'sla_due'
  const join = query.dialect.join({
    table: query.calendars,
    row,
    calendar: query.calendar,
    column: 'cum_ms',
    operator: '<',
    value: `(${amount})`,
  })
  const due = `${row}.open_ms + ${amount} - ${row}.cum_ms`
  const value = [
    'CASE',
    `    WHEN ${opened.isInside} AND ${budget} = 0 THEN ${start}`,
    `    WHEN ${opened.isInside} AND ${budget} > 0 AND ${due} <= ${row}.close_ms`,
    `      THEN ${due}`,
    '  END',
  ].join('\n')
  return { joins: [opened.join, join], value }
}

/** Returns the open time from one instant to another. */
export function elapsedTime(query: LookupContext, from: string, to: string): Expression {
  const first = openTimeUntil(query, 'sla_from', from)
  const second = openTimeUntil(query, 'sla_to', to)
  const value = [
    'CASE',
    `    WHEN ${first.isInside} AND ${second.isInside}`,
    `      THEN (${second.amount}) - (${first.amount})`,
    '  END',
  ].join('\n')
  return { joins: [first.join, second.join], value }
}

/** Returns the open time up to an instant, from the last row that opens at or before it. */
function openTimeUntil({ dialect, calendars, calendar }: LookupContext, row: string, at: string) {
  return {
    join: dialect.join({ table: calendars, row, calendar, column: 'open_ms', operator: '<=', value: at }),
    /** W(t), from the start of the range. */
    amount: `${row}.cum_ms + least(${at}, ${row}.close_ms) - ${row}.open_ms`,
    /** Whether the instant is in the range, both ends included; not true without a row. */
    isInside:
      `(${row}.cum_ms >= 0 OR ${at} > ${row}.open_ms) ` +
      `AND (${row}.close_ms > ${row}.open_ms OR ${at} = ${row}.open_ms)`,
  }
}
