import { DAY, type EpochDay, epochDay, yearOf } from '../../time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import { type Period, type Zone, zoneOf } from '../../time/zone.ts'
import { InputValue } from '../../validation/input-value.ts'
import { sortedKeys } from '../../validation/plain-data.ts'
import { sharedReading } from '../../validation/shared-reading.ts'
import { ExceptionDates } from '../exceptions/exception-dates.ts'
import { countsWorkingDays } from '../exceptions/listed-exceptions.ts'
import { exceptionsJson, parseExceptions } from '../exceptions/parse-exceptions.ts'
import type { ParsedException } from '../exceptions/parsed-exception.ts'
import { type Coverage, coverageOf, yearsNotCovered } from '../holidays/coverage.ts'
import type { WorkingDates } from '../holidays/date-rule.ts'
import { HolidayDates, type MoveDates } from '../holidays/holiday-dates.ts'
import { type HolidayClosure, type ParsedHoliday, parseHolidayRule } from '../holidays/holiday-rule.ts'
import { dayText, MIDNIGHT, type Shifts } from '../hours.ts'
import type { HolidayOptions, HolidayRule, SimpleCalendarSpec } from '../spec.ts'
import { openDates } from '../timeline/open-dates.ts'
import { clip, push, type Spans } from '../timeline/spans.ts'
import { type HoursCycle, parseWeeklyHours } from '../weekly-hours.ts'
import { joinSegments } from './join-segments.ts'
import { type Layer, openTime, type VisiblePart, visibleParts } from './layers.ts'
import type { CalendarSegment, CalendarSource, NamedReason, Reason } from './source.ts'
import { weekOutline } from './week-outline.ts'

const MINUTE = 60_000
const WHOLE_DAY: Spans = [0, MIDNIGHT]
const readHours = /* @__PURE__ */ sharedReading(parseWeeklyHours)
const readHoliday = /* @__PURE__ */ sharedReading(parseHolidayRule)
const OUTSIDE_HOURS: Layer = { isOpen: false, reason: 'outside-hours', spans: WHOLE_DAY }

type Closings = readonly HolidayClosure[]

/** What decides about a local date: its exception, that of the date before, and its holidays, if it has any. */
type DateFacts = [
  date: EpochDay,
  today: ParsedException | undefined,
  yesterday: ParsedException | undefined,
  closings: Closings | undefined,
]

/**
 * A schedule of one place: a zone, weekly hours, holidays and exceptions.
 *
 * Its open time is computed date by date in local minutes (§4). Each local time then becomes its instant by §2. This
 * keeps the order of times, and so the algebra.
 */
export class Schedule implements CalendarSource, MoveDates {
  readonly zone: Zone
  readonly name: string | undefined
  readonly operands = []
  readonly size = 1
  readonly coverage: Coverage
  readonly #hours: HoursCycle
  readonly #holidays: readonly ParsedHoliday[]
  readonly #years: HolidayDates
  readonly #exceptions: readonly ParsedException[]
  readonly #exceptionDates: ExceptionDates
  readonly #closings: { [year: number]: readonly HolidayClosure[] } = {}

  /** @throws {SlaCalendarError} for every error in the spec, with its path */
  constructor(given: InputValue) {
    given.onlyKeys(['name', 'timeZone', 'hours', 'holidays', 'exceptions'])
    const zone = given.required('timeZone', 'Give an IANA name such as Europe/Rome.', zone =>
      zoneOf(zone.value, zone.path),
    )
    this.name = given.optional('name', name => name.text())
    const hours = given.required('hours', "Give weekly hours such as { 'mon-fri': '09:00-17:00' }.", readHours)
    const holidays = given.optional('holidays', rules => rules.each(readHoliday)) ?? []
    const exceptions = exceptionsOf(given)
    const opensNever = hours?.hasHours === false && !exceptions.some(({ week }) => week?.hasHours)
    // Hours with an error are absent, so they do not count as none.
    if (opensNever && !given.at('hours').isRefused && !given.at('exceptions').isRefused)
      given.optional('holidays', rules => rules.each(refuseEndlessMove))
    if (!zone || !hours || given.isRefused) given.stop()
    this.zone = zone
    this.#hours = hours
    this.#holidays = holidays
    this.coverage = coverageOf(holidays, zone)
    this.#exceptions = exceptions
    this.#exceptionDates = new ExceptionDates(exceptions)
    this.#years = new HolidayDates(holidays, this)
  }

  outline(zone: Zone, period?: Period): Spans {
    const others = this.#exceptions.map(({ week, day = [] }) => week ?? { form: 'days' as const, days: [day] })
    return weekOutline([this.#hours, ...others], zone.aheadOf(this.zone, period))
  }

  spans(from: number, to: number): Spans {
    const first = Math.floor(from / DAY) - 1
    const last = Math.floor(to / DAY) + 1
    const spans: number[] = []
    // A calendar that opens by exception only has whole years without open time.
    if (!this.#hours.hasHours && !this.#exceptionDates.between(first - 1, last).length) return spans
    this.#eachDate(
      first,
      last,
      (date, today, yesterday, closings) => this.#addDate(spans, date, today, yesterday, closings),
      // Odd and even weeks do not always alternate.
      this.#hours.form === 'odd-even' ? undefined : (date, until) => this.#addCycles(spans, date, until),
    )
    return clip(spans, from, to)
  }

  #addDate(
    spans: number[],
    date: EpochDay,
    today?: ParsedException,
    yesterday?: ParsedException,
    closings?: Closings,
  ): void {
    const open = this.#openOn(date, today, yesterday, closings)
    for (let i = 0; i < open.length; i += 2) push(spans, this.#instant(date, open[i]), this.#instant(date, open[i + 1]))
  }

  /** Adds whole cycles of dates that have only their weekly hours. Returns the number of dates; 0 for less than two cycles. */
  #addCycles(spans: number[], date: EpochDay, until: EpochDay): number {
    const { length } = this.#hours.days
    const cycles = Math.floor((Math.min(until, this.zone.steadyUntil(date)) - date) / length)
    if (!(cycles > 1)) return 0
    const cycle: number[] = []
    for (let i = 0; i < length; i++) this.#addDate(cycle, date + i)
    for (let n = 0; n < cycles; n++) {
      const shift = n * length * DAY
      for (let i = 0; i < cycle.length; i += 2) push(spans, cycle[i] + shift, cycle[i + 1] + shift)
    }
    return cycles * length
  }

  segments(from: number, to: number): CalendarSegment[] {
    const segments: CalendarSegment[] = []
    const first = this.zone.dateOf(Math.max(from, RANGE_START))
    const last = this.zone.dateOf(Math.min(to, RANGE_END) - 1)
    this.#eachDate(first, last, (date, today, yesterday, closings) => {
      for (const { start, end, layer } of this.#partsOn(date, today, yesterday, closings)) {
        const opening = Math.max(this.#instant(date, start), from)
        const closing = Math.min(this.#instant(date, end), to)
        const { isOpen, reason, cause } = layer
        if (opening < closing) segments.push({ start: opening, end: closing, isOpen, reason, name: cause?.name })
      }
    })
    return joinSegments(segments)
  }

  holidays(year: number): readonly HolidayClosure[] {
    const { firstYear, lastYear } = this.coverage
    if (year < firstYear || year > lastYear) throw yearsNotCovered(this.coverage, ['year'])
    return this.#closingsIn(year)
  }

  dayReason(date: EpochDay, isOpen: boolean): NamedReason {
    let reason: NamedReason = { reason: 'hours' }
    this.#eachDate(date, date, (_, today, yesterday, closings) => {
      const layers = this.#layersOn(date, today, yesterday, closings)
      const closing = layers.filter(layer => !layer.isOpen).pop()!
      // Hours that begin on the date come before those that the night before leaves to it.
      const opening = this.#shifts(date, today).length ? layers[1] : layers[layers.length - 1]
      if (!isOpen || closing !== OUTSIDE_HOURS) reason = reasonOf(closing)
      else if (opening.isOpen) reason = reasonOf(opening)
    })
    return reason
  }

  toJSON(): SimpleCalendarSpec {
    const holidays = this.#holidays.map(holidayJson)
    return {
      ...(this.name === undefined ? {} : { name: this.name }),
      timeZone: this.zone.id,
      hours: this.#hours.toJSON(),
      ...(holidays.length ? { holidays } : {}),
      ...(this.#exceptions.length ? { exceptions: exceptionsJson(this.#exceptions) } : {}),
    }
  }

  /**
   * Visits the dates from one to another, both included, with what decides about them.
   *
   * @param skip takes dates before `until` that have only their weekly hours, and returns how many
   */
  #eachDate(
    first: EpochDay,
    last: EpochDay,
    visit: (...facts: DateFacts) => void,
    skip?: (date: EpochDay, until: EpochDay) => number,
  ): void {
    const exceptions = this.#exceptionDates.between(first - 1, last)
    const closings = this.#closingsBetween(first, last)
    let next = 0
    /** The next date on which something else decides, once it is known. */
    let until = first
    for (let date = first; date <= last; ) {
      const begin = next
      while (closings[next]?.date === date) next++
      const own = next > begin ? closings.slice(begin, next) : undefined
      const today = exceptions[date - first + 1]
      const yesterday = exceptions[date - first]
      let skipped = 0
      if (skip && !own && !today && !yesterday) {
        if (until <= date) {
          until = Math.min(closings[next]?.date ?? Infinity, last + 1)
          if (exceptions.length)
            for (let other = date; other < until; other++) if (exceptions[other - first + 1]) until = other
        }
        skipped = skip(date, until)
      }
      if (!skipped) visit(date, today, yesterday, own)
      date += skipped || 1
    }
  }

  /** Returns the open time of a date, in minutes after midnight. */
  #openOn(date: EpochDay, today?: ParsedException, yesterday?: ParsedException, closings?: Closings): Spans {
    const place = this.#regularPlace(date, today, yesterday, closings)
    if (place < 0) return openTime(this.#layersOn(date, today, yesterday, closings))
    const { regular } = this.#hours
    regular[place] ??= openTime(this.#layersOn(date))
    return regular[place]
  }

  /** Returns the parts of a date with their reasons. */
  #partsOn(date: EpochDay, today?: ParsedException, yesterday?: ParsedException, closings?: Closings): VisiblePart[] {
    const place = this.#regularPlace(date, today, yesterday, closings)
    if (place < 0) return visibleParts(this.#layersOn(date, today, yesterday, closings))
    const { regularParts } = this.#hours
    regularParts[place] ??= visibleParts(this.#layersOn(date))
    return regularParts[place]
  }

  /** Most dates are the same each week, or each time a rotation comes round. Returns their place in it; −1 for others. */
  #regularPlace(date: EpochDay, today: unknown, yesterday: unknown, closings: unknown): number {
    return today || yesterday || closings || this.zone.steadyUntil(date) <= date ? -1 : this.#hours.placeOf(date)
  }

  /** Returns the layers of a date, in the order of §4: the shifts that begin on the date come first. */
  #layersOn(date: EpochDay, today?: ParsedException, yesterday?: ParsedException, closings: Closings = []): Layer[] {
    const layers: Layer[] = [OUTSIDE_HOURS]
    if (today?.day) {
      // Replaces the date: shifts and holidays below would not show.
      close(layers, today, 'exception')
      open(layers, onItsDate(today.day), today)
    } else {
      open(layers, onItsDate(this.#shifts(date, today)), today)
      open(layers, this.#tail(date - 1, this.#shifts(date - 1, yesterday)), yesterday?.week && yesterday)
      // The first of several holidays gives the name, so its layer comes last.
      for (let i = closings.length; i--; ) close(layers, closings[i], 'holiday', closings[i].closed)
    }
    if (yesterday?.day) open(layers, this.#tail(date - 1, yesterday.day), yesterday)
    return layers
  }

  /** Returns the shifts of the weekly hours in force on a date. */
  #shifts(date: EpochDay, exception?: ParsedException): Shifts {
    return (exception?.week ?? this.#hours).shiftsOn(date)
  }

  /** Whether a date exists, and the weekly hours in force on it have hours. */
  hasHours(date: EpochDay): boolean {
    const [exception] = this.#exceptionDates.between(date, date)
    return this.#shifts(date, exception).length > 0 && this.zone.exists(date)
  }

  /** Returns what hours that start on a date leave to the next one; a date that the zone skips has no hours. */
  #tail(date: EpochDay, hours: Shifts): Spans {
    const end = endOf(hours) - MIDNIGHT
    return end > 0 && this.zone.exists(date) ? [0, end] : []
  }

  /** Returns the closings from a date to the end of another's year, in date order, whatever years are covered. */
  #closingsBetween(first: EpochDay, last: EpochDay): HolidayClosure[] {
    const closings: HolidayClosure[] = []
    for (let year = yearOf(first); year <= yearOf(last); year++)
      for (const closing of this.#closingsIn(year)) if (closing.date >= first) closings.push(closing)
    return closings
  }

  #closingsIn(year: number): readonly HolidayClosure[] {
    this.#closings[year] ??= this.#years.datesIn(year)
    return this.#closings[year]
  }

  #instant(date: EpochDay, minutes: number): number {
    return this.zone.instantOf(date * DAY + minutes * MINUTE)
  }
}

function reasonOf({ reason, cause }: Layer): NamedReason {
  return cause ? { reason, name: cause.name } : { reason }
}

/** Adds a layer of hours: those of an exception, or regular ones. */
function open(layers: Layer[], spans: Spans, cause: ParsedException | undefined): void {
  if (spans.length) layers.push({ isOpen: true, reason: cause ? 'exception' : 'hours', cause, spans })
}

/** Adds a layer that a holiday or an exception closes. */
function close(layers: Layer[], cause: Layer['cause'], reason: Reason, spans = WHOLE_DAY): void {
  layers.push({ isOpen: false, reason, cause, spans })
}

/** A holiday cannot move to a working day in a calendar that never has weekly hours. */
function refuseEndlessMove(given: InputValue): void {
  if (given.isRefused) return
  const { observed, substitute } = given.value as HolidayOptions
  if (!JSON.stringify([observed, substitute]).includes('working-day')) return
  throw given.error(
    'holiday-invalid',
    'No weekday has hours, so the holiday cannot move to a working day.',
    'Name a weekday to move to.',
  )
}

/** The last closing, in minutes; 0 if there is none. */
function endOf(hours: Shifts): number {
  return hours.length ? hours[hours.length - 1] : 0
}

/** The part of hours before midnight. */
function onItsDate(hours: Shifts): Spans {
  return hours.map(minutes => Math.min(minutes, MIDNIGHT))
}

/** Returns the rule with the closed parts of the day in order. */
function holidayJson({ rule, closed }: ParsedHoliday): HolidayRule {
  return sortedKeys(closed ? { ...(rule as object), closed: dayText(closed) } : rule) as HolidayRule
}

function exceptionsOf(given: InputValue): readonly ParsedException[] {
  let plain: Schedule | undefined
  /** The dates with open time by the start of their month (§8): each entry asks for the same ones. */
  const months: { [start: number]: readonly EpochDay[] } = {}
  const workingDates: WorkingDates = (year, month) => {
    plain ??= new Schedule(withoutWorkingDays(given))
    const { zone } = plain
    const first = zone.startOf(epochDay(year, month, 1))
    months[first] ??= openDates(plain.spans(first, zone.startOf(epochDay(year, month + 1, 1))), zone)
    return months[first]
  }
  return given.optional('exceptions', exceptions => parseExceptions(exceptions, workingDates)) ?? []
}

/** Returns the spec of the same schedule without the exceptions that count working days. */
function withoutWorkingDays({ value, path }: InputValue): InputValue {
  const spec = value as SimpleCalendarSpec
  const exceptions = (spec.exceptions as unknown[]).filter(entry => !countsWorkingDays(entry))
  return new InputValue({ ...spec, exceptions }, path)
}
