import { printParseErrorCode, visit } from 'jsonc-parser'
import { type ErrorPath, SlaCalendarError } from '../errors.ts'

/**
 * Texts longer than this are written by programs, without comments and without naming a key twice: the platform's own
 * parser reads them in a fifth of the time.
 */
const LONG = 1_000_000

/** What is wrong with a text, by the parser's name for it. */
const PROBLEMS: { readonly [code: string]: string } = {
  InvalidSymbol: 'this is no JSON; keys and texts stand in double quotes',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a key in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'there is more text after the end',
  UnexpectedEndOfComment: 'this comment is never closed',
  UnexpectedEndOfString: 'this text has no closing quote on its line',
  UnexpectedEndOfNumber: 'this number ends too early',
  InvalidUnicode: 'after \\u come four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash is written \\\\',
  InvalidCharacter: 'a text holds a tab or another control character; write \\t',
}

type Container = Record<string, unknown> | unknown[]

/**
 * Reads JSON that may hold comments and trailing commas.
 *
 * @throws {SlaCalendarError} `input-invalid`, with line and column counted from 1, for what is no JSON and for a key
 * that an object names twice
 */
export function parseJsonText(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '')
  if (json.length > LONG)
    try {
      return JSON.parse(json)
    } catch {
      // The careful way says where.
    }
  try {
    return visited(json)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new SlaCalendarError('input-invalid', [], 'The text nests too deep.')
  }
}

function visited(text: string): unknown {
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
      // Without a prototype even __proto__ is a key like others, to be refused with its path.
      onObjectBegin: () => enter(Object.create(null)),
      onObjectProperty(name, _offset, _length, line, column, path) {
        if (Object.hasOwn(open[open.length - 1], name))
          throw fault(line, column, 'this key is named twice', [...path(), name])
        key = name
      },
      onObjectEnd: leave,
      onArrayBegin: () => enter([]),
      onArrayEnd: leave,
      onLiteralValue: add,
      onError(code, _offset, _length, line, column) {
        throw fault(line, column, PROBLEMS[printParseErrorCode(code)] ?? 'this is no JSON', [])
      },
    },
    { allowTrailingComma: true },
  )
  return root[0]
}

/** An error at a line and column counted from 0. */
function fault(line: number, column: number, problem: string, path: ErrorPath): SlaCalendarError {
  return new SlaCalendarError('input-invalid', path, `Line ${line + 1}, column ${column + 1}: ${problem}.`)
}
