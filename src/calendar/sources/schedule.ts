import { DAY, dateText, type EpochDay, weekdayOf, yearOf } from '../../time/epoch-day.ts'
import { type Zone, zoneOf } from '../../time/zone.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { sortedKeys } from '../../validation/plain-data.ts'
import {
  type AppliedException,
  appliedDates,
  exceptionsFrom,
  OPEN_END,
  type ParsedException,
  parseExceptions,
} from '../exceptions.ts'
import { type Coverage, coverageOf, yearsNotCovered } from '../holidays/coverage.ts'
import { type HolidayClosure, HolidayDates } from '../holidays/holiday-dates.ts'
import { type ParsedHoliday, parseHolidayRule } from '../holidays/holiday-rule.ts'
import { hoursText, MIDNIGHT, type ParsedWeek, parseWeek, type Shifts, WEEKDAYS } from '../hours.ts'
import type { ExceptionSpec, HolidayOptions, SimpleCalendarSpec } from '../spec.ts'
import { clip, push, type Spans, subtract, unite } from '../timeline/spans.ts'
import type { CalendarSource, NamedReason } from './source.ts'

const MINUTE = 60_000

/**
 * One desk: a zone, weekly hours, holidays and exceptions. Its open time is
 * `((shifts − holidays) − replaced dates) + replacing hours` (§3.4), worked out date by date on the wall clock, in
 * minutes; each wall time then becomes its instant by §3.2, which keeps their order and so the algebra.
 */
export class Schedule implements CalendarSource {
  readonly zone: Zone
  readonly name: string | undefined
  /** The weekly hours. */
  readonly week: ParsedWeek
  readonly #hasHours: boolean
  readonly #hasNights: boolean
  readonly coverage: Coverage
  readonly #holidays: readonly ParsedHoliday[]
  readonly #years: HolidayDates
  readonly #exceptions: readonly ParsedException[]
  /** The dates of the exceptions. */
  readonly applied: readonly AppliedException[]
  readonly #closings = new Map<number, readonly HolidayClosure[]>()

  /** @throws {SlaCalendarError} for every fault of the description, with its path */
  constructor(given: InputValue) {
    given.onlyKeys(['name', 'timeZone', 'hours', 'holidays', 'exceptions'])
    const zone = given.required('timeZone', 'Give an IANA name such as Europe/Rome.')
    this.zone = zoneOf(zone.value, zone.path)
    this.name = given.optional('name')?.text()
    this.week = parseWeek(given.required('hours', "Give weekly hours such as { 'mon-fri': '09:00-17:00' }."))
    this.#hasHours = hasHours(this.week)
    this.#hasNights = this.week.some(shifts => endOf(shifts) > MIDNIGHT)
    const holidays = given.optional('holidays')?.list() ?? []
    this.#holidays = holidays.map(parseHolidayRule)
    this.coverage = coverageOf(
      this.#holidays.map(({ rule }) => rule),
      this.zone,
    )
    const exceptions = given.optional('exceptions')
    this.#exceptions = exceptions ? parseExceptions(exceptions) : []
    this.applied = appliedDates(this.#exceptions)
    const weeks = this.#exceptions.flatMap(({ week }) => (week ? [week] : []))
    this.#years = new HolidayDates(this.#holidays, {
      exists: date => this.exists(date),
      hasHours: date => this.#hasHoursOn(date),
    })
    if (![this.week, ...weeks].some(hasHours)) holidays.forEach(refuseEndlessMove)
  }

  spans(from: number, to: number): Spans {
    const first = Math.floor(from / DAY) - 1
    const last = Math.floor(to / DAY) + 1
    const exceptions = exceptionsFrom(first - 1, last, this.applied)
    const spans: number[] = []
    // A calendar that opens by exception only has whole years without anything to look at.
    if (!this.#hasHours && !exceptions.length) return spans
    const closings = this.holidaysBetween(first, last)
    let next = 0
    for (let date = first; date <= last; date++) {
      const i = date - first
      const begun = next
      let isClosed = false
      for (; closings[next]?.date === date; next++) isClosed ||= !closings[next].closed
      if (isClosed && !exceptions[i + 1] && !exceptions[i]) continue
      const own = next > begun ? closings.slice(begun, next) : undefined
      const open = this.#openOn(date, exceptions[i + 1], exceptions[i], own)
      for (let j = 0; j < open.length; j += 2)
        push(spans, this.#instant(date, open[j]), this.#instant(date, open[j + 1]))
    }
    return clip(spans, from, to)
  }

  holidays(year: number): readonly HolidayClosure[] {
    const { firstYear, lastYear } = this.coverage
    if (year < firstYear || year > lastYear) throw yearsNotCovered(this.coverage, ['year'])
    return this.#closingsIn(year)
  }

  /** As above, but also for uncovered years; partial data is enough at window edges. */
  #closingsIn(year: number): readonly HolidayClosure[] {
    const known = this.#closings.get(year)
    if (known) return known
    const closings = this.#years.datesIn(year)
    this.#closings.set(year, closings)
    return closings
  }

  /** Whether the weekly hours in force on a date have hours. */
  #hasHoursOn(date: EpochDay): boolean {
    const [exception] = exceptionsFrom(date, date, this.applied)
    return this.#shifts(date, exception).length > 0 && this.exists(date)
  }

  dayReason(date: EpochDay, isOpen: boolean): NamedReason {
    const [yesterday, today] = exceptionsFrom(date - 1, date, this.applied)
    const [closing] = this.holidaysBetween(date, date)
    if (today?.day) return reasonOf(today)
    if (closing) return { reason: 'holiday', name: closing.name }
    if (!isOpen) return { reason: 'outside-hours' }
    if (today) return reasonOf(today)
    // A date without hours of its own may be open by those of the exception before it.
    const isLent = yesterday && endOf(yesterday.day ?? this.#shifts(date - 1, yesterday)) > MIDNIGHT
    return isLent && !this.#shifts(date, today).length ? reasonOf(yesterday) : { reason: 'hours' }
  }

  toJSON(): SimpleCalendarSpec {
    const holidays = this.#holidays.map(({ rule }) => sortedKeys(rule))
    const exceptions = this.#exceptions.map(exception => [datesText(exception), exceptionJson(exception)])
    return {
      ...(this.name === undefined ? {} : { name: this.name }),
      timeZone: this.zone.id,
      hours: weekJson(this.week),
      ...(holidays.length ? { holidays } : {}),
      ...(exceptions.length ? { exceptions: Object.fromEntries(exceptions) } : {}),
    }
  }

  /** The open wall times of a date, in minutes: its own hours and what the night before brings. */
  #openOn(
    date: EpochDay,
    today?: ParsedException,
    yesterday?: ParsedException,
    closings?: readonly HolidayClosure[],
  ): Spans {
    // Most dates of most desks are as simple as this.
    if (!today && !yesterday && !closings && !this.#hasNights) return this.week[weekdayOf(date)]
    const replacing = unite(this.#tail(date - 1, yesterday?.day), onItsDate(today?.day))
    if (today?.day) return replacing
    const shifts = unite(this.#tail(date - 1, this.#shifts(date - 1, yesterday)), onItsDate(this.#shifts(date, today)))
    const closed = (closings ?? []).reduce<Spans>((sum, { closed }) => unite(sum, closed ?? [0, MIDNIGHT]), [])
    return unite(subtract(shifts, closed), replacing)
  }

  #shifts(date: EpochDay, exception: ParsedException | undefined): Shifts {
    return (exception?.week ?? this.week)[weekdayOf(date)]
  }

  /** What hours that start on a date leave for the next one; a date that the zone skips has no hours. */
  #tail(date: EpochDay, hours: Shifts = []): Spans {
    const end = endOf(hours) - MIDNIGHT
    return end > 0 && this.exists(date) ? [0, end] : []
  }

  /** Whether the zone does not skip a date. */
  exists(date: EpochDay): boolean {
    return this.zone.startOf(date) < this.zone.startOf(date + 1)
  }

  /** The closings of the dates from one to another, in date order. */
  holidaysBetween(first: EpochDay, last: EpochDay): HolidayClosure[] {
    const found: HolidayClosure[] = []
    for (let year = yearOf(first); year <= yearOf(last); year++)
      for (const closing of this.#closingsIn(year))
        if (closing.date >= first && closing.date <= last) found.push(closing)
    return found
  }

  #instant(date: EpochDay, minutes: number): number {
    return this.zone.instantOf(date * DAY + minutes * MINUTE)
  }
}

function hasHours(week: ParsedWeek): boolean {
  return week.some(shifts => shifts.length)
}

/** A holiday cannot move to a working day in a calendar that never has weekly hours. */
function refuseEndlessMove(given: InputValue): void {
  const { observed, substitute } = given.value as HolidayOptions
  if (!JSON.stringify([observed, substitute]).includes('working-day')) return
  throw given.error(
    'holiday-invalid',
    'No weekday has hours, so the holiday cannot move to a working day.',
    'Name a weekday to move to.',
  )
}

function reasonOf({ name, key }: ParsedException): NamedReason {
  return { reason: 'exception', name: name ?? key }
}

/** The last closing, in minutes; 0 where there is none. */
function endOf(hours: Shifts): number {
  return hours.length ? hours[hours.length - 1] : 0
}

function onItsDate(hours: Shifts = []): Spans {
  return endOf(hours) <= MIDNIGHT ? hours : hours.map(minutes => Math.min(minutes, MIDNIGHT))
}

function weekJson(week: ParsedWeek): Record<string, string[]> {
  return Object.fromEntries(
    WEEKDAYS.map((day, i) => [day, hoursText(week[i])] as const).filter(([, hours]) => hours.length),
  )
}

function datesText({ from, until }: ParsedException): string {
  return dateText(from) + (from === until ? '' : until === OPEN_END ? '/..' : `/${dateText(until)}`)
}

function exceptionJson({ name, day, week }: ParsedException): ExceptionSpec {
  const hours = week ? weekJson(week) : day?.length ? hoursText(day) : 'closed'
  return name === undefined ? hours : { name, hours }
}
