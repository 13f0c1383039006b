import { describe, expect, it } from 'vitest'
import type { CalendarSpec } from '../../src/calendar/spec.ts'
import { type CompactBudget, compile, fromCompiled } from '../../src/compiled/index.ts'
import { type BusinessCalendar, businessCalendar } from '../../src/index.ts'
import { outcome } from '../laws/answers.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const REFUSED = 'range-not-compiled'

const office = { timeZone: 'Europe/Rome', hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] } }
const nights = { timeZone: 'America/New_York', hours: { 'mon-sun': ['22:00-24:00', '00:00-03:30'] } }

/** Calendars, and ranges that begin and end open, closed, and at the edges of open time, across changes of the clock. */
const ranges: readonly (readonly [name: string, spec: object, from: string, to: string])[] = [
  ['closed at both ends', office, '2026-03-27T00:00+01:00', '2026-04-01T00:00+02:00'],
  ['open at both ends', office, '2026-10-23T10:00+02:00', '2026-10-27T15:00+01:00'],
  ['edges at both ends', office, '2026-11-20T09:00+01:00', '2026-11-24T18:00+01:00'],
  ['edges of the other kind', office, '2026-11-20T13:00+01:00', '2026-11-24T14:00+01:00'],
  ['nights and a repeated hour', nights, '2026-10-31T12:00-04:00', '2026-11-02T12:00-05:00'],
  [
    'an open end',
    { timeZone: 'Asia/Kolkata', hours: { 'mon-sun': '00:00-24:00' } },
    '1970-01-01T00:00Z',
    '1970-01-03T00:00Z',
  ],
  ['no open time', { timeZone: 'UTC', hours: {} }, '2026-11-20T00:00Z', '2026-11-22T00:00Z'],
]

/** The first and the last instant of a range, those around each edge of open time, and some between. */
function instants(calendar: BusinessCalendar, from: number, to: number): number[] {
  const edges = [...calendar.intervals(from, to)].flatMap(({ start, end }) => [start, end, (start + end) / 2])
  const near = [from, to, ...edges].flatMap(at => [at - 1, at, at + 1])
  const steps = Array.from({ length: (to - from) / (7 * HOUR) }, (_, i) => from + i * 7 * HOUR)
  return [...new Set([...near, ...steps])].filter(at => at >= from && at <= to)
}

/** The calendar's result, or the refusal if the range does not decide it. */
function inside(ask: () => number | null, isKnown: (ms: number) => boolean) {
  const result = outcome(ask)
  return typeof result === 'number' && isKnown(result) ? result : REFUSED
}

describe.each(ranges)('a compiled calendar with %s', (_, spec, first, last) => {
  const [from, to] = [Date.parse(first), Date.parse(last)]
  const calendar = businessCalendar(spec as CalendarSpec)
  const at = instants(calendar, from, to)
  const compiled = () => fromCompiled(compile(calendar, { from, to }))
  const isBefore = (ms: number) => ms < to
  const isAfter = (ms: number) => ms > from

  it('looks up like the calendar at every edge, and refuses what the time outside decides', () => {
    const hours = compiled()
    for (const t of at) {
      expect(outcome(() => hours.isOpen(t))).toBe(t === to ? REFUSED : calendar.isOpen(t))
      expect(outcome(() => hours.nextOpen(t))).toBe(inside(() => calendar.nextOpen(t), isBefore))
      expect(outcome(() => hours.nextClose(t))).toBe(inside(() => calendar.nextClose(t), isBefore))
      expect(outcome(() => hours.previousOpen(t))).toBe(inside(() => calendar.previousOpen(t), isAfter))
      expect(outcome(() => hours.previousClose(t))).toBe(inside(() => calendar.previousClose(t), isAfter))
    }
  })

  it('adds and subtracts like the calendar from every edge', () => {
    const hours = compiled()
    for (const t of at)
      for (const budget of [0, 1, HOUR, 4 * HOUR, 8 * HOUR, DAY]) {
        const later = inside(
          () => calendar.add(t, budget),
          due => due <= to,
        )
        const earlier = inside(
          () => calendar.subtract(t, budget),
          begin => begin >= from,
        )
        expect([budget, t, outcome(() => hours.add(t, budget))]).toEqual([budget, t, later])
        expect([budget, t, outcome(() => hours.subtract(t, budget))]).toEqual([budget, t, earlier])
      }
  })

  it('measures like the calendar between edges', () => {
    const hours = compiled()
    for (const [i, t] of at.entries()) {
      const other = at[(7 * i) % at.length]
      expect(hours.elapsed(t, other)).toBe(calendar.elapsed(t, other))
      const [start, end] = [Math.min(t, other), Math.max(t, other)]
      expect(hours.intervals(start, end)).toEqual([...calendar.intervals(start, end)])
    }
  })

  it('writes text with the offset that the calendar gives it', () => {
    const hours = compiled()
    for (const t of at) {
      const text = new Date(t).toISOString()
      expect(hours.add(text, 0)).toBe(calendar.add(text, 0))
      // The same instant with an offset, west and east of Greenwich.
      for (const offset of [-3.5, 5.75]) {
        const wall = new Date(t + offset * HOUR).toISOString().slice(0, 23)
        const sign = offset < 0 ? '-03:30' : '+05:45'
        expect(hours.add(`${wall}${sign}`, 0)).toBe(calendar.add(text, 0))
      }
    }
  })
})

describe('the budgets of a compiled calendar', () => {
  const calendar = businessCalendar(office as CalendarSpec)
  const range = { from: '2026-11-01T00:00Z', to: '2027-02-01T00:00Z' }
  const start = Date.parse('2026-11-20T16:30+01:00')
  const amounts = [0, 1, 59, 0.5, 1.25, 100.001]
  const budgets: readonly CompactBudget[] = [
    ...amounts.flatMap(n => [`PT${n}H`, `PT${n}M`, `PT${n}S`, `-PT${n}M`, `pt3h${n}m`, `+PT3M${n}S`]),
    ...amounts.flatMap(n => [{ hours: n }, { minutes: n }, { seconds: n }, { milliseconds: n }]),
    ...amounts.map(n => ({ hours: -n, minutes: -7, seconds: -n, milliseconds: -1 })),
    { hours: 0, minutes: 0 },
  ]
  it.each(budgets.map(budget => [budget]))('mean the same to the calendar: %j', budget => {
    const hours = fromCompiled(compile(calendar, range))
    expect(hours.add(start, budget)).toBe(calendar.add(start, budget))
    expect(hours.subtract(start, budget)).toBe(calendar.subtract(start, budget))
  })
})
