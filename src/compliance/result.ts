import type { Explanation } from '../explain/explain.ts'
import type { TargetLabels } from './contracts/target-labels.ts'
import type { Attainment, PeriodCounts } from './objectives/attainment.ts'
import type { TicketInput, TicketLocation } from './ticket-input.ts'
import type { RejectedTicket } from './verdicts/rejected-ticket.ts'
import type { Verdict } from './verdicts/verdict.ts'

/** The result for a ticket. `status` distinguishes the three cases. */
export type TicketResult = JudgedTicket | RejectedTicket | OutOfPeriodTicket

/** A ticket that was judged and counted. All members are own properties, so a copy by `...` has them too. */
export type JudgedTicket = {
  /** The ticket was judged. */
  readonly status: 'judged'
  /** The agreement of the contract that applies; absent without a name. */
  readonly agreement?: string
  /** The id of the ticket. */
  readonly id: string
  /** The file and line that the ticket comes from; undefined if it comes from no file. */
  readonly source: TicketLocation | undefined
  /** The ticket as the check received it, with its events and cells. */
  readonly input: TicketInput
  /** The severity in force at `now`. */
  readonly severity: string
  /** The name of the policy that applies. */
  readonly policy: string
  /** The name of the calendar that applies. */
  readonly calendar: string
  /** The time zone of that calendar, an IANA name. Reports show the times of the ticket in it. */
  readonly timeZone: string
  /** The labels of the policy's targets by name; absent if no target has one. */
  readonly targetLabels?: TargetLabels
  /** The verdicts: one per cycle of each target. */
  readonly verdicts: readonly JudgedVerdict[]
  /** The product's own verdict, if it differs; only with `compare`. */
  readonly difference?: VerdictMismatch | undefined
  /**
   * Explains when a target is due. Without a verdict it explains the last cycle. With one of `verdicts` it explains the
   * cycle of the verdict, as it was when the cycle ended. Explanations are not cached.
   *
   * @throws {SlaCalendarError} `target-unknown` if the ticket's severity lacks the target
   */
  readonly explain: (target: string, verdict?: Verdict) => Explanation<number>
}

/** A ticket that was reported before `since`, or at `until` or later. It has no verdicts. */
export type OutOfPeriodTicket = {
  /** The ticket was reported outside the period. */
  readonly status: 'out-of-period'
  /** The id of the ticket. */
  readonly id: string
  /** The file and line that the ticket comes from; undefined if it comes from no file. */
  readonly source: TicketLocation | undefined
  /** When the ticket was reported, in epoch milliseconds. */
  readonly reportedAt: number
}

/** A verdict, and what excuses its breach. */
export type JudgedVerdict = Verdict & {
  /** The reason of the waiver that excuses a breach. */
  readonly waived?: string
  /** Whether the baseline lists the breach. */
  readonly known?: true
}

/** Two verdicts that differ: the product's and that of sla-calendar. */
export type VerdictMismatch = {
  /** The target that both are about. */
  readonly target: string
  /** The raw value of the product's column. */
  readonly reported: string
  /** The verdict of sla-calendar. */
  readonly computed: 'met' | 'breached'
}

/** Counts of verdicts. They add up: `met + breached + running + paused + notApplicable` is `tickets`. */
export type Tally = {
  /** How many verdicts were counted. In the row `all` of a summary it is how many tickets. */
  readonly tickets: number
  /** Stopped in time. */
  readonly met: number
  /** Stopped too late, or open and overdue. */
  readonly breached: number
  /** Open and not overdue: the timer counts, or has not started. */
  readonly running: number
  /** Open and paused, not overdue. */
  readonly paused: number
  /** The ticket's severity lacks the target, or the ticket was resolved before the target began. */
  readonly notApplicable: number
  /** How many of `breached` a waiver excuses. */
  readonly waived: number
  /** How many of `breached` the baseline lists, without those that a waiver excuses. */
  readonly known: number
  /**
   * The share of met among met and breached, 0 to 100 with two decimals. It is never 100 while one is breached. It is
   * null if nothing has ended, or if fewer verdicts have ended than `minTickets` requires.
   */
  readonly percent: number | null
  /** The median (nearest rank) of the counted time of met and breached verdicts, in milliseconds; null if there are none. */
  readonly medianMs: number | null
  /** The 90th percentile (nearest rank) of the same times. */
  readonly p90Ms: number | null
}

/** The counts of a target. */
export type TargetTally = Tally & {
  /** The counts by severity, in the order of the policy. */
  readonly severities: { readonly [severity: string]: Tally }
}

/** The counts of a week and severity. */
export type WeekTally = {
  /** The ISO week of the report, such as `2026-W47`. */
  readonly week: string
  /** The severity of the verdicts. */
  readonly severity: string
  /** Verdicts met, of all targets. */
  readonly met: number
  /** Verdicts breached, of all targets. */
  readonly breached: number
}

/** The counts of a month and target. */
export type MonthTally = PeriodCounts & {
  /** The agreement; absent without a name. */
  readonly agreement?: string
  /** The month by local date of the report, such as `2026-11`. */
  readonly month: string
  /** The target. */
  readonly target: string
}

/** All counts of a check. */
export type Summary = {
  /**
   * The target that `all` and `severities` count: the first one, in the order of `targets`, that applies to any ticket.
   * Absent if no policy has a target.
   */
  readonly target?: string
  /** The counts of that target, each ticket once. A ticket is breached if any cycle is; otherwise its last cycle counts. */
  readonly all: Tally
  /** The counts of `all` by severity, in the order of the policy; they add up to `all`. */
  readonly severities: { readonly [severity: string]: Tally }
  /** Every cycle of every target: by target, and there by severity. */
  readonly targets: { readonly [target: string]: TargetTally }
  /**
   * Met and breached verdicts of all targets, by ISO week of the report and by severity, in order. The week is that of
   * the local date in the zone of the ticket's calendar.
   */
  readonly weeks: readonly WeekTally[]
  /** How many met and breached verdicts used how much of their budget: 0–10%, over 10 to 20% … over 190 to 200%, more. 21 counts. */
  readonly used: readonly number[]
}

/** A remark about the check itself. */
export type Finding = {
  /** The agreement; absent without a name. */
  readonly agreement?: string
  /** The subject. */
  readonly rule:
    | 'nothing-to-check'
    | 'minimum-missed'
    | 'objective-missed'
    | 'not-judged'
    | 'comparison-unread'
    | 'waiver-expired'
    | 'waiver-unused'
    | 'baseline-unused'
  /** An error makes the outcome `breached` (`…-missed`) or `inconclusive` (every other rule); a warning does not. */
  readonly severity: 'error' | 'warning'
  /** The content, in a sentence. */
  readonly message: string
}

/** A ticket whose verdict differs from the product's. */
export type Difference = VerdictMismatch & {
  /** The ticket that both verdicts are about. */
  readonly ticket: JudgedTicket
}

/** The counts of a comparison; they add up to the tickets. */
export type ComparisonTally = {
  /** The target that is compared. */
  readonly target: string
  /** The column that is compared. */
  readonly column: string
  /** Both verdicts are equal. */
  readonly agreed: number
  /** One verdict is met, the other breached. */
  readonly differed: number
  /** Nothing to compare: the cell is blank, or the target has not ended. */
  readonly absent: number
  /** Cells without a known meaning. */
  readonly unread: number
}

/** A share of targets that were met, and the minimum it must reach. Excused breaches are not part of the share. */
export type Gate = {
  /** The agreement; absent without a name. */
  readonly agreement?: string
  /** The target; absent if the share is that of all judged targets. */
  readonly target?: string
  /** The severity; absent if the share is that of several. */
  readonly severity?: string
  /** The period, such as `2026-11`; absent if the share is that of all tickets. */
  readonly period?: string
  /** The required percentage; absent if neither a minimum nor an objective applies, so that no breach is allowed. */
  readonly minimum?: number
  /** Verdicts met. */
  readonly met: number
  /** Verdicts breached that are neither waived nor known. */
  readonly breached: number
  /** Breaches that a waiver excuses. */
  readonly waived: number
  /** Breaches that the baseline lists and no waiver excuses. */
  readonly known: number
  /** The share of met among met and breached, 0 to 100 with two decimals; null if there are none. */
  readonly percent: number | null
  /** Whether enough verdicts have ended to decide. */
  readonly isJudged: boolean
  /** Whether the share is judged and below the minimum. */
  readonly isMissed: boolean
}

/** How much of an entitlement is used in its present period: a number of tickets, or milliseconds of a bank of hours. */
export type EntitlementTally = {
  /** The unit of the numbers, for a bank of hours. @defaultValue tickets */
  readonly unit?: 'milliseconds'
  /** What a period includes; null for any number of tickets. */
  readonly limit: number | null
  /** What was used. */
  readonly used: number
}

/** The part of a holder in the counted time of a target, over all tickets that breached it and were assigned. */
export type HolderTally = {
  /** The agreement; absent without a name. */
  readonly agreement?: string
  /** The name of the target. */
  readonly target: string
  /** The team or person; null for the time before anybody had the ticket. */
  readonly holder: string | null
  /** The counted time while the holder had the tickets, in milliseconds. */
  readonly countedMs: number
  /** The share of all counted time of the target, from 0 to 1. */
  readonly share: number
  /** How many tickets became overdue while the holder had them. */
  readonly breaches: number
  /** How often tickets went from this holder to another one. */
  readonly handOffs: number
}

/**
 * The outcome of a check.
 *
 * - `met`: every gate that could be judged is met.
 * - `breached`: at least one gate is missed.
 * - `inconclusive`: nothing could be judged, or nothing could be compared although `compare` asks for it.
 */
export type CheckOutcome = 'met' | 'breached' | 'inconclusive'

/**
 * The result of a check over all tickets so far. With several agreements, `outcome` is the worst one, and every other member is
 * about all agreements together.
 */
export type CheckResult = {
  /** The agreement that the result is about; absent without a name, and if it is about all agreements. */
  readonly agreement?: string
  /** Whether the targets were met. */
  readonly outcome: CheckOutcome
  /** The instant of the evaluation, in epoch milliseconds. */
  readonly now: number
  /** The version of sla-calendar. */
  readonly version: string
  /** The version of the time zone data, if the platform reveals it. */
  readonly tzdata?: string
  /** The names of the policies of the contracts. */
  readonly policies: readonly string[]
  /** The names of the calendars of the contracts. */
  readonly calendars: readonly string[]
  /** How many tickets were judged, by one agreement at least. */
  readonly tickets: number
  /** How many tickets were reported outside the period. */
  readonly outsidePeriod: number
  /** The targets of the policies that are not judged, because the option `targets` does not name them. */
  readonly notJudged: readonly string[]
  /** The labels of targets by name, those of the first contract that has one; absent if no target has one. */
  readonly targetLabels?: TargetLabels
  /** All counts. */
  readonly summary: Summary
  /** The shares that decide the outcome, in the order of the minimums or of the objectives. */
  readonly gates: readonly Gate[]
  /** How far the objectives were attained by period, in their order; empty without objectives. */
  readonly attainment: readonly Attainment[]
  /** The counts by target and month, in the order of the targets; months without verdicts on the target are left out. */
  readonly months: readonly MonthTally[]
  /**
   * Who had the tickets whose targets were breached, by target and, there, the holder with the most counted time first;
   * empty if no such ticket was assigned.
   */
  readonly holders: readonly HolderTally[]
  /** Remarks about the check itself, errors and warnings. */
  readonly findings: readonly Finding[]
  /** The counts of the comparison; only with `compare`. */
  readonly comparison?: ComparisonTally
  /** Use of entitlements in their present periods, by contract and entitlement (`Acme: premiumIncidents`), if tickets name any. */
  readonly entitlements?: { readonly [name: string]: EntitlementTally }
  /** The result of each agreement, in the order of the contracts; absent if no contract names an agreement. */
  readonly agreements?: readonly CheckResult[]
}
