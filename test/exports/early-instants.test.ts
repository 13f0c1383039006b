import { describe, expect, it } from 'vitest'
import { Check } from '../../src/compliance/check.ts'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { businessCalendar, slaPolicy } from '../../src/index.ts'
import { reading } from './reading.ts'

// 1 March 1970 was a Sunday. As milliseconds, its instants look like seconds of the year 2131.
const policy = slaPolicy({
  name: 'P',
  severities: { high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business' } } },
})
const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
const contracts = [{ when: {}, policyName: 'p', policy, calendarName: 'rome', calendar, severities: {} }]
const now = Date.UTC(1970, 3)

/** Reads an export and judges its tickets; returns the due times and outcomes, and the messages of invalid rows. */
async function judged(text: string, spec: TicketsSpec): Promise<string[]> {
  const { tickets, bad } = await reading(text, spec, now)
  const check = new Check({ contracts, now: new Date(now) })
  return [
    ...tickets.map(ticket => {
      const result = check.ticket(ticket)
      if (result.status !== 'judged') return result.status === 'rejected' ? result.message : result.status
      const [verdict] = result.verdicts
      const { dueAt } = result.explain('firstResponse', verdict)
      return `${new Date(dueAt!).toISOString()} ${verdict.outcome}`
    }),
    ...bad.map(({ message }) => message),
  ]
}

const rows = (reported: string, responded: string) =>
  `id,severity,reportedAt,respondedAt\nA,high,${reported},${responded}\n`

describe('an instant before 27 April 1970', () => {
  it.each<[string, string, TicketsSpec]>([
    ['a row per ticket', rows('1970-03-01T00:00:00Z', '1970-03-02T15:00:00Z'), {}],
    ['a row per ticket, without an answer', rows('1970-03-01T00:00:00Z', ''), {}],
    [
      'an event per row',
      'id,at,type,severity\nA,1970-03-01T00:00:00Z,reported,high\nA,1970-03-02T15:00:00Z,responded,\n',
      { shape: 'events' },
    ],
    [
      'a state per row',
      'id,at,state,severity\nA,1970-03-01T00:00:00Z,New,high\nA,1970-03-02T15:00:00Z,Answered,\n',
      { shape: 'log', states: { New: 'open', Answered: 'responded' } },
    ],
    [
      'another format of dates',
      rows('01/03/1970 01:00', '02/03/1970 16:00'),
      { dateFormat: 'dd/MM/yyyy HH:mm', timeZone: 'Europe/Rome' },
    ],
    [
      'an item of JSON',
      JSON.stringify([{ id: 'A', severity: 'high', reportedAt: '1970-03-01T00:00:00Z', respondedAt: null }]),
      { format: 'json' },
    ],
  ])('is not read as seconds in %s', async (_, text, spec) => {
    // Six hours from Monday at 09:00 in Rome.
    expect(await judged(text, spec)).toEqual(['1970-03-02T14:00:00.000Z breached'])
  })

  it('is refused as a number, because it may count seconds', async () => {
    const spec = { dateFormat: 'epoch-milliseconds' }
    expect(await judged(rows('5097600000', ''), spec)).toEqual([expect.stringContaining('It looks like seconds')])
  })
})
