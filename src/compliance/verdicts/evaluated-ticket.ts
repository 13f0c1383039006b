import { type Explanation, explain } from '../../explain/explain.ts'
import type { TargetName } from '../../policy/spec.ts'
import type { Cells, Fields } from '../contracts/contract.ts'
import type { ContractEvaluator } from '../contracts/contract-evaluator.ts'
import type { JudgedEvent } from '../contracts/judged-event.ts'
import type { JudgedTicket, JudgedVerdict, ReportedLocation } from '../result.ts'
import { stateAtEnd } from './state-at-end.ts'
import type { Verdict } from './verdict.ts'

/** A ticket to judge. */
export type TicketInput = {
  /** Its own name. */
  readonly id: string
  /** Its cells by column, by which its contract is found; none, if left out. */
  readonly fields?: Fields | undefined
  /** One of these cells, where that costs less than to bring all together; undefined where there is no such column. */
  field?(column: string): string | undefined
  /** What happened, instants in epoch milliseconds; severities as the contract's own names or the policy's. */
  readonly events: readonly JudgedEvent[]
  /** The file and line it stands on. */
  readonly source?: ReportedLocation | undefined
  /** A key of the policy's entitlements, where it uses one. */
  readonly entitlement?: string | undefined
}

const NO_FIELDS: Fields = {}

/** The cells of a ticket, one by one or all. */
export function cellsOf(ticket: TicketInput): Cells {
  if (ticket.field) return ticket as Cells
  const { fields = NO_FIELDS } = ticket
  return { fields, field: column => (Object.hasOwn(fields, column) ? fields[column] : undefined) }
}

/** A ticket that has been judged; what is seldom asked for, it makes when asked. */
export class EvaluatedTicket implements JudgedTicket {
  readonly id: string
  readonly source: TicketInput['source']
  readonly severity: string
  readonly policy: string
  readonly calendar: string
  readonly timeZone: string
  readonly verdicts: readonly JudgedVerdict[]
  declare readonly difference?: JudgedTicket['difference']
  readonly #ticket: TicketInput
  readonly #terms: ContractEvaluator
  readonly #now: number

  constructor(
    ticket: TicketInput,
    terms: ContractEvaluator,
    now: number,
    severity: string,
    verdicts: readonly JudgedVerdict[],
    difference: JudgedTicket['difference'],
  ) {
    this.id = ticket.id
    this.source = ticket.source
    this.severity = severity
    this.policy = terms.policyName
    this.calendar = terms.calendarName
    this.timeZone = terms.zone.id
    this.verdicts = verdicts
    this.#ticket = ticket
    this.#terms = terms
    this.#now = now
    if (difference) this.difference = difference
  }

  get events(): readonly JudgedEvent[] {
    return this.#ticket.events
  }

  get fields(): Fields {
    return this.#ticket.fields ?? NO_FIELDS
  }

  explain(target: TargetName, verdict?: Verdict): Explanation<number> {
    const history = this.#terms.history(this.#ticket.events, this.#now)
    const stood =
      verdict?.stoppedAt != null && stateAtEnd(history, { ...verdict, target, stoppedAt: verdict.stoppedAt })
    const { calendar } = this.#terms.contract
    const explanation = explain({ ...(stood ? stood.history : history), calendar, target })
    // A change of severity replaces a promise; it stops no clock.
    return stood && stood.by !== 'severityChanged' ? { ...explanation, stoppedAt: verdict!.stoppedAt } : explanation
  }
}
