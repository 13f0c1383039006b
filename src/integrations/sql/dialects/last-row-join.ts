import { ROW_COLUMNS, type RowJoins } from '../joined-rows.ts'

const { add_ms, most_ms, back_ms } = ROW_COLUMNS

/** How a database joins the first row of a subquery to each ticket. */
type FirstRow = {
  /** Returns the join of the first row of a subquery. */
  join(columns: string, rest: string, row: string): string
  /** Returns the name of a calendar for a comparison. */
  name(calendar: string): string
}

/** Returns joins that look up the last row in an index. */
export function lastRowJoin({ join, name }: FirstRow): RowJoins {
  const rest = (table: string, calendar: string, column: string, below: string) =>
    [
      `FROM ${table} AS sla_row`,
      `  WHERE sla_row.calendar = ${name(calendar)}`,
      `    AND sla_row.${column} ${below}`,
      `  ORDER BY sla_row.${column} DESC`,
    ].join('\n')
  return {
    opened({ table, row, calendar, value }) {
      // The last row has no length, and covers its own instant only.
      const most = `CASE WHEN close_ms > open_ms OR open_ms = ${value} THEN ${most_ms} ELSE 0 END`
      const columns = `${add_ms} AS add_ms, ${most} AS most_ms`
      return join(columns, rest(table, calendar, 'open_ms', `<= ${value}`), row)
    },
    reached({ table, row, calendar, value }) {
      const columns = `CASE WHEN close_ms > open_ms THEN ${back_ms} END AS back_ms`
      return join(columns, rest(table, calendar, 'cum_ms', `< ${value} - 1`), row)
    },
  }
}
