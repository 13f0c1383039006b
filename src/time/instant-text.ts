import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { describe } from '../input/plain-data.ts'
import { daysInMonth } from './civil-date.ts'
import { type Zone, zoneOf } from './zone.ts'

/** A date, a time, an offset and brackets; all but the date may be missing here, to be told apart below. */
const PARTS =
  /^(\d{4}|[+-]\d{6})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?([Zz]|[+-][\d:]+)?)?((?:\[[^[\]]+\])*)$/

/**
 * Reads text that names an instant, as epoch milliseconds; finer fractions are floored (§3.1). A bracketed zone
 * without an offset is resolved by §3.2.
 *
 * @throws {SlaCalendarError} `instant-invalid`, `instant-without-zone`, `instant-offset-mismatch`, `time-zone-unknown`
 */
export function parseInstantText(text: string, path: ErrorPath): number {
  const parts = PARTS.exec(text)
  if (!parts) throw invalid(text, path)
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset, brackets] = parts
  const bracket = zoneInBrackets(brackets)
  if (hour === undefined || (!offset && !bracket)) throw withoutZone(text, path, hour)
  const offsetMs = offset && parseOffset(offset)
  const dayExists = +month >= 1 && +month <= 12 && +day >= 1 && +day <= daysInMonth(+year, +month)
  // As in Temporal, a leap second is the second before it.
  if (!dayExists || +hour > 23 || +minute > 59 || +second > 60 || offsetMs === undefined) throw invalid(text, path)
  const milliseconds = +fraction.padEnd(3, '0').slice(0, 3)
  const wall = Date.UTC(+year, +month - 1, +day, +hour, +minute, Math.min(+second, 59), milliseconds)
  const zone = bracket === undefined ? undefined : zoneOf(bracket, path)
  if (offsetMs === '') return zone!.instantOf(wall)
  if (zone && !/z/i.test(offset)) refuseMismatch(text, wall - offsetMs, offsetMs, zone, path)
  return wall - offsetMs
}

/** An instant as text with the zone's offset, `Z` where that has seconds; a fraction only where there is one. */
export function instantText(ms: number, zone: Zone): string {
  const offset = zone.offsetAt(ms)
  if (offset % 60_000 !== 0) return utcText(ms)
  const minutes = Math.abs(offset) / 60_000
  const hours = `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
  return utcText(ms + offset).replace('Z', hours)
}

/** An instant as text like the one given: in the zone of its brackets where it has one, else in `zone`. */
export function instantTextLike(ms: number, given: string, zone: Zone): string {
  const brackets = PARTS.exec(given)?.[9] ?? ''
  const bracket = zoneInBrackets(brackets)
  return bracket === undefined ? instantText(ms, zone) : instantText(ms, zoneOf(bracket, [])) + brackets
}

function utcText(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}

/** `+01:00`, `+0100`, `+01` or with seconds, in milliseconds. */
function parseOffset(text: string): number | undefined {
  if (/z/i.test(text)) return 0
  const parts = /^([+-])([01]\d|2[0-3])(?::?([0-5]\d)(?::?([0-5]\d))?)?$/.exec(text)
  if (!parts) return undefined
  const [, sign, hours, minutes = '0', seconds = '0'] = parts
  return (+hours * 3600 + +minutes * 60 + +seconds) * (sign === '-' ? -1000 : 1000)
}

/** The zone that the brackets name; other brackets hold annotations such as `u-ca=hebrew`. */
function zoneInBrackets(brackets: string): string | undefined {
  return /\[!?([^=\]]+)\]/.exec(brackets)?.[1]
}

/** An offset without seconds agrees with the minute nearest to the zone's, as in Temporal. */
function refuseMismatch(text: string, ms: number, offset: number, zone: Zone, path: ErrorPath): void {
  // What lies outside every calendar is refused by its range.
  const real = Number.isNaN(new Date(ms).getTime()) ? offset : zone.offsetAt(ms)
  if (offset === real || offset === Math.round(real / 60_000) * 60_000) return
  throw new SlaCalendarError(
    'instant-offset-mismatch',
    path,
    `The offset in ${describe(text)} is not that of ${zone.id} then.`,
    'Leave out the one that is wrong.',
  )
}

function withoutZone(text: string, path: ErrorPath, hour: string | undefined): SlaCalendarError {
  const time = hour === undefined ? `${text.slice(0, 10)}T09:00` : text
  return new SlaCalendarError(
    'instant-without-zone',
    path,
    `${describe(text)} is a local ${hour === undefined ? 'date' : 'time'} without a zone.`,
    `Add Z, an offset or a zone in brackets: ${time}+01:00, ${time}[Europe/Rome].`,
  )
}

function invalid(text: string, path: ErrorPath): SlaCalendarError {
  const hint = 'Write date, time and zone as in 2026-11-20T16:30+01:00.'
  return new SlaCalendarError('instant-invalid', path, `${describe(text)} is no instant.`, hint)
}
