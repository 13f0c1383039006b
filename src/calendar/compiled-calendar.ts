import type { CalendarSource } from './sources/source.ts'
import { Timeline } from './timeline/timeline.ts'
import { WorkingDayIndex } from './timeline/working-days.ts'

/** A calendar's source, its open time and its working days. Each is created when it is first needed. */
export class CompiledCalendar {
  readonly timeline: Timeline
  #sourceOrMaker: CalendarSource | (() => CalendarSource)
  #workingDays: WorkingDayIndex | undefined

  /** @param source the source of the open time, or a function that creates it on first use */
  constructor(source: CalendarSource | (() => CalendarSource)) {
    this.#sourceOrMaker = source
    this.timeline = new Timeline(
      (from, to) => this.source.spans(from, to),
      () => this.source.coverage,
    )
  }

  get source(): CalendarSource {
    if (typeof this.#sourceOrMaker === 'function') this.#sourceOrMaker = this.#sourceOrMaker()
    return this.#sourceOrMaker
  }

  get workingDays(): WorkingDayIndex {
    this.#workingDays ??= new WorkingDayIndex(this.timeline, this.source.zone)
    return this.#workingDays
  }
}
