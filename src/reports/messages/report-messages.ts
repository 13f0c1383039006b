import type { PageMessages } from './page-messages.ts'

/** What a report counts. */
export type CountedThing = 'ticket' | 'row' | 'invalidRow' | 'verdict' | 'target'

/** The heading of a column, by what the column shows. */
export type ColumnKey =
  | 'severity'
  | 'tickets'
  | 'cycles'
  | 'met'
  | 'breached'
  | 'waived'
  | 'known'
  | 'running'
  | 'paused'
  | 'open'
  | 'n/a'
  | 'percent'
  | 'median'
  | 'p90'
  | 'allowance'
  | 'credit'
  | 'objective'
  | 'period'
  | 'month'
  | 'quarter'
  | 'year'
  | 'team'
  | 'counted'
  | 'share'
  | 'breachedHere'
  | 'handOffs'
  | 'ticket'
  | 'target'
  | 'verdict'
  | 'due'
  | 'why'
  | 'whatHappened'
  | 'file'
  | 'line'
  | 'there'
  | 'here'

/** The state of a target in a report; `none` is a target that is not judged. */
export type ReportState = 'met' | 'breached' | 'running' | 'paused' | 'pending' | 'waived' | 'none'

/** A share of targets that were met, as texts. */
export type ShareFacts = {
  readonly percent: string
  /** The agreement, the severity, and the targets in words; undefined if there is only one share. */
  readonly agreement: string | undefined
  readonly severity: string | undefined
  readonly targets: string | undefined
  readonly period: string | undefined
  readonly minimum: string | undefined
}

/** A comparison with the product's own verdicts. */
export type ComparisonFacts = {
  readonly column: string
  readonly target: string
  readonly agreed: number
  readonly differed: number
  readonly absent: number
  readonly unread: number
}

/** The words of reports in one language. Functions receive numbers and names as they are, so that words can agree. */
export type ReportMessages = {
  /** A number with a fixed number of decimals, or with those that it has. */
  readonly decimal: (value: number, digits?: number) => string
  readonly count: Readonly<Record<CountedThing, (count: number) => string>>
  readonly columns: Readonly<Record<ColumnKey, string>>
  readonly states: Readonly<Record<ReportState, string>>
  readonly levels: Readonly<Record<'error' | 'warning', string>>

  /** The titles of the reports of each command. */
  readonly check: string
  readonly diff: string
  /** The outcome of a check by exit status. */
  readonly outcomes: readonly [passed: string, failed: string, notChecked: string]
  readonly nothingEnded: string
  readonly tolerated: (count: number) => string
  readonly moreSharesMissed: (count: number) => string
  readonly share: (facts: ShareFacts) => string
  readonly excused: (waived: number, known: number) => string
  /** Targets in the plural, by the words for one. */
  readonly plurals: { readonly [target: string]: string }
  readonly inColumn: (column: string, message: string) => string
  readonly noTicketJudged: string

  readonly policies: (count: number) => string
  readonly calendars: (count: number) => string
  readonly document: (name: string) => string
  readonly andMore: (count: number) => string
  readonly asOf: (instant: string, local: string | undefined) => string
  readonly inZone: (time: string, timeZone: string) => string
  readonly until: (from: string, until: string) => string
  readonly notJudgedRows: (rows: string) => string
  readonly notJudgedTargets: (targets: readonly string[]) => string
  readonly ignoredRows: (count: number) => string
  readonly outsidePeriod: (count: number) => string
  readonly clockChangeTimes: (count: number) => string
  readonly comparison: (facts: ComparisonFacts) => string
  readonly used: (used: string, limit: string | undefined) => string
  /** How many of a list are shown, and in which order. */
  readonly shown: (shown: number, total: number) => string
  readonly shownWorst: (shown: number, total: number) => string
  readonly worstFirst: string

  readonly all: string
  readonly nothingPromised: string
  readonly everyCycle: (target: string) => string
  readonly columnsHidden: (columns: readonly string[]) => string
  readonly objective: (what: string, min: string, per: 'month' | 'quarter' | 'year' | 'all') => string
  readonly quarter: (quarter: number, year: string) => string
  readonly earlierPeriods: (count: number) => string
  /** How many more may be late; negative: how many are too many. */
  readonly allowance: (
    allowance: number,
    severity: string | undefined,
    period: string | undefined,
    open: number,
  ) => string
  readonly periodMissed: string
  readonly periodMet: string
  readonly onTime: (met: number, ended: number, percent: string | undefined) => string
  readonly notJudged: (counts: string) => string
  readonly byMonth: (target: string) => string
  readonly timeByTeam: (target: string) => string
  readonly notAssigned: string
  readonly onlyAssigned: string
  readonly otherTeams: (count: number) => string

  readonly breaches: string
  readonly invalidRows: string
  readonly differencesFrom: (column: string) => string
  readonly objectives: string
  readonly invalidRow: string
  readonly place: (file: string, line: number) => string
  readonly knownBreach: string
  readonly waivedBecause: (reason: string) => string
  readonly difference: (reported: string, computed: string) => string
  readonly breached: (what: string) => string
  readonly dueOn: (at: string) => string
  readonly unknown: string
  readonly findings: string
  readonly also: string

  /** The charts of the HTML report. */
  readonly charts: {
    readonly weeks: string
    readonly used: string
    readonly met: string
    readonly breached: string
    readonly weeksLabel: (from: string, until: string) => string
    readonly weeksLeftOut: (first: string) => string
    readonly week: (week: string, severity: string, met: number, breached: number) => string
    readonly usedLabel: string
    readonly over: (percent: number) => string
    readonly due: string
    readonly usedShare: string
    readonly sparkline: (from: string, until: string, min: string | undefined) => string
  }

  /** A comparison of two config files, which it calls old and new. */
  readonly versions: {
    readonly old: string
    readonly new: string
    readonly notCompared: (problems: string) => string
    readonly unchanged: (tickets: string) => string
    readonly unmoved: (tickets: string) => string
    readonly changed: (verdicts: string, tickets: string, parts: readonly string[]) => string
    readonly newlyBreached: (count: number) => string
    readonly newlyMet: (count: number) => string
    readonly onlyDue: (count: number) => string
    readonly other: (count: number) => string
    readonly notDue: string
    readonly bothDue: (before: string, after: string) => string
    readonly documents: (before: string, after: string) => string
    readonly openOnly: (closed: number) => string
    readonly movedDue: (count: number) => string
    readonly changes: string
    readonly changedVerdicts: string
    readonly movedTargets: string
    readonly breachesFirst: (title: string, shown: number, total: number) => string
    readonly onlyIn: (objective: string, side: 'old' | 'new') => string
    readonly bothObjectives: (before: string, after: string) => string
  }

  /** The lines of the command `deadline`. */
  readonly deadline: {
    readonly due: string
    readonly why: string
    readonly from: string
    readonly note: string
    /** Notices by code, unless their own message is in the language. */
    readonly notices: { readonly [code: string]: string | undefined }
  }

  /** A forecast. */
  readonly ahead: {
    readonly notKnown: (problems: string) => string
    readonly none: (targets: string) => string
    readonly some: (breaches: number, targets: string) => string
    readonly thenTooMany: (count: number) => string
    readonly thenMore: (count: number) => string
  }

  readonly page: PageMessages
}
