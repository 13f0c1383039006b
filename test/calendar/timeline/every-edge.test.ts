import { describe, expect, it } from 'vitest'
import type { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import { RANGE_END, RANGE_START } from '../../../src/time/range.ts'
import { expectAgreement } from '../../laws/answers.ts'
import { addDays, day, hour, minute } from '../../reference/dates.ts'
import { type Reference, reference } from '../../reference/reference.ts'

/** A calendar with the first and the last date of some days that are worth a look. */
type Case = readonly [name: string, spec: object, first: string, last: string]

const OFFICE = { 'mon-fri': '09:00-18:00' }
const SPLIT = { 'mon-wed': ['09:00-13:00', '14:00-18:00'], fri: '08:00-12:00', sat: '10:00-11:00' }
const NIGHTS = { 'mon-fri': '22:00-06:00' }
const ALL = { 'mon-sun': '00:00-24:00' }
const TO_MIDNIGHT = { 'mon-sat': ['00:00-06:00', '12:00-24:00'] }

const inside: readonly Case[] = [
  ['an office', { timeZone: 'Europe/Rome', hours: OFFICE, holidays: ['03-25'] }, '2026-03-24', '2026-03-31'],
  ['breaks and short days', { timeZone: 'America/Lima', hours: SPLIT }, '2026-11-18', '2026-11-25'],
  ['nights that lose an hour', { timeZone: 'Europe/Rome', hours: NIGHTS }, '2026-03-26', '2026-03-31'],
  [
    'the clock round, an hour repeated',
    { timeZone: 'Europe/Rome', hours: ALL, holidays: ['10-22', '10-27'] },
    '2026-10-24',
    '2026-10-26',
  ],
  [
    'a repeated hour half open',
    { timeZone: 'Europe/Rome', hours: { 'sat-sun': '02:15-02:45' } },
    '2026-10-24',
    '2026-10-26',
  ],
  ['a repeated midnight', { timeZone: 'America/Havana', hours: TO_MIDNIGHT }, '2026-10-31', '2026-11-02'],
  ['a midnight that is skipped', { timeZone: 'America/Santiago', hours: TO_MIDNIGHT }, '2026-09-04', '2026-09-07'],
  ['a date that is skipped', { timeZone: 'Pacific/Apia', hours: TO_MIDNIGHT }, '2011-12-29', '2012-01-01'],
  [
    'exceptions only',
    { timeZone: 'UTC', hours: {}, exceptions: { '2026-11-20/2026-11-22': '09:00-12:00', '2026-11-21': 'closed' } },
    '2026-11-19',
    '2026-11-23',
  ],
]

const atTheEnds: readonly Case[] = [
  ['Asia/Tokyo', NIGHTS] as const,
  ['UTC', ALL] as const,
  ['America/Lima', TO_MIDNIGHT] as const,
].flatMap(([timeZone, hours]) => [
  [`the first days in ${timeZone}`, { timeZone, hours }, '1900-01-01', '1900-01-03'] as const,
  [`the last days in ${timeZone}`, { timeZone, hours }, '2199-12-29', '2199-12-31'] as const,
])

/** Instants at which results change: around each edge of open time, within each interval, and around midnights. */
function instants(slow: Reference, first: string, last: string): number[] {
  const from = Math.max(Date.parse(first) - day, RANGE_START)
  const to = Math.min(Date.parse(last) + day, RANGE_END)
  const edges = slow.intervals(from, to).flatMap(({ start, end }) => [start, end, (start + end) / 2])
  const hours = Array.from({ length: (to - from) / (6 * hour) }, (_, i) => from + i * 6 * hour)
  const near = edges.flatMap(at => [at - 1, at, at + 1, at + hour, at - 20 * minute])
  return [...new Set([...near, ...hours])].filter(at => at >= from && at < to)
}

type Ask = (of: BusinessCalendar | Reference, at: number) => unknown

const due = ['close', 'same-time', '10:30', '02:30'] as const
const workingDays = [0, 1, 3].flatMap(workingDays =>
  due.flatMap(due => [
    { workingDays, due },
    { workingDays, due, cutoff: '12:00' },
    { workingDays, due, cutoff: '02:30', dayZero: 'report' },
  ]),
)
const calendarDays = ['same-time', 'end-of-day', '10:30'].flatMap(due =>
  ([undefined, 'next-working-day', 'previous-working-day'] as const).map(ifClosed => ({
    days: 2,
    due,
    ...(ifClosed && { ifClosed }),
  })),
)

const asks: readonly Ask[] = [
  (of, at) => of.isOpen(at),
  (of, at) => [of.nextOpen(at), of.nextClose(at)],
  (of, at) => [of.previousOpen(at), of.previousClose(at)],
  ...[1, 30 * minute, 9 * hour, 20 * hour].flatMap((ms): Ask[] => [
    (of, at) => of.add(at, ms),
    (of, at) => of.subtract(at, ms),
    (of, at) => of.elapsed(at, Math.min(at + ms, RANGE_END - 1)),
  ]),
  ...[...workingDays, ...calendarDays].map(
    (budget): Ask =>
      (of, at) =>
        of.add(at, budget as never),
  ),
  ...[0, 1, 2, 3].map(
    (workingDays): Ask =>
      (of, at) =>
        of.subtract(at, { workingDays, due: 'same-time' }),
  ),
]

/** A date that the library accepts; the reference counts beyond them. */
const inRange = (date: string) => (date < '1900' || /^2200/.test(date) ? 'instant-out-of-range' : date)

describe.each([...inside, ...atTheEnds])('every answer is the slow reference’s: %s', (_, given, first, last) => {
  const spec = given as CalendarSpec
  const slow = reference(spec, 1)

  it('at each edge of open time', () => {
    const calendar = businessCalendar(spec)
    // Every instant with every fourth question, every other time with others.
    for (const [i, at] of instants(slow, first, last).entries())
      for (const ask of asks.filter((_, k) => (i + k) % 4 === 0))
        expectAgreement(
          () => ask(calendar, at),
          () => ask(slow, at),
        )
  })

  it('on each date', () => {
    const calendar = businessCalendar(spec)
    for (let date = first; date <= last; date = addDays(date, 1)) {
      expect(calendar.isWorkingDay(date)).toBe(slow.isWorkingDay(date))
      expect(calendar.workingDaysBetween(first, date)).toBe(slow.workingDaysBetween(first, date))
      for (const n of [0, 1, 2, -1, -2])
        expectAgreement(
          () => calendar.addWorkingDays(date, n),
          () => inRange(slow.addWorkingDays(date, n)),
        )
    }
  })
})
