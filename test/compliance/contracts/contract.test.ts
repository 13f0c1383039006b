import { describe, expect, it } from 'vitest'
import {
  checkContracts,
  contractOf,
  severitiesOf,
  targetsBySeverity,
} from '../../../src/compliance/contracts/contract.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
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

  it('returns the first contract that covers the cells', () => {
    expect(contractOf([acme, rest], { customer: 'ACME' }, 0)).toBe(acme)
    expect(contractOf([acme, rest], { customer: 'Brick' }, 0)).toBe(rest)
    expect(contractOf([rest, acme], { customer: 'Acme' }, 0)).toBe(rest)
  })

  it('requires a value of every column', () => {
    expect(contractOf([both, acme], { customer: 'Acme', project: 'Web' }, 0)).toBe(both)
    expect(contractOf([both, acme], { customer: 'Acme', project: 'App' }, 0)).toBe(acme)
    expect(contractOf([both], { project: 'Web' }, 0)).toBeUndefined()
  })

  it('covers reports from `from` until before `until`', () => {
    const years = [contract({ name: 'first', until: 1000 }), contract({ name: 'next', from: 1000, until: 2000 })]
    const names = [-5, 999, 1000, 1999, 2000].map(at => contractOf(years, {}, at)?.name)
    expect(names).toEqual(['first', 'first', 'next', 'next', undefined])
  })

  it.each([
    ['input-invalid contracts: 5 is not a list.', [5, {}, 0]],
    ['input-invalid contracts[0]: 5 is not an object.', [[5], {}, 0]],
    ['input-invalid fields: 5 is not an object.', [[rest], 5, 0]],
    [/^instant-invalid reportedAt: /, [[rest], {}, Number.NaN]],
    [/^input-invalid contracts: /, [[contract({ when: { customer: 5 as never } })], {}, 0]],
  ])('refuses: %s', (expected, given) => {
    expect(refusal(() => (contractOf as (...given: unknown[]) => unknown)(...given))).toMatch(expected)
  })
})

describe('severitiesOf', () => {
  it('lists the severities of all policies, each once', () => {
    expect(severitiesOf([contract(), contract({ policy: OTHER }), contract()])).toEqual(['high', 'low', 'urgent'])
    expect(severitiesOf([contract({ policy: OTHER }), contract()])).toEqual(['low', 'urgent', 'high'])
  })
})

describe('targetsBySeverity', () => {
  it('joins the targets of several policies for a severity, in the order of reports', () => {
    expect([...targetsBySeverity([contract({ policy: OTHER }), contract()])]).toEqual([
      ['low', ['firstResponse', 'update']],
      ['urgent', ['resolution']],
      ['high', ['firstResponse']],
    ])
  })
})

describe('checkContracts', () => {
  const refused = (contracts: unknown, calendars = {}) =>
    refusal(() => checkContracts(new InputValue(contracts, ['contracts']), calendars))

  it('accepts contracts whose names exist', () => {
    const good = [contract({ severities: { P1: 'high' }, from: 0, until: 5 }), contract({ policy: OTHER })]
    const checked = checkContracts(new InputValue(good, ['contracts']), { boston: BOSTON })
    expect(checked.map((contract, i) => contract === good[i])).toEqual([true, true])
  })

  it('replaces specs by their policies and calendars', () => {
    const spec = { ...contract(), policy: { ...PLAIN }, calendar: { always: true } }
    const [checked] = checkContracts(new InputValue([spec], ['contracts']), {})
    expect(checked.policy).toEqual(PLAIN)
    expect(Object.isFrozen(checked.policy)).toBe(true)
    expect(checked.calendar.toJSON()).toEqual({ always: true })
  })

  it('replaces one of both', () => {
    const specs = [
      { ...contract(), policy: { ...PLAIN } },
      { ...contract(), calendar: { always: true } },
    ]
    const [first, second] = checkContracts(new InputValue(specs, ['contracts']), {})
    expect(Object.isFrozen(first.policy)).toBe(true)
    expect(first.calendar).toBe(DESK)
    expect(second.policy).toBe(PLAIN)
    expect(second.calendar.toJSON()).toEqual({ always: true })
  })

  it.each([
    ['input-invalid contracts: The list of contracts is empty. Give at least one.', []],
    ['input-invalid contracts: An object is not a list.', {}],
    ['input-invalid contracts[0]: null is not an object.', [null]],
    [
      'input-invalid contracts[1].policy.rank: 0 is not a whole number from 1 to 1000000.',
      [contract(), contract({ policy: { ...PLAIN, rank: 0 } })],
    ],
    [
      'calendar-required contracts[0].calendar: undefined is not a calendar. Pass a calendar or its spec.',
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
      'input-invalid contracts[0].when.customer[1]: 5 is not a text.',
      [contract({ when: { customer: ['Acme', 5 as unknown as string] } })],
    ],
    ['input-invalid contracts[0].agreement: 5 is not a text.', [contract({ agreement: 5 as unknown as string })]],
    [
      'key-missing contracts[0].calendarFrom.column: This key is required. Name the column.',
      [contract({ calendarFrom: {} as never })],
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

  it('refuses an unknown calendar of a target', () => {
    expect(refused([contract(), contract({ policy: OTHER })], { bostom: DESK })).toBe(
      'calendar-unknown contracts[1].policy.severities.urgent.resolution.calendar: "boston" is not one of the calendars given. Did you mean bostom?',
    )
  })
})
