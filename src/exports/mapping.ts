import type { DurationUnit } from '../document/duration-unit.ts'
import { TICKET_FIELDS } from '../document/ticket-fields.ts'
import type { RowKind, StateMapping, TicketsSpec } from '../document/tickets-spec.ts'
import { Names } from './names.ts'
import type { Product } from './products/product.ts'
import { products } from './products/products.ts'

/** A column that is read. */
export type Column = {
  /** What it holds, such as `reportedAt`. */
  readonly meaning: string
  /** The key of the document that names it. */
  readonly key: string
  /** The names that it may have; the first that is there is used. Empty if the export has no such column. */
  readonly names: readonly string[]
  /** Whether an export without it is refused. */
  readonly required: boolean
  /** Whether the document may say that the export has none. */
  readonly canBeNull: boolean
  /** Whether the names are those of the product. */
  readonly isPreset: boolean
}

/** A column whose rows are left out if it has one of these values. */
export type Skipped = { readonly column: string; readonly values: readonly string[]; readonly isNeeded: boolean }

/** How an export is read: what the document says, and what the product's mapping says of the rest. */
export type Mapping = {
  readonly shape: RowKind
  readonly format: TicketsSpec['format']
  readonly encoding: string | undefined
  /** In JSON, the keys to the list of tickets in the object around it. */
  readonly list: readonly string[] | undefined
  readonly skips: readonly Skipped[]
  /** The columns that are read, by what they hold: in the order of {@link TICKET_FIELDS}, by which readers name them. */
  readonly columns: readonly Column[]
  readonly respondedAfterUnit: DurationUnit
  readonly severities: Names<string>
  readonly channels: Names<string | null>
  readonly states: { readonly [state: string]: StateMapping }
  readonly dateFormats: readonly string[]
  readonly locale: string | undefined
  readonly timeZone: string | undefined
  readonly missing: ReadonlySet<string>
  readonly titleRows: number
  readonly isGrouped: boolean
  readonly footerZone: Product['footerZone']
  readonly zoneHint: string
}

/** The columns that every export has. */
const NEEDED: { readonly [S in RowKind]: readonly string[] } = {
  tickets: ['id', 'severity', 'reportedAt'],
  events: ['id', 'at', 'type'],
  log: ['id', 'at', 'state', 'severity'],
}

/** A ticket or a row needs these; a severity can come from the document. */
const NEVER_NULL = ['id', 'at', 'type', 'state', 'reportedAt']

/** Brings a document's member `tickets` and its product's mapping together. */
export function mappingOf(spec: TicketsSpec): Mapping {
  const product: Partial<Product> = spec.product ? products[spec.product] : {}
  const shape = spec.shape ?? product.shape ?? 'tickets'
  const isPlain = !spec.product && !spec.columns
  return {
    shape,
    format: spec.format ?? product.format,
    encoding: spec.encoding ?? product.encoding,
    list: (spec.list ?? product.list)?.split('.'),
    skips: skipsOf(spec, product),
    columns: TICKET_FIELDS[shape].map(meaning => wanted(meaning, shape, spec, product, isPlain)),
    respondedAfterUnit: spec.respondedAfter?.unit ?? product.respondedAfter?.unit ?? 'minutes',
    severities: new Names(product.severities, spec.severities),
    channels: new Names(product.channels, spec.channels),
    states: { ...product.states, ...spec.states },
    dateFormats: [spec.dateFormat ?? product.dateFormat ?? []].flat(),
    locale: spec.locale ?? product.locale,
    timeZone: spec.timeZone ?? product.timeZone,
    missing: new Set(spec.missing ?? product.missing),
    titleRows: spec.titleRows ?? product.titleRows ?? 0,
    isGrouped: spec.grouped ?? false,
    footerZone: product.footerZone,
    zoneHint: product.zoneHint ?? '',
  }
}

function skipsOf({ skip }: TicketsSpec, product: Partial<Product>): Skipped[] {
  return Object.entries({ ...product.skip, ...skip }).map(([column, values]) => ({
    column,
    values: [values].flat(),
    isNeeded: skip !== undefined && Object.hasOwn(skip, column),
  }))
}

function wanted(
  meaning: string,
  shape: RowKind,
  spec: TicketsSpec,
  product: Partial<Product>,
  isPlain: boolean,
): Column {
  const isDuration = meaning === 'respondedAfterMinutes'
  const named = namedIn(spec, meaning)
  const isNeeded = NEEDED[shape].includes(meaning) && !(meaning === 'severity' && hasDefault(spec, product))
  const column: Column = {
    meaning,
    key: isDuration ? 'respondedAfter' : `columns.${meaning}`,
    names: [],
    required: false,
    canBeNull: !NEVER_NULL.includes(meaning),
    isPreset: false,
  }
  if (named === null) return column
  if (named !== undefined) return { ...column, names: [named], required: true }
  // The product's columns are those of its own shape.
  const isOwn = shape === (product.shape ?? 'tickets')
  const own = isOwn ? (isDuration ? product.respondedAfter?.columns : product.columns?.[meaning]) : undefined
  // The document's own column of the response takes the place of the product's.
  if (own && isDuration && namedIn(spec, 'respondedAt')) return column
  if (own?.length === 0) return column
  // A list view of a product may lack any other of its columns; targets that need one are then refused.
  if (own) return { ...column, names: own, required: isNeeded, isPreset: true }
  // Without a document the file is the command's own, whose header names what it has.
  return {
    ...column,
    names: [meaning],
    required: isNeeded || (isPlain && shape === 'tickets' && PLAIN.includes(meaning)),
  }
}

/** Whether a ticket without a severity has one. */
function hasDefault(spec: TicketsSpec, product: Partial<Product>): boolean {
  return [spec, product].some(({ severities }) => severities !== undefined && Object.hasOwn(severities, ''))
}

/** The name that the document gives a column; null if it says that there is none. */
function namedIn({ columns, respondedAfter }: TicketsSpec, meaning: string): string | null | undefined {
  if (meaning !== 'respondedAfterMinutes' || respondedAfter === undefined) return columns?.[meaning]
  return respondedAfter === null ? null : respondedAfter.column
}

/** What a file of tickets has that no document describes. */
const PLAIN = ['respondedAt']
