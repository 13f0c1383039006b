import type { LeftOutReason } from './ticket.ts'

/** Counts and remarks about reading exports. */
export type ImportStats = {
  /** How many rows were read, without headers. */
  readonly rows: number
  /** How many rows are invalid: they cannot be read, or their ticket was rejected. */
  readonly badRows: number
  /** How many invalid rows are tolerated. */
  readonly allowedBadRows: number
  /** How many rows were ignored, as the config file asks. */
  readonly ignoredRows: number
  /** How many naive times fell into a clock change. */
  readonly clockChangeTimes: number
  /** Remarks about the exports. */
  readonly findings: readonly ImportFinding[]
}

/** A remark about exports. */
export type ImportFinding = {
  /** The subject. */
  readonly rule: LeftOutReason | 'date-without-time' | 'not-readable'
  /** An error makes the outcome of a run inconclusive; a warning does not. */
  readonly severity: 'error' | 'warning'
  /** The content, in a sentence. */
  readonly message: string
}
