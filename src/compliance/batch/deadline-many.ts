import type { CalendarInput } from '../../calendar/check-calendar.ts'
import { addRows } from '../../calendar/timeline/add-rows.ts'
import { checkColumn, checkWritten, newColumn, OUT } from '../../calendar/timeline/batch.ts'
import { FirstRowError } from '../../calendar/timeline/first-row-error.ts'
import { computeDeadline } from '../../deadline/compute-deadline.ts'
import type { Policy } from '../../policy/policy.ts'
import type { PolicySpec } from '../../policy/spec.ts'
import { MOST_SECONDS } from '../../time/instant.ts'
import { assertKnownKeys } from '../../validation/assert-known-keys.ts'
import {
  BATCH_KEYS,
  type BatchOptions,
  COLUMN_KEYS,
  inCell,
  type TicketColumns,
  type TicketGroup,
  type TicketGroups,
  ticketGroups,
} from './ticket-groups.ts'

/**
 * Returns when many tickets are due, each in one of several calendars: `deadline` on columns. Tickets have no channel,
 * so no timer waits for a phone call.
 *
 * @param policy the policy, or its spec
 * @param calendars the calendars, or their specs
 * @param columns typed arrays with one row per ticket
 * @param out receives the due instants in epoch milliseconds; may be `columns.reported` itself
 * @defaultValue `out` is a new array
 * @returns `out`
 * @throws {SlaCalendarError} `input-invalid` for an index out of range, and for an `out` that uses the memory of other
 * rows; `target-unknown` for a ticket whose severity lacks the target; the errors of `deadline` for the first row that
 * has one. Their path is the column and the row.
 * @example
 * ```ts
 * import { italianOffice, msaBusiness } from 'sla-calendar'
 * import { deadlineMany } from 'sla-calendar/compliance'
 *
 * const reported = Float64Array.of(Date.parse('2026-11-20T16:30+01:00'), Date.parse('2026-11-20T16:30+01:00'))
 * const severities = ['critical', 'high']
 * const due = deadlineMany(msaBusiness, [italianOffice], { severity: Uint8Array.of(0, 1), reported }, { severities })
 * Array.from(due, at => new Date(at).toISOString()) // => ['2026-11-20T17:30:00.000Z', '2026-11-23T12:30:00.000Z']
 * ```
 */
export function deadlineMany(
  policy: Policy | PolicySpec,
  calendars: readonly CalendarInput[],
  columns: TicketColumns,
  options: BatchOptions = {},
  out: Float64Array = newColumn(columns?.reported),
): Float64Array {
  assertKnownKeys(options, BATCH_KEYS, [], 'Pass { target }.')
  assertKnownKeys(columns, COLUMN_KEYS, [], 'Pass { severity, reported }.')
  const tickets = ticketGroups(policy, calendars, columns, options)
  const { reported } = columns
  checkColumn(out, 'out', 'reported', reported.length)
  for (const name of COLUMN_KEYS) checkWritten(out, OUT, columns[name], name, reported.length)
  const errors = new FirstRowError()
  const compute = (k: number) => dueOf(tickets, tickets.groups[tickets.codes[k]], reported[k], k)
  const { timelines, rows, budgets, codes: budgetOf } = tickets
  // Earlier starts are left to `deadline`, which refuses seconds.
  const earliest = MOST_SECONDS + 1
  addRows(timelines, rows, { starts: reported, budgets, budgetOf, earliest, out }, k => errors.valueOf(k, compute))
  errors.throwIfAny()
  return out
}

function dueOf(
  { policy, calendars, target: name }: TicketGroups,
  { severity, calendar, target }: TicketGroup,
  reportedAt: number,
  row: number,
): number {
  const input = { policy, calendar, calendars, severity, reportedAt, target: name }
  return inCell(
    () => (target ? 'reported' : 'severity'),
    row,
    () => computeDeadline(input).due,
  )
}
