import { describe, expect, it } from 'vitest'
import { SlaCalendarError } from '../../src/errors.ts'
import { readInput } from '../../src/validation/read-input.ts'
import { standardSchema } from '../../src/validation/standard-schema.ts'

const upper = standardSchema<string, string>(input => readInput(input, ['name'], given => given.text().toUpperCase()))

describe('standardSchema', () => {
  it('returns what the input is read as, or throws', () => {
    expect(upper('ada')).toBe('ADA')
    expect(() => upper('')).toThrow(SlaCalendarError)
  })

  it('checks without throwing, and returns errors as plain data', () => {
    expect(upper.check('ada')).toEqual({ value: 'ADA' })
    expect(upper.check(5)).toEqual({
      issues: [{ code: 'input-invalid', path: ['name'], message: 'name: 5 is not a text.', hint: '' }],
    })
  })

  it('has the properties of Standard Schema', () => {
    const { version, vendor, validate } = upper['~standard']
    expect([version, vendor]).toEqual([1, 'sla-calendar'])
    expect(validate('ada')).toEqual({ value: 'ADA' })
    expect(validate('')).toEqual(upper.check(''))
  })
})
