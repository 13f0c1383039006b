import { describe, expect, it } from 'vitest'
import { targetsBySeverity } from '../../../src/compliance/contracts/contract.ts'
import { checkObjectives, type Objective, targetsOfObjective } from '../../../src/compliance/objectives/objective.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract } from '../notation.ts'

const TARGET = { within: 'PT6H', clock: 'business' } as const
const policy = slaPolicy({
  name: 'Gold',
  severities: {
    high: { level: 1, firstResponse: TARGET, resolution: TARGET },
    low: { level: 2, firstResponse: TARGET },
    note: { level: 3 },
  },
})
const CONTRACTS = [contract({ policy })]
const TARGETS = targetsBySeverity(CONTRACTS)

function checked(objective: unknown): Objective[] {
  return checkObjectives(new InputValue([objective], ['objectives']), CONTRACTS)
}

describe('checkObjectives', () => {
  it.each<[string, Objective]>([
    ['the shortest objective', { min: 95, per: 'month' }],
    ['all keys', { target: 'resolution', severity: 'high', min: 99.95, per: 'quarter', minTickets: 20, credits: [] }],
    [
      'credits in any order',
      {
        min: 95,
        per: 'all',
        credits: [
          { below: 90, percent: 10 },
          { below: 95, percent: 5 },
        ],
      },
    ],
    ['a minimum of 0', { min: 0, per: 'year' }],
  ])('accepts %s', (_, objective) => {
    expect(checked(objective)).toEqual([objective])
  })

  it.each<[string, unknown]>([
    ['input-invalid objectives[0]: "95" is not an object.', '95'],
    ['key-missing objectives[0].min: This key is required. Give a percentage such as 95.', { per: 'month' }],
    ['key-missing objectives[0].per: This key is required. Write one of month, quarter, year, all.', { min: 95 }],
    ['input-invalid objectives[0].per: "months" is not known. Did you mean month?', { min: 95, per: 'months' }],
    ['key-unknown objectives[0].minimum: This key is not known. Did you mean min?', { minimum: 95, per: 'month' }],
    ['input-invalid objectives[0].min: 0.95 would be 0.95%. For 95% write 95.', { min: 0.95, per: 'month' }],
    [
      'severity-unknown objectives[0].severity: "hihg" is not known. Did you mean high?',
      { severity: 'hihg', min: 95, per: 'all' },
    ],
    [
      'target-unknown objectives[0].target: "resolutoin" is not known. Did you mean resolution?',
      { target: 'resolutoin', min: 95, per: 'all' },
    ],
    [
      'target-unknown objectives[0].target: The severity low has no resolution. Judged: firstResponse.',
      { severity: 'low', target: 'resolution', min: 95, per: 'all' },
    ],
    ['input-invalid objectives[0]: note has no target. Judged: nothing.', { severity: 'note', min: 95, per: 'all' }],
    [
      'input-invalid objectives[0].minTickets: 0 is not a whole number from 1 to 9007199254740991.',
      { min: 95, per: 'all', minTickets: 0 },
    ],
    [
      'key-missing objectives[0].credits[0].below: This key is required. Give the percentage below which the credit is due, such as 95.',
      { min: 95, per: 'all', credits: [{ percent: 5 }] },
    ],
    [
      'key-missing objectives[0].credits[0].percent: This key is required. Give the credit in percent, such as 5.',
      { min: 95, per: 'all', credits: [{ below: 95 }] },
    ],
    [
      'input-invalid objectives[0].credits[1].below: Two rows are for less than 95%. Remove one.',
      {
        min: 95,
        per: 'all',
        credits: [
          { below: 95, percent: 5 },
          { below: 95, percent: 6 },
        ],
      },
    ],
    [
      'input-invalid objectives[0].credits[0].below: 0.9 would be 0.9%. For 90% write 90.',
      { min: 95, per: 'all', credits: [{ below: 0.9, percent: 5 }] },
    ],
  ])('refuses: %s', (message, objective) => {
    expect(refusal(() => checked(objective))).toBe(message)
  })
})

describe('targetsOfObjective', () => {
  it.each<[Partial<Objective>, string[]]>([
    [{}, ['firstResponse', 'resolution']],
    [{ severity: 'low' }, ['firstResponse']],
    [{ target: 'resolution' }, ['resolution']],
    [{ target: 'resolution', severity: 'high' }, ['resolution']],
  ])('of %o', (own, expected) => {
    expect(targetsOfObjective({ min: 95, per: 'all', ...own }, TARGETS)).toEqual(expected)
  })
})
