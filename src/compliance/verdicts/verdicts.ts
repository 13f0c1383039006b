import { type HistoryInput, readHistory } from '../../clock/history.ts'
import { replay, type TicketState } from '../../clock/replay.ts'
import type { Breach, Cycle, Report } from '../../clock/report.ts'
import { breachKey, type TargetTracker } from '../../clock/target-tracker.ts'
import { countedShare } from '../../clock/timer-budget.ts'
import type { CompiledPolicy } from '../../policy/policy.ts'
import { resolvePolicyAndCalendar } from '../../policy/policy-and-calendar.ts'
import { InputValue } from '../../validation/input-value.ts'
import { isObject } from '../../validation/plain-data.ts'
import type { Verdict } from './verdict.ts'

/**
 * Judges every cycle of every target of a ticket. Some verdicts have no cycle in the report:
 *
 * - A breach stays on record although a change of severity has replaced its target.
 * - A target whose start event has not happened is `pending`, or `not-applicable` once the ticket is resolved.
 * - A target that the policy has only for other severities is `not-applicable`.
 *
 * @param report the report of `evaluate` on the history
 * @param ticket the id of the ticket
 * @param history the history
 * @returns the verdicts by target, in the order of reports, and by cycle; a replaced target comes before its replacement
 * @throws {SlaCalendarError} the codes of `evaluate`
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
  const { targets, cycles, breaches } = Object(report) as Report<number>
  if (!isObject(targets) || !Array.isArray(cycles) || !Array.isArray(breaches))
    throw new InputValue(report, ['report']).expected('a report', 'Pass what evaluate returns.')
  new InputValue(history, ['history']).keys()
  const { policy } = resolvePolicyAndCalendar(history)
  let state: TicketState | undefined
  return verdictsOf(report, ticket, policy, () => {
    state ??= replay(readHistory(history))
    return state
  })
}

/**
 * Does the same, given the ticket's state at the end of its history. The report lacks the cycles of replaced targets, and
 * whether the ticket is resolved.
 */
export function verdictsOf(
  report: Report<number>,
  ticket: string,
  policy: CompiledPolicy,
  state: () => TicketState,
): Verdict[] {
  const { severity, reportedAt } = report
  const verdicts: Verdict[] = []
  for (const { name: target } of policy.targets) {
    const cycles = report.cycles.filter(cycle => cycle.target === target)
    const shown = cycles.map((cycle, i) => {
      const consumed = i < cycles.length - 1 ? consumedBy(cycle, policy) : report.targets[target]!.consumed
      return verdictOn(cycle, { ticket, cycle: i + 1, reportedAt, consumed })
    })
    const breached = shown.filter(({ outcome }) => outcome === 'breached')
    const known = new Set(breached.map(({ dueAt, severity }) => breachKey({ at: dueAt!, severity })))
    const replaced = report.breaches
      .filter(breach => breach.target === target && !known.has(breachKey(breach)))
      .sort((a, b) => a.stoppedAt! - b.stoppedAt!)
      .map(breach => replacedVerdict(breach, ticket, reportedAt, state().trackers.find(({ name }) => name === target)!))
    const ofTarget = [...replaced, ...shown].sort((a, b) => a.cycle - b.cycle)
    if (ofTarget.length === 0) {
      // The report has a target that has not begun. Only in an open ticket it still can.
      const waiting = report.targets[target]
      const about = { ticket, cycle: 1, reportedAt, consumed: 0 }
      const isPending = waiting && !state().isResolved
      ofTarget.push(
        isPending
          ? verdictOn({ target, severity, ...waiting }, about)
          : notApplicable(target, ticket, severity, reportedAt),
      )
    }
    for (const verdict of ofTarget) verdicts.push(verdict)
  }
  return verdicts
}

/** Returns the verdict on a target that the ticket's severity lacks, or that can no longer begin. */
export function notApplicable(target: string, ticket: string, severity: string, reportedAt: number): Verdict {
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

/** Returns the counted share of the budget of a cycle. A budget in days has the length that it had in this cycle. */
function consumedBy(
  { target, severity, state, countedMs, remainingMs }: Cycle<number>,
  policy: CompiledPolicy,
): number {
  const budgetMs = policy.severities.get(severity)!.get(target)!.ms ?? countedMs + remainingMs
  return countedShare(countedMs, budgetMs, state === 'breached')
}

function verdictOn(
  { target, severity, state, startedAt, dueAt, stoppedAt, countedMs, remainingMs }: Omit<Cycle<number>, 'id'>,
  { ticket, cycle, reportedAt, consumed }: Pick<Verdict, 'ticket' | 'cycle' | 'reportedAt' | 'consumed'>,
): Verdict {
  return {
    ticket,
    target,
    cycle,
    severity,
    outcome: state,
    reportedAt,
    startedAt,
    dueAt,
    stoppedAt,
    countedMs,
    overMs: state === 'breached' ? 0 - remainingMs : 0,
    consumed,
  }
}

/** Returns the verdict on a target that was breached before a change of severity replaced it. */
function replacedVerdict(
  breach: Breach<number>,
  ticket: string,
  reportedAt: number,
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
    consumed: countedShare(countedMs, budget, true),
  }
}
