import { describe, expect, it } from 'vitest'
import { offsetsText } from '../../src/svg/words.ts'
import { clockChanges, clockTexts } from '../../src/time/clock-changes.ts'
import { dateText } from '../../src/time/epoch-day.ts'
import { zoneOf } from '../../src/time/zone.ts'

const rome = zoneOf('Europe/Rome', [])
const at = (text: string) => Date.parse(text)

describe('clockChanges', () => {
  it('finds when a clock goes forward and back, with the wall times before and after', () => {
    const changes = clockChanges(rome, at('2026-01-01T00:00Z'), at('2026-12-31T00:00Z'))
    expect(changes.map(change => change.at)).toEqual([at('2026-03-29T01:00Z'), at('2026-10-25T01:00Z')])
    expect(changes.map(clockTexts)).toEqual([
      ['02:00', '03:00'],
      ['03:00', '02:00'],
    ])
  })

  it('includes a change at the end, not one at the start', () => {
    const change = at('2026-03-29T01:00Z')
    expect(clockChanges(rome, change - 1, change)).toHaveLength(1)
    expect(clockChanges(rome, change, change + 86_400_000)).toEqual([])
    expect(clockChanges(rome, change, change)).toEqual([])
  })

  it('finds a change of half an hour, and one that skips a day', () => {
    const [howe] = clockChanges(zoneOf('Australia/Lord_Howe', []), at('2026-04-04T00:00Z'), at('2026-04-06T00:00Z'))
    expect(howe.after - howe.before).toBe(-1_800_000)
    const [apia] = clockChanges(zoneOf('Pacific/Apia', []), at('2011-12-30T00:00Z'), at('2011-12-31T00:00Z'))
    expect(apia.after - apia.before).toBe(86_400_000)
  })

  // From the changes of tzdata 2026c: the UTC instant, the wall times before and after, and the offsets.
  it.each([
    ['Europe/Berlin', '2026-03-29T01:00Z', '2026-03-29', '02:00 03:00', '23 h, +01:00 → +02:00'],
    ['Europe/Moscow', '2014-10-25T22:00Z', '2014-10-26', '02:00 01:00', '25 h, +04:00 → +03:00'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z', '2026-10-04', '02:00 02:30', '23 h 30 min, +10:30 → +11:00'],
    ['Asia/Beirut', '2023-03-25T22:00Z', '2023-03-26', '00:00 01:00', '23 h, +02:00 → +03:00'],
    ['America/Havana', '2026-11-01T05:00Z', '2026-11-01', '01:00 00:00', '25 h, -04:00 → -05:00'],
    // The last hour of the leap day is repeated. The day after has the usual length.
    ['Asia/Almaty', '2024-02-29T18:00Z', '2024-02-29', '24:00 23:00', '25 h, +06:00 → +05:00'],
    ['Antarctica/Casey', '2023-03-08T16:00Z', '2023-03-09', '03:00 00:00', '27 h, +11:00 → +08:00'],
    ['Pacific/Apia', '2011-12-30T10:00Z', '2011-12-30', '24:00 00:00', '0 h, -10:00 → +14:00'],
    ['Asia/Pyongyang', '2018-05-04T15:00Z', '2018-05-04', '23:30 00:00', '23 h 30 min, +08:30 → +09:00'],
    // The date is a minute old when the clock goes back to the evening before.
    ['America/St_Johns', '2010-11-07T02:31Z', '2010-11-07', '00:01 23:01', '25 h, -02:30 → -03:30'],
    ['Africa/Monrovia', '1972-01-07T00:44:30Z', '1972-01-07', '00:00 00:44:30', '23 h 15 min, -00:44:30 → +00:00'],
  ])('%s, %s: changes %s from %s, %s', (zone, change, date, shown, offsets) => {
    const [found, ...others] = clockChanges(zoneOf(zone, []), at(change) - 3_600_000, at(change) + 3_600_000)
    expect(others).toEqual([])
    expect(found.at).toBe(at(change))
    expect(dateText(found.date)).toBe(date)
    expect(clockTexts(found).join(' ')).toBe(shown)
    expect(offsetsText(found)).toBe(offsets)
  })
})
