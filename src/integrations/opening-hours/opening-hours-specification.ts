import { WEEKDAYS, wallMinutes } from '../../calendar/hours.ts'
import type { ExceptionsSpec, HolidayRule, WeekHours } from '../../calendar/spec.ts'
import { dateText, type EpochDay, epochDay, parseDate, weekdayOf } from '../../time/epoch-day.ts'
import { didYouMean } from '../../validation/did-you-mean.ts'
import { InputValue } from '../../validation/input-value.ts'
import { isEndOfDay } from '../calendar-hours.ts'
import { containersFirst } from './containers-first.ts'
import { type CheckedOptions, holidayDates, type OpeningHoursOptions, readOptions, yearsMissing } from './options.ts'
import { osmParts, rulesIn } from './osm.ts'
import { weekdaysIn } from './parse-osm-rules.ts'
import { datesKey, type KeyedExceptions, layered, listed, type OpeningHoursParts } from './parts.ts'

/** An [OpeningHoursSpecification](https://schema.org/OpeningHoursSpecification) in JSON-LD. */
export type OpeningHoursSpecification = {
  /** `OpeningHoursSpecification`, or absent. */
  readonly '@type'?: string | readonly string[] | undefined
  /**
   * `Monday` … `Sunday` or `PublicHolidays`, as names or URLs.
   *
   * @defaultValue all weekdays
   */
  readonly dayOfWeek?: string | readonly string[] | undefined
  /** `HH:MM`, `HH:MM:SS` or `closed`. Absent means closed. */
  readonly opens?: string | undefined
  /** `HH:MM`; on the next date if it is before `opens`. */
  readonly closes?: string | undefined
  /** The first date, `YYYY-MM-DD`, of hours that are limited to some dates. */
  readonly validFrom?: string | undefined
  /** The last date of such hours. */
  readonly validThrough?: string | undefined
}

/** A place, such as a [LocalBusiness](https://schema.org/LocalBusiness). Only its hours are read. */
export type PlaceWithOpeningHours = {
  /** The hours by weekday. */
  readonly openingHoursSpecification?: OpeningHoursSpecification | readonly OpeningHoursSpecification[] | undefined
  /** The hours on some dates. */
  readonly specialOpeningHoursSpecification?:
    | OpeningHoursSpecification
    | readonly OpeningHoursSpecification[]
    | undefined
  /** The hours as text, such as `Mo-Fr 09:00-18:00`. An `openingHoursSpecification` takes precedence. */
  readonly openingHours?: string | readonly string[] | undefined
  readonly [key: string]: unknown
}

/** The options of {@link fromOpeningHoursSpecification}. */
export type SpecialOpeningHours = OpeningHoursOptions & {
  /** The place's `specialOpeningHoursSpecification`. Each one has dates. */
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

/** A parsed specification. */
type ParsedHours = {
  readonly input: InputValue
  /** Monday 0 to Sunday 6; 7 for public holidays. */
  readonly days: readonly number[]
  /** `HH:MM-HH:MM`; undefined for closed. */
  readonly hours: string | undefined
  readonly from: EpochDay | undefined
  readonly until: EpochDay | undefined
}

/**
 * Returns the parts of a calendar in schema.org's `openingHoursSpecification`, with its
 * `specialOpeningHoursSpecification` in the option `special`. It also accepts:
 *
 * - A whole place, such as a `LocalBusiness`, with these two members or with `openingHours`.
 * - The text of `openingHours`, or a list of such texts.
 *
 * The hours are read as follows:
 *
 * - Several hours of a weekday add up.
 * - Hours with `validFrom` or `validThrough` replace the hours of their weekdays on these dates. Of two ranges, the one
 *   inside the other applies. If neither is, the last one applies where they cross.
 * - Special hours replace their dates and open them on a holiday too.
 * - `00:00` to `00:00`, an absent `opens`, and `closed` mean closed.
 * - A closing at `23:59` is midnight. A `closes` before `opens` is on the next date.
 * - Every calendar closes on its holidays, so closed `PublicHolidays` add nothing. Hours on public holidays need the
 *   options `holidays` and `years`.
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
  const optionInput = InputValue.copyOf(options, []).onlyKeys(['special', 'years', 'holidays'])
  const checked = readOptions(optionInput)
  const { hours, texts, special } = membersOf(InputValue.copyOf(specification, []))
  const specials = [special, optionInput.optional('special')].flatMap(input => (input ? readAll(input) : []))
  if (!hours) return withSpecials(osmParts(rulesIn(texts!, texts!.path, true), checked), specials)
  const general = readAll(hours)
  return withSpecials(specifiedParts(general, specials, checked), specials)
}

/** Returns the members of a place with its hours. Specifications or texts without a place are one member. */
function membersOf(input: InputValue): { [member in 'hours' | 'texts' | 'special']?: InputValue | undefined } {
  const place = placeIn(input)
  if (place) {
    const [hours, special, texts] = PLACE.map(key => present(place, key))
    if (!hours && !special && !texts)
      throw place.error('key-missing', 'This place has no opening hours.', `They are under ${PLACE.join(', ')}.`)
    // If both are present, the specification is more exact.
    const isGiven = hours && String(hours.value) !== ''
    return isGiven || !texts ? { hours: hours ?? new InputValue([], place.path), special } : { texts, special }
  }
  const isText = (value: unknown) => typeof value === 'string'
  const { value } = input
  const isTexts = isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText))
  return isTexts ? { texts: input } : { hours: input }
}

/** Returns the only place in a value: an object with hours, alone, in a list or in a `@graph`. */
function placeIn(input: InputValue): InputValue | undefined {
  const { value } = input
  if (Array.isArray(value)) {
    const [place, ...others] = input.list().filter(hasHours)
    if (others.length)
      throw input.error('input-invalid', `${others.length + 1} places have hours.`, 'Give one of them.')
    return place
  }
  if (typeof value !== 'object' || value === null) return undefined
  if ('@graph' in value) return placeIn(input.at('@graph')) ?? input
  const types = typesOf(input)
  const isSpecification = types.length ? types.some(type => SPECIFICATIONS.includes(type)) : !hasHours(input)
  return isSpecification ? undefined : input
}

function hasHours({ value }: InputValue): boolean {
  return typeof value === 'object' && value !== null && PLACE.some(key => key in value)
}

/** Types that are not places. */
const SPECIFICATIONS = ['OpeningHoursSpecification', 'Schedule']

function typesOf(input: InputValue): string[] {
  const type = present(input, '@type')?.value
  return [type ?? []].flat().map(name => withoutAddress(String(name)))
}

function withoutAddress(name: string): string {
  return name.trim().replace(/^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/, '')
}

/** Returns the value of a key. In JSON-LD null means absent. */
function present(input: InputValue, key: string): InputValue | undefined {
  const found = input.optional(key)
  return found?.value === null ? undefined : found
}

function specifiedParts(
  general: readonly ParsedHours[],
  specials: readonly ParsedHours[],
  options: CheckedOptions,
): OpeningHoursParts {
  const always = general.filter(({ from, until }) => from === undefined && until === undefined)
  const hours = weekOf(always)
  const onHolidays = general.filter(({ days, hours }) => hours && days.includes(PUBLIC_HOLIDAYS))
  return {
    hours,
    holidays: [...options.holidays, ...(onHolidays.length ? [{ covers: options.years! } as HolidayRule] : [])],
    exceptions: layered(seasons(general, always), holidayHours(onHolidays, specials, hours, options)),
  }
}

/** Returns the hours of each public holiday, except on dates with special hours. */
function holidayHours(
  onHolidays: readonly ParsedHours[],
  specials: readonly ParsedHours[],
  week: WeekHours,
  options: CheckedOptions,
): KeyedExceptions {
  if (!onHolidays.length) return {}
  const [{ input }] = onHolidays
  if (!options.givenHolidays)
    throw input.error(
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

function withSpecials(parts: OpeningHoursParts, specials: readonly ParsedHours[]): OpeningHoursParts {
  return { ...parts, exceptions: layered(parts.exceptions, specialDates(specials)) }
}

function readAll(input: InputValue): ParsedHours[] {
  return (Array.isArray(input.value) ? input.list() : [input]).flatMap(read)
}

function read(input: InputValue): ParsedHours[] {
  refuseSchedule(input)
  input.onlyKeys(KNOWN)
  if (typesOf(input).some(type => type !== 'OpeningHoursSpecification'))
    throw input.at('@type').unknownWord(['OpeningHoursSpecification'])
  const hours = hoursOf(input)
  const names = present(input, 'dayOfWeek')
  const days = names ? (Array.isArray(names.value) ? names.list() : [names]).flatMap(daysOf) : ALL_DAYS
  const [from, until] = ['validFrom', 'validThrough'].map(key => {
    const date = present(input, key)
    return date && parseDate(date.text(), date)
  })
  if (from !== undefined && until !== undefined && until < from)
    throw input.error('range-reversed', `${dateText(until)} is before ${dateText(from)}.`, 'Swap the two dates.')
  return [{ input, days: [...new Set(days)], hours, from, until }]
}

/** Refuses a Schedule, which repeats events and is not meant for opening hours. */
function refuseSchedule(input: InputValue): void {
  if (input.keys().some(key => SCHEDULE.includes(key)) || typesOf(input).includes('Schedule'))
    throw input.error(
      'input-invalid',
      'A Schedule is not read.',
      'Write it as OpeningHoursSpecification, with dayOfWeek, opens and closes.',
    )
}

const PUBLIC_HOLIDAYS = 7

/** Returns the days of a name, of several names in one text, or of a range such as `Monday-Friday`. */
function daysOf(input: InputValue): readonly number[] {
  const name = withoutAddress(input.text())
  if (/^public ?holidays?$/i.test(name)) return [PUBLIC_HOLIDAYS]
  const days = weekdaysIn(name)
  if (!days)
    throw input.expected('a day of the week', didYouMean(name, [...NAMES, 'PublicHolidays']), 'weekday-unknown')
  return days
}

/**
 * Returns the two times as `HH:MM-HH:MM`; undefined for closed. An absent `opens` (schema.org) and 00:00 to 00:00 mean
 * closed, and a closing at 23:59 is the end of the day
 * (developers.google.com/search/docs/appearance/structured-data/local-business).
 */
function hoursOf(input: InputValue): string | undefined {
  const [opens, closes] = ['opens', 'closes'].map(key => present(input, key))
  const others = [opens, closes].filter(time => time && !isClosed(time))
  if (!others.length) return undefined
  if (!opens || !closes)
    throw input
      .at(opens ? 'closes' : 'opens')
      .error('key-missing', 'One of two times is missing.', 'Give both, or none for closed.')
  const [from, to] = [opens, closes].map(timeOf)
  if (from === '00:00' && to === '00:00') return undefined
  if (from === to)
    throw input.error('hours-empty', `${from} opens and closes at once.`, 'For closed write 00:00 twice.')
  return `${from}-${isEndOfDay(wallMinutes(from), wallMinutes(to)) ? '24:00' : to}`
}

function isClosed({ value }: InputValue): boolean {
  return typeof value === 'string' && value.trim().toLowerCase() === 'closed'
}

/** Returns a time as `HH:MM`. Seconds must be 00, or 59 in the last minute of the day. */
function timeOf(input: InputValue): string {
  const [, time = '', seconds] = /^(\d\d:\d\d)(:00|(?<=23:59):59)?$/.exec(input.text().trim()) ?? []
  if (Number.isNaN(wallMinutes(time))) throw input.expected('a time HH:MM', 'Such as 09:00 or 18:30.', 'hours-invalid')
  return seconds === ':59' ? '24:00' : time
}

function weekOf(specifications: readonly ParsedHours[]): WeekHours {
  return Object.fromEntries(
    ALL_DAYS.map(day => [WEEKDAYS[day], listOn(day, specifications)] as const).filter(([, hours]) => hours.length),
  )
}

function listOn(day: number, specifications: readonly ParsedHours[]): string[] {
  return specifications.flatMap(({ days, hours }) => (hours && days.includes(day) ? [hours] : []))
}

/** The hours with the same dates. */
type Season = { readonly from: EpochDay; readonly until: EpochDay; readonly key: string; readonly named: ParsedHours[] }

/**
 * Returns the hours with dates by range: their own weekdays, and the usual hours on the other weekdays. If ranges cross,
 * they are a list. A range inside another one comes after it; otherwise they keep their order.
 */
function seasons(general: readonly ParsedHours[], always: readonly ParsedHours[]): ExceptionsSpec {
  const all = seasonsOf(general)
  const isCrossing = cross(all)
  const exceptions = (isCrossing ? containersFirst(all) : all).map(({ key, named }) => {
    const days = new Set(named.flatMap(({ days }) => days))
    const others = always.map(hours => ({ ...hours, days: hours.days.filter(day => !days.has(day)) }))
    return [key, weekOf([...others, ...named])] as const
  })
  const keyed = Object.fromEntries(exceptions)
  return isCrossing ? listed(keyed) : keyed
}

function seasonsOf(general: readonly ParsedHours[]): Season[] {
  const byDates = new Map<string, Season>()
  for (const hours of general) {
    const { from = FIRST, until = Infinity, days } = hours
    const isDated = hours.from !== undefined || hours.until !== undefined
    if (!isDated || !days.some(day => day !== PUBLIC_HOLIDAYS)) continue
    const key = until === Infinity ? `${dateText(from)}/..` : datesKey(from, until)
    const season = byDates.get(key) ?? { from, until, key, named: [] }
    season.named.push(hours)
    byDates.set(key, season)
  }
  return [...byDates.values()]
}

/** Whether two of the seasons overlap and neither contains the other. */
function cross(seasons: readonly Season[]): boolean {
  const around: Season[] = []
  for (const season of [...seasons].sort((a, b) => a.from - b.from || b.until - a.until)) {
    while (around[around.length - 1]?.until < season.from) around.pop()
    if (around[around.length - 1]?.until < season.until) return true
    around.push(season)
  }
  return false
}

const FIRST = epochDay(1900, 1, 1)

/** Returns the special hours by date. Consecutive dates with the same hours share a range. */
function specialDates(specials: readonly ParsedHours[]): KeyedExceptions {
  const runs: { from: EpochDay; until: EpochDay; hours: string[] }[] = []
  for (const [date, hours] of [...datesOf(specials)].sort(([a], [b]) => a - b)) {
    const run = runs[runs.length - 1]
    if (run?.until === date - 1 && String(run.hours) === String(hours)) run.until = date
    else runs.push({ from: date, until: date, hours })
  }
  return Object.fromEntries(
    runs.map(({ from, until, hours }) => [datesKey(from, until), hours.length ? hours : 'closed']),
  )
}

/** Returns the hours of each date with special hours. */
function datesOf(specials: readonly ParsedHours[]): Map<EpochDay, string[]> {
  const dates = new Map<EpochDay, string[]>()
  for (const { input, days, hours, from, until } of specials) {
    if (from === undefined || until === undefined)
      throw input
        .at(from === undefined ? 'validFrom' : 'validThrough')
        .error('key-missing', 'Special hours have dates.', 'Give the first and the last one.')
    for (let date = from; date <= until; date++)
      if (days.includes(weekdayOf(date))) {
        const all = dates.get(date) ?? []
        if (hours) all.push(hours)
        dates.set(date, all)
      }
  }
  return dates
}
