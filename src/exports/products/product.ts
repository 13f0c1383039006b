import type { DurationUnit } from '../../document/duration-unit.ts'
import type { TicketsSpec } from '../../document/tickets-spec.ts'

/**
 * What a product's export looks like: a spec whose columns each have the names that versions and formats of the export
 * give them. The first one that is there is used; in JSON, the first one that has a value.
 */
export type Product = Omit<TicketsSpec, 'product' | 'columns' | 'respondedAfter'> & {
  /** An empty list means that the export has no such column. */
  readonly columns: { readonly [meaning: string]: readonly string[] }
  readonly respondedAfter?: { readonly columns: readonly string[]; readonly unit: DurationUnit }
  /** Reads the zone out of a row below the tickets, of which only the first cell has text; undefined for other rows. */
  readonly footerZone?: (text: string) => string | undefined
  /** A sentence for messages about times without a zone or a format. */
  readonly zoneHint?: string
}
