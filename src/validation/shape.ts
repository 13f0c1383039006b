import * as v from 'valibot'
import { didYouMean } from './did-you-mean.ts'

// Parts of valibot schemas for config files. Their messages are the end of a sentence: see check-shape.ts.

/** Keys that valibot skips in every object, so their values would remain unchecked. */
const UNCHECKED = ['__proto__', 'prototype', 'constructor']

/** Returns whether a value is an object. valibot takes lists for objects, too. */
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text that is not blank. */
export const text = v.pipe(v.string('a text'), v.regex(/\S/, 'a text'))

/** Returns the schema of the name of a value that another key of the config file defines. */
export function nameIn(key: 'calendars' | 'policies') {
  const message = `a name\nDefine it in ${key}, and write its name here.`
  return v.pipe(v.string(message), v.regex(/\S/, message))
}

/**
 * Returns the schema of an object with these keys only. The message for an unknown key suggests the nearest one.
 *
 * @param missing the hints for required keys
 */
export function shape<const E extends v.ObjectEntries>(entries: E, missing: { readonly [key: string]: string } = {}) {
  const known = Object.keys(entries)
  const object = v.strictObject(entries, issue =>
    issue.expected === 'never' ? didYouMean(String(issue.input), known) : (missing[issue.expected.slice(1, -1)] ?? ''),
  )
  return v.pipe(v.unknown(), v.check(isObject, 'an object'), object)
}

/** Returns the schema of an object whose keys are names that the author chooses. */
export function dictionary<const S extends v.GenericSchema>(value: S) {
  return v.pipe(
    v.unknown(),
    v.check(isObject, 'an object'),
    v.check(
      // valibot runs this check for values that are not objects, too.
      value => !isObject(value) || !Object.keys(value as object).some(key => UNCHECKED.includes(key)),
      `free of the keys ${UNCHECKED.join(', ')}`,
    ),
    v.record(v.pipe(v.string(), v.notValues(UNCHECKED)), value),
  )
}

/** Returns the schema of a list. */
export function list<const S extends v.GenericSchema>(item: S) {
  return v.array(item, 'a list')
}

/** Returns the schema of a known word. The message for another word suggests the nearest one. */
export function oneOf<const W extends readonly string[]>(known: W) {
  return v.picklist(known, issue => didYouMean(typeof issue.input === 'string' ? issue.input : '', known))
}

/** Adds a description to a schema, which editors show. */
export function described<const S extends v.GenericSchema>(description: string, schema: S) {
  return v.pipe(schema, v.description(description))
}

/** Adds a description to the schema of an optional key. */
export function optional<const S extends v.GenericSchema>(description: string, schema: S) {
  return v.optional(described(description, schema))
}

/** Refers to a definition of the JSON Schema by its name, instead of repeating it. */
export function ref<const S extends v.GenericSchema>(schema: S) {
  return v.lazy(() => schema)
}
