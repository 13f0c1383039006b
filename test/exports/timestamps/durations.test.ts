import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DurationUnit } from '../../../src/document/duration-unit.ts'
import { Durations } from '../../../src/exports/timestamps/durations.ts'
import { runs } from '../../arbitraries/runs.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const read = (unit: DurationUnit, text: string, language?: string) => new Durations(unit, language).read(text)

describe('Durations', () => {
  it.each([
    ['milliseconds', '1500', 1500],
    ['milliseconds', '1500.5', 1501],
    ['seconds', '90', 90_000],
    ['seconds', '0.0004', 0],
    ['minutes', '90', 90 * MINUTE],
    ['minutes', '0', 0],
    ['minutes', '1.5', 90_000],
    ['minutes', '1,5', 90_000],
    ['minutes', '0,125', 7500],
    ['minutes', '1,2345', 74_070],
    ['minutes', '1.234', 74_040],
    ['minutes', '1234,567', 74_074_020],
    ['hours', '2.25', 2.25 * HOUR],
    ['days', '3', 3 * DAY],
  ] as const)('reads %s: %s', (unit, text, ms) => expect(read(unit, text)).toBe(ms))

  it.each(['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'h:mm', 'h:mm:ss'] as const)(
    'reads hours, minutes and seconds in the unit %s',
    unit => {
      expect(read(unit, '1:02:03')).toBe(HOUR + 2 * MINUTE + 3000)
      expect(read(unit, '100:59:59.999')).toBe(100 * HOUR + 59 * MINUTE + 59_000)
      expect(read(unit, '0:00:00')).toBe(0)
    },
  )

  it('reads hours and minutes only where the unit is h:mm', () => {
    expect(read('h:mm', '26:05')).toBe(26 * HOUR + 5 * MINUTE)
    for (const unit of ['seconds', 'minutes', 'hours', 'h:mm:ss'] as const) expect(read(unit, '26:05')).toBeNaN()
  })

  it.each([
    ['minutes', ''],
    ['minutes', '-5'],
    ['minutes', '5 min'],
    ['minutes', 'x5'],
    ['minutes', '5.'],
    ['minutes', '1.2.3'],
    // A thousand in some countries, and one in others.
    ['minutes', '1,234'],
    ['minutes', '12,500'],
    ['minutes', '123,456'],
    ['milliseconds', '1234567890123456'],
    ['h:mm', '1:60'],
    ['h:mm', '1:5'],
    ['h:mm', '1:05x'],
    ['h:mm', 'x1:05'],
    ['h:mm', '90'],
    ['h:mm:ss', '1:02:60'],
    ['h:mm:ss', '1234567:00:00'],
    ['words', '90'],
    ['words', 'soon'],
    ['words', '2 hours 5'],
    ['words', '2 hours overdue'],
    ['words', '2 hoursy'],
  ] as const)('does not read %s: %j', (unit, text) => expect(read(unit, text)).toBeNaN())

  it.each([
    ['2 hours', 2 * HOUR],
    ['1 hour', HOUR],
    ['1 Day 2 Hours 3 Minutes 4 Seconds', DAY + 2 * HOUR + 3 * MINUTE + 4000],
    ['1 day, 2 hours and 3 minutes', DAY + 2 * HOUR + 3 * MINUTE],
    ['3d 4h 5m 6s', 3 * DAY + 4 * HOUR + 5 * MINUTE + 6000],
    ['2 hr 5 min. 1 sec.', 2 * HOUR + 5 * MINUTE + 1000],
    ['1.5 hours', 1.5 * HOUR],
    ['1,5 hours', 1.5 * HOUR],
    ['0 minutes', 0],
  ] as const)('reads words: %s', (text, ms) => expect(read('words', text)).toBe(ms))

  it.each([
    ['de', '1 Tag 2 Stunden', DAY + 2 * HOUR],
    ['de', '3 Tage 5 Min.', 3 * DAY + 5 * MINUTE],
    ['it', '1 giorno e 2 ore', DAY + 2 * HOUR],
    ['fr', '2 heures 30 minutes', 2.5 * HOUR],
    ['ru', '2 часа 5 минут', 2 * HOUR + 5 * MINUTE],
    // Software often leaves its units in English.
    ['it', '2 hours', 2 * HOUR],
  ] as const)('reads words of the language %s: %s', (language, text, ms) =>
    expect(read('words', text, language)).toBe(ms),
  )

  it('knows no words of another language', () => expect(read('words', '2 Stunden')).toBeNaN())

  it('reads up to 300 years', () => {
    const most = 300 * 366
    expect(read('days', `${most}`)).toBe(most * DAY)
    expect(read('days', `${most}.1`)).toBeNaN()
    expect(read('hours', `${most * 24 + 1}`)).toBeNaN()
  })

  it('reads any whole number of each unit as that many', () => {
    const units = { milliseconds: 1, seconds: 1000, minutes: MINUTE, hours: HOUR, days: DAY }
    const unit = fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[]))
    fc.assert(
      fc.property(unit, fc.nat(100_000), (unit, count) => {
        expect(read(unit, `${count}`)).toBe(count * units[unit])
      }),
      runs(100),
    )
  })

  it.each([
    [
      'minutes',
      'n/a',
      '"n/a" is not a length of time. If it stands for none, list it in tickets.missing: ["n/a"].',
      'no length: n/a',
    ],
    ['hours', '1,234', '"1,234" can be 1234 or 1.234 hours. Write it without a thousands separator.', 'ambiguous'],
    [
      'minutes',
      '1:05',
      '"1:05" is not a number of minutes. Set the unit of tickets.respondedAfter to "h:mm", if it is.',
      'not minutes',
    ],
    [
      'minutes',
      '2 hours',
      '"2 hours" is not a number of minutes. Set the unit of tickets.respondedAfter to "words", if it is.',
      'not minutes',
    ],
    [
      'h:mm',
      '90',
      '"90" is not written as "h:mm". Set the unit of tickets.respondedAfter to "minutes", if it is.',
      'not h:mm',
    ],
    [
      'words',
      '1:02:03',
      '"1:02:03" is not written as "words". Set the unit of tickets.respondedAfter to "h:mm:ss", if it is.',
      'not words',
    ],
    ['minutes', '5 x', '"5 x" is not a number of minutes. Check the unit of tickets.respondedAfter.', 'not minutes'],
  ] as const)('has a message for the wrong %s: %s', (unit, text, message, kind) =>
    expect(new Durations(unit).errorFor(text)).toEqual({ message, kind }),
  )

  it('names the key of the document that has the unit', () =>
    expect(new Durations('hours', 'en', 'spent').errorFor('1:05').message).toBe(
      '"1:05" is not a number of hours. Set the unit of tickets.spent to "h:mm", if it is.',
    ))
})
