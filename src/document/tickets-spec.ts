import type { DurationUnit } from './duration-unit.ts'
import type { ProductName } from './products.ts'

/** What a row of an export is: a ticket, an event of a ticket, or a change of a ticket's state. */
export type RowKind = 'tickets' | 'events' | 'log'

/** What a state of the exporting system means for the clocks. */
export type StateMapping =
  /** The ticket waits to be answered, or is being worked on: nothing happens to the clocks, a pause ends. */
  | 'open'
  /** As `open`, and a first answer has been given. */
  | 'responded'
  /** The clocks pause; the reason is the state's own name. */
  | 'paused'
  /** Like `paused`, with a custom reason; with `responded`, asking the customer also counts as the first response. */
  | {
      /** The reason of the pause. */
      readonly paused: string
      /** Whether a first answer has been given. */
      readonly responded?: boolean | undefined
    }
  /** All targets stop; what follows reopens the ticket. */
  | 'resolved'
  /** The row is passed over, and counted. */
  | 'ignored'

/** A column with the time from the report to the first response. */
export type RespondedAfter = {
  /** The name of the column. */
  readonly column: string
  /**
   * What its cells are: a number of `milliseconds`, `seconds`, `minutes`, `hours` or `days` of 24 hours, with a decimal
   * point or comma; a clock, `h:mm` or `h:mm:ss`; or `words`, such as `6 hours 54 minutes` in the language of `locale`.
   */
  readonly unit: DurationUnit
}

/** How to read an export of tickets: the member `tickets` of a document. Anything omitted comes from the product's preset. */
export type TicketsSpec = {
  /** A ready mapping for what this product exports; everything below overrules it. */
  readonly product?: ProductName | undefined
  /** What a row is; `tickets` unless said otherwise. */
  readonly shape?: RowKind | undefined
  /** The format of the files; by their names (`.csv`, `.json`, `.ndjson`, `.jsonl`, each also `.gz`), else by their first character. */
  readonly format?: 'csv' | 'json' | 'ndjson' | undefined
  /** The encoding of the files, by any label that `TextDecoder` knows, such as `windows-1252`. @defaultValue `utf-8` */
  readonly encoding?: string | undefined
  /**
   * In JSON, the key of the list of tickets in the object around it, with dots into objects: `issues`. An object with
   * one list of objects needs none.
   */
  readonly list?: string | undefined
  /**
   * The columns (in JSON: the keys, with dots into objects) by what they hold. Shape `tickets`: `id`, `severity`,
   * `channel`, `reportedAt`, `respondedAt` (or {@link respondedAfter}), `resolvedAt`, `requestKind`, `entitlement`. Shape `events`: `id`, `at`, `type`, `severity`, `channel`, `reason`, `calendar`,
   * `name`, `requestKind`. Shape `log`: `id`, `at`, `state`, `severity`, `channel`, `reportedAt`. Null: the export has
   * none, whatever the product's mapping says. Every other column can be named by `contracts` and `--compare`.
   */
  readonly columns?: { readonly [meaning: string]: string | null } | undefined
  /**
   * The policy's severities by the export's names of them; those that are equal need not be listed. Of a cell that
   * lists labels, the one that is listed here counts. `"*"` is for every other name, `""` for an empty cell.
   */
  readonly severities?: { readonly [given: string]: string } | undefined
  /** The policy's channels by the export's names of them; a name that maps to null is no channel. */
  readonly channels?: { readonly [given: string]: string | null } | undefined
  /** What the states of a log mean, by name; a `*` stands for any text: `Awaiting *`. */
  readonly states?: { readonly [state: string]: StateMapping } | undefined
  /**
   * The column with the time from the report to the first response, if the export has no time of the response itself;
   * null if it has neither, whatever the product's mapping says.
   */
  readonly respondedAfter?: RespondedAfter | null | undefined
  /**
   * Rows to leave out, by column and value, or one of the values. A `*` stands for any text, so that `"*"` is every cell
   * that is not empty; `""` is an empty one. They are counted.
   */
  readonly skip?: { readonly [column: string]: string | readonly string[] } | undefined
  /**
   * How times without a zone are written, in the patterns of date-fns (`dd/MM/yyyy HH:mm`), or `excel` for serial dates;
   * also `epoch-seconds` and `epoch-milliseconds`, which need no zone. A list if there are several.
   */
  readonly dateFormat?: string | readonly string[] | undefined
  /** The language of names of months and of halves of the day in `dateFormat`, such as `it`. @defaultValue `en` */
  readonly locale?: string | undefined
  /** The zone of naive times. Neither it nor the format is ever guessed. */
  readonly timeZone?: string | undefined
  /** What stands for no value besides the empty cell, such as `?` or `null`. */
  readonly missing?: readonly string[] | undefined
  /** Rows above the header that are no data, such as a title; 0 unless said otherwise. */
  readonly titleRows?: number | undefined
  /**
   * Of events and logs: the rows of a ticket stand next to each other, so that it is done when the next one begins.
   * Otherwise all tickets are held until the last row has been read.
   */
  readonly grouped?: boolean | undefined
}
