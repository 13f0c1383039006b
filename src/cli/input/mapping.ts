import { COLUMN_MEANINGS } from '../../document/column-meanings.ts'
import type { StateMeaning, TicketsShape, TicketsSpec } from '../../document/tickets-spec.ts'
import type { Product } from './products/product.ts'
import { products } from './products/products.ts'

/** A column that is read. */
export type Wanted = {
  /** What it holds, such as `reportedAt`. */
  readonly meaning: string
  /** The names that it may have; the first that is there holds. None where the export has no such column. */
  readonly names: readonly string[]
  /** Whether an export without it is refused. */
  readonly isNeeded: boolean
}

/** How an export is read: the document's word, and the product's where the document is silent. */
export type Mapping = {
  readonly shape: TicketsShape
  readonly format: TicketsSpec['format']
  /** The columns that are read, by what they hold: in the order of {@link COLUMN_MEANINGS}, by which readers name them. */
  readonly wanted: readonly Wanted[]
  readonly severities: ReadonlyMap<string, string>
  readonly channels: ReadonlyMap<string, string | null>
  readonly states: { readonly [state: string]: StateMeaning }
  readonly dateFormat: string | undefined
  readonly timeZone: string | undefined
  readonly missing: ReadonlySet<string>
  readonly titleRows: number
  readonly isGrouped: boolean
  readonly footerZone: Product['footerZone']
  readonly zoneHint: string
}

/** What no export can do without. */
const NEEDED: { readonly [S in TicketsShape]: readonly string[] } = {
  tickets: ['id', 'severity', 'reportedAt'],
  events: ['id', 'at', 'type'],
  log: ['id', 'at', 'state', 'severity'],
}

/** A column of the product's that may be left out of its export without making a promise look broken or kept. */
const OPTIONAL = ['channel', 'requestKind', 'entitlement']

/** Brings a document's member `tickets` and its product's mapping together. */
export function mappingOf(spec: TicketsSpec): Mapping {
  const product: Partial<Product> = spec.product ? products[spec.product] : {}
  const shape = spec.shape ?? product.shape ?? 'tickets'
  const isPlain = !spec.product && !spec.columns
  return {
    shape,
    format: spec.format ?? product.format,
    wanted: COLUMN_MEANINGS[shape].map(meaning => wanted(meaning, shape, spec, product, isPlain)),
    severities: new Map(Object.entries({ ...product.severities, ...spec.severities })),
    channels: new Map(Object.entries({ ...product.channels, ...spec.channels })),
    states: spec.states ?? product.states ?? {},
    dateFormat: spec.dateFormat ?? product.dateFormat,
    timeZone: spec.timeZone ?? product.timeZone,
    missing: new Set(spec.missing ?? product.missing),
    titleRows: spec.titleRows ?? product.titleRows ?? 0,
    isGrouped: spec.grouped ?? false,
    footerZone: product.footerZone,
    zoneHint: product.zoneHint ?? '',
  }
}

function wanted(
  meaning: string,
  shape: TicketsShape,
  spec: TicketsSpec,
  product: Partial<Product>,
  isPlain: boolean,
): Wanted {
  const named = spec.columns?.[meaning]
  if (named === null) return { meaning, names: [], isNeeded: false }
  const isNeeded = NEEDED[shape].includes(meaning)
  if (named !== undefined) return { meaning, names: [named], isNeeded: true }
  // The product's columns are those of a row a ticket.
  const own = shape === (product.shape ?? 'tickets') ? product.columns?.[meaning] : undefined
  if (own) return { meaning, names: own, isNeeded: isNeeded || !OPTIONAL.includes(meaning) }
  // Without a document the file is the command's own, whose header names what it has.
  return {
    meaning,
    names: [meaning],
    isNeeded: isNeeded || (isPlain && shape === 'tickets' && PLAIN.includes(meaning)),
  }
}

/** What a file of tickets has that no document describes. */
const PLAIN = ['channel', 'respondedAt']
