import type { Mapping } from './mapping.ts'

/** A severity in the policy's words; of a list of labels the one that the document names as a severity. */
export function severityOf(text: string, { severities }: Mapping): string | { readonly fault: string } {
  if (!severities.size) return text
  const known = severities.get(text)
  if (known !== undefined) return known
  if (!text.includes(',')) return text
  const named = new Set<string>()
  for (const label of text.split(',')) {
    const severity = severities.get(label.trim())
    if (severity !== undefined) named.add(severity)
  }
  if (named.size > 1) return { fault: `it names more than one severity: ${[...named].join(', ')}.` }
  return named.size ? [...named][0] : text
}

/** A channel in the policy's words; undefined for none. */
export function channelOf(text: string, { channels }: Mapping): string | undefined {
  if (!text || !channels.size) return text || undefined
  const known = channels.get(text)
  return known === undefined ? text : (known ?? undefined)
}
