import { describe, expect, it } from 'vitest'
import { Pauses } from '../../src/clock/pauses.ts'

describe('Pauses', () => {
  it('have none at first', () => expect(new Pauses().oldest).toBeUndefined())
  it('begin once per reason, with and without a name', () => {
    const pauses = new Pauses()
    expect([pauses.begin('parts'), pauses.begin(undefined)]).toEqual([true, true])
    expect([pauses.begin('parts'), pauses.begin(undefined)]).toEqual([false, false])
  })
  it('end only if they are open', () => {
    const pauses = new Pauses()
    pauses.begin('parts')
    expect([pauses.end(undefined), pauses.end('parts'), pauses.end('parts')]).toEqual([false, true, false])
    expect(pauses.oldest).toBeUndefined()
  })
  it('give the oldest that is open', () => {
    const pauses = new Pauses()
    for (const name of ['a', 'b', 'c']) pauses.begin(name)
    expect(pauses.oldest).toEqual({ name: 'a' })
    pauses.end('b')
    expect(pauses.oldest).toEqual({ name: 'a' })
    pauses.end('a')
    expect(pauses.oldest).toEqual({ name: 'c' })
  })
  it('are the youngest when they begin again', () => {
    const pauses = new Pauses()
    for (const name of ['a', 'b']) pauses.begin(name)
    pauses.end('a')
    pauses.begin('a')
    expect(pauses.oldest).toEqual({ name: 'b' })
    pauses.end('b')
    expect(pauses.oldest).toEqual({ name: 'a' })
  })

  it('give the oldest of some reasons, of those that are open', () => {
    const pauses = new Pauses()
    for (const reason of ['vendor', 'customer', 'parts']) pauses.begin(reason)
    expect(pauses.oldestOf(['parts', 'customer'])?.name).toBe('customer')
    pauses.end('customer')
    expect(pauses.oldestOf(['parts', 'customer'])?.name).toBe('parts')
    expect(pauses.oldestOf(['customer', 'weather'])).toBeUndefined()
    expect(pauses.oldestOf([])).toBeUndefined()
  })
})
