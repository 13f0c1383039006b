import fc from 'fast-check'
import type { Weekday, WeekHours } from '../../src/calendar/spec.ts'

/** A stretch of hours in minutes: it opens at `opens` and lasts `lasts`, so it may run into the next date. */
type Stretch = { readonly opens: number; readonly lasts: number }

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const dayMinutes = 24 * 60
const weekMinutes = 7 * dayMinutes

function anyStretch(): fc.Arbitrary<Stretch> {
  const opens = fc.oneof(
    fc.nat({ max: 47 }).map(half => half * 30),
    fc.nat({ max: dayMinutes - 1 }),
  )
  const lasts = fc.oneof(
    fc.integer({ min: 1, max: 20 }).map(half => half * 30),
    fc.integer({ min: 1, max: dayMinutes - 1 }),
  )
  return fc
    .oneof(
      fc.constantFrom(
        { opens: 9 * 60, lasts: 8 * 60 },
        { opens: 9 * 60, lasts: 4 * 60 },
        { opens: 14 * 60, lasts: 4 * 60 },
        { opens: 22 * 60, lasts: 8 * 60 },
        { opens: 0, lasts: dayMinutes },
        { opens: 0, lasts: 60 },
        { opens: 23 * 60, lasts: 60 },
      ),
      fc.record({ opens, lasts }),
    )
    .map(closingAtMidnight)
}

/** What would close at 23:59 closes at midnight, unless it is shorter than an hour (§3). */
function closingAtMidnight({ opens, lasts }: Stretch): Stretch {
  return { opens, lasts: opens + lasts === dayMinutes - 1 && lasts >= 60 ? lasts + 1 : lasts }
}

/** `HH:MM-HH:MM`; a stretch that ends at midnight closes at 24:00, or at 00:00 where that is not its opening too. */
function spelt({ opens, lasts }: Stretch, midnightAs0: boolean): string {
  const closes = opens + lasts
  const close = closes === dayMinutes && (opens === 0 || !midnightAs0) ? closes : closes % dayMinutes
  return `${clock(opens)}-${clock(close)}`
}

export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The stretches that overlap none before them, on a dial that comes round after `round` minutes. */
function withoutOverlap<T extends { at: number; lasts: number }>(stretches: readonly T[], round: number): T[] {
  const kept: T[] = []
  const apart = (a: T, b: T) => (b.at - a.at + round) % round >= a.lasts && (a.at - b.at + round) % round >= b.lasts
  for (const stretch of stretches) if (kept.every(other => apart(stretch, other))) kept.push(stretch)
  return kept
}

/** Hours of one day that may be repeated day after day: one or more stretches, in any order. */
export function anyDayHours(): fc.Arbitrary<string | string[]> {
  return fc.tuple(fc.array(anyStretch(), { minLength: 1, maxLength: 3 }), fc.boolean()).map(([stretches, plain]) => {
    const kept = withoutOverlap(
      stretches.map(stretch => ({ ...stretch, at: stretch.opens })),
      dayMinutes,
    ).map(stretch => spelt(stretch, plain))
    return plain && kept.length === 1 ? kept[0] : kept
  })
}

/** Hours of a week. Equal days may share a range, also across the end of the week. */
export function anyWeekHours(): fc.Arbitrary<WeekHours> {
  const stretch = anyStretch()
  const sameDays = fc.record({
    days: fc.oneof<fc.Arbitrary<number[]>[]>(
      fc.constant([0, 1, 2, 3, 4]),
      fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    ),
    stretches: fc.array(stretch, { minLength: 1, maxLength: 2 }),
  })
  const ranges = fc.record({ together: fc.boolean(), firstDay: fc.nat({ max: 6 }), midnightAs0: fc.boolean() })
  return fc.tuple(fc.array(sameDays, { minLength: 1, maxLength: 3 }), ranges).map(([groups, spelling]) => {
    const all = groups.flatMap(({ days, stretches }) =>
      days.flatMap(day => stretches.map(it => ({ ...it, day, at: day * dayMinutes + it.opens }))),
    )
    const kept = withoutOverlap(all, weekMinutes)
    const week = weekdays.map((_, day) => kept.filter(it => it.day === day).map(it => spelt(it, spelling.midnightAs0)))
    return weekHours(week, spelling)
  })
}

/** Names runs of equal days by a range; the runs are read from `firstDay` on, so that one may go round the week. */
function weekHours(week: string[][], { together, firstDay }: { together: boolean; firstDay: number }): WeekHours {
  const hours: Record<string, string | string[]> = {}
  const order = weekdays.map((_, i) => (firstDay + i) % 7)
  for (let i = 0; i < 7; ) {
    const stretches = week[order[i]]
    let last = i
    while (together && last + 1 < 7 && String(week[order[last + 1]]) === String(stretches)) last++
    const key = last === i ? weekdays[order[i]] : `${weekdays[order[i]]}-${weekdays[order[last]]}`
    if (stretches.length > 0) hours[key] = stretches.length === 1 && together ? stretches[0] : stretches
    i = last + 1
  }
  return hours
}

/** Returns the weekdays with hours, read from the keys. */
export function openWeekdays(hours: WeekHours): Weekday[] {
  return weekdays.filter(weekday => Object.keys(hours).some(key => holds(key, weekday)))
}

function holds(key: string, weekday: Weekday): boolean {
  const [from, to = from] = key.split('-').map(name => weekdays.indexOf(name as Weekday))
  const distance = (weekdays.indexOf(weekday) - from + 7) % 7
  return distance <= (to - from + 7) % 7
}
