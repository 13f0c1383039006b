import { dateText, yearOf } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import {
  type DatesIn,
  everyMonth,
  parseDateRule,
  parseYears,
  refuseNoYears,
  ruleGrammar,
  type WorkingDates,
  YEAR_OPTIONS,
} from '../holidays/date-rule.ts'
import { type DateRange, type ParsedRange, parseDateRange, type RangeEnd } from './date-range.ts'
import { EXCEPTION_HOURS, type ParsedException, parseExceptionHours } from './parsed-exception.ts'

const GRAMMAR = /* @__PURE__ */ ruleGrammar('exception-invalid', [['workingDay', 'month?'], workingDayOfMonth], [])

/** The dates of an entry, and the name that explanations show, unless each date is its own. */
type Place = ParsedRange & { readonly label?: string | undefined }

/** The dates of an entry that never applies. */
const NEVER: DateRange = { from: 1, until: 0 }
/** The dates of an invalid entry, while errors are collected. */
const NO_PLACE: Place = { ...NEVER, inYear: undefined }

/**
 * Reads a list of exceptions, of which the last one that covers a date applies.
 *
 * @throws {SlaCalendarError} `exception-invalid`, `date-invalid`, `range-reversed`, `key-unknown`, `key-missing`,
 * `input-invalid` and the errors of hours
 */
export function parseListedExceptions(given: InputValue, workingDates: WorkingDates): ParsedException[] {
  return given.each(entry => parseEntry(entry, workingDates))
}

/** Whether an entry of a list counts working days. */
export function countsWorkingDays(entry: unknown): boolean {
  const { on } = entry as { on?: object }
  return on instanceof Object && 'workingDay' in on
}

function parseEntry(given: InputValue, workingDates: WorkingDates): ParsedException {
  const hours = given
    .onlyKeys(['on', 'from', 'to', 'hours', 'name', ...YEAR_OPTIONS], "Write { on: '12-24', hours: 'closed' }.")
    .required('hours', EXCEPTION_HOURS, hours => hours)
  const name = given.optional('name', name => name.text())
  const years = parseYears(given, 'exception-invalid')
  const place = given.read(given => placeOf(given, workingDates))
  const { from, until, inYear, label = '' } = place ?? NO_PLACE
  refuseNoYears(given, years, inYear ? {} : { years: [yearOf(from)] })
  const { hours: _, ...spec } = given.value as { hours: unknown }
  const exception = {
    ...(inYear ? NEVER : { from, until }),
    rank: given.path[given.path.length - 1] as number,
    name: name ?? label,
    spec,
    ...parseExceptionHours(hours, until > from),
  }
  if (!inYear) return exception
  const named = (range: DateRange) => ({ ...exception, ...range, name: exception.name || dateText(range.from) })
  return { ...exception, inYear: year => (years?.has(year) === false ? [] : inYear(year).map(named)) }
}

function placeOf(given: InputValue, workingDates: WorkingDates): Place {
  const keys = ['on', 'from', 'to']
  // A value that cannot be copied is refused already, and absent here.
  if (keys.some(key => given.at(key).isRefused)) given.stop()
  const [on, from, to] = keys.map(key => given.optional(key))
  if (!on === !(from ?? to)) {
    // A key that is refused may be a misspelling of the one that is absent.
    if (given.isRefused) given.stop()
    const problem = `The entry has ${on ? 'two kinds of' : 'no'} dates.`
    throw given.error('exception-invalid', problem, 'Give on, or from and to.')
  }
  if (on) return datesOn(on, workingDates)
  const yearOption = YEAR_OPTIONS.find(key => !from && given.optional(key))
  if (yearOption)
    throw given
      .at(yearOption)
      .error('exception-invalid', 'The years of a range are those of its first date.', 'Give from, too.')
  const end = (given: InputValue | undefined): RangeEnd | undefined => given && [given.text(), given]
  return { ...parseDateRange(end(from), end(to)), label: `${from?.value ?? '..'}/${to?.value ?? '..'}` }
}

function datesOn(on: InputValue, workingDates: WorkingDates): Place {
  const label = typeof on.value === 'string' ? on.value : undefined
  if (label?.includes('/'))
    throw on.error('date-invalid', `${describe(label)} is not a single date.`, 'Give from and to instead of on.')
  const { date, datesIn } = parseDateRule(on, GRAMMAR, workingDates)
  const inYear = (year: number) => datesIn(year).map(date => ({ from: date, until: date }))
  return date === undefined ? { ...NEVER, label, inYear } : { from: date, until: date, label: label ?? dateText(date) }
}

function nthOf(given: InputValue): number {
  const nth = given.integer(-31, 31)
  if (!nth) throw given.expected('1 to 31, nor -1 to -31 from the end')
  return nth
}

/** Returns the arguments of `slice` for the nth item of a list, from the end if it is negative. */
function placeOfNth(nth: number): [start: number, end: number | undefined] {
  return nth > 0 ? [nth - 1, nth] : [nth, nth + 1 || undefined]
}

/** The nth working day of a month, or of every month; from the end if it is negative. */
function workingDayOfMonth(given: InputValue, workingDates: WorkingDates): DatesIn {
  const nth = given.at('workingDay').read(nthOf)!
  const only = given.optional('month', month => month.integer(1, 12))
  return year => everyMonth(month => workingDates(year, month).slice(...placeOfNth(nth)), only)
}
