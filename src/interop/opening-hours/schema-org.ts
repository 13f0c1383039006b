import { WEEKDAYS, wallMinutes } from '../../calendar/hours.ts'
import type { ExceptionSpec, WeekHours } from '../../calendar/spec.ts'
import { Given } from '../../input/given.ts'
import { didYouMean } from '../../input/suggest.ts'
import { dateText, type EpochDay, epochDay, parseDate, weekdayOf } from '../../time/civil-date.ts'
import { datesKey, type OpeningHoursParts } from './parts.ts'

/** An [OpeningHoursSpecification](https://schema.org/OpeningHoursSpecification), as it stands in JSON-LD. */
export type OpeningHoursSpecification = {
  /** The type, where it is said: `OpeningHoursSpecification`. */
  readonly '@type'?: string
  /** `Monday` … `Sunday` or `PublicHolidays`, by name or by address; every weekday where it is left out. */
  readonly dayOfWeek?: string | readonly string[]
  /** `HH:MM`, or `HH:MM:SS`; closed where it is left out. */
  readonly opens?: string
  /** `HH:MM`; before `opens` it lies on the next date. */
  readonly closes?: string
  /** The first date, `YYYY-MM-DD`, of hours that hold for some dates only. */
  readonly validFrom?: string
  /** The last date of such hours. */
  readonly validThrough?: string
}

/** What replaces the general hours. */
export type SpecialOpeningHours = {
  /** The place's `specialOpeningHoursSpecification`: each with its dates. */
  readonly special?: OpeningHoursSpecification | readonly OpeningHoursSpecification[]
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
const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6]

/** One specification that has been read. */
type Hours = {
  readonly given: Given
  /** Monday 0. */
  readonly days: readonly number[]
  /** `HH:MM-HH:MM`; undefined for closed. */
  readonly hours: string | undefined
  readonly from: EpochDay | undefined
  readonly until: EpochDay | undefined
}

/**
 * The parts of a calendar that schema.org's `openingHoursSpecification` describes, and its
 * `specialOpeningHoursSpecification` as `special`.
 *
 * Several hours of a weekday add up. Those with `validFrom` or `validThrough` replace the hours of the weekdays they
 * name on these dates; special ones replace the dates, and open them on a holiday too. `00:00` to `00:00`, or no
 * `opens`, is closed; `00:00` to `23:59` is the whole day; `closes` before `opens` lies on the next date.
 * Closed on `PublicHolidays` is what a calendar does with the holidays that it is given; hours there are refused.
 *
 * @throws {SlaCalendarError} `hours-invalid`, `weekday-unknown`, `date-invalid`, `range-reversed`, `key-unknown`,
 * `key-missing`, `input-invalid`
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
  specification: OpeningHoursSpecification | readonly OpeningHoursSpecification[],
  options: SpecialOpeningHours = {},
): OpeningHoursParts {
  const general = readAll(Given.plain(specification, []))
  const special = Given.plain(options, []).shape(['special']).get('special')
  const always = general.filter(({ from, until }) => from === undefined && until === undefined)
  return {
    hours: weekOf(always),
    holidays: [],
    exceptions: {
      ...seasons(general, always),
      ...specialDates(special ? readAll(special) : [], always.length === general.length),
    },
  }
}

function readAll(given: Given): Hours[] {
  return (Array.isArray(given.value) ? given.list() : [given]).flatMap(read)
}

function read(given: Given): Hours[] {
  const hours = hoursOf(given.shape(KNOWN))
  given.get('@type')?.word(['OpeningHoursSpecification'])
  const days = given.get('dayOfWeek')
  const names = days ? (Array.isArray(days.value) ? days.list() : [days]).map(dayOf) : ALL_DAYS
  const [from, until] = ['validFrom', 'validThrough'].map(key => {
    const date = given.get(key)
    return date && parseDate(date.text(), date)
  })
  if (from !== undefined && until !== undefined && until < from)
    throw given.error('range-reversed', `${dateText(until)} lies before ${dateText(from)}.`, 'Exchange the two dates.')
  if (names.includes(PUBLIC_HOLIDAYS) && hours)
    throw given.error(
      'hours-invalid',
      'Which dates are public holidays these hours do not say.',
      'Give the hours of those dates as special ones, or as exceptions of the calendar.',
    )
  const weekdays = names.filter(day => day !== PUBLIC_HOLIDAYS)
  return weekdays.length ? [{ given, days: weekdays, hours, from, until }] : []
}

const PUBLIC_HOLIDAYS = 7

function dayOf(given: Given): number {
  const name = given.text().replace(/^(https?:\/\/schema\.org\/|schema:)/, '')
  const day = [...NAMES, 'PublicHolidays'].indexOf(name)
  if (day < 0) throw given.not('a day of the week', didYouMean(name, [...NAMES, 'PublicHolidays']), 'weekday-unknown')
  return day
}

/**
 * The two times as `HH:MM-HH:MM`; undefined for closed. Without `opens` it is (schema.org), and from 00:00 to 00:00; to
 * 23:59 it is the whole day (developers.google.com/search/docs/appearance/structured-data/local-business).
 */
function hoursOf(given: Given): string | undefined {
  const [opens, closes] = [given.get('opens'), given.get('closes')]
  if (!opens && !closes) return undefined
  if (!opens || !closes)
    throw given
      .at(opens ? 'closes' : 'opens')
      .error('key-missing', 'One of two times is missing.', 'Give both, or none for closed.')
  const [from, to] = [opens, closes].map(timeOf)
  if (from === '00:00' && to === '00:00') return undefined
  if (from === '00:00' && to === '23:59') return '00:00-24:00'
  if (from === to)
    throw given.error('hours-empty', `${from} opens and closes at once.`, 'For closed write 00:00 twice.')
  return `${from}-${to}`
}

/** A time as `HH:MM`; seconds are none, or those of a day's last second. */
function timeOf(given: Given): string {
  const [, time = ''] = /^(\d\d:\d\d)(?::00|(?<=23:59):59)?$/.exec(given.text()) ?? []
  if (Number.isNaN(wallMinutes(time))) throw given.not('a time HH:MM', 'Such as 09:00 or 18:30.', 'hours-invalid')
  return time
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
  for (const hours of general) {
    const { from = FIRST, until } = hours
    if (always.includes(hours)) continue
    const key = until === undefined ? `${dateText(from)}/..` : datesKey(from, until)
    byDates.set(key, [...(byDates.get(key) ?? []), hours])
  }
  return Object.fromEntries(
    [...byDates].map(([key, named]) => {
      const days = named.flatMap(({ days }) => days)
      const others = always.map(hours => ({ ...hours, days: hours.days.filter(day => !days.includes(day)) }))
      return [key, weekOf([...others, ...named])]
    }),
  )
}

const FIRST = epochDay(1900, 1, 1)

/** Special hours, date by date; neighbours of the same hours as one range where no season could cross it. */
function specialDates(special: readonly Hours[], joins: boolean): Record<string, ExceptionSpec> {
  const dates = new Map<EpochDay, string[]>()
  for (const { given, days, hours, from, until } of special) {
    if (from === undefined || until === undefined)
      throw given
        .at(from === undefined ? 'validFrom' : 'validThrough')
        .error('key-missing', 'Special hours have dates.', 'Give the first and the last one.')
    for (let date = from; date <= until; date++)
      if (days.includes(weekdayOf(date))) dates.set(date, [...(dates.get(date) ?? []), ...(hours ? [hours] : [])])
  }
  const runs: { from: EpochDay; until: EpochDay; hours: string[] }[] = []
  for (const [date, hours] of [...dates].sort(([a], [b]) => a - b)) {
    const run = runs[runs.length - 1]
    if (joins && run?.until === date - 1 && String(run.hours) === String(hours)) run.until = date
    else runs.push({ from: date, until: date, hours })
  }
  return Object.fromEntries(
    runs.map(({ from, until, hours }) => [datesKey(from, until), hours.length ? hours : 'closed']),
  )
}
