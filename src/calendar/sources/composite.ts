import type { EpochDay } from '../../time/epoch-day.ts'
import type { Zone } from '../../time/zone.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { type Coverage, sharedCoverage } from '../holidays/coverage.ts'
import type { HolidayClosure } from '../holidays/holiday-dates.ts'
import type { CalendarSpec } from '../spec.ts'
import { intersect, type Spans, subtract, unite } from '../timeline/spans.ts'
import type { CalendarSource, NamedReason, Reason } from './source.ts'

/** How calendars are combined. */
const COMBINE = { union: unite, intersection: intersect, difference: subtract }

/** The name of a combination. */
export type Combination = keyof typeof COMBINE

/** More desks than any organisation has in one calendar. Combinations of combinations could hold any number. */
const MOST_DESKS = 1000

/** Several calendars combined, instant by instant, whatever their zones (§3.12). */
export class Composite implements CalendarSource {
  readonly zone: Zone
  readonly name = undefined
  readonly combination: Combination
  readonly operands: readonly CalendarSource[]
  readonly coverage: Coverage
  /** How many desks it is made of, each counted as often as it is used. */
  readonly #desks: number

  /**
   * @throws {SlaCalendarError} `input-invalid` for a combination of none or of over 1,000 desks, or a difference of
   * other than two
   */
  constructor(combination: Combination, operands: readonly CalendarSource[], given: InputValue) {
    const isPair = operands.length === 2
    if (!operands.length || (combination === 'difference' && !isPair))
      throw given.error('input-invalid', `${operands.length} calendars make no ${combination}.`)
    this.#desks = operands.reduce((sum, part) => sum + (part instanceof Composite ? part.#desks : 1), 0)
    if (this.#desks > MOST_DESKS)
      throw given.error(
        'input-invalid',
        `The calendar is made of more than ${MOST_DESKS} desks.`,
        'Use each desk only once.',
      )
    this.zone = operands[0].zone
    this.combination = combination
    this.operands = operands
    this.coverage = operands.map(({ coverage }) => coverage).reduce(sharedCoverage)
  }

  spans(from: number, to: number): Spans {
    let all = this.operands.map(operand => operand.spans(from, to))
    // Two by two, so that no operand is read once per other operand.
    while (all.length > 1)
      all = all.flatMap((a, i) => (i % 2 ? [] : [i + 1 < all.length ? COMBINE[this.combination](a, all[i + 1]) : a]))
    return all[0]
  }

  holidays(year: number): readonly HolidayClosure[] {
    const all = this.operands.flatMap(operand => operand.holidays(year))
    // One holiday of several operands is listed once.
    const unique = new Map(all.map(closing => [`${closing.date} ${closing.name}`, closing]))
    return [...unique.values()].sort((a, b) => a.date - b.date)
  }

  dayReason(date: EpochDay, isOpen: boolean): NamedReason {
    if (this.combination === 'union' && !isOpen)
      return sharedReason(this.operands.map(operand => operand.dayReason(date, false)))
    const opens = (source: CalendarSource) =>
      source.spans(this.zone.startOf(date), this.zone.startOf(date + 1)).length > 0
    const [first, second] = this.operands
    if (this.combination !== 'difference')
      return (this.operands.find(source => opens(source) === isOpen) ?? first).dayReason(date, isOpen)
    if (!opens(first) || isOpen) return first.dayReason(date, isOpen)
    return { reason: 'exception', ...(second.name === undefined ? {} : { name: second.name }) }
  }

  toJSON(): CalendarSpec {
    return { [this.combination]: this.operands.map(operand => operand.toJSON()) } as unknown as CalendarSpec
  }
}

/** Why several calendars are closed at once (§11): the reason and the names that all of them share. */
export function sharedReason(
  whys: readonly { readonly reason: Reason; readonly name?: string | undefined }[],
): NamedReason {
  const [first] = whys
  if (whys.some(({ reason }) => reason !== first.reason)) return { reason: 'outside-hours' }
  const shared = Object.entries(first).filter(([key, value]) =>
    whys.every(why => why[key as keyof NamedReason] === value),
  )
  return Object.fromEntries(shared) as NamedReason
}
