import { describe, expect, it } from 'vitest'
import { parseBudget } from '../../src/time/budget.ts'
import { checkClockOfDays, daysHint, hasDays, isDayBudget, subtractableDays } from '../../src/time/day-budget.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { refusal } from '../validation/refusal.ts'

const read = (input: unknown) => parseBudget(input, ['budget'])
const refused = (input: unknown) => refusal(() => read(input))

describe('parseDayBudget', () => {
  const plain = { cutoff: undefined, isFromReport: false }
  it.each<[object, object]>([
    [
      { workingDays: 1, due: 'close' },
      { workingDays: 1, due: 'close', ...plain },
    ],
    [
      { workingDays: 0, due: 'same-time' },
      { workingDays: 0, due: 'same-time', ...plain },
    ],
    [
      { workingDays: 2, due: '16:00', cutoff: undefined, days: undefined },
      { workingDays: 2, due: 960, ...plain },
    ],
    [
      { workingDays: 2, due: '00:00', cutoff: '15:00', dayZero: 'opening' },
      { workingDays: 2, due: 0, ...plain, cutoff: 900 },
    ],
    [
      { workingDays: 2, due: 'close', cutoff: '00:00', dayZero: 'report' },
      { workingDays: 2, due: 'close', cutoff: 0, isFromReport: true },
    ],
    [
      { workingDays: 2, due: 'close', cutoff: '09:05' },
      { workingDays: 2, due: 'close', ...plain, cutoff: 545 },
    ],
    [
      { workingDays: 2, due: '23:59', cutoff: '23:59' },
      { workingDays: 2, due: 1439, ...plain, cutoff: 1439 },
    ],
  ])('reads working days: %j', (input, budget) => expect(read(input)).toStrictEqual(budget))

  it.each<[object, object]>([
    [
      { days: 3, due: '16:00' },
      { days: 3, months: 0, due: 960, ifClosed: undefined },
    ],
    [
      { weeks: 2, due: 'same-time', ifClosed: 'next-working-day' },
      { days: 14, months: 0, due: 'same-time', ifClosed: 'next-working-day' },
    ],
    [
      { months: 1, due: 'end-of-day', ifClosed: 'previous-working-day' },
      { days: 0, months: 1, due: 1440, ifClosed: 'previous-working-day' },
    ],
    [
      { years: 2, due: '00:00', days: undefined, hours: undefined },
      { days: 0, months: 24, due: 0, ifClosed: undefined },
    ],
  ])('reads calendar days: %j', (input, budget) => expect(read(input)).toStrictEqual(budget))

  const mixed =
    "It needs one number of days, and no hours. For 1 working day write { workingDays: 1, due: 'close' }; " +
    "for 1 calendar day write { days: 1, due: 'end-of-day' }; for 8 working hours write { hours: 8 }."
  it.each<[object, string]>([
    [{ workingDays: -1, due: 'close' }, 'budget-invalid budget.workingDays: -1 is not 0, 1, 2, ….'],
    [{ workingDays: 1.5, due: 'close' }, 'budget-invalid budget.workingDays: 1.5 is not 0, 1, 2, ….'],
    [{ workingDays: '1', due: 'close' }, 'budget-invalid budget.workingDays: "1" is not 0, 1, 2, ….'],
    [{ workingDays: null, due: 'close' }, 'budget-invalid budget.workingDays: null is not 0, 1, 2, ….'],
    [{ workingDays: NaN, due: 'close' }, 'budget-invalid budget.workingDays: NaN is not 0, 1, 2, ….'],
    [{ days: 0, due: 'same-time' }, 'budget-invalid budget.days: 0 is not 1, 2, 3, ….'],
    [{ weeks: 0.5, due: 'same-time' }, 'budget-invalid budget.weeks: 0.5 is not 1, 2, 3, ….'],
    [{ months: -1, due: 'same-time' }, 'budget-invalid budget.months: -1 is not 1, 2, 3, ….'],
    [{ years: Infinity, due: 'same-time' }, 'budget-invalid budget.years: Infinity is not 1, 2, 3, ….'],
    [
      { workingDays: 1 },
      "budget-invalid budget.due: This key is required. Write { workingDays: 1, due: 'close' } or " +
        "{ workingDays: 1, due: 'same-time' } or { workingDays: 1, due: '16:00' }.",
    ],
    [
      { workingDays: 1, due: 'closed' },
      'budget-invalid budget.due: "closed" is not close, same-time or HH:MM. Did you mean close?',
    ],
    [
      { workingDays: 1, due: '9:00' },
      'budget-invalid budget.due: "9:00" is not close, same-time or HH:MM. Did you mean 09:00?',
    ],
    [{ days: 1, due: '24:00' }, 'budget-invalid budget.due: 24:00 is the end of the date. Did you mean end-of-day?'],
    [
      { days: 1, due: 960 },
      'budget-invalid budget.due: 960 is not same-time, end-of-day or HH:MM. Known: same-time, end-of-day.',
    ],
    [{ workingDays: 1, due: 'close', hours: 1 }, `budget-invalid budget: ${mixed}`],
    [{ days: 1, hours: 2, due: 'same-time' }, `budget-invalid budget: ${mixed}`],
    [{ minutes: 2, due: '16:00' }, `budget-invalid budget: ${mixed}`],
    [{ days: 1, weeks: 1, due: 'same-time' }, `budget-invalid budget: ${mixed}`],
    [{ workingDays: 1, days: 1, due: 'same-time' }, `budget-invalid budget: ${mixed}`],
    [{ due: 'same-time' }, `budget-invalid budget: ${mixed}`],
    [
      { workingDays: 1, due: 'close', cutof: '15:00' },
      'key-unknown budget.cutof: This key is not known. Did you mean cutoff?',
    ],
    [
      { days: 1, due: 'same-time', cutof: '15:00' },
      'key-unknown budget.cutof: This key is not known. Known: days, due, ifClosed.',
    ],
    [
      { workingDay: 1, due: 'close' },
      'key-unknown budget.workingDay: This key is not known. Did you mean workingDays?',
    ],
    [{ due: 'close', cutof: '15:00' }, 'key-unknown budget.cutof: This key is not known. Did you mean cutoff?'],
    [{ due: 'close', dayZer: 'report' }, 'key-unknown budget.dayZer: This key is not known. Did you mean dayZero?'],
    [
      { due: 'same-time', ifClosd: 'next-working-day' },
      'key-unknown budget.ifClosd: This key is not known. Did you mean ifClosed?',
    ],
    [
      { workingDays: 1, due: null },
      'budget-invalid budget.due: null is not close, same-time or HH:MM. Known: close, same-time.',
    ],
    [
      { days: 1, due: 'same-time', cutoff: '15:00' },
      'key-unknown budget.cutoff: This key is not known. Known: days, due, ifClosed.',
    ],
    [
      { workingDays: 1, due: 'close', ifClosed: 'next-working-day' },
      'key-unknown budget.ifClosed: This key is not known. Known: workingDays, due, cutoff, dayZero.',
    ],
    [
      { workingDays: 1, due: 'close', dayZero: 'reported' },
      'budget-invalid budget.dayZero: "reported" is not known. Did you mean report?',
    ],
    [
      { days: 1, due: 'same-time', ifClosed: 'next' },
      'budget-invalid budget.ifClosed: "next" is not known. Known: next-working-day, previous-working-day.',
    ],
    ...['15:60', 'x15:00', '15:00x', '24:00'].map<[object, string]>(cutoff => [
      { workingDays: 1, due: 'close', cutoff },
      `budget-invalid budget.cutoff: "${cutoff}" is not HH:MM. Write a local time such as 15:00.`,
    ]),
    ...['9:00', '9.00', '0900'].map<[object, string]>(cutoff => [
      { workingDays: 1, due: 'close', cutoff },
      `budget-invalid budget.cutoff: "${cutoff}" is not HH:MM. Did you mean 09:00?`,
    ]),
    [
      { workingDays: 1, due: 'close', cutoff: 900 },
      'budget-invalid budget.cutoff: 900 is not HH:MM. Write a local time such as 15:00.',
    ],
  ])('refuses %j', (input, message) => expect(refused(input)).toBe(message))
})

describe('isDayBudget', () => {
  it('knows both kinds of days', () => {
    const budgets = [{ workingDays: 1, due: 'close' }, { days: 1, due: 'same-time' }, { hours: 1 }, 'PT1H', 5, null]
    expect(budgets.map(isDayBudget)).toEqual([true, true, false, false, false, false])
  })
})

describe('hasDays', () => {
  it.each([
    { workingDays: 1 },
    { days: 2 },
    { weeks: 1 },
    { months: 1 },
    { years: 1 },
    { due: 'close' },
    { ifClosed: 'x' },
  ])('finds them in %j', value => expect(hasDays(value)).toBe(true))

  it.each([{ hours: 1 }, {}, { cutoff: '15:00' }, null, undefined, 5, 'P1D'])('finds none in %j', value =>
    expect(hasDays(value)).toBe(false),
  )
})

describe('checkClockOfDays', () => {
  const check = (budget: unknown, clock: string) => checkClockOfDays(new InputValue(budget, ['within']), clock)

  it.each<[unknown, string]>([
    [{ workingDays: 1, due: 'close' }, 'business'],
    [{ days: 1, due: 'same-time' }, 'always'],
    [{ months: 1, due: 'end-of-day' }, 'always'],
    [{ hours: 1 }, 'always'],
    [{ hours: 1 }, 'business'],
    ['PT1H', 'business'],
    [5, 'always'],
    // Without `due` it is not a budget in days, which its reader refuses.
    [{ days: 1 }, 'business'],
    [{ due: 'close' }, 'business'],
    [{ due: 'close' }, 'always'],
  ])('takes %j with clock %s', (budget, clock) => expect(check(budget, clock)).toBeUndefined())

  it('refuses working days of a clock that counts all time', () => {
    expect(refusal(() => check({ workingDays: 2, due: 'close' }, 'always'))).toBe(
      `budget-invalid within: Working days need clock 'business'. ${daysHint(2, 'days', 'always')}`,
    )
  })

  it.each([
    [{ days: 2, due: 'same-time' }, 2, 'days'],
    [{ weeks: 1, due: 'same-time' }, 1, 'weeks'],
  ])('refuses the calendar days %j of a clock that counts open time', (budget, amount, unit) => {
    expect(refusal(() => check(budget, 'business'))).toBe(
      `budget-invalid within: Calendar days need clock 'always'. ${daysHint(amount, unit, 'business')}`,
    )
  })
})

describe('subtractableDays', () => {
  const subtractable = (budget: object) => subtractableDays(read(budget) as never, budget)

  it('returns the working days of a budget that is due at the same time', () => {
    expect(subtractable({ workingDays: 3, due: 'same-time' })).toBe(3)
    expect(subtractable({ workingDays: 0, due: 'same-time', dayZero: 'opening' })).toBe(0)
  })

  it.each([
    { due: 'close' },
    { due: '16:00' },
    { due: 'same-time', cutoff: '15:00' },
    { due: 'same-time', dayZero: 'report' },
  ])('refuses %j', rest =>
    expect(refusal(() => subtractable({ workingDays: 2, ...rest }))).toBe(
      "budget-invalid budget: Only working days with due: 'same-time', without cutoff and dayZero, can be subtracted. " +
        "Write { workingDays: 2, due: 'same-time' }.",
    ),
  )

  it('refuses calendar days', () =>
    expect(refusal(() => subtractable({ days: 2, due: 'same-time' }))).toBe(
      "budget-invalid budget: Only working days with due: 'same-time', without cutoff and dayZero, can be subtracted. " +
        "Write { workingDays: 2, due: 'same-time' }.",
    ))
})

describe('daysHint', () => {
  it('offers first what the clock accepts', () => {
    expect(daysHint(3, 'days', 'business')).toBe(
      "For 3 working days write { workingDays: 3, due: 'close' }; for 24 working hours write { hours: 24 }; " +
        "for 3 calendar days write { days: 3, due: 'end-of-day' } with clock always.",
    )
    expect(daysHint(1, 'months', 'always')).toBe(
      "For 1 calendar month write { months: 1, due: 'end-of-day' }; " +
        "for 20 working days write { workingDays: 20, due: 'close' } with clock business.",
    )
  })

  it('takes an amount that no budget has for one day', () => {
    for (const amount of [0, -2, 1.5, Number.NaN]) expect(daysHint(amount, 'days')).toBe(daysHint(1, 'days'))
  })
})
