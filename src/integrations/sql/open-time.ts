import type { Dialect } from './dialect.ts'

// W(t), the open time up to an instant, and its inverse, each by one row of the calendar table. The rows at the ends
// of a calendar's range are so made that the formulae hold on them too:
//
//   from - 1 .. from   cum -1      W(from) = -1 + 1 = 0, and no amount above 0 is reached here
//   open .. close      cum         W(t) = cum + least(t, close) - open, reached at open + amount - cum
//   to .. to           cum total   what is reached here lies behind the closing: the range does not suffice

/** What a look-up needs to know about the query that it stands in. */
export type LookUps = {
  readonly dialect: Dialect
  /** The calendar table. */
  readonly calendars: string
  /** The expression that names the calendar. */
  readonly calendar: string
}

/** An expression in SQL and the joins that it needs. */
export type Expression = { readonly joins: readonly string[]; readonly value: string }

/** No range is as long, and no sum with it overflows: it stands for every larger budget. */
const LARGEST = Number.MAX_SAFE_INTEGER

/** The first instant at which a budget of open time has passed since the start. */
export function openTimeReachedAt(query: LookUps, start: string, budget: string): Expression {
  const opened = openUntil(query, 'sla_start', start)
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

/** The open time from one instant to another. */
export function elapsedTime(query: LookUps, from: string, to: string): Expression {
  const first = openUntil(query, 'sla_from', from)
  const second = openUntil(query, 'sla_to', to)
  const value = [
    'CASE',
    `    WHEN ${first.isInside} AND ${second.isInside}`,
    `      THEN (${second.amount}) - (${first.amount})`,
    '  END',
  ].join('\n')
  return { joins: [first.join, second.join], value }
}

/** The open time up to an instant, by the last row that opens at or before it. */
function openUntil({ dialect, calendars, calendar }: LookUps, row: string, at: string) {
  return {
    join: dialect.join({ table: calendars, row, calendar, column: 'open_ms', operator: '<=', value: at }),
    /** W(t), from the start of the range. */
    amount: `${row}.cum_ms + least(${at}, ${row}.close_ms) - ${row}.open_ms`,
    /** Whether the instant lies from the start of the range to its end; not true where there is no row. */
    isInside:
      `(${row}.cum_ms >= 0 OR ${at} > ${row}.open_ms) ` +
      `AND (${row}.close_ms > ${row}.open_ms OR ${at} = ${row}.open_ms)`,
  }
}
