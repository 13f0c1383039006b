import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../../src/document/tickets-spec.ts'
import { eventTexts, reading } from '../reading.ts'

const SPEC: TicketsSpec = {
  shape: 'log',
  states: {
    New: 'open',
    Active: 'responded',
    'Awaiting *': 'paused',
    'Awaiting Customer': { paused: 'customer' },
    Asked: { paused: 'customer', responded: true },
    Resolved: 'resolved',
    Closed: 'resolved',
    '-100': 'ignored',
  },
}

describe('a state log', () => {
  it.each([
    ['answers at the first state of that meaning', '1 New, 2 Active, 3 New, 4 Active', '1 reported low, 2 responded'],
    [
      'changes nothing by a state that repeats',
      '1 New, 2 Awaiting Vendor, 3 Awaiting Vendor, 4 New',
      '1 reported low, 2 paused Awaiting Vendor, 4 resumed Awaiting Vendor',
    ],
    [
      'names the reason of a pause',
      '1 New, 2 Awaiting Customer, 3 Awaiting Vendor',
      '1 reported low, 2 paused customer, 3 resumed customer, 3 paused Awaiting Vendor',
    ],
    [
      'may take a question for an answer',
      '1 New, 2 Asked, 3 Active',
      '1 reported low, 2 responded, 2 paused customer, 3 resumed customer',
    ],
    ['resolves once', '1 New, 2 Resolved, 3 Closed', '1 reported low, 2 resolved'],
    [
      'reopens',
      '1 New, 2 Resolved, 3 Active, 4 Resolved',
      '1 reported low, 2 resolved, 3 reopened, 3 responded, 4 resolved',
    ],
    [
      'reopens into a pause, also the one before',
      '1 New, 2 Awaiting X, 3 Resolved, 4 Awaiting X',
      '1 reported low, 2 paused Awaiting X, 3 resolved, 4 reopened, 4 paused Awaiting X',
    ],
    [
      'begins with any row of the first instant that is an opening state',
      '1 Active, 1 New',
      '1 reported low, 1 responded',
    ],
    [
      'changes severity',
      '1 New, 2 New high, 3 Active high, 4 Active low',
      '1 reported low, 2 severityChanged high, 3 responded, 4 severityChanged low',
    ],
    [
      'changes severity before the state',
      '1 New, 2 Resolved high',
      '1 reported low, 2 severityChanged high, 2 resolved',
    ],
    [
      'keeps a change of severity until the ticket is open again',
      '1 New, 2 Resolved, 3 Closed high, 4 New',
      '1 reported low, 2 resolved, 4 reopened, 4 severityChanged high',
    ],
    ['sorts by time', '3 Resolved, 1 New, 2 Active', '1 reported low, 2 responded, 3 resolved'],
  ])('%s', async (_, log, story) => {
    const rows = log.split(', ').map(entry => entry.split(' '))
    // A severity is written in lower case, a state is not.
    let severity = 'low'
    const lines = rows.map(([hour, ...words]) => {
      if (/^[a-z]/.test(words.at(-1)!)) severity = words.pop()!
      return `T,${at(hour)},${words.join(' ')},${severity}\n`
    })
    const { tickets, bad } = await reading(`id,at,state,severity\n${lines.join('')}`, SPEC)
    expect(bad).toEqual([])
    expect(eventTexts(tickets[0]).map(text => text.replace(/^2026-11-20T0(\d):00:00Z/, '$1'))).toEqual(
      story.split(', '),
    )
  })

  it.each(['Active', 'Awaiting X', 'Asked', 'Closed'])(
    'is not judged if it is cut off at its beginning: the first row is %s',
    async state => {
      const { tickets, bad, leftOut } = await reading(
        `id,at,state,severity\nA,${at(2)},New,low\nA,${at(1)},${state},low\nB,${at(1)},New,low\n`,
        SPEC,
      )
      expect(bad).toEqual([])
      expect(tickets.map(({ id }) => id)).toEqual(['B'])
      expect(leftOut).toMatchObject([{ leftOut: 'log-cut-off', id: 'A', source: { line: 2 } }])
    },
  )

  it('is whole if its first row is of the time of the report, which the log names', async () => {
    const { tickets, leftOut } = await reading(
      `id,at,state,severity,opened\nA,${at(1)},Active,low,${at(1)}\nB,${at(2)},Active,low,${at(1)}\n`,
      { ...SPEC, columns: { reportedAt: 'opened' } },
    )
    expect(tickets.map(eventTexts)).toEqual([['2026-11-20T01:00:00Z reported low', '2026-11-20T01:00:00Z responded']])
    expect(leftOut).toMatchObject([{ leftOut: 'log-cut-off', id: 'B' }])
  })

  it('begins with the report, where the log names it', async () => {
    const { tickets, bad } = await reading(
      `id,at,state,severity,opened\nA,${at(2)},New,low,${at(1)}\nA,${at(3)},Active,low,${at(1)}\nB,${at(1)},New,low,${at(2)}\nC,${at(2)},New,low,${at(1)}\nC,${at(3)},New,low,${at(2)}\n`,
      { ...SPEC, columns: { reportedAt: 'opened' } },
    )
    expect(tickets.map(eventTexts)).toEqual([['2026-11-20T01:00:00Z reported low', '2026-11-20T03:00:00Z responded']])
    expect(bad).toMatchObject([
      {
        line: 6,
        column: 'opened',
        message:
          '2026-11-20T02:00:00Z is not what an earlier row of the ticket says, 2026-11-20T01:00:00Z. The ticket is not judged.',
      },
      {
        line: 4,
        column: 'at',
        message: 'The row is before the report, 2026-11-20T02:00:00Z. The ticket is not judged.',
      },
    ])
  })

  it('passes over states that the document ignores, and counts them', async () => {
    const { tickets, notes } = await reading(
      `id,at,state,severity\nA,${at(1)},New,low\nA,x,-100,high\nB,${at(1)},-100,low\nA,${at(2)},Active,\n`,
      SPEC,
    )
    expect(notes).toMatchObject({ rows: 4, ignoredRows: 2 })
    expect(tickets.map(eventTexts)).toEqual([['2026-11-20T01:00:00Z reported low', '2026-11-20T02:00:00Z responded']])
  })

  it('does not judge a ticket with one invalid row', async () => {
    const { order, bad } = await reading(
      `id,at,state,severity\nA,${at(1)},New,low\nA,${at(2)},Actve,low\nB,${at(1)},New,low\n,${at(1)},New,low\nC,,,low\nD,${at(1)},New,\n`,
      SPEC,
    )
    expect(order).toEqual([-3, -5, -6, 'B', -7])
    expect(bad).toMatchObject([
      {
        column: 'state',
        value: 'Actve',
        message:
          'Unknown state "Actve". Add it to tickets.states in the document. Did you mean Active? The ticket is not judged.',
      },
      { column: 'id', message: 'The cell is empty.' },
      { column: 'state', message: 'The cell is empty. The ticket is not judged.' },
      { column: 'at', message: 'The cell is empty. The ticket is not judged.' },
      {
        column: 'severity',
        value: '',
        message: 'No row of "D" has a severity. For a default write tickets.severities: { "": severity }.',
      },
    ])
  })

  it('names the first line of a ticket, and has the cells of the latest row', async () => {
    const { tickets } = await reading(
      {
        'a.csv': `id,at,state,severity,group\nA,${at(1)},New,low,x\nB,${at(1)},New,low,y\n`,
        'b.csv': `group,id,at,state,severity\nz,A,${at(3)},Active,low\nw,A,${at(2)},New,low\n`,
      },
      SPEC,
    )
    expect(tickets[0].source).toEqual({ file: expect.stringMatching(/a\.csv$/), line: 2 })
    expect(tickets[0].fields).toEqual({ group: 'z', id: 'A', at: at(3), state: 'Active', severity: 'low' })
    expect(tickets[1].field('group')).toBe('y')
  })

  it('has the cells of the last of several rows of the latest time', async () => {
    const rows = `id,at,state,severity,group\nA,${at(1)},New,low,x\nA,${at(2)},New,low,y\nA,${at(2)},Active,low,z\n`
    for (const grouped of [false, true])
      expect((await reading(rows, { ...SPEC, grouped })).tickets[0].field('group')).toBe('z')
  })

  it('hands tickets over in the order of their first rows: at the end, or one by one where rows are grouped', async () => {
    const rows = `id,at,state,severity\nA,${at(1)},New,low\nA,${at(2)},Active,low\nB,${at(1)},New,low\nC,,New,low\nC,${at(1)},New,low\nA,${at(3)},Closed,low\n`
    expect((await reading(rows, SPEC)).order).toEqual([-5, 'A', 'B'])
    const grouped = await reading(rows, { ...SPEC, grouped: true })
    expect(grouped.order).toEqual(['A', 'B', -5, -7])
    expect(grouped.bad[1].message).toBe(
      'The rows of this ticket came to an end before: they are not grouped by ticket.',
    )
  })

  it('has the channel of the first row that has one, and may begin now', async () => {
    const head = 'id,at,state,severity,channel\n'
    const { tickets } = await reading(
      `${head}A,${at(1)},New,low,\nA,${at(2)},Active,low,web\nA,${at(3)},Active,low,phone\nB,2026-12-01T00:00Z,New,low,\n`,
      SPEC,
    )
    expect(tickets.map(ticket => eventTexts(ticket)[0])).toEqual([
      '2026-11-20T01:00:00Z reported low web',
      '2026-12-01T00:00:00Z reported low',
    ])
  })

  it('knows a state that means nothing new, also after the resolution', async () => {
    const states = { ...SPEC.states, Note: 'unchanged' } as const
    const rows = ['New', 'Awaiting X', 'Note', 'Resolved', 'Note', 'Active'].map(
      (state, i) => `A,${at(i + 1)},${state},low\n`,
    )
    const { tickets } = await reading(`id,at,state,severity\n${rows.join('')}`, { ...SPEC, states })
    expect(eventTexts(tickets[0]).map(text => text.replace(/^2026-11-20T0(\d):00:00Z/, '$1'))).toEqual([
      ...['1 reported low', '2 paused Awaiting X', '4 resolved', '6 reopened', '6 responded'],
    ])
  })

  it('names the time and the severity that cannot be read', async () => {
    const { bad } = await reading(`id,at,state,severity\nA,x,New,"high,low"\n`, {
      ...SPEC,
      severities: { high: 'high', low: 'low' },
    })
    expect(bad.map(({ column, message }) => [column, message])).toEqual([
      [
        'at',
        '"x" is not a time. If it stands for no time, list it in tickets.missing: ["x"]. The ticket is not judged.',
      ],
      ['severity', 'It names more than one severity: high, low. The ticket is not judged.'],
    ])
  })

  it('refuses a report later than now', async () => {
    const { bad } = await reading('id,at,state,severity\nA,2027-01-01T00:00Z,New,low\n', SPEC)
    expect(bad).toMatchObject([
      { line: 2, message: 'The report is later than now, 2026-12-01T00:00:00Z. The ticket is not judged.' },
    ])
  })

  it('reads JSON', async () => {
    const { tickets } = await reading(
      {
        'log.ndjson': `{"id":1,"at":"${at(1)}","state":"New","severity":"low","by":{"name":"x"}}\n{"id":1,"at":"${at(2)}","state":"Closed","severity":null}\n`,
      },
      SPEC,
    )
    expect(eventTexts(tickets[0])).toEqual(['2026-11-20T01:00:00Z reported low', '2026-11-20T02:00:00Z resolved'])
    expect(tickets[0].fields).toEqual({ id: '1', at: at(2), state: 'Closed', severity: '' })
  })
})

describe('a * in the name of a state', () => {
  it.each([
    ['Awaiting *', 'Awaiting Vendor', true],
    ['Awaiting *', 'Awaiting ', true],
    ['Awaiting *', 'awaiting x', false],
    ['*(closed)', 'Won (closed)', true],
    ['*(closed)', '(closed) not', false],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a*a', 'a', false],
    ['*', 'anything', true],
    ['a.*', 'abc', false],
  ])('%s fits %s: %s', async (pattern, state, fits) => {
    const { bad } = await reading(`id,at,state,severity\nA,${at(1)},"${state}",low\n`, {
      shape: 'log',
      states: { [pattern]: 'open' },
    })
    // Blanks around a cell do not count.
    expect(bad.length === 0).toBe(state.endsWith(' ') ? false : fits)
  })
})

function at(hour: string | number): string {
  return `2026-11-20T0${hour}:00Z`
}
