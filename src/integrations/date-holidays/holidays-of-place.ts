import type Holidays from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'
import { hoursText } from '../../calendar/hours.ts'
import type { HolidayRule, YearRange } from '../../calendar/spec.ts'
import { DAY, dateText, yearOf } from '../../time/epoch-day.ts'
import { nearest } from '../../validation/did-you-mean.ts'
import { InputValue } from '../../validation/input-value.ts'
import type { DateHolidaysOptions, HolidayType } from './date-holidays-options.ts'

const TYPES: readonly HolidayType[] = ['public', 'bank', 'optional', 'school', 'observance']
/** date-holidays 3.37.0 has the Islamic calendar from 1970 to 2076, which most countries need. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2076]
/** Minimum number of consecutive years in which a holiday is listed by date, so that it counts as a yearly one. */
const MIN_LISTED_YEARS = 5
const MINUTE = 60_000
/** Holidays of the Islamic and Hebrew calendars begin at 18:00 on the day before. */
const EVENING_BEFORE = 360 * MINUTE

/** The class that date-holidays exports. */
export type HolidaysClass = typeof Holidays

/**
 * Returns the holidays of a place, see `fromDateHolidays`.
 *
 * @param source the class that date-holidays exports, so that this file loads without the package
 */
export function holidaysOfPlace(source: HolidaysClass, options: DateHolidaysOptions): HolidayRule[] {
  const input = InputValue.copyOf(options, [])
  input.onlyKeys(['country', 'state', 'region', 'types', 'language', 'years', 'incomplete'])
  const types = input
    .optional('types')
    ?.list()
    .map(type => type.oneOf(TYPES)) ?? ['public']
  const years = yearsOf(input.required('years', 'Give { from: 2026, to: 2028 }.'))
  const place = placeOf(source, input)
  if (!flag(input.optional('incomplete'))) requireCompleteYears(place, types, input.at('years'))
  const rules = yearList(years.from - 1, years.to + 1)
    // All types are read, because date-holidays needs them for rules that depend on other holidays.
    .flatMap(year => place.getHolidays(year).filter(({ type }) => types.includes(type)))
    .flatMap(closedDates)
    .filter(({ year }) => year >= years.from && year <= years.to)
  return [{ covers: years }, ...rules.map(({ rule }) => rule)]
}

function yearsOf(input: InputValue): YearRange {
  input.onlyKeys(['from', 'to'])
  const [from, to] = ['from', 'to'].map(key =>
    input.required(key, 'Give the first and the last year.').integer(FIRST_YEAR, LAST_YEAR),
  )
  if (to < from) throw input.error('range-reversed', `${to} is before ${from}.`, 'Swap the two years.')
  return { from, to }
}

/** Returns the holidays of the place with UTC as its zone, so that times are local times of any zone. */
function placeOf(source: HolidaysClass, input: InputValue): Holidays {
  const world = new source()
  const country = codeOf(
    input.required('country', 'Give its code, such as IT.'),
    englishNames(Object.keys(world.getCountries())),
    text => countryMeant(text, world.getCountries()),
  )
  const state = input.optional('state') && codeOf(input.at('state'), world.getStates(country, 'en'))
  const region =
    input.optional('region') &&
    codeOf(
      input.at('region'),
      world.getRegions(country, input.required('state', 'Name the state of the region.').text(), 'en'),
    )
  const place = { country, ...(state && { state }), ...(region && { region }) }
  const language = input.optional('language')?.oneOf(new source(place).getLanguages())
  return new source(place, { timezone: 'UTC', ...(language ? { languages: language } : {}) })
}

/** Returns the English names of countries by code. date-holidays has them in their own languages. */
function englishNames(codes: readonly string[]): { [code: string]: string } {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  return Object.fromEntries(codes.map(code => [code, names.of(code) ?? code]))
}

/** Germany has sixteen states. */
const MOST_NAMED = 16

/** Returns the code of a country from its name in its own language, `Deutschland`, or from another code, `UK`. */
function countryMeant(text: string, ownNames: { readonly [code: string]: string }): string | undefined {
  const [code] = Object.entries(ownNames).find(([, name]) => name.toLowerCase() === text.toLowerCase()) ?? []
  // Intl canonicalises such codes, also those of former countries: und-UK is und-GB.
  return code ?? (/^[a-z]{2}$/i.test(text) ? Intl.getCanonicalLocales(`und-${text}`)[0].slice(4) : undefined)
}

/** Returns the code of a place. date-holidays also lists codes with lower-case letters, but does not find them. */
function codeOf(
  input: InputValue,
  places: { readonly [code: string]: string } = {},
  otherwise: (text: string) => string | undefined = () => undefined,
): string {
  const codes = Object.keys(places).filter(code => code === code.toUpperCase())
  const text = input.text()
  if (codes.includes(text)) return text
  const named = (code: string) => `${code} (${places[code]})`
  const name = nearest(
    text,
    codes.map(code => places[code]),
  )
  const candidates = [text.toUpperCase(), otherwise(text), codes.find(code => places[code] === name)]
  const meant = candidates.find(code => code !== undefined && codes.includes(code))
  if (meant) throw input.expected('known', `Did you mean ${named(meant)}?`)
  throw input.expected(
    'known',
    codes.length
      ? `Known: ${codes.slice(0, MOST_NAMED).map(named).join(', ')}${codes.length > MOST_NAMED ? ', …' : ''}.`
      : 'There are none here: leave it out.',
  )
}

/**
 * Checks that no holiday that date-holidays lists year by year ends before the last year.
 *
 * @throws {SlaCalendarError} `years-not-covered`
 */
function requireCompleteYears(source: Holidays, types: readonly string[], years: InputValue): void {
  const { to } = years.value as YearRange
  const listed = new Map<string, Set<number>>()
  for (const { rule, name, type = 'public' } of source.getRules() as unknown as HolidaysTypes.HolidayRule[]) {
    const [, year] = /^(\d{4})-\d\d-\d\d/.exec(rule) ?? []
    const label = typeof name === 'string' ? name : (name.en ?? Object.values(name)[0])
    if (year && types.includes(type)) listed.set(label, (listed.get(label) ?? new Set()).add(+year))
  }
  for (const [name, found] of listed) {
    const last = Math.max(...found)
    if (last < to && yearList(last - MIN_LISTED_YEARS + 1, last).every(year => found.has(year)))
      throw years.error(
        'years-not-covered',
        `date-holidays lists ${name} year by year, to ${last}.`,
        'Use fewer years, or set incomplete: true and add the missing dates.',
      )
  }
}

/** Returns the dates that a holiday closes, entirely or partly. */
function closedDates({ name, ...times }: HolidaysTypes.Holiday): { year: number; rule: HolidayRule }[] {
  const [start, end] = wallTimes(times)
  const dates: { year: number; rule: HolidayRule }[] = []
  for (let date = Math.floor(start / DAY); date * DAY < end; date++) {
    const open = Math.max(start - date * DAY, 0)
    const close = Math.min(end - date * DAY, DAY)
    const [closed] = hoursText([open / MINUTE, close / MINUTE])
    dates.push({
      year: yearOf(date),
      rule: { date: dateText(date), name, ...(close - open < DAY ? { closed } : {}) },
    })
  }
  return dates
}

/**
 * Returns the corrected start and end. date-holidays computes with the time zone of the process. If that zone skips a
 * midnight, the date begins late, and so does everything that is counted from it, such as the evening before.
 */
function wallTimes({ start, end }: { start: Date; end: Date }): [start: number, end: number] {
  const from = withoutSkippedMidnight(+start)
  return [from, withoutSkippedMidnight(+end - (+start - from))]
}

function withoutSkippedMidnight(wall: number): number {
  for (const before of [0, EVENING_BEFORE]) {
    const midnight = Math.floor((wall + before) / DAY) * DAY
    const late = midnightOfProcess(midnight)
    if (wall + before - midnight === late) return wall - late
  }
  return wall
}

/** Returns how long after midnight a date begins in the zone of the process, in milliseconds. */
function midnightOfProcess(wall: number): number {
  const date = new Date(wall)
  const begins = new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
  return (begins.getHours() * 60 + begins.getMinutes()) * MINUTE
}

function yearList(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function flag(input: InputValue | undefined): boolean {
  if (input && typeof input.value !== 'boolean') throw input.expected('true or false')
  return input?.value === true
}
