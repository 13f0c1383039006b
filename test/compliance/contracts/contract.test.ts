import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ContractIndex,
  checkContracts,
  contractOf,
  promisesOf,
  severitiesOf,
} from '../../../src/compliance/contracts/contract.ts'
import { cellsOf } from '../../../src/compliance/verdicts/evaluated-ticket.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { runs } from '../../arbitraries/runs.ts'
import { BOSTON, DESK } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract, PLAIN } from '../notation.ts'

const within = 'PT2H'
const OTHER = slaPolicy({
  name: 'Other',
  severities: {
    low: { level: 1, update: { within, clock: 'always' } },
    urgent: { level: 2, resolution: { within, clock: 'business', calendar: 'boston' } },
  },
})

describe('contractOf', () => {
  const acme = contract({ name: 'Acme', when: { customer: ['Acme', 'ACME'] } })
  const both = contract({ name: 'Acme web', when: { customer: ['Acme'], project: ['Web'] } })
  const rest = contract({ name: 'Rest' })

  it('gives the first contract that covers the fields', () => {
    expect(contractOf([acme, rest], { customer: 'ACME' }, 0)).toBe(acme)
    expect(contractOf([acme, rest], { customer: 'Brick' }, 0)).toBe(rest)
    expect(contractOf([rest, acme], { customer: 'Acme' }, 0)).toBe(rest)
  })

  it('asks for a value of every column', () => {
    expect(contractOf([both, acme], { customer: 'Acme', project: 'Web' }, 0)).toBe(both)
    expect(contractOf([both, acme], { customer: 'Acme', project: 'App' }, 0)).toBe(acme)
    expect(contractOf([both], { project: 'Web' }, 0)).toBeUndefined()
  })

  it('covers reports from the first instant to before the last', () => {
    const years = [contract({ name: 'first', until: 1000 }), contract({ name: 'next', from: 1000, until: 2000 })]
    const names = [-5, 999, 1000, 1999, 2000].map(at => contractOf(years, {}, at)?.name)
    expect(names).toEqual(['first', 'first', 'next', 'next', undefined])
  })
})

describe('ContractIndex', () => {
  const word = fc.constantFrom('a', 'b', 'c')
  const anyContract = fc
    .record({
      when: fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.array(word, { maxLength: 3 })),
      from: fc.option(fc.nat(3), { nil: undefined }),
      until: fc.option(fc.nat(5), { nil: undefined }),
    })
    .map(own => contract(own))

  it('finds what contractOf finds', () => {
    fc.assert(
      fc.property(
        fc.array(anyContract, { maxLength: 12 }),
        fc.dictionary(fc.constantFrom('x', 'y', 'z'), word),
        fc.nat(5),
        (contracts, fields, at) => {
          const place = new ContractIndex(contracts).placeOf(cellsOf({ id: '', events: [], fields }), at)
          expect(place < 0 ? undefined : contracts[place]).toBe(contractOf(contracts, fields, at))
        },
      ),
      runs(1000),
    )
  })

  it.each([
    ['what always holds, before and after what names columns', [{}, { when: { x: ['a'] } }], [0, 0, 0]],
    ['what names columns, before what always holds', [{ when: { x: ['a'] } }, {}], [0, 0, 0]],
    ['the first of two columns', [{ when: { y: ['b'] } }, { when: { x: ['a', 'c'] } }], [0, 0, 0]],
    ['the first of two of one value', [{ when: { x: ['a'] } }, { when: { x: ['a'] } }], [0, 0, 0]],
    ['one that has begun', [{ when: { x: ['a'] }, from: 2 }, { when: { x: ['a'] } }], [1, 0, 0]],
    ['one that has not ended', [{ when: { x: ['a'] }, until: 2 }, { when: { x: ['a'] } }], [0, 1, 1]],
    ['none before and after it holds', [{ when: { x: ['a'] }, from: 2, until: 3 }], [-1, 0, -1]],
    ['one whose columns all fit', [{ when: { x: ['a', 'b', 'c'], y: ['b'], z: ['a'] } }, {}], [1, 1, 1]],
  ])('finds %s', (_, given, places) => {
    const index = new ContractIndex(given.map(own => contract(own as Parameters<typeof contract>[0])))
    const cells = cellsOf({ id: '', events: [], fields: { x: 'a', y: 'b', z: 'c' } })
    expect([1, 2, 3].map(at => index.placeOf(cells, at))).toEqual(places)
  })

  it('is not fooled by columns that every object has', () => {
    const index = new ContractIndex([contract({ when: { constructor: ['a'] } })])
    const placeOf = (fields: object) =>
      index.placeOf(cellsOf({ id: '', events: [], fields: fields as Record<string, string> }), 0)
    expect([placeOf({}), placeOf({ constructor: 'a' })]).toEqual([-1, 0])
  })

  it('looks through the contracts of one value only', () => {
    let asked = 0
    const many = Array.from({ length: 5000 }, (_, i) => contract({ when: { kind: ['incident'], customer: [`C${i}`] } }))
    const fields: Record<string, string> = { kind: 'incident', customer: 'C4321' }
    const field = (column: string) => {
      asked++
      return fields[column]
    }
    expect(new ContractIndex(many).placeOf({ fields, field }, 0)).toBe(4321)
    expect(asked).toBe(2)
  })

  describe('says why there is no contract:', () => {
    const faultOf = (fields: Record<string, string>, ...contracts: ReturnType<typeof contract>[]) => {
      const { code, message } = new ContractIndex(contracts).fault(fields, Date.UTC(2026, 10, 23, 23, 59))
      return `${code} ${message}`
    }
    const acme = contract({ when: { project: ['Web'], customer: ['Acme', 'Brick'] } })

    it('a value that is nearly one', () => {
      expect(faultOf({ customer: 'Acmee', project: 'Web' }, acme)).toBe(
        'input-invalid fields.customer: "Acmee" falls under no contract. Did you mean Acme?',
      )
      expect(faultOf({ customer: 'Brick', project: 'Wep' }, acme)).toBe(
        'input-invalid fields.project: "Wep" falls under no contract. Did you mean Web?',
      )
    })

    it('values that are known, though not together', () => {
      const other = contract({ when: { project: ['App'], customer: ['Cube'] } })
      expect(faultOf({ customer: 'Cube', project: 'Web' }, acme, other)).toBe(
        'input-invalid fields.customer: "Cube" falls under no contract together with the other cells (customer, project).',
      )
    })

    it('a column that is not there', () => {
      expect(faultOf({ Customer: 'Acme', project: 'Web' }, acme)).toBe(
        'input-invalid fields.customer: The ticket has no such column, and no contract matches without it. Did you mean Customer?',
      )
    })

    it('a report at a time without contract', () => {
      expect(faultOf({}, contract({ until: 0 }))).toBe(
        'input-invalid reportedAt: No contract covering this ticket is in force on 2026-11-23. Check the dates of the contracts.',
      )
    })
  })
})

describe('severitiesOf', () => {
  it('lists those of all policies, each once', () => {
    expect(severitiesOf([contract(), contract({ policy: OTHER }), contract()])).toEqual(['high', 'low', 'urgent'])
    expect(severitiesOf([contract({ policy: OTHER }), contract()])).toEqual(['low', 'urgent', 'high'])
  })
})

describe('promisesOf', () => {
  it('joins what policies promise for a severity, in the order of reports', () => {
    expect([...promisesOf([contract({ policy: OTHER }), contract()])]).toEqual([
      ['low', ['firstResponse', 'update']],
      ['urgent', ['resolution']],
      ['high', ['firstResponse']],
    ])
  })
})

describe('checkContracts', () => {
  const refused = (contracts: unknown, calendars = {}) =>
    refusal(() => checkContracts(new InputValue(contracts, ['contracts']), calendars))

  it('takes contracts whose names are all there', () => {
    const good = [contract({ severities: { P1: 'high' }, from: 0, until: 5 }), contract({ policy: OTHER })]
    expect(() => checkContracts(new InputValue(good, ['contracts']), { boston: BOSTON })).not.toThrow()
  })

  it.each([
    ['input-invalid contracts: The list of contracts is empty. Give at least one.', []],
    ['input-invalid contracts: An object is not a list.', {}],
    ['input-invalid contracts[0]: null is not an object.', [null]],
    [
      'policy-unchecked contracts[1].policy: An object is not a checked policy. Pass a policy created by slaPolicy.',
      [contract(), contract({ policy: { ...PLAIN } })],
    ],
    [
      'calendar-required contracts[0].calendar: undefined is not a calendar. Pass a calendar created by businessCalendar.',
      [contract({ calendar: undefined })],
    ],
    [
      'key-missing contracts[0].when: This key is required. Write {} for every ticket.',
      [contract({ when: undefined })],
    ],
    [
      'input-invalid contracts[0].when.customer: "Acme" is not a list.',
      [contract({ when: { customer: 'Acme' as unknown as string[] } })],
    ],
    [
      'key-missing contracts[0].severities: This key is required. Use {} if the names are the same.',
      [contract({ severities: undefined })],
    ],
    [
      'severity-unknown contracts[0].severities.P1: "hihg" is not known. Did you mean high?',
      [contract({ severities: { P1: 'hihg' } })],
    ],
    [
      'input-invalid contracts[0].from: "2026-01-01" is not epoch milliseconds.',
      [contract({ from: '2026-01-01' as unknown as number })],
    ],
    ['input-invalid contracts[0].until: NaN is not epoch milliseconds.', [contract({ until: Number.NaN })]],
  ])('refuses: %s', (expected, contracts) => {
    expect(refused(contracts)).toBe(expected)
  })

  it('refuses a calendar of a target that is not there', () => {
    expect(refused([contract(), contract({ policy: OTHER })], { bostom: DESK })).toBe(
      'calendar-unknown contracts[1].policy.severities.urgent.resolution.calendar: "boston" is not one of the calendars given. Did you mean bostom?',
    )
  })
})
