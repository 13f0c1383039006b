import { formatInTimeZone } from 'date-fns-tz'

/** Reads the wall clock of a zone at an instant; see `dates.ts` for what a reading is. */
export type ClockReader = (zone: string, at: number) => number

/** Reads with date-fns-tz, whose `formatInTimeZone` is right only in a process that runs under TZ=UTC. */
export const dateFnsClock: ClockReader = (zone, at) =>
  Date.parse(`${formatInTimeZone(new Date(at), zone, "yyyy-MM-dd'T'HH:mm:ss.SSS")}Z`)

/** Reads with Intl alone, under any TZ. */
export const intlClock: ClockReader = (zone, at) => {
  const shown: Record<string, number> = {}
  for (const { type, value } of formatter(zone).formatToParts(at)) shown[type] = Number(value)
  const milliseconds = ((at % 1000) + 1000) % 1000 // every offset is a whole number of seconds
  return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second, milliseconds)
}

/** The clock that the reference uses. */
export const readClock: ClockReader = process.env.TZ === 'UTC' ? dateFnsClock : intlClock

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(timeZone, found)
  }
  return found
}
