import type { InputValue } from '../validation/input-value.ts'
import { describe } from '../validation/plain-data.ts'

/**
 * Checks `tickets.severity`: that the matrix is as deep as there are columns, that its severities exist, and that no
 * combination of its cells is missing.
 *
 * @param tickets the member `tickets`
 * @param severities the severities of the policies
 * @throws {SlaCalendarError} `input-invalid`, `key-missing`, `severity-unknown`
 */
export function checkSeverityColumns(tickets: InputValue, input: InputValue, severities: readonly string[]): void {
  const columns = input.at('columns')
  const names = columns.list().map(column => column.text())
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined)
    throw columns.error('input-invalid', `The column ${describe(twice)} appears twice.`, 'Remove one.')
  if (tickets.optional('columns')?.optional('severity')?.value)
    throw input.error('input-invalid', 'There is a column of severities, too.', 'Remove tickets.columns.severity.')
  if (tickets.optional('severities'))
    throw input.error('input-invalid', 'The matrix has the severities already.', 'Remove tickets.severities.')
  const levels = names.map(() => [] as InputValue[])
  collect(input.at('matrix'), 0, levels, severities)
  for (const [i, level] of levels.entries()) requireSameCells(level, names[i])
}

/** Adds the objects of a matrix to the list of their column. */
function collect(at: InputValue, depth: number, levels: readonly InputValue[][], severities: readonly string[]): void {
  if (depth === levels.length) {
    if (typeof at.value !== 'string')
      throw at.expected('a severity', 'Write a severity here: the last column has been read.')
    at.oneOf(severities, 'severity-unknown')
    return
  }
  const entries = at.entries()
  if (!entries.length) throw at.error('input-invalid', 'It has no cell.', 'Add one, such as "*" for every cell.')
  levels[depth].push(at)
  for (const [, inner] of entries) collect(inner, depth + 1, levels, severities)
}

/** Refuses a matrix in which a cell of a column has an entry in one place and none in another. */
function requireSameCells(level: readonly InputValue[], column: string): void {
  const cells = new Set(level.flatMap(one => one.keys()).filter(cell => cell !== '' && cell !== '*'))
  for (const one of level) {
    const keys = one.keys()
    if (keys.includes('*')) continue
    const own = keys.map(key => key.toLowerCase())
    for (const cell of cells)
      if (!own.includes(cell.toLowerCase()))
        throw one
          .at(cell)
          .error(
            'key-missing',
            `The cell ${describe(cell)} of ${column} has no severity here.`,
            'Add it, or "*" for any other cell.',
          )
  }
}
