import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CellsHash, ColumnSeed } from '../../../src/exports/formats/cells-hash.ts'
import { CellScan } from '../../../src/exports/plain/cell-scan.ts'
import { runs } from '../../arbitraries/runs.ts'

const seedsOf = (columns: number) => Array.from({ length: columns }, (_, i) => new ColumnSeed(`column ${i}`))
const DELIMITER = ','.charCodeAt(0)

/** What a scan finds in a line: the cells, and the hash of a line in ASCII. */
function found(scan: CellScan, bytes: Buffer, columns: number) {
  const count = Math.min(scan.count, columns)
  const cells = Array.from({ length: count }, (_, i) => bytes.toString('utf8', scan.starts[i], scan.ends[i]))
  return { count: scan.count, cells, hash: scan.isAscii ? scan.hash : 'not ASCII' }
}

/** The same by splitting the text. A line with too many cells has one more than the header. */
function split(line: string, columns: number) {
  const all = line.replace(/\r?\n$/, '').split(',')
  const hash = new CellsHash()
  const seeds = seedsOf(columns)
  for (const [i, cell] of all.entries()) if (cell) hash.add(seeds[i] ?? seeds[0], cell)
  const isAscii = [...line].every(char => char < '\x80')
  const count = Math.min(all.length, columns + 1)
  return { count, cells: all.slice(0, columns), hash: isAscii ? hash.value : 'not ASCII' }
}

describe('CellScan', () => {
  const anyCell = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 6 }).map(text => text.replace(/[,"]/g, '')),
    },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', 'é', 'Ω\u{1f525}', '\r', 'a\rb', '\x7f', '\x80') },
  )
  const anyLine = fc
    .tuple(fc.array(anyCell, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
    .map(([cells, end]) => cells.join() + end)

  it('finds the cells of each line that splitting the text finds, and their hash', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(anyLine, { minLength: 1, maxLength: 60 }),
        (columns, lines) => {
          const bytes = Buffer.from(lines.join(''))
          const scan = new CellScan(seedsOf(columns))
          let at = 0
          for (const line of lines) {
            const next = scan.line(bytes, at, DELIMITER)
            expect(next - at).toBe(Buffer.byteLength(line))
            expect(found(scan, bytes, columns)).toEqual(split(line, columns))
            at = next
          }
        },
      ),
      runs(10),
    ))

  it('has one hash for equal cells of a column, whatever the line end, and another for others', () => {
    const scan = new CellScan(seedsOf(2))
    const hashes = ['a,b\n', 'a,b\r\n', 'c,b\n', 'a,c\n', 'a,\n', 'a,\r\n'].map(line => {
      expect(scan.line(Buffer.from(line), 0, DELIMITER)).toBe(line.length)
      return [scan.hashes[0], scan.hashes[1]]
    })
    expect([hashes[0], hashes[4]]).toEqual([hashes[1], hashes[5]])
    expect([hashes[0][0] === hashes[2][0], hashes[0][1] === hashes[2][1]]).toEqual([false, true])
    expect([hashes[0][0] === hashes[3][0], hashes[0][1] === hashes[3][1]]).toEqual([true, false])
    expect(hashes[2][0] === hashes[3][1]).toBe(false)
  })

  it('takes a cell that is too long for no other', () => {
    const scan = new CellScan(seedsOf(1))
    expect(scan.line(Buffer.from('a,b,c,d\nx\n'), 0, DELIMITER)).toBe(8)
    expect(scan.count).toBe(2)
    expect(scan.line(Buffer.from('a,b,c,d\nx\n'), 8, DELIMITER)).toBe(10)
    expect([scan.count, scan.starts[0], scan.ends[0]]).toEqual([1, 8, 9])
  })
})
