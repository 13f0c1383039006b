import { type Spans, subtract, unite } from '../timeline/spans.ts'
import type { Reason } from './source.ts'

/**
 * A layer opens or closes parts of a local date (§4). The last layer that covers a minute decides about it, so the
 * order of the layers is the algebra: shifts, minus holidays, minus replaced dates, plus replacing hours.
 */
export type Layer = {
  readonly isOpen: boolean
  readonly reason: Reason
  /** The holiday or the exception that names the layer. */
  readonly cause?: { readonly name: string } | undefined
  /** Minutes after midnight, 0 to 1440. */
  readonly spans: Spans
}

/** Returns the open time of a date, in minutes after midnight: the layers, one after the other. */
export function openTime(layers: readonly Layer[]): Spans {
  let open: Spans = []
  for (const { isOpen, spans } of layers) open = isOpen ? unite(open, spans) : subtract(open, spans)
  return open
}

/** A part of a date and the layer that decides about it, in minutes after midnight. */
export type VisiblePart = { readonly start: number; readonly end: number; readonly layer: Layer }

/** Returns which layer decides about which part of a date, in time order. */
export function visibleParts(layers: readonly Layer[]): VisiblePart[] {
  const parts: VisiblePart[] = []
  let hidden: Spans = []
  for (const layer of [...layers].reverse()) {
    const visible = subtract(layer.spans, hidden)
    for (let i = 0; i < visible.length; i += 2) parts.push({ start: visible[i], end: visible[i + 1], layer })
    hidden = unite(hidden, layer.spans)
  }
  return parts.sort((a, b) => a.start - b.start)
}
