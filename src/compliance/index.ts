export { Check, type CheckOptions, type ImportStats } from './check.ts'
export { type Contract, contractOf, type Fields, severitiesOf } from './contracts/contract.ts'
export type { JudgedEvent } from './contracts/judged-event.ts'
export { type KnownBreach, readBaseline, writeBaseline } from './gate/baseline.ts'
export type { CompareOptions } from './gate/comparison.ts'
export { type Minimums, parseMinimums } from './gate/minimums.ts'
export { parseReportedVerdict } from './gate/reported-verdict.ts'
export type { Waiver } from './gate/waivers.ts'
export type {
  CheckResult,
  ComparisonTally,
  Difference,
  EntitlementTally,
  Finding,
  Gate,
  JudgedTicket,
  JudgedVerdict,
  ReportedLocation,
  Summary,
  Tally,
  TargetTally,
  VerdictMismatch,
  WeekTally,
} from './result.ts'
export type { TicketInput } from './verdicts/evaluated-ticket.ts'
export { RejectedTicket } from './verdicts/rejected-ticket.ts'
export type { Outcome, Verdict } from './verdicts/verdict.ts'
export { verdictsFor } from './verdicts/verdicts.ts'
