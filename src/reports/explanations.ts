import type { JudgedTicket, JudgedVerdict } from '../compliance/result.ts'
import { isSlaCalendarError } from '../errors.ts'
import type { Explanation, Segment } from '../explain/explain.ts'
import { utcText } from '../time/format/utc.ts'

/** Explanations made so far, kept as long as their verdict: several reports need the same one. */
const explained = new WeakMap<JudgedVerdict, { readonly explanation: Explanation<number> | undefined }>()

/** Why a verdict is what it is; undefined if nothing was promised, or if the reason can no longer be reconstructed. */
export function explanationOf(ticket: JudgedTicket, verdict: JudgedVerdict): Explanation<number> | undefined {
  if (verdict.outcome === 'not-applicable') return undefined
  const known = explained.get(verdict) ?? { explanation: explanationFor(ticket, verdict) }
  explained.set(verdict, known)
  return known.explanation
}

function explanationFor(ticket: JudgedTicket, verdict: JudgedVerdict): Explanation<number> | undefined {
  try {
    const explanation = ticket.explain(verdict.target, verdict)
    // The explanation of another cycle, or of another severity, is not one of this verdict.
    return explanation.dueAt === verdict.dueAt && explanation.severity === verdict.severity ? explanation : undefined
  } catch (error) {
    if (isSlaCalendarError(error) && error.code === 'target-unknown') return undefined
    throw error
  }
}

/** A verdict as JSON reports tell it: instants as text in UTC, lengths in milliseconds. */
export function verdictJson(ticket: JudgedTicket, verdict: JudgedVerdict) {
  const { source, policy, calendar, timeZone } = ticket
  const { target, cycle, severity, outcome, reportedAt, startedAt, dueAt, stoppedAt } = verdict
  const { countedMs, overMs, consumed, waived, known } = verdict
  const explanation = explanationOf(ticket, verdict)
  return {
    ticket: ticket.id,
    source,
    policy,
    calendar,
    timeZone,
    severity,
    target,
    cycle,
    outcome,
    waived,
    known,
    reportedAt: utcText(reportedAt),
    startedAt: instant(startedAt),
    dueAt: instant(dueAt),
    stoppedAt: instant(stoppedAt),
    countedMs,
    overMs,
    consumed,
    explanation: explanation && explanationJson(explanation),
  }
}

function explanationJson({ dueAt, startsAt, stoppedAt, segments, overrun, ...rest }: Explanation<number>) {
  const { version, tzdata, ...why } = rest
  return {
    ...why,
    startsAt: instant(startsAt),
    dueAt: instant(dueAt),
    stoppedAt: instant(stoppedAt),
    segments: segments.map(segmentJson),
    overrun: overrun.map(segmentJson),
    version,
    tzdata,
  }
}

function segmentJson({ start, end, ...why }: Segment<number>) {
  return { start: utcText(start), end: utcText(end), ...why }
}

function instant(at: number | null): string | null {
  return at === null ? null : utcText(at)
}
