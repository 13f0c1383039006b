import type { TicketsSpec } from '../../../document/tickets-spec.ts'

/**
 * What a product's export looks like: a spec whose columns each have the names that versions and formats of the export
 * give them, of which the first that is there holds.
 */
export type Product = Omit<TicketsSpec, 'product' | 'columns'> & {
  readonly columns: { readonly [meaning: string]: readonly string[] }
  /** Reads the zone out of a row below the tickets, of which only the first cell has text; undefined for other rows. */
  readonly footerZone?: (text: string) => string | undefined
  /** What to tell who has not named the zone of naive times, or their format. */
  readonly zoneHint?: string
}
