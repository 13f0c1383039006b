import { describe, expect, it } from 'vitest'
import { InputValue } from '../../src/validation/input-value.ts'
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

  it('returns one error for a misspelt key that is required', () => {
    const required = (input: unknown) =>
      readInput(input, [], given =>
        given.onlyKeys(['hours', 'zone']).required('hours', 'Give them.', list => list.each(text)),
      ).errors?.map(({ message }) => message)
    const text = (item: InputValue) => item.text()
    const missing = 'hours: This key is required. Give them.'
    expect(required({ huors: [] })).toEqual(['huors: This key is not known. Did you mean hours?'])
    expect(required({ zone: 'x' })).toEqual([missing])
    expect(required({ colour: 1 })).toEqual([missing, 'colour: This key is not known. Known: hours, zone.'])
    expect(required({ colour: 1, huors: [] })).toHaveLength(2)
    expect(required({ hours: ['a', 5] })).toEqual(['hours[1]: 5 is not a text.'])
  })

  it('knows in which values errors were noted, and stops reading one', () => {
    const refused: string[] = []
    const { errors } = readInput({ a: { b: 5 }, ab: 'x' }, [], given => {
      given
        .at('a')
        .at('b')
        .read(value => value.text())
      for (const key of ['a', 'ab', 'c']) if (given.at(key).isRefused) refused.push(key)
      if (given.at('a').at('b').isRefused) given.stop()
      return expect.unreachable()
    })
    expect(refused).toEqual(['a'])
    expect(errors?.map(({ message }) => message)).toEqual(['a.b: 5 is not a text.'])
  })

  it('knows that nothing was noted where errors are thrown', () => {
    expect(new InputValue({ a: 5 }, []).at('a').isRefused).toBe(false)
  })

  it('returns the errors of data that are not plain as well, each where it is', () => {
    const input = { c: 0, b: [1n, 'x', { [Symbol('s')]: 1 }], a: () => 0 }
    expect(errors(input)).toEqual([
      'c: 0 is not a whole number from 1 to 9.',
      'b[0]: 1 is not plain data.',
      'b[2]: The key Symbol(s) is not known.',
      'a: A function is not plain data.',
    ])
  })

  it('returns one error for a value that contains itself', () => {
    const endless: unknown[] = []
    endless.push(endless)
    expect(errors({ b: endless, c: 0 })).toEqual(['The value is too large, nested too deeply, or circular.'])
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
