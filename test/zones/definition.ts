import { type Change, DAY, HOUR, MINUTE } from './intl-changes.ts'

/** A half-open stretch of time, in epoch milliseconds. */
export type Span = { readonly start: number; readonly end: number }

/** Hours of a day in minutes after its 00:00; an end at or before the opening lies on the next date. */
export type Shift = { readonly opens: number; readonly closes: number }

/** What one local date is by the definition: its own span, empty where the date does not exist, and its open time. */
export type DefinedDay = { readonly date: string; readonly span: Span; readonly open: readonly Span[] }

/**
 * §2 word for word: the first instant at which the zone's clock shows `wall` or later. A wall time is written as
 * the epoch milliseconds it would be in UTC. Between two changes the clock runs evenly, so the stretches are asked in
 * time order; `changes` must reach at least two days to either side of what is asked.
 */
function firstShowing(wall: number, changes: readonly Change[], steadyOffset: number): number {
  let begins = Number.NEGATIVE_INFINITY
  let offset = changes.length > 0 ? changes[0].before : steadyOffset
  for (const change of changes) {
    const shown = Math.max(begins, wall - offset)
    if (shown < change.at) return shown
    begins = change.at
    offset = change.after
  }
  return Math.max(begins, wall - offset)
}

/** `01:30-03:30` as minutes of its day. */
export function shift(text: string): Shift {
  const [opens, closes] = text.split('-').map(time => {
    const [hours, minutes] = time.split(':').map(Number)
    return hours * 60 + minutes
  })
  return { opens, closes: closes <= opens ? closes + 24 * 60 : closes }
}

/**
 * The days of a zone with the same `shifts` on every date, by definition: each shift runs from the first instant of
 * its opening to the first instant of its closing, a date that does not exist has none (§2), and what touches is
 * joined. `first` and `last` are dates as the epoch milliseconds of their midnight in UTC.
 */
export function definedDays(
  first: number,
  last: number,
  shifts: readonly Shift[],
  changes: readonly Change[],
  steadyOffset: number,
): DefinedDay[] {
  const instant = (wall: number) => firstShowing(wall, changes, steadyOffset)
  const dateSpan = (date: number): Span => ({ start: instant(date), end: instant(date + DAY) })
  const spans: Span[] = []
  for (let date = first - DAY; date <= last; date += DAY) {
    const exists = dateSpan(date).start < dateSpan(date).end
    for (const { opens, closes } of exists ? shifts : [])
      spans.push({ start: instant(date + opens * MINUTE), end: instant(date + closes * MINUTE) })
  }
  const open = joined(spans)
  const days: DefinedDay[] = []
  for (let date = first; date <= last; date += DAY) {
    const span = dateSpan(date)
    days.push({ date: new Date(date).toISOString().slice(0, 10), span, open: clipped(open, span.start, span.end) })
  }
  return days
}

/** The spans in time order, empty ones dropped and touching ones joined. */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (span.start >= span.end) continue
    const last = result.at(-1)
    if (last !== undefined && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}

/** The parts of the spans within `[from, to)`. */
export function clipped(spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .map(span => ({ start: Math.max(span.start, from), end: Math.min(span.end, to) }))
    .filter(span => span.start < span.end)
}

/** The milliseconds that the spans last together. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0)
}

/** An offset as people write it, with seconds where it has some: `+05:45`, `-00:44:30`. */
export function offsetText(offset: number): string {
  const total = Math.abs(offset)
  const parts = [Math.floor(total / HOUR), Math.floor(total / MINUTE) % 60, Math.floor(total / 1000) % 60]
  const text = (parts[2] === 0 ? parts.slice(0, 2) : parts).map(part => String(part).padStart(2, '0')).join(':')
  return (offset < 0 ? '-' : '+') + text
}
