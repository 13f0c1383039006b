import { describe, expect, it } from 'vitest'
import { Check, type CheckOptions } from '../../src/compliance/check.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { type CheckRun, checkRun } from '../../src/reports/check-run.ts'
import { blockingFindings, invalidRowReason, outcomeText } from '../../src/reports/outcome.ts'
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

describe('invalidRowReason', () => {
  it('names the column of each error that has one', () => {
    const faults = [{ message: 'The row is empty.' }, { column: 'id', message: 'No id.' }]
    expect(invalidRowReason({ file: 'a.csv', line: 2, faults })).toBe('The row is empty. column id: No id.')
  })
})

describe('blockingFindings', () => {
  const finding = (rule: string, severity: string) => ({ rule, severity, message: 'x' })
  const findings = [
    finding('not-readable', 'error'),
    finding('minimum-missed', 'error'),
    finding('not-judged', 'warning'),
  ]
  const blocking = (exitCode: number) => blockingFindings({ exitCode, findings } as unknown as CheckRun)

  it('are the errors that leave a check without an outcome, and no missed minimum', () => {
    expect(blocking(2)).toEqual([findings[0]])
    expect(blocking(1)).toEqual([])
    expect(blocking(0)).toEqual([])
  })
})

describe('outcomeText, of a check without an outcome', () => {
  const text = (given: object) =>
    outcomeText({
      exitCode: 2,
      findings: [],
      badRows: 0,
      allowedBadRows: 0,
      gates: [],
      ...given,
    } as unknown as CheckRun)
  const finding = (message: string) => ({ rule: 'not-readable', severity: 'error', message })

  it('joins the reasons, without capitals and full stops', () => {
    expect(
      text({
        findings: [
          { ...finding('Nothing to check: no ticket was judged.'), rule: 'nothing-to-check' },
          finding('No time zone: a.b is not one.'),
        ],
      }),
    ).toBe('NOT CHECKED: no ticket was judged; no time zone: a.b is not one')
    expect(text({ findings: [finding('SLA met is not a column.'), finding('"Id" is not known.')] })).toBe(
      'NOT CHECKED: SLA met is not a column; "Id" is not known',
    )
    expect(text({ findings: [finding('It is not so: Nothing to check: x.')] })).toBe(
      'NOT CHECKED: it is not so: Nothing to check: x',
    )
  })

  it('counts invalid rows, and those that are tolerated', () => {
    expect(text({ badRows: 1 })).toBe('NOT CHECKED: 1 invalid row')
    expect(text({ badRows: 3, allowedBadRows: 2 })).toBe('NOT CHECKED: 3 invalid rows (2 tolerated)')
  })
})
