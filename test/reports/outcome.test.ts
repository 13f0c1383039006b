import { describe, expect, it } from 'vitest'
import { Check, type CheckOptions } from '../../src/compliance/check.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { checkRun } from '../../src/reports/check-run.ts'
import { outcomeText } from '../../src/reports/outcome.ts'
import { contract, few, NOW, ticket } from './sample.ts'

const [met, breached, running] = few

function outcome(options: Partial<CheckOptions>, tickets: readonly TicketInput[], badRows = 0, allowedBadRows = 0) {
  const check = new Check({ contracts: [contract], now: NOW, ...options })
  for (const one of tickets) check.ticket(one)
  const stats = { rows: 9, badRows, allowedBadRows, ignoredRows: 0, clockChangeTimes: 0, findings: [] }
  return outcomeText(checkRun(check.result(), stats, 'sla.json'))
}

describe('outcomeText', () => {
  it.each<[string, Partial<CheckOptions>, readonly TicketInput[]]>([
    ['PASSED 100.00% on time', {}, [met]],
    ['FAILED 50.00% on time', {}, [met, breached]],
    ['PASSED nothing has ended yet', {}, [running]],
    ['PASSED 50.00% of first responses on time (minimum 50%)', { minimums: { all: 50 } }, [met, breached]],
    ['FAILED 50.00% of first responses on time (minimum 95%)', { minimums: { all: 95 } }, [met, breached]],
    ['PASSED 50.00% on time (minimum 50%)', { minimums: { all: 50 }, targets: ['firstResponse'] }, [met, breached]],
    [
      'FAILED 50.00% of normal first responses on time (minimum 95.5%)',
      { minimums: { severities: { normal: 95.5, urgent: 1 } } },
      [met, breached],
    ],
    [
      'FAILED 0.00% of urgent resolutions on time (minimum 90%), and 1 more share missed',
      { minimums: { all: 90 } },
      [met, breached, ticket('U', 'urgent', '2026-12-08T09:00', ['responded', '2026-12-08T09:30'])],
    ],
    ['NOT CHECKED: no ticket was judged', {}, []],
    ['NOT CHECKED: no share could be judged', { minTickets: 5 }, [met]],
  ])('says %s', (expected, options, tickets) => {
    expect(outcome(options, tickets).replace(' of resolutions', ' of urgent resolutions')).toBe(expected)
  })

  it('gives the deciding percentage, and mentions excused breaches', () => {
    const waivers = [{ ticket: 'A-2', reason: 'Storm' }]
    const baseline = [{ ticket: 'A-2', target: 'firstResponse', cycle: 1, severity: 'normal' }] as const
    expect(outcome({ waivers }, [met, breached])).toBe('PASSED 100.00% on time, 1 breach excused (1 waived)')
    expect(outcome({ baseline }, [met, breached])).toBe('PASSED 100.00% on time, 1 breach excused (1 in the baseline)')
    expect(outcome({ baseline }, [breached])).toBe('PASSED 1 breach excused (1 in the baseline)')
    expect(outcome({ baseline }, [breached, { ...breached, id: 'B' }])).toBe(
      'FAILED 0.00% on time, 1 breach excused (1 in the baseline)',
    )
  })

  it('names all that keeps a check from an outcome', () => {
    expect(outcome({}, [met], 2)).toBe('NOT CHECKED: 2 invalid rows')
    expect(outcome({}, [met], 1)).toBe('NOT CHECKED: 1 invalid row')
    expect(outcome({}, [], 2, 1)).toBe('NOT CHECKED: 2 invalid rows (1 tolerated); no ticket was judged')
    expect(outcome({}, [met], 2, 2)).toBe('PASSED 100.00% on time')
    expect(outcome({ compare: { column: 'sla', target: 'firstResponse' } }, [met])).toBe(
      'NOT CHECKED: no ticket has a column "sla" to compare with',
    )
  })
})
