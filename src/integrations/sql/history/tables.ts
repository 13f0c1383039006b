import type { LookupContext } from '../dialect.ts'
import type { HistoryTerms, SeverityTerms } from './terms.ts'

/** The tables of a history, as SQL. Names are quoted, and instants are in milliseconds. */
export type HistoryTables = Omit<LookupContext, 'calendar'> & {
  readonly terms: HistoryTerms
  readonly tickets: string
  /** Expressions over `sla_ticket`. The severity is its number. */
  readonly ticket: {
    readonly key: string
    readonly reported: string
    readonly now: string
    readonly calendar: string
    readonly severity: string
  }
  readonly events: string
  /** Expressions over `sla_event`. */
  readonly event: {
    readonly ticket: string
    readonly at: string
    readonly type: string
    readonly order: string
    readonly reason: string | undefined
    readonly severity: string | undefined
    readonly calendar: string | undefined
    /** Conditions for every event, in addition to its type. */
    readonly checks: readonly string[]
  }
  /** Returns a list of texts for `IN`. */
  list(texts: readonly string[]): string
  /** Returns what depends on the severity of a run. */
  choose(pick: (severity: SeverityTerms) => string): string
}
