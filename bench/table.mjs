// Prints Markdown tables and judges their values by limits.

const judgements = []

/** Starts a table with a heading and the titles of its columns. The first column is aligned left, the others right. */
export function table(title, columns) {
  const rule = columns.map((_, k) => (k === 0 ? '---' : '---:'))
  console.log(`\n### ${title}\n`)
  row(columns)
  row(rule)
}

/** Prints a row of the table. */
export function row(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}

/** Judges a value that must be at most `limit`. Returns the last two cells of a row. */
export function atMost(what, value, limit) {
  return judged(what, value <= limit, `<= ${grouped(limit)}`)
}

/** Judges a value that must be at least `limit`. Returns the last two cells of a row. */
export function atLeast(what, value, limit) {
  return judged(what, value >= limit, `>= ${grouped(limit)}`)
}

/** The last two cells of a row without a limit. */
export const notJudged = ['', '']

/** Returns all judgements so far: `{ what, ok }`. */
export function allJudgements() {
  return judgements
}

/** Returns a number with three significant digits and thousands separators, such as 1,230,000. */
export function grouped(value) {
  return Number(value.toPrecision(3)).toLocaleString('en')
}

function judged(what, ok, limit) {
  judgements.push({ what, ok })
  return [limit, ok ? 'ok' : '**miss**']
}
