import type { Period, Zone } from '../../time/zone.ts'
import type { Coverage } from '../holidays/coverage.ts'
import type { HolidayClosure } from '../holidays/holiday-rule.ts'
import type { CalendarSpec } from '../spec.ts'
import type { Spans } from '../timeline/spans.ts'
import type { CalendarSegment, CalendarSource, NamedReason } from './source.ts'

/** A calendar under another name. Everything else is that of the original. */
export class Renamed implements CalendarSource {
  readonly name: string
  readonly original: CalendarSource

  /** @param original a source that is not renamed itself */
  constructor(original: CalendarSource, name: string) {
    this.original = original
    this.name = name
  }

  get zone(): Zone {
    return this.original.zone
  }

  get operands(): readonly CalendarSource[] {
    return this.original.operands
  }

  get size(): number {
    return this.original.size
  }

  get coverage(): Coverage {
    return this.original.coverage
  }

  outline(zone: Zone, period?: Period): Spans {
    return this.original.outline(zone, period)
  }

  spans(from: number, to: number): Spans {
    return this.original.spans(from, to)
  }

  segments(from: number, to: number): CalendarSegment[] {
    return this.original.segments(from, to)
  }

  holidays(year: number): readonly HolidayClosure[] {
    return this.original.holidays(year)
  }

  dayReason(date: number, isOpen: boolean): NamedReason {
    return this.original.dayReason(date, isOpen)
  }

  toJSON(): CalendarSpec {
    const { name, ...rest } = this.original.toJSON() as { readonly name?: string }
    return { name: this.name, ...rest } as CalendarSpec
  }
}
