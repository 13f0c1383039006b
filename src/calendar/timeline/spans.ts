/**
 * Half-open intervals as one flat list: start, end, start, end… in order, never touching. A point is inside if the
 * number of edges at or before it is odd. All functions below follow from that.
 */
export type Spans = readonly number[]

/** Adds [start, end) after the last span, joined if they touch; an empty one is ignored. `start` never decreases. */
export function push(spans: number[], start: number, end: number): void {
  if (end <= start) return
  const last = spans.length - 1
  if (last > 0 && start <= spans[last]) spans[last] = Math.max(spans[last], end)
  else spans.push(start, end)
}

/** Returns the points that are in `a`, in `b` or in both. */
export function unite(a: Spans, b: Spans): Spans {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  return combine(a, b, (inA, inB) => inA || inB)
}

/** Returns the points that are in both `a` and `b`. */
export function intersect(a: Spans, b: Spans): Spans {
  return combine(a, b, (inA, inB) => inA && inB)
}

/** Returns the points that are in `a` and not in `b`. */
export function subtract(a: Spans, b: Spans): Spans {
  if (a.length === 0 || b.length === 0) return a
  return combine(a, b, (inA, inB) => inA && !inB)
}

/** Returns the part of `spans` in [from, to). */
export function clip(spans: Spans, from: number, to: number): Spans {
  return intersect(spans, [from, to])
}

/** Whether a point is inside, found by bisection. */
export function isInside(at: number, spans: Spans): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle] <= at) low = middle + 1
    else high = middle
  }
  return low % 2 === 1
}

/** Returns the total length of all spans. */
export function total(spans: Spans): number {
  let sum = 0
  for (let i = 0; i < spans.length; i += 2) sum += spans[i + 1] - spans[i]
  return sum
}

function combine(a: Spans, b: Spans, keep: (inA: boolean, inB: boolean) => boolean): number[] {
  const edges: number[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const edge = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    if (a[i] === edge) i++
    if (b[j] === edge) j++
    if (keep(i % 2 === 1, j % 2 === 1) !== (edges.length % 2 === 1)) edges.push(edge)
  }
  return edges
}
