import type { DurationUnit } from '../../document/duration-unit.ts'
import type { TicketsSpec } from '../../document/tickets-spec.ts'

/**
 * The mapping of a product's export. Each column has the names that it has in the versions and formats of the export. The
 * first name that is present is used; in JSON, the first one with a value.
 */
export type Product = Omit<TicketsSpec, 'product' | 'columns' | 'respondedAfter'> & {
  /** An empty list means that the export has no such column. */
  readonly columns: { readonly [meaning: string]: readonly string[] }
  readonly respondedAfter?: { readonly columns: readonly string[]; readonly unit: DurationUnit }
  /** Returns the zone in a row below the tickets with text only in its first cell; undefined for other rows. */
  readonly footerZone?: (text: string) => string | undefined
  /** A sentence for messages about times without a zone or a format. */
  readonly zoneHint?: string
}
