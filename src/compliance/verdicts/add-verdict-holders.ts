import type { TicketState } from '../../clock/replay.ts'
import type { ClockPhase } from '../../clock/target-cycle.ts'
import { breachKey } from '../../clock/target-tracker.ts'
import type { HolderSums } from '../../explain/holder-sums.ts'
import type { Verdict } from './verdict.ts'

/**
 * Adds up who had the ticket while a breached target counted. It is the fast path of `timeByHolder` on the explanation of the
 * breach: it makes no segments. A property in test/compliance/verdicts/add-verdict-holders.test.ts checks that both are equal.
 *
 * @param verdict a verdict with the outcome `breached`
 * @param state the state of the ticket, with the phases of all cycles
 */
export function addVerdictHolders(sums: HolderSums, verdict: Verdict, state: TicketState): void {
  const { holders } = state
  const phases = phasesOf(verdict, state)
  const end = phases[phases.length - 1].until
  const dueAt = verdict.dueAt!
  let holder: string | null = null
  let next = 0
  let phase = 0
  sums.begin()
  for (let start = verdict.reportedAt; start < end; ) {
    for (; next < holders.length && holders[next].at <= start; next++) holder = holders[next].holder
    const until = next < holders.length ? Math.min(holders[next].at, end) : end
    let countedMs = 0
    for (; phase < phases.length && phases[phase].from < until; phase++) {
      countedMs += countedIn(phases[phase], start, until)
      if (phases[phase].until > until) break
    }
    sums.add(holder, countedMs, start < dueAt && dueAt <= until)
    start = until
  }
}

/** Returns the counted time of a phase in an interval. */
function countedIn({ from, until, phase, calendar, isDiscarded }: ClockPhase, start: number, end: number): number {
  if (phase !== 'counting' || isDiscarded) return 0
  return calendar.elapsed(Math.max(from, start), Math.min(until, end))
}

/** Returns the phases of a breached cycle, or of one that a change of severity has replaced. */
function phasesOf({ target, cycle, severity, dueAt }: Verdict, { trackers }: TicketState): readonly ClockPhase[] {
  const { cycles, superseded } = trackers.find(({ name }) => name === target)!
  const present = cycles[cycle - 1]
  const isPresent = present?.budgetUsedAt === dueAt && present.terms.severity === severity
  return (isPresent ? present : superseded.get(breachKey({ at: dueAt!, severity }))!).phases!
}
