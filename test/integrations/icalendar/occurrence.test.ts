import { describe, expect, it } from 'vitest'
import { occurrencesOf } from '../../../src/integrations/icalendar/occurrence.ts'
import { parseICalendar } from '../../../src/integrations/icalendar/reading.ts'
import { calendar, event } from './ics.ts'

/** The beginnings of the occurrences in 2026. */
function begun(...lines: readonly string[]): string[] {
  const text = calendar(event(...lines))
  const { components, zones, window, budget } = parseICalendar(text, {
    timeZone: 'UTC',
    years: { from: 2026, to: 2026 },
  })
  return occurrencesOf(components, zones, window, budget).map(({ start }) => new Date(start).toISOString().slice(0, 16))
}

describe('occurrencesOf', () => {
  it.each([
    ['ends as the window begins', ['DTSTART:20251231T200000Z', 'DTEND:20260101T000000Z'], []],
    ['ends a second later', ['DTSTART:20251231T200000Z', 'DTEND:20260101T000001Z'], ['2025-12-31T20:00']],
    ['is the date before the window', ['DTSTART:20251231', 'DTEND:20260101'], []],
    ['reaches its first date', ['DTSTART:20251231', 'DTEND:20260102'], ['2025-12-31T00:00']],
    ['begins as the window ends', ['DTSTART:20270101T000000Z', 'DURATION:PT1H'], []],
    ['begins a second before', ['DTSTART:20261231T235959Z', 'DURATION:PT1H'], ['2026-12-31T23:59']],
    ['is its last date', ['DTSTART:20261231'], ['2026-12-31T00:00']],
    ['is the date after the window', ['DTSTART:20270101'], []],
    ['has no length', ['DTSTART:20260601T000000Z'], []],
  ])('of an event that %s', (_, lines, starts) => expect(begun(...lines)).toEqual(starts))
})
