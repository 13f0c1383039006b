import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { alwaysOpen, businessCalendar, difference, intersection, union } from '../../../src/calendar/calendars.ts'
import type { CalendarSegment } from '../../../src/calendar/sources/source.ts'
import type { SimpleCalendarSpec } from '../../../src/calendar/spec.ts'
import { push } from '../../../src/calendar/timeline/spans.ts'
import { RANGE_END, RANGE_START } from '../../../src/time/range.ts'
import { anyAlternatingHours } from '../../arbitraries/alternating-hours.ts'
import { anyDesk } from '../../arbitraries/calendars.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyZone } from '../../arbitraries/zones.ts'
import { at, BOSTON, DESK, SHUT, told } from '../../clock/notation.ts'

const DAY = 86_400_000

/** `+` for what is open, the segment, the reason with its name, and whose it is. */
const line = ({ start, end, isOpen, reason, name, calendar }: CalendarSegment, text: (ms: number) => string = told) => {
  const words = [reason, ...(name === undefined ? [] : [name]), ...(calendar === undefined ? [] : [`(${calendar})`])]
  return `${isOpen ? '+' : '-'} ${text(start)} to ${text(end)} ${words.join(' ')}`
}
const of = (calendar: BusinessCalendar, from: number, to: number) =>
  BusinessCalendar.internalsOf(calendar).segments(from, to)
const seen = (calendar: BusinessCalendar, from: string, to: string) =>
  of(calendar, at(from), at(to)).map(segment => line(segment))
/** A desk in Rome, open on weekdays from nine to six unless said otherwise. */
const rome = (spec: Partial<SimpleCalendarSpec>) =>
  businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' }, ...spec })
const tuesday = (spec: Partial<SimpleCalendarSpec>) => seen(rome(spec), 'tue 24 00:00', 'wed 25 00:00')
const utc = (ms: number) => new Date(ms).toISOString().replace(':00.000Z', 'Z')

describe('spans of a calendar', () => {
  const anyHours = fc.oneof(anyDesk(), fc.record({ timeZone: anyZone(), hours: anyAlternatingHours() }))

  it('are those of its days, joined, also if whole weeks are compiled at once', () =>
    fc.assert(
      fc.property(
        anyHours,
        fc.integer({ min: Date.UTC(2019, 0) / DAY, max: Date.UTC(2031, 0) / DAY }),
        (spec, first) => {
          const source = BusinessCalendar.internalsOf(businessCalendar(spec))
          const days: number[] = []
          for (let day = first; day < first + 150; day++) {
            const spans = source.spans(day * DAY, (day + 1) * DAY)
            for (let i = 0; i < spans.length; i += 2) push(days, spans[i], spans[i + 1])
          }
          expect(source.spans(first * DAY, (first + 150) * DAY)).toEqual(days)
        },
      ),
      runs(100),
    ))
})

describe('segments of a calendar', () => {
  it('are the hours and the time outside them, without a gap', () => {
    expect(seen(DESK, 'fri 20 12:00', 'mon 23 10:00')).toEqual([
      '+ fri 20 12:00 to fri 20 18:00 hours',
      '- fri 20 18:00 to mon 23 09:00 outside-hours',
      '+ mon 23 09:00 to mon 23 10:00 hours',
    ])
  })

  it('have the shape of what explanations show', () => {
    expect(of(DESK, at('mon 23 17:00'), at('mon 23 19:00'))).toEqual([
      { start: at('mon 23 17:00'), end: at('mon 23 18:00'), isOpen: true, reason: 'hours' },
      { start: at('mon 23 18:00'), end: at('mon 23 19:00'), isOpen: false, reason: 'outside-hours' },
    ])
  })

  it.each([
    ['mon 23 08:00', 'mon 23 09:00', ['- mon 23 08:00 to mon 23 09:00 outside-hours']],
    ['mon 23 09:00', 'mon 23 18:00', ['+ mon 23 09:00 to mon 23 18:00 hours']],
    ['mon 23 09:00', 'mon 23 09:00:00.001', ['+ mon 23 09:00 to mon 23 09:00:00.001 hours']],
    [
      'mon 23 08:59:59.999',
      'mon 23 09:00:00.001',
      ['- mon 23 08:59:59.999 to mon 23 09:00 outside-hours', '+ mon 23 09:00 to mon 23 09:00:00.001 hours'],
    ],
    ['mon 23 10:00', 'mon 23 10:00', []],
    ['mon 23 18:00', 'tue 24 00:00', ['- mon 23 18:00 to tue 24 00:00 outside-hours']],
    ['tue 24 00:00', 'tue 24 09:00', ['- tue 24 00:00 to tue 24 09:00 outside-hours']],
  ])('are cut to what is asked for (%s to %s)', (from, to, expected) => {
    expect(seen(DESK, from, to)).toEqual(expected)
  })

  it('have a break', () => {
    expect(tuesday({ hours: { tue: ['14:00-18:00', '09:00-13:00'] } })).toEqual([
      '- tue 24 00:00 to tue 24 09:00 outside-hours',
      '+ tue 24 09:00 to tue 24 13:00 hours',
      '- tue 24 13:00 to tue 24 14:00 outside-hours',
      '+ tue 24 14:00 to tue 24 18:00 hours',
      '- tue 24 18:00 to wed 25 00:00 outside-hours',
    ])
  })

  it('join dates that are open all day', () => {
    expect(seen(rome({ hours: { 'mon-sun': '00:00-24:00' } }), 'mon 23 12:00', 'wed 25 12:00')).toEqual([
      '+ mon 23 12:00 to wed 25 12:00 hours',
    ])
  })

  it('go round the clock', () => {
    expect(seen(alwaysOpen, 'sat 21 12:00', 'wed 25 12:00')).toEqual(['+ sat 21 12:00 to wed 25 12:00 always'])
    expect(of(alwaysOpen, 5, 6)).toEqual([{ start: 5, end: 6, isOpen: true, reason: 'always' }])
  })

  describe('of night shifts', () => {
    const nights = { hours: { 'mon-fri': '22:00-06:00' } } as const
    it('run into the next date', () => {
      expect(seen(rome(nights), 'mon 23 00:00', 'wed 25 00:00')).toEqual([
        '- mon 23 00:00 to mon 23 22:00 outside-hours',
        '+ mon 23 22:00 to tue 24 06:00 hours',
        '- tue 24 06:00 to tue 24 22:00 outside-hours',
        '+ tue 24 22:00 to wed 25 00:00 hours',
      ])
      expect(seen(rome(nights), 'fri 20 23:00', 'sun 22 00:00')).toEqual([
        '+ fri 20 23:00 to sat 21 06:00 hours',
        '- sat 21 06:00 to sun 22 00:00 outside-hours',
      ])
    })
    it('are found from a date that only has their end', () => {
      expect(seen(rome(nights), 'sat 21 05:00', 'sat 21 07:00')).toEqual([
        '+ sat 21 05:00 to sat 21 06:00 hours',
        '- sat 21 06:00 to sat 21 07:00 outside-hours',
      ])
    })
    it('are closed by a holiday, also in the morning, and open after it', () => {
      const calendar = rome({ ...nights, holidays: [{ name: 'Festa', month: 11, day: 24 }] })
      expect(seen(calendar, 'mon 23 20:00', 'wed 25 08:00')).toEqual([
        '- mon 23 20:00 to mon 23 22:00 outside-hours',
        '+ mon 23 22:00 to tue 24 00:00 hours',
        '- tue 24 00:00 to wed 25 00:00 holiday Festa',
        '+ wed 25 00:00 to wed 25 06:00 hours',
        '- wed 25 06:00 to wed 25 08:00 outside-hours',
      ])
    })
    it('of an exception are open past midnight whatever the next date says', () => {
      const calendar = rome({
        holidays: [{ name: 'Festa', month: 11, day: 25 }],
        exceptions: { '2026-11-24': { name: 'Notte', hours: '20:00-04:00' } },
      })
      expect(seen(calendar, 'tue 24 00:00', 'thu 26 00:00')).toEqual([
        '- tue 24 00:00 to tue 24 20:00 exception Notte',
        '+ tue 24 20:00 to wed 25 04:00 exception Notte',
        '- wed 25 04:00 to thu 26 00:00 holiday Festa',
      ])
    })
    it('of an exception are open past midnight also where the next date is one', () => {
      const calendar = rome({
        exceptions: { '2026-11-24': '20:00-04:00', '2026-11-25': { name: 'Chiuso', hours: 'closed' } },
      })
      expect(seen(calendar, 'tue 24 18:00', 'wed 25 12:00')).toEqual([
        '- tue 24 18:00 to tue 24 20:00 exception 2026-11-24',
        '+ tue 24 20:00 to wed 25 04:00 exception 2026-11-24',
        '- wed 25 04:00 to wed 25 12:00 exception Chiuso',
      ])
    })
    it('of a week by exception keep its name on the next date', () => {
      const calendar = rome({
        exceptions: { '2026-11-23/2026-11-24': { name: 'Settimana', hours: { 'mon-sun': '22:00-02:00' } } },
      })
      expect(seen(calendar, 'tue 24 00:00', 'wed 25 10:00')).toEqual([
        '+ tue 24 00:00 to tue 24 02:00 exception Settimana',
        '- tue 24 02:00 to tue 24 22:00 outside-hours',
        '+ tue 24 22:00 to wed 25 02:00 exception Settimana',
        '- wed 25 02:00 to wed 25 09:00 outside-hours',
        '+ wed 25 09:00 to wed 25 10:00 hours',
      ])
    })
    it('before a week by exception keep their own reason', () => {
      const calendar = rome({
        ...nights,
        exceptions: { '2026-11-24/2026-11-25': { name: 'Settimana', hours: { tue: '10:00-11:00' } } },
      })
      expect(seen(calendar, 'mon 23 22:00', 'wed 25 00:00')).toEqual([
        '+ mon 23 22:00 to tue 24 06:00 hours',
        '- tue 24 06:00 to tue 24 10:00 outside-hours',
        '+ tue 24 10:00 to tue 24 11:00 exception Settimana',
        '- tue 24 11:00 to wed 25 00:00 outside-hours',
      ])
    })
    it('of weekly hours are replaced on the date of an exception, and stay open after it', () => {
      const calendar = rome({ ...nights, exceptions: { '2026-11-24': '10:00-11:00' } })
      expect(seen(calendar, 'mon 23 22:00', 'wed 25 08:00')).toEqual([
        '+ mon 23 22:00 to tue 24 00:00 hours',
        '- tue 24 00:00 to tue 24 10:00 exception 2026-11-24',
        '+ tue 24 10:00 to tue 24 11:00 exception 2026-11-24',
        '- tue 24 11:00 to wed 25 00:00 exception 2026-11-24',
        '+ wed 25 00:00 to wed 25 06:00 hours',
        '- wed 25 06:00 to wed 25 08:00 outside-hours',
      ])
    })
  })

  describe('of holidays', () => {
    it('are the whole date, with the name', () => {
      expect(tuesday({ holidays: [{ name: 'Festa', month: 11, day: 24 }] })).toEqual([
        '- tue 24 00:00 to wed 25 00:00 holiday Festa',
      ])
    })
    it('are named by their date where they have no name', () => {
      expect(tuesday({ holidays: ['2026-11-24'] })).toEqual(['- tue 24 00:00 to wed 25 00:00 holiday 2026-11-24'])
    })
    it('are the part of the day that they close', () => {
      const half = { name: 'Mezza', month: 11, day: 24, closed: '13:00-24:00' }
      expect(tuesday({ holidays: [half] })).toEqual([
        '- tue 24 00:00 to tue 24 09:00 outside-hours',
        '+ tue 24 09:00 to tue 24 13:00 hours',
        '- tue 24 13:00 to wed 25 00:00 holiday Mezza',
      ])
    })
    it('are told at weekends too', () => {
      const calendar = rome({ holidays: [{ name: 'Festa', month: 11, day: 21 }] })
      expect(seen(calendar, 'fri 20 18:00', 'mon 23 09:00')).toEqual([
        '- fri 20 18:00 to sat 21 00:00 outside-hours',
        '- sat 21 00:00 to sun 22 00:00 holiday Festa',
        '- sun 22 00:00 to mon 23 09:00 outside-hours',
      ])
    })
    it('on one date are told by the first of them', () => {
      const [one, two] = ['Una', 'Due'].map(name => ({ name, month: 11, day: 24 }))
      expect(tuesday({ holidays: [one, two] })).toEqual(['- tue 24 00:00 to wed 25 00:00 holiday Una'])
      const morning = { ...one, closed: '00:00-12:00' }
      expect(tuesday({ holidays: [morning, two] })).toEqual([
        '- tue 24 00:00 to tue 24 12:00 holiday Una',
        '- tue 24 12:00 to wed 25 00:00 holiday Due',
      ])
      expect(tuesday({ holidays: [two, morning] })).toEqual(['- tue 24 00:00 to wed 25 00:00 holiday Due'])
    })
    it('that follow each other are told one by one', () => {
      const days = [24, 25].map(day => ({ name: `Festa ${day}`, month: 11, day }))
      expect(seen(rome({ holidays: days }), 'tue 24 00:00', 'thu 26 00:00')).toEqual([
        '- tue 24 00:00 to wed 25 00:00 holiday Festa 24',
        '- wed 25 00:00 to thu 26 00:00 holiday Festa 25',
      ])
    })
  })

  describe('of exceptions', () => {
    it('are the whole date where it is closed', () => {
      expect(tuesday({ exceptions: { '2026-11-24': 'closed' } })).toEqual([
        '- tue 24 00:00 to wed 25 00:00 exception 2026-11-24',
      ])
    })
    it('are named by their name, else by their key', () => {
      expect(tuesday({ exceptions: { '2026-11-23/2026-11-27': { name: 'Ferie', hours: 'closed' } } })).toEqual([
        '- tue 24 00:00 to wed 25 00:00 exception Ferie',
      ])
      expect(tuesday({ exceptions: { '2026-11-23/..': 'closed' } })).toEqual([
        '- tue 24 00:00 to wed 25 00:00 exception 2026-11-23/..',
      ])
    })
    it('that last for days are one segment', () => {
      const calendar = rome({ exceptions: { '2026-11-23/2026-11-27': 'closed' } })
      expect(seen(calendar, 'sun 22 12:00', 'sat 28 12:00')).toEqual([
        '- sun 22 12:00 to mon 23 00:00 outside-hours',
        '- mon 23 00:00 to sat 28 00:00 exception 2026-11-23/2026-11-27',
        '- sat 28 00:00 to sat 28 12:00 outside-hours',
      ])
    })
    it('with hours are open and closed by the exception', () => {
      expect(tuesday({ exceptions: { '2026-11-24': ['08:00-10:00', '12:00-13:00'] } })).toEqual([
        '- tue 24 00:00 to tue 24 08:00 exception 2026-11-24',
        '+ tue 24 08:00 to tue 24 10:00 exception 2026-11-24',
        '- tue 24 10:00 to tue 24 12:00 exception 2026-11-24',
        '+ tue 24 12:00 to tue 24 13:00 exception 2026-11-24',
        '- tue 24 13:00 to wed 25 00:00 exception 2026-11-24',
      ])
    })
    it('win over a holiday with hours of a day', () => {
      const holidays = [{ name: 'Festa', month: 11, day: 24 }]
      expect(tuesday({ holidays, exceptions: { '2026-11-24': '08:00-10:00' } })).toEqual([
        '- tue 24 00:00 to tue 24 08:00 exception 2026-11-24',
        '+ tue 24 08:00 to tue 24 10:00 exception 2026-11-24',
        '- tue 24 10:00 to wed 25 00:00 exception 2026-11-24',
      ])
      expect(tuesday({ holidays, exceptions: { '2026-11-24': 'closed' } })).toEqual([
        '- tue 24 00:00 to wed 25 00:00 exception 2026-11-24',
      ])
    })
    it('with hours of a week open by exception, and are closed as ever', () => {
      const exceptions = { '2026-11-23/2026-11-27': { name: 'Estate', hours: { 'mon-thu': '08:00-14:00' } } }
      expect(tuesday({ exceptions })).toEqual([
        '- tue 24 00:00 to tue 24 08:00 outside-hours',
        '+ tue 24 08:00 to tue 24 14:00 exception Estate',
        '- tue 24 14:00 to wed 25 00:00 outside-hours',
      ])
      expect(tuesday({ exceptions, holidays: ['2026-11-24'] })).toEqual([
        '- tue 24 00:00 to wed 25 00:00 holiday 2026-11-24',
      ])
      expect(seen(rome({ exceptions }), 'fri 27 00:00', 'sat 28 00:00')).toEqual([
        '- fri 27 00:00 to sat 28 00:00 outside-hours',
      ])
    })
  })

  describe('on wall clocks that change', () => {
    const between = (calendar: BusinessCalendar, from: string, to: string) =>
      of(calendar, Date.parse(from), Date.parse(to)).map(segment => line(segment, utc))
    it('lose an hour in spring', () => {
      const nights = rome({ hours: { sat: '22:00-06:00' } })
      expect(between(nights, '2026-03-28T20:00Z', '2026-03-29T06:00Z')).toEqual([
        '- 2026-03-28T20:00Z to 2026-03-28T21:00Z outside-hours',
        '+ 2026-03-28T21:00Z to 2026-03-29T04:00Z hours',
        '- 2026-03-29T04:00Z to 2026-03-29T06:00Z outside-hours',
      ])
      // Hours of a time that the clock skips are none.
      expect(between(rome({ hours: { sun: '02:00-03:00' } }), '2026-03-29T00:00Z', '2026-03-29T06:00Z')).toEqual([
        '- 2026-03-29T00:00Z to 2026-03-29T06:00Z outside-hours',
      ])
    })
    it('have no hours on a date that a zone leaves out', () => {
      // Samoa went from Thursday, 29 December 2011, to Saturday.
      const apia = (spec: Partial<SimpleCalendarSpec>) =>
        between(
          businessCalendar({ timeZone: 'Pacific/Apia', hours: {}, ...spec }),
          '2011-12-30T06:00Z',
          '2011-12-30T22:00Z',
        )
      expect(apia({ hours: { fri: '22:00-06:00' } })).toEqual([
        '- 2011-12-30T06:00Z to 2011-12-30T22:00Z outside-hours',
      ])
      expect(apia({ hours: { thu: '22:00-06:00' } })).toEqual([
        '- 2011-12-30T06:00Z to 2011-12-30T08:00Z outside-hours',
        '+ 2011-12-30T08:00Z to 2011-12-30T10:00Z hours',
        '- 2011-12-30T10:00Z to 2011-12-30T22:00Z outside-hours',
      ])
      expect(apia({ exceptions: { '2011-12-30': { name: 'Niente', hours: '22:00-06:00' } } })).toEqual([
        '- 2011-12-30T06:00Z to 2011-12-30T22:00Z outside-hours',
      ])
    })
  })

  it('reach from one end of the range to the other', () => {
    const none = businessCalendar({ timeZone: 'America/New_York', hours: {} })
    expect(of(none, RANGE_START, RANGE_START + 1)).toEqual([
      { start: RANGE_START, end: RANGE_START + 1, isOpen: false, reason: 'outside-hours' },
    ])
    expect(of(none, RANGE_END - 1, RANGE_END)).toEqual([
      { start: RANGE_END - 1, end: RANGE_END, isOpen: false, reason: 'outside-hours' },
    ])
  })

  describe('of a union', () => {
    it('open by the first that is open, and blame no calendar for time in which all are closed', () => {
      expect(seen(union(DESK, BOSTON), 'mon 23 08:00', 'tue 24 00:00')).toEqual([
        '- mon 23 08:00 to mon 23 09:00 outside-hours',
        '+ mon 23 09:00 to mon 23 18:00 hours (Desk)',
        '+ mon 23 18:00 to mon 23 23:00 hours (Boston)',
        '- mon 23 23:00 to tue 24 00:00 outside-hours',
      ])
      expect(seen(union(BOSTON, DESK), 'mon 23 14:00', 'mon 23 19:00')).toEqual([
        '+ mon 23 14:00 to mon 23 15:00 hours (Desk)',
        '+ mon 23 15:00 to mon 23 19:00 hours (Boston)',
      ])
    })
    it('close with the reason, the name and the calendar that all share', () => {
      const shut = (name: string, holiday: string) => rome({ name, holidays: [{ name: holiday, month: 11, day: 24 }] })
      const closed = (...calendars: [BusinessCalendar, BusinessCalendar]) =>
        seen(union(...calendars), 'tue 24 10:00', 'tue 24 11:00').map(text => text.split('11:00 ')[1])
      expect(closed(shut('Milan', 'Festa'), shut('Rome', 'Festa'))).toEqual(['holiday Festa'])
      expect(closed(shut('Milan', 'Festa'), shut('Rome', 'Feast'))).toEqual(['holiday'])
      expect(closed(shut('Milan', 'Festa'), shut('Milan', 'Festa'))).toEqual(['holiday Festa (Milan)'])
      expect(closed(shut('Milan', 'Festa'), BOSTON)).toEqual(['outside-hours'])
      expect(closed(BOSTON, shut('Milan', 'Festa'))).toEqual(['outside-hours'])
    })
    it('name no calendar where that has no name', () => {
      const plain = businessCalendar({ timeZone: 'Asia/Tokyo', hours: { mon: '18:00-20:00' } })
      // Six in the evening in Tokyo is ten in the morning in Rome.
      expect(seen(union(plain, DESK), 'mon 23 09:00', 'mon 23 13:00')).toEqual([
        '+ mon 23 09:00 to mon 23 10:00 hours (Desk)',
        '+ mon 23 10:00 to mon 23 12:00 hours',
        '+ mon 23 12:00 to mon 23 13:00 hours (Desk)',
      ])
    })
    it('of one are its own, with its name', () => {
      expect(seen(union(DESK), 'mon 23 08:00', 'mon 23 10:00')).toEqual([
        '- mon 23 08:00 to mon 23 09:00 outside-hours (Desk)',
        '+ mon 23 09:00 to mon 23 10:00 hours (Desk)',
      ])
    })
    it('of combinations keep the name of the innermost', () => {
      expect(seen(union(SHUT, union(DESK, BOSTON)), 'mon 23 17:00', 'tue 24 00:00')).toEqual([
        '+ mon 23 17:00 to mon 23 18:00 hours (Desk)',
        '+ mon 23 18:00 to mon 23 23:00 hours (Boston)',
        '- mon 23 23:00 to tue 24 00:00 outside-hours',
      ])
    })
    it('with the clock round are always open', () => {
      expect(seen(union(DESK, alwaysOpen), 'mon 23 17:00', 'mon 23 20:00')).toEqual([
        '+ mon 23 17:00 to mon 23 18:00 hours (Desk)',
        '+ mon 23 18:00 to mon 23 20:00 always',
      ])
    })
    it('of calendars that change at one instant change once', () => {
      const other = rome({ name: 'Other', hours: { mon: '08:00-09:00' } })
      expect(seen(union(other, DESK), 'mon 23 07:00', 'mon 23 10:00')).toEqual([
        '- mon 23 07:00 to mon 23 08:00 outside-hours',
        '+ mon 23 08:00 to mon 23 09:00 hours (Other)',
        '+ mon 23 09:00 to mon 23 10:00 hours (Desk)',
      ])
    })
  })

  describe('of an intersection', () => {
    it('open by the first, and close by the first that is closed', () => {
      expect(seen(intersection(DESK, BOSTON), 'mon 23 14:00', 'tue 24 00:00')).toEqual([
        '- mon 23 14:00 to mon 23 15:00 outside-hours (Boston)',
        '+ mon 23 15:00 to mon 23 18:00 hours (Desk)',
        '- mon 23 18:00 to tue 24 00:00 outside-hours (Desk)',
      ])
      expect(seen(intersection(BOSTON, DESK), 'mon 23 14:00', 'mon 23 20:00')).toEqual([
        '- mon 23 14:00 to mon 23 15:00 outside-hours (Boston)',
        '+ mon 23 15:00 to mon 23 18:00 hours (Boston)',
        '- mon 23 18:00 to mon 23 20:00 outside-hours (Desk)',
      ])
    })
    it('tell the holiday of the one that is closed', () => {
      const other = rome({ name: 'Other', holidays: [{ name: 'Festa', month: 11, day: 24 }] })
      expect(seen(intersection(DESK, other), 'tue 24 08:00', 'tue 24 20:00')).toEqual([
        '- tue 24 08:00 to tue 24 09:00 outside-hours (Desk)',
        '- tue 24 09:00 to tue 24 18:00 holiday Festa (Other)',
        '- tue 24 18:00 to tue 24 20:00 outside-hours (Desk)',
      ])
    })
  })

  describe('of a difference', () => {
    const meeting = rome({ name: 'Meeting', hours: { mon: '08:00-10:00' } })
    it('close where something is cut out, by its name', () => {
      expect(seen(difference(DESK, meeting), 'mon 23 07:00', 'mon 23 19:00')).toEqual([
        '- mon 23 07:00 to mon 23 09:00 outside-hours (Desk)',
        '- mon 23 09:00 to mon 23 10:00 exception Meeting (Meeting)',
        '+ mon 23 10:00 to mon 23 18:00 hours (Desk)',
        '- mon 23 18:00 to mon 23 19:00 outside-hours (Desk)',
      ])
    })
    it('close without a name where what is cut out has none', () => {
      const plain = rome({ hours: { mon: '09:00-10:00' } })
      expect(of(difference(DESK, plain), at('mon 23 09:00'), at('mon 23 11:00'))).toEqual([
        {
          start: at('mon 23 09:00'),
          end: at('mon 23 10:00'),
          isOpen: false,
          reason: 'exception',
          name: undefined,
          calendar: undefined,
        },
        { start: at('mon 23 10:00'), end: at('mon 23 11:00'), isOpen: true, reason: 'hours', calendar: 'Desk' },
      ])
    })
  })
})
