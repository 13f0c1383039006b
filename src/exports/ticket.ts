import type { TicketEvent } from '../clock/event.ts'

/**
 * Where a ticket or a row comes from; lines from 1, of a log those of the ticket's first row. A row of JSON, of which a
 * line may hold many, also has its place in the file, from 1.
 */
export type RowLocation = { readonly file: string; readonly line: number; readonly item?: number }

/**
 * A ticket as read from an export: instants in epoch milliseconds, severities and channels in the policy's words where
 * the document maps them, else as the export names them.
 */
export type TicketItem = {
  readonly source: RowLocation
  readonly id: string
  /**
   * All cells of its row (of events and logs, of the latest one) by column, as they stand there; of columns that share
   * a name all that are not empty, with commas between. Made anew when asked for, and no property of the object's own:
   * a copy by `...` lacks it.
   */
  readonly fields: Readonly<Record<string, string>>
  /** One of these cells, which costs less than all; undefined where there is no such column. */
  field(column: string): string | undefined
  readonly events: readonly (TicketEvent & { readonly at: number })[]
  /** The export's name of the column with a value, such as `severity`; absent if several rows make the ticket. */
  columnOf?(meaning: string): string
  /** A key of the policy's entitlements. */
  readonly entitlement?: string | undefined
}

/** A ticket whose cells are there already. */
export function ticketOf(
  id: string,
  source: RowLocation,
  events: TicketItem['events'],
  fields: Readonly<Record<string, string>>,
  entitlement?: string,
): TicketItem {
  return {
    source,
    id,
    events,
    fields,
    entitlement,
    field: column => (Object.hasOwn(fields, column) ? fields[column] : undefined),
  }
}

/** An invalid row: reported, never evaluated, never skipped silently. */
export type RowError = {
  readonly source: RowLocation
  /** The column, by its name in the export; undefined where the whole row is wrong. */
  readonly column?: string | undefined
  /** The value given. */
  readonly value?: string | undefined
  /** The problem and how to correct it, in a sentence. */
  readonly message: string
  /** The same for all rows with this fault (default: the message). */
  readonly kind?: string | undefined
}

/** Rows that make no sense, and whose they are where that can be told. */
export type RowErrorItem = { readonly bad: readonly RowError[]; readonly id?: string | undefined }

/** A ticket or a row that is left out although its cells make sense, and why. */
export type LeftOutItem = { readonly leftOut: LeftOutReason; readonly id: string; readonly source: RowLocation }

/**
 * - `ticket-repeated`: a row that is the same as one before; the ticket counts once.
 * - `event-repeated`: events of a ticket that are in the export more than once; each counts once, and the ticket counts.
 * - `log-cut-off`: a ticket whose log does not begin with an opening state; it is not judged.
 */
export type LeftOutReason = 'ticket-repeated' | 'event-repeated' | 'log-cut-off'

/** What reading hands over, in the order of the input. */
export type InputItem = TicketItem | RowErrorItem | LeftOutItem

/** What was noticed on the way. */
export type InputNotes = {
  /** Rows read, without headers and blank ones. */
  rows: number
  /** Rows that the document says to pass over. */
  ignoredRows: number
  /** Naive times that the zone's clock skipped or showed twice, resolved by §3.2. */
  clockChangeTimes: number
  /** Dates without a time of day, which count from midnight. */
  datesWithoutTime: number
}

/** The message for an empty cell that must have a value. */
export const EMPTY = 'The cell is empty.'
