import { describe, expect, it } from 'vitest'
import { exceptionsFromICalendar } from '../../../src/integrations/icalendar/index.ts'
import { refusal } from '../../validation/refusal.ts'
import { calendar, component, event } from './ics.ts'

/** The hours, in UTC, of an event of an hour that begins at a wall time of a zone that the file defines (RFC 5545 §3.6.5). */
function inUtc(start: string, ...observances: readonly string[]) {
  const zone = component('VTIMEZONE', 'TZID:Ours', ...observances)
  const text = calendar(zone, event(`DTSTART;TZID=Ours:${start}`, 'DURATION:PT1H'))
  return exceptionsFromICalendar(text, { timeZone: 'UTC', years: { from: 2026, to: 2027 } })
}

function observance(
  name: 'STANDARD' | 'DAYLIGHT',
  from: string,
  to: string,
  start: string,
  ...more: readonly string[]
) {
  return component(name, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, `DTSTART:${start}`, ...more)
}

const winter = observance('STANDARD', '+0200', '+0100', '20001029T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU')
const summer = observance('DAYLIGHT', '+0100', '+0200', '20000326T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')

describe('a zone that the file defines', () => {
  it.each([
    ['in winter', '20260105T090000', { '2026-01-05': ['08:00-09:00'] }],
    ['in summer', '20260706T090000', { '2026-07-06': ['07:00-08:00'] }],
    ['the last moment before the change', '20260329T013000', { '2026-03-29': ['00:30-01:30'] }],
    ['a time that is skipped: read with the offset before', '20260329T023000', { '2026-03-29': ['01:30-02:30'] }],
    ['the first time after the change', '20260329T030000', { '2026-03-29': ['01:00-02:00'] }],
    ['a repeated time: the first occurrence', '20261025T023000', { '2026-10-25': ['00:30-01:30'] }],
    ['the first time that comes once again', '20261025T030000', { '2026-10-25': ['02:00-03:00'] }],
  ])('has the offset of the time: %s', (_, start, expected) => {
    expect(inUtc(start, winter, summer)).toEqual(expected)
    expect(inUtc(start, summer, winter)).toEqual(expected)
  })

  it.each([
    ['20260105T090000', { '2026-01-05': ['08:00-09:00'] }],
    ['20260706T090000', { '2026-07-06': ['07:00-08:00'] }],
  ])('changes on the dates that RDATE lists: %s', (start, expected) => {
    const dated = observance('DAYLIGHT', '+0100', '+0200', '20200101T000000', 'RDATE:20260329T020000,20270328T020000')
    const back = observance('STANDARD', '+0200', '+0100', '20200102T000000', 'RDATE:20251026T030000,20261025T030000')
    expect(inUtc(start, dated, back)).toEqual(expected)
  })

  // In 2026 the summer time of this zone is given up: its last change is that of 2025, or that of 2026.
  it.each([
    ['20250330T010000Z', { '2026-07-06': ['08:00-09:00'] }],
    ['20260329T005959Z', { '2026-07-06': ['08:00-09:00'] }],
    ['20260329T010000Z', { '2026-07-06': ['07:00-08:00'] }],
  ])('changes until an instant of UTC, included: %s', (until, expected) => {
    const rule = `RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=${until}`
    expect(inUtc('20260706T090000', winter, observance('DAYLIGHT', '+0100', '+0200', '20000326T020000', rule))).toEqual(
      expected,
    )
  })

  it.each([
    ['west of Greenwich', '-0330', { '2026-01-05': ['12:30-13:30'] }],
    ['with seconds', '+013015', { '2026-01-05': ['07:29-08:30'] }],
    ['at Greenwich', '+0000', { '2026-01-05': ['09:00-10:00'] }],
  ])('has an offset %s', (_, offset, expected) =>
    expect(inUtc('20260105T090000', observance('STANDARD', offset, offset, '20000101T000000'))).toEqual(expected),
  )

  it('has before its first change the offset before that', () =>
    expect(inUtc('20260105T090000', observance('DAYLIGHT', '+0500', '+0600', '20260601T000000'))).toEqual({
      '2026-01-05': ['04:00-05:00'],
    }))

  it.each([
    [[], 'has neither STANDARD nor DAYLIGHT. Add at least one of them.'],
    [
      [component('STANDARD', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100')],
      'has no DTSTART. Add the time at which the clock changes.',
    ],
    [[component('STANDARD', 'TZOFFSETTO:+0100', 'DTSTART:20000101T000000')], 'has no TZOFFSETFROM. Such as +0100.'],
    [[component('STANDARD', 'TZOFFSETFROM:+0100', 'DTSTART:20000101T000000')], 'has no TZOFFSETTO. Such as +0100.'],
  ])('is refused without a rule: %j', (observances, message) =>
    expect(refusal(() => inUtc('20260105T090000', ...observances))).toContain(message),
  )
})
