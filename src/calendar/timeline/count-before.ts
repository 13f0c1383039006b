/** Returns how many items come first in a sorted list, by bisection. */
export function countBefore<T>(sorted: readonly T[], comesFirst: (item: T) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (comesFirst(sorted[middle])) low = middle + 1
    else high = middle
  }
  return low
}
