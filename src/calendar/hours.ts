import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { checkObject, expected, unknownWord } from '../input/check.ts'
import { describe } from '../input/plain-data.ts'
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
type Written = { open: number; close: number; path: ErrorPath }

/**
 * Reads the hours of one date (§3.3).
 *
 * @param repeats whether the next date has the same hours, so that a night shift may run into them
 * @throws {SlaCalendarError} `hours-invalid`, `hours-empty`, `hours-overlap`
 */
export function parseDayHours(value: unknown, path: ErrorPath, repeats: boolean): Shifts {
  const written = writtenHours(value, path)
  const next = repeats ? written.map(shift => moved(shift, MIDNIGHT)) : []
  refuseOverlap([...written, ...next])
  return joined(written)
}

/**
 * Reads weekly hours (§3.3).
 *
 * @throws {SlaCalendarError} `weekday-unknown`, `weekday-duplicate`, `hours-invalid`, `hours-empty`, `hours-overlap`
 */
export function parseWeek(value: unknown, path: ErrorPath): Week {
  const week: Written[][] = WEEKDAYS.map(() => [])
  const namedBy: string[] = []
  for (const [key, hours] of Object.entries(checkObject(value, path))) {
    const written = writtenHours(hours, [...path, key])
    for (const day of weekdaysOf(key, path)) {
      if (namedBy[day])
        throw new SlaCalendarError(
          'weekday-duplicate',
          [...path, key],
          `The hours of ${WEEKDAYS[day]} are also given by ${namedBy[day]}.`,
          'Name each weekday once.',
        )
      namedBy[day] = key
      week[day] = written
    }
  }
  const round = week.flatMap((shifts, day) => shifts.map(shift => moved(shift, day * MIDNIGHT)))
  refuseOverlap([...round, ...round.map(shift => moved(shift, WEEK))])
  return week.map(joined)
}

/** A wall time `HH:MM` in minutes; undefined for every other spelling. `24:00` is good. */
export function wallMinutes(text: string): number | undefined {
  const fields = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text)
  const minutes = fields ? +fields[1] * 60 + +fields[2] : Infinity
  return minutes <= MIDNIGHT ? minutes : undefined
}

/** Shifts as text, `['22:00-06:00']`. */
export function hoursText(shifts: Shifts): string[] {
  const text: string[] = []
  for (let i = 0; i < shifts.length; i += 2) text.push(`${wallText(shifts[i])}-${wallText(shifts[i + 1])}`)
  return text
}

/** Minutes as a wall time; past midnight the next date's. */
export function wallText(minutes: number): string {
  const time = minutes > MIDNIGHT ? minutes - MIDNIGHT : minutes
  return `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`
}

function writtenHours(value: unknown, path: ErrorPath): Written[] {
  if (typeof value === 'string') return [writtenShift(value, path)]
  if (Array.isArray(value)) return value.map((text, index) => writtenShift(text, [...path, index]))
  throw expected('hours such as 09:00-17:00, nor a list of them', value, path)
}

function writtenShift(text: unknown, path: ErrorPath): Written {
  const [from, to, ...rest] = typeof text === 'string' ? text.split('-') : []
  const open = wallMinutes(from ?? '')
  const close = wallMinutes(to ?? '')
  if (open === undefined || close === undefined || open === MIDNIGHT || rest.length)
    throw new SlaCalendarError('hours-invalid', path, `${describe(text)} is not HH:MM-HH:MM.`, hoursHint(text))
  if (open === close)
    throw new SlaCalendarError(
      'hours-empty',
      path,
      `${text} opens and closes at once.`,
      'For the whole day write 00:00-24:00; for a closed one leave the day out.',
    )
  return { open, close: close > open ? close : close + MIDNIGHT, path }
}

function hoursHint(text: unknown): string {
  const fields = /^\D*(\d{1,2})(?:[:.h](\d\d))?\s*(?:[-–—]|to)+\s*(\d{1,2})(?:[:.h](\d\d))?\D*$/i.exec(String(text))
  if (fields && !/[ap]m/i.test(String(text))) {
    const mended = `${fields[1].padStart(2, '0')}:${fields[2] ?? '00'}-${fields[3].padStart(2, '0')}:${fields[4] ?? '00'}`
    if (mended.split('-').every(time => wallMinutes(time) !== undefined)) return `Did you mean ${mended}?`
  }
  return 'Write two times from 00:00 to 24:00, such as 09:00-17:00; leave closed days out.'
}

function weekdaysOf(key: string, path: ErrorPath): number[] {
  const [first, last, ...rest] = key.split('-').map(name => WEEKDAYS.indexOf(name as Weekday))
  if (first < 0 || last < 0 || rest.length) throw weekdayUnknown(key, path)
  const days = [first]
  for (let day = first; day !== (last ?? first); ) {
    day = (day + 1) % 7
    days.push(day)
  }
  return days
}

function weekdayUnknown(key: string, path: ErrorPath): SlaCalendarError {
  const mended = key
    .toLowerCase()
    .split(/\W+/)
    .map(name => name.slice(0, 3))
    .join('-')
  const good = mended.split('-').every(name => WEEKDAYS.includes(name as Weekday))
  return unknownWord('weekday-unknown', key, good ? [mended] : WEEKDAYS, [...path, key])
}

function moved({ open, close, path }: Written, minutes: number): Written {
  return { open: open + minutes, close: close + minutes, path }
}

function refuseOverlap(written: Written[]): void {
  const sorted = [...written].sort((a, b) => a.open - b.open)
  sorted.forEach((shift, i) => {
    if (i > 0 && shift.open < sorted[i - 1].close)
      throw new SlaCalendarError(
        'hours-overlap',
        shift.path,
        `${spelt(shift)} begins before ${spelt(sorted[i - 1])} has ended.`,
        'Give each minute to one stretch only; a night shift reaches into the next date.',
      )
  })
}

function spelt({ open, close }: Written): string {
  const start = open % MIDNIGHT
  return hoursText([start, start + close - open])[0]
}

/** Sorted, and those that touch joined, but for a stretch that `HH:MM-HH:MM` could not spell. */
function joined(written: Written[]): Shifts {
  const shifts: number[] = []
  for (const { open, close } of [...written].sort((a, b) => a.open - b.open)) {
    const last = shifts.length - 1
    const touches = shifts[last] === open
    if (touches && (close === MIDNIGHT || close - shifts[last - 1] < MIDNIGHT)) shifts[last] = close
    else shifts.push(open, close)
  }
  return shifts
}
