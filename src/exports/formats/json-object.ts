/** An object of a JSON file. */
export type JsonObject = { readonly [key: string]: unknown }

/** Returns whether a value is an object with keys. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns the objects of a list; none for any other value. */
export function objectsOf(list: unknown): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}

/** Returns the text at a path of keys with dots between; empty if there is no text or number. */
export function textAt(object: JsonObject, path: string): string {
  const value = valueAt(object, path.split('.'))
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Returns the value at a path of keys; in a list, the values of its items. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  let at = value
  for (let i = 0; i < keys.length; i++) {
    if (typeof at !== 'object' || at === null) return undefined
    if (Array.isArray(at) && !Object.hasOwn(at, keys[i])) {
      const rest = keys.slice(i)
      return at.map(item => valueAt(item, rest)).filter(item => item !== undefined)
    }
    if (!Object.hasOwn(at, keys[i])) {
      // A key can contain dots, such as System.CreatedDate.
      const rest = keys.slice(i).join('.')
      return Object.hasOwn(at, rest) ? (at as JsonObject)[rest] : undefined
    }
    at = (at as JsonObject)[keys[i]]
  }
  return at
}
