import type { DurationUnit } from '../../document/duration-unit.ts'
import type { RowKind, TicketsSpec } from '../../document/tickets-spec.ts'
import type { JsonObject } from '../formats/json-object.ts'
import type { Names } from '../names.ts'

/**
 * The mapping of a product's export. Each column has the names that it has in the versions and formats of the export. The
 * first name that is present is used; in JSON, the first one with a value.
 */
export type Product = Omit<TicketsSpec, 'product' | 'shape' | 'columns' | 'respondedAfter'> & {
  /** The kinds of rows that its columns describe, the default first. @defaultValue `tickets` */
  readonly shapes?: readonly [RowKind, ...RowKind[]]
  /** An empty list means that the export has no such column. */
  readonly columns: { readonly [meaning: string]: readonly string[] }
  readonly respondedAfter?: { readonly columns: readonly string[]; readonly unit: DurationUnit }
  /** Returns the zone in a row below the tickets with text only in its first cell; undefined for other rows. */
  readonly footerZone?: (text: string) => string | undefined
  /** A sentence for messages about times without a zone or a format. */
  readonly zoneHint?: string
  /** Matches the start of a file of this product, and of no other JSON file. */
  readonly signature?: RegExp
  /** Makes rows of the objects of one JSON file. @defaultValue each object is a row */
  readonly rowMaker?: ((settings: RowSettings) => RowMaker) | undefined
}

/** Makes rows of the objects of one file, for a product whose objects have several rows each. */
export type RowMaker = {
  /** Returns the rows that an object completes. */
  rows(object: JsonObject, line: number): Iterable<MadeRow>
  /** Returns the remaining rows after the last object of the file. */
  rest?(): Iterable<MadeRow>
}

/** A row, or a problem because of which a ticket is not judged. Its line is that of the object that it is made of. */
export type MadeRow =
  | { readonly line: number; readonly cells: JsonObject }
  | { readonly line: number; readonly problem: string; readonly id?: string }

/** The settings of the document that making rows needs. */
export type RowSettings = {
  readonly severities: Pick<Names<string>, 'get' | 'getExact'>
  readonly eventTypes: ReadonlyMap<string, string | null>
  readonly objectType: string | undefined
}

/** The state of a row of a log that changes no state. A product with such rows maps it to `unchanged`. */
export const NO_NEW_STATE = '(no new state)'
