import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import type { Calendars } from '../../calendar/check-calendar.ts'
import { type Explanation, explainHistory } from '../../explain/explain.ts'
import { dayCalendar } from '../../policy/counting-calendar.ts'
import { compiledPolicy } from '../../policy/policy.ts'
import { toEpochMs } from '../../time/instant.ts'
import type { ContractEvaluator } from '../contracts/contract-evaluator.ts'
import type { JudgedTicket } from '../result.ts'
import type { TicketInput } from '../ticket-input.ts'
import { stateAtEnd } from './state-at-end.ts'
import type { Verdict } from './verdict.ts'

/** What judging a ticket found out. */
type Judgement = Pick<JudgedTicket, 'severity' | 'verdicts' | 'difference'>

/**
 * Makes the result for a ticket that was judged.
 *
 * @param evaluator the evaluator of the contract that covers the ticket
 * @param now the instant of the evaluation, in epoch milliseconds
 */
export function judgedTicket(
  input: TicketInput,
  evaluator: ContractEvaluator,
  now: number,
  { severity, verdicts, difference }: Judgement,
  agreement?: string,
): JudgedTicket {
  // Every optional member costs a copy of the ticket, so most tickets are made without any.
  const ticket: JudgedTicket = {
    status: 'judged',
    id: input.id,
    source: input.source,
    input,
    severity,
    policy: evaluator.policyName,
    calendar: evaluator.calendarName,
    timeZone: evaluator.zone.id,
    verdicts,
    explain: (target, verdict) => explanationOfCycle(input, evaluator, now, { ...verdict, target }),
  }
  const { targetLabels } = evaluator
  if (agreement === undefined && !targetLabels && !difference) return ticket
  return {
    ...ticket,
    ...(agreement !== undefined && { agreement }),
    ...(targetLabels && { targetLabels }),
    ...(difference && { difference }),
  }
}

/** A cycle of a target: that of a verdict, or the last one if `stoppedAt` is missing. */
type ExplainedCycle = Partial<Verdict> & { readonly target: string }

function explanationOfCycle(
  { events }: TicketInput,
  evaluator: ContractEvaluator,
  now: number,
  cycle: ExplainedCycle,
): Explanation<number> {
  const { target, severity = '', dueAt = null, stoppedAt = null } = cycle
  const history = evaluator.history(events, now)
  const end = stoppedAt === null ? undefined : stateAtEnd(history, { target, severity, dueAt, stoppedAt })
  // The history has the calendar of the pool, which may have another name than the contract's.
  const { calendar } = evaluator.contract
  const explained = explainHistory({ ...(end?.history ?? history), calendar, target }, toEpochMs)
  // A change of severity replaces a target, but stops no timer.
  const isStopped = end && end.by !== 'severityChanged'
  const explanation = isStopped ? { ...explained, stoppedAt, stoppedBy: end.by } : explained
  const terms = compiledPolicy(evaluator.contract.policy, []).severities.get(explanation.severity)?.get(target)
  if (terms) calendarOf.set(explanation, dayCalendar(terms, calendar, history.calendars as Calendars))
  return explanation
}

const calendarOf = new WeakMap<Explanation<number>, BusinessCalendar>()

/** Returns the calendar of an explanation that a judged ticket has returned: drawings show the hours of whole days. */
export function calendarOfExplanation(explanation: Explanation<number>): BusinessCalendar | undefined {
  return calendarOf.get(explanation)
}
