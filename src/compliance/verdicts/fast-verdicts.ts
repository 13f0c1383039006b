import { timerStart } from '../../policy/out-of-hours.ts'
import type { SimpleHistory } from './simple-history.ts'
import type { SimpleTarget, SimpleTerms } from './simple-terms.ts'
import type { Verdict } from './verdict.ts'
import { notApplicable } from './verdicts.ts'

/**
 * Fast path of {@link verdictsFor}, many times as fast; a property in test/compliance/verdicts/fast-verdicts.test.ts
 * checks that both are equal.
 *
 * @param now the end of the history, in epoch milliseconds
 * @returns undefined if a target waits for its start, or if the ticket may be refused
 */
export function fastVerdicts(
  ticket: string,
  history: SimpleHistory,
  terms: SimpleTerms,
  now: number,
): Verdict[] | undefined {
  const { severity, channels, targets } = terms
  const { channel, reportedAt } = history
  if (channel !== undefined && !channels.includes(channel)) return undefined
  // A list that grows has room for many more.
  const verdicts = new Array<Verdict>(targets.length)
  for (let i = 0; i < targets.length; i++) {
    const { name, simple } = targets[i]
    const verdict = simple
      ? verdictOn(simple, name, ticket, history, terms, now)
      : notApplicable(name, ticket, severity, reportedAt)
    if (!verdict) return undefined
    verdicts[i] = verdict
  }
  return verdicts
}

function verdictOn(
  simple: SimpleTarget,
  name: string,
  ticket: string,
  history: SimpleHistory,
  { severity, businessHours }: SimpleTerms,
  now: number,
): Verdict | undefined {
  const { channel, reportedAt } = history
  if (timerStart(simple.target, reportedAt, channel, businessHours) !== reportedAt) return undefined
  const stop = stopOf(simple, history)
  const stoppedAt = stop < Infinity ? stop : null
  const judged = judgeSimple(simple, reportedAt, stoppedAt ?? now)
  if (!judged) return undefined
  const { dueAt, countedMs, isBreached } = judged
  const { ms } = simple
  // What a report says about the time after the due time can be an error of the ticket.
  if (stoppedAt === null && countedMs >= ms && (!isBreached || simple.hasLateAlerts)) return undefined
  return {
    ticket,
    target: name,
    cycle: 1,
    severity,
    outcome: isBreached ? 'breached' : stoppedAt === null ? 'running' : 'met',
    reportedAt,
    startedAt: reportedAt,
    dueAt,
    stoppedAt,
    countedMs,
    overMs: isBreached ? countedMs - ms : 0,
    consumed: countedMs / ms,
  }
}

/** Returns when a target stops; infinity if it is open. */
function stopOf({ stopsWhenAnswered, stopsWhenAssigned }: SimpleTarget, history: SimpleHistory): number {
  let stop = history.resolvedAt
  if (stopsWhenAnswered && history.respondedAt < stop) stop = history.respondedAt
  if (stopsWhenAssigned && history.assignedAt < stop) stop = history.assignedAt
  return stop
}

/**
 * Judges a ticket that counts from its report up to `end`, both in epoch milliseconds.
 *
 * @returns undefined if the calendar has too little open time
 */
export function judgeSimple(
  { calendar, ms }: SimpleTarget,
  reportedAt: number,
  end: number,
): { readonly dueAt: number; readonly countedMs: number; readonly isBreached: boolean } | undefined {
  let dueAt: number
  try {
    dueAt = calendar.add(reportedAt, ms)
  } catch {
    return undefined
  }
  return { dueAt, countedMs: calendar.elapsed(reportedAt, end), isBreached: end > dueAt }
}
