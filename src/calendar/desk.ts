import type { ErrorPath } from '../errors.ts'
import { SlaCalendarError } from '../errors.ts'
import { checkList, checkObject, checkText, missingKey } from '../input/check.ts'
import { DAY, dateText, type EpochDay, weekdayOf, yearOf } from '../time/civil-date.ts'
import { type Zone, zoneOf } from '../time/zone.ts'
import { type Exception, flattened, OPEN_END, parseExceptions } from './exceptions.ts'
import { type Holiday, parseHoliday } from './holiday-rule.ts'
import { type Closing, closingsIn } from './holidays.ts'
import { hoursText, MIDNIGHT, parseWeek, type Shifts, WEEKDAYS, type Week } from './hours.ts'
import type { CalendarSource, NamedReason } from './source.ts'
import { clip, push, type Spans, subtract, union } from './spans.ts'
import type { ExceptionHours, ExceptionSpec, SimpleCalendarSpec } from './spec.ts'

const MINUTE = 60_000

/**
 * One desk: a zone, weekly hours, holidays and exceptions. Its open time is
 * `((shifts − holidays) − replaced dates) + replacing hours` (§3.4), worked out date by date on the wall clock, in
 * minutes; each wall time then becomes its instant by §3.2, which keeps their order and so the algebra.
 */
export class Desk implements CalendarSource {
  readonly zone: Zone
  readonly name: string | undefined
  readonly #week: Week
  readonly #holidays: readonly Holiday[]
  readonly #exceptions: readonly Exception[]
  readonly #stretches: readonly Exception[]
  readonly #closings = new Map<number, Map<EpochDay, Closing[]>>()

  /** @throws {SlaCalendarError} for every fault of the description, with its path */
  constructor(given: unknown, path: ErrorPath) {
    const spec = checkObject(given, path, ['name', 'timeZone', 'hours', 'holidays', 'exceptions'])
    if (!('timeZone' in spec)) throw missingKey('timeZone', path, 'Give an IANA name such as Europe/Rome.')
    if (!('hours' in spec)) throw missingKey('hours', path, "Give weekly hours such as { 'mon-fri': '09:00-17:00' }.")
    this.zone = zoneOf(spec.timeZone, [...path, 'timeZone'])
    this.name = spec.name === undefined ? undefined : checkText(spec.name, [...path, 'name'])
    this.#week = parseWeek(spec.hours, [...path, 'hours'])
    const holidays = checkList(spec.holidays ?? [], [...path, 'holidays'])
    this.#holidays = holidays.map((rule, i) => parseHoliday(rule, [...path, 'holidays', i]))
    this.#refuseEndlessMoves(path)
    this.#exceptions = parseExceptions(spec.exceptions ?? {}, [...path, 'exceptions'])
    this.#stretches = flattened(this.#exceptions)
  }

  spans(from: number, to: number): Spans {
    const spans: number[] = []
    const first = Math.floor(from / DAY) - 1
    const last = Math.floor(to / DAY) + 1
    if (!this.#canOpen(first, last)) return spans
    for (let date = first; date <= last; date++) {
      const open = this.#openOn(date)
      for (let i = 0; i < open.length; i += 2)
        push(spans, this.#instant(date, open[i]), this.#instant(date, open[i + 1]))
    }
    return clip(spans, from, to)
  }

  holidays(year: number): Closing[] {
    return [...this.#closingsOf(year).values()].flat()
  }

  reasonOn(date: EpochDay): NamedReason {
    const exception = this.#exceptionOn(date)
    const named = exception && { reason: 'exception' as const, name: exception.name ?? exception.key }
    if (exception?.day) return named!
    const [holiday] = this.#closingsOn(date)
    if (holiday) return { reason: 'holiday', name: holiday.name }
    if (this.#openOn(date).length === 0) return { reason: 'outside-hours' }
    return named ?? { reason: 'hours' }
  }

  toJSON(): SimpleCalendarSpec {
    const exceptions = this.#exceptions.map(exception => [datesText(exception), exceptionJson(exception)])
    return {
      ...(this.name === undefined ? {} : { name: this.name }),
      timeZone: this.zone.id,
      hours: weekJson(this.#week),
      ...(this.#holidays.length ? { holidays: this.#holidays.map(({ rule }) => rule) } : {}),
      ...(exceptions.length ? { exceptions: Object.fromEntries(exceptions) } : {}),
    }
  }

  /** Whether any date from one to another could have hours; a calendar that opens by exception only is rarely walked. */
  #canOpen(first: EpochDay, last: EpochDay): boolean {
    if (this.#week.some(shifts => shifts.length)) return true
    return this.#stretches.some(
      ({ from, until, day, week }) => from <= last && until >= first - 1 && (week ?? day)?.length,
    )
  }

  /** The open wall times of a date, in minutes: its own hours and what the night before brings. */
  #openOn(date: EpochDay): Spans {
    const today = this.#exceptionOn(date)
    const yesterday = this.#exceptionOn(date - 1)
    const tail = this.#tail(date - 1, yesterday?.day ?? [])
    if (today?.day) return union(onItsDate(today.day), tail)
    const shifts = union(onItsDate(this.#shifts(date, today)), this.#tail(date - 1, this.#shifts(date - 1, yesterday)))
    return union(shifts.length ? subtract(shifts, this.#closedOn(date)) : shifts, tail)
  }

  #shifts(date: EpochDay, exception: Exception | undefined): Shifts {
    return (exception?.week ?? this.#week)[weekdayOf(date)]
  }

  /** What shifts that start on a date leave for the next one; a date that the zone skips has no shifts. */
  #tail(date: EpochDay, shifts: Shifts): Spans {
    const end = shifts[shifts.length - 1] - MIDNIGHT
    return end > 0 && this.zone.startOf(date) < this.zone.startOf(date + 1) ? [0, end] : []
  }

  #closedOn(date: EpochDay): Spans {
    return this.#closingsOn(date).reduce<Spans>((sum, { closed }) => union(sum, closed ?? [0, MIDNIGHT]), [])
  }

  #closingsOn(date: EpochDay): readonly Closing[] {
    return this.#holidays.length ? (this.#closingsOf(yearOf(date)).get(date) ?? []) : []
  }

  #closingsOf(year: number): Map<EpochDay, Closing[]> {
    let byDate = this.#closings.get(year)
    if (!byDate) {
      byDate = new Map()
      for (const closing of closingsIn(year, this.#holidays, this.#week))
        byDate.set(closing.date, [...(byDate.get(closing.date) ?? []), closing])
      this.#closings.set(year, byDate)
    }
    return byDate
  }

  #exceptionOn(date: EpochDay): Exception | undefined {
    let low = 0
    let high = this.#stretches.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#stretches[middle].until < date) low = middle + 1
      else high = middle
    }
    const found = this.#stretches[low]
    return found && found.from <= date ? found : undefined
  }

  #instant(date: EpochDay, minutes: number): number {
    return this.zone.instantOf(date * DAY + minutes * MINUTE)
  }

  #refuseEndlessMoves(path: ErrorPath): void {
    if (this.#week.some(shifts => shifts.length)) return
    this.#holidays.forEach(({ rule }, i) => {
      const key = rule.observed ? 'observed' : 'substitute'
      const move = rule[key]
      if (move === 'next-working-day' || (move && Object.values(move).includes('next-working-day')))
        throw new SlaCalendarError(
          'holiday-invalid',
          [...path, 'holidays', i, key],
          'No weekday has hours, so there is no next working day.',
          'Give weekly hours, or name the weekday to move to.',
        )
    })
  }
}

function onItsDate(shifts: Shifts): Spans {
  const last = shifts.length - 1
  return shifts[last] > MIDNIGHT ? [...shifts.slice(0, last), MIDNIGHT] : shifts
}

function weekJson(week: Week): Record<string, string[]> {
  const days = WEEKDAYS.map((day, i) => [day, hoursText(week[i])] as const)
  return Object.fromEntries(days.filter(([, hours]) => hours.length))
}

function datesText({ from, until }: Exception): string {
  if (from === until) return dateText(from)
  return `${dateText(from)}/${until === OPEN_END ? '..' : dateText(until)}`
}

function exceptionJson({ name, day, week }: Exception): ExceptionSpec {
  const hours: ExceptionHours = week ? weekJson(week) : day?.length ? hoursText(day) : 'closed'
  return name === undefined ? hours : { name, hours }
}
