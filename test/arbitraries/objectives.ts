import fc from 'fast-check'
import type { SlowObjective } from '../reference/compliance/attainment.ts'

/** A percentage as text, with up to four decimals; often one of contracts. */
const anyPercentage = fc.oneof(
  fc.constantFrom('95', '99.95', '90', '100', '50', '33.3333', '0'),
  fc.integer({ min: 2, max: 100 }).map(String),
)

const anyCredit = fc.record({
  below: anyPercentage.filter(below => below !== '0'),
  percent: fc.constantFrom(2.5, 5, 10, 25, 100),
})

/** An objective about some of these targets and severities, or about all of them. */
export function anyObjective(targets: readonly string[], severities: readonly string[]): fc.Arbitrary<SlowObjective> {
  return fc.record(
    {
      target: fc.constantFrom(...targets),
      severity: fc.constantFrom(...severities),
      min: anyPercentage,
      per: fc.constantFrom('month', 'quarter', 'year', 'all'),
      minTickets: fc.integer({ min: 1, max: 5 }),
      credits: fc.uniqueArray(anyCredit, { maxLength: 3, selector: ({ below }) => below }),
    },
    { requiredKeys: ['min', 'per'] },
  )
}
