import { intlFormatter } from '../intl-formatter.ts'

/** Writes wall times in one language. A wall time is given in milliseconds, as if it were UTC. */
export type DateFormatter = {
  /** The date in full: `Monday, 23 November 2026`. */
  readonly longDate: (wall: number) => string
  /** The date without its year: `Mon 23 Nov`. */
  readonly shortDate: (wall: number) => string
  /** The weekday alone: `Mon`. */
  readonly weekday: (wall: number) => string
  /** The time of day, with seconds only if there are some: `09:00`. */
  readonly time: (wall: number) => string
}

const formatters = new Map<string, DateFormatter>()

/** Returns the formatter of a language tag, the same object on each call. */
export function dateFormatter(locale: string): DateFormatter {
  const known = formatters.get(locale)
  if (known) return known
  const minutes = formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const seconds = formatter(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const weekdays = formatter(locale, { weekday: 'short' })
  const made = {
    longDate: dates(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, ','),
    shortDate: dates(locale, { weekday: 'short', day: 'numeric', month: 'short' }, ''),
    weekday: (wall: number) => weekdays.format(wall),
    time: (wall: number) => (wall % 60_000 ? seconds : minutes).format(wall),
  }
  formatters.set(locale, made)
  return made
}

/** Writes English dates the British way unless the locale names the United States; platforms differ in their commas. */
function dates(locale: string, options: Intl.DateTimeFormatOptions, comma: string): (wall: number) => string {
  const made = formatter(locale, options)
  const { language, region } = new Intl.Locale(locale)
  if (language !== 'en' || region === 'US') return wall => made.format(wall)
  return wall => {
    const parts = Object.fromEntries(made.formatToParts(wall).map(({ type, value }) => [type, value]))
    return `${parts.weekday}${comma} ${[parts.day, parts.month, parts.year].filter(Boolean).join(' ')}`
  }
}

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return intlFormatter(locale, { timeZone: 'UTC', ...options })
}
