import { after, type Cycle, countedUpTo, dueOf, whenCounted } from './cycle.ts'
import { type AnyEvent, type Case, happened } from './history.ts'
import type { TargetTerms } from './policy.ts'
import {
  aheadOf,
  type Breach,
  budgetOf,
  definitions,
  doingOnceStarted,
  expectedStart,
  holderAt,
  live,
  specOf,
  type Ticket,
} from './ticket.ts'

export type State = 'pending' | 'running' | 'paused' | 'met' | 'breached'

export type CycleReport = {
  readonly target: string
  readonly severity: string
  readonly state: State
  readonly startedAt: number | null
  readonly dueAt: number | null
  readonly stoppedAt: number | null
  readonly countedMs: number
  readonly remainingMs: number
}

export type TargetReport = Omit<CycleReport, 'target' | 'severity'> & {
  readonly consumed: number
  readonly breachedAt: number | null
  readonly idleUntil: number | null
}

/** The terms of a cycle, whose id is such as `firstResponse/1`. */
export type CycleTerms = {
  readonly id: string
  readonly within: TargetTerms['within']
  readonly budgetMs: number
  readonly clock: TargetTerms['clock']
}

export type SlowReport = {
  readonly severity: string
  readonly reportedAt: number
  readonly rank: number | null
  /** The holder of the ticket; null before the first. */
  readonly holder: string | null
  readonly targets: { readonly [target: string]: TargetReport }
  readonly cycles: readonly CycleReport[]
  /** The terms of each cycle, in the same order. */
  readonly terms: readonly CycleTerms[]
  readonly breaches: readonly Breach[]
  readonly milestones: readonly { readonly name: string; readonly at: number | null }[]
  readonly ignored: readonly AnyEvent[]
}

/** §10: the state of a ticket at `now`. */
export function referenceEvaluate(terms: Case): SlowReport {
  const effective = new Set<AnyEvent>()
  const ticket = live(terms, effective)
  const cycles = ticket.cycles.map(cycle => cycleReport(ticket, cycle))
  return {
    severity: ticket.severity,
    reportedAt: ticket.report.at,
    rank: terms.policy.rank ?? null,
    holder: holderAt(ticket, ticket.time),
    targets: Object.fromEntries(
      definitions(ticket).flatMap(([target]) => {
        const last = ticket.cycles.filter(cycle => cycle.target === target).at(-1)
        const report = last ? targetReport(ticket, last) : pending(ticket, target)
        return report ? [[target, report]] : []
      }),
    ),
    cycles,
    terms: ticket.cycles.map(cycle => ({
      ...{ id: cycleId(ticket, cycle), within: cycle.spec.within, budgetMs: cycle.budget, clock: cycle.spec.clock },
    })),
    breaches: breaches(ticket, cycles),
    milestones: milestoneNames(ticket).map(name => ({ name, at: ticket.milestones.get(name) ?? null })),
    ignored: happened(terms).filter(event => !effective.has(event)),
  }
}

/** The target and the number of the cycle, from 1. */
export function cycleId({ cycles }: Ticket, cycle: Cycle): string {
  return `${cycle.target}/${cycles.filter(({ target }) => target === cycle.target).indexOf(cycle) + 1}`
}

function cycleReport(ticket: Ticket, cycle: Cycle): CycleReport {
  const end = cycle.stopped?.at ?? ticket.time
  const dueAt = dueOf(cycle, aheadOf(ticket, cycle))
  const countedMs = countedUpTo(cycle, end)
  return {
    target: cycle.target,
    severity: cycle.severity,
    state: stateOf(ticket, cycle, dueAt),
    startedAt: cycle.startedAt,
    dueAt,
    stoppedAt: cycle.stopped?.at ?? null,
    countedMs,
    // Once over, what was counted since then: `carry` may have found more counted than the budget.
    remainingMs:
      dueAt !== null && dueAt <= end
        ? 0 - (countedMs - countedUpTo(cycle, dueAt))
        : // Another calendar can be open between the end of the budget and the opening at which it is due.
          Math.max(0, cycle.budget - countedMs),
  }
}

function stateOf(ticket: Ticket, cycle: Cycle, dueAt: number | null): State {
  const end = cycle.stopped?.at ?? ticket.time
  if (dueAt !== null && dueAt < end) return 'breached'
  if (cycle.stopped) return 'met'
  const { doing } = aheadOf(ticket, cycle)
  return doing === 'waiting' ? 'pending' : doing === 'running' ? 'running' : 'paused'
}

function targetReport(ticket: Ticket, cycle: Cycle): TargetReport {
  const { target: _target, severity: _severity, ...report } = cycleReport(ticket, cycle)
  const { open } = aheadOf(ticket, cycle).calendar
  return {
    ...report,
    consumed: consumedOf(ticket, cycle, report),
    breachedAt: report.state === 'breached' ? report.dueAt : null,
    idleUntil: report.state === 'running' && !open.isOpen(ticket.time) ? open.nextOpen(ticket.time) : null,
  }
}

/** A budget in days can have no open time at all. The text does not define its share; here it is 1 once it is due. */
function consumedOf(
  ticket: Ticket,
  cycle: Cycle,
  { countedMs, dueAt }: CycleReport | Omit<CycleReport, 'target' | 'severity'>,
) {
  if (cycle.budget > 0) return countedMs / cycle.budget
  return dueAt !== null && dueAt <= (cycle.stopped?.at ?? ticket.time) ? 1 : 0
}

/**
 * A target that the severity promises and whose start event has not happened. The text does not define the rest of a
 * budget in days then. Here it is the budget of a start at the present.
 */
function pending(ticket: Ticket, target: string): TargetReport | undefined {
  const spec = specOf(ticket, target)
  if (!spec) return undefined
  return {
    ...{ state: 'pending', startedAt: null, dueAt: null, stoppedAt: null, breachedAt: null, idleUntil: null },
    ...{ countedMs: 0, remainingMs: budgetOf(ticket, spec, ticket.time).budget, consumed: 0 },
  }
}

/** Those that changes of severity left behind and those of the cycles; the same one only once, as it stands now. */
function breaches(ticket: Ticket, cycles: readonly CycleReport[]): Breach[] {
  const ofCycles = cycles
    .filter(cycle => cycle.state === 'breached')
    .map(({ target, severity, dueAt, stoppedAt, remainingMs }) => ({
      ...{ target, severity, at: dueAt!, stoppedAt, overMs: 0 - remainingMs },
    }))
  const latest = new Map([...ticket.pastBreaches, ...ofCycles].map(breach => [keyOf(breach), breach]))
  return [...latest.values()].sort((a, b) => a.at - b.at)
}

function keyOf({ target, severity, at }: Breach): string {
  return `${target} ${severity} ${at}`
}

/** When the time counted reaches an amount, if nothing else happens. */
export function reached(ticket: Ticket, cycle: Cycle, amount: number): number | null {
  const ahead = aheadOf(ticket, cycle)
  if (ahead.doing !== 'waiting') return whenCounted(cycle, amount, ahead)
  const start = expectedStart(ticket)
  // An alert before the whole budget fires at the start, even in a pause.
  if (start === null || amount <= 0) return start
  // A pause goes on, if nothing else happens.
  return doingOnceStarted(ticket, cycle.spec) === 'running' ? after(ahead.calendar, start, amount) : null
}

/** The budget of a cycle, in milliseconds. One that waits will have that of its start. */
export function budgetOnceStarted(ticket: Ticket, cycle: Cycle): number {
  const start = cycle.waiting && !cycle.stopped ? expectedStart(ticket) : null
  return start === null ? cycle.budget : budgetOf(ticket, cycle.spec, start).budget
}

function milestoneNames({ report, terms }: Ticket): readonly string[] {
  return report.requestKind === undefined ? [] : (terms.policy.requestKinds?.[report.requestKind].milestones ?? [])
}
