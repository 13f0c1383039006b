import { describe, expect, it } from 'vitest'
import { ColumnSeed } from '../../../src/exports/formats/cells-hash.ts'
import { CellScan } from '../../../src/exports/plain/cell-scan.ts'
import { CellsTable } from '../../../src/exports/plain/cells-table.ts'
import { largerCopy } from '../../../src/exports/plain/larger-copy.ts'
import { PairTable } from '../../../src/exports/plain/pair-table.ts'
import { SkipColumn } from '../../../src/exports/plain/skip-column.ts'

/** Returns a function that scans a line of three cells and reads it. */
function reader<T>(read: (line: Buffer, scan: CellScan) => T) {
  const scan = new CellScan(['a', 'b', 'c'].map(name => new ColumnSeed(name)))
  return (text: string): T => {
    const line = Buffer.from(`${text}\n`)
    scan.line(line, 0, ','.charCodeAt(0))
    return read(line, scan)
  }
}

/** Lines whose first and last cells differ from those of all others. */
const MANY = Array.from({ length: 300 }, (_, i) => `wörd ${i % 150},x${i},${i < 150 ? '' : 'y'}`)
const NUMBERS = MANY.map((_, i) => i)

describe('CellsTable', () => {
  it.each<[string, (scan: CellScan) => void]>([
    ['the hashes of the cells', () => {}],
    ['the same hash for all', scan => scan.hashes.fill(7)],
    ['hashes that share their lower bits', scan => scan.hashes.set(scan.hashes.map(hash => hash << 20))],
  ])('numbers combinations in their order, with %s', (_, change) => {
    const table = new CellsTable([0, 2])
    const numberOf = reader((line, scan) => {
      change(scan)
      return table.numberOf(line, scan)
    })
    expect(MANY.map(numberOf)).toEqual(NUMBERS)
    expect(MANY.map(numberOf)).toEqual(NUMBERS)
    expect([numberOf('wörd 0y,,'), numberOf('wörd 0,other,'), numberOf('wörd 0,,y'), numberOf(',,')]).toEqual([
      ...[MANY.length, 0, 150, MANY.length + 1],
    ])
  })

  it('numbers cells differently if they are only the same when joined', () => {
    const table = new CellsTable([0, 1])
    const numberOf = reader((line, scan) => {
      scan.hashes.fill(7)
      return table.numberOf(line, scan)
    })
    expect(['ab,c,', 'a,bc,', 'abc,,', ',abc,', 'ab,c,d', 'a,b,', 'ab,cd,'].map(numberOf)).toEqual([
      ...[0, 1, 2, 3, 0, 4, 5],
    ])
  })

  it('numbers the same cells differently if their parts differ', () => {
    const table = new CellsTable([0])
    const [inFirst, inSecond] = [3, 8].map(part => reader((line, scan) => table.numberOf(line, scan, part)))
    expect([inFirst('a,,'), inSecond('a,,'), inSecond('b,,'), inFirst('a,,'), inSecond('a,,')]).toEqual([0, 1, 2, 0, 1])
  })

  it('has one combination of no columns, and of columns that the file lacks', () => {
    const table = new CellsTable([-1])
    const numberOf = reader((line, scan) => table.numberOf(line, scan))
    expect(MANY.slice(0, 3).map(numberOf)).toEqual([0, 0, 0])
  })

  it('keeps words that are longer than all before', () => {
    const table = new CellsTable([0])
    const numberOf = reader((line, scan) => table.numberOf(line, scan))
    expect([600, 5000, 600].map(length => numberOf(`${'x'.repeat(length)},,`))).toEqual([0, 1, 0])
  })
})

describe('PairTable', () => {
  it('numbers pairs in their order', () => {
    const table = new PairTable()
    const pairs = Array.from({ length: 300 }, (_, i) => [i % 50, Math.floor(i / 50)] as const)
    for (let round = 0; round < 2; round++)
      expect(pairs.map(([first, second]) => table.numberOf(first, second))).toEqual(pairs.map((_, i) => i))
    expect([table.numberOf(60, 0), table.numberOf(0, 60), table.numberOf(60, 0)]).toEqual([300, 301, 300])
  })
})

describe('SkipColumn', () => {
  it('looks at each cell once', () => {
    const asked: string[] = []
    const column = new SkipColumn(1, cell => asked.push(cell) > 1)
    const skips = reader((line, scan) => column.skips(line, scan))
    expect([',a,', ',b,', ',a,', ',b,'].map(skips)).toEqual([false, true, false, true])
    expect(asked).toEqual(['a', 'b'])
  })
  it('looks at an empty cell if the file lacks the column', () => {
    const column = new SkipColumn(-1, cell => cell === '')
    expect(reader((line, scan) => column.skips(line, scan))('a,b,c')).toBe(true)
  })
})

describe('largerCopy', () => {
  it('has the same values at its start', () => {
    expect(largerCopy(Int32Array.of(1, 2), 4)).toEqual(Int32Array.of(1, 2, 0, 0))
    expect(largerCopy(Float64Array.of(0.5), 2)).toEqual(Float64Array.of(0.5, 0))
  })
})
