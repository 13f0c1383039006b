import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCommand } from '../../src/cli/commands/check.ts'
import { captureOutput } from './captured-output.ts'

const output = captureOutput()
// Files of the shapes that the products' users publish, with a document of a product, a zone and severities.

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-shapes-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

type Target = 'firstResponse' | 'resolution'

/** The result of a check by a policy that promises these targets within 100 days. */
async function checked(name: string, content: string | object, tickets: object, ...promised: Target[]) {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  const target = { within: 'PT2400H', clock: 'always' }
  const severity = (level: number) => ({ level, ...Object.fromEntries(promised.map(one => [one, target])) })
  const severities = { critical: severity(1), high: severity(2), medium: severity(3), low: severity(4) }
  const document = join(folder, 'sla.json')
  writeFileSync(document, JSON.stringify({ policy: { name: 'P', severities }, calendar: 'italianOffice', tickets }))
  output.printed = ''
  const status = await checkCommand.run([file, '--document', document, '--now', '2026-12-01T00:00Z', '--json'])
  const { tickets: judged, badRows, targets } = JSON.parse(output.printed)
  return { status, judged, badRows, targets, complained: output.complained }
}

const fine = (judged: number, counts: object) => ({ status: 0, judged, badRows: 0, targets: counts, complained: '' })
const counts = (met: number, running: number) => expect.objectContaining({ met, breached: 0, running })

const REST = {
  total: 2,
  issues: [
    { key: 'A-1', fields: { created: '2026-11-20T15:30:00.000+0100', priority: { name: 'High' } } },
    {
      key: 'A-2',
      fields: {
        created: '2026-11-20T15:30:00.000+0100',
        resolutiondate: '2026-11-23T09:00:00.000+0100',
        priority: { name: 'Low' },
      },
    },
  ],
}

describe('check, of the files of a product with nothing but its zone and severities', () => {
  it.each<[string, string, string | object, object, Target[], number, object]>([
    [
      'Jira, all fields',
      'jira.csv',
      'Summary,Issue key,Priority,Created,Resolved,Labels,Labels\nOne,A-1,High,20/Nov/26 4:30 PM,23/Nov/26 9:10 AM,a,b\nTwo,A-2,Lowest,20/Nov/26 4:40 PM,,,\n',
      { product: 'jira', timeZone: 'Europe/Rome' },
      ['resolution'],
      2,
      { resolution: counts(1, 1) },
    ],
    [
      'Jira, REST, where an open issue has no key of its resolution',
      'jira.json',
      REST,
      { product: 'jira' },
      ['resolution'],
      2,
      { resolution: counts(1, 1) },
    ],
    [
      'Jira, in Spanish with names of columns',
      'jira-es.csv',
      'Clave de incidencia,Prioridad,Creada,Resuelta\nES-1,Alta,20/ene/26 4:30 PM,\nES-2,Alta,20/ago/26 4:30 PM,21/ago/26 4:30 PM\n',
      {
        product: 'jira',
        timeZone: 'Europe/Madrid',
        locale: 'es',
        severities: { Alta: 'high' },
        columns: {
          id: 'Clave de incidencia',
          severity: 'Prioridad',
          reportedAt: 'Creada',
          resolvedAt: 'Resuelta',
        },
        skip: { 'Clave de incidencia': 'ES-1' },
      },
      ['resolution'],
      1,
      { resolution: counts(1, 0) },
    ],
    [
      'ServiceNow, all fields, of a user with another format',
      'incident.csv',
      'number,priority,contact_type,opened_at,resolved_at,made_sla\nINC1,5 - Planning,Walk-in,06-11-2026 17:00:00,,true\nINC2,3 - Moderate,Self-service,06-11-2026 17:00:00,10-11-2026 12:00:00,true\n',
      { product: 'servicenow', dateFormat: 'dd-MM-yyyy HH:mm:ss', timeZone: 'Europe/Rome' },
      ['resolution'],
      2,
      { resolution: counts(1, 1) },
    ],
    [
      'ServiceNow, raw values',
      'incidents.csv',
      'number,priority,contact_type,opened_at,resolved_at\nINC1,5,phone,2026-11-06 17:00:00,\nINC2,1,self-service,2026-11-06 17:00:00,2026-11-10 12:00:00\n',
      { product: 'servicenow', timeZone: 'UTC' },
      ['resolution'],
      2,
      { resolution: counts(1, 1) },
    ],
    [
      'ServiceNow, labels as the header, no priority',
      'labels.csv',
      'Number,Opened,Short description,State,Resolved\nINC1,2026-11-06 17:00:00,Printer,Closed,2026-11-10 12:00:00\n',
      { product: 'servicenow', timeZone: 'UTC', severities: { '': 'medium' } },
      ['resolution'],
      1,
      { resolution: counts(1, 0) },
    ],
    [
      'Zendesk, CSV',
      'zendesk.csv',
      'Id,Priority,Created at,First reply time in minutes\n1,Urgent,2026-11-20 15:30,12\n2,,2026-11-20 15:30,\n',
      { product: 'zendesk', dateFormat: 'yyyy-MM-dd HH:mm', timeZone: 'UTC', severities: { '': 'low' } },
      ['firstResponse'],
      2,
      { firstResponse: counts(1, 1) },
    ],
    [
      'Zendesk, API with metrics',
      'zendesk.json',
      {
        tickets: [
          { id: 1, priority: 'normal', via: { channel: 'web' }, created_at: '2026-11-20T15:30:00Z' },
          {
            id: 2,
            priority: null,
            created_at: '2026-11-20T15:30:00Z',
            metric_set: { solved_at: '2026-11-21T15:30:00Z', reply_time_in_minutes: { calendar: 9 } },
          },
        ],
      },
      { product: 'zendesk', severities: { '': 'low' } },
      ['firstResponse', 'resolution'],
      2,
      { firstResponse: counts(1, 1), resolution: counts(1, 1) },
    ],
    [
      'GitHub, gh',
      'gh.json',
      [
        { number: 1, createdAt: '2026-11-20T15:30:00Z', closedAt: null, labels: [] },
        { number: 2, createdAt: '2026-11-20T15:30:00Z', closedAt: '2026-11-21T15:30:00Z', labels: [{ name: 'P1' }] },
      ],
      { product: 'github', severities: { P1: 'critical', '*': 'low', '': 'low' } },
      ['resolution'],
      2,
      { resolution: counts(1, 1) },
    ],
    [
      'GitHub, gh without labels',
      'no-labels.json',
      [{ number: 1, createdAt: '2026-11-20T15:30:00Z', closedAt: '2026-11-21T15:30:00Z' }],
      { product: 'github', severities: { '': 'low' } },
      ['resolution'],
      1,
      { resolution: counts(1, 0) },
    ],
    [
      'GitHub, REST with pull requests',
      'rest.json',
      [
        { number: 1, created_at: '2026-11-20T15:30:00Z', closed_at: null, labels: [{ name: 'bug' }], pull_request: {} },
        { number: 2, created_at: '2026-11-20T15:30:00Z', closed_at: null, labels: [{ name: 'bug' }] },
      ],
      { product: 'github', severities: { '*': 'low', '': 'low' } },
      ['resolution'],
      1,
      { resolution: counts(0, 1) },
    ],
    [
      'GitLab, CSV',
      'gitlab.csv',
      'Issue ID,Title,State,Created At (UTC),Closed At (UTC),Labels\n1,One,Closed,2026-11-20 15:30:00,2026-11-21 15:30:00,"bug,severity::1"\n2,Two,Open,2026-11-20 15:30:00,,\n',
      { product: 'gitlab', severities: { 'severity::1': 'critical', '*': 'low', '': 'low' } },
      ['resolution'],
      2,
      { resolution: counts(1, 1) },
    ],
    [
      'GitLab, REST',
      'gitlab.json',
      [{ iid: 1, created_at: '2026-11-20T15:30:00Z', closed_at: null, labels: [] }],
      { product: 'gitlab', severities: { '': 'low' } },
      ['resolution'],
      1,
      { resolution: counts(0, 1) },
    ],
    [
      'Freshdesk, CSV without its response',
      'freshdesk.csv',
      'Ticket ID,Priority,Source,Created time,Resolved time\n1,Urgent,Portal,2026-11-20 15:30:00,2026-11-21 15:30:00\n',
      { product: 'freshdesk', timeZone: 'UTC' },
      ['resolution'],
      1,
      { resolution: counts(1, 0) },
    ],
  ])('reads %s', async (_, file, content, tickets, promised, judged, expected) => {
    expect(await checked(file, content, tickets, ...promised)).toEqual(fine(judged, expected))
  })
})

describe('check, of a target that a list view of a product cannot show', () => {
  it.each<[string, string, object, Target, string]>([
    [
      'incident.csv',
      'number,opened_at,priority,state\nINC1,3/17/2026 6:04,3 - Moderate,Closed\n',
      { product: 'servicenow', dateFormat: 'M/d/yyyy H:mm', timeZone: 'UTC' },
      'resolution',
      'To judge it, add the column resolved_at or Resolved to the export, or name another in tickets.columns.resolvedAt.',
    ],
    [
      'jira.csv',
      'Issue key,Priority,Created\nA-1,High,20/Nov/26 4:30 PM\n',
      { product: 'jira', timeZone: 'UTC' },
      'resolution',
      'add the column Resolved or fields.resolutiondate to the export',
    ],
    [
      'freshdesk.csv',
      'Ticket ID,Priority,Created time,Resolved time\n1,Urgent,2026-11-20 15:30:00,2026-11-21 15:30:00\n',
      { product: 'freshdesk', timeZone: 'UTC' },
      'firstResponse',
      'To judge it, add the column Initial response time or stats.first_responded_at to the export, or name another in tickets.columns.respondedAt or tickets.respondedAfter.',
    ],
    [
      'zendesk.json',
      '{"id":1,"priority":"normal","created_at":"2026-11-20T15:30:00Z"}',
      { product: 'zendesk' },
      'firstResponse',
      'add the column First reply time in minutes or metric_set.reply_time_in_minutes.calendar to the export',
    ],
  ])('refuses it and names the column: %s', async (file, content, tickets, target, hint) => {
    await expect(checked(file, content, tickets, target)).rejects.toThrow(hint)
    expect(output.printed).toContain('"exitCode": 2')
  })

  it('offers to judge what the export shows, and nothing that it does not', async () => {
    const jira = { product: 'jira', timeZone: 'UTC' }
    const none = 'Issue key,Priority,Created\nA-1,High,20/Nov/26 4:30 PM\n'
    await expect(checked('jira.csv', none, jira, 'resolution')).rejects.toThrow(/in tickets\.columns\.resolvedAt\.$/)
    await expect(checked('jira.csv', none, jira, 'firstResponse', 'resolution')).rejects.toThrow(
      /answered or resolved, so the targets firstResponse and resolution cannot be judged\. To judge firstResponse, .* To judge resolution, .* To judge only one of them, show it and write "targets": \["firstResponse"\]/,
    )
    const answered = 'id,severity,reportedAt,respondedAt\nA,high,2026-11-20T10:00Z,\n'
    await expect(checked('own.csv', answered, {}, 'resolution')).rejects.toThrow(
      'promise a first response in the policy and write "targets": ["firstResponse"] in the document.',
    )
  })

  it('also names the columns that are missing, in one run', async () => {
    const spec = { product: 'jira', timeZone: 'UTC', columns: { severity: 'Prio', id: 'Key' } }
    const message = checked('jira.csv', 'Issue key,Priority,Created\nA-1,High,20/Nov/26 4:30 PM\n', spec, 'resolution')
    await expect(message).rejects.toThrow(
      /2 columns are missing\. Key .* Prio .* Also, this export does not show when a ticket was resolved, so the target resolution/,
    )
    const json = [{ key: 'A-1', fields: { created: '2026-11-20T15:30:00Z' } }]
    const keys = { product: 'jira', columns: { severity: 'fields.prio', resolvedAt: null } }
    await expect(checked('jira.json', json, keys, 'resolution')).rejects.toThrow(
      /in 1 object: The key fields\.prio is missing\. .* Also, this export does not show when a ticket was resolved/,
    )
    const both = { product: 'jira', columns: { id: 'nr' } }
    await expect(checked('jira.json', json, both, 'firstResponse')).rejects.toThrow(
      /The key nr is missing\. .* Also, this export does not show when a ticket was answered/,
    )
  })

  it('looks at many objects of JSON before it says that a key is not there', async () => {
    const open = (number: number) => ({ number, createdAt: '2026-11-20T15:30:00Z' })
    const last = { ...open(0), closedAt: '2026-11-21T15:30:00Z' }
    const spec = { product: 'github', severities: { '': 'low' } }
    const many = [...Array.from({ length: 400 }, (_, i) => open(i + 1)), last]
    expect(await checked('gh.json', many, spec, 'resolution')).toMatchObject({ status: 0, judged: 401 })
    const more = [...Array.from({ length: 600 }, (_, i) => open(i + 1)), last]
    await expect(checked('gh.json', more, spec, 'resolution')).rejects.toThrow('add the column closedAt or closed_at')
    const named = { ...spec, columns: { resolvedAt: 'closedAt' } }
    expect(await checked('gh.json', more, named, 'resolution')).toMatchObject({ status: 0, judged: 601 })
  })
})
