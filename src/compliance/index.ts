export { type KnownBreach, readBaseline, writeBaseline } from './baseline.ts'
export { Check, type CheckOptions, type Reading } from './check.ts'
export { theirVerdict } from './comparison.ts'
export { type Contract, contractOf, type Fields, severitiesOf } from './contract.ts'
export { judge } from './judge.ts'
export type { JudgedEvent, TicketInput } from './judged.ts'
export { type Minimums, parseMinimums } from './minimums.ts'
export type {
  CheckResult,
  ComparisonTally,
  Difference,
  EntitlementTally,
  Finding,
  JudgedTicket,
  JudgedVerdict,
  Source,
  Summary,
  Tally,
  TargetTally,
  TwoVerdicts,
  WeekTally,
} from './result.ts'
export { Unjudged } from './unjudged.ts'
export type { Outcome, Verdict } from './verdict.ts'
export type { Waiver } from './waivers.ts'
