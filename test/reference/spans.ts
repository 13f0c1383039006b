/** Half-open stretches of time, `[start, end)`. */
export type Span = { readonly start: number; readonly end: number }

export function contains(spans: readonly Span[], at: number): boolean {
  return spans.some(span => span.start <= at && at < span.end)
}

/**
 * The time at which `open` says yes, given for each list whether the moment lies inside it. Between two neighbouring
 * edges nothing changes, so one question for each piece is enough. The answer is sorted, and pieces that touch are joined.
 */
export function combine(lists: readonly (readonly Span[])[], open: (inside: boolean[]) => boolean): Span[] {
  const edges = [...new Set(lists.flat().flatMap(span => [span.start, span.end]))].sort((a, b) => a - b)
  const pieces: Span[] = []
  for (let i = 0; i + 1 < edges.length; i++)
    if (open(lists.map(spans => contains(spans, edges[i])))) pieces.push({ start: edges[i], end: edges[i + 1] })
  return joined(pieces)
}

/** Sorted spans, with those that touch made one. */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last && last.end === span.start) result[result.length - 1] = { start: last.start, end: span.end }
    else result.push(span)
  }
  return result
}

/** Clips spans to `[start, end)`. */
export function clip(spans: readonly Span[], start: number, end: number): Span[] {
  return spans
    .map(span => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter(span => span.start < span.end)
}

export function total(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0)
}
