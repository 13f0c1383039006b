import { describe, expect, it } from 'vitest'
import {
  holidaysFromICalendar,
  type ICalendarEvent,
  type ICalendarReadOptions,
  type SkippedEvent,
} from '../../../src/integrations/icalendar/index.ts'
import { isThorough } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'
import { calendar, component, event } from './ics.ts'

const rome: ICalendarReadOptions = { timeZone: 'Europe/Rome', years: { from: 2026, to: 2026 } }

/** The holidays of the events as `2026-12-24 15:00-24:00 name`. */
function read(text: string, options: ICalendarReadOptions = rome): string[] {
  return holidaysFromICalendar(text, options).flatMap(rule =>
    'covers' in rule ? [] : [[rule.date, rule.closed, rule.name].filter(Boolean).join(' ')],
  )
}

function held(...lines: readonly string[]): string[] {
  return read(calendar(event(...lines)))
}

describe('holidaysFromICalendar', () => {
  it('reads the shape of the bank holidays of gov.uk', () => {
    // Its shape: alphagov/frontend, lib/ics_renderer.rb, the source of https://www.gov.uk/bank-holidays/england-and-wales.ics.
    const text = calendar(
      'METHOD:PUBLISH',
      'CALSCALE:GREGORIAN',
      event(
        'DTEND;VALUE=DATE:20261229',
        'DTSTART;VALUE=DATE:20261228',
        'SUMMARY:Boxing Day',
        'UID:x-2026-12-28-BoxingDay@gov.uk',
        'SEQUENCE:0',
        'DTSTAMP:20260101T000000Z',
      ),
    )
    expect(holidaysFromICalendar(text, { ...rome, timeZone: 'Europe/London' })).toEqual([
      { date: '2026-12-28', name: 'Boxing Day' },
      { covers: { from: 2026, to: 2026 } },
    ])
  })

  it('reads Google’s public holidays, which are transparent, and keeps the selected ones', () => {
    // Its shape: DESCRIPTION distinguishes public holidays from observances, TRANSP is TRANSPARENT.
    const day = (date: string, name: string, kind: string) =>
      event(
        `DTSTART;VALUE=DATE:${date}`,
        `UID:${date}@google.com`,
        `DESCRIPTION:${kind}`,
        `SUMMARY:${name}`,
        'TRANSP:TRANSPARENT',
      )
    const text = calendar(
      day('20260214', 'San Valentino', 'Observance\\nTo hide observances\\, go to Settings'),
      day('20260106', 'Epifania', 'Public holiday'),
    )
    expect(read(text)).toEqual(['2026-01-06 Epifania', '2026-02-14 San Valentino'])
    expect(read(text, { ...rome, keep: ({ description }) => description === 'Public holiday' })).toEqual([
      '2026-01-06 Epifania',
    ])
  })

  it('reads the older shape of Google’s holidays, where only regional ones have a DESCRIPTION', () => {
    // Its shape: Derdack/derdack-oncall-holidayimport, basic.ics, 2018. Observances have no DESCRIPTION either.
    const day = (date: string, name: string, description: string) =>
      event(`DTSTART;VALUE=DATE:${date}`, `DESCRIPTION:${description}`, `SUMMARY:${name}`, 'TRANSP:TRANSPARENT')
    const text = calendar(
      day('20260101', "New Year's Day", ''),
      day('20260214', "Valentine's Day", ''),
      day('20261118', 'Repentance Day (Saxony)', 'Public holiday in: Saxony'),
      day('20260815', 'Assumption of Mary (regional holiday)', 'Public holiday in: Bavaria\\, Saarland'),
    )
    const national = ["New Year's Day"]
    const keep = ({ summary = '', description = '' }: ICalendarEvent) =>
      description ? description.includes('Saxony') : national.includes(summary)
    expect(read(text, { ...rome, keep })).toEqual(["2026-01-01 New Year's Day", '2026-11-18 Repentance Day (Saxony)'])
  })

  it('shows keep an event as it is', () => {
    const seen: unknown[] = []
    const text = calendar(
      event('UID:1', 'DTSTART:20261224T130000Z', 'DURATION:PT1H', 'CATEGORIES:Holiday,Office', 'TRANSP:TRANSPARENT'),
      event('DTSTART;VALUE=DATE:20261224', 'SUMMARY: a\\, b ', 'CATEGORIES:'),
    )
    read(text, { ...rome, keep: event => seen.push(event) > 0 })
    expect(seen).toEqual([
      { uid: '1', categories: ['HOLIDAY', 'OFFICE'], isAllDay: false, isTransparent: true, line: 4 },
      { summary: 'a, b', categories: [''], isAllDay: true, isTransparent: false, line: 11 },
    ])
  })

  it.each([
    ['a date alone', ['DTSTART;VALUE=DATE:20261224'], ['2026-12-24']],
    [
      'DTEND, which it does not reach',
      ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261226'],
      ['2026-12-24', '2026-12-25'],
    ],
    ['DTEND on the same date', ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261224'], ['2026-12-24']],
    ['DURATION', ['DTSTART;VALUE=DATE:20261224', 'DURATION:P2D'], ['2026-12-24', '2026-12-25']],
    [
      'DURATION in weeks, to the end of the years',
      ['DTSTART;VALUE=DATE:20261230', 'DURATION:P1W'],
      ['2026-12-30', '2026-12-31'],
    ],
    ['a beginning before the years', ['DTSTART;VALUE=DATE:20251230', 'DTEND;VALUE=DATE:20260102'], ['2026-01-01']],
    ['a date that lacks VALUE=DATE', ['DTSTART:20261224'], ['2026-12-24']],
  ])('reads whole dates: %s', (_, lines, dates) => {
    expect(held(...lines)).toEqual(dates)
  })

  it.each([
    ['UTC', ['DTSTART:20261224T130000Z', 'DTEND:20261224T160000Z'], ['2026-12-24 14:00-17:00']],
    [
      'no zone, which is the calendar’s',
      ['DTSTART:20261224T130000', 'DTEND:20261224T160000'],
      ['2026-12-24 13:00-16:00'],
    ],
    ['another zone', ['DTSTART;TZID=America/New_York:20261224T130000', 'DURATION:PT1H'], ['2026-12-24 19:00-20:00']],
    [
      'over midnight',
      ['DTSTART:20261224T200000', 'DURATION:PT6H'],
      ['2026-12-24 20:00-24:00', '2026-12-25 00:00-02:00'],
    ],
    ['a whole day', ['DTSTART:20261224T000000', 'DURATION:P1D'], ['2026-12-24']],
    ['no length', ['DTSTART:20261224T000000'], []],
    [
      'seconds, which grow to minutes',
      ['DTSTART:20261224T090030', 'DTEND:20261224T235959'],
      ['2026-12-24 09:00-24:00'],
    ],
    ['a leap second', ['DTSTART:20261224T090000', 'DTEND:20261224T235960'], ['2026-12-24 09:00-24:00']],
    ['transparent', ['DTSTART:20261224T090000', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'], []],
    // RFC 5545 §3.3.5: a skipped time is read with the offset before the change: 02:30 is 01:30Z, shown as 03:30.
    ['a time that is skipped', ['DTSTART:20260329T023000', 'DURATION:PT1H'], ['2026-03-29 03:30-04:30']],
    // §3.3.5 again: the first of the two 02:30; the second pass of the hour has no wall time of its own.
    ['a time shown twice', ['DTSTART:20261025T023000', 'DTEND:20261025T013000Z'], ['2026-10-25 02:30-03:00']],
    // A day of DURATION is nominal, hours are exact.
    [
      'a day of 25 hours',
      ['DTSTART:20261024T120000', 'DURATION:P1D'],
      ['2026-10-24 12:00-24:00', '2026-10-25 00:00-12:00'],
    ],
    [
      '24 hours over a day of 25',
      ['DTSTART:20261024T120000', 'DURATION:PT24H'],
      ['2026-10-24 12:00-24:00', '2026-10-25 00:00-11:00'],
    ],
  ])('reads times: %s', (_, lines, parts) => {
    expect(held(...lines)).toEqual(parts)
  })

  it('closes the same office for the second pass of an hour as for the first', () => {
    // 00:30Z to 01:30Z is 02:30 to the second 02:30: the stretch grows to what wall times can say.
    expect(held('DTSTART:20261025T011500Z', 'DTEND:20261025T013000Z')).toEqual(['2026-10-25 02:59-03:00'])
  })

  it.each([
    ['every year', ['RRULE:FREQ=YEARLY', 'DTSTART;VALUE=DATE:19990106'], ['2026-01-06']],
    ['29 February', ['RRULE:FREQ=YEARLY', 'DTSTART;VALUE=DATE:20240229'], []],
    [
      'the last Monday of May',
      ['RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', 'DTSTART;VALUE=DATE:20200525'],
      ['2026-05-25'],
    ],
    [
      'until a date, included',
      ['RRULE:FREQ=MONTHLY;UNTIL=20260301', 'DTSTART;VALUE=DATE:20260101'],
      ['2026-01-01', '2026-02-01', '2026-03-01'],
    ],
    [
      'until an instant in UTC',
      ['RRULE:FREQ=MONTHLY;UNTIL=20260228T230000Z', 'DTSTART;VALUE=DATE:20260101'],
      ['2026-01-01', '2026-02-01', '2026-03-01'],
    ],
    [
      'a count from its beginning',
      ['RRULE:FREQ=WEEKLY;COUNT=3', 'DTSTART;VALUE=DATE:20251225'],
      ['2026-01-01', '2026-01-08'],
    ],
    [
      'dates taken out',
      ['RRULE:FREQ=DAILY;COUNT=3', 'DTSTART;VALUE=DATE:20260101', 'EXDATE;VALUE=DATE:20260102'],
      ['2026-01-01', '2026-01-03'],
    ],
    [
      'dates added',
      ['DTSTART;VALUE=DATE:20260101', 'RDATE;VALUE=DATE:20260201,20260301'],
      ['2026-01-01', '2026-02-01', '2026-03-01'],
    ],
  ])('repeats: %s', (_, lines, dates) => {
    expect(held(...lines)).toEqual(dates)
  })

  it.each([
    // New York changes its clock on 8 March and Rome on the 29th.
    [
      'in its own zone',
      ['DTSTART;TZID=America/New_York:20260301T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=6'],
      [
        '03-01 15:00-16:00',
        '03-08 14:00-15:00',
        '03-15 14:00-15:00',
        '03-22 14:00-15:00',
        '03-29 15:00-16:00',
        '04-05 15:00-16:00',
      ],
    ],
    // RFC 5545 §3.8.5.3: by DTEND the exact length is kept, by DURATION in days the nominal one.
    [
      'with the exact length',
      ['DTSTART:20260328T000000', 'DTEND:20260329T000000', 'RRULE:FREQ=DAILY;COUNT=2'],
      ['03-28', '03-29', '03-30 00:00-01:00'],
    ],
    [
      'with the nominal length',
      ['DTSTART:20260328T000000', 'DURATION:P1D', 'RRULE:FREQ=DAILY;COUNT=2'],
      ['03-28', '03-29'],
    ],
    [
      'until an instant, included',
      ['DTSTART;TZID=Europe/Rome:20260301T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260302T080000Z'],
      ['03-01 09:00-10:00', '03-02 09:00-10:00'],
    ],
    [
      'without an instant taken out',
      [
        'DTSTART;TZID=Europe/Rome:20260301T090000',
        'DURATION:PT1H',
        'RRULE:FREQ=DAILY;COUNT=2',
        'EXDATE:20260302T080000Z',
      ],
      ['03-01 09:00-10:00'],
    ],
    [
      'without a date taken out',
      ['DTSTART:20260301T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE;VALUE=DATE:20260302'],
      ['03-01 09:00-10:00'],
    ],
    [
      'with a period added',
      [
        'DTSTART:20260301T090000',
        'DURATION:PT1H',
        'RDATE;VALUE=PERIOD:20260302T100000/PT3H,20260303T100000/20260303T110000',
      ],
      ['03-01 09:00-10:00', '03-02 10:00-13:00', '03-03 10:00-11:00'],
    ],
  ])('repeats times: %s', (_, lines, parts) => {
    expect(held(...lines)).toEqual(parts.map(part => `2026-${part}`))
  })

  it('moves, renames and cancels single occurrences', () => {
    const text = calendar(
      event('UID:a', 'DTSTART;VALUE=DATE:20260105', 'RRULE:FREQ=WEEKLY;COUNT=4', 'SUMMARY:Inventory'),
      event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20260112', 'DTSTART;VALUE=DATE:20260113', 'SUMMARY:Inventory, later'),
      event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20260119', 'DTSTART;VALUE=DATE:20260119', 'STATUS:CANCELLED'),
      event('UID:b', 'RECURRENCE-ID;VALUE=DATE:20260126', 'DTSTART;VALUE=DATE:20260202', 'SUMMARY:Of another series'),
    )
    expect(read(text)).toEqual([
      '2026-01-05 Inventory',
      '2026-01-13 Inventory, later',
      '2026-01-26 Inventory',
      '2026-02-02 Of another series',
    ])
  })

  it('moves an occurrence that is named in another zone', () => {
    const text = calendar(
      event('UID:a', 'DTSTART;TZID=Europe/Rome:20260105T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'),
      event('UID:a', 'RECURRENCE-ID:20260112T080000Z', 'DTSTART:20260112T120000Z', 'DURATION:PT1H'),
    )
    expect(read(text)).toEqual(['2026-01-05 09:00-10:00', '2026-01-12 13:00-14:00'])
  })

  it('passes cancelled events over, and those that a higher SEQUENCE has replaced', () => {
    const text = calendar(
      event('UID:a', 'DTSTART;VALUE=DATE:20260105', 'STATUS:CANCELLED'),
      event('UID:b', 'DTSTART;VALUE=DATE:20260106', 'SEQUENCE:1'),
      event('UID:b', 'DTSTART;VALUE=DATE:20260107', 'SEQUENCE:2'),
      event('UID:c', 'DTSTART;VALUE=DATE:20260108'),
      event('UID:c', 'DTSTART;VALUE=DATE:20260109'),
    )
    expect(read(text)).toEqual(['2026-01-07', '2026-01-08', '2026-01-09'])
    expect(read(text.replace('VERSION', 'METHOD:CANCEL\r\nVERSION'))).toEqual([])
  })

  it('names the zones of a file as the caller says, as the platform knows them, or as the file defines them', () => {
    const at = (tzid: string) => event(`DTSTART;TZID=${tzid}:20260701T090000`, 'DURATION:PT1H')
    const standard = component(
      'STANDARD',
      'DTSTART:16010101T030000',
      'TZOFFSETFROM:+0400',
      'TZOFFSETTO:+0300',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    )
    const daylight = component(
      'DAYLIGHT',
      'DTSTART:16010101T020000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0400',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    )
    const zone = (tzid: string, ...more: string[]) =>
      component('VTIMEZONE', `TZID:${tzid}`, ...more, standard, daylight)
    expect(read(calendar(at('Asia/Tokyo')))).toEqual(['2026-07-01 02:00-03:00'])
    expect(read(calendar(zone('Asia/Tokyo'), at('Asia/Tokyo')))).toEqual(['2026-07-01 02:00-03:00'])
    expect(read(calendar(zone('Custom'), at('Custom')))).toEqual(['2026-07-01 07:00-08:00'])
    expect(read(calendar(zone('Custom', 'X-LIC-LOCATION:Asia/Tokyo'), at('Custom')))).toEqual([
      '2026-07-01 02:00-03:00',
    ])
    expect(read(calendar(at('/example.org/2026_1/Asia/Tokyo')))).toEqual(['2026-07-01 02:00-03:00'])
    expect(read(calendar(zone('Custom'), at('Custom')), { ...rome, zones: { Custom: 'Asia/Tokyo' } })).toEqual([
      '2026-07-01 02:00-03:00',
    ])
    expect(refusal(() => read(calendar(at('W. Europe Standard Time'))))).toBe(
      'time-zone-unknown text.line 5: DTSTART of VEVENT is in the zone "W. Europe Standard Time", which the file does ' +
        'not define and which is not an IANA name. ' +
        'Pass the IANA name in the option zones, such as { "W. Europe Standard Time": \'Europe/Berlin\' }.',
    )
  })

  it('reads an abbreviation as the file defines it, never as the platform does', () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:BST', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
      ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE'],
    ]
    const event = ['BEGIN:VEVENT', 'DTSTART;TZID=BST:20260701T090000', 'DURATION:PT1H', 'END:VEVENT']
    expect(read(calendar([...zone, ...event].join('\n')))).toEqual(['2026-07-01 10:00-11:00'])
    expect(refusal(() => read(calendar(event.join('\n'))))).toContain('{ "BST": \'Europe/London\' }')
    expect(() => read(calendar(event.join('\n')), { ...rome, zones: { BST: 'IST' } })).toThrow(
      'zones.BST: "IST" is not',
    )
  })

  it('reads what a defined zone skips and shows twice as RFC 5545 does', () => {
    const zone = component(
      'VTIMEZONE',
      'TZID:Custom',
      component(
        'STANDARD',
        'DTSTART:19701025T030000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
        'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      ),
      component(
        'DAYLIGHT',
        'DTSTART:19700329T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      ),
    )
    const at = (wall: string) => event(`DTSTART;TZID=Custom:${wall}`, 'DURATION:PT1H')
    const utc = (wall: string) => read(calendar(zone, at(wall)), { ...rome, timeZone: 'UTC' })
    expect(utc('20260329T013000')).toEqual(['2026-03-29 00:30-01:30'])
    expect(utc('20260329T023000')).toEqual(['2026-03-29 01:30-02:30'])
    expect(utc('20260329T033000')).toEqual(['2026-03-29 01:30-02:30'])
    expect(utc('20261025T023000')).toEqual(['2026-10-25 00:30-01:30'])
    expect(utc('20261025T033000')).toEqual(['2026-10-25 02:30-03:30'])
  })

  it('joins folded lines with any line end, and ignores other components', () => {
    const text =
      '\ufeffBEGIN:VCALENDAR\nBEGIN:VTODO\nDUE:x\nEND:VTODO\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:2026\n 1224\nSUMMARY:Hei\n\tlig\\nabend\nBEGIN:VALARM\nSUMMARY:no\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR'
    expect(read(text)).toEqual(['2026-12-24 Heilig\nabend'])
    expect(read(`${text.replaceAll('\n', '\r\n')}\r\n${text.slice(1)}`)).toEqual(['2026-12-24 Heilig\nabend'])
  })

  it.each([
    ['', 'input-invalid text: "" is not a text.'],
    [
      '<!DOCTYPE html>',
      'input-invalid text.line 1: "<!DOCTYPE html>" is not a valid iCalendar line. It begins with a name and a colon, such as SUMMARY:.',
    ],
    [
      'BEGIN:VCARD\nEND:VCARD',
      'input-invalid text.line 1: BEGIN begins "VCARD". The text begins with BEGIN:VCALENDAR.',
    ],
    [
      'VERSION:2.0',
      'input-invalid text.line 1: VERSION is outside any component. The text begins with BEGIN:VCALENDAR.',
    ],
    [
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR',
      'input-invalid text.line 3: END ends "VCALENDAR", but VEVENT is open. Write END:VEVENT first.',
    ],
    [
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\n',
      'input-invalid text.line 2: VEVENT is never closed (END is missing). The text may be cut short.',
    ],
    [
      calendar(event('SUMMARY:x')),
      'input-invalid text.line 4: VEVENT "x" has no DTSTART. Add the time at which it begins.',
    ],
    [
      calendar(event('DTSTART:20261332')),
      'date-invalid text.line 5: DTSTART of VEVENT is "2026-13-32", which does not exist. Such as 20261224 or 20261224T130000Z.',
    ],
    [
      calendar(event('DTSTART:2026-12-24')),
      'date-invalid text.line 5: DTSTART of VEVENT is "2026-12-24", which is not a date. Such as 20261224 or 20261224T130000Z.',
    ],
    [
      calendar(event('DTSTART:20261224T090000+0100')),
      'date-invalid text.line 5: DTSTART of VEVENT is "20261224T090000+0100", which is not a date. Such as 20261224 or 20261224T130000Z.',
    ],
    [
      calendar(event('DTSTART:20261224', 'DTEND:20261223')),
      'range-reversed text.line 6: DTEND of VEVENT is before DTSTART. Swap them.',
    ],
    [
      calendar(event('DTSTART:20261224', 'DTEND:20261225T000000')),
      'input-invalid text.line 6: DTEND of VEVENT is a time, but DTSTART is a date. Both are dates or both are times.',
    ],
    [
      calendar(event('DTSTART:20261224', 'DURATION:PT4H')),
      'input-invalid text.line 6: DURATION of VEVENT is PT4H, but the event begins on a date. Write days: P1D.',
    ],
    [
      calendar(event('DTSTART:20261224', 'DURATION:-P1D')),
      'range-reversed text.line 6: DURATION of VEVENT is -P1D. An event does not end before it begins.',
    ],
    [
      calendar(event('DTSTART:20261224', 'DURATION:ever')),
      'input-invalid text.line 6: DURATION of VEVENT is "ever". A duration is written P1D or PT4H.',
    ],
    [
      calendar(event('DTSTART:20261224', 'RRULE:FREQ=SECONDLY')),
      'input-invalid text.line 6: RRULE of VEVENT repeats SECONDLY. DAILY, WEEKLY, MONTHLY and YEARLY are read.',
    ],
    [
      calendar(event('DTSTART:20261224', 'RRULE:FREQ=YEARLY;BYWEEKNO=20')),
      'input-invalid text.line 6: RRULE of VEVENT has BYWEEKNO, which is not read with FREQ=YEARLY. Read are BYMONTH, BYMONTHDAY, BYYEARDAY, BYDAY, BYSETPOS.',
    ],
    [
      calendar(event('DTSTART:20261224', 'RRULE:FREQ=YEARLY;COUNT=0')),
      'input-invalid text.line 6: RRULE of VEVENT has COUNT=0. It is a whole number from 1.',
    ],
    [
      calendar(event('DTSTART:20261224', 'RRULE:FREQ=WEEKLY;BYDAY=1MO')),
      'input-invalid text.line 6: RRULE of VEVENT counts weekdays by 1MO. FREQ=MONTHLY and FREQ=YEARLY can.',
    ],
    [
      calendar(event('DTSTART:20261224', 'RRULE:FREQ=YEARLY;BYSETPOS=1')),
      'input-invalid text.line 6: RRULE of VEVENT has BYSETPOS and nothing to choose from. Add BYDAY or BYMONTHDAY.',
    ],
    [
      calendar(event('DTSTART:20261224', 'RRULE:FREQ=DAILY;UNTIL=2027')),
      'date-invalid text.line 6: RRULE of VEVENT is "2027--", which does not exist. Such as 20261224 or 20261224T130000Z.',
    ],
    [
      calendar(event('DTSTART:20261224', 'EXRULE:FREQ=DAILY')),
      'input-invalid text.line 6: EXRULE of VEVENT removes dates by a rule. EXRULE was removed in RFC 5545; use EXDATE.',
    ],
    [
      calendar(event('UID:a', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261224', 'DTSTART:20261224')),
      'input-invalid text.line 6: RECURRENCE-ID of VEVENT "a" changes all that follow. RANGE is not read.',
    ],
  ])('refuses %j', (text, message) => {
    expect(refusal(() => read(text))).toBe(message)
  })

  it('refuses what ical.js cannot read', () => {
    expect(refusal(() => held('DTSTART;VALUE=DATE:20261224', 'RRULE:FREQ=OFTEN'))).toMatch(
      /^input-invalid text\.line 6: RRULE of VEVENT cannot be read: /,
    )
  })

  it.each([
    [
      { ...rome, timeZone: 'Rome' },
      'time-zone-unknown timeZone: "Rome" is not an IANA time zone. Did you mean Europe/Rome?',
    ],
    [{ ...rome, year: 2026 }, 'key-unknown year: This key is not known. Did you mean years?'],
    [{ ...rome, years: { from: 2027, to: 2026 } }, 'range-reversed years: 2026 is before 2027. Swap the two years.'],
    [{ ...rome, years: { from: 2027 } }, 'key-missing years.to: This key is required. Give the last year.'],
    [{ ...rome, zones: { a: 'b' } }, 'time-zone-unknown zones.a: '],
    [{ ...rome, keep: true }, 'input-invalid keep: true is not a function. It is called with each event.'],
  ])('refuses the options %j', (options, message) => {
    expect(refusal(() => read(calendar(), options as ICalendarReadOptions))).toContain(message)
  })

  it.runIf(isThorough).each<[string, () => string]>([
    ['nests without end', () => 'BEGIN:VCALENDAR\n'.repeat(600_000)],
    ['never closes its parameters', () => calendar(event(`SUMMARY${';a=b'.repeat(2_500_000)}`))],
    [
      'repeats every day from far back, often',
      () =>
        calendar(...Array.from({ length: 2000 }, () => event('DTSTART:10000101', 'RRULE:FREQ=DAILY;COUNT=99999999'))),
    ],
    [
      'looks for a day that never comes',
      () =>
        calendar(
          ...Array.from({ length: 9000 }, () => event('DTSTART:20260101', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')),
        ),
    ],
    [
      'is endless and frequent',
      () =>
        calendar(...Array.from({ length: 20_000 }, () => event('DTSTART:19000101T000000', 'DTEND:99990101T000000'))),
    ],
    [
      'puts all occurrences elsewhere',
      () =>
        calendar(
          ...Array.from({ length: 20_000 }, (_, i) =>
            event('UID:a', i % 2 ? 'RECURRENCE-ID:20270101' : 'SUMMARY:x', 'DTSTART:20260101'),
          ),
        ),
    ],
  ])('gives up on a file that %s', (_, text) => {
    expect(refusal(() => read(text(), { ...rome, years: { from: 1900, to: 2199 } }))).toMatch(
      /^input-invalid text\.line /,
    )
  })

  it.each([
    [
      'DTSTART',
      ['DTSTART;VALUE=DATE:20260117T200000', 'DTEND;VALUE=DATE:20260117T220000'],
      'line 6: DTSTART of VEVENT "Choir" is "20260117T200000"',
    ],
    [
      'DTEND',
      ['DTSTART;VALUE=DATE:20260722', 'DTEND;VALUE=DATE:20260901T130000Z'],
      'line 7: DTEND of VEVENT "Choir" is "20260901T130000Z"',
    ],
    [
      'EXDATE',
      ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20260102,20260103T000000'],
      'line 8: EXDATE of VEVENT "Choir" is "20260102,20260103T000000"',
    ],
    [
      'RDATE',
      ['DTSTART;VALUE=DATE:20260101', 'RDATE;VALUE=DATE:20260102T000000'],
      'line 7: RDATE of VEVENT "Choir" is "20260102T000000"',
    ],
  ])('refuses a %s that is a date and has a time', (_, lines, problem) => {
    expect(refusal(() => held('SUMMARY:Choir', ...lines))).toBe(
      `date-invalid text.${problem}, which has a time, but VALUE=DATE makes it a date. Remove the time, or VALUE=DATE.`,
    )
  })

  it('shows the whole value, and not the piece after its last colon', () => {
    expect(refusal(() => held('DTSTART:2026-07-20T10:00:00Z'))).toBe(
      'date-invalid text.line 5: DTSTART of VEVENT is "2026-07-20T10:00:00Z", which is not a date. ' +
        'Such as 20261224 or 20261224T130000Z.',
    )
  })

  it('offers a zone option that works when it is copied, however long the name is', () => {
    const long = 'Amsterdam, Belgrade, Berlin, Brussels, Budapest, Madrid, Paris, Prague, Stockholm'
    const text = calendar(event(`DTSTART;TZID="${long}":20260415T190000`, 'DURATION:PT2H'))
    const [, name, zone] = /such as \{ "(.*)": '(.*)' \}\.$/.exec(refusal(() => read(text))) ?? []
    expect(name).toBe(long)
    expect(read(text, { ...rome, zones: { [name]: zone } })).toEqual(['2026-04-15 19:00-21:00'])
  })

  it('reads time zones that begin in the year 1, as .NET and eM Client write them', () => {
    const zone = component(
      'VTIMEZONE',
      'TZID:Custom',
      component(
        'DAYLIGHT',
        'DTSTART:00010325T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      ),
      component(
        'STANDARD',
        'DTSTART:00011028T030000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
        'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      ),
    )
    const at = (wall: string) => event(`DTSTART;TZID=Custom:${wall}`, 'DURATION:PT1H')
    expect(read(calendar(zone, at('20260601T100000'), at('20261201T100000')))).toEqual([
      '2026-06-01 10:00-11:00',
      '2026-12-01 10:00-11:00',
    ])
    expect(read(calendar(event('DTSTART:00010101', 'RRULE:FREQ=YEARLY;COUNT=2026')))).toEqual(['2026-01-01'])
  })

  it('ends a closing at midnight where the file says 23:59', () => {
    expect(held('DTSTART:20261224T000000', 'DTEND:20261224T235900')).toEqual(['2026-12-24'])
    expect(held('DTSTART:20261224T140000', 'DTEND:20261224T235900')).toEqual(['2026-12-24 14:00-24:00'])
    expect(held('DTSTART:20261224T233000', 'DTEND:20261224T235900')).toEqual(['2026-12-24 23:30-23:59'])
  })

  describe('of a file with an unreadable event', () => {
    const good = event('UID:1', 'DTSTART;VALUE=DATE:20260101', 'SUMMARY:New Year')
    const bad = (date: string, ...lines: string[]) =>
      event('UID:2', `DTSTART;VALUE=DATE:${date}`, `DTEND:${date}T235900`, 'SUMMARY:Party', ...lines)
    const problem =
      'input-invalid text.line 12: DTEND of VEVENT "Party" is a time, but DTSTART is a date. ' +
      'Both are dates or both are times.'

    it('names the event', () => {
      expect(refusal(() => read(calendar(good, bad('20261209'))))).toBe(problem)
      expect(refusal(() => read(calendar(good, bad('20261209').replace('SUMMARY:Party\r\n', ''))))).toContain(
        'DTEND of VEVENT "2" is a time',
      )
    })
    it('leaves out an event that keep leaves out', () => {
      const keep = ({ summary }: { summary?: string }) => summary !== 'Party'
      expect(read(calendar(good, bad('20261209')), { ...rome, keep })).toEqual(['2026-01-01 New Year'])
    })
    it.each([
      ['before the years', bad('20251209')],
      ['after the years', bad('20271209')],
      ['of no date, before the years', event('DTSTART:20241332')],
      ['that repeats until before the years', bad('20240101', 'RRULE:FREQ=DAILY;UNTIL=20240301')],
      ['that repeats from after the years', bad('20270201', 'RRULE:FREQ=DAILY')],
    ])('leaves out an event %s', (_, text) => expect(read(calendar(good, text))).toEqual(['2026-01-01 New Year']))
    it.each([
      ['that repeats into the years', bad('20240101', 'RRULE:FREQ=DAILY')],
      ['of an unknown length', event('DTSTART:20240101', 'DURATION:ever')],
      ['near the years', bad('20251231')],
      ['with dates added', bad('20240101', 'RDATE:20260105')],
    ])('refuses an event %s', (_, text) =>
      expect(refusal(() => read(calendar(good, text)))).toMatch(/^input-invalid text\.line /),
    )
    it('skips it if asked, and reports each event that it skips', () => {
      const skipped: SkippedEvent[] = []
      const text = calendar(good, bad('20261209'), event('DTSTART:20261332', 'SUMMARY:No date'))
      expect(read(text, { ...rome, onInvalid: one => skipped.push(one) })).toEqual(['2026-01-01 New Year'])
      expect(skipped.map(({ event, error }) => [event.summary, event.line, error.code])).toEqual([
        ['Party', 9, 'input-invalid'],
        ['No date', 15, 'date-invalid'],
      ])
      expect(read(text, { ...rome, onInvalid: 'skip' })).toEqual(['2026-01-01 New Year'])
      expect(refusal(() => read(text, { ...rome, onInvalid: 'refuse' }))).toBe(problem)
      expect(refusal(() => read(text, { ...rome, onInvalid: 'ignore' as never }))).toBe(
        'input-invalid onInvalid: "ignore" is not known. Known: refuse, skip.',
      )
    })
    it('refuses what spoils the whole file all the same', () => {
      expect(refusal(() => read('BEGIN:VCALENDAR\nBEGIN:VEVENT\n', { ...rome, onInvalid: 'skip' }))).toMatch(
        'is never closed',
      )
      const endless = () =>
        calendar(...Array.from({ length: 2000 }, () => event('DTSTART:10000101', 'RRULE:FREQ=DAILY;COUNT=99999999')))
      expect(refusal(() => read(endless(), { ...rome, onInvalid: 'skip' }))).toMatch('stands for more dates')
    })
  })

  it('refuses a keep that keeps nothing, with an event as it sees them', () => {
    const text = calendar(
      event('DTSTART:20260101', 'SUMMARY:New Year', 'DESCRIPTION:', 'CATEGORIES:Holidays'),
      event('DTSTART:20260106', 'DESCRIPTION:Public holiday in: Saxony'),
    )
    expect(refusal(() => read(text, { ...rome, keep: () => false }))).toBe(
      'input-invalid keep: It keeps none of the 2 events. ' +
        'The first is { summary: "New Year", categories: "HOLIDAYS", line: 4 }.',
    )
    expect(read(calendar(), { ...rome, keep: () => false })).toEqual([])
    expect(read(text, { ...rome, keep: ({ description = '' }) => description.includes('Saxony') })).toEqual([
      '2026-01-06',
    ])
  })

  it.each([
    ['春节 补班 第1天/共2天', 'DTSTART;TZID=Asia/Shanghai:20260214T090000'],
    ['春节（班）', 'DTSTART;VALUE=DATE:20260214'],
    ['班', 'DTSTART;VALUE=DATE:20260214'],
    ['国庆节上班', 'DTSTART;VALUE=DATE:20260214'],
    ['Chinese New Year', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\r\nDTSTART;VALUE=DATE:20260214'],
  ])('does not close a make-up working day: %s', (summary, start) => {
    const text = calendar(
      event('DTSTART;VALUE=DATE:20260217', 'SUMMARY:春节 假期'),
      event(`SUMMARY:${summary}`, start, ...(start.includes('VALUE') ? [] : ['DURATION:PT9H'])),
    )
    expect(refusal(() => read(text))).toBe(
      `input-invalid text.line 8: VEVENT "${summary}" is a working day, not a holiday. ` +
        'Use exceptionsFromICalendar, or leave it out: keep: event => !event.isWorkday.',
    )
    expect(read(text, { ...rome, keep: event => !event.isWorkday })).toEqual(['2026-02-17 春节 假期'])
  })

  it('reads a long file of unread lines', () => {
    expect(held('DTSTART:20261224', `X-A${';a=b'.repeat(250_000)}:x`, `DESCRIPTION:${'\r\n x'.repeat(9000)}`)).toEqual([
      '2026-12-24',
    ])
  })
})
