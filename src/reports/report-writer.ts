import type { PlainReport } from '../compliance/batch/plain-check.ts'
import type { Difference, JudgedTicket } from '../compliance/result.ts'
import type { CheckRun } from './check-run.ts'
import type { Wording } from './messages/wording.ts'

/** Takes a chunk of a report's text. A promise that it returns resolves when more can be written. */
export type Sink = (text: string) => void | Promise<void>

/** A row of an export that cannot be judged, with its errors. */
export type InvalidRow = {
  readonly file: string
  readonly line: number
  /** The position among the tickets of a JSON file, from 1. */
  readonly item?: number
  /** The id of its ticket; absent if the row has none. */
  readonly id?: string
  /** Its errors, with the column unless the whole row is wrong. */
  readonly faults: readonly { readonly column?: string; readonly message: string }[]
}

/** A report in the making: it takes each ticket once it is judged, each invalid row, and the result at the end. */
export type ReportWriter = {
  /** Takes tickets that it does not need as objects. @defaultValue it needs every ticket */
  readonly plain?: PlainReport
  readonly ticket?: (ticket: JudgedTicket) => void | Promise<void>
  readonly difference?: (difference: Difference) => void | Promise<void>
  readonly invalid?: (row: InvalidRow) => void | Promise<void>
  readonly end: (result: CheckRun) => void | Promise<void>
}

/** The output of a report. */
export type ReportSetting = {
  readonly sink: Sink
  /** Whether the output is a terminal with colours. */
  readonly isColour: boolean
  /** The width of the terminal in columns; 80 for other outputs. */
  readonly width: number
  /**
   * The texts in the language of the report.
   *
   * @defaultValue the English ones
   */
  readonly wording?: Wording
}

/** Creates the writer of one report type. */
export type ReportFormat = (setting: ReportSetting) => ReportWriter
