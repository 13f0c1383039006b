import type { Difference, JudgedTicket } from '../compliance/result.ts'
import type { CheckRun } from './check-run.ts'

/** Takes the text of a report, piece by piece; resolves when more may be written. */
export type Sink = (text: string) => void | Promise<void>

/** A row of an export that cannot be judged, and why. */
export type InvalidRow = {
  readonly file: string
  readonly line: number
  /** In JSON, its place among the tickets, from 1. */
  readonly item?: number
  /** The id of its ticket, if the row has one. */
  readonly id?: string
  /** Everything that is wrong with it, with the column if one is to blame. */
  readonly faults: readonly { readonly column?: string; readonly message: string }[]
}

/** A report in the making: it takes each ticket once it is judged, each invalid row, and the result at the end. */
export type ReportWriter = {
  readonly ticket?: (ticket: JudgedTicket) => void | Promise<void>
  readonly difference?: (difference: Difference) => void | Promise<void>
  readonly invalid?: (row: InvalidRow) => void | Promise<void>
  readonly end: (result: CheckRun) => void | Promise<void>
}

/** The place where a report is written, as far as it matters. */
export type ReportSetting = {
  readonly sink: Sink
  /** Whether it goes to a terminal that shows colours. */
  readonly isColour: boolean
  /** The width of that terminal; 80 elsewhere. */
  readonly width: number
}

/** Makes a report of one kind. */
export type ReportFormat = (setting: ReportSetting) => ReportWriter
