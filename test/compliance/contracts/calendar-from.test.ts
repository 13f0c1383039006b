import { describe, expect, it } from 'vitest'
import { businessCalendar, union } from '../../../src/calendar/calendars.ts'
import { checkCalendarFrom } from '../../../src/compliance/contracts/calendar-from.ts'
import { CalendarPool } from '../../../src/compliance/contracts/calendar-pool.ts'
import { ContractEvaluators } from '../../../src/compliance/contracts/contract-evaluators.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { BOSTON, DESK } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract } from '../notation.ts'

const CALENDARS = { desk: DESK, boston: BOSTON }

describe('checkCalendarFrom', () => {
  const checked = (value: unknown, calendar = DESK) =>
    checkCalendarFrom(new InputValue(value, ['calendarFrom']), calendar, CALENDARS)

  it.each([
    { column: 'site', calendars: { Milan: 'desk', '*': 'boston', '': 'desk' } },
    { column: 'zone', timeZones: {} },
    { column: 'zone', timeZones: { Rom: 'Europe/Rome', '': 'Europe/Rome' } },
  ])('accepts %j', value => {
    expect(checked(value)).toEqual(value)
  })

  it.each([
    [{ calendars: { a: 'desk' } }, 'key-missing calendarFrom.column: This key is required. Name the column.'],
    [{ column: 'site' }, /^key-missing calendarFrom\.calendars: This key is required\. Write calendars by cell, or/],
    [
      { column: 'site', calendars: {} },
      'input-invalid calendarFrom.calendars: It has no calendar. Add one, such as "*".',
    ],
    [
      { column: 'site', calendars: { a: 'dask' } },
      /^calendar-unknown calendarFrom\.calendars\.a: .* Did you mean desk\?$/,
    ],
    [{ column: 'site', timeZones: { a: 'Rome' } }, /^time-zone-unknown calendarFrom\.timeZones\.a/],
    [
      { column: 'site', timeZones: {}, calendars: { a: 'desk' } },
      'input-invalid calendarFrom: It has calendars and timeZones. Remove one of them.',
    ],
    [{ column: 'site', zones: {} }, /^key-unknown calendarFrom\.zones/],
  ])('refuses %j', (value, expected) => {
    expect(refusal(() => checked(value))).toMatch(expected)
  })

  it('refuses time zones for a combination of calendars', () => {
    expect(refusal(() => checked({ column: 'zone', timeZones: {} }, union(DESK, BOSTON)))).toMatch(
      /^input-invalid calendarFrom\.timeZones: The calendar of the contract has no hours of its own/,
    )
  })
})

describe('ContractEvaluators', () => {
  const cells = (zone: string) => ({ fields: { zone }, field: () => zone })
  const byZone = { column: 'zone', timeZones: { Rom: 'Europe/Rome' } }

  it('has one calendar for all cells and contracts with the same hours in the same zone', () => {
    const pool = new CalendarPool()
    const equal = businessCalendar(DESK.toJSON() as never)
    const [first, second] = [DESK, equal].map(
      calendar => new ContractEvaluators(contract({ calendar, calendarFrom: byZone }), CALENDARS, pool),
    )
    const calendarOf = (evaluators: ContractEvaluators, zone: string) =>
      evaluators.of(cells(zone)).history([], 0).calendar
    expect(first.of(cells(' Rom '))).toBe(first.of(cells('Rom')))
    expect(calendarOf(first, 'Rom')).toBe(calendarOf(first, 'Europe/Rome'))
    expect(calendarOf(second, 'Asia/Tokyo')).toBe(calendarOf(first, 'Asia/Tokyo'))
    expect(calendarOf(first, 'Asia/Tokyo')).not.toBe(calendarOf(first, 'Rom'))
  })
})
