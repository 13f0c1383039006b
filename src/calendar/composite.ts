import type { EpochDay } from '../time/civil-date.ts'
import type { Zone } from '../time/zone.ts'
import type { Closing } from './holidays.ts'
import type { CalendarSource, NamedReason } from './source.ts'
import { intersect, type Spans, subtract, total, union } from './spans.ts'
import type { CalendarSpec } from './spec.ts'

/** How calendars are combined. */
export type Combination = 'union' | 'intersection' | 'difference'

const COMBINE = { union, intersection: intersect, difference: subtract }

/** Several calendars combined, instant by instant, whatever their zones (§3.12). */
export class Composite implements CalendarSource {
  readonly zone: Zone
  readonly name = undefined
  readonly #combination: Combination
  readonly #operands: readonly CalendarSource[]

  constructor(combination: Combination, operands: readonly CalendarSource[]) {
    this.zone = operands[0].zone
    this.#combination = combination
    this.#operands = operands
  }

  spans(from: number, to: number): Spans {
    return this.#operands.map(operand => operand.spans(from, to)).reduce(COMBINE[this.#combination])
  }

  holidays(year: number): readonly Closing[] {
    const all = this.#operands.flatMap(operand => operand.holidays(year))
    const same = (a: Closing, b: Closing) => a.date === b.date && a.name === b.name
    return all.filter((one, i) => all.findIndex(other => same(one, other)) === i).sort((a, b) => a.date - b.date)
  }

  reasonOn(date: EpochDay): NamedReason {
    const from = this.zone.startOf(date)
    const to = this.zone.startOf(date + 1)
    const [first] = this.#operands
    const isOpen = (source: CalendarSource) => total(source.spans(from, to)) > 0
    const open = isOpen(this)
    if (this.#combination === 'difference' && !open && isOpen(first))
      return { reason: 'exception', name: this.#operands[1].name }
    const telling = this.#combination === 'difference' ? first : this.#operands.find(source => isOpen(source) === open)
    return (telling ?? first).reasonOn(date)
  }

  toJSON(): CalendarSpec {
    return { [this.#combination]: this.#operands.map(operand => operand.toJSON()) } as unknown as CalendarSpec
  }
}
