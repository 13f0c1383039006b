import fc from 'fast-check'
import { is, unknown } from 'valibot'
import { describe, expect, it } from 'vitest'
import { documentShape } from '../../src/document/document-shape.ts'
import { withoutUsualContracts } from '../../src/document/usual-contracts.ts'
import { runs } from '../arbitraries/runs.ts'

const shape = documentShape(unknown(), unknown())
const text = fc.constantFrom<unknown>('a', 'b c', 'x', 'y', ' ', '', 1, null, ['a'], {})
const dictionary = fc.dictionary(fc.constantFrom('site', 'customer', 'constructor', 'prototype'), text, {
  maxKeys: 2,
  noNullPrototype: true,
})
const contracts = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.constant({ policy: 'p', when: { customer: 'a' } }) },
    {
      weight: 1,
      arbitrary: fc.record(
        {
          ...{ name: text, agreement: text, policy: text, calendar: text, when: fc.oneof(dictionary, text) },
          ...{ severities: fc.constantFrom({}, { P1: 'high' }, 3), from: text, calender: text },
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
    },
    { weight: 1, arbitrary: text },
  ),
  { maxLength: 4 },
)
const documents = fc
  .tuple(contracts, fc.constantFrom('calendars', 'calenders'))
  .map(([contracts, key]) => ({ policy: {}, [key]: {}, contracts }))

describe('withoutUsualContracts', () => {
  it('leaves a document that has the right shape if the whole one has it', () => {
    fc.assert(
      fc.property(documents, document => {
        expect(is(shape, withoutUsualContracts(document))).toBe(is(shape, document))
      }),
      runs(300),
    )
  })

  it('is tested on documents of both kinds, with and without usual contracts to leave out', () => {
    const kinds = fc.sample(documents, { numRuns: 300, seed: 1 }).map(document => {
      const left = withoutUsualContracts(document) as typeof document
      return `${is(shape, document)} ${left.contracts.length < document.contracts.length}`
    })
    expect([...new Set(kinds)].sort()).toEqual(['false false', 'false true', 'true false', 'true true'])
  })

  it('keeps one of several usual contracts, and every other document', () => {
    const usual = { when: { customer: 'a' }, policy: 'p' }
    expect(withoutUsualContracts({ contracts: [usual, usual] })).toEqual({ contracts: [usual] })
    expect(withoutUsualContracts({ contracts: [usual, usual, { from: 1 }] })).toEqual({ contracts: [{ from: 1 }] })
    for (const other of [{ contracts: [] }, { contracts: {} }, {}, [usual], null, 'text'])
      expect(withoutUsualContracts(other)).toBe(other)
  })
})
