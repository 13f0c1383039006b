import type { Expression, LookupContext, OpenTimeForm } from './dialect.ts'
import { LARGEST_BUDGET } from './joined-rows.ts'

// PostgreSQL has the rows of a calendar as three arrays, and finds the place of a value in them by `width_bucket`. W(t), the open
// time up to an instant, is least(t + adds[i], tops[i]) with i = width_bucket(t, opens). Outside the range the place is 0 or
// too large, and the element NULL. The amount is reached in the row after all rows whose W at the closing is below it.
//
// The numbers are doubles, which hold all instants and amounts exactly: PostgreSQL compares them faster than whole numbers.

/** The form of a query for many tickets in PostgreSQL. */
export const calendarArrays: OpenTimeForm = {
  reachedAt(query, start, budget) {
    // OFFSET 0 keeps the planner from computing the amount at each place where it is used.
    const value = lines(
      '(SELECT CASE',
      `    WHEN amount IS NOT NULL AND ${budget} = 0 THEN ${start}`,
      `    WHEN ${budget} > 0 THEN CAST(amount - sla_hours.adds[width_bucket(amount - 1, sla_hours.tops) + 1] AS bigint)`,
      '  END',
      `  FROM (SELECT ${openTimeUntil(start)} + least(${budget}, ${LARGEST_BUDGET}) AS amount OFFSET 0) AS sla_amount)`,
    )
    return { joins: [hoursJoin(query)], value }
  },
  elapsed: (query, from, to): Expression => ({
    joins: [hoursJoin(query)],
    value: `CAST(${openTimeUntil(to)} - ${openTimeUntil(from)} AS bigint)`,
  }),
}

function hoursJoin({ calendars, calendar }: LookupContext): string {
  const array = (number: string) => `array_agg(CAST(${number} AS float8) ORDER BY open_ms)`
  // The first row is the millisecond before the range, and the last one, at its end, has no length.
  const opens = array('CASE WHEN cum_ms < 0 THEN close_ms ELSE open_ms END')
  return lines(
    'LEFT JOIN (',
    `  SELECT calendar, array_append(${opens}, CAST(max(close_ms) + 1 AS float8)) AS opens,`,
    `    ${array('cum_ms - open_ms')} AS adds, ${array('cum_ms + close_ms - open_ms')} AS tops`,
    `  FROM ${calendars} GROUP BY calendar`,
    `) AS sla_hours ON sla_hours.calendar = ${calendar}`,
  )
}

/** Returns the open time up to an instant; NULL if the instant is outside the range. */
function openTimeUntil(at: string): string {
  const place = `width_bucket(CAST(${at} AS float8), sla_hours.opens)`
  return `least(${at} + sla_hours.adds[${place}], sla_hours.tops[${place}])`
}

function lines(...parts: readonly string[]): string {
  return parts.join('\n')
}
