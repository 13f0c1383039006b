import type { Paragraph } from '../vector.ts'
import { boston, business, history, rome } from './contracts.ts'

const policy = {
  name: 'Alerts',
  alerts: [0.5, { name: 'last hour', before: 'PT1H' }, { after: 'PT30M' }],
  severities: {
    high: { level: 1, firstResponse: business('PT30M'), resolution: business('PT4H') },
    low: { level: 2, resolution: business('PT8H', { alerts: [0.25, 1.5] }), update: business('PT4H', { alerts: [] }) },
  },
}
const contract = { policy, calendar: rome, calendars: { boston } }
const calls = ['alerts']

/** §13 */
export const alertPoints: Paragraph = {
  paragraph: 13,
  title: 'Alerts',
  cases: [
    history('shares, before and after the deadline', contract, ['fri 16:30 reported high'], calls, [
      'fri 16:30',
      'fri 17:00',
      'fri 17:00:00.001',
      'mon 09:30',
      'mon 12:00',
      'tue 12:00',
    ]),
    history(
      'a pause, and a stop at the instant of an alert',
      contract,
      [
        'mon 09:00 reported high',
        'mon 09:15 responded',
        'mon 10:00 paused customer',
        'mon 12:00 resumed customer',
        'mon 13:00 resolved',
      ],
      calls,
      ['mon 09:30', 'mon 11:00', 'mon 12:30', 'mon 13:00', 'mon 18:00'],
    ),
    history(
      'reopened after a stop at an alert: it fires then',
      contract,
      ['mon 09:00 reported high', 'mon 11:00 resolved', 'mon 14:00 reopened'],
      calls,
      ['mon 12:00', 'mon 14:00', 'mon 16:00'],
    ),
    history(
      'repeated cycles',
      contract,
      ['mon 09:00 reported low', 'mon 11:00 updated', 'mon 15:00:00.001 updated', 'tue 12:00 updated'],
      calls,
      ['mon 10:00', 'mon 15:00', 'tue 11:00', 'tue 18:00'],
    ),
    history('another calendar', contract, ['mon 16:00 reported high', 'mon 16:30 calendarChanged boston'], calls, [
      'mon 17:00',
      'mon 22:00',
    ]),
    ...['retroactive', 'carry', 'restart'].map(onSeverityChange =>
      history(
        `a change of severity: ${onSeverityChange}`,
        { ...contract, policy: { ...policy, onSeverityChange } },
        ['mon 09:00 reported low', 'mon 14:00 severityChanged high', 'mon 15:00 severityChanged low'],
        calls,
        ['mon 12:00', 'mon 14:00', 'mon 14:30', 'mon 16:00', 'tue 12:00'],
      ),
    ),
  ],
}
