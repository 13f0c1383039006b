import { describe, expect, it } from 'vitest'
import { type ErrorPath, SlaCalendarError } from '../../src/errors.ts'
import { type NotedErrors, noteError, pathKey } from '../../src/validation/note-error.ts'

const error = (...path: ErrorPath) => new SlaCalendarError('input-invalid', path, 'No.')

describe('noteError', () => {
  it('notes one error per path, the first', () => {
    const noted: NotedErrors = new Map()
    const [first, second, other] = [error('a', 1), error('a', 1), error('a', '1')]
    for (const one of [first, second, other]) noteError(noted, one)
    expect([...noted.values()]).toEqual([first, other])
    expect([...noted.values()][0]).toBe(first)
  })

  it('throws an error of another class', () => {
    const bug = new TypeError('bug')
    expect(() => noteError(new Map(), bug)).toThrow(bug)
  })

  it('notes a thousand errors, and throws the next one', () => {
    const noted: NotedErrors = new Map()
    for (let i = 0; i < 1000; i++) noteError(noted, error(i))
    expect(noted.size).toBe(1000)
    expect(() => noteError(noted, error(1000))).toThrow(SlaCalendarError)
    noteError(noted, error(999))
    expect(noted.size).toBe(1000)
  })
})

describe('pathKey', () => {
  it('differs for different paths, and begins with that of a path that leads to it', () => {
    const paths: ErrorPath[] = [[], ['a'], ['a', 'b'], ['a,b'], ['a', 1], ['a', '1'], [1], ['1']]
    expect(new Set(paths.map(pathKey)).size).toBe(paths.length)
    expect(pathKey(['a', 'b']).startsWith(pathKey(['a']))).toBe(true)
    expect(pathKey(['ab']).startsWith(pathKey(['a']))).toBe(false)
  })
})
