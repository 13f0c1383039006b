import { describe, expect, it } from 'vitest'
import { businessCalendar, union } from '../../src/index.ts'
import { isThorough } from '../arbitraries/runs.ts'

const clock = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

describe('a union of many calendars', () => {
  it.each(isThorough ? [700] : [150])('adds up %i calendars of a minute each, two by two', count => {
    const calendars = Array.from({ length: count }, (_, k) =>
      businessCalendar({ timeZone: 'UTC', hours: { 'mon-sun': `${clock(2 * k)}-${clock(2 * k + 1)}` } }),
    )
    expect(union(...calendars).elapsed('2026-01-01T00:00Z', '2026-03-01T00:00Z')).toBe(59 * count * 60_000)
  })
})
