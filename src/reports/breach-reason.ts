import type { TargetLabels } from '../compliance/contracts/target-labels.ts'
import type { Difference, JudgedTicket, JudgedVerdict } from '../compliance/result.ts'
import { decidingVerdict } from '../compliance/tally/verdict-counts.ts'
import type { Explanation } from '../explain/explain.ts'
import { inLanguage, LABELS, REASONS, VOCABULARIES } from '../explain/messages/languages.ts'
import { verdictSentence } from '../explain/sentence.ts'
import { exactDuration } from '../time/format/duration.ts'
import { localTime } from '../time/format/local-time.ts'
import { explanationOf } from './explanations.ts'
import type { ReportedBreach } from './worst-breaches.ts'

const { target: nameOf } = inLanguage(VOCABULARIES, 'en')

/** Returns a target in words: its label, or its name in words. */
export function targetWords(target: string, labels: TargetLabels = {}): string {
  return nameOf(target, Object.hasOwn(labels, target) ? labels[target] : undefined)
}

/** The events that stop the built-in targets besides `resolved`. */
const STOPS: { readonly [target: string]: readonly string[] | undefined } = {
  firstResponse: ['responded'],
  nextResponse: ['responded'],
  update: ['updated', 'responded'],
}

const { stop } = inLanguage(LABELS, 'en')
const messages = inLanguage(REASONS, 'en')

/** Why a target is breached, or met. */
export type BreachReason = {
  /** When it was due, when it was stopped, and how late that was in counted time. */
  readonly missed: string
  /** Where the due time comes from; undefined if the reason can no longer be reconstructed. */
  readonly why: string | undefined
}

/** The name of a target: `first response`, for a later cycle `update 3`. */
export function promiseName({ ticket: { targetLabels }, verdict: { target, cycle } }: ReportedBreach): string {
  return targetWords(target, targetLabels) + (cycle > 1 ? ` ${cycle}` : '')
}

/** Returns why a target is breached, or met, in words. */
export function breachReason({ ticket, verdict }: ReportedBreach): BreachReason {
  const explanation = explanationOf(ticket, verdict)
  const { timeZone } = ticket
  const { dueAt } = verdict
  const outcome = `${stopText(ticket, verdict, explanation)}: ${lateness(verdict, explanation)}`
  return {
    missed: dueAt === null ? outcome : `${messages.due(localTime(dueAt, timeZone))}, ${outcome}`,
    why: explanation && verdictSentence(explanation, timeZone),
  }
}

/** Why the verdict of sla-calendar is what it is, if it differs from the product's. */
export function differenceReason({ ticket, target }: Difference): string {
  const verdict = decidingVerdict(ticket.verdicts, target)
  return verdict ? breachReason({ ticket, verdict }).missed : ''
}

/** Returns the event that stopped a target, or what an open target waits for. */
function stopText(ticket: JudgedTicket, verdict: JudgedVerdict, explanation: Explanation<number> | undefined): string {
  const { timeZone } = ticket
  const { target, dueAt, stoppedAt } = verdict
  if (stoppedAt !== null)
    return messages.stopped(stopWord(ticket, verdict, explanation), localTime(stoppedAt, timeZone), dueAt === null)
  const now = explanation?.overrun.at(-1)?.end
  return now === undefined ? messages.open(target) : messages.openAt(messages.open(target), localTime(now, timeZone))
}

/** Returns the event that stopped a target in words; `resolved` stops every target. */
function stopWord(
  { input: { events } }: JudgedTicket,
  { target, stoppedAt }: JudgedVerdict,
  explanation: Explanation<number> | undefined,
): string | undefined {
  const ended = events.filter(({ at }) => at === stoppedAt)
  const event = ended.find(({ type }) => STOPS[target]?.includes(type)) ?? ended.find(({ type }) => type === 'resolved')
  const type = event?.type ?? explanation?.stoppedBy
  return type ? stop(type) : undefined
}

function lateness({ outcome, overMs }: JudgedVerdict, explanation: Explanation<number> | undefined): string {
  if (outcome !== 'breached') return messages.onTime
  return overMs ? messages.late(messages.time(exactDuration(overMs), explanation?.clock)) : messages.lateUncounted
}
