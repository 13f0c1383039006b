import { isSlaCalendarError, SlaCalendarError } from '../errors.ts'
import { Given } from '../input/given.ts'
import { toEpochMs } from '../time/instant.ts'
import { utcText } from './time-text.ts'

/** A ticket as `check` needs it; instants in epoch milliseconds. */
export type Ticket = {
  readonly id: string
  readonly severity: string
  /** Undefined where the file names none. */
  readonly channel: string | undefined
  readonly reportedAt: number
  /** Null while there is no response. */
  readonly respondedAt: number | null
}

/** The columns that a file of tickets must have; it may have more. */
export const COLUMNS = ['id', 'severity', 'channel', 'reportedAt', 'respondedAt'] as const
export type Column = (typeof COLUMNS)[number]

/** What is wrong with one cell of a row. */
export type Fault = { readonly column: string; readonly message: string }

/** The words that the policy knows, and the instant up to which things have happened. */
export type Terms = {
  readonly severities: readonly string[]
  readonly channels: readonly string[]
  readonly now: number
}

/**
 * Reads a ticket from the cells of its row, or says what is wrong with each of them.
 *
 * An empty channel is none given, an empty respondedAt no response yet. A response later than `now` is handed over as
 * it is. A report later than `now` and a response before the report are faults: they cannot have happened.
 */
export function readTicket(cell: (column: Column) => string, { severities, channels, now }: Terms): Ticket | Fault[] {
  const faults: Fault[] = []

  function read<T>(column: Column, value: (text: string) => T): T {
    try {
      return value(cell(column))
    } catch (error) {
      if (!isSlaCalendarError(error)) throw error
      faults.push({ column, message: error.message })
      return undefined as T // never seen: with a fault there is no ticket
    }
  }

  const ticket: Ticket = {
    id: read('id', filled),
    severity: read('severity', text => new Given(filled(text), []).word(severities, 'severity-unknown')),
    channel: read('channel', text => (text ? new Given(text, []).word(channels, 'channel-unknown') : undefined)),
    reportedAt: read('reportedAt', text => toEpochMs(filled(text), [])),
    respondedAt: read('respondedAt', text => (text ? toEpochMs(text, []) : null)),
  }
  const { reportedAt, respondedAt } = ticket
  if (reportedAt > now)
    faults.push({ column: 'reportedAt', message: `${utcText(reportedAt)} is later than now, ${utcText(now)}.` })
  if (respondedAt !== null && respondedAt < reportedAt)
    faults.push({
      column: 'respondedAt',
      message: `${utcText(respondedAt)} is before the report, ${utcText(reportedAt)}.`,
    })
  return faults.length ? faults : ticket
}

function filled(text: string): string {
  if (!text) throw new SlaCalendarError('input-invalid', [], 'The cell is empty.')
  return text
}
