import { describe, expect, it } from 'vitest'
import { Names } from '../../src/exports/names.ts'

describe('Names', () => {
  it.each([
    ['P1', 'critical'],
    ['p1', 'critical'],
    ['High', 'high'],
    ['HIGH', 'high'],
    // Two spellings of one meaning.
    ['lOw', 'low'],
    // Two spellings of different meanings: only these themselves.
    ['Bug', 'high'],
    ['bug', 'low'],
    ['BUG', undefined],
    ['other', undefined],
  ])('has for %s the meaning %s', (name, meaning) => {
    const names = new Names({ P1: 'critical', High: 'high', low: 'low', LOW: 'low', Bug: 'high', bug: 'low' })
    expect([names.get(name), names.size]).toEqual([meaning, 6])
  })

  it('has the meaning of the last layer, in any case', () => {
    const names = new Names({ Urgent: 'critical', Task: 'low', x: 'low' }, undefined, {
      urgent: 'high',
      TASK: 'high',
      Task: 'low',
    })
    expect(['urgent', 'Urgent', 'URGENT', 'task', 'X'].map(name => names.get(name))).toEqual([
      ...['high', 'critical', 'high'],
      ...[undefined, 'low'],
    ])
    expect(['urgent', 'URGENT'].map(name => names.getExact(name))).toEqual(['high', undefined])
  })
})
