import type { CheckResult, Difference, JudgedTicket } from '../../compliance/result.ts'

/** Takes the text of a report, piece by piece; resolves when more may be written. */
export type Sink = (text: string) => void | Promise<void>

/** A report in the making: told each ticket as it is judged, and the result when all is read. */
export type ReportWriter = {
  readonly ticket?: (ticket: JudgedTicket) => void | Promise<void>
  readonly difference?: (difference: Difference) => void | Promise<void>
  readonly end: (result: CheckResult) => void | Promise<void>
}

/** What a report may know of where it is written. */
export type ReportSetting = {
  readonly sink: Sink
  /** Whether it goes to a terminal that shows colours. */
  readonly isColour: boolean
  /** The width of that terminal; 80 elsewhere. */
  readonly width: number
}

/** Makes a report of one kind. */
export type ReportFormat = (setting: ReportSetting) => ReportWriter
