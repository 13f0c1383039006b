import { describe, expect, it } from 'vitest'
import { Comparison, theirVerdict } from '../../src/compliance/comparison.ts'
import { cellsOf } from '../../src/compliance/judged.ts'
import type { JudgedVerdict } from '../../src/compliance/result.ts'
import type { Outcome } from '../../src/compliance/verdict.ts'
import { findingsOf } from './notation.ts'

describe('theirVerdict', () => {
  it.each([
    'met',
    'kept',
    'achieved',
    'fulfilled',
    'passed',
    'ok',
    'in time',
    'on time',
    'in sla',
    'within sla',
    'sla met',
    'true',
    'yes',
    'y',
    '1',
    'si',
    'sì',
    'Met',
    ' WITHIN SLA ',
  ])('reads "%s" as met', text => {
    expect(theirVerdict('made_sla', text)).toBe('met')
  })

  it.each([
    'breached',
    'broken',
    'missed',
    'violated',
    'failed',
    'late',
    'overdue',
    'not met',
    'out of sla',
    'sla breached',
    'sla violated',
    'sla missed',
    'false',
    'no',
    'n',
    '0',
    'FALSE',
    ' Breached',
  ])('reads "%s" as breached', text => {
    expect(theirVerdict('made_sla', text)).toBe('breached')
  })

  it.each(['', ' ', '-', '?', 'null', 'N/A'])('reads "%s" as nothing', text => {
    expect(theirVerdict('made_sla', text)).toBeNull()
  })

  it.each(['maybe', '2', 'metro', 'constructor'])('does not know what "%s" means', text => {
    expect(theirVerdict('made_sla', text)).toBeUndefined()
  })

  it.each(['has_breached', 'SLA Broken?', 'Violated', 'missed', 'Overdue'])('takes yes in %s for a breach', column => {
    expect([theirVerdict(column, 'true'), theirVerdict(column, 'no')]).toEqual(['breached', 'met'])
    expect([theirVerdict(column, 'met'), theirVerdict(column, 'breached')]).toEqual(['met', 'breached'])
  })
})

describe('Comparison', () => {
  const cells = (fields: Record<string, string>) => cellsOf({ id: '', events: [], fields })
  const first = (outcome: Outcome) => [{ target: 'firstResponse', outcome } as JudgedVerdict]
  const compared = (comparison: Comparison, text: string, outcome: Outcome) =>
    comparison.ticket(cells({ SLA: text }), first(outcome))

  it('counts each ticket once, and tells the differences', () => {
    const comparison = new Comparison('SLA')
    expect(compared(comparison, 'Met', 'met')).toBeUndefined()
    expect(compared(comparison, 'No', 'breached')).toBeUndefined()
    expect(compared(comparison, 'Yes', 'breached')).toEqual({ theirs: 'Yes', ours: 'breached' })
    expect(compared(comparison, 'missed', 'met')).toEqual({ theirs: 'missed', ours: 'met' })
    expect(compared(comparison, 'missed', 'met')).toBeDefined()
    for (const outcome of ['running', 'paused', 'pending', 'not-applicable'] as const)
      expect(compared(comparison, 'No', outcome)).toBeUndefined()
    expect(compared(comparison, '', 'breached')).toBeUndefined()
    expect(comparison.ticket(cells({ SLA: 'No' }), [])).toBeUndefined()
    expect(comparison.ticket(cells({}), first('met'))).toBeUndefined()
    expect(compared(comparison, 'perhaps', 'met')).toBeUndefined()
    expect(comparison.result).toEqual({ column: 'SLA', agreed: 2, differed: 3, absent: 7, unread: 1 })
  })

  it('takes a ticket for broken where any first response is', () => {
    const comparison = new Comparison('SLA')
    comparison.ticket(cells({ SLA: 'No' }), [...first('breached'), ...first('met')])
    expect(comparison.result.agreed).toBe(1)
  })

  it('finds cells that mean nothing, and names one whatever the order', () => {
    const comparison = new Comparison('SLA')
    expect(comparison.findings()).toEqual([])
    compared(comparison, 'perhaps', 'met')
    expect(findingsOf(comparison.findings())).toEqual([
      'warning comparison-unread: In the column SLA 1 cell says neither met nor breached, such as "perhaps".',
    ])
    for (const text of ['maybe', 'surely']) compared(comparison, text, 'met')
    expect(findingsOf(comparison.findings())).toEqual([
      'warning comparison-unread: In the column SLA 3 cells say neither met nor breached, such as "maybe".',
    ])
  })

  it('finds that no ticket has the column', () => {
    const comparison = new Comparison('made_slaa')
    comparison.ticket(cells({ made_sla: 'true' }), first('met'))
    comparison.ticket(cells({ other: 'x' }), first('met'))
    expect(findingsOf(comparison.findings())).toEqual([
      'error comparison-unread: No ticket has a column made_slaa to compare with. Did you mean made_sla?',
    ])
    comparison.ticket(cells({ made_slaa: 'true' }), first('met'))
    expect(comparison.findings()).toEqual([])
  })

  it('finds that no ticket has any column', () => {
    const comparison = new Comparison('SLA')
    comparison.ticket(cells({}), first('met'))
    expect(findingsOf(comparison.findings())).toEqual([
      'error comparison-unread: No ticket has a column SLA to compare with.',
    ])
  })
})
