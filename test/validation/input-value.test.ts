import { describe, expect, it } from 'vitest'
import { SlaCalendarError } from '../../src/errors.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { refusal } from './refusal.ts'

const given = (value: unknown) => new InputValue(value, ['in'])

describe('InputValue', () => {
  it('holds a value and its path', () => {
    expect(given(5).value).toBe(5)
    expect(given(5).path).toEqual(['in'])
  })

  it('copies plain data, and only that', () => {
    const list = [1]
    const copy = InputValue.copyOf(list, ['in'])
    expect(copy.value).toEqual([1])
    expect(copy.value).not.toBe(list)
    expect(copy.path).toEqual(['in'])
    expect(refusal(() => InputValue.copyOf(new Date(0), ['in']))).toBe(
      "input-invalid in: A Date is not plain data. Write '1970-01-01'.",
    )
  })

  describe('at', () => {
    it('steps to a key or an index, there or not', () => {
      const step = given({ hours: ['a', 'b'] })
        .at('hours')
        .at(1)
      expect(step.value).toBe('b')
      expect(step.path).toEqual(['in', 'hours', 1])
      expect(given({}).at('hours').value).toBeUndefined()
    })
  })

  describe('optional', () => {
    it.each([0, '', null, false])('finds %j', value => {
      const found = given({ key: value }).optional('key')
      expect(found?.value).toBe(value)
      expect(found?.path).toEqual(['in', 'key'])
    })
    it('finds nothing where the key is absent or undefined', () => {
      expect(given({}).optional('key')).toBeUndefined()
      expect(given({ key: undefined }).optional('key')).toBeUndefined()
    })
  })

  describe('required', () => {
    it('returns the value of a key', () => expect(given({ key: 0 }).required('key', 'Give it.').value).toBe(0))
    it('refuses what is absent, with the hint', () =>
      expect(refusal(() => given({}).required('key', 'Give it.'))).toBe(
        'key-missing in.key: This key is required. Give it.',
      ))
  })

  describe('entries', () => {
    it('lists the keys with their values', () => {
      const entries = given({ a: 1, b: 2 }).entries()
      expect(entries.map(([key, { value, path }]) => [key, value, path])).toEqual([
        ['a', 1, ['in', 'a']],
        ['b', 2, ['in', 'b']],
      ])
      expect(given({}).entries()).toEqual([])
    })
    it.each([
      [null, 'null'],
      [undefined, 'undefined'],
      [[1], 'A list'],
      ['text', '"text"'],
      [5, '5'],
    ])('refuses %j', (value, words) => {
      expect(refusal(() => given(value).entries())).toBe(`input-invalid in: ${words} is not an object.`)
    })
  })

  describe('onlyKeys', () => {
    it('hands itself back where all keys are known', () => {
      const object = given({ name: 'a' })
      expect(object.onlyKeys(['name', 'hours'])).toBe(object)
    })
    it('refuses another key and offers the nearest', () => {
      expect(refusal(() => given({ name: 'a', huors: 1 }).onlyKeys(['name', 'hours']))).toBe(
        'key-unknown in.huors: This key is not known. Did you mean hours?',
      )
      expect(refusal(() => given([]).onlyKeys(['name']))).toBe('input-invalid in: A list is not an object.')
    })
  })

  describe('list', () => {
    it('goes item by item', () => {
      const items = given(['a', 'b']).list()
      expect(items.map(({ value, path }) => [value, path])).toEqual([
        ['a', ['in', 0]],
        ['b', ['in', 1]],
      ])
    })
    it.each([
      [{ length: 1 }, 'An object'],
      ['text', '"text"'],
    ])('refuses %j', (value, words) => {
      expect(refusal(() => given(value).list())).toBe(`input-invalid in: ${words} is not a list.`)
    })
  })

  describe('text', () => {
    it('hands text back as it is', () => expect(given(' a ').text()).toBe(' a '))
    it.each([
      ['', '""'],
      [' \t', '" \\t"'],
      [5, '5'],
      [undefined, 'undefined'],
      [['a'], 'A list'],
    ])('refuses %j', (value, words) => {
      expect(refusal(() => given(value).text())).toBe(`input-invalid in: ${words} is not a text.`)
    })
  })

  describe('integer', () => {
    it.each([1, 2, 3])('takes %d, both ends included', value => expect(given(value).integer(1, 3)).toBe(value))
    it.each([0, 4, 1.5, Number.NaN, Infinity, '2', null])('refuses %j', value => {
      expect(refusal(() => given(value).integer(1, 3))).toBe(
        `input-invalid in: ${typeof value === 'string' ? '"2"' : value} is not a whole number from 1 to 3.`,
      )
    })
  })

  describe('oneOf', () => {
    it('takes a known word', () => expect(given('low').oneOf(['low', 'high'])).toBe('low'))
    it('refuses another one and offers the nearest', () => {
      expect(refusal(() => given('hihg').oneOf(['low', 'high']))).toBe(
        'input-invalid in: "hihg" is not known. Did you mean high?',
      )
      expect(refusal(() => given(7).oneOf(['low', 'high'], 'channel-unknown'))).toBe(
        'channel-unknown in: 7 is not known. Known: low, high.',
      )
    })
    it.each<[string, unknown]>([
      ['an object without a prototype', Object.create(null)],
      ['an object that has a key toString', { toString: 1 }],
      ['an object whose toString throws', { toString: () => expect.unreachable() }],
    ])('refuses %s', (_, value) => {
      expect(() => given(value).oneOf(['low'])).toThrow(SlaCalendarError)
    })
  })

  describe('localText', () => {
    it.each<[unknown]>([['Gold'], [{ en: 'Gold', it: 'Oro' }], [{}]])('takes %j', value => {
      expect(given(value).localText()).toBeUndefined()
    })
    it.each([
      [5, 'in: 5 is not a text.'],
      [null, 'in: null is not an object.'],
      [['Gold'], 'in: A list is not an object.'],
      [{ en: 'Gold', it: ' ' }, 'in.it: " " is not a text.'],
    ])('refuses %j', (value, message) => {
      expect(refusal(() => given(value).localText())).toBe(`input-invalid ${message}`)
    })
  })

  it('lists all known words for a value that is not a text', () => {
    expect(refusal(() => given(['Strike']).oneOf(['strike', 'truce']))).toBe(
      'input-invalid in: A list is not known. Known: strike, truce.',
    )
  })

  it('is a pair with another value in its place', () => {
    expect(given(5).with(7)).toMatchObject({ value: 7, path: ['in'] })
  })

  it('makes errors of its value and path', () => {
    expect(given(5).expected('a text')).toMatchObject({ code: 'input-invalid', path: ['in'], hint: '' })
    expect(given(5).expected('a text', 'Quote it.', 'date-invalid').message).toBe('in: 5 is not a text. Quote it.')
    expect(given(5).expected('a text', 'Quote it.', 'date-invalid').code).toBe('date-invalid')
    const error = given(5).error('date-invalid', 'It is wrong.', 'Mend it.')
    expect(error).toBeInstanceOf(SlaCalendarError)
    expect(error).toMatchObject({ code: 'date-invalid', message: 'in: It is wrong. Mend it.', hint: 'Mend it.' })
  })
})
