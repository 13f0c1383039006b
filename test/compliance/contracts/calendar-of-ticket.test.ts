import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import type { CalendarFrom } from '../../../src/compliance/contracts/calendar-from.ts'
import { calendarOfTicket } from '../../../src/compliance/contracts/calendar-of-ticket.ts'
import { BOSTON, DESK } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract } from '../notation.ts'

const unnamed = businessCalendar({ timeZone: 'Asia/Tokyo', hours: { mon: '09:00-10:00' } })
const calendars = { desk: DESK, boston: BOSTON, tokyo: unnamed }
const sites = { Milan: 'desk', Tokyo: 'tokyo' }
const zones = { Rom: 'Europe/Rome' }

/** Returns the calendar for a cell of the column `site`. */
function calendarFor(cell: string, from: Omit<CalendarFrom, 'column'>) {
  const fields = { site: cell }
  const cells = { fields, field: (column: string) => fields[column as 'site'] }
  return calendarOfTicket(contract({ calendarFrom: { column: 'site', ...from } }), calendars, cells)
}

describe('calendarOfTicket', () => {
  it.each([
    ['Milan', sites, 'Desk', DESK],
    [' Milan\t', sites, 'Desk', DESK],
    ['Tokyo', sites, 'tokyo', unnamed],
    ['Milan', { ...sites, '*': 'boston' }, 'Desk', DESK],
    ['Paris', { ...sites, '*': 'boston' }, 'Boston', BOSTON],
    ['toString', { ...sites, '*': 'boston' }, 'Boston', BOSTON],
    [' ', { ...sites, '*': 'desk', '': 'boston' }, 'Boston', BOSTON],
  ])('is the one that the cell %j names in %j', (cell, named, calendarName, calendar) => {
    const found = calendarFor(cell, { calendars: named })
    expect(found.calendarName).toBe(calendarName)
    expect(found.calendar).toBe(calendar)
  })

  it.each([
    ['Rom', zones, 'Europe/Rome'],
    ['Asia/Tokyo', zones, 'Asia/Tokyo'],
    [' Asia/Tokyo ', {}, 'Asia/Tokyo'],
    ['Osaka', { ...zones, '*': 'Asia/Tokyo' }, 'Asia/Tokyo'],
    ['', { ...zones, '*': 'Asia/Tokyo', '': 'Europe/London' }, 'Europe/London'],
  ])('has the hours of the contract in the zone of the cell %j by %j', (cell, timeZones, timeZone) => {
    const { calendarName, calendar } = calendarFor(cell, { timeZones })
    expect([calendarName, calendar.toJSON()]).toEqual(['desk', { ...DESK.toJSON(), timeZone }])
  })

  it('is that of the contract if no column decides', () => {
    const own = contract({ calendar: BOSTON })
    expect(calendarOfTicket(own, calendars, { fields: {}, field: () => undefined })).toBe(own)
  })

  const empty = 'input-invalid fields.site: The cell is empty. For a default write calendarFrom.'
  it.each<[string, Omit<CalendarFrom, 'column'>, string]>([
    ['', { calendars: { ...sites, '*': 'desk' } }, `${empty}calendars: { "": … }.`],
    ['', { timeZones: { ...zones, '*': 'Asia/Tokyo' } }, `${empty}timeZones: { "": … }.`],
    [
      'Mailan',
      { calendars: sites },
      'input-invalid fields.site: "Mailan" has no calendar. Did you mean Milan? For another calendar write calendarFrom.calendars: { "Mailan": … }.',
    ],
    [
      'Paris',
      { calendars: { ...sites, '': 'desk' } },
      'input-invalid fields.site: "Paris" has no calendar. Known: Milan, Tokyo. For another calendar write calendarFrom.calendars: { "Paris": … }.',
    ],
    [
      'toString',
      { calendars: sites },
      'input-invalid fields.site: "toString" has no calendar. Known: Milan, Tokyo. For another calendar write calendarFrom.calendars: { "toString": … }.',
    ],
    [
      'Paris',
      { calendars: { '': 'desk' } },
      'input-invalid fields.site: "Paris" has no calendar. For another calendar write calendarFrom.calendars: { "Paris": … }.',
    ],
  ])('is an error for the cell %j by %j', (cell, from, expected) => {
    expect(refusal(() => calendarFor(cell, from))).toBe(expected)
  })

  it('is an error with the place of an unknown zone or calendar', () => {
    expect(refusal(() => calendarFor('Asia/Tokio', { timeZones: {} }))).toMatch(/^time-zone-unknown fields\.site: /)
    expect(refusal(() => calendarFor('a', { calendars: { a: 'bostn' } }))).toMatch(/^calendar-unknown fields\.site: /)
  })

  it('is an error if the ticket lacks the column', () => {
    const own = contract({ calendarFrom: { column: 'site', calendars: sites } })
    const cells = { fields: { Site: 'Milan' }, field: () => undefined }
    expect(refusal(() => calendarOfTicket(own, calendars, cells))).toBe(
      'input-invalid fields.site: The ticket has no such column. Did you mean Site?',
    )
  })
})
