import type { SegmentReason } from '../../explain/explain.ts'

/** Why a verdict differs between two versions of the contracts. The message calls them OLD and NEW. */
export type ChangeReason = {
  /**
   * The subject: whether the ticket or the target is judged, the terms, the start or the stop, or why time does not count in
   * one version.
   */
  readonly rule:
    | 'not-judged'
    | 'not-promised'
    | 'cycle'
    | 'waiver'
    | 'severity'
    | 'budget'
    | 'clock'
    | 'calendar'
    | 'start'
    | 'stop'
    | 'unknown'
    | SegmentReason
  /** The reason in words, such as `Tue 8 Dec is a holiday (Immacolata) in NEW`. */
  readonly message: string
}
