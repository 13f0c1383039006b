import { WEEKDAYS } from '../../calendar/hours.ts'
import type { HolidayRule, YearRange } from '../../calendar/spec.ts'
import { SlaCalendarError } from '../../errors.ts'
import { Given } from '../../input/given.ts'
import { epochDay } from '../../time/civil-date.ts'
import { datesOf, daysOfYear, openOn } from './osm-dates.ts'
import { exceptionsOf } from './osm-exceptions.ts'
import { type OsmRule, outside, parseOsmRules } from './osm-rules.ts'
import { hoursOn, type OpeningHoursParts } from './parts.ts'

/** What the text alone does not say. */
export type OsmOpeningHoursOptions = {
  /**
   * The years for which dates without a year are worked out; needed where they give hours, or close some weekdays only.
   * The calendar then covers these years alone: an answer that needs another one is the error `years-not-covered`.
   */
  readonly years?: YearRange
}

/**
 * The parts of a calendar that an OpenStreetMap `opening_hours` value describes, such as
 * `Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00; PH off; Dec 25-26 off`. Later rules replace earlier ones on their
 * dates; behind a comma they add to them.
 *
 * `PH off` is what a calendar does with the holidays that it is given, so it says nothing more. Hours on public
 * holidays are refused: which dates these are the text does not say.
 *
 * @throws {SlaCalendarError} `hours-invalid` for what is outside the part of the grammar that is read, with its place;
 * `key-missing` where `years` is needed
 * @example
 * ```ts
 * import { businessCalendar, italianHolidays } from 'sla-calendar'
 * import { fromOsmOpeningHours } from 'sla-calendar/opening-hours'
 *
 * const parts = fromOsmOpeningHours('Mo-Fr 09:00-18:00; PH off; 2026 Aug 10-21 off')
 * parts.exceptions // => { '2026-08-10/2026-08-21': 'closed' }
 *
 * const holidays = [...parts.holidays, ...italianHolidays]
 * const shop = businessCalendar({ timeZone: 'Europe/Rome', ...parts, holidays })
 * shop.add('2026-08-07T17:00+02:00', 'PT2H') // => '2026-08-24T10:00:00+02:00'
 * ```
 */
export function fromOsmOpeningHours(text: string, options: OsmOpeningHoursOptions = {}): OpeningHoursParts {
  const given = Given.plain(options, [])
  const years = yearsOf(given.shape(['years']).get('years'))
  const all = parseOsmRules(new Given(text, ['text']).text())
  const firstOff = all.findIndex(rule => rule.publicHolidays)
  all.forEach((rule, i) => void checkPublicHolidays(rule, firstOff >= 0 && i > firstOff))
  all.slice(1).forEach(checkDays)
  // What is said of public holidays alone, the holidays of the calendar do.
  const rules = all.filter(rule => !rule.publicHolidays || rule.weekdays.length)
  const closings = rules.filter((rule, i) => closesYearly(rule, rules.slice(i + 1)))
  const dated = rules.filter(rule => rule.dates.length && !closings.includes(rule))
  const yearless = dated.find(rule => rule.dates.some(span => !span.years))
  if (yearless && !years) throw yearsMissing(yearless)
  const week = rules.filter(rule => !rule.dates.length)
  const lastOff = all.map(rule => rule.publicHolidays).lastIndexOf(true)
  const works = (rule: OsmRule) =>
    !rule.isOff && (lastOff >= 0 ? all.indexOf(rule) > lastOff : rule.dates.every(({ from, to }) => from === to))
  return {
    hours: Object.fromEntries(
      WEEKDAYS.map((day, i) => [day, hoursOn(openOn(MONDAY + i, week))] as const).filter(([, hours]) => hours.length),
    ),
    holidays: [...(yearless ? [{ covers: years! }] : []), ...closings.flatMap(closedDays)],
    exceptions: exceptionsOf(
      dated.flatMap(rule => datesOf(rule, years)),
      date => ({
        open: openOn(date, rules),
        usual: openOn(
          date,
          rules.filter(rule => !dated.includes(rule)),
        ),
        worksOnHolidays: dated.some(rule => works(rule) && openOn(date, [rule]).length > 0),
      }),
    ),
  }
}

/** Any Monday. */
const MONDAY = epochDay(2026, 1, 5)

function yearsOf(given: Given | undefined): YearRange | undefined {
  if (!given) return undefined
  const [from, to] = ['from', 'to'].map(key =>
    given.shape(['from', 'to']).need(key, 'Give the first and the last year.').whole(1900, 2199),
  )
  if (to < from) throw given.error('range-reversed', `${to} lies before ${from}.`, 'Exchange the two years.')
  return { from, to }
}

function yearsMissing({ text, at }: OsmRule): SlaCalendarError {
  return new SlaCalendarError(
    'key-missing',
    ['years'],
    `${JSON.stringify(text)} at character ${at + 1} is for every year.`,
    'Give the years it is to be worked out for, such as { from: 2026, to: 2028 }.',
  )
}

function checkPublicHolidays(rule: OsmRule, isBehindOff: boolean): void {
  const { text, at, publicHolidays, isOff, times, dates } = rule
  if (publicHolidays && (!isOff || times.length || dates.length))
    throw outside(
      text,
      at,
      'These hours depend on public holidays, whose dates the text does not say.',
      'Give the hours of those dates as exceptions of the calendar.',
    )
  if (isBehindOff && !isOff && !dates.length)
    throw outside(text, at, 'This rule replaces the PH off before it.', 'Write PH off behind it.')
}

/** Readers differ on whether hours without days replace those of the days before or add to them. */
function checkDays({ text, at, isOff, publicHolidays, dates, weekdays }: OsmRule): void {
  if (!isOff && !publicHolidays && !dates.length && !weekdays.length)
    throw outside(text, at, 'Behind another rule this one has to name its days.', 'Write Mo-Su before it.')
}

/** Whether a rule closes the same whole dates every year, whatever their weekday, and no later rule opens them. */
function closesYearly(rule: OsmRule, later: readonly OsmRule[]): boolean {
  const { isOff, times, weekdays, dates } = rule
  if (!isOff || times.length || weekdays.length || !dates.length || dates.some(span => span.years)) return false
  const closed = daysOfYear(rule)
  return later.every(
    ({ isOff, dates }, i) => isOff || (dates.length && !daysOfYear(later[i]).some(day => closed.includes(day))),
  )
}

function closedDays(rule: OsmRule): HolidayRule[] {
  return daysOfYear(rule).map(day => ({ month: Math.floor(day / 100), day: day % 100 }))
}
