import { MIDNIGHT, WEEKDAYS } from '../../calendar/hours.ts'
import type { HolidayRule } from '../../calendar/spec.ts'
import type { Spans } from '../../calendar/timeline/spans.ts'
import type { SlaCalendarError } from '../../errors.ts'
import { type EpochDay, epochDay } from '../../time/epoch-day.ts'
import { InputValue } from '../../validation/input-value.ts'
import { type CheckedOptions, holidayDates, type OpeningHoursOptions, readOptions, yearsMissing } from './options.ts'
import { daysOfYear, NO_HOLIDAY, openOn, osmDatesOf } from './osm-dates.ts'
import { osmExceptions } from './osm-exceptions.ts'
import { type OsmRule, osmError } from './osm-rule.ts'
import { parseOsmRules } from './parse-osm-rules.ts'
import { hoursOn, type OpeningHoursParts } from './parts.ts'

/** The options of {@link fromOsmOpeningHours}. */
export type OsmOpeningHoursOptions = OpeningHoursOptions

/**
 * Returns the parts of a calendar in an OpenStreetMap `opening_hours` value, such as
 * `Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00; PH off; Dec 25-26 off`. Later rules replace earlier ones on their
 * dates. Rules after a comma add to them, and rules after `||` fill the time that is not open.
 *
 * Every calendar closes on its holidays, so `PH off` adds nothing. Hours on public holidays need the options `holidays`
 * and `years`, because the text does not name the dates. Time of unknown state is not open: that of a rule with a
 * comment and no `open`, or without a closing time (`17:00+`).
 *
 * @param text the value, or a list of values that add up, as in schema.org
 * @throws {SlaCalendarError} `hours-invalid`, with the position, for parts of the grammar that are not supported, and for
 * hours on public holidays without `holidays`; `key-missing` if `years` is needed; `input-invalid`
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
export function fromOsmOpeningHours(
  text: string | readonly string[],
  options: OsmOpeningHoursOptions = {},
): OpeningHoursParts {
  const input = InputValue.copyOf(options, []).onlyKeys(['years', 'holidays'])
  return osmParts(rulesIn(new InputValue(text, ['text']), []), readOptions(input))
}

/** Returns the rules of a text, or of a list of texts that add up. */
export function rulesIn(input: InputValue, path: InputValue['path'], isLoose = false): OsmRule[] {
  if (!Array.isArray(input.value)) return parseOsmRules(input, path, 'replaces', isLoose)
  return input.list().flatMap((text, i) => parseOsmRules(text, [...path, i], i ? 'adds' : 'replaces', isLoose || i > 0))
}

/** Returns the parts of a calendar that rules describe. */
export function osmParts(rules: readonly OsmRule[], options: CheckedOptions): OpeningHoursParts {
  rules.forEach((rule, i) => void checkDays(rule, rules.slice(0, i)))
  return new OsmWeek(rules, options).parts()
}

/** Any Monday of an even week; the next one is of an odd week. */
const MONDAY = epochDay(2026, 1, 5)
const ALWAYS = '1900-01-01/..'

/** The open minutes of a date, and whether they apply on a holiday. */
type Opening = { readonly open: Spans; readonly worksOnHolidays: boolean }

class OsmWeek {
  readonly #rules: readonly OsmRule[]
  readonly #options: CheckedOptions
  /** The rules that no date restricts. */
  readonly #undated: readonly OsmRule[]
  readonly #hasHolidays: boolean
  /** Whether odd and even weeks differ. */
  readonly #alternates: boolean
  /** The hours of all weekdays and public holidays if these are the same; otherwise undefined. */
  readonly #always: Spans | undefined
  readonly #closings: readonly OsmRule[]
  readonly #dated: readonly OsmRule[]
  /** The rules that need no exceptions. */
  readonly #usual: readonly OsmRule[]
  /** The rules whose hours override holidays, one per list. */
  readonly #overriding: readonly (readonly OsmRule[])[]

  constructor(rules: readonly OsmRule[], options: CheckedOptions) {
    this.#rules = rules
    this.#options = options
    this.#undated = rules.filter(rule => !rule.dates.length)
    this.#alternates = this.#undated.some(({ weeks }) => weeks)
    this.#hasHolidays = rules.some(rule => rule.publicHolidays)
    this.#always = this.#sameEveryDay()
    // A holiday rule would not close dates that are open on holidays.
    this.#closings = this.#always ? [] : rules.filter((rule, i) => closesYearly(rule, rules.slice(i + 1)))
    this.#dated = rules.filter(rule => rule.dates.length && !this.#closings.includes(rule))
    this.#usual = rules.filter(rule => !this.#dated.includes(rule))
    const overrides = (rule: OsmRule) => rule.state === 'open' && rule.dates.every(({ from, to }) => from === to)
    this.#overriding = this.#dated.filter(overrides).map(rule => [rule])
  }

  parts(): OpeningHoursParts {
    const { years, holidays } = this.#options
    const yearless = this.#dated.find(rule => rule.dates.some(span => !span.years))
    if (yearless && !years) throw yearsMissing(placeOf(yearless), 'is for every year.')
    const dates = osmDatesOf(this.#dated, years)
    const needsDates = this.#hasHolidays && !(this.#isWeekSimple() && dates.every(date => this.#simpleOpening(date)))
    const hours = this.#hours()
    const known = needsDates ? this.#holidayDates(hours) : undefined
    const all = known ? [...dates, ...[...known].flatMap(date => [date, date + 1])] : dates
    return {
      hours,
      holidays: [
        ...holidays,
        ...(yearless || needsDates ? [{ covers: years! }] : []),
        ...this.#closings.flatMap(closedDays),
      ],
      exceptions: {
        ...(this.#always ? { [ALWAYS]: hoursOn(this.#always) } : {}),
        ...osmExceptions(all, date => this.#hoursOn(date, known)),
      },
    }
  }

  #hours(): OpeningHoursParts['hours'] {
    const [even, odd] = [MONDAY, MONDAY + 7].map(monday => {
      const week = WEEKDAYS.map((day, i) => [day, hoursOn(openOn(monday + i, this.#undated))] as const)
      return Object.fromEntries(week.filter(([, hours]) => hours.length))
    })
    return this.#alternates ? { odd, even } : even
  }

  #hoursOn(date: EpochDay, known: ReadonlySet<EpochDay> | undefined) {
    const { open, worksOnHolidays } = this.#openingOn(date, known)
    const usual = this.#always ?? openOn(date, known ? this.#undated : this.#usual)
    const isUsual = worksOnHolidays === Boolean(this.#always) && String(open) === String(usual)
    return { open, isUsual, worksOnHolidays }
  }

  #openingOn(date: EpochDay, known: ReadonlySet<EpochDay> | undefined): Opening {
    if (!known) return (this.#hasHolidays && this.#simpleOpening(date)) || this.#openingWithoutPh(date)
    const open = openOn(date, this.#rules, date => known.has(date))
    // A holiday without hours is closed by the calendar.
    if (known.has(date) && !open.length) return { open: openOn(date, this.#rules), worksOnHolidays: false }
    return { open, worksOnHolidays: known.has(date) }
  }

  /** Returns the opening in a text without PH. Hours of single dates override holidays, hours of ranges do not. */
  #openingWithoutPh(date: EpochDay): Opening {
    return {
      open: openOn(date, this.#rules),
      worksOnHolidays: this.#overriding.some(rule => openOn(date, rule).length > 0),
    }
  }

  /** Returns the opening of a date if public holidays have the same hours, or none; undefined if they differ. */
  #simpleOpening(date: EpochDay, rules = this.#rules): Opening | undefined {
    const [open, after] = [NO_HOLIDAY, (d: EpochDay) => d === date - 1].map(test => openOn(date, rules, test))
    const [on, between] = [(d: EpochDay) => d === date, (d: EpochDay) => d === date || d === date - 1].map(test =>
      openOn(date, rules, test),
    )
    if (String(open) !== String(after) || String(on) !== String(between)) return undefined
    if (String(open) !== String(on) && on.length) return undefined
    return { open, worksOnHolidays: on.length > 0 }
  }

  /** The dates of a week, or of an even week and an odd one. */
  #weekDates(): EpochDay[] {
    return Array.from({ length: this.#alternates ? 14 : 7 }, (_, i) => MONDAY + i)
  }

  #sameEveryDay(): Spans | undefined {
    if (!this.#hasHolidays) return undefined
    const week = this.#weekDates().map(date => this.#simpleOpening(date, this.#undated))
    const [first] = week
    const isSame = week.every(day => day?.worksOnHolidays && String(day.open) === String(first?.open))
    return isSame ? first?.open : undefined
  }

  /** Returns whether the week works without dates of public holidays: these are closed, or have the same hours. */
  #isWeekSimple(): boolean {
    const week = this.#weekDates().map(date => this.#simpleOpening(date, this.#undated))
    return Boolean(this.#always) || week.every(day => day && !day.worksOnHolidays)
  }

  #holidayDates(hours: OpeningHoursParts['hours']): ReadonlySet<EpochDay> {
    const { years, givenHolidays } = this.#options
    const rule = this.#rules.find(rule => rule.publicHolidays)!
    if (!givenHolidays) throw holidaysMissing(this.#rules, rule)
    if (!years) throw yearsMissing(placeOf(rule), 'is about public holidays.')
    return holidayDates(this.#options, hours, years)
  }
}

function placeOf({ text, at }: OsmRule): string {
  return `${JSON.stringify(text)} at character ${at + 1}`
}

function holidaysMissing(rules: readonly OsmRule[], first: OsmRule): SlaCalendarError {
  const late = rules.slice(rules.indexOf(first) + 1).find(rule => rule.state === 'open' && !rule.publicHolidays)
  if (first.state === 'off' && late && rules.every(rule => !rule.publicHolidays || rule.state === 'off'))
    return osmError(late, 'This rule replaces the PH off before it.', 'Put PH off after it.')
  return osmError(
    rules.find(rule => rule.publicHolidays && rule.state === 'open') ?? first,
    "These hours don't say which dates are public holidays.",
    'Give the options holidays and years.',
  )
}

/** Refuses hours without days after a rule with days: programs differ on whether they replace or add. */
function checkDays(rule: OsmRule, before: readonly OsmRule[]): void {
  const { state, joins } = rule
  const hasDays = namesDays(rule)
  const isClear = !before.some(namesDays)
  if (state === 'open' && joins !== 'fills' && !hasDays && !isClear)
    throw osmError(rule, 'After another rule, this one must name its days.', 'Write Mo-Su before it.')
}

function namesDays({ dates, weeks, weekdays, publicHolidays }: OsmRule): boolean {
  return dates.length > 0 || weekdays.length > 0 || Boolean(weeks ?? publicHolidays)
}

/** Returns whether a rule closes the same whole dates every year, and no later rule opens them. */
function closesYearly(rule: OsmRule, later: readonly OsmRule[]): boolean {
  const { state, joins, times, weeks, weekdays, nth, publicHolidays, dates } = rule
  const isWhole = state === 'off' && joins !== 'fills' && String(times) === String([0, MIDNIGHT])
  if (!isWhole || weeks || nth || weekdays.length || publicHolidays || !dates.length || dates.some(span => span.years))
    return false
  const closed = daysOfYear(rule)
  return later.every(
    other => other.state !== 'open' || (other.dates.length && !daysOfYear(other).some(day => closed.includes(day))),
  )
}

function closedDays(rule: OsmRule): HolidayRule[] {
  return daysOfYear(rule).map(day => ({ month: Math.floor(day / 100), day: day % 100 }))
}
