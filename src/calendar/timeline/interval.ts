/** A half-open interval [start, end) of open time, in epoch milliseconds. */
export type Interval = {
  /** The first open instant. */
  readonly start: number
  /** The closing, or the end of the range that was asked for. */
  readonly end: number
}
