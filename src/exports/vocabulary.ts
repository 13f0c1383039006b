import type { Mapping } from './mapping.ts'
import { EMPTY } from './shapes/shape-reader.ts'

/** What the names of an export mean: as they are written, else whatever their case. */
export class Names<T> {
  readonly #exact: ReadonlyMap<string, T>
  readonly #lower = new Map<string, T>()
  readonly size: number

  /** @param layers the later ones overrule the earlier ones */
  constructor(...layers: readonly ({ readonly [name: string]: T } | undefined)[]) {
    this.#exact = new Map(layers.flatMap(layer => Object.entries(layer ?? {})))
    this.size = this.#exact.size
    for (const layer of layers) this.#fold(Object.entries(layer ?? {}))
  }

  /** What a name means; undefined if it is not known. */
  get(name: string): T | undefined {
    const exact = this.#exact.get(name)
    return exact === undefined ? this.#lower.get(name.toLowerCase()) : exact
  }

  /** What a name means as it is written. */
  exactly(name: string): T | undefined {
    return this.#exact.get(name)
  }

  /** Names that differ only in case and have different meanings are not folded. */
  #fold(entries: readonly (readonly [string, T])[]): void {
    const own = new Map<string, T | undefined>()
    for (const [name, meaning] of entries) {
      const lower = name.toLowerCase()
      own.set(lower, !own.has(lower) || own.get(lower) === meaning ? meaning : undefined)
    }
    for (const [name, meaning] of own)
      if (meaning === undefined) this.#lower.delete(name)
      else this.#lower.set(name, meaning)
  }
}

/**
 * A severity in the policy's words; of a list of labels the one that the document names as a severity. An empty cell
 * and any other name have the severities that the document gives them.
 */
export function severityOf(text: string, { severities }: Mapping): string | { readonly fault: string } {
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
export function channelOf(text: string, { channels }: Mapping): string | undefined {
  if (!text || !channels.size) return text || undefined
  const known = channels.get(text)
  return known === undefined ? text : (known ?? undefined)
}

/** Whether a text has the shape of a name in which a `*` stands for any text; `*` alone for any but none. */
export function fits(text: string, pattern: string): boolean {
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
