import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyCalendarDayBudget, anyDayBudget, anyWorkingDayBudget } from '../arbitraries/day-budgets.ts'
import { runs } from '../arbitraries/runs.ts'
import { sceneOfEveryForm } from '../arbitraries/scenes.ts'
import type { CalendarDayBudget } from './calendar-days.ts'
import { dateShown, day, hour, midnight, minute, weekdayOf } from './dates.ts'
import { openTime } from './open-time.ts'
import { type DayBudget, type Reference, reference } from './reference.ts'
import type { DeskSpec } from './specs.ts'
import { TooFar } from './timeline.ts'
import { shown } from './wall-time.ts'
import { wallTimeOf } from './weekly-hours.ts'
import type { WorkingDayBudget } from './working-days.ts'

/** Open on weekdays, with a break; Tuesday, 8 December 2026, is a holiday. */
const rome: DeskSpec = {
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
  holidays: ['12-08'],
}

/** Instants of November and December are written by Rome's clock in winter, an hour ahead of UTC. */
function at(text: string): number {
  const [weekday, date, time] = text.split(' ')
  expect(weekdayOf(date)).toBe(weekday)
  return Date.parse(`${date}T${time}+01:00`)
}

function written(instant: number | string): string {
  if (typeof instant === 'string') return instant
  const [date, time] = new Date(instant + hour).toISOString().slice(0, 16).split('T')
  return `${weekdayOf(date)} ${date} ${time}`
}

const due = (start: string, budget: DayBudget, spec: Partial<DeskSpec> = {}) =>
  written(reference({ ...rome, ...spec }).add(at(start), budget))
const back = (end: string, workingDays: number, spec: Partial<DeskSpec> = {}) =>
  written(reference({ ...rome, ...spec }).subtract(at(end), { workingDays, due: 'same-time' }))

describe('a budget of working days', () => {
  it('counts from the date of the report, if asked to', () => {
    const report = { workingDays: 1, due: 'close', dayZero: 'report' } as const
    expect(due('fri 2026-11-20 20:00', report)).toBe('mon 2026-11-23 18:00')
    expect(due('sat 2026-11-21 11:00', report)).toBe('mon 2026-11-23 18:00')
    expect(due('fri 2026-11-20 20:00', { ...report, dayZero: 'opening' })).toBe('tue 2026-11-24 18:00')
    expect(due('sat 2026-11-21 11:00', { workingDays: 1, due: 'close' })).toBe('tue 2026-11-24 18:00')
  })

  it('is due at a local time, or at the next open instant of the date, or else at its closing', () => {
    const next = (time: string) => due('fri 2026-11-20 10:00', { workingDays: 1, due: time })
    expect(next('16:00')).toBe('mon 2026-11-23 16:00')
    expect(next('07:00')).toBe('mon 2026-11-23 09:00')
    expect(next('13:00')).toBe('mon 2026-11-23 14:00') // the break begins: closed at that time
    expect(next('18:00')).toBe('mon 2026-11-23 18:00')
    expect(next('20:00')).toBe('mon 2026-11-23 18:00')
    expect(due('mon 2026-12-07 10:00', { workingDays: 1, due: '16:00' })).toBe('wed 2026-12-09 16:00')
  })

  it('takes the following working day where the time of day has passed', () => {
    const today = { workingDays: 0, due: '16:00' }
    expect(due('fri 2026-11-20 16:00', today)).toBe('fri 2026-11-20 16:00')
    expect(due('fri 2026-11-20 16:01', today)).toBe('mon 2026-11-23 16:00')
    const closing = { workingDays: 0, due: 'close', dayZero: 'report' } as const
    expect(due('fri 2026-11-20 18:00', closing)).toBe('fri 2026-11-20 18:00')
    expect(due('fri 2026-11-20 18:01', closing)).toBe('mon 2026-11-23 18:00')
    expect(due('sat 2026-11-21 10:00', closing)).toBe('mon 2026-11-23 18:00')
  })

  it('is due at the time of the report, or of the first open instant', () => {
    expect(due('fri 2026-11-20 15:20', { workingDays: 1, due: 'same-time' })).toBe('mon 2026-11-23 15:20')
    expect(due('fri 2026-11-20 20:00', { workingDays: 1, due: 'same-time' })).toBe('tue 2026-11-24 09:00')
    const report = { workingDays: 1, due: 'same-time', dayZero: 'report' } as const
    expect(due('fri 2026-11-20 20:00', report)).toBe('mon 2026-11-23 18:00')
    expect(due('fri 2026-11-20 07:30', report)).toBe('mon 2026-11-23 09:00')
    expect(due('fri 2026-11-20 13:30', report)).toBe('mon 2026-11-23 14:00')
  })

  it('counts from the next working day after the cutoff', () => {
    const budget = { workingDays: 1, due: 'close', cutoff: '15:00' }
    expect(due('fri 2026-11-20 14:59', budget)).toBe('mon 2026-11-23 18:00')
    expect(due('fri 2026-11-20 15:00', budget)).toBe('tue 2026-11-24 18:00')
    expect(due('fri 2026-11-20 19:00', budget)).toBe('tue 2026-11-24 18:00') // opens on Monday at 09:00, before the cutoff
    expect(due('fri 2026-11-20 19:00', { ...budget, dayZero: 'report' })).toBe('tue 2026-11-24 18:00')
    expect(due('sat 2026-11-21 14:00', { ...budget, dayZero: 'report' })).toBe('mon 2026-11-23 18:00')
    expect(due('sat 2026-11-21 16:00', { ...budget, dayZero: 'report' })).toBe('tue 2026-11-24 18:00')
  })

  it('names day 0 and the dates that it counted', () => {
    const counted = (start: string, budget: DayBudget) => reference(rome).countedDates(at(start), budget)
    const two = { workingDays: 2, due: 'close' }
    expect(counted('sat 2026-12-05 10:00', two)).toEqual(['2026-12-07', '2026-12-09', '2026-12-10'])
    expect(counted('sat 2026-12-05 10:00', { ...two, dayZero: 'report' })).toEqual([
      '2026-12-05',
      '2026-12-07',
      '2026-12-09',
    ])
    expect(counted('fri 2026-11-20 17:00', { workingDays: 0, due: '16:00' })).toEqual(['2026-11-20', '2026-11-23'])
    expect(counted('fri 2026-11-20 17:00', { workingDays: 1, due: 'close', cutoff: '15:00' })).toEqual([
      '2026-11-23',
      '2026-11-24',
    ])
  })

  it('has no end where the calendar does not open often enough', () => {
    const once = { hours: {}, holidays: [], exceptions: { '2199-11-20': '09:00-13:00' } }
    expect(due('wed 2199-11-20 10:00', { workingDays: 1, due: 'close' }, once)).toBe('instant-out-of-range')
    expect(due('wed 2199-11-20 14:00', { workingDays: 0, due: 'close', dayZero: 'report' }, once)).toBe('never-opens')
  })
})

describe('working days back', () => {
  it('lead to the same time of an earlier working day', () => {
    expect(back('mon 2026-11-23 15:00', 1)).toBe('fri 2026-11-20 15:00')
    expect(back('mon 2026-11-23 09:00', 1)).toBe('fri 2026-11-20 09:00')
    expect(back('thu 2026-12-10 10:00', 3)).toBe('fri 2026-12-04 10:00')
    expect(back('mon 2026-11-23 15:00', 0)).toBe('mon 2026-11-23 15:00')
  })

  it('start from the last closing where the calendar is closed', () => {
    expect(back('fri 2026-11-20 20:00', 1)).toBe('thu 2026-11-19 18:00')
    expect(back('sat 2026-11-21 12:00', 1)).toBe('thu 2026-11-19 18:00')
    expect(back('mon 2026-11-23 13:30', 1)).toBe('fri 2026-11-20 13:00')
    expect(back('mon 2026-11-23 08:00', 0)).toBe('fri 2026-11-20 18:00')
  })

  it('end at the previous open instant of the date, or at its opening', () => {
    const uneven = { hours: { mon: '07:00-17:00', fri: ['09:00-12:00', '15:00-16:00'] } }
    expect(back('mon 2026-11-23 08:00', 1, uneven)).toBe('fri 2026-11-20 09:00')
    expect(back('mon 2026-11-23 13:00', 1, uneven)).toBe('fri 2026-11-20 12:00')
    expect(back('mon 2026-11-23 16:30', 1, uneven)).toBe('fri 2026-11-20 16:00')
  })

  // On Sunday the last open instant is the end of Friday, 24:00; a working day earlier that is the end of Thursday.
  it('take 24:00 for the end of a date', () => {
    const days = { hours: { 'mon-fri': '00:00-24:00' } }
    expect(back('sun 2026-11-22 12:00', 1, days)).toBe('fri 2026-11-20 00:00')
    expect(back('tue 2026-11-24 00:00', 1, days)).toBe('mon 2026-11-23 00:00')
  })
})

describe('a budget of calendar days', () => {
  it('is due at the same time, at a local time or at the end of the date, open or not', () => {
    expect(due('mon 2026-11-16 10:00', { days: 5, due: 'same-time' })).toBe('sat 2026-11-21 10:00')
    expect(due('mon 2026-11-16 10:00', { weeks: 1, due: '16:00' })).toBe('mon 2026-11-23 16:00')
    expect(due('mon 2026-11-16 23:59', { days: 1, due: 'end-of-day' })).toBe('wed 2026-11-18 00:00')
  })

  it('keeps the day of the month, or takes the last one', () => {
    expect(due('sat 2026-01-31 10:00', { months: 1, due: 'same-time' })).toBe('sat 2026-02-28 10:00')
    expect(due('mon 2028-01-31 10:00', { months: 1, due: 'same-time' })).toBe('tue 2028-02-29 10:00')
    expect(due('tue 2026-12-15 10:00', { months: 1, due: 'same-time' })).toBe('fri 2027-01-15 10:00')
    expect(due('thu 2026-12-31 10:00', { months: 14, due: 'same-time' })).toBe('tue 2028-02-29 10:00')
    expect(due('tue 2028-02-29 10:00', { years: 1, due: 'same-time' })).toBe('wed 2029-02-28 10:00')
    expect(due('tue 2028-02-29 10:00', { years: 4, due: 'same-time' })).toBe('sun 2032-02-29 10:00')
  })

  it('moves to a working day, if asked to', () => {
    const budget = { days: 5, due: 'same-time' }
    expect(due('mon 2026-11-16 20:00', { ...budget, ifClosed: 'next-working-day' })).toBe('mon 2026-11-23 20:00')
    expect(due('mon 2026-11-16 20:00', { ...budget, ifClosed: 'previous-working-day' })).toBe('fri 2026-11-20 20:00')
    expect(due('thu 2026-12-03 10:00', { ...budget, ifClosed: 'next-working-day' })).toBe('wed 2026-12-09 10:00')
  })

  // A day after Saturday is Sunday; the working day before it, Friday, is over.
  it('does not move back before its start', () =>
    expect(due('sat 2026-11-21 12:00', { days: 1, due: 'same-time', ifClosed: 'previous-working-day' })).toBe(
      'mon 2026-11-23 12:00',
    ))

  it('reads local times by §2 where the clock changes', () => {
    const utc = (start: string, spec: Partial<DeskSpec>, budget: DayBudget) =>
      new Date(reference({ ...rome, ...spec }).add(Date.parse(start), budget) as number).toISOString().slice(0, 16)
    const days = (days: number) => ({ days, due: 'same-time' })
    // 02:30 is repeated on 25 October 2026, and the first time counts; on 29 March 2026 it is skipped at 01:00 UTC.
    expect(utc('2026-10-20T02:30+02:00', {}, days(5))).toBe('2026-10-25T00:30')
    expect(utc('2026-03-28T02:30+01:00', {}, days(1))).toBe('2026-03-29T01:00')
    // Boston changes on Sunday, 8 March 2015: noon is at 17:00 UTC before, at 16:00 UTC after.
    expect(utc('2015-03-06T17:00Z', { timeZone: 'America/New_York' }, days(2))).toBe('2015-03-08T16:00')
    // Apia skipped 30 December 2011: any time of it is the moment of the jump. 2 January 2012 is a Monday.
    const apia = { timeZone: 'Pacific/Apia' }
    expect(utc('2011-12-29T20:00Z', apia, days(1))).toBe('2011-12-30T10:00')
    expect(utc('2011-12-29T20:00Z', apia, { ...days(1), ifClosed: 'next-working-day' })).toBe('2012-01-01T20:00')
  })

  it('needs open time only where a closed date moves', () => {
    const never = { hours: {}, holidays: [] }
    expect(due('sat 2199-11-16 10:00', { days: 5, due: '16:00' }, never)).toBe('thu 2199-11-21 16:00')
    expect(due('sat 2199-11-16 10:00', { days: 5, due: '16:00', ifClosed: 'next-working-day' }, never)).toBe(
      'never-opens',
    )
  })
})

describe('dates', () => {
  const slow = reference(rome)

  it('are working days where they have open time', () => {
    const dates = ['2026-11-20', '2026-11-21', '2026-12-08', '2026-12-09']
    expect(dates.map(slow.isWorkingDay)).toEqual([true, false, false, true])
    expect(reference({ ...rome, hours: { fri: '22:00-06:00' } }).isWorkingDay('2026-11-21')).toBe(true)
  })

  it('are added and counted by working days', () => {
    expect([0, 1, 2, -1, -5].map(n => slow.addWorkingDays('2026-11-20', n))).toEqual([
      ...['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-19', '2026-11-13'],
    ])
    expect(slow.workingDaysBetween('2026-11-20', '2026-11-24')).toBe(2)
    expect(slow.workingDaysBetween('2026-11-24', '2026-11-20')).toBe(-2)
    expect(slow.workingDaysBetween('2026-11-21', '2026-11-21')).toBe(0)
  })

  // The law on workingDaysBetween requires it: [Saturday, Tuesday) has one working day, [Saturday, Monday) has none.
  it('count as the next working day if they are closed', () =>
    expect([0, 1, -1].map(n => slow.addWorkingDays('2026-11-21', n))).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-20',
    ]))
})

describe('on random calendars', () => {
  /** A calendar that is searched for a year, with an instant, and with dates around it. */
  const scene = sceneOfEveryForm(1).filter(
    ({ at: [at] }) => at > Date.parse('1973-01-01T00:00Z') && at < Date.parse('2190-01-01T00:00Z'),
  )

  const onCalendar = <T>(
    extra: fc.Arbitrary<T>,
    usual: number,
    check: (slow: Reference, at: number, extra: T) => void,
  ) =>
    fc.assert(
      fc.property(scene, extra, ({ spec, at: [at] }, more) => withinReach(() => check(reference(spec, 1), at, more))),
      runs(usual),
    )
  const count = fc.integer({ min: -15, max: 15 })
  const answered = <T>(answer: T): Exclude<T, 'never-opens' | 'instant-out-of-range'> => {
    fc.pre(answer !== 'never-opens' && answer !== 'instant-out-of-range')
    return answer as Exclude<T, 'never-opens' | 'instant-out-of-range'>
  }

  it('working days are added and taken away again', () =>
    onCalendar(count, 6, (slow, at, n) => {
      const date = answered(slow.addWorkingDays(dateShown(at), 0))
      expect(slow.isWorkingDay(date)).toBe(true)
      expect(slow.addWorkingDays(answered(slow.addWorkingDays(date, n)), -n)).toBe(date)
    }))

  it('workingDaysBetween returns as many days as were added', () =>
    onCalendar(count, 6, (slow, at, n) => {
      const date = dateShown(at)
      const end = answered(slow.addWorkingDays(date, n))
      expect(slow.isWorkingDay(end)).toBe(true)
      expect(slow.workingDaysBetween(date, end)).toBe(n)
    }))

  it('a budget in days is never due before its start, and working days at an open instant or a closing', () =>
    onCalendar(anyDayBudget(), 8, (slow, at, budget) => {
      const end = answered(slow.add(at, budget))
      expect(end).toBeGreaterThanOrEqual(at)
      expect(!('workingDays' in budget) || slow.isOpen(end) || slow.isOpen(end - 1)).toBe(true)
      expect(answered(slow.countedDates(at, budget)).length).toBeGreaterThan(0)
    }))

  it('one working day more is due later', () =>
    onCalendar(anyWorkingDayBudget(), 6, (slow, at, budget) => {
      const one = answered(slow.add(at, budget))
      expect(answered(slow.add(at, { ...budget, workingDays: budget.workingDays + 1 }))).toBeGreaterThanOrEqual(one)
    }))

  it('counting from the report and from the opening agree where the calendar is open', () =>
    onCalendar(anyWorkingDayBudget(), 6, (slow, at, budget) => {
      fc.pre(slow.isOpen(at))
      expect(slow.add(at, { ...budget, dayZero: 'report' })).toBe(slow.add(at, { ...budget, dayZero: 'opening' }))
    }))

  it('weeks are seven days, years twelve months, and the end of a date is the start of the next', () =>
    onCalendar(
      fc.tuple(anyCalendarDayBudget(), fc.integer({ min: 1, max: 9 })),
      30,
      (slow, at, [{ due, ifClosed }, n]) => {
        const rest = { due, ...(ifClosed && { ifClosed }) }
        expect(slow.add(at, { weeks: n, ...rest })).toBe(slow.add(at, { days: 7 * n, ...rest }))
        expect(slow.add(at, { years: n, ...rest })).toBe(slow.add(at, { months: 12 * n, ...rest }))
        expect(slow.add(at, { days: n, due: 'end-of-day' })).toBe(slow.add(at, { days: n + 1, due: '00:00' }))
      },
    ))

  it('working days back undo working days, on a calendar whose days are equal', () =>
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.nat({ max: 20 }), (hours, workingDays) => {
        const slow = reference({ ...rome, timeZone: 'UTC' })
        const start = Date.parse('2026-01-05T09:30Z') + hours * hour
        fc.pre(slow.isOpen(start))
        const budget = { workingDays, due: 'same-time' }
        expect(slow.subtract(slow.add(start, budget) as number, budget)).toBe(start)
      }),
      runs(60),
    ))

  it('the reference counts what a walk from minute to minute counts', () =>
    fc.assert(
      fc.property(scene, anyWorkingDayBudget(), ({ spec, at }, budget) => {
        const start = Math.floor(at[0] / minute) * minute
        const few = { ...budget, workingDays: budget.workingDays % 4 }
        const slow = reference(spec, 1)
        const walked = dueByMinutes(slow, openTime(spec).timeZone, start, few)
        fc.pre(walked !== undefined)
        expect(slow.add(start, few)).toBe(walked)
      }),
      runs(4),
    ))

  it('the reference finds the calendar day that a walk from minute to minute finds', () =>
    fc.assert(
      fc.property(
        scene,
        anyCalendarDayBudget(),
        fc.integer({ min: 1, max: 6 }),
        ({ spec, at }, { due, ifClosed }, days) => {
          const start = Math.floor(at[0] / minute) * minute
          const budget = { days, due, ...(ifClosed && { ifClosed: 'next-working-day' as const }) }
          const slow = reference(spec, 1)
          const zone = openTime(spec).timeZone
          // In an hour that is repeated in autumn, the time of the start is that of its first occurrence.
          fc.pre(shown(zone, start) === latestShown(zone, start))
          const walked = calendarDueByMinutes(slow, zone, start, budget)
          fc.pre(walked !== undefined)
          expect(slow.add(start, budget)).toBe(walked)
        },
      ),
      runs(4),
    ))
})

/** The latest time that the clock has shown until an instant. */
function latestShown(zone: string, at: number): number {
  let latest = Number.NEGATIVE_INFINITY
  for (let earlier = at - day; earlier <= at; earlier += minute) latest = Math.max(latest, shown(zone, earlier))
  return latest
}

/** §8 by walking, for a budget of a few calendar days; undefined if the fortnight is too short. */
function calendarDueByMinutes(
  slow: Reference,
  zone: string,
  start: number,
  budget: CalendarDayBudget,
): number | undefined {
  const minutes = minutesAround(slow, zone, start)
  const { date: first, latest } = minutes.find(({ at }) => at === start)!
  const wanted = dateShown(midnight(first) + budget.days! * day)
  const working = [...new Set(minutes.filter(({ at, open }) => open && at >= start).map(({ date }) => date))]
  const moves = budget.ifClosed !== undefined && !working.includes(wanted)
  const date = moves ? working.find(other => other > wanted) : wanted
  if (date === undefined) return undefined
  const times = { 'same-time': latest - midnight(first), 'end-of-day': day }
  const time = times[budget.due as keyof typeof times] ?? wallTimeOf(budget.due)
  return minutes.find(other => other.latest >= midnight(date) + time)?.at
}

/** The minutes of a fortnight, each with its local date: that of the latest time the clock has shown so far (§2). */
function minutesAround(slow: Reference, zone: string, start: number) {
  const minutes: { at: number; date: string; latest: number; open: boolean }[] = []
  let latest = Number.NEGATIVE_INFINITY
  for (let at = start - 2 * day; at < start + 12 * day; at += minute) {
    latest = Math.max(latest, shown(zone, at))
    minutes.push({ at, date: dateShown(latest), latest, open: slow.isOpen(at) })
  }
  return minutes.filter(({ at }) => at >= Math.floor((start - day) / minute) * minute)
}

/** §8 by walking; undefined if the fortnight is too short, and in an hour that is repeated. */
function dueByMinutes(slow: Reference, zone: string, start: number, budget: WorkingDayBudget): number | undefined {
  const minutes = minutesAround(slow, zone, start)
  const later = minutes.filter(({ at }) => at >= start)
  const first = budget.dayZero === 'report' ? later[0] : later.find(({ open }) => open)
  if (!first || shown(zone, first.at) !== first.latest) return undefined
  const working = [...new Set(later.filter(({ open }) => open).map(({ date }) => date))].filter(
    date => date > first.date,
  )
  const late = budget.cutoff !== undefined && first.latest >= midnight(first.date) + wallTimeOf(budget.cutoff)
  const candidates = [first.date, ...working].slice(late ? 1 : 0).slice(budget.workingDays)
  const last = later.at(-1)!.date
  for (const date of candidates.filter(date => date < last)) {
    const ofDate = minutes.filter(minute => minute.date === date)
    const open = ofDate.filter(({ open }) => open)
    if (open.length === 0) continue
    const time = budget.due === 'same-time' ? first.latest - midnight(first.date) : wallTimeOf(budget.due)
    const wanted = budget.due === 'close' ? undefined : minutes.find(({ latest }) => latest >= midnight(date) + time)
    const after = open.find(({ at }) => wanted && at >= wanted.at)
    const due = after ? after.at : open.at(-1)!.at + minute
    if (due >= start) return due
  }
  return undefined
}

function withinReach(check: () => void): void {
  try {
    check()
  } catch (error) {
    fc.pre(!(error instanceof TooFar))
    throw error
  }
}
