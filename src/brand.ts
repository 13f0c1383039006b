/** What a brand can mark. */
export type Branded = 'error' | 'calendar' | 'policy'

/**
 * Marks an object as one that this library made, so that other copies of the library recognise it: ESM and
 * CommonJS, or two versions. JSON, copies and comparisons do not see the mark.
 */
export function brand<T extends object>(object: T, kind: Branded): T {
  return Object.defineProperty(object, brandOf(kind), { value: true })
}

/** Whether any copy of this library made a value; an object that inherits from such a value does not count. */
export function hasBrand(value: unknown, kind: Branded): value is object {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, brandOf(kind))
}

function brandOf(kind: Branded): symbol {
  return Symbol.for(`sla-calendar.${kind}`)
}
