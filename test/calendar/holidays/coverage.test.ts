import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { alwaysOpen, businessCalendar, difference, intersection, union } from '../../../src/calendar/calendars.ts'
import { ALL_YEARS, coverageOf, sharedCoverage, yearsNotCovered } from '../../../src/calendar/holidays/coverage.ts'
import type { HolidayRule, SimpleCalendarSpec } from '../../../src/calendar/spec.ts'
import { evaluate } from '../../../src/clock/evaluate.ts'
import { deadline } from '../../../src/deadline/deadline.ts'
import { isSlaCalendarError } from '../../../src/errors.ts'
import { explain } from '../../../src/explain/explain.ts'
import { msaBusiness } from '../../../src/policy/presets/msa-business.ts'
import { epochDay } from '../../../src/time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../../../src/time/range.ts'
import { zoneOf } from '../../../src/time/zone.ts'
import { runs } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'

const HOUR = 3_600_000
const NOT_COVERED =
  'The holidays are known for 2026 to 2027 only. Use a date in these years, or add the holidays of more years.'

const covers = (from: number, to: number): HolidayRule => ({ covers: { from, to } })
const SPEC = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const
const office = (...holidays: HolidayRule[]) => businessCalendar({ ...SPEC, holidays })
const covered = () => office({ date: '2026-12-08' }, covers(2026, 2027))

describe('a calendar whose holidays are known for some years', () => {
  // 2027-12-31 is a Friday, 2026-01-01 a Thursday.
  it('answers as long as the answer lies within them', () => {
    expect(covered().add('2026-12-07T17:00+01:00', 'PT2H')).toBe('2026-12-09T10:00:00+01:00')
    expect(covered().add('2027-12-31T17:00+01:00', 'PT1H')).toBe('2027-12-31T18:00:00+01:00')
    expect(covered().nextOpen('2026-01-01T00:00+01:00')).toBe('2026-01-01T09:00:00+01:00')
  })
  it.each<[string, (calendar: BusinessCalendar) => unknown]>([
    ['add', calendar => calendar.add('2027-12-31T17:00+01:00', 'PT1H1S')],
    ['add, before them', calendar => calendar.add('2025-12-31T23:59+01:00', 'PT1H')],
    ['add, more than all supported time', calendar => calendar.add(Date.UTC(2027, 11, 31, 20), RANGE_END * 2)],
    ['add, working days', calendar => calendar.add('2027-12-31T10:00+01:00', { workingDays: 1, due: 'close' })],
    ['subtract', calendar => calendar.subtract('2026-01-01T10:00+01:00', 'PT1H1S')],
    ['isOpen', calendar => calendar.isOpen('2028-01-01T00:00+01:00')],
    ['elapsed', calendar => calendar.elapsed('2027-12-31T10:00+01:00', '2028-01-01T00:00:00.001+01:00')],
    ['nextOpen', calendar => calendar.nextOpen('2027-12-31T18:00+01:00')],
    ['nextClose', calendar => calendar.nextClose('2027-12-31T18:00+01:00')],
    ['previousOpen', calendar => calendar.previousOpen('2026-01-01T09:00+01:00')],
    ['previousClose', calendar => calendar.previousClose('2026-01-01T09:00+01:00')],
    ['intervals', calendar => [...calendar.intervals('2027-12-31T00:00+01:00', '2028-01-01T00:00:01+01:00')]],
    ['days', calendar => [...calendar.days('2027-12-31', '2028-01-01')]],
  ])('refuses what needs other years: %s', (_, question) =>
    expect(refusal(() => question(covered()))).toBe(`years-not-covered ${NOT_COVERED}`),
  )
  it('lists the holidays of those years only', () => {
    expect(covered().holidays(2026)).toEqual([{ date: '2026-12-08', name: '2026-12-08' }])
    expect(covered().holidays(2027)).toEqual([])
    for (const year of [2025, 2028])
      expect(refusal(() => covered().holidays(year))).toBe(`years-not-covered year: ${NOT_COVERED}`)
  })
  it('names the index of a batch', () => {
    const starts = Float64Array.of(Date.UTC(2027, 11, 31, 9), Date.UTC(2027, 11, 31, 16, 30))
    expect(refusal(() => covered().addMany(starts, HOUR))).toBe(`years-not-covered starts[1]: ${NOT_COVERED}`)
    const closed = Float64Array.of(Date.UTC(2027, 11, 31, 20), Date.UTC(2026, 0, 1, 2))
    expect(refusal(() => covered().addMany(closed, 9e6 * HOUR))).toBe(`years-not-covered starts[0]: ${NOT_COVERED}`)
    closed.reverse()
    expect(refusal(() => covered().addMany(closed, -9e6 * HOUR))).toBe(`years-not-covered starts[0]: ${NOT_COVERED}`)
    const ends = Float64Array.of(Date.UTC(2027, 11, 31, 10), Date.UTC(2028, 0, 3))
    expect(refusal(() => covered().elapsedMany(starts, ends))).toBe(`years-not-covered from[1]: ${NOT_COVERED}`)
  })
  it('measures whole years, up to the end of the last one', () => {
    const days = (from: string, to: string) => covered().elapsed(from, to) / HOUR / 9
    // 2026 and 2027 have 261 weekdays each, one of them a holiday here.
    expect(days('2026-01-01T00:00+01:00', '2028-01-01T00:00+01:00')).toBe(521)
    expect(days('2028-01-01T00:00+01:00', '2027-01-01T00:00+01:00')).toBe(-261)
    expect([...covered().days('2026-01-01', '2027-12-31')].filter(({ openMs }) => openMs)).toHaveLength(521)
    expect([...covered().intervals('2026-01-01T00:00+01:00', '2028-01-01T00:00+01:00')]).toHaveLength(521)
    expect(covered().previousClose('2028-01-01T00:00+01:00')).toBe('2027-12-31T18:00:00+01:00')
    expect(covered().subtract('2028-01-01T00:00+01:00', 'PT9H')).toBe('2027-12-31T09:00:00+01:00')
  })
  it('knows when the last working day closes', () => {
    const budget = (due: 'close' | 'same-time') => ({ workingDays: 1, due })
    const half = businessCalendar({
      ...SPEC,
      holidays: [covers(2026, 2027)],
      exceptions: { '2027-12-31': '09:00-13:00' },
    })
    expect(half.add('2027-12-30T10:00+01:00', budget('close'))).toBe('2027-12-31T13:00:00+01:00')
    expect(half.add('2027-12-30T15:00+01:00', budget('same-time'))).toBe('2027-12-31T13:00:00+01:00')
    const round = businessCalendar({ ...SPEC, hours: { 'mon-sun': '00:00-24:00' }, holidays: [covers(2026, 2027)] })
    expect(round.add('2027-12-30T10:00+01:00', budget('close'))).toBe('2028-01-01T00:00:00+01:00')
  })
  it('may be covered from a year on, or up to one', () => {
    const later = office(covers(2026, 2199))
    expect(office({ covers: { from: 2026 } }).isOpen('2199-12-31T10:00+01:00')).toBe(true)
    expect(refusal(() => office({ covers: { from: 2026 } }).isOpen('2025-12-31T10:00+01:00'))).toBe(
      'years-not-covered The holidays are known for 2026 and later years only. Use a date in these years, or add the holidays of more years.',
    )
    expect(office({ covers: { to: 2027 } }).isOpen('1900-01-02T10:00+01:00')).toBe(true)
    expect(() => office({ covers: { to: 2027 } }).isOpen('2028-01-03T10:00+01:00')).toThrow('for 1900 to 2027 only')
    expect(later.isOpen('2199-12-31T10:00+01:00')).toBe(true)
  })
  // In Rome the year 2200 begins an hour before the range of instants ends; in New York 1900 begins five hours after it.
  it.each(['Europe/Rome', 'America/New_York', 'Asia/Tokyo', 'UTC'])(
    'covers all supported time where it covers 1900 or 2199, %s',
    timeZone => {
      const hours = { 'mon-sun': '00:00-24:00' } as const
      const from = businessCalendar({ timeZone, hours, holidays: [{ covers: { from: 1986 } }] })
      expect(from.add(RANGE_END - 2 * HOUR, 2 * HOUR - 1)).toBe(RANGE_END - 1)
      const all = businessCalendar({ timeZone, hours, holidays: [covers(1900, 2199)] })
      expect(all.elapsed(RANGE_START, RANGE_END - 1)).toBe(RANGE_END - 1 - RANGE_START)
    },
  )
  it('gives and takes its years as JSON', () => {
    const again = businessCalendar(JSON.parse(JSON.stringify(covered())))
    expect(again.toJSON()).toEqual(covered().toJSON())
    expect(covered().toJSON()).toMatchObject({
      holidays: [{ date: '2026-12-08' }, { covers: { from: 2026, to: 2027 } }],
    })
    expect(() => again.isOpen(Date.UTC(2028, 5))).toThrow(NOT_COVERED)
  })
  it('takes the years that all of its rules cover', () => {
    const both = office(covers(2024, 2027), covers(2026, 2030))
    expect(refusal(() => both.holidays(2028))).toBe(`years-not-covered year: ${NOT_COVERED}`)
    expect(both.holidays(2026)).toEqual([])
    expect(refusal(() => office(covers(2024, 2025), covers(2027, 2028)).isOpen(Date.UTC(2026, 5)))).toBe(
      'years-not-covered The holidays are known for 2027 to 2025 only. Use a date in these years, or add the holidays of more years.',
    )
  })
  it.each<[string, boolean, (calendar: BusinessCalendar) => BusinessCalendar]>([
    ['union', true, calendar => union(office(), calendar)],
    ['intersection', true, calendar => intersection(alwaysOpen, calendar)],
    ['difference', false, calendar => difference(calendar, office({ month: 1, day: 1 }))],
    ['difference, cut out', false, calendar => difference(alwaysOpen, calendar)],
  ])('limits the years of a composite: %s', (_, isOpen, combine) => {
    const combined = combine(covered())
    expect(combined.isOpen(Date.UTC(2027, 11, 31, 12))).toBe(isOpen)
    expect(refusal(() => combined.isOpen('2028-01-01T00:00+01:00'))).toBe(`years-not-covered ${NOT_COVERED}`)
    expect(refusal(() => combined.holidays(2028))).toBe(`years-not-covered year: ${NOT_COVERED}`)
    const again = businessCalendar(JSON.parse(JSON.stringify(combined)))
    expect(refusal(() => again.isOpen('2025-12-31T23:59+01:00'))).toBe(`years-not-covered ${NOT_COVERED}`)
  })
  it('combined across zones, ends where the first of them ends', () => {
    const tokyo = businessCalendar({ timeZone: 'Asia/Tokyo', hours: {}, holidays: [covers(2026, 2027)] })
    const both = union(covered(), tokyo)
    expect(both.isOpen('2027-12-31T15:59:59+01:00')).toBe(true)
    expect(refusal(() => both.isOpen('2028-01-01T00:00+09:00'))).toBe(`years-not-covered ${NOT_COVERED}`)
  })
  it('makes deadlines, reports and explanations that need other years an error', () => {
    const terms = { policy: msaBusiness, calendar: covered() }
    const ticket = { ...terms, severity: 'high', reportedAt: '2027-12-31T15:00+01:00' } as const
    expect(refusal(() => deadline(ticket))).toBe(`years-not-covered ${NOT_COVERED}`)
    expect(refusal(() => explain(ticket))).toBe(`years-not-covered ${NOT_COVERED}`)
    const events = [{ at: '2027-12-30T10:00+01:00', type: 'reported', severity: 'high' }] as const
    const late = { ...terms, events, now: '2028-01-03T12:00+01:00' }
    expect(refusal(() => evaluate(late))).toBe(`years-not-covered ${NOT_COVERED}`)
    expect(refusal(() => explain(late))).toBe(`years-not-covered ${NOT_COVERED}`)
    expect(evaluate({ ...late, now: '2027-12-30T12:00+01:00' }).targets.firstResponse?.dueAt).toBe(
      '2027-12-30T16:00:00+01:00',
    )
  })
})

describe('shared', () => {
  it('is what both cover', () => {
    const a = { firstYear: 2000, lastYear: 2010, from: 5, to: 50 }
    const b = { firstYear: 2005, lastYear: 2020, from: 10, to: 70 }
    expect(sharedCoverage(a, b)).toEqual({ firstYear: 2005, lastYear: 2010, from: 10, to: 50 })
    expect(sharedCoverage(ALL_YEARS, a)).toEqual(a)
  })
})

describe('yearsNotCovered', () => {
  it('may have a path', () => expect(yearsNotCovered(ALL_YEARS, ['year']).path).toEqual(['year']))
  it('has none to blame otherwise', () => expect(yearsNotCovered(ALL_YEARS).path).toEqual([]))
})

describe('covered years, on any desk', () => {
  const FIRST = 2026
  const LAST = 2027
  const WEEKS: SimpleCalendarSpec['hours'][] = [
    { 'mon-fri': '09:00-18:00' },
    { 'mon-sun': '00:00-24:00' },
    { 'mon-sun': '22:00-06:00' },
    { thu: '00:00-24:00', sat: '12:00-24:00' },
    { sun: '08:00-09:00' },
  ]
  const scene = fc
    .record({
      timeZone: fc.constantFrom('Europe/Rome', 'Asia/Tokyo', 'America/New_York', 'Pacific/Apia', 'UTC'),
      hours: fc.constantFrom(...WEEKS),
      holidays: fc.subarray<HolidayRule>([{ month: 1, day: 1 }, { month: 12, day: 31 }, { easter: 1 }]),
    })
    .chain(spec => {
      const zone = zoneOf(spec.timeZone, [])
      const from = zone.startOf(epochDay(FIRST, 1, 1))
      const to = zone.startOf(epochDay(LAST + 1, 1, 1))
      const at = fc.oneof(
        fc.integer({ min: from - 40 * HOUR, max: from + 40 * HOUR }),
        fc.integer({ min: to - 40 * HOUR, max: to + 40 * HOUR }),
        fc.integer({ min: from, max: to }),
        fc.constantFrom(from, to, from + 1, to - 1, from - 1, to + 1, RANGE_START, RANGE_END - 1),
      )
      const open = fc.oneof(fc.integer({ min: 1, max: 60 * HOUR }), fc.integer({ min: 1, max: 9000 * HOUR }))
      return fc.record({ spec: fc.constant(spec), from: fc.constant(from), to: fc.constant(to), at, b: at, open })
    })

  /** What it answers, or the code of its error. */
  function answer(question: () => unknown): unknown {
    try {
      return question()
    } catch (error) {
      if (isSlaCalendarError(error)) return error.code
      throw error
    }
  }

  it('nothing changes within them, and nothing is answered outside', () =>
    fc.assert(
      fc.property(scene, ({ spec, from, to, at, b, open }) => {
        const all = businessCalendar(spec)
        const some = businessCalendar({ ...spec, holidays: [...spec.holidays, covers(FIRST, LAST)] })
        const expected = (value: unknown, isKnown: boolean) => (isKnown ? value : 'years-not-covered')
        const isAfter = at >= from && at < to
        const isBefore = at > from && at <= to
        const [due, start] = [answer(() => all.add(at, open)), answer(() => all.subtract(at, open))] as number[]
        const [opens, closes] = [all.nextOpen(at), all.nextClose(at)]
        const [opened, closed] = [all.previousOpen(at), all.previousClose(at)]
        expect(answer(() => some.add(at, open))).toBe(expected(due, isAfter && due <= to))
        expect(answer(() => some.subtract(at, open))).toBe(expected(start, isBefore && start >= from))
        expect(answer(() => some.isOpen(at))).toBe(expected(all.isOpen(at), isAfter))
        expect(answer(() => some.nextOpen(at))).toBe(expected(opens, isAfter && opens !== null && opens < to))
        expect(answer(() => some.nextClose(at))).toBe(expected(closes, isAfter && closes !== null && closes < to))
        expect(answer(() => some.previousOpen(at))).toBe(expected(opened, isBefore && opened !== null && opened > from))
        expect(answer(() => some.previousClose(at))).toBe(
          expected(closed, isBefore && closed !== null && closed > from),
        )
        const [low, high] = [Math.min(at, b), Math.max(at, b)]
        const isKnown = low >= from && high <= to
        expect(answer(() => some.elapsed(at, b))).toBe(expected(all.elapsed(at, b), isKnown))
        const end = Math.min(high, low + 20_000 * HOUR)
        expect(answer(() => [...some.intervals(low, end)])).toEqual(
          expected([...all.intervals(low, end)], (low >= from && end <= to) || low === end),
        )
        for (const kind of ['close', 'same-time'] as const) {
          const budget = { workingDays: open % 9, due: kind }
          const day = answer(() => all.add(at, budget)) as number
          // An opening at the very end is the start of a date that is not covered.
          const isDayKnown = kind === 'close' ? day <= to : day < to
          expect(answer(() => some.add(at, budget))).toBe(expected(day, isAfter && isDayKnown))
        }
      }),
      runs(100),
    ))
})

describe('coverageOf', () => {
  const coverage = (...rules: HolidayRule[]) =>
    coverageOf(
      rules.map(rule => ({ rule })),
      zoneOf('Europe/Rome'),
    )
  it('is all supported time without such a rule, in every form of the others', () => {
    expect(coverage('2026-12-07', { month: 12, day: 8 })).toEqual(ALL_YEARS)
    expect(coverage(covers(1900, 2199))).toEqual(ALL_YEARS)
  })
  it('has the years that all rules cover, in the zone', () => {
    expect(coverage('2026-12-07', { covers: { from: 2020 } }, { covers: { to: 2027 } })).toEqual({
      firstYear: 2020,
      lastYear: 2027,
      from: Date.parse('2020-01-01T00:00+01:00'),
      to: Date.parse('2028-01-01T00:00+01:00'),
    })
  })
})

describe('yearsNotCovered', () => {
  it('names the years', () => {
    const years = (lastYear: number) => yearsNotCovered({ ...ALL_YEARS, firstYear: 1986, lastYear }, ['at']).message
    expect(years(2027)).toMatch(/^at: The holidays are known for 1986 to 2027 only\. /)
    expect(years(2199)).toMatch(/^at: The holidays are known for 1986 and later years only\. /)
  })
})
