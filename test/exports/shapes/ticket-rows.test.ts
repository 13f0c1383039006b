import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../../src/document/tickets-spec.ts'
import { runs } from '../../arbitraries/runs.ts'
import { reading } from '../reading.ts'

const HEADER = 'id,severity,channel,reportedAt,respondedAt\n'
const A = 'A,high,web,2026-11-20T16:30Z,2026-11-23T09:00Z\n'
const OTHER = 'A,high,web,2026-11-20T16:30Z,2026-11-24T09:00Z\n'

describe('a ticket in a row', () => {
  it('may be reported, answered and resolved at the same instant, now', async () => {
    const { tickets, bad } = await reading(
      `${HEADER.trim()},resolvedAt\nA,high,,${['2026-12-01T00:00Z'].flatMap(at => [at, at, at]).join()}\n`,
    )
    expect([bad, tickets[0].events.map(({ type }) => type)]).toEqual([[], ['reported', 'responded', 'resolved']])
  })
})

describe('the same ticket twice', () => {
  it('counts once where the rows are the same', async () => {
    const { tickets, bad, leftOut, notes } = await reading(HEADER + A + A + A)
    expect([tickets.length, bad, notes.rows]).toEqual([1, [], 3])
    expect(leftOut.map(({ leftOut, id, source }) => [leftOut, id, source.line])).toEqual([
      ['ticket-repeated', 'A', 3],
      ['ticket-repeated', 'A', 4],
    ])
  })

  it('is an invalid row where they differ, and names the first one', async () => {
    const { tickets, bad } = await reading(HEADER + A + OTHER)
    expect(tickets.length).toBe(1)
    expect(bad).toMatchObject([{ line: 3, column: 'id', value: 'A' }])
    expect(bad[0].message).toMatch(
      /^"A" is also in .*export\.csv, line 2, with other values\. Keep one of the two rows\.$/,
    )
  })

  it('is noticed also if a column that nobody reads differs', async () => {
    const rows = `id,severity,channel,reportedAt,respondedAt,group\n${[1, 2].map(group => `A,high,web,2026-11-20T16:30Z,,${group}\n`).join('')}`
    expect((await reading(rows)).bad).toMatchObject([{ line: 3, column: 'id' }])
  })

  it('is noticed across files, whatever the order of their columns and their format', async () => {
    const { tickets, bad, leftOut } = await reading({
      'a.csv': HEADER + A,
      'b.csv': 'respondedAt,id,severity,reportedAt,channel\n2026-11-23T09:00Z,A,high,2026-11-20T16:30Z,web\n',
      'c.json':
        '[{"id":"A","severity":"high","channel":"web","reportedAt":"2026-11-20T16:30Z","respondedAt":"2026-11-23T09:00Z"}]',
      'd.csv': HEADER + OTHER,
    })
    expect(tickets.length).toBe(1)
    expect(leftOut.map(({ source }) => source.file.slice(-5))).toEqual(['b.csv', 'c.json'.slice(-5)])
    expect(bad.map(({ message }) => message)).toEqual([expect.stringContaining('a.csv, line 2')])
  })

  it('differs from another ticket with the same values, and from one with swapped cells', async () => {
    const columns: TicketsSpec = {}
    const { tickets } = await reading(
      `${HEADER}${A}${A.replace('A', 'B')}AB,high,,2026-11-20T16:30Z,\nBA,high,,2026-11-20T16:30Z,\n`,
      columns,
    )
    expect(tickets.length).toBe(4)
  })

  it('is found among any rows: as many tickets as ids, a finding for each row that repeats its first one', async () => {
    const row = fc.record({ id: fc.integer({ min: 1, max: 30 }), minute: fc.integer({ min: 0, max: 1 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), fc.array(row, { maxLength: 60 }), async (a, b) => {
        const text = (rows: typeof a) =>
          HEADER + rows.map(({ id, minute }) => `T${id},high,web,2026-11-20T16:3${minute}Z,\n`).join('')
        const { tickets, bad, leftOut } = await reading({ 'a.csv': text(a), 'b.csv': text(b) })
        const first = new Map<number, number>()
        let same = 0
        let different = 0
        for (const { id, minute } of [...a, ...b])
          if (!first.has(id)) first.set(id, minute)
          else if (first.get(id) === minute) same++
          else different++
        expect([tickets.length, leftOut.length, bad.length]).toEqual([first.size, same, different])
      }),
      runs(30),
    )
  })
})
