import type { SlaCalendarError } from '../errors.ts'
import { intlFormatter, intlMissing } from './intl-formatter.ts'
import { parseOffset } from './parse-offset.ts'

/** The offsets of one time zone, as the platform knows them. */
export type ZoneOffsets = {
  /** The name of the zone, as the platform spells it. */
  readonly name: string
  /** Returns the offset from UTC at a whole second, both in milliseconds; positive east of Greenwich. */
  offsetAt(second: number): number
}

type ZonedDateTimeClass = new (epochNs: bigint, zone: string) => { timeZoneId: string; offsetNanoseconds: number }

/**
 * Returns the offsets of a zone, or undefined if the platform does not know it.
 *
 * They come from the built-in Temporal if there is one: then the process need not load the formats of `Intl`, which take
 * longer than the whole library. Both read the same time-zone data of the platform.
 *
 * @throws {SlaCalendarError} `intl-missing`
 */
export function zoneOffsets(id: string): ZoneOffsets | undefined {
  const ZonedDateTime = builtInZonedDateTime()
  try {
    if (!ZonedDateTime) return intlOffsets(id)
    return {
      name: new ZonedDateTime(0n, id).timeZoneId,
      offsetAt: second => new ZonedDateTime(BigInt(second) * 1_000_000n, id).offsetNanoseconds / 1e6,
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * Returns the offsets that `Intl` knows.
 *
 * @throws {SlaCalendarError} `intl-missing` if the platform does not write offsets, also when one is asked for
 * @throws {RangeError} for a time zone that the platform does not know
 */
export function intlOffsets(id: string): ZoneOffsets {
  const format = offsetFormatter(id)
  return {
    name: format.resolvedOptions().timeZone,
    offsetAt(second) {
      // The text ends in the offset, GMT+01:00, with its seconds if it has any; GMT alone stands for UTC.
      const [, offset] = /GMT([+-][\d:]+)?$/.exec(format.format(second)) ?? ['', '?']
      const ms = parseOffset(offset ?? 'Z')
      if (Number.isNaN(ms)) throw noOffsets()
      return ms
    },
  }
}

function offsetFormatter(id: string): Intl.DateTimeFormat {
  try {
    // Without the weekday, it would write a whole date, which takes twice as long.
    return intlFormatter('en-US', { timeZone: id, timeZoneName: 'longOffset', weekday: 'narrow' })
  } catch (error) {
    // The platform may know the zone, but not `longOffset`.
    if (error instanceof RangeError && intlFormatter('en-US', { timeZone: id })) throw noOffsets()
    throw error
  }
}

function noOffsets(): SlaCalendarError {
  return intlMissing('Intl.DateTimeFormat of this platform does not write offsets such as GMT+01:00 (longOffset).')
}

/** A polyfill is not used: it reads `Intl`, too. */
function builtInZonedDateTime(): ZonedDateTimeClass | undefined {
  const { Temporal } = globalThis as { readonly Temporal?: { readonly ZonedDateTime: ZonedDateTimeClass } }
  const found = Temporal?.ZonedDateTime
  return found && /native code/.test(String(found)) ? found : undefined
}
