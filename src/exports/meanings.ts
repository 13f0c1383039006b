import type { Mapping } from './mapping.ts'
import { EMPTY } from './ticket.ts'

/**
 * A severity in the policy's words; of a list of labels the one that the document names as a severity. An empty cell
 * and any other name have the severities that the document gives them.
 */
export function severityMeaning(text: string, { severities }: Mapping): string | { readonly fault: string } {
  if (!text)
    return severities.exactly('') ?? { fault: `${EMPTY} For a default write tickets.severities: { "": severity }.` }
  if (!severities.size) return text
  const known = severities.get(text)
  if (known !== undefined) return known
  const other = severities.exactly('*') ?? text
  if (!text.includes(',')) return other
  const named = new Set<string>()
  for (const label of text.split(',')) {
    const severity = severities.get(label.trim())
    if (severity !== undefined) named.add(severity)
  }
  if (named.size > 1) return { fault: `It names more than one severity: ${[...named].join(', ')}.` }
  return named.size ? [...named][0] : other
}

/** A channel in the policy's words; undefined for none. */
export function channelMeaning(text: string, { channels }: Mapping): string | undefined {
  if (!text || !channels.size) return text || undefined
  const known = channels.get(text)
  return known === undefined ? text : (known ?? undefined)
}

/** Whether a text has the shape of a name in which a `*` stands for any text; `*` alone for any but none. */
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
