import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import type { Period, Zone } from '../../time/zone.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { type Coverage, sharedCoverage } from '../holidays/coverage.ts'
import type { HolidayClosure } from '../holidays/holiday-rule.ts'
import type { CalendarSpec } from '../spec.ts'
import { intersect, type Spans, subtract, unite } from '../timeline/spans.ts'
import { joinSegments } from './join-segments.ts'
import type { CalendarSegment, CalendarSource, NamedReason } from './source.ts'

/** The operation of each combination. */
const COMBINE = { union: unite, intersection: intersect, difference: subtract }

/** For a longer period, looking at the hours of the week takes less time than looking at the dates. */
const LONG = 7 * DAY

/** The name of a combination. */
export type Combination = keyof typeof COMBINE

/** More calendars than any organisation combines. Combinations of combinations could have any number. */
const MAX_SIZE = 1000

/** Several calendars combined, instant by instant, whatever their zones (§12). */
export class Composite implements CalendarSource {
  readonly zone: Zone
  readonly name = undefined
  readonly #combination: Combination
  readonly operands: readonly CalendarSource[]
  readonly size: number
  readonly coverage: Coverage
  /** Whether the last period that was looked at was closed. */
  #wasClosed = false

  /**
   * @throws {SlaCalendarError} `input-invalid` for a combination of none or of more than 1,000 calendars, or a
   * difference of other than two
   */
  constructor(combination: Combination, operands: readonly CalendarSource[], given: InputValue) {
    checkCount(combination, operands.length, given)
    this.size = operands.reduce((sum, { size }) => sum + size, 0)
    if (this.size > MAX_SIZE)
      throw given.error(
        'input-invalid',
        `The calendar is made of more than ${MAX_SIZE} desks.`,
        'Use each desk only once.',
      )
    this.zone = operands[0].zone
    this.#combination = combination
    this.operands = operands
    this.coverage = operands.map(({ coverage }) => coverage).reduce(sharedCoverage)
  }

  outline(zone: Zone, period?: Period): Spans {
    // The outline of the second calendar contains minutes that it does not take from the first one.
    if (this.#combination === 'difference') return this.operands[0].outline(zone, period)
    return this.#combined(operand => operand.outline(zone, period))
  }

  spans(from: number, to: number): Spans {
    // If the calendars have no hour of the week in common, no date needs to be looked at.
    if (this.#wasClosed && to - from > LONG && !(this.#canOpen() && this.#canOpen([from, to]))) return []
    const spans = this.#combined(operand => operand.spans(from, to))
    this.#wasClosed = !spans.length
    return spans
  }

  /** Whether there are common hours of the week, by the clock of each zone. */
  #canOpen(period?: Period): boolean {
    return [...new Set(this.operands.map(({ zone }) => zone))].every(zone => this.outline(zone, period).length)
  }

  segments(from: number, to: number): CalendarSegment[] {
    const all = this.operands.map(operand =>
      operand.segments(from, to).map(segment => ({ calendar: operand.name, ...segment })),
    )
    const edges = [...new Set(all.flatMap(list => list.map(({ start }) => start)))].sort((a, b) => a - b)
    const places = all.map(() => 0)
    return joinSegments(
      edges.map((start, i) => {
        const current = all.map((list, k) => {
          while (list[places[k]].end <= start) places[k]++
          return list[places[k]]
        })
        return { ...this.#decisive(current), start, end: edges[i + 1] ?? to }
      }),
    )
  }

  #combined(spansOf: (operand: CalendarSource) => Spans): Spans {
    const combine = COMBINE[this.#combination]
    if (this.#combination !== 'union') {
      const [first, ...others] = this.operands
      return others.reduce((all, operand) => (all.length ? combine(all, spansOf(operand)) : all), spansOf(first))
    }
    let all = this.operands.map(spansOf)
    // Two by two, so that no operand is read once per other operand.
    while (all.length > 1) all = all.flatMap((a, i) => (i % 2 ? [] : [combine(a, all[i + 1] ?? [])]))
    return all[0]
  }

  /** Returns the decisive operand's reason in one interval (§11). */
  #decisive(current: readonly CalendarSegment[]): Omit<CalendarSegment, 'start' | 'end'> {
    const [first, second] = current
    const open = current.find(({ isOpen }) => isOpen)
    if (this.#combination === 'union') return open ?? { ...sharedReason(current), isOpen: false }
    if (this.#combination === 'intersection') return current.find(({ isOpen }) => !isOpen) ?? first
    const { name } = this.operands[1]
    return first.isOpen && second.isOpen ? { isOpen: false, reason: 'exception', name, calendar: name } : first
  }

  holidays(year: number): readonly HolidayClosure[] {
    const all = this.operands.flatMap(operand => operand.holidays(year))
    // One holiday of several operands is listed once, unless they close for different parts of the date.
    const unique = new Map(all.map(closing => [`${closing.date} ${closing.closed} ${closing.name}`, closing]))
    return [...unique.values()].sort((a, b) => a.date - b.date)
  }

  dayReason(date: EpochDay, isOpen: boolean): NamedReason {
    if (this.#combination === 'union' && !isOpen)
      return sharedReason(this.operands.map(operand => operand.dayReason(date, false)))
    const opens = (source: CalendarSource) =>
      source.spans(this.zone.startOf(date), this.zone.startOf(date + 1)).length > 0
    const [first, second] = this.operands
    if (this.#combination !== 'difference')
      return (this.operands.find(source => opens(source) === isOpen) ?? first).dayReason(date, isOpen)
    if (!opens(first) || isOpen) return first.dayReason(date, isOpen)
    return { reason: 'exception', ...(second.name === undefined ? {} : { name: second.name }) }
  }

  toJSON(): CalendarSpec {
    return { [this.#combination]: this.operands.map(operand => operand.toJSON()) } as unknown as CalendarSpec
  }
}

/** Refuses a combination of no calendars, and a difference of other than two. */
export function checkCount(combination: Combination, count: number, given: InputValue): void {
  if (combination === 'difference' ? count !== 2 : !count)
    throw given.error(
      'input-invalid',
      `This ${combination} has ${count} calendars.`,
      combination === 'difference' ? 'Give two.' : 'Give at least one.',
    )
}

/** Returns why several calendars are closed at once (§11): the reason and the names that all of them share. */
function sharedReason<T extends NamedReason | CalendarSegment>(closed: readonly T[]): T | { reason: 'outside-hours' } {
  const [first] = closed
  if (closed.some(({ reason }) => reason !== first.reason)) return { reason: 'outside-hours' }
  const shared = Object.entries(first).filter(([key, value]) => closed.every(one => one[key as keyof T] === value))
  return Object.fromEntries(shared) as T
}
