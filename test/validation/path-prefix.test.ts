import { describe, expect, it } from 'vitest'
import { SlaCalendarError } from '../../src/errors.ts'
import { withPathPrefix } from '../../src/validation/path-prefix.ts'

const raised = (error: unknown) => {
  try {
    return withPathPrefix(['policies', 'gold'], () => {
      throw error
    })
  } catch (caught) {
    return caught
  }
}

describe('withPathPrefix', () => {
  it('returns the result', () => {
    expect(withPathPrefix(['a'], () => 5)).toBe(5)
  })

  it.each([
    [['severities', 'high'], 'It is wrong.', 'Mend it.', 'policies.gold.severities.high: It is wrong. Mend it.'],
    [[], 'It is wrong.', 'Mend it.', 'policies.gold: It is wrong. Mend it.'],
    [['severities', 0], 'It is wrong: so.', '', 'policies.gold.severities[0]: It is wrong: so.'],
    [[], 'It is wrong.', undefined, 'policies.gold: It is wrong.'],
  ])('puts its path before %j', (path, problem, hint, message) => {
    const error = raised(new SlaCalendarError('policy-invalid', path, problem, hint)) as SlaCalendarError
    expect(error).toBeInstanceOf(SlaCalendarError)
    expect(error.message).toBe(message)
    expect(error.path).toEqual(['policies', 'gold', ...path])
    expect(error.code).toBe('policy-invalid')
    expect(error.hint).toBe(hint ?? '')
  })

  it('passes other errors on unchanged', () => {
    const error = new TypeError('no')
    expect(raised(error)).toBe(error)
  })
})
