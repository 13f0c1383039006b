import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/index.ts'
import { exceptionsFromICalendar } from '../../../src/integrations/icalendar/index.ts'
import { refusal } from '../../validation/refusal.ts'
import { calendar, event } from './ics.ts'

const timeZone = 'Europe/Rome'

function read(...events: readonly string[]) {
  return exceptionsFromICalendar(calendar(...events), { timeZone, years: { from: 2026, to: 2026 } })
}

function at(start: string, duration: string, ...more: readonly string[]): string {
  return event(`DTSTART:${start}`, `DURATION:${duration}`, ...more)
}

describe('exceptionsFromICalendar', () => {
  it('closes whole dates and opens for timed events, transparent or not', () => {
    expect(
      read(
        event('DTSTART;VALUE=DATE:20261224', 'SUMMARY:Christmas Eve'),
        event('DTSTART;VALUE=DATE:20261225'),
        at('20261219T090000', 'PT4H', 'TRANSP:TRANSPARENT'),
        at('20261219T140000', 'PT4H', 'SUMMARY:Sale'),
      ),
    ).toEqual({
      '2026-12-19': { name: 'Sale', hours: ['09:00-13:00', '14:00-18:00'] },
      '2026-12-24': { name: 'Christmas Eve', hours: 'closed' },
      '2026-12-25': 'closed',
    })
  })

  it('lets the hours count on a closed date, and names both', () => {
    const both = read(
      event('DTSTART;VALUE=DATE:20261224', 'SUMMARY:Eve'),
      at('20261224T090000', 'PT4H', 'SUMMARY:Duty'),
    )
    expect(both).toEqual({ '2026-12-24': { name: 'Eve, Duty', hours: ['09:00-13:00'] } })
  })

  it('joins hours that overlap or touch', () => {
    expect(read(at('20261224T090000', 'PT4H'), at('20261224T100000', 'PT1H'), at('20261224T130000', 'PT1H'))).toEqual({
      '2026-12-24': ['09:00-14:00'],
    })
  })

  it('leaves a night shift with the date on which it begins', () => {
    const exceptions = read(at('20261224T220000', 'PT8H'))
    expect(exceptions).toEqual({ '2026-12-24': ['22:00-06:00'] })
    const desk = businessCalendar({ timeZone, hours: { 'mon-fri': '09:00-18:00' }, exceptions })
    expect(desk.elapsed('2026-12-24T00:00+01:00', '2026-12-26T00:00+01:00') / 3_600_000).toBe(8 + 9)
  })

  it.each([
    [
      'a whole day and the night after it',
      [at('20261224T000000', 'PT30H')],
      { '2026-12-24': ['00:00-24:00'], '2026-12-25': ['00:00-06:00'] },
    ],
    [
      '24 hours from noon',
      [at('20261224T120000', 'PT24H')],
      { '2026-12-24': ['12:00-24:00'], '2026-12-25': ['00:00-12:00'] },
    ],
    [
      'three days',
      [at('20261224T120000', 'PT48H')],
      { '2026-12-24': ['12:00-24:00'], '2026-12-25': ['00:00-24:00'], '2026-12-26': ['00:00-12:00'] },
    ],
    [
      'a day, and a night shift that begins in it',
      [at('20261224T000000', 'PT24H'), at('20261224T220000', 'PT8H', 'SUMMARY:N')],
      { '2026-12-24': { name: 'N', hours: ['00:00-24:00'] }, '2026-12-25': { name: 'N', hours: ['00:00-06:00'] } },
    ],
    [
      'a night shift into hours of the next date',
      [at('20261224T220000', 'PT8H'), at('20261225T050000', 'PT4H')],
      { '2026-12-24': ['22:00-06:00'], '2026-12-25': ['05:00-09:00'] },
    ],
    ['the last night of the years', [at('20261231T220000', 'PT8H')], { '2026-12-31': ['22:00-24:00'] }],
  ])('spells %s', (_, events, expected) => {
    expect(read(...events)).toEqual(expected)
  })

  it('opens on a make-up working day, and refuses one without hours', () => {
    const text = calendar(
      event('DTSTART;VALUE=DATE:20260217', 'SUMMARY:春节 假期'),
      event('DTSTART;TZID=Asia/Shanghai:20260214T090000', 'DURATION:PT9H', 'SUMMARY:春节 补班'),
    )
    const options = { timeZone: 'Asia/Shanghai', years: { from: 2026, to: 2026 } }
    expect(exceptionsFromICalendar(text, options)).toEqual({
      '2026-02-14': { name: '春节 补班', hours: ['09:00-18:00'] },
      '2026-02-17': { name: '春节 假期', hours: 'closed' },
    })
    const apple = calendar(event('DTSTART;VALUE=DATE:20260214', 'SUMMARY:春节（班）'))
    expect(refusal(() => exceptionsFromICalendar(apple, options))).toBe(
      'input-invalid text.line 4: VEVENT "春节（班）" is a working day, but has no hours. ' +
        'Leave it out by keep: event => !event.isWorkday, and add an exception with its hours.',
    )
  })
  it('ends hours at midnight where the file says 23:59', () => {
    const text = calendar(event('DTSTART:20260214T090000', 'DTEND:20260214T235900'))
    expect(exceptionsFromICalendar(text, { timeZone: 'UTC', years: { from: 2026, to: 2026 } })).toEqual({
      '2026-02-14': ['09:00-24:00'],
    })
  })
})
