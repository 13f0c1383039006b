import type { ErrorCode } from '../../errors.ts'
import {
  dateFrom,
  daysInMonth,
  type EpochDay,
  epochDay,
  parseDate,
  weekdayOf,
  whyMissing,
  yearOf,
} from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import { WEEKDAYS } from '../hours.ts'
import type { Weekday } from '../spec.ts'
import { type Church, easterSunday } from './easter.ts'
import {
  leapMonthsOf,
  longestMonthOf,
  monthsOf,
  OTHER_CALENDARS,
  otherCalendarDates,
  requireCalendarSupport,
} from './other-calendars.ts'

/** The dates of a rule that has been read. */
export type DateRule = {
  /** The only date, if the rule names one. */
  readonly date?: EpochDay | undefined
  /** The only years that can have its dates, if they are known. */
  readonly years?: readonly number[] | undefined
  /** The dates of a year. */
  datesIn: DatesIn
}

/** Returns the dates of a year. */
export type DatesIn = (year: number) => EpochDay[]

/** How the dates of a rule are found, or the only one. */
type Dates = DatesIn | EpochDay

/**
 * A kind of rule: its keys, with a `?` after the optional ones, and how its dates are found, which can depend on working
 * days.
 */
type RuleKind = readonly [keys: readonly string[], read: (given: InputValue, workingDates: WorkingDates) => Dates]

/** Returns the working days of a month, from 1, without the exceptions that count working days. */
export type WorkingDates = (year: number, month: number) => readonly EpochDay[]

/** What differs between the rules of holidays and those of exceptions. */
export type RuleGrammar = {
  readonly kinds: readonly RuleKind[]
  /** The keys that are not part of the date. */
  readonly options: readonly string[]
  /** All keys. */
  readonly keys: readonly string[]
  /** The code of a rule that is not of a known kind. */
  readonly code: ErrorCode
}

/** The kinds of dates that every rule can name. */
const DATE_KINDS: readonly RuleKind[] = [
  [['date'], fixedDate],
  [['month', 'day'], yearly],
  [['day'], monthly],
  [['weekday', 'nth', 'month?'], nthWeekday],
  [['weekday', 'onOrAfter'], given => weekdayFrom(given, given.at('onOrAfter'), 6)],
  [['weekday', 'onOrBefore'], given => weekdayFrom(given, given.at('onOrBefore'), 0)],
  [['easter', 'church?'], easter],
  [['calendar', 'month', 'day'], otherCalendar],
  [['calendar', 'monthCode', 'day'], otherCalendar],
]

/** Returns the grammar of rules that can name one more kind of date, and have other keys besides the date. */
export function ruleGrammar(code: ErrorCode, kind: RuleKind, options: readonly string[]): RuleGrammar {
  const kinds = [...DATE_KINDS, kind]
  const keys = [...new Set(kinds.flatMap(([keys]) => keys.map(key => key.replace('?', '')))), ...options]
  return { kinds, options, keys, code }
}

/**
 * Reads the date part of a rule: a text, or an object that may have other keys, too (§4).
 *
 * @throws {SlaCalendarError} `date-invalid`, `key-unknown`, `input-invalid`, `weekday-unknown`, `intl-missing`, and the
 * code of the grammar
 */
export function parseDateRule(given: InputValue, grammar: RuleGrammar, workingDates?: WorkingDates): DateRule {
  if (typeof given.value === 'string') return found(textDate(given))
  const { kinds, options, keys: known, code } = grammar
  const keys = given.onlyKeys(known).keys()
  const has = keys.filter(key => known.includes(key) && !options.includes(key))
  // The kind that has all these keys and requires no others.
  const kind = kinds.find(
    ([keys]) =>
      has.every(key => keys.includes(key) || keys.includes(`${key}?`)) &&
      keys.every(key => key.endsWith('?') || has.includes(key)),
  )
  if (kind) return found(kind[1](given, workingDates!))
  // An unknown key, which is refused already, may be a misspelling of the key that is absent.
  if (!keys.every(key => known.includes(key))) given.stop()
  const names = kinds.map(([keys]) => `{ ${keys.join(', ')} }`).join(', ')
  throw given.error(code, `No rule has the keys ${has.join(', ') || '(none)'}.`, `Known are ${names}.`)
}

function found(dates: Dates): DateRule {
  if (typeof dates === 'function') return { datesIn: dates }
  const year = yearOf(dates)
  return { date: dates, years: [year], datesIn: asked => (asked === year ? [dates] : []) }
}

/** The keys that restrict a rule to some years. */
export const YEAR_OPTIONS: readonly string[] = ['since', 'until', 'years', 'except']

/** The years of a rule. */
export type RuleYears = {
  /** All of them, if they are few. */
  readonly only?: readonly number[] | undefined
  has(year: number): boolean
}

/**
 * Reads the years of a rule; undefined if it applies in every year.
 *
 * @throws {SlaCalendarError} `input-invalid`; `code` if `since` is after `until`
 */
export function parseYears(given: InputValue, code: ErrorCode): RuleYears | undefined {
  if (!YEAR_OPTIONS.some(key => given.optional(key))) return undefined
  const [since, until] = ['since', 'until'].map(key => given.optional(key, year))
  if (since! > until!) given.refuse(given.error(code, `since ${since} is after until ${until}.`, 'Swap them.'))
  const [named, left] = ['years', 'except'].map(key => {
    const list = given.optional(key, years => years.each(year))
    return list && [...new Set(list)]
  })
  const has = (year: number) =>
    !(year < since! || year > until!) && named?.includes(year) !== false && !left?.includes(year)
  return { only: (named ?? yearsBetween(since, until))?.filter(has), has }
}

/** Reads a year. */
export function year(given: InputValue): number {
  return given.integer(1900, 2199)
}

function yearsBetween(since: number | undefined, until: number | undefined): number[] | undefined {
  if (since === undefined || until === undefined) return undefined
  return Array.from({ length: until - since + 1 }, (_, i) => since + i)
}

/** Refuses years of which none can have the dates of a rule. */
export function refuseNoYears(
  given: InputValue,
  years: RuleYears | undefined,
  { years: own }: Partial<DateRule>,
): void {
  if (given.isRefused || !years || (own ? own.filter(years.has) : years.only)?.length !== 0) return
  given.refuse(given.error('input-invalid', 'It never applies: its years exclude its dates.', 'Correct its years.'))
}

/** Returns the rule restricted to some years. */
export function inYears(rule: DateRule, years: RuleYears | undefined): DateRule {
  if (!years) return rule
  const { only, has } = years
  const { datesIn } = rule
  return {
    date: rule.date,
    years: rule.years?.filter(has) ?? only,
    datesIn: year => (has(year) ? datesIn(year) : []),
  }
}

/** A date of one year, or `12-25`, of every year. */
function textDate(given: InputValue): Dates {
  const text = given.text()
  const monthDay = parseMonthDay(text, given)
  return monthDay ? everyYear(...monthDay) : singleDate(text, given)
}

/**
 * Returns the month and the day of `MM-DD`; undefined for other texts, also for `DD-MM`.
 *
 * @throws {SlaCalendarError} `date-invalid` for a day that no year has
 */
export function parseMonthDay(text: string, given: InputValue): [month: number, day: number] | undefined {
  const [, month, day] = (/^(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number)
  if (dateFrom(2000, month, day) !== undefined) return [month, day]
  if (month < 13 && day > 12)
    throw given.error('date-invalid', `Invalid date ${describe(text)}${whyMissing(`2000-${text}`)}.`)
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
  const rules = monthDaysIn(text)?.map(([month, day]) => `{ month: ${month}, day: ${day} }`)
  return rules?.length ? `For every year write ${rules.join(' or ')}.` : undefined
}

/**
 * Returns the days that a text without a year can mean, such as `25/12`, `12.25.`, `25-12` or `*-12-25`; undefined for
 * other texts.
 */
export function monthDaysIn(text: string): (readonly [month: number, day: number])[] | undefined {
  const [, lead, ...parts] = /^(\D*?(?:0000-)?)(\d\d?)([-/.])(\d\d?)\.?$/.exec(text.trim()) ?? []
  if (!parts.length) return undefined
  const [first, mark, second] = [+parts[0], parts[1], +parts[2]]
  const orders = (
    [
      [first, second],
      [second, first],
    ] as const
  ).filter(monthDay => dateFrom(2000, ...monthDay) !== undefined)
  // Both orders are in use, but the month comes first before a hyphen, or after a year that is left open: *-12-25.
  return orders.slice(0, mark === '-' || lead || first === second ? 1 : 2)
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

function monthly(given: InputValue): DatesIn {
  const day = given.at('day').integer(1, 31)
  return year => everyMonth(month => everyYear(month, day)(year))
}

/** Returns the dates of a month, or of all months. */
export function everyMonth(datesIn: (month: number) => EpochDay[], only?: number): EpochDay[] {
  const months = only ? [only] : Array.from({ length: 12 }, (_, i) => i + 1)
  return months.flatMap(datesIn)
}

function nthWeekday(given: InputValue): DatesIn {
  const weekday = weekdayAt(given)!
  const nth = given.at('nth').value
  given.at('nth').read(given => {
    if (nth !== -1 && ![1, 2, 3, 4, 5].includes(nth as number))
      throw given.expected('1 to 5, nor -1 for the last one', '', 'holiday-invalid')
  })
  const only = given.optional('month', month => month.integer(1, 12))
  return year =>
    everyMonth(month => {
      const last = epochDay(year, month + 1, 1) - 1
      const date = onOrBefore(nth === -1 ? last : epochDay(year, month, 7 * (nth as number)), weekday)
      return date <= last ? [date] : []
    }, only)
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
  const found: { [year: number]: EpochDay[] } = {}
  return year => {
    found[year] ??= otherCalendarDates({ calendar, monthCode, day }, year)
    return found[year]
  }
}

/** For dates computed from a base date that may fall in the previous or next year. */
function acrossYears(computed: DatesIn): DatesIn {
  return year => [year - 1, year, year + 1].flatMap(computed).filter(date => yearOf(date) === year)
}

/** Returns the last date of a weekday that is not after a date. */
export function onOrBefore(date: EpochDay, weekday: Weekday): EpochDay {
  return date - ((weekdayOf(date) - WEEKDAYS.indexOf(weekday) + 7) % 7)
}

function weekdayAt(given: InputValue): Weekday | undefined {
  return given.at('weekday').read(weekday => weekday.oneOf(WEEKDAYS, 'weekday-unknown'))
}
