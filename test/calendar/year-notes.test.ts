import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { italianOffice } from '../../src/calendar/presets/italian-office.ts'
import { yearDays } from '../../src/calendar/year-days.ts'
import { yearNotes } from '../../src/calendar/year-notes.ts'

const desk = businessCalendar({
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [
    { name: 'A & B', month: 12, day: 25 },
    { month: 12, day: 24, closed: '13:00-24:00', name: 'Eve' },
  ],
  exceptions: { '2026-08-10/2026-08-11': { name: 'Ferie', hours: 'closed' }, '2026-12-19': '09:00-12:00' },
})

describe('yearNotes', () => {
  it('joins equal exceptions on consecutive dates, but not holidays', () => {
    expect(yearNotes(yearDays(desk, 2026))).toEqual([
      'Mon 2026-08-10 to Tue 2026-08-11 Ferie (closed by exception)',
      'Sat 2026-12-19 2026-12-19 (open by exception)',
      'Thu 2026-12-24 Eve (holiday for a part of the day)',
      'Fri 2026-12-25 A & B',
      'Sun 2026-03-29 the clock goes from 02:00 to 03:00',
      'Sun 2026-10-25 the clock goes from 03:00 to 02:00',
    ])
    expect(yearNotes(yearDays(italianOffice, 2026))).toHaveLength(14)
  })

  it('joins neither exceptions of other names or hours, nor those with a date between them', () => {
    const calendar = businessCalendar({
      timeZone: 'UTC',
      hours: { 'mon-fri': '09:00-18:00' },
      holidays: [
        { name: 'Feast', month: 5, day: 5 },
        { name: 'Feast', month: 5, day: 6 },
      ],
      exceptions: {
        '2026-08-10': { name: 'Leave', hours: 'closed' },
        '2026-08-11': { name: 'Leave', hours: '09:00-12:00' },
        '2026-08-12': { name: 'Fair', hours: '09:00-12:00' },
        '2026-08-14': { name: 'Fair', hours: '09:00-13:00' },
        '2026-08-15': { name: 'Fair', hours: '09:00-12:00' },
      },
    })
    expect(yearNotes(yearDays(calendar, 2026))).toEqual([
      'Tue 2026-05-05 Feast',
      'Wed 2026-05-06 Feast',
      'Mon 2026-08-10 Leave (closed by exception)',
      'Tue 2026-08-11 Leave (open by exception)',
      'Wed 2026-08-12 Fair (open by exception)',
      'Fri 2026-08-14 to Sat 2026-08-15 Fair (open by exception)',
    ])
  })

  it('needs no names', () => {
    const days = [
      { date: '2026-08-10', openMs: 0, kind: 'exception' },
      { date: '2026-08-11', openMs: 0, kind: 'holiday' },
    ] as const
    expect(yearNotes(days)).toEqual(['Mon 2026-08-10 (closed by exception)', 'Tue 2026-08-11'])
  })
})
