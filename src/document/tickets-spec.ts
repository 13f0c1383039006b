import type { DurationUnit } from './duration-unit.ts'
import type { ProductName } from './products.ts'

/** What a row of an export is: a ticket, an event of a ticket, or a change of a ticket's state. */
export type RowKind = 'tickets' | 'events' | 'log'

/** The meaning of a state of the exporting system for the timers of a ticket. */
export type StateMapping =
  /** The ticket is waiting or being worked on: a pause ends, and timers run on. */
  | 'open'
  /** Like `open`, and the first response has been given. */
  | 'responded'
  /** The timers pause. The reason is the name of the state. */
  | 'paused'
  /** Like `paused`, with a custom reason; with `responded`, asking the customer also counts as the first response. */
  | {
      /** The reason of the pause. */
      readonly paused: string
      /** Whether the first response has been given. @defaultValue false */
      readonly responded?: boolean | undefined
    }
  /** All targets stop. The next other state reopens the ticket. */
  | 'resolved'
  /** The state stays as it is. The severity and the holder of the row apply. */
  | 'unchanged'
  /** The row is ignored and counted. */
  | 'ignored'

/** A column with a length of time. */
export type DurationColumn = {
  /** The name of the column. */
  readonly column: string
  /**
   * The unit or format of its cells:
   *
   * - `milliseconds`, `seconds`, `minutes`, `hours` or `days` of 24 hours: a number with a decimal point or comma
   * - `h:mm` or `h:mm:ss`
   * - `words`, such as `6 hours 54 minutes`, in the language of `locale`
   */
  readonly unit: DurationUnit
}

/** Severities by the cells of the first column, and there by those of the next one. `"*"` is any other cell, `""` an empty one. */
export type SeverityMatrix = { readonly [cell: string]: string | SeverityMatrix }

/** A severity that follows from several columns, such as the impact and the urgency. */
export type SeverityColumns = {
  /** The columns, in the order of the matrix. */
  readonly columns: readonly string[]
  /** The policy's severities by the cells of the columns. A combination without an entry is an invalid row. */
  readonly matrix: SeverityMatrix
}

/** How to read an export of tickets: the member `tickets` of a config file. Missing keys come from the product's preset. */
export type TicketsSpec = {
  /** The product whose export this is. Its preset applies to every key that is missing here. @defaultValue none */
  readonly product?: ProductName | undefined
  /** The kind of the rows. @defaultValue `tickets` */
  readonly shape?: RowKind | undefined
  /**
   * The format of the files.
   * @defaultValue according to their names (`.csv`, `.json`, `.ndjson`, `.jsonl`, `.xes`, each also with `.gz`), or
   * otherwise their first characters
   */
  readonly format?: 'csv' | 'json' | 'ndjson' | 'xes' | undefined
  /** The encoding of the files: a label that `TextDecoder` knows, such as `windows-1252`. @defaultValue `utf-8` */
  readonly encoding?: string | undefined
  /**
   * In JSON, the key of the list of tickets, such as `issues`; with dots into objects.
   * @defaultValue the only list of objects
   */
  readonly list?: string | undefined
  /** In OCEL, the type of the objects that are the tickets. @defaultValue the only type */
  readonly objectType?: string | undefined
  /**
   * The columns by ticket field; in JSON the keys, with dots into objects. Null means that the export has no such column,
   * even if the product's preset has one. It is refused for `id`, `at`, `type` and `state`, which every row needs.
   * `contracts` and `--compare` can name any other column. The fields are:
   *
   * - shape `tickets`: `id`, `severity`, `channel`, `reportedAt`, `respondedAt` (or {@link respondedAfter}),
   *   `resolvedAt`, `requestKind`, `entitlement`, `spentMinutes` (or {@link spent})
   * - shape `events`: `id`, `at`, `type`, `severity`, `channel`, `reason`, `calendar`, `name`, `requestKind`,
   *   `group`, `assignee`
   * - shape `log`: `id`, `at`, `state`, `severity`, `channel`, `reportedAt`, `group`, `assignee`
   *
   * The holder of a ticket is its `group` or, if that cell is empty, its `assignee`. A row with another holder than the
   * row before assigns the ticket.
   */
  readonly columns?: { readonly [field: string]: string | null } | undefined
  /**
   * The policy's severities by the export's names of them. Names that are the same need no entry. If a cell is a list of
   * labels, the label that is listed here counts. `"*"` is for every other name, `""` for an empty cell.
   */
  readonly severities?: { readonly [given: string]: string } | undefined
  /** The severity by several columns. It takes the place of the column `severity` and of {@link severities}. @defaultValue none */
  readonly severity?: SeverityColumns | undefined
  /**
   * In shape `events`, the event types by the export's names of them: built-in types, and those that the policy's
   * `targets` name. Names that are the same need no entry. Null means that the name is not an event: such rows are
   * ignored and counted.
   */
  readonly events?: { readonly [given: string]: string | null } | undefined
  /** The policy's channels by the export's names of them. Null means that the name is not a channel. */
  readonly channels?: { readonly [given: string]: string | null } | undefined
  /** The meaning of the states of a log, by name. A `*` matches any text: `Awaiting *`. */
  readonly states?: { readonly [state: string]: StateMapping } | undefined
  /**
   * The column with the time from the report to the first response, for an export without the time of the response.
   * Null means that the export has neither, even if the product's preset has one.
   */
  readonly respondedAfter?: DurationColumn | null | undefined
  /**
   * The column with the time that was spent on the ticket, for entitlements that are a bank of hours. An empty cell
   * counts as zero. Null means that the export has none.
   */
  readonly spent?: DurationColumn | null | undefined
  /**
   * Rows to skip, by column and value or values. They are counted. A `*` matches any text, so `"*"` is every cell that
   * is not empty; `""` is an empty cell.
   */
  readonly skip?: { readonly [column: string]: string | readonly string[] } | undefined
  /**
   * The format of times without a zone: a pattern of date-fns (`dd/MM/yyyy HH:mm`), or `excel` for serial dates. Also
   * `epoch-seconds` and `epoch-milliseconds`, which need no zone. Give a list for several formats.
   */
  readonly dateFormat?: string | readonly string[] | undefined
  /** The language of month names and day periods in `dateFormat`, such as `it`. @defaultValue `en` */
  readonly locale?: string | undefined
  /** The time zone of times without a zone. Neither the zone nor the format is guessed. */
  readonly timeZone?: string | undefined
  /** Texts that mean an empty cell, such as `?` or `null`. @defaultValue `[]` */
  readonly missing?: readonly string[] | undefined
  /** How many rows above the header to skip, such as a title. @defaultValue 0 */
  readonly titleRows?: number | undefined
  /**
   * In events and logs, whether the rows of each ticket follow each other. Then a ticket is judged when the next one
   * begins; otherwise all tickets are kept until the last row has been read.
   * @defaultValue false
   */
  readonly grouped?: boolean | undefined
}
