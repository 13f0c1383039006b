import type { ErrorPath } from '../errors.ts'
import { InputValue } from '../validation/input-value.ts'
import { describe, readable } from '../validation/plain-data.ts'
import { instantTextLike, parseInstantText } from './instant-text.ts'
import { outOfRange, RANGE_END, RANGE_START } from './range.ts'
import { type Zone, zoneOf } from './zone.ts'

/**
 * An instant: a Date, epoch milliseconds, text with `Z`, an offset or a zone in brackets, or any object that has
 * `epochNanoseconds` or `epochMilliseconds`, such as those of Temporal (§1). Fractions of a millisecond are floored.
 */
export type InstantInput =
  | Date
  | number
  | string
  | { readonly epochNanoseconds: bigint }
  | { readonly epochMilliseconds: number }

/**
 * The form of a returned instant: the form of the instant that was passed. Temporal's instants are returned in the
 * caller's own class, a ZonedDateTime in its own zone, and plain objects as plain objects.
 */
export type InstantOutput<T> = T extends number
  ? number
  : T extends string
    ? string
    : T extends Date
      ? Date
      : T extends { readonly epochNanoseconds: bigint; equals: unknown }
        ? T
        : T extends { readonly epochNanoseconds: bigint }
          ? { readonly epochNanoseconds: bigint }
          : { readonly epochMilliseconds: number }

/**
 * Reads an instant as whole epoch milliseconds.
 *
 * @throws {SlaCalendarError} `instant-invalid`, `instant-without-zone`, `instant-offset-mismatch`,
 * `instant-out-of-range`, `time-zone-unknown`, `input-invalid`
 */
export function toEpochMs(input: unknown, path: ErrorPath): number {
  const fast = fastEpochMs(input)
  if (fast >= RANGE_START && fast < RANGE_END) return fast
  const given = new InputValue(input, path)
  const ms = Math.floor(
    typeof input === 'string' ? parseInstantText(input, given) : readable(() => readMs(input, given), path),
  )
  if (Number.isNaN(ms))
    throw given.expected('an instant', 'Pass a valid Date or epoch milliseconds.', 'instant-invalid')
  if (ms < RANGE_START || ms >= RANGE_END) throw outOfRange(given, 'A number is epoch milliseconds.')
  return ms
}

/**
 * Reads the instant of a report or an event, or `now`: as {@link toEpochMs}, but rejects numbers that look like seconds.
 * As milliseconds, 1e8 to 1e10 are January to April 1970, long before any ticket.
 *
 * @throws {SlaCalendarError} the errors of {@link toEpochMs}
 */
export function toEventMs(input: unknown, path: ErrorPath): number {
  if (looksLikeSeconds(input))
    throw new InputValue(input, path).error(
      'instant-invalid',
      `${input} looks like seconds; an instant is in milliseconds.`,
      `Did you mean ${input * 1000}?`,
    )
  return toEpochMs(input, path)
}

/** Returns what {@link toEventMs} returns for the most frequent forms, without a path; undefined for every other form. */
export function fastEventMs(input: unknown): number | undefined {
  const ms = fastEpochMs(input)
  return ms > MOST_SECONDS && ms < RANGE_END ? ms : undefined
}

/** A number up to here may be in seconds. */
export const MOST_SECONDS = 1e10

/** Returns whether a value is a number from 1e8 to 1e10. */
export function looksLikeSeconds(input: unknown): input is number {
  return typeof input === 'number' && input >= 1e8 && input <= MOST_SECONDS
}

/** Returns the whole epoch milliseconds of a number or a Date, the most frequent forms; NaN for every other form. */
export function fastEpochMs(input: unknown): number {
  try {
    return typeof input === 'number' ? Math.floor(input) + 0 : input instanceof Date ? input.getTime() : Number.NaN
  } catch {
    // The value only imitates a Date.
    return Number.NaN
  }
}

/** Gives an instant a form; null stays null. */
export type InstantFormatter<T> = {
  (ms: number): InstantOutput<T>
  (ms: number | null): InstantOutput<T> | null
}

/** Returns an instant in the form of the input. Text has the offset of `zone`, or the zone of its own bracket. */
export function toInputForm<T extends InstantInput>(ms: number, input: T, zone: Zone): InstantOutput<T> {
  return inFormOf(ms, input, zone) as InstantOutput<T>
}

/** Returns a function that gives instants the form of one, and leaves null as it is. */
export function formatterFor<T extends InstantInput>(input: T, timeZone: string): InstantFormatter<T> {
  const zone = zoneOf(timeZone)
  return ((ms: number | null) => (ms === null ? null : inFormOf(ms, input, zone))) as InstantFormatter<T>
}

function readMs(input: unknown, given: InputValue): number {
  if (typeof input === 'number') return input
  const { epochNanoseconds, epochMilliseconds, toDate, toJSDate } = Object(input)
  if (typeof epochNanoseconds === 'bigint') {
    // A ZonedDateTime is returned in its own zone, so every platform must know that zone. Its offsets are Temporal's.
    const { timeZoneId } = input as { readonly timeZoneId?: unknown }
    if (/[a-z]/i.test(String(timeZoneId ?? ''))) zoneOf(timeZoneId, [...given.path, 'timeZoneId'])
    return wholeMs(epochNanoseconds)
  }
  if (typeof epochMilliseconds === 'number') return epochMilliseconds
  if (isDate(input)) return Date.prototype.getTime.call(input)
  throw given.expected('an instant', instantHint(input, toDate, toJSDate), 'instant-invalid')
}

/** Returns nanoseconds as milliseconds, floored. */
export function wholeMs(ns: bigint): number {
  const ms = ns / 1_000_000n
  return Number(ns < ms * 1_000_000n ? ms - 1n : ms)
}

function instantHint(input: unknown, toDate: unknown, toJSDate: unknown): string {
  const name = describe(input)
  if (/PlainDateTime/.test(name)) return 'It has no time zone. Pass its .toZonedDateTime(timeZone).'
  if (/PlainDate/.test(name)) return 'It has no time and no time zone. Pass its .toZonedDateTime(timeZone).'
  if (toJSDate) return 'Pass its .toJSDate().'
  return toDate ? 'Pass its .toDate().' : 'Pass a Date, epoch milliseconds or text with a zone.'
}

/** Returns whether a value is a Date of any realm, also if fake timers have replaced the class. */
function isDate(input: unknown): input is Date {
  return input instanceof Date || Object.prototype.toString.call(input) === '[object Date]'
}

function inFormOf(ms: number, input: InstantInput, zone: Zone): unknown {
  if (typeof input === 'number') return ms
  if (typeof input === 'string') return instantTextLike(ms, input, zone)
  if (isDate(input)) return new Date(ms)
  return objectLike(ms, input)
}

/** Returns an instant in the form of an object: of its own class if that is one of Temporal's, otherwise plain. */
export function objectLike(ms: number, input: object): unknown {
  const ns = BigInt(ms) * 1_000_000n
  try {
    const { timeZoneId, calendarId } = input as Record<string, unknown>
    const Own = input.constructor as new (...args: unknown[]) => { epochNanoseconds?: unknown }
    const own = new Own(ns, timeZoneId, calendarId)
    if (own.epochNanoseconds === ns) return own
  } catch {
    // The class is not one of Temporal's.
  }
  const isExact = typeof (input as { epochNanoseconds?: unknown }).epochNanoseconds === 'bigint'
  return isExact ? { epochNanoseconds: ns } : { epochMilliseconds: ms }
}
