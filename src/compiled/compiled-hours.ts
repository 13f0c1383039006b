/** The format of a compiled value, with its version. */
export const COMPILED_FORMAT = 'sla-calendar/compiled/1'

/**
 * The open time of a calendar in a range, made by {@link compile} and read by {@link fromCompiled}. It is plain data:
 * `JSON.stringify` keeps it, and equal open time gives equal text.
 */
export type CompiledHours = {
  /** The format of the value and its version. {@link fromCompiled} refuses any other one. */
  readonly format: typeof COMPILED_FORMAT
  /** The IANA name of the calendar's time zone. */
  readonly timeZone: string
  /** The first instant of the range, in epoch milliseconds. */
  readonly from: number
  /** The first instant after the range, in epoch milliseconds. */
  readonly to: number
  /** The unit of `lengths`, in milliseconds: the largest that all of them are multiples of. */
  readonly unit: number
  /**
   * The lengths of closed and open time by turns, in units. The first is closed time, and 0 if the range begins open.
   * The sum is the whole range.
   */
  readonly lengths: readonly number[]
  /**
   * The zone's offsets from UTC in seconds, positive east of Greenwich. After each follows the instant at which the next
   * one begins, in epoch milliseconds.
   */
  readonly offsets: readonly number[]
}
