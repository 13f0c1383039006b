import type { HolderChange } from '../clock/ticket.ts'

/** Anything with a start and an end, in epoch milliseconds. */
type Timed = { readonly start: number; readonly end: number }

/**
 * Cuts segments where the ticket changes hands, and adds the holder to each piece. Pieces before the first holder have
 * none.
 *
 * @param segments in time order
 * @param changes in time order
 */
export function splitByHolder<T extends Timed>(
  segments: readonly T[],
  changes: readonly HolderChange[],
): readonly (T & { readonly holder?: string })[] {
  // Most tickets are never assigned, and their segments need no copy.
  if (!changes.length) return segments
  const pieces: (T & { readonly holder?: string })[] = []
  let next = 0
  let holder: string | undefined
  for (const segment of segments)
    for (let { start } = segment; start < segment.end; ) {
      for (; next < changes.length && changes[next].at <= start; next++) holder = changes[next].holder
      const end = next < changes.length ? Math.min(segment.end, changes[next].at) : segment.end
      pieces.push({ ...segment, start, end, ...(holder === undefined ? {} : { holder }) })
      start = end
    }
  return pieces
}
