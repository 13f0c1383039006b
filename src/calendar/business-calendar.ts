import { brand } from '../brand.ts'
import { type Budget, parseBudget } from '../time/budget.ts'
import { subtractableDays } from '../time/day-budget.ts'
import { fastEpochMs, type InstantInput, type InstantOutput, toEpochMs, toInputForm } from '../time/instant.ts'
import { CalendarDates, rangeReversed } from './calendar-dates.ts'
import { CompiledCalendar } from './compiled-calendar.ts'
import { type ReasonedSegment, reasoned } from './reasoned-segment.ts'
import type { CalendarSource } from './sources/source.ts'
import type { CalendarSpec } from './spec.ts'
import { addMany, elapsedMany, newColumn } from './timeline/batch.ts'
import type { Interval } from './timeline/interval.ts'
import type { Timeline } from './timeline/timeline.ts'
import type { WorkingDayIndex } from './timeline/working-days.ts'

/** Smaller than every instant. `due > UNANSWERABLE` is false for NaN, too: one comparison finds both. */
const UNANSWERABLE = -Infinity

/**
 * A calendar of open time, created by {@link businessCalendar}, {@link union}, {@link intersection} or
 * {@link difference}. It never changes. It compiles the years that queries need, and keeps them as a cache.
 *
 * Instants are returned in the form in which they were given. All methods throw a {@link SlaCalendarError}:
 *
 * - `instant-invalid`, `instant-without-zone` or `instant-out-of-range` for an invalid instant or one outside 1900 to
 *   2199;
 * - `years-not-covered` if the query needs a year for which the holidays are not known (see {@link CoveredYears}).
 */
export class BusinessCalendar extends CalendarDates {
  readonly #compiled: CompiledCalendar
  readonly #timeline: Timeline

  /**
   * @internal
   * @param source the source of the open time, or a function that creates it on first use
   */
  constructor(source: CalendarSource | (() => CalendarSource)) {
    const compiled = new CompiledCalendar(source)
    super(compiled)
    this.#compiled = compiled
    this.#timeline = compiled.timeline
    brand(this, 'calendar')
    // console.log calls this method in Node, Bun and Deno.
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), { value: this.toString })
  }

  /**
   * Returns the source of a calendar of this copy of the library. For the zone alone, use `zoneOf(calendar.timeZone)`.
   *
   * @internal
   */
  static internalsOf(calendar: BusinessCalendar): CalendarSource {
    return calendar.#compiled.source
  }

  /**
   * Returns the working days of a calendar of this copy of the library.
   *
   * @internal
   */
  static workingDaysOf(calendar: BusinessCalendar): WorkingDayIndex {
    return calendar.#compiled.workingDays
  }

  /**
   * Returns the compiled open time of a calendar of this copy of the library.
   *
   * @internal
   */
  static timelineOf(calendar: BusinessCalendar): Timeline {
    return calendar.#timeline
  }

  /** The name that explanations show. */
  get name(): string | undefined {
    return this.#compiled.source.name
  }

  /** The IANA time zone of the calendar's dates and of the strings it returns. */
  get timeZone(): string {
    return this.#compiled.source.zone.id
  }

  /**
   * Whether the calendar is open at an instant. It is open at an opening, and closed at a closing.
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
   * Returns the earliest instant at or after `at` by which the budget of open time has passed.
   *
   * A start outside hours waits for the next opening; a budget of zero is due at once. A budget that ends at a closing
   * is due at that closing (§6). A negative budget is subtracted.
   *
   * @param at the start
   * @param budget open time in milliseconds or another form of {@link Budget}; or working days or calendar days (§8)
   * @throws {SlaCalendarError} `budget-invalid`; `never-opens` if no open time is left after `at`;
   * `instant-out-of-range` if the open time until 2200 is less than the budget
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
    // Fast path for the usual arguments. #add handles the others, and instants that are not compiled yet.
    if (typeof budget === 'number') {
      const { block } = this.#timeline
      if (typeof at === 'number') {
        const due = block.add(at, budget)
        if (due > UNANSWERABLE) return due as InstantOutput<T>
      } else if (at instanceof Date) {
        const due = block.add(at.getTime(), budget)
        if (due > UNANSWERABLE) return new Date(due) as InstantOutput<T>
      }
    }
    return this.#add(at, budget)
  }

  #add<T extends InstantInput>(at: T, budget: Budget): InstantOutput<T> {
    const start = toEpochMs(at, ['at'])
    const amount = parseBudget(budget, ['budget'])
    const due =
      typeof amount === 'number'
        ? this.#timeline.move(start, amount)
        : this.#compiled.workingDays.due(start, amount).due
    return this.#like(due, at)
  }

  /**
   * Returns the latest instant at or before `at` from which the budget of open time passes until `at`. It mirrors
   * {@link BusinessCalendar.add}. A negative budget is added.
   *
   * Working days with `due: 'same-time'` lead back from the last open instant at or before `at`. The result is at the
   * same local time. If the calendar is closed then, it is the closing before that time, or the opening of the date (§8).
   *
   * @param at the end
   * @param budget open time in milliseconds or another form of {@link Budget}, or working days with `due: 'same-time'`
   * @throws {SlaCalendarError} `budget-invalid`; `never-opens` if there is no open time before `at`;
   * `instant-out-of-range` if the open time since 1900 is less than the budget
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
      return this.#like(this.#compiled.workingDays.subtract(end, subtractableDays(amount, budget)), at)
    return this.#like(this.#timeline.move(end, -amount), at)
  }

  /**
   * Returns the open time in [from, to), in milliseconds; negative if `to` is before `from` (§5).
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
   * Returns the earliest open instant at or after `at`, which is `at` itself while open; null if there is none.
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
   * Returns the first closing after `at`; null if there is none, for example in a calendar that never closes.
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
   * Returns the last opening before `at`; null if there is none.
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
   * Returns the latest instant at or before `at` with open time just before it: `at` itself while open, otherwise the
   * last closing. Returns null if there is none.
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
   * Returns the open intervals in [from, to) in time order, clipped to it and joined where they touch.
   *
   * @throws {SlaCalendarError} `range-reversed` if `to` is before `from`
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
    if (end < start) throw rangeReversed(to)
    return { [Symbol.iterator]: () => this.#timeline.intervals(start, end) }
  }

  /**
   * Explains the calendar: the segments of [from, to) without a gap, each open or closed for one reason (§11). Instants
   * have the form of `from`.
   *
   * @throws {SlaCalendarError} `range-reversed` if `to` is before `from`
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' }, holidays: ['12-08'] })
   * const segments = milan.explain('2026-12-07T17:00+01:00', '2026-12-09T10:00+01:00')
   * segments.map(({ reason, ms }) => [reason, ms / 3_600_000])
   * // => [['hours', 1], ['outside-hours', 6], ['holiday', 24], ['outside-hours', 9], ['hours', 1]]
   * ```
   */
  explain<T extends InstantInput>(from: T, to: InstantInput): ReasonedSegment<T>[] {
    const first = toEpochMs(from, ['from'])
    const last = toEpochMs(to, ['to'])
    if (last < first) throw rangeReversed(to)
    // The time line refuses years for which the holidays are not known.
    this.#timeline.elapsed(first, last)
    const segments = first < last ? this.#compiled.source.segments(first, last) : []
    return segments.map(segment => {
      const { start, end } = segment
      return { ...reasoned(segment, this.#like(start, from), this.#like(end, from)), ms: end - start }
    })
  }

  /**
   * Adds budgets to many starts in one call, like {@link BusinessCalendar.add}.
   *
   * @param starts epoch milliseconds
   * @param budgets milliseconds of open time: one for all starts, or one per start
   * @param out receives the due instants in epoch milliseconds; may be `starts` or `budgets` itself
   * @defaultValue `out` is a new array
   * @returns `out`
   * @throws {SlaCalendarError} `input-invalid` for an `out` that uses the memory of other rows; the errors of `add`, with
   * the index in the path; `out` is filled up to that index
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * const starts = Float64Array.of(Date.UTC(2026, 10, 20, 15, 30), Date.UTC(2026, 10, 23, 8))
   * Array.from(milan.addMany(starts, 3_600_000), due => due - starts[0]) // => [3600000, 235800000]
   * ```
   */
  addMany(starts: Float64Array, budgets: Float64Array | number, out: Float64Array = newColumn(starts)): Float64Array {
    return addMany(this.#timeline, starts, budgets, out)
  }

  /**
   * Measures the open time between many pairs of instants in one call, like {@link BusinessCalendar.elapsed}.
   *
   * @param from the starts, in epoch milliseconds
   * @param to the ends, one per start
   * @param out receives the open time in milliseconds; may be `from` or `to` itself
   * @defaultValue `out` is a new array
   * @returns `out`
   * @throws {SlaCalendarError} `input-invalid` for an `out` that uses the memory of other rows; the errors of `elapsed`,
   * with the index in the path
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
  elapsedMany(from: Float64Array, to: Float64Array, out: Float64Array = newColumn(from)): Float64Array {
    return elapsedMany(this.#timeline, from, to, out)
  }

  /**
   * Returns the spec of the calendar, normalised: equal specs give equal text, whatever the order of their keys.
   * {@link businessCalendar} creates an equal calendar from it.
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
    return this.#compiled.source.toJSON()
  }

  /**
   * Returns the name, if there is one, and the time zone. Logs and `console.log` show them.
   *
   * @example
   * ```ts
   * import { italianOffice } from 'sla-calendar'
   *
   * String(italianOffice) // => 'BusinessCalendar Italian office (Europe/Rome)'
   * ```
   */
  override toString(): string {
    return ['BusinessCalendar', this.name, `(${this.timeZone})`].filter(Boolean).join(' ')
  }

  #like<T extends InstantInput>(ms: number, input: T): InstantOutput<T> {
    return toInputForm(ms, input, this.#compiled.source.zone)
  }

  #lookUp<T extends InstantInput>(at: T, found: number | null): InstantOutput<T> | null {
    return found === null ? null : this.#like(found, at)
  }
}
