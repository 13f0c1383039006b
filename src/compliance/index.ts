export { Check, type CheckOptions, type Reading } from './check.ts'
export { type Contract, contractOf, type Fields, severitiesOf } from './contracts/contract.ts'
export type { JudgedEvent } from './contracts/judged-event.ts'
export { type KnownBreach, readBaseline, writeBaseline } from './gate/baseline.ts'
export type { CompareOptions } from './gate/comparison.ts'
export { type Minimums, parseMinimums } from './gate/minimums.ts'
export { theirVerdict } from './gate/their-words.ts'
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
  Source,
  Summary,
  Tally,
  TargetTally,
  TwoVerdicts,
  WeekTally,
} from './result.ts'
export type { TicketInput } from './verdicts/judged-ticket.ts'
export { Unjudged } from './verdicts/rejected-ticket.ts'
export type { Outcome, Verdict } from './verdicts/verdict.ts'
export { judge } from './verdicts/verdicts.ts'
