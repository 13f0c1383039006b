import { expect, it } from 'vitest'
import { nameOfCalendar } from '../../src/calendar/name-of-calendar.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { refusal } from '../validation/refusal.ts'

const nameOf = (value: unknown) => nameOfCalendar(new InputValue(value, ['calendar']))

it('reads the name of a calendar', () => expect(nameOf('office')).toBe('office'))

it('refuses a calendar in the place of its name, and says where to write it', () => {
  expect(refusal(() => nameOf({ always: true }))).toBe(
    'input-invalid calendar: An object is not the name of a calendar. Define it in calendars, and write its name here.',
  )
  expect(refusal(() => nameOf(5))).toMatch(/^input-invalid calendar: 5 is not /)
})
