import { applyEdits, modify } from 'jsonc-parser'
import { parseJsonText } from '../src/document/json-text.ts'
import { jsonText } from './json-text.ts'

/** The keys and indices that lead to a value. */
export type Path = readonly (string | number)[]

/** Changes the value at a path below the one that a form shows; undefined removes it. */
export type Put = (path: Path, value: unknown) => void

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2 } }

/**
 * Returns a JSON text in which one value is replaced, added (the index after the last one) or, if it is undefined,
 * removed. A text in the layout of the page keeps that layout. Any other text keeps its own layout and its comments.
 */
export function edited(text: string, path: Path, value: unknown): string {
  const root: unknown = parseJsonText(text)
  if (jsonText(root) === text) return jsonText(withValue(root, path, value))
  return applyEdits(text, modify(text, [...path], value, FORMAT))
}

function withValue(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  const inner = withValue(Object(root)[key], rest, value)
  if (typeof key === 'number') {
    const list = Array.isArray(root) ? root : []
    return inner === undefined
      ? list.filter((_, i) => i !== key)
      : list.slice(0, key).concat([inner], list.slice(key + 1))
  }
  // The order of the keys stays.
  return Object.fromEntries(Object.entries({ ...Object(root), [key]: inner }).filter(([, one]) => one !== undefined))
}
