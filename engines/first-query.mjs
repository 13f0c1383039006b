// The deadline queries of version 0.1.0, with which the present ones are compared.

const NUMBERS = {
  clickhouse: column => `accurateCastOrNull(sla_ticket.${column}, 'Int64')`,
  duckdb: column => `sla_ticket.${column}`,
  postgres: column => `sla_ticket.${column}`,
}

/** Returns the query over the table tickets, with the columns calendar, start_ms and budget_ms. */
export function firstQuery(dialect) {
  const [start, budget] = ['start_ms', 'budget_ms'].map(NUMBERS[dialect])
  const amount = `sla_start.cum_ms + least(${start}, sla_start.close_ms) - sla_start.open_ms + least(${budget}, 9007199254740991)`
  const isInside = `(sla_start.cum_ms >= 0 OR ${start} > sla_start.open_ms) AND (sla_start.close_ms > sla_start.open_ms OR ${start} = sla_start.open_ms)`
  const due = `sla_due.open_ms + ${amount} - sla_due.cum_ms`
  const join = dialect === 'postgres' ? lateral : asOf
  return `SELECT sla_ticket.*, CASE
    WHEN ${isInside} AND ${budget} = 0 THEN ${start}
    WHEN ${isInside} AND ${budget} > 0 AND ${due} <= sla_due.close_ms THEN ${due}
  END AS due_ms
FROM tickets AS sla_ticket
${join('sla_start', `open_ms <= ${start}`)}
${join('sla_due', `cum_ms < (${amount})`)}${dialect === 'clickhouse' ? ' SETTINGS join_use_nulls = 1' : ''}`
}

function asOf(row, condition) {
  return `ASOF LEFT JOIN sla_calendar AS ${row} ON ${row}.calendar = sla_ticket.calendar AND ${row}.${condition}`
}

function lateral(row, condition) {
  return `LEFT JOIN LATERAL (
  SELECT sla_row.open_ms, sla_row.close_ms, sla_row.cum_ms FROM sla_calendar AS sla_row
  WHERE sla_row.calendar = sla_ticket.calendar AND sla_row.${condition}
  ORDER BY sla_row.${condition.split(' ')[0]} DESC LIMIT 1
) AS ${row} ON true`
}
