import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LocalDates, PlainTally } from '../../../src/compliance/batch/plain-tally.ts'
import { MonthCounts } from '../../../src/compliance/objectives/month-counts.ts'
import { VerdictCounts } from '../../../src/compliance/tally/verdict-counts.ts'
import { Zone, zoneOf } from '../../../src/time/zone.ts'
import { zoneOffsets } from '../../../src/time/zone-offsets.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyZone } from '../../arbitraries/zones.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2027, 2, 1, 12)

describe('LocalDates', () => {
  it('gives the dates of the zone, of tickets old and new in any order', () =>
    fc.assert(
      fc.property(
        anyZone(),
        fc.array(fc.integer({ min: 1, max: NOW }), { minLength: 1, maxLength: 20 }),
        (id, ages) => {
          const dates = new LocalDates(zoneOf(id), NOW)
          const other = new Zone(id, zoneOffsets(id)!)
          for (const age of ages) expect(dates.of(NOW - age + 1)).toBe(other.dateOf(NOW - age + 1))
          expect(dates.of(NOW)).toBe(other.dateOf(NOW))
        },
      ),
      runs(100),
    ))
})

describe('PlainTally', () => {
  it('passes on the counts of dates decades apart, each once', () => {
    const targets = new Map([['high', ['firstResponse']]])
    const counts = new VerdictCounts(targets)
    const months = new MonthCounts(targets)
    const tally = new PlainTally(counts, months, NOW)
    const kind = tally.addKind({
      counts: counts.single('firstResponse', 'high', []),
      month: months.positionOf('firstResponse', 'high'),
    })
    const date = (text: string) => Date.parse(text) / DAY
    const add = (text: string, outcome: number) => tally.add(kind, outcome, date(text), 5, 10)
    add('2027-03-02', 0)
    add('1975-06-02', 1)
    add('2026-12-31', 2)
    add('2027-03-02', 0)
    tally.flush()
    add('1970-01-01', 0)
    tally.flush()
    tally.flush()
    const { all, weeks, used } = counts.summary(1)
    expect([all.met, all.breached, all.running]).toEqual([3, 1, 1])
    // Half of the budget, by each ticket that has ended.
    expect(used).toEqual(used.map((_, tenth) => (tenth === 4 ? 4 : 0)))
    expect(weeks.map(({ week, met, breached }) => [week, met, breached])).toEqual([
      ['1970-W01', 1, 0],
      ['1975-W23', 0, 1],
      ['2027-W09', 2, 0],
    ])
  })
})
