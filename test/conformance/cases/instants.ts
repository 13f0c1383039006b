import type { Paragraph, Query } from '../vector.ts'

const rome = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } }
const forms = (...texts: string[]): Query[] => texts.map(at => ({ call: 'instant', at }))
const refused = (error: string, ...texts: unknown[]): Query[] => texts.map(at => ({ call: 'instant', at, error }))

/** §1 */
export const instants: Paragraph = {
  paragraph: 1,
  title: 'Instants and time zones',
  cases: [
    {
      name: 'strings with Z, with an offset, and with a zone in brackets',
      spec: { calendar: rome },
      queries: [
        ...forms('2026-03-06T16:00:00Z', '2026-03-06t16:00:00z', '2026-03-06 16:00Z', '2026-03-06T17:00+01:00'),
        ...forms('2026-03-06T17:00:00.5+01:00', '2026-03-06T17:00:00.123456789+01:00', '2026-03-06T11:30-04:30'),
        ...forms(
          '2026-03-06T17:00[Europe/Rome]',
          '2026-03-06T17:00+01:00[Europe/Rome]',
          '2026-03-06T08:00-08:00[US/Pacific]',
        ),
        ...forms(
          '2026-03-06T16:00Z[Europe/Rome]',
          '2026-03-06T17:00[Europe/Rome][u-ca=gregory]',
          '2026-03-06T17:00+0100',
        ),
        ...forms('1969-12-31T23:59:59.9999Z', '1900-01-01T00:00:00Z', '2199-12-31T23:59:59.999Z'),
      ],
    },
    {
      name: 'a bracket without an offset is a local time of its zone, also where the clock changes',
      spec: { calendar: rome },
      queries: [
        ...forms('2026-03-29T02:30[Europe/Rome]', '2026-10-25T02:30[Europe/Rome]', '2011-12-30T12:00[Pacific/Apia]'),
        ...forms(
          '2018-11-04T00:30[America/Sao_Paulo]',
          '2026-10-03T16:15[Australia/Lord_Howe]',
          '2026-04-05T01:45[Australia/Lord_Howe]',
        ),
        ...forms('2026-10-25T02:30+01:00[Europe/Rome]', '2026-10-25T02:30+02:00[Europe/Rome]'),
      ],
    },
    {
      name: 'a result has the form of its instant',
      spec: { calendar: rome },
      queries: [
        { call: 'text', at: '2026-03-06T16:00:00Z', budget: 7_200_000 },
        { call: 'text', at: '2026-03-27T17:00-05:00', budget: 3_600_000 },
        { call: 'text', at: '2026-03-06T17:00[Asia/Tokyo]', budget: 7_200_000 },
        { call: 'text', at: '2026-03-06T08:00:00.250Z', budget: 250 },
      ],
    },
    {
      name: 'strings that are not instants',
      spec: { calendar: rome },
      queries: [
        ...refused('instant-without-zone', '2026-03-06T17:00', '2026-03-06', '2026-03-06 17:00:00'),
        ...refused(
          'instant-offset-mismatch',
          '2026-03-06T17:00+02:00[Europe/Rome]',
          '2026-03-29T02:30+01:00[Europe/Rome]',
        ),
        ...refused(
          'instant-invalid',
          '',
          'tomorrow',
          '2026-03-06T17:00Z[!x=y]',
          '2026-03-06T25:00Z',
          '2026-3-6T17:00Z',
        ),
        ...refused('instant-invalid', '2026-02-30T12:00Z', '2100-02-29T12:00Z', '2026-13-01T12:00Z'),
        ...refused('instant-out-of-range', '2200-01-01T00:00:00Z', '1899-12-31T23:59:59.999Z', '0001-01-01T00:00Z'),
        ...refused('time-zone-unknown', '2026-03-06T17:00[BST]', '2026-03-06T17:00[Europe/Milan]'),
      ],
    },
    ...[
      'Europe/Rome',
      'US/Eastern',
      'Japan',
      'Etc/GMT+5',
      'Asia/Calcutta',
      'Europe/Kiev',
      'CET',
      'WET',
      'GMT',
      'UTC',
      'PRC',
    ].map(timeZone => ({
      name: `the zone ${timeZone}`,
      spec: { calendar: { timeZone, hours: { 'mon-sun': '00:00-01:00' } } },
      queries: [{ call: 'nextOpen', at: '2024-07-03T12:00:00Z' }],
    })),
    ...[
      'BST',
      'IST',
      'PST',
      'CST',
      'EST',
      'MST',
      'HST',
      '+01:00',
      'Rome',
      'Europe/Milan',
      'W. Europe Standard Time',
    ].map(timeZone => ({
      name: `the zone ${JSON.stringify(timeZone)} is refused`,
      spec: { calendar: { timeZone, hours: {} } },
      queries: [{ call: 'read', error: 'time-zone-unknown' }],
    })),
  ],
}
