/**
 * The rows of an inner loop over a table. V8 may compile a function while its inner loop runs. It then does not know the
 * types of the local names, which makes the rest of that loop a third slower. An outer loop reads them again.
 */
export const ROWS_OF_LOOP = 1024

/**
 * Returns the smaller one of two whole numbers below 2⁵². It has no branch, unlike `Math.min`: the processor would guess
 * wrong for many rows.
 */
export function smallerOf(a: number, b: number): number {
  return (a + b - Math.abs(a - b)) / 2
}
