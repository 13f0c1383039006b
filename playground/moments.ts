import { alwaysOpen, formatDuration } from '../dist/index.js'
import { Temporal } from '../dist/temporal.js'

/** The text in which the library is asked about a wall time of the page (§3.1, §3.2). */
export function momentText(wall: string, zone: string, again = false): string {
  const text = `${wall}[${zone}]`
  return again ? (secondTime(wall, zone)?.toString() ?? text) : text
}

/** The second instant at which the clock shows a wall time; undefined where it shows it once or never. */
export function secondTime(wall: string, zone: string): Temporal.ZonedDateTime | undefined {
  const [first, second] = (['earlier', 'later'] as const).map(disambiguation =>
    Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation }),
  )
  const isShownTwice = first.toPlainDateTime().equals(second.toPlainDateTime()) && !first.equals(second)
  return isShownTwice ? second : undefined
}

/** Epoch milliseconds of any text that the library reads. */
export function epochMs(text: string): number {
  return Date.parse(withOffset(text).replace(/\[.*/, ''))
}

/** The same instant with its offset and zone: `2026-11-20T16:30:00+01:00[Europe/Rome]`. */
export function withOffset(text: string): string {
  return alwaysOpen.add(text, 0)
}

/** A wall time for a field of the page: `2026-11-20T16:30`. */
export function wallOf(ms: number, zone: string): string {
  return zoned(ms, zone).toPlainDateTime().toString().slice(0, 16)
}

/** A local time, moved by the distance from one local time to another; an empty one stays empty. */
export function shifted(wall: string, from: string, to: string): string {
  if (!wall || !from) return wall
  const step = Temporal.PlainDateTime.from(from).until(Temporal.PlainDateTime.from(to), { largestUnit: 'hour' })
  return Temporal.PlainDateTime.from(wall).add(step).toString().slice(0, 16)
}

/** `Monday, 23 November 2026, 13:30`. */
export function longText(ms: number, zone: string): string {
  return shown(ms, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** `Mon, 23 Nov 2026, 13:30`. */
export function shortText(ms: number, zone: string): string {
  return shown(ms, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
}

function shown(ms: number, timeZone: string, date?: Intl.DateTimeFormatOptions): string {
  const seconds: Intl.DateTimeFormatOptions = ms % 60_000 ? { second: '2-digit' } : {}
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...seconds } as const
  const told = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...parts }).format(ms)
  return [...(date ? [told(date).replace(/^(\w{3,9}) /, '$1, ')] : []), told(time)].join(', ')
}

/** `Mon, 23 Nov, 13:30`. */
export function withoutYear(ms: number, zone: string): string {
  return shown(ms, zone, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** `13:30`. */
export function timeText(ms: number, zone: string): string {
  return shown(ms, zone)
}

/** The offset of a zone at an instant, as `+01:00`. */
export function offsetText(ms: number, zone: string): string {
  return zoned(ms, zone).offset
}

/** A length in a few letters: `6 h`, `4 h 30 min`, `45 s`, `7,535 h`. */
export function hoursText(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const told = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${grouped(amount)} ${unit}`)
  return told.join(' ') || '0 h'
}

/** A length as `3:05:09`, for a clock that ticks. */
export function ticking(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const [minute, second] = [Math.floor(seconds / 60) % 60, seconds % 60].map(part => String(part).padStart(2, '0'))
  return `${grouped(Math.floor(seconds / 3600))}:${minute}:${second}`
}

/** A whole number with commas between thousands, as the sentences of the library have them. */
export function grouped(amount: number): string {
  return amount.toLocaleString('en-GB')
}

const DAY = 86_400_000
/** About eleven years: nobody reads a longer list of clock changes. */
const MOST_DAYS = 4000

/** A sentence for each change of a zone's clock between two instants, with both offsets and the length of its day. */
export function clockChanges(from: number, to: number, zone: string): string[] {
  const told: string[] = []
  const end = Math.min(to, from + MOST_DAYS * DAY)
  for (let start = from; start < end; start += DAY) {
    const stop = Math.min(start + DAY, end)
    if (zoned(start, zone).offset !== zoned(stop, zone).offset) told.push(changeText(start, stop, zone))
  }
  return told
}

function changeText(from: number, to: number, zone: string): string {
  const { offset } = zoned(from, zone)
  let [last, first] = [from, to]
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2)
    if (zoned(middle, zone).offset === offset) last = middle
    else first = middle
  }
  const [before, after] = [zoned(last, zone), zoned(first, zone)]
  const until = dateOf(zoned(last + 1 - 60_000, zone))
  const shows = `the clock goes from ${wallBefore(before)} (${before.offset}) to ${after.toPlainTime().toString().slice(0, 5)} (${after.offset})`
  const lost = before.toPlainDate().until(after.toPlainDate()).days
  if (lost > 1) return `After ${until} comes ${dateOf(after)}: ${shows}, and the date between does not exist.`
  // A clock that goes back over midnight shows the date before; the longer one is that which had begun.
  const day = lengthOf(after) === DAY ? before : after
  return `${dateOf(day)} has ${formatDuration(lengthOf(day))}: ${shows}.`
}

function dateOf(at: Temporal.ZonedDateTime): string {
  return shortText(at.epochMilliseconds, at.timeZoneId).replace(/, [\d:]+$/, '')
}

/** How long the local date of an instant is, in milliseconds. */
function lengthOf(at: Temporal.ZonedDateTime): number {
  const start = at.startOfDay()
  return start.add({ days: 1 }).startOfDay().epochMilliseconds - start.epochMilliseconds
}

/** The time that the clock would have shown next: `02:00`, or `24:00` at the end of a date. */
function wallBefore(last: Temporal.ZonedDateTime): string {
  const next = last.toPlainDateTime().add({ milliseconds: 1 })
  const isMidnight = next.hour === 0 && next.minute === 0
  return isMidnight ? '24:00' : next.toPlainTime().toString().slice(0, 5)
}

function zoned(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
}
