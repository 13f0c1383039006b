import { type HistoryInput, readHistory } from '../../clock/history.ts'
import type { Breach, Cycle, Report } from '../../clock/report.ts'
import { breachKey, type TargetTracker } from '../../clock/target-tracker.ts'
import { Ticket } from '../../clock/ticket.ts'
import { resolvePolicyAndCalendar } from '../../deadline/deadline.ts'
import { type CompiledPolicy, TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import type { Verdict } from './verdict.ts'

/**
 * Judges every promise to a ticket: each run of each target's clock; each breach on record that no run shows any
 * more, since a change of severity replaced the promise; and as `not-applicable` each target that the policy has for
 * other severities and of which there is nothing to judge.
 *
 * @param report what `evaluate` says of the history
 * @param ticket the ticket's own name
 * @param history the same history
 * @returns by target in the order of reports, in each by run, a replaced promise before what replaced it
 * @throws {SlaCalendarError} what `evaluate` throws
 * @example
 * ```ts
 * import { evaluate, italianOffice, msaBusiness } from 'sla-calendar'
 * import { verdictsFor } from 'sla-calendar/compliance'
 *
 * const history = {
 *   policy: msaBusiness,
 *   calendar: italianOffice,
 *   events: [
 *     { at: Date.parse('2026-11-20T16:30+01:00'), type: 'reported', severity: 'high' }, // due on Monday at 13:30
 *     { at: Date.parse('2026-11-23T14:00+01:00'), type: 'responded' },
 *   ],
 *   now: Date.parse('2026-11-23T18:00+01:00'),
 * } as const
 * const [verdict] = verdictsFor(evaluate(history), 'INC-1', history)
 * verdict.outcome // => 'breached'
 * verdict.overMs / 60_000 // => 30
 * ```
 */
export function verdictsFor(report: Report<number>, ticket: string, history: HistoryInput<number>): Verdict[] {
  const { policy } = resolvePolicyAndCalendar(history)
  const verdicts: Verdict[] = []
  // The report lacks the runs of replaced promises. One replay of the history finds all of them.
  let trackers: readonly TargetTracker[] | undefined
  for (const target of TARGETS) {
    const cycles = report.cycles.filter(cycle => cycle.target === target)
    const shown = cycles.map((cycle, i) => verdictOf(cycle, i, i === cycles.length - 1, ticket, report, policy))
    const breached = shown.filter(({ outcome }) => outcome === 'breached')
    const known = new Set(breached.map(({ dueAt, severity }) => breachKey({ at: dueAt!, severity })))
    const replaced = report.breaches
      .filter(breach => breach.target === target && !known.has(breachKey(breach)))
      .sort((a, b) => a.stoppedAt! - b.stoppedAt!)
      .map(breach => {
        trackers ??= new Ticket(readHistory(history)).trackers
        return replacedVerdict(breach, ticket, report, trackers.find(({ name }) => name === target)!)
      })
    const own = [...replaced, ...shown].sort((a, b) => a.cycle - b.cycle)
    if (own.length === 0 && isPromised(target, policy))
      own.push(notApplicable(target, ticket, report.severity, report.reportedAt))
    for (const verdict of own) verdicts.push(verdict)
  }
  return verdicts
}

/** The verdict on a target that the ticket's severity lacks. */
export function notApplicable(target: TargetName, ticket: string, severity: string, reportedAt: number): Verdict {
  return {
    ticket,
    target,
    cycle: 1,
    severity,
    outcome: 'not-applicable',
    reportedAt,
    startedAt: null,
    dueAt: null,
    stoppedAt: null,
    countedMs: 0,
    overMs: 0,
    consumed: 0,
  }
}

/** Whether a policy has a target for any severity. */
export function isPromised(target: TargetName, { severities }: CompiledPolicy): boolean {
  for (const targets of severities.values()) if (targets.has(target)) return true
  return false
}

function verdictOf(
  { target, severity, state, startedAt, dueAt, stoppedAt, countedMs, remainingMs }: Cycle<number>,
  i: number,
  isLast: boolean,
  ticket: string,
  { reportedAt, targets }: Report<number>,
  policy: CompiledPolicy,
): Verdict {
  const budget = policy.severities.get(severity)!.get(target)!.ms ?? countedMs + remainingMs
  return {
    ticket,
    target,
    cycle: i + 1,
    severity,
    outcome: state,
    reportedAt,
    startedAt,
    dueAt,
    stoppedAt,
    countedMs,
    overMs: state === 'breached' ? 0 - remainingMs : 0,
    consumed: isLast ? targets[target]!.consumed : countedMs / budget,
  }
}

/** The verdict on a promise that was broken before a change of severity replaced it. */
function replacedVerdict(
  breach: Breach<number>,
  ticket: string,
  { reportedAt }: Report<number>,
  { superseded }: TargetTracker,
): Verdict {
  const { target, severity, at: dueAt, stoppedAt, overMs } = breach
  const { cycle, startedAt, countedMs, budget } = superseded.get(breachKey(breach))!
  return {
    ticket,
    target,
    cycle,
    severity,
    outcome: 'breached',
    reportedAt,
    startedAt,
    dueAt,
    stoppedAt,
    countedMs,
    overMs,
    consumed: countedMs / budget,
  }
}
