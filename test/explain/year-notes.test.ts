import { describe, expect, it } from 'vitest'
import type { BusinessCalendar } from '../../src/calendar/business-calendar.ts'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { italianOffice } from '../../src/calendar/presets/italian-office.ts'
import { yearDays } from '../../src/calendar/year-days.ts'
import { yearNotes, yearWords } from '../../src/explain/year-notes.ts'

const desk = businessCalendar({
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [
    { name: 'A & B', month: 12, day: 25 },
    { month: 12, day: 24, closed: '13:00-24:00', name: 'Eve' },
  ],
  exceptions: { '2026-08-10/2026-08-11': { name: 'Ferie', hours: 'closed' }, '2026-12-19': '09:00-12:00' },
})

const notes = (calendar: BusinessCalendar, locale = 'en') => yearNotes(yearDays(calendar, 2026), yearWords(locale))

describe('yearNotes', () => {
  it('joins equal exceptions on consecutive dates, but not holidays', () => {
    expect(notes(desk)).toEqual([
      'Mon 10 Aug to Tue 11 Aug: Ferie (closed by exception)',
      'Sat 19 Dec: open by exception',
      'Thu 24 Dec: Eve (holiday for a part of the day)',
      'Fri 25 Dec: A & B',
      'Sun 29 Mar: the clock goes from 02:00 to 03:00',
      'Sun 25 Oct: the clock goes from 03:00 to 02:00',
    ])
    expect(notes(italianOffice)).toHaveLength(14)
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
    expect(notes(calendar)).toEqual([
      'Tue 5 May: Feast',
      'Wed 6 May: Feast',
      'Mon 10 Aug: Leave (closed by exception)',
      'Tue 11 Aug: Leave (open by exception)',
      'Wed 12 Aug: Fair (open by exception)',
      'Fri 14 Aug to Sat 15 Aug: Fair (open by exception)',
    ])
  })

  it('says that a date does not exist if the clock skips it', () => {
    const apia = businessCalendar({ timeZone: 'Pacific/Apia', hours: {} })
    const notesIn = (locale: string) => yearNotes(yearDays(apia, 2011), yearWords(locale))
    expect(notesIn('en')).toEqual([
      'Sat 2 Apr: the clock goes from 04:00 to 03:00',
      'Sat 24 Sep: the clock goes from 03:00 to 04:00',
      'Fri 30 Dec: this date does not exist',
    ])
    expect(notesIn('it').at(-1)).toBe('ven 30 dic: questa data non esiste')
  })

  it('needs no names', () => {
    const days = [
      { date: '2026-08-10', openMs: 0, kind: 'exception' },
      { date: '2026-08-11', openMs: 0, kind: 'holiday' },
    ] as const
    expect(yearNotes(days, yearWords('en'))).toEqual(['Mon 10 Aug: closed by exception', 'Tue 11 Aug: holiday'])
  })

  it('names a clock change at the end of a date by 24:00', () => {
    const almaty = yearDays(businessCalendar({ timeZone: 'Asia/Almaty', hours: {} }), 2024)
    expect(yearNotes(almaty, yearWords('en'))).toEqual(['Thu 29 Feb: the clock goes from 24:00 to 23:00'])
  })

  it('are in the language', () => {
    expect(notes(desk, 'it-CH')).toEqual([
      'da lun 10 ago a mar 11 ago: Ferie (chiusura straordinaria)',
      'sab 19 dic: apertura straordinaria',
      'gio 24 dic: Eve (festività per una parte del giorno)',
      'ven 25 dic: A & B',
      "dom 29 mar: cambio dell'ora: 02:00 → 03:00",
      "dom 25 ott: cambio dell'ora: 03:00 → 02:00",
    ])
  })
})

describe('yearWords', () => {
  it('has the names of months and weekdays in the language', () => {
    const { months, letters, weekdays } = yearWords('it')
    expect([months[0], months[11], letters.join(''), weekdays.join(' ')]).toEqual([
      'Gennaio',
      'Dicembre',
      'LMMGVSD',
      'Lu Ma Me Gi Ve Sa Do',
    ])
    expect(yearWords('de').months[0]).toBe('January')
  })
})
