import type { TimedEvent } from '../compliance/ticket-input.ts'
import { looksLikeSeconds } from '../time/instant.ts'

/**
 * The place of a ticket or a row: the file and the line, from 1. A ticket of several rows has the line of its first
 * row. An item of JSON also has its position in the file, from 1, because a line can contain many.
 */
export type RowLocation = { readonly file: string; readonly line: number; readonly item?: number }

/**
 * A ticket read from an export. Instants are epoch milliseconds. Severities and channels are those of the policy if the
 * document maps them, otherwise the export's own.
 */
export type TicketItem = {
  readonly source: RowLocation
  readonly id: string
  /**
   * The cells of its row by column, unchanged. A ticket of several rows has those of the latest row. Columns of the same
   * name give one field: their non-empty cells, with commas between. It is a getter, so a copy by `...` does not have it.
   */
  readonly fields: Readonly<Record<string, string>>
  /** Returns one of these cells, at a lower cost than all; undefined if there is no such column. */
  field(column: string): string | undefined
  readonly events: readonly TimedEvent[]
  /** Returns the export's column name for a meaning such as `severity`. Absent for a ticket of several rows. */
  columnOf?(meaning: string): string
  /** A key of the policy's entitlements. */
  readonly entitlement?: string | undefined
  /** The time that was spent on the ticket, in milliseconds. */
  readonly spentMs?: number | undefined
}

/** An event as it is read: every text has become epoch milliseconds. */
export type ReadEvent = TimedEvent & { readonly at: number }

/**
 * Returns events whose instants do not look like seconds to a check (§6). Numbers of an export that may be seconds were
 * refused when they were read. A text is unambiguous, so its instant becomes a Date if its number may be seconds.
 */
export function unambiguous(events: readonly ReadEvent[]): readonly TimedEvent[] {
  if (!events.some(({ at }) => looksLikeSeconds(at))) return events
  return events.map(event => (looksLikeSeconds(event.at) ? { ...event, at: new Date(event.at) } : event))
}

/** Creates a ticket from all its parts. */
export function ticketOf(
  id: string,
  source: RowLocation,
  events: readonly ReadEvent[],
  fields: Readonly<Record<string, string>>,
): TicketItem {
  return {
    source,
    id,
    events: unambiguous(events),
    fields,
    field: column => (Object.hasOwn(fields, column) ? fields[column] : undefined),
  }
}

/** An invalid row: reported, never evaluated, never skipped silently. */
export type RowError = {
  readonly source: RowLocation
  /** The column by its name in the export; undefined if the error is in the whole row. */
  readonly column?: string | undefined
  /** The value of the cell. */
  readonly value?: string | undefined
  /** The problem and how to correct it, in a sentence. */
  readonly message: string
  /**
   * A key that groups the rows with the same error.
   *
   * @defaultValue the message
   */
  readonly kind?: string | undefined
}

/** The errors of invalid rows, with the ticket id if it is known. */
export type RowErrorItem = { readonly errors: readonly RowError[]; readonly id?: string | undefined }

/** A ticket or a row that is left out although it is valid. */
export type LeftOutItem = { readonly leftOut: LeftOutReason; readonly id: string; readonly source: RowLocation }

/**
 * Why an item is left out:
 *
 * - `ticket-repeated`: the row equals an earlier one. The ticket counts once.
 * - `event-repeated`: the export repeats events of the ticket. Each event counts once, and the ticket is judged.
 * - `log-cut-off`: the log of the ticket does not start with an opening state. The ticket is not judged.
 */
export type LeftOutReason = 'ticket-repeated' | 'event-repeated' | 'log-cut-off'

/** An item that reading an export yields, in the order of the input. */
export type InputItem = TicketItem | RowErrorItem | LeftOutItem

/** Counts of a whole reading. */
export type InputNotes = {
  /** Rows read, without headers and blank rows. */
  rows: number
  /** Rows that the document says to skip. */
  ignoredRows: number
  /** Local times that daylight saving time (DST) skips or repeats, resolved by §2. */
  clockChangeTimes: number
  /** Dates without a time of day, read as midnight. */
  datesWithoutTime: number
}

/** The message for an empty cell that must have a value. */
export const EMPTY = 'The cell is empty.'
