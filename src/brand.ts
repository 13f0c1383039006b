/** The kinds of marked objects. */
export type Branded = 'error' | 'calendar' | 'policy'

/**
 * Marks an object as created by this library, so that other copies of the library recognise it: ESM and CommonJS, or
 * two versions. JSON, copies and comparisons do not see the mark.
 */
export function brand<T extends object>(object: T, kind: Branded): T {
  return Object.defineProperty(object, brandOf(kind), { value: true })
}

/** Whether a copy of this library created a value. An object that inherits from such a value is not marked. */
export function hasBrand(value: unknown, kind: Branded): value is object {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, brandOf(kind))
}

function brandOf(kind: Branded): symbol {
  return Symbol.for(`sla-calendar.${kind}`)
}
