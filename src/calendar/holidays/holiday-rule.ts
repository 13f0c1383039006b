import { daysInMonth, type EpochDay, epochDay, parseDate, weekdayOf, yearOf } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import { MIDNIGHT, parseDayHours, type Shifts, WEEKDAYS } from '../hours.ts'
import type { CoveredYears, HolidayMove, HolidayOptions, HolidayRule, HolidayTarget, Weekday } from '../spec.ts'
import { type Church, easterSunday } from './easter.ts'
import {
  leapMonthsOf,
  longestMonthOf,
  monthsOf,
  OTHER_CALENDARS,
  otherCalendarDates,
  requireCalendarSupport,
} from './other-calendars.ts'

/** A holiday rule that has been read. */
export type ParsedHoliday = {
  /** The rule as it was given. */
  readonly rule: HolidayRule
  readonly options: HolidayOptions
  /** The closed wall times of the date; undefined when all of it is. */
  readonly closed?: Shifts | undefined
  /** The only years that can have its dates, if the rule names a date, a list or both ends. */
  readonly years?: readonly number[] | undefined
  /** The unshifted dates of a year. */
  datesIn: DatesIn
}

type DatesIn = (year: number) => EpochDay[]

/** How the dates of a rule are found, or the only one. */
type Dates = DatesIn | EpochDay

const OPTIONS = ['name', 'since', 'until', 'years', 'closed', 'observed', 'substitute']

/** Where a holiday may move; a map from weekdays is the other form of a move. */
export const HOLIDAY_TARGETS: readonly HolidayTarget[] = /* @__PURE__ */ (WEEKDAYS as readonly HolidayTarget[]).concat(
  'next-working-day',
  'previous-working-day',
  'next-non-holiday',
)

/** Each kind of rule by its keys, with a `?` after the optional ones, and how its dates are found. */
const KINDS: readonly (readonly [keys: readonly string[], read: (given: InputValue) => Dates])[] = [
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

const KEYS = /* @__PURE__ */ allKeys()

function allKeys(): readonly string[] {
  return [...new Set(KINDS.flatMap(([keys]) => keys.map(key => key.replace('?', '')))), ...OPTIONS]
}

/**
 * Reads a holiday rule (§4).
 *
 * @throws {SlaCalendarError} `holiday-invalid`, `date-invalid`, `key-unknown`, `input-invalid`, `hours-invalid`
 */
export function parseHolidayRule(given: InputValue): ParsedHoliday {
  const rule = given.value as Exclude<HolidayRule, CoveredYears>
  if (typeof rule === 'string') return { rule, options: {}, ...found(textDate(given)) }
  given.onlyKeys(KEYS)
  const since = given.optional('since', yearIn)
  const until = given.optional('until', yearIn)
  if (since! > until!)
    given.refuse(given.error('holiday-invalid', `since ${since} is after until ${until}.`, 'Swap them.'))
  const years = given.optional('years', years => years.each(yearIn))
  const named = years && new Set(years)
  if (rule.observed && rule.substitute)
    given.refuse(
      given.error(
        'holiday-invalid',
        'A holiday is observed on another day or has a substitute.',
        'Give one of the two.',
      ),
    )
  given.optional('observed', checkMove)
  given.optional('substitute', checkMove)
  given.optional('name', name => name.text())
  const closed = given.optional('closed', partOfDay)
  const dates = found(kindOf(given)(given))
  const isIn = (year: number) => year >= (since ?? year) && year <= (until ?? year)
  const only = dates.years ?? (named ? [...named] : yearsBetween(since, until))
  return {
    rule,
    options: rule,
    closed,
    years: only?.filter(isIn),
    datesIn: year => (isIn(year) && named?.has(year) !== false ? dates.datesIn(year) : []),
  }
}

function found(dates: Dates): Pick<ParsedHoliday, 'years' | 'datesIn'> {
  if (typeof dates === 'function') return { datesIn: dates }
  const year = yearOf(dates)
  return { years: [year], datesIn: asked => (asked === year ? [dates] : []) }
}

function yearIn(given: InputValue): number {
  return given.integer(1900, 2199)
}

function yearsBetween(since: number | undefined, until: number | undefined): number[] | undefined {
  if (since === undefined || until === undefined) return undefined
  return Array.from({ length: until - since + 1 }, (_, i) => since + i)
}

/** Returns the target that a move names for a date; undefined if it names none. */
export function shiftTarget(move: HolidayMove | undefined, date: EpochDay): HolidayTarget | undefined {
  return typeof move === 'object' ? move[WEEKDAYS[weekdayOf(date)]] : move
}

/** Returns the nearest date of a weekday, at most three days away. */
export function nearestWeekday(date: EpochDay, weekday: Weekday): EpochDay {
  return onOrBefore(date + 3, weekday)
}

/** Finds the kind whose keys the rule has: all that are required and no others. */
function kindOf(given: InputValue): (given: InputValue) => Dates {
  const keys = given.keys()
  const has = keys.filter(key => KEYS.includes(key) && !OPTIONS.includes(key))
  const kind = KINDS.find(
    ([keys]) =>
      has.every(key => keys.includes(key) || keys.includes(`${key}?`)) &&
      keys.every(key => key.endsWith('?') || has.includes(key)),
  )
  if (kind) return kind[1]
  // An unknown key, which is refused already, may be a misspelling of the key that is absent.
  if (!keys.every(key => KEYS.includes(key))) given.stop()
  const kinds = KINDS.map(([keys]) => `{ ${keys.join(', ')} }`).join(', ')
  throw given.error('holiday-invalid', `No rule has the keys ${has.join(', ') || '(none)'}.`, `Known are ${kinds}.`)
}

/** A date of one year, or `12-25`, of every year. */
function textDate(given: InputValue): Dates {
  const text = given.text()
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(text) ?? []
  const isYearly = day !== undefined && +month <= 12 && +day >= 1 && +day <= daysInMonth(2000, +month)
  return isYearly ? everyYear(+month, +day) : singleDate(text, given)
}

function fixedDate(given: InputValue): EpochDay {
  const date = given.at('date')
  return singleDate(date.text(), date)
}

function singleDate(text: string, given: InputValue): EpochDay {
  const hint = otherDateHint(text)
  if (hint) throw given.error('date-invalid', `${describe(text)} is not a single date.`, hint)
  return parseDate(text, given)
}

/** What to write instead of a range, or of a date without a year; nothing for other texts. */
function otherDateHint(text: string): string | undefined {
  const [from, to] = text.match(/\d{4}-\d\d-\d\d/g) ?? []
  const isOpen = from && /[/.]\s*$/.test(text)
  if (to || isOpen) return `Write a range as an exception: { '${from}/${to ?? '..'}': 'closed' }.`
  const [, lead, first, mark, second] = /^(\D*?(?:0000-)?)(\d\d?)([-/.])(\d\d?)\.?$/.exec(text.trim()) ?? []
  if (!second) return undefined
  // Both orders are in use, except after a year that is left open: *-12-25.
  const orders =
    mark === '-' || lead
      ? [[first, second]]
      : [
          [first, second],
          [second, first],
        ]
  const rules = orders
    .filter(([month, day]) => +month >= 1 && +month <= 12 && +day >= 1 && +day <= daysInMonth(2000, +month))
    .map(([month, day]) => `{ month: ${+month}, day: ${+day} }`)
  return rules.length ? `For every year write ${[...new Set(rules)].join(' or ')}.` : undefined
}

function yearly(given: InputValue): DatesIn {
  const month = given.at('month').read(month => month.integer(1, 12))
  const day = given.at('day').read(day => day.integer(1, 31))
  if (day! > daysInMonth(2000, month!)) throw given.at('day').error('date-invalid', `Month ${month} has no day ${day}.`)
  return everyYear(month!, day!)
}

function everyYear(month: number, day: number): DatesIn {
  return year => (day <= daysInMonth(year, month) ? [epochDay(year, month, day)] : [])
}

function nthWeekday(given: InputValue): DatesIn {
  const weekday = weekdayAt(given)!
  const nth = given.at('nth').value
  given.at('nth').read(given => {
    if (nth !== -1 && ![1, 2, 3, 4, 5].includes(nth as number))
      throw given.expected('1 to 5, nor -1 for the last one', '', 'holiday-invalid')
  })
  const only = given.optional('month', month => month.integer(1, 12))
  return year => {
    const dates: EpochDay[] = []
    for (let month = only ?? 1; month <= (only ?? 12); month++) {
      const last = epochDay(year, month + 1, 1) - 1
      const date = onOrBefore(nth === -1 ? last : epochDay(year, month, 7 * (nth as number)), weekday)
      if (date <= last) dates.push(date)
    }
    return dates
  }
}

/** On or after a date is on or before the date six days later. */
function weekdayFrom(given: InputValue, bound: InputValue, days: number): DatesIn {
  const weekday = weekdayAt(given)!
  const dates = bound.read(bound => yearly(bound.onlyKeys(['month', 'day'])))!
  return acrossYears(year => dates(year).map(date => onOrBefore(date + days, weekday)))
}

function easter(given: InputValue): DatesIn {
  const offset = given.at('easter').read(offset => offset.integer(-366, 366))
  const church = given.optional('church', church => church.oneOf<Church>(['western', 'orthodox'])) ?? 'western'
  return acrossYears(year => [easterSunday(year, church) + offset!])
}

function otherCalendar(given: InputValue): DatesIn {
  const calendar = given.at('calendar').oneOf(OTHER_CALENDARS)
  requireCalendarSupport(calendar, given.at('calendar').path)
  const day = given.at('day').read(day => day.integer(1, longestMonthOf(calendar)))!
  const months = monthsOf(calendar)
  const leapMonths = leapMonthsOf(calendar)
  const month = given.optional('month')
  if (month && leapMonths.length && month.value === months.length + 1)
    throw month.expected(
      `a whole number from 1 to ${months.length}`,
      `Leap months have a code: { monthCode: '${leapMonths.at(-1)}' }.`,
    )
  const code = given.optional('monthCode')
  if (code && ![...months, ...leapMonths].includes(code.text())) {
    const leap = leapMonths.length > 1 ? `${leapMonths[0]} to ${leapMonths.at(-1)}` : leapMonths[0]
    const hint = `Write ${months[0]} to ${months.at(-1)}${leap ? `, or ${leap} for a leap month` : ''}.`
    throw code.expected(`a month of the calendar ${calendar}`, hint)
  }
  const monthCode = code ? (code.value as string) : months[given.at('month').integer(1, months.length) - 1]
  const found = new Map<number, EpochDay[]>()
  return year => {
    const dates = found.get(year) ?? otherCalendarDates({ calendar, monthCode, day }, year)
    found.set(year, dates)
    return dates
  }
}

/** This rule has no dates. It states the years that the other rules cover. */
function coveredYears(given: InputValue): DatesIn {
  const years = given.onlyKeys(['covers']).at('covers').onlyKeys(['from', 'to'])
  const [from, to] = ['from', 'to'].map(key => years.optional(key, yearIn))
  if (from === undefined && to === undefined && !years.isRefused)
    throw years.error(
      'key-missing',
      'The years are missing.',
      'Give the first year, the last, or both: { from: 2020, to: 2030 }.',
    )
  if (to! < from!) throw years.error('range-reversed', `${to} is before ${from}.`, 'Swap the two years.')
  return () => []
}

/** For dates computed from a base date that may fall in the previous or next year. */
function acrossYears(computed: DatesIn): DatesIn {
  return year => [year - 1, year, year + 1].flatMap(computed).filter(date => yearOf(date) === year)
}

function onOrBefore(date: EpochDay, weekday: Weekday): EpochDay {
  return date - ((weekdayOf(date) - WEEKDAYS.indexOf(weekday) + 7) % 7)
}

function weekdayAt(given: InputValue): Weekday | undefined {
  return given.at('weekday').read(weekday => weekday.oneOf(WEEKDAYS, 'weekday-unknown'))
}

function checkMove(given: InputValue): void {
  if (typeof given.value === 'string') {
    given.oneOf(HOLIDAY_TARGETS, 'holiday-invalid')
    return
  }
  for (const [from, to] of given
    .onlyKeys(WEEKDAYS, "Write { sat: 'fri', sun: 'mon' } or 'next-working-day'.")
    .entries())
    to.read(to => {
      if (to.oneOf(HOLIDAY_TARGETS, 'holiday-invalid') === from)
        throw to.error('holiday-invalid', `${from} cannot move to ${from}.`, 'Leave it out.')
    })
}

function partOfDay(given: InputValue): Shifts {
  given.text()
  const closed = parseDayHours(given, false)
  if (closed[1] > MIDNIGHT)
    throw given.error('hours-invalid', `${given.value} runs into the next date.`, 'Close that date by another rule.')
  return closed
}
