import { describe, expect, it } from 'vitest'
import { agreementNames, agreementsOf, checkAgreement } from '../../../src/compliance/contracts/agreements.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract } from '../notation.ts'

const [plain, sla, ola] = [undefined, 'SLA', 'OLA'].map(agreement => contract({ agreement, name: agreement }))

it.each([
  ['one without a name, if no contract names one', [plain, plain], [[undefined, [plain, plain]]], []],
  [
    'the named ones; SLA for other contracts',
    [ola, plain, ola],
    [
      ['OLA', [ola, ola]],
      ['SLA', [plain]],
    ],
    ['OLA', 'SLA'],
  ],
  [
    'one for contracts with the same name',
    [plain, sla, ola],
    [
      ['SLA', [plain, sla]],
      ['OLA', [ola]],
    ],
    ['SLA', 'OLA'],
  ],
])('agreementsOf returns %s', (_, contracts, agreements, names) => {
  expect(agreementsOf(contracts).map(({ name, contracts }) => [name, contracts])).toEqual(agreements)
  expect(agreementNames(contracts)).toEqual(names)
})

describe('checkAgreement', () => {
  const checked = (value: object, ...contracts: (typeof plain)[]) =>
    checkAgreement(new InputValue(value, ['waivers', 0]), contracts)

  it('returns the name if a contract has it, and undefined without a name', () => {
    expect(checked({ agreement: 'OLA' }, plain, ola)).toBe('OLA')
    expect(checked({ agreement: 'SLA' }, plain, ola)).toBe('SLA')
    expect([checked({}, plain, ola), checked({}, plain)]).toEqual([undefined, undefined])
  })

  it('refuses a name that no contract has', () => {
    expect(refusal(() => checked({ agreement: 'OLB' }, plain, ola))).toBe(
      'input-invalid waivers[0].agreement: "OLB" is not known. Did you mean OLA?',
    )
    expect(refusal(() => checked({ agreement: 'OLA' }, plain))).toBe(
      'input-invalid waivers[0].agreement: No contract names an agreement. Remove it here, or add it to contracts.',
    )
  })
})
