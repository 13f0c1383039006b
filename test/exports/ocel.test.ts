import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { eventTexts, reading } from './reading.ts'

// Made-up logs in the format of https://www.ocel-standard.org/specification/formats/json/

const at = (time: string) => `2026-11-20T${time}:00Z`
const event = (id: string, type: string, time: string, objects: readonly string[], attributes: object = {}) => ({
  id,
  type,
  time: at(time),
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
  relationships: objects.map(objectId => ({ objectId, qualifier: 'of' })),
})
const log = {
  objectTypes: [{ name: 'incident', attributes: [{ name: 'priority', type: 'string' }] }, { name: 'team' }],
  eventTypes: [{ name: 'open' }, { name: 'answer' }, { name: 'close' }],
  objects: [
    {
      id: 'I1',
      type: 'incident',
      attributes: [
        { name: 'priority', time: at('09:30'), value: 'P1' },
        { name: 'priority', time: '1970-01-01T00:00:00Z', value: 'P2' },
        { name: 'customer', time: '1970-01-01T00:00:00Z', value: 'Acme' },
      ],
    },
    { id: 'I2', type: 'incident', attributes: [{ name: 'priority', time: '1970-01-01T00:00:00Z', value: 'P1' }] },
    { id: 'desk', type: 'team' },
    { id: 'net', type: 'team' },
  ],
  events: [
    event('e1', 'open', '08:00', ['I1', 'desk'], { by: 'carla' }),
    event('e2', 'answer', '09:00', ['I1', 'net', 'I1']),
    event('e3', 'open', '09:15', ['I2', 'desk']),
    event('e5', 'close', '11:00', ['I1', 'I2', 'net']),
    event('e4', 'mail', '10:00', ['I1', 'net']),
  ],
}
const states: TicketsSpec['states'] = { open: 'open', answer: 'responded', mail: 'ignored', close: 'resolved' }
const spec: TicketsSpec = {
  product: 'ocel',
  objectType: 'incident',
  columns: { group: 'related:team' },
  severities: { P1: 'critical', P2: 'high' },
  states,
}
const read = (value: unknown, own = spec) => reading({ 'log.json': JSON.stringify(value) }, own)

const expected = [
  [
    '2026-11-20T08:00:00Z reported high',
    '2026-11-20T08:00:00Z assigned desk',
    '2026-11-20T09:00:00Z assigned net',
    '2026-11-20T09:00:00Z responded',
    '2026-11-20T09:30:00Z severityChanged critical',
    '2026-11-20T11:00:00Z resolved',
  ],
  [
    '2026-11-20T09:15:00Z reported critical',
    '2026-11-20T09:15:00Z assigned desk',
    '2026-11-20T11:00:00Z assigned net',
    '2026-11-20T11:00:00Z resolved',
  ],
]

describe('an OCEL 2.0 log', () => {
  it('is read as a state log of the objects of one type', async () => {
    const { tickets, bad } = await read(log)
    expect(bad).toEqual([])
    expect(tickets.map(({ id }) => id)).toEqual(['I1', 'I2'])
    expect(tickets.map(eventTexts)).toEqual(expected)
    expect(tickets[0].fields).toMatchObject({ 'object:customer': 'Acme', 'object:priority': 'P1', 'event id': 'e5' })
  })

  it('is recognised without a product', async () => {
    const { product, columns, ...rest } = spec
    const { tickets } = await reading({ 'log.jsonocel': JSON.stringify(log, undefined, 2) }, rest)
    expect([product, columns, tickets.map(eventTexts)]).toEqual(['ocel', { group: 'related:team' }, expected])
  })

  it('can be read as events', async () => {
    const { tickets } = await read(log, {
      ...spec,
      shape: 'events',
      states: {},
      events: { open: 'reported', answer: 'responded', mail: null, close: 'resolved', '(no new state)': null },
    })
    expect(eventTexts(tickets[0]).filter(text => !text.includes('assigned'))).toEqual([
      '2026-11-20T08:00:00Z reported high',
      '2026-11-20T09:00:00Z responded',
      '2026-11-20T11:00:00Z resolved',
    ])
  })

  it('has a value from its time on, and all objects of a type in one cell', async () => {
    const value = (time: string, given: string) => ({ name: 'priority', time: at(time), value: given })
    const { tickets } = await read({
      ...log,
      objects: [
        { id: 'I1', type: 'incident', attributes: [value('10:30', 'P1'), value('08:00', 'P2'), value('09:30', 'P2')] },
        ...[
          { id: 'desk', type: 'team' },
          { id: 'net', type: 'team' },
        ],
      ],
      events: [
        event('e3', 'close', '11:00', ['I1', 'net', 'desk'], { by: 'ada', note: 'done' }),
        event('e1', 'open', '08:00', ['I1', 'desk']),
        event('e2', 'answer', '10:30', ['I1']),
      ],
    })
    expect(eventTexts(tickets[0])).toEqual([
      ...['2026-11-20T08:00:00Z reported high', '2026-11-20T08:00:00Z assigned desk'],
      ...['2026-11-20T10:30:00Z severityChanged critical', '2026-11-20T10:30:00Z responded'],
      ...['2026-11-20T11:00:00Z assigned net,desk', '2026-11-20T11:00:00Z resolved'],
    ])
    expect(tickets[0].fields).toMatchObject({ by: 'ada', note: 'done', 'related:team': 'net,desk' })
  })

  it('needs no type if all objects have the same one', async () => {
    const objects = log.objects.slice(0, 2)
    const events = log.events.map(one => ({
      ...one,
      relationships: one.relationships.filter(({ objectId }) => /^I/.test(objectId)),
    }))
    const { objectType, columns, ...own } = spec
    expect([objectType, columns]).toEqual(['incident', { group: 'related:team' }])
    expect((await read({ ...log, objects, events }, own)).tickets).toHaveLength(2)
  })

  it.each([
    [
      log,
      undefined,
      'log.json: the objects have 2 types: "incident", "team". Name the type of the tickets in tickets.objectType.',
    ],
    [log, 'ticket', 'log.json: no object has the type "ticket" of tickets.objectType. Types: "incident", "team".'],
    [{ objects: [] }, 'incident', 'log.json: this is not OCEL 2.0: it needs the lists "objects" and "events".'],
    [
      { 'ocel:events': {}, more: 1 },
      'incident',
      'log.json: this is OCEL 1.0. Convert it to OCEL 2.0, such as with PM4Py.',
    ],
  ])('is an error if it cannot be read: %#', async (value, objectType, message) => {
    await expect(read(value, { ...spec, objectType })).rejects.toThrow(message)
  })

  it('does not judge an object without events, and names a relation to nothing', async () => {
    const { tickets, bad } = await read({
      ...log,
      objects: [...log.objects, { id: 'I3', type: 'incident' }],
      events: [...log.events, event('e9', 'open', '12:00', ['I9'])],
    })
    expect(tickets).toHaveLength(2)
    expect(bad.map(({ message }) => message)).toEqual([
      'The event "e9" is related to "I9", which is not an object of the file.',
      'No event is related to the object, so nobody knows when the ticket was reported.',
    ])
  })
})
