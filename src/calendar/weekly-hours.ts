import { dateText, type EpochDay, epochDay, parseDate, weekdayOf, yearOf } from '../time/epoch-day.ts'
import type { InputValue } from '../validation/input-value.ts'
import { isRecord } from '../validation/plain-data.ts'
import {
  hoursText,
  joinedShifts,
  refuseOverlap,
  type Shifts,
  WEEKDAYS,
  type WrittenDay,
  writtenDay,
  writtenWeek,
} from './hours.ts'
import type { VisiblePart } from './sources/layers.ts'
import type { WeekHours, WeeklyHours } from './spec.ts'
import type { Spans } from './timeline/spans.ts'

/** The forms of weekly hours (§3). */
type Form = 'week' | 'odd-even' | 'weeks' | 'days'

/** 1970-01-05. */
const A_MONDAY: EpochDay = 4

/**
 * Weekly hours that have been read: the shifts of some consecutive dates, which repeat in both directions. A week has
 * 7 places. Odd and even weeks have 14, and one more for the Monday of week 1 that comes after an odd week 53.
 */
export class HoursCycle {
  readonly form: Form
  /** The shifts by place. */
  readonly days: readonly Shifts[]
  /** A date in the first place. */
  readonly startsOn: EpochDay
  /** The open time by place as far as it was needed, in minutes after midnight. Schedules with these hours fill it in. */
  readonly regular: Spans[] = []
  /** The parts of the date with their reasons, likewise. */
  readonly regularParts: VisiblePart[][] = []

  constructor(form: Form, days: readonly Shifts[], startsOn = A_MONDAY) {
    this.form = form
    this.days = days
    this.startsOn = startsOn
  }

  /** Whether any date has hours. */
  get hasHours(): boolean {
    return this.days.some(shifts => shifts.length)
  }

  /** Returns the place of a date. Dates in the same place follow dates with the same hours. */
  placeOf(date: EpochDay): number {
    if (this.form === 'odd-even') return placeInWeeks(date)
    const { length } = this.days
    return (((date - this.startsOn) % length) + length) % length
  }

  /** Returns the shifts that start on a date. */
  shiftsOn(date: EpochDay): Shifts {
    return this.days[this.placeOf(date)]
  }

  /** Returns the hours as plain data, normalised. */
  toJSON(): WeeklyHours {
    const { form, days } = this
    if (form === 'week') return weekJson(days)
    if (form === 'odd-even') return { odd: weekJson(days), even: weekJson(days.slice(7, 14)) }
    const rotation =
      form === 'days'
        ? days.map(shifts => (shifts.length ? hoursText(shifts) : 'closed'))
        : days.flatMap((_, i) => (i % 7 ? [] : [weekJson(days.slice(i, i + 7))]))
    return { rotation, startsOn: dateText(this.startsOn) } as WeeklyHours
  }
}

/**
 * Reads weekly hours of any form (§3).
 *
 * @throws {SlaCalendarError} `weekday-unknown`, `weekday-duplicate`, `hours-invalid`, `hours-empty`, `hours-overlap`,
 * `key-unknown`, `key-missing`, `date-invalid`
 */
export function parseWeeklyHours(given: InputValue): HoursCycle {
  const has = (key: string) => given.value instanceof Object && key in given.value
  if (has('odd') || has('even')) return oddAndEven(given.onlyKeys(['odd', 'even']))
  if (has('rotation') || has('startsOn')) return rotation(given.onlyKeys(['rotation', 'startsOn']))
  return cycleOf('week', writtenWeek(given))
}

function oddAndEven(given: InputValue): HoursCycle {
  const [odd, even] = ['odd', 'even'].map(
    key => given.required(key, 'Write {} for a week without hours.', writtenWeek) ?? [],
  )
  refuseOverlap([...odd, ...even, ...odd])
  // Week 1 comes after week 53: two odd weeks in a row.
  refuseOverlap([...odd, ...odd])
  return new HoursCycle('odd-even', [...odd, ...even, ...odd.slice(0, 1)].map(joinedShifts))
}

function rotation(given: InputValue): HoursCycle {
  const entries = given.required('rotation', "List weeks, or days such as '07:00-19:00' and 'closed'.", entriesOf) ?? []
  const hasWeeks = entries.some(({ value }) => isRecord(value))
  const startsOn = given.required('startsOn', 'Give a date on which the first entry applies.', start => {
    const date = parseDate(start.text(), start)
    if (hasWeeks) refuseOtherThanMonday(date, start)
    return date
  })
  if (!hasWeeks) return cycleOf('days', readDays(entries, writtenDay), startsOn)
  return cycleOf('weeks', readDays(entries, weekOfRotation).flat(), startsOn)
}

function entriesOf(given: InputValue): InputValue[] {
  const entries = given.list()
  if (!entries.length) throw given.error('hours-invalid', 'The rotation has no entries.')
  return entries
}

/** Reads the entries of a rotation. While errors are collected, an invalid entry has no hours. */
function readDays<T>(entries: readonly InputValue[], read: (given: InputValue) => readonly T[]): (readonly T[])[] {
  return entries.map(entry => entry.read(read) ?? [])
}

function weekOfRotation(given: InputValue): WrittenDay[] {
  if (isRecord(given.value)) return writtenWeek(given)
  throw given.error('hours-invalid', 'A rotation has either weeks or days.', "Write a week's hours for every entry.")
}

function refuseOtherThanMonday(date: EpochDay, given: InputValue): void {
  const monday = mondayOf(date)
  if (date !== monday)
    throw given.error(
      'date-invalid',
      `A rotation of weeks starts on a Monday, and ${given.value} is not one.`,
      `Did you mean ${dateText(monday)}?`,
    )
}

/** Returns the cycle of some dates. The last one is followed by the first one. */
function cycleOf(form: Form, written: readonly WrittenDay[], startsOn?: EpochDay): HoursCycle {
  refuseOverlap([...written, ...written])
  return new HoursCycle(form, written.map(joinedShifts), startsOn)
}

function placeInWeeks(date: EpochDay): number {
  const weekday = weekdayOf(date)
  if (isoWeek(date) % 2 === 0) return 7 + weekday
  return weekday === 0 && isoWeek(date - 7) % 2 ? 14 : weekday
}

/** The Mondays of week 1 of the ISO year that was needed last, and of the next one. */
let [weekOne, nextWeekOne] = [0, 0]

/** Returns the ISO number of the week of a date. Week 1 is the one that contains 4 January. */
export function isoWeek(date: EpochDay): number {
  if (date < weekOne || date >= nextWeekOne) {
    // A week belongs to the year of its Thursday.
    const year = yearOf(date - weekdayOf(date) + 3)
    ;[weekOne, nextWeekOne] = [year, year + 1].map(year => mondayOf(epochDay(year, 1, 4)))
  }
  return Math.floor((date - weekOne) / 7) + 1
}

function mondayOf(date: EpochDay): EpochDay {
  return date - weekdayOf(date)
}

function weekJson(days: readonly Shifts[]): WeekHours {
  return Object.fromEntries(
    WEEKDAYS.map((day, i) => [day, hoursText(days[i])] as const).filter(([, hours]) => hours.length),
  )
}
