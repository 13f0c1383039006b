export { type KnownBreach, readBaseline, writeBaseline } from './baseline.ts'
export { Check, type CheckOptions, type Reading } from './check.ts'
export type { CompareOptions } from './comparison.ts'
export { type Contract, contractOf, type Fields, severitiesOf } from './contract.ts'
export { judge } from './judge.ts'
export type { TicketInput } from './judged.ts'
export type { JudgedEvent } from './judged-event.ts'
export { type Minimums, parseMinimums } from './minimums.ts'
export type {
  CheckResult,
  ComparisonTally,
  Difference,
  EntitlementTally,
  Finding,
  Gate,
  JudgedTicket,
  JudgedVerdict,
  Source,
  Summary,
  Tally,
  TargetTally,
  TwoVerdicts,
  WeekTally,
} from './result.ts'
export { theirVerdict } from './their-words.ts'
export { Unjudged } from './unjudged.ts'
export type { Outcome, Verdict } from './verdict.ts'
export type { Waiver } from './waivers.ts'
