import { describe, expect, it } from 'vitest'
import { parseBudget, readBudget } from '../../src/time/budget.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import type { NotedErrors } from '../../src/validation/note-error.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'

const HOUR = 3_600_000
const FORMS = "Pass milliseconds, 'PT6H' or { hours: 6 }."
const days = (n: number, amount = n, unit = 'days') =>
  `For ${n} working ${n === 1 ? 'day' : 'days'} write { workingDays: ${n}, due: 'close' }; ` +
  `for ${amount} calendar ${amount === 1 ? unit.slice(0, -1) : unit} write { ${unit}: ${amount}, due: 'end-of-day' }; ` +
  `for ${n * 8} working hours write { hours: ${n * 8} }.`

const read = (input: unknown) => parseBudget(input, ['budget'])
const refused = (input: unknown) => refusal(() => read(input))

describe('parseBudget', () => {
  it.each([
    ['a number', 1500, 1500],
    ['a negative number', -1500, -1500],
    ['zero', 0, 0],
    ['minus zero', -0, 0],
    ['half a millisecond', 0.5, 1],
    ['less than half', 0.4, 0],
    ['half below zero', -0.5, -1],
    ['less than half below zero', -0.4, 0],
    ['two and a half', 2.5, 3],
    ['two and a half below zero', -2.5, -3],
    ['more than any range', 1e300, 1e300],
  ])('rounds %s to whole milliseconds, half away from zero', (_, input, ms) => {
    expect(read(input)).toBe(ms)
  })

  it.each([
    ['PT6H', 6 * HOUR],
    ['PT90M', 1.5 * HOUR],
    ['PT45S', 45_000],
    ['PT1H30M15S', 5_415_000],
    ['PT1H15S', 3_615_000],
    ['PT1.5H', 1.5 * HOUR],
    ['PT1,5H', 1.5 * HOUR],
    ['PT1.25H', 1.25 * HOUR],
    ['PT10.25M', 615_000],
    ['PT1H1.5M', HOUR + 90_000],
    ['PT12.125S', 12_125],
    ['PT0.0005S', 1],
    ['PT0.0004S', 0],
    ['-PT6H', -6 * HOUR],
    ['+PT6H', 6 * HOUR],
    ['-PT1H30M', -1.5 * HOUR],
    ['-PT0.0005S', -1],
    ['-PT0S', 0],
    ['PT0H', 0],
    ['pt6h', 6 * HOUR],
    ['PT100H', 100 * HOUR],
  ])('reads %s', (text, ms) => {
    expect(read(text)).toBe(ms)
  })

  it.each([
    ['PT0.5005S', 501],
    ['-PT0.5005S', -501],
  ])('rounds the half of %s away from zero, although no binary fraction is it', (text, ms) => {
    expect(read(text)).toBe(ms)
  })

  it.each<[object, number]>([
    [{ hours: 6 }, 6 * HOUR],
    [{ hours: 1.5 }, 1.5 * HOUR],
    [{ minutes: 90 }, 1.5 * HOUR],
    [{ seconds: 2, milliseconds: 5 }, 2005],
    [{ hours: 1, minutes: 1, seconds: 1, milliseconds: 1 }, 3_661_001],
    [{ microseconds: 1500 }, 2],
    [{ nanoseconds: 500_000 }, 1],
    [{ nanoseconds: 499_999 }, 0],
    [{ microseconds: -1500 }, -2],
    [{ hours: -1, minutes: -30 }, -1.5 * HOUR],
    [{ hours: 0 }, 0],
    [{ hours: -0 }, 0],
    [{ hours: 0, minutes: -5 }, -300_000],
    [{ hours: 0, minutes: 5 }, 300_000],
    [{ hours: 1, days: 0, years: 0 }, HOUR],
    [{ hours: 1, minutes: undefined }, HOUR],
    [{ hours: 1, workingDays: undefined }, HOUR],
    [Object.assign(Object.create(null), { hours: 1 }), HOUR],
  ])('adds up the parts of %j', (parts, ms) => {
    expect(read(parts)).toBe(ms)
  })

  it('reads a Temporal.Duration, whose parts are getters of its class', () => {
    expect(read(Temporal.Duration.from('PT6H30M'))).toBe(6.5 * HOUR)
    expect(read(Temporal.Duration.from({ seconds: 1, milliseconds: 2, microseconds: 500 }))).toBe(1003)
    expect(read(Temporal.Duration.from({ seconds: -1, nanoseconds: -500_000 }))).toBe(-1001)
    expect(read(new Temporal.Duration())).toBe(0)
  })

  it('reads the duration of another class, by its method total', () => {
    class Span {
      get hours() {
        return 2
      }
      total() {}
    }
    expect(read(new Span())).toBe(2 * HOUR)
  })

  it.each<[string, unknown, string]>([
    ['NaN', Number.NaN, `NaN is not an amount of time. ${FORMS}`],
    ['infinity', Infinity, `Infinity is not an amount of time. ${FORMS}`],
    ['minus infinity', -Infinity, `-Infinity is not an amount of time. ${FORMS}`],
    ['infinite hours', { hours: Infinity }, `An object is not an amount of time. ${FORMS}`],
    ['hours that are NaN', { hours: Number.NaN }, `An object is not an amount of time. ${FORMS}`],
    ['an object without parts', {}, `An object is not an amount of time. ${FORMS}`],
    ['an object of undefined parts', { hours: undefined }, `An object is not an amount of time. ${FORMS}`],
    ['null', null, `null is not an amount of time. ${FORMS}`],
    ['undefined', undefined, `undefined is not an amount of time. ${FORMS}`],
    ['a boolean', true, `true is not an amount of time. ${FORMS}`],
    ['a bigint', 5n, `5 is not an amount of time. ${FORMS}`],
    ['a symbol', Symbol('s'), `Symbol(s) is not an amount of time. ${FORMS}`],
    ['a function', () => 5, `A function is not an amount of time. ${FORMS}`],
    ['empty text', '', `"" is not an amount of time. ${FORMS}`],
    ['P', 'P', `"P" is not an amount of time. ${FORMS}`],
    ['PT', 'PT', `"PT" is not an amount of time. ${FORMS}`],
    ['hours without T', 'P6H', `"P6H" is not an amount of time. ${FORMS}`],
    ['a space before', ' PT6H', `" PT6H" is not an amount of time. ${FORMS}`],
    ['something behind', 'PT6Hx', `"PT6Hx" is not an amount of time. ${FORMS}`],
    ['something before', 'xPT6H', `"xPT6H" is not an amount of time. ${FORMS}`],
    ['the wrong order', 'PT6M1H', `"PT6M1H" is not an amount of time. ${FORMS}`],
    ['a fraction before the last part', 'PT1.5H30M', `"PT1.5H30M" is not an amount of time. ${FORMS}`],
    ['a comma before the last part', 'PT1,5M30S', `"PT1,5M30S" is not an amount of time. ${FORMS}`],
    ['the same in small letters', 'pt1.25h30m', `"pt1.25h30m" is not an amount of time. ${FORMS}`],
    ['a fraction without digits', 'PT1.H', `"PT1.H" is not an amount of time. ${FORMS}`],
    ['two signs', '--PT1H', `"--PT1H" is not an amount of time. ${FORMS}`],
    [
      'more time than a number holds',
      `PT${'9'.repeat(400)}H`,
      `"PT${'9'.repeat(58)}…" is not an amount of time. ${FORMS}`,
    ],
    ['a number as text', '8', `"8" is not an amount of time. ${FORMS}`],
    ['8h', '8h', '"8h" is not an amount of time. Did you mean PT8H?'],
    ['30 minutes', '30 minutes', '"30 minutes" is not an amount of time. Did you mean PT30M?'],
    ['1.5 Hours', ' 1.5 Hours ', '" 1.5 Hours " is not an amount of time. Did you mean PT1.5H?'],
    ['10  s', '10  s', '"10  s" is not an amount of time. Did you mean PT10S?'],
    ['2,5h', '2,5h', '"2,5h" is not an amount of time. Did you mean PT2.5H?'],
    ['1h30m', '1h30m', '"1h30m" is not an amount of time. Did you mean PT1H30M?'],
    ['500 ms', '500 ms', '"500 ms" is not an amount of time. Did you mean { milliseconds: 500 }?'],
    ['10 days', '10 days', `"10 days" is not an amount of time. ${days(10)}`],
    ['about 8h', 'about 8h', `"about 8h" is not an amount of time. ${FORMS}`],
    ['8h or so', '8h or so', `"8h or so" is not an amount of time. ${FORMS}`],
    ['8 days', '8 days', `"8 days" is not an amount of time. ${days(8)}`],
  ])('refuses %s', (_, input, message) => {
    expect(refused(input)).toBe(`budget-invalid budget: ${message}`)
  })

  it.each<[unknown, string, string]>([
    ['P1D', 'days', days(1)],
    ['P0D', 'days', days(1)],
    ['P1DT1H', 'days', days(1)],
    [{ days: 1 }, 'days', days(1)],
    [{ hours: 1, days: -1 }, 'days', days(1)],
    [Temporal.Duration.from('P2D'), 'days', days(2)],
    ['P10D', 'days', days(10)],
    ['P10W', 'weeks', days(50, 10, 'weeks')],
    ['P10M', 'months', days(200, 10, 'months')],
    ['P10Y', 'years', days(2500, 10, 'years')],
    ['P1W', 'weeks', days(5, 1, 'weeks')],
    [{ weeks: 1 }, 'weeks', days(5, 1, 'weeks')],
    ['P1M', 'months', days(20, 1, 'months')],
    [{ months: 1 }, 'months', days(20, 1, 'months')],
    ['P1Y', 'years', days(250, 1, 'years')],
    [{ years: 1 }, 'years', days(250, 1, 'years')],
    [Temporal.Duration.from({ years: 1, hours: 1 }), 'years', days(250, 1, 'years')],
  ])('rejects %s: days and longer units have no fixed length (§6)', (input, unit, hint) => {
    expect(refused(input)).toBe(`budget-invalid budget: The open time of ${unit} varies. ${hint}`)
  })

  it.each([
    ['businessDays', 3],
    ['businessdays', 3],
    ['business_day', 1],
    ['workDays', 2],
    ['CALENDAR_DAYS', 2],
    ['calendarDay', 1],
    ['working_days', 5],
    ['working_day', 1],
  ])('names the budgets in days for the key %s', (key, amount) => {
    expect(refused({ [key]: amount })).toBe(`key-unknown budget.${key}: This key is not known. ${days(amount)}`)
  })

  it.each(['nonBusinessDays', 'businessDaysOff', 'hardworking_days', 'working_days_off'])(
    'does not take the key %s for days',
    key => {
      expect(refused({ hours: 1, [key]: 1 })).toContain(`key-unknown budget.${key}: This key is not known. `)
      expect(refused({ hours: 1, [key]: 1 })).not.toContain('calendar day')
    },
  )

  it.each([[{ hours: 1, minutes: -1 }], [{ hours: -1, milliseconds: 1 }], [{ seconds: -1, hours: 0, minutes: 2 }]])(
    'refuses the different signs of %j',
    parts => {
      expect(refused(parts)).toBe(
        'budget-invalid budget: Its parts have different signs. Use the same sign for all parts.',
      )
    },
  )

  it.each<[string, unknown, string]>([
    ['another key', { hour: 1 }, 'key-unknown budget.hour: This key is not known. Did you mean hours?'],
    [
      'a misspelt key',
      { workingDay: 1 },
      'key-unknown budget.workingDay: This key is not known. Did you mean workingDays?',
    ],
    ['hours as text', { hours: '6' }, 'input-invalid budget.hours: "6" is not a number.'],
    ['minutes that are null', { hours: 6, minutes: null }, 'input-invalid budget.minutes: null is not a number.'],
    ['hours as bigint', { hours: 6n }, 'input-invalid budget.hours: 6 is not plain data.'],
    ['a list', [6], 'input-invalid budget: A list is not an object.'],
    ['a Date', new Date(0), "input-invalid budget: A Date is not plain data. Write '1970-01-01'."],
    [
      'a getter that throws',
      {
        get hours() {
          throw new Error('no')
        },
      },
      'input-invalid budget.hours: The value cannot be read.',
    ],
    [
      'a duration that throws',
      {
        total() {},
        get hours() {
          throw new Error('no')
        },
      },
      'input-invalid budget: The value cannot be read.',
    ],
  ])('refuses %s', (_, input, message) => {
    expect(refused(input)).toBe(message)
  })
})

describe('readBudget, while errors are collected', () => {
  const collected = (input: unknown) => {
    const noted: NotedErrors = new Map()
    const budget = new InputValue(input, ['budget'], noted).read(given => readBudget(given))
    return { budget, messages: [...noted.values()].map(error => error.message) }
  }

  it.each<[string, object, string[]]>([
    [
      'two parts that are not numbers',
      { hours: '6', minutes: null, seconds: 1 },
      ['hours: "6" is', 'minutes: null is'],
    ],
    ['an unknown key and a part', { hour: 1, minutes: 1 }, ['hour: This key is not known.']],
    [
      'working days with two errors',
      { workingDays: -1, due: 'noon' },
      ['workingDays: -1 is not', 'due: "noon" is not'],
    ],
    ['calendar days with two errors', { days: 0, due: 'noon' }, ['days: 0 is not', 'due: "noon" is not']],
    // The misspelt key is one error, not two.
    ['a misspelt key of working days', { workingDays: 1, deu: 'close', cutoff: '15:00' }, ['deu: This key']],
    ['a misspelt key of calendar days', { days: 1, deu: 'same-time', ifClosed: 'next-working-day' }, ['deu: This key']],
  ])('notes each error of %s, and returns no budget', (_, input, starts) => {
    const { budget, messages } = collected(input)
    expect(budget).toBeUndefined()
    expect(messages).toEqual(starts.map(start => expect.stringContaining(`budget.${start}`)))
  })
})
