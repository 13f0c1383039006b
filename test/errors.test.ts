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

  it('keeps code, path, hint and message in JSON', () => {
    const error = new SlaCalendarError('hours-empty', ['hours', 'mon', 0], 'It is empty.', 'Leave it out.')
    expect(JSON.parse(JSON.stringify({ error }))).toEqual({
      error: {
        name: 'SlaCalendarError',
        code: 'hours-empty',
        message: 'hours.mon[0]: It is empty. Leave it out.',
        path: ['hours', 'mon', 0],
        hint: 'Leave it out.',
      },
    })
  })

  it('shows no mark of its origin', () => {
    expect(Object.keys(new SlaCalendarError('never-opens', [], 'No.')).sort()).toEqual(['code', 'hint', 'name', 'path'])
  })

  it('has an empty hint where none was given', () => {
    expect(new SlaCalendarError('input-invalid', [], 'It is wrong.').hint).toBe('')
  })
})

describe('isSlaCalendarError', () => {
  it('recognises the error of this copy; test/package/copies.test.ts tries other copies', () => {
    expect(isSlaCalendarError(new SlaCalendarError('never-opens', [], 'No.'))).toBe(true)
  })

  it.each<[string, unknown]>([
    ['another error', new Error('No.')],
    ['another error with code and path', Object.assign(new Error('No.'), { code: 'ENOENT', path: '/tmp' })],
    ['an object that has all its keys', new SlaCalendarError('never-opens', [], 'No.').toJSON()],
    ['an object that inherits from one', Object.create(new SlaCalendarError('never-opens', [], 'No.'))],
    ['a proxy that throws', new Proxy({}, { getOwnPropertyDescriptor: () => fail() })],
    ['null', null],
    ['undefined', undefined],
    ['text', 'SlaCalendarError'],
  ])('does not take %s for one', (_, value) => {
    expect(isSlaCalendarError(value)).toBe(false)
  })
})

function fail(): never {
  throw new Error('boom')
}
