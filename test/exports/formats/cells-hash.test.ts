import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CellsHash, ColumnSeed, textHash } from '../../../src/exports/formats/cells-hash.ts'
import { runs } from '../../arbitraries/runs.ts'

function hashOf(cells: readonly (readonly [string, string])[]): number {
  const hash = new CellsHash()
  for (const [column, cell] of cells) hash.add(new ColumnSeed(column), cell)
  return hash.value
}

describe('CellsHash', () => {
  it('does not depend on the order of the columns', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 5 }), cells => {
        expect(hashOf([...cells].reverse())).toBe(hashOf(cells))
        expect(hashOf(cells)).toSatisfy((hash: number) => Number.isSafeInteger(hash) && hash > 0)
      }),
      runs(100),
    ))

  it('tells rows apart by columns and cells', () => {
    const names = ['', 'id', 'ID', 'di', 'id ', 'severity']
    const texts = ['', '0', '1', '10', '01', 'high', 'hgih', 'High', '\u0101', '\u{1f525}']
    const rows = names.flatMap(name =>
      texts.flatMap(
        text =>
          [
            [[name, text]],
            [
              ['x', '1'],
              [name, text],
            ],
          ] as const,
      ),
    )
    const hashes = new Set(rows.map(row => hashOf(row)))
    expect(hashes.size).toBe(rows.length)
    // The cells of two columns are not the same the other way round.
    expect(
      hashOf([
        ['a', '1'],
        ['b', '2'],
      ]),
    ).not.toBe(
      hashOf([
        ['a', '2'],
        ['b', '1'],
      ]),
    )
  })

  it('uses both of its halves, so that 20,000 ids differ in each', () => {
    const hashes = Array.from({ length: 20_000 }, (_, i) => textHash(`INC${String(i).padStart(7, '0')}`))
    expect(new Set(hashes).size).toBe(20_000)
    // Of 32 bits: by chance 0.05 pairs are equal.
    expect(new Set(hashes.map(hash => hash % 4_294_967_296)).size).toBeGreaterThan(19_995)
    // Of 21 bits: by chance 95 pairs are equal.
    expect(new Set(hashes.map(hash => Math.floor(hash / 4_294_967_296))).size).toBeGreaterThan(19_700)
  })

  it('differs for texts that differ in the fourth and the eighth character, in each half', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
    const hashes = letters.flatMap(a => letters.map(b => textHash(`INC${a}000${b}`)))
    expect(new Set(hashes.map(hash => hash % 4_294_967_296)).size).toBe(62 * 62)
    // Of 21 bits: by chance 3.5 pairs are equal.
    expect(new Set(hashes.map(hash => Math.floor(hash / 4_294_967_296))).size).toBeGreaterThan(3_820)
  })

  it('is one number per text, and none is zero', () => {
    expect(textHash('T1')).toBe(textHash('T1'))
    expect(new CellsHash().value).toBe(1)
  })
})
