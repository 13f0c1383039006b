import { describe, expect, it } from 'vitest'
import { parseCalendarSpec } from '../../../src/calendar/sources/parse-calendar-spec.ts'
import { Renamed } from '../../../src/calendar/sources/renamed.ts'
import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import { InputValue } from '../../../src/validation/input-value.ts'

const rome = {
  name: 'Milan',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [{ month: 12, day: 25, name: 'Christmas' }, { covers: { from: 2026 } }],
} as const
const boston = { timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } } as const
const DAY = 86_400_000
const christmas = Date.UTC(2026, 11, 25)

describe('a calendar under another name', () => {
  it.each<[string, CalendarSpec]>([
    ['a simple one', rome],
    ['one without a name', boston],
    ['a combination', { union: [rome, boston] }],
  ])('is otherwise the same: %s', (_, spec) => {
    const original = parseCalendarSpec(InputValue.copyOf(spec, []))
    const other = new Renamed(original, 'Desk')
    const all = (source: typeof original) => ({
      zone: source.zone,
      operands: source.operands,
      size: source.size,
      coverage: source.coverage,
      outline: source.outline(source.zone),
      spans: source.spans(christmas - 2 * DAY, christmas + 4 * DAY),
      segments: source.segments(christmas - 2 * DAY, christmas + 4 * DAY),
      holidays: source.holidays(2026),
      reasons: [christmas - DAY, christmas].map(at => source.dayReason(at / DAY, at < christmas)),
    })
    expect(all(other)).toEqual(all(original))
    expect(other.spans(christmas - 2 * DAY, christmas + 4 * DAY).length).toBeGreaterThan(0)
    expect([other.name, Object.entries(other.toJSON())[0]]).toEqual(['Desk', ['name', 'Desk']])
    expect(other.toJSON()).toEqual({ ...original.toJSON(), name: 'Desk' })
  })
})
