import { describe, expect, it } from 'vitest'
import { type CsvRow, readCsv } from '../../../src/exports/formats/csv.ts'

describe('readCsv', () => {
  it('hands over each row with the line that it starts on', async () => {
    expect(await rows('a,b\n1,2\n3,4\n')).toEqual([
      { line: 1, cells: ['a', 'b'], error: undefined },
      { line: 2, cells: ['1', '2'], error: undefined },
      { line: 3, cells: ['3', '4'], error: undefined },
    ])
  })

  it('counts the lines inside quotes, and blank ones', async () => {
    expect(await lines('a,b\n"one\ntwo\n\nfour",x\n\nlast,y')).toEqual([
      [1, 'a'],
      [2, 'one\ntwo\n\nfour'],
      [6, ''],
      [7, 'last'],
    ])
  })

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('counts lines that end in %s', async (_, end) => {
    const text = ['a,b', '"x', 'y",1', '"z"', 'last,2', ''].join(end)
    expect(await lines(text)).toEqual([
      [1, 'a'],
      [2, 'x\ny'],
      [4, 'z'],
      [5, 'last'],
    ])
  })

  it('counts lines that end now so, now so', async () => {
    expect(await lines('a\nb\r\nc\rd')).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ])
  })

  it.each([1, 2, 3, 7])('reads the same from pieces of %i bytes', async size => {
    const text = '\uFEFFid;città\r\n\r\n"a ""b"" ;\r\nc";è\r\n"d";"e"\r\n'
    expect(await rows(text, size)).toEqual(await rows(text))
    expect(await rows(text, size)).toEqual([
      { line: 1, cells: ['id', 'città'], error: undefined },
      { line: 2, cells: [''], error: undefined },
      { line: 3, cells: ['a "b" ;\nc', 'è'], error: undefined },
      { line: 5, cells: ['d', 'e'], error: undefined },
    ])
  })

  it.each([
    [',', 'comma'],
    [';', 'semicolon'],
    ['\t', 'tab'],
  ])('takes %j as delimiter where the first row has most of it', async mark => {
    const [row] = await rows(`\n \n${['a', 'b', 'c'].join(mark)}\n`).then(all => all.slice(2))
    expect(row.cells).toEqual(['a', 'b', 'c'])
  })

  it('names a quote that is never closed', async () => {
    expect((await rows('a,b\n1,"x\ny,2')).at(-1)).toEqual({
      line: 2,
      cells: ['1', 'x\ny,2'],
      error: { cell: 1, message: 'unclosed quote (row ends at line 3).' },
    })
  })

  it('names text after a closing quote, and continues after the next closing quote', async () => {
    expect(await rows('a,b\n1,"x"y"\n"2"\t,"z"2"\n3,"4"\n')).toMatchObject([
      { line: 1, error: undefined },
      { line: 2, error: { cell: 1, message: 'text follows a closing quote, in the row that ends on line 2.' } },
      { line: 3, cells: ['2', 'z"2'], error: { cell: 1 } },
      { line: 4, cells: ['3', '4'], error: undefined },
    ])
    expect((await rows('a,b\n"x"y,1\n2,"3"\n')).at(-1)).toMatchObject({
      line: 2,
      error: { cell: 0, message: 'text follows a closing quote, in the row that ends on line 3.' },
    })
  })

  it('leaves a quote inside a cell alone', async () => {
    expect((await rows('a,b\n5" disk,1\n'))[1]).toEqual({ line: 2, cells: ['5" disk', '1'], error: undefined })
  })

  it('gives up on a row that does not end, instead of holding it', async () => {
    let given = 0
    async function* endless() {
      yield new TextEncoder().encode('a,b\n1,2\n"')
      for (;;) {
        given++
        yield new Uint8Array(65_536).fill(0x61)
      }
    }
    await expect(readCsv(endless(), () => {})).rejects.toThrow('the row that starts on line 3 does not end')
    expect(given).toBeLessThan(30)
  })

  it('gives up on text without any line end', async () => {
    async function* endless() {
      for (;;) yield new Uint8Array(65_536).fill(0x20)
    }
    await expect(readCsv(endless(), () => {})).rejects.toThrow('the row that starts on line 1 does not end')
  })

  it.each([
    ['gzip', [0x1f, 0x8b, 0x08, 0x00]],
    ['UTF-16 without a byte order mark', [0x69, 0x00, 0x64, 0x00]],
    ['zero bytes', [0x61, 0x00, 0x62, 0x0a]],
    ['a character cut off', [0x61, 0x2c, 0xc3]],
    ['Latin 1', [0x61, 0xe8, 0x2c, 0x62, 0x0a]],
  ])('refuses %s', async (_, bytes) => {
    await expect(readCsv(pieces(Uint8Array.from(bytes)), () => {})).rejects.toThrow('not valid UTF-8')
  })

  it('ends the reading when a row is not wanted, and lets go of the input', async () => {
    let closed = false
    async function* endless() {
      try {
        for (;;) yield new TextEncoder().encode('a,b\n')
      } finally {
        closed = true
      }
    }
    const refused = readCsv(endless(), () => {
      throw new Error('enough')
    })
    await expect(refused).rejects.toThrow('enough')
    await new Promise(resolve => setImmediate(resolve))
    expect(closed).toBe(true)
  })

  it('hands over nothing of nothing', async () => {
    expect(await rows('')).toEqual([])
    expect(await rows('\uFEFF')).toEqual([])
  })
})

async function rows(text: string, size = Infinity): Promise<CsvRow[]> {
  const found: CsvRow[] = []
  await readCsv(pieces(new TextEncoder().encode(text), size), row => found.push(row))
  return found
}

async function lines(text: string) {
  return (await rows(text)).map(({ line, cells }) => [line, cells[0]])
}

async function* pieces(bytes: Uint8Array, size = Infinity) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}
