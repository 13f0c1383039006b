import type { Explanation } from '../explain/explain.ts'
import type { TargetName } from '../policy/spec.ts'
import type { JudgedEvent } from './contracts/judged-event.ts'
import type { Verdict } from './verdicts/verdict.ts'

/** A ticket that has been judged. `fields`, `events` and `explain` are prototype getters; spreading the object drops them. */
export type JudgedTicket = {
  /** The ticket's own name. */
  readonly id: string
  /** The file and line it stands on; absent where it came from no file. */
  readonly source?: ReportedLocation | undefined
  /** All cells of its row, by column. */
  readonly fields: Readonly<Record<string, string>>
  /** Its history: instants in epoch milliseconds, severities as the ticket names them. */
  readonly events: readonly JudgedEvent[]
  /** The severity in force. */
  readonly severity: string
  /** The name of the policy that it falls under. */
  readonly policy: string
  /** The name of the calendar that it falls under. */
  readonly calendar: string | undefined
  /** The time zone used to display its times. */
  readonly timeZone: string
  /** Each promise, each run of its clock. */
  readonly verdicts: readonly JudgedVerdict[]
  /** Where the product's own verdict differs, in the column that is compared. */
  readonly difference?: VerdictMismatch | undefined
  /**
   * Why the last run of a target is due when it is; with one of the verdicts, why that run is, or was when it ended.
   * Computed lazily.
   */
  readonly explain: (target: TargetName, verdict?: Verdict) => Explanation<number>
}

/** A verdict and what the document says about a breach. */
export type JudgedVerdict = Verdict & {
  /** The reason of the waiver that excuses a breach. */
  readonly waived?: string
  /** Whether the breach is in the baseline. */
  readonly known?: true
}

/** Where a ticket was read. */
export type ReportedLocation = {
  /** The name of the file. */
  readonly file: string
  /** The line in it, from 1. */
  readonly line: number
}

/** Two verdicts that differ: the product's and that of sla-calendar. */
export type VerdictMismatch = {
  /** The target that both are about. */
  readonly target: TargetName
  /** The raw value of the product's column. */
  readonly reported: string
  /** The verdict of sla-calendar. */
  readonly computed: 'met' | 'breached'
}

/** Counts of verdicts. The numbers of a row add up: met + breached + running (pending ones too) + paused + notApplicable = tickets of cycles. */
export type Tally = {
  /** Verdicts counted; of the row `all` of a summary the tickets. */
  readonly tickets: number
  /** Stopped in time. */
  readonly met: number
  /** Overdue, answered late or not at all. */
  readonly breached: number
  /** Open and not overdue: counting, or before its clock starts. */
  readonly running: number
  /** Open and paused, not overdue. */
  readonly paused: number
  /** Nothing was promised of the kind to a ticket of this severity. */
  readonly notApplicable: number
  /** Of the breached ones, those excused by a waiver. */
  readonly waived: number
  /** Of the breached ones that no waiver excuses, those known from the baseline. */
  readonly known: number
  /**
   * Met of met and breached, 0 to 100 with two decimals, never 100 while one is breached; null when there is neither,
   * or fewer than the check asks for before it judges.
   */
  readonly percent: number | null
  /** Median (nearest rank) of the counted time of met and breached ones, in milliseconds; null when there is none. */
  readonly medianMs: number | null
  /** The 90th percentile (nearest rank) of the same. */
  readonly p90Ms: number | null
}

/** The counts of a target. */
export type TargetTally = Tally & {
  /** The same by severity, in the policy's order. */
  readonly severities: { readonly [severity: string]: Tally }
}

/** The counts of a week and severity. */
export type WeekTally = {
  /** The ISO week of the report, such as `2026-W47`. */
  readonly week: string
  /** The severity in force. */
  readonly severity: string
  /** Verdicts met, of all targets. */
  readonly met: number
  /** Verdicts breached, of all targets. */
  readonly breached: number
}

/** All counts of a check. */
export type Summary = {
  /**
   * The target that `all` and `severities` count: the first one, in the order of `targets`, that applies to any ticket.
   * Absent if the policies promise nothing.
   */
  readonly target?: TargetName
  /** That target, each ticket once: breached if any of its cycles is, else as the last cycle stands. */
  readonly all: Tally
  /** The same by severity, in the policy's order; they add up to `all`. */
  readonly severities: { readonly [severity: string]: Tally }
  /** Every cycle of every target, by target, and in it by severity. */
  readonly targets: {
    readonly [T in TargetName]?: TargetTally
  }
  /** Counts by ISO week of the report (`2026-W47`, by the zone of the ticket's calendar) and severity, in order: met and breached of all targets. */
  readonly weeks: readonly WeekTally[]
  /** How many met and breached verdicts used up how much of their budget: 0-10 %, over 10 to 20 % … over 190 to 200 %, more. 21 counts. */
  readonly used: readonly number[]
}

/** Something about the check itself that needs a look. */
export type Finding = {
  /** What it is about. */
  readonly rule:
    | 'minimum-missed'
    | 'not-judged'
    | 'waiver-expired'
    | 'waiver-unused'
    | 'baseline-unused'
    | 'comparison-unread'
    | 'nothing-to-check'
    | 'not-readable'
    | 'ticket-repeated'
    | 'event-repeated'
    | 'log-cut-off'
    | 'date-without-time'
  /** An error ends the check with an exit code other than 0, a warning does not. */
  readonly severity: 'error' | 'warning'
  /** What it is, in a sentence. */
  readonly message: string
}

/** Where the product's own verdict differs from ours. */
export type Difference = VerdictMismatch & {
  /** The ticket that it is about. */
  readonly ticket: JudgedTicket
}

/** The counts of a comparison; they add up to the tickets. */
export type ComparisonTally = {
  /** The target compared. */
  readonly target: TargetName
  /** The column compared. */
  readonly column: string
  /** Both say the same. */
  readonly agreed: number
  /** One says met, the other breached. */
  readonly differed: number
  /** Nothing to compare: the cell is blank, or the target has not ended. */
  readonly absent: number
  /** Cells without a known meaning. */
  readonly unread: number
}

/**
 * A share of targets on time, and what was asked of it. Breaches that are waived or known are not part of the share.
 */
export type Gate = {
  /** The target; absent if the share is that of all judged targets. */
  readonly target?: TargetName
  /** The severity; absent if the share is that of several. */
  readonly severity?: string
  /** The percentage asked for; absent if no minimum was given, so that no breach is allowed. */
  readonly minimum?: number
  /** Verdicts met. */
  readonly met: number
  /** Verdicts breached that are neither waived nor known. */
  readonly breached: number
  /** Breaches excused by a waiver. */
  readonly waived: number
  /** Breaches known from the baseline, and not waived. */
  readonly known: number
  /** Met of met and breached, 0 to 100 with two decimals; null if there is neither. */
  readonly percent: number | null
  /** Whether there was enough data to decide. */
  readonly isJudged: boolean
  /** Whether the share is below what was asked. */
  readonly isMissed: boolean
}

/** How much of an entitlement is used. */
export type EntitlementTally = {
  /** How many the contract year has; null without a limit. */
  readonly limit: number | null
  /** How many tickets have used it. */
  readonly used: number
}

/** What a check has found, once all is read. */
export type CheckResult = {
  /** The instant it judged by, epoch milliseconds. */
  readonly now: number
  /** The version of this library. */
  readonly version: string
  /** The version of the time zone data, where the platform tells it. */
  readonly tzdata?: string
  /** The document it judged by: its name or file, or `built-in`. */
  readonly document: string
  /** The names of its policies. */
  readonly policies: readonly string[]
  /** The names of its calendars. */
  readonly calendars: readonly string[]
  /** Rows read. */
  readonly rows: number
  /** Tickets judged. */
  readonly tickets: number
  /** Invalid rows: they could not be read or judged. */
  readonly badRows: number
  /** How many invalid rows are tolerated. */
  readonly allowedBadRows: number
  /** Rows ignored, as the document asks. */
  readonly ignoredRows: number
  /** Tickets that were reported before or after the period looked at. */
  readonly outsidePeriod: number
  /** Naive times that fell into a clock change. */
  readonly clockChangeTimes: number
  /** Promised targets that are not judged, because the check was restricted to others. */
  readonly notJudged: readonly TargetName[]
  /** All counts. */
  readonly summary: Summary
  /** The shares that decide the outcome, in the order of the minimums. */
  readonly gates: readonly Gate[]
  /** What needs a look, besides the breaches. */
  readonly findings: readonly Finding[]
  /**
   * With `compare`: how many agreed and how many differed; how many had nothing to compare, because the cell is blank
   * or the target has not ended; and how many cells have no known meaning. They add up to the tickets.
   */
  readonly comparison?: ComparisonTally
  /** Entitlements used in the present contract year, by contract and entitlement (`Acme: premiumIncidents`); where tickets name any. */
  readonly entitlements?: { readonly [name: string]: EntitlementTally }
  /** 0 passed, 1 failed, 2 not checked. */
  readonly exitCode: 0 | 1 | 2
}
