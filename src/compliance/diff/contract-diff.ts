import { InputValue } from '../../validation/input-value.ts'
import { withPathPrefix } from '../../validation/path-prefix.ts'
import { Check, type CheckOptions } from '../check.ts'
import type { CheckResult, OutOfPeriodTicket } from '../result.ts'
import type { TicketInput, TicketLocation } from '../ticket-input.ts'
import type { RejectedTicket } from '../verdicts/rejected-ticket.ts'
import {
  type ChangeState,
  changesOf,
  stateOf,
  type VerdictChange,
  type VerdictPair,
  verdictPairs,
} from './verdict-change.ts'

/** The contracts and settings of one version: the result of `parseDocument`, or the same options of a `Check`. */
export type DiffTerms = Pick<CheckOptions, 'contracts' | 'calendars' | 'targets' | 'objectives' | 'waivers'>

/** The options of a comparison. */
export type DiffOptions = Pick<CheckOptions, 'now' | 'since' | 'until'> & {
  /** The terms that apply now. */
  readonly before: DiffTerms
  /** The terms to compare them with. */
  readonly after: DiffTerms
}

/** The result for a ticket. `status` distinguishes the cases; a ticket that neither version can judge is rejected. */
export type TicketDiff = ComparedVerdicts | RejectedTicket | OutOfPeriodTicket

/** A ticket that at least one version judges. */
export type ComparedVerdicts = {
  /** The ticket was judged and counted. */
  readonly status: 'compared'
  /** The id of the ticket. */
  readonly id: string
  /** The file and line that the ticket comes from; undefined if it comes from no file. */
  readonly source: TicketLocation | undefined
  /** The verdicts that differ, in the order of reports. */
  readonly changes: readonly VerdictChange[]
}

/** How many verdicts changed from a state to another. */
export type StateChange = { readonly from: ChangeState; readonly to: ChangeState; readonly count: number }

/** The result of a comparison over all tickets so far. */
export type DiffResult = {
  /** The result of a check with the terms before. */
  readonly before: CheckResult
  /** The result of a check with the terms after. */
  readonly after: CheckResult
  /** How many tickets were judged by at least one version. */
  readonly tickets: number
  /** How many of them have a verdict that changed. */
  readonly changedTickets: number
  /** How many verdicts changed. */
  readonly changed: number
  /** How many verdicts changed, by state before and after; the most frequent ones first. */
  readonly counts: readonly StateChange[]
  /** How many verdicts stayed the same although the target is due at another instant. */
  readonly movedDue: number
}

/** The keys of a version, and those of `parseDocument` that a comparison does not need. */
const TERMS = ['contracts', 'calendars', 'targets', 'objectives', 'waivers']
const UNUSED = ['name', 'ticketUrl', 'logo', 'policies', 'tickets']

/**
 * Compares two versions of the contracts, ticket by ticket: which verdicts change, and why. Like {@link Check}, it keeps only
 * counts and a few bytes per verdict.
 *
 * @example
 * ```ts
 * import { italianOffice, slaPolicy } from 'sla-calendar'
 * import { ContractDiff } from 'sla-calendar/compliance'
 *
 * const terms = (hours: number) => {
 *   const target = { within: { hours }, clock: 'business' } as const
 *   const policy = slaPolicy({ name: 'Gold', severities: { high: { level: 1, firstResponse: target } } })
 *   const contract = { when: {}, policyName: 'gold', policy, calendarName: 'rome', calendar: italianOffice, severities: {} }
 *   return { contracts: [contract] }
 * }
 * const diff = new ContractDiff({ before: terms(6), after: terms(8), now: '2026-11-24T09:00+01:00' })
 * const ticket = diff.ticket({
 *   id: 'INC-1',
 *   events: [
 *     { at: Date.parse('2026-11-20T16:30+01:00'), type: 'reported', severity: 'high' },
 *     { at: Date.parse('2026-11-23T14:00+01:00'), type: 'responded' },
 *   ],
 * })
 * const [change] = ticket.status === 'compared' ? ticket.changes : []
 * change.from // => 'breached'
 * change.to // => 'met'
 * change.reasons().map(({ message }) => message) // => ['6 h of working time in OLD, 8 h of working time in NEW']
 * diff.result().changed // => 1
 * ```
 */
export class ContractDiff {
  readonly #before: Check
  readonly #after: Check
  readonly #counts = new Map<string, { readonly from: ChangeState; readonly to: ChangeState; count: number }>()
  #tickets = 0
  #changedTickets = 0
  #movedDue = 0

  /** @throws {SlaCalendarError} the codes of a check, with a path that begins with `before` or `after` */
  constructor(options: DiffOptions) {
    const input = new InputValue(options, []).onlyKeys(['before', 'after', 'now', 'since', 'until'])
    const { now, since, until } = options
    const checkOf = (key: 'before' | 'after') => {
      input.required(key, 'Give the contracts, or the result of parseDocument.').onlyKeys([...TERMS, ...UNUSED])
      const { contracts, calendars, targets, objectives, waivers } = options[key]
      const period = { now, since, until }
      return withPathPrefix([key], () => new Check({ contracts, calendars, targets, objectives, waivers, ...period }))
    }
    this.#before = checkOf('before')
    this.#after = checkOf('after')
  }

  /** Compares a ticket and counts it. Invalid tickets do not throw. */
  ticket(input: TicketInput): TicketDiff {
    const [before, after] = [this.#before.ticket(input), this.#after.ticket(input)]
    // The period is the same for both.
    if (before.status === 'out-of-period') return before
    if (after.status === 'out-of-period') return after
    if (before.status === 'rejected' && after.status === 'rejected') return after
    const pairs = verdictPairs(before, after)
    const changes = pairs.some(isChanged) ? changesOf(before, after, pairs) : []
    this.#count(changes, pairs)
    return { status: 'compared', id: input.id, source: input.source, changes }
  }

  /** Returns the result over all tickets so far. More tickets may follow. */
  result(): DiffResult {
    const counts = [...this.#counts.values()].sort((a, b) => b.count - a.count)
    return {
      before: this.#before.result(),
      after: this.#after.result(),
      tickets: this.#tickets,
      changedTickets: this.#changedTickets,
      changed: counts.reduce((sum, { count }) => sum + count, 0),
      counts: counts.map(one => ({ ...one })),
      movedDue: this.#movedDue,
    }
  }

  #count(changes: readonly VerdictChange[], pairs: readonly VerdictPair[]): void {
    this.#tickets++
    if (changes.length) this.#changedTickets++
    for (const { from, to } of changes) {
      const key = `${from} ${to}`
      const known = this.#counts.get(key) ?? { from, to, count: 0 }
      known.count++
      this.#counts.set(key, known)
    }
    for (const pair of pairs) if (!isChanged(pair) && pair.before?.dueAt !== pair.after?.dueAt) this.#movedDue++
  }
}

function isChanged({ before, after }: VerdictPair): boolean {
  return stateOf(before) !== stateOf(after)
}
