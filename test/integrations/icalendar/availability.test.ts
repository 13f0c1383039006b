import { describe, expect, it } from 'vitest'
import { businessCalendar, type WeeklyHours } from '../../../src/index.ts'
import { availabilityFromICalendar, toICalendar } from '../../../src/integrations/icalendar/index.ts'
import { refusal } from '../../validation/refusal.ts'
import { calendar, component } from './ics.ts'

const timeZone = 'Europe/Rome'

function read(...parts: readonly string[]) {
  return availabilityFromICalendar(calendar(...parts), { timeZone, years: { from: 2026, to: 2026 } })
}

function available(start: string, duration: string, ...more: readonly string[]): string {
  return component('AVAILABLE', `DTSTART;TZID=${timeZone}:${start}`, `DURATION:${duration}`, ...more)
}

const weekdays = available('20251229T090000', 'PT9H', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')
const nine = ['09:00-18:00']

/** The open hours from one date to another. */
function open(exceptions: ReturnType<typeof read>, from: string, to: string): number {
  const desk = businessCalendar({ timeZone, hours: {}, exceptions })
  return desk.elapsed(`${from}T00:00[${timeZone}]`, `${to}T00:00[${timeZone}]`) / 3_600_000
}

describe('availabilityFromICalendar', () => {
  it('is the usual week, and the dates that differ', () => {
    const part = component(
      'VAVAILABILITY',
      'UID:a',
      weekdays.replace('RRULE', 'EXDATE;VALUE=DATE:20260106\r\nRRULE'),
      available('20260110T090000', 'PT3H'),
    )
    expect(read(part)).toEqual({
      '2026-01-01/2026-12-31': { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine },
      '2026-01-06': {},
      '2026-01-10': { sat: ['09:00-12:00'] },
    })
  })

  it('is a rotation if weeks repeat in turn', () => {
    const part = component(
      'VAVAILABILITY',
      available('20251229T060000', 'PT8H', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU'),
      available('20260105T140000', 'PT8H', 'EXDATE;TZID=Europe/Rome:20260202T140000', 'RRULE:FREQ=WEEKLY;INTERVAL=2'),
    )
    const early = ['06:00-14:00']
    expect(read(part)).toEqual({
      '2026-01-01/2026-12-31': {
        rotation: [{ mon: early, tue: early }, { mon: ['14:00-22:00'] }],
        startsOn: '2025-12-29',
      },
      '2026-02-02': {},
    })
  })

  it.each<WeeklyHours>([
    { rotation: ['07:00-19:00', ['19:00-23:00'], 'closed', 'closed'], startsOn: '2026-01-01' },
    { rotation: [{ 'mon-fri': '06:00-14:00' }, { 'mon-fri': '22:00-06:00' }, {}], startsOn: '2026-01-05' },
    { odd: { 'mon-fri': '06:00-14:00' }, even: { 'mon-thu': '14:00-22:00' } },
  ])('has the openings that toICalendar wrote for %j', hours => {
    const desk = businessCalendar({ timeZone, hours, exceptions: { '08-10/08-21': 'closed' } })
    const options = {
      from: '2026-01-01',
      to: '2026-12-31',
      dtstamp: '2026-01-01T00:00Z',
      what: ['availability'],
    } as const
    const exceptions = availabilityFromICalendar(toICalendar(desk, options), {
      timeZone,
      years: { from: 2026, to: 2026 },
    })
    const year = ['2026-01-01T00:00[Europe/Rome]', '2027-01-01T00:00[Europe/Rome]'] as const
    expect([...businessCalendar({ timeZone, hours: {}, exceptions }).intervals(...year)]).toEqual([
      ...desk.intervals(...year),
    ])
    expect(Object.keys(exceptions).length).toBeLessThan(30)
  })

  it('lets holidays close', () => {
    const exceptions = read(component('VAVAILABILITY', weekdays))
    const desk = businessCalendar({ timeZone, hours: {}, holidays: ['2026-12-08'], exceptions })
    expect(desk.nextOpen('2026-12-07T18:00+01:00')).toBe('2026-12-09T09:00:00+01:00')
  })

  it('keeps a night shift whole over midnight and over a change of the clock', () => {
    const exceptions = read(component('VAVAILABILITY', available('20260101T220000', 'PT8H', 'RRULE:FREQ=DAILY')))
    expect(exceptions).toMatchObject({ '2026-01-01/2026-12-31': { mon: ['00:00-06:00', '22:00-24:00'] } })
    expect(open(exceptions, '2026-03-28', '2026-03-30')).toBe(16)
  })

  it('lets the higher priority speak of its own time, whatever its place in the file', () => {
    const usual = component('VAVAILABILITY', 'PRIORITY:9', weekdays)
    // The first week of August: mornings only, and BUSYTYPE does not matter.
    const august = component(
      'VAVAILABILITY',
      'PRIORITY:1',
      'BUSYTYPE:BUSY-TENTATIVE',
      `DTSTART;TZID=${timeZone}:20260803T000000`,
      `DTEND;TZID=${timeZone}:20260810T000000`,
      available('20260803T090000', 'PT3H', 'RRULE:FREQ=DAILY'),
    )
    for (const exceptions of [read(usual, august), read(august, usual)]) {
      expect(open(exceptions, '2026-08-03', '2026-08-10')).toBe(7 * 3)
      expect(open(exceptions, '2026-08-10', '2026-08-17')).toBe(5 * 9)
    }
    // None is lower than 9; of two equal ones the later counts.
    expect(open(read(august.replace('PRIORITY:1\r\n', ''), usual), '2026-08-03', '2026-08-10')).toBe(5 * 9)
    expect(open(read(usual, august.replace('PRIORITY:1', 'PRIORITY:9')), '2026-08-03', '2026-08-10')).toBe(7 * 3)
  })

  it('has no say outside its own time', () => {
    const may = component(
      'VAVAILABILITY',
      `DTSTART:20260501T000000Z`,
      'DTEND:20260601T000000Z',
      available('20260101T090000', 'PT1H', 'RRULE:FREQ=DAILY'),
    )
    expect(open(read(may), '2026-01-01', '2026-12-31')).toBe(31)
  })

  it('moves single occurrences', () => {
    const moved = component(
      'AVAILABLE',
      'UID:1',
      'RECURRENCE-ID;TZID=Europe/Rome:20260106T090000',
      `DTSTART;TZID=${timeZone}:20260106T100000`,
      'DURATION:PT1H',
    )
    const part = component('VAVAILABILITY', weekdays.replace('DTSTART', 'UID:1\r\nDTSTART'), moved)
    expect(read(part)).toMatchObject({ '2026-01-06': { tue: ['10:00-11:00'] } })
  })

  it('refuses a text without availability', () => {
    expect(refusal(() => read())).toBe(
      'input-invalid text: The text has no VAVAILABILITY. Events are read by exceptionsFromICalendar.',
    )
    expect(refusal(() => read(component('VAVAILABILITY', 'DURATION:P1W')))).toBe(
      'input-invalid text.line 5: DURATION of VAVAILABILITY is not read. Write the end as DTEND.',
    )
  })
})
