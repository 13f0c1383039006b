import type { Case, Paragraph } from '../vector.ts'
import { always, boston, business, event, history, rome, tokyo } from './contracts.ts'

const severities = {
  critical: {
    level: 1,
    firstResponse: always('PT2H', { outOfHours: { channel: 'phone', otherwise: 'next-opening' } }),
    resolution: always('PT6H', { pausable: false }),
  },
  high: { level: 2, firstResponse: business('PT4H'), resolution: business('PT8H', { pausable: ['customer'] }) },
  low: { level: 3, firstResponse: business('PT8H'), nextResponse: business('PT4H'), update: business('PT4H') },
  days: {
    level: 4,
    firstResponse: business('PT90M', { calendar: 'boston' }),
    resolution: business({ workingDays: 1, due: 'close' }),
  },
}
const policy = { name: 'Test', channels: ['web', 'phone'], severities }
const contract = { policy, calendar: rome, calendars: { boston, tokyo } }
const often = ['evaluate', 'breaches']

/** A ticket that is evaluated at several instants, with its cycles and its events without effect at the last one. */
function lived(
  name: string,
  spec: object,
  lines: readonly string[],
  calls: readonly string[],
  nows: readonly string[],
) {
  return history(name, spec, lines, calls, nows, ['cycles', 'ignored'])
}

const plain: readonly Case[] = [
  lived(
    'over the weekend, until the millisecond after the deadline',
    contract,
    ['fri 16:30 reported high'],
    ['evaluate', 'breaches'],
    ['fri 16:30', 'fri 17:00', 'sat 12:00', 'mon 11:30', 'mon 11:30:00.001', 'tue 12:00'],
  ),
  lived(
    'met at the deadline, late after a closing',
    contract,
    ['fri 14:00 reported high', 'fri 18:00 responded', 'tue 18:00 resolved'],
    often,
    ['fri 18:00', 'mon 09:00', 'tue 18:00', 'thu 09:00'],
  ),
  lived(
    'replies, and updates that repeat',
    contract,
    [
      'fri 09:00 reported low',
      'fri 11:00 updated',
      'fri 12:00 responded',
      'fri 13:00 customerReplied',
      'fri 14:00 customerReplied',
      'mon 10:00 responded',
      'mon 12:00 updated',
      'tue 10:00 resolved',
    ],
    often,
    ['fri 10:00', 'fri 12:00', 'fri 17:00', 'mon 10:30', 'tue 09:00', 'tue 12:00'],
  ),
  lived(
    'working days become hours at the start',
    contract,
    ['fri 16:00 reported days', 'mon 10:00 paused customer', 'mon 12:00 resumed customer'],
    often,
    ['fri 16:00', 'mon 11:00', 'mon 17:00', 'tue 12:00'],
  ),
  lived(
    'the phone rule: no call',
    contract,
    ['sat 20:00 reported critical web'],
    ['evaluate'],
    ['sat 20:00', 'sun 12:00', 'mon 09:00', 'mon 12:00'],
  ),
  lived(
    'the phone rule: a call on Sunday',
    contract,
    ['sat 20:00 reported critical web', 'sun 10:00 phoned', 'sun 11:00 phoned'],
    often,
    ['sat 22:00', 'sun 10:00', 'sun 12:00:00.001'],
  ),
  lived(
    'events out of order, at one instant, and in the future',
    contract,
    [
      'mon 10:00 responded',
      'fri 16:30 reported high',
      'mon 09:00 paused customer',
      'mon 09:00 resumed customer',
      'thu 10:00 resolved',
    ],
    often,
    ['mon 09:00', 'mon 10:00', 'wed 12:00'],
  ),
  lived(
    'another calendar',
    contract,
    [
      'fri 16:30 reported high',
      'fri 17:00 calendarChanged boston',
      'mon 17:00 calendarChanged tokyo',
      'mon 17:30 calendarChanged tokyo',
    ],
    often,
    ['fri 17:30', 'mon 16:00', 'tue 02:00', 'tue 12:00'],
  ),
]

const pauses: readonly Case[] = [
  lived(
    'two reasons that overlap, twice the same, one without a name',
    contract,
    [
      'mon 09:00 reported high',
      'mon 10:00 paused customer',
      'mon 11:00 paused vendor',
      'mon 11:30 paused customer',
      'mon 12:00 resumed customer',
      'mon 13:00 resumed vendor',
      'mon 14:00 paused',
      'mon 15:00 resumed customer',
      'mon 15:30 resumed',
    ],
    often,
    ['mon 10:30', 'mon 12:30', 'mon 13:30', 'mon 15:00', 'mon 16:00', 'tue 12:00'],
  ),
  lived(
    'stopped in a pause',
    contract,
    ['mon 09:00 reported high', 'mon 10:00 paused customer', 'tue 09:00 responded', 'tue 10:00 resolved'],
    often,
    ['mon 12:00', 'tue 09:30', 'tue 12:00'],
  ),
  lived(
    'a pause after the budget is used up',
    contract,
    ['mon 09:00 reported high', 'mon 13:00 paused customer', 'mon 16:00 resumed customer'],
    often,
    ['mon 13:00', 'mon 13:00:00.001', 'mon 17:00', 'tue 12:00'],
  ),
  lived(
    'a pause over the weekend and a holiday',
    contract,
    ['fri 17:00 reported high', 'fri 17:30 paused customer', 'tue 17:30 resumed customer'],
    often,
    ['sat 12:00', 'tue 18:00', 'thu 12:00'],
  ),
]

const reopened = [
  'mon 09:00 reported high',
  'mon 10:00 paused customer',
  'mon 11:00 resolved',
  'mon 11:30 responded',
  'mon 12:00 severityChanged low',
  'mon 16:00 reopened',
  'mon 17:00 responded',
  'tue 09:30 resolved',
  'tue 10:00 resolved',
]
const reopenings: readonly Case[] = [
  lived('resolved and reopened: the time between does not count', contract, reopened, often, [
    'mon 10:30',
    'mon 14:00',
    'mon 16:30',
    'tue 09:00',
    'tue 12:00',
  ]),
  lived(
    'reopened before it is resolved',
    contract,
    ['mon 09:00 reported high', 'mon 10:00 reopened', 'mon 11:00 resumed customer'],
    often,
    ['mon 12:00'],
  ),
  ...['continue', 'restart', 'stay-stopped'].map(onReopen => {
    const definition = { starts: 'reported', stops: 'resolved', ...(onReopen !== 'continue' && { onReopen }) }
    const spec = { ...contract, policy: { ...policy, targets: { resolution: definition } } }
    return lived(`reopened with the choice ${onReopen}`, spec, reopened, often, ['mon 16:30', 'tue 09:00', 'tue 12:00'])
  }),
]

const changed = [
  'fri 16:00 reported high',
  'fri 17:00 paused customer',
  'mon 10:00 resumed customer',
  'mon 12:00 severityChanged low',
  'mon 14:00 severityChanged low',
  'mon 16:30 severityChanged critical',
  'tue 09:30 severityChanged high',
  'tue 11:00 responded',
  'tue 17:00 resolved',
]
const severityChanges: readonly Case[] = ['retroactive', 'carry', 'restart'].flatMap(onSeverityChange => {
  const spec = { ...contract, policy: { ...policy, onSeverityChange } }
  return [
    lived(`a severity that changes four times: ${onSeverityChange}`, spec, changed, often, [
      'mon 11:00',
      'mon 12:00',
      'mon 16:00',
      'mon 18:00',
      'tue 10:00',
      'tue 12:00',
      'thu 09:00',
    ]),
    lived(
      `less budget than was counted: ${onSeverityChange}`,
      spec,
      ['mon 09:00 reported low', 'mon 15:00 severityChanged high', 'mon 15:30 responded'],
      often,
      ['mon 14:59', 'mon 15:00', 'mon 15:00:00.001', 'mon 16:00'],
    ),
    lived(
      `to working days: ${onSeverityChange}`,
      spec,
      ['fri 12:00 reported high', 'fri 15:00 severityChanged days'],
      often,
      ['fri 16:00', 'mon 12:00', 'tue 12:00'],
    ),
  ]
})

const own = {
  name: 'Own targets',
  targets: {
    repair: { starts: 'acknowledged', stops: ['repaired', 'resolved'], onReopen: 'restart' },
    visit: { starts: ['reported', 'visited'], stops: 'visited', repeats: true },
  },
  severities: {
    high: { level: 1, repair: business('PT4H', { heldBy: ['network'], pausable: ['part'] }), visit: business('PT12H') },
  },
}
const others: readonly Case[] = [
  lived(
    'own targets, holders and reasons',
    { policy: own, calendar: rome },
    [
      'fri 09:00 reported high',
      'fri 10:00 acknowledged',
      'fri 11:00 assigned network',
      'fri 12:00 paused customer',
      'fri 13:00 paused part',
      'fri 14:00 resumed part',
      'fri 15:00 visited',
      'fri 16:00 assigned desk',
      'fri 16:30 assigned desk',
      'mon 10:00 resolved',
      'mon 12:00 reopened',
      'mon 13:00 assigned network',
      'tue 09:00 visited',
    ],
    often,
    ['fri 09:30', 'fri 10:30', 'fri 13:30', 'fri 15:00', 'fri 17:00', 'mon 11:00', 'mon 16:00', 'tue 12:00'],
  ),
  lived(
    'a night shift over the start of daylight saving time',
    {
      policy: { name: 'Night', severities: { high: { level: 1, resolution: business('PT9H') } } },
      calendar: { timeZone: 'America/New_York', hours: { 'mon-sun': '22:00-06:00' } },
    },
    ['fri 06:00 reported high'],
    ['evaluate'],
    ['fri 12:00', 'sat 08:00'],
  ),
]

const refused: readonly Case[] = [
  ['no report', 'history-invalid', []],
  ['two reports', 'history-invalid', ['fri 09:00 reported high', 'fri 10:00 reported high']],
  ['an event before the report', 'history-invalid', ['fri 09:00 reported high', 'fri 08:00 responded']],
  ['a report after now', 'history-invalid', ['thu 17:00 reported high']],
  ['an unknown event', 'event-unknown', ['fri 09:00 reported high', 'fri 10:00 solved']],
  ['an unknown severity', 'severity-unknown', ['fri 09:00 reported urgent']],
  ['an unknown calendar', 'calendar-unknown', ['fri 09:00 reported high', 'fri 10:00 calendarChanged paris']],
  ['an unknown channel', 'channel-unknown', ['fri 09:00 reported high fax']],
].map(([name, error, lines]) => ({
  name: `a history is refused: ${name}`,
  spec: { ...contract, events: (lines as string[]).map(event) },
  queries: [{ call: 'evaluate', now: '2026-11-26T12:00+01:00', error: error as string }],
}))

/** §10 */
export const timers: Paragraph = {
  paragraph: 10,
  title: 'Targets, timers and cycles',
  cases: [...plain, ...pauses, ...reopenings, ...severityChanges, ...others, ...refused],
}
