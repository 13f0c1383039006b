import { arrayElapsed, arrayReachedAt } from './arrays.ts'
import type { RowLookup } from './dialect.ts'
import { type Expression, LARGEST_BUDGET, type LookupContext } from './lookup-context.ts'

// W(t), the open time up to an instant, and its inverse need one row of the calendar table each. The rows at the ends of
// a calendar's range are chosen so that the same formulae are correct there:
//
//   from - 1 .. from   cum -1      W(from) = -1 + 1 = 0, and no amount above 0 is reached here
//   open .. close      cum         W(t) = cum + least(t, close) - open, reached at open + amount - cum
//   to .. to           cum total   an amount that is reached here exceeds the range

/** Returns the first instant at which a budget of open time has passed since the start. */
export function openTimeReachedAt(query: LookupContext, start: string, budget: string): Expression {
  if (usesArrays(query)) return arrayReachedAt(query, start, budget)
  const opened = openTimeUntil(query, 'sla_start', start)
  const amount = `${opened.amount} + least(${budget}, ${LARGEST_BUDGET})`
  const row = 'sla_due'
  const join = joinOf(query, {
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
  if (usesArrays(query)) return arrayElapsed(query, from, to)
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
function openTimeUntil(query: LookupContext, row: string, at: string) {
  const { calendars: table, calendar } = query
  return {
    join: joinOf(query, { table, row, calendar, column: 'open_ms', operator: '<=', value: at }),
    /** W(t), from the start of the range. */
    amount: `${row}.cum_ms + least(${at}, ${row}.close_ms) - ${row}.open_ms`,
    /** Whether the instant is in the range, both ends included; not true without a row. */
    isInside:
      `(${row}.cum_ms >= 0 OR ${at} > ${row}.open_ms) ` +
      `AND (${row}.close_ms > ${row}.open_ms OR ${at} = ${row}.open_ms)`,
  }
}

function usesArrays({ dialect, size }: LookupContext): boolean {
  return size === 'many-tickets' && dialect.hasArrays === true
}

function joinOf({ dialect, size }: LookupContext, row: RowLookup): string {
  return size === 'many-tickets' && dialect.joinMany ? dialect.joinMany(row) : dialect.join(row)
}
