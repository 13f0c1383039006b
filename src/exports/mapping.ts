import type { DurationUnit } from '../document/duration-unit.ts'
import { TICKET_FIELDS } from '../document/ticket-fields.ts'
import type { RowKind, StateMapping, TicketsSpec } from '../document/tickets-spec.ts'
import { EVENT_TYPES } from '../policy/event-types.ts'
import { Names } from './names.ts'
import type { Product } from './products/product.ts'
import { products } from './products/products.ts'
import { SeverityLookup } from './severity-lookup.ts'

/** A column that is read. */
export type Column = {
  /** Its meaning, such as `reportedAt`. */
  readonly meaning: string
  /** The key of the document that names it. */
  readonly key: string
  /** Its possible names, of which the first present one is used. Empty if the export has no such column. */
  readonly names: readonly string[]
  /** Whether an export without it is an error. */
  readonly required: boolean
  /** Whether the document may set it to null. */
  readonly canBeNull: boolean
  /** Whether the names come from the product's mapping. */
  readonly isPreset: boolean
  /** What messages call it, if it has no name. @defaultValue its meaning */
  readonly label?: string
}

/** A column, and the values that make a row be skipped. `required` means that the document itself names it. */
export type SkipRule = { readonly column: string; readonly values: readonly string[]; readonly required: boolean }

/** A column that the key of a document names, and whether a file without it is an error. */
export type NamedColumn = { readonly name: string; readonly key: string; readonly required: boolean }

/** How an export is read: the settings of the document, with the product's mapping as their defaults. */
export type Mapping = {
  readonly shape: RowKind
  readonly format: TicketsSpec['format']
  readonly encoding: string | undefined
  /** The keys to the list of tickets in a JSON object; undefined to search for it. */
  readonly list: readonly string[] | undefined
  /** In OCEL, the type of the objects that are tickets; undefined for the only type. */
  readonly objectType: string | undefined
  readonly skips: readonly SkipRule[]
  /** Columns that are read by their names. */
  readonly others: readonly NamedColumn[]
  /** The columns that are read, in the order of {@link TICKET_FIELDS}. `COLUMN` has their indices. */
  readonly columns: readonly Column[]
  readonly respondedAfterUnit: DurationUnit
  readonly spentUnit: DurationUnit
  readonly severities: Names<string>
  /** The severities by several columns; undefined if one column has them. */
  readonly matrix: SeverityLookup | undefined
  readonly channels: Names<string | null>
  /** The event types by the names in the export; null for a name that is not an event. */
  readonly eventTypes: ReadonlyMap<string, string | null>
  readonly states: { readonly [state: string]: StateMapping }
  readonly dateFormats: readonly string[]
  readonly locale: string | undefined
  readonly timeZone: string | undefined
  readonly missing: ReadonlySet<string>
  readonly titleRows: number
  readonly isGrouped: boolean
  readonly footerZone: Product['footerZone']
  readonly zoneHint: string
  readonly rowMaker: Product['rowMaker']
}

/** The keys that name columns of durations, with their units, by meaning. */
const DURATIONS: { readonly [meaning: string]: 'respondedAfter' | 'spent' | undefined } = {
  respondedAfterMinutes: 'respondedAfter',
  spentMinutes: 'spent',
}

/** The columns that every export needs. */
const REQUIRED: { readonly [S in RowKind]: readonly string[] } = {
  tickets: ['id', 'severity', 'reportedAt'],
  events: ['id', 'at', 'type'],
  log: ['id', 'at', 'state', 'severity'],
}

/** The columns that cannot be null. A severity can come from the document instead. */
const NEVER_NULL = ['id', 'at', 'type', 'state', 'reportedAt']

/**
 * Returns the mapping of a document's member `tickets`, completed by its product's mapping.
 *
 * @param contractColumns the columns by which contracts are chosen
 */
export function mappingOf(spec: TicketsSpec, contractColumns: readonly NamedColumn[] = []): Mapping {
  const product: Partial<Product> = spec.product ? products[spec.product] : {}
  const shape = spec.shape ?? shapesOf(product)[0]
  const isOwnFormat = !spec.product && !spec.columns
  const skips = skipsOf(spec, product)
  const missing = new Set(spec.missing ?? product.missing)
  return {
    shape,
    format: spec.format ?? product.format,
    encoding: spec.encoding ?? product.encoding,
    list: (spec.list ?? product.list)?.split('.'),
    objectType: spec.objectType,
    skips,
    others: [
      ...skips.map(({ column, required }) => ({ name: column, key: 'tickets.skip', required })),
      ...(spec.severity?.columns ?? []).map(name => ({ name, key: 'tickets.severity', required: true })),
      ...contractColumns,
    ],
    columns: TICKET_FIELDS[shape].map(meaning => columnFor(meaning, shape, spec, product, isOwnFormat)),
    respondedAfterUnit: spec.respondedAfter?.unit ?? product.respondedAfter?.unit ?? 'minutes',
    spentUnit: spec.spent?.unit ?? 'minutes',
    severities: new Names(product.severities, spec.severities),
    matrix: spec.severity && new SeverityLookup(spec.severity, missing),
    channels: new Names(product.channels, spec.channels),
    eventTypes: new Map<string, string | null>([
      ...EVENT_TYPES.map(type => [type, type] as const),
      ...Object.entries({ ...product.events, ...spec.events }),
    ]),
    // The patterns of the document come first.
    states: { ...spec.states, ...product.states, ...spec.states },
    dateFormats: [spec.dateFormat ?? product.dateFormat ?? []].flat(),
    locale: spec.locale ?? product.locale,
    timeZone: spec.timeZone ?? product.timeZone,
    missing,
    titleRows: spec.titleRows ?? product.titleRows ?? 0,
    isGrouped: spec.grouped ?? product.grouped ?? false,
    footerZone: product.footerZone,
    zoneHint: product.zoneHint ?? '',
    rowMaker: product.rowMaker,
  }
}

function skipsOf({ skip }: TicketsSpec, product: Partial<Product>): SkipRule[] {
  return Object.entries({ ...product.skip, ...skip }).map(([column, values]) => ({
    column,
    values: [values].flat(),
    required: skip !== undefined && Object.hasOwn(skip, column),
  }))
}

function columnFor(
  meaning: string,
  shape: RowKind,
  spec: TicketsSpec,
  product: Partial<Product>,
  isOwnFormat: boolean,
): Column {
  const duration = DURATIONS[meaning]
  const isResponse = duration === 'respondedAfter'
  const named = namedIn(spec, meaning)
  const required = REQUIRED[shape].includes(meaning) && !(meaning === 'severity' && hasDefault(spec, product))
  const column: Column = {
    meaning,
    key: duration ?? `columns.${meaning}`,
    names: [],
    required: false,
    canBeNull: !NEVER_NULL.includes(meaning),
    isPreset: false,
  }
  if (meaning === 'severity' && spec.severity) return { ...column, label: spec.severity.columns.join(', ') }
  if (named === null) return column
  if (named !== undefined) return { ...column, names: [named], required: true }
  // The product's columns apply to its own kind of rows.
  const hasPreset = shapesOf(product).includes(shape)
  const preset = hasPreset ? (isResponse ? product.respondedAfter?.columns : product.columns?.[meaning]) : undefined
  // A response column of the document replaces the product's duration.
  if (preset && isResponse && namedIn(spec, 'respondedAt')) return column
  if (preset?.length === 0) return column
  // A list view of a product may lack its other columns. Targets that need one are then an error.
  if (preset) return { ...column, names: preset, required, isPreset: true }
  // Without a document the file has the command's own column names.
  return {
    ...column,
    names: [meaning],
    required: required || (isOwnFormat && shape === 'tickets' && meaning === 'respondedAt'),
  }
}

/** Returns the kinds of rows that a product's columns describe, the default first. */
function shapesOf({ shapes }: Partial<Product>): readonly [RowKind, ...RowKind[]] {
  return shapes ?? ['tickets']
}

/** Returns whether there is a severity for tickets without one. */
function hasDefault(spec: TicketsSpec, product: Partial<Product>): boolean {
  return [spec, product].some(({ severities }) => severities !== undefined && Object.hasOwn(severities, ''))
}

/** Returns the name of a column in the document; null if the document says that there is none. */
function namedIn(spec: TicketsSpec, meaning: string): string | null | undefined {
  const duration = DURATIONS[meaning]
  const named = duration && spec[duration]
  if (named === undefined) return spec.columns?.[meaning]
  return named === null ? null : named.column
}
