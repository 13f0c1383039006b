import * as v from 'valibot'
import { didYouMean } from '../../validation/suggest.ts'

/** Keys that valibot passes over in every object, so that nothing would check what stands under them. */
const UNCHECKED = ['__proto__', 'prototype', 'constructor']

/** Lists are objects to valibot. */
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Text that is not blank. */
export const text = v.pipe(v.string('a text'), v.regex(/\S/, 'a text'))

/**
 * An object with these keys and no others; an unknown one is answered by the nearest.
 *
 * @param missing what to say where a required key is absent
 */
export function shape<const E extends v.ObjectEntries>(entries: E, missing: { readonly [key: string]: string } = {}) {
  const known = Object.keys(entries)
  const object = v.strictObject(entries, issue =>
    issue.expected === 'never' ? didYouMean(String(issue.input), known) : (missing[issue.expected.slice(1, -1)] ?? ''),
  )
  return v.pipe(v.unknown(), v.check(isObject, 'an object'), object)
}

/** An object whose keys are names of the author's own. */
export function dictionary<const S extends v.GenericSchema>(value: S) {
  return v.pipe(
    v.unknown(),
    v.check(isObject, 'an object'),
    v.check(
      value => !Object.keys(value as object).some(key => UNCHECKED.includes(key)),
      `free of the keys ${UNCHECKED.join(', ')}`,
    ),
    v.record(v.pipe(v.string(), v.notValues(UNCHECKED)), value),
  )
}

/** A list. */
export function list<const S extends v.GenericSchema>(item: S) {
  return v.array(item, 'a list')
}

/** One of the known words; another one is answered by the nearest. */
export function oneOf<const W extends readonly string[]>(known: W) {
  return v.picklist(known, issue => didYouMean(typeof issue.input === 'string' ? issue.input : '', known))
}

/** The same schema with a sentence for editors to show. */
export function described<const S extends v.GenericSchema>(description: string, schema: S) {
  return v.pipe(schema, v.description(description))
}

/** The same for a key that may be left out. */
export function optional<const S extends v.GenericSchema>(description: string, schema: S) {
  return v.optional(described(description, schema))
}

/** A schema by its name in the JSON Schema, where a copy of it would otherwise stand. */
export function ref<const S extends v.GenericSchema>(schema: S) {
  return v.lazy(() => schema)
}
