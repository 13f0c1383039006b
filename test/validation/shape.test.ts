import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { checkShape } from '../../src/validation/check-shape.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { described, dictionary, list, oneOf, optional, ref, shape, text } from '../../src/validation/shape.ts'
import { refusal } from './refusal.ts'

const accepts = (schema: v.GenericSchema, value: unknown) => checkShape(schema, new InputValue(value, [])) === undefined
const refused = (schema: v.GenericSchema, value: unknown) =>
  refusal(() => checkShape(schema, new InputValue(value, ['in'])))

describe('text', () => {
  it('accepts a text that is not blank', () => expect(accepts(text, ' a ')).toBe(true))
  it.each([
    ['', '""'],
    [' \t', '" \\t"'],
    [5, '5'],
  ])('rejects %j', (value, words) => expect(refused(text, value)).toBe(`input-invalid in: ${words} is not a text.`))
})

describe('shape', () => {
  const point = shape({ x: v.number('a number'), y: v.optional(v.number('a number')) })

  it('requires its keys and accepts no others', () => {
    expect(accepts(point, { x: 1 })).toBe(true)
    expect(accepts(point, { x: 1, y: 2 })).toBe(true)
    expect(refused(point, { y: 2 })).toBe('key-missing in.x: This key is required.')
    expect(refused(point, { x: 1, z: 2 })).toBe('key-unknown in.z: This key is not known. Did you mean x or y?')
  })

  it.each([
    [[1], 'A list'],
    [null, 'null'],
    [undefined, 'undefined'],
    ['x', '"x"'],
    [() => 0, 'A function'],
  ])('rejects %s', (value, words) => expect(refused(point, value)).toBe(`input-invalid in: ${words} is not an object.`))
})

describe('dictionary', () => {
  const ages = dictionary(v.number('a number'))

  it('accepts any names', () => {
    expect(accepts(ages, {})).toBe(true)
    expect(accepts(ages, { Ada: 36, '': 1, toString: 2 })).toBe(true)
  })

  it('checks every value', () =>
    expect(refused(ages, { Ada: 36, Bob: '7' })).toBe('input-invalid in.Bob: "7" is not a number.'))

  it.each([
    [[1], 'A list'],
    [null, 'null'],
    ['x', '"x"'],
  ])('rejects %j', (value, words) => expect(refused(ages, value)).toBe(`input-invalid in: ${words} is not an object.`))

  it.each(['__proto__', 'prototype', 'constructor'])('rejects the key %s, whose value would not be checked', key => {
    expect(refused(ages, JSON.parse(`{ "Ada": 36, "${key}": "x" }`))).toBe(
      'input-invalid in: An object is not free of the keys __proto__, prototype, constructor.',
    )
  })
})

describe('list', () => {
  it('checks every item', () => {
    expect(accepts(list(text), [])).toBe(true)
    expect(accepts(list(text), ['a', 'b'])).toBe(true)
    expect(refused(list(text), ['a', 5])).toBe('input-invalid in[1]: 5 is not a text.')
    expect(refused(list(text), 'a')).toBe('input-invalid in: "a" is not a list.')
  })
})

describe('oneOf', () => {
  it('accepts known words only', () => {
    expect(accepts(oneOf(['low', 'high']), 'high')).toBe(true)
    expect(refused(oneOf(['low', 'high']), 'hihg')).toBe('input-invalid in: "hihg" is not known. Did you mean high?')
    expect(refused(oneOf(['low', 'high']), ['low'])).toBe('input-invalid in: A list is not known. Known: low, high.')
    expect(refused(oneOf(['stay', 'high']), 5)).toBe('input-invalid in: 5 is not known. Known: stay, high.')
  })
})

describe('described, optional and ref', () => {
  it('keep the check', () => {
    const [a, b, c] = [described('A.', text), optional('B.', text), ref(text)]
    for (const schema of [a, b, c])
      expect(accepts(schema, 'x') && refused(schema, 5)).toBe('input-invalid in: 5 is not a text.')
  })

  it('add a description, and let optional values be absent', () => {
    expect(v.getDescription(described('A name.', text))).toBe('A name.')
    expect(v.getDescription(optional('A name.', text).wrapped)).toBe('A name.')
    expect(accepts(shape({ a: optional('A.', text) }), {})).toBe(true)
  })
})
