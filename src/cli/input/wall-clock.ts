import { DAY } from '../../time/civil-date.ts'
import { type Zone, zoneOf } from '../../time/zone.ts'

/** The clock of a zone, by which the naive times of an export are read. */
export class WallClock {
  readonly #zone: Zone
  /** By day of the wall clock, whether the zone's offset changes near it; and the same of the last day asked for. */
  readonly #changes = new Map<number, boolean>()
  #lastDay = Number.NaN
  #isNear = false

  /** @throws {SlaCalendarError} `time-zone-unknown` */
  constructor(timeZone: string) {
    this.#zone = zoneOf(timeZone, ['tickets', 'timeZone'])
  }

  /** The first instant at which the clock shows the wall time or later (§3.2); of the wall time as if it were UTC. */
  instantOf(wall: number): number {
    return this.#zone.instantOf(wall)
  }

  /** Whether the clock skips the wall time or shows it twice. */
  isInChange(wall: number): boolean {
    const day = Math.floor(wall / DAY)
    if (day !== this.#lastDay) {
      this.#lastDay = day
      this.#isNear = this.#isNearChange(day)
    }
    if (!this.#isNear) return false
    // The offsets before and after: the clock shows the wall time by one of them, by neither, or by both.
    const before = this.#offsetAt(wall - DAY)
    const after = this.#offsetAt(wall + DAY)
    const isShown = (offset: number) => this.#offsetAt(wall - offset) === offset
    return before !== after && isShown(before) === isShown(after)
  }

  #isNearChange(day: number): boolean {
    let near = this.#changes.get(day)
    if (near === undefined) {
      near = this.#offsetAt((day - 1) * DAY) !== this.#offsetAt((day + 2) * DAY)
      this.#changes.set(day, near)
    }
    return near
  }

  #offsetAt(ms: number): number {
    return this.#zone.offsetAt(ms)
  }
}
