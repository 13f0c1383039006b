import { Temporal } from '#temporal'
import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { describe, readable } from '../input/plain-data.ts'
import { instantTextLike, parseInstantText } from './instant-text.ts'
import { outOfRange, RANGE_END, RANGE_START } from './range.ts'
import type { Zone } from './zone.ts'

/**
 * An instant, in whichever form the caller has it: a Date, epoch milliseconds, text with `Z`, an offset or a zone in
 * brackets, or any object that has `epochNanoseconds` or `epochMilliseconds`, such as those of Temporal (§3.1).
 * What is finer than a millisecond is floored.
 */
export type InstantInput =
  | Date
  | number
  | string
  | { readonly epochNanoseconds: bigint }
  | { readonly epochMilliseconds: number }

/**
 * The form in which an instant comes back: that of the instant that was given. Temporal's instants come back in the
 * caller's own class, a ZonedDateTime in its own zone; other objects as this library's `Temporal.Instant`.
 */
export type InstantOutput<T> = T extends number
  ? number
  : T extends string
    ? string
    : T extends Date
      ? Date
      : T extends { readonly epochNanoseconds: bigint; equals: unknown }
        ? T
        : Temporal.Instant

const HINT = 'Give a Date, epoch milliseconds or text such as 2026-11-20T16:30Z.'

/**
 * Reads an instant as whole epoch milliseconds.
 *
 * @throws {SlaCalendarError} `instant-invalid`, `instant-without-zone`, `instant-offset-mismatch`,
 * `instant-out-of-range`, `time-zone-unknown`, `input-invalid`
 */
export function toEpochMs(input: unknown, path: ErrorPath): number {
  const ms = Math.floor(readMs(input, path))
  if (Number.isNaN(ms)) throw invalid(input, path)
  if (ms < RANGE_START || ms >= RANGE_END) throw outOfRange(described(input), path, 'A number is epoch milliseconds.')
  return ms
}

/** Gives an instant the form of the one that was given; text has the offset of `zone`, or the zone of its own bracket. */
export function likeInput<T extends InstantInput>(ms: number, input: T, zone: Zone): InstantOutput<T> {
  return formed(ms, input, zone) as InstantOutput<T>
}

function readMs(input: unknown, path: ErrorPath): number {
  if (typeof input === 'number') return input
  if (typeof input === 'string') return parseInstantText(input, path)
  if (typeof input === 'object' && input !== null) return readable(() => objectMs(input, path), path)
  throw invalid(input, path)
}

function objectMs(input: object, path: ErrorPath): number {
  if (isDate(input)) return Date.prototype.getTime.call(input)
  const { epochNanoseconds, epochMilliseconds } = input as Record<string, unknown>
  if (typeof epochNanoseconds === 'bigint') {
    const ms = epochNanoseconds / 1_000_000n
    return Number(epochNanoseconds < ms * 1_000_000n ? ms - 1n : ms)
  }
  if (typeof epochMilliseconds === 'number') return epochMilliseconds
  throw invalid(input, path, objectHint(input as Record<string, unknown>))
}

/** A Date of any realm, also where fake timers have replaced the class. */
function isDate(input: object): input is Date {
  return input instanceof Date || Object.prototype.toString.call(input) === '[object Date]'
}

function objectHint(input: Record<string, unknown>): string {
  if (typeof input.toJSDate === 'function') return 'Give its .toJSDate().'
  if (typeof input.toDate === 'function') return 'Give its .toDate().'
  if (typeof input.toZonedDateTime === 'function')
    return "It has no time zone: give its .toZonedDateTime('Europe/Rome')."
  return 'Give a Date, epoch milliseconds, text, or an object with epochNanoseconds or epochMilliseconds.'
}

function formed(ms: number, input: InstantInput, zone: Zone): unknown {
  if (typeof input === 'number') return ms
  if (typeof input === 'string') return instantTextLike(ms, input, zone)
  if (isDate(input)) return new Date(ms)
  return temporalLike(BigInt(ms) * 1_000_000n, input)
}

/** The caller's own class where it is one of Temporal's, native or of any polyfill. */
function temporalLike(ns: bigint, input: object): unknown {
  const { timeZoneId, calendarId } = input as Record<string, unknown>
  try {
    const Own = input.constructor as new (...args: unknown[]) => { epochNanoseconds?: unknown }
    const own = timeZoneId === undefined ? new Own(ns) : new Own(ns, timeZoneId, calendarId)
    if (own.epochNanoseconds === ns) return own
  } catch {
    // Not a class of Temporal's: the library's own serves.
  }
  return new Temporal.Instant(ns)
}

function invalid(input: unknown, path: ErrorPath, hint = HINT): SlaCalendarError {
  return new SlaCalendarError('instant-invalid', path, `${described(input)} is no instant.`, hint)
}

function described(input: unknown): string {
  return input instanceof Date ? 'The Date' : describe(input)
}
