import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { checkShape } from '../../src/validation/check-shape.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { list, oneOf, shape, text } from '../../src/validation/shape.ts'
import { refusal } from './refusal.ts'

const person = shape(
  { name: text, age: v.optional(v.number('a number')), town: text },
  { name: 'Name the person.', town: 'Name the town.' },
)
const choice = v.union(
  [oneOf(['open', 'closed']), shape({ from: text }, { from: 'Name the start.' })],
  'a word or times',
)

/** Returns the error for a value of a schema, at the path `in`. */
const refused = (schema: v.GenericSchema, value: unknown) =>
  refusal(() => checkShape(schema, new InputValue(value, ['in'])))

describe('checkShape', () => {
  it('accepts a value that has the shape', () => {
    for (const value of [
      { name: 'Ada', town: 'Rome' },
      { name: 'Ada', town: 'Rome', age: 36 },
    ])
      expect(checkShape(person, new InputValue(value, []))).toBeUndefined()
  })

  it.each<[string, unknown, string]>([
    ['a missing key with its hint', { name: 'Ada' }, 'key-missing in.town: This key is required. Name the town.'],
    [
      'an unknown key with the nearest one',
      { name: 'Ada', town: 'Rome', aeg: 36 },
      'key-unknown in.aeg: This key is not known. Did you mean age?',
    ],
    [
      'a misspelled key instead of the missing one',
      { name: 'Ada', twon: 'Rome' },
      'key-unknown in.twon: This key is not known. Did you mean town?',
    ],
    ['a value of another kind', { name: 'Ada', town: 7 }, 'input-invalid in.town: 7 is not a text.'],
    ['the first of several errors', { name: 7, town: 8 }, 'input-invalid in.name: 7 is not a text.'],
    ['a list', [], 'input-invalid in: A list is not an object.'],
    ['null', null, 'input-invalid in: null is not an object.'],
  ])('rejects an object with %s', (_, value, message) => {
    expect(refused(person, value)).toBe(message)
  })

  it('prefers a missing key to an unknown key of another object', () => {
    const pair = shape({ first: person, second: person })
    const misspelled = { name: 'Bob', twon: 'Pisa' }
    expect(refused(pair, { first: { name: 'Ada' }, second: misspelled })).toBe(
      'key-missing in.first.town: This key is required. Name the town.',
    )
    expect(refused(pair, { first: misspelled, second: { name: 'Ada' } })).toBe(
      'key-unknown in.first.twon: This key is not known. Did you mean town?',
    )
    // The path of one object begins with the path of the other.
    expect(refused(shape({ a: text, b: person }), { b: misspelled })).toBe('key-missing in.a: This key is required.')
  })

  it('takes keys that contain one another apart', () => {
    const pair = shape({ a: shape({ bc: person }), ab: shape({ c: person }) })
    const misspelled = { name: 'Bob', twon: 'Pisa' }
    expect(refused(pair, { a: { bc: { name: 'Ada' } }, ab: { c: misspelled } })).toBe(
      'key-missing in.a.bc.town: This key is required. Name the town.',
    )
  })

  it('names the place inside lists', () => {
    expect(refused(list(list(text)), [['a'], ['b', 5]])).toBe('input-invalid in[1][1]: 5 is not a text.')
    expect(refused(list(person), [{ name: 'Ada', town: 'Rome' }, { name: 'Bob' }])).toBe(
      'key-missing in[1].town: This key is required. Name the town.',
    )
  })

  it('suggests the nearest word', () => {
    expect(refused(oneOf(['open', 'closed']), 'opne')).toBe('input-invalid in: "opne" is not known. Did you mean open?')
    expect(refused(oneOf(['open', 'closed']), 7)).toBe('input-invalid in: 7 is not known. Known: open, closed.')
  })

  it.each<[string, unknown, string]>([
    ['a word, the nearest word', 'opne', 'input-invalid in: "opne" is not known. Did you mean open?'],
    ['an object, the key inside it', { from: 7 }, 'input-invalid in.from: 7 is not a text.'],
    ['an object, its missing key', {}, 'key-missing in.from: This key is required. Name the start.'],
    ['an object, its misspelled key', { form: '9' }, 'key-unknown in.form: This key is not known. Did you mean from?'],
    ['anything else, all alternatives', 7, 'input-invalid in: 7 is not a word or times.'],
    ['a list, all alternatives', [], 'input-invalid in: A list is not a word or times.'],
  ])('names, if one of several shapes is possible and the value is %s', (_, value, message) => {
    expect(refused(choice, value)).toBe(message)
  })

  it('names all alternatives if none of them is a known word', () => {
    expect(refused(v.union([v.boolean(), list(text)], 'true, false or a list'), 'yes')).toBe(
      'input-invalid in: "yes" is not true, false or a list.',
    )
  })

  it('names the place of an alternative inside an object', () => {
    expect(refused(shape({ state: choice }), { state: 'opne' })).toBe(
      'input-invalid in.state: "opne" is not known. Did you mean open?',
    )
    expect(refused(shape({ state: choice }), { state: { from: '' } })).toBe(
      'input-invalid in.state.from: "" is not a text.',
    )
  })
})
