import { describe, expect, it } from 'vitest'
import { PRODUCTS } from '../../src/document/products.ts'
import { products } from '../../src/exports/products/products.ts'
import { eventTexts, reading } from './reading.ts'

// Small files, made up after the shape of real exports of these products.

describe('the list of products', () => {
  it('has a mapping for each name, in the same order', () => {
    expect(Object.keys(products)).toEqual([...PRODUCTS])
  })
})

describe('the ready mapping for ServiceNow, on real shapes', () => {
  it('reads Planning, contact types in any case, and raw priorities', async () => {
    const { tickets, bad } = await reading(
      [
        'number,priority,contact_type,opened_at,resolved_at,made_sla',
        'INC1,5 - Planning,,2026-03-06 17:00:00,,true',
        'INC2,3 - Moderate,Self-service,2026-03-06 17:00:00,,true',
        'INC3,1,phone,2026-03-06 17:00:00,2026-03-10 12:00:00,true',
        'INC4,5,Walk-in,2026-03-06 17:00:00,,true',
        'INC5,2,self-service,2026-03-06 17:00:00,,true',
      ].join('\n'),
      { product: 'servicenow', timeZone: 'Europe/Rome' },
    )
    expect(bad).toEqual([])
    expect(tickets.map(ticket => eventTexts(ticket)[0])).toEqual([
      '2026-03-06T16:00:00Z reported low',
      '2026-03-06T16:00:00Z reported medium web',
      '2026-03-06T16:00:00Z reported critical phone',
      '2026-03-06T16:00:00Z reported low',
      '2026-03-06T16:00:00Z reported high web',
    ])
  })

  it('reads labels as the header, and a list without priority and resolution', async () => {
    const { tickets, bad } = await reading(
      'Number,Opened,Short description,State\nINC0000001,2018-01-17 15:09:51,"Can\'t read email",Closed\n',
      {
        product: 'servicenow',
        timeZone: 'UTC',
        severities: { '': 'medium' },
      },
    )
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([['2018-01-17T15:09:51Z reported medium']])
  })

  it('reads a list view that lacks the resolution, but not one without the report or a severity', async () => {
    const spec = { product: 'servicenow', timeZone: 'UTC' } as const
    const { tickets } = await reading('number,priority,opened_at\nINC1,1,2026-03-06 17:00:00\n', spec)
    expect(tickets.map(eventTexts)).toEqual([['2026-03-06T17:00:00Z reported critical']])
    await expect(reading('number,priority\nINC1,1\n', spec)).rejects.toThrow(
      'The column opened_at or Opened is missing.',
    )
    await expect(reading('number,opened_at\nINC1,2026-03-06 17:00:00\n', spec)).rejects.toThrow(
      'The column priority or Priority is missing.',
    )
    await expect(
      reading('number,priority,opened_at\nINC1,1,2026-03-06 17:00:00\n', {
        ...spec,
        columns: { resolvedAt: 'resolved_at' },
      }),
    ).rejects.toThrow(
      'The column resolved_at is missing. It should contain when the ticket was resolved; map a different column in tickets.columns.resolvedAt, or set it to null if the export has none.',
    )
  })
})

describe('the ready mapping for Jira, on real shapes', () => {
  it('reads the issues of the REST API in the object around them', async () => {
    const json = {
      expand: 'names',
      total: 1,
      issues: [
        {
          key: 'ABC-1',
          fields: {
            created: '2026-11-20T15:30:00.000+0000',
            resolutiondate: null,
            priority: { name: 'High' },
            labels: ['a'],
          },
        },
      ],
    }
    const { tickets, bad } = await reading({ 'a.json': JSON.stringify(json) }, { product: 'jira' })
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([['2026-11-20T15:30:00Z reported high']])
  })

  it.each([
    ['es', '20/ene/26 4:30 PM', '2026-01-20T15:30:00Z'],
    ['es', '20/sept/26 4:30 PM', '2026-09-20T14:30:00Z'],
    ['es', '20/sep/26 4:30 p. m.', '2026-09-20T14:30:00Z'],
    ['fr', '19/févr./26 7:31 PM', '2026-02-19T18:31:00Z'],
    ['fr', '19/fevr/26 7:31 PM', '2026-02-19T18:31:00Z'],
    ['pl', '12/lut/21 10:19 PM', '2021-02-12T21:19:00Z'],
    ['pt', '28/mai/26 1:05 PM', '2026-05-28T11:05:00Z'],
    ['it', '20/gen/26 4:30 PM', '2026-01-20T15:30:00Z'],
    ['de', '20/Mär/26 4:30 PM', '2026-03-20T15:30:00Z'],
    ['de', '20/Dez/26 4:30 PM', '2026-12-20T15:30:00Z'],
    ['nl', '20/mrt./26 4:30 PM', '2026-03-20T15:30:00Z'],
  ])('reads months in %s: %s', async (locale, created, instant) => {
    const { tickets, bad } = await reading(
      `Issue key,Priority,Created,Resolved\nX-1,High,${created},\n`,
      { product: 'jira', timeZone: 'Europe/Rome', locale },
      Date.parse('2027-01-01T00:00Z'),
    )
    expect(bad).toEqual([])
    expect(eventTexts(tickets[0])).toEqual([`${instant} reported high`])
  })
})

describe('the ready mapping for Zendesk, on real shapes', () => {
  it('reads the tickets of the API, with their metrics', async () => {
    const json = {
      tickets: [
        {
          id: 1,
          priority: 'normal',
          via: { channel: 'web' },
          created_at: '2026-11-20T15:30:00Z',
          metric_set: { solved_at: '2026-11-23T10:00:00Z', reply_time_in_minutes: { calendar: 90, business: 30 } },
        },
      ],
    }
    const { tickets, bad } = await reading({ 'a.json': JSON.stringify(json) }, { product: 'zendesk' })
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([
      ['2026-11-20T15:30:00Z reported medium web', '2026-11-20T17:00:00Z responded', '2026-11-23T10:00:00Z resolved'],
    ])
  })
})

describe('the ready mapping for GitHub, on real shapes', () => {
  it('leaves out pull requests, and takes a severity for issues without labels and with others', async () => {
    const issue = { created_at: '2026-11-20T15:30:00Z', closed_at: null }
    const json = [
      { number: 1, ...issue, labels: [{ name: 'P1' }, { name: 'ui' }] },
      { number: 2, ...issue, labels: [] },
      { number: 3, ...issue, labels: [{ name: 'bug' }, { name: 'ui' }] },
      { number: 4, ...issue, labels: [], pull_request: { url: 'https://api.github.com/…' } },
    ]
    const { tickets, bad, notes } = await reading(
      { 'a.json': JSON.stringify(json) },
      { product: 'github', severities: { P1: 'critical', '*': 'low', '': 'medium' } },
    )
    expect(bad).toEqual([])
    expect(tickets.map(ticket => eventTexts(ticket)[0].split(' ').at(-1))).toEqual(['critical', 'medium', 'low'])
    expect(notes).toMatchObject({ rows: 4, ignoredRows: 1 })
  })

  it('names an issue by its place in the file, as all may be on one line', async () => {
    const json = [{ number: 13, created_at: '2026-11-20T15:30:00Z', closed_at: null, labels: [] }]
    const { bad } = await reading({ 'a.json': JSON.stringify(json) }, { product: 'github' })
    expect(bad).toMatchObject([
      {
        column: 'labels.name',
        source: { line: 1, item: 1 },
        message: 'The cell is empty. For a default write tickets.severities: { "": severity }.',
      },
    ])
  })
})

describe('the ready mapping for Freshdesk', () => {
  it('reads the CSV export', async () => {
    const csv = [
      'Ticket ID,Subject,Status,Priority,Source,Type,Created time,Resolved time',
      '1,404 error,Pending,High,Portal,,2025-12-03 16:29:08,',
      '2,Authentication,Closed,Urgent,Phone,,2025-12-03 16:29:08,2025-12-04 09:00:00',
    ].join('\n')
    const spec = { product: 'freshdesk', timeZone: 'UTC', columns: { respondedAt: null } } as const
    const { tickets, bad } = await reading(csv, spec)
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([
      ['2025-12-03T16:29:08Z reported high web'],
      ['2025-12-03T16:29:08Z reported critical phone', '2025-12-04T09:00:00Z resolved'],
    ])
  })

  it('reads the tickets of the API, with numbers for priorities and sources', async () => {
    const json = [
      {
        id: 7,
        priority: 4,
        source: 3,
        created_at: '2025-12-03T16:29:08Z',
        stats: { first_responded_at: '2025-12-03T17:00:00Z', resolved_at: null },
      },
    ]
    const { tickets } = await reading({ 'a.json': JSON.stringify(json) }, { product: 'freshdesk' })
    expect(tickets.map(eventTexts)).toEqual([
      ['2025-12-03T16:29:08Z reported critical phone', '2025-12-03T17:00:00Z responded'],
    ])
  })
})

describe('the ready mapping for OTRS', () => {
  it('reads a ticket list in Portuguese, in which columns that are not read are repeated', async () => {
    const { tickets, bad } = await reading(
      [
        '"Número";"Ticket#";"Criado";"Hora de Fechamento";"Prioridade";"Primeira Resposta";"SolutionTimeWorkingTime";"SolutionTimeWorkingTime"',
        '"1";"2025081510000222";"2025-08-15 15:50:04";"2025-08-15 16:23:12";"3 Normal";"";"0";;',
        '"2";"2025081510000179";"2025-08-15 13:20:53";"";"5 very high";"2025-08-15 22:50:08";"0";"0"',
      ]
        .join('\n')
        .replace('"0";;', '"0";'),
      { product: 'otrs', timeZone: 'America/Fortaleza' },
    )
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([
      ['2025-08-15T18:50:04Z reported medium', '2025-08-15T19:23:12Z resolved'],
      ['2025-08-15T16:20:53Z reported critical', '2025-08-16T01:50:08Z responded'],
    ])
  })
})

describe('the ready mapping for GLPI', () => {
  it('reads a list in Portuguese, in the format of its user', async () => {
    const { tickets, bad } = await reading(
      'ID;Status;Prioridade;Data de abertura;Data da solução\n52 267;Solucionado;Média;22/08/2025 11:49;22/08/2025 11:52\n',
      { product: 'glpi', timeZone: 'America/Sao_Paulo', dateFormat: 'dd/MM/yyyy HH:mm' },
    )
    expect(bad).toEqual([])
    expect(tickets[0].id).toBe('52 267')
    expect(tickets.map(eventTexts)).toEqual([['2025-08-22T14:49:00Z reported medium', '2025-08-22T14:52:00Z resolved']])
  })

  it('reads a list in English', async () => {
    const { tickets } = await reading(
      '"ID";"Priority";"Opening date";"Resolution date"\n"1";"Very high";"2025-08-22 11:49";""\n',
      { product: 'glpi', timeZone: 'UTC' },
    )
    expect(tickets.map(eventTexts)).toEqual([['2025-08-22T11:49:00Z reported critical']])
  })
})

describe('the ready mapping for Redmine', () => {
  it('reads the issues of the API in the object around them', async () => {
    const json = {
      issues: [
        { id: 7, priority: { id: 5, name: 'Urgent' }, created_on: '2016-08-01T10:00:00Z', closed_on: null },
        {
          id: 8,
          priority: { id: 4, name: 'Normal' },
          created_on: '2016-08-01T10:00:00Z',
          closed_on: '2016-08-02T10:00:00Z',
        },
      ],
      total_count: 2,
      offset: 0,
    }
    const { tickets, bad } = await reading({ 'a.json': JSON.stringify(json, undefined, 1) }, { product: 'redmine' })
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([
      ['2016-08-01T10:00:00Z reported critical'],
      ['2016-08-01T10:00:00Z reported medium', '2016-08-02T10:00:00Z resolved'],
    ])
  })

  it('reads a CSV of dates, and counts those without a time of day', async () => {
    const { tickets, notes } = await reading('#,優先度,作成日,終了日\n1,通常,2026-03-02,2026-03-03\n', {
      product: 'redmine',
      timeZone: 'Asia/Tokyo',
      dateFormat: 'yyyy-MM-dd',
      severities: { 通常: 'medium' },
    })
    expect(tickets.map(eventTexts)).toEqual([['2026-03-01T15:00:00Z reported medium', '2026-03-02T15:00:00Z resolved']])
    expect(notes.datesWithoutTime).toBe(2)
  })
})

describe('the ready mapping for Bugzilla', () => {
  it('reads the bugs of the API, as JSON and as CSV', async () => {
    const bug = { id: 938735, severity: 'normal', creation_time: '2013-11-14T19:49:41Z', cf_last_resolved: null }
    const { tickets } = await reading({ 'a.json': JSON.stringify({ bugs: [bug] }) }, { product: 'bugzilla' })
    expect(tickets.map(eventTexts)).toEqual([['2013-11-14T19:49:41Z reported medium']])
    const csv = 'component,creation_time,id,priority,severity,status\nWifi,2013-11-14T19:49:41Z,938735,--,blocker,NEW\n'
    const other = await reading(csv, { product: 'bugzilla', columns: { resolvedAt: null } })
    expect(other.tickets.map(eventTexts)).toEqual([['2013-11-14T19:49:41Z reported critical']])
  })

  it('reads a list of bugs', async () => {
    const { tickets } = await reading('bug_id,"bug_severity","opendate"\n7,"major","2013-11-14 19:49:41"\n', {
      product: 'bugzilla',
      timeZone: 'UTC',
      columns: { resolvedAt: null },
    })
    expect(tickets.map(eventTexts)).toEqual([['2013-11-14T19:49:41Z reported high']])
  })
})

describe('the ready mapping for Azure DevOps', () => {
  it('reads a query as CSV, in the format of its user', async () => {
    const { tickets, bad } = await reading(
      'ID,Work Item Type,Title,State,Priority,Created Date,Closed Date\n"17","Bug","x","Closed","2","11/20/2026 4:30:00 PM","11/23/2026 9:00:00 AM"\n',
      { product: 'azure-devops', timeZone: 'UTC', dateFormat: 'M/d/yyyy h:mm:ss a' },
    )
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([['2026-11-20T16:30:00Z reported high', '2026-11-23T09:00:00Z resolved']])
  })

  it('reads the work items of the API, whose keys have dots of their own', async () => {
    const fields = { 'System.CreatedDate': '2026-11-20T16:30:00.123Z', 'Microsoft.VSTS.Common.Priority': 1 }
    const closed = { ...fields, 'Microsoft.VSTS.Common.ClosedDate': '2026-11-23T09:00:00Z' }
    const json = {
      count: 2,
      value: [
        { id: 1, fields },
        { id: 2, fields: closed },
      ],
    }
    const { tickets, bad } = await reading({ 'a.json': JSON.stringify(json) }, { product: 'azure-devops' })
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([
      ['2026-11-20T16:30:00.123Z reported critical'],
      ['2026-11-20T16:30:00.123Z reported critical', '2026-11-23T09:00:00Z resolved'],
    ])
  })
})

describe('the ready mapping for PagerDuty', () => {
  it('reads the seconds until the first acknowledgement', async () => {
    const json = {
      data: [
        {
          incident_number: 1,
          urgency: 'high',
          created_at: '2026-11-20T15:30:00',
          resolved_at: '2026-11-20T17:00:00',
          seconds_to_first_ack: 90,
        },
        {
          incident_number: 2,
          urgency: 'low',
          created_at: '2026-11-20T15:30:00',
          resolved_at: null,
          seconds_to_first_ack: null,
        },
      ],
    }
    const { tickets, bad } = await reading({ 'a.json': JSON.stringify(json) }, { product: 'pagerduty' })
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([
      ['2026-11-20T15:30:00Z reported high', '2026-11-20T15:31:30Z responded', '2026-11-20T17:00:00Z resolved'],
      ['2026-11-20T15:30:00Z reported low'],
    ])
  })

  it('reads incidents of the REST API as CSV, which have neither response nor end', async () => {
    const { tickets, bad } = await reading(
      'incident_number,created_at,status,urgency,id\n3,2021-05-23T23:24:15Z,triggered,high,PW9\n',
      {
        product: 'pagerduty',
        columns: { resolvedAt: null },
        respondedAfter: null,
      },
    )
    expect(bad).toEqual([])
    expect(tickets[0].id).toBe('3')
    expect(tickets.map(eventTexts)).toEqual([['2021-05-23T23:24:15Z reported high']])
  })
})

describe('the ready mapping for Trello', () => {
  const card = { id: 'c1', name: 'Printer' }
  const board = {
    id: 'b',
    lists: [{ name: 'Done' }],
    cards: [card],
    actions: [
      {
        type: 'updateCard',
        date: '2026-11-23T09:00:00.000Z',
        data: { card, listBefore: { name: 'To do' }, listAfter: { name: 'Done' } },
      },
      { type: 'addMemberToCard', date: '2026-11-20T16:10:00.000Z', data: { card } },
      { type: 'updateCard', date: '2026-11-20T16:05:00.000Z', data: { card, old: { name: 'Prnter' } } },
      { type: 'commentCard', date: '2026-11-20T16:00:00.000Z', data: { card, text: 'On it.' } },
      { type: 'createCard', date: '2026-11-20T15:30:00.000Z', data: { card, list: { name: 'To do' } } },
      { type: 'createList', date: '2026-11-19T15:30:00.000Z', data: { list: { name: 'To do' } } },
      { type: 'commentCard', date: '2026-11-19T15:30:00.000Z', data: { card: { id: 'c0' } } },
    ],
  }

  it('reads a board: created, commented, moved to a list that the document names', async () => {
    const { tickets, bad, leftOut, notes } = await reading(
      { 'board.json': JSON.stringify(board) },
      { product: 'trello', severities: { '': 'medium' }, states: { Done: 'resolved', 'To do': 'open' } },
    )
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([
      ['2026-11-20T15:30:00Z reported medium', '2026-11-20T16:00:00Z responded', '2026-11-23T09:00:00Z resolved'],
    ])
    // A card whose creation is not among the last actions.
    expect(leftOut).toMatchObject([{ leftOut: 'log-cut-off', id: 'c0' }])
    expect(notes).toMatchObject({ rows: 7, ignoredRows: 3 })
  })

  it('does not guess what a list means', async () => {
    const { bad } = await reading(
      { 'board.json': JSON.stringify(board) },
      { product: 'trello', severities: { '': 'low' } },
    )
    expect(bad).toMatchObject([
      {
        column: 'data.listAfter.name',
        message: expect.stringContaining('Unknown state "Done". Add it to tickets.states'),
      },
    ])
  })
})
