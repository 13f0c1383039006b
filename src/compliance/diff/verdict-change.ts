import { CHANGES, inLanguage } from '../../explain/messages/languages.ts'
import type { LocalText } from '../../policy/spec.ts'
import { localeOf, type TextOptions } from '../../time/format/locale.ts'
import type { TargetLabels } from '../contracts/target-labels.ts'
import type { JudgedTicket, JudgedVerdict } from '../result.ts'
import type { TicketLocation } from '../ticket-input.ts'
import type { RejectedTicket } from '../verdicts/rejected-ticket.ts'
import type { Outcome } from '../verdicts/verdict.ts'
import type { ChangeReason } from './change-reason.ts'
import { changeReasons } from './change-reasons.ts'

/** The state of a verdict in a comparison: `waived` is a breach that is excused; null without a verdict. */
export type ChangeState = Exclude<Outcome, 'not-applicable'> | 'waived' | null

/** A verdict that two versions of the contracts judge differently, or an open target whose due time moves. */
export type VerdictChange = {
  /** The agreement after, or that before; absent without a name. */
  readonly agreement?: string
  /** The id of the ticket. */
  readonly ticket: string
  /** The file and line that the ticket comes from; undefined if it comes from no file. */
  readonly source: TicketLocation | undefined
  /** The target. */
  readonly target: string
  /** The target's label after, or that before; absent without labels. */
  readonly targetLabel?: LocalText
  /** The number of the cycle: 1, 2, … */
  readonly cycle: number
  /** The state before. */
  readonly from: ChangeState
  /** The state after. */
  readonly to: ChangeState
  /** The verdict before; null if the ticket or the target is not judged there. */
  readonly before: JudgedVerdict | null
  /** The verdict after; null if the ticket or the target is not judged there. */
  readonly after: JudgedVerdict | null
  /** The zone of the calendar before, or of the only one. Reports show the times in it. */
  readonly timeZone: string
  /**
   * Explains the change, from the explanations of both verdicts, in Italian or English. Reasons are not cached.
   *
   * @throws {SlaCalendarError} `input-invalid` if the locale is not a language tag
   */
  readonly reasons: (options?: TextOptions) => ChangeReason[]
}

/** What one version of the contracts says about a ticket. */
export type ComparedTicket = JudgedTicket | RejectedTicket

/** Returns the state of a verdict in a comparison. */
export function stateOf(verdict: JudgedVerdict | null | undefined): ChangeState {
  if (!verdict || verdict.outcome === 'not-applicable') return null
  return verdict.waived === undefined ? verdict.outcome : 'waived'
}

/** A verdict in both versions, which need not be the same. */
export type VerdictPair = { readonly before: JudgedVerdict | null; readonly after: JudgedVerdict | null }

/** Pairs the verdicts of two versions on a ticket, see {@link pairVerdicts}. */
export function verdictPairs(before: ComparedTicket, after: ComparedTicket): VerdictPair[] {
  return pairVerdicts(verdictsOf(before), verdictsOf(after))
}

/**
 * Pairs verdicts by target and cycle. A change of severity may replace a target, so that a cycle has several verdicts. They
 * are paired from the last one backwards.
 */
export function pairVerdicts(first: readonly JudgedVerdict[], second: readonly JudgedVerdict[]): VerdictPair[] {
  const left = [...second]
  const pairs = [...first].reverse().map((one): VerdictPair => {
    const index = left.map(other => isSameCycle(one, other)).lastIndexOf(true)
    return { before: one, after: index < 0 ? null : left.splice(index, 1)[0] }
  })
  return [...pairs.reverse(), ...left.map(after => ({ before: null, after }))]
}

/** Returns whether the due time of a verdict differs between both versions. */
export function isDueMoved(before: JudgedVerdict | null, after: JudgedVerdict | null): boolean {
  return (before?.dueAt ?? null) !== (after?.dueAt ?? null)
}

/** Returns whether two lists of verdicts are about the same targets and cycles, in the same order. */
export function isSameCycles(first: readonly JudgedVerdict[], second: readonly JudgedVerdict[]): boolean {
  if (first.length !== second.length) return false
  for (let i = 0; i < first.length; i++) if (!isSameCycle(first[i], second[i])) return false
  return true
}

/** The verdicts of both versions on a ticket. */
export type ComparedVersions = {
  readonly agreement: string | undefined
  readonly source: TicketLocation | undefined
  /** The zone of the calendar before, or of the only one. */
  readonly timeZone: string
  /** The labels of the targets, after and before. */
  readonly labels: readonly (TargetLabels | undefined)[]
  /** Makes the results of the ticket before and after. Only reasons need them. */
  readonly results: () => readonly [before: ComparedTicket, after: ComparedTicket]
}

/** Returns a pair of verdicts as a change. */
export function changeOf({ before, after }: VerdictPair, versions: ComparedVersions): VerdictChange {
  const { ticket, target, cycle } = (before ?? after)!
  const { agreement, source, timeZone, labels } = versions
  const change: VerdictChange = {
    ticket,
    source,
    target,
    cycle,
    from: stateOf(before),
    to: stateOf(after),
    before,
    after,
    timeZone,
    reasons: (options = {}) => {
      const messages = inLanguage(CHANGES, localeOf(options, ['locale']))
      const [old, current] = versions.results()
      return changeReasons({ ticket: old, verdict: before }, { ticket: current, verdict: after }, messages)
    },
  }
  // Every optional member costs a copy, and most changes have none.
  const targetLabel = labelOf(labels[0], target) ?? labelOf(labels[1], target)
  if (agreement === undefined && targetLabel === undefined) return change
  return {
    ...change,
    ...(agreement !== undefined && { agreement }),
    ...(targetLabel !== undefined && { targetLabel }),
  }
}

function labelOf(labels: TargetLabels | undefined, target: string): LocalText | undefined {
  return labels && Object.hasOwn(labels, target) ? labels[target] : undefined
}

function verdictsOf(ticket: ComparedTicket): readonly JudgedVerdict[] {
  return ticket.status === 'judged' ? ticket.verdicts : []
}

function isSameCycle(a: JudgedVerdict, b: JudgedVerdict): boolean {
  return a.target === b.target && a.cycle === b.cycle
}
