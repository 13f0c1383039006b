import { describe, expect, it } from 'vitest'
import { utcText } from '../../../src/time/format/utc.ts'

describe('utcText', () => {
  it('has a fraction only if there is one', () => {
    expect(utcText(Date.UTC(2026, 10, 20, 15, 30))).toBe('2026-11-20T15:30:00Z')
    expect(utcText(Date.UTC(2026, 10, 20, 15, 30, 0, 7))).toBe('2026-11-20T15:30:00.007Z')
  })
})
