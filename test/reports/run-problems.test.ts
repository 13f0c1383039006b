import { describe, expect, it } from 'vitest'
import type { ImportStats } from '../../src/exports/import-stats.ts'
import { wordingIn } from '../../src/reports/messages/wording.ts'
import { runProblems } from '../../src/reports/run-problems.ts'

const stats = (badRows: number, ...findings: { severity: string; message: string }[]) =>
  ({ badRows, allowedBadRows: 2, findings }) as unknown as ImportStats

describe('runProblems', () => {
  it('are none in a run that has tickets, and no more invalid rows than are allowed', () => {
    expect(runProblems(stats(2, { severity: 'warning', message: 'A remark.' }), 1)).toEqual([])
  })

  it('are invalid rows, errors of the exports and the lack of tickets', () => {
    const errors = stats(3, { severity: 'error', message: 'The file ends early.' })
    expect(runProblems(errors, 0)).toEqual(['3 invalid rows', 'The file ends early', 'no ticket was judged'])
    expect(runProblems(errors, 0, wordingIn('it'))).toEqual([
      '3 righe non valide',
      'The file ends early',
      'nessun ticket valutato',
    ])
  })
})
