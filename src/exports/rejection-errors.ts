import type { RejectedTicket } from '../compliance/verdicts/rejected-ticket.ts'
import type { TicketsSpec } from '../document/tickets-spec.ts'
import type { RowError, TicketItem } from './ticket.ts'

/**
 * Returns why a ticket cannot be judged. Each reason names its agreement, unless it is the same in all of them.
 *
 * @param results the results of the ticket, one per agreement
 * @param spec how the export is read
 * @returns the errors; none if every agreement can judge it
 */
export function rejectionErrors(
  results: readonly { readonly status: string }[],
  ticket: TicketItem,
  spec: TicketsSpec,
): RowError[] {
  const rejected = results.filter(isRejected)
  const errors = rejected.map(one => rowErrorOf(one, ticket, spec))
  const [first] = errors
  const isSame = ({ column, message }: RowError) => column === first.column && message === first.message
  if (rejected.length === results.length && errors.every(isSame)) return errors.slice(0, 1)
  return errors.map((error, i) => ({ ...error, message: `${rejected[i].agreement}: ${error.message}` }))
}

function isRejected(result: { readonly status: string }): result is RejectedTicket {
  return result.status === 'rejected'
}

/**
 * A ticket that cannot be judged, as an invalid row.
 *
 * @param spec how the export is read
 */
function rowErrorOf(
  rejected: RejectedTicket,
  ticket: Pick<TicketItem, 'source' | 'columnOf'>,
  spec: TicketsSpec,
): RowError {
  const meaning = meaningOf(rejected)
  const column = rejected.column ?? (meaning && (ticket.columnOf?.(meaning) || meaning))
  const map = meaning === 'severity' && spec.severity ? 'severity.matrix' : MAPS[meaning ?? '']
  const hint = map ? ` To translate it, use tickets.${map}.` : ''
  return { source: ticket.source, column, message: `${rejected.message}${hint}` }
}

/** The members of `tickets` that translate the values of a column. */
const MAPS: { readonly [meaning: string]: string } = { severity: 'severities', channel: 'channels' }

/** What the column holds that makes a ticket impossible to judge. */
function meaningOf({ field, event }: RejectedTicket): string | undefined {
  const isRow = event === 'reported' || event === 'responded' || event === 'resolved'
  return field === 'at' && isRow ? `${event}At` : field
}
