import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { eventTexts, reading } from './reading.ts'

// Made-up answers of the REST API. The sources of their keys are in src/exports/products/github-timeline.ts.

const at = (time: string) => `2026-11-20T${time}:00Z`
const api = 'https://api.github.com/repos/acme/desk'
const issue = (number: number, own: object = {}) => ({
  url: `${api}/issues/${number}`,
  number,
  user: { login: 'carla', type: 'User' },
  labels: [],
  created_at: at('08:00'),
  body: 'It fails.',
  ...own,
})
const event = (type: string, time: string, own: object = {}) => ({
  id: 1,
  url: `${api}/issues/events/1`,
  actor: { login: 'ada', type: 'User' },
  event: type,
  created_at: at(time),
  ...own,
})
const label = (type: string, time: string, name: string) => event(type, time, { label: { name, color: 'fff' } })
const comment = (time: string, login: string, association: string, own: object = {}) => ({
  event: 'commented',
  created_at: at(time),
  user: { login, type: 'User' },
  actor: { login, type: 'User' },
  author_association: association,
  issue_url: `${api}/issues/7`,
  ...own,
})

const severities = { P1: 'critical', P2: 'high' }
const spec: TicketsSpec = { product: 'github-timeline', severities }
const texts = (...values: readonly object[]) => values.map(value => JSON.stringify(value)).join('\n')
const read = (text: string, own: TicketsSpec = spec) => reading({ 'github.json': text }, own)

const timeline = [
  label('labeled', '08:00', 'bug'),
  label('labeled', '08:01', 'P2'),
  comment('08:10', 'build', 'NONE', { user: { login: 'build', type: 'Bot' } }),
  comment('08:20', 'eve', 'NONE'),
  comment('08:30', 'ada', 'MEMBER'),
  comment('08:40', 'carla', 'NONE'),
  event('assigned', '09:00', { assignee: { login: 'ada' } }),
  event('assigned', '09:30', { assignee: null }),
  label('labeled', '10:00', 'P1'),
  label('unlabeled', '10:00', 'P2'),
  event('subscribed', '10:30'),
  event('closed', '11:00'),
  event('reopened', '12:00'),
  event('closed', '13:00'),
]
const expected = [
  '2026-11-20T08:00:00Z reported high',
  '2026-11-20T08:01:00Z severityChanged high',
  '2026-11-20T08:30:00Z responded',
  '2026-11-20T08:40:00Z customerReplied',
  '2026-11-20T09:00:00Z assigned ada',
  '2026-11-20T10:00:00Z severityChanged critical',
  '2026-11-20T11:00:00Z resolved',
  '2026-11-20T12:00:00Z reopened',
  '2026-11-20T13:00:00Z resolved',
]

describe('a timeline of GitHub', () => {
  it.each([
    ['an issue and one page', texts(issue(7), timeline)],
    ['pages one after the other', texts(issue(7), timeline.slice(0, 5), timeline.slice(5))],
    ['pages in a list', texts(issue(7), [timeline.slice(0, 5), timeline.slice(5)])],
    ['pages in lines of NDJSON', texts(issue(7), timeline.slice(0, 5), timeline.slice(5))],
    ['a list with the issue', JSON.stringify([issue(7), ...timeline])],
    ['an issue with its timeline', JSON.stringify(issue(7, { timeline }), undefined, 2)],
    ['all events of a repository', JSON.stringify(timeline.map(one => ({ ...one, issue: issue(7) })).reverse())],
  ])('is read from %s', async (name, text) => {
    const { tickets, bad } = await reading({ [name.includes('NDJSON') ? 'a.ndjson' : 'a.json']: text }, spec)
    expect(bad).toEqual([])
    // Events of the same time keep the order of the file, so the last list has them the other way round.
    const list = tickets.map(ticket => eventTexts(ticket))
    expect(list).toEqual([expected])
    expect(tickets[0].id).toBe('7')
  })

  it('is recognised without a product', async () => {
    const { tickets } = await read(texts(issue(7), timeline), { severities })
    expect(tickets.map(eventTexts)).toEqual([expected])
  })

  it.each([
    { product: 'github', severities },
    { columns: { id: 'id', reportedAt: 'opened' }, severities },
  ] as const)('is named if the config file describes another export: %j', async own => {
    await expect(read(texts(timeline), own)).rejects.toThrow(
      / is missing\..* The file looks like an export for tickets\.product "github-timeline"\.$/,
    )
  })

  it('separates issues that follow each other, and counts the ignored events', async () => {
    const { tickets, notes } = await read(texts(issue(7), timeline, issue(8), [label('labeled', '09:00', 'P1')]))
    expect(tickets.map(({ id, events }) => [id, events.length])).toEqual([
      ['7', 9],
      ['8', 2],
    ])
    expect(notes.ignoredRows).toBe(4)
  })

  it('is read for a pull request with reviews, which a merge closes', async () => {
    const review = (time: string, login: string, state: string) => ({
      event: 'reviewed',
      submitted_at: at(time),
      state,
      user: { login, type: 'User' },
      author_association: 'COLLABORATOR',
      pull_request_url: `${api}/pulls/9`,
    })
    const { tickets } = await read(
      texts(issue(9, { pull_request: {}, labels: [] }), [
        label('labeled', '08:00', 'P1'),
        { event: 'committed', sha: 'a', committer: { date: at('07:00') } },
        event('review_requested', '08:30', { requested_reviewer: { login: 'bob' } }),
        event('review_requested', '09:00', { requested_team: { name: 'Core team', slug: 'core' } }),
        review('09:30', 'carla', 'commented'),
        review('10:00', 'bob', 'changes_requested'),
        event('merged', '11:00'),
        event('closed', '11:00'),
      ]),
    )
    expect(eventTexts(tickets[0])).toEqual([
      '2026-11-20T08:00:00Z reported critical',
      '2026-11-20T08:00:00Z severityChanged critical',
      '2026-11-20T08:30:00Z assigned bob',
      '2026-11-20T09:00:00Z assigned core',
      '2026-11-20T10:00:00Z responded',
      '2026-11-20T11:00:00Z resolved',
    ])
  })

  it('gives a meaning to labels and types that the config file names', async () => {
    const { tickets } = await read(
      texts(issue(7), [
        label('labeled', '08:00', 'P1'),
        comment('08:30', 'eve', 'CONTRIBUTOR'),
        label('labeled', '09:00', 'waiting'),
        label('unlabeled', '10:00', 'waiting'),
        event('closed', '11:00'),
      ]),
      {
        ...spec,
        events: { 'commented by others': 'responded', 'labeled waiting': 'paused', 'unlabeled waiting': 'resumed' },
      },
    )
    expect(eventTexts(tickets[0]).slice(2)).toEqual([
      '2026-11-20T08:30:00Z responded',
      '2026-11-20T09:00:00Z paused waiting',
      '2026-11-20T10:00:00Z resumed waiting',
      '2026-11-20T11:00:00Z resolved',
    ])
  })

  it('takes a team by its name, a commit by its own time, and a bot by its account', async () => {
    const pull = (number: number) => ({ pull_request_url: `${api}/pulls/${number}` })
    const { tickets } = await read(
      texts(issue(21, { labels: [] }), [
        label('labeled', '08:00', 'P1'),
        { event: 'committed', committer: { date: at('08:10') }, ...pull(21) },
        event('review_requested', '08:30', { requested_team: { name: 'Core team' }, ...pull(21) }),
        comment('08:40', 'ada', 'MEMBER', {
          user: undefined,
          actor: { login: 'ada', type: 'Bot' },
          issue_url: `${api}/issues/21`,
        }),
        comment('08:50', '', 'MEMBER', { issue_url: `${api}/issues/21` }),
      ]),
      { ...spec, events: { committed: 'updated' } },
    )
    expect(eventTexts(tickets[0]).slice(2)).toEqual([
      '2026-11-20T08:10:00Z updated',
      '2026-11-20T08:30:00Z assigned Core team',
      '2026-11-20T08:50:00Z responded',
    ])
    await expect(read(texts(issue(2), event('closed', '09:00', pull(21))))).rejects.toThrow(
      'the event belongs to issue 21',
    )
  })

  it('has the latest severity label that it still has', async () => {
    const { tickets } = await read(
      texts(issue(7), [
        ...[label('labeled', '08:00', 'P2'), label('labeled', '08:10', 'P1'), label('labeled', '08:20', 'P1')],
        ...[label('unlabeled', '08:30', 'P1'), label('unlabeled', '08:40', 'P1'), label('unlabeled', '08:50', 'bug')],
      ]),
    )
    expect(eventTexts(tickets[0])).toEqual([
      ...['2026-11-20T08:00:00Z reported high', '2026-11-20T08:00:00Z severityChanged high'],
      ...['2026-11-20T08:10:00Z severityChanged critical', '2026-11-20T08:30:00Z severityChanged high'],
    ])
  })

  it('counts a merge and the end that it brings as one event, though both are in the file', async () => {
    const ends = [event('merged', '11:00'), event('closed', '11:00'), event('closed', '11:00')]
    const { tickets, leftOut } = await read(texts(issue(7), [label('labeled', '08:00', 'P1'), ...ends]))
    expect([eventTexts(tickets[0]).slice(2), leftOut]).toEqual([['2026-11-20T11:00:00Z resolved'], []])
  })

  it.each([
    [{ ...severities, '': 'low' }, [], 'low'],
    [{ ...severities, '*': 'medium' }, ['bug', 'ui'], 'medium'],
    [{ ...severities, '*': 'medium' }, ['bug', 'P1'], 'critical'],
    [{ ...severities, '*': 'medium', '': 'low' }, [], 'low'],
    [{ ...severities, '': 'low' }, ['bug', 'ui'], 'low'],
  ])('has a severity without a severity label: %j with %j', async (own, labels, severity) => {
    const { tickets } = await read(
      texts(
        issue(7),
        labels.map(name => label('labeled', '08:00', name)),
      ),
      { ...spec, severities: own },
    )
    expect(eventTexts(tickets[0])[0]).toBe(`2026-11-20T08:00:00Z reported ${severity}`)
  })

  it.each([
    ['a timeline without its issue', texts(timeline), 'The event does not name its issue.'],
    ['an issue without its time', texts(issue(7, { created_at: null }), timeline), 'The issue has no created_at'],
    ['an unknown type', texts(issue(7), [event('exploded', '09:00')]), 'Unknown event type "exploded".'],
    ['another object', texts({ message: 'Not Found', status: '404' }), 'neither an issue nor an event of a timeline.'],
  ])('is not judged: %s', async (_, text, message) => {
    const { tickets, bad } = await read(text, { ...spec, severities: { ...severities, '': 'low' } })
    expect(tickets).toEqual([])
    expect(bad[0].message).toContain(message)
  })

  it('is an error if the timeline of another issue follows', async () => {
    await expect(read(texts(issue(6), timeline))).rejects.toThrow(
      'the event belongs to issue 7, but it follows issue "6". Write each issue before its timeline: gh api repos/{owner}/{repo}/issues/7',
    )
  })
})
