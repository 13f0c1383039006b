import fc from 'fast-check'
import type { VEvent } from 'node-ical'
import { describe, expect, it } from 'vitest'
import { holidaysFromICalendar } from '../../../src/integrations/icalendar/index.ts'
import { runs } from '../../arbitraries/runs.ts'
import { calendar, event } from './ics.ts'
import { nodeIcal } from './node-ical.ts'

const years = { from: 2021, to: 2026 }

/** The dates of an event with this rule, by our reader. */
function dates(start: string, rule: string): string[] {
  const text = calendar(event(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`))
  return holidaysFromICalendar(text, { timeZone: 'UTC', years }).flatMap(day => ('date' in day ? [day.date] : []))
}

/** The same by node-ical, which expands rules by rrule-temporal. */
function otherDates(start: string, rule: string): string[] {
  const text = calendar(event('UID:a', `DTSTART:${start}T000000Z`, `RRULE:${rule}`))
  const [first] = Object.values(nodeIcal.sync.parseICS(text)).filter(part => part?.type === 'VEVENT')
  const found = (first as VEvent).rrule!.between(new Date('2021-01-01'), new Date('2026-12-31T12:00Z'), true)
  return found.map(date => date.toISOString().slice(0, 10))
}

describe('a rule', () => {
  // The answers can be checked on a wall calendar; the rules are those of RFC 5545 §3.8.5.3, and some that readers miss.
  it.each([
    ['20201231', 'FREQ=YEARLY;BYMONTHDAY=-1;COUNT=4', ['2021-01-31', '2021-02-28', '2021-03-31']],
    ['20210131', 'FREQ=MONTHLY;COUNT=4', ['2021-01-31', '2021-03-31', '2021-05-31', '2021-07-31']],
    ['20210101', 'FREQ=MONTHLY;BYMONTH=12,10;BYMONTHDAY=1;COUNT=3', ['2021-10-01', '2021-12-01', '2022-10-01']],
    ['20210105', 'FREQ=DAILY;BYMONTH=2;COUNT=2', ['2021-02-01', '2021-02-02']],
    ['20210105', 'FREQ=DAILY;BYDAY=SA;INTERVAL=2;COUNT=2', ['2021-01-09', '2021-01-23']],
    ['20210101', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', ['2021-01-29', '2021-02-26', '2021-03-31']],
    ['20210101', 'FREQ=YEARLY;BYDAY=20MO;COUNT=2', ['2021-05-17', '2022-05-16']],
    ['20210101', 'FREQ=YEARLY;BYDAY=-1SU;COUNT=2', ['2021-12-26', '2022-12-25']],
    ['20210101', 'FREQ=YEARLY;BYYEARDAY=1,-1;COUNT=3', ['2021-01-01', '2021-12-31', '2022-01-01']],
    ['20210101', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2', ['2021-08-13', '2022-05-13']],
    ['20201103', 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=2', ['2024-11-05']],
    [
      '20210105',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      ['2021-01-05', '2021-01-10', '2021-01-19', '2021-01-24'],
    ],
    [
      '20210105',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      ['2021-01-05', '2021-01-17', '2021-01-19', '2021-01-31'],
    ],
    ['20210101', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', []],
    ['20240229', 'FREQ=YEARLY', ['2024-02-29']],
  ])('of %s, %s, has its dates', (start, rule, expected) => {
    expect(dates(start, rule)).toEqual(expected)
  })

  it('has the dates that another reader finds', () =>
    fc.assert(
      fc.property(anyStart(), anyRule(), (start, rule) => {
        expect(dates(start, rule)).toEqual(otherDates(start, rule))
      }),
      runs(20),
    ))
})

function anyStart() {
  const day = fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2023, 0, 1) })
  return day.map(ms => new Date(ms).toISOString().slice(0, 10).replaceAll('-', ''))
}

/** A rule of the kinds on which readers agree: without weekdays counted within a year that other parts cut. */
function anyRule(): fc.Arbitrary<string> {
  const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
  const counted = fc.tuple(fc.constantFrom('', '', '1', '2', '-1', '-2', '5'), weekday).map(parts => parts.join(''))
  const list = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 }).map(String)
  const common = {
    INTERVAL: fc.integer({ min: 1, max: 4 }).map(String),
    COUNT: fc.integer({ min: 1, max: 30 }).map(String),
    WKST: fc.constantFrom('SU', 'MO', 'TH'),
  }
  const month = { BYMONTH: list(fc.integer({ min: 1, max: 12 })) }
  const monthDay = { BYMONTHDAY: list(fc.constantFrom(1, 5, 13, 28, 29, 30, 31, -1, -3)) }
  const rule = (freq: string, parts: Record<string, fc.Arbitrary<string>>) =>
    fc.record(parts, { requiredKeys: [] }).map(given => ({ FREQ: freq, ...given }))
  const withSetpos = (parts: Record<string, fc.Arbitrary<string>>) =>
    fc.record({ ...parts, BYSETPOS: list(fc.constantFrom(1, 2, -1)) })
  return fc
    .oneof(
      rule('DAILY', { ...common, ...month, ...monthDay, BYDAY: list(weekday) }),
      rule('WEEKLY', { ...common, ...month, BYDAY: list(weekday) }),
      rule('MONTHLY', { ...common, ...month, ...monthDay, BYDAY: list(counted) }),
      rule('YEARLY', { ...common, ...month, ...monthDay, BYDAY: list(weekday) }),
      rule('YEARLY', { ...common, BYDAY: list(counted.filter(day => day.length > 2)) }),
      rule('YEARLY', { ...common, BYYEARDAY: list(fc.constantFrom(1, 60, 100, 365, 366, -1, -366)) }),
      withSetpos({ BYDAY: list(weekday) }).map(given => ({ FREQ: 'MONTHLY', ...given })),
    )
    .map(parts =>
      Object.entries(parts)
        .map(part => part.join('='))
        .join(';'),
    )
}
