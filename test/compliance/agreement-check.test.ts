import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import type { CheckOptions } from '../../src/compliance/check.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { at, BOSTON, lasting } from '../clock/notation.ts'
import { refusal } from '../validation/refusal.ts'
import { check, contract, findingsOf, ticket } from './notation.ts'

const clock = 'business'
const CUSTOMER = slaPolicy({
  name: 'Customer',
  severities: { high: { level: 1, firstResponse: { within: 'PT6H', clock } } },
  entitlements: { premium: { limit: 36, per: 'year' } },
})
const TEAM = slaPolicy({
  name: 'Team',
  targets: { repair: { starts: 'reported', stops: 'resolved', label: 'Repair' } },
  severities: {
    high: { level: 1, repair: { within: 'PT4H', clock }, update: { within: 'PT8H', clock } },
  },
})
const SLA = contract({ agreement: 'SLA', policyName: 'customer', policy: CUSTOMER, name: 'Gold' })
const OLA = contract({ agreement: 'OLA', policyName: 'team', policy: TEAM, when: { kind: ['incident'] } })

/** A ticket that was answered and resolved at an instant. */
function resolved(id: string, when: string, own: Partial<TicketInput> = {}): TicketInput {
  const lines = ['mon 23 09:00 reported high', 'mon 23 09:00 assigned anna', `${when} responded`, `${when} resolved`]
  return { ...ticket(id, ...lines), fields: { kind: 'incident', made_sla: 'true' }, ...own }
}

const TICKETS = [
  resolved('both late', 'mon 23 17:00', { entitlement: 'premium' }),
  resolved('late for the team', 'mon 23 14:00'),
  resolved('in time', 'mon 23 10:00'),
  resolved('not for the team', 'mon 23 10:00', { fields: { kind: 'question' } }),
  ticket('for nobody', 'mon 23 09:00 reported hihg'),
  ticket('earlier', 'fri 20 09:00 reported high'),
]

function resultOf(own: Partial<CheckOptions> = {}, tickets = TICKETS) {
  const one = check({ contracts: [SLA, OLA], since: at('mon 23 00:00'), targets: ['firstResponse', 'repair'], ...own })
  const results = tickets.map(input => one.ticketByAgreement(input))
  return { one, results, result: one.result() }
}

describe('Check, with two agreements', () => {
  it('judges each ticket once per agreement', () => {
    const { results } = resultOf()
    const lines = results.map(both =>
      both.map(one => {
        if (one.status !== 'judged') return one.status
        return `${one.agreement}: ${one.verdicts.map(({ target, outcome }) => `${target} ${outcome}`)}`
      }),
    )
    expect(lines).toEqual([
      ['SLA: firstResponse breached', 'OLA: repair breached'],
      ['SLA: firstResponse met', 'OLA: repair breached'],
      ['SLA: firstResponse met', 'OLA: repair met'],
      ['SLA: firstResponse met', 'rejected'],
      ['rejected', 'rejected'],
      ['out-of-period', 'out-of-period'],
    ])
  })

  it('sums up both', () => {
    const objectives = [{ min: 50, per: 'month' }] as const
    const waivers = [{ ticket: 'T-9', reason: 'storm' }]
    const { result } = resultOf({ objectives, waivers, compare: { column: 'made_sla', target: 'firstResponse' } })
    const { summary, agreements, findings, gates, attainment, months, holders, ...rest } = result
    expect(rest).toMatchObject({
      ...{ outcome: 'breached', now: at('fri 27 20:00'), tickets: 4, outsidePeriod: 1, notJudged: ['update'] },
      ...{ policies: ['customer', 'team'], calendars: ['desk'], targetLabels: { repair: 'Repair' } },
      entitlements: { 'SLA, Gold: premium': { limit: 36, used: 1 } },
      comparison: { target: 'firstResponse', column: 'made_sla', agreed: 2, differed: 1, absent: 1, unread: 0 },
    })
    expect(findingsOf(findings)).toEqual([
      'error objective-missed: OLA, repair, all severities, 2026-11: 1 of 3 on time (33.33%), objective 50%.',
      'warning waiver-unused: The waiver of T-9 excuses nothing: there is no such breach.',
    ])
    const counts = [
      ['SLA', 'firstResponse', 3, 1],
      ['OLA', 'repair', 1, 2],
    ]
    const met = ({ agreement, target, met, breached }: (typeof months)[number] | (typeof gates)[number]) => {
      return [agreement, target, met, breached]
    }
    expect([gates.map(met), months.map(met)]).toEqual([counts, counts])
    const ended = attainment.map(({ agreement, target, periods: [{ met, breached }] }) => [
      agreement,
      target,
      met,
      breached,
    ])
    expect(ended).toEqual(counts)
    const { firstResponse, repair } = summary.targets
    expect([firstResponse, repair].map(({ met, breached }) => [met, breached])).toEqual([
      [3, 1],
      [1, 2],
    ])
    expect(holders.map(({ agreement, holder, countedMs }) => [agreement, holder, lasting(countedMs)])).toEqual([
      ['SLA', 'anna', '8:00'],
      ['OLA', 'anna', '13:00'],
    ])
    const parts = agreements!.map(({ agreement, outcome, tickets, notJudged, targetLabels }) => {
      return [agreement, outcome, tickets, notJudged, targetLabels]
    })
    expect(parts).toEqual([
      ['SLA', 'met', 4, [], undefined],
      ['OLA', 'breached', 3, ['update'], { repair: 'Repair' }],
    ])
  })

  it('counts a ticket that any agreement judged, and uses up entitlements only where a contract has one', () => {
    const { results, result } = resultOf({ contracts: [OLA, SLA, { ...OLA, agreement: 'SLA' }] })
    expect(results[0].map(({ status }) => status)).toEqual(['judged', 'judged'])
    expect([result.tickets, result.entitlements]).toEqual([4, { 'SLA, Gold: premium': { limit: 36, used: 1 } }])
  })

  it('has an outcome if one cell of several cannot be compared', () => {
    const fields = { made_sla: 'perhaps' }
    const tickets = [resolved('a', 'mon 23 10:00'), resolved('b', 'mon 23 10:00', { fields })]
    const { result } = resultOf({ contracts: [SLA], targets: undefined, compare: 'made_sla' }, tickets)
    expect([result.outcome, ...result.findings.map(({ severity }) => severity)]).toEqual(['met', 'warning'])
  })

  it('has the worst outcome of both', () => {
    const outcomes = (id: string, own: Partial<CheckOptions> = {}) =>
      resultOf(
        { minimums: { all: 50 }, ...own },
        TICKETS.filter(one => one.id === id),
      ).result.outcome
    expect(outcomes('in time')).toBe('met')
    expect(outcomes('late for the team')).toBe('breached')
    expect(outcomes('not for the team')).toBe('inconclusive')
  })

  it('names the agreement in findings, unless no contract names one', () => {
    const messages = (...contracts: CheckOptions['contracts']) => resultOf({ contracts }, []).result.findings
    const rule = { rule: 'nothing-to-check', severity: 'error' }
    const [sla, ola] = messages(SLA, OLA)
    expect([sla, ola]).toStrictEqual([
      { ...rule, agreement: 'SLA', message: expect.stringMatching(/^SLA: /) },
      { ...rule, agreement: 'OLA', message: expect.stringMatching(/^OLA: /) },
    ])
    const plain = contract({ policy: TEAM })
    const [only] = resultOf({ contracts: [plain], targets: ['repair'] }, []).result.findings
    expect(only).toStrictEqual({ ...rule, message: sla.message.replace('SLA: ', '') })
  })

  it('excuses the breach of one agreement', () => {
    const waivers = [{ ticket: 'both late', agreement: 'OLA', reason: 'storm' }]
    const [first] = resultOf({ waivers }).results
    expect(first.map(one => one.status === 'judged' && one.verdicts[0].waived)).toEqual([undefined, 'storm'])
  })

  it('applies minimums of severities to the agreements that have them', () => {
    const policy = slaPolicy({
      name: 'Low',
      severities: { low: { level: 1, firstResponse: { within: 'PT6H', clock } } },
    })
    const contracts = [SLA, contract({ agreement: 'OLA', policy })]
    const tickets = [resolved('T', 'mon 23 10:00')]
    const { result } = resultOf(
      { contracts, minimums: { severities: { high: 70, low: 80 } }, targets: undefined },
      tickets,
    )
    const gates = result.gates.map(({ agreement, severity, minimum }) => [agreement, severity, minimum])
    expect(gates).toEqual([
      ['SLA', 'high', 70],
      ['OLA', 'low', 80],
    ])
  })

  it('rejects an entitlement that no agreement has, in each', () => {
    const { results } = resultOf({ contracts: [OLA, { ...OLA, agreement: 'UC' }], targets: ['repair'] })
    const codes = results[0].map(one => one.status === 'rejected' && one.error.code)
    expect(codes).toEqual(['entitlement-unknown', 'entitlement-unknown'])
  })

  it('refuses calls for one agreement', () => {
    const contracts = [SLA, OLA]
    expect(refusal(() => check({ contracts }).ticket(TICKETS[0]))).toBe(
      'input-invalid The contracts have several agreements: SLA, OLA. Call ticketByAgreement, which returns a result for each.',
    )
    const compare = { column: 'made_sla', target: 'firstResponse' }
    expect(refusal(() => check({ contracts: [SLA, OLA, { ...SLA, agreement: 'UC' }], compare }))).toBe(
      'input-invalid compare: Several agreements judge firstResponse: SLA, UC. Give the contracts of the agreement that the column is about.',
    )
  })
})

describe('Check, with one agreement', () => {
  it('counts its tickets', () => {
    const { one, results, result } = resultOf({ contracts: [SLA], targets: undefined })
    expect([one.agreements, results[0].length, result.tickets, result.agreements?.length]).toEqual([['SLA'], 1, 4, 1])
    expect(result).not.toHaveProperty('agreement')
    expect(Object.keys(result)).toEqual(expect.not.arrayContaining(['targetLabels', 'comparison']))
  })
})

describe('Check, with a column of calendars', () => {
  it('lists the names of all its calendars', () => {
    const unnamed = businessCalendar({ timeZone: 'Asia/Tokyo', hours: { mon: '09:00-10:00' } })
    const calendarFrom = { column: 'site', calendars: { a: 'boston', b: 'tokyo', '*': 'boston' } }
    const own = { contracts: [contract({ calendarFrom })], calendars: { boston: BOSTON, tokyo: unnamed } }
    expect(check(own).result().calendars).toEqual(['Boston', 'tokyo'])
  })
})

it('Check writes its findings in the given language', () => {
  const messages = [undefined, 'en', 'fr', 'it'].map(locale => check({ locale }).result().findings[0].message)
  expect(messages.map(message => message === messages[0])).toEqual([true, true, true, false])
})
