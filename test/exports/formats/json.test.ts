import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonRow, readJson, readNdjson } from '../../../src/exports/formats/json.ts'

describe('readJson', () => {
  it.each([1, 2, 3, 7, Infinity])('reads a list in pieces of %d bytes', async size => {
    const text = '\uFEFF[\n  {"a": "\\"}{[è", "b": [1, {"c": null}]} ,\r\n{}\n]\n'
    expect(await json(text, size)).toEqual([
      { line: 2, value: { a: '"}{[è', b: [1, { c: null }] }, error: undefined, isItem: true },
      { line: 3, value: {}, error: undefined, isItem: true },
    ])
  })

  it('reads objects that follow each other', async () => {
    expect((await json('{"a":1}{"a":2}\n\n{\n"a":3}')).map(({ line, value }) => [line, value])).toEqual([
      [1, { a: 1 }],
      [1, { a: 2 }],
      [3, { a: 3 }],
    ])
  })

  it.each([
    ['one after the other', '[{"a":1}]\n[{"a":2},\n{"a":3}][]'],
    ['in a list', '[[{"a":1}],\n[{"a":2}\n,{"a":3}],[]]'],
    ['after an object', '{"a":1}\n[{"a":2},\n{"a":3}]'],
  ])('reads pages of a list: %s', async (_, text) => {
    for (const size of [1, Infinity])
      expect((await json(text, size)).map(({ line, value }) => [line, value])).toEqual([
        [1, { a: 1 }],
        [2, { a: 2 }],
        [3, { a: 3 }],
      ])
  })

  it('names an object that is not JSON, and continues', async () => {
    expect(await json('[{"a":},\n{"b":[1}},\n{"c":2}]')).toMatchObject([
      { line: 1, value: undefined, error: expect.stringContaining('not valid JSON: ') },
      { line: 2, value: undefined },
      { line: 3, value: { c: 2 }, error: undefined },
    ])
  })

  it.each([
    ['[{"a":1}', 'the list does not end: the file is cut off on line 1.'],
    ['[{"a":1},\n', 'the list does not end: the file is cut off on line 2.'],
    ['[\n{"a":1', 'the object that starts on line 2 does not end.'],
    ['[{"a":"1', 'the object that starts on line 1 does not end.'],
    ['[{"a":"1\\', 'the object that starts on line 1 does not end.'],
    ['[1]', 'line 1: unexpected "1", expected an object or the end of the list.'],
    ['[{"a":1}\n{"a":2}]', 'line 2: unexpected "{", expected a comma or the end of the list.'],
    ['[{"a":1},]', 'line 1: unexpected "]", expected an object.'],
    ['[]\n]', 'line 2: unexpected "]", expected the end of the file.'],
    ['[] 1', 'line 1: unexpected "1", expected the end of the file.'],
    ['[[]', 'the list does not end: the file is cut off on line 1.'],
    ['[[[{"a":1}]]]', 'line 1: unexpected "[", expected an object or the end of the list.'],
    ['[[{"a":1}][]]', 'line 1: unexpected "[", expected a comma or the end of the list.'],
    ['{"a":1},', 'line 1: unexpected ",", expected an object.'],
    ['"a"', 'line 1: unexpected "\\"", expected a list or an object.'],
  ])('refuses %j', async (text, message) => {
    for (const size of [1, Infinity]) await expect(json(text, size)).rejects.toThrow(message)
  })

  it('gives up on an object that does not end, instead of holding it', async () => {
    await expect(json(`[{"tickets": [${'{"a":1},'.repeat(200_000)}`)).rejects.toThrow(
      'the value that starts on line 1 is too long to be a ticket or a list of tickets.',
    )
  })

  it('reads what the platform reads, however it is cut', async () => {
    const list = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()))
    await fc.assert(
      fc.asyncProperty(list, fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 1, 2), async (given, size, indent) => {
        const text = JSON.stringify(given, undefined, indent)
        expect((await json(text, size)).map(({ value }) => value)).toEqual(JSON.parse(text))
      }),
    )
  })
})

describe('readNdjson', () => {
  it('reads a value on each line, and passes over blank ones', async () => {
    expect(await ndjson('{"a":1}\r\n\n  \n{"a":"\\n"}')).toEqual([
      { line: 1, value: { a: 1 }, error: undefined },
      { line: 4, value: { a: '\n' }, error: undefined },
    ])
  })

  it('names a line that is not JSON, and continues', async () => {
    expect(await ndjson('{"a":\n1}\n{"a":2}\n', 1)).toMatchObject([
      { line: 1, error: expect.stringContaining('not valid JSON: ') },
      { line: 2, error: expect.stringContaining('not valid JSON: ') },
      { line: 3, value: { a: 2 } },
    ])
  })

  it('gives up on a line that does not end', async () => {
    await expect(ndjson(`{"a":1}\n${' '.repeat(1_100_000)}`, 65_536)).rejects.toThrow(
      'the value that starts on line 2 is too long',
    )
  })

  it('refuses bytes that are not text', async () => {
    await expect(readNdjson(pieces(Uint8Array.of(0x7b, 0xe8, 0x7d, 0x0a)), () => {})).rejects.toThrow('not valid UTF-8')
  })
})

async function json(text: string, size = Infinity) {
  const rows: JsonRow[] = []
  await readJson(pieces(new TextEncoder().encode(text), size), row => void rows.push(row))
  return rows
}

async function ndjson(text: string, size = Infinity) {
  const rows: JsonRow[] = []
  await readNdjson(pieces(new TextEncoder().encode(text), size), row => void rows.push(row))
  return rows
}

async function* pieces(bytes: Uint8Array, size = Infinity) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}
