import { describe, expect, it } from 'vitest'
import type { JudgedTicket, JudgedVerdict } from '../../src/compliance/result.ts'
import { breachesOf, isExcused, WorstBreaches } from '../../src/reports/worst-breaches.ts'

describe('WorstBreaches', () => {
  it('keeps the worst, the larger share of the budget first, and counts all', () => {
    const worst = new WorstBreaches(3)
    for (const [i, consumed] of [1.1, 3, 1.2, 9, 1.05, 4].entries()) worst.add(breach(`T${i}`, { consumed }))
    expect(ids(worst)).toEqual(['T3', 'T5', 'T1'])
    expect([worst.total, worst.excused]).toEqual([6, 0])
  })

  it('puts the longer time before the shorter, then what came first', () => {
    const worst = new WorstBreaches(9)
    for (const [i, overMs] of [5, 7, 5, 7].entries()) worst.add(breach(`T${i}`, { consumed: 2, overMs }))
    expect(ids(worst)).toEqual(['T1', 'T3', 'T0', 'T2'])
  })

  it('keeps excused breaches only if there is space', () => {
    const worst = new WorstBreaches(2)
    worst.add(breach('A', { consumed: 99, waived: 'Storm' }))
    worst.add(breach('B', { consumed: 98, known: true }))
    worst.add(breach('C', { consumed: 1.5 }))
    expect(ids(worst)).toEqual(['C', 'A'])
    expect([worst.total, worst.excused]).toEqual([3, 2])
  })
})

describe('breachesOf', () => {
  it('has the broken promises of a ticket, excused ones too', () => {
    const verdicts = [
      { outcome: 'met' },
      { outcome: 'breached' },
      { outcome: 'running' },
      { outcome: 'breached', waived: '' },
    ] as JudgedVerdict[]
    const ticket = { verdicts } as unknown as JudgedTicket
    expect(breachesOf(ticket)).toEqual([
      { ticket, verdict: verdicts[1] },
      { ticket, verdict: verdicts[3] },
    ])
    expect(verdicts.map(isExcused)).toEqual([false, false, false, true])
  })
})

function breach(id: string, verdict: Partial<JudgedVerdict>) {
  return { ticket: { id } as JudgedTicket, verdict: { overMs: 0, ...verdict } as JudgedVerdict }
}

function ids(worst: WorstBreaches): string[] {
  return worst.list.map(({ ticket }) => ticket.id)
}
