import type { TargetLabels } from '../compliance/contracts/target-labels.ts'
import type { Difference, JudgedTicket, JudgedVerdict } from '../compliance/result.ts'
import { decidingVerdict } from '../compliance/tally/verdict-counts.ts'
import type { Explanation } from '../explain/explain.ts'
import { verdictSentence } from '../explain/sentence.ts'
import { exactDuration } from '../time/format/duration.ts'
import { localTime } from '../time/format/local-time.ts'
import { explanationOf } from './explanations.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'
import type { ReportedBreach } from './worst-breaches.ts'

/** Returns a target in words: its label, or its name in words. */
export function targetWords(target: string, labels: TargetLabels = {}, { vocabulary }: Wording = ENGLISH): string {
  return vocabulary.target(target, Object.hasOwn(labels, target) ? labels[target] : undefined)
}

/** The events that stop the built-in targets besides `resolved`. */
const STOPS: { readonly [target: string]: readonly string[] | undefined } = {
  firstResponse: ['responded'],
  nextResponse: ['responded'],
  update: ['updated', 'responded'],
}

/** Why a target is breached, or met. */
export type BreachReason = {
  /** When it was due, when it was stopped, and how late that was in counted time. */
  readonly missed: string
  /** Where the due time comes from; undefined if the reason can no longer be reconstructed. */
  readonly why: string | undefined
}

/** The name of a target: `first response`, for a later cycle `update 3`, with its agreement `update 3 (OLA)`. */
export function promiseName(breach: ReportedBreach, wording: Wording = ENGLISH): string {
  const { ticket, verdict } = breach
  const words = targetWords(verdict.target, ticket.targetLabels, wording)
  return words + (verdict.cycle > 1 ? ` ${verdict.cycle}` : '') + inBrackets(ticket.agreement)
}

/** Returns an agreement after the name of its target; nothing without one. */
export function inBrackets(agreement: string | undefined): string {
  return agreement === undefined ? '' : ` (${agreement})`
}

/** Returns why a target is breached, or met, in words. */
export function breachReason({ ticket, verdict }: ReportedBreach, wording: Wording = ENGLISH): BreachReason {
  const explanation = explanationOf(ticket, verdict)
  const { timeZone } = ticket
  const { dueAt } = verdict
  const { locale, reason } = wording
  const outcome = `${stopText(ticket, verdict, explanation, wording)}: ${lateness(verdict, explanation, reason)}`
  return {
    missed: dueAt === null ? outcome : `${reason.due(localTime(dueAt, timeZone, locale))}, ${outcome}`,
    why: explanation && verdictSentence(explanation, timeZone, locale),
  }
}

/** Why the verdict of sla-calendar is what it is, if it differs from the product's. */
export function differenceReason({ ticket, target }: Difference, wording: Wording = ENGLISH): string {
  const verdict = decidingVerdict(ticket.verdicts, target)
  return verdict ? breachReason({ ticket, verdict }, wording).missed : ''
}

/** Returns the event that stopped a target, or what an open target waits for. */
function stopText(
  ticket: JudgedTicket,
  verdict: JudgedVerdict,
  explanation: Explanation<number> | undefined,
  { locale, labels, reason }: Wording,
): string {
  const { target, dueAt, stoppedAt } = verdict
  const timeAt = (at: number) => localTime(at, ticket.timeZone, locale)
  if (stoppedAt !== null) {
    const type = stopType(ticket, verdict, explanation)
    return reason.stopped(type ? labels.stop(type) : undefined, timeAt(stoppedAt), dueAt === null)
  }
  const now = explanation?.overrun.at(-1)?.end
  return now === undefined ? reason.open(target) : reason.openAt(reason.open(target), timeAt(now))
}

/** Returns the type of the event that stopped a target; `resolved` stops every target. */
function stopType(
  { input: { events } }: JudgedTicket,
  { target, stoppedAt }: JudgedVerdict,
  explanation: Explanation<number> | undefined,
): string | null | undefined {
  const ended = events.filter(({ at }) => at === stoppedAt)
  const event = ended.find(({ type }) => STOPS[target]?.includes(type)) ?? ended.find(({ type }) => type === 'resolved')
  return event?.type ?? explanation?.stoppedBy
}

function lateness(
  { outcome, overMs }: JudgedVerdict,
  explanation: Explanation<number> | undefined,
  reason: Wording['reason'],
): string {
  if (outcome !== 'breached') return reason.onTime
  return overMs ? reason.late(reason.time(exactDuration(overMs), explanation?.clock)) : reason.lateUncounted
}
