import { MIDNIGHT } from '../../calendar/hours.ts'
import type { YearRange } from '../../calendar/spec.ts'
import { clip, isInside, push, type Spans, subtract, unite } from '../../calendar/timeline/spans.ts'
import { isoWeek } from '../../calendar/weekly-hours.ts'
import { DAY, daysInMonth, type EpochDay, epochDay, weekdayOf, yearOf } from '../../time/epoch-day.ts'
import type { DateSpan, OsmRule, WeekRange } from './osm-rule.ts'

/** Returns whether a date is a public holiday. */
export type HolidayTest = (date: EpochDay) => boolean

/** The test for weeks without public holidays. */
export const NO_HOLIDAY: HolidayTest = () => false

/**
 * Returns the open minutes of a date, 0 to 1440, by OSM rules. A rule replaces the hours of earlier rules on its dates,
 * including the end of the night before, unless it adds. `off` removes hours. A rule after "||" fills time that is
 * neither open nor unknown. Unknown time is not open. The end of a night belongs to its own date: a rule that replaces
 * the evening does not change it.
 */
export function openOn(date: EpochDay, rules: readonly OsmRule[], isHoliday: HolidayTest = NO_HOLIDAY): Spans {
  const today = rules.map(appliesOn(date, isHoliday))
  const yesterday = rules.map(appliesOn(date - 1, isHoliday))
  // Dates to which the same rules apply have the same hours.
  const key = rules.map((_, i) => +today[i] + 2 * +yesterday[i]).join('')
  const cache = openings.get(rules) ?? new Map<string, Spans>()
  openings.set(rules, cache)
  const open = cache.get(key) ?? openBy(rules, today, yesterday)
  cache.set(key, open)
  return open
}

/** The open minutes per list of rules, by the rules that apply to a date and to the date before. */
const openings = new WeakMap<readonly OsmRule[], Map<string, Spans>>()

function openBy(rules: readonly OsmRule[], today: readonly boolean[], yesterday: readonly boolean[]): Spans {
  let open: Spans = []
  let unknown: Spans = []
  const apply = (spans: Spans, state: OsmRule['state']) => {
    open = state === 'open' ? unite(open, spans) : subtract(open, spans)
    unknown = state === 'unknown' ? unite(unknown, spans) : subtract(unknown, spans)
  }
  for (const [i, rule] of rules.entries()) {
    const applies = today[i]
    const appliedBefore = yesterday[i]
    if (!applies && !appliedBefore) continue
    if (applies && rule.joins === 'replaces' && rule.state !== 'off') {
      open = []
      unknown = []
    }
    const taken = rule.joins === 'fills' ? unite(open, unknown) : []
    const spansOf = (minutes: readonly number[]) => {
      const all = intervals(minutes)
      const night = appliedBefore ? clip(all, MIDNIGHT, 2 * MIDNIGHT).map(minute => minute - MIDNIGHT) : []
      return subtract(unite(applies ? clip(all, 0, MIDNIGHT) : [], night), taken)
    }
    apply(spansOf(rule.unsure), 'unknown')
    apply(spansOf(rule.times), rule.state)
  }
  return open
}

/** Returns the dates that rules can change, each once. A night can extend into the next date. */
export function osmDatesOf(rules: readonly OsmRule[], years: YearRange | undefined): EpochDay[] {
  const spans = rules.flatMap(({ dates }) => dates)
  const found = new Set<EpochDay>()
  for (const date of datesIn(spans.filter(({ years }) => years))) found.add(date).add(date + 1)
  if (!years) return [...found]
  const { from, to } = years
  for (const date of datesIn(
    spans.filter(({ years }) => !years).map(span => ({ ...span, years: { from: from - 1, to } })),
  ))
    for (const own of [date, date + 1]) if (yearOf(own) >= from && yearOf(own) <= to) found.add(own)
  return [...found]
}

/** The days of a leap year, as month × 100 + day. */
export const DAYS_OF_YEAR: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap(month =>
  Array.from({ length: daysInMonth(2000, month) }, (_, i) => month * 100 + i + 1),
)

function appliesOn(date: EpochDay, isHoliday: HolidayTest): (rule: OsmRule) => boolean {
  const shown = new Date(date * DAY)
  const day = (shown.getUTCMonth() + 1) * 100 + shown.getUTCDate()
  const year = shown.getUTCFullYear()
  const weekday = weekdayOf(date)
  const places = [
    Math.ceil((day % 100) / 7),
    -Math.ceil((daysInMonth(year, Math.floor(day / 100)) + 1 - (day % 100)) / 7),
  ]
  return ({ dates, weeks, weekdays, publicHolidays, nth }) => {
    if (dates.length && !isInside(year, yearsByDay(dates).get(day) ?? [])) return false
    if (weeks && !weeks.some(range => isWeekIn(isoWeek(date), range))) return false
    const isNth = nth?.some(day => day.weekday === weekday && day.places.some(place => places.includes(place)))
    const isNamed = weekdays.includes(weekday) || Boolean(isNth)
    if (publicHolidays === 'also') return isNamed || isHoliday(date)
    if (publicHolidays === 'only') return isNamed && isHoliday(date)
    return isNamed || !(weekdays.length || nth)
  }
}

function isWeekIn(week: number, { from, to, step }: WeekRange): boolean {
  return week >= from && week <= to && (week - from) % step === 0
}

/** Returns the dates of spans with years. */
function datesIn(spans: readonly DateSpan[]): EpochDay[] {
  const dates: EpochDay[] = []
  for (const [day, own] of yearsByDay(spans))
    for (let i = 0; i < own.length; i += 2)
      for (let year = own[i]; year < own[i + 1]; year++)
        if (day !== LEAP_DAY || daysInMonth(year, 2) === 29)
          dates.push(epochDay(year, Math.floor(day / 100), day % 100))
  return dates
}

const LEAP_DAY = 229
const tables = new WeakMap<readonly DateSpan[], ReadonlyMap<number, Spans>>()

/** Returns, per day of the year, the years in which any of the spans contains it. */
function yearsByDay(spans: readonly DateSpan[]): ReadonlyMap<number, Spans> {
  const cached = tables.get(spans)
  if (cached) return cached
  const table = new Map<number, Spans>()
  for (const day of DAYS_OF_YEAR) {
    const own = spans.filter(({ from, to }) => within(day, from, to)).map(span => yearsOn(day, span))
    const years: number[] = []
    for (const [from, until] of own.sort(([a], [b]) => a - b)) push(years, from, until)
    if (years.length) table.set(day, years)
  }
  tables.set(spans, table)
  return table
}

/** Returns the half-open range of years in which a span contains a day of the year. */
function yearsOn(day: number, { years, from, to }: DateSpan): [from: number, until: number] {
  if (!years) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  // A range across the new year belongs to the year in which it begins.
  const turns = from > to && day <= to ? 1 : 0
  return [years.from + turns, years.to + turns + 1]
}

function within(day: number, from: number, to: number): boolean {
  return from <= to ? day >= from && day <= to : day >= from || day <= to
}

function intervals(minutes: readonly number[]): Spans {
  let all: Spans = []
  for (let i = 0; i < minutes.length; i += 2) all = unite(all, minutes.slice(i, i + 2))
  return all
}
