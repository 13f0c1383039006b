import type { Explanation, Segment } from '../explain/explain.ts'
import { BREACH } from '../policy/alerts.ts'
import { spelledOutText } from '../text/xml-text.ts'
import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { InputValue } from '../validation/input-value.ts'
import { kindText, type Words } from './words.ts'

/** An instant that a drawing marks with a line and a text. */
export type Mark = {
  /** Epoch milliseconds. */
  readonly at: number
  readonly text: string
  readonly isCritical: boolean
  readonly isDashed: boolean
}

/** What a timer can wait for. */
type Wait = 'paused' | 'held-by-others' | 'waiting' | 'stopped'

/**
 * Returns what a timer that has not stopped waits for: the end of a pause, a holder, a call or an opening, or (`stopped`)
 * its start event.
 */
export function waitingFor({ dueAt, startsAt, stoppedAt, segments }: Explanation): Wait | undefined {
  if (dueAt !== null || stoppedAt != null) return undefined
  const last = segments.at(-1)?.reason
  if (startsAt === null) return last === 'stopped' ? last : 'waiting'
  return last === 'held-by-others' ? last : 'paused'
}

/** Extends the pause or the wait at the end of an explanation up to `now`. */
export function extendedTo(now: InstantInput | undefined, explanation: Explanation): Explanation {
  const { segments } = explanation
  const last = segments.at(-1)
  const reason = waitingFor(explanation)
  if (now === undefined || !last || !reason) return explanation
  const isSame = last.reason === reason
  const start = toEpochMs(isSame ? last.start : last.end, [])
  const end = toEpochMs(now, ['now'])
  if (end <= toEpochMs(last.end, [])) return explanation
  const open: Segment<InstantInput> = { ...(isSame ? last : { counted: false, reason }), start, end, ms: end - start }
  return { ...explanation, segments: [...(isSame ? segments.slice(0, -1) : segments), open] }
}

/** An alert to draw, such as one of a report. */
export type DrawnAlert = {
  /** The name of the target. */
  readonly target: string
  /** The text of its mark. */
  readonly name: string
  /** Its instant; an alert without one is not drawn. */
  readonly at: InstantInput | null
}

/** Returns the alerts of the explained cycle as marks. The breach is the mark of the due time. */
export function alertMarks(explanation: Explanation, alerts: readonly DrawnAlert[]): Mark[] {
  const { segments, overrun, startsAt, target } = explanation
  const last = overrun.at(-1) ?? segments.at(-1)
  if (startsAt === null || !last) return []
  const [from, to] = [toEpochMs(startsAt, []), toEpochMs(last.end, [])]
  for (const alert of new InputValue(alerts, ['alerts']).list()) alert.keys()
  return alerts.flatMap(({ target: of, name, at }, i) => {
    if (of !== target || name === BREACH || at === null) return []
    const ms = toEpochMs(at, ['alerts', i, 'at'])
    return ms < from || ms > to ? [] : [{ ...mark(spelledOutText(name), ms), isDashed: true }]
  })
}

/** Returns the marks of a drawing: the report, the due time, the stop or the start of a pause, and `now`. */
export function timelineMarks(explanation: Explanation, givenNow: InstantInput | undefined, words: Words): Mark[] {
  const { segments, overrun, dueAt, stoppedAt, stoppedBy } = explanation
  const first = segments[0] ?? overrun[0]
  const last = overrun.at(-1) ?? segments.at(-1)
  if (!first || !last) return []
  const [from, to] = [toEpochMs(first.start, []), toEpochMs(last.end, [])]
  const begins = beginsAtEnd(explanation, last, words)
  const now = givenNow === undefined ? undefined : toEpochMs(givenNow, ['now'])
  // An explanation of an open target ends at the `now` for which it was made.
  const isOpen = stoppedAt === null && (overrun.length > 0 || dueAt === null) && begins === undefined
  const present = now ?? (isOpen ? to : undefined)
  return [
    mark(words.marks.reported, from),
    ...(dueAt === null ? [] : [{ ...mark(words.marks.due, toEpochMs(dueAt, [])), isCritical: true }]),
    ...(overrun.length && stoppedAt != null ? [mark(words.stop(stoppedBy), to)] : []),
    ...(begins === undefined ? [] : [mark(begins, to)]),
    ...(present !== undefined && present >= from && present <= to
      ? [{ ...mark(words.marks.now, present), isDashed: true }]
      : []),
  ]
}

function mark(text: string, at: number): Mark {
  return { text, at, isCritical: false, isDashed: false }
}

/** Returns the text of a pause or a wait that begins at the very end, so that it has no segment of its own. */
function beginsAtEnd(explanation: Explanation, last: Segment, words: Words): string | undefined {
  const reason = explanation.overrun.length ? undefined : waitingFor(explanation)
  return reason !== undefined && last.reason !== reason ? kindText(reason, words) : undefined
}
