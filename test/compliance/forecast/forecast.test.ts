import { describe, expect, it } from 'vitest'
import { forecast } from '../../../src/compliance/forecast/forecast.ts'
import type { ForecastOptions } from '../../../src/compliance/forecast/ticket-forecast.ts'
import type { TicketInput } from '../../../src/compliance/ticket-input.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { at, told } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract, ticket } from '../notation.ts'

const outOfHours = { channel: 'phone', otherwise: 'next-opening' } as const
const POLICY = slaPolicy({
  name: 'Gold',
  channels: ['web', 'phone'],
  severities: {
    critical: { level: 1, firstResponse: { within: 'PT2H', clock: 'always', outOfHours } },
    high: {
      level: 2,
      firstResponse: { within: 'PT6H', clock: 'business' },
      resolution: { within: 'PT9H', clock: 'business' },
    },
  },
})

const TICKETS = [
  ticket('late', 'mon 23 09:00 reported high', 'mon 23 10:00 responded'),
  ticket('soon', 'mon 23 14:00 reported high', 'mon 23 15:00 responded'),
  ticket('paused', 'mon 23 14:00 reported high', 'mon 23 15:00 responded', 'mon 23 16:00 paused customer'),
  ticket('new', 'tue 24 08:00 reported high'),
  ticket('night', 'mon 23 20:00 reported critical web'),
  ticket('answered', 'mon 23 14:00 reported high', 'mon 23 15:00 responded', 'tue 24 09:00 resolved'),
]

function forecastOf(own: Partial<ForecastOptions> = {}, tickets: readonly TicketInput[] = TICKETS) {
  const options = { contracts: [contract({ policy: POLICY })], now: at('tue 24 08:30'), until: at('wed 25 09:00') }
  return forecast({ ...options, tickets, ...own })
}

/** Breaches such as `tue 24 14:00 soon resolution 1`. */
function linesOf({ breaches }: ReturnType<typeof forecastOf>): string[] {
  return breaches.map(
    ({ dueAt, ticket, target, cycle, allowance, waived }) =>
      `${told(dueAt)} ${ticket} ${target} ${cycle}${allowance === null ? '' : `, ${allowance}`}${waived === undefined ? '' : `, ${waived}`}`,
  )
}

describe('forecast', () => {
  it('lists the open targets that will be breached, in the order in which they are due', () => {
    const result = forecastOf()
    expect(linesOf(result)).toEqual([
      'tue 24 11:00 night firstResponse 1',
      'tue 24 14:00 answered resolution 1',
      'tue 24 14:00 soon resolution 1',
      'tue 24 15:00 new firstResponse 1',
      'tue 24 18:00 new resolution 1',
    ])
    expect([result.tickets, result.open, result.rejected]).toEqual([6, 6, []])
  })

  it('leaves out a target that is due exactly at the end', () => {
    expect(linesOf(forecastOf({ until: at('tue 24 14:00') }))).toEqual(['tue 24 11:00 night firstResponse 1'])
    expect(linesOf(forecastOf({ until: at('tue 24 14:00') + 1 }))).toHaveLength(3)
    expect(linesOf(forecastOf({ until: at('tue 24 08:30') }))).toEqual([])
  })

  it('counts the allowance of the objectives down', () => {
    const objectives = [
      { target: 'resolution', min: 30, per: 'month' as const },
      { target: 'resolution', severity: 'high', min: 20, per: 'all' as const },
      { target: 'firstResponse', severity: 'high', min: 0, per: 'month' as const },
    ]
    expect(linesOf(forecastOf({ objectives }))).toEqual([
      'tue 24 11:00 night firstResponse 1',
      // One of five is late now. At 30%, eight more may be late if the others are met; each of them also counts down.
      'tue 24 14:00 answered resolution 1, 5',
      'tue 24 14:00 soon resolution 1, 1',
      'tue 24 15:00 new firstResponse 1',
      'tue 24 18:00 new resolution 1, -2',
    ])
  })

  it('shows waivers, whose breaches do not count', () => {
    const waivers = [{ ticket: 'soon', reason: 'strike' }]
    const objectives = [{ min: 90, per: 'month' as const }]
    const lines = linesOf(forecastOf({ waivers, objectives }))
    expect(lines.filter(line => line.includes('soon'))).toEqual(['tue 24 14:00 soon resolution 1, strike'])
  })

  it('knows nothing of events after now', () => {
    const later = [ticket('T', 'mon 23 14:00 reported high', 'tue 24 10:00 responded', 'tue 24 11:00 resolved')]
    expect(linesOf(forecastOf({}, later))).toEqual(['tue 24 11:00 T firstResponse 1', 'tue 24 14:00 T resolution 1'])
  })

  it('rejects tickets that cannot be judged', () => {
    const { rejected, tickets } = forecastOf({}, [ticket('T', 'wed 25 14:00 reported high')])
    expect([rejected.map(({ message }) => message), tickets]).toEqual([
      ['It is later than `now`. Use a later `now`.'],
      0,
    ])
  })

  it.each<[string, object]>([
    ['key-missing until: This key is required. Give the end of the forecast.', { until: undefined }],
    [
      'key-missing tickets: This key is required. Give the tickets, each with an id and events.',
      { tickets: undefined },
    ],
    ['input-invalid tickets: An object is not an iterable of tickets.', { tickets: {} }],
    ['input-invalid tickets: "T-1" is not an iterable of tickets.', { tickets: 'T-1' }],
    [
      'range-reversed until: The end is before the instant of the forecast. Give a later instant.',
      { until: at('tue 24 08:29') },
    ],
    [
      'key-unknown minimum: This key is not known. Known: contracts, calendars, targets, objectives, waivers, now, until, name, policies, tickets, ticketUrl, logo.',
      { minimum: 3 },
    ],
  ])('refuses: %s', (message, own) => {
    expect(refusal(() => forecastOf(own)).slice(0, message.length)).toBe(message)
  })
})
