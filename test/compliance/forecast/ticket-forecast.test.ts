import { describe, expect, it } from 'vitest'
import { type ForecastOptions, TicketForecast } from '../../../src/compliance/forecast/ticket-forecast.ts'
import type { TicketInput } from '../../../src/compliance/ticket-input.ts'
import { evidence } from '../../../src/explain/explain.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { at, lasting, told } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract, ticket } from '../notation.ts'

const clock = 'business'
const TEAM = slaPolicy({
  name: 'Team',
  targets: { repair: { starts: 'reported', stops: 'resolved', label: 'Repair' } },
  severities: {
    high: { level: 1, repair: { within: 'PT6H', clock }, update: { within: 'PT5H', clock } },
    low: { level: 2 },
  },
})
const SLA = contract({ agreement: 'SLA' })
const OLA = contract({ agreement: 'OLA', policyName: 'team', policy: TEAM, when: { kind: ['incident'] } })

function forecasting(own: Partial<ForecastOptions> = {}): TicketForecast {
  return new TicketForecast({ contracts: [SLA, OLA], now: at('mon 23 12:00'), until: at('fri 27 12:00'), ...own })
}

/** An incident of high severity that was reported at ten. */
function incident(id: string, ...lines: string[]): TicketInput {
  return { ...ticket(id, 'mon 23 10:00 reported high', ...lines), fields: { kind: 'incident' } }
}

/** Breaches, one per line, such as `mon 23 16:00 SLA T firstResponse 1: 4:00 left`. */
function linesOf(forecast: TicketForecast): string[] {
  return forecast.result().breaches.map(({ dueAt, agreement, ticket, target, cycle, remainingMs, targetLabel }) => {
    const label = targetLabel === undefined ? '' : ` (${targetLabel})`
    return `${told(dueAt)} ${agreement} ${ticket} ${target}${label} ${cycle}: ${lasting(remainingMs)} left`
  })
}

describe('TicketForecast', () => {
  it('sorts breaches by due time, ticket, agreement, target and cycle, whatever the order of tickets', () => {
    const tickets = [incident('T'), incident('S', 'mon 23 11:00 updated'), incident('U', 'mon 23 10:30 updated')]
    const expected = [
      'mon 23 15:00 OLA T update 1: 3:00 left',
      'mon 23 15:30 OLA U update 2: 3:30 left',
      'mon 23 16:00 OLA S repair (Repair) 1: 4:00 left',
      'mon 23 16:00 OLA S update 2: 4:00 left',
      'mon 23 16:00 SLA S firstResponse 1: 4:00 left',
      'mon 23 16:00 OLA T repair (Repair) 1: 4:00 left',
      'mon 23 16:00 SLA T firstResponse 1: 4:00 left',
      'mon 23 16:00 OLA U repair (Repair) 1: 4:00 left',
      'mon 23 16:00 SLA U firstResponse 1: 4:00 left',
    ]
    for (const inOrder of [tickets, [...tickets].reverse()]) {
      const forecast = forecasting()
      for (const input of inOrder) forecast.ticketByAgreement(input)
      expect(linesOf(forecast)).toEqual(expected)
    }
  })

  it('has the members that apply, and no others', () => {
    const members = (own: Partial<ForecastOptions>) => {
      const forecast = forecasting(own)
      forecast.ticketByAgreement(incident('T'))
      const { breaches, ...rest } = forecast.result()
      return [rest, ...breaches]
    }
    const period = { now: at('mon 23 12:00'), until: at('fri 27 12:00') }
    const result = { ...period, ...evidence(), tickets: 1, open: 1, attainment: [] }
    const breach = {
      ...{ ticket: 'T', source: undefined, cycle: 1, severity: 'high', reportedAt: at('mon 23 10:00') },
      ...{ dueAt: at('mon 23 16:00'), remainingMs: 4 * 3_600_000 },
      ...{ calendar: 'desk', timeZone: 'Europe/Rome', allowance: null },
    }
    expect(members({ contracts: [contract()] })).toStrictEqual([
      result,
      { ...breach, target: 'firstResponse', policy: 'plain' },
    ])
    const targetLabels = { repair: 'Repair' }
    expect(members({ contracts: [OLA], targets: ['repair'] })).toStrictEqual([
      { ...result, targetLabels },
      { ...breach, agreement: 'OLA', target: 'repair', targetLabel: 'Repair', policy: 'team' },
    ])
  })

  it('judges one ticket if there is one agreement', () => {
    const forecast = forecasting({ contracts: [contract()] })
    expect(forecast.ticket(incident('T'))).toMatchObject({ status: 'judged', id: 'T', severity: 'high' })
    expect(linesOf(forecast)).toHaveLength(1)
    expect(refusal(() => forecasting().ticket(incident('T')))).toMatch(/^input-invalid The contracts have several/)
  })

  it('counts open targets, and keeps the results of tickets that are not open or not judged', () => {
    const forecast = forecasting()
    const all = [
      incident('closed', 'mon 23 11:00 responded', 'mon 23 11:00 resolved'),
      ticket('for the customer', 'mon 23 10:00 reported high'),
      incident('for the team', 'mon 23 11:00 responded'),
      ticket('for nobody', 'mon 23 10:00 reported hihg'),
    ].map(input => forecast.ticketByAgreement(input).map(({ status }) => status))
    expect(all).toEqual([
      ['judged', 'judged'],
      ['judged', 'rejected'],
      ['judged', 'judged'],
      ['rejected', 'rejected'],
    ])
    const { open, tickets, breaches } = forecast.result()
    expect([open, tickets, breaches.map(({ ticket, target }) => `${ticket}: ${target}`)]).toEqual([
      ...[3, 3],
      ['for the customer: firstResponse', 'for the team: repair', 'for the team: update'],
    ])
  })

  it('takes an event at the instant of the forecast as happened', () => {
    const forecast = forecasting({ contracts: [contract()] })
    forecast.ticket(incident('T', 'mon 23 12:00 paused customer'))
    expect(linesOf(forecast)).toEqual([])
  })

  it('takes events in every form of an instant', () => {
    const forecast = forecasting({ contracts: [contract()] })
    const { events, ...others } = incident('T')
    const texts = events.map(event => ({ ...event, at: new Date(event.at).toISOString() }))
    forecast.ticket({ ...others, events: texts } as never)
    expect(linesOf(forecast)).toEqual(['mon 23 16:00 undefined T firstResponse 1: 4:00 left'])
  })

  it('refuses invalid instants, with their place', () => {
    expect(refusal(() => forecasting({ now: 'noon' }))).toMatch(/^instant-invalid now: /)
    expect(refusal(() => forecasting({ until: 'noon' }))).toMatch(/^instant-invalid until: /)
  })
})
