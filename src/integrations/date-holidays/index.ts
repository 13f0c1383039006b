import Holidays, { type HolidaysTypes } from 'date-holidays'
import { hoursText } from '../../calendar/hours.ts'
import type { HolidayRule, YearRange } from '../../calendar/spec.ts'
import { DAY, dateText, yearOf } from '../../time/epoch-day.ts'
import { InputValue } from '../../validation/input-value.ts'
import { nearest } from '../../validation/suggest.ts'

/**
 * The kinds of holidays that date-holidays tells apart: `public`; `bank`, banks and offices are closed; `optional`,
 * most people take the day off; `school`, schools are closed; `observance`, a festivity without a day off.
 */
export type HolidayType = 'public' | 'bank' | 'optional' | 'school' | 'observance'

/** Whose holidays, and of which years. */
export type DateHolidaysOptions = {
  /** The country's ISO 3166-1 code, such as `IT`. */
  readonly country: string
  /** The code of a state, province or canton, as date-holidays has it: `BY` of `DE`. */
  readonly state?: string | undefined
  /** The code of a region of the state. */
  readonly region?: string | undefined
  /** Which kinds close; `public` alone where it is left out. */
  readonly types?: readonly HolidayType[] | undefined
  /** The language of the names, one that date-holidays has for the place; without it the place's own. */
  readonly language?: string | undefined
  /** The years, 1970 to 2076: a question that needs another one is the error `years-not-covered`. */
  readonly years: YearRange
  /**
   * Takes years of which date-holidays is known to lack holidays: those that it lists year by year, such as Diwali in
   * Fiji, end some day. Without it such years are an error that names them.
   */
  readonly incomplete?: boolean | undefined
}

const TYPES: readonly HolidayType[] = ['public', 'bank', 'optional', 'school', 'observance']
/** date-holidays 3.37.0 has the Islamic calendar from 1970 to 2076, and without it most countries lack holidays. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2076]
/** A holiday that is listed by its dates in each of so many years up to the last one is no single event. */
const LISTED = 5
const MINUTE = 60_000
/** Holidays of the Islamic and Hebrew calendars begin at 18:00 of the day before. */
const EVENING_BEFORE = 360 * MINUTE

/**
 * The holidays of a country, state or region as rules for `businessCalendar`, from the package date-holidays,
 * which has to be installed beside this one. They are plain data, to be kept as JSON where that is wanted.
 *
 * Holidays that are part of a day or begin the evening before close just that. The first rule states the years that
 * you asked for: a calendar with it throws `years-not-covered` if a query needs another year. It does not promise that
 * date-holidays has every holiday of these years. Taiwan 2025 lacks 27 January, 3 April and 30 May
 * (commenthol/date-holidays#490), and China lacks its make-up workdays: add such dates yourself.
 *
 * @throws {SlaCalendarError} `input-invalid` for an unknown place, type or language; `years-not-covered` for years of
 * which holidays are missing, see {@link DateHolidaysOptions.incomplete}; `key-missing`, `key-unknown`, `range-reversed`
 * @example
 * ```ts
 * import { businessCalendar } from 'sla-calendar'
 * import { fromDateHolidays } from 'sla-calendar/date-holidays'
 *
 * const holidays = fromDateHolidays({ country: 'DE', state: 'BY', years: { from: 2026, to: 2028 } })
 * holidays.slice(0, 2) // => [{ covers: { from: 2026, to: 2028 } }, { date: '2026-01-01', name: 'Neujahr' }]
 *
 * const munich = businessCalendar({ timeZone: 'Europe/Berlin', hours: { 'mon-fri': '09:00-17:00' }, holidays })
 * munich.add('2026-12-24T16:00+01:00', 'PT2H') // => '2026-12-28T10:00:00+01:00'
 * munich.isOpen('2029-01-02T10:00+01:00') // throws years-not-covered
 * ```
 */
export function fromDateHolidays(options: DateHolidaysOptions): HolidayRule[] {
  const given = InputValue.copyOf(options, [])
  given.onlyKeys(['country', 'state', 'region', 'types', 'language', 'years', 'incomplete'])
  const types = given
    .optional('types')
    ?.list()
    .map(type => type.oneOf(TYPES)) ?? ['public']
  const years = yearsOf(given.required('years', 'Give { from: 2026, to: 2028 }.'))
  const source = sourceOf(given)
  if (!flag(given.optional('incomplete'))) refuseMissing(source, types, given.at('years'))
  const rules = yearList(years.from - 1, years.to + 1)
    // Asked for some types only, date-holidays forgets the others that these depend on.
    .flatMap(year => source.getHolidays(year).filter(({ type }) => types.includes(type)))
    .flatMap(closedDates)
    .filter(({ year }) => year >= years.from && year <= years.to)
  return [{ covers: years }, ...rules.map(({ rule }) => rule)]
}

function yearsOf(given: InputValue): YearRange {
  given.onlyKeys(['from', 'to'])
  const [from, to] = ['from', 'to'].map(key =>
    given.required(key, 'Give the first and the last year.').integer(FIRST_YEAR, LAST_YEAR),
  )
  if (to < from) throw given.error('range-reversed', `${to} lies before ${from}.`, 'Exchange the two years.')
  return { from, to }
}

/** The holidays of the place, on a clock that shows UTC: what comes out is wall time, to be read in any zone. */
function sourceOf(given: InputValue): Holidays {
  const world = new Holidays()
  const country = codeOf(
    given.required('country', 'Give its code, such as IT.'),
    englishNames(Object.keys(world.getCountries())),
    text => countryMeant(text, world.getCountries()),
  )
  const state = given.optional('state') && codeOf(given.at('state'), world.getStates(country, 'en'))
  const region =
    given.optional('region') &&
    codeOf(
      given.at('region'),
      world.getRegions(country, given.required('state', 'Say of which state it is a region.').text(), 'en'),
    )
  const place = { country, ...(state && { state }), ...(region && { region }) }
  const language = given.optional('language')?.oneOf(new Holidays(place).getLanguages())
  return new Holidays(place, { timezone: 'UTC', ...(language ? { languages: language } : {}) })
}

/** The countries by code; date-holidays has their names in their own languages. */
function englishNames(codes: readonly string[]): { [code: string]: string } {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  return Object.fromEntries(codes.map(code => [code, names.of(code) ?? code]))
}

/** The code of a country that is written as its own language does, `Deutschland`, or by another code of it: `UK`. */
function countryMeant(text: string, ownNames: { readonly [code: string]: string }): string | undefined {
  const [code] = Object.entries(ownNames).find(([, name]) => name.toLowerCase() === text.toLowerCase()) ?? []
  // Intl knows such codes, as it knows those of former countries: und-UK is und-GB.
  return code ?? (/^[a-z]{2}$/i.test(text) ? Intl.getCanonicalLocales(`und-${text}`)[0].slice(4) : undefined)
}

/** The code of a place. date-holidays lists codes with small letters too, but does not find them. */
function codeOf(
  given: InputValue,
  places: { readonly [code: string]: string } = {},
  otherwise: (text: string) => string | undefined = () => undefined,
): string {
  const codes = Object.keys(places).filter(code => code === code.toUpperCase())
  const text = given.text()
  if (codes.includes(text)) return text
  const name = nearest(
    text,
    codes.map(code => places[code]),
  )
  const candidates = [text.toUpperCase(), otherwise(text), codes.find(code => places[code] === name)]
  const meant = candidates.find(code => code !== undefined && codes.includes(code))
  if (meant) throw given.expected('known', `Did you mean ${meant}, ${places[meant]}?`)
  throw given.expected(
    'known',
    codes.length
      ? `Known: ${codes.slice(0, 12).join(', ')}${codes.length > 12 ? ', …' : ''}.`
      : 'There are none here: leave it out.',
  )
}

/** What date-holidays lists by its dates year by year, up to a year before the last that is asked for, it lacks from there on. */
function refuseMissing(source: Holidays, types: readonly string[], years: InputValue): void {
  const { to } = years.value as YearRange
  const listed = new Map<string, Set<number>>()
  for (const { rule, name, type = 'public' } of source.getRules() as unknown as HolidaysTypes.HolidayRule[]) {
    const [, year] = /^(\d{4})-\d\d-\d\d/.exec(rule) ?? []
    const label = typeof name === 'string' ? name : (name.en ?? Object.values(name)[0])
    if (year && types.includes(type)) listed.set(label, (listed.get(label) ?? new Set()).add(+year))
  }
  for (const [name, found] of listed) {
    const last = Math.max(...found)
    if (last < to && yearList(last - LISTED + 1, last).every(year => found.has(year)))
      throw years.error(
        'years-not-covered',
        `date-holidays lists ${name} year by year, to ${last}.`,
        'Ask for fewer years; or give incomplete: true, and add what is missing.',
      )
  }
}

/** The dates that a holiday closes, wholly or in part. */
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
 * Start and end as they should be. date-holidays reckons on the clock of the process: where that skips midnight, a date
 * begins late, and with it what is counted from there, such as the evening before.
 */
function wallTimes({ start, end }: { start: Date; end: Date }): [start: number, end: number] {
  const from = unskipped(+start)
  return [from, unskipped(+end - (+start - from))]
}

function unskipped(wall: number): number {
  for (const before of [0, EVENING_BEFORE]) {
    const midnight = Math.floor((wall + before) / DAY) * DAY
    const late = midnightOfProcess(midnight)
    if (wall + before - midnight === late) return wall - late
  }
  return wall
}

/** How long after midnight the process's clock lets a date begin. */
function midnightOfProcess(wall: number): number {
  const date = new Date(wall)
  const begins = new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
  return (begins.getHours() * 60 + begins.getMinutes()) * MINUTE
}

function yearList(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function flag(given: InputValue | undefined): boolean {
  if (given && typeof given.value !== 'boolean') throw given.expected('true or false')
  return given?.value === true
}
