import { exactDuration } from '../time/format/duration.ts'
import { localTime } from '../time/format/local-time.ts'
import type { Explanation, Segment } from './explain.ts'
import { inLanguage, LABELS, REASONS, VOCABULARIES } from './messages/languages.ts'
import type { UncountedReason, Vocabulary } from './messages/messages.ts'

/** A report lists this many intervals at the start and at the end of a long explanation. */
const FIRST_INTERVALS = 10
const LAST_INTERVALS = 4

/** Returns the reason for which a segment is not counted. */
export function uncountedReason({ reason }: Pick<Segment, 'reason'>): UncountedReason {
  return reason === 'hours' || reason === 'always' ? 'outside-hours' : reason
}

/** Returns a reason in words, in its shorter form. */
export function shortReason(segment: Pick<Segment, 'reason'>, locale: string): string {
  const reason = uncountedReason(segment)
  return inLanguage(LABELS, locale).reasons[reason] ?? inLanguage(VOCABULARIES, locale).reasons[reason]
}

/** Adds who has the ticket to the text of a segment, if that is known. */
export function withHolder(
  text: string,
  reason: string,
  holder: string | undefined,
  { heldBy }: Pick<Vocabulary, 'heldBy'>,
): string {
  if (holder === undefined) return text
  return reason === 'held-by-others' ? `${text} (${holder})` : `${text}, ${heldBy(holder)}`
}

/**
 * Returns a line per item. If there are two or more items between the first and the last ones, one line replaces them.
 */
export function foldedLines<T>(
  items: readonly T[],
  [first, last]: readonly [first: number, last: number],
  lineOf: (item: T) => string,
  folded: (items: readonly T[]) => string,
): string[] {
  const left = items.slice(first, -last)
  if (left.length < 2) return items.map(lineOf)
  // A long list has thousands of items: only the visible ones are formatted.
  return [...items.slice(0, first).map(lineOf), folded(left), ...items.slice(-last).map(lineOf)]
}

/** Returns a line per segment of an explanation, overrun included; in a long one the middle is a single line. */
export function segmentLines(
  { segments, overrun }: Explanation<number>,
  timeZone: string,
  locale = 'en',
): readonly string[] {
  const messages = inLanguage(REASONS, locale)
  const vocabulary = inLanguage(VOCABULARIES, locale)
  const items = [
    ...segments.map(segment => ({ segment, counted: messages.counted })),
    ...overrun.map(segment => ({ segment, counted: messages.over })),
  ]
  return foldedLines(
    items,
    [FIRST_INTERVALS, LAST_INTERVALS],
    ({ segment, counted }) => {
      const { start, end, ms, name, reason, holder } = segment
      const [from, until] = [start, end].map(at => localTime(at, timeZone, locale))
      const what = segment.counted ? counted(exactDuration(ms)) : shortReason(segment, locale)
      const named = `${what}${name === undefined ? '' : ` (${name})`}`
      return `${from} – ${until}: ${withHolder(named, reason, holder, vocabulary)}`
    },
    left => `… ${messages.folded(left.length)}`,
  )
}
