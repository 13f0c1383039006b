import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonRow, readJson, readNdjson } from '../../../src/exports/formats/json.ts'
import { runs } from '../../arbitraries/runs.ts'
import { codePoint } from '../../arbitraries/texts.ts'

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

  const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)},"b":"${'x'.repeat(1000)}"}`
  it('reads values of a thousand levels, and no deeper', async () => {
    const [whole, deeper, last] = await json(`[${nested(1000)},${nested(1001)},{"a":1}]`)
    expect([whole.error, deeper.value, deeper.error, last.value]).toEqual([
      undefined,
      undefined,
      'nested too deeply.',
      { a: 1 },
    ])
  })

  it('reads an item of a million characters, and a wrapper that is longer', async () => {
    const item = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`
    expect(await json(`[${item(1_000_000)}\n]`, 1_000_001)).toHaveLength(1)
    await expect(json(`[\n${item(1_000_002)}]`, 1_000_003)).rejects.toThrow(
      'the value that starts on line 2 is too long',
    )
    expect(await json(item(1_100_000), 1_000_050)).toHaveLength(1)
  })

  it('names the line of bytes that are not text', async () => {
    const bytes = Buffer.from('[\n{"a":1},\n{"a":\n"\xe8"}]', 'latin1')
    for (const size of [1, Infinity])
      await expect(readJson(pieces(bytes, size), () => {})).rejects.toThrow(
        'byte 0xE8 in the row that starts on line 3.',
      )
  })

  it.each([
    ['JSON', readJson, '[{"a":1},{"a":2},{"a":3}]'],
    ['NDJSON', readNdjson, '{"a":1}\n{"a":2}\n{"a":3}'],
  ])('waits for whoever takes a value of %s', async (_, read, text) => {
    const steps: string[] = []
    await read(pieces(new TextEncoder().encode(text)), async ({ value }) => {
      steps.push(`begin ${(value as { a: number }).a}`)
      await new Promise(resolve => setImmediate(resolve))
      steps.push('end')
    })
    expect(steps).toEqual(['begin 1', 'end', 'begin 2', 'end', 'begin 3', 'end'])
  })

  it('reads what the platform reads, however it is cut', async () => {
    const list = fc.array(fc.dictionary(fc.string({ unit: codePoint() }), fc.jsonValue()))
    await fc.assert(
      fc.asyncProperty(list, fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 1, 2), async (given, size, indent) => {
        const text = JSON.stringify(given, undefined, indent)
        expect((await json(text, size)).map(({ value }) => value)).toEqual(JSON.parse(text))
      }),
      runs(100),
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

  it('reads a line of a million characters', async () => {
    const line = `{"a":1${' '.repeat(999_993)}}`
    expect(await ndjson(`${line}\n{"a":2}`, 1_000_000)).toHaveLength(2)
    await expect(ndjson(`{"a":2}\n ${line}\n`, 1_000_009)).rejects.toThrow(
      'the value that starts on line 2 is too long',
    )
  })

  it('gives up on a line that does not end', async () => {
    await expect(ndjson(`{"a":1}\n${' '.repeat(1_100_000)}`, 65_536)).rejects.toThrow(
      'the value that starts on line 2 is too long',
    )
  })

  it('refuses bytes that are not text', async () => {
    const bytes = Buffer.from('{"a":1}\n\n{"a":"\xe8"}\n', 'latin1')
    for (const size of [1, Infinity])
      await expect(readNdjson(pieces(bytes, size), () => {})).rejects.toThrow(
        'byte 0xE8 in the row that starts on line 3.',
      )
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
