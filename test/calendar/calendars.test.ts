import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar, difference, intersection, union } from '../../src/calendar/calendars.ts'
import type { CalendarSpec } from '../../src/calendar/spec.ts'
import { SlaCalendarError } from '../../src/errors.ts'
import { at } from '../zones/notation.ts'

const HOUR = 3_600_000
const desk = (timeZone: string, name: string, holidays: { name: string; month: number; day: number }[] = []) =>
  businessCalendar({ name, timeZone, hours: { 'mon-fri': '09:00-18:00' }, holidays })
const milan = desk('Europe/Rome', 'Milan', [
  { name: 'Natale', month: 12, day: 25 },
  { name: "Sant'Ambrogio", month: 12, day: 7 },
])
const boston = desk('America/New_York', 'Boston', [{ name: 'Christmas', month: 12, day: 25 }])
const tokyo = desk('Asia/Tokyo', 'Tokyo')

// On Friday 20 November 2026, in the time of Rome: Tokyo 01-10, Milan 09-18, Boston 15-24.
const [friday, saturday] = [at('fri 2026-11-20 00:00+01:00'), at('sat 2026-11-21 00:00+01:00')]
const hours = (calendar: ReturnType<typeof union>) =>
  [...calendar.intervals(friday, saturday)].map(({ start, end }) => [(start - friday) / HOUR, (end - friday) / HOUR])

const noCalendar = (index: number, given: string, code: 'calendar-required' | 'input-invalid') =>
  new SlaCalendarError(code, [index], `${given} is not a calendar.`, 'Pass a calendar or its spec.')

describe('businessCalendar', () => {
  it('answers like a calendar read back from its JSON', () => {
    const spec: CalendarSpec = {
      name: 'Milan desk',
      timeZone: 'Europe/Rome',
      hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
      holidays: [{ name: "Sant'Ambrogio", month: 12, day: 7 }],
      exceptions: { '2026-12-24': '09:00-13:00' },
    }
    const calendar = businessCalendar(spec)
    const again = businessCalendar(JSON.parse(JSON.stringify(calendar)))
    expect(again.toJSON()).toEqual(calendar.toJSON())
    expect(calendar.toJSON()).toEqual({
      ...spec,
      hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, ['09:00-13:00', '14:00-18:00']])),
      exceptions: { '2026-12-24': ['09:00-13:00'] },
    })
    expect(again.add('2026-12-04T17:00+01:00', 'PT3H')).toBe('2026-12-08T11:00:00+01:00')
  })
  it('does not keep the given spec', () => {
    const spec = { timeZone: 'Europe/Rome', hours: { mon: ['09:00-18:00'] } }
    const calendar = businessCalendar(spec as CalendarSpec)
    spec.hours.mon[0] = '10:00-11:00'
    expect(calendar.toJSON()).toEqual({ timeZone: 'Europe/Rome', hours: { mon: ['09:00-18:00'] } })
  })
  it('refuses a value that is not a spec, with a path from its root', () => {
    expect(() => businessCalendar(5 as never)).toThrow(new SlaCalendarError('input-invalid', [], '5 is not an object.'))
    expect(() => businessCalendar({ timeZone: 'Europe/Rome' } as never)).toThrow(
      new SlaCalendarError(
        'key-missing',
        ['hours'],
        'This key is required.',
        "Give weekly hours such as { 'mon-fri': '09:00-17:00' }.",
      ),
    )
  })
})

describe('alwaysOpen', () => {
  it('is open at every instant', () => {
    expect(alwaysOpen.isOpen(0)).toBe(true)
    expect(hours(alwaysOpen)).toEqual([[0, 24]])
    expect(alwaysOpen.add(0, 'PT2H')).toBe(2 * HOUR)
  })
  it('is in UTC, without a name or holidays', () => {
    expect([alwaysOpen.timeZone, alwaysOpen.name, alwaysOpen.holidays(2026)]).toEqual(['UTC', undefined, []])
    expect(alwaysOpen.add('2026-11-20T16:30+01:00', 'PT2H')).toBe('2026-11-20T17:30:00+00:00')
  })
  it('says so of each day', () => {
    const start = Date.UTC(2026, 10, 20)
    expect([...alwaysOpen.days('2026-11-20', '2026-11-20')]).toEqual([
      { date: '2026-11-20', openMs: 24 * HOUR, intervals: [{ start, end: start + 24 * HOUR }], reason: 'always' },
    ])
  })
  it('is read back from its JSON', () => {
    expect(alwaysOpen.toJSON()).toEqual({ always: true })
    expect(hours(businessCalendar({ always: true }))).toEqual([[0, 24]])
  })
})

describe('union', () => {
  it('is open when any is, across zones', () => {
    expect(hours(union(milan, boston))).toEqual([[9, 24]])
    expect(hours(union(boston, tokyo))).toEqual([
      [1, 10],
      [15, 24],
    ])
    expect(hours(union(milan, boston, tokyo))).toEqual([[1, 24]])
  })
  it('of one is like it', () => expect(hours(union(milan))).toEqual([[9, 18]]))
  it('has the zone of the first, and no name', () => {
    const either = union(boston, milan)
    expect([either.timeZone, either.name]).toEqual(['America/New_York', undefined])
    expect(either.nextOpen('2026-11-20T03:00+01:00')).toBe('2026-11-20T03:00:00-05:00')
    expect(union(milan, boston).nextClose('2026-11-20T17:00+01:00')).toBe('2026-11-21T00:00:00+01:00')
  })
  it('counts working days by the dates of the first', () => {
    const budget = { workingDays: 0, due: 'close' } as const
    expect(union(milan, boston).add('2026-11-19T20:00+01:00', budget)).toBe('2026-11-20T00:00:00+01:00')
    expect(union(boston, milan).add('2026-11-19T20:00+01:00', budget)).toBe('2026-11-19T18:00:00-05:00')
  })
  it('has the holidays of all, in date order, each once', () => {
    expect(union(milan, boston, milan).holidays(2026)).toEqual([
      { date: '2026-12-07', name: "Sant'Ambrogio" },
      { date: '2026-12-25', name: 'Natale' },
      { date: '2026-12-25', name: 'Christmas' },
    ])
  })
  it('has a holiday of all for each part of the date that it closes', () => {
    const closing = (closed?: string) =>
      businessCalendar({
        timeZone: 'Europe/Rome',
        hours: {},
        holidays: [{ name: 'Patron', date: '2026-10-01', closed }],
      })
    const [whole, morning] = [closing(), closing('09:00-12:00')]
    const both = [
      { date: '2026-10-01', name: 'Patron' },
      { date: '2026-10-01', name: 'Patron', closed: '09:00-12:00' },
    ]
    expect(intersection(whole, morning, whole).holidays(2026)).toEqual(both)
    expect(intersection(morning, whole, morning).holidays(2026)).toEqual([...both].reverse())
  })
  it('is read back from its JSON', () => {
    const both = union(milan, boston)
    expect(both.toJSON()).toEqual({ union: [milan.toJSON(), boston.toJSON()] })
    expect(hours(businessCalendar(JSON.parse(JSON.stringify(both))))).toEqual([[9, 24]])
  })
  it('of none is refused', () =>
    expect(() => union()).toThrow(
      new SlaCalendarError('input-invalid', [], 'This union has 0 calendars.', 'Give at least one.'),
    ))
  it('refuses an argument that is not a calendar, and names its place', () => {
    expect(() => union(undefined as never)).toThrow(noCalendar(0, 'undefined', 'calendar-required'))
    expect(() => union(milan, null as never)).toThrow(noCalendar(1, 'null', 'calendar-required'))
    expect(() => union(milan, boston, 'milan' as never)).toThrow(noCalendar(2, '"milan"', 'input-invalid'))
  })
})

describe('intersection', () => {
  it('is open when all are, across zones', () => {
    expect(hours(intersection(milan, boston))).toEqual([[15, 18]])
    expect(hours(intersection(milan, tokyo))).toEqual([[9, 10]])
    expect(hours(intersection(milan, boston, tokyo))).toEqual([])
  })
  it('of one is like it', () => expect(hours(intersection(milan))).toEqual([[9, 18]]))
  it('has the zone of the first', () => expect(intersection(tokyo, milan).timeZone).toBe('Asia/Tokyo'))
  it('is read back from its JSON', () => {
    const both = intersection(milan, boston)
    expect(both.toJSON()).toEqual({ intersection: [milan.toJSON(), boston.toJSON()] })
    expect(hours(businessCalendar(JSON.parse(JSON.stringify(both))))).toEqual([[15, 18]])
  })
  it('of none is refused', () =>
    expect(() => intersection()).toThrow(expect.objectContaining({ code: 'input-invalid', path: [] })))
  it('refuses an argument that is not a calendar, and names its place', () =>
    expect(() => intersection(milan, 5 as never)).toThrow(noCalendar(1, '5', 'input-invalid')))
})

describe('difference', () => {
  it('is open when the first is and the second is not', () => {
    expect(hours(difference(milan, boston))).toEqual([[9, 15]])
    expect(hours(difference(boston, milan))).toEqual([[18, 24]])
    expect(hours(difference(milan, milan))).toEqual([])
    expect(hours(difference(alwaysOpen, milan))).toEqual([
      [0, 9],
      [18, 24],
    ])
  })
  it('has the zone of the first', () => expect(difference(tokyo, milan).timeZone).toBe('Asia/Tokyo'))
  it('is read back from its JSON', () => {
    const both = difference(milan, boston)
    expect(both.toJSON()).toEqual({ difference: [milan.toJSON(), boston.toJSON()] })
    expect(hours(businessCalendar(JSON.parse(JSON.stringify(both))))).toEqual([[9, 15]])
  })
  it('refuses an argument that is not a calendar, and names its place', () => {
    expect(() => difference(undefined as never, milan)).toThrow(noCalendar(0, 'undefined', 'calendar-required'))
    expect(() => difference(milan, undefined as never)).toThrow(noCalendar(1, 'undefined', 'calendar-required'))
    expect(() => difference(milan, 'boston' as never)).toThrow(noCalendar(1, '"boston"', 'input-invalid'))
  })
  it('refuses a third calendar, which it would not subtract', () => {
    const three = [milan, boston, tokyo] as never as [typeof milan, typeof boston]
    expect(() => difference(...three)).toThrow('This difference has 3 calendars. Give two.')
  })
})

describe('combinations of combinations', () => {
  it('are open by the whole of it', () => {
    expect(hours(difference(union(milan, tokyo), intersection(milan, tokyo)))).toEqual([
      [1, 9],
      [10, 18],
    ])
  })
  it('are read back from their JSON', () => {
    const nested = difference(union(milan, alwaysOpen), tokyo)
    const again = businessCalendar(JSON.parse(JSON.stringify(nested)))
    expect(again.toJSON()).toEqual(nested.toJSON())
    expect(hours(again)).toEqual([
      [0, 1],
      [10, 24],
    ])
  })
})

describe('combinations of combinations', () => {
  const tooMany = (...path: string[]) =>
    new SlaCalendarError(
      'input-invalid',
      path,
      'The calendar is made of more than 1000 desks.',
      'Use each desk only once.',
    )
  it.each([
    ['union', union],
    ['intersection', intersection],
    ['difference', difference],
  ])('are refused if they combine more than 1,000 calendars: %s', (_, combine) => {
    const doubled = () => {
      let calendar = combine(milan, boston)
      for (let k = 0; k < 40; k++) calendar = combine(calendar, calendar)
      return calendar
    }
    expect(doubled).toThrow(tooMany())
  })
  it('may hold 1,000 desks', () => {
    const many = union(...Array.from({ length: 999 }, () => milan))
    const most = union(many, boston)
    expect(most.isOpen('2026-11-20T10:00+01:00')).toBe(true)
    expect(() => union(most, tokyo)).toThrow(tooMany())
    expect(() => businessCalendar({ union: [most.toJSON(), tokyo.toJSON()] })).toThrow(tooMany('union'))
  })
})
