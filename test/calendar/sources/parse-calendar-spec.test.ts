import { describe, expect, it } from 'vitest'
import { Composite } from '../../../src/calendar/sources/composite.ts'
import { parseCalendarSpec } from '../../../src/calendar/sources/parse-calendar-spec.ts'
import { Schedule } from '../../../src/calendar/sources/schedule.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { refusal } from '../../validation/refusal.ts'

const read = (spec: unknown) => parseCalendarSpec(InputValue.copyOf(spec, []))
const milan = { timeZone: 'Europe/Rome', hours: { mon: ['09:00-18:00'] } }
const tokyo = { timeZone: 'Asia/Tokyo', hours: { mon: ['09:00-18:00'] } }

describe('parseCalendarSpec', () => {
  it('makes a desk of a desk', () => {
    expect(read(milan)).toBeInstanceOf(Schedule)
    expect(read(milan).toJSON()).toEqual(milan)
  })
  it('makes the clock round', () => expect(read({ always: true }).dayReason(0, true)).toEqual({ reason: 'always' }))
  it.each([
    ['union', [milan]],
    ['union', [milan, tokyo, { always: true }]],
    ['intersection', [tokyo, milan]],
    ['difference', [milan, tokyo]],
    ['difference', [{ always: true }, { union: [milan, { intersection: [tokyo, milan] }] }]],
  ])('makes a combination, %s', (combination, operands) => {
    const source = read({ [combination]: operands })
    expect(source).toBeInstanceOf(Composite)
    expect(source.toJSON()).toEqual({ [combination]: operands })
  })

  it.each([
    ['false for always', { always: false }, 'input-invalid always: false is not true.'],
    ['text for always', { always: 'true' }, 'input-invalid always: "true" is not true.'],
    ['one for always', { always: 1 }, 'input-invalid always: 1 is not true.'],
    ['a key beside always', { always: true, name: 'Round' }, 'key-unknown name: This key is not known. Known: always.'],
    [
      'a key beside a faulty always',
      { always: 1, name: 'Round' },
      'key-unknown name: This key is not known. Known: always.',
    ],
    ['a key beside union', { union: [milan], name: 'Sun' }, 'key-unknown name: This key is not known. Known: union.'],
    [
      'two combinations',
      { intersection: [milan], union: [milan] },
      'key-unknown union: This key is not known. Known: intersection.',
    ],
    [
      'a key beside difference',
      { difference: [milan, tokyo], name: 'Cut' },
      'key-unknown name: This key is not known. Known: difference.',
    ],
    ['operands that are no list', { union: milan }, 'input-invalid union: An object is not a list.'],
    [
      'no operands',
      { intersection: [] },
      'input-invalid intersection: This intersection has 0 calendars. Give at least one.',
    ],
    [
      'a fault inside an operand',
      { union: [milan, { difference: [milan, { hours: {} }] }] },
      'key-missing union[1].difference[1].timeZone: This key is required. Give an IANA name such as Europe/Rome.',
    ],
    ['an operand that is no object', { union: [milan, 'tokyo'] }, 'input-invalid union[1]: "tokyo" is not an object.'],
    [
      'an unknown combination',
      { unoin: [milan] },
      'key-unknown unoin: This key is not known. Known: name, timeZone, hours, holidays, exceptions.',
    ],
    ['an empty object', {}, 'key-missing timeZone: This key is required. Give an IANA name such as Europe/Rome.'],
    ['null', null, 'input-invalid null is not an object.'],
    ['a list', [milan], 'input-invalid A list is not an object.'],
  ])('refuses %s', (_, spec, message) => expect(refusal(() => read(spec))).toBe(message))
})
