import { describe, expect, it } from 'vitest'
import type { InputValue } from '../../src/validation/input-value.ts'
import { readInput, valueOrThrow } from '../../src/validation/read-input.ts'

/** Reads `{ b: texts, a?: text, c: number }`, and notes the errors of all its parts. */
function read(given: InputValue): unknown {
  given.onlyKeys(['a', 'b', 'c'])
  return {
    texts: given.at('b').each(item => item.text()),
    number: given.at('c').read(value => value.integer(1, 9)),
    text: given.optional('a')?.read(value => value.text()),
  }
}
const errors = (input: unknown, path: string[] = []) =>
  readInput(input, path, read).errors?.map(({ message }) => message)

describe('readInput', () => {
  it('reads a frozen copy', () => {
    const input = { b: ['x'], c: 3 }
    let copy: unknown
    const result = readInput(input, [], given => {
      copy = given.value
      return read(given)
    })
    expect(result).toEqual({ value: { texts: ['x'], number: 3, text: undefined } })
    expect(copy).toEqual(input)
    expect(copy).not.toBe(input)
    expect(Object.isFrozen(copy)).toBe(true)
  })

  it('returns all errors in the order of the input, an object before its values', () => {
    expect(errors({ z: 1, c: 10, b: ['x', 5, '', 'y'], a: 7 })).toEqual([
      'z: This key is not known. Did you mean a, b or c?',
      'c: 10 is not a whole number from 1 to 9.',
      'b[1]: 5 is not a text.',
      'b[2]: "" is not a text.',
      'a: 7 is not a text.',
    ])
    const many = Array.from({ length: 12 }, (_, i) => (i === 2 || i === 10 ? 0 : 'x'))
    expect(errors({ b: many, c: 1 })).toEqual(['b[2]: 0 is not a text.', 'b[10]: 0 is not a text.'])
  })

  it('orders errors below the path of the input', () => {
    expect(errors({ c: 0, b: [1] }, ['in', 'x'])).toEqual([
      'in.x.c: 0 is not a whole number from 1 to 9.',
      'in.x.b[0]: 1 is not a text.',
    ])
  })

  it('returns an error that ends the reading', () => {
    expect(errors(5)).toEqual(['5 is not an object.'])
    expect(errors({ c: 1, b: 'x' })).toEqual(['b: "x" is not a list.'])
    expect(errors({ a: () => 0, b: ['x'], c: 1 })).toEqual(['a: A function is not plain data.'])
  })

  it('throws an error of another class', () => {
    const bug = new TypeError('bug')
    const broken = () => {
      throw bug
    }
    expect(() => readInput({}, [], broken)).toThrow(bug)
  })
})

describe('valueOrThrow', () => {
  it('returns the value, or throws the first error', () => {
    expect(valueOrThrow(readInput({ b: [], c: 1 }, [], read))).toMatchObject({ number: 1 })
    expect(() => valueOrThrow(readInput({ c: 0, b: [1] }, [], read))).toThrow('c: 0 is not a whole number from 1 to 9.')
  })
})
