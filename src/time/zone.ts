import type { ErrorPath } from '../errors.ts'
import { InputValue } from '../validation/input-value.ts'
import { DAY, type EpochDay } from './epoch-day.ts'
import { intlFormatter } from './intl-formatter.ts'
import { RANGE_END, RANGE_START } from './range.ts'
import { zoneHint } from './zone-hint.ts'

/**
 * Two changes of a zone's offset have been as near as four days; probes three days apart, each stretch searched
 * until nothing in it is left unexplained, find every change that the platform's time-zone data has since 1900.
 */
const PROBE = 3 * DAY
/** How far past an instant asked for the changes are looked up as well. */
const MARGIN = 2 * PROBE

/** A change of a zone's offset from UTC. */
export type Transition = {
  /** The first instant of the new offset, in epoch milliseconds. */
  readonly at: number
  /** The offset until then, in milliseconds; positive east of Greenwich. */
  readonly before: number
  /** The offset from then on, in milliseconds. */
  readonly after: number
}

/** A time zone: converts between instants and wall times, and finds the changes of its offset. */
export class Zone {
  /** The IANA name, in the platform's spelling of upper and lower case. */
  readonly id: string
  readonly #clock: Intl.DateTimeFormat
  // The offset is #offsets[i] from #starts[i] until #starts[i + 1]; all of it is known from #starts[0] until #end.
  #starts: number[] = []
  #offsets: number[] = []
  #end = 0
  #last = 0

  constructor(id: string, clock: Intl.DateTimeFormat) {
    this.id = id
    this.#clock = clock
  }

  /** The zone's offset from UTC at an instant, in milliseconds; positive east of Greenwich. */
  offsetAt(ms: number): number {
    const second = Math.floor(ms / 1000) * 1000
    const shown = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)/.exec(this.#clock.format(second))!
    return Date.UTC(+shown[3], +shown[1] - 1, +shown[2], +shown[4], +shown[5], +shown[6]) - second
  }

  /**
   * The first instant at which the zone's clock shows the wall time or later (§3.2).
   *
   * @param wall the wall time as if it were UTC, in milliseconds
   */
  instantOf(wall: number): number {
    // No offset reaches a day: what ends a day before cannot show the wall time yet, what begins a day after does.
    if (wall + DAY >= this.#end) this.#learn(wall + DAY)
    let i = this.#segmentAt(wall - DAY)
    while (this.#starts[i + 1] + this.#offsets[i] <= wall) i++
    this.#last = i
    return Math.max(this.#starts[i], wall - this.#offsets[i])
  }

  /** Returns the wall time that the zone's clock shows at an instant, as if it were UTC, in milliseconds. */
  wallOf(ms: number): number {
    // The index first, because finding it may change the list.
    const i = this.#segmentAt(ms)
    return ms + this.#offsets[i]
  }

  /** The first instant of a local date. */
  startOf(date: EpochDay): number {
    return this.instantOf(date * DAY)
  }

  /** The same for a date that may be decades away: what lies between it and the known changes is not looked up. */
  startOfFar(date: EpochDay): number {
    const near = new Zone(this.id, this.#clock)
    near.#begin(date * DAY - DAY)
    near.#extend(date * DAY + DAY + 1)
    return near.startOf(date)
  }

  /** The local date that holds an instant: the last one that has started (§3.2). */
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

  /** Finds the changes round an instant, and as far on as is known already, so that what is known doubles. */
  #learn(ms: number): void {
    if (!this.#starts.length) this.#begin(ms)
    const [from] = this.#starts
    const more = 122 * PROBE + this.#end - from
    if (ms >= this.#end) {
      this.#extend(Math.max(ms, Math.min(this.#end + more, RANGE_END)) + MARGIN)
    } else {
      const starts = this.#starts
      const offsets = this.#offsets
      let at = Math.floor((Math.min(ms, Math.max(from - more, RANGE_START)) - MARGIN) / PROBE) * PROBE
      this.#starts = [at]
      this.#offsets = [this.offsetAt(at)]
      for (; at < from; at += PROBE) this.#search(at, at + PROBE)
      // The previously known range need not start at a transition.
      this.#starts = this.#starts.concat(starts.slice(1))
      this.#offsets = this.#offsets.concat(offsets.slice(1))
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

  /** Adds the changes in (from, to], of which the last offset listed holds at `from`. */
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

const zones = new Map<string, Zone>()

/**
 * What ICU takes for a zone although tzdb does not have it: three-letter names, `SystemV/…` and two old links. `EST`,
 * `MST` and `HST` are in tzdb, but have no daylight saving time, which their authors seldom mean. So of names with
 * three letters only those that cannot be misunderstood are zones.
 */
const NOT_IANA = /^(?!(?:[cemw]et|gmt|uct|utc|prc|ro[ck])$)[a-z]{3}$|^systemv\/|\/(?:pacific-new|east-saskatchewan)$/i

/**
 * The zone of an IANA name: a zone or a link of tzdb, in any case of letters. The same object each time.
 *
 * @throws {SlaCalendarError} `time-zone-unknown` if the text is not an IANA name, or the platform does not know it
 */
export function zoneOf(id: unknown, path: ErrorPath = []): Zone {
  const found = findZone(id)
  if (found) return found
  const given = new InputValue(id, path)
  const text = given.text()
  const meant = NOT_IANA.test(text) ? clockOf(text)?.resolvedOptions().timeZone : undefined
  const hint = zoneHint(text, zone => findZone(zone) !== undefined, meant)
  throw given.expected('an IANA time zone', hint, 'time-zone-unknown')
}

/** The same; undefined for what is not an IANA name or is unknown to the platform. */
export function findZone(id: unknown): Zone | undefined {
  const known = zones.get(id as string)
  if (known) return known
  // A fixed offset is not a time zone (it has no DST rules), although some platforms accept it as one.
  const isName = typeof id === 'string' && /^[a-z]/i.test(id) && !NOT_IANA.test(id)
  const clock = isName && clockOf(id)
  if (!clock) return undefined
  const spelling = clock.resolvedOptions().timeZone
  // An alias stays the name that was given: platforms differ in which of the two names they prefer.
  const name = spelling.toLowerCase() === id.toLowerCase() ? spelling : id
  const zone = zones.get(name) ?? new Zone(name, clock)
  zones.set(name, zone)
  return zone
}

function clockOf(id: string): Intl.DateTimeFormat | undefined {
  try {
    return intlFormatter('en-US', {
      timeZone: id,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
