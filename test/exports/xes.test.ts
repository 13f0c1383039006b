import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { readExports } from '../../src/exports/read-exports.ts'
import { eventTexts, reading } from './reading.ts'

/** The incidents of the BPI Challenge 2013 (Ward Steeman; 4TU.ResearchData) as XES, packed or not; not part of this project. */
const real = process.env.SLA_XES

type Cells = { readonly [key: string]: string }
const attributes = (cells: Cells) =>
  Object.entries(cells)
    .map(([key, value]) => `<${key.startsWith('time') ? 'date' : 'string'} key="${key}" value="${value}"/>`)
    .join('')
const log = (...traces: { readonly cells: Cells; readonly events: readonly Cells[] }[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<log>\n${traces
    .map(
      ({ cells, events }) =>
        `<trace>${attributes(cells)}\n${events.map(one => `<event>${attributes(one)}</event>\n`).join('')}</trace>\n`,
    )
    .join('')}</log>\n`

const at = (time: string) => `2026-11-20T${time}:00.000+01:00`
const incident = {
  cells: { 'concept:name': 'I-1', priority: 'P2' },
  events: [
    { 'concept:name': 'Created', 'time:timestamp': at('09:00'), 'org:resource': 'Ada', 'org:group': 'desk' },
    { 'concept:name': 'Work', 'lifecycle:transition': 'start', 'time:timestamp': at('10:00'), 'org:group': 'network' },
    { 'concept:name': 'Work', 'lifecycle:transition': 'suspend', 'time:timestamp': at('11:00') },
    { 'concept:name': 'Note', 'lifecycle:transition': 'complete', 'time:timestamp': at('11:30'), priority: 'P1' },
    { 'concept:name': 'Work', 'lifecycle:transition': 'resume', 'time:timestamp': at('12:00'), 'org:resource': 'Bob' },
    { 'concept:name': 'Closed', 'lifecycle:transition': 'complete', 'time:timestamp': at('13:00') },
  ],
}
const severities = { P1: 'critical', P2: 'high' }
const states: TicketsSpec['states'] = {
  Created: 'open',
  'Work+start': 'responded',
  'Work+suspend': { paused: 'parts' },
  'Work+resume': 'open',
  Note: 'unchanged',
  Closed: 'resolved',
}
const spec: TicketsSpec = {
  columns: { severity: 'priority' },
  format: 'xes',
  severities,
  states,
}
const trace = { ...incident, events: incident.events.map(event => ({ priority: 'P2', ...event })) }

describe('an XES event log', () => {
  const expected = [
    '2026-11-20T08:00:00Z reported high',
    '2026-11-20T08:00:00Z assigned desk',
    '2026-11-20T09:00:00Z assigned network',
    '2026-11-20T09:00:00Z responded',
    '2026-11-20T10:00:00Z paused parts',
    '2026-11-20T10:30:00Z severityChanged critical',
    '2026-11-20T11:00:00Z assigned Bob',
    '2026-11-20T11:00:00Z resumed parts',
    '2026-11-20T12:00:00Z resolved',
  ]
  const withPriorities = {
    ...trace,
    events: trace.events.map((event, i) => ({ ...event, priority: i < 3 ? 'P2' : 'P1' })),
  }

  it('is read as a state log, with groups, resources and severities', async () => {
    const { tickets, bad } = await reading({ 'log.xes': log(withPriorities) }, spec)
    expect(bad).toEqual([])
    expect(tickets.map(({ id }) => id)).toEqual(['I-1'])
    expect(eventTexts(tickets[0])).toEqual(expected)
    expect(tickets[0].fields).toMatchObject({ 'case:priority': 'P2', 'concept:name': 'Closed' })
  })

  it.each([
    ['log.xes', log(withPriorities)],
    ['log.xes.gz', gzipSync(log(withPriorities))],
    ['export', log(withPriorities)],
    ['export', `\uFEFF\n${log(withPriorities).replace(/^.*\n/, '')}`],
  ])('is recognised by its name or content without a product: %s', async (name, content) => {
    const { tickets } = await reading({ [name]: content }, { severities, states })
    expect(eventTexts(tickets[0])).toEqual(expected)
  })

  it('has the severity of its trace if the events have none', async () => {
    const { tickets } = await reading(
      { 'log.xes': log({ ...incident, events: incident.events.slice(0, 3) }) },
      {
        product: 'xes',
        severities,
        states,
      },
    )
    expect(eventTexts(tickets[0])[0]).toBe('2026-11-20T08:00:00Z reported high')
  })

  it('can be read as events', async () => {
    const { tickets, notes } = await reading(
      { 'log.xes': log(trace) },
      {
        product: 'xes',
        shape: 'events',
        severities,
        events: {
          Created: 'reported',
          'Work+start': 'responded',
          'Work+suspend': 'paused',
          'Work+resume': 'resumed',
          Note: null,
          Closed: 'resolved',
        },
      },
    )
    expect(eventTexts(tickets[0]).filter(text => !text.includes('assigned'))).toEqual([
      '2026-11-20T08:00:00Z reported high',
      '2026-11-20T09:00:00Z responded',
      '2026-11-20T10:00:00Z paused',
      '2026-11-20T11:00:00Z resumed',
      '2026-11-20T12:00:00Z resolved',
    ])
    expect([notes.rows, notes.ignoredRows]).toEqual([6, 1])
  })

  it('does not judge a ticket with an unknown transition', async () => {
    const events = [
      ...trace.events,
      { 'concept:name': 'Work', 'lifecycle:transition': 'skip', 'time:timestamp': at('14:00') },
    ]
    const { tickets, bad } = await reading({ 'log.xes': log({ ...trace, events }) }, spec)
    expect(tickets).toEqual([])
    expect(bad).toMatchObject([
      {
        line: 10,
        column: 'concept:name+lifecycle:transition',
        value: 'Work+skip',
        message: expect.stringContaining('Unknown state "Work+skip". Add it to tickets.states in the document.'),
      },
    ])
  })

  it('does not judge a trace without an id or an event without a time', async () => {
    const [first, ...others] = trace.events
    const nameless = { cells: {}, events: [first] }
    const timeless = { cells: { 'concept:name': 'I-2' }, events: [{ ...first, 'time:timestamp': '' }, ...others] }
    const { tickets, bad } = await reading({ 'log.xes': log(trace, nameless, timeless) }, spec)
    expect(tickets.map(({ id }) => id)).toEqual(['I-1'])
    expect(bad.map(({ column, message }) => [column, message])).toEqual([
      ['case:concept:name', 'The cell is empty.'],
      ['time:timestamp', 'The cell is empty. The ticket is not judged.'],
    ])
  })

  it('reports a trace that occurs twice, unless its rows need not be adjacent', async () => {
    const other = { ...trace, cells: { 'concept:name': 'I-2' } }
    const twice = log({ ...trace, events: trace.events.slice(0, 3) }, other, {
      ...trace,
      events: trace.events.slice(3),
    })
    const { bad } = await reading({ 'log.xes': twice }, spec)
    expect(bad[0].message).toContain('The rows of this ticket came to an end before')
    const { tickets } = await reading({ 'log.xes': twice }, { ...spec, grouped: false })
    expect(tickets.map(({ id, events }) => [id, events.length])).toEqual([
      ['I-1', 10],
      ['I-2', 10],
    ])
  })

  it('is an error if it is cut off', async () => {
    await expect(reading({ 'log.xes': log(trace).slice(0, 400) }, spec)).rejects.toThrow(
      /^log\.xes: line 5: the file is cut off: the element event does not end\.$/,
    )
    const packed = gzipSync(log(trace))
    await expect(reading({ 'log.xes.gz': packed.subarray(0, packed.length - 20) }, spec)).rejects.toThrow(
      /^log\.xes\.gz: it is packed with gzip and cannot be unpacked: unexpected end of file\.$/,
    )
  })

  it('is an error if the config file describes another export', async () => {
    await expect(reading({ 'log.xes': log(trace) }, { columns: { id: 'key' } })).rejects.toThrow(
      'log.xes: this is an XES event log. Set tickets.product to "xes" in the config file.',
    )
  })

  it.each([
    ['ISO-8859-1', 'latin1'],
    ['utf-8', 'utf8'],
  ] as const)('is read in the encoding that it declares: %s', async (name, encoding) => {
    const text = log({ ...trace, cells: { 'concept:name': 'Zoë' } }).replace('UTF-8', name)
    expect((await reading({ 'log.xes': Buffer.from(text, encoding) }, spec)).tickets[0].id).toBe('Zoë')
  })

  it('is an error if it declares an unknown encoding', async () => {
    await expect(reading({ 'log.xes': log(trace).replace('UTF-8', 'x-klingon') }, spec)).rejects.toThrow(
      'log.xes: unknown encoding x-klingon. Name it in tickets.encoding, such as windows-1252.',
    )
  })

  it('has 7,554 tickets and 65,533 events in a real file', async ({ skip }) => {
    if (!real) return skip('SLA_XES does not name bpic2013-incidents.xes.gz')
    const counts: Record<string, number> = {}
    const notes = await readExports(
      [real],
      {
        columns: { severity: 'impact' },
        format: 'xes',
        states: {
          'Accepted+Wait*': 'paused',
          'Accepted+*': 'open',
          'Queued+*': 'open',
          'Completed+*': 'resolved',
          'Unmatched+*': 'unchanged',
        },
      },
      {
        item(item) {
          const types =
            'events' in item ? item.events.map(({ type }) => type) : ['errors' in item ? 'invalid' : 'leftOut']
          for (const type of types) counts[type] = (counts[type] ?? 0) + 1
        },
      },
      Date.parse('2012-06-30T00:00Z'),
    )
    // test/exports/xes-facts.py counts the same in another language.
    expect(notes.rows).toBe(65_533)
    expect(counts).toEqual({
      reported: 7_532,
      leftOut: 22,
      assigned: 16_979,
      paused: 6_176,
      resumed: 4_159,
      resolved: 8_100,
      reopened: 576,
    })
  }, 60_000)
})
