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

/** Returns whether a text fits a pattern. A `*` stands for any text, and `*` alone for any text that is not empty. */
export function matchesPattern(text: string, pattern: string): boolean {
  if (pattern === '*') return text !== ''
  if (!pattern.includes('*')) return text === pattern
  const parts = pattern.split('*')
  const last = parts.pop()!
  let at = 0
  for (const [i, part] of parts.entries()) {
    const found = text.indexOf(part, at)
    if (found < 0 || (i === 0 && found > 0)) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
