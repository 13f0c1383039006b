import type { InputValue } from '../validation/input-value.ts'
import { DAY } from './epoch-day.ts'
import { offsetText } from './format/offset.ts'
import { utcText } from './format/utc.ts'
import { RANGE_END, RANGE_START } from './range.ts'
import { type Zone, zoneOf } from './zone.ts'

const MINUTE = 60_000

/**
 * Date, time, seconds, fraction, offset and the suffixes of RFC 9557: first the zone, then `[key=value]`.
 * All but the date may be missing here, to be distinguished below.
 */
const PARTS =
  /^((?:\d{4}|[+-]\d{6})-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?([Zz]|[+-][\d:]+)?)?((?:\[!?[^[\]=]+\])?(?:\[!?[a-z_][a-z\d_-]*=[a-zA-Z\d]+(?:-[a-zA-Z\d]+)*\])*)$/

/**
 * Reads text that names an instant, as epoch milliseconds; finer fractions are floored (§3.1). A bracketed zone
 * without an offset is resolved by §3.2.
 *
 * @throws {SlaCalendarError} `instant-invalid`, `instant-without-zone`, `instant-offset-mismatch`, `time-zone-unknown`
 */
export function parseInstantText(text: string, given: InputValue): number {
  const [, date, time, second = '00', fraction = '', offset, brackets] = PARTS.exec(text) ?? []
  const wholeSecond = Math.min(+second, 59)
  // As in Temporal, a leap second is the second before it.
  const wall = Date.parse(`${date}T${time ?? '00:00'}:00Z`) + wholeSecond * 1000 + +fraction.padEnd(3, '0').slice(0, 3)
  const bracket = zoneInBrackets(brackets)
  const offsetMs = offset === undefined ? 0 : parseOffset(offset)
  const exists = new Date(wall).getTime() === wall && new Date(wall).toISOString().startsWith(date.replace(/^\+00/, ''))
  if (!exists || +second > 60 || Number.isNaN(offsetMs))
    throw given.expected('an instant', 'Write date, time and zone as in 2026-11-20T16:30+01:00.', 'instant-invalid')
  refuseCritical(brackets, given)
  if (time === undefined || (offset ?? bracket) === undefined)
    throw given.expected(
      'an instant: it has no zone',
      'Add Z, an offset or a zone: 2026-11-20T16:30+01:00, 2026-11-20T16:30[Europe/Rome].',
      'instant-without-zone',
    )
  const ms = wall - offsetMs
  // Whoever asks refuses what lies out of range; no zone need be searched for its changes there.
  if (ms < RANGE_START - DAY || ms > RANGE_END + DAY || bracket === undefined) return ms
  const zone = zoneOf(bracket, given.path)
  if (offset === undefined) return zone.instantOf(wall)
  const real = zone.offsetAt(ms)
  if (/z/i.test(offset) || offsetMs === real) return ms
  // As Temporal writes it, an offset without seconds stands for the one that is nearest to the minute.
  if (offsetMs === Math.sign(real) * Math.round(Math.abs(real) / MINUTE) * MINUTE) return wall - real
  throw given.expected(
    `an instant: ${zone.id} has another offset then`,
    'Leave out what is wrong.',
    'instant-offset-mismatch',
  )
}

/** An instant as text with the zone's offset, `Z` where that has seconds; a fraction only where there is one. */
export function instantText(ms: number, zone: Zone): string {
  const offset = zone.offsetAt(ms)
  if (offset % MINUTE !== 0) return utcText(ms)
  return utcText(ms + offset).replace('Z', offsetText(offset))
}

/** An instant as text like the one given: in the zone of its brackets where it has one, else in `zone`. */
export function instantTextLike(ms: number, given: string, zone: Zone): string {
  const brackets = PARTS.exec(given)?.[6] ?? ''
  const bracket = zoneInBrackets(brackets)
  return bracket === undefined ? instantText(ms, zone) : instantText(ms, zoneOf(bracket, [])) + brackets
}

/**
 * Refuses the suffixes that an RFC 9557 reader must not ignore: a critical one (`!`) that it does not know, and
 * several calendars one of which is critical. Calendars do not matter to an instant, so it knows all of them.
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

/** `Z`, `+01:00`, `+0100`, `+01` or with seconds, in milliseconds; NaN for what is none of them. */
function parseOffset(text: string): number {
  if (/z/i.test(text)) return 0
  const [, sign, hours, minutes = 0, seconds = 0] =
    /^([+-])([01]\d|2[0-3])(?::?([0-5]\d)(?::?([0-5]\d))?)?$/.exec(text) ?? []
  return (+hours * 3600 + +minutes * 60 + +seconds) * (sign === '-' ? -1000 : 1000)
}

/** The zone that the brackets name; other brackets hold annotations such as `u-ca=hebrew`. */
function zoneInBrackets(brackets = ''): string | undefined {
  return /^\[!?([^=\]]+)\]/.exec(brackets)?.[1]
}
