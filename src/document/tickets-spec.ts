/** What a row of an export is: a ticket, an event of a ticket, or a change of a ticket's state. */
export type TicketsShape = 'tickets' | 'events' | 'log'

/** What a state of the exporting system means for the clocks. */
export type StateMeaning =
  /** The ticket waits to be answered, or is being worked on: nothing happens to the clocks, a pause ends. */
  | 'open'
  /** As `open`, and a first answer has been given. */
  | 'responded'
  /** The clocks pause; the reason is the state's own name. */
  | 'paused'
  /** As `paused`, with a reason of its own; with `responded`, to ask the customer was a first answer. */
  | {
      /** The reason of the pause. */
      readonly paused: string
      /** Whether a first answer has been given. */
      readonly responded?: boolean
    }
  /** All targets stop; what follows reopens the ticket. */
  | 'resolved'
  /** The row is passed over, and counted. */
  | 'ignored'

/** How to read an export of tickets: the member `tickets` of a document. Whatever is left out the product's mapping says. */
export type TicketsSpec = {
  /** A ready mapping for what this product exports; everything below overrules it. */
  readonly product?: 'jira' | 'servicenow' | 'zendesk' | 'zammad' | 'gitlab' | 'github'
  /** What a row is; `tickets` unless said otherwise. */
  readonly shape?: TicketsShape
  /** The format of the files; by their names (`.csv`, `.json`, `.ndjson`, `.jsonl`, each also `.gz`), else by their first character. */
  readonly format?: 'csv' | 'json' | 'ndjson'
  /**
   * The columns (in JSON: the keys, with dots into objects) by what they hold. Shape `tickets`: `id`, `severity`,
   * `channel`, `reportedAt`, `respondedAt` (or `respondedAfterMinutes`, from the report on), `resolvedAt`,
   * `requestKind`, `entitlement`. Shape `events`: `id`, `at`, `type`, `severity`, `channel`, `reason`, `calendar`,
   * `name`, `requestKind`. Shape `log`: `id`, `at`, `state`, `severity`, `channel`, `reportedAt`. Null: the export has
   * none, whatever the product's mapping says. Every other column can be named by `contracts` and `--compare`.
   */
  readonly columns?: { readonly [meaning: string]: string | null }
  /**
   * The policy's severities by the export's names of them; those that are equal need not be listed. Of a cell that
   * lists labels, the one that is listed here counts.
   */
  readonly severities?: { readonly [given: string]: string }
  /** The policy's channels by the export's names of them; a name that maps to null is no channel. */
  readonly channels?: { readonly [given: string]: string | null }
  /** What the states of a log mean, by name; a `*` stands for any text: `Awaiting *`. */
  readonly states?: { readonly [state: string]: StateMeaning }
  /** How naive times are written, in the patterns of date-fns (`dd/MM/yyyy HH:mm`). Times with a zone need none. */
  readonly dateFormat?: string
  /** The zone of naive times. Neither it nor the format is ever guessed. */
  readonly timeZone?: string
  /** What stands for no value besides the empty cell, such as `?` or `null`. */
  readonly missing?: readonly string[]
  /** Rows above the header that are no data, such as a title; 0 unless said otherwise. */
  readonly titleRows?: number
  /**
   * Of events and logs: the rows of a ticket stand next to each other, so that it is done when the next one begins.
   * Otherwise all tickets are held until the last row has been read.
   */
  readonly grouped?: boolean
}
