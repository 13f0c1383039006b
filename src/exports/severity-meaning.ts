import type { Mapping } from './mapping.ts'
import { EMPTY } from './ticket.ts'

/**
 * Returns the severity of the policy for a cell, or the problem with it. In a list of labels, one label must be a
 * severity of the document. The document's entries `""` and `"*"` apply to an empty cell and to any other name.
 */
export function severityMeaning(text: string, { severities }: Mapping): string | { readonly problem: string } {
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

/** Returns the channel of the policy for a cell; undefined if there is none. */
export function channelMeaning(text: string, { channels }: Mapping): string | undefined {
  if (!text || !channels.size) return text || undefined
  const known = channels.get(text)
  return known === undefined ? text : (known ?? undefined)
}
