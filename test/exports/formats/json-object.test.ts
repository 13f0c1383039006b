import { describe, expect, it } from 'vitest'
import { isJsonObject, objectsOf, textAt, valueAt } from '../../../src/exports/formats/json-object.ts'

describe('isJsonObject', () => {
  it.each([
    [{}, true],
    [[], false],
    [null, false],
    ['text', false],
    [5, false],
  ])('says of %j whether it has keys', (value, answer) => expect(isJsonObject(value)).toBe(answer))
})

describe('objectsOf', () => {
  it('lists the objects of a list', () => {
    expect(objectsOf([{ a: 1 }, 5, null, [{}], { b: 2 }])).toEqual([{ a: 1 }, { b: 2 }])
    expect(objectsOf({ a: 1 })).toEqual([])
    expect(objectsOf(undefined)).toEqual([])
  })
})

describe('valueAt', () => {
  const ticket = {
    fields: { priority: { name: 'High' }, 'System.State': 'New' },
    'a.b': 1,
    labels: [{ name: 'x' }, { name: 'y' }, {}],
    none: null,
  }
  it.each<[string, unknown]>([
    ['fields.priority.name', 'High'],
    ['fields.System.State', 'New'],
    ['a.b', 1],
    ['labels.name', ['x', 'y']],
    ['labels.1.name', 'y'],
    ['labels.length', 3],
    ['none.name', undefined],
    ['fields.priority.name.length', undefined],
    ['fields.toString', undefined],
    ['other.a.b', undefined],
  ])('finds %s', (path, value) => expect(valueAt(ticket, path.split('.'))).toEqual(value))
})

describe('textAt', () => {
  it('returns texts and numbers, nothing else', () => {
    const object = { a: 'x', b: { c: 5 }, d: true, e: ['x'] }
    expect(['a', 'b.c', 'b', 'd', 'e', 'f'].map(path => textAt(object, path))).toEqual(['x', '5', '', '', '', ''])
  })
})
