import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { JsonExport } from '../../src/exports/json-export.ts'
import { mappingOf } from '../../src/exports/mapping.ts'
import { RowSink } from '../../src/exports/row-sink.ts'
import { TicketRows } from '../../src/exports/shapes/ticket-rows.ts'
import type { ShownEvents } from '../../src/exports/shown-events.ts'
import type { InputItem } from '../../src/exports/ticket.ts'
import { TimestampParser } from '../../src/exports/timestamps/timestamp-parser.ts'
import { UserError } from '../../src/exports/user-error.ts'
import { NOW, reading } from './reading.ts'

const ticket = { id: 1, severity: 'high', reportedAt: '2026-11-20T15:30Z' }
const ALL = {
  ...{ ...ticket, channel: 'web', respondedAt: null, resolvedAt: null, requestKind: '', entitlement: 'care' },
  ...{ respondedAfterMinutes: 5, spentMinutes: 0 },
}

/** Takes objects one at a time, and returns how many items have been passed on after each, and at the end. */
async function passedOn(objects: readonly unknown[], spec: TicketsSpec = {}, begin?: (shown: ShownEvents) => void) {
  const mapping = mappingOf({ columns: { respondedAt: null }, ...spec })
  const notes = { rows: 0, ignoredRows: 0, clockChangeTimes: 0, datesWithoutTime: 0 }
  const shape = new TicketRows(mapping, new TimestampParser(mapping, NOW, notes), NOW)
  const items: InputItem[] = []
  const handlers = { item: (item: InputItem) => void items.push(item), ...(begin && { begin }) }
  const json = new JsonExport(new RowSink('a.json', { mapping, shape, handlers, notes }))
  const counts: number[] = []
  for (const [i, value] of objects.entries()) {
    await json.row({ line: i + 1, value, error: undefined })
    counts.push(items.length)
  }
  await json.end()
  return { counts: [...counts, items.length], items, notes }
}

describe('a JSON export', () => {
  it('passes a ticket on as soon as every column has been seen', async () => {
    const { respondedAt: _, ...all } = ALL
    expect((await passedOn([ticket, { ...all, id: 2 }, { ...ticket, id: 3 }])).counts).toEqual([0, 2, 3, 3])
  })

  it('passes a ticket on at its end, if an object never has some column', async () => {
    expect((await passedOn([ticket, { ...ticket, id: 2 }])).counts).toEqual([0, 0, 2])
  })

  it('passes tickets on after 500 objects at the latest', async () => {
    const { counts } = await passedOn(Array.from({ length: 502 }, (_, i) => ({ ...ticket, id: i })))
    expect(counts.slice(498)).toEqual([0, 500, 501, 502, 502])
  })

  it('counts values other than objects, and names their place', async () => {
    const { items, notes } = await passedOn([[1], 7, ticket, null], { columns: { respondedAt: null } })
    expect(notes.rows).toBe(4)
    expect(
      items.map(item => ('errors' in item ? [item.errors[0].source.item, item.errors[0].message] : item)),
    ).toMatchObject([
      [1, 'A list is not an object: a ticket has its keys in one.'],
      [2, '7 is not an object: a ticket has its keys in one.'],
      { id: '1', source: { line: 3 } },
      [4, 'null is not an object: a ticket has its keys in one.'],
    ])
  })

  it('is refused before its first ticket if no object shows an event that is needed', async () => {
    const needed = ({ shows }: ShownEvents) => {
      if (!shows('resolved')) throw new UserError('no resolution is known.')
    }
    await expect(passedOn([ticket, ticket], {}, needed)).rejects.toThrow('no resolution is known.')
    expect((await passedOn([ticket, { ...ticket, id: 2, resolvedAt: null }], {}, needed)).counts).toEqual([0, 0, 2])
    // Both problems are named at once.
    await expect(
      passedOn([ticket], { columns: { respondedAt: 'answered', resolvedAt: null } }, needed),
    ).rejects.toThrow(/^in 1 object: The key answered is missing\. .* Also, no resolution is known\.$/)
    await expect(passedOn([{ id: 1 }], {}, needed)).rejects.toThrow(
      /^line 1: The key reportedAt is missing\. .* Also, no resolution is known\.$/,
    )
    await expect(
      passedOn([ticket], {}, () => {
        throw new TypeError('a fault of the receiver')
      }),
    ).rejects.toThrow(TypeError)
  })
})

describe('the list of tickets in a JSON object', () => {
  const read = async (value: unknown, spec: TicketsSpec = {}) => {
    const { tickets } = await reading({ 'a.json': JSON.stringify(value) }, { columns: { respondedAt: null }, ...spec })
    return tickets.map(({ id }) => id)
  }
  const deep = (levels: number): object => (levels ? { next: deep(levels - 1) } : { tickets: [ticket] })

  it.each([
    ['next to an empty list', { errors: [], tickets: [ticket] }],
    ['next to a list of texts', { names: ['a', 'b'], tickets: [ticket] }],
    ['with other values in it, which are named', { tickets: [ticket, 7] }],
    ['four levels deep', deep(3)],
  ])('is found %s', async (_, value) => {
    expect(await read(value)).toEqual(['1'])
  })

  it('is not looked for five levels deep', async () => {
    await expect(read(deep(4))).rejects.toThrow('line 1: 2 keys are missing.')
  })

  it.each([
    ['two lists of objects', { a: [ticket], b: { c: [{}] } }, '2 lists: "a", "b.c"'],
    ['two empty lists', { a: [], b: [] }, '2 lists: "a", "b"'],
    ['three lists, one with few objects', { a: [ticket], b: [1, {}], c: [1] }, '2 lists: "a", "b"'],
  ])('is not clear among %s', async (_, value, lists) => {
    await expect(read(value)).rejects.toThrow(
      `a.json: line 1: the object has ${lists}. Name the list of tickets in tickets.list.`,
    )
  })

  it('is only where the document says', async () => {
    expect(await read({ a: { b: [ticket] }, c: [{ ...ticket, id: 2 }] }, { list: 'a.b' })).toEqual(['1'])
    await expect(read({ c: [ticket] }, { list: 'a.b' })).rejects.toThrow('line 1: 2 keys are missing.')
  })
})
