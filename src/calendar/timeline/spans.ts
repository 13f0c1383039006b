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

/** Returns the points that are in both `a` and `b`. */
export function intersect(a: Spans, b: Spans): Spans {
  const both: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = Math.max(a[i], b[j])
    const end = Math.min(a[i + 1], b[j + 1])
    if (start < end) both.push(start, end)
    if (a[i + 1] === end) i += 2
    else j += 2
  }
  return both
}

/** Returns the points that are in `a`, in `b` or in both: those that are not outside both. */
export function unite(a: Spans, b: Spans): Spans {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  return intersect(outside(a), outside(b)).slice(1, -1)
}

/** Returns the points that are in `a` and not in `b`. */
export function subtract(a: Spans, b: Spans): Spans {
  return a.length === 0 || b.length === 0 ? a : intersect(a, outside(b))
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

function outside(spans: Spans): Spans {
  return [-Infinity, ...spans, Infinity]
}
