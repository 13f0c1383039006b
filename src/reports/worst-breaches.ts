import type { JudgedTicket, JudgedVerdict } from '../compliance/result.ts'

/** A breach and its ticket. */
export type ReportedBreach = { readonly ticket: JudgedTicket; readonly verdict: JudgedVerdict }

/** Whether a breach is excused: waived by the document, or known from the baseline. */
export function isExcused({ waived, known }: JudgedVerdict): boolean {
  return waived !== undefined || known === true
}

/** The breaches of a ticket. */
export function breachesOf(ticket: JudgedTicket): ReportedBreach[] {
  return ticket.verdicts.filter(({ outcome }) => outcome === 'breached').map(verdict => ({ ticket, verdict }))
}

/** Keeps the worst breaches of all that it is told, and forgets the others: its memory is that of `most` tickets. */
export class WorstBreaches {
  /** Breaches told of, excused ones included; those that are excused. */
  total = 0
  excused = 0
  readonly #most: number
  readonly #kept: ReportedBreach[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** The worst ones, the worst first. */
  get list(): readonly ReportedBreach[] {
    return this.#kept
  }

  add(breach: ReportedBreach) {
    this.total++
    if (isExcused(breach.verdict)) this.excused++
    const kept = this.#kept
    if (kept.length === this.#most && byWorst(breach, kept[kept.length - 1]) >= 0) return
    let place = kept.length
    while (place > 0 && byWorst(breach, kept[place - 1]) < 0) place--
    kept.splice(place, 0, breach)
    if (kept.length > this.#most) kept.pop()
  }
}

/**
 * What is not excused comes first; then the larger share of the budget used, as an hour too late weighs more where two
 * hours were promised than where forty were; then the longer time over. Equal ones stay in the order of the input.
 */
function byWorst({ verdict: a }: ReportedBreach, { verdict: b }: ReportedBreach): number {
  return Number(isExcused(a)) - Number(isExcused(b)) || b.consumed - a.consumed || b.overMs - a.overMs
}
