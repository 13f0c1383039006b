/** What a query is about: a calendar alone, or a contract with the history of a ticket. */
export type Spec = { readonly [part: string]: unknown }

/**
 * One query of a case. Instants are ISO strings, except in the paragraph about their forms. `error` is the code of a
 * refusal, written by hand from the text of the paragraph: the reference reads only valid input.
 */
export type Query = { readonly call: string; readonly error?: string; readonly [argument: string]: unknown }

/** A spec and the queries about it. */
export type Case = { readonly name: string; readonly spec: Spec; readonly queries: readonly Query[] }

/** The cases of one paragraph of docs/semantics.md. */
export type Paragraph = { readonly paragraph: number; readonly title: string; readonly cases: readonly Case[] }

/** An instant in the form of the files: UTC with `Z`, and milliseconds only if there are any. */
export function utc(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d(:\d\d)?)$/

/** Returns the value with every instant in UTC, so that a reader of the files has one form to understand. */
export function inUtc(value: unknown): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? utc(Date.parse(value)) : value
  if (Array.isArray(value)) return value.map(inUtc)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inUtc(one)]))
}
