import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { describe } from '../input/plain-data.ts'
import { didYouMean } from '../input/suggest.ts'
import { DAY, type EpochDay } from './civil-date.ts'

/**
 * Two changes of a zone's offset have been as near as four days; probes three days apart, each stretch searched
 * until nothing in it is left unexplained, find every change that the platform's time-zone data has since 1900.
 */
const PROBE = 3 * DAY
/** Changes are looked up by the year or so. */
const STRETCH = 122 * PROBE

/** A time zone: what its clock shows at an instant, and the instant at which it shows a wall time first. */
export class Zone {
  /** The IANA name, in the platform's spelling of upper and lower case. */
  readonly id: string
  readonly #clock: Intl.DateTimeFormat
  // The offset is #offsets[i] from #starts[i] until #starts[i + 1]; all of it is known from #from until #to.
  #starts: number[] = []
  #offsets: number[] = []
  #from = 0
  #to = 0
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
    // No offset reaches a day: what ends a day before cannot show the wall time yet.
    let i = this.#segmentAt(wall - DAY)
    while (this.#starts[i + 1] + this.#offsets[i] <= wall) i++
    this.#last = i
    return Math.max(this.#starts[i], wall - this.#offsets[i])
  }

  /** The first instant of a local date. */
  startOf(date: EpochDay): number {
    return this.instantOf(date * DAY)
  }

  /** The local date that holds an instant: the last one that has started (§3.2). */
  dateOf(ms: number): EpochDay {
    let date = Math.floor((ms + this.#offsets[this.#segmentAt(ms)]) / DAY)
    while (this.startOf(date) > ms) date--
    while (this.startOf(date + 1) <= ms) date++
    return date
  }

  #segmentAt(ms: number): number {
    this.#know(ms)
    let i = this.#last
    while (this.#starts[i] > ms) i--
    while (this.#starts[i + 1] <= ms) i++
    return i
  }

  /** Looks up the changes as far as two days round an instant, from what is known already. */
  #know(ms: number): void {
    if (this.#starts.length === 0) {
      this.#from = this.#to = Math.floor(ms / STRETCH) * STRETCH
      this.#starts = [this.#from]
      this.#offsets = [this.offsetAt(this.#from)]
    }
    while (this.#to < ms + 2 * DAY + 1) {
      this.#append(this.#starts, this.#offsets, this.#to, this.#to + STRETCH)
      this.#to += STRETCH
    }
    while (this.#from > ms - 2 * DAY) {
      const start = this.#from - STRETCH
      const starts = [start]
      const offsets = [this.offsetAt(start)]
      this.#append(starts, offsets, start, this.#from)
      // The first stretch known before began where no change was: its offset is the last one found.
      this.#starts = [...starts, ...this.#starts.slice(1)]
      this.#offsets = [...offsets, ...this.#offsets.slice(1)]
      this.#from = start
      this.#last = 0
    }
  }

  #append(starts: number[], offsets: number[], from: number, to: number): void {
    for (let at = from; at < to; at += PROBE) this.#search(starts, offsets, at, at + PROBE)
  }

  /** Adds the changes in (from, to], of which the last offset listed holds at `from`. */
  #search(starts: number[], offsets: number[], from: number, to: number): void {
    const after = this.offsetAt(to)
    let before = offsets[offsets.length - 1]
    while (before !== after) {
      let same = from
      let changed = to
      while (changed - same > 1000) {
        const middle = Math.floor((same + changed) / 2000) * 1000
        if (this.offsetAt(middle) === before) same = middle
        else changed = middle
      }
      from = changed
      before = this.offsetAt(changed)
      starts.push(changed)
      offsets.push(before)
    }
  }
}

const zones = new Map<string, Zone>()

/**
 * The zone of an IANA name; the same object each time.
 *
 * @throws {SlaCalendarError} `time-zone-unknown` when the platform knows no such zone
 */
export function zoneOf(id: unknown, path: ErrorPath): Zone {
  const known = zones.get(id as string)
  if (known) return known
  const clock = typeof id === 'string' && /^[a-z]/i.test(id) && clockOf(id)
  if (!clock) throw new SlaCalendarError('time-zone-unknown', path, `${describe(id)} is no time zone.`, zoneHint(id))
  const spelling = clock.resolvedOptions().timeZone
  // An alias stays the name that was given: platforms differ in which of the two names they prefer.
  const name = spelling.toLowerCase() === id.toLowerCase() ? spelling : id
  const zone = zones.get(name) ?? new Zone(name, clock)
  zones.set(name, zone)
  return zone
}

function clockOf(id: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
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
  } catch {
    return undefined
  }
}

function zoneHint(id: unknown): string {
  if (typeof id !== 'string') return 'Give an IANA name such as Europe/Rome.'
  if (/^[+-]/.test(id)) return 'An offset is no zone: it knows no clock changes. Give an IANA name such as Europe/Rome.'
  const cities = Intl.supportedValuesOf('timeZone')
  const city = cities.find(name => name.toLowerCase().endsWith(`/${id.toLowerCase().replaceAll(' ', '_')}`))
  return city ? `Did you mean ${city}?` : didYouMean(id, cities)
}
