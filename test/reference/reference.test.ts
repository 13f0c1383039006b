import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarSpec, SimpleCalendarSpec } from '../../src/calendar/spec.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { anyDate } from '../arbitraries/dates.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { anyZone, changes, changesOf } from '../arbitraries/zones.ts'
import { addByMinutes, elapsedByMinutes, subtractByMinutes } from './by-minutes.ts'
import { dateFnsClock, intlClock } from './clock.ts'
import { day, hour, minute, second } from './dates.ts'
import { orthodoxEaster, westernEaster } from './easter.ts'
import { latest } from './open-time.ts'
import { reference } from './reference.ts'
import { TooFar } from './timeline.ts'
import { dateAt, dateExists, firstShowing, shown, startOfDate } from './wall-time.ts'

/** Since then every edge of open time lies on a whole minute. */
const wholeMinutes = Date.parse('1972-02-01T00:00Z')

describe('the two clocks of the reference', () => {
  it.runIf(process.env.TZ === 'UTC')('show the same, around every nasty change and anywhere', () => {
    for (const zone of Object.keys(changes))
      for (const change of changesOf(zone))
        for (const step of [-25 * hour, -hour, -1, 0, 1, second, minute, hour, 25 * hour])
          expect(dateFnsClock(zone, change + step)).toBe(intlClock(zone, change + step))
    fc.assert(
      fc.property(anyZone(), fc.integer({ min: Date.UTC(1900), max: latest }), (zone, at) => {
        expect(dateFnsClock(zone, at)).toBe(intlClock(zone, at))
      }),
      runs(1000),
    )
  })
})

describe('firstShowing', () => {
  const first = (zone: string, local: string) => new Date(firstShowing(zone, Date.parse(`${local}Z`))).toISOString()

  it('is the moment of the jump for a time that is skipped', () => {
    expect(first('Europe/Rome', '2026-03-29T02:30:00')).toBe('2026-03-29T01:00:00.000Z')
    expect(first('America/Sao_Paulo', '2018-11-04T00:00:00')).toBe('2018-11-04T03:00:00.000Z')
    expect(first('Africa/Monrovia', '1972-01-07T00:10:00')).toBe('1972-01-07T00:44:30.000Z')
    expect(first('Pacific/Apia', '2011-12-30T09:00:00')).toBe('2011-12-30T10:00:00.000Z')
  })

  it('is the first of two for a time that comes twice', () => {
    expect(first('Europe/Rome', '2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z')
    expect(first('America/Havana', '2026-11-01T00:00:00')).toBe('2026-11-01T04:00:00.000Z')
    expect(first('America/St_Johns', '2010-11-07T00:00:00')).toBe('2010-11-07T02:30:00.000Z')
  })

  it('is what a scan of every second around a change finds', () => {
    for (const zone of Object.keys(changes))
      for (const change of changesOf(zone).slice(0, 1)) {
        const wanted = shown(zone, change) + 10 * minute
        let at = change - 3 * hour
        while (shown(zone, at) < wanted) at += 30 * second
        expect(Math.abs(firstShowing(zone, wanted) - at)).toBeLessThanOrEqual(30 * second)
      }
  })

  it('shows the wall time or later, and earlier ones until then', () =>
    fc.assert(
      fc.property(
        anyZone().chain(zone => fc.tuple(fc.constant(zone), anyDate(zone))),
        fc.nat({ max: day }),
        ([zone, date], time) => {
          const local = Date.parse(date) + time
          const at = firstShowing(zone, local)
          expect(shown(zone, at)).toBeGreaterThanOrEqual(local)
          for (const back of [1, second, minute, hour, 3 * hour, day])
            expect(shown(zone, at - back)).toBeLessThan(local)
        },
      ),
      runs(150),
    ))
})

describe('dates', () => {
  it('are missing where the zone skipped them', () => {
    expect(dateExists('Pacific/Apia', '2011-12-30')).toBe(false)
    expect(dateExists('Pacific/Kwajalein', '1993-08-21')).toBe(false)
    expect(dateExists('Pacific/Kiritimati', '1994-12-31')).toBe(false)
    expect(dateExists('Europe/Rome', '2026-03-29')).toBe(true)
  })

  it('hold the instants from their start to that of the next', () =>
    fc.assert(
      fc.property(
        anyZone().chain(zone => fc.tuple(fc.constant(zone), anyDate(zone))),
        fc.nat({ max: day }),
        ([zone, date], time) => {
          const at = Date.parse(date) + time
          expect(startOfDate(zone, dateAt(zone, at))).toBeLessThanOrEqual(at)
        },
      ),
      runs(60),
    ))
})

describe('Easter', () => {
  it('is on the dates that the churches keep', () => {
    const western = ['1913-03-23', '1943-04-25', '1954-04-18', '1981-04-19', '2000-04-23', '2008-03-23', '2024-03-31']
    for (const date of [...western, '2026-04-05', '2038-04-25', '2049-04-18', '2076-04-19', '2160-03-23'])
      expect(westernEaster(Number(date.slice(0, 4)))).toBe(date)
    for (const date of [
      '2008-04-27',
      '2010-04-04',
      '2025-04-20',
      '2026-04-12',
      '2078-05-08',
      '2100-05-02',
      '2173-05-09',
    ])
      expect(orthodoxEaster(Number(date.slice(0, 4)))).toBe(date)
  })
})

describe('holidays', () => {
  const desk: SimpleCalendarSpec = { timeZone: 'Europe/London', hours: { 'mon-fri': '09:00-17:00' } }
  const dates = (spec: SimpleCalendarSpec, year: number) =>
    reference(spec)
      .holidays(year)
      .map(holiday => holiday.date)

  it('keep out of each other’s way when they go to the next working day', () => {
    const christmas = { month: 12, day: 25, substitute: 'next-working-day' } as const
    const boxing = { month: 12, day: 26, substitute: 'next-working-day' } as const
    const english = { ...desk, holidays: [christmas, boxing] }
    expect(dates(english, 2021)).toEqual(['2021-12-25', '2021-12-26', '2021-12-27', '2021-12-28'])
    expect(dates(english, 2022)).toEqual(['2022-12-25', '2022-12-26', '2022-12-27'])
    expect(dates(english, 2026)).toEqual(['2026-12-25', '2026-12-26', '2026-12-28'])
  })

  it('jump over several holidays in a row', () => {
    const golden = [3, 4, 5].map(day => ({ month: 5, day, substitute: { sun: 'next-working-day' } as const }))
    expect(dates({ ...desk, holidays: golden }, 2026)).toEqual(['2026-05-03', '2026-05-04', '2026-05-05', '2026-05-06'])
  })

  it('are observed in the neighbouring year', () => {
    const newYear = { month: 1, day: 1, observed: { sat: 'fri', sun: 'mon' } } as const
    expect(dates({ ...desk, holidays: [newYear] }, 2021)).toEqual(['2021-01-01', '2021-12-31'])
    expect(dates({ ...desk, holidays: [newYear] }, 2022)).toEqual([])
  })

  it('of other calendars come as often as they fall into the year', () => {
    const eid = { calendar: 'islamic-umalqura', month: 10, day: 1 }
    const leap = { calendar: 'chinese', monthCode: 'M06L', day: 1 }
    const newYear = { calendar: 'chinese', month: 1, day: 1 }
    expect(dates({ ...desk, holidays: [eid] }, 2000)).toEqual(['2000-01-08', '2000-12-27'])
    expect(dates({ ...desk, holidays: [leap, newYear] }, 2025)).toEqual(['2025-01-29', '2025-07-25'])
    expect(dates({ ...desk, holidays: [newYear] }, 2027)).toEqual(['2027-02-06'])
    expect(dates({ ...desk, holidays: [newYear] }, 2030)).toEqual(['2030-02-03'])
    expect(dates({ ...desk, holidays: [{ ...newYear, day: 15 }] }, 2030)).toEqual(['2030-02-17'])
  })
})

describe('the reference, on any calendar', () => {
  const inWholeMinutes = anyScene(2).filter(({ at }) => at[0] > wholeMinutes)
  const floor = (at: number) => Math.floor(at / minute) * minute

  it('counts what a walk from minute to minute counts', () =>
    fc.assert(
      fc.property(inWholeMinutes, ({ spec, at }) => {
        const [from, to] = [floor(at[0]), Math.min(floor(at[1]), floor(at[0]) + 3 * day)]
        const slow = reference(spec)
        expect(slow.elapsed(from, to)).toBe(elapsedByMinutes(slow.isOpen, from, to))
      }),
      runs(8),
    ))

  it('arrives where a walk from minute to minute arrives', () =>
    fc.assert(
      fc.property(inWholeMinutes, fc.integer({ min: 1, max: 600 }), ({ spec, at }, minutes) => {
        const start = floor(at[0])
        const slow = reference(spec, 2)
        const due = addByMinutes(slow.isOpen, start, minutes * minute, start + 4 * day)
        const back = subtractByMinutes(slow.isOpen, start, minutes * minute, start - 4 * day)
        // The walk may end at the end of all supported time, which is no answer any more.
        fc.pre(due !== undefined && back !== undefined && due < latest)
        expect([slow.add(start, minutes * minute), slow.subtract(start, minutes * minute)]).toEqual([due, back])
      }),
      runs(8),
    ))

  it('gives the budget back', () =>
    fc.assert(
      fc.property(anyScene(1), anyBudget(), ({ spec, at: [a] }, n) => {
        const slow = reference(spec, 2)
        const due = withinReach(() => slow.add(a, n))
        fc.pre(typeof due === 'number')
        expect(slow.elapsed(a, due)).toBe(n)
        expect(slow.elapsed(slow.subtract(due, n) as number, due)).toBe(n)
      }),
      runs(40),
    ))

  it('is open where its intervals say so', () =>
    fc.assert(
      fc.property(anyScene(1), ({ spec, at: [t] }) => {
        fc.pre(t < latest - 1)
        const slow = reference(spec)
        expect(slow.intervals(t, t + 1).length).toBe(slow.isOpen(t) ? 1 : 0)
      }),
      runs(60),
    ))
})

describe('the reference', () => {
  it('knows where no open time is left', () => {
    const never: CalendarSpec = { timeZone: 'Europe/Rome', hours: {}, exceptions: { '2026-12-24': '09:00-13:00' } }
    const slow = reference(never)
    const [before, after] = [Date.parse('2026-01-01'), Date.parse('2027-01-01')]
    expect(slow.add(before, hour)).toBe(Date.parse('2026-12-24T09:00Z'))
    expect(slow.add(before, 5 * hour)).toBe('instant-out-of-range')
    expect(slow.add(after, 1)).toBe('never-opens')
    expect(slow.subtract(before, 1)).toBe('never-opens')
    expect([slow.nextOpen(after), slow.previousOpen(before)]).toEqual([null, null])
  })
})

function withinReach<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    fc.pre(!(error instanceof TooFar))
    throw error
  }
}
