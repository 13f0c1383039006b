import { describe, expect, it } from 'vitest'
import { InputValue } from '../../src/validation/input-value.ts'
import { readInput } from '../../src/validation/read-input.ts'
import { sharedReading } from '../../src/validation/shared-reading.ts'

/** A reader of whole numbers that counts how often it reads. */
function counting() {
  let count = 0
  const read = sharedReading(given => {
    count++
    const number = given.optional('n', n => n.integer(1, 9))
    return { number }
  })
  return { read, reads: () => count }
}

const given = (value: unknown, path: string[] = []) => InputValue.copyOf(value, path)

describe('sharedReading', () => {
  it('reads equal data once, wherever they are', () => {
    const { read, reads } = counting()
    const first = read(given({ n: 1 }, ['a']))
    expect(first).toEqual({ number: 1 })
    expect(read(given({ n: 1 }, ['b']))).toBe(first)
    expect(read(given({ n: 2 }))).toEqual({ number: 2 })
    expect(reads()).toBe(2)
  })

  it('reads data with errors each time, so that each reading has them', () => {
    const { read, reads } = counting()
    const errors = (path: string[]) => readInput({ n: 10 }, path, read).errors?.map(error => error.path)
    expect([errors(['a']), errors(['b'])]).toEqual([[['a', 'n']], [['b', 'n']]])
    expect(() => read(given({ n: 10 }))).toThrow('10 is not a whole number from 1 to 9')
    expect(reads()).toBe(3)
  })

  it('reads data again after some thousands of others', () => {
    const { read, reads } = counting()
    for (let other = 0; other < 2002; other++) read(given({ other }))
    read(given({ other: 0 }))
    expect(reads()).toBe(2003)
    read(given({ other: 0 }))
    expect(reads()).toBe(2003)
  })
})
