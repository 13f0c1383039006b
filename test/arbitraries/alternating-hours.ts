import fc from 'fast-check'
import { addDays } from '../reference/dates.ts'
import type { DayHours, OddEvenWeeks, Rotation, WeekHours, WeeklyHours } from '../reference/specs.ts'
import { type Hours, hoursOf, wallTimeOf, weeklyOf } from '../reference/weekly-hours.ts'
import { anyDayHours, anyWeekHours } from './hours.ts'

/** Weekly hours in any form of §3. */
export function anyWeeklyHours(): fc.Arbitrary<WeeklyHours> {
  return fc.oneof<fc.Arbitrary<WeeklyHours>[]>(anyWeekHours(), anyOddEven(), anyRotationOfWeeks(), anyRotationOfDays())
}

/** Weekly hours that alternate. */
export function anyAlternatingHours(): fc.Arbitrary<OddEvenWeeks | Rotation> {
  return fc.oneof<fc.Arbitrary<OddEvenWeeks | Rotation>[]>(anyOddEven(), anyRotationOfWeeks(), anyRotationOfDays())
}

/** Weeks of which each may follow each, itself too: after week 53 come two odd weeks in a row. */
function anyOddEven(): fc.Arbitrary<OddEvenWeeks> {
  return fc
    .record({ odd: anyWeekHours(), even: anyWeekHours() })
    .filter(({ odd, even }) => mayFollow(odd, even) && mayFollow(even, odd))
}

export function anyRotationOfWeeks(): fc.Arbitrary<Rotation> {
  const weeks = fc
    .array(fc.oneof({ arbitrary: anyWeekHours(), weight: 4 }, fc.constant<WeekHours>({})), {
      minLength: 1,
      maxLength: 5,
    })
    .filter(list => list.every((week, i) => mayFollow(week, list[(i + 1) % list.length])))
  return fc.record({ rotation: weeks, startsOn: anyStart().map(weeksAfter => addDays('2026-11-30', weeksAfter * 7)) })
}

/** Days such as four on and four off. A day that runs into the hours of the next one is closed. */
export function anyRotationOfDays(): fc.Arbitrary<Rotation> {
  const days = fc.array(fc.oneof<fc.Arbitrary<DayHours>[]>(anyDayHours(), fc.constant('closed')), {
    minLength: 1,
    maxLength: 9,
  })
  const rotation = days.map(list => {
    const kept = [...list]
    for (const i of kept.keys())
      if (runsInto(hoursOf(kept[i]), hoursOf(kept[(i + 1) % kept.length]))) kept[i] = 'closed'
    return kept
  })
  return fc.record({ rotation, startsOn: anyStart().map(daysAfter => addDays('2026-11-30', daysAfter)) })
}

/** How far from now a rotation starts: mostly close by, in the past or in the future. */
function anyStart(): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.integer({ min: -60, max: 60 }), weight: 4 },
    { arbitrary: fc.integer({ min: -2000, max: 2000 }), weight: 1 },
  )
}

/** Whether the last hours of a Sunday end before the hours of the Monday after it. */
function mayFollow(week: WeekHours, next: WeekHours): boolean {
  return !runsInto(weeklyOf(week)('2026-11-29'), weeklyOf(next)('2026-11-30'))
}

function runsInto(day: readonly Hours[], next: readonly Hours[]): boolean {
  const closes = Math.max(...day.map(hours => hours.closes)) - wallTimeOf('24:00')
  return next.some(({ opens }) => opens < closes)
}
