import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contractOf } from '../../../src/compliance/contracts/contract.ts'
import { ContractIndex } from '../../../src/compliance/contracts/contract-index.ts'
import { cellsOf } from '../../../src/compliance/ticket-input.ts'
import { runs } from '../../arbitraries/runs.ts'
import { contract } from '../notation.ts'

describe('ContractIndex', () => {
  const word = fc.constantFrom('a', 'b', 'c', ' a', 'b ')
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
          const position = new ContractIndex(contracts).positionOf(cellsOf({ id: '', events: [], fields }), at)
          expect(position < 0 ? undefined : contracts[position]).toBe(contractOf(contracts, fields, at))
        },
      ),
      runs(1000),
    )
  })

  it.each([
    ['a contract for every ticket, before one with columns', [{}, { when: { x: ['a'] } }], [0, 0, 0]],
    ['a contract with columns, before one for every ticket', [{ when: { x: ['a'] } }, {}], [0, 0, 0]],
    ['the first of two columns', [{ when: { y: ['b'] } }, { when: { x: ['a', 'c'] } }], [0, 0, 0]],
    ['the first of two with the same value', [{ when: { x: ['a'] } }, { when: { x: ['a'] } }], [0, 0, 0]],
    ['a contract that has started', [{ when: { x: ['a'] }, from: 2 }, { when: { x: ['a'] } }], [1, 0, 0]],
    ['a contract that has not ended', [{ when: { x: ['a'] }, until: 2 }, { when: { x: ['a'] } }], [0, 1, 1]],
    ['none before the start and after the end', [{ when: { x: ['a'] }, from: 2, until: 3 }], [-1, 0, -1]],
    ['a contract whose columns all match', [{ when: { x: ['a', 'b', 'c'], y: ['b'], z: ['a'] } }, {}], [1, 1, 1]],
  ])('finds %s', (_, given, positions) => {
    const index = new ContractIndex(given.map(own => contract(own as Parameters<typeof contract>[0])))
    const cells = cellsOf({ id: '', events: [], fields: { x: 'a', y: 'b', z: 'c' } })
    expect([1, 2, 3].map(at => index.positionOf(cells, at))).toEqual(positions)
  })

  it('ignores blanks around a cell, as they are in padded exports', () => {
    const acme = contract({ when: { customer: ['Acme'], kind: [' call '] } })
    const fields = { customer: ' Acme\t', kind: 'call' }
    expect(new ContractIndex([acme]).positionOf(cellsOf({ id: '', events: [], fields }), 0)).toBe(0)
    expect(contractOf([acme], fields, 0)).toBe(acme)
  })

  it('does not find inherited properties as columns', () => {
    const index = new ContractIndex([contract({ when: { constructor: ['a'] } })])
    const positionOf = (fields: object) =>
      index.positionOf(cellsOf({ id: '', events: [], fields: fields as Record<string, string> }), 0)
    expect([positionOf({}), positionOf({ constructor: 'a' })]).toEqual([-1, 0])
  })

  it('reads one cell per column, however many contracts there are', () => {
    let reads = 0
    const many = Array.from({ length: 5000 }, (_, i) => contract({ when: { kind: ['incident'], customer: [`C${i}`] } }))
    const fields: Record<string, string> = { kind: 'incident', customer: 'C4321' }
    const field = (column: string) => {
      reads++
      return fields[column]
    }
    expect(new ContractIndex(many).positionOf({ fields, field }, 0)).toBe(4321)
    expect(reads).toBe(2)
  })

  describe('gives the reason why there is no contract:', () => {
    const errorOf = (fields: Record<string, string>, ...contracts: ReturnType<typeof contract>[]) => {
      const { code, message } = new ContractIndex(contracts).noContractError(fields, Date.UTC(2026, 10, 23, 23, 59))
      return `${code} ${message}`
    }
    const acme = contract({ when: { project: ['Web'], customer: ['Acme', 'Brick'] } })

    it('a misspelt value', () => {
      expect(errorOf({ customer: 'Acmee', project: 'Web' }, acme)).toBe(
        'input-invalid fields.customer: "Acmee" falls under no contract. Did you mean Acme?',
      )
      expect(errorOf({ customer: 'Brick', project: 'Wep' }, acme)).toBe(
        'input-invalid fields.project: "Wep" falls under no contract. Did you mean Web?',
      )
    })

    it('known values that no contract combines', () => {
      const other = contract({ when: { project: ['App'], customer: ['Cube'] } })
      expect(errorOf({ customer: 'Cube', project: 'Web' }, acme, other)).toBe(
        'input-invalid fields.customer: "Cube" falls under no contract together with the other cells (customer, project).',
      )
    })

    it('a missing column', () => {
      expect(errorOf({ Customer: 'Acme', project: 'Web' }, acme)).toBe(
        'input-invalid fields.customer: The ticket has no such column, and no contract matches without it. Did you mean Customer?',
      )
    })

    it('a report outside the dates of the contracts', () => {
      expect(errorOf({}, contract({ until: 0 }))).toBe(
        'input-invalid reportedAt: No contract covering this ticket is in force on 2026-11-23. Check the dates of the contracts.',
      )
    })
  })
})
