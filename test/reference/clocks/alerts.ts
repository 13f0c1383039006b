import type { Cycle } from './cycle.ts'
import { budgetOnceStarted, cycleId, reached } from './evaluate.ts'
import { type Case, happened } from './history.ts'
import { type AlertTerms, millisecondsOf } from './policy.ts'
import { live, type Ticket } from './ticket.ts'

/** An alert of one cycle of a target, §13. */
export type AlertReport = {
  readonly id: string
  readonly target: string
  /** From 1. */
  readonly cycle: number
  readonly name: string
  /** When it fired, or will if nothing else happens; null where only an event can bring it. */
  readonly at: number | null
  readonly fired: boolean
}

/**
 * §13, told as it was: the history is lived again up to each instant at which something happened, and what was known then
 * decides which alerts fire before the next one. An alert that has fired stays as it is.
 *
 * The text does not define these; here
 * - the alerts of a target take the place of the policy's;
 * - a target that stops at the very instant of an alert, or of its deadline, does not fire it: it is met;
 * - a target that `restart` gave a full budget does not fire an alert of the same cycle again;
 * - the alerts that the cycles of a dropped target did not fire are no longer listed.
 */
export function referenceAlerts(terms: Case): AlertReport[] {
  const fired = new Map<string, AlertReport>()
  const instants = [...new Set(happened(terms).map(event => event.at))]
  for (const [i, known] of instants.entries()) {
    const next = instants[i + 1] ?? terms.now + 1
    const ticket = live({ ...terms, now: known }, new Set())
    for (const { at, ...alert } of alertsOf(ticket)) {
      const firesAt = at === null ? null : Math.max(at, known)
      if (firesAt !== null && firesAt < next && !fired.has(alert.id))
        fired.set(alert.id, { ...alert, at: firesAt, fired: true })
    }
  }
  const listed = alertsOf(live(terms, new Set())).filter(({ id }) => !fired.has(id))
  return [...fired.values(), ...listed].sort(inTime)
}

/** The part that has not fired and has an instant. */
export function upcomingAlerts(terms: Case): AlertReport[] {
  return referenceAlerts(terms).filter(({ at, fired }) => !fired && at !== null)
}

function inTime(a: AlertReport, b: AlertReport): number {
  return (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE)
}

/** The alerts of all cycles, as if none had fired: each with the instant at which the cycle reaches it. */
function alertsOf(ticket: Ticket): AlertReport[] {
  return ticket.cycles.flatMap(cycle => {
    const { target } = cycle
    const cycleName = cycleId(ticket, cycle)
    const number = Number(cycleName.split('/')[1])
    const { alerts = ticket.terms.policy.alerts ?? [] } = cycle.spec
    const budget = budgetOnceStarted(ticket, cycle)
    const points = [...alerts.map(alert => pointOf(budget, alert)), { name: 'breach', amount: budget }]
    return points.map(({ name, amount }) => ({
      ...{ id: `${cycleName}/${name}`, target, cycle: number, name },
      ...{ at: reachedWhileRunning(ticket, cycle, amount), fired: false },
    }))
  })
}

function pointOf(budget: number, alert: AlertTerms): { name: string; amount: number } {
  const terms = typeof alert === 'number' ? { share: alert } : alert
  if ('share' in terms) return { name: terms.name ?? percent(terms.share), amount: Math.round(budget * terms.share) }
  const isBefore = 'before' in terms
  const ms = millisecondsOf(isBefore ? terms.before : terms.after)
  // The text does not name these two. Here: `before PT1H30M`.
  return {
    name: terms.name ?? `${isBefore ? 'before' : 'after'} ${isoText(ms)}`,
    amount: budget + (isBefore ? -ms : ms),
  }
}

/** 0.75 is `75%`. The text does not name shares of other kinds; here 0.333 is `33.3%`, and a third has all its digits. */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(13))}%`
}

function isoText(ms: number): string {
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, (ms / 1000) % 60]
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds || ms === 0 ? `${seconds}S` : ''}`
}

function reachedWhileRunning(ticket: Ticket, cycle: Cycle, amount: number): number | null {
  const at = reached(ticket, cycle, amount)
  return at !== null && cycle.stopped && at >= cycle.stopped.at ? null : at
}
