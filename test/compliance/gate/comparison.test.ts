import { describe, expect, it } from 'vitest'
import { Comparison, checkCompare } from '../../../src/compliance/gate/comparison.ts'
import type { JudgedVerdict } from '../../../src/compliance/result.ts'
import { cellsOf } from '../../../src/compliance/ticket-input.ts'
import type { Outcome } from '../../../src/compliance/verdicts/verdict.ts'
import { BUILT_IN_TARGETS } from '../../../src/policy/target-definitions.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { findingsOf } from '../notation.ts'

const cells = (fields: Record<string, string>) => cellsOf({ id: '', events: [], fields })
const of = (target: string, outcome: Outcome) => [{ target, outcome } as JudgedVerdict]
const first = (outcome: Outcome) => of('firstResponse', outcome)
const comparing = (column: string, yes?: 'met' | 'breached') => new Comparison({ column, target: 'firstResponse', yes })
const compared = (comparison: Comparison, text: string, outcome: Outcome) =>
  comparison.ticket(cells({ [comparison.column]: text }), first(outcome))

describe('Comparison', () => {
  it('counts each ticket once, and gives the differences', () => {
    const comparison = comparing('made_sla')
    expect(compared(comparison, 'Met', 'met')).toBeUndefined()
    expect(compared(comparison, 'No', 'breached')).toBeUndefined()
    const target = 'firstResponse'
    expect(compared(comparison, 'Yes', 'breached')).toEqual({ target, reported: 'Yes', computed: 'breached' })
    for (let ticket = 0; ticket < 2; ticket++)
      expect(compared(comparison, 'missed', 'met')).toEqual({ target, reported: 'missed', computed: 'met' })
    for (const outcome of ['running', 'paused', 'pending', 'not-applicable'] as const)
      expect(compared(comparison, 'No', outcome)).toBeUndefined()
    expect(compared(comparison, '', 'breached')).toBeUndefined()
    expect(comparison.ticket(cells({ made_sla: 'No' }), [])).toBeUndefined()
    expect(comparison.ticket(cells({}), first('met'))).toBeUndefined()
    expect(compared(comparison, 'perhaps', 'met')).toBeUndefined()
    expect(comparison.result).toEqual({ target, column: 'made_sla', agreed: 2, differed: 3, absent: 7, unread: 1 })
  })

  it('counts a ticket as breached if any cycle is', () => {
    const comparison = comparing('made_sla')
    comparison.ticket(cells({ made_sla: 'No' }), [...first('breached'), ...first('met')])
    expect(comparison.result.agreed).toBe(1)
  })

  it('compares only its own target', () => {
    const comparison = new Comparison({ column: 'made_sla', target: 'resolution' })
    comparison.ticket(cells({ made_sla: 'true' }), [...first('breached'), ...of('resolution', 'met')])
    comparison.ticket(cells({ made_sla: 'true' }), first('breached'))
    expect(comparison.result).toMatchObject({ target: 'resolution', agreed: 1, differed: 0, absent: 1 })
  })

  it('reports cells without a known meaning, and names the same one in any order', () => {
    const comparison = comparing('made_sla')
    compared(comparison, 'met', 'met')
    expect(comparison.findings()).toEqual([])
    compared(comparison, 'perhaps', 'met')
    expect(findingsOf(comparison.findings())).toEqual([
      'warning comparison-unread: In the column "made_sla" 1 cell says neither met nor breached, such as "perhaps".',
    ])
    for (const text of ['maybe', 'surely']) compared(comparison, text, 'met')
    expect(findingsOf(comparison.findings())).toEqual([
      'warning comparison-unread: In the column "made_sla" 3 cells say neither met nor breached, such as "maybe".',
    ])
  })

  it('reports that no ticket has the column', () => {
    const comparison = comparing('made_slaa')
    comparison.ticket(cells({ made_sla: 'true' }), first('met'))
    comparison.ticket(cells({ other: 'x' }), first('met'))
    expect(findingsOf(comparison.findings())).toEqual([
      'error comparison-unread: No ticket has a column "made_slaa" to compare with. Did you mean made_sla?',
    ])
    comparison.ticket(cells({ made_slaa: 'true' }), first('met'))
    expect(comparison.findings()).toEqual([])
  })

  it('reports that no ticket has any column', () => {
    const comparison = comparing('SLA')
    comparison.ticket(cells({}), first('met'))
    expect(findingsOf(comparison.findings())).toEqual([
      'error comparison-unread: No ticket has a column "SLA" to compare with.',
    ])
  })

  it.each<[string, string, Outcome]>([
    [': no ticket was judged.', '', 'met'],
    [': all its cells are blank.', '-', 'met'],
    [': firstResponse has not ended for any ticket whose cell is not blank.', 'true', 'running'],
    ['. In the column "made_sla" 1 cell says neither met nor breached, such as "soon".', 'soon', 'met'],
  ])('gives an error if none agree and none differ%s', (why, text, outcome) => {
    const comparison = comparing('made_sla')
    if (text) compared(comparison, text, outcome)
    expect(findingsOf(comparison.findings())).toEqual([
      `error comparison-unread: Nothing could be compared with the column "made_sla"${why}`,
    ])
  })

  it('does not guess what yes means if the name of the column does not say it', () => {
    const comparison = comparing('SLA')
    compared(comparison, 'Within SLA', 'met')
    compared(comparison, 'Yes', 'met')
    expect(comparison.result).toMatchObject({ agreed: 1, unread: 1 })
    expect(findingsOf(comparison.findings())).toEqual([
      'error comparison-unread: The column "SLA" says "Yes", and its name does not show whether yes means met or ' +
        'breached. Set compare.yes (--compare-yes) to "met" or to "breached".',
    ])
    const told = comparing('SLA', 'breached')
    compared(told, 'Yes', 'breached')
    expect([told.result.agreed, told.findings()]).toEqual([1, []])
  })
})

describe('checkCompare', () => {
  const read = (value: unknown, ...judged: string[]) =>
    checkCompare(new InputValue(value, ['compare']), judged, BUILT_IN_TARGETS)

  it('uses the only judged target if just the column is named', () => {
    expect(read('made_sla', 'resolution')).toMatchObject({ column: 'made_sla', target: 'resolution' })
    expect(read({ column: 'SLA', target: 'update', yes: 'met' }, 'firstResponse', 'update')).toEqual({
      column: 'SLA',
      target: 'update',
      yes: 'met',
    })
  })

  it.each([
    [
      'made_sla',
      '2 targets are judged, and the column "made_sla" can only speak of one. Name the target. Judged: firstResponse, resolution.',
    ],
    [{ column: 'a', target: 'update' }, 'compare.target: update is not judged. Judged: firstResponse, resolution.'],
    [{ column: 'a', target: 'resoluton' }, 'Did you mean resolution?'],
    [{ column: 'a', target: 'resolution', yes: 'yes' }, 'compare.yes: "yes" is not known.'],
    [{ target: 'resolution' }, 'compare.column: This key is required.'],
    [{ colum: 'a' }, 'compare.colum: This key is not known. Did you mean column?'],
    ['', 'compare: "" is not a text.'],
  ])('refuses %j', (value, message) => {
    expect(() => read(value, 'firstResponse', 'resolution')).toThrow(message)
  })
})
