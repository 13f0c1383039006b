import { describe, expect, it } from 'vitest'
import { jsonOutput } from '../../src/reports/json-output.ts'

describe('jsonOutput', () => {
  it.each([
    ['a delete character', '\u007f', '"\\u007f"'],
    ['a separator of lines', 'a\u2028b\u2029', '"a\\u2028b\\u2029"'],
    ['a change of the writing direction', '\u202e', '"\\u202e"'],
    ['a command of a log', '##[group]', '"#\\u0023[group]"'],
    ['a control character', '\u0001', '"\\u0001"'],
    ['letters of any language', '東京 🏯 è', '"東京 🏯 è"'],
  ])('writes %s so that nothing obeys it, and a reader gets it back', (_, text, json) => {
    expect(jsonOutput(text)).toBe(json)
    expect(JSON.parse(json)).toBe(text)
  })

  it('indents on request', () => {
    expect(jsonOutput({ a: [1] })).toBe('{"a":[1]}')
    expect(jsonOutput({ a: 1 }, 2)).toBe('{\n  "a": 1\n}')
  })
})
