import { addDays, dateOf, datesBetween, day, midnight, minute, weekdayOf, yearOf } from './dates.ts'
import type { DayHours, ExceptionHours, OddEvenWeeks, Rotation, WeekHours, WeeklyHours } from './specs.ts'

/** A stretch of hours, counted in milliseconds of clock reading from the start of its date; past midnight beyond a day. */
export type Hours = { readonly opens: number; readonly closes: number }

/** The hours that start on a date. */
export type Weekly = (date: string) => readonly Hours[]

/** §3, each form of it. */
export function weeklyOf(hours: WeeklyHours): Weekly {
  if (isOddEven(hours)) {
    const [odd, even] = [weekOf(hours.odd), weekOf(hours.even)]
    return date => (isoWeek(date) % 2 === 1 ? odd : even)(date)
  }
  if (!isRotation(hours)) return weekOf(hours)
  const { rotation, startsOn } = hours
  if (rotation.some(isDayHours)) {
    const days = (rotation as readonly DayHours[]).map(hoursOf)
    return date => days[place(daysFrom(startsOn, date), days.length)]
  }
  const weeks = (rotation as readonly WeekHours[]).map(weekOf)
  return date => weeks[place(daysFrom(startsOn, mondayOf(date)) / 7, weeks.length)](date)
}

/** Whether the hours are those of a day, which replace the date of an exception, or `closed`. */
export function isDayHours(hours: ExceptionHours): hours is DayHours {
  return typeof hours === 'string' || Array.isArray(hours)
}

/** The hours of a day; none when it is closed. */
export function hoursOf(hours: DayHours): Hours[] {
  if (hours === 'closed') return []
  return (typeof hours === 'string' ? [hours] : hours).map(stretch => {
    const [opens, closes] = stretch.split('-').map(wallTimeOf)
    return { opens, closes: closes > opens ? closes : closes + wallTimeOf('24:00') }
  })
}

/** `HH:MM` as milliseconds from midnight. */
export function wallTimeOf(text: string): number {
  const [hours, minutes] = text.split(':').map(Number)
  return (hours * 60 + minutes) * minute
}

/** The ISO number of the week that contains the date: weeks belong to the year of their Thursday. */
export function isoWeek(date: string): number {
  const thursday = addDays(mondayOf(date), 3)
  const year = yearOf(thursday)
  const thursdays = datesBetween(dateOf(year, 1, 1), thursday).filter(other => weekdayOf(other) === 'thu')
  return thursdays.length
}

function mondayOf(date: string): string {
  let monday = date
  while (weekdayOf(monday) !== 'mon') monday = addDays(monday, -1)
  return monday
}

function daysFrom(from: string, to: string): number {
  return (midnight(to) - midnight(from)) / day
}

/** The place of a number in a round of `length`, before the start too: −1 is the last place. */
function place(number: number, length: number): number {
  return ((number % length) + length) % length
}

function isOddEven(hours: WeeklyHours): hours is OddEvenWeeks {
  return 'odd' in hours
}

function isRotation(hours: WeeklyHours): hours is Rotation {
  return 'rotation' in hours
}

function weekOf(hours: WeekHours): Weekly {
  const week = new Map<string, Hours[]>()
  for (const [key, dayHours] of Object.entries(hours))
    for (const weekday of weekdaysOf(key)) week.set(weekday, hoursOf(dayHours!))
  return date => week.get(weekdayOf(date)) ?? []
}

/** The weekdays of `mon` or `fri-mon`, read off a fortnight so that a range may cross the end of the week. */
function weekdaysOf(key: string): string[] {
  const [first, last = first] = key.split('-')
  const fortnight: string[] = datesBetween('2024-01-01', '2024-01-14').map(weekdayOf)
  const start = fortnight.indexOf(first)
  return fortnight.slice(start, fortnight.indexOf(last, start) + 1)
}
