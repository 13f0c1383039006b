import { describe, expect, it } from 'vitest'
import { assertKnownKeys } from '../../src/validation/assert-known-keys.ts'
import { refusal } from './refusal.ts'

const KNOWN = ['at', 'type']
const refused = (value: unknown) => refusal(() => assertKnownKeys(value, KNOWN, ['events', 0], 'Pass an event.'))

describe('assertKnownKeys', () => {
  it('accepts an object with some of the keys', () => {
    for (const value of [{}, { at: 1 }, { type: 'x', at: 1 }, Object.create(null)])
      expect(assertKnownKeys(value, KNOWN, [])).toBeUndefined()
  })

  it('refuses another key and suggests the nearest', () => {
    expect(refused({ at: 1, tpye: 'x' })).toBe('key-unknown events[0].tpye: This key is not known. Did you mean type?')
  })

  it('accepts inherited keys that are known, and every own key', () => {
    class Given {
      at = 1
      get type() {
        return 'x'
      }
    }
    expect(assertKnownKeys(new Given(), KNOWN, [])).toBeUndefined()
  })

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['A list', []],
    ['"at"', 'at'],
    ['A function', () => 0],
  ])('refuses %s with the hint', (name, value) => {
    expect(refused(value)).toBe(`input-invalid events[0]: ${name} is not an object. Pass an event.`)
  })
})
