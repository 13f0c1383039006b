import type { JudgedTicket, JudgedVerdict } from '../compliance/result.ts'
import type { Wording } from './messages/wording.ts'
import { TopList } from './top-list.ts'

/** A breach and its ticket. */
export type ReportedBreach = { readonly ticket: JudgedTicket; readonly verdict: JudgedVerdict }

/** Returns whether a breach is excused: waived by the document, or known from the baseline. */
export function isExcused({ waived, known }: Pick<JudgedVerdict, 'waived' | 'known'>): boolean {
  return waived !== undefined || known === true
}

/** Returns what excuses a breach, in words; undefined if nothing does. */
export function excuseText({ waived, known }: JudgedVerdict, wording: Wording): string | undefined {
  if (waived !== undefined) return wording.waivedBecause(waived)
  return known ? wording.knownBreach : undefined
}

/** Returns the breaches of a ticket. */
export function breachesOf(ticket: JudgedTicket): ReportedBreach[] {
  return ticket.verdicts.filter(({ outcome }) => outcome === 'breached').map(verdict => ({ ticket, verdict }))
}

/** What decides about the order of two breaches. */
type Badness = Pick<JudgedVerdict, 'waived' | 'known' | 'consumed' | 'overMs'>

/** Keeps the worst of many breaches. Its memory is limited to `max` tickets. */
export class WorstBreaches extends TopList<ReportedBreach> {
  /** The number of excused breaches. */
  excused = 0

  constructor(max: number) {
    super(max, byWorst)
  }

  /** Returns whether a breach without an excuse is among the worst ones so far. */
  hasRoomFor(verdict: Badness): boolean {
    const { last } = this
    return !last || byBadness(verdict, last.verdict) < 0
  }

  override add(breach: ReportedBreach) {
    super.add(breach)
    if (isExcused(breach.verdict)) this.excused++
  }
}

/**
 * Compares two breaches, worst first: those without an excuse, then the larger used share of the budget, then the longer
 * time over. The share comes before the time, because one hour late is worse for a target of two hours than of forty.
 */
function byWorst({ verdict: a }: ReportedBreach, { verdict: b }: ReportedBreach): number {
  return byBadness(a, b)
}

function byBadness(a: Badness, b: Badness): number {
  return Number(isExcused(a)) - Number(isExcused(b)) || b.consumed - a.consumed || b.overMs - a.overMs
}
