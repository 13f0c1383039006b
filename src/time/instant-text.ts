import type { InputValue } from '../validation/input-value.ts'
import { DAY, whyMissing } from './epoch-day.ts'
import { offsetText } from './format/offset.ts'
import { utcText } from './format/utc.ts'
import { parseOffset } from './parse-offset.ts'
import { RANGE_END, RANGE_START } from './range.ts'
import { type Zone, zoneOf } from './zone.ts'

const MINUTE = 60_000

/**
 * Matches date, time, seconds, fraction, offset and the suffixes of RFC 9557: first the zone, then `[key=value]`. Only
 * the date is required here, so that the code below can name the missing part.
 */
const PARTS =
  /^((?:\d{4}|[+-]\d{6})-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?([Zz]|[+-][\d:]+)?)?((?:\[!?[^[\]=]+\])?(?:\[!?[a-z_][a-z\d_-]*=[a-zA-Z\d]+(?:-[a-zA-Z\d]+)*\])*)$/

/**
 * Reads a text as an instant, in epoch milliseconds; finer fractions are floored (§1). A bracketed zone without an
 * offset is resolved by §2.
 *
 * @throws {SlaCalendarError} `instant-invalid`, `instant-without-zone`, `instant-offset-mismatch`, `time-zone-unknown`
 */
export function parseInstantText(text: string, given: InputValue): number {
  const [, date, time, second = 0, fraction = '', offset, brackets] = PARTS.exec(text) ?? []
  const wholeSecond = Math.min(+second, 59)
  // As in Temporal, a leap second is the second before it.
  const wall = Date.parse(`${date}T${time ?? '00:00'}:00Z`) + wholeSecond * 1000 + +fraction.padEnd(3, '0').slice(0, 3)
  const bracket = zoneInBrackets(brackets)
  const offsetMs = offset === undefined ? 0 : parseOffset(offset)
  const ms = wall - offsetMs
  const why = whyMissing(text)
  if (why || Number.isNaN(ms))
    throw given.expected(
      `an instant${why}`,
      'Write date, time and zone as in 2026-11-20T16:30+01:00.',
      'instant-invalid',
    )
  refuseCritical(brackets, given)
  if (time === undefined || (offset ?? bracket) === undefined)
    throw given.expected(
      'an instant: it has no zone',
      'Add Z, an offset or a zone: 2026-11-20T16:30+01:00, 2026-11-20T16:30[Europe/Rome].',
      'instant-without-zone',
    )
  // The caller rejects instants out of range, so the zone is not asked about them.
  if (ms < RANGE_START - DAY || ms > RANGE_END + DAY || bracket === undefined) return ms
  const zone = zoneOf(bracket, given.path)
  if (offset === undefined) return zone.instantOf(wall)
  const real = zone.offsetAt(ms)
  if (/z/i.test(offset) || offsetMs === real) return ms
  // Like Temporal, an offset without seconds means the real offset rounded to the minute.
  if (offsetMs === Math.sign(real) * Math.round(Math.abs(real) / MINUTE) * MINUTE) return wall - real
  throw given.expected(
    `an instant: ${zone.id} has another offset then`,
    'Remove the offset or the zone, whichever is wrong.',
    'instant-offset-mismatch',
  )
}

/** Returns an instant as text with the zone's offset, or with `Z` if the offset has seconds; a fraction only if needed. */
export function instantText(ms: number, zone: Zone): string {
  const offset = zone.offsetAt(ms)
  if (offset % MINUTE !== 0) return utcText(ms)
  return utcText(ms + offset).replace('Z', offsetText(offset))
}

/** Returns an instant in the form of a given text: in the zone of its brackets, or in `zone` if it has none. */
export function instantTextLike(ms: number, given: string, zone: Zone): string {
  const brackets = PARTS.exec(given)![6]
  const bracket = zoneInBrackets(brackets)
  return bracket === undefined ? instantText(ms, zone) : instantText(ms, zoneOf(bracket)) + brackets
}

/**
 * Rejects the suffixes that an RFC 9557 parser must not ignore: an unknown critical one (`!`), and several calendars
 * of which one is critical. Calendars do not affect an instant, so all of them are known.
 */
function refuseCritical(brackets: string, given: InputValue): void {
  const suffixes = [...brackets.matchAll(/\[(!?)([^\]=]+)=[^\]]+\]/g)]
  for (const [suffix, critical, key] of suffixes)
    if (critical && key !== 'u-ca')
      throw given.expected(
        `an instant: its suffix ${suffix} is unknown and marked as critical`,
        `Write ${suffix.replace('!', '')} if it can be ignored, or leave it out.`,
        'instant-invalid',
      )
  const calendars = suffixes.filter(([, , key]) => key === 'u-ca')
  if (calendars.length > 1 && calendars.some(([, critical]) => critical))
    throw given.expected(
      'an instant: it names several calendars, one as critical',
      'Keep one of them.',
      'instant-invalid',
    )
}

/** Returns the zone that the brackets name. Other brackets contain annotations such as `u-ca=hebrew`. */
function zoneInBrackets(brackets = ''): string | undefined {
  return /\[!?([^=\]]+)\]/.exec(brackets)?.[1]
}
