import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CellsHash, ColumnSeed, IdHash, textHash } from '../../../src/exports/formats/cells-hash.ts'
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
        expect(hashOf(cells)).toSatisfy((hash: number) => hash === (hash | 0))
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

  it('is zero for no cells', () => {
    expect(new CellsHash().value).toBe(0)
  })
})

describe('IdHash', () => {
  /** An id that a file may have, or any text. */
  const anyId = fc.oneof(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'grapheme' }))
  const halves = (id: string) => {
    const { high, low } = new IdHash().ofText(id)
    return [high, low]
  }

  it('is the same of a text and of its bytes, wherever they are', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), fc.nat(5), (id, start) => {
        const bytes = Buffer.from(`${'x'.repeat(start)}${id}yz`)
        const { high, low } = new IdHash().ofBytes(bytes, start, start + id.length)
        expect([high, low]).toEqual(halves(id))
        expect([high | 0, low | 0]).toEqual([high, low])
      }),
      runs(200),
    ))

  it('has lower halves as close together as the last characters of two ids', () =>
    fc.assert(
      fc.property(anyId, fc.nat(0xffff), fc.nat(0xffff), (id, a, b) => {
        const [lowA, lowB] = [a, b].map(code => halves(id + String.fromCharCode(code))[1])
        expect((lowA - lowB) | 0).toBe(a - b)
      }),
      runs(200),
    ))

  it('differs in each half for 20,000 ids', () => {
    const hashes = Array.from({ length: 20_000 }, (_, i) => halves(`INC${String(i).padStart(7, '0')}`))
    // Of 32 bits: by chance 0.05 pairs are equal.
    for (const half of [0, 1]) expect(new Set(hashes.map(hash => hash[half])).size).toBeGreaterThan(19_995)
  })

  it('differs for ids that differ in the fourth and the eighth character, in each half', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
    const hashes = letters.flatMap(a => letters.map(b => halves(`INC${a}000${b}.`)))
    for (const half of [0, 1]) expect(new Set(hashes.map(hash => hash[half])).size).toBe(62 * 62)
  })

  it('differs for texts of one character, and from the empty text', () => {
    const ids = ['', '0', '1', 'a', 'é', '\u{1f525}', '00', 'a0']
    expect(new Set(ids.map(id => halves(id).join())).size).toBe(ids.length)
  })
})

describe('textHash', () => {
  it('is a whole number above zero, and differs for 20,000 texts', () => {
    const hashes = Array.from({ length: 20_000 }, (_, i) => textHash(`INC${String(i).padStart(7, '0')}`))
    expect(hashes.filter(hash => !Number.isSafeInteger(hash) || hash <= 0)).toEqual([])
    expect(new Set(hashes).size).toBe(20_000)
    expect(textHash('INC0000001')).toBe(hashes[1])
  })
})
