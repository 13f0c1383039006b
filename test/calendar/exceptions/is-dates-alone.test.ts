import { describe, expect, it } from 'vitest'
import { isDatesAlone } from '../../../src/calendar/exceptions/is-dates-alone.ts'

describe('isDatesAlone', () => {
  it.each(['2026-12-24', '12-24', '2026-08-10/2026-08-21', '12-24/01-06', '2026-12-28/..', '../2026-01-06'])(
    '%s is dates',
    name => expect(isDatesAlone(name)).toBe(true),
  )
  it.each(['24/7', '2026', 'Ferie 2026-08-10', '12-24 ', ''])('"%s" is a name', name =>
    expect(isDatesAlone(name)).toBe(false),
  )
})
