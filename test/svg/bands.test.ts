import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/explain/explain.ts'
import { type Band, dayBands } from '../../src/svg/bands.ts'
import { zoneOf } from '../../src/time/zone.ts'

/** The bands of one date while the clock changes, from its first to its last instant: wall hours and the pass. */
function bandsOn(date: string, timeZone: string, from: string, until: string) {
  const [start, end] = [Date.parse(from), Date.parse(until)]
  const segment = { start, end, counted: true, reason: 'always', ms: end - start }
  const days = dayBands({ segments: [segment], overrun: [] } as unknown as Explanation, zoneOf(timeZone, []))
  const day = days.find(one => one.date === Date.parse(date) / 86_400_000)!
  return day.bands.map(({ from, to, pass }: Band) => [from / 3_600_000, to / 3_600_000, pass])
}

describe('dayBands', () => {
  it('splits time at midnight, without names or passes that nobody gave', () => {
    const segment = { start: '2026-12-07T12:00Z', end: '2026-12-08T06:00Z', counted: false, reason: 'holiday' }
    const days = dayBands({ segments: [segment], overrun: [] } as unknown as Explanation, zoneOf('UTC', []))
    const [noon, six, day] = [12, 6, 24].map(hours => hours * 3_600_000)
    expect(days).toStrictEqual([
      { date: 20_794, changes: [], bands: [{ kind: 'holiday', counted: false, from: noon, to: day, ms: noon }] },
      { date: 20_795, changes: [], bands: [{ kind: 'holiday', counted: false, from: 0, to: six, ms: six }] },
    ])
  })

  it('has no date for a clock change at its end', () => {
    // In Paraguay the clock went from 24:00 on 5 October to 01:00 on 6 October.
    const daysUntil = (end: string) => {
      const segment = { start: '2024-10-05T12:00Z', end, counted: true, reason: 'always' }
      const explanation = { segments: [segment], overrun: [] } as unknown as Explanation
      return dayBands(explanation, zoneOf('America/Asuncion', [])).map(({ date, changes, bands }) => [
        new Date(date * 86_400_000).toISOString().slice(0, 10),
        changes.length,
        bands.length,
      ])
    }
    expect(daysUntil('2024-10-06T04:00Z')).toEqual([['2024-10-05', 0, 1]])
    expect(daysUntil('2024-10-06T04:01Z')).toEqual([
      ['2024-10-05', 0, 1],
      ['2024-10-06', 1, 1],
    ])
  })

  it('shows no hour twice if the clock goes back across midnight', () => {
    // Newfoundland went back from 00:01 to 23:01, so the hour is repeated on two dates.
    expect(bandsOn('2006-10-29', 'America/St_Johns', '2006-10-28T02:30Z', '2006-10-29T06:00Z')).toEqual([
      [0, 1 / 60, undefined],
      [0, 2.5, undefined],
    ])
  })

  it('shows a repeated hour twice if the clock goes back exactly to midnight', () => {
    // The Azores go back from 01:00 to 00:00.
    expect(bandsOn('2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00Z', '2026-10-26T01:00Z')).toEqual([
      [0, 1, 'first'],
      [0, 1, 'second'],
      [1, 24, undefined],
    ])
  })
  it('shows a repeated hour twice if the clock goes back from midnight', () => {
    // Beirut goes back from 24:00 to 23:00.
    expect(bandsOn('2026-10-24', 'Asia/Beirut', '2026-10-23T21:00Z', '2026-10-24T22:00Z')).toEqual([
      [0, 23, undefined],
      [23, 24, 'first'],
      [23, 24, 'second'],
    ])
  })
  it('shows a repeated hour twice in the middle of a date', () => {
    expect(bandsOn('2026-10-25', 'Europe/Rome', '2026-10-24T22:00Z', '2026-10-25T23:00Z')).toEqual([
      [0, 2, undefined],
      [2, 3, 'first'],
      [2, 3, 'second'],
      [3, 24, undefined],
    ])
  })
})
