const formats = new Map<string, Intl.DateTimeFormat>()

/** An instant as the clock of a zone shows it: `Fri 2026-11-20 16:30`, with seconds where there are some. */
export function localTime(at: number, timeZone: string): string {
  const { weekday, date, time } = localParts(at, timeZone)
  return `${weekday} ${date} ${time.replace(/:00$/, '')}`
}

/** The date that the calendar of a zone shows at an instant: `2026-11-20`. */
export function localDate(at: number, timeZone: string): string {
  return localParts(at, timeZone).date
}

/** A date as a sentence names it: `Fri 20 Nov`. */
export function dayText(date: string): string {
  return new Date(`${date}T00:00Z`).toUTCString().slice(0, 11).replace(/, 0?/, ' ')
}

/** An instant in UTC, without fraction unless it has one: `2026-11-20T15:30:00Z`. */
export function utcText(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/**
 * A duration in hours, minutes and seconds, without the parts that are zero: `1 h 30 min`. Fractions of a second are
 * left out from a minute on, and rounded to a tenth from a second on.
 */
export function durationText(duration: number): string {
  const step = duration >= 60_000 ? 1000 : duration >= 1000 ? 100 : 1
  const ms = step === 1000 ? Math.floor(duration / step) * step : Math.round(duration / step) * step
  const parts = [
    [Math.floor(ms / 3_600_000), 'h'],
    [Math.floor(ms / 60_000) % 60, 'min'],
    [(ms % 60_000) / 1000, 's'],
  ].filter(([amount]) => amount)
  return parts.length ? parts.flat().join(' ') : '0 min'
}

function localParts(at: number, timeZone: string) {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    weekday: part.weekday,
    date: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}:${part.second}`,
  }
}
