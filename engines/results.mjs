// What the runs over clusters print and compare.

/** Prints the first two lines of a Markdown table. */
export function header(columns) {
  console.log(`| ${columns.join(' | ')} |`)
  console.log(`| ${columns.map(column => (column === 'way' ? '---' : '---:')).join(' | ')} |`)
}

/** Prints a line of a Markdown table. */
export function line(cells) {
  console.log(`| ${cells.map(cell => cell.toLocaleString('en')).join(' | ')} |`)
}

/**
 * Returns the number of tickets whose result is missing, double, or not the expected one.
 *
 * @param rows the id of a ticket and the result, or null
 * @param expected the results by id: NaN for null
 */
export function unlike(rows, expected) {
  const seen = new Uint8Array(expected.length)
  let wrong = 0
  let count = 0
  for (const [id, value] of rows) {
    count++
    wrong += seen[id]++ || !Object.is(value ?? Number.NaN, expected[id]) ? 1 : 0
  }
  return wrong + Math.max(0, expected.length - count)
}

/** Returns the sum that the queries compute to compare whole tables: of each result, the rest after division by a prime. */
export function sumOf(results) {
  return results.reduce((sum, result) => sum + (result % 1_000_003), 0)
}
