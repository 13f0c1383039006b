import type { ErrorPath } from '../errors.ts'
import { InputValue } from '../validation/input-value.ts'
import { DAY, type EpochDay } from './epoch-day.ts'
import { RANGE_END, RANGE_START } from './range.ts'
import { zoneHint } from './zone-hint.ts'
import { intlOffsets, type ZoneOffsets, zoneOffsets } from './zone-offsets.ts'

/**
 * The distance of two probes for a clock change. The closest changes in the platform's data since 1900 are four days
 * apart. Between two probes the search goes on until every difference is explained, so it finds all changes.
 */
const PROBE = 3 * DAY
/** The search also covers this much time beyond the requested instant. */
const MARGIN = 2 * PROBE
/** Each zone has had its smallest and its largest offset since 1900 for at least twice as long. */
const MONTH = 28 * DAY
/** Later years have the rules of earlier ones. */
const RULES_END = /* @__PURE__ */ Date.UTC(2100, 0)
/** In the 28 years from here on, each date has had each of its weekdays. */
const CYCLE_START = /* @__PURE__ */ Date.UTC(2072, 0)

/** A change of a zone's offset from UTC. */
export type Transition = {
  /** The first instant of the new offset, in epoch milliseconds. */
  readonly at: number
  /** The offset until then, in milliseconds; positive east of Greenwich. */
  readonly before: number
  /** The offset from then on, in milliseconds. */
  readonly after: number
}

/** The smallest and the largest of some offsets, in minutes; whole seconds are possible. */
export type OffsetRange = readonly [least: number, most: number]

/** The time from an instant up to a later one, in epoch milliseconds. */
export type Period = readonly [from: number, to: number]

/** A time zone: converts between instants and wall times, and finds the changes of its offset. */
export class Zone {
  /** The IANA name, with the platform's upper and lower case. */
  readonly id: string
  readonly #platform: ZoneOffsets
  // The offset is #offsets[i] from #starts[i] until #starts[i + 1]. The lists are complete from #starts[0] until #end.
  #starts: number[] = []
  #offsets!: number[]
  #end = 0
  #last = 0
  // The wall times of one segment that are a day or more away from its ends, and its offset.
  #steadyFrom = Infinity
  #steadyUntil = -Infinity
  #steadyOffset = 0
  /** The results of {@link startOfFar}: each calendar asks for the year from which its holidays are known. */
  readonly #far: { [date: EpochDay]: number } = {}
  #range: OffsetRange | undefined

  constructor(id: string, platform: ZoneOffsets) {
    this.id = id
    this.#platform = platform
  }

  /**
   * Returns how far this zone is ahead of another one, at least and at most. A period gives the differences in it. Without one,
   * any two offsets are compared, whenever each applied: the range is wider, but takes less time.
   */
  aheadOf(other: Zone, period?: Period): OffsetRange {
    if (other === this) return [0, 0]
    if (!period) return [this.#offsetRange[0] - other.#offsetRange[1], this.#offsetRange[1] - other.#offsetRange[0]]
    // A time that is repeated in the period may have been shown before it.
    const start = Math.min(period[0], CYCLE_START) - 2 * DAY
    const changes = [this, other].flatMap(zone => zone.transitions(start, Math.min(period[1], RULES_END)))
    return rangeOf([start, ...changes.map(({ at }) => at)].map(at => this.wallOf(at) - other.wallOf(at)))
  }

  /** The smallest and the largest offset of the supported time. It takes a tenth of the time of finding all changes. */
  get #offsetRange(): OffsetRange {
    if (!this.#range) {
      const offsets: number[] = []
      for (let at = RANGE_START; at < RULES_END; at += MONTH) offsets.push(this.offsetAt(at))
      this.#range = rangeOf(offsets)
    }
    return this.#range
  }

  /** Returns the zone's offset from UTC at an instant, in milliseconds; positive east of Greenwich. */
  offsetAt(ms: number): number {
    return this.#platform.offsetAt(Math.floor(ms / 1000) * 1000)
  }

  /**
   * Returns the first instant at which the zone's clock shows the wall time or later (§2).
   *
   * @param wall the wall time as if it were UTC, in milliseconds
   */
  instantOf(wall: number): number {
    if (wall >= this.#steadyFrom && wall < this.#steadyUntil) return wall - this.#steadyOffset
    // Offsets are shorter than a day. So a segment that ends a day before `wall` shows earlier wall times only, and one
    // that starts a day after it shows later ones only.
    if (wall + DAY >= this.#end) this.#learn(wall + DAY)
    let i = this.#segmentAt(wall - DAY)
    while (this.#starts[i + 1] + this.#offsets[i] <= wall) i++
    this.#last = i
    this.#steadyFrom = this.#starts[i] + DAY
    this.#steadyUntil = (this.#starts[i + 1] ?? this.#end) - DAY
    this.#steadyOffset = this.#offsets[i]
    return Math.max(this.#starts[i], wall - this.#steadyOffset)
  }

  /**
   * Returns the date before which all dates from `date` on, and the one before it, exist and have 24 hours, since no clock
   * change is within a day. There are none if it is not after `date`: then a change is near, or it is not known that none is.
   */
  steadyUntil(date: EpochDay): EpochDay {
    this.instantOf(date * DAY)
    return (date - 1) * DAY < this.#steadyFrom ? date : Math.ceil(this.#steadyUntil / DAY) - 1
  }

  /** Returns the wall time that the zone's clock shows at an instant, as if it were UTC, in milliseconds. */
  wallOf(ms: number): number {
    // The index first, because finding it may change the list.
    const i = this.#segmentAt(ms)
    return ms + this.#offsets[i]
  }

  /** Returns the first instant of a local date (§2). */
  startOf(date: EpochDay): number {
    return this.instantOf(date * DAY)
  }

  /** Whether the zone does not skip a date, as those on the date line have done. */
  exists(date: EpochDay): boolean {
    return this.startOf(date) < this.startOf(date + 1)
  }

  /** Returns the same as {@link startOf} for a date that may be decades away, without learning the changes until then. */
  startOfFar(date: EpochDay): number {
    if (!(date in this.#far)) {
      const near = new Zone(this.id, this.#platform)
      near.#begin(date * DAY - DAY)
      near.#extend(date * DAY + DAY + 1)
      this.#far[date] = near.startOf(date)
    }
    return this.#far[date]
  }

  /** Returns the local date of an instant: the last date that has started (§2). */
  dateOf(ms: number): EpochDay {
    let date = Math.floor(this.wallOf(ms) / DAY)
    while (this.startOf(date + 1) <= ms) date++
    return date
  }

  /**
   * Returns the changes of the offset after `from` and up to `to`, in time order.
   *
   * @param from epoch milliseconds; a change exactly at `from` is left out
   * @param to epoch milliseconds; a change exactly at `to` is included
   */
  transitions(from: number, to: number): Transition[] {
    // The later instant first: learning it may add segments before it, which would shift the index of `from`.
    this.#segmentAt(to)
    const found: Transition[] = []
    for (let i = this.#segmentAt(from) + 1; this.#starts[i] <= to; i++)
      found.push({ at: this.#starts[i], before: this.#offsets[i - 1], after: this.#offsets[i] })
    return found
  }

  #segmentAt(ms: number): number {
    if (!(ms >= this.#starts[0] && ms < this.#end)) this.#learn(ms)
    let i = this.#last
    while (this.#starts[i] > ms) i--
    while (this.#starts[i + 1] <= ms) i++
    return i
  }

  /** Learns the changes around an instant. The known range at least doubles, so that few calls need to learn. */
  #learn(ms: number): void {
    if (!this.#starts.length) this.#begin(ms)
    const [from] = this.#starts
    const growth = 122 * PROBE + this.#end - from
    if (ms >= this.#end) {
      this.#extend(Math.max(ms, Math.min(this.#end + growth, RANGE_END)) + MARGIN)
    } else {
      const earlier = new Zone(this.id, this.#platform)
      earlier.#begin(Math.min(ms, Math.max(from - growth, RANGE_START)) - MARGIN)
      earlier.#extend(from)
      // The previously known range need not start at a transition.
      this.#starts = earlier.#starts.concat(this.#starts.slice(1))
      this.#offsets = earlier.#offsets.concat(this.#offsets.slice(1))
      this.#last = 0
    }
  }

  #begin(ms: number): void {
    this.#end = Math.floor(ms / PROBE) * PROBE
    this.#starts = [this.#end]
    this.#offsets = [this.offsetAt(this.#end)]
  }

  #extend(to: number): void {
    for (; this.#end < to; this.#end += PROBE) this.#search(this.#end, this.#end + PROBE)
  }

  /** Adds the changes in (from, to]. The last known offset applies at `from`. */
  #search(from: number, to: number): void {
    const after = this.offsetAt(to)
    while (this.#offsets[this.#offsets.length - 1] !== after) {
      const before = this.#offsets[this.#offsets.length - 1]
      let changed = to
      while (changed - from > 1000) {
        const middle = Math.floor((from + changed) / 2000) * 1000
        if (this.offsetAt(middle) === before) from = middle
        else changed = middle
      }
      from = changed
      this.#starts.push(changed)
      this.#offsets.push(this.offsetAt(changed))
    }
  }
}

/** Returns the range of some milliseconds. */
function rangeOf(values: readonly number[]): OffsetRange {
  return [Math.min(...values) / 60_000, Math.max(...values) / 60_000]
}

const zones = new Map<string, Zone>()

/**
 * Names that ICU accepts although tzdb does not have them: three-letter names, `SystemV/…` and two old links. `EST`,
 * `MST` and `HST` are in tzdb, but have no daylight saving time, which authors seldom intend. So the only three-letter
 * names accepted are those with a single meaning.
 */
const NOT_IANA = /^(?!(?:[cemw]et|gmt|uct|utc|prc|ro[ck])$)[a-z]{3}$|^systemv\/|\/(?:pacific-new|east-saskatchewan)$/i

/**
 * Returns the zone of an IANA name: a zone or a link of tzdb, in upper or lower case. Each call returns the same object.
 *
 * @throws {SlaCalendarError} `time-zone-unknown` if the text is not an IANA name, or the platform does not know it
 */
export function zoneOf(id: unknown, path: ErrorPath = []): Zone {
  const zone = findZone(id)
  if (zone) return zone
  const given = new InputValue(id, path)
  const text = given.text()
  const meant = NOT_IANA.test(text) ? zoneThatIcuMeans(text) : undefined
  const hint = zoneHint(text, zone => findZone(zone) !== undefined, meant)
  throw given.expected('an IANA time zone', hint, 'time-zone-unknown')
}

/** Returns the zone of an IANA name, or undefined if the value is not one or the platform does not know it. */
export function findZone(id: unknown): Zone | undefined {
  const known = zones.get(id as string)
  if (known) return known
  // A fixed offset is not a time zone (it has no DST rules), although some platforms accept it as one.
  const isName = typeof id === 'string' && /^[a-z]/i.test(id) && !NOT_IANA.test(id)
  const platform = isName && zoneOffsets(id)
  if (!platform) return undefined
  // An alias keeps its name, because platforms differ in which of the two names they prefer.
  const name = platform.name.toLowerCase() === id.toLowerCase() ? platform.name : id
  const zone = zones.get(name) ?? new Zone(name, platform)
  zones.set(name, zone)
  return zone
}

function zoneThatIcuMeans(abbreviation: string): string | undefined {
  try {
    return intlOffsets(abbreviation).name
  } catch {
    return undefined
  }
}
