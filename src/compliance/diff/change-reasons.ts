import { isSlaCalendarError } from '../../errors.ts'
import type { Explanation } from '../../explain/explain.ts'
import type { ChangeMessages, Version } from '../../explain/messages/messages.ts'
import { budgetText } from '../../explain/sentence.ts'
import { localTime } from '../../time/format/local-time.ts'
import type { JudgedTicket, JudgedVerdict } from '../result.ts'
import type { RejectedTicket } from '../verdicts/rejected-ticket.ts'
import type { ChangeReason } from './change-reason.ts'
import { countingReasons } from './counting-reasons.ts'

/** A ticket and one of its verdicts in one version. */
export type ChangeSide = { readonly ticket: JudgedTicket | RejectedTicket; readonly verdict: JudgedVerdict | null }

/** Returns why a verdict changed. The first reasons are the most general ones. */
export function changeReasons(before: ChangeSide, after: ChangeSide, messages: ChangeMessages): ChangeReason[] {
  const reasons = missingReasons(before, after, messages) ?? [
    ...waiverReasons(before, after, messages),
    ...termReasons(before, after, messages),
  ]
  return reasons.length ? reasons : [{ rule: 'unknown', message: messages.unknown }]
}

/** Returns why one version has no verdict; undefined if both have one. */
function missingReasons(before: ChangeSide, after: ChangeSide, messages: ChangeMessages): ChangeReason[] | undefined {
  const sides = [
    ['OLD', before],
    ['NEW', after],
  ] as const
  for (const [name, { ticket }] of sides)
    if (ticket.status === 'rejected') return [{ rule: 'not-judged', message: messages.rejected(name, ticket.message) }]
  for (const [name, side] of sides)
    if (!isPromised(side)) {
      const other = side === before ? after : before
      const { target, cycle, severity: judged } = (other.verdict ?? side.verdict)!
      const { severity, verdicts } = side.ticket as JudgedTicket
      const isTarget = verdicts.some(verdict => verdict.target === target && verdict.outcome !== 'not-applicable')
      // The other version may have judged an earlier severity, and promise as little for the last one.
      return isTarget || judged !== (other.ticket as JudgedTicket).severity
        ? [{ rule: 'cycle', message: messages.noCycle(name, cycle, target) }]
        : [{ rule: 'not-promised', message: messages.notPromised(name, target, severity) }]
    }
  return undefined
}

function isPromised({ verdict }: ChangeSide): boolean {
  return verdict !== null && verdict.outcome !== 'not-applicable'
}

function waiverReasons(
  { verdict: before }: ChangeSide,
  { verdict: after }: ChangeSide,
  messages: ChangeMessages,
): ChangeReason[] {
  const waiver = (name: Version, reason: string): ChangeReason => ({
    rule: 'waiver',
    message: messages.waived(name, reason),
  })
  if (before?.waived === after?.waived) return []
  return [
    ...(before?.waived === undefined ? [] : [waiver('OLD', before.waived)]),
    ...(after?.waived === undefined ? [] : [waiver('NEW', after.waived)]),
  ]
}

/** Returns the differences between the explanations of both verdicts. */
function termReasons(before: ChangeSide, after: ChangeSide, messages: ChangeMessages): ChangeReason[] {
  const [old, current] = [explanationOfSide(before), explanationOfSide(after)]
  if (!old || !current) return []
  const { locale } = messages
  const differ = <T>(rule: ChangeReason['rule'], a: T, b: T, text: (a: T, b: T) => string) =>
    a === b ? [] : [{ rule, message: text(a, b) }]
  const { timeZone } = before.ticket as JudgedTicket
  const timeAt = (at: number | null) => (at === null ? undefined : localTime(at, timeZone, locale))
  return [
    ...differ('severity', old.severity, current.severity, messages.severity),
    ...differ('budget', budgetText(old, locale), budgetText(current, locale), messages.budget),
    ...(old.clock === current.clock
      ? []
      : [{ rule: 'clock' as const, message: messages.clock(old.clock, current.clock) }]),
    ...differ('start', timeAt(old.startsAt), timeAt(current.startsAt), messages.start),
    ...countingReasons(old, current, messages),
    ...differ('stop', timeAt(old.stoppedAt), timeAt(current.stoppedAt), messages.stop),
  ]
}

/** Returns the explanation of a verdict; undefined if its cycle can no longer be reconstructed. */
function explanationOfSide({ ticket, verdict }: ChangeSide): Explanation<number> | undefined {
  if (ticket.status === 'rejected' || !verdict) return undefined
  try {
    const explanation = ticket.explain(verdict.target, verdict)
    const isOwn = explanation.dueAt === verdict.dueAt && explanation.severity === verdict.severity
    // A calendar without a name of its own has that of the contract.
    return isOwn ? { calendar: ticket.calendar, ...explanation } : undefined
  } catch (error) {
    if (isSlaCalendarError(error)) return undefined
    throw error
  }
}
