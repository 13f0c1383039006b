import { printParseErrorCode, visit } from 'jsonc-parser'
import { type ErrorPath, SlaCalendarError } from '../errors.ts'

/**
 * Texts longer than this, in characters, are read by `JSON.parse` first, in a fifth of the time. Programs write them,
 * without comments or duplicate keys.
 */
const LONG_TEXT = 1_000_000

/** The problems of a text by the error codes of jsonc-parser. */
const PROBLEMS: { readonly [code: string]: string } = {
  InvalidSymbol: 'not valid JSON: keys and strings need double quotes',
  InvalidNumberFormat: 'this is not a valid number',
  PropertyNameExpected: 'a key in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'there is more text after the end',
  UnexpectedEndOfComment: 'this comment is not closed',
  UnexpectedEndOfString: 'this text has no closing quote on its line',
  UnexpectedEndOfNumber: 'this number ends too early',
  InvalidUnicode: 'after \\u come four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash is written \\\\',
  InvalidCharacter: 'a text holds a tab or another control character; write \\t',
}

type Container = Record<string, unknown> | unknown[]

/**
 * Parses JSON that may have comments and trailing commas.
 *
 * @throws {SlaCalendarError} `input-invalid`, with line and column counted from 1, if the text is not valid JSON or an
 * object has a key twice
 */
export function parseJsonText(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '')
  if (json.length > LONG_TEXT)
    try {
      return JSON.parse(json)
    } catch {
      // The other parser finds the line and column.
    }
  try {
    return parse(json)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new SlaCalendarError('input-invalid', [], 'The JSON is nested too deeply.')
  }
}

function parse(text: string): unknown {
  const root: unknown[] = []
  const open: Container[] = [root]
  let key = ''

  function add(value: unknown): void {
    const container = open[open.length - 1]
    if (Array.isArray(container)) container.push(value)
    else container[key] = value
  }

  function enter(container: Container): void {
    add(container)
    open.push(container)
  }

  const leave = () => {
    open.pop()
  }

  visit(
    text,
    {
      // Without a prototype, __proto__ is an ordinary key, which checks refuse with its path.
      onObjectBegin: () => enter(Object.create(null)),
      onObjectProperty(name, _offset, _length, line, column, path) {
        if (Object.hasOwn(open[open.length - 1], name))
          throw errorAt(line, column, 'this key is named twice', [...path(), name])
        key = name
      },
      onObjectEnd: leave,
      onArrayBegin: () => enter([]),
      onArrayEnd: leave,
      onLiteralValue: add,
      onError(code, _offset, _length, line, column) {
        throw errorAt(line, column, PROBLEMS[printParseErrorCode(code)] ?? 'this is not valid JSON', [])
      },
    },
    { allowTrailingComma: true },
  )
  return root[0]
}

/** Returns an error with its place. Line and column count from 0. */
function errorAt(line: number, column: number, problem: string, path: ErrorPath): SlaCalendarError {
  return new SlaCalendarError('input-invalid', path, `Line ${line + 1}, column ${column + 1}: ${problem}.`)
}
