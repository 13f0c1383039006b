import { describe, expect, it } from 'vitest'
import { parseJsonText } from '../../src/document/json-text.ts'
import { refusal } from '../validation/refusal.ts'

const refused = (text: string) => refusal(() => parseJsonText(text))
/** A text so long that `JSON.parse` reads it. */
const long = (text: string) => `${' '.repeat(1_000_001)}${text}`

describe('parseJsonText', () => {
  it.each([
    '{}',
    '[]',
    'null',
    '"text"',
    ' -1.5e3 ',
    '{ "a": [1, { "b": [true, false, null] }, []], "c": {}, "": "\\u00e9\\n\\"" }',
    '{ "constructor": 1, "toString": { "hasOwnProperty": [] } }',
  ])('reads %s as JSON.parse does', text => {
    expect(parseJsonText(text)).toEqual(JSON.parse(text))
    expect(parseJsonText(long(text))).toEqual(JSON.parse(text))
  })

  it('accepts comments, trailing commas and a byte order mark', () => {
    const text = '\uFEFF// one\n{ "a": [1, 2,], /* two\n three */ "b": "// none", }\n// four'
    expect(parseJsonText(text)).toEqual({ a: [1, 2], b: '// none' })
    expect(parseJsonText(long(text.slice(1)))).toEqual({ a: [1, 2], b: '// none' })
  })

  it('accepts no byte order mark inside', () => {
    expect(refused('{ \uFEFF"a": 1 }')).toMatch(/^input-invalid Line 1, column 3: /)
  })

  it('keeps __proto__ as an own key, which checks can refuse', () => {
    expect(Object.keys(parseJsonText('{ "__proto__": { "a": 1 } }') as object)).toEqual(['__proto__'])
    expect(Object.keys(parseJsonText(long('{ "__proto__": { "a": 1 } }')) as object)).toEqual(['__proto__'])
  })

  it.each([
    ['', 'Line 1, column 1: a value is missing.'],
    ['// nothing\n', 'Line 2, column 1: a value is missing.'],
    ['{\n  "a": 1\n  "b": 2\n}', 'Line 3, column 3: a comma is missing before this.'],
    ['{\r\n  "a" 1\r\n}', 'Line 2, column 7: a colon is missing before this.'],
    ['{ "a": }', 'Line 1, column 8: a value is missing.'],
    ['{ "a": 1', 'Line 1, column 9: a closing } is missing.'],
    ['[1, 2', 'Line 1, column 6: a closing ] is missing.'],
    ['{ a: 1 }', 'Line 1, column 3: not valid JSON: keys and strings need double quotes.'],
    ["{ 'a': 1 }", 'Line 1, column 3: not valid JSON: keys and strings need double quotes.'],
    ['{ 1: 1 }', 'Line 1, column 3: a key in double quotes is missing.'],
    ['{ "a": 1 } }', 'Line 1, column 12: there is more text after the end.'],
    ['{ "a": "b\n" }', 'Line 1, column 8: this text has no closing quote on its line.'],
    ['{ /* "a": 1 }', 'Line 1, column 3: this comment is not closed.'],
    ['[1.]', 'Line 1, column 2: this number ends too early.'],
    ['["C:\\x"]', 'Line 1, column 2: a backslash is written \\\\.'],
    ['["\\u12"]', 'Line 1, column 2: after \\u come four hexadecimal digits.'],
    ['["a\tb"]', 'Line 1, column 2: a text holds a tab or another control character; write \\t.'],
  ])('names line and column of the error in %j', (text, message) => {
    expect(refused(text)).toBe(`input-invalid ${message}`)
  })

  it('refuses a duplicate key, with its path', () => {
    expect(refused('{ "a": [{ "b": 1,\n "c": 2,\n "b": 3 }] }')).toBe(
      'input-invalid a[0].b: Line 3, column 2: this key is named twice.',
    )
  })

  it('names line and column of an error in a long text, too', () => {
    expect(refused(`${' '.repeat(1_000_000)}\n{ "a" }`)).toBe(
      'input-invalid Line 2, column 7: a colon is missing before this.',
    )
  })

  it('refuses text that is nested too deeply', () => {
    expect(refused('['.repeat(100_000))).toBe('input-invalid The JSON is nested too deeply.')
  })
})
