import { describe, expect, it } from 'vitest'
import { Check, ContractDiff, type DiffTerms, type VerdictChange } from '../../../src/compliance/index.ts'
import type { TicketItem } from '../../../src/exports/ticket.ts'
import { businessCalendar, italianOffice, union } from '../../../src/index.ts'
import { type ComparedVerdict, referenceDiff } from '../../reference/compliance/diff.ts'
import { LOGS, terms, ticketsOf } from '../real-logs.ts'

const office = (timeZone: string) => businessCalendar({ timeZone, hours: { 'mon-fri': '09:00-18:00' } })
const sun = union(italianOffice, office('America/New_York'), office('Asia/Tokyo'))

function checked(options: DiffTerms, tickets: readonly TicketItem[], now: number) {
  const check = new Check({ ...options, now })
  const verdicts = tickets.flatMap((input): ComparedVerdict[] => {
    const ticket = check.ticket(input)
    return ticket.status === 'judged' ? ticket.verdicts.map(verdict => ({ ...verdict, isExcused: false })) : []
  })
  return { verdicts, result: check.result() }
}

const shown = ({ ticket, target, cycle, from, to, before, after }: VerdictChange) => ({
  ...{ ticket, target, cycle, before: from, after: to },
  ...{ dueBefore: before?.dueAt ?? null, dueAfter: after?.dueAt ?? null },
})

describe.each(LOGS)('the real log that %s names', (variable, spec, target, at) => {
  const file = process.env[variable]
  const now = Date.parse(at)

  it.skipIf(!file).each([
    ['6 and 8 working hours for P2', terms(target, 6, italianOffice), terms(target, 8, italianOffice)],
    ['Rome and follow-the-sun', terms(target, 6, italianOffice), terms(target, 6, sun)],
  ])('a diff of %s is what two separate checks differ in', async (_, before, after) => {
    const tickets = await ticketsOf(file!, spec, now)
    expect(tickets.length).toBeGreaterThan(7_000)
    const diff = new ContractDiff({ before, after, now })
    const changes = tickets.flatMap(input => {
      const result = diff.ticket(input)
      return result.status === 'compared' ? result.changes : []
    })
    const [first, second] = [checked(before, tickets, now), checked(after, tickets, now)]
    const expected = referenceDiff(first.verdicts, second.verdicts)
    const inOrder = changes.map(shown).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    expect(inOrder).toEqual(expected)
    const result = diff.result()
    expect([result.changed, result.before, result.after]).toEqual([expected.length, first.result, second.result])
  })
})
