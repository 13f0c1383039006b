import type { Case, Paragraph } from '../vector.ts'
import { always, at, boston, business, event, rome, tokyo } from './contracts.ts'

const policy = {
  name: 'Explained',
  channels: ['web', 'phone'],
  severities: {
    critical: {
      level: 1,
      firstResponse: always('PT2H', { outOfHours: { channel: 'phone', otherwise: 'next-opening' } }),
    },
    high: { level: 2, firstResponse: business('PT4H'), resolution: business('PT12H') },
    days: {
      level: 3,
      firstResponse: business({ workingDays: 1, due: 'close', cutoff: '15:00' }),
      resolution: always({ days: 3, due: '16:00', ifClosed: 'next-working-day' }),
    },
  },
}
const contract = { policy, calendar: rome, calendars: { boston, tokyo } }

function explained(name: string, spec: object, target: string, lines: readonly string[], ...nows: string[]): Case {
  const queries = nows.flatMap(now => ['explain', 'timeByHolder'].map(call => ({ call, now: at(now), target })))
  return { name, spec: { ...spec, events: lines.map(event) }, queries }
}

const ola = { name: 'OLA', severities: { high: { level: 1, resolution: business('PT6H', { heldBy: ['network'] }) } } }
const handedOver = [
  'fri 10:00 reported high',
  'fri 10:00 assigned desk',
  'fri 14:00 assigned network',
  'mon 10:00 assigned desk',
  'mon 12:00 assigned network',
  'tue 10:00 resolved',
]

/** §11 */
export const explanations: Paragraph = {
  paragraph: 11,
  title: 'Explanations',
  cases: [
    explained(
      'over a weekend, a holiday and a closed day',
      contract,
      'resolution',
      ['fri 16:30 reported high'],
      'fri 17:00',
      'thu 12:00',
    ),
    explained(
      'paused, resolved, reopened',
      contract,
      'resolution',
      [
        'fri 16:00 reported high',
        'fri 17:00 paused customer',
        'mon 10:00 resumed customer',
        'mon 11:00 resolved',
        'mon 16:00 reopened',
      ],
      'fri 17:30',
      'mon 12:00',
      'tue 09:00',
      'thu 12:00',
    ),
    explained(
      'the wait for a call',
      contract,
      'firstResponse',
      ['sat 20:00 reported critical web'],
      'sun 12:00',
      'mon 12:00',
    ),
    explained(
      'a call ends the wait',
      contract,
      'firstResponse',
      ['sat 20:00 reported critical web', 'sun 09:00 phoned'],
      'sun 12:00',
    ),
    explained(
      'working days with a cut-off',
      contract,
      'firstResponse',
      ['fri 16:30 reported days', 'mon 10:00 paused customer', 'mon 12:00 resumed customer'],
      'mon 16:00',
    ),
    explained('calendar days', contract, 'resolution', ['sun 12:00 reported days'], 'mon 09:00'),
    ...['retroactive', 'carry', 'restart'].map(onSeverityChange =>
      explained(
        `another severity: ${onSeverityChange}`,
        { ...contract, policy: { ...policy, onSeverityChange } },
        'firstResponse',
        ['fri 16:30 reported critical phone', 'fri 17:00 assigned desk', 'mon 10:00 severityChanged high'],
        'mon 09:30',
        'mon 11:00',
        'tue 12:00',
      ),
    ),
    explained(
      'another calendar',
      contract,
      'resolution',
      ['fri 16:30 reported high', 'mon 10:00 calendarChanged tokyo'],
      'mon 12:00',
    ),
    explained(
      'a union of three offices',
      { policy, calendar: { union: [rome, boston, tokyo] } },
      'resolution',
      ['fri 20:00 reported high'],
      'mon 12:00',
    ),
    explained(
      'a difference',
      { policy, calendar: { difference: [rome, boston] } },
      'resolution',
      ['fri 14:00 reported high'],
      'tue 12:00',
    ),
    explained(
      'an agreement of a team',
      { policy: ola, calendar: rome },
      'resolution',
      handedOver,
      'fri 13:00',
      'mon 11:00',
      'mon 12:00',
      'tue 12:00',
    ),
    explained('a ticket that changes hands', contract, 'resolution', handedOver, 'mon 11:00', 'tue 12:00'),
    {
      name: 'a calendar alone',
      spec: { calendar: rome },
      queries: [
        { call: 'explainCalendar', from: at('fri 12:00'), to: at('thu 12:00') },
        { call: 'explainCalendar', from: at('sat 12:00'), to: at('sun 12:00') },
        { call: 'explainCalendar', from: at('tue 12:00'), to: at('mon 12:00'), error: 'range-reversed' },
      ],
    },
  ],
}
