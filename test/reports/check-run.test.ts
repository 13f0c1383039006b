import { describe, expect, it } from 'vitest'
import { Check } from '../../src/compliance/check.ts'
import type { CheckOutcome, CheckResult, Finding } from '../../src/compliance/result.ts'
import type { ImportFinding, ImportStats } from '../../src/exports/import-stats.ts'
import { checkRun } from '../../src/reports/check-run.ts'
import { contract, NOW } from './sample.ts'

const empty = new Check({ contracts: [contract], now: NOW }).result()
const stats: ImportStats = {
  rows: 7,
  badRows: 0,
  allowedBadRows: 0,
  ignoredRows: 3,
  clockChangeTimes: 2,
  findings: [],
}
const run = (outcome: CheckOutcome, own: Partial<ImportStats> = {}, result: Partial<CheckResult> = {}) =>
  checkRun({ ...empty, findings: [], outcome, ...result }, { ...stats, ...own }, 'sla.json')

describe('checkRun', () => {
  it('has the result, the counts of the import, and the name of the config file', () => {
    const { findings: _, ...counts } = stats
    expect(run('met')).toEqual({ ...empty, ...counts, findings: [], document: 'sla.json', outcome: 'met', exitCode: 0 })
  })

  it.each<[CheckOutcome, number]>([
    ['met', 0],
    ['breached', 1],
    ['inconclusive', 2],
  ])('maps %s to the exit status %i', (outcome, exitCode) => {
    expect(run(outcome).exitCode).toBe(exitCode)
  })

  it.each<CheckOutcome>(['met', 'breached'])('is inconclusive if more rows are invalid than tolerated: %s', outcome => {
    const inconclusive = { outcome: 'inconclusive', exitCode: 2 }
    expect(run(outcome, { badRows: 1 })).toMatchObject(inconclusive)
    expect(run(outcome, { badRows: 2, allowedBadRows: 1 })).toMatchObject(inconclusive)
    expect(run(outcome, { badRows: 2, allowedBadRows: 2 })).toMatchObject({ outcome })
  })

  const finding = (rule: Finding['rule']): Finding => ({ rule, severity: 'warning', message: rule })
  const unreadable: ImportFinding = { rule: 'not-readable', severity: 'error', message: 'no' }
  const repeated: ImportFinding = { rule: 'ticket-repeated', severity: 'warning', message: 'twice' }

  it('is inconclusive if an export cannot be read, and does not say that there is nothing to check', () => {
    const findings = [finding('nothing-to-check'), finding('waiver-unused')]
    const { outcome, findings: all } = run('met', { findings: [unreadable] }, { findings })
    expect([outcome, ...all.map(({ rule }) => rule)]).toEqual(['inconclusive', 'not-readable', 'waiver-unused'])
  })

  it('puts findings of the export after those on shares, and before the others', () => {
    const rules = ['nothing-to-check', 'minimum-missed', 'not-judged', 'comparison-unread', 'baseline-unused'] as const
    const { outcome, findings } = run('breached', { findings: [repeated] }, { findings: rules.map(finding) })
    expect([outcome, ...findings.map(({ rule }) => rule)]).toEqual([
      'breached',
      'nothing-to-check',
      'minimum-missed',
      'not-judged',
      'ticket-repeated',
      'comparison-unread',
      'baseline-unused',
    ])
  })
})
