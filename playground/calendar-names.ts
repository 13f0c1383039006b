import { t } from './texts.ts'

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000

/** Returns the names of the weekdays in the language of the page, from Monday on. */
export function weekdayNames(weekday: 'long' | 'short' = 'long'): string[] {
  return names({ weekday }, 7, i => MONDAY + i * DAY)
}

/** Returns the names of the months in the language of the page. */
export function monthNames(): string[] {
  return names({ month: 'long' }, 12, i => Date.UTC(2024, i))
}

function names(options: Intl.DateTimeFormatOptions, count: number, at: (i: number) => number): string[] {
  const formatter = new Intl.DateTimeFormat(t.locale, { ...options, timeZone: 'UTC' })
  return Array.from({ length: count }, (_, i) => formatter.format(at(i)))
}
