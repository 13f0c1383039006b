import type { Given } from '../input/given.ts'
import { didYouMean } from '../input/suggest.ts'
import type { Weekday } from './spec.ts'

/** Minutes of a whole day on the wall; 24:00. */
export const MIDNIGHT = 1440
const WEEK = 7 * MIDNIGHT

/** The weekdays in their order, Monday first. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/**
 * The hours of a date as wall times in minutes: opening, closing, opening, closing… in order.
 * A closing past 1440 lies on the next date.
 */
export type Shifts = readonly number[]

/** The shifts of Monday to Sunday. */
export type Week = readonly Shifts[]

/** A stretch of hours and where it was written, to be named when it clashes. */
type Written = { readonly open: number; readonly close: number; readonly given: Given }

/**
 * Reads the hours of one date (§3.3).
 *
 * @param repeats whether the next date has the same hours, so that a night shift may run into them
 * @throws {SlaCalendarError} `hours-invalid`, `hours-empty`, `hours-overlap`
 */
export function parseDayHours(given: Given, repeats: boolean): Shifts {
  const written = writtenHours(given)
  refuseOverlap(repeats ? [...written, ...moved(written, MIDNIGHT)] : written)
  return joined(written)
}

/**
 * Reads weekly hours (§3.3).
 *
 * @throws {SlaCalendarError} `weekday-unknown`, `weekday-duplicate`, `hours-invalid`, `hours-empty`, `hours-overlap`
 */
export function parseWeek(given: Given): Week {
  const week: Written[][] = []
  for (const [key, hours] of given.entries()) {
    const written = writtenHours(hours)
    for (const day of weekdaysOf(key, hours)) {
      if (week[day])
        throw hours.error('weekday-duplicate', `${WEEKDAYS[day]} has hours already.`, 'Name each day once.')
      week[day] = written
    }
  }
  const round = week.flatMap((shifts, day) => moved(shifts, day * MIDNIGHT))
  refuseOverlap([...round, ...moved(round, WEEK)])
  return WEEKDAYS.map((_, day) => joined(week[day] ?? []))
}

/** A wall time `HH:MM` in minutes, `24:00` included; NaN for every other spelling. */
export function wallMinutes(text: string): number {
  const [, hours, minutes] = /^(?!24:0*[1-9])([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? []
  return +hours * 60 + +minutes
}

/** Shifts as text, `['22:00-06:00']`. */
export function hoursText(shifts: Shifts): string[] {
  return shifts.flatMap((open, i) => (i % 2 ? [] : [`${wallText(open)}-${wallText(shifts[i + 1])}`]))
}

/** Minutes as a wall time; past midnight the next date's. */
function wallText(minutes: number): string {
  const time = minutes > MIDNIGHT ? minutes - MIDNIGHT : minutes
  return [Math.floor(time / 60), time % 60].map(n => String(n).padStart(2, '0')).join(':')
}

function writtenHours(given: Given): Written[] {
  return Array.isArray(given.value) ? given.list().map(writtenShift) : [writtenShift(given)]
}

function writtenShift(given: Given): Written {
  const text = given.text()
  const [open, close, more] = text.split('-').map(wallMinutes)
  if (!(open < MIDNIGHT && close >= 0) || more !== undefined)
    throw given.not('HH:MM-HH:MM', hoursHint(text), 'hours-invalid')
  if (open === close)
    throw given.error(
      'hours-empty',
      `${text} opens and closes at once.`,
      'For the whole day write 00:00-24:00; for a closed one leave the day out.',
    )
  return { open, close: close > open ? close : close + MIDNIGHT, given }
}

function hoursHint(text: string): string {
  const mended = text
    .replace(/\s*[-–—]\s*/, '-')
    .replace(/\b\d(?=[:.])/g, '0$&')
    .replaceAll('.', ':')
  const [open, close, more] = mended.split('-').map(wallMinutes)
  const isGood = open < MIDNIGHT && close >= 0 && more === undefined
  return isGood ? `Did you mean ${mended}?` : 'Such as 09:00-17:00.'
}

function weekdaysOf(key: string, given: Given): number[] {
  const [first, last = first, more] = key.split('-').map(name => WEEKDAYS.indexOf(name as Weekday))
  if (first < 0 || last < 0 || more !== undefined)
    throw given.error(
      'weekday-unknown',
      `${key} is not a weekday.`,
      didYouMean(key.replace(/([a-z]{3})[a-z]*/gi, '$1'), [...WEEKDAYS, 'mon-fri']),
    )
  return WEEKDAYS.map((_, i) => (first + i) % 7).slice(0, ((last - first + 7) % 7) + 1)
}

function moved(written: readonly Written[], minutes: number): Written[] {
  return written.map(({ open, close, given }) => ({ open: open + minutes, close: close + minutes, given }))
}

function sorted(written: readonly Written[]): Written[] {
  return [...written].sort((a, b) => a.open - b.open)
}

function refuseOverlap(written: readonly Written[]): void {
  sorted(written).forEach(({ open, given }, i, all) => {
    if (open < all[i - 1]?.close)
      throw given.error(
        'hours-overlap',
        `${given.value} begins before ${all[i - 1].given.value} has ended.`,
        'A night shift reaches into the next date.',
      )
  })
}

/** Sorted, and those that touch joined, but for a stretch that `HH:MM-HH:MM` could not spell. */
function joined(written: readonly Written[]): Shifts {
  const shifts: number[] = []
  for (const { open, close } of sorted(written)) {
    const last = shifts.length - 1
    const isSpelt = close === MIDNIGHT || close - shifts[last - 1] < MIDNIGHT
    if (shifts[last] === open && isSpelt) shifts[last] = close
    else shifts.push(open, close)
  }
  return shifts
}
