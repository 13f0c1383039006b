import type { ProductName } from '../../../src/document/products.ts'

/** A made-up export of a product: its file name and content. Every ticket was reported on Friday, 20 November 2026. */
export type ProductSample = readonly [file: string, content: string]

const json = (value: unknown) => JSON.stringify(value)
const jiraChange = (created: string, fromString: string, text: string) => ({
  id: created,
  created,
  items: [{ field: 'status', fromString, toString: text }],
})

/** An export of every product, with tickets that were answered and resolved in time, in the forms of its own export. */
export const PRODUCT_SAMPLES: { readonly [P in ProductName]: ProductSample } = {
  jira: [
    'jira.csv',
    'Issue key,Priority,Created,Resolved\nA-1,High,20/Nov/26 2:30 PM,20/Nov/26 4:10 PM\nA-2,Low,20/Nov/26 4:40 PM,\n',
  ],
  servicenow: [
    'incident.csv',
    'number,priority,contact_type,opened_at,resolved_at\nINC1,2 - High,Phone,2026-11-20 14:30:00,2026-11-20 16:00:00\nINC2,4 - Low,Self-service,2026-11-20 14:30:00,\n',
  ],
  zendesk: [
    'zendesk.csv',
    'Id,Priority,Created at,First reply time in minutes,Solved at\n1,Urgent,2026-11-20 14:30,12,2026-11-20 18:00\n2,Low,2026-11-20 15:30,9,\n',
  ],
  freshdesk: [
    'freshdesk.csv',
    'Ticket ID,Priority,Source,Created time,Initial response time,Resolved time\n1,Urgent,Portal,2026-11-20 14:30:00,2026-11-20 14:40:00,2026-11-20 20:00:00\n',
  ],
  zammad: [
    'zammad.csv',
    'Tickets created\n#,Priority,Create Channel,Created At,First Response At,Closed At\n30001,2 normal,web,2026-11-20 14:30:00,2026-11-20 14:40:00,2026-11-20 15:30:00\n',
  ],
  otrs: [
    'otrs.csv',
    'Ticket#,Priority,Created,FirstResponse,Close Time\n2026112001,3 normal,2026-11-20 14:30:00,2026-11-20 14:45:00,2026-11-20 15:30:00\n',
  ],
  glpi: ['glpi.csv', 'ID;Priority;Opening date;Resolution date\n1;High;2026-11-20 14:30;2026-11-20 16:00\n'],
  redmine: [
    'issues.csv',
    '#,Priority,Created,Closed\n1,High,11/20/2026 02:30 PM,11/20/2026 04:00 PM\n2,Low,11/20/2026 02:30 PM,\n',
  ],
  bugzilla: [
    'bugs.csv',
    'bug_id,bug_severity,opendate,cf_last_resolved\n1,major,2026-11-20 14:30:00,2026-11-20 16:00:00\n2,minor,2026-11-20 14:30:00,\n',
  ],
  'azure-devops': [
    'query.csv',
    'ID,Priority,Created Date,Closed Date\n1,2,11/20/2026 2:30:00 PM,11/20/2026 4:00:00 PM\n2,4,11/20/2026 2:30:00 PM,\n',
  ],
  gitlab: [
    'issues.csv',
    'Issue ID,Created At (UTC),Closed At (UTC),Labels\n1,2026-11-20 13:30:00,2026-11-20 15:00:00,"bug,severity::1"\n2,2026-11-20 13:30:00,,\n',
  ],
  github: [
    'issues.json',
    json([
      { number: 1, createdAt: '2026-11-20T13:30:00Z', closedAt: '2026-11-20T15:00:00Z', labels: [{ name: 'P1' }] },
      { number: 2, createdAt: '2026-11-20T13:30:00Z', closedAt: null, labels: [] },
    ]),
  ],
  trello: [
    'board.json',
    json({
      id: 'b',
      actions: [
        {
          type: 'updateCard',
          date: '2026-11-20T15:00:00.000Z',
          data: { card: { id: 'c1' }, listBefore: { name: 'To do' }, listAfter: { name: 'Done' } },
        },
        { type: 'commentCard', date: '2026-11-20T14:00:00.000Z', data: { card: { id: 'c1' }, text: 'On it.' } },
        { type: 'createCard', date: '2026-11-20T13:30:00.000Z', data: { card: { id: 'c1' }, list: { name: 'To do' } } },
      ],
    }),
  ],
  pagerduty: [
    'incidents.csv',
    'incident_number,urgency,created_at,seconds_to_first_ack,resolved_at\n1,high,2026-11-20T13:30:00,600,2026-11-20T15:00:00\n',
  ],
  'jira-changelog': [
    'issues.json',
    json({
      issues: [
        {
          key: 'A-1',
          fields: { created: '2026-11-20T14:30:00.000+0100', status: { name: 'Done' }, priority: { name: 'High' } },
          changelog: {
            total: 2,
            histories: [
              jiraChange('2026-11-20T16:00:00.000+0100', 'In Progress', 'Done'),
              jiraChange('2026-11-20T15:00:00.000+0100', 'To Do', 'In Progress'),
            ],
          },
        },
      ],
    }),
  ],
  'github-timeline': [
    'timelines.json',
    [
      { number: 1, created_at: '2026-11-20T13:30:00Z', user: { login: 'carla' } },
      [
        { event: 'labeled', created_at: '2026-11-20T13:30:00Z', label: { name: 'P1' } },
        {
          event: 'commented',
          created_at: '2026-11-20T14:00:00Z',
          user: { login: 'ada' },
          author_association: 'MEMBER',
        },
        { event: 'closed', created_at: '2026-11-20T15:00:00Z' },
      ],
    ]
      .map(json)
      .join('\n'),
  ],
  'zendesk-metric-events': [
    'metrics.json',
    json({
      ticket_metric_events: [
        {
          id: 1,
          ticket_id: 1,
          metric: 'agent_work_time',
          instance_id: 1,
          type: 'activate',
          time: '2026-11-20T13:30:00Z',
        },
        { id: 2, ticket_id: 1, metric: 'reply_time', instance_id: 1, type: 'activate', time: '2026-11-20T13:30:00Z' },
        { id: 3, ticket_id: 1, metric: 'reply_time', instance_id: 1, type: 'fulfill', time: '2026-11-20T14:00:00Z' },
        {
          id: 4,
          ticket_id: 1,
          metric: 'agent_work_time',
          instance_id: 1,
          type: 'fulfill',
          time: '2026-11-20T15:00:00Z',
        },
      ],
    }),
  ],
  ocel: [
    'log.jsonocel',
    json({
      objectTypes: [{ name: 'incident', attributes: [{ name: 'priority', type: 'string' }] }],
      eventTypes: [],
      objects: [
        { id: 'I1', type: 'incident', attributes: [{ name: 'priority', time: '1970-01-01T00:00:00Z', value: '2' }] },
      ],
      events: [
        ['Created', '2026-11-20T13:30:00Z'],
        ['Answered', '2026-11-20T14:00:00Z'],
        ['Closed', '2026-11-20T15:00:00Z'],
      ].map(([type, time]) => ({ id: time, type, time, relationships: [{ objectId: 'I1', qualifier: 'of' }] })),
    }),
  ],
  xes: [
    'log.xes',
    `<?xml version="1.0"?>
<log xmlns="http://www.xes-standard.org/" xes.version="2.0">
<trace><string key="concept:name" value="INC-1"/><string key="priority" value="2"/>
<event><string key="concept:name" value="Created"/><date key="time:timestamp" value="2026-11-20T13:30:00Z"/></event>
<event><string key="concept:name" value="Answered"/><date key="time:timestamp" value="2026-11-20T14:00:00Z"/></event>
<event><string key="concept:name" value="Closed"/><date key="time:timestamp" value="2026-11-20T15:00:00Z"/></event>
</trace>
</log>
`,
  ],
}
