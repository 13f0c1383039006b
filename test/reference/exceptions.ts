import { addDays, dateOf, datesBetween, day, exists, midnight, yearOf } from './dates.ts'
import { everyMonth, isInYears, unshiftedDates } from './holiday-dates.ts'
import type { DateRule, ExceptionHours, ExceptionSpec, ExceptionsSpec, ListedException, Years } from './specs.ts'
import { type Hours, hoursOf, isDayHours, type Weekly, weeklyOf } from './weekly-hours.ts'

/** An exception does one of two things to a date: it replaces it with hours (none when closed), or changes the week. */
export type Exception = { readonly name: string } & Effect
type Effect = { readonly replacedBy: readonly Hours[] } | { readonly weekly: Weekly }

/** The exception that decides a date. */
export type Exceptions = (date: string) => Exception | undefined

/** @param worksOn whether a date is a working day without the exceptions that count working days */
export function exceptionsOf(spec: ExceptionsSpec | undefined, worksOn: (date: string) => boolean): Exceptions {
  if (spec === undefined) return () => undefined
  return isList(spec) ? lastOf(spec, worksOn) : narrowestOf(spec)
}

export function isList(spec: ExceptionsSpec): spec is readonly ListedException[] {
  return Array.isArray(spec)
}

/** §4, object form: the key that covers the fewest days; a dated one before a yearly one. */
function narrowestOf(spec: { readonly [dates: string]: ExceptionSpec }): Exceptions {
  const entries = Object.entries(spec).map(([key, given]) => {
    const { name = key, hours } = isNamed(given) ? given : { hours: given }
    const [from, to = from] = key.split('/')
    return { from, to, exception: { name, ...effectOf(hours) } }
  })
  return date => {
    const covering = entries.flatMap(({ from, to, exception }) => {
      const stretch = stretchAround(from, to, date)
      return stretch ? [{ days: daysIn(stretch), yearly: isYearly(from), exception }] : []
    })
    const [first] = covering.sort((a, b) => a.days - b.days || Number(a.yearly) - Number(b.yearly))
    return first?.exception
  }
}

/** §4, list form: the last entry that covers the date. */
function lastOf(spec: readonly ListedException[], worksOn: (date: string) => boolean): Exceptions {
  const entries = spec.map(entry => ({ covers: coverage(entry, worksOn), effect: effectOf(entry.hours), entry }))
  return date => {
    const last = entries.filter(({ covers }) => covers(date)).at(-1)
    return last && { name: last.entry.name ?? shortName(last.entry, date), ...last.effect }
  }
}

/** The text does not name entries without a name. Here: the key of the object form, or the date where a rule found it. */
function shortName(entry: ListedException, date: string): string {
  if ('on' in entry) return typeof entry.on === 'string' ? entry.on : date
  const { from = '..', to = '..' } = entry
  return `${from}/${to}`
}

function coverage(entry: ListedException, worksOn: (date: string) => boolean): (date: string) => boolean {
  if (!('on' in entry)) return date => isInRange(entry, date)
  const { on } = entry
  if (typeof on === 'string')
    return date => (isYearly(on) ? date.endsWith(`-${on}`) : date === on) && isInYears(entry, yearOf(date))
  if ('workingDay' in on) return remembered(year => workingDates(on.workingDay, on.month, year, worksOn), entry)
  return remembered(year => unshiftedDates(on as DateRule, year), entry)
}

/**
 * The text does not name the year of a range that crosses the new year. Here `years` and the like are about the year in
 * which the range begins, so that `{ from: '12-24', to: '01-06', years: [2026] }` is one winter.
 */
function isInRange(
  { from = '..', to = '..', ...years }: Years & { from?: string | undefined; to?: string | undefined },
  date: string,
): boolean {
  const stretch = stretchAround(from, to, date)
  return stretch !== undefined && isInYears(years, yearOf(stretch.from))
}

/**
 * The n-th working day of a month. Which days work depends on the exceptions, and these on which days work. The text does
 * not resolve this. Here a working day is a date that has open time (§8) without the entries that count working days.
 */
function workingDates(
  nth: number,
  month: number | undefined,
  year: number,
  worksOn: (date: string) => boolean,
): string[] {
  const months = month === undefined ? everyMonth : [month]
  return months.flatMap(number => {
    const working = datesBetween(dateOf(year, number, 1), dateOf(year, number + 1, 0)).filter(worksOn)
    return working.at(nth < 0 ? nth : nth - 1) ?? []
  })
}

/** Whether a date is one of those found for its year, if the year is one of the entry's. */
function remembered(datesOf: (year: number) => string[], years: Years): (date: string) => boolean {
  const known = new Map<number, string[]>()
  return date => {
    const year = yearOf(date)
    if (!isInYears(years, year)) return false
    const found = known.get(year) ?? datesOf(year)
    known.set(year, found)
    return found.includes(date)
  }
}

type Stretch = { readonly from: string; readonly to: string }

/** Earlier and later than any date that the range of instants can reach. */
const [startOfTime, endOfTime] = ['1800-01-01', '2300-01-01']

/**
 * The dates around `date` that a range covers, both ends included: of a yearly range those of one year. Dates of
 * four-digit years sort as text, those that a year lacks too: 29 February comes between the 28th and 1 March.
 */
function stretchAround(from: string, to: string, date: string): Stretch | undefined {
  const dated = { from: from === '..' ? startOfTime : from, to: to === '..' ? endOfTime : to }
  const yearly = [yearOf(date) - 1, yearOf(date)].map(year => ({
    from: `${year}-${from}`,
    to: `${from <= to ? year : year + 1}-${to}`,
  }))
  return (isYearly(from) ? yearly : [dated]).find(stretch => stretch.from <= date && date <= stretch.to)
}

/**
 * How many dates a stretch has. The text does not define the days of a yearly range with 29 February in it. Here they are
 * counted in the year in question.
 */
function daysIn({ from, to }: Stretch): number {
  if (isInCalendar(from) && isInCalendar(to)) return (midnight(to) - midnight(from)) / day + 1
  const [first, last] = [`${from.slice(0, 7)}-01`, addDays(`${to.slice(0, 7)}-01`, 31)]
  return datesBetween(first, last).filter(date => from <= date && date <= to).length
}

function isInCalendar(date: string): boolean {
  const [year, month, dayOfMonth] = date.split('-').map(Number)
  return exists(year, month, dayOfMonth)
}

/** `MM-DD` */
function isYearly(date: string): boolean {
  return date.length === 5
}

function effectOf(hours: ExceptionHours): Effect {
  return isDayHours(hours) ? { replacedBy: hoursOf(hours) } : { weekly: weeklyOf(hours) }
}

type Named = { readonly name?: string | undefined; readonly hours: ExceptionHours }

export function isNamed(exception: ExceptionSpec): exception is Named {
  return typeof exception === 'object' && 'hours' in exception
}
