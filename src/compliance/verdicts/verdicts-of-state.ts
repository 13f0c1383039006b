import type { TicketState } from '../../clock/replay.ts'
import type { TargetCycle } from '../../clock/target-cycle.ts'
import { countedShare } from '../../clock/timer-budget.ts'
import type { Verdict } from './verdict.ts'
import { notApplicable } from './verdicts.ts'

/**
 * Fast path of {@link verdictsOf}: it makes no report. A property in test/compliance/verdicts/verdicts-of-state.test.ts
 * checks that both are equal.
 *
 * @param ticket the id of the ticket
 * @param reportedAt the report, in epoch milliseconds
 * @param now the end of the history, in epoch milliseconds
 * @returns undefined if a change of severity has replaced a breached target, or if the report can fail on a cycle
 * @throws {SlaCalendarError} the codes of `evaluate`
 */
export function verdictsOfState(
  { severity, trackers, lastStep, isResolved }: TicketState,
  ticket: string,
  reportedAt: number,
  now: number,
): Verdict[] | undefined {
  const verdicts: Verdict[] = []
  for (const tracker of trackers) {
    const { name: target, cycles } = tracker
    if (tracker.superseded.size) return undefined
    for (let i = 0; i < cycles.length; i++) {
      const timer = cycles[i]
      if (mayFail(timer)) return undefined
      verdicts.push(verdictOn(timer, i === cycles.length - 1, { ticket, target, cycle: i + 1, reportedAt }))
    }
    if (cycles.length) continue
    // A target that can no longer begin is computed too: its budget is an error of the ticket all the same.
    const pending = tracker.pendingAt(now, lastStep)
    const none = notApplicable(target, ticket, severity, reportedAt)
    verdicts.push(pending && !isResolved ? { ...none, outcome: 'pending' } : none)
  }
  return verdicts
}

/** Whether the report of an open cycle computes instants that the verdict lacks: they can be an error of the ticket. */
function mayFail(timer: TargetCycle): boolean {
  if (timer.stoppedAt !== null) return false
  return timer.phase === 'waiting' || !!timer.terms.target.alerts?.length || (timer.remaining <= 0 && !timer.isBreached)
}

function verdictOn(
  timer: TargetCycle,
  isLast: boolean,
  { ticket, target, cycle, reportedAt }: Pick<Verdict, 'ticket' | 'target' | 'cycle' | 'reportedAt'>,
): Verdict {
  const { terms, startedAt, dueAt, stoppedAt, counted: countedMs, remaining, isBreached } = timer
  return {
    ticket,
    target,
    cycle,
    severity: terms.severity,
    outcome: timer.state,
    reportedAt,
    startedAt,
    dueAt,
    stoppedAt,
    countedMs,
    overMs: isBreached ? 0 - remaining : 0,
    consumed: isLast ? timer.consumed : countedShare(countedMs, terms.target.ms ?? countedMs + remaining, isBreached),
  }
}
