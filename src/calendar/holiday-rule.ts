import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { checkList, checkObject, checkText, checkWhole, checkWord, expected } from '../input/check.ts'
import type { PlainObject } from '../input/plain-data.ts'
import { daysInMonth, type EpochDay, epochDay, parseDate, weekdayOf, yearOf } from '../time/civil-date.ts'
import { easterSunday } from './easter.ts'
import { hoursText, MIDNIGHT, parseDayHours, type Shifts, WEEKDAYS } from './hours.ts'
import { OTHER_CALENDARS, type OtherDay, otherCalendarDates } from './other-calendars.ts'
import type { HolidayMove, HolidayRule, Weekday } from './spec.ts'

/** A holiday rule that has been read: which unshifted dates it has, what it closes and where it moves. */
export type Holiday = {
  /** The rule as plain data, normalised. */
  readonly rule: Exclude<HolidayRule, string>
  /** The closed wall times of the date; undefined when all of it is. */
  readonly closed?: Shifts
  /** The unshifted dates of a year. */
  datesIn(year: number): EpochDay[]
}

/** Finds the unshifted dates of a rule in a year, whatever its options say. */
type DatesIn = (year: number) => EpochDay[]

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const KEYS = [
  'date',
  'month',
  'monthCode',
  'day',
  'weekday',
  'nth',
  'onOrAfter',
  'onOrBefore',
  'easter',
  'church',
  'calendar',
] as const
const OPTIONS = ['name', 'since', 'until', 'years', 'closed', 'observed', 'substitute'] as const
const KINDS_HINT =
  'A rule is a date, { month, day }, { weekday, nth }, { weekday, onOrAfter }, { weekday, onOrBefore }, { easter } or { calendar, month, day }.'

/**
 * Reads a holiday rule (§4).
 *
 * @throws {SlaCalendarError} `holiday-invalid`, `date-invalid`, `key-unknown`, `input-invalid`, `hours-invalid`
 */
export function parseHoliday(value: unknown, path: ErrorPath): Holiday {
  const given = checkObject(typeof value === 'string' ? { date: value } : value, path, [...KEYS, ...OPTIONS])
  const { keys, dates } = dateOf(given, path)
  checkObject(given, path, [...keys, ...OPTIONS])
  const { observed, substitute, years } = given
  if (observed !== undefined && substitute !== undefined)
    throw invalid(path, 'A holiday is either observed on another day or has a substitute.', 'Give one of the two.')
  const since = yearOption(given, 'since', path) ?? -Infinity
  const until = yearOption(given, 'until', path) ?? Infinity
  if (since > until) throw invalid(path, `since ${since} lies after until ${until}.`, 'Exchange them.')
  const only = years === undefined ? undefined : checkList(years, [...path, 'years'])
  only?.forEach((year, i) => void checkWhole(year, [...path, 'years', i], FIRST_YEAR, LAST_YEAR))
  if (given.name !== undefined) checkText(given.name, [...path, 'name'])
  checkMove(observed, [...path, 'observed'])
  checkMove(substitute, [...path, 'substitute'])
  const closed = given.closed === undefined ? undefined : partOfDay(given.closed, [...path, 'closed'])
  const inForce = (year: number) => year >= since && year <= until && (!only || only.includes(year))
  return {
    rule: normalised(given, keys, closed),
    closed,
    datesIn: year => (inForce(year) ? dates(year) : []),
  }
}

/** Where the holiday of a date goes, if anywhere. */
export function moveOn(move: HolidayMove | undefined, date: EpochDay): Weekday | 'next-working-day' | undefined {
  return typeof move === 'object' ? move[WEEKDAYS[weekdayOf(date)]] : move
}

/** The nearest date of a weekday, at most three days away. */
export function nearestWeekday(date: EpochDay, weekday: string): EpochDay {
  const ahead = (WEEKDAYS.indexOf(weekday as never) - weekdayOf(date) + 7) % 7
  return date + (ahead > 3 ? ahead - 7 : ahead)
}

function dateOf(given: PlainObject, path: ErrorPath): { keys: string[]; dates: DatesIn } {
  if ('date' in given) return fixedDate(given, path)
  if ('easter' in given) return easter(given, path)
  if ('calendar' in given) return otherCalendar(given, path)
  if ('weekday' in given) return weekdayRule(given, path)
  if ('month' in given || 'day' in given) return yearly(given, path)
  throw invalid(path, 'No date can be told from this rule.', KINDS_HINT)
}

function fixedDate(given: PlainObject, path: ErrorPath) {
  const date = parseDate(given.date, [...path, 'date'])
  return { keys: ['date'], dates: (year: number) => (yearOf(date) === year ? [date] : []) }
}

function yearly(given: PlainObject, path: ErrorPath) {
  const { month, day } = monthDay(given, path)
  return { keys: ['month', 'day'], dates: (year: number) => existing(year, month, day) }
}

function easter(given: PlainObject, path: ErrorPath) {
  const offset = checkWhole(given.easter, [...path, 'easter'], -366, 366)
  const church =
    given.church === undefined
      ? 'western'
      : checkWord(given.church, [...path, 'church'], ['western', 'orthodox'], 'holiday-invalid')
  return { keys: ['easter', 'church'], dates: acrossYears(year => [easterSunday(year, church) + offset]) }
}

function otherCalendar(given: PlainObject, path: ErrorPath) {
  const calendar = checkWord(given.calendar, [...path, 'calendar'], OTHER_CALENDARS, 'holiday-invalid')
  const day = checkWhole(given.day, [...path, 'day'], 1, 32)
  const rule: OtherDay = { calendar, day }
  if ('month' in given === 'monthCode' in given)
    throw invalid(path, 'A rule of another calendar has a month or a monthCode, one of the two.', KINDS_HINT)
  if ('month' in given) rule.month = checkWhole(given.month, [...path, 'month'], 1, 13)
  else rule.monthCode = monthCode(given.monthCode, [...path, 'monthCode'])
  const found = new Map<number, EpochDay[]>()
  const dates = (year: number) => {
    const dates = found.get(year) ?? otherCalendarDates(rule, year)
    found.set(year, dates)
    return dates
  }
  return { keys: ['calendar', 'month', 'monthCode', 'day'], dates }
}

function monthCode(value: unknown, path: ErrorPath): string {
  if (typeof value === 'string' && /^M(0[1-9]|1[0-3])L?$/.test(value)) return value
  throw expected('a month code such as M01 or M05L', value, path)
}

function weekdayRule(given: PlainObject, path: ErrorPath) {
  const weekday = checkWord(given.weekday, [...path, 'weekday'], WEEKDAYS, 'weekday-unknown')
  const bounds = ['nth', 'onOrAfter', 'onOrBefore'].filter(key => key in given)
  if (bounds.length !== 1)
    throw invalid(path, 'A weekday needs exactly one of nth, onOrAfter and onOrBefore.', KINDS_HINT)
  const keys = ['weekday', ...bounds]
  if (bounds[0] === 'nth') return nthWeekday(given, weekday, path)
  const bound = checkObject(given[bounds[0]], [...path, bounds[0]], ['month', 'day'])
  const { month, day } = monthDay(bound, [...path, bounds[0]])
  const step = bounds[0] === 'onOrAfter' ? 6 : 0
  // On or after a date is on or before the date six days later.
  return { keys, dates: acrossYears(year => existing(year, month, day).map(date => onOrBefore(date + step, weekday))) }
}

function nthWeekday(given: PlainObject, weekday: string, path: ErrorPath) {
  const nth = given.nth === -1 ? -1 : checkNth(given.nth, [...path, 'nth'])
  const month = given.month === undefined ? undefined : checkWhole(given.month, [...path, 'month'], 1, 12)
  const months = month ? [month] : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  const dates = (year: number) => months.flatMap(month => nthOf(year, month, weekday, nth))
  return { keys: ['month', 'weekday', 'nth'], dates }
}

function checkNth(value: unknown, path: ErrorPath): number {
  if ([1, 2, 3, 4, 5].includes(value as number)) return value as number
  throw new SlaCalendarError('holiday-invalid', path, 'nth is 1, 2, 3, 4, 5 or -1 for the last one.')
}

function nthOf(year: number, month: number, weekday: string, nth: number): EpochDay[] {
  const last = epochDay(year, month, daysInMonth(year, month))
  if (nth === -1) return [onOrBefore(last, weekday)]
  const date = onOrBefore(epochDay(year, month, 7 * nth), weekday)
  return date <= last ? [date] : []
}

/** For dates that are reckoned from a day of a year and may fall into a neighbouring one. */
function acrossYears(reckoned: DatesIn): DatesIn {
  return year => [year - 1, year, year + 1].flatMap(reckoned).filter(date => yearOf(date) === year)
}

function onOrBefore(date: EpochDay, weekday: string): EpochDay {
  return date - ((weekdayOf(date) - WEEKDAYS.indexOf(weekday as never) + 7) % 7)
}

function existing(year: number, month: number, day: number): EpochDay[] {
  return day <= daysInMonth(year, month) ? [epochDay(year, month, day)] : []
}

function monthDay(given: PlainObject, path: ErrorPath): { month: number; day: number } {
  const month = checkWhole(given.month, [...path, 'month'], 1, 12)
  const longest = daysInMonth(2000, month)
  const day = checkWhole(given.day, [...path, 'day'], 1, 31)
  if (day > longest)
    throw new SlaCalendarError('date-invalid', [...path, 'day'], `Month ${month} never has a day ${day}.`)
  return { month, day }
}

function yearOption(given: PlainObject, key: 'since' | 'until', path: ErrorPath): number | undefined {
  return given[key] === undefined ? undefined : checkWhole(given[key], [...path, key], FIRST_YEAR, LAST_YEAR)
}

function checkMove(move: unknown, path: ErrorPath): void {
  if (move === undefined || move === 'next-working-day') return
  if (typeof move === 'string')
    throw invalid(path, `${move} is no such move.`, "Write 'next-working-day', or a weekday for each: { sun: 'mon' }.")
  for (const [from, to] of Object.entries(checkObject(move, path, WEEKDAYS))) {
    checkWord(to, [...path, from], [...WEEKDAYS, 'next-working-day'], 'holiday-invalid')
    if (from === to) throw invalid([...path, from], `A ${from} cannot move to ${to}.`, 'Leave it out.')
  }
}

function partOfDay(value: unknown, path: ErrorPath): Shifts {
  const closed = parseDayHours(checkText(value, path), path, false)
  if (closed[1] > MIDNIGHT)
    throw new SlaCalendarError(
      'hours-invalid',
      path,
      `${value} runs into the next date.`,
      'Close that date by a rule of its own.',
    )
  return closed
}

/** The rule with its keys in one order, so that equal rules give equal text. */
function normalised(given: PlainObject, keys: string[], closed: Shifts | undefined): Exclude<HolidayRule, string> {
  const rule: Record<string, unknown> = {}
  for (const key of [...keys, ...OPTIONS]) if (given[key] !== undefined) rule[key] = ordered(given[key])
  if (closed) rule.closed = hoursText(closed)[0]
  return Object.freeze(rule) as Exclude<HolidayRule, string>
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return Object.freeze(value)
  return Object.freeze(Object.fromEntries(Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1))))
}

function invalid(path: ErrorPath, problem: string, hint: string): SlaCalendarError {
  return new SlaCalendarError('holiday-invalid', path, problem, hint)
}
