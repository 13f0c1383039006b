// Markdown tables, and the reaches that they judge.

const judgements = []

/** Starts a table: a heading, and the titles of its columns, the first to the left, the others to the right. */
export function table(title, columns) {
  const rule = columns.map((_, k) => (k === 0 ? '---' : '---:'))
  console.log(`\n### ${title}\n`)
  row(columns)
  row(rule)
}

/** Prints a line of the table; cells that are not given stay empty in `columns`. */
export function row(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}

/** Judges a value that must be at most `reach`; comes back as the last two cells of a row. */
export function atMost(what, value, reach) {
  return judged(what, value <= reach, `<= ${grouped(reach)}`)
}

/** Judges a value that must be at least `reach`; comes back as the last two cells of a row. */
export function atLeast(what, value, reach) {
  return judged(what, value >= reach, `>= ${grouped(reach)}`)
}

/** The last two cells of a row that is there to be read only. */
export const notJudged = ['', '']

/** What has been judged so far: `{ what, ok }`. */
export function allJudgements() {
  return judgements
}

/** A number with three digits that count, in groups of three: 1,230,000. */
export function grouped(value) {
  return Number(value.toPrecision(3)).toLocaleString('en')
}

function judged(what, ok, reach) {
  judgements.push({ what, ok })
  return [reach, ok ? 'ok' : '**miss**']
}
