import type { DayKind } from '../../calendar/year-days.ts'
import type { LocalText } from '../../policy/spec.ts'
import type { CalendarDayBudget, WorkingDayBudget } from '../../time/day-budget.ts'
import type { Explanation, SegmentReason } from '../explain.ts'

/** Why time is not counted. */
export type UncountedReason = Exclude<SegmentReason, 'hours' | 'always'>

/** A date and a time of day in the language. */
export type DateAndTime = { readonly date: string; readonly time: string }

/** Names of things, used by every text. */
export type Vocabulary = {
  /** A target in words. */
  readonly target: (name: string, label?: LocalText) => string
  /** The name of a severity for people. */
  readonly severity: (key: string, label: LocalText | undefined) => string
  /** A budget in days, as a contract states it. */
  readonly days: (budget: WorkingDayBudget | CalendarDayBudget) => string
  readonly reasons: Readonly<Record<UncountedReason, string>>
  /** Who has the ticket. */
  readonly heldBy: (holder: string) => string
}

/** Short words for lists, legends and marks. */
export type Labels = {
  /** Shorter forms of long reasons. */
  readonly reasons: { readonly [reason in UncountedReason]?: string }
  /** An event that stops a target, by its type; null for an unknown one. */
  readonly stop: (type: string | null) => string
}

/** The sentences of `explainText`. Adjectives agree with `ms`, the length that `duration` shows. */
export type ExplanationMessages = {
  /** A reason with its name. */
  readonly named: (text: string, reason: SegmentReason, name: string) => string
  readonly budget: (duration: string, ms: number, clock: Explanation['clock']) => string
  readonly promise: (promise: string, policy: string, calendar: string | undefined) => string
  readonly reported: (at: DateAndTime, timeZone: string) => string
  readonly days: (dates: readonly (readonly [day: number, date: string])[]) => string
  /** The working day that replaces a calendar day, which the sentence before names. */
  readonly replaced: (date: string) => string
  readonly counted: (duration: string, ms: number) => string
  readonly folded: (count: number, counted: string) => string
  readonly due: (at: DateAndTime) => string
  readonly paused: (duration: string, ms: number) => string
  readonly heldByOthers: (duration: string, ms: number) => string
  /** Its start event has not happened. */
  readonly pending: (duration: string, ms: number) => string
  readonly waiting: (duration: string, ms: number) => string
  readonly stopped: (at: DateAndTime, duration: string) => string
  readonly over: (duration: string, ms: number, at: DateAndTime, clock: Explanation['clock']) => string
  readonly overUncounted: (at: DateAndTime) => string
  readonly call: string
}

/** The words of a drawing. */
export type DrawingMessages = {
  /** The language of the dates. */
  readonly locale: string
  readonly kinds: Readonly<Record<'open' | 'extra' | 'overrun' | 'unused', string>>
  /** The open time of one of several offices. */
  readonly lane: string
  /** The lane of those who have the ticket. */
  readonly holder: string
  readonly marks: Readonly<Record<'reported' | 'due' | 'now', string>>
  readonly counted: string
  readonly sum: (duration: string, ms: number) => string
  readonly clock: (before: string, after: string) => string
  readonly noDate: string
  readonly days: (count: number) => string
  /** The number of a counted working day. */
  readonly day: (count: number) => string
  /** The reason for a missing due time; undefined for a target that was stopped before. */
  readonly notDue: (waitsFor: 'paused' | 'held-by-others' | 'waiting' | 'stopped' | undefined) => string
}

/** The words of a year of a calendar. */
export type YearMessages = {
  /** The language of the dates. */
  readonly locale: string
  readonly kinds: Readonly<Record<DayKind, string>>
  /** What the mark of a date with a clock change means. */
  readonly change: string
  readonly clock: (before: string, after: string) => string
  /** What the clock does on a date that it skips. */
  readonly noDate: string
  /** Consecutive dates. */
  readonly span: (first: string, last: string) => string
  readonly total: (days: number, duration: string) => string
  /** The name of a calendar that has none. */
  readonly unnamed: string
  /** The heading of a year as text. */
  readonly heading: (calendar: string, year: number, timeZone: string, total: string) => string
  /** Open dates have no mark. */
  readonly noMark: string
}

/** The facts of a sentence that explains a deadline around the clock, each as text. */
export type AroundTheClockFacts = {
  readonly severity: string
  /** The name of the target, unless it is the first response. */
  readonly target: string | undefined
  /** What {@link ReasonMessages.hours} or {@link Vocabulary.days} returns. */
  readonly budget: string
  readonly isInDays: boolean
  readonly start: string
  readonly timeZone: string
  /** When the ticket was reported, if that is not the start. */
  readonly reported: string | undefined
}

/** The facts of a sentence that explains a deadline on business time, each as text. */
export type DeadlineFacts = AroundTheClockFacts & {
  readonly calendar: string | undefined
  /** When the calendar opens, if it is closed at the start. */
  readonly opens: string | undefined
  /** The time that each date contributes. */
  readonly counted: string
  readonly closed: string | undefined
}

/** The facts of a sentence that explains a verdict, each as text. */
export type VerdictFacts = {
  readonly budget: string
  readonly policy: string
  readonly calendar: string | undefined
  readonly start: string | undefined
  readonly dayZero: string | undefined
  /** The last calendar day, if it is closed, and the working day that replaces it. */
  readonly replaced: { readonly date: string; readonly by: string } | undefined
  readonly timeZone: string
  /** When the ticket was reported, if that is not the start. */
  readonly reported: string | undefined
  readonly counted: string | undefined
  readonly uncounted: string | undefined
}

/** The sentences of reports and of the command `deadline`. */
export type ReasonMessages = {
  /** The language of the dates. */
  readonly locale: string
  readonly and: string
  readonly more: (count: number) => string
  readonly nothing: string
  readonly days: (count: number, isOther: boolean) => string
  /** The time that a date contributes. */
  readonly onDate: (duration: string, date: string) => string
  /** A budget in whole hours. */
  readonly hours: (count: number, clock: Explanation['clock']) => string
  /** A length of counted time; the clock is unknown if the reason can no longer be reconstructed. */
  readonly time: (duration: string, clock: Explanation['clock'] | undefined) => string
  readonly aroundTheClock: (time: string) => string
  readonly counted: (duration: string) => string
  readonly over: (duration: string) => string
  readonly folded: (count: number) => string
  readonly outsideHours: string
  readonly deadline: (facts: DeadlineFacts) => string
  readonly deadlineAroundTheClock: (facts: AroundTheClockFacts) => string
  readonly verdict: (facts: VerdictFacts) => string
  /** What a target that has not been stopped waits for, by target. */
  readonly open: (target: string) => string
  readonly openAt: (open: string, at: string) => string
  readonly stopped: (event: string | undefined, at: string, isPaused: boolean) => string
  readonly due: (at: string) => string
  readonly onTime: string
  readonly late: (time: string) => string
  readonly lateUncounted: string
}

/** The counts of a share that is too low. */
export type MissedShare = {
  readonly met: number
  readonly ended: number
  readonly percent: number
  /** The percentage that was needed. */
  readonly needed: number
  readonly excused: number
  /** The credit in percent; null or 0 without one. */
  readonly credit?: number | null
}

/** The findings of a check and of reading its exports, each in a sentence. */
export type FindingMessages = {
  readonly nothingToCheck: (reason: 'tickets' | 'shares' | 'targets') => string
  /** A share of a target; without a severity it is that of all. */
  readonly share: (target: string, severity: string | undefined, period?: string) => string
  readonly minimumMissed: (share: string, counts: MissedShare) => string
  readonly objectiveMissed: (share: string, counts: MissedShare) => string
  /** Too few verdicts have ended. */
  readonly notJudged: (share: string, ended: number, needed: number) => string
  readonly periodsNotJudged: (share: string, periods: readonly string[], more: number, needed: number) => string
  /** The hint offers another column. */
  readonly noColumn: (column: string, hint: string) => string
  /** A yes or no whose meaning the name of the column does not show. */
  readonly ambiguousYes: (column: string, cell: string) => string
  readonly nothingCompared: (column: string, reason: string) => string
  /** Why nothing could be compared with a column; `target` has not ended. */
  readonly noneJudged: string
  readonly allBlank: string
  readonly noneEnded: (target: string) => string
  readonly unread: (column: string, count: number, example: string) => string
  readonly waiverExpired: (ticket: string, target: string | undefined, until: string) => string
  readonly waiverUnused: (ticket: string, target: string | undefined) => string
  readonly baselineUnused: (count: number, entries: string) => string
  readonly datesWithoutTime: (count: number) => string
  readonly ticketsRepeated: (count: number, ids: string) => string
  readonly eventsRepeated: (count: number, ids: string) => string
  readonly logsCutOff: (count: number, ids: string) => string
}

/** A version of the contracts in a comparison. */
export type Version = 'OLD' | 'NEW'

/** Why a verdict differs between two versions of the contracts. */
export type ChangeMessages = {
  /** The language of the dates. */
  readonly locale: string
  readonly unknown: string
  readonly rejected: (version: Version, error: string) => string
  readonly noCycle: (version: Version, cycle: number, target: string) => string
  readonly notPromised: (version: Version, target: string, severity: string) => string
  readonly waived: (version: Version, reason: string) => string
  readonly severity: (before: string, after: string) => string
  readonly budget: (before: string, after: string) => string
  readonly clock: (before: Explanation['clock'], after: Explanation['clock']) => string
  /** When the timer starts or stops; undefined if it does not. */
  readonly start: (before: string | undefined, after: string | undefined) => string
  readonly stop: (before: string | undefined, after: string | undefined) => string
  readonly calendar: (before: string | undefined, after: string | undefined) => string
  readonly moreDates: (count: number) => string
  /** The names are those of the holiday or the exception in brackets, or empty. */
  readonly holiday: (date: string, name: string, version: Version) => string
  readonly countsOnlyIn: (facts: {
    readonly duration: string
    readonly date: string
    readonly version: Version
    readonly otherVersion: Version
    /** The names of the exceptions that open or close the date; undefined without an exception. */
    readonly openBy: string | undefined
    readonly closedBy: string | undefined
  }) => string
  readonly onlyIn: (reason: string, duration: string, version: Version) => string
}

/** Everything that the library says in one language. */
export type Messages = {
  readonly vocabulary: Vocabulary
  readonly labels: Labels
  readonly explanation: ExplanationMessages
  readonly drawing: DrawingMessages
  readonly year: YearMessages
  readonly reason: ReasonMessages
  readonly finding: FindingMessages
  readonly change: ChangeMessages
}
