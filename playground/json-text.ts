import { findNodeAtLocation, type ParseError, parseTree } from 'jsonc-parser'
import { type ErrorPath, isSlaCalendarError } from '../dist/index.js'
import { parseJsonText } from '../src/document/json-text.ts'

/** An error in a text, with its line, counted from 0. */
export type TextFault = { readonly message: string; readonly line: number }

/** Parses JSON, with comments and trailing commas, and makes a value of it. Returns the value, or the error and its line. */
export function readText<T>(
  text: string,
  make: (value: unknown) => T,
): { readonly value: T } | { readonly fault: TextFault } {
  try {
    return { value: make(parseJsonText(text)) }
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return { fault: { message: error.message, line: lineOf(text, error.path) } }
  }
}

/** Returns the value of a JSON text; undefined if it is not valid JSON. */
export function jsonValue(text: string): unknown {
  try {
    return parseJsonText(text)
  } catch {
    return undefined
  }
}

/** Returns the line of a path, or of its nearest parent that exists. For invalid JSON, returns the line of the first error. */
function lineOf(text: string, path: ErrorPath): number {
  const mistakes: ParseError[] = []
  const root = parseTree(text, mistakes, { allowTrailingComma: true })
  if (mistakes.length) return lineAt(text, mistakes[0].offset)
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length))
    // The line is that of the key, not of the value.
    if (node) return lineAt(text, node.parent?.type === 'property' ? node.parent.offset : node.offset)
  }
  return lineAt(text, root?.offset ?? 0)
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1
}

const WIDE = 80

/** Returns JSON for people: each object or list that fits on a line is on one line. */
export function jsonText(value: unknown, indent = '', key = ''): string {
  const short = onOneLine(value)
  if (indent.length + key.length + short.length <= WIDE || typeof value !== 'object' || value === null) return short
  const inner = `${indent}  `
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const items = Array.isArray(value)
    ? value.map(item => jsonText(item, inner))
    : members(value).map(([key, member]) => `${JSON.stringify(key)}: ${jsonText(member, inner, key)}`)
  return `${open}\n${items.map(item => `${inner}${item}`).join(',\n')}\n${indent}${close}`
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const items = members(value).map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`)
  return items.length ? `{ ${items.join(', ')} }` : '{}'
}

function members(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined)
}
