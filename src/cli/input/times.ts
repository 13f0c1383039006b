import { isSlaCalendarError } from '../../errors.ts'
import { describe } from '../../input/plain-data.ts'
import { toEpochMs } from '../../time/instant.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import { DatePattern } from './date-pattern.ts'
import { isoTime } from './iso-time.ts'
import type { Mapping } from './mapping.ts'
import type { InputNotes } from './ticket-item.ts'
import { WallClock } from './wall-clock.ts'

/** Text that names an instant as ISO 8601 does, zone included, or tries to. */
const ZONED =
  /^(?:\d{4}|[+-]\d{6})-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[Zz]|[+-]\d[\d:]*|(?=\[))(?:\[.*\])?$/

/**
 * Reads the times of an export. Those with a zone or an offset are read as they stand; others only as the document's
 * format and zone say, and where it names none they are not read: neither is ever guessed.
 */
export class Times {
  readonly #pattern: DatePattern | undefined
  /** What fits the pattern has no zone as ISO 8601 writes it, which would come first. */
  readonly #isNeverZoned: boolean
  readonly #clock: WallClock | undefined
  readonly #zoneHint: string
  readonly #now: number
  readonly #notes: InputNotes

  /**
   * @throws {CommandError} when the document's format is none
   * @throws {SlaCalendarError} when its zone is none
   */
  constructor({ dateFormat, timeZone, zoneHint }: Mapping, now: number, notes: InputNotes) {
    this.#pattern = dateFormat === undefined ? undefined : new DatePattern(dateFormat, now)
    this.#isNeverZoned = this.#pattern !== undefined && !ZONED.test(this.#pattern.sample)
    this.#clock = timeZone === undefined ? undefined : new WallClock(timeZone)
    this.#zoneHint = zoneHint && ` ${zoneHint}`
    this.#now = now
    this.#notes = notes
  }

  /** The instant in epoch milliseconds; NaN where the text names none, for reasons that {@link fault} gives. */
  read(text: string): number {
    const quick = isoTime(text)
    if (quick >= RANGE_START && quick < RANGE_END) return quick
    const pattern = this.#pattern
    if (pattern && this.#isNeverZoned) {
      const wall = pattern.readQuickly(text)
      if (!Number.isNaN(wall)) return this.#instantOf(wall)
    }
    if (ZONED.test(text)) return zoned(text)
    return pattern ? this.#instantOf(pattern.read(text)) : Number.NaN
  }

  /** The instant of what the pattern has read. */
  #instantOf(ms: number): number {
    if (Number.isNaN(inRange(ms)) || this.#pattern!.isInstant) return inRange(ms)
    if (!this.#clock) return Number.NaN
    if (this.#clock.isInChange(ms)) this.#notes.clockChangeTimes++
    return inRange(this.#clock.instantOf(ms))
  }

  /** Why a text names no instant, and what to do about it. */
  fault(text: string): string {
    const pattern = this.#pattern
    if (ZONED.test(text) || !pattern) {
      const asInstant = instantFault(text)
      if (asInstant) return asInstant
    }
    if (!pattern) return `${describe(text)} has no zone, and the document names no format. ${readings(text)}`
    const read = pattern.read(text)
    if (Number.isNaN(read))
      return `${describe(text)} does not fit the format ${pattern.pattern}. ${this.#otherReading(text, pattern.pattern)}`
    if (!this.#clock && !pattern.isInstant)
      return `${describe(text)} has no zone. Name it in tickets.timeZone, such as Europe/Rome.${this.#zoneHint}`
    return `${describe(text)} lies outside 1900-01-01T00:00Z to 2200-01-01T00:00Z.`
  }

  /** What the text would be with day and month the other way round. */
  #otherReading(text: string, pattern: string): string {
    const turned = pattern.replace(/[dM]+/g, token => (token.startsWith('d') ? 'M' : 'd').repeat(token.length))
    const isNumeric = /^d{1,2}\W+M{1,2}\b|^M{1,2}\W+d{1,2}\b/.test(pattern)
    if (isNumeric && !Number.isNaN(new DatePattern(turned, this.#now).readSlowly(text)))
      return `It would fit ${turned}: is that how this export writes its times?`
    return 'Correct it, or name the format of the export in tickets.dateFormat.'
  }
}

function inRange(ms: number): number {
  return ms >= RANGE_START && ms < RANGE_END ? Math.floor(ms) : Number.NaN
}

function zoned(text: string): number {
  try {
    return toEpochMs(text, [])
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return Number.NaN
  }
}

/** What is wrong with a text as an instant of ISO 8601; undefined when it is only that it has no zone. */
function instantFault(text: string): string | undefined {
  try {
    toEpochMs(text, [])
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    const isNaive = error.code === 'instant-without-zone' || (error.code === 'instant-invalid' && DATE.test(text))
    return isNaive ? undefined : error.message
  }
  return undefined
}

/** A date in figures, and the time behind it. */
const DATE = /^(\d{1,4})([./ -])(\d{1,2})\2(\d{1,4})(?:(,? +|T)(\d{1,2}):\d\d(:\d\d)?( ?[AaPp]\.?[Mm]\.?)?)?$/
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** How a naive time can be read: by day first, by month first, or by both. */
function readings(text: string): string {
  const [, first, mark, second, third, gap = '', , seconds, half] = DATE.exec(text) ?? []
  const how = 'Name its format in tickets.dateFormat and its zone in tickets.timeZone'
  if (first === undefined) return `${how}.`
  const clock = gap && `${gap === 'T' ? "'T'" : gap}${half ? 'h' : 'HH'}:mm${seconds ? ':ss' : ''}${half ? ' a' : ''}`
  if (first.length > 2) return `${how}: "yyyy${mark}MM${mark}dd${clock}".`
  const year = third.length > 2 ? 'yyyy' : 'yy'
  const [dayFirst, monthFirst] = [`dd${mark}MM`, `MM${mark}dd`].map(start => `"${start}${mark}${year}${clock}"`)
  const say = (day: string, month: string) => `${+day} ${MONTHS[+month - 1]}`
  const canBeDayFirst = +first <= 31 && +second <= 12
  const canBeMonthFirst = +first <= 12 && +second <= 31
  if (canBeDayFirst && canBeMonthFirst)
    return `It can be read as ${say(first, second)} (${dayFirst}) or as ${say(second, first)} (${monthFirst}). ${how}.`
  if (canBeDayFirst) return `${how}: ${dayFirst}.`
  if (canBeMonthFirst) return `${how}: ${monthFirst}.`
  return `${how}.`
}
