import { afterEach, describe, expect, it, vi } from 'vitest'
import { intlFormatter } from '../../src/time/intl-formatter.ts'
import { zoneOffsets } from '../../src/time/zone-offsets.ts'
import { refusal } from '../validation/refusal.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const MISSING =
  'intl-missing This platform has no Intl.DateTimeFormat with time zones. ' +
  'Use an engine that has it, or add a polyfill before the first call.'

describe('intlFormatter', () => {
  it('makes a formatter of the platform', () => {
    expect(intlFormatter('en', { timeZone: 'Europe/Rome' }).resolvedOptions().timeZone).toBe('Europe/Rome')
  })

  it('leaves the error of a zone that the platform does not know', () => {
    expect(() => intlFormatter('en', { timeZone: 'Mars/Phobos' })).toThrow(RangeError)
  })

  it.each([
    ['without Intl', undefined],
    ['whose Intl has no formatter', {}],
  ])('refuses a platform %s', (_, intl) => {
    vi.stubGlobal('Intl', intl)
    vi.stubGlobal('Temporal', undefined)
    expect(refusal(() => intlFormatter('en', {}))).toBe(MISSING)
    expect(refusal(() => zoneOffsets('Europe/Rome'))).toBe(MISSING)
  })
})
