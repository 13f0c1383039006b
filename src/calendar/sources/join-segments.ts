/** Anything with a start and an end. */
type Timed = { readonly start: number; readonly end: number }

/** Joins neighbours that agree in everything but their times. */
export function joinSegments<T extends Timed>(segments: readonly T[]): T[] {
  const joined: T[] = []
  for (const segment of segments) {
    const last = joined.length - 1
    if (last >= 0 && agree(joined[last], segment)) joined[last] = { ...joined[last], end: segment.end }
    else joined.push(segment)
  }
  return joined
}

function agree<T extends Timed>(a: T, b: T): boolean {
  // Their keys may differ. An object with the keys of both would take most of the time.
  for (const keys of [a, b])
    for (const key in keys) if (key !== 'start' && key !== 'end' && a[key] !== b[key]) return false
  return true
}
