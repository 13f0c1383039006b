import { describe, expect, it } from 'vitest'
import { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { checkOneOrMore } from '../../../src/compliance/impact/calendar-versions.ts'
import { DESK } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'

const spec = { timeZone: 'Europe/Rome', hours: { mon: '09:00-10:00' } } as const

/** Returns the name of each calendar, or `one` for a single calendar. */
function names(given: unknown): string[] {
  const checked = checkOneOrMore(given, 'before')
  return checked instanceof BusinessCalendar ? ['one'] : Object.keys(checked)
}

describe('checkOneOrMore', () => {
  it.each([DESK, spec, { always: true }, { union: [spec, { always: true }] }, { ...spec, name: 'Desk' }])(
    'takes one calendar or spec: %#',
    given => {
      expect(names(given)).toEqual(['one'])
    },
  )

  it.each([
    [{ desk: DESK, boston: spec }],
    [{}],
    // The names of calendars may be keys of specs.
    [{ always: DESK }],
    [{ always: spec, union: { always: true } }],
    [{ hours: { union: [spec, spec] } }],
  ])('takes calendars or specs by name: %#', given => {
    expect(names(given)).toEqual(Object.keys(given))
  })

  it.each([
    [undefined, /^calendar-required before: /],
    [null, /^calendar-required before: /],
    ['desk', /^\S+ before: /],
    [{ timeZone: 'Europe/Rome' }, /^key-missing before\.hours: /],
    [{ timeZone: null }, /^key-missing before\.hours: /],
    [{ union: [] }, /^\S+ before\.union: /],
    [{ hours: {} }, /^key-missing before\.timeZone: /],
    [{ desk: null }, /^calendar-required before\.desk: /],
  ])('refuses %j, with its place', (given, expected) => {
    expect(refusal(() => checkOneOrMore(given, 'before'))).toMatch(expected)
  })
})
