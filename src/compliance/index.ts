/**
 * Judges tickets against the contracts that cover them, one by one or as columns, and counts the results.
 *
 * @module
 */
export { addManyAcross } from '../calendar/add-many-across.ts'
export type { IndexColumn } from '../calendar/timeline/group-rows.ts'
export { deadlineMany } from './batch/deadline-many.ts'
export { type JudgeOptions, judgeMany, type StoppedTicketColumns } from './batch/judge-many.ts'
export { type JudgedColumns, OUTCOMES } from './batch/judge-rows.ts'
export type { BatchOptions, TicketColumns } from './batch/ticket-groups.ts'
export { Check, type CheckOptions } from './check.ts'
export type { CalendarFrom } from './contracts/calendar-from.ts'
export { type Contract, type ContractInput, contractOf, type Fields, severitiesOf } from './contracts/contract.ts'
export type { TargetLabels } from './contracts/target-labels.ts'
export type { ChangeReason } from './diff/change-reason.ts'
export {
  type AgreementDiff,
  type ClosedTicket,
  type ComparedVerdicts,
  ContractDiff,
  type DiffOptions,
  type DiffResult,
  type DiffTerms,
  type StateChange,
  type TicketDiff,
} from './diff/contract-diff.ts'
export { type ContractDiffResult, diffContracts } from './diff/diff-contracts.ts'
export type { ChangeState, VerdictChange } from './diff/verdict-change.ts'
export { forecast } from './forecast/forecast.ts'
export {
  type ForecastBreach,
  type ForecastOptions,
  type ForecastResult,
  TicketForecast,
  type TicketForecastResult,
} from './forecast/ticket-forecast.ts'
export { type KnownBreach, readBaseline, writeBaseline } from './gate/baseline.ts'
export type { CompareOptions } from './gate/comparison.ts'
export { type Minimums, parseMinimums } from './gate/minimums.ts'
export { parseReportedVerdict } from './gate/reported-verdict.ts'
export type { Waiver } from './gate/waivers.ts'
export {
  type AffectedTarget,
  type AffectedTicket,
  affectedBy,
  type ChangedHistory,
} from './impact/affected-by.ts'
export type { OneOrMoreCalendars } from './impact/calendar-versions.ts'
export type { Attainment, PeriodAttainment, PeriodCounts } from './objectives/attainment.ts'
export type { Credit, Objective, PeriodLength } from './objectives/objective.ts'
export type {
  CheckOutcome,
  CheckResult,
  ComparisonTally,
  Difference,
  EntitlementTally,
  Finding,
  Gate,
  HolderTally,
  JudgedTicket,
  JudgedVerdict,
  MonthTally,
  OutOfPeriodTicket,
  Summary,
  Tally,
  TargetTally,
  TicketResult,
  VerdictMismatch,
  WeekTally,
} from './result.ts'
export type { TicketInput, TicketLocation, TimedEvent } from './ticket-input.ts'
export type { RejectedTicket } from './verdicts/rejected-ticket.ts'
export type { Outcome, Verdict } from './verdicts/verdict.ts'
export { verdictsFor } from './verdicts/verdicts.ts'
