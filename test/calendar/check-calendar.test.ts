import { describe, expect, it } from 'vitest'
import { brand, hasBrand } from '../../src/brand.ts'
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts'
import { alwaysOpen, businessCalendar, difference } from '../../src/calendar/calendars.ts'
import { calendarNamed, checkCalendar, checkCalendars } from '../../src/calendar/check-calendar.ts'
import type { CalendarSpec } from '../../src/calendar/spec.ts'
import { SlaCalendarError } from '../../src/errors.ts'

const SPEC = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const

describe('checkCalendar', () => {
  it('returns a calendar', () => {
    for (const calendar of [businessCalendar(SPEC), alwaysOpen, difference(alwaysOpen, alwaysOpen)])
      expect(checkCalendar(calendar, ['calendar'])).toBe(calendar)
  })
  const hint = 'Pass a calendar or its spec.'
  it('requires a calendar', () => {
    for (const missing of [undefined, null])
      expect(() => checkCalendar(missing, ['calendar'])).toThrow(
        new SlaCalendarError('calendar-required', ['calendar'], `${missing} is not a calendar.`, hint),
      )
  })
  it('returns the calendar of a spec, and the same one while the spec does not change', () => {
    const spec = structuredClone(SPEC) as CalendarSpec
    const calendar = checkCalendar(spec, ['calendar'])
    expect(calendar.toJSON()).toEqual(businessCalendar(SPEC).toJSON())
    expect(checkCalendar(spec, ['calendar'])).toBe(calendar)
    expect(checkCalendar(structuredClone(spec), ['calendar'])).not.toBe(calendar)
    Object.assign(spec, { timeZone: 'Europe/Oslo' })
    expect(checkCalendar(spec, ['calendar']).timeZone).toBe('Europe/Oslo')
    expect(calendar.timeZone).toBe('Europe/Rome')
  })
  it('names the place of an error in a spec', () => {
    expect(() => checkCalendar({ timeZone: 'UTC', hours: { mon: '9' } }, ['calendars', 'boston'])).toThrow(
      expect.objectContaining({ code: 'hours-invalid', path: ['calendars', 'boston', 'hours', 'mon'] }),
    )
  })
  it('takes a calendar of another copy of the library, and answers as that one does', () => {
    const foreign = brand({ toJSON: () => SPEC }, 'calendar')
    const calendar = checkCalendar(foreign, ['calendar'])
    expect(calendar).toBeInstanceOf(BusinessCalendar)
    expect(calendar.toJSON()).toEqual(businessCalendar(SPEC).toJSON())
    expect(checkCalendar(foreign, ['calendar'])).toBe(calendar)
    expect(hasBrand(calendar, 'calendar')).toBe(true)
  })
  it('names the place of a calendar of another copy that it cannot read', () => {
    const newer = brand({ toJSON: () => ({ ...SPEC, lunar: true }) }, 'calendar')
    expect(() => checkCalendar(newer, ['calendars', 'moon'])).toThrow(
      expect.objectContaining({ code: 'key-unknown', path: ['calendars', 'moon', 'lunar'] }),
    )
  })
  it('refuses a value that is not a calendar', () => {
    for (const [value, words] of [
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
  it('returns the calendars of specs, whatever their names', () => {
    const rome = businessCalendar(SPEC)
    const calendars = checkCalendars(JSON.parse(`{ "rome": ${JSON.stringify(SPEC)}, "__proto__": { "always": true } }`))
    expect(Object.keys(calendars)).toEqual(['rome', '__proto__'])
    expect(Object.values(calendars).map(String)).toEqual([String(rome), String(businessCalendar({ always: true }))])
    expect(checkCalendars({ rome, always: { always: true } }).rome).toBe(rome)
  })
  it('names the one that is not a calendar', () =>
    expect(() => checkCalendars({ rome: businessCalendar(SPEC), oslo: 5 })).toThrow(
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

  it.each([
    ['roma', '"roma" is not one of the calendars given. Did you mean rome?'],
    ['tokyo', '"tokyo" is not one of the calendars given. Known: rome.'],
    [5, '5 is not one of the calendars given. Known: rome.'],
    [SPEC, 'An object is not one of the calendars given. Define it in calendars, and write its name here.'],
  ])('says what to write for %j', (name, message) =>
    expect(() => calendarNamed(name, { rome: alwaysOpen }, ['at'])).toThrow(
      expect.objectContaining({ message: `at: ${message}` }),
    ),
  )
  it('takes no name of anything but text', () =>
    expect(() => calendarNamed(['rome'], { rome: alwaysOpen }, ['at'])).toThrow(
      'A list is not one of the calendars given.',
    ))
})
