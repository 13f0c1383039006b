import { describe, expect, it } from 'vitest'
import { type Column, readTicket } from '../../src/cli/ticket.ts'

const terms = {
  severities: ['critical', 'high', 'medium', 'low'],
  channels: ['web', 'phone', 'email'],
  now: Date.parse('2026-11-23T12:00Z'),
}

const good: Record<Column, string> = {
  id: 'T-1',
  severity: 'high',
  channel: 'web',
  reportedAt: '2026-11-20T16:30+01:00',
  respondedAt: '2026-11-23T13:30+01:00',
}

describe('readTicket', () => {
  it('reads a ticket', () => {
    expect(read({})).toEqual({
      id: 'T-1',
      severity: 'high',
      channel: 'web',
      reportedAt: Date.parse('2026-11-20T15:30Z'),
      respondedAt: Date.parse('2026-11-23T12:30Z'),
    })
  })

  it('takes an empty channel as none given, an empty respondedAt as no response', () => {
    expect(read({ channel: '', respondedAt: '' })).toMatchObject({ channel: undefined, respondedAt: null })
  })

  it('leaves a response later than now to the judge', () => {
    expect(read({ respondedAt: '2027-01-01T00:00Z' })).toMatchObject({ respondedAt: Date.parse('2027-01-01T00:00Z') })
  })

  it('takes a report and a response at the same instant, that of now', () => {
    const now = '2026-11-23T12:00Z'
    expect(read({ reportedAt: now, respondedAt: now })).toMatchObject({ id: 'T-1' })
  })

  it.each([
    ['id', '', 'The cell is empty.'],
    ['severity', '', 'The cell is empty.'],
    ['severity', 'hihg', 'Did you mean high?'],
    ['channel', 'fax', 'web, phone, email'],
    ['reportedAt', '', 'The cell is empty.'],
    ['reportedAt', '2026-11-20T16:30', '2026-11-20T16:30'],
    ['reportedAt', 'yesterday', '"yesterday"'],
    ['reportedAt', '2026-02-30T10:00Z', '2026-02-30'],
    ['reportedAt', '2026-11-23T12:00:01Z', '2026-11-23T12:00:01Z is later than now, 2026-11-23T12:00:00Z.'],
    ['respondedAt', '20/11/2026', '"20/11/2026"'],
    ['respondedAt', '2026-11-20T15:29Z', '2026-11-20T15:29:00Z is before the report, 2026-11-20T15:30:00Z.'],
  ] as const)('finds fault with the %s %j', (column, text, message) => {
    expect(read({ [column]: text, ...(column === 'reportedAt' ? { respondedAt: '' } : {}) })).toEqual([
      { column, message: expect.stringContaining(message) },
    ])
  })

  it('names every faulty cell of a row', () => {
    const faults = read({ id: '', severity: 'urgent', channel: 'fax', reportedAt: 'x', respondedAt: 'y' })
    expect((faults as { column: string }[]).map(({ column }) => column)).toEqual(Object.keys(good))
  })
})

function read(cells: Partial<Record<Column, string>>) {
  return readTicket(column => ({ ...good, ...cells })[column], terms)
}
