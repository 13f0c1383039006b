import { Temporal } from '@js-temporal/polyfill'
import { describe, expect, it } from 'vitest'
import { compile, fromCompiled } from '../../src/compiled/index.ts'
import { businessCalendar, type ErrorCode, isSlaCalendarError } from '../../src/index.ts'

const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
const range = { from: '2026-01-01T00:00+01:00', to: '2027-01-01T00:00+01:00' }
const hours = fromCompiled(compile(milan, range))
const friday = '2026-11-20T16:30+01:00'

function refusal(ask: () => unknown) {
  try {
    return ask()
  } catch (error) {
    return isSlaCalendarError(error) && { code: error.code as ErrorCode, path: error.path }
  }
}

describe('OpenHours', () => {
  it('returns instants in the form of the given one', () => {
    expect(hours.add(friday, { hours: 6 })).toBe('2026-11-23T13:30:00+01:00')
    expect(hours.add(Date.parse(friday), { hours: 6 })).toBe(Date.parse('2026-11-23T13:30+01:00'))
    expect(hours.add(new Date(friday), { hours: 6 })).toEqual(new Date('2026-11-23T13:30+01:00'))
  })
  it('returns instants of Temporal in their own class, and plain objects', () => {
    const instant = Temporal.Instant.from(friday)
    const due = '2026-11-23T12:30:00Z'
    expect(hours.add(instant, { hours: 6 })).toEqual(Temporal.Instant.from(due))
    const tokyo = hours.add(instant.toZonedDateTimeISO('Asia/Tokyo'), { hours: 6 })
    expect(tokyo.toString()).toBe('2026-11-23T21:30:00+09:00[Asia/Tokyo]')
    const epochMilliseconds = Date.parse(due)
    expect(hours.add({ epochMilliseconds: Date.parse(friday) + 0.9 }, 'PT6H')).toEqual({ epochMilliseconds })
    const plain = { epochNanoseconds: instant.epochNanoseconds + 999_999n }
    expect(hours.add(plain, 'PT6H')).toEqual({ epochNanoseconds: BigInt(epochMilliseconds) * 1_000_000n })
  })
  it('floors nanoseconds before 1970, as the calendar does', () => {
    const old = fromCompiled(compile(milan, { from: '1969-12-01T00:00Z', to: '1970-01-01T00:00Z' }))
    const at = { epochNanoseconds: -86_400_000_000_001n }
    expect(old.add(at, 0)).toEqual(milan.add(at, 0))
  })
  it('returns text with the offset of the zone on that day, summer or winter', () => {
    expect(hours.nextOpen('2026-03-27T18:00:00Z')).toBe('2026-03-30T09:00:00+02:00')
    expect(hours.nextOpen('2026-10-23T20:00-05:00')).toBe('2026-10-26T09:00:00+01:00')
  })
  it('returns text with Z where the offset has seconds, like the calendar', () => {
    const dublin = businessCalendar({ timeZone: 'Europe/Dublin', hours: { 'mon-sun': '09:00-10:00' } })
    const old = fromCompiled(compile(dublin, { from: '1910-01-01T00:00Z', to: '1911-01-01T00:00Z' }))
    expect(old.nextOpen('1910-05-01T00:00Z')).toBe(dublin.nextOpen('1910-05-01T00:00Z'))
  })
  it('knows its zone and its range', () =>
    expect([hours.timeZone, hours.from, hours.to]).toEqual([
      'Europe/Rome',
      Date.parse(range.from),
      Date.parse(range.to),
    ]))
  it.each(['PT6H', 'pt6h', 'PT5H60M', 'PT5H59M60S', '+PT6H', 'PT5H3600S', 'PT6,0H'])('reads the budget %s', budget =>
    expect(hours.add(friday, budget)).toBe('2026-11-23T13:30:00+01:00'),
  )
  it.each([
    { hours: 6 },
    { hours: 5, minutes: 59, seconds: 59, milliseconds: 1000 },
    { minutes: 360, hours: undefined },
    6 * 3_600_000 + 0.4,
  ])('reads the budget %o', budget => expect(hours.add(friday, budget)).toBe('2026-11-23T13:30:00+01:00'))
  it('rounds budgets as the calendar does, and drops binary digits', () => {
    for (const budget of [0.5, -0.5, 1.5, -1.5, { hours: 0.1 }, 'PT0.07M', { minutes: 0.07, seconds: 1.1 }])
      expect(hours.add(Date.parse(friday), budget)).toBe(milan.add(Date.parse(friday), budget))
  })
  it.each(
    [
      '',
      'PT',
      'P1D',
      'PT1.5H30M',
      '6h',
      {},
      { days: 1 },
      { hours: 1, minutes: -1 },
      { hours: '6' },
      Number.NaN,
      Infinity,
    ].map(budget => [budget]),
  )('refuses the budget %o', budget =>
    expect(refusal(() => hours.add(friday, budget as never))).toEqual({ code: 'budget-invalid', path: ['budget'] }),
  )
  it('refuses a budget that is null or throws', () => {
    const hostile = {
      get hours() {
        throw new Error('no')
      },
    }
    for (const budget of [null, undefined, hostile, true])
      expect(refusal(() => hours.subtract(friday, budget as never))).toEqual({
        code: 'budget-invalid',
        path: ['budget'],
      })
  })
  it.each([
    '2026-11-20T16:30',
    '2026-11-20',
    '2026-11-20T16:30+01:00[Europe/Rome]',
    '2026-02-30T10:00Z',
    '2026-11-20T24:00Z',
    '2026-11-20T16:60Z',
    '2026-11-20T16:30[Europe/Rome]',
    '2026-11-20T16:30+24:00',
    '20 Nov 2026 16:30 GMT',
    '',
  ])('refuses the instant %s', text =>
    expect(refusal(() => hours.isOpen(text))).toEqual({ code: 'instant-invalid', path: ['at'] }),
  )
  it.each([
    [null],
    [undefined],
    [{}],
    [new Date(Number.NaN)],
    [Number.NaN],
    [Object.create(Date.prototype)],
    [true],
    [1n],
  ])('refuses %o, which is not an instant', value =>
    expect(refusal(() => hours.nextOpen(value as never))).toEqual({ code: 'instant-invalid', path: ['at'] }),
  )
  it('floors fractions of a millisecond', () => {
    const nine = Date.parse('2026-11-20T09:00+01:00')
    expect(hours.isOpen(nine - 0.5)).toBe(false)
    expect(hours.isOpen('2026-11-20T08:59:59.9999+01:00')).toBe(false)
    expect(hours.nextClose('2026-11-20T08:59:59.123456+01:00')).toBe('2026-11-20T18:00:00+01:00')
    expect(hours.add('2026-11-20T09:00:00.250+01:00', 1)).toBe('2026-11-20T09:00:00.251+01:00')
  })
  it('refuses a result beyond its range, with the range and a hint', () => {
    const beyond = () => hours.add('2026-12-31T17:00+01:00', 'PT2H')
    expect(refusal(beyond)).toEqual({ code: 'range-not-compiled', path: ['at'] })
    expect(beyond).toThrow(
      'at: The result depends on time outside the compiled range, 2025-12-31T23:00:00Z to 2026-12-31T23:00:00Z. Compile a longer range.',
    )
    expect(refusal(() => hours.elapsed(friday, '2027-06-01T00:00Z'))).toEqual({
      code: 'range-not-compiled',
      path: ['to'],
    })
  })
  it('refuses a reversed range', () =>
    expect(refusal(() => hours.intervals('2026-02-02T00:00Z', '2026-02-01T00:00Z'))).toEqual({
      code: 'range-reversed',
      path: ['to'],
    }))
})
