import { alwaysOpen, formatDuration } from '../dist/index.js'
import { Temporal } from '../dist/temporal.js'
import { type ClockChange, clockChanges, clockTexts } from '../src/time/clock-changes.ts'
import { DAY, type EpochDay } from '../src/time/epoch-day.ts'
import { offsetText } from '../src/time/format/offset.ts'
import { zoneOf } from '../src/time/zone.ts'
import { t } from './texts.ts'

/** Returns the text that the page passes to the library for a wall time (§1, §2); `again` means its second instant. */
export function momentText(wall: string, zone: string, again = false): string {
  const text = `${wall}[${zone}]`
  return again ? (secondTime(wall, zone)?.toString() ?? text) : text
}

/** Returns the second instant at which the clock shows a wall time; undefined if it shows it once or never. */
export function secondTime(wall: string, zone: string): Temporal.ZonedDateTime | undefined {
  const [first, second] = (['earlier', 'later'] as const).map(disambiguation =>
    Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation }),
  )
  const isShownTwice = first.toPlainDateTime().equals(second.toPlainDateTime()) && !first.equals(second)
  return isShownTwice ? second : undefined
}

/** Returns the epoch milliseconds of any text that the library accepts. */
export function epochMs(text: string): number {
  return Date.parse(withOffset(text).replace(/\[.*/, ''))
}

/** Returns the same instant with its offset and zone: `2026-11-20T16:30:00+01:00[Europe/Rome]`. */
export function withOffset(text: string): string {
  return alwaysOpen.add(text, 0)
}

/** Returns a wall time for a field of the page: `2026-11-20T16:30`. */
export function wallOf(ms: number, zone: string): string {
  return zoned(ms, zone).toPlainDateTime().toString().slice(0, 16)
}

/** Returns the end of the date of an instant in a zone, in the form of {@link withOffset}. */
export function dayEnd(text: string, zone: string): string {
  const date = zoned(epochMs(text), zone).toPlainDate().add({ days: 1 })
  return withOffset(`${date.toZonedDateTime(zone).toString()}`)
}

/** Moves a local time by the distance between two others; an empty one stays empty. */
export function shifted(wall: string, from: string, to: string): string {
  if (!wall || !from) return wall
  const step = Temporal.PlainDateTime.from(from).until(Temporal.PlainDateTime.from(to), { largestUnit: 'hour' })
  return Temporal.PlainDateTime.from(wall).add(step).toString().slice(0, 16)
}

/** Returns an instant as `Monday, 23 November 2026, 13:30`. */
export function longText(ms: number, zone: string): string {
  return shown(ms, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** Returns an instant as `Mon, 23 Nov 2026, 13:30`. */
export function shortText(ms: number, zone: string): string {
  return shown(ms, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
}

function shown(ms: number, timeZone: string, date?: Intl.DateTimeFormatOptions): string {
  const seconds: Intl.DateTimeFormatOptions = ms % 60_000 ? { second: '2-digit' } : {}
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...seconds } as const
  const format = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(t.locale, { timeZone, ...parts }).format(ms)
  // English has a comma after the weekday.
  const comma = t.locale === 'it' ? '$1 ' : '$1, '
  return [...(date ? [format(date).replace(/^([^\d\s,]+) /, comma)] : []), format(time)].join(', ')
}

/** Returns the offset of a zone at an instant: `+01:00`. */
export function offsetAt(ms: number, zone: string): string {
  return offsetText(zoneOf(zone, []).offsetAt(ms))
}

/** Returns an instant as `Mon, 23 Nov, 13:30`. */
export function withoutYear(ms: number, zone: string): string {
  return shown(ms, zone, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** Returns the time of day of an instant: `13:30`. */
export function timeText(ms: number, zone: string): string {
  return shown(ms, zone)
}

/** Returns a length with the symbols of units: `6 h`, `4 h 30 min`, `45 s`, `7,535 h`. */
export function lengthText(ms: number): string {
  return formatDuration(ms, { style: 'short', locale: t.locale }).replace(/^\d+/, amount => grouped(Number(amount)))
}

/** Returns a length for a running countdown: `3:05:09`. */
export function countdownText(ms: number): string {
  return formatDuration(Math.abs(ms), { style: 'digital' })
}

/** Returns a whole number with marks between thousands, as in the sentences of the library. */
export function grouped(amount: number): string {
  return amount.toLocaleString(t.locale)
}

/** About eleven years: a longer list of clock changes does not help. */
const MAX_LISTED = 4000 * DAY

/** Returns a sentence for each change of a zone's clock between two instants, with both offsets and the length of its day. */
export function clockChangeTexts(from: number, to: number, zone: string): string[] {
  return clockChanges(zoneOf(zone, []), from, Math.min(to, from + MAX_LISTED)).map(changeText)
}

function changeText(change: ClockChange): string {
  const { at, before, after, date, length } = change
  const [from, to] = clockTexts(change)
  const shows = t.clockGoes(`${from} (${offsetText(before - at)})`, `${to} (${offsetText(after - at)})`)
  if (length === 0) return t.dateSkipped(dateText(date - 1), dateText(date + 1), shows)
  return t.dayHas(dateText(date), formatDuration(length, { locale: t.locale }), shows)
}

/** Returns a date as `Mon, 23 Nov 2026`. */
export function dateText(date: EpochDay): string {
  return shortText(date * DAY, 'UTC').replace(/, [\d:]+$/, '')
}

function zoned(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
}
