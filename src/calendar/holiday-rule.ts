import type { Given } from '../input/given.ts'
import { didYouMean } from '../input/suggest.ts'
import { daysInMonth, type EpochDay, epochDay, parseDate, weekdayOf, yearOf } from '../time/civil-date.ts'
import { type Church, easterSunday } from './easter.ts'
import { MIDNIGHT, parseDayHours, type Shifts, WEEKDAYS } from './hours.ts'
import { checkReckoned, OTHER_CALENDARS, otherCalendarDates } from './other-calendars.ts'
import type { CoveredYears, HolidayMove, HolidayOptions, HolidayRule, Weekday } from './spec.ts'

/** A holiday rule that has been read: its options, what it closes and which unshifted dates it has. */
export type Holiday = {
  /** The rule as it was given. */
  readonly rule: HolidayRule
  readonly options: HolidayOptions
  /** The closed wall times of the date; undefined when all of it is. */
  readonly closed?: Shifts
  /** The unshifted dates of a year. */
  datesIn: DatesIn
}

type DatesIn = (year: number) => EpochDay[]

const OPTIONS = ['name', 'since', 'until', 'years', 'closed', 'observed', 'substitute']
const NEXT = 'next-working-day'

/** Each kind of rule by its keys, a `?` behind those that may be missing, and how its dates are found. */
const KINDS: readonly (readonly [keys: readonly string[], read: (given: Given) => DatesIn])[] = [
  [['date'], fixedDate],
  [['month', 'day'], yearly],
  [['weekday', 'nth', 'month?'], nthWeekday],
  [['weekday', 'onOrAfter'], given => weekdayFrom(given, given.at('onOrAfter'), 6)],
  [['weekday', 'onOrBefore'], given => weekdayFrom(given, given.at('onOrBefore'), 0)],
  [['easter', 'church?'], easter],
  [['calendar', 'month', 'day'], otherCalendar],
  [['calendar', 'monthCode', 'day'], otherCalendar],
  [['covers'], coveredYears],
]

const KEYS = [...new Set(KINDS.flatMap(([keys]) => keys.map(key => key.replace('?', '')))), ...OPTIONS]

/**
 * Reads a holiday rule (§3.4).
 *
 * @throws {SlaCalendarError} `holiday-invalid`, `date-invalid`, `key-unknown`, `input-invalid`, `hours-invalid`
 */
export function parseHoliday(given: Given): Holiday {
  const rule = given.value as Exclude<HolidayRule, CoveredYears>
  if (typeof rule === 'string') return { rule, options: {}, datesIn: fixedDate(given) }
  const [since, until] = [given.shape(KEYS).get('since'), given.get('until')].map(year => year?.whole(1900, 2199))
  if (since !== undefined && until !== undefined && since > until)
    throw given.error('holiday-invalid', `since ${since} lies after until ${until}.`, 'Exchange them.')
  const years = given
    .get('years')
    ?.list()
    .map(year => year.whole(1900, 2199))
  if (rule.observed && rule.substitute)
    throw given.error(
      'holiday-invalid',
      'A holiday is observed on another day or has a substitute.',
      'Give one of the two.',
    )
  checkMove(given.get('observed') ?? given.get('substitute'))
  given.get('name')?.text()
  const dates = kindOf(given)(given)
  return {
    rule,
    options: rule,
    closed: partOfDay(given.get('closed')),
    datesIn: year =>
      year < (since ?? year) || year > (until ?? year) || years?.includes(year) === false ? [] : dates(year),
  }
}

/** Where the holiday of a date goes, if anywhere. */
export function moveOn(move: HolidayMove | undefined, date: EpochDay): Weekday | typeof NEXT | undefined {
  return typeof move === 'object' ? move[WEEKDAYS[weekdayOf(date)]] : move
}

/** The nearest date of a weekday, at most three days away. */
export function nearestWeekday(date: EpochDay, weekday: Weekday): EpochDay {
  return onOrBefore(date + 3, weekday)
}

/** The kind whose keys the rule has, all that are needed and no others. */
function kindOf(given: Given): (given: Given) => DatesIn {
  const has = given.keys().filter(key => !OPTIONS.includes(key))
  const kind = KINDS.find(
    ([keys]) =>
      has.every(key => keys.includes(key) || keys.includes(`${key}?`)) &&
      keys.every(key => key.endsWith('?') || has.includes(key)),
  )
  if (kind) return kind[1]
  const kinds = KINDS.map(([keys]) => `{ ${keys.join(', ')} }`).join(', ')
  throw given.error('holiday-invalid', `No rule has the keys ${has.join(', ') || '(none)'}.`, `Known are ${kinds}.`)
}

function fixedDate(given: Given): DatesIn {
  const text = typeof given.value === 'string' ? given : given.at('date')
  const date = parseDate(text.text(), text)
  return year => (yearOf(date) === year ? [date] : [])
}

function yearly(given: Given): DatesIn {
  const month = given.at('month').whole(1, 12)
  const day = given.at('day').whole(1, 31)
  if (day > daysInMonth(2000, month)) throw given.at('day').error('date-invalid', `Month ${month} has no day ${day}.`)
  return year => (day <= daysInMonth(year, month) ? [epochDay(year, month, day)] : [])
}

function nthWeekday(given: Given): DatesIn {
  const weekday = weekdayAt(given)
  const nth = given.at('nth').value
  if (nth !== -1 && ![1, 2, 3, 4, 5].includes(nth as number))
    throw given.at('nth').not('1 to 5, nor -1 for the last one', '', 'holiday-invalid')
  const only = given.get('month')?.whole(1, 12)
  return year =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap(month => {
      if (month !== (only ?? month)) return []
      const last = epochDay(year, month, daysInMonth(year, month))
      const date = onOrBefore(nth === -1 ? last : epochDay(year, month, 7 * (nth as number)), weekday)
      return date <= last ? [date] : []
    })
}

/** On or after a date is on or before the date six days later. */
function weekdayFrom(given: Given, bound: Given, days: number): DatesIn {
  const weekday = weekdayAt(given)
  const dates = yearly(bound.shape(['month', 'day']))
  return acrossYears(year => dates(year).map(date => onOrBefore(date + days, weekday)))
}

function easter(given: Given): DatesIn {
  const offset = given.at('easter').whole(-366, 366)
  const church = given.get('church')?.word<Church>(['western', 'orthodox']) ?? 'western'
  return acrossYears(year => [easterSunday(year, church) + offset])
}

function otherCalendar(given: Given): DatesIn {
  const calendar = given.at('calendar').word(OTHER_CALENDARS)
  checkReckoned(calendar, given.at('calendar').path)
  const day = given.at('day').whole(1, 32)
  const month = given.get('month')?.whole(1, 13)
  const monthCode = given.get('monthCode')?.text()
  if (monthCode && !/^M(0[1-9]|1[0-3])L?$/.test(monthCode))
    throw given.at('monthCode').not('a month code such as M01 or M05L')
  const found = new Map<number, EpochDay[]>()
  return year => {
    const dates = found.get(year) ?? otherCalendarDates({ calendar, month, monthCode, day }, year)
    found.set(year, dates)
    return dates
  }
}

/** No date: it only says which years the dates of the others are known for. */
function coveredYears(given: Given): DatesIn {
  const years = given.shape(['covers']).at('covers').shape(['from', 'to'])
  const [from, to] = ['from', 'to'].map(key => years.at(key).whole(1900, 2199))
  if (to < from) throw years.error('range-reversed', `${to} lies before ${from}.`, 'Exchange the two years.')
  return () => []
}

/** For dates that are reckoned from a day of a year and may fall into a neighbouring one. */
function acrossYears(reckoned: DatesIn): DatesIn {
  return year => [year - 1, year, year + 1].flatMap(reckoned).filter(date => yearOf(date) === year)
}

function onOrBefore(date: EpochDay, weekday: Weekday): EpochDay {
  return date - ((weekdayOf(date) - WEEKDAYS.indexOf(weekday) + 7) % 7)
}

function weekdayAt(given: Given): Weekday {
  return given.at('weekday').word(WEEKDAYS, 'weekday-unknown')
}

function checkMove(given: Given | undefined): void {
  if (!given || given.value === NEXT) return
  if (typeof given.value === 'string') throw given.not('a move', didYouMean(given.value, [NEXT]), 'holiday-invalid')
  for (const [from, to] of given.shape(WEEKDAYS, "Such as { sat: 'fri', sun: 'mon' }.").entries())
    if (to.word([...WEEKDAYS, NEXT], 'holiday-invalid') === from)
      throw to.error('holiday-invalid', `${from} cannot move to ${from}.`, 'Leave it out.')
}

function partOfDay(given: Given | undefined): Shifts | undefined {
  if (!given) return undefined
  given.text()
  const closed = parseDayHours(given, false)
  if (closed[1] > MIDNIGHT)
    throw given.error('hours-invalid', `${given.value} runs into the next date.`, 'Close that date by another rule.')
  return closed
}
