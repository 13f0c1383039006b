import { describe, expect, it } from 'vitest'
import type { JudgedTicket } from '../../src/compliance/result.ts'
import { ReportCollector } from '../../src/reports/collector.ts'

const open = (id: string, dueAt: number, target = 'firstResponse', cycle = 1, agreement?: string) =>
  ({
    ...{ id, timeZone: 'UTC', agreement },
    verdicts: [{ outcome: 'running', dueAt, target, cycle, reportedAt: 0 }],
  }) as unknown as JudgedTicket
const nextOf = (...tickets: JudgedTicket[]) => {
  const collector = new ReportCollector()
  for (const ticket of tickets) collector.ticket(ticket)
  return collector.next.list.map(({ ticket, verdict }) =>
    [ticket.id, ticket.agreement, verdict.target, verdict.cycle].filter(Boolean).join(' '),
  )
}

describe('the open targets that are due next', () => {
  it('are in the order in which they are due, ten at most', () => {
    const tickets = Array.from({ length: 12 }, (_, i) => open(`T-${i}`, 100 - i))
    expect(nextOf(...tickets)).toEqual(
      tickets
        .slice(2)
        .reverse()
        .map(({ id }) => `${id} firstResponse 1`),
    )
  })

  it('are in the order of tickets, agreements, targets and cycles where they are due together', () => {
    const tickets = [
      open('B', 5),
      open('A', 5, 'update', 2, 'SLA'),
      open('A', 5, 'update', 1, 'SLA'),
      open('A', 5, 'resolution', 3, 'SLA'),
      open('A', 5, 'update', 9, 'OLA'),
      open('A', 5, 'update', 9),
    ]
    const sorted = [
      'A update 9',
      'A OLA update 9',
      'A SLA resolution 3',
      'A SLA update 1',
      'A SLA update 2',
      'B firstResponse 1',
    ]
    expect(nextOf(...tickets)).toEqual(sorted)
    expect(nextOf(...tickets.reverse())).toEqual(sorted)
  })

  it('are neither paused ones nor those that have ended', () => {
    const paused = { ...open('P', 5), verdicts: [{ outcome: 'running', dueAt: null, reportedAt: 0 }] }
    const met = { ...open('M', 5), verdicts: [{ outcome: 'met', dueAt: 5, reportedAt: 0 }] }
    expect(nextOf(paused as never, met as never)).toEqual([])
  })
})
