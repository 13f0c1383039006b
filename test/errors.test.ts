import { describe, expect, it } from 'vitest'
import { type ErrorPath, isSlaCalendarError, SlaCalendarError } from '../src/errors.ts'

describe('SlaCalendarError', () => {
  it('carries code, path and hint for programs', () => {
    const error = new SlaCalendarError('hours-empty', ['hours', 'mon', 0], 'It is empty.', 'Leave it out.')
    expect(error).toBeInstanceOf(Error)
    expect(error.name).toBe('SlaCalendarError')
    expect(error.code).toBe('hours-empty')
    expect(error.path).toEqual(['hours', 'mon', 0])
    expect(error.hint).toBe('Leave it out.')
  })

  it.each<[string, ErrorPath, string | undefined, string]>([
    ['place, problem and hint', ['hours', 'mon', 0], 'Mend it.', 'hours.mon[0]: It is wrong. Mend it.'],
    ['no place where the path is empty', [], 'Mend it.', 'It is wrong. Mend it.'],
    ['no hint where there is none', ['budget'], undefined, 'budget: It is wrong.'],
    ['the problem alone', [], '', 'It is wrong.'],
    ['an index first', [2, 'name'], '', '[2].name: It is wrong.'],
    ['index after index', ['a', 0, 1, 'b', 'c'], '', 'a[0][1].b.c: It is wrong.'],
  ])('says %s', (_, path, hint, message) => {
    expect(new SlaCalendarError('input-invalid', path, 'It is wrong.', hint).message).toBe(message)
  })

  it('has an empty hint where none was given', () => {
    expect(new SlaCalendarError('input-invalid', [], 'It is wrong.').hint).toBe('')
  })
})

describe('isSlaCalendarError', () => {
  it('knows the error of this build', () => {
    expect(isSlaCalendarError(new SlaCalendarError('never-opens', [], 'No.'))).toBe(true)
  })

  it('knows the error of another build, whose class is another', () => {
    const other = Object.assign(new Error('No.'), { name: 'SlaCalendarError', code: 'never-opens', path: [] })
    expect(isSlaCalendarError(other)).toBe(true)
  })

  it.each<[string, unknown]>([
    ['another error', new Error('No.')],
    ['another error with code and path', Object.assign(new Error('No.'), { code: 'ENOENT', path: '/tmp' })],
    ['an error without code', Object.assign(new Error('No.'), { name: 'SlaCalendarError', path: [] })],
    ['an error without path', Object.assign(new Error('No.'), { name: 'SlaCalendarError', code: 'never-opens' })],
    ['an object that is no error', { name: 'SlaCalendarError', code: 'never-opens', path: [] }],
    ['null', null],
    ['undefined', undefined],
    ['text', 'SlaCalendarError'],
  ])('does not take %s for one', (_, value) => {
    expect(isSlaCalendarError(value)).toBe(false)
  })
})
