import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownData } from '../../src/document/own-data.ts'
import { clonePlainData } from '../../src/validation/plain-data.ts'
import { runs } from '../arbitraries/runs.ts'
import { refusal } from '../validation/refusal.ts'

const deep = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
const isFrozen = (value: unknown): boolean =>
  Object.isFrozen(value) && (typeof value !== 'object' || value === null || Object.values(value).every(isFrozen))

describe('ownData', () => {
  it('returns frozen data, like clonePlainData', () =>
    fc.assert(
      fc.property(fc.json(), text => {
        // Both refuse it.
        fc.pre(!text.includes('__proto__'))
        const own = ownData(JSON.parse(text), 1000)
        expect(own).toEqual(clonePlainData(JSON.parse(text), []))
        expect(isFrozen(own)).toBe(true)
      }),
      runs(50),
    ))

  it('keeps the object of the parser', () => {
    const parsed = JSON.parse('{ "a": [{ "b": 1 }] }')
    expect(ownData(parsed, 10)).toBe(parsed)
  })

  it('reads data without a prototype, and deep data', () => {
    const bare = Object.assign(Object.create(null), { a: [1] })
    expect(ownData(bare, 10)).toStrictEqual({ a: [1] })
    expect(ownData(deep(60), 100)).toEqual(deep(60))
  })

  it.each([
    ['__proto__ as a key', JSON.parse('{ "a": { "__proto__": 1 } }'), 100],
    ['too many values of objects', JSON.parse('{ "a": { "b": 1 }, "c": {} }'), 2],
    ['too many values of lists', [1, [2, 3]], 3],
    ['data that is too deep', deep(70), 100],
  ])('refuses %s like clonePlainData', (_, parsed, max) => {
    const expected = refusal(() => clonePlainData(parsed, [], undefined, max))
    expect(refusal(() => ownData(parsed, max))).toBe(expected)
    expect(expected).toMatch(/^(key-unknown|input-invalid) /)
  })
})
