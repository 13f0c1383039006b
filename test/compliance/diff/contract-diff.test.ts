import { describe, expect, it } from 'vitest'
import type { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { ContractDiff } from '../../../src/compliance/diff/contract-diff.ts'
import { diffContracts } from '../../../src/compliance/diff/diff-contracts.ts'
import { parseDocument } from '../../../src/document/document.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { at, BOSTON, DESK } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'
import { answered, contract, ticket } from '../notation.ts'

function terms(within: string) {
  const target = { within, clock: 'business' } as const
  const policy = slaPolicy({
    name: 'Gold',
    severities: { high: { level: 1, firstResponse: target }, low: { level: 2, firstResponse: target } },
  })
  return { contracts: [contract({ policy })], objectives: [{ min: 50, per: 'month' as const }] }
}

const now = at('fri 27 20:00')

describe('ContractDiff', () => {
  it('counts the changes, and has the result of both checks', () => {
    const diff = new ContractDiff({ before: terms('PT6H'), after: terms('PT4H'), now })
    const times = ['mon 23 10:00', 'mon 23 14:00', 'mon 23 15:00', 'mon 23 16:00']
    const statuses = times.map((when, i) => diff.ticket(answered(`T-${i}`, when)).status)
    expect(new Set(statuses)).toEqual(new Set(['compared']))
    const { before, after, ...rest } = diff.result()
    expect(rest).toEqual({
      openOnly: false,
      tickets: 4,
      closed: 0,
      changedTickets: 2,
      changed: 2,
      counts: [{ from: 'met', to: 'breached', count: 2 }],
      movedDue: 2,
    })
    expect([before.outcome, after.outcome]).toEqual(['met', 'breached'])
    expect([before, after].map(({ attainment }) => attainment[0].periods[0].percent)).toEqual([75, 25])
  })

  it('leaves tickets outside the period to neither, and rejects what neither can judge', () => {
    const diff = new ContractDiff({ before: terms('PT6H'), after: terms('PT4H'), now, since: at('tue 24 00:00') })
    expect(diff.ticket(answered('T-1', 'mon 23 16:00')).status).toBe('out-of-period')
    const rejected = diff.ticket(ticket('T-2', 'tue 24 09:00 reported hihg'))
    expect(rejected).toMatchObject({ status: 'rejected', message: '"hihg" is not known. Did you mean high?' })
    expect(diff.result().tickets).toBe(0)
  })

  it('rejects a closed ticket for the agreement that cannot judge it, also among open tickets only', () => {
    const agreements = (within: string) => {
      const [sla] = terms(within).contracts
      const policy = slaPolicy({
        name: 'Own',
        severities: { high: { level: 1, resolution: { within, clock: 'business' } } },
      })
      return {
        contracts: [
          { ...sla, agreement: 'SLA' },
          { ...sla, agreement: 'OLA', policyName: 'own', policy },
        ],
      }
    }
    const statuses = (openOnly: boolean) => {
      const diff = new ContractDiff({ before: agreements('PT6H'), after: agreements('PT4H'), now, openOnly })
      const [closed, open] = ['mon 23 10:00 responded', 'sat 28 10:00 responded'].map(line =>
        diff.ticketByAgreement(ticket('T-1', 'mon 23 09:00 reported low', line)),
      )
      return [closed, open].map(results => results.map(one => one.status))
    }
    expect(statuses(false)).toEqual([
      ['compared', 'rejected'],
      ['compared', 'rejected'],
    ])
    expect(statuses(true)).toEqual([
      ['closed', 'rejected'],
      ['compared', 'rejected'],
    ])
  })

  it('counts in the calendars of each version that one policy names', () => {
    const policy = slaPolicy({
      name: 'Gold',
      severities: { high: { level: 1, firstResponse: { within: 'PT2H', clock: 'business', calendar: 'desk' } } },
    })
    const naming = (desk: BusinessCalendar) => ({ contracts: [contract({ policy })], calendars: { desk } })
    const diff = new ContractDiff({ before: naming(DESK), after: naming(BOSTON), now })
    expect(diff.ticket(answered('T-1', 'mon 23 12:00'))).toMatchObject({ changes: [{ from: 'breached', to: 'met' }] })
  })

  it('takes the results of parseDocument', () => {
    const document = parseDocument({ policy: 'msaBusiness', calendar: 'italianOffice', name: 'Desk' })
    const result = diffContracts({ before: document, after: document, tickets: [answered('T-1', 'mon 23 16:00')], now })
    expect([result.tickets, result.changes, result.rejected]).toEqual([1, [], []])
  })

  it('refuses tickets that are not an iterable', () => {
    const versions = { before: terms('PT6H'), after: terms('PT6H'), now }
    expect(refusal(() => diffContracts(versions as never))).toMatch('key-missing tickets: This key is required.')
    expect(refusal(() => diffContracts(null as never))).toBe('input-invalid null is not an object.')
    expect(refusal(() => diffContracts({ ...versions, tickets: 5 as never }))).toBe(
      'input-invalid tickets: 5 is not an iterable of tickets.',
    )
  })

  it('names the version of an error', () => {
    const wrong = { ...terms('PT6H'), objectives: [{ min: 0.5, per: 'month' as const }] }
    const make = (options: object) => () => new ContractDiff({ now, ...options } as never)
    expect(refusal(make({ before: terms('PT6H'), after: wrong }))).toBe(
      'input-invalid after.objectives[0].min: 0.5 would be 0.5%. For 50% write 50.',
    )
    expect(refusal(make({ before: terms('PT6H') }))).toBe(
      'key-missing after: This key is required. Give the contracts, or the result of parseDocument.',
    )
    expect(refusal(make({ before: { contract: [] }, after: wrong }))).toBe(
      'key-unknown before.contract: This key is not known. Did you mean contracts?',
    )
    expect(refusal(make({ before: terms('PT6H'), after: terms('PT6H'), min: 5 }))).toBe(
      'key-unknown min: This key is not known. Known: before, after, now, since, until, openOnly.',
    )
  })
})
