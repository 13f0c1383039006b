import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar, difference } from '../../src/calendar/calendars.ts'
import { calendarNamed, checkCalendar, checkCalendars } from '../../src/calendar/check-calendar.ts'
import { SlaCalendarError } from '../../src/errors.ts'

const SPEC = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const

describe('checkCalendar', () => {
  it('returns a calendar', () => {
    for (const calendar of [businessCalendar(SPEC), alwaysOpen, difference(alwaysOpen, alwaysOpen)])
      expect(checkCalendar(calendar, ['calendar'])).toBe(calendar)
  })
  const hint = 'Pass a calendar created by businessCalendar.'
  it('requires a calendar', () => {
    for (const missing of [undefined, null])
      expect(() => checkCalendar(missing, ['calendar'])).toThrow(
        new SlaCalendarError('calendar-required', ['calendar'], `${missing} is not a calendar.`, hint),
      )
  })
  it('refuses a value that is not a calendar', () => {
    for (const [value, words] of [
      [SPEC, 'An object'],
      [0, '0'],
      ['', '""'],
    ])
      expect(() => checkCalendar(value, ['calendars', 'boston'])).toThrow(
        new SlaCalendarError('input-invalid', ['calendars', 'boston'], `${words} is not a calendar.`, hint),
      )
  })
})

describe('checkCalendars', () => {
  it('returns calendars by name, and none if they are absent', () => {
    const calendars = { rome: businessCalendar(SPEC) }
    expect(checkCalendars(calendars)).toBe(calendars)
    expect(checkCalendars(undefined)).toEqual({})
  })
  it('names the one that is not a calendar', () =>
    expect(() => checkCalendars({ rome: businessCalendar(SPEC), oslo: SPEC })).toThrow(
      expect.objectContaining({ code: 'input-invalid', path: ['calendars', 'oslo'] }),
    ))
})

describe('calendarNamed', () => {
  it('returns the calendar of that name', () => {
    const rome = businessCalendar(SPEC)
    expect(calendarNamed('rome', { rome }, ['calendar'])).toBe(rome)
  })
  it.each(['roma', 'toString', 5])('refuses the unknown name %s with its path', name =>
    expect(() => calendarNamed(name, { rome: alwaysOpen }, ['at'])).toThrow(
      expect.objectContaining({ code: 'calendar-unknown', path: ['at'] }),
    ),
  )
})
