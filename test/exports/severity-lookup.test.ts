import { describe, expect, it } from 'vitest'
import type { SeverityColumns } from '../../src/document/tickets-spec.ts'
import { eventTexts, reading } from './reading.ts'

const AT = '2026-11-20T15:30Z'
const severity: SeverityColumns = {
  columns: ['impact', 'urgency'],
  matrix: {
    High: { High: 'critical', Low: 'high' },
    low: { '*': 'low', '': 'medium' },
    '*': { Now: 'high' },
  },
}

/** The severity of a ticket with these cells, or why it has none. */
async function severityOf(impact: string, urgency: string, own: Partial<SeverityColumns> = {}, missing: string[] = []) {
  const spec = { severity: { ...severity, ...own }, missing, columns: { respondedAt: null } }
  const { tickets, bad } = await reading(`id,impact,urgency,reportedAt\nA,"${impact}","${urgency}",${AT}\n`, spec)
  return bad[0]?.message ?? eventTexts(tickets[0])[0].split(' ').at(-1)
}

describe('a severity by two columns', () => {
  it.each([
    ['High', 'High', 'critical'],
    ['HIGH', 'low', 'high'],
    ['Low', 'whatever', 'low'],
    ['Low', '', 'medium'],
    ['other', 'now', 'high'],
    // Labels: those without an entry do not count.
    ['x, High ,y', 'Low', 'high'],
    ['x,y', 'Now,z', 'high'],
    ['Low', 'x,y', 'low'],
  ])('is that of %j with %j: %s', async (impact, urgency, expected) => {
    expect(await severityOf(impact, urgency)).toBe(expected)
  })

  it('takes a mark for no value as an empty cell', async () => {
    expect(await severityOf('Low', 'n/a', {}, ['n/a'])).toBe('medium')
    expect(await severityOf('n/a', 'n/a', { matrix: { '': { '': 'low' } } }, ['n/a'])).toBe('low')
  })

  it.each([
    [
      'High',
      '',
      'impact "High" with urgency "" has no severity. Add it to tickets.severity.matrix: { "High": { "": severity } }.',
    ],
    [
      '',
      'Now',
      'impact "" with urgency "Now" has no severity. Add it to tickets.severity.matrix: { "": { "Now": severity } }.',
    ],
    ['', '', 'impact "" with urgency "" has no severity. Add it to tickets.severity.matrix: { "": { "": severity } }.'],
    ['High,low', 'Low', 'impact "High,low" with urgency "Low" has more than one severity.'],
    ['High', 'High,Low', 'impact "High" with urgency "High,Low" has more than one severity.'],
  ])('is missing for %j with %j', async (impact, urgency, message) => {
    expect(await severityOf(impact, urgency)).toBe(message)
  })

  it('is found for each row by itself', async () => {
    const rows = ['A,High,High', 'B,High,Low', 'C,High,High', 'D,,', 'E,,'].map(row => `${row},${AT}\n`)
    const { tickets, bad } = await reading(`id,impact,urgency,reportedAt\n${rows.join('')}`, {
      severity,
      columns: { respondedAt: null },
    })
    expect(tickets.map(ticket => [ticket.id, eventTexts(ticket)[0].split(' ').at(-1)])).toEqual([
      ['A', 'critical'],
      ['B', 'high'],
      ['C', 'critical'],
    ])
    expect(bad.map(({ line, column, value }) => [line, column, value])).toEqual([
      [5, 'impact, urgency', ''],
      [6, 'impact, urgency', ''],
    ])
  })

  it('needs both columns', async () => {
    await expect(reading('id,impact,reportedAt\n', { severity, columns: { respondedAt: null } })).rejects.toThrow(
      'line 1: The column urgency is missing. It is named in tickets.severity.',
    )
    const json = { 'a.json': `[{"id":1,"impact":"High","reportedAt":"${AT}"}]` }
    await expect(reading(json, { severity, columns: { respondedAt: null } })).rejects.toThrow(
      'in every object: The key urgency is missing. It is named in tickets.severity.',
    )
  })

  it('may come with a later row of a log, or from the entry for empty cells', async () => {
    const states = { New: 'open', Answered: 'responded' } as const
    const read = async (matrix: SeverityColumns['matrix'], ...cells: string[]) => {
      const rows = cells.map((cell, i) => `A,2026-11-20T1${i}:00Z,${i ? 'Answered' : 'New'},${cell}\n`)
      const spec = { shape: 'log', states, severity: { ...severity, matrix } } as const
      const { tickets, bad } = await reading(`id,at,state,impact,urgency\n${rows.join('')}`, spec)
      return bad[0]?.message ?? eventTexts(tickets[0])[0].split(' ').at(-1)
    }
    expect(await read(severity.matrix, ',', 'High,Low')).toBe('high')
    expect(await read({ ...severity.matrix, '': { '': 'low' } }, ',')).toBe('low')
    expect(await read(severity.matrix, ',')).toBe('No row of "A" has a severity.')
  })
})
