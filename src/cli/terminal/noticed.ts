import type { FindingMessages } from '../../explain/messages/messages.ts'
import type { ImportFinding } from '../../exports/import-stats.ts'
import type { InputNotes } from '../../exports/ticket.ts'

/** Returns the findings about the times of an export. */
export function noticed(
  { datesWithoutTime: dates }: Pick<InputNotes, 'datesWithoutTime'>,
  messages: FindingMessages,
): ImportFinding[] {
  if (!dates) return []
  return [{ rule: 'date-without-time', severity: 'warning', message: messages.datesWithoutTime(dates) }]
}
