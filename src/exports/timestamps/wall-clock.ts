import { DAY } from '../../time/epoch-day.ts'
import { type Zone, zoneOf } from '../../time/zone.ts'

/** The local times [from, to) that a change of the clock skips or shows twice. */
type Change = { readonly from: number; readonly to: number }

const NO_CHANGE: Change = { from: 0, to: 0 }

/** The clock of a zone. It converts the local times of an export to instants. */
export class WallClock {
  readonly #zone: Zone
  /** The change on or next to a local day; and the change of the latest query. */
  readonly #changes = new Map<number, Change>()
  #lastDay = Number.NaN
  #lastChange = NO_CHANGE

  /** @throws {SlaCalendarError} `time-zone-unknown` */
  constructor(timeZone: string) {
    this.#zone = zoneOf(timeZone, ['tickets', 'timeZone'])
  }

  /** Returns the first instant at which the clock shows the local time or later (§2). `wall` is local time as if it were UTC. */
  instantOf(wall: number): number {
    return this.#zone.instantOf(wall)
  }

  /** Returns whether the clock skips the local time or shows it twice. */
  isInChange(wall: number): boolean {
    const day = Math.floor(wall / DAY)
    if (day !== this.#lastDay) {
      this.#lastDay = day
      this.#lastChange = this.#changeNear(day)
    }
    return wall >= this.#lastChange.from && wall < this.#lastChange.to
  }

  #changeNear(day: number): Change {
    let change = this.#changes.get(day)
    if (change === undefined) {
      // Changes are at least four days apart, and no clock is a day off: there is one in this time, or none.
      change = this.#changeBetween((day - 1) * DAY, (day + 2) * DAY)
      this.#changes.set(day, change)
    }
    return change
  }

  #changeBetween(from: number, to: number): Change {
    const [change] = this.#zone.transitions(from, to)
    if (change === undefined) return NO_CHANGE
    const { at, before, after } = change
    return { from: at + Math.min(before, after), to: at + Math.max(before, after) }
  }
}
