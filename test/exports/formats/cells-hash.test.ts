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
  /** An id with a number, which may be longer than those that are taken as one. */
  const numbered = fc.stringMatching(/^(?:[A-Z]{1,6}-?)?\d{1,14}$/)
  const halves = (id: string) => {
    const { kind, place } = new IdHash().ofText(id)
    return [kind, place]
  }

  it('is the same of a text and of its bytes, wherever they are', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme-ascii' }), numbered), fc.nat(5), (id, start) => {
        // Digits before an id are not part of it.
        const bytes = Buffer.from(`${'7'.repeat(start)}${id}8z`)
        const { kind, place } = new IdHash().ofBytes(bytes, start, start + id.length)
        expect([kind, place]).toEqual(halves(id))
        expect([kind | 0, place | 0]).toEqual([kind, place])
      }),
      runs(200),
    ))

  it('has the same kind for two ids that differ in the number at the end, and places as far apart', () =>
    fc.assert(
      fc.property(anyId, fc.integer({ min: 1, max: 9 }), fc.nat(), fc.nat(), (id, digits, ...given) => {
        const numbers = given.map(number => number % 10 ** digits)
        // A digit before the number would be part of it.
        const [a, b] = numbers.map(number => halves(`${id}-${String(number).padStart(digits, '0')}`))
        expect(a[0]).toBe(b[0])
        expect((a[1] - b[1]) | 0).toBe(numbers[0] - numbers[1])
      }),
      runs(200),
    ))

  it('takes up to nine digits as the number, and nothing but digits', () => {
    const kinds = (...ids: string[]) => new Set(ids.map(id => halves(id)[0])).size
    expect(kinds('1000000001', '1999999999')).toBe(1)
    expect(kinds('1000000001', '2000000001')).toBe(2)
    expect(kinds('T/', 'T0', 'T:', 'Ta', 'Tb')).toBe(5)
    expect(kinds('T0', 'T9')).toBe(1)
  })

  it('differs for leading zeros, and for digits before a long number', () => {
    const ids = ['T1', 'T01', 'T001', 'T0000000001', 'T1000000001', 'T2000000001', '1', '01', '10', 'T1.', 'T-1', 'T']
    expect(new Set(ids.map(id => halves(id).join())).size).toBe(ids.length)
  })

  it('differs in each half for 20,000 ids of as many kinds', () => {
    const hashes = Array.from({ length: 20_000 }, (_, i) => halves(`INC${String(i).padStart(7, '0')}.`))
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
