import { brand, hasBrand } from '../brand.ts'
import type { ErrorPath, SlaCalendarError } from '../errors.ts'
import { type Budget, parseBudget } from '../time/budget.ts'
import { dateText, type EpochDay, parseDate } from '../time/epoch-day.ts'
import { fastEpochMs, type InstantInput, type InstantOutput, toEpochMs, toInputForm } from '../time/instant.ts'
import { RANGE_END, RANGE_START } from '../time/range.ts'
import { InputValue } from '../validation/input-value.ts'
import { readable } from '../validation/plain-data.ts'
import { didYouMean } from '../validation/suggest.ts'
import { hoursText } from './hours.ts'
import { parseCalendarSpec } from './sources/parse-calendar-spec.ts'
import type { CalendarSource, Reason } from './sources/source.ts'
import type { CalendarSpec } from './spec.ts'
import { addBatch, elapsedBatch } from './timeline/batch.ts'
import { Timeline } from './timeline/timeline.ts'
import { WorkingDayIndex } from './timeline/working-days.ts'

/** An open stretch of time, half-open [start, end), in epoch milliseconds. */
export type Interval = {
  /** The first open instant. */
  readonly start: number
  /** The closing, or where the window ends. */
  readonly end: number
}

/** A local date of a calendar and its open time. */
export type CalendarDay = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** Open time of the date, in milliseconds. */
  readonly openMs: number
  /** The open stretches, clipped to the date. */
  readonly intervals: readonly Interval[]
  /** Why the date is open or closed. */
  readonly reason: Reason
  /** The name of the holiday or exception behind it. */
  readonly name?: string
}

/** A holiday of a calendar. */
export type CalendarHoliday = {
  /** `YYYY-MM-DD`, the date that is closed. */
  readonly date: string
  /** The rule's name; without one its unshifted date. */
  readonly name: string
  /** Set if the holiday was moved from another date. */
  readonly observed?: true
  /** The closed part of the date, `HH:MM-HH:MM`, where not all of it is. */
  readonly closed?: string
}

/**
 * A calendar of open time. Made by {@link businessCalendar}, {@link union}, {@link intersection} and
 * {@link difference}; immutable. Internal compilation is only a cache.
 *
 * Instants come back in the form in which they went in. All methods throw a {@link SlaCalendarError} with
 * `instant-invalid`, `instant-without-zone` or `instant-out-of-range` for invalid instants or instants outside 1900 to 2199, and
 * `years-not-covered` where the holidays are known for some years only (see {@link CoveredYears}) and the answer needs
 * another one.
 */
export class BusinessCalendar {
  #given: CalendarSource | (() => CalendarSource)
  readonly #timeline: Timeline
  #workingDays: WorkingDayIndex | undefined

  /**
   * @internal
   * @param source what the calendar is made of, or what makes it on first use
   */
  constructor(source: CalendarSource | (() => CalendarSource)) {
    this.#given = source
    this.#timeline = new Timeline(
      (from, to) => this.#source.spans(from, to),
      () => this.#source.coverage,
    )
    brand(this, 'calendar')
    // What console.log shows in Node, Bun and Deno.
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), { value: this.toString })
  }

  get #source(): CalendarSource {
    if (typeof this.#given === 'function') this.#given = this.#given()
    return this.#given
  }

  /** @internal */
  static internalsOf(calendar: BusinessCalendar): CalendarSource {
    return (#source in calendar ? calendar : ownCopy(calendar, [])).#source
  }

  /** The name that explanations show. */
  get name(): string | undefined {
    return this.#source.name
  }

  /** The IANA time zone of the calendar's dates and of the strings it gives out. */
  get timeZone(): string {
    return this.#source.zone.id
  }

  /**
   * Whether the calendar is open at an instant: at an opening yes, at a closing no.
   *
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * milan.isOpen('2026-11-20T18:00+01:00') // => false
   * ```
   */
  isOpen(at: InstantInput): boolean {
    return this.#timeline.isOpen(toEpochMs(at, ['at']))
  }

  /**
   * The earliest instant at or after `at` by which the budget of open time has passed.
   *
   * A start outside hours waits for the next opening, unless the budget is zero: then it is due at once. A budget
   * that ends at a closing is due at that closing (§3.6). A negative budget is subtracted.
   *
   * @param at the start
   * @param budget open time in milliseconds or another form of {@link Budget}, or working days (§3.8)
   * @throws {SlaCalendarError} `budget-invalid`; `never-opens` when no open time is left after `at`;
   * `instant-out-of-range` when what is left until 2200 does not suffice
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * // A Friday: an hour and a half until closing, the rest on Monday.
   * milan.add('2026-11-20T16:30+01:00', { hours: 6 }) // => '2026-11-23T13:30:00+01:00'
   * ```
   */
  add<T extends InstantInput>(at: T, budget: Budget): InstantOutput<T> {
    // What most calls bring is answered here; whatever the block cannot tell, or is unusual, goes the long way.
    if (typeof budget === 'number') {
      const { block } = this.#timeline
      if (typeof at === 'number') {
        const due = block.add(at, budget)
        if (due > NONE) return due as InstantOutput<T>
      } else if (at instanceof Date) {
        const due = block.add(at.getTime(), budget)
        if (due > NONE) return new Date(due) as InstantOutput<T>
      }
    }
    return this.#add(at, budget)
  }

  #add<T extends InstantInput>(at: T, budget: Budget): InstantOutput<T> {
    const start = toEpochMs(at, ['at'])
    const amount = parseBudget(budget, ['budget'])
    const due = typeof amount === 'number' ? this.#moved(start, amount) : this.#workingDayCount().due(start, amount)
    return this.#like(due, at)
  }

  /**
   * The latest instant at or before `at` from which the budget of open time passes until `at`: the mirror of
   * {@link BusinessCalendar.add}. A negative budget is added.
   *
   * @param at the end
   * @param budget open time in milliseconds or another form of {@link Budget}, but no working days
   * @throws {SlaCalendarError} `budget-invalid`; `never-opens` when there is no open time before `at`;
   * `instant-out-of-range` when what there is since 1900 does not suffice
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * milan.subtract('2026-11-23T13:30+01:00', 'PT6H') // => '2026-11-20T16:30:00+01:00'
   * ```
   */
  subtract<T extends InstantInput>(at: T, budget: Budget): InstantOutput<T> {
    const end = toEpochMs(at, ['at'])
    const amount = parseBudget(budget, ['budget'])
    if (typeof amount !== 'number')
      throw new InputValue(budget, ['budget']).error(
        'budget-invalid',
        'Working days cannot be subtracted.',
        'List the dates with days(), or pass hours: { hours: 8 }.',
      )
    return this.#like(this.#moved(end, -amount), at)
  }

  /**
   * The open time in [from, to), in milliseconds; negative when `to` lies before `from` (§3.5).
   *
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * milan.elapsed('2026-11-20T16:30+01:00', '2026-11-23T10:00+01:00') / 3_600_000 // => 2.5
   * ```
   */
  elapsed(from: InstantInput, to: InstantInput): number {
    const { block } = this.#timeline
    const quickFrom = fastEpochMs(from)
    const quickTo = fastEpochMs(to)
    if (quickFrom >= block.from && quickTo >= quickFrom && quickTo < block.to)
      return block.openBefore(quickTo) - block.openBefore(quickFrom)
    const start = toEpochMs(from, ['from'])
    const end = toEpochMs(to, ['to'])
    return this.#timeline.elapsed(start, end)
  }

  /**
   * The earliest open instant at or after `at`: `at` itself while open; null when there is none.
   *
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * milan.nextOpen('2026-11-20T18:00+01:00') // => '2026-11-23T09:00:00+01:00'
   * ```
   */
  nextOpen<T extends InstantInput>(at: T): InstantOutput<T> | null {
    return this.#lookUp(at, this.#timeline.nextOpen(toEpochMs(at, ['at'])))
  }

  /**
   * The first closing after `at`; null when there is none, as for a desk that never closes.
   *
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * milan.nextClose('2026-11-20T18:00+01:00') // => '2026-11-23T18:00:00+01:00'
   * ```
   */
  nextClose<T extends InstantInput>(at: T): InstantOutput<T> | null {
    return this.#lookUp(at, this.#timeline.nextClose(toEpochMs(at, ['at'])))
  }

  /**
   * The last opening before `at`; null when there is none.
   *
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * milan.previousOpen('2026-11-23T09:00+01:00') // => '2026-11-20T09:00:00+01:00'
   * ```
   */
  previousOpen<T extends InstantInput>(at: T): InstantOutput<T> | null {
    return this.#lookUp(at, this.#timeline.previousOpen(toEpochMs(at, ['at'])))
  }

  /**
   * The latest instant at or before `at` with open time just before it: `at` itself while open, else the last
   * closing; null when there is none.
   *
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * milan.previousClose('2026-11-23T09:00+01:00') // => '2026-11-20T18:00:00+01:00'
   * ```
   */
  previousClose<T extends InstantInput>(at: T): InstantOutput<T> | null {
    return this.#lookUp(at, this.#timeline.previousClose(toEpochMs(at, ['at'])))
  }

  /**
   * The open stretches in [from, to), one after the other, clipped to it and joined where they touch.
   *
   * @throws {SlaCalendarError} `range-reversed` when `to` lies before `from`
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { mon: ['09:00-13:00', '14:00-18:00'] } })
   * const monday = milan.intervals('2026-11-23T00:00+01:00', '2026-11-24T00:00+01:00')
   * Array.from(monday, ({ start, end }) => (end - start) / 3_600_000) // => [4, 4]
   * ```
   */
  intervals(from: InstantInput, to: InstantInput): Iterable<Interval> {
    const start = toEpochMs(from, ['from'])
    const end = toEpochMs(to, ['to'])
    if (end < start) throw reversed(to)
    return { [Symbol.iterator]: () => this.#intervals(start, end) }
  }

  /**
   * The local dates from one to another, both included, with their open time.
   *
   * @param from `YYYY-MM-DD`
   * @param to `YYYY-MM-DD`
   * @throws {SlaCalendarError} `date-invalid`; `range-reversed` when `to` lies before `from`
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * Array.from(milan.days('2026-11-20', '2026-11-21'), day => day.reason) // => ['hours', 'outside-hours']
   * ```
   */
  days(from: string, to: string): Iterable<CalendarDay> {
    const first = parseDate(from, new InputValue(from, ['from']))
    const last = parseDate(to, new InputValue(to, ['to']))
    if (last < first) throw reversed(to)
    return { [Symbol.iterator]: () => this.#days(first, last) }
  }

  /**
   * The holidays of a year, in date order, moved as their rules say; those of all operands for a combination.
   *
   * @param year 1900 to 2199
   * @throws {SlaCalendarError} `input-invalid` for another year
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({
   *   timeZone: 'Europe/Rome',
   *   hours: { 'mon-fri': '09:00-18:00' },
   *   holidays: [{ name: "Sant'Ambrogio", month: 12, day: 7 }],
   * })
   * milan.holidays(2026) // => [{ date: '2026-12-07', name: "Sant'Ambrogio" }]
   * ```
   */
  holidays(year: number): CalendarHoliday[] {
    return this.#source
      .holidays(new InputValue(year, ['year']).integer(1900, 2199))
      .map(({ date, name, observed, closed }) => ({
        date: dateText(date),
        name,
        ...(observed ? { observed } : {}),
        ...(closed ? { closed: hoursText(closed)[0] } : {}),
      }))
  }

  /**
   * Many {@link BusinessCalendar.add} in one call, in epoch milliseconds.
   *
   * @param starts epoch milliseconds
   * @param budgets milliseconds of open time: one for all, or one each
   * @param out where to put the answers; made when left out, may be `starts` itself
   * @returns `out`
   * @throws {SlaCalendarError} what `add` throws, with the index in its path; `out` is filled up to there
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * const starts = Float64Array.of(Date.UTC(2026, 10, 20, 15, 30), Date.UTC(2026, 10, 23, 8))
   * Array.from(milan.addMany(starts, 3_600_000), due => due - starts[0]) // => [3600000, 235800000]
   * ```
   */
  addMany(starts: Float64Array, budgets: Float64Array | number, out: Float64Array = fresh(starts)): Float64Array {
    const all =
      typeof budgets === 'number'
        ? (parseBudget(budgets, ['budgets']) as number)
        : checkColumn(budgets, 'budgets', starts)
    checkColumn(starts, 'starts', starts)
    checkColumn(out, 'out', starts)
    const batch = (first: number) => addBatch(this.#timeline.block, starts, all, out, first)
    for (let k = batch(0); k < starts.length; k = batch(k + 1)) out[k] = this.#addOne(starts, all, k)
    return out
  }

  /**
   * Many {@link BusinessCalendar.elapsed} in one call: milliseconds of open time between epoch milliseconds.
   *
   * @param from the starts
   * @param to the ends, as many
   * @param out where to put the answers; made when left out
   * @returns `out`
   * @throws {SlaCalendarError} what `elapsed` throws, with the index in its path
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * const from = Float64Array.of(Date.UTC(2026, 10, 20, 15, 30))
   * const to = Float64Array.of(Date.UTC(2026, 10, 23, 9))
   * Array.from(milan.elapsedMany(from, to)) // => [9000000]
   * ```
   */
  elapsedMany(from: Float64Array, to: Float64Array, out: Float64Array = fresh(from)): Float64Array {
    checkColumn(from, 'from', from)
    checkColumn(to, 'to', from)
    checkColumn(out, 'out', from)
    const batch = (first: number) => elapsedBatch(this.#timeline.block, from, to, out, first)
    for (let k = batch(0); k < from.length; k = batch(k + 1))
      out[k] = this.#timeline.elapsed(toEpochMs(from[k], ['from', k]), toEpochMs(to[k], ['to', k]), ['from', k])
    return out
  }

  /**
   * The description of the calendar, normalised: equal descriptions give equal text, whatever the order of their
   * keys, and {@link businessCalendar} makes a calendar of it that answers the same.
   *
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ hours: { 'mon-tue': '09:00-18:00' }, timeZone: 'Europe/Rome' })
   * JSON.stringify(milan) // => '{"timeZone":"Europe/Rome","hours":{"mon":["09:00-18:00"],"tue":["09:00-18:00"]}}'
   * ```
   */
  toJSON(): CalendarSpec {
    return this.#source.toJSON()
  }

  /**
   * The name, if there is one, and the time zone: what logs and `console.log` show.
   *
   * @example
   * ```ts
   * import { italianOffice } from 'sla-calendar'
   *
   * String(italianOffice) // => 'BusinessCalendar Italian office (Europe/Rome)'
   * ```
   */
  toString(): string {
    return ['BusinessCalendar', this.name, `(${this.timeZone})`].filter(Boolean).join(' ')
  }

  #moved(at: number, amount: number, path?: ErrorPath): number {
    if (amount === 0) return at
    return amount > 0 ? this.#timeline.add(at, amount, path) : this.#timeline.subtract(at, -amount, path)
  }

  #workingDayCount(): WorkingDayIndex {
    this.#workingDays ??= new WorkingDayIndex(this.#timeline, this.#source.zone)
    return this.#workingDays
  }

  #like<T extends InstantInput>(ms: number, input: T): InstantOutput<T> {
    return toInputForm(ms, input, this.#source.zone)
  }

  #lookUp<T extends InstantInput>(at: T, found: number | null): InstantOutput<T> | null {
    return found === null ? null : this.#like(found, at)
  }

  /** One answer of a batch the long way, so that its error can name the index. */
  #addOne(starts: Float64Array, budgets: Float64Array | number, k: number): number {
    const budget = typeof budgets === 'number' ? budgets : (parseBudget(budgets[k], ['budgets', k]) as number)
    const path = ['starts', k]
    return this.#moved(toEpochMs(starts[k], path), budget, path)
  }

  *#intervals(from: number, to: number): IterableIterator<Interval> {
    for (let at = from; at < to; ) {
      const start = this.#timeline.nextOpen(at, to)
      if (start === null || start >= to) return
      const end = Math.min(this.#timeline.nextClose(start, to) ?? to, to)
      yield { start, end }
      at = end
    }
  }

  *#days(first: EpochDay, last: EpochDay): IterableIterator<CalendarDay> {
    const { zone } = this.#source
    for (let date = first; date <= last; date++) {
      const start = Math.max(zone.startOf(date), RANGE_START)
      const end = Math.min(zone.startOf(date + 1), RANGE_END)
      const intervals = [...this.#intervals(start, end)]
      const openMs = intervals.reduce((sum, { start, end }) => sum + end - start, 0)
      yield { date: dateText(date), openMs, intervals, ...this.#source.dayReason(date, openMs > 0) }
    }
  }
}

/**
 * Makes a calendar of its description: a desk's, or one that `toJSON` of any calendar gave.
 *
 * @throws {SlaCalendarError} for whatever is wrong with the description, with the path to it; see {@link ErrorCode}
 * @example
 * ```ts
 * import { businessCalendar, italianHolidays } from 'sla-calendar'
 *
 * const milan = businessCalendar({
 *   name: 'Milan desk',
 *   timeZone: 'Europe/Rome',
 *   hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'], sat: '09:00-12:00' },
 *   holidays: [...italianHolidays, { name: "Sant'Ambrogio", month: 12, day: 7 }],
 *   exceptions: { '2026-12-24': '09:00-13:00', '2026-08-10/2026-08-21': 'closed' },
 * })
 * // A Saturday before a holiday on Monday and another one on Tuesday.
 * milan.add('2026-12-05T11:00+01:00', { hours: 2 }) // => '2026-12-09T10:00:00+01:00'
 * ```
 */
export function businessCalendar(spec: CalendarSpec): BusinessCalendar {
  return new BusinessCalendar(parseCalendarSpec(InputValue.copyOf(spec, [])))
}

/** The calendars of other copies of the library that were used here, each made once more by this copy. */
const ownCopies = new WeakMap<object, BusinessCalendar>()

/** A calendar of another copy of the library, made once more by this copy. */
function ownCopy(calendar: object, path: ErrorPath): BusinessCalendar {
  let copy = ownCopies.get(calendar)
  if (!copy) {
    const spec = readable(() => (calendar as BusinessCalendar).toJSON(), path)
    copy = new BusinessCalendar(parseCalendarSpec(InputValue.copyOf(spec, path)))
    ownCopies.set(calendar, copy)
  }
  return copy
}

/**
 * The value as a calendar of this copy of the library.
 *
 * @throws {SlaCalendarError} `calendar-required` when it is absent, `input-invalid` when it is something else
 */
export function checkCalendar(calendar: unknown, path: ErrorPath): BusinessCalendar {
  if (calendar instanceof BusinessCalendar) return calendar
  if (hasBrand(calendar, 'calendar')) return ownCopy(calendar, path)
  const code = calendar === undefined || calendar === null ? 'calendar-required' : undefined
  throw new InputValue(calendar, path).expected('a calendar', 'Pass a calendar created by businessCalendar.', code)
}

/** Calendars by name, for targets and events that name one. */
export type Calendars = { readonly [name: string]: BusinessCalendar }

/**
 * The value as calendars of this library by name; none when it is absent.
 *
 * @throws {SlaCalendarError} `calendar-required`, `input-invalid`
 */
export function checkCalendars(calendars: unknown): Calendars {
  if (calendars === undefined) return {}
  for (const [name, { value }] of new InputValue(calendars, ['calendars']).entries())
    checkCalendar(value, ['calendars', name])
  return calendars as Calendars
}

/**
 * One of the calendars.
 *
 * @throws {SlaCalendarError} `calendar-unknown`, with the path to the name
 */
export function calendarNamed(name: unknown, calendars: Calendars, path: ErrorPath): BusinessCalendar {
  if (typeof name === 'string' && Object.hasOwn(calendars, name)) return checkCalendar(calendars[name], path)
  throw new InputValue(name, path).expected(
    'one of the calendars given',
    didYouMean(String(name), Object.keys(calendars)),
    'calendar-unknown',
  )
}

/** Below every answer, and not below NaN: what a block answers is above it. */
const NONE = -Infinity

/** A column as long as another; what that is no column for is said by its own check. */
function fresh(like: Float64Array): Float64Array {
  return new Float64Array(like instanceof Float64Array ? like.length : 0)
}

function checkColumn(column: Float64Array, name: string, like: Float64Array): Float64Array {
  const given = new InputValue(column, [name])
  if (!(column instanceof Float64Array)) throw given.expected('a Float64Array')
  if (column.length < like.length) throw given.expected(`as long as the ${like.length} starts`)
  return column
}

function reversed(to: unknown): SlaCalendarError {
  return new InputValue(to, ['to']).error('range-reversed', 'The end lies before the start.', 'Swap them.')
}
