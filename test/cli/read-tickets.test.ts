import { describe, expect, it } from 'vitest'
import { readTickets, type TicketRow } from '../../src/cli/read-tickets.ts'

const terms = { severities: ['high', 'low'], channels: ['web'], now: Date.parse('2026-12-01T00:00Z') }
const HEADER = 'id,severity,channel,reportedAt,respondedAt'
const AT = '2026-11-20T15:30Z'

describe('readTickets', () => {
  it('finds the columns by name, in any order and among others', async () => {
    const [row] = await read(`note, reportedAt ,id,channel,severity,note,respondedAt\nx,${AT}, A ,web,low,y,\n`)
    expect(row).toEqual({
      line: 2,
      ticket: { id: 'A', severity: 'low', channel: 'web', reportedAt: Date.parse(AT), respondedAt: null },
    })
  })

  it('passes over rows without text but counts their lines', async () => {
    const rows = await read(`\n${HEADER}\n\n,,,,\nA,low,,${AT},\n   \nB,low,,${AT},\n`)
    expect(rows.map(({ line }) => line)).toEqual([5, 7])
  })

  it('names the line of a fault behind quoted line ends', async () => {
    const rows = await read(`${HEADER},note\nA,low,,${AT},,"one\ntwo"\nB,hihg,,${AT},,\n`)
    expect(rows[1]).toMatchObject({ line: 4, faults: [{ column: 'severity' }] })
  })

  it.each([
    [`A,low,,${AT}`, 'respondedAt', 'the row has 4 cells, the header 5'],
    [`A,low,,${AT},,extra`, '6', 'the row has 6 cells, the header 5'],
    ['A', 'severity', 'the row has 1 cells, the header 5'],
  ])('does not guess where the cells of %j belong', async (text, column, message) => {
    const [row] = await read(`${HEADER}\n${text}\n`)
    expect(row).toEqual({ line: 2, faults: [{ column, message: expect.stringContaining(message) }] })
  })

  it('finds fault with a row whose quotes are broken, and goes on', async () => {
    const rows = await read(`${HEADER}\n"A"x,low,,${AT},"z"\nB,low,,${AT},\n`)
    expect(rows[0]).toMatchObject({ line: 2, faults: [{ column: 'id' }] })
    expect(rows[1]).toMatchObject({ line: 3, ticket: { id: 'B' } })
  })

  it.each([
    ['', 'there is nothing in it'],
    [' \n\n', 'there is nothing in it'],
    [
      'id,severity,channel,reported_at,respondedAt\n',
      'line 1: the column reportedAt is missing (is "reported_at" meant to be it?). Found: "id", "severity", "channel", "reported_at", "respondedAt".',
    ],
    ['\nID,severity,channel,reportedAt,respondedAt\n', 'line 2: the column id is missing (is "ID" meant to be it?)'],
    [`${HEADER},severity\n`, 'line 1: the column severity is there 2 times'],
    ['"id', 'line 1: a quote is opened and never closed'],
    ['colour\n', 'the column id is missing. Found: "colour".'],
  ])('refuses a file that starts with %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message)
  })

  it('reads a header without rows', async () => {
    expect(await read(HEADER)).toEqual([])
  })
})

async function read(text: string): Promise<TicketRow[]> {
  const rows: TicketRow[] = []
  async function* bytes() {
    yield new TextEncoder().encode(text)
  }
  await readTickets(bytes(), terms, row => rows.push(row))
  return rows
}
