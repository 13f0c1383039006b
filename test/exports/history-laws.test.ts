import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Check } from '../../src/compliance/check.ts'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { runs } from '../arbitraries/runs.ts'
import { NOW, reading } from './reading.ts'

// A random history is written in each format that has several rows per ticket, without the code that reads them. All of
// them must give the verdicts of the same history as JSON events.

/** A step of a ticket: an event and the state after it. */
type Step = {
  readonly at: number
  readonly type: 'respond' | 'pause' | 'resume' | 'resolve' | 'reopen' | 'severity' | 'assign'
  readonly state: 'Working' | 'Answered' | 'Waiting' | 'Done'
  readonly severity: string
  readonly group: string
}
type History = { readonly id: number; readonly reported: Step; readonly steps: readonly Step[] }

const SEVERITIES = ['P1', 'P2', 'P3']
const GROUPS = ['desk', 'network']

/** The steps that are possible in each state, with the state that follows; undefined stays. */
const POSSIBLE: { readonly [state: string]: readonly (readonly [Step['type'], Step['state'] | undefined])[] } = {
  Working: [
    ['respond', 'Answered'],
    ['pause', 'Waiting'],
    ['resolve', 'Done'],
    ['severity', undefined],
    ['assign', undefined],
  ],
  Waiting: [
    ['resume', 'Working'],
    ['resolve', 'Done'],
    ['severity', undefined],
    ['assign', undefined],
  ],
  Done: [['reopen', 'Working']],
}

const anyHistory = (isStep: (type: Step['type']) => boolean): fc.Arbitrary<History> =>
  fc
    .record({
      id: fc.integer({ min: 1, max: 999_999 }),
      start: fc.integer({ min: Date.UTC(2026, 9, 1) / 60_000, max: Date.UTC(2026, 9, 20) / 60_000 }),
      severity: fc.constantFrom(...SEVERITIES),
      group: fc.constantFrom(...GROUPS),
      choices: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3_000 }), fc.nat()), { maxLength: 9 }),
    })
    .map(({ id, start, choices, ...first }) => {
      const reported: Step = { at: start * 60_000, type: 'respond', state: 'Working', ...first }
      let now = reported
      const steps = choices.map(([choice, minutes, value]) => {
        const possible = POSSIBLE[now.state === 'Answered' ? 'Working' : now.state].filter(([type]) => isStep(type))
        const [type, state = now.state] = possible[choice % possible.length]
        const others = (list: readonly string[], word: string) => list.filter(one => one !== word)
        now = {
          at: now.at + minutes * 60_000,
          type,
          state,
          severity: type === 'severity' ? others(SEVERITIES, now.severity)[value % 2] : now.severity,
          group: type === 'assign' ? others(GROUPS, now.group)[0] : now.group,
        }
        return now
      })
      return { id, reported, steps }
    })

const iso = (at: number) => new Date(at).toISOString()

/** A format: how a history is written in it, and the document that reads it. */
type Format = {
  readonly name: string
  readonly file: string
  readonly spec: TicketsSpec
  write(histories: readonly History[]): string
  /** Returns whether the format can show a step. */
  shows?(type: Step['type']): boolean
  /** Returns whether the format shows groups. */
  readonly hasGroups?: boolean
}

const TYPES: { readonly [type in Step['type']]: string } = {
  respond: 'responded',
  pause: 'paused',
  resume: 'resumed',
  resolve: 'resolved',
  reopen: 'reopened',
  severity: 'severityChanged',
  assign: 'assigned',
}

const events = (hasGroups: boolean): Format => ({
  name: 'JSON events',
  file: 'events.json',
  spec: { shape: 'events' },
  write: histories =>
    JSON.stringify(
      histories.flatMap(({ id, reported, steps }) => [
        {
          id: String(id),
          at: iso(reported.at),
          type: 'reported',
          severity: reported.severity,
          ...(hasGroups && { group: reported.group }),
        },
        ...steps.map(({ at, type, severity, group }) => ({
          id: String(id),
          at: iso(at),
          type: TYPES[type],
          ...(type === 'severity' && { severity }),
          ...(type === 'assign' && { group }),
          ...((type === 'pause' || type === 'resume') && { reason: 'waiting' }),
        })),
      ]),
    ),
})

const states: TicketsSpec['states'] = {
  Working: 'open',
  Answered: 'responded',
  Waiting: { paused: 'waiting' },
  Done: 'resolved',
  Note: 'unchanged',
}
const isChange = ({ type }: Step) => type === 'severity' || type === 'assign'
const shuffled = <T>(list: readonly T[]): T[] => [...list].reverse()

const FORMATS: readonly Format[] = [
  {
    name: 'XES',
    file: 'log.xes',
    spec: { states },
    write(histories) {
      const event = (step: Step, name: string) =>
        `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${iso(step.at)}"/>` +
        `<string key="org:group" value="${step.group}"/><string key="severity" value="${step.severity}"/></event>`
      const traces = histories.map(
        ({ id, reported, steps }) =>
          `<trace><int key="concept:name" value="${id}"/>${event(reported, 'Working')}` +
          `${steps.map(step => event(step, isChange(step) ? 'Note' : step.state)).join('')}</trace>`,
      )
      return `<?xml version="1.0"?><log>${traces.join('\n')}</log>`
    },
  },
  {
    name: 'OCEL',
    file: 'log.jsonocel',
    spec: { states, objectType: 'ticket' },
    write(histories) {
      const tickets = histories.map(({ id, reported, steps }) => {
        const attributes = [reported, ...steps].flatMap((step, i, all) =>
          (['severity', 'group'] as const)
            .filter(name => i === 0 || all[i - 1][name] !== step[name])
            .map(name => ({ name, value: step[name], time: i === 0 ? '1970-01-01T00:00:00Z' : iso(step.at) })),
        )
        return { id: String(id), type: 'ticket', attributes: shuffled(attributes) }
      })
      const log = histories.flatMap(({ id, reported, steps }) =>
        [reported, ...steps.filter(step => !isChange(step))].map(({ at, state }) => ({
          id: `${id}-${at}`,
          type: state,
          time: iso(at),
          relationships: [
            { objectId: String(id), qualifier: 'of' },
            { objectId: 'c', qualifier: 'by' },
          ],
        })),
      )
      return JSON.stringify({
        objectTypes: [{ name: 'ticket' }],
        eventTypes: [],
        objects: [...tickets, { id: 'c', type: 'customer' }],
        events: shuffled(log),
      })
    },
  },
  {
    name: 'Jira changelogs',
    file: 'issues.json',
    spec: { states, severities: { P1: 'P1', P2: 'P2', P3: 'P3' } },
    write(histories) {
      const issues = histories.map(({ id, reported, steps }) => {
        const last = steps.at(-1) ?? reported
        const changes = steps.map((step, i, all) => {
          const before = i ? all[i - 1] : reported
          const items = [
            ['status', before.state, step.state],
            ['priority', before.severity, step.severity],
            ['Team', before.group, step.group],
          ].filter(([, from, to]) => from !== to)
          return {
            id: String(i),
            created: iso(step.at).replace('Z', '+0000'),
            items: items.map(([field, fromString, text]) => ({ field, fromString, toString: text })),
          }
        })
        // The changelog names the team once it has changed.
        changes.unshift({
          id: 'team',
          created: iso(reported.at).replace('Z', '+0000'),
          items: [{ field: 'Team', fromString: '', toString: reported.group }],
        })
        return {
          id: String(1_000_000 + id),
          key: String(id),
          fields: {
            created: iso(reported.at).replace('Z', '+0000'),
            status: { name: last.state },
            priority: { name: last.severity },
          },
          changelog: { startAt: 0, total: changes.length, histories: shuffled(changes) },
        }
      })
      return JSON.stringify({ startAt: 0, total: issues.length, issues })
    },
  },
  {
    name: 'GitHub timelines',
    file: 'timelines.json',
    spec: {
      severities: { P1: 'P1', P2: 'P2', P3: 'P3' },
      events: { 'labeled waiting': 'paused', 'unlabeled waiting': 'resumed' },
    },
    write: histories =>
      histories
        .map(({ id, reported, steps }) => {
          const event = ({ at }: Step, type: string, more: object) => ({
            url: 'https://api.github.com/repos/o/r/issues/events/1',
            event: type,
            created_at: iso(at),
            actor: { login: 'ada' },
            ...more,
          })
          const labeled = (step: Step, name: string) => event(step, 'labeled', { label: { name } })
          const timeline = steps.flatMap((step, i) => {
            const before = steps[i - 1] ?? reported
            const events: { readonly [type in Step['type']]: () => object[] } = {
              respond: () => [event(step, 'commented', { user: { login: 'ada' }, author_association: 'MEMBER' })],
              pause: () => [labeled(step, 'waiting')],
              resume: () => [event(step, 'unlabeled', { label: { name: 'waiting' } })],
              resolve: () => [event(step, 'closed', {})],
              reopen: () => [event(step, 'reopened', {})],
              assign: () => [event(step, 'assigned', { assignee: { login: step.group } })],
              severity: () => [
                labeled(step, step.severity),
                event(step, 'unlabeled', { label: { name: before.severity } }),
              ],
            }
            return events[step.type]()
          })
          const first = [
            labeled(reported, reported.severity),
            labeled(reported, 'bug'),
            event(reported, 'assigned', { assignee: { login: reported.group } }),
          ]
          const issue = { number: id, created_at: iso(reported.at), user: { login: 'bob' }, body: null }
          // One list per page, as `gh api --paginate` prints them.
          return [issue, first, timeline].map(value => JSON.stringify(value)).join('\n')
        })
        .join('\n'),
  },
  {
    name: 'Zendesk metric events',
    file: 'metrics.json',
    spec: { severities: { '': 'P2' } },
    shows: type => type !== 'severity' && type !== 'assign',
    hasGroups: false,
    write: histories => {
      let id = 0
      const list = histories.flatMap(({ id: ticket, reported, steps }) => {
        let instance = 1
        const event = ({ at }: Step, metric: string, type: string, instance_id: number) => ({
          id: ++id,
          ticket_id: ticket,
          metric,
          instance_id,
          type,
          time: iso(at),
        })
        return [
          event(reported, 'agent_work_time', 'measure', 0),
          event(reported, 'agent_work_time', 'activate', 1),
          event(reported, 'reply_time', 'activate', 1),
          ...steps.map(step => {
            switch (step.type) {
              case 'respond':
                return event(step, 'reply_time', 'fulfill', 1)
              case 'pause':
                return event(step, 'agent_work_time', 'pause', instance)
              case 'resolve':
                return event(step, 'agent_work_time', 'fulfill', instance)
              case 'reopen':
                return event(step, 'agent_work_time', 'activate', ++instance)
              default:
                return event(step, 'agent_work_time', 'activate', instance)
            }
          }),
        ]
      })
      return JSON.stringify({ ticket_metric_events: shuffled(list), count: list.length, next_page: null })
    },
  },
]

const budgets = (hours: number) => ({
  firstResponse: { within: { hours }, clock: 'business' as const },
  resolution: { within: { hours: 4 * hours }, clock: 'business' as const },
})
const policy = slaPolicy({
  name: 'Any',
  severities: {
    P1: { level: 1, ...budgets(1) },
    P2: { level: 2, ...budgets(4) },
    P3: { level: 3, ...budgets(9) },
  },
})
const office = { name: 'Office', timeZone: 'Europe/Rome', hours: { 'mon-fri': '08:00-19:00' } }

/** Returns the verdicts of all tickets of a file, and the time by holder, without their places in the file. */
async function judged(format: Format, histories: readonly History[]) {
  const read = await reading({ [format.file]: format.write(histories) }, format.spec)
  expect(read.bad).toEqual([])
  expect(read.leftOut).toEqual([])
  const contract = { when: {}, policyName: 'any', policy, calendarName: 'office', calendar: office, severities: {} }
  const check = new Check({ contracts: [contract], now: NOW })
  const tickets = read.tickets.map(item => {
    const ticket = check.ticket(item)
    const verdicts = ticket.status === 'judged' ? ticket.verdicts : []
    return {
      id: item.id,
      status: ticket.status,
      verdicts: verdicts.map(({ target, outcome, dueAt, stoppedAt }) => ({ target, outcome, dueAt, stoppedAt })),
    }
  })
  return { tickets: tickets.sort((a, b) => Number(a.id) - Number(b.id)), holders: check.result().holders }
}

describe('a random history', () => {
  it.each(FORMATS)(
    'has the same verdicts as $name',
    async format => {
      const { shows = () => true, hasGroups = true } = format
      const anyHistories = fc.uniqueArray(anyHistory(shows), { selector: ({ id }) => id, minLength: 1, maxLength: 4 })
      await fc.assert(
        fc.asyncProperty(anyHistories, async given => {
          const histories = format.name.startsWith('Zendesk')
            ? given.map(one => ({ ...one, reported: { ...one.reported, severity: 'P2' } }))
            : given
          expect(await judged(format, histories)).toEqual(await judged(events(hasGroups), histories))
        }),
        runs(75),
      )
    },
    60_000,
  )
})
