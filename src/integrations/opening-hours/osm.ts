import { WEEKDAYS } from '../../calendar/hours.ts'
import type { Spans } from '../../calendar/timeline/spans.ts'
import type { SlaCalendarError } from '../../errors.ts'
import { type EpochDay, epochDay } from '../../time/epoch-day.ts'
import { InputValue } from '../../validation/input-value.ts'
import { type CheckedOptions, holidayDates, type OpeningHoursOptions, readOptions, yearsMissing } from './options.ts'
import { NO_HOLIDAY, openOn, osmDatesOf } from './osm-dates.ts'
import { type DatedHours, osmExceptions } from './osm-exceptions.ts'
import { type OsmRule, osmError } from './osm-rule.ts'
import { parseOsmRules } from './parse-osm-rules.ts'
import { hoursOn, type KeyedExceptions, layered, type OpeningHoursParts } from './parts.ts'
import { yearlyOsmExceptions } from './yearly-osm-exceptions.ts'

/** The options of {@link fromOsmOpeningHours}. */
export type OsmOpeningHoursOptions = OpeningHoursOptions

/**
 * Returns the parts of a calendar in an OpenStreetMap `opening_hours` value, such as
 * `Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00; PH off; Dec 25-26 off`. Later rules replace earlier ones on their
 * dates. Rules after a comma add to them, and rules after `||` fill the time that is not open.
 *
 * Dates without a year become yearly exceptions: `Jul-Aug Mo-Fr 08:00-14:00` has the key `07-01/08-31`. If a rule for one
 * year crosses a yearly one, the exceptions are a list.
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
 * const parts = fromOsmOpeningHours('Mo-Fr 09:00-18:00; PH off; Dec 24 off; 2026 Aug 10-21 off')
 * parts.exceptions // => { '12-24': 'closed', '2026-08-10/2026-08-21': 'closed' }
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

/** Rules, with those whose hours override holidays in a text without PH, one per list. */
type RuleSet = { readonly rules: readonly OsmRule[]; readonly overriding: readonly (readonly OsmRule[])[] }

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
  readonly #dated: readonly OsmRule[]
  readonly #all: RuleSet
  /** The rules without the dates of single years. */
  readonly #yearly: RuleSet

  constructor(rules: readonly OsmRule[], options: CheckedOptions) {
    this.#rules = rules
    this.#options = options
    this.#undated = rules.filter(rule => !rule.dates.length)
    this.#dated = rules.filter(rule => rule.dates.length)
    this.#alternates = this.#undated.some(({ weeks }) => weeks)
    this.#hasHolidays = rules.some(rule => rule.publicHolidays)
    this.#always = this.#sameEveryDay()
    this.#all = ruleSet(rules)
    this.#yearly = ruleSet(rules.flatMap(withoutYears))
  }

  parts(): OpeningHoursParts {
    const { holidays } = this.#options
    const hours = this.#hours()
    const always = this.#always ? { [ALWAYS]: hoursOn(this.#always) } : {}
    const dates = osmDatesOf(this.#dated, undefined)
    const isSimple =
      !this.#hasHolidays || (this.#isWeekSimple() && dates.every(date => this.#simpleOpening(date, this.#rules)))
    const yearly = isSimple ? this.#yearlyExceptions() : undefined
    if (!yearly) return this.#partsOfYears(hours, always)
    const dated = osmExceptions(dates, date => this.#hoursOn(date, this.#all, this.#opening(date, this.#yearly)))
    return { hours, holidays, exceptions: layered({ ...always, ...yearly }, dated) }
  }

  /** Returns the parts with all dates worked out, for hours that differ from year to year or depend on holidays. */
  #partsOfYears(hours: OpeningHoursParts['hours'], always: KeyedExceptions): OpeningHoursParts {
    const { years, holidays } = this.#options
    const dates = osmDatesOf(this.#dated, years)
    const isSimple = this.#isWeekSimple() && dates.every(date => this.#simpleOpening(date, this.#rules))
    const known = this.#hasHolidays && !isSimple ? this.#holidayDates(hours) : undefined
    if (!years) throw this.#yearsMissing()
    const all = known ? [...dates, ...[...known].flatMap(date => [date, date + 1])] : dates
    const exceptions = osmExceptions(all, date =>
      known ? this.#hoursAmong(date, known) : this.#hoursOn(date, this.#all, this.#usual(date)),
    )
    return { hours, holidays: [...holidays, { covers: years }], exceptions: { ...always, ...exceptions } }
  }

  /** Returns the exceptions of every year; undefined if they differ from year to year, or depend on holidays. */
  #yearlyExceptions(): KeyedExceptions | undefined {
    if (this.#dated.some(differsByYear)) return undefined
    const spans = this.#yearly.rules.flatMap(({ dates }) => dates)
    const simple = (date: EpochDay) => !this.#hasHolidays || this.#simpleOpening(date, this.#yearly.rules)
    return yearlyOsmExceptions(spans, this.#alternates, date =>
      simple(date) ? this.#hoursOn(date, this.#yearly, this.#usual(date)) : undefined,
    )
  }

  #yearsMissing(): SlaCalendarError {
    const differing = this.#dated.find(differsByYear)
    if (differing) return yearsMissing(placeOf(differing), 'has other dates every year.')
    const rule = this.#dated.find(rule => withoutYears(rule).length && rule.state === 'open')!
    return yearsMissing(placeOf(rule), 'is for every year and depends on holidays.')
  }

  #hours(): OpeningHoursParts['hours'] {
    const [even, odd] = [MONDAY, MONDAY + 7].map(monday => {
      const week = WEEKDAYS.map((day, i) => [day, hoursOn(openOn(monday + i, this.#undated))] as const)
      return Object.fromEntries(week.filter(([, hours]) => hours.length))
    })
    return this.#alternates ? { odd, even } : even
  }

  /** Returns the usual opening of a date, without dates. */
  #usual(date: EpochDay): Opening {
    return { open: this.#always ?? openOn(date, this.#undated), worksOnHolidays: Boolean(this.#always) }
  }

  #hoursOn(date: EpochDay, rules: RuleSet, usual: Opening): DatedHours {
    return compared(this.#opening(date, rules), usual)
  }

  /** Returns the hours of a date if the public holidays are known. */
  #hoursAmong(date: EpochDay, known: ReadonlySet<EpochDay>): DatedHours {
    const open = openOn(date, this.#rules, date => known.has(date))
    // A holiday without hours is closed by the calendar.
    const isClosed = known.has(date) && !open.length
    const opening = isClosed
      ? { open: openOn(date, this.#rules), worksOnHolidays: false }
      : { open, worksOnHolidays: known.has(date) }
    return compared(opening, this.#usual(date))
  }

  /** Returns the opening of a date. Without PH, hours of single dates override holidays, hours of ranges do not. */
  #opening(date: EpochDay, { rules, overriding }: RuleSet): Opening {
    const simple = this.#hasHolidays ? this.#simpleOpening(date, rules) : undefined
    const worksOnHolidays = overriding.some(rule => openOn(date, rule).length > 0)
    return simple ?? { open: openOn(date, rules), worksOnHolidays }
  }

  /** Returns the opening of a date if public holidays have the same hours, or none; undefined if they differ. */
  #simpleOpening(date: EpochDay, rules: readonly OsmRule[]): Opening | undefined {
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

/** Whether the days of a rule without a year differ from year to year. */
function differsByYear({ dates, weeks, nth }: OsmRule): boolean {
  return Boolean(weeks ?? nth) && dates.some(({ years }) => !years)
}

/** Returns the rule without the dates of single years; nothing if no date is left. */
function withoutYears(rule: OsmRule): OsmRule[] {
  const dates = rule.dates.filter(({ years }) => !years)
  return dates.length || !rule.dates.length ? [{ ...rule, dates }] : []
}

function ruleSet(rules: readonly OsmRule[]): RuleSet {
  const overrides = ({ state, dates }: OsmRule) =>
    state === 'open' && dates.length > 0 && dates.every(({ from, to }) => from === to)
  return { rules, overriding: rules.filter(overrides).map(rule => [rule]) }
}

function compared(opening: Opening, usual: Opening): DatedHours {
  const isUsual = opening.worksOnHolidays === usual.worksOnHolidays && String(opening.open) === String(usual.open)
  return { ...opening, isUsual }
}
