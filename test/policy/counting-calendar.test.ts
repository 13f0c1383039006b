import { describe, expect, it } from 'vitest'
import { alwaysOpen } from '../../src/calendar/calendars.ts'
import { countingCalendar } from '../../src/policy/counting-calendar.ts'
import type { Target } from '../../src/policy/policy.ts'
import type { TargetSpec } from '../../src/policy/spec.ts'
import { BOSTON, DESK } from '../clock/notation.ts'
import { refusal } from '../validation/refusal.ts'

const target = (spec: Pick<TargetSpec, 'clock' | 'calendar'>): Target => ({
  spec: { within: 'PT1H', ...spec },
  ms: 3_600_000,
})

describe('countingCalendar', () => {
  it('is the calendar in force, the one that the target names, or all time', () => {
    expect(countingCalendar(target({ clock: 'business' }), DESK, { boston: BOSTON })).toBe(DESK)
    expect(countingCalendar(target({ clock: 'business', calendar: 'boston' }), DESK, { boston: BOSTON })).toBe(BOSTON)
    expect(countingCalendar(target({ clock: 'always' }), DESK, {})).toBe(alwaysOpen)
  })

  it('refuses a name that calendars lacks', () => {
    const boston = target({ clock: 'business', calendar: 'boston' })
    expect(refusal(() => countingCalendar(boston, DESK, { bostn: BOSTON }))).toMatch(
      /^calendar-unknown calendars\.boston/,
    )
  })
})
