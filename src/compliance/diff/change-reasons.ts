import { isSlaCalendarError } from '../../errors.ts'
import type { Explanation } from '../../explain/explain.ts'
import { budgetText } from '../../explain/sentence.ts'
import { localTime } from '../../time/format/local-time.ts'
import type { JudgedTicket, JudgedVerdict } from '../result.ts'
import type { RejectedTicket } from '../verdicts/rejected-ticket.ts'
import type { ChangeReason } from './change-reason.ts'
import { countingReasons } from './counting-reasons.ts'

/** A ticket and one of its verdicts in one version. */
export type ChangeSide = { readonly ticket: JudgedTicket | RejectedTicket; readonly verdict: JudgedVerdict | null }

/** Returns why a verdict changed. The first reasons are the most general ones. */
export function changeReasons(before: ChangeSide, after: ChangeSide): ChangeReason[] {
  const reasons = missingReasons(before, after) ?? [...waiverReasons(before, after), ...termReasons(before, after)]
  return reasons.length ? reasons : [{ rule: 'unknown', message: 'the reason can no longer be reconstructed' }]
}

/** Returns why one version has no verdict; undefined if both have one. */
function missingReasons(before: ChangeSide, after: ChangeSide): ChangeReason[] | undefined {
  const sides = [
    ['OLD', before],
    ['NEW', after],
  ] as const
  for (const [name, { ticket }] of sides)
    if (ticket.status === 'rejected')
      return [{ rule: 'not-judged', message: `${name} does not judge the ticket: ${ticket.message}` }]
  for (const [name, side] of sides)
    if (!isPromised(side)) {
      const { target, cycle } = (before.verdict ?? after.verdict)!
      const { severity, verdicts } = side.ticket as JudgedTicket
      const isTarget = verdicts.some(verdict => verdict.target === target && verdict.outcome !== 'not-applicable')
      return isTarget
        ? [{ rule: 'cycle', message: `${name} has no cycle ${cycle} of ${target}` }]
        : [{ rule: 'not-promised', message: `${name} has no ${target} for ${severity}` }]
    }
  return undefined
}

function isPromised({ verdict }: ChangeSide): boolean {
  return verdict !== null && verdict.outcome !== 'not-applicable'
}

function waiverReasons({ verdict: before }: ChangeSide, { verdict: after }: ChangeSide): ChangeReason[] {
  const waiver = (name: string, reason: string): ChangeReason => ({
    rule: 'waiver',
    message: `waived in ${name}: ${reason}`,
  })
  if (before?.waived === after?.waived) return []
  return [
    ...(before?.waived === undefined ? [] : [waiver('OLD', before.waived)]),
    ...(after?.waived === undefined ? [] : [waiver('NEW', after.waived)]),
  ]
}

/** Returns the differences between the explanations of both verdicts. */
function termReasons(before: ChangeSide, after: ChangeSide): ChangeReason[] {
  const [old, current] = [explanationOfSide(before), explanationOfSide(after)]
  if (!old || !current) return []
  const differ = (rule: ChangeReason['rule'], a: string, b: string, text: (a: string, b: string) => string) =>
    a === b ? [] : [{ rule, message: text(a, b) }]
  const { timeZone } = before.ticket as JudgedTicket
  const startText = ({ startsAt }: Explanation<number>) =>
    startsAt === null ? 'has not started' : `starts ${localTime(startsAt, timeZone)}`
  const stopText = ({ stoppedAt }: Explanation<number>) =>
    stoppedAt === null ? 'has not stopped' : `stopped ${localTime(stoppedAt, timeZone)}`
  return [
    ...differ('severity', old.severity, current.severity, (a, b) => `severity ${a} in OLD, ${b} in NEW`),
    ...differ('budget', budgetText(old, 'en'), budgetText(current, 'en'), (a, b) => `${a} in OLD, ${b} in NEW`),
    ...(old.clock === current.clock
      ? []
      : differ('clock', clockText(old), clockText(current), (a, b) => `counts ${a} in OLD, ${b} in NEW`)),
    ...differ('start', startText(old), startText(current), (a, b) => `the timer ${a} in OLD, ${b} in NEW`),
    ...countingReasons(old, current),
    ...differ('stop', stopText(old), stopText(current), (a, b) => `the timer ${a} in OLD, ${b} in NEW`),
  ]
}

function clockText({ clock }: Explanation<number>): string {
  return clock === 'always' ? 'around the clock' : 'working time'
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
