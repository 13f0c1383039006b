import type { Row } from './formats/row.ts'
import type { Mapping } from './mapping.ts'
import { EMPTY } from './ticket.ts'

/**
 * Returns the severity of the policy for a cell, or the problem with it. In a list of labels, one label must be a
 * severity of the document. The document's entries `""` and `"*"` apply to an empty cell and to any other name. With
 * several columns, their matrix has the severity.
 */
export function severityMeaning(text: string, { severities, matrix }: Mapping): string | { readonly problem: string } {
  if (matrix) return matrix.meaningOf(text)
  if (!text)
    return severities.getExact('') ?? { problem: `${EMPTY} For a default write tickets.severities: { "": severity }.` }
  if (!severities.size) return text
  const known = severities.get(text)
  if (known !== undefined) return known
  const other = severities.getExact('*') ?? text
  if (!text.includes(',')) return other
  const named = new Set<string>()
  for (const label of text.split(',')) {
    const severity = severities.get(label.trim())
    if (severity !== undefined) named.add(severity)
  }
  if (named.size > 1) return { problem: `It names more than one severity: ${[...named].join(', ')}.` }
  return named.size ? [...named][0] : other
}

/** Returns the cell of a row's severity; with several columns, their cells as one text. Empty if the row has none. */
export function severityText(row: Row, column: number, { matrix }: Mapping): string {
  return matrix ? matrix.textOf(row) : row.text(column)
}

/** Returns the severity of a ticket without any; undefined if the document names none. */
export function defaultSeverity({ severities, matrix }: Mapping): string | undefined {
  if (!matrix) return severities.getExact('')
  const found = matrix.meaningOf('')
  return typeof found === 'string' ? found : undefined
}

/** Returns the channel of the policy for a cell; undefined if there is none. */
export function channelMeaning(text: string, { channels }: Mapping): string | undefined {
  if (!text || !channels.size) return text || undefined
  const known = channels.get(text)
  return known === undefined ? text : (known ?? undefined)
}
