import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyAlternatingHours, anyRotationOfDays, anyRotationOfWeeks } from '../arbitraries/alternating-hours.ts'
import { anyDate } from '../arbitraries/dates.ts'
import { anyExceptionKeys, anyExceptionList, listOf, separateExceptionKeys } from '../arbitraries/exception-lists.ts'
import { anyWeekHours } from '../arbitraries/hours.ts'
import { runs } from '../arbitraries/runs.ts'
import { sceneOfEveryForm } from '../arbitraries/scenes.ts'
import { elapsedByMinutes } from './by-minutes.ts'
import { addDays, dateOf, datesBetween, day, hour, minute, weekdayOf, yearOf } from './dates.ts'
import { type Exception, exceptionsOf } from './exceptions.ts'
import { reference } from './reference.ts'
import type {
  CalendarSpec,
  DeskSpec,
  ExceptionsSpec,
  HolidaySpec,
  ListedException,
  WeekHours,
  WeeklyHours,
} from './specs.ts'
import { shown, startOfDate } from './wall-time.ts'
import { isoWeek, weeklyOf } from './weekly-hours.ts'

const office: WeekHours = { 'mon-fri': '09:00-17:00' }

/** The open time of the dates as `Mon 30 09:00-17:00`; closed dates are left out. */
function opening(spec: Partial<DeskSpec>, from: string, to: string): string[] {
  const desk = { timeZone: 'Europe/Rome', hours: office, ...spec }
  return reference(desk)
    .days(from, to)
    .flatMap(({ date, intervals }) => {
      const next = startOfDate(desk.timeZone, addDays(date, 1))
      const time = (at: number) =>
        at === next ? '24:00' : new Date(shown(desk.timeZone, at)).toISOString().slice(11, 16)
      const hours = intervals.map(({ start, end }) => `${time(start)}-${time(end)}`).join(' ')
      return hours === '' ? [] : [`${weekdayOf(date)} ${date.slice(8)} ${hours}`]
    })
}

describe('hours by odd and even weeks', () => {
  const hours = { odd: { mon: '09:00-17:00' }, even: { mon: '10:00-12:00' } }

  // 1 January 2026 is a Thursday, so 2026 has 53 weeks. Week 53 begins on 28 December, week 1 on 4 January.
  it('have two odd weeks in a row after week 53', () => {
    expect(['2026-12-21', '2026-12-28', '2027-01-03', '2027-01-04', '2027-01-11'].map(isoWeek)).toEqual([
      52, 53, 53, 1, 2,
    ])
    expect(opening({ hours }, '2026-12-21', '2027-01-11')).toEqual([
      'mon 21 10:00-12:00',
      'mon 28 09:00-17:00',
      'mon 04 09:00-17:00',
      'mon 11 10:00-12:00',
    ])
  })

  // 31 December 2024 is a Tuesday: its week already belongs to 2025. 1 January 2021 is a Friday: it still belongs to 2020.
  it('count weeks by the year of their Thursday', () => {
    expect(['2024-12-29', '2024-12-31', '2021-01-01', '2021-01-03', '2021-01-04'].map(isoWeek)).toEqual([
      52, 1, 53, 53, 1,
    ])
  })
})

describe('hours in rotation', () => {
  const [early, late]: WeekHours[] = [{ 'mon-fri': '06:00-14:00' }, { 'mon-thu': '14:00-22:00', sun: '22:00-06:00' }]

  // 30 November 2026 is a Monday. The week before it is the last of the rotation.
  it('of weeks are repeated in both directions', () => {
    const hours = { rotation: [early, late, {}], startsOn: '2026-11-30' }
    expect(opening({ hours }, '2026-11-16', '2026-12-07')).toEqual([
      ...['mon 16', 'tue 17', 'wed 18', 'thu 19'].map(date => `${date} 14:00-22:00`),
      'sun 22 22:00-24:00',
      'mon 23 00:00-06:00', // of the night before: the week from the 23rd is closed
      ...['mon 30', 'tue 01', 'wed 02', 'thu 03', 'fri 04'].map(date => `${date} 06:00-14:00`),
      'mon 07 14:00-22:00',
    ])
  })

  // Four on from 1 November, four off from the 5th. The 31st of October is the last of four days off.
  it('of days go on across weeks, before the start too', () => {
    const on = '07:00-19:00'
    const hours = { rotation: [on, on, [on], on, 'closed', 'closed', 'closed', 'closed'], startsOn: '2026-11-01' }
    const open = opening({ hours }, '2026-10-24', '2026-11-10').map(line => line.slice(4))
    expect(open).toEqual(
      ['24', '25', '26', '27', ...['01', '02', '03', '04'], '09', '10'].map(date => `${date.slice(-2)} ${on}`),
    )
  })

  // From the 10th to the 23rd the shifts alternate by date: the 10th is the start and has hours.
  it('are weekly hours for exceptions too, and holidays still close them', () => {
    const everySecondDay = { rotation: ['10:00-11:00', 'closed'], startsOn: '2026-08-10' }
    const spec = { exceptions: { '2026-08-10/2026-08-16': everySecondDay }, holidays: ['2026-08-14'] }
    expect(opening(spec, '2026-08-10', '2026-08-17')).toEqual([
      'mon 10 10:00-11:00',
      'wed 12 10:00-11:00',
      'sun 16 10:00-11:00',
      'mon 17 09:00-17:00',
    ])
  })
})

describe('exceptions by key', () => {
  const on = (exceptions: ExceptionsSpec, date: string) => exceptionsOf(exceptions, () => true)(date)?.name

  it('let the key decide that covers the fewest days', () => {
    const exceptions = {
      '07-01/08-31': 'closed', // 62 days
      '2026-08-01/2026-08-31': 'closed', // 31 days
      '08-10/08-21': 'closed', // 12 days
      '2026-08-10/2026-08-16': 'closed', // 7 days
      '2026-08-01/..': 'closed',
    }
    expect(on(exceptions, '2026-08-12')).toBe('2026-08-10/2026-08-16')
    expect(on(exceptions, '2026-08-20')).toBe('08-10/08-21')
    expect(on(exceptions, '2026-08-25')).toBe('2026-08-01/2026-08-31')
    expect(on(exceptions, '2026-07-31')).toBe('07-01/08-31')
    expect(on(exceptions, '2026-09-01')).toBe('2026-08-01/..')
    expect(on(exceptions, '2025-09-01')).toBeUndefined()
  })

  it('prefer a dated key to a yearly one of as many days', () => {
    expect(on({ '12-24': 'closed', '2026-12-24': 'closed' }, '2026-12-24')).toBe('2026-12-24')
    expect(on({ '2026-12-24': 'closed', '12-24': 'closed' }, '2027-12-24')).toBe('12-24')
    expect(on({ '12-24/12-26': 'closed', '2026-12-24/2026-12-26': 'closed' }, '2026-12-25')).toBe(
      '2026-12-24/2026-12-26',
    )
  })

  it('cross the new year where the range begins later in the year than it ends', () => {
    const dates = ['2026-12-23', '2026-12-24', '2026-12-31', '2027-01-01', '2027-01-06', '2027-01-07']
    const winter = '12-24/01-06'
    expect(dates.map(date => on({ [winter]: 'closed' }, date))).toEqual([
      undefined,
      winter,
      winter,
      winter,
      winter,
      undefined,
    ])
  })

  it('on 29 February apply in leap years alone', () => {
    const dates = ['2027-02-28', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01']
    expect(dates.filter(date => on({ '02-29': 'closed' }, date))).toEqual(['2028-02-29'])
    expect(dates.filter(date => on({ '02-28/02-29': 'closed' }, date))).toEqual([
      '2027-02-28',
      '2028-02-28',
      '2028-02-29',
    ])
  })

  // In 2027 the yearly range has 2 days, as many as the dated one; in 2028 it has 3.
  it('count 29 February in the years that have it', () => {
    const exceptions = (year: number) => ({ '02-28/03-01': 'closed', [`${year}-02-27/${year}-02-28`]: 'closed' })
    expect(on(exceptions(2027), '2027-02-28')).toBe('2027-02-27/2027-02-28')
    expect(on(exceptions(2028), '2028-02-28')).toBe('2028-02-27/2028-02-28')
    const longer = { '02-28/03-01': 'closed', '2027-02-26/2027-02-28': 'closed', '2028-02-26/2028-02-28': 'closed' }
    expect(on(longer, '2027-02-28')).toBe('02-28/03-01')
    expect(on(longer, '2028-02-28')).toBe('2028-02-26/2028-02-28')
  })

  it('may be open towards the past', () =>
    expect(['2026-12-31', '2027-01-01'].map(date => on({ '../2026-12-31': 'closed' }, date))).toEqual([
      '../2026-12-31',
      undefined,
    ]))
})

describe('exceptions as a list', () => {
  const closing = '09:00-13:00'
  const datesOf = (entry: object, from: string, to: string, spec: Partial<DeskSpec> = {}) => {
    const exceptions = [{ hours: closing, ...entry } as ListedException]
    return opening({ ...spec, exceptions }, from, to)
      .filter(line => line.endsWith(closing))
      .map(line => line.slice(0, 6))
  }

  it('let the last entry decide, however many days it covers', () => {
    const exceptions = [
      { on: '2026-12-08', hours: '10:00-11:00' },
      { from: '2026-12-01', to: '2026-12-08', hours: { 'mon-tue': '08:00-12:00' } },
      { on: '12-07', hours: 'closed' },
    ]
    expect(opening({ exceptions }, '2026-11-30', '2026-12-09')).toEqual([
      'mon 30 09:00-17:00',
      'tue 01 08:00-12:00',
      'tue 08 08:00-12:00',
      'wed 09 09:00-17:00',
    ])
  })

  it('know the last Saturday of a month', () =>
    expect(datesOf({ on: { weekday: 'sat', nth: -1 } }, '2026-10-01', '2026-12-31')).toEqual([
      'sat 31',
      'sat 28',
      'sat 26',
    ]))

  it('know summer hours, from a year on and without some', () => {
    const summer = { from: '07-01', to: '08-31', hours: { 'mon-fri': closing }, since: 2026, except: [2027] }
    const first = (year: number) => datesOf(summer, `${year}-06-29`, `${year}-07-03`)
    expect([2025, 2026, 2027, 2028].map(year => first(year).length)).toEqual([0, 3, 0, 1])
  })

  it('take the year of a winter from its first date', () => {
    const winter = { from: '12-30', to: '01-02', years: [2026] }
    expect(datesOf(winter, '2025-12-01', '2028-02-01')).toEqual(['wed 30', 'thu 31', 'fri 01', 'sat 02'])
  })

  // Working days of December 2026 end with Thursday the 31st; of January 2027 with Friday the 29th.
  it('know the last working day of a month, and the second', () => {
    expect(datesOf({ on: { workingDay: -1 } }, '2026-12-01', '2027-01-31')).toEqual(['thu 31', 'fri 29'])
    expect(datesOf({ on: { workingDay: 2, month: 8 } }, '2026-07-01', '2026-09-30')).toEqual(['tue 04'])
    expect(datesOf({ on: { workingDay: -1 } }, '2026-12-01', '2026-12-31', { holidays: ['12-31'] })).toEqual(['wed 30'])
    expect(datesOf({ on: { workingDay: 24 } }, '2026-01-01', '2026-12-31')).toEqual([])
  })

  it('count the working days that the other entries leave', () => {
    const exceptions = [
      { on: { workingDay: -1, month: 12 }, hours: closing },
      { from: '2026-12-30', to: '2026-12-31', hours: 'closed' },
      { on: { workingDay: -1, month: 12 }, hours: closing },
    ]
    expect(opening({ exceptions }, '2026-12-28', '2027-01-04')).toEqual([
      'mon 28 09:00-17:00',
      'tue 29 09:00-13:00',
      'fri 01 09:00-17:00',
      'mon 04 09:00-17:00',
    ])
  })

  // 1 August 2026 is a Saturday. The night shift of Friday runs into it, so it is a working day in the sense of §8.
  it('count as working days those with any open time, the end of a night shift included', () => {
    const exceptions = [{ on: { workingDay: 1, month: 8 }, hours: '12:00-13:00' }]
    expect(
      opening({ hours: { fri: '22:00-06:00', mon: '09:00-10:00' }, exceptions }, '2026-08-01', '2026-08-03'),
    ).toEqual(['sat 01 12:00-13:00', 'mon 03 09:00-10:00'])
  })

  it('use every kind of date that holidays have', () => {
    const year = ['2026-01-01', '2026-12-31'] as const
    const on = (rule: object) => datesOf({ on: rule }, ...year, { hours: {} })
    expect(on({ easter: 1 })).toEqual(['mon 06'])
    expect(on({ month: 12, day: 7 })).toEqual(['mon 07'])
    expect(on({ day: 31 })).toEqual(['sat 31', 'tue 31', 'sun 31', 'fri 31', 'mon 31', 'sat 31', 'thu 31'])
    expect(on({ weekday: 'mon', onOrBefore: { month: 5, day: 24 } })).toEqual(['mon 18'])
    expect(on({ calendar: 'persian', month: 1, day: 1 })).toEqual(['sat 21'])
    expect(on({ date: '2026-07-02' })).toEqual(['thu 02'])
  })
})

describe('holidays', () => {
  const holidays = (...rules: HolidaySpec[]) =>
    reference({ timeZone: 'Europe/Rome', hours: office, holidays: rules })
      .holidays(2026)
      .map(({ date }) => date)

  it('come every year, every month, and not in the years left out', () => {
    expect(holidays('12-25', { month: 4, day: 25, except: [2026] }, { month: 5, day: 1, except: [2025] })).toEqual([
      '2026-05-01',
      '2026-12-25',
    ])
    expect(holidays({ day: 30 }).map(date => date.slice(5, 7))).toEqual('01 03 04 05 06 07 08 09 10 11 12'.split(' '))
  })

  it('close several parts of a day', () => {
    const parts = { month: 12, day: 24, closed: ['00:00-10:00', '12:00-13:30', '16:00-24:00'] }
    expect(opening({ holidays: [parts] }, '2026-12-24', '2026-12-24')).toEqual(['thu 24 10:00-12:00 13:30-16:00'])
  })

  // 24 December 2026 is a Thursday and 25 December a Friday, on which the holiday would be observed.
  it('are in each other’s way when the parts of one cover its whole date', () => {
    const eve = { month: 12, day: 24, observed: { thu: 'next-working-day' } }
    const whole = { month: 12, day: 25, closed: ['12:00-24:00', '00:00-12:30'] }
    expect(holidays(eve, whole)).toEqual(['2026-12-25', '2026-12-28'])
    expect(holidays(eve, { ...whole, closed: ['12:00-24:00', '00:00-11:30'] })).toEqual(['2026-12-25', '2026-12-25'])
  })
})

describe('holidays on alternating hours', () => {
  // Two on from 1 December, two off: the 1st, 2nd, 5th and 6th are worked. A holiday on the 3rd falls on a day off.
  const hours = { rotation: ['07:00-19:00', '07:00-19:00', 'closed', 'closed'], startsOn: '2026-12-01' }
  const moved = (date: string, observed: string, more: Partial<DeskSpec> = {}) =>
    reference({ timeZone: 'Europe/Rome', hours, holidays: [{ date, observed }], ...more })
      .holidays(2026)
      .map(({ date }) => date)

  it('move to the working days of the rotation', () => {
    expect(moved('2026-12-03', 'next-working-day')).toEqual(['2026-12-05'])
    expect(moved('2026-12-03', 'previous-working-day')).toEqual(['2026-12-02'])
    expect(moved('2026-12-05', 'next-working-day')).toEqual(['2026-12-05'])
  })

  it('move by the weekly hours that an exception brings into force', () => {
    const exceptions = [
      { from: '12-04', to: '12-06', hours: { rotation: ['closed', 'closed', '09:00-10:00'], startsOn: '2026-12-04' } },
    ]
    expect(moved('2026-12-03', 'next-working-day', { exceptions })).toEqual(['2026-12-06'])
  })
})

describe('calendars combined', () => {
  // The week of 30 November 2026 is the 49th: both desks are open. A week later only the first one is.
  it('read every form of hours', () => {
    const morning = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-12:00' } }
    const odd = { timeZone: 'Europe/Rome', hours: { odd: { 'mon-fri': '11:00-15:00' }, even: {} } }
    const hoursOf = (spec: CalendarSpec) =>
      ['2026-11-30', '2026-12-07'].map(date => reference(spec).days(date, date)[0].openMs / hour)
    expect(hoursOf({ union: [morning, odd] })).toEqual([6, 3])
    expect(hoursOf({ intersection: [morning, odd] })).toEqual([1, 0])
    expect(hoursOf({ difference: [morning, odd] })).toEqual([2, 3])
  })
})

describe('on random calendars', () => {
  const sameHours = (a: WeeklyHours, b: WeeklyHours, from: string) => {
    const [one, other] = [weeklyOf(a), weeklyOf(b)]
    for (const date of datesBetween(from, addDays(from, 40))) expect(one(date)).toEqual(other(date))
  }
  const someDate = anyDate('UTC')

  it('a rotation of equal weeks is that week', () =>
    fc.assert(
      fc.property(anyWeekHours(), anyRotationOfWeeks(), someDate, (week, { rotation, startsOn }, from) =>
        sameHours({ rotation: rotation.map(() => week), startsOn }, week, from),
      ),
      runs(30),
    ))

  it('{ odd: w, even: w } is w', () =>
    fc.assert(
      fc.property(anyWeekHours(), someDate, (week, from) => sameHours({ odd: week, even: week }, week, from)),
      runs(30),
    ))

  it('odd and even weeks are a rotation of two, except around week 53', () =>
    fc.assert(
      fc.property(anyWeekHours(), anyWeekHours(), fc.integer({ min: 1990, max: 2060 }), (odd, even, year) => {
        const [first, last] = [dateOf(year, 1, 10), dateOf(year, 12, 20)]
        let startsOn = first
        while (weekdayOf(startsOn) !== 'mon' || isoWeek(startsOn) % 2 === 0) startsOn = addDays(startsOn, 1)
        const [one, other] = [weeklyOf({ odd, even }), weeklyOf({ rotation: [odd, even], startsOn })]
        for (const date of datesBetween(first, last)) expect(one(date)).toEqual(other(date))
      }),
      runs(4),
    ))

  it('a rotation comes round after its length, and its first day is the start', () =>
    fc.assert(
      fc.property(fc.oneof(anyRotationOfDays(), anyRotationOfWeeks()), someDate, (hours, date) => {
        const isWeeks = hours.rotation.every(entry => typeof entry === 'object' && !Array.isArray(entry))
        const weekly = weeklyOf(hours)
        expect(weekly(addDays(date, hours.rotation.length * (isWeeks ? 7 : 1)))).toEqual(weekly(date))
        const alone = weeklyOf({ rotation: [hours.rotation[0]] as WeekHours[], startsOn: hours.startsOn })
        expect(weekly(hours.startsOn)).toEqual(alone(hours.startsOn))
      }),
      runs(60),
    ))

  /** What the exceptions do to the dates of some years, as text. */
  const effects = (exceptions: ExceptionsSpec, from: string) => {
    const on = exceptionsOf(exceptions, () => true)
    const dates = datesBetween(from, addDays(from, 800))
    return dates.map(date => effectOf(on(date), date))
  }
  const effectOf = (exception: Exception | undefined, date: string) =>
    JSON.stringify(
      exception && {
        name: exception.name,
        ...('weekly' in exception ? { shifts: exception.weekly(date) } : exception),
      },
    )
  const keysAndDate = (keys: typeof anyExceptionKeys) =>
    fc.tuple(keys('UTC'), fc.oneof(someDate, fc.constant('2026-12-01')))

  it('a list of exceptions is the object form where no two overlap', () =>
    fc.assert(
      fc.property(keysAndDate(separateExceptionKeys), fc.boolean(), ([exceptions, from], reversed) => {
        const list = listOf(exceptions)
        expect(effects(reversed ? list.reverse() : list, from)).toEqual(effects(exceptions, from))
      }),
      runs(25),
    ))

  it('a list of exceptions is the object form where wider ones come first, and yearly ones before dated ones', () =>
    fc.assert(
      fc.property(keysAndDate(anyExceptionKeys), ([exceptions, from]) => {
        fc.pre(Object.keys(exceptions).every(isSteady))
        const width = ([key]: [string, unknown]) => {
          const [start, end = start] = key.split('/').map(text => (text.length === 5 ? `2027-${text}` : text))
          return Date.parse(end === '..' ? '2300-01-01' : end) - Date.parse(start === '..' ? '1800-01-01' : start)
        }
        const isYearly = ([key]: [string, unknown]) => key.split('/')[0].length === 5
        const sorted = Object.entries(exceptions).sort(
          (a, b) => width(b) - width(a) || Number(isYearly(b)) - Number(isYearly(a)),
        )
        expect(effects(listOf(Object.fromEntries(sorted)), from)).toEqual(effects(exceptions, from))
      }),
      runs(25),
    ))

  it('an entry covers no date of a year that it leaves out', () =>
    fc.assert(
      fc.property(anyExceptionList('UTC'), someDate, fc.integer({ min: 2023, max: 2028 }), (list, from, year) => {
        const yearly = list.filter(entry => 'on' in entry)
        const on = exceptionsOf(
          yearly.map(entry => ({ ...entry, except: [year] })),
          () => true,
        )
        const start = yearOf(from) === year ? from : dateOf(year, 1, 1)
        for (const date of datesBetween(start, dateOf(year, 12, 31))) expect(on(date)).toBeUndefined()
      }),
      runs(10),
    ))

  it('the reference counts what a walk from minute to minute counts', () =>
    fc.assert(
      fc.property(sceneOfEveryForm(1), ({ spec, at }) => {
        fc.pre(at[0] > Date.parse('1972-02-01T00:00Z') && at[0] < Date.parse('2199-12-01T00:00Z'))
        const from = Math.floor(at[0] / minute) * minute
        const slow = reference(spec)
        expect(slow.elapsed(from, from + 2 * day)).toBe(elapsedByMinutes(slow.isOpen, from, from + 2 * day))
      }),
      runs(12),
    ))

  it('the first day of alternating hours is what a week of them opens', () =>
    fc.assert(
      fc.property(anyAlternatingHours(), someDate, (hours, date) => {
        const open = opening({ timeZone: 'UTC', hours }, date, date).length > 0
        const weekly = weeklyOf(hours)
        const overnight = weekly(addDays(date, -1)).some(({ closes }) => closes > day)
        expect(open).toBe(overnight || weekly(date).length > 0)
      }),
      runs(30),
    ))
})

/** Whether a key covers as many days in every year: no yearly range with 29 February or with the new year in it. */
function isSteady(key: string): boolean {
  const [start, end = start] = key.split('/')
  const daysIn = (year: number) => Date.parse(`${year}-${end}`) - Date.parse(`${year}-${start}`)
  return start.length !== 5 || (start <= end && !key.includes('02-29') && daysIn(2027) === daysIn(2028))
}
