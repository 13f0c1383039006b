import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { eventTexts, reading } from './reading.ts'

// Made-up answers of the REST API. The sources of their keys are in src/exports/products/jira-changelog.ts.

const at = (time: string) => `2026-11-20T${time}:00.000+0100`
const change = (id: string, time: string, ...items: (readonly [string, string | null, string | null])[]) => ({
  id,
  author: { displayName: 'Ada' },
  created: at(time),
  items: items.map(([field, fromString, text]) => ({ field, fieldtype: 'jira', fromString, toString: text })),
})
const changes = [
  change('1', '10:00', ['assignee', null, 'Ada'], ['status', 'To Do', 'In Progress']),
  change('2', '11:00', ['priority', 'High', 'Highest'], ['Team', 'Desk', 'Network']),
  change('3', '12:00', ['status', 'In Progress', 'Waiting for customer']),
  change('4', '13:00', ['status', 'Waiting for customer', 'Done'], ['resolution', null, 'Done']),
]
const fields = {
  created: at('09:00'),
  status: { name: 'Done' },
  priority: { name: 'Highest' },
  assignee: { displayName: 'Ada' },
  project: { key: 'HELP' },
}
const issue = (own: object = {}) => ({ id: '10001', key: 'HELP-1', fields, ...own })
const changelog = (histories: readonly object[], total = histories.length) => ({
  changelog: { startAt: 0, maxResults: 100, total, histories },
})
const page = (values: readonly object[], total: number, name = 'HELP-1') => ({
  self: `https://example.atlassian.net/rest/api/3/issue/${name}/changelog?startAt=0`,
  maxResults: 2,
  total,
  values,
})

const states: TicketsSpec['states'] = {
  'To Do': 'open',
  'In Progress': 'responded',
  'Waiting *': { paused: 'customer' },
  Done: 'resolved',
}
const spec: TicketsSpec = { product: 'jira-changelog', states }
const read = (...values: readonly object[]) =>
  reading({ 'jira.json': values.map(value => JSON.stringify(value, undefined, 1)).join('\n') }, spec)

const expected = [
  '2026-11-20T08:00:00Z reported high',
  '2026-11-20T08:00:00Z assigned Desk',
  '2026-11-20T09:00:00Z responded',
  '2026-11-20T10:00:00Z assigned Network',
  '2026-11-20T10:00:00Z severityChanged critical',
  '2026-11-20T11:00:00Z paused customer',
  '2026-11-20T12:00:00Z resolved',
]

describe('a changelog of Jira', () => {
  it('is read from a search, whose changes have the latest one first', async () => {
    const { tickets, bad } = await read({ total: 1, issues: [issue(changelog([...changes].reverse()))] })
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([expected])
    expect(tickets[0].fields).toMatchObject({ key: 'HELP-1', 'fields.project.key': 'HELP', status: 'Done' })
  })

  it('is recognised without a product', async () => {
    const text = JSON.stringify({ issues: [issue(changelog(changes))] })
    expect((await reading({ 'jira.json': text }, { states })).tickets.map(eventTexts)).toEqual([expected])
    expect((await reading({ export: `\n${text}` }, { states })).tickets.map(eventTexts)).toEqual([expected])
  })

  it.each([
    ['an issue', [issue(changelog(changes))]],
    ['an issue before the pages of its changelog', [issue(), page(changes.slice(0, 2), 4), page(changes.slice(2), 4)]],
    ['an issue after the pages of its changelog', [page(changes, 4, '10001'), issue()]],
    ['an issue whose changelog is cut off, and its pages', [issue(changelog(changes.slice(2), 4)), page(changes, 4)]],
    [
      'changelogs that are fetched together',
      [issue(), { issueChangeLogs: [{ issueId: '10001', changeHistories: changes }] }],
    ],
  ])('is read from %s', async (_, values) => {
    const { tickets, bad } = await read(...values)
    expect(bad).toEqual([])
    expect(tickets.map(eventTexts)).toEqual([expected])
  })

  it('has the current values of fields that never changed', async () => {
    const open = { ...fields, status: { name: 'To Do' }, priority: { name: 'Low' } }
    const { tickets } = await read(issue({ fields: open, ...changelog([]) }))
    expect(eventTexts(tickets[0])).toEqual(['2026-11-20T08:00:00Z reported low', '2026-11-20T08:00:00Z assigned Ada'])
  })

  it('reads the group from a field that the config file names', async () => {
    const handed = [change('1', '10:00', ['Squad', 'Blue', 'Red'])]
    const open = issue({ fields: { ...fields, status: { name: 'To Do' } }, ...changelog(handed) })
    const { tickets } = await reading({ 'jira.json': JSON.stringify(open) }, { ...spec, columns: { group: 'Squad' } })
    expect(eventTexts(tickets[0]).filter(text => text.includes('assigned'))).toEqual([
      '2026-11-20T08:00:00Z assigned Blue',
      '2026-11-20T09:00:00Z assigned Red',
    ])
  })

  it('is read from issues without a key, and with a person without a display name', async () => {
    const own = { fields: { ...fields, assignee: { name: 'ada' } }, key: undefined }
    const { tickets, bad } = await read(issue({ ...own, ...changelog(changes.slice(2)) }))
    expect([tickets[0].id, bad]).toEqual(['10001', []])
    expect(eventTexts(tickets[0]).slice(0, 2)).toEqual([
      '2026-11-20T08:00:00Z reported critical',
      '2026-11-20T08:00:00Z assigned ada',
    ])
    const later = await read(issue(own), page(changes, 4, '10001'))
    expect([later.tickets.map(({ id }) => id), later.bad]).toEqual([['10001'], []])
  })

  it('is read once for each issue, in the order of the file, however its pages overlap', async () => {
    const other = issue({ id: '10002', key: 'HELP/2', ...changelog(changes) })
    const { tickets, bad } = await read(
      page(changes.slice(0, 3), 4),
      issue(),
      other,
      page(changes.slice(1), 4, 'HELP-1'),
    )
    expect(bad).toEqual([])
    expect(tickets.map(ticket => [ticket.id, eventTexts(ticket)])).toEqual([
      ['HELP/2', expected],
      ['HELP-1', expected],
    ])
    const paged = await read(issue({ id: '10002', key: 'HELP/2' }), page(changes, 4, 'HELP%2F2'))
    expect(paged.tickets.map(eventTexts)).toEqual([expected])
  })

  it('knows changes without an id, and one without a number of all', async () => {
    const bare = changes.map(({ id, ...rest }) => (id ? rest : rest))
    const { tickets } = await read(issue({ changelog: { histories: bare } }))
    expect(tickets.map(eventTexts)).toEqual([expected])
    const pages = await read(issue({ changelog: { histories: [], total: 4 } }), { ...page(bare, 4), total: undefined })
    expect(pages.tickets.map(eventTexts)).toEqual([expected])
    const cut = await read(issue({ changelog: { histories: changes, total: 5 } }), { ...page(changes, 4), total: 'x' })
    expect(cut.bad[0].message).toContain('it has 4 of 5 changes.')
  })

  it.each([
    [
      'a changelog that is cut off',
      [issue(changelog(changes, 140))],
      'The changelog is cut off: it has 4 of 140 changes. Add its pages, fetched from /rest/api/3/issue/{key}/changelog.',
    ],
    [
      'no changelog',
      [issue()],
      'The issue has no changelog. Fetch it with expand=changelog, or add the pages of its changelog.',
    ],
    [
      'no time of its report',
      [issue({ fields: { status: { name: 'Done' } }, ...changelog(changes) })],
      'The issue has no fields.created, so nobody knows when it was reported. Fetch it with the field created.',
    ],
    [
      'a changelog without its issue',
      [page(changes, 4)],
      'The issue "HELP-1" is not in the file, only its changelog. Add the issue, fetched from /rest/api/3/issue/{key}.',
    ],
    [
      'a page without its issue',
      [{ values: changes }],
      'The page of a changelog does not name its issue in the key "self".',
    ],
    [
      'another object',
      [{ errorMessages: [] }],
      'The object is not an issue, a list of issues or a page of a changelog.',
    ],
  ])('is not judged with %s', async (_, values, message) => {
    const { tickets, bad } = await read(...values)
    expect([tickets, bad.map(row => row.message)]).toEqual([[], [message]])
  })

  it('names an unknown status', async () => {
    const { bad } = await read(issue(changelog([change('1', '10:00', ['status', 'To Do', 'In Porgress'])])))
    expect(bad[0]).toMatchObject({ column: 'status', message: expect.stringContaining('Did you mean In Progress?') })
  })
})
