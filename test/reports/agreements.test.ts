import { describe, expect, it } from 'vitest'
import { slaPolicy } from '../../src/policy/policy.ts'
import { reportFormats } from '../../src/reports/index.ts'
import { contract, few, reported } from './sample.ts'

const supplier = slaPolicy({
  name: 'Supplier',
  severities: {
    urgent: { level: 1, firstResponse: { within: 'PT4H', clock: 'always' } },
    normal: { level: 2, firstResponse: { within: 'PT8H', clock: 'business' } },
  },
})
/** The sample under two agreements: the customer's, and a supplier's that promises less. */
const options = {
  contracts: [
    { ...contract, agreement: 'customer' },
    { ...contract, agreement: 'supplier', policy: supplier, policyName: 'Supplier' },
  ],
}
const written = (name: string, tickets = few) => reported(reportFormats.get(name)!, tickets, { options })

type Part = {
  readonly agreement: string
  readonly outcome: string
  readonly tickets: number
  readonly breaches: { readonly worst: readonly { readonly ticket: string }[] }
}

describe('a report of two agreements', () => {
  it('has the outcome and the worst breaches of each, and of both together, as JSON', async () => {
    const { agreements, breaches } = JSON.parse(await written('json'))
    const told = agreements.map(({ agreement, outcome, tickets, breaches }: Part) => [
      ...[agreement, outcome, tickets],
      breaches.worst.map(({ ticket }) => ticket).join(' '),
    ])
    expect(told).toEqual([
      ['customer', 'FAILED 25.00% on time', 5, 'A-4 A-2 A-4'],
      ['supplier', 'FAILED 66.67% on time', 5, 'A-2'],
    ])
    expect(breaches.total).toBe(4)
  })

  it('ends with the outcome of each, as NDJSON', async () => {
    const { agreements } = JSON.parse((await written('ndjson')).trim().split('\n').at(-1)!)
    expect(agreements).toEqual([
      { agreement: 'customer', outcome: 'FAILED 25.00% on time', tickets: 5 },
      { agreement: 'supplier', outcome: 'FAILED 66.67% on time', tickets: 5 },
    ])
  })

  it.each(['text', 'markdown', 'html'])('has a part for each, in the order of the contracts: %s', async name => {
    const text = (await written(name)).replaceAll('**', '')
    const places = ['customer: FAILED 25.00% on time', 'supplier: FAILED 66.67% on time'].map(title =>
      text.indexOf(title),
    )
    expect(places[0]).toBeGreaterThan(-1)
    expect(places[1]).toBeGreaterThan(places[0])
  })

  it('has no part for an agreement without breaches in the list of the worst', async () => {
    const { agreements } = JSON.parse(await written('json', few.slice(0, 1)))
    expect(agreements.map(({ breaches }: Part) => breaches.worst)).toEqual([[], []])
  })
})
