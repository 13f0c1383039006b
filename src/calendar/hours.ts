import { distance, suggestionList } from '../validation/did-you-mean.ts'
import type { InputValue } from '../validation/input-value.ts'
import { isObject } from '../validation/plain-data.ts'
import type { Weekday } from './spec.ts'

/** Minutes of a whole day on the wall; 24:00. */
export const MIDNIGHT = 1440

/** The weekdays in order, Monday first. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/**
 * The hours of a date as wall times in minutes: opening, closing, opening, closing… in order.
 * A closing past 1440 is on the next date.
 */
export type Shifts = readonly number[]

/** An interval of hours and its place in the input, which an error names. */
type Written = { readonly open: number; readonly close: number; readonly given: InputValue }

/** The intervals of one date as they were written. */
export type WrittenDay = readonly Written[]

/**
 * Reads the hours of one date (§3).
 *
 * @param repeats whether the next date has the same hours, so that a night shift may run into them
 * @throws {SlaCalendarError} `hours-invalid`, `hours-empty`, `hours-overlap`
 */
export function parseDayHours(given: InputValue, repeats: boolean): Shifts {
  const written = writtenHours(given)
  refuseOverlap(repeats ? [written, written] : [written])
  return joinedShifts(written)
}

/**
 * Reads the hours of one date, or `closed`. Overlap is not checked.
 *
 * @throws {SlaCalendarError} `hours-invalid`, `hours-empty`
 */
export function writtenDay(given: InputValue): WrittenDay {
  if (given.value === 'closed') return []
  if (CLOSED.test(String(given.value))) throw given.expected("'closed' or hours", "Write 'closed'.", 'hours-invalid')
  return writtenHours(given)
}

/**
 * Reads the hours of a week, Monday to Sunday. Overlap is not checked.
 *
 * @throws {SlaCalendarError} `weekday-unknown`, `weekday-duplicate`, `hours-invalid`, `hours-empty`
 */
export function writtenWeek(given: InputValue): WrittenDay[] {
  const week: WrittenDay[] = []
  for (const key of given.keys(weekHint(given.value)))
    given.at(key).read(hours => {
      const days = weekdaysOf(key, hours, hoursHint(given.value))
      const written = hours.read(writtenHours) ?? []
      for (const day of days) {
        if (week[day])
          throw hours.error('weekday-duplicate', `${WEEKDAYS[day]} has hours already.`, 'Name each day once.')
        week[day] = written
      }
    })
  return WEEKDAYS.map((_, day) => week[day] ?? [])
}

/**
 * Checks that hours of consecutive dates do not overlap, nor run into those of the next date.
 *
 * @throws {SlaCalendarError} `hours-overlap`
 */
export function refuseOverlap(days: readonly WrittenDay[]): void {
  const all = sorted(
    days.flatMap((written, day) =>
      written.map(({ open, close, given }) => ({ open: open + day * MIDNIGHT, close: close + day * MIDNIGHT, given })),
    ),
  )
  all.forEach(({ open, given }, i) => {
    if (i && open < all[i - 1].close)
      given.refuse(
        given.error(
          'hours-overlap',
          `${given.value} begins before ${all[i - 1].given.value} has ended.`,
          'A night shift reaches into the next date.',
        ),
      )
  })
}

/**
 * Returns the hours sorted. It joins those that touch or overlap, unless `HH:MM-HH:MM` cannot express the interval; then
 * it leaves two that touch.
 */
export function joinedShifts(written: WrittenDay): Shifts {
  const shifts: number[] = []
  for (const { open, close } of sorted(written)) {
    const last = shifts.length - 1
    const isExpressible = close === MIDNIGHT || close - shifts[last - 1] < MIDNIGHT
    if (shifts[last] >= close) continue
    if (shifts[last] >= open && isExpressible && !isTrap(shifts[last - 1], close)) shifts[last] = close
    else shifts.push(Math.max(open, shifts[last] ?? 0), close)
  }
  return shifts
}

/** Returns a local time `HH:MM` in minutes, `24:00` included; NaN for every other spelling. */
export function wallMinutes(text: string): number {
  const [, hours, minutes] = /^(?!24:0*[1-9])([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? []
  return +hours * 60 + +minutes
}

/** Returns shifts as text, `['22:00-06:00']`. */
export function hoursText(shifts: Shifts): string[] {
  return shifts.flatMap((open, i) => (i % 2 ? [] : [`${wallText(open)}-${wallText(shifts[i + 1])}`]))
}

/** Returns shifts as text: one interval, or a list of them. */
export function dayText(shifts: Shifts): string | string[] {
  const texts = hoursText(shifts)
  return texts.length === 1 ? texts[0] : texts
}

/** Returns minutes as a local time; those past midnight as a time of the next date. */
function wallText(minutes: number): string {
  return minutes === MIDNIGHT ? '24:00' : new Date(minutes * 60_000).toISOString().slice(11, 16)
}

/** Reads the hours of one date. Overlap is not checked. */
export function writtenHours(given: InputValue): Written[] {
  return Array.isArray(given.value) ? given.each(item => writtenShift(item, given)) : [writtenShift(given, given)]
}

function writtenShift(given: InputValue, all: InputValue): Written {
  const text = given.value
  const [open, close, more] = typeof text === 'string' ? text.split('-').map(wallMinutes) : []
  if (!(open < MIDNIGHT && close >= 0) || more !== undefined) {
    const hint = hoursHint(text) || hoursHint(all.value)
    if (typeof text !== 'string') throw given.expected('a text', hint)
    throw given.expected('HH:MM-HH:MM', hint || 'Such as 09:00-17:00.', 'hours-invalid')
  }
  if (open === close)
    throw given.error(
      'hours-empty',
      `${text} opens and closes at once.`,
      'For a 24-hour day write 00:00-24:00; for a closed day omit it.',
    )
  if (isTrap(open, close))
    throw given.error(
      'hours-invalid',
      `${text} closes a minute before midnight.`,
      `To close at midnight write ${wallText(open)}-24:00.`,
    )
  return { open, close: close > open ? close : close + MIDNIGHT, given }
}

/** Whether hours end at 23:59, where authors mean midnight, unless the interval is shorter than an hour. */
function isTrap(open: number, close: number): boolean {
  return close === MIDNIGHT - 1 && close - open >= 60
}

const CLOCK = /\b(\d\d?)(?:[:.h]?(\d\d))?(?::\d\d)?h?(?: ?([ap])\.?m\b)?/gi
/** The words of other notations for a closed day. */
const CLOSED = /^(null|false|off|closed?|none)$/i
const OPENING = /^(start|open|from|begin)/i

/** Returns a hint with the hours that a value of another notation means; empty if that is not clear. */
function hoursHint(value: unknown): string {
  if (CLOSED.test(String(value))) return 'To close for the whole day omit this key.'
  if (/^(24.?7|24.?h(ours)?|all.?day|always)$/i.test(String(value))) return 'Did you mean 00:00-24:00?'
  const times = timesIn(value)
  const hours = times.flatMap((open, i) => (i % 2 || open >= MIDNIGHT ? [] : [hoursOf(open, times[i + 1])]))
  if (!hours.length || hours.length * 2 !== times.length || hours.includes('')) return ''
  return `Did you mean ${hours.length === 1 ? hours[0] : `['${hours.join("', '")}']`}?`
}

/** Returns hours as text; empty if the closing is before the opening, and may lack its p.m. */
function hoursOf(open: number, close: number): string {
  const isNight = close === 0 ? open > 0 : close < open && open >= MIDNIGHT / 2
  return close > open || isNight ? `${wallText(open)}-${wallText(isTrap(open, close) ? MIDNIGHT : close)}` : ''
}

/** Returns the times of day in a text, in a list, or in an object of opening and closing. */
function timesIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.length > 20 ? [] : value.flatMap(timesIn)
  if (isObject(value)) {
    const keys = Object.keys(value).sort((a, b) => +OPENING.test(b) - +OPENING.test(a))
    return keys.length === 2 && OPENING.test(keys[0]) ? timesIn(keys.map(key => value[key as keyof object])) : []
  }
  const text = String(value).slice(0, 100)
  // Any other word may change the meaning.
  if (!/^(?:[\d\s:.,;/&–—-]|h|[ap]\.?m\.?|to|and)+$/i.test(text)) return []
  return Array.from(text.matchAll(CLOCK), ([, hours, minutes = '0', half]) => {
    const hour = half ? (+hours % 12) + (/p/i.test(half) ? 12 : 0) : +hours
    const isTime = +minutes < 60 && hour * 60 + +minutes <= MIDNIGHT && (!half || +hours < 13)
    return isTime ? hour * 60 + +minutes : Number.NaN
  })
}

/** Returns a hint for a value that is not an object of weekdays. */
function weekHint(hours: unknown): string {
  if (hoursHint(hours).includes('00:00-24:00')) return "Write { 'mon-sun': '00:00-24:00' }."
  return "Write hours for each weekday, such as { 'mon-fri': '09:00-17:00' }."
}

function weekdaysOf(key: string, given: InputValue, hint: string): number[] {
  const [first, last = first, more] = key.split('-').map(name => WEEKDAYS.indexOf(name as Weekday))
  if (first < 0 || last < 0 || more !== undefined)
    throw given.error('weekday-unknown', `${key} is not a weekday.`, hint || weekdayHint(key))
  return WEEKDAYS.map((_, i) => (first + i) % 7).slice(0, ((last - first + 7) % 7) + 1)
}

const DAY_NAMES = /* @__PURE__ */ 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')

function weekdayHint(key: string): string {
  const word = key.slice(0, 40).toLowerCase().replaceAll('_', ' ')
  if (/^week ?end/.test(word)) return suggestionList(['sat-sun'])
  if (/^(week|work|business)/.test(word)) return suggestionList(['mon-fri'])
  if (/^(daily|all|every|\*)/.test(word)) return suggestionList(['mon-sun'])
  const ends = word
    .split(/\s*(?:[-–—]|\bto\b)\s*/)
    .filter(Boolean)
    .map(daysLike)
  const isRange = ends.length === 2 && ends.every(days => days.length === 1)
  const days = isRange ? [ends.join('-')] : ends.length === 1 ? ends[0] : []
  return days.length ? suggestionList(days) : 'Write mon, tue, wed, thu, fri, sat or sun, or a range such as mon-fri.'
}

/** Returns the weekdays that begin with a word, otherwise those that differ from it by one typo. */
function daysLike(word: string): string[] {
  const isBegun = (name: string) => word.length > 1 && name.startsWith(word)
  const isNear = (name: string) => distance(word, word.length > 4 ? name : name.slice(0, 3)) <= 1
  const begun = WEEKDAYS.filter((_, i) => isBegun(DAY_NAMES[i]))
  return begun.length || word.length < 3 ? begun : WEEKDAYS.filter((_, i) => isNear(DAY_NAMES[i]))
}

function sorted(written: WrittenDay): Written[] {
  return [...written].sort((a, b) => a.open - b.open)
}
