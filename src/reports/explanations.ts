import type { JudgedTicket, JudgedVerdict } from '../compliance/result.ts'
import { verdictExplanation } from '../compliance/verdicts/verdict-explanation.ts'
import type { Explanation, Segment } from '../explain/explain.ts'
import { utcText } from '../time/format/utc.ts'

/** The explanations so far, kept as long as their verdict: several reports need the same one. */
const explained = new WeakMap<JudgedVerdict, { readonly explanation: Explanation<number> | undefined }>()

/** Returns the explanation of a verdict; undefined without a target, or if it can no longer be reconstructed. */
export function explanationOf(ticket: JudgedTicket, verdict: JudgedVerdict): Explanation<number> | undefined {
  if (verdict.outcome === 'not-applicable') return undefined
  const cached = explained.get(verdict) ?? { explanation: verdictExplanation(ticket, verdict) }
  explained.set(verdict, cached)
  return cached.explanation
}

/** Returns a verdict for JSON reports, with instants as UTC texts and durations in milliseconds. */
export function verdictJson(ticket: JudgedTicket, verdict: JudgedVerdict) {
  const { agreement, source, policy, calendar, timeZone } = ticket
  const { target, cycle, severity, outcome, reportedAt, startedAt, dueAt, stoppedAt } = verdict
  const { countedMs, overMs, consumed, waived, known } = verdict
  const explanation = explanationOf(ticket, verdict)
  return {
    agreement,
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
  const { countedUntil, version, tzdata, ...why } = rest
  return {
    ...why,
    startsAt: instant(startsAt),
    dueAt: instant(dueAt),
    stoppedAt: instant(stoppedAt),
    countedUntil: instant(countedUntil),
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
