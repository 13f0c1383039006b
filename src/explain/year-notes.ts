import type { DayKind, YearDay } from '../calendar/year-days.ts'
import { clockTexts } from '../time/clock-changes.ts'
import { DAY } from '../time/epoch-day.ts'
import { dateFormatter } from '../time/format/date-formatter.ts'
import { intlFormatter } from '../time/intl-formatter.ts'
import { inLanguage, YEARS } from './messages/languages.ts'
import type { YearMessages } from './messages/messages.ts'

/** The words of a year in one language, with the names of months and weekdays. */
export type YearWords = YearMessages & {
  /** `January` to `December`. */
  readonly months: readonly string[]
  /** Monday to Sunday as one letter, and as two. */
  readonly letters: readonly string[]
  readonly weekdays: readonly string[]
}

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)

/** Returns the words in the language of a language tag: Italian, or English for every other tag. */
export function yearWords(locale: string): YearWords {
  const messages = inLanguage(YEARS, locale)
  const names = (options: Intl.DateTimeFormatOptions, instants: readonly number[]) => {
    const formatter = intlFormatter(messages.locale, { ...options, timeZone: 'UTC' })
    return instants.map(instant => capitalised(formatter.format(instant)))
  }
  const months = Array.from({ length: 12 }, (_, i) => Date.UTC(2024, i))
  const week = Array.from({ length: 7 }, (_, i) => MONDAY + i * DAY)
  return {
    ...messages,
    months: names({ month: 'long' }, months),
    letters: names({ weekday: 'narrow' }, week),
    weekdays: names({ weekday: 'short' }, week).map(name => name.slice(0, 2)),
  }
}

/** Returns one line per holiday, exception and clock change of a year. Consecutive dates of one exception share a line. */
export function yearNotes(days: readonly YearDay[], messages: YearMessages): string[] {
  const { locale, kinds, clock, noDate, span } = messages
  const lines: { text: string; first: string; last: string; kind: DayKind }[] = []
  const changes: string[] = []
  const { shortDate } = dateFormatter(locale)
  const dateName = (date: string) => shortDate(Date.parse(date))
  for (const [i, { date, kind, name, change }] of days.entries()) {
    if (change) changes.push(`${dateName(date)}: ${change.length ? clock(...clockTexts(change)) : noDate}`)
    if (kind === 'open' || kind === 'closed') continue
    const text = name === undefined ? kinds[kind] : kind === 'holiday' ? name : `${name} (${kinds[kind]})`
    const last = lines.at(-1)
    if (last && kind !== 'holiday' && last.kind === kind && last.text === text && last.last === days[i - 1].date)
      last.last = date
    else lines.push({ text, first: date, last: date, kind })
  }
  const dates = (first: string, last: string) =>
    first === last ? dateName(first) : span(dateName(first), dateName(last))
  return [...lines.map(({ text, first, last }) => `${dates(first, last)}: ${text}`), ...changes]
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
