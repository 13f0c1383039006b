import { type Expression, LARGEST_BUDGET, type LookupContext } from './lookup-context.ts'

// PostgreSQL has the rows of a calendar as three arrays, and finds the place of a value in them by `width_bucket`. `OFFSET 0`
// keeps the planner from replacing the name of an inner expression by the expression itself, which would repeat it.

/** Returns the first instant at which a budget of open time has passed since the start. */
export function arrayReachedAt(query: LookupContext, start: string, budget: string): Expression {
  const value = lines(
    '(SELECT CASE',
    `    WHEN ${budget} = 0 AND amount >= 0 THEN ${start}`,
    '    WHEN sla_hours.opens[j] + amount - sla_hours.cums[j] <= sla_hours.closes[j]',
    '      THEN sla_hours.opens[j] + amount - sla_hours.cums[j]',
    '  END',
    '  FROM (',
    `    SELECT amount, CASE WHEN ${budget} > 0 THEN width_bucket(amount - 1, sla_hours.cums) END AS j`,
    '    FROM (',
    `      SELECT CASE WHEN ${budget} >= 0 THEN ${openTimeUntil(start, 'i')} + least(${budget}, ${LARGEST_BUDGET}) END AS amount`,
    `      FROM (SELECT width_bucket(${start}, sla_hours.opens) AS i OFFSET 0) AS sla_place`,
    '      OFFSET 0',
    '    ) AS sla_amount',
    '    OFFSET 0',
    '  ) AS sla_due)',
  )
  return { joins: [hoursJoin(query)], value }
}

/** Returns the open time from one instant to another. */
export function arrayElapsed(query: LookupContext, from: string, to: string): Expression {
  const value = lines(
    `(SELECT ${openTimeUntil(to, 'j')} - ${openTimeUntil(from, 'i')}`,
    '  FROM (',
    `    SELECT width_bucket(${from}, sla_hours.opens) AS i, width_bucket(${to}, sla_hours.opens) AS j`,
    '    OFFSET 0',
    '  ) AS sla_places)',
  )
  return { joins: [hoursJoin(query)], value }
}

function hoursJoin({ calendars, calendar }: LookupContext): string {
  const array = (column: string) => `array_agg(${column} ORDER BY open_ms)`
  return lines(
    'LEFT JOIN (',
    `  SELECT calendar, ${array('open_ms')} AS opens, ${array('close_ms')} AS closes, ${array('cum_ms')} AS cums`,
    `  FROM ${calendars} GROUP BY calendar`,
    `) AS sla_hours ON sla_hours.calendar = ${calendar}`,
  )
}

/** Returns the open time up to an instant in the row at a place; NULL if the instant is outside the range. */
function openTimeUntil(at: string, place: string): string {
  const [open, close, cum] = ['opens', 'closes', 'cums'].map(array => `sla_hours.${array}[${place}]`)
  const isInside = `(${cum} >= 0 OR ${at} > ${open}) AND (${close} > ${open} OR ${at} = ${open})`
  return `CASE WHEN ${isInside} THEN ${cum} + least(${at}, ${close}) - ${open} END`
}

function lines(...parts: readonly string[]): string {
  return parts.join('\n')
}
