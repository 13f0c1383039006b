import type { Paragraph, Query } from '../vector.ts'
import { always, at, boston, business, rome, tokyo } from './contracts.ts'

const phone = (otherwise: string) => ({ outOfHours: { channel: 'phone', otherwise } })
const policy = {
  name: 'Calls',
  channels: ['web', 'phone'],
  severities: {
    advised: { level: 1, firstResponse: always('PT2H', phone('advise')) },
    strict: { level: 2, firstResponse: always('PT2H', phone('next-opening')) },
    open: { level: 3, firstResponse: business('PT6H'), resolution: business('PT20H') },
    abroad: { level: 4, firstResponse: business('PT6H', { calendar: 'boston' }) },
    days: {
      level: 5,
      firstResponse: business({ workingDays: 1, due: 'close', cutoff: '15:00' }),
      resolution: always({ days: 3, due: '16:00', ifClosed: 'next-working-day' }),
    },
  },
}
const STARTS = ['fri 10:00', 'fri 17:00', 'fri 18:00', 'sat 20:00', 'mon 08:59', 'wed 12:00']

const of = (severity: string, more: object = {}): Query[] =>
  STARTS.map(start => ({ call: 'deadline', severity, reportedAt: at(start), ...more }))
const one = (more: object, error: string): Query => ({
  call: 'deadline',
  severity: 'open',
  reportedAt: at('fri 10:00'),
  ...more,
  error,
})

/** §9 */
export const reports: Paragraph = {
  paragraph: 9,
  title: 'Severities and the phone rule',
  cases: [
    {
      name: 'a deadline for each severity and channel',
      spec: { policy, calendar: rome, calendars: { boston } },
      queries: [
        ...['advised', 'strict'].flatMap(severity =>
          ['web', 'phone', undefined].flatMap(channel => of(severity, channel ? { channel } : {})),
        ),
        ...of('open'),
        ...of('open', { target: 'resolution' }),
        ...of('abroad'),
        ...of('days'),
        ...of('days', { target: 'resolution' }),
        one({ severity: 'urgent' }, 'severity-unknown'),
        one({ channel: 'fax' }, 'channel-unknown'),
        one({ target: 'update' }, 'target-unknown'),
        one({ reportedAt: '2026-11-20T10:00' }, 'instant-without-zone'),
      ],
    },
    {
      name: 'the phone rule on a union of offices that never closes on weekdays',
      spec: {
        policy: { name: 'Calls', channels: ['web', 'phone'], severities: { strict: policy.severities.strict } },
        calendar: { union: [rome, boston, tokyo] },
      },
      queries: of('strict', { channel: 'web' }),
    },
    ...refusedPolicies(),
  ],
}

function refusedPolicies() {
  const target = { within: 'PT6H', clock: 'business' }
  const severities = (firstResponse: object) => ({ name: 'P', severities: { high: { level: 1, firstResponse } } })
  const rows: readonly (readonly [string, string, object])[] = [
    ['days without their form', 'budget-invalid', severities({ ...target, within: 'P1D' })],
    ['a number that looks like minutes', 'budget-invalid', severities({ ...target, within: 30 })],
    ['a budget of nothing', 'budget-invalid', severities({ ...target, within: 'PT0S' })],
    [
      'working days around the clock',
      'budget-invalid',
      severities({ within: { workingDays: 1, due: 'close' }, clock: 'always' }),
    ],
    [
      'calendar days of business hours',
      'budget-invalid',
      severities({ within: { days: 1, due: 'same-time' }, clock: 'business' }),
    ],
    ['a phone rule without channels', 'channel-unknown', severities({ ...always('PT2H'), ...phone('advise') })],
    ['an unknown clock', 'input-invalid', severities({ ...target, clock: 'bussiness' })],
    ['a key with a typing error', 'key-unknown', severities({ ...target, withn: 'PT6H' })],
    ['two alerts of the same name', 'policy-invalid', severities({ ...target, alerts: [0.5, { share: 0.5 }] })],
  ]
  return rows.map(([name, error, refused]) => ({
    name: `a policy is refused: ${name}`,
    spec: { policy: refused, calendar: rome },
    queries: [{ call: 'read', error }],
  }))
}
