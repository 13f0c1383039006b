import type { Explanation } from '../clock/explain.ts'
import type { TargetName } from '../policy/spec.ts'
import type { Verdict } from './verdict.ts'

/** A ticket that has been judged. `fields` and `explain` are no properties of the object's own: a copy by `...` lacks them. */
export type JudgedTicket = {
  /** The ticket's own name. */
  readonly id: string
  /** The file and line it stands on; absent where it came from no file. */
  readonly source?: { readonly file: string; readonly line: number }
  /** All cells of its row, by column. */
  readonly fields: Readonly<Record<string, string>>
  /** The severity in force. */
  readonly severity: string
  /** The names of the policy and of the calendar that it falls under. */
  readonly policy: string
  readonly calendar: string | undefined
  /** The zone in which its times are told. */
  readonly timeZone: string
  /** Each promise, each run of its clock. */
  readonly verdicts: readonly JudgedVerdict[]
  /** Where the product's own verdict differs, in the column that is compared. */
  readonly difference?: { readonly theirs: string; readonly ours: 'met' | 'breached' }
  /**
   * Why the last run of a target is due when it is; with one of the verdicts, why that run is, or was when it ended.
   * Reckoned when asked for.
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

/** Counts of verdicts. The numbers of a row add up: met + breached + running (pending ones too) + paused + notApplicable = tickets of cycles. */
export type Tally = {
  /** Verdicts counted; of the row `all` of a summary the tickets. */
  readonly tickets: number
  readonly met: number
  readonly breached: number
  readonly running: number
  readonly paused: number
  readonly notApplicable: number
  /** Of the breached ones: excused by a waiver; of the others, known from the baseline. */
  readonly waived: number
  readonly known: number
  /**
   * Met of met and breached, 0 to 100 with two decimals, never 100 while one is breached; null when there is neither,
   * or fewer than the check asks for before it judges.
   */
  readonly percent: number | null
  /** Median and 90th percentile (nearest rank) of the counted time of met and breached ones, in milliseconds; null when there is none. */
  readonly medianMs: number | null
  readonly p90Ms: number | null
}

/** All counts of a check. */
export type Summary = {
  /** First responses, each ticket once: broken where any is, else as the last one stands; what `percent` of the whole is told of. */
  readonly all: Tally
  /** The same by severity, in the policy's order; they add up to `all`. */
  readonly severities: { readonly [severity: string]: Tally }
  /** Every cycle of every target, by target, and in it by severity. */
  readonly targets: {
    readonly [T in TargetName]?: Tally & { readonly severities: { readonly [severity: string]: Tally } }
  }
  /** Counts by ISO week of the report (`2026-W47`, by the zone of the ticket's calendar) and severity, in order: met and breached of all targets. */
  readonly weeks: readonly {
    readonly week: string
    readonly severity: string
    readonly met: number
    readonly breached: number
  }[]
  /** How many met and breached verdicts used up how much of their budget: 0-10 %, over 10 to 20 % … over 190 to 200 %, more. 21 counts. */
  readonly used: readonly number[]
}

/** Something about the check itself that needs a look. */
export type Finding = {
  readonly rule:
    | 'minimum-missed'
    | 'not-judged'
    | 'waiver-expired'
    | 'waiver-unused'
    | 'baseline-unused'
    | 'comparison-unread'
    | 'nothing-to-check'
  readonly severity: 'error' | 'warning'
  readonly message: string
}

/** Where the product's own verdict differs from ours. */
export type Difference = { readonly ticket: JudgedTicket; readonly theirs: string; readonly ours: 'met' | 'breached' }

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
  readonly policies: readonly string[]
  readonly calendars: readonly string[]
  /** Rows read, tickets judged, and how many rows were bad or passed over. */
  readonly rows: number
  readonly tickets: number
  readonly badRows: number
  readonly ignoredRows: number
  /** Tickets that were reported before or after the period looked at. */
  readonly outsidePeriod: number
  /** Naive times that fell into a clock change. */
  readonly clockChangeTimes: number
  readonly summary: Summary
  readonly findings: readonly Finding[]
  /**
   * With `--compare`: how many agreed, and how many differed; how many had nothing to compare, as the cell is blank or
   * the promise open; and how many cells have no known meaning. They add up to the tickets.
   */
  readonly comparison?: {
    readonly column: string
    readonly agreed: number
    readonly differed: number
    readonly absent: number
    readonly unread: number
  }
  /** Entitlements used in the present contract year, by contract and entitlement (`Acme: premiumIncidents`); where tickets name any. */
  readonly entitlements?: { readonly [name: string]: { readonly limit: number | null; readonly used: number } }
  /** 0 kept, 1 broken, 2 could not check. */
  readonly exitCode: 0 | 1 | 2
}
