import { describe, expect, it } from 'vitest'
import { eventTexts, reading } from './reading.ts'

// Small files that follow the sources named in src/exports/products.

describe('the ready mapping for Jira', () => {
  const csv = [
    'Summary,Issue key,Issue id,Issue Type,Status,Priority,Created,Updated,Resolved,Labels,Labels,Comment,Comment',
    'Login fails,PROJ-1,10001,Bug,Done,Highest,09/Oct/25 1:42 PM,10/Oct/25 9:05 AM,10/Oct/25 12:05 AM,ui,web,"10/Oct/25 9:05 AM;jane;Ours, all',
    'of it",',
    'Old,PROJ-2,10002,Bug,To Do,Low,9/Oct/25 12:10 AM,9/Oct/25 12:10 AM,,,,,',
  ].join('\n')

  it('reads a search exported as CSV, with its repeated columns', async () => {
    const { tickets, bad } = await reading(csv, { product: 'jira', timeZone: 'Europe/Rome' })
    expect(bad).toEqual([])
    expect(tickets.map(({ id, fields }) => [id, fields.Labels])).toEqual([
      ['PROJ-1', 'ui,web'],
      ['PROJ-2', ''],
    ])
    expect(tickets.map(eventTexts)).toEqual([
      ['2025-10-09T11:42:00Z reported critical', '2025-10-09T22:05:00Z resolved'],
      ['2025-10-08T22:10:00Z reported low'],
    ])
  })

  it('does not guess the zone, and says whose it is', async () => {
    const { bad } = await reading(csv, { product: 'jira' })
    expect(bad).toHaveLength(3)
    expect(bad[0].message).toContain(
      'Name it in tickets.timeZone, such as Europe/Rome. Jira writes the times of the user',
    )
  })

  it('refuses to read a column that is repeated, and one that has another name', async () => {
    const spec = { product: 'jira', timeZone: 'UTC', columns: { channel: 'Labels' } } as const
    await expect(reading(csv, spec)).rejects.toThrow('column "Labels" appears 2 times')
    await expect(reading(csv.replace('Created', 'Erstellt'), { product: 'jira' })).rejects.toThrow(
      'The column Created or fields.created is missing. It should contain when the ticket was reported; map a different column in tickets.columns.reportedAt.',
    )
    const { tickets } = await reading(csv.replace('Resolved', 'Gelöst'), {
      product: 'jira',
      timeZone: 'UTC',
      columns: { resolvedAt: 'Gelöst' },
    })
    expect(eventTexts(tickets[0])).toHaveLength(2)
  })

  it('reads another format where the instance has one', async () => {
    const { tickets } = await reading(csv.replace(/Oct\/25/g, 'Oct/2025'), {
      product: 'jira',
      timeZone: 'UTC',
      dateFormat: 'dd/MMM/yyyy h:mm a',
    })
    expect(eventTexts(tickets[0])[0]).toBe('2025-10-09T13:42:00Z reported critical')
  })
})

describe('the ready mapping for ServiceNow', () => {
  const csv = [
    '"number","contact_type","opened_at","resolved_at","priority","made_sla"',
    '"INC0000045","Phone","29/2/2016 01:16","29/2/2016 11:29","3 - Moderate","true"',
    '"INC0000047","Self service","3/4/2016 04:40","","1 - Critical","false"',
  ].join('\r\n')

  it('reads a list exported as CSV, in the format and the zone of the user', async () => {
    const { tickets, bad } = await reading(csv, {
      product: 'servicenow',
      dateFormat: 'd/M/yyyy HH:mm',
      timeZone: 'UTC',
      channels: { Phone: 'phone', 'Self service': 'web' },
    })
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([
      ['2016-02-29T01:16:00Z reported medium phone', '2016-02-29T11:29:00Z resolved'],
      ['2016-04-03T04:40:00Z reported critical web'],
    ])
    expect(tickets[0].field('made_sla')).toBe('true')
  })

  it('guesses neither: the error shows both readings', async () => {
    const { bad } = await reading(csv, { product: 'servicenow' })
    expect(bad.map(({ line, message }) => [line, message])).toMatchObject([
      [2, expect.stringContaining('"dd/MM/yyyy HH:mm"')],
      [2, expect.stringContaining('"dd/MM/yyyy HH:mm"')],
      [3, expect.stringContaining('It would fit "dd/MM/yyyy HH:mm" (3 April) or "MM/dd/yyyy HH:mm" (4 March).')],
    ])
  })

  it('reads a state log as well', async () => {
    const { tickets } = await reading(
      'number,incident_state,opened_at,sys_updated_at,priority\nINC1,New,1/3/2016 10:00,1/3/2016 10:05,3\nINC1,Active,1/3/2016 10:00,1/3/2016 10:15,2\n',
      {
        product: 'servicenow',
        shape: 'log',
        columns: {
          id: 'number',
          at: 'sys_updated_at',
          state: 'incident_state',
          severity: 'priority',
          reportedAt: 'opened_at',
        },
        severities: { '2': 'high', '3': 'medium' },
        states: { New: 'open', Active: 'responded' },
        dateFormat: 'd/M/yyyy HH:mm',
        timeZone: 'UTC',
      },
    )
    expect(eventTexts(tickets[0])).toEqual([
      '2016-03-01T10:00:00Z reported medium',
      '2016-03-01T10:15:00Z severityChanged high',
      '2016-03-01T10:15:00Z responded',
    ])
  })
})

describe('the ready mapping for Zendesk', () => {
  it('reads the CSV export, with the minutes until the first reply', async () => {
    const { tickets, bad } = await reading(
      [
        'Id,Requester id,Group,Status,Priority,Via,Created at,Updated at,Solved at,First reply time in minutes',
        '297732,10,Support,Solved,Low,Mail,08-04-2023 20:52,14-06-2023 16:30,14-06-2023 16:30,173',
        '297733,11,Support,Open,Urgent,Web,09-04-2023 08:00,09-04-2023 08:00,,',
      ].join('\n'),
      {
        product: 'zendesk',
        dateFormat: 'dd-MM-yyyy HH:mm',
        timeZone: 'Europe/London',
        channels: { Mail: 'email', Web: 'web' },
      },
    )
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([
      ['2023-04-08T19:52:00Z reported low email', '2023-04-08T22:45:00Z responded', '2023-06-14T15:30:00Z resolved'],
      ['2023-04-09T07:00:00Z reported critical web'],
    ])
  })

  it('reads the JSON export, which has neither response nor resolution', async () => {
    const json =
      '{"id":35436,"created_at":"2023-04-08T19:52:00Z","priority":"high","via":{"channel":"web"},"status":"open"}\n'
    const { tickets } = await reading(
      { 'export.json': json + json.replace('35436', '35437') },
      { product: 'zendesk', columns: { respondedAfterMinutes: null, resolvedAt: null } },
    )
    expect(tickets.map(eventTexts)).toEqual(Array(2).fill(['2023-04-08T19:52:00Z reported high web']))
    expect((await reading({ 'export.json': json }, { product: 'zendesk' })).tickets).toHaveLength(1)
  })
})

describe('the ready mapping for Zammad', () => {
  const header = '#,Title,State,Priority,Create Channel,Created At,Updated At,Closed At,First Response At'
  const table = (footer: string) =>
    [
      '2026-10,,,,,,,,',
      ',,,,,,,,',
      header,
      '31001,Printer,closed,3 high,phone,2026-10-24 10:00:00,2026-10-25 10:00:00,2026-10-25 02:30:00,2026-10-24 10:20:00',
      '31002,Mail,open,2 normal,email,2026-10-26 10:00:00,2026-10-26 10:00:00,,',
      ',,,,,,,,',
      `${footer},,,,,,,,`,
    ].join('\r\n')

  it('reads the table below its title, and passes over the row that names the zone', async () => {
    const { tickets, bad, notes } = await reading(table('Timezone: Europe/Berlin'), {
      product: 'zammad',
      timeZone: 'Europe/Berlin',
    })
    expect(bad).toEqual([])
    expect(notes).toEqual({ rows: 3, ignoredRows: 1, clockChangeTimes: 1, datesWithoutTime: 0 })
    expect(tickets.map(eventTexts)).toEqual([
      ['2026-10-24T08:00:00Z reported high phone', '2026-10-24T08:20:00Z responded', '2026-10-25T00:30:00Z resolved'],
      ['2026-10-26T09:00:00Z reported medium email'],
    ])
  })

  it('compares the zone of that row, in whatever language, with the document', async () => {
    const { bad } = await reading(table('Zeitzone: America/New_York'), { product: 'zammad', timeZone: 'Europe/Berlin' })
    expect(bad).toMatchObject([
      {
        line: 7,
        column: '#',
        value: 'Zeitzone: America/New_York',
        message:
          'The times of this export are those of America/New_York; the document reads them as those of Europe/Berlin. Name it in tickets.timeZone.',
      },
    ])
    const silent = await reading(table('Timezone: UTC'), { product: 'zammad' })
    expect(silent.bad.at(-1)!.message).toContain('the document names no zone. Name it in tickets.timeZone.')
    expect(silent.bad[0].message).toContain('Zammad names it in the last row.')
  })

  it('reads translated headers by the names that the document gives', async () => {
    const german = table('Zeitzone: UTC').replace(
      header,
      '#,Titel,Status,Priorität,Erstellungskanal,Erstellt am,Geändert,Geschlossen am,Erste Antwort',
    )
    await expect(reading(german, { product: 'zammad', timeZone: 'UTC' })).rejects.toThrow(
      'line 3: 2 columns are missing. Priority (is "Priorität" meant to be it?)',
    )
    const { tickets } = await reading(german, {
      product: 'zammad',
      timeZone: 'UTC',
      columns: {
        severity: 'Priorität',
        channel: 'Erstellungskanal',
        reportedAt: 'Erstellt am',
        respondedAt: 'Erste Antwort',
        resolvedAt: 'Geschlossen am',
      },
    })
    expect(eventTexts(tickets[0])).toHaveLength(3)
  })
})

describe('the ready mapping for GitLab', () => {
  const severities = { 'severity::1': 'critical', 'severity::3': 'medium' }

  it.each([
    [
      'before 18.4',
      'Title,Description,Issue ID,URL,State,Confidential,Created At (UTC),Updated At (UTC),Closed At (UTC),Labels,Time Spent\n' +
        'Down,"a\nb",42,https://gitlab.example/42,Closed,No,2026-03-29 02:30:00,2026-03-29 02:30:00,2026-03-30 09:00:00,"bug,severity::1",0\n',
    ],
    [
      'since 18.4',
      'ID,IID,Title,Description,Type,URL,State,Labels,Created At (UTC),Updated At (UTC),Closed At (UTC),Start Date,Parent IID\n' +
        '99001,42,Down,"a\nb",Issue,https://gitlab.example/42,Closed,"bug,severity::1",2026-03-29 02:30:00,2026-03-29 02:30:00,2026-03-30 09:00:00,,\n',
    ],
  ])('reads the CSV export %s, by the number of the issue', async (_, csv) => {
    const { tickets, bad, notes } = await reading(csv, { product: 'gitlab', severities })
    expect(bad).toEqual([])
    expect(notes.clockChangeTimes).toBe(0)
    expect(tickets[0].id).toBe('42')
    expect(eventTexts(tickets[0])).toEqual(['2026-03-29T02:30:00Z reported critical', '2026-03-30T09:00:00Z resolved'])
  })

  it('reads the list of issues in JSON', async () => {
    const json = [
      { id: 99001, iid: 42, labels: ['bug', 'severity::3'], created_at: '2026-03-29T02:30:00.123Z', closed_at: null },
    ]
    const { tickets } = await reading({ 'issues.json': JSON.stringify(json) }, { product: 'gitlab', severities })
    expect([tickets[0].id, ...eventTexts(tickets[0])]).toEqual(['42', '2026-03-29T02:30:00.123Z reported medium'])
  })
})

describe('the ready mapping for GitHub', () => {
  it.each([
    [
      'gh issue list',
      [
        {
          number: 7,
          createdAt: '2026-03-29T02:30:00Z',
          closedAt: '2026-03-30T09:00:00Z',
          labels: [
            { id: 'x', name: 'bug' },
            { id: 'y', name: 'P1' },
          ],
        },
      ],
    ],
    [
      'the interface for programs',
      [{ number: 7, created_at: '2026-03-29T02:30:00Z', closed_at: '2026-03-30T09:00:00Z', labels: [{ name: 'P1' }] }],
    ],
  ])('reads what %s gives', async (_, issues) => {
    const { tickets, bad } = await reading(
      { 'issues.json': JSON.stringify(issues) },
      { product: 'github', severities: { P1: 'critical' } },
    )
    expect(bad).toEqual([])
    expect([tickets[0].id, ...eventTexts(tickets[0])]).toEqual([
      '7',
      '2026-03-29T02:30:00Z reported critical',
      '2026-03-30T09:00:00Z resolved',
    ])
  })
})
