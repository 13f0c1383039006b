import { dateText, type EpochDay, epochDay, yearOf } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import {
  type DatesIn,
  everyMonth,
  inYears,
  parseDateRule,
  parseYears,
  type RuleYears,
  YEAR_OPTIONS,
} from '../holidays/date-rule.ts'
import { type DateRange, type ParsedRange, parseDateRange, type RangeEnd } from './date-range.ts'
import { EXCEPTION_HOURS, type ParsedException, parseExceptionHours } from './parsed-exception.ts'

/** Returns the working days from one date to another, both included, without the exceptions that count working days. */
export type WorkingDates = (first: EpochDay, last: EpochDay) => EpochDay[]

/** The dates of an entry. */
type Place = ParsedRange & {
  /** The name that explanations show, unless each date is its own. */
  readonly label?: string | undefined
}

/** The dates of an entry that never applies. */
const NEVER: DateRange = { from: 1, until: 0 }

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
  const {
    from,
    until,
    inYear,
    label = '',
  } = given.value instanceof Object && 'on' in given.value
    ? onDates(given, years, workingDates)
    : betweenDates(given, years)
  const { hours: _, ...spec } = given.value as { hours: unknown }
  const exception = {
    from,
    until,
    rank: given.path[given.path.length - 1] as number,
    name: name ?? label,
    isNamed: name !== undefined,
    spec,
    ...parseExceptionHours(hours, until > from),
  }
  if (!inYear) return exception
  const named = (range: DateRange) => ({ ...exception, ...range, name: exception.name || dateText(range.from) })
  return { ...exception, inYear: year => inYear(year).map(named) }
}

function onDates(given: InputValue, years: RuleYears, workingDates: WorkingDates): Place {
  const on = given.at('on')
  if (given.optional('from') ?? given.optional('to'))
    throw given.error('exception-invalid', 'The entry has two kinds of dates.', 'Give on, or from and to.')
  const label = typeof on.value === 'string' ? on.value : undefined
  if (label?.includes('/'))
    throw on.error('date-invalid', `${describe(label)} is not a single date.`, 'Give from and to instead of on.')
  const { date, datesIn } = inYears(
    parseDateRule(on, {
      code: 'exception-invalid',
      kinds: [[['workingDay', 'month?'], given => workingDayOfMonth(given, workingDates)]],
      options: [],
    }),
    years,
  )
  if (date === undefined)
    return { ...NEVER, label, inYear: year => datesIn(year).map(date => ({ from: date, until: date })) }
  return { ...(years.has(yearOf(date)) ? { from: date, until: date } : NEVER), label: label ?? dateText(date) }
}

/** The years of a range are those of its first date. */
function betweenDates(given: InputValue, years: RuleYears): Place {
  const [from, to] = ['from', 'to'].map(key => given.optional(key))
  if (!from && !to) throw given.error('exception-invalid', 'The entry has no dates.', 'Give on, or from and to.')
  const yearOption = YEAR_OPTIONS.find(key => !from && given.optional(key))
  if (yearOption)
    throw given
      .at(yearOption)
      .error('exception-invalid', 'The years of a range are those of its first date.', 'Give from, too.')
  const end = (given: InputValue | undefined): RangeEnd | undefined => given && [given.text(), given]
  const { inYear, ...range } = parseDateRange(end(from), end(to))
  const label = [from, to].map(end => end?.value ?? '..').join('/')
  if (inYear) return { ...range, label, inYear: year => (years.has(year) ? inYear(year) : []) }
  return { ...(years.has(yearOf(range.from)) ? range : NEVER), label }
}

/** The nth working day of a month, or of every month; from the end if it is negative. */
function workingDayOfMonth(given: InputValue, workingDates: WorkingDates): DatesIn {
  const nth = given.at('workingDay').integer(-31, 31)
  if (!nth) throw given.at('workingDay').expected('1 to 31, nor -1 to -31 from the end')
  const only = given.optional('month')?.integer(1, 12)
  return year =>
    everyMonth(month => {
      const dates = workingDates(epochDay(year, month, 1), epochDay(year, month + 1, 1) - 1)
      const place = nth < 0 ? dates.length + nth : nth - 1
      return dates.filter((_, i) => i === place)
    }, only)
}
