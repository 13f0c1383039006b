import fc from 'fast-check'
import ICAL from 'ical.js'
import type { VEvent } from 'node-ical'
import { describe, expect, it } from 'vitest'
import { businessCalendar, italianOffice, union } from '../../../src/index.ts'
import {
  availabilityFromICalendar,
  deadlinesToICalendar,
  exceptionsFromICalendar,
  holidaysFromICalendar,
  type ICalendarWriteOptions,
  toICalendar,
} from '../../../src/integrations/icalendar/index.ts'
import { anyCalendar, anyDesk } from '../../arbitraries/calendars.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { refusal } from '../../validation/refusal.ts'
import { nodeIcal } from './node-ical.ts'

const dtstamp = '2026-11-20T09:00:00Z'
const december: ICalendarWriteOptions = { from: '2026-12-01', to: '2026-12-31', dtstamp }

const desk = businessCalendar({
  name: 'Milan, desk; 東京',
  timeZone: 'Europe/Rome',
  hours: { mon: ['09:00-13:00', '14:00-18:00'], fri: '22:00-06:00' },
  holidays: [
    {
      date: '2026-12-07',
      name: "Sant'Ambrogio; a name, with a \\ and a line\nbreak, long enough that it has to be folded 🏯🏯🏯🏯🏯🏯",
    },
    { date: '2026-12-07', name: 'Another' },
    { date: '2026-12-24', name: 'Eve', closed: '14:00-24:00' },
  ],
})

/** The events of a text as ical.js reads them. */
function eventsOf(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(part => new ICAL.Event(part))
}

/** The events of a text as node-ical reads them. */
function nodeEventsOf(text: string): VEvent[] {
  return Object.values(nodeIcal.sync.parseICS(text)).filter(part => part?.type === 'VEVENT') as VEvent[]
}

describe('toICalendar', () => {
  it('writes openings and holidays, byte by byte', () => {
    const text = toICalendar(desk, { ...december, to: '2026-12-07' })
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//sla-calendar//sla-calendar//EN',
      'NAME:Milan\\, desk\\; 東京',
      'X-WR-CALNAME:Milan\\, desk\\; 東京',
      'BEGIN:VEVENT',
      'UID:opening-20261204T210000Z@Milan%2C%20desk%3B%20%E6%9D%B1%E4%BA%AC.sla-ca',
      ' lendar',
      'DTSTAMP:20261120T090000Z',
      'DTSTART:20261204T210000Z',
      'DTEND:20261205T050000Z',
      'SUMMARY:Milan\\, desk\\; 東京',
      'CATEGORIES:OPENING',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:holiday-20261207@Milan%2C%20desk%3B%20%E6%9D%B1%E4%BA%AC.sla-calendar',
      'DTSTAMP:20261120T090000Z',
      'DTSTART;VALUE=DATE:20261207',
      'DTEND;VALUE=DATE:20261208',
      "SUMMARY:Sant'Ambrogio\\; a name\\, with a \\\\ and a line\\nbreak\\, long enough ",
      ' that it has to be folded 🏯🏯🏯🏯🏯🏯',
      'CATEGORIES:HOLIDAY',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:holiday-20261207-2@Milan%2C%20desk%3B%20%E6%9D%B1%E4%BA%AC.sla-calendar',
      'DTSTAMP:20261120T090000Z',
      'DTSTART;VALUE=DATE:20261207',
      'DTEND;VALUE=DATE:20261208',
      'SUMMARY:Another',
      'CATEGORIES:HOLIDAY',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('writes a holiday of a part of the day as a time, in the zone of its own desk', () => {
    const tokyo = businessCalendar({ timeZone: 'Asia/Tokyo', hours: {}, holidays: ['2026-12-07'] })
    const events = eventsOf(toICalendar(union(tokyo, desk), { ...december, what: ['holidays'] }))
    const shown = events.map(({ startDate, endDate }) => `${startDate} ${endDate}`)
    expect(shown).toEqual([
      '2026-12-07 2026-12-08',
      '2026-12-07 2026-12-08',
      '2026-12-07 2026-12-08',
      '2026-12-24T13:00:00Z 2026-12-24T23:00:00Z',
    ])
  })

  it('writes the UID of an opening or a holiday always the same, and no UID twice', () => {
    const uids = (options: ICalendarWriteOptions) => eventsOf(toICalendar(desk, options)).map(({ uid }) => uid)
    const all = uids(december)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toEqual(expect.arrayContaining(uids({ ...december, from: '2026-12-07', dtstamp: 0 })))
    expect(uids({ ...december, domain: 'example.com' })[0]).toBe('opening-20261204T210000Z@example.com')
  })

  it('is read by node-ical as it is by ical.js', () => {
    const text = toICalendar(desk, december)
    const ours = eventsOf(text).map(({ uid, summary, startDate, endDate }) => ({
      uid,
      summary,
      start: startDate.isDate ? `${startDate}` : startDate.toJSDate().toISOString(),
      end: endDate.isDate ? `${endDate}` : endDate.toJSDate().toISOString(),
    }))
    const theirs = nodeEventsOf(text).map(({ uid, summary, start, end, datetype }) => {
      const shown = (date: Date) =>
        datetype === 'date'
          ? [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(n => String(n).padStart(2, '0')).join('-')
          : date.toISOString()
      return { uid, summary, start: shown(start), end: shown(end!) }
    })
    expect(ours).toHaveLength(3 * 2 + 4 + 3)
    expect(theirs).toEqual(ours)
  })

  it('writes unambiguous text: folded by octets, with any text in a name', () =>
    fc.assert(
      fc.property(anyText(), text => {
        fc.pre(text.trim() !== '')
        const calendar = businessCalendar({ name: text, timeZone: 'UTC', hours: { mon: '09:00-10:00' } })
        const written = toICalendar(calendar, { ...december, to: '2026-12-07' })
        for (const line of written.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
          // A character that were split by a fold would not survive.
          expect(Buffer.from(line).toString()).toBe(line)
        }
        const shown = text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])[\p{Cc}\p{Surrogate}]/gu, '\ufffd')
        expect(eventsOf(written)[0].summary).toBe(shown)
      }),
      runs(100),
    ))

  it('writes availability', () => {
    const text = toICalendar(desk, { ...december, to: '2026-12-07', what: ['availability'] })
    const [part] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vavailability')
    expect(part.getFirstPropertyValue('dtstart')!.toString()).toBe('2026-11-30T23:00:00Z')
    expect(part.getFirstPropertyValue('dtend')!.toString()).toBe('2026-12-07T23:00:00Z')
    const open = part.getAllSubcomponents('available').map(one => one.getFirstPropertyValue('dtstart')!.toString())
    expect(open).toEqual(['2026-12-04T21:00:00Z'])
  })

  it.each([
    [{ ...december, to: '2026-11-30' }, 'range-reversed to: 2026-11-30 is before 2026-12-01. Swap them.'],
    [{ ...december, from: '2026-02-30' }, 'date-invalid from: Invalid date "2026-02-30": February has 28 days.'],
    [
      { ...december, dtstamp: undefined },
      'key-missing dtstamp: This key is required. Give the instant at which the text is made.',
    ],
    [{ ...december, stamp: 0 }, 'key-unknown stamp: This key is not known. Did you mean dtstamp?'],
    [{ ...december, what: ['opening'] }, 'input-invalid what[0]: "opening" is not known. Did you mean openings?'],
    [{ ...december, dtstamp: '2026-11-20T09:00' }, 'instant-without-zone dtstamp: '],
  ])('refuses %j', (options, message) => {
    expect(refusal(() => toICalendar(desk, options as ICalendarWriteOptions))).toContain(message)
  })

  it('refuses a value that is not a calendar', () => {
    expect(refusal(() => toICalendar(5 as never, december))).toContain('input-invalid calendar: ')
  })
})

describe('what toICalendar writes, read again', () => {
  const dates = { from: '2024-01-01', to: '2026-12-31' }
  const years = { from: 2024, to: 2026 }
  const [start, end] = [Date.UTC(2024, 0, 1), Date.UTC(2027, 0, 1)]
  const writing = { ...dates, dtstamp }

  it('is the same open time, for any desk in its own zone', () =>
    fc.assert(
      fc.property(anyDesk(), spec => {
        const calendar = businessCalendar(spec)
        const { timeZone } = calendar
        const [from, to] = [dates.from, '2026-12-31T24:00'].map(text => localInstant(text, timeZone))
        const again = businessCalendar({
          timeZone,
          hours: {},
          exceptions: exceptionsFromICalendar(toICalendar(calendar, { ...writing, what: ['openings'] }), {
            timeZone,
            years,
          }),
        })
        expect([...again.intervals(from, to)]).toEqual([...calendar.intervals(from, to)])
        const available = businessCalendar({
          timeZone,
          hours: {},
          exceptions: availabilityFromICalendar(toICalendar(calendar, { ...writing, what: ['availability'] }), {
            timeZone,
            years,
          }),
        })
        expect([...available.intervals(from, to)]).toEqual([...calendar.intervals(from, to)])
      }),
      runs(12),
    ))

  it('is the same open time, for any calendar in UTC', () =>
    fc.assert(
      fc.property(anyCalendar(), spec => {
        const calendar = businessCalendar(spec)
        // An end at 23:59 is read as midnight, except after less than an hour.
        const intervals = [...calendar.intervals(start, end)]
        fc.pre(!intervals.some(one => one.end % 86_400_000 === 86_340_000 && one.end - one.start >= 3_600_000))
        const text = toICalendar(calendar, { ...writing, from: '2023-12-30', to: '2027-01-02', what: ['openings'] })
        const exceptions = exceptionsFromICalendar(text, { timeZone: 'UTC', years })
        const again = businessCalendar({ timeZone: 'UTC', hours: {}, exceptions })
        expect([...again.intervals(start, end)]).toEqual(intervals)
      }),
      runs(12),
    ))

  it('has the same holidays, whole ones and parts, whatever their names', () =>
    fc.assert(
      fc.property(anyDesk(), anyText(), (spec, name) => {
        fc.pre(name.trim() === name && /^[^\p{Cc}\p{Surrogate}]+$/u.test(name))
        const holidays = [...(spec.holidays ?? []), { name, month: 5, day: 1 }]
        const calendar = businessCalendar({ ...spec, holidays })
        const { timeZone } = calendar
        const text = toICalendar(calendar, writing)
        const read = holidaysFromICalendar(text, { timeZone, years })
        const closed = (rules: typeof holidays) => {
          const always = businessCalendar({ timeZone, hours: { 'mon-sun': '00:00-24:00' }, holidays: rules })
          return [...always.intervals(localInstant(dates.from, timeZone), localInstant('2026-12-31T24:00', timeZone))]
        }
        // Where each holiday goes is written; so rules that look at the hours of the desk are compared by its own list.
        const written = [2024, 2025, 2026].flatMap(year => calendar.holidays(year))
        const plain = written.map(({ date, closed }) => ({ date, ...(closed ? { closed } : {}) }))
        expect(closed([...read])).toEqual(closed([...plain, { covers: years }]))
        expect(read.filter(rule => 'name' in rule && rule.name === name).length).toBeGreaterThan(0)
      }),
      runs(12),
    ))
})

/** The first instant of a date in a zone, without the tested code. */
function localInstant(text: string, timeZone: string): number {
  const [date, time] = text.split('T')
  const next = time ? new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10) : date
  const always = businessCalendar({ timeZone, hours: {}, exceptions: { [next]: '00:00-24:00' } })
  return always.nextOpen(Date.parse(next) - 2 * 86_400_000)!
}

describe('a calendar whose holidays are known for a year', () => {
  const known = (year: number) =>
    businessCalendar({
      timeZone: 'Europe/Rome',
      hours: { 'mon-sun': '00:00-24:00' },
      holidays: ['2026-12-31', { covers: { from: 2026, to: year } }],
    })

  it('is written for all of that year, and for no other date', () => {
    const written = eventsOf(toICalendar(known(2026), { from: '2026-01-01', to: '2026-12-31', dtstamp }))
    expect(written.map(({ startDate, endDate }) => `${startDate} ${endDate}`)).toEqual([
      '2025-12-31T23:00:00Z 2026-12-30T23:00:00Z',
      '2026-12-31 2027-01-01',
    ])
    expect(refusal(() => toICalendar(known(2026), { from: '2026-01-01', to: '2027-01-01', dtstamp }))).toMatch(
      /^years-not-covered /,
    )
  })
})

describe('deadlinesToICalendar', () => {
  it('adds no line, whatever the domain', () => {
    const domain = 'a\r\nATTENDEE:mailto:x@example.com\n\u0000;,\\'
    const lines = (text: string) =>
      text
        .replaceAll('\r\n ', '')
        .split(/\r\n|[\r\n]/)
        .map(line => line.split(/[:;]/)[0])
    const written = (domain: string) => [
      deadlinesToICalendar(deadlines, { dtstamp, domain }),
      toICalendar(italianOffice, { ...december, domain }),
    ]
    expect(written(domain).map(lines)).toEqual(written('example.com').map(lines))
  })

  const deadlines = [
    { id: 'INC 7', target: 'firstResponse', dueAt: '2026-11-23T13:30:00.900+01:00' },
    { id: 'INC 7', dueAt: new Date(0), name: 'Answer; soon' },
  ]

  it('writes events without a length', () => {
    const events = eventsOf(deadlinesToICalendar(deadlines, { dtstamp, domain: 'example.com' }))
    expect(events.map(({ uid, summary, startDate, endDate }) => [uid, summary, `${startDate}`, `${endDate}`])).toEqual([
      [
        'deadline-INC%207-firstResponse@example.com',
        'INC 7 firstResponse',
        '2026-11-23T12:30:00Z',
        '2026-11-23T12:30:00Z',
      ],
      ['deadline-INC%207@example.com', 'Answer; soon', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
    ])
    expect(nodeEventsOf(deadlinesToICalendar(deadlines, { dtstamp, domain: 'a' }))[0].start.toISOString()).toBe(
      '2026-11-23T12:30:00.000Z',
    )
  })

  it('writes tasks', () => {
    const text = deadlinesToICalendar(deadlines, { dtstamp, domain: 'example.com', as: 'tasks' })
    const [task] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vtodo')
    expect(task.getFirstPropertyValue('due')!.toString()).toBe('2026-11-23T12:30:00Z')
    expect(task.getFirstPropertyValue('status')).toBe('NEEDS-ACTION')
  })

  it('refuses a deadline twice, and one that is not known', () => {
    const write = (...list: unknown[]) =>
      refusal(() => deadlinesToICalendar(list as typeof deadlines, { dtstamp, domain: 'example.com' }))
    expect(write(deadlines[0], deadlines[0])).toBe(
      'input-invalid deadlines[1]: The deadline INC 7 firstResponse is there twice. Name the target of each.',
    )
    expect(write({ id: 'a', dueAt: null })).toMatch(/^instant-invalid deadlines\[0\]\.dueAt: /)
    expect(write({ id: 'a' })).toMatch(/^key-missing deadlines\[0\]\.dueAt: /)
    expect(refusal(() => deadlinesToICalendar([], { dtstamp } as never))).toMatch(/^key-missing domain: /)
  })
})

describe('the office’s year', () => {
  it('is the same text each time', () => {
    expect(toICalendar(italianOffice, december)).toBe(toICalendar(businessCalendar(italianOffice.toJSON()), december))
  })
})
