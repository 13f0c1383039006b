import { shortReason } from '../explain/lines.ts'
import { DRAWINGS, inLanguage, LABELS, VOCABULARIES } from '../explain/messages/languages.ts'
import type { DrawingMessages, Labels, Vocabulary } from '../explain/messages/messages.ts'
import type { ClockChange } from '../time/clock-changes.ts'
import { DAY, type EpochDay } from '../time/epoch-day.ts'
import { type DateFormatter, dateFormatter } from '../time/format/date-formatter.ts'
import { formatDuration } from '../time/format/duration.ts'
import { offsetText } from '../time/format/offset.ts'
import type { BandKind } from './bands.ts'

/** The words and dates of a drawing in one language. */
export type Words = DrawingMessages & {
  readonly stop: Labels['stop']
  readonly vocabulary: Vocabulary
  readonly dates: DateFormatter
}

/** Returns the words in the language of a language tag: Italian, or English for every other tag. */
export function wordsIn(locale: string): Words {
  const drawing = inLanguage(DRAWINGS, locale)
  return {
    ...drawing,
    stop: inLanguage(LABELS, locale).stop,
    vocabulary: inLanguage(VOCABULARIES, locale),
    dates: dateFormatter(drawing.locale),
  }
}

/** Returns the meaning of a kind of band: `open, counted`. */
export function kindText(kind: BandKind, { locale, kinds, vocabulary }: Words): string {
  switch (kind) {
    case 'open':
    case 'extra':
    case 'overrun':
    case 'unused':
      return kinds[kind]
    case 'closed':
      return vocabulary.reasons['outside-hours']
    default:
      return shortReason({ reason: kind }, locale)
  }
}

/** Returns a date without its year: `Fri 20 Nov`. */
export function dayName(date: EpochDay, { dates }: Words): string {
  return dates.shortDate(date * DAY)
}

/** Returns a length of time with the symbols of units: `1 h 30 min`, `7,535 h`. */
export function lengthText(ms: number, locale = 'en'): string {
  const text = formatDuration(ms, { style: 'short' })
  return text.replace(/^\d{4,}/, hours => Number(hours).toLocaleString(locale))
}

/** Returns the length of the date of a change, and the offsets before and after: `23 h, +01:00 → +02:00`. */
export function offsetsText({ at, before, after, length }: ClockChange): string {
  return `${lengthText(length)}, ${offsetText(before - at)} → ${offsetText(after - at)}`
}
