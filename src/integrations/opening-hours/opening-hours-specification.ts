import { WEEKDAYS, wallMinutes } from '../../calendar/hours.ts'
import type { ExceptionSpec, HolidayRule, WeekHours } from '../../calendar/spec.ts'
import { dateText, type EpochDay, epochDay, parseDate, weekdayOf } from '../../time/epoch-day.ts'
import { InputValue } from '../../validation/input-value.ts'
import { didYouMean } from '../../validation/suggest.ts'
import { isEndOfDay } from '../calendar-hours.ts'
import { type CheckedOptions, holidayDates, type OpeningHoursOptions, readOptions, yearsMissing } from './options.ts'
import { osmParts, rulesIn } from './osm.ts'
import { weekdaysIn } from './parse-osm-rules.ts'
import { datesKey, type OpeningHoursParts } from './parts.ts'

/** An [OpeningHoursSpecification](https://schema.org/OpeningHoursSpecification), as it stands in JSON-LD. */
export type OpeningHoursSpecification = {
  /** The type, if given: `OpeningHoursSpecification`. */
  readonly '@type'?: string | readonly string[] | undefined
  /** `Monday` … `Sunday` or `PublicHolidays`, by name or by address; every weekday by default. */
  readonly dayOfWeek?: string | readonly string[] | undefined
  /** `HH:MM`, or `HH:MM:SS`; closed by default, and if it is `closed`. */
  readonly opens?: string | undefined
  /** `HH:MM`; before `opens` it lies on the next date. */
  readonly closes?: string | undefined
  /** The first date, `YYYY-MM-DD`, of hours that apply to some dates only. */
  readonly validFrom?: string | undefined
  /** The last date of such hours. */
  readonly validThrough?: string | undefined
}

/** A place, such as a [LocalBusiness](https://schema.org/LocalBusiness): its hours are read, everything else is not. */
export type PlaceWithOpeningHours = {
  /** Its hours by weekday. */
  readonly openingHoursSpecification?: OpeningHoursSpecification | readonly OpeningHoursSpecification[] | undefined
  /** Its hours on some dates. */
  readonly specialOpeningHoursSpecification?:
    | OpeningHoursSpecification
    | readonly OpeningHoursSpecification[]
    | undefined
  /** Its hours as text, such as `Mo-Fr 09:00-18:00`; read without an `openingHoursSpecification`. */
  readonly openingHours?: string | readonly string[] | undefined
  readonly [key: string]: unknown
}

/** Hours of special dates, and the public holidays. */
export type SpecialOpeningHours = OpeningHoursOptions & {
  /** The place's `specialOpeningHoursSpecification`: each with its dates. */
  readonly special?: OpeningHoursSpecification | readonly OpeningHoursSpecification[] | undefined
}

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const KNOWN = [
  '@type',
  '@id',
  '@context',
  'name',
  'description',
  'dayOfWeek',
  'opens',
  'closes',
  'validFrom',
  'validThrough',
]
const PLACE = ['openingHoursSpecification', 'specialOpeningHoursSpecification', 'openingHours']
const SCHEDULE = ['byDay', 'byMonth', 'byMonthDay', 'byMonthWeek', 'repeatFrequency', 'repeatCount', 'scheduleTimezone']
const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6]

/** One specification that has been read. */
type Hours = {
  readonly given: InputValue
  /** Monday 0; 7 for public holidays. */
  readonly days: readonly number[]
  /** `HH:MM-HH:MM`; undefined for closed. */
  readonly hours: string | undefined
  readonly from: EpochDay | undefined
  readonly until: EpochDay | undefined
}

/**
 * The parts of a calendar that schema.org's `openingHoursSpecification` describes, and its
 * `specialOpeningHoursSpecification` as `special`. A whole place, such as a `LocalBusiness`, is read by these two
 * members, or by its `openingHours`; that text, or a list of such texts, is read by itself too.
 *
 * Several hours of a weekday add up. Those with `validFrom` or `validThrough` replace the hours of the weekdays they
 * name on these dates; special ones replace the dates, and open them on a holiday too. `00:00` to `00:00`, no `opens`,
 * and `closed` are closed; a closing at `23:59` is midnight; `closes` before `opens` lies on the next date.
 * Closed on `PublicHolidays` is what a calendar does with its holidays; hours there need the options `holidays` and
 * `years`.
 *
 * @throws {SlaCalendarError} `hours-invalid`, `hours-empty`, `weekday-unknown`, `date-invalid`, `range-reversed`,
 * `key-unknown`, `key-missing`, `input-invalid`
 * @example
 * ```ts
 * import { fromOpeningHoursSpecification } from 'sla-calendar/opening-hours'
 *
 * const weekdays = { dayOfWeek: ['Monday', 'Tuesday'], opens: '09:00', closes: '18:00' }
 * const special = { opens: '09:00', closes: '13:00', validFrom: '2026-12-24', validThrough: '2026-12-24' }
 * const parts = fromOpeningHoursSpecification(weekdays, { special })
 * parts.hours // => { mon: ['09:00-18:00'], tue: ['09:00-18:00'] }
 * parts.exceptions // => { '2026-12-24': ['09:00-13:00'] }
 * ```
 */
export function fromOpeningHoursSpecification(
  specification:
    | OpeningHoursSpecification
    | readonly OpeningHoursSpecification[]
    | PlaceWithOpeningHours
    | string
    | readonly string[],
  options: SpecialOpeningHours = {},
): OpeningHoursParts {
  const givenOptions = InputValue.copyOf(options, []).onlyKeys(['special', 'years', 'holidays'])
  const checked = readOptions(givenOptions)
  const { hours, texts, special } = membersOf(InputValue.copyOf(specification, []))
  const specials = [special, givenOptions.optional('special')].flatMap(given => (given ? readAll(given) : []))
  if (!hours) return withSpecials(osmParts(rulesIn(texts!, texts!.path, true), checked), specials)
  const general = readAll(hours)
  return withSpecials(specifiedParts(general, specials, checked), specials)
}

/** The members of a place that contain its hours. Specifications or texts by themselves are one member. */
function membersOf(given: InputValue): { [member in 'hours' | 'texts' | 'special']?: InputValue | undefined } {
  const place = placeIn(given)
  if (place) {
    const [hours, special, texts] = PLACE.map(key => present(place, key))
    if (!hours && !special && !texts)
      throw place.error('key-missing', 'This place has no opening hours.', `They are under ${PLACE.join(', ')}.`)
    // If both are given, the specification is the exact one.
    const isGiven = hours && String(hours.value) !== ''
    return isGiven || !texts ? { hours: hours ?? new InputValue([], place.path), special } : { texts, special }
  }
  const isText = (value: unknown) => typeof value === 'string'
  const { value } = given
  const isTexts = isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText))
  return isTexts ? { texts: given } : { hours: given }
}

/** The one place of a value: an object with hours among its members, alone, in a list or in a `@graph`. */
function placeIn(given: InputValue): InputValue | undefined {
  const { value } = given
  if (Array.isArray(value)) {
    const [place, ...others] = given.list().filter(hasHours)
    if (others.length)
      throw given.error('input-invalid', `${others.length + 1} places have hours.`, 'Give one of them.')
    return place
  }
  if (typeof value !== 'object' || value === null) return undefined
  if ('@graph' in value) return placeIn(given.at('@graph')) ?? given
  const types = typesOf(given)
  const isSpecification = types.length ? types.some(type => SPECIFICATIONS.includes(type)) : !hasHours(given)
  return isSpecification ? undefined : given
}

function hasHours({ value }: InputValue): boolean {
  return typeof value === 'object' && value !== null && PLACE.some(key => key in value)
}

/** Types that are not places. */
const SPECIFICATIONS = ['OpeningHoursSpecification', 'Schedule']

function typesOf(given: InputValue): string[] {
  const type = present(given, '@type')?.value
  return [type ?? []].flat().map(name => withoutAddress(String(name)))
}

function withoutAddress(name: string): string {
  return name.trim().replace(/^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/, '')
}

/** The value of a key; in JSON-LD null means absent. */
function present(given: InputValue, key: string): InputValue | undefined {
  const found = given.optional(key)
  return found?.value === null ? undefined : found
}

function specifiedParts(
  general: readonly Hours[],
  specials: readonly Hours[],
  options: CheckedOptions,
): OpeningHoursParts {
  const always = general.filter(({ from, until }) => from === undefined && until === undefined)
  const hours = weekOf(always)
  const onHolidays = general.filter(({ days, hours }) => hours && days.includes(PUBLIC_HOLIDAYS))
  return {
    hours,
    holidays: [...options.holidays, ...(onHolidays.length ? [{ covers: options.years! } as HolidayRule] : [])],
    exceptions: { ...seasons(general, always), ...holidayHours(onHolidays, specials, hours, options) },
  }
}

/** The hours of public holidays, date by date, except on those with special hours. */
function holidayHours(
  onHolidays: readonly Hours[],
  specials: readonly Hours[],
  week: WeekHours,
  options: CheckedOptions,
): Record<string, ExceptionSpec> {
  if (!onHolidays.length) return {}
  const [{ given }] = onHolidays
  if (!options.givenHolidays)
    throw given.error(
      'hours-invalid',
      "These hours don't say which dates are public holidays.",
      'Give the options holidays and years.',
    )
  if (!options.years) throw yearsMissing('PublicHolidays', 'is about every year.')
  const special = datesOf(specials)
  const dates = [...holidayDates(options, week, options.years)].filter(date => !special.has(date))
  return Object.fromEntries(
    dates.flatMap(date => {
      const hours = onHolidays.flatMap(({ from = date, until = date, hours }) =>
        hours && from <= date && date <= until ? [hours] : [],
      )
      return hours.length ? [[dateText(date), hours]] : []
    }),
  )
}

function withSpecials(parts: OpeningHoursParts, specials: readonly Hours[]): OpeningHoursParts {
  const joins = Object.keys(parts.exceptions).length === 0
  return { ...parts, exceptions: { ...parts.exceptions, ...specialDates(specials, joins) } }
}

function readAll(given: InputValue): Hours[] {
  return (Array.isArray(given.value) ? given.list() : [given]).flatMap(read)
}

function read(given: InputValue): Hours[] {
  refuseSchedule(given)
  given.onlyKeys(KNOWN)
  if (typesOf(given).some(type => type !== 'OpeningHoursSpecification'))
    throw given.at('@type').unknownWord(['OpeningHoursSpecification'])
  const hours = hoursOf(given)
  const names = present(given, 'dayOfWeek')
  const days = names ? (Array.isArray(names.value) ? names.list() : [names]).flatMap(daysOf) : ALL_DAYS
  const [from, until] = ['validFrom', 'validThrough'].map(key => {
    const date = present(given, key)
    return date && parseDate(date.text(), date)
  })
  if (from !== undefined && until !== undefined && until < from)
    throw given.error('range-reversed', `${dateText(until)} is before ${dateText(from)}.`, 'Swap the two dates.')
  return [{ given, days: [...new Set(days)], hours, from, until }]
}

/** A Schedule repeats events; opening hours are not written so. */
function refuseSchedule(given: InputValue): void {
  if (given.keys().some(key => SCHEDULE.includes(key)) || typesOf(given).includes('Schedule'))
    throw given.error(
      'input-invalid',
      'A Schedule is not read.',
      'Write it as OpeningHoursSpecification, with dayOfWeek, opens and closes.',
    )
}

const PUBLIC_HOLIDAYS = 7

/** The days of a name, of several in one text, or of a range such as `Monday-Friday`. */
function daysOf(given: InputValue): readonly number[] {
  const name = withoutAddress(given.text())
  if (/^public ?holidays?$/i.test(name)) return [PUBLIC_HOLIDAYS]
  const days = weekdaysIn(name)
  if (!days)
    throw given.expected('a day of the week', didYouMean(name, [...NAMES, 'PublicHolidays']), 'weekday-unknown')
  return days
}

/**
 * The two times as `HH:MM-HH:MM`; undefined for closed. Without `opens` it is (schema.org), and from 00:00 to 00:00; a
 * closing at 23:59 is the end of the day (developers.google.com/search/docs/appearance/structured-data/local-business).
 */
function hoursOf(given: InputValue): string | undefined {
  const [opens, closes] = ['opens', 'closes'].map(key => present(given, key))
  const others = [opens, closes].filter(time => time && !isClosed(time))
  if (!others.length) return undefined
  if (!opens || !closes)
    throw given
      .at(opens ? 'closes' : 'opens')
      .error('key-missing', 'One of two times is missing.', 'Give both, or none for closed.')
  const [from, to] = [opens, closes].map(timeOf)
  if (from === '00:00' && to === '00:00') return undefined
  if (from === to)
    throw given.error('hours-empty', `${from} opens and closes at once.`, 'For closed write 00:00 twice.')
  return `${from}-${isEndOfDay(wallMinutes(from), wallMinutes(to)) ? '24:00' : to}`
}

function isClosed({ value }: InputValue): boolean {
  return typeof value === 'string' && value.trim().toLowerCase() === 'closed'
}

/** A time as `HH:MM`; seconds are none, or those of a day's last second. */
function timeOf(given: InputValue): string {
  const [, time = '', seconds] = /^(\d\d:\d\d)(:00|(?<=23:59):59)?$/.exec(given.text().trim()) ?? []
  if (Number.isNaN(wallMinutes(time))) throw given.expected('a time HH:MM', 'Such as 09:00 or 18:30.', 'hours-invalid')
  return seconds === ':59' ? '24:00' : time
}

function weekOf(specifications: readonly Hours[]): WeekHours {
  return Object.fromEntries(
    ALL_DAYS.map(day => [WEEKDAYS[day], listOn(day, specifications)] as const).filter(([, hours]) => hours.length),
  )
}

function listOn(day: number, specifications: readonly Hours[]): string[] {
  return specifications.flatMap(({ days, hours }) => (hours && days.includes(day) ? [hours] : []))
}

/** Hours with dates, each range of them once: the weekdays they name, the other weekdays as always. */
function seasons(general: readonly Hours[], always: readonly Hours[]): Record<string, ExceptionSpec> {
  const byDates = new Map<string, Hours[]>()
  const undated = new Set(always)
  for (const hours of general) {
    const { from = FIRST, until } = hours
    if (undated.has(hours) || !hours.days.some(day => day !== PUBLIC_HOLIDAYS)) continue
    const key = until === undefined ? `${dateText(from)}/..` : datesKey(from, until)
    const named = byDates.get(key)
    if (named) named.push(hours)
    else byDates.set(key, [hours])
  }
  return Object.fromEntries(
    [...byDates].map(([key, named]) => {
      const days = new Set(named.flatMap(({ days }) => days))
      const others = always.map(hours => ({ ...hours, days: hours.days.filter(day => !days.has(day)) }))
      return [key, weekOf([...others, ...named])]
    }),
  )
}

const FIRST = epochDay(1900, 1, 1)

/** Special hours, date by date; neighbours of the same hours as one range where no other exception could cross it. */
function specialDates(specials: readonly Hours[], joins: boolean): Record<string, ExceptionSpec> {
  const runs: { from: EpochDay; until: EpochDay; hours: string[] }[] = []
  for (const [date, hours] of [...datesOf(specials)].sort(([a], [b]) => a - b)) {
    const run = runs[runs.length - 1]
    if (joins && run?.until === date - 1 && String(run.hours) === String(hours)) run.until = date
    else runs.push({ from: date, until: date, hours })
  }
  return Object.fromEntries(
    runs.map(({ from, until, hours }) => [datesKey(from, until), hours.length ? hours : 'closed']),
  )
}

/** The dates of special hours, with their hours. */
function datesOf(specials: readonly Hours[]): Map<EpochDay, string[]> {
  const dates = new Map<EpochDay, string[]>()
  for (const { given, days, hours, from, until } of specials) {
    if (from === undefined || until === undefined)
      throw given
        .at(from === undefined ? 'validFrom' : 'validThrough')
        .error('key-missing', 'Special hours have dates.', 'Give the first and the last one.')
    for (let date = from; date <= until; date++)
      if (days.includes(weekdayOf(date))) {
        const listed = dates.get(date) ?? []
        if (hours) listed.push(hours)
        dates.set(date, listed)
      }
  }
  return dates
}
