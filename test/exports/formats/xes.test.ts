import { describe, expect, it } from 'vitest'
import type { JsonRow } from '../../../src/exports/formats/json.ts'
import { readXes } from '../../../src/exports/formats/xes.ts'

/** Reads a text that arrives in chunks of some bytes. */
async function rowsOf(text: string | Uint8Array, size = 7, encoding?: string): Promise<JsonRow[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  async function* chunks() {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
  }
  const rows: JsonRow[] = []
  await readXes(chunks(), row => rows.push(row), encoding)
  return rows
}

const event = (name: string, more = '') => `<event><string key="concept:name" value="${name}"/>${more}</event>`
const trace = (id: string, ...events: string[]) =>
  `<trace><string key="concept:name" value="${id}"/>\n${events.join('\n')}\n</trace>`
const log = (...traces: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<log xmlns="http://www.xes-standard.org/">\n${traces.join('\n')}\n</log>\n`

describe('readXes', () => {
  it('passes on one row per event, with the attributes of its trace', async () => {
    const attributes = '<date key="time:timestamp" value="2026-11-20T09:00:00+01:00"/><int key="cost" value="5"/>'
    expect(await rowsOf(log(trace('T1', event('New', attributes), event('Done')), trace('T2', event('New'))))).toEqual([
      {
        line: 4,
        value: {
          'case:concept:name': 'T1',
          'concept:name': 'New',
          'time:timestamp': '2026-11-20T09:00:00+01:00',
          cost: '5',
          'concept:name+lifecycle:transition': 'New',
        },
        error: undefined,
        isItem: true,
      },
      expect.objectContaining({
        line: 5,
        value: {
          'case:concept:name': 'T1',
          'concept:name': 'Done',
          'concept:name+lifecycle:transition': 'Done',
        },
      }),
      expect.objectContaining({ line: 8, value: expect.objectContaining({ 'case:concept:name': 'T2' }) }),
    ])
  })

  it.each([
    ['start', 'Work+start'],
    ['Wait - User', 'Work+Wait - User'],
    ['complete', 'Work'],
    ['COMPLETE', 'Work'],
    ['', 'Work'],
    ['completed', 'Work+completed'],
    ['incomplete', 'Work+incomplete'],
  ])('names the state after the activity and its transition %j: %s', async (transition, state) => {
    const lifecycle = `<string key="lifecycle:transition" value="${transition}"/>`
    const [row] = await rowsOf(log(trace('T1', event('Work', lifecycle))))
    expect(row.value).toMatchObject({ 'concept:name+lifecycle:transition': state })
  })

  it('names nested attributes by both keys, and joins the values of a list', async () => {
    const nested =
      '<list key="tags"><values><string key="tag" value="a"/><string key="tag" value="b"/></values></list>' +
      '<string key="team" value="net"><string key="lead" value="Zoë &amp; Jörg"/></string><string key="x" value="1"/>'
    const [row] = await rowsOf(log(trace('T1', event('New', nested))))
    expect(row.value).toMatchObject({ 'tags.tag': 'a,b', team: 'net', 'team.lead': 'Zoë & Jörg', x: '1' })
  })

  it('ignores the attributes of the log, of globals and of extensions', async () => {
    const head =
      '<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/><!-- a -- comment is refused -->'
        .replace(' -- ', ' ')
        .concat(
          '<global scope="event"><string key="concept:name" value="UNKNOWN"/></global>',
          '<classifier name="Activity" keys="concept:name"/><string key="creator" value="x"><int key="n" value="1"/></string>',
        )
    const rows = await rowsOf(log(head, trace('T1', event('New'))))
    expect(rows.map(({ value }) => Object.keys(value as object))).toEqual([
      ['case:concept:name', 'concept:name', 'concept:name+lifecycle:transition'],
    ])
  })

  it('reads elements with a prefix of their namespace', async () => {
    const text = log(trace('T1', event('New'))).replace(/<(\/?)(log|trace|event|string)/g, '<$1xes:$2')
    expect(await rowsOf(text.replace('xmlns=', 'xmlns:xes='))).toHaveLength(1)
  })

  it('reads other encodings', async () => {
    const text = log(trace('Zoë', event('New'))).replace('UTF-8', 'ISO-8859-1')
    const [row] = await rowsOf(Buffer.from(text, 'latin1'), 9, 'iso-8859-1')
    expect(row.value).toMatchObject({ 'case:concept:name': 'Zoë' })
  })

  it('reports an event outside a trace and a trace without events, and reads on', async () => {
    expect(await rowsOf(log(event('New'), trace('T1'), trace('T2', event('New'))))).toEqual([
      expect.objectContaining({ line: 3, error: 'The event is not in a trace, so its ticket is unknown.' }),
      expect.objectContaining({
        line: 4,
        error: 'The trace has no event, so nobody knows when its ticket was reported.',
      }),
      expect.objectContaining({ line: 8, error: undefined }),
    ])
  })

  const whole = log(trace('T1', event('New')))
  it.each([
    [whole.slice(0, whole.indexOf('</event>')), 'line 4: the file is cut off: the element event does not end.'],
    [whole.slice(0, whole.indexOf('</log>')), 'line 6: the file is cut off: the element log does not end.'],
    [whole.slice(0, whole.indexOf('New')), 'line 4: the file is cut off: the element event does not end.'],
    [whole.replace('</event>', '</events>'), 'line 4: not well-formed XML: unexpected close tag.'],
    [whole.replace('value="New"', 'value=New'), 'line 4: not well-formed XML: unquoted attribute value.'],
    [whole.replace('"New"', '"&who;"'), 'line 4: not well-formed XML: undefined entity.'],
    [`${whole}<log/>`, 'line 7: not well-formed XML: documents may contain only one root.'],
    ['<?xml version="1.0"?><html/>', 'line 1: this is XML, but not XES: its first element is html, not log. Export'],
    ['<?xml version="1.0"?>', 'line 1: not well-formed XML: document must contain a root element.'],
  ])('refuses %j: %s', async (text, message) => {
    await expect(rowsOf(text)).rejects.toThrow(message)
  })

  it('never reads the entities of a document type', async () => {
    const bomb = whole
      .replace('\n<log', '\n<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<log')
      .replace('"New"', '"&a;"')
    await expect(rowsOf(bomb)).rejects.toThrow('line 5: not well-formed XML: undefined entity.')
  })
})
