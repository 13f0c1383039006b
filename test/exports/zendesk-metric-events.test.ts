import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { eventTexts, reading } from './reading.ts'

// Made-up metric events. The sources of their keys are in src/exports/products/zendesk-metric-events.ts.

let id = 0
const event = (metric: string, type: string, time: string, own: object = {}) => ({
  id: ++id,
  ticket_id: 155,
  metric,
  instance_id: 1,
  type,
  time: `2026-11-20T${time}:00Z`,
  ...own,
})
const events = [
  event('agent_work_time', 'measure', '08:00', { instance_id: 0 }),
  event('agent_work_time', 'activate', '08:00'),
  event('requester_wait_time', 'activate', '08:00'),
  event('reply_time', 'activate', '08:00'),
  event('reply_time', 'apply_sla', '08:00', { sla: { target: 60, business_hours: true, policy: { id: 1 } } }),
  event('reply_time', 'fulfill', '09:00'),
  event('reply_time', 'update_status', '09:00', { status: { business: 60, calendar: 60 } }),
  event('pausable_update_time', 'activate', '09:00'),
  event('agent_work_time', 'pause', '09:30'),
  event('requester_wait_time', 'pause', '09:30'),
  event('reply_time', 'activate', '10:00', { instance_id: 2 }),
  event('agent_work_time', 'activate', '10:00'),
  event('requester_wait_time', 'activate', '10:00'),
  event('agent_work_time', 'pause', '10:30'),
  event('agent_work_time', 'activate', '11:00'),
  event('agent_work_time', 'breach', '11:30', { deleted: true }),
  event('reply_time', 'fulfill', '12:00', { instance_id: 2 }),
  event('pausable_update_time', 'fulfill', '12:00'),
  event('agent_work_time', 'fulfill', '13:00'),
  event('agent_work_time', 'activate', '14:00', { instance_id: 2 }),
]
const spec: TicketsSpec = { product: 'zendesk-metric-events', severities: { '': 'high' } }
const read = (value: unknown, own = spec) => reading({ 'zendesk.json': JSON.stringify(value) }, own)

const expected = [
  '2026-11-20T08:00:00Z reported high',
  '2026-11-20T09:00:00Z responded',
  '2026-11-20T09:30:00Z paused agent_work_time',
  '2026-11-20T09:30:00Z paused requester_wait_time',
  '2026-11-20T10:00:00Z customerReplied',
  '2026-11-20T10:00:00Z resumed agent_work_time',
  '2026-11-20T10:00:00Z resumed requester_wait_time',
  '2026-11-20T10:30:00Z paused agent_work_time',
  '2026-11-20T11:00:00Z resumed agent_work_time',
  '2026-11-20T12:00:00Z responded',
  '2026-11-20T12:00:00Z updated',
  '2026-11-20T13:00:00Z resolved',
  '2026-11-20T14:00:00Z reopened',
]

describe('the metric events of Zendesk', () => {
  it.each([
    ['a page of the API', { ticket_metric_events: events, count: 20, next_page: null }],
    ['overlapping pages', [{ ticket_metric_events: events.slice(0, 12) }, { ticket_metric_events: events.slice(9) }]],
    ['a list of events', events],
  ])('are read from %s', async (_, value) => {
    const { tickets, bad, leftOut } = await read(value)
    expect([bad, leftOut]).toEqual([[], []])
    expect(tickets.map(eventTexts)).toEqual([expected])
    expect(tickets[0].id).toBe('155')
  })

  it('are recognised without a product', async () => {
    const { tickets } = await read({ ticket_metric_events: events }, { severities: { '': 'high' } })
    expect(tickets.map(eventTexts)).toEqual([expected])
  })

  it('have the priority and the channel of tickets in the same file', async () => {
    const tickets = [{ id: 155, created_at: '2026-11-20T08:00:00Z', priority: 'urgent', via: { channel: 'web' } }]
    const read1 = await read([{ tickets }, { ticket_metric_events: events }], { product: 'zendesk-metric-events' })
    expect(eventTexts(read1.tickets[0])[0]).toBe('2026-11-20T08:00:00Z reported critical web')
    const within = { ticket: { ...tickets[0], metric_events: { all: events } } }
    expect(
      (await read(within, { product: 'zendesk-metric-events' })).tickets.map(({ events }) => events.length),
    ).toEqual([13])
  })

  it('count once without an id, in the order of their times, unless they are deleted', async () => {
    const bare = events.map(({ id, ...rest }) => (id ? rest : rest)).reverse()
    const deleted = event('reply_time', 'fulfill', '08:10', { deleted: true })
    const kept = event('requester_wait_time', 'fulfill', '15:00', { deleted: false })
    const { tickets } = await read([deleted, kept, ...bare])
    expect(eventTexts(tickets[0]).filter(text => /reported|responded|resolved/.test(text))).toEqual([
      ...['2026-11-20T08:00:00Z reported high', '2026-11-20T09:00:00Z responded', '2026-11-20T12:00:00Z responded'],
      '2026-11-20T13:00:00Z resolved',
    ])
  })

  it('begin with the report, as the ticket or the first activation has it', async () => {
    const own = [event('reply_time', 'activate', '08:05'), event('reply_time', 'fulfill', '09:00')]
    const first = async (...values: object[]) => eventTexts((await read(values)).tickets[0])
    expect(await first(...own)).toEqual(['2026-11-20T08:05:00Z reported high', '2026-11-20T09:00:00Z responded'])
    const ticket = { id: 155, created_at: '2026-11-20T08:00:00Z' }
    expect((await first(ticket, ...own)).slice(0, 2)).toEqual([
      '2026-11-20T08:00:00Z reported high',
      '2026-11-20T08:05:00Z customerReplied',
    ])
    expect(await first(ticket, event('reply_time', 'fulfill', '09:00'))).toEqual([
      '2026-11-20T08:00:00Z reported high',
      '2026-11-20T09:00:00Z responded',
    ])
    expect((await read([ticket])).tickets).toEqual([])
    expect((await read([{ ...event('reply_time', 'activate', '08:00'), ticket_id: undefined }])).bad).toHaveLength(1)
  })

  it('hand a ticket over only as a group gets it', async () => {
    const owned = (type: string, time: string, own: object) => event('group_ownership_time', type, time, own)
    const { tickets } = await read([
      ...events.slice(0, 6),
      owned('activate', '08:30', { group_id: 42 }),
      owned('fulfill', '08:40', { group_id: 42 }),
      owned('activate', '08:50', {}),
      event('agent_work_time', 'measure', '08:55', { group_id: 7 }),
    ])
    expect(eventTexts(tickets[0]).filter(text => text.includes('assigned'))).toEqual([
      '2026-11-20T08:30:00Z assigned 42',
    ])
  })

  it('show the groups that own a ticket', async () => {
    const owned = event('group_ownership_time', 'activate', '08:30', { group_id: 42 })
    const { tickets } = await read([...events.slice(0, 6), owned])
    expect(eventTexts(tickets[0])).toContain('2026-11-20T08:30:00Z assigned 42')
  })

  it.each([
    [
      'a ticket that began before the export',
      events.filter(({ instance_id }) => instance_id === 2),
      'The events begin with instance 2 of "reply_time", so earlier ones are missing. Export from an earlier start_time.',
    ],
    [
      'a ticket without an activation',
      [event('reply_time', 'fulfill', '09:00')],
      'The ticket has no event of the type activate, so nobody knows when it was reported. Export from an earlier start_time.',
    ],
    ['another object', [{ id: 1, name: 'x' }], 'The object is neither a metric event nor a ticket.'],
  ])('do not judge %s', async (_, value, message) => {
    const { tickets, bad } = await read(value)
    expect([tickets, bad.map(row => row.message)]).toEqual([[], [message]])
  })

  it('name an unknown type', async () => {
    const { bad } = await read([...events, event('reply_time', 'explode', '15:00')])
    expect(bad[0].message).toContain('Unknown event type "reply_time explode".')
  })
})
