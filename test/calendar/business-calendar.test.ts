import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts'
import { alwaysOpen, businessCalendar, union } from '../../src/calendar/calendars.ts'
import { always } from '../../src/calendar/sources/always.ts'
import type { CalendarSpec, HolidayRule, SimpleCalendarSpec } from '../../src/calendar/spec.ts'
import { Timeline } from '../../src/calendar/timeline/timeline.ts'
import { isSlaCalendarError, SlaCalendarError } from '../../src/errors.ts'
import type { InstantInput } from '../../src/time/instant.ts'
import { RANGE_END, RANGE_START } from '../../src/time/range.ts'
import { Temporal } from '../temporal.ts'
import { at } from '../zones/notation.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const SPEC = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const
/** A calendar that nothing has been asked yet. */
const office = () => businessCalendar(SPEC)
/** The same with the year 2026 compiled, so that it may answer at once. */
function warm(calendar = office()): BusinessCalendar {
  calendar.isOpen(at('fri 2026-11-20 12:00+01:00'))
  return calendar
}
/** Compiled over all of the range. */
function whole(calendar: BusinessCalendar): BusinessCalendar {
  calendar.elapsed(RANGE_START, RANGE_END - 1)
  return calendar
}
const never = () => businessCalendar({ timeZone: 'Europe/Rome', hours: {} })
const friday = 'fri 2026-11-20 16:30+01:00'

const outOfRange = (path: (string | number)[], hint = 'A number is epoch milliseconds.') =>
  new SlaCalendarError(
    'instant-out-of-range',
    path,
    'The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z.',
    hint,
  )
const TOO_MUCH = outOfRange([], 'Use a shorter duration, or check that the calendar has enough open time.')
const noInstant = (path: (string | number)[], given: string) =>
  new SlaCalendarError(
    'instant-invalid',
    path,
    `${given} is not an instant.`,
    'Pass a valid Date or epoch milliseconds.',
  )
const neverOpens = (from: string) =>
  new SlaCalendarError(
    'never-opens',
    [],
    `The calendar has no open time left, seen from ${from}.`,
    'Check its hours, holidays and exceptions.',
  )
function errorOf(run: () => unknown): SlaCalendarError {
  try {
    run()
  } catch (error) {
    if (isSlaCalendarError(error)) return error
    throw error
  }
  throw new Error('Nothing was raised.')
}

describe('BusinessCalendar', () => {
  it('has the name and the zone of its description', () => {
    expect(businessCalendar({ ...SPEC, name: 'Milan desk' }).name).toBe('Milan desk')
    expect(office().name).toBeUndefined()
    expect(office().timeZone).toBe('Europe/Rome')
  })
  it('keeps its source for those who combine it', () => {
    const source = always()
    expect(BusinessCalendar.internalsOf(new BusinessCalendar(source))).toBe(source)
  })
})

describe('isOpen', () => {
  it('is so from the opening on and not at the closing', () => {
    const calendar = office()
    expect(calendar.isOpen('2026-11-20T08:59:59.999+01:00')).toBe(false)
    expect(calendar.isOpen('2026-11-20T09:00+01:00')).toBe(true)
    expect(calendar.isOpen(new Date('2026-11-20T17:59:59.999+01:00'))).toBe(true)
    expect(calendar.isOpen(at('fri 2026-11-20 18:00+01:00'))).toBe(false)
  })
  it('names `at` when that is no instant', () =>
    expect(() => office().isOpen(Number.NaN)).toThrow(noInstant(['at'], 'NaN')))
})

// Each of these is asked of a calendar that has compiled nothing and of one that can answer at once.
describe.each([
  ['a new calendar', office],
  ['a calendar asked before', () => warm()],
])('add, of %s', (_, calendarOf) => {
  const due = (start: string, budget: number) => calendarOf().add(at(start), budget)
  it.each([
    ['stays inside the day', friday, HOUR, 'fri 2026-11-20 17:30+01:00'],
    ['carries over a weekend', friday, 6 * HOUR, 'mon 2026-11-23 13:30+01:00'],
    ['is due at a closing, not at the next opening', friday, 1.5 * HOUR, 'fri 2026-11-20 18:00+01:00'],
    ['is due a second into the next opening', friday, 1.5 * HOUR + 1000, 'mon 2026-11-23 09:00:01+01:00'],
    ['waits for the opening', 'sat 2026-11-21 12:00+01:00', HOUR, 'mon 2026-11-23 10:00+01:00'],
    ['starts at an opening', 'mon 2026-11-23 09:00+01:00', HOUR, 'mon 2026-11-23 10:00+01:00'],
    ['starts at a closing', 'fri 2026-11-20 18:00+01:00', HOUR, 'mon 2026-11-23 10:00+01:00'],
    ['gives the start for nothing, open', friday, 0, friday],
    ['gives the start for nothing, closed', 'sat 2026-11-21 12:00+01:00', 0, 'sat 2026-11-21 12:00+01:00'],
    ['gives the start for nothing, at a closing', 'fri 2026-11-20 18:00+01:00', 0, 'fri 2026-11-20 18:00+01:00'],
    ['subtracts what is negative', 'mon 2026-11-23 13:30+01:00', -6 * HOUR, friday],
    ['subtracts to an opening', 'mon 2026-11-23 10:00+01:00', -HOUR, 'mon 2026-11-23 09:00+01:00'],
    ['rounds half a millisecond up', friday, HOUR - 0.5, 'fri 2026-11-20 17:30+01:00'],
    ['rounds less down', friday, HOUR + 0.4, 'fri 2026-11-20 17:30+01:00'],
    ['rounds what is near nothing to nothing', 'sat 2026-11-21 12:00+01:00', 0.4, 'sat 2026-11-21 12:00+01:00'],
  ])('%s', (_, start, budget, expected) => expect(due(start, budget)).toBe(at(expected)))

  it('takes text and parts as budget too', () => {
    const start = at(friday)
    expect(calendarOf().add(start, 'PT6H')).toBe(at('mon 2026-11-23 13:30+01:00'))
    expect(calendarOf().add(start, { hours: 6 })).toBe(at('mon 2026-11-23 13:30+01:00'))
    expect(calendarOf().add(start, { hours: 1.5 })).toBe(at('fri 2026-11-20 18:00+01:00'))
    expect(calendarOf().add(start, 'PT0S')).toBe(start)
    expect(calendarOf().add(new Date(start), 'PT6H')).toEqual(new Date(at('mon 2026-11-23 13:30+01:00')))
  })
  it('takes working days', () => {
    const budget = { workingDays: 1, due: 'close' } as const
    expect(calendarOf().add(at(friday), budget)).toBe(at('mon 2026-11-23 18:00+01:00'))
    const calendar = calendarOf()
    expect([1, 2, 1].map(n => calendar.add(at(friday), { workingDays: n, due: 'close' }))).toEqual([
      at('mon 2026-11-23 18:00+01:00'),
      at('tue 2026-11-24 18:00+01:00'),
      at('mon 2026-11-23 18:00+01:00'),
    ])
  })
  it('gives back the form that was given', () => {
    const start = at(friday)
    const end = at('mon 2026-11-23 13:30+01:00')
    const calendar = calendarOf()
    expect(calendar.add(start, 6 * HOUR)).toBe(end)
    expect(calendar.add(start, 6 * HOUR)).toBe(end)
    const date = new Date(start)
    expect(calendar.add(date, 6 * HOUR)).toEqual(new Date(end))
    expect(date.getTime()).toBe(start)
    expect(calendar.add('2026-11-20T16:30+01:00', 6 * HOUR)).toBe('2026-11-23T13:30:00+01:00')
    expect(calendar.add(Temporal.Instant.fromEpochMilliseconds(start), 6 * HOUR).epochMilliseconds).toBe(end)
    expect(calendar.add({ epochMilliseconds: start }, 6 * HOUR)).toEqual({ epochMilliseconds: end })
  })
  it('hands back the same Date value, not the same Date, for no budget', () => {
    const date = new Date(at(friday))
    expect(calendarOf().add(date, 0)).toEqual(date)
    expect(calendarOf().add(date, 0)).not.toBe(date)
  })
  it('floors what is finer than a millisecond (§1)', () => {
    expect(calendarOf().add(at(friday) + 0.9, HOUR)).toBe(at('fri 2026-11-20 17:30+01:00'))
    expect(calendarOf().add(at(friday) + 0.9, 0)).toBe(at(friday))
  })
  it('refuses what is no instant or no budget, with its path', () => {
    const calendar = calendarOf()
    expect(() => calendar.add(Number.NaN, HOUR)).toThrow(noInstant(['at'], 'NaN'))
    expect(() => calendar.add(new Date(Number.NaN), HOUR)).toThrow(noInstant(['at'], 'An invalid Date'))
    expect(() => calendar.add(RANGE_START - 1, HOUR)).toThrow(outOfRange(['at']))
    expect(() => calendar.add(RANGE_END, HOUR)).toThrow(outOfRange(['at']))
    expect(() => calendar.add(RANGE_END, 0)).toThrow(outOfRange(['at']))
    expect(() => calendar.add(at(friday), Number.NaN)).toThrow(
      new SlaCalendarError(
        'budget-invalid',
        ['budget'],
        'NaN is not an amount of time.',
        "Pass milliseconds, 'PT6H' or { hours: 6 }.",
      ),
    )
    expect(() => calendar.add(at(friday), Infinity)).toThrow(
      new SlaCalendarError(
        'budget-invalid',
        ['budget'],
        'Infinity is not an amount of time.',
        "Pass milliseconds, 'PT6H' or { hours: 6 }.",
      ),
    )
  })
  it('is out of range where the open time until 2200 does not suffice', () => {
    expect(() => calendarOf().add(at(friday), 1e300)).toThrow(TOO_MUCH)
    expect(() => calendarOf().add(at(friday), RANGE_END)).toThrow(TOO_MUCH)
    expect(() => calendarOf().add(new Date(at(friday)), 1e300)).toThrow(TOO_MUCH)
    expect(() => calendarOf().add(at(friday), -1e300)).toThrow(TOO_MUCH)
  })
})

describe('add, at the ends of the range', () => {
  it('reaches the last instant and not the end, also when all is compiled', () => {
    for (const calendar of [alwaysOpen, whole(union(alwaysOpen))]) {
      expect(calendar.add(RANGE_END - 5, 4)).toBe(RANGE_END - 1)
      expect(calendar.add(RANGE_START, 1)).toBe(RANGE_START + 1)
      expect(() => calendar.add(RANGE_END - 5, 5)).toThrow(TOO_MUCH)
      expect(() => calendar.add(new Date(RANGE_END - 5), 5)).toThrow(TOO_MUCH)
    }
  })
  it('reaches the first instant going back', () => {
    expect(alwaysOpen.add(RANGE_START + 5, -5)).toBe(RANGE_START)
    expect(() => alwaysOpen.add(RANGE_START + 5, -6)).toThrow(TOO_MUCH)
  })
  it('never opens without any open time, but gives the start for no budget', () => {
    expect(() => never().add(0, 1)).toThrow(neverOpens('1970-01-01T00:00:00.000Z'))
    expect(() => never().add(0, -1)).toThrow(neverOpens('1970-01-01T00:00:00.000Z'))
    expect(never().add(0, 0)).toBe(0)
  })
  it('never gives minus zero', () => {
    expect(alwaysOpen.add(-5, 5)).toBe(0)
    expect(alwaysOpen.add(5, -5)).toBe(0)
    expect(alwaysOpen.subtract(5, 5)).toBe(0)
    expect(alwaysOpen.subtract(0, 0)).toBe(0)
  })
})

describe('add, of what is compiled', () => {
  it('goes the long way for no whole number of milliseconds that the window can tell', () => {
    const calendar = warm()
    const longWay = vi.spyOn(Timeline.prototype, 'add')
    calendar.add(at(friday), 6 * HOUR)
    calendar.add(new Date(at(friday)), 6 * HOUR)
    expect(longWay).not.toHaveBeenCalled()
    calendar.add('2026-11-20T16:30+01:00', 6 * HOUR)
    calendar.add(at(friday), 'PT6H')
    calendar.add(at(friday), HOUR + 0.5)
    expect(longWay).toHaveBeenCalledTimes(3)
    longWay.mockRestore()
  })
})

describe('subtract', () => {
  const from = (end: string, budget: number) => office().subtract(at(end), budget)
  it.each([
    ['stays inside the day', friday, HOUR, 'fri 2026-11-20 15:30+01:00'],
    ['carries over a weekend', 'mon 2026-11-23 13:30+01:00', 6 * HOUR, friday],
    [
      'comes from an opening, not from the closing before',
      'mon 2026-11-23 10:00+01:00',
      HOUR,
      'mon 2026-11-23 09:00+01:00',
    ],
    ['waits at a closing', 'sat 2026-11-21 12:00+01:00', HOUR, 'fri 2026-11-20 17:00+01:00'],
    ['starts at an opening', 'mon 2026-11-23 09:00+01:00', HOUR, 'fri 2026-11-20 17:00+01:00'],
    ['gives the end for nothing, closed', 'sat 2026-11-21 12:00+01:00', 0, 'sat 2026-11-21 12:00+01:00'],
    ['adds what is negative', friday, -6 * HOUR, 'mon 2026-11-23 13:30+01:00'],
    ['adds to a closing', friday, -1.5 * HOUR, 'fri 2026-11-20 18:00+01:00'],
    ['rounds half a millisecond up', friday, HOUR - 0.5, 'fri 2026-11-20 15:30+01:00'],
    ['rounds half a millisecond away from zero below it too', friday, -HOUR + 0.5, 'fri 2026-11-20 17:30+01:00'],
  ])('%s', (_, end, budget, expected) => expect(from(end, budget)).toBe(at(expected)))

  it('gives back the form that was given', () => {
    const end = at('mon 2026-11-23 13:30+01:00')
    expect(office().subtract(new Date(end), 6 * HOUR)).toEqual(new Date(at(friday)))
    expect(office().subtract('2026-11-23T13:30+01:00', 'PT6H')).toBe('2026-11-20T16:30:00+01:00')
  })
  it.each([
    ['mon 2026-11-23 15:00+01:00', 1, 'fri 2026-11-20 15:00+01:00'],
    ['mon 2026-11-23 15:00+01:00', 0, 'mon 2026-11-23 15:00+01:00'],
    ['mon 2026-11-23 09:00+01:00', 1, 'fri 2026-11-20 09:00+01:00'],
    ['sat 2026-11-21 12:00+01:00', 1, 'thu 2026-11-19 18:00+01:00'],
    ['mon 2026-11-23 08:00+01:00', 0, 'fri 2026-11-20 18:00+01:00'],
  ])('leads from %s back over %d working days', (from, workingDays, due) => {
    expect(office().subtract(at(from), { workingDays, due: 'same-time' })).toBe(at(due))
  })
  it.each(['00:00-24:00', '00:01-24:00'])('leads from a Tuesday of %s to the closing on Monday', tue => {
    const calendar = businessCalendar({ timeZone: 'UTC', hours: { mon: '09:00-11:00', tue } })
    const back = calendar.subtract('2026-11-25T12:00Z', { workingDays: 1, due: 'same-time' })
    expect(back).toBe('2026-11-23T11:00:00+00:00')
  })
  it('leads from 24:00 to the 24:00 at which an earlier date closes, or does not', () => {
    const back = (hours: SimpleCalendarSpec['hours']) =>
      businessCalendar({ timeZone: 'UTC', hours }).subtract('2026-11-25T12:00Z', { workingDays: 1, due: 'same-time' })
    expect(back({ 'mon-tue': '00:00-24:00' })).toBe('2026-11-24T00:00:00+00:00')
    expect(back({ mon: '12:00-24:00', tue: '10:00-24:00' })).toBe('2026-11-24T00:00:00+00:00')
  })
  it('refuses working days that are due at the close', () =>
    expect(() => office().subtract(0, { workingDays: 1, due: 'close' })).toThrow(
      new SlaCalendarError(
        'budget-invalid',
        ['budget'],
        "Only working days with due: 'same-time', without cutoff and dayZero, can be subtracted.",
        "Write { workingDays: 1, due: 'same-time' }.",
      ),
    ))
  it('refuses what is no instant or no budget, with its path', () => {
    expect(() => office().subtract(Number.NaN, HOUR)).toThrow(noInstant(['at'], 'NaN'))
    expect(errorOf(() => office().subtract(0, 'P1D'))).toMatchObject({ code: 'budget-invalid', path: ['budget'] })
  })
  it('is out of range or never opens where there is too little before', () => {
    expect(() => alwaysOpen.subtract(RANGE_START + 5, 6)).toThrow(TOO_MUCH)
    expect(() => alwaysOpen.subtract(RANGE_START, 1)).toThrow(neverOpens('1900-01-01T00:00:00.000Z'))
  })
})

describe('elapsed', () => {
  const [start, end] = [at(friday), at('mon 2026-11-23 10:00+01:00')]
  it.each([
    ['a new calendar', office],
    ['a calendar asked before', () => warm()],
  ])('is signed, of %s', (_, calendarOf) => {
    expect(calendarOf().elapsed(start, end)).toBe(2.5 * HOUR)
    expect(calendarOf().elapsed(end, start)).toBe(-2.5 * HOUR)
    expect(calendarOf().elapsed(new Date(start), new Date(end))).toBe(2.5 * HOUR)
    expect(calendarOf().elapsed('2026-11-20T16:30+01:00', '2026-11-23T10:00+01:00')).toBe(2.5 * HOUR)
    expect(calendarOf().elapsed('2026-11-20T16:30+01:00', end)).toBe(2.5 * HOUR)
    expect(calendarOf().elapsed(start, '2026-11-23T10:00+01:00')).toBe(2.5 * HOUR)
  })
  it.each([
    ['a new calendar', office],
    ['a calendar asked before', () => warm()],
  ])('is never minus zero, of %s', (_, calendarOf) => {
    const [saturday, sunday] = [at('sat 2026-11-21 12:00+01:00'), at('sun 2026-11-22 12:00+01:00')]
    expect(calendarOf().elapsed(saturday, sunday)).toBe(0)
    expect(calendarOf().elapsed(sunday, saturday)).toBe(0)
    expect(calendarOf().elapsed(start, start)).toBe(0)
    expect(never().elapsed(sunday, saturday)).toBe(0)
  })
  it('floors what is finer than a millisecond (§1)', () => expect(warm().elapsed(start + 0.9, start + 1.9)).toBe(1))
  it('counts far beyond what is compiled, in both directions', () => {
    // 366 days of the clock round each.
    const far = 366 * DAY * 40
    for (const calendar of [warm(businessCalendar(alwaysOpen.toJSON()))]) {
      expect(calendar.elapsed(start, start + far)).toBe(far)
      expect(calendar.elapsed(start - far, start)).toBe(far)
      expect(calendar.elapsed(start, start - 2 * far)).toBe(-2 * far)
      expect(calendar.elapsed(start - 2.5 * far, start - 2.5 * far - 1)).toBe(-1)
    }
  })
  it('goes the long way for no two instants in order that the window holds', () => {
    const calendar = whole(union(alwaysOpen))
    const longWay = vi.spyOn(Timeline.prototype, 'elapsed')
    calendar.elapsed(RANGE_START, RANGE_START)
    calendar.elapsed(RANGE_START, RANGE_END - 1)
    calendar.elapsed(new Date(0), new Date(1))
    expect(longWay).not.toHaveBeenCalled()
    calendar.elapsed(1, 0)
    calendar.elapsed('1970-01-01T00:00Z', 1)
    expect(longWay).toHaveBeenCalledTimes(2)
    longWay.mockRestore()
  })
  it('goes back to before what is compiled', () => {
    const calendar = warm(businessCalendar(alwaysOpen.toJSON()))
    expect(calendar.elapsed(start, 0)).toBe(-start)
  })
  it('refuses the end of the range, also when all is compiled', () => {
    for (const calendar of [office(), whole(union(alwaysOpen))]) {
      expect(() => calendar.elapsed(0, RANGE_END)).toThrow(outOfRange(['to']))
      expect(() => calendar.elapsed(RANGE_END, 0)).toThrow(outOfRange(['from']))
      expect(() => calendar.elapsed(RANGE_START - 1, 0)).toThrow(outOfRange(['from']))
    }
    expect(alwaysOpen.elapsed(RANGE_START, RANGE_END - 1)).toBe(RANGE_END - RANGE_START - 1)
  })
  it('names the end that is not an instant', () => {
    expect(() => office().elapsed(Number.NaN, 0)).toThrow(noInstant(['from'], 'NaN'))
    expect(() => office().elapsed(0, Number.NaN)).toThrow(noInstant(['to'], 'NaN'))
  })
})

describe('the look-ups', () => {
  const opening = at('fri 2026-11-20 09:00+01:00')
  const closing = at('fri 2026-11-20 18:00+01:00')
  const monday = at('mon 2026-11-23 09:00+01:00')
  const thursday = at('thu 2026-11-19 18:00+01:00')
  it.each([
    ['before an opening', opening - 1, [opening, closing, thursday - 9 * HOUR, thursday]],
    ['at an opening', opening, [opening, closing, thursday - 9 * HOUR, thursday]],
    ['behind an opening', opening + 1, [opening + 1, closing, opening, opening + 1]],
    ['before a closing', closing - 1, [closing - 1, closing, opening, closing - 1]],
    ['at a closing', closing, [monday, monday + 9 * HOUR, opening, closing]],
    ['behind a closing', closing + 1, [monday, monday + 9 * HOUR, opening, closing]],
  ])('%s', (_, t, expected) => {
    const calendar = office()
    expect([calendar.nextOpen(t), calendar.nextClose(t), calendar.previousOpen(t), calendar.previousClose(t)]).toEqual(
      expected,
    )
  })
  it('are null where there is no open time', () => {
    const calendar = never()
    expect([calendar.nextOpen(0), calendar.nextClose(0), calendar.previousOpen(0), calendar.previousClose(0)]).toEqual([
      ...[null, null, null, null],
    ])
    expect(calendar.nextOpen(new Date(0))).toBeNull()
    expect(calendar.nextOpen('1970-01-01T00:00Z')).toBeNull()
  })
  it('never close and never opened, round the clock (§7)', () => {
    for (const t of [RANGE_START + 1, 0, RANGE_END - 1]) {
      expect([alwaysOpen.nextOpen(t), alwaysOpen.previousClose(t)]).toEqual([t, t])
      expect([alwaysOpen.nextClose(t), alwaysOpen.previousOpen(t)]).toEqual([null, null])
    }
    expect([alwaysOpen.nextOpen(RANGE_START), alwaysOpen.previousClose(RANGE_START)]).toEqual([RANGE_START, null])
  })
  it('give back the form that was given', () => {
    const calendar = office()
    expect(calendar.nextOpen('2026-11-20T18:00+01:00')).toBe('2026-11-23T09:00:00+01:00')
    expect(calendar.nextClose('2026-11-20T18:00+01:00')).toBe('2026-11-23T18:00:00+01:00')
    expect(calendar.previousOpen('2026-11-23T09:00+01:00')).toBe('2026-11-20T09:00:00+01:00')
    expect(calendar.previousClose('2026-11-23T09:00+01:00')).toBe('2026-11-20T18:00:00+01:00')
    expect(calendar.nextOpen(new Date(closing))).toEqual(new Date(monday))
    expect(calendar.nextClose(new Date(opening))).toEqual(new Date(closing))
    expect(calendar.previousOpen(new Date(closing))).toEqual(new Date(opening))
    expect(calendar.previousClose(new Date(monday))).toEqual(new Date(closing))
  })
  it('speak in the offset of the calendar, or in the zone in brackets', () => {
    const calendar = office()
    expect(calendar.nextOpen('2026-11-20T17:00Z')).toBe('2026-11-23T09:00:00+01:00')
    expect(calendar.nextOpen('2026-07-17T16:00-05:00')).toBe('2026-07-20T09:00:00+02:00')
    expect(calendar.nextOpen('2026-11-20T17:00[America/New_York]')).toBe('2026-11-23T03:00:00-05:00[America/New_York]')
    expect(calendar.nextOpen('2026-11-20T09:00:00.250+01:00')).toBe('2026-11-20T09:00:00.250+01:00')
  })
  it.each(['nextOpen', 'nextClose', 'previousOpen', 'previousClose'] as const)('%s names `at`', look => {
    expect(() => office()[look](Number.NaN)).toThrow(noInstant(['at'], 'NaN'))
    expect(() => office()[look](RANGE_END)).toThrow(outOfRange(['at']))
  })
})

/** Calendars over a source that tells for which windows it was asked. */
function watched(spec: CalendarSpec = SPEC) {
  const source = BusinessCalendar.internalsOf(businessCalendar(spec))
  const spans = vi.spyOn(source, 'spans')
  return { calendar: new BusinessCalendar(source), spans }
}

describe('intervals', () => {
  const [start, end] = [at('fri 2026-11-20 12:00+01:00'), at('mon 2026-11-23 12:00+01:00')]
  const list = (from: InstantInput, to: InstantInput, calendar = office()) =>
    [...calendar.intervals(from, to)].map(({ start, end }) => [start, end])
  it('are clipped at both ends', () =>
    expect(list(start, end)).toEqual([
      [start, at('fri 2026-11-20 18:00+01:00')],
      [at('mon 2026-11-23 09:00+01:00'), end],
    ]))
  it('hold each stretch whole where it lies inside', () =>
    expect(list('2026-11-20T09:00+01:00', '2026-11-20T18:00+01:00')).toEqual([
      [at('fri 2026-11-20 09:00+01:00'), at('fri 2026-11-20 18:00+01:00')],
    ]))
  it('leave out a stretch that begins where they end', () => {
    expect(list('2026-11-20T18:00+01:00', '2026-11-23T09:00+01:00')).toEqual([])
    expect(list('2026-11-20T18:00+01:00', at('mon 2026-11-23 09:00+01:00') + 1)).toHaveLength(1)
    expect(list('2026-11-19T18:00+01:00', '2026-11-20T08:00+01:00')).toEqual([])
  })
  it('are none between an instant and itself', () => expect(list(start, start)).toEqual([]))
  it('are none where there is no open time', () => expect(list(start, end, never())).toEqual([]))
  it('are one, round the clock, as far as the range goes', () =>
    expect(list(RANGE_START, RANGE_END - 1, union(alwaysOpen))).toEqual([[RANGE_START, RANGE_END - 1]]))
  it('can be gone through again', () => {
    const intervals = office().intervals(start, end)
    expect([...intervals]).toHaveLength(2)
    expect([...intervals]).toHaveLength(2)
  })
  it('compile nothing before the first is asked for, and no more than they need', () => {
    const { calendar, spans } = watched()
    const intervals = calendar.intervals(start, end)
    expect(spans).not.toHaveBeenCalled()
    expect([...intervals]).toHaveLength(2)
    expect(spans).toHaveBeenCalledTimes(1)
  })
  it.each([
    ['never opens', {}],
    ['never closes', { 'mon-sun': '00:00-24:00' }],
  ] as [string, SimpleCalendarSpec['hours']][])('look no further for a desk that %s', (_, hours) => {
    const { calendar, spans } = watched({ timeZone: 'Europe/Rome', hours } as CalendarSpec)
    expect([...calendar.intervals(start, end)].length).toBeLessThan(2)
    expect(spans).toHaveBeenCalledTimes(1)
  })
  it('refuse an end before the start', () => {
    expect(() => office().intervals(end, start)).toThrow(
      new SlaCalendarError('range-reversed', ['to'], 'The end is before the start.', 'Swap them.'),
    )
  })
  it('name the end that is no instant, at once', () => {
    expect(() => office().intervals(Number.NaN, 0)).toThrow(noInstant(['from'], 'NaN'))
    expect(() => office().intervals(0, Number.NaN)).toThrow(noInstant(['to'], 'NaN'))
  })
})

describe('explain', () => {
  const milan = businessCalendar({
    ...SPEC,
    holidays: [{ name: 'Immacolata', month: 12, day: 8 }],
    exceptions: { '2026-12-07': { name: 'Half day', hours: '09:00-13:00' } },
  })

  it('returns segments that follow each other, with reasons and names', () => {
    const segments = milan.explain('2026-12-07T12:00+01:00', '2026-12-09T10:00+01:00')
    expect(segments.map(({ counted, reason, name, ms }) => [counted, reason, name, ms / HOUR])).toEqual([
      [true, 'exception', 'Half day', 1],
      [false, 'exception', 'Half day', 11],
      [false, 'holiday', 'Immacolata', 24],
      [false, 'outside-hours', undefined, 9],
      [true, 'hours', undefined, 1],
    ])
    expect(segments[0]).toStrictEqual({
      start: '2026-12-07T12:00:00+01:00',
      end: '2026-12-07T13:00:00+01:00',
      counted: true,
      reason: 'exception',
      name: 'Half day',
      ms: HOUR,
    })
  })

  it('names the calendar that gives the reason, in a combination', () => {
    const both = union(businessCalendar({ ...SPEC, name: 'Milan' }), businessCalendar({ ...SPEC, name: 'Rome' }))
    const [segment] = both.explain(at('fri 2026-11-20 10:00+01:00'), at('fri 2026-11-20 11:00+01:00'))
    expect(segment).toMatchObject({ reason: 'hours', calendar: 'Milan' })
  })

  it('returns instants in the form of the first one', () => {
    const [segment] = milan.explain(new Date(at(friday)), at(friday) + HOUR)
    expect(segment.start).toEqual(new Date(at(friday)))
    expect(milan.explain(0, 0)).toEqual([])
  })

  it('has nothing between an instant and itself, and no name without one', () => {
    const weekdays = businessCalendar({ timeZone: 'UTC', hours: { 'mon-fri': '09:00-18:00' } })
    const nine = Date.UTC(2026, 10, 20, 9)
    for (const from of [nine - 1, nine, nine + 1]) expect(weekdays.explain(from, from)).toEqual([])
    expect(alwaysOpen.explain(nine, nine)).toEqual([])
    expect(weekdays.explain(nine, nine + 1)).toStrictEqual([
      { start: nine, end: nine + 1, counted: true, reason: 'hours', ms: 1 },
    ])
  })

  it('names the end that is not an instant', () => {
    expect(errorOf(() => milan.explain('now', 0)).path).toEqual(['from'])
    expect(errorOf(() => milan.explain(0, 'now')).path).toEqual(['to'])
  })

  it('refuses an end before the start, and years whose holidays are not known', () => {
    expect(() => milan.explain(1, 0)).toThrow(
      new SlaCalendarError('range-reversed', ['to'], 'The end is before the start.', 'Swap them.'),
    )
    const covered = businessCalendar({ ...SPEC, holidays: [{ covers: { from: 2026 } }] } as never)
    expect(errorOf(() => covered.explain('2025-12-01T00:00Z', '2025-12-02T00:00Z')).code).toBe('years-not-covered')
  })
})

describe('days', () => {
  const rows = (from: string, to: string, calendar: BusinessCalendar) =>
    [...calendar.days(from, to)].map(({ date, openMs, intervals, reason, name }) => [
      ...[date, openMs / HOUR, intervals.length, reason, name],
    ])

  it('run from the first to the last, both included, with their reasons', () => {
    const december = businessCalendar({
      ...SPEC,
      holidays: [{ name: 'Natale', month: 12, day: 25 }],
      exceptions: { '2026-12-24': { name: 'Vigilia', hours: '09:00-13:00' }, '2026-12-28': 'closed' },
    })
    expect(rows('2026-12-23', '2026-12-28', december)).toEqual([
      ['2026-12-23', 9, 1, 'hours', undefined],
      ['2026-12-24', 4, 1, 'exception', 'Vigilia'],
      ['2026-12-25', 0, 0, 'holiday', 'Natale'],
      ['2026-12-26', 0, 0, 'outside-hours', undefined],
      ['2026-12-27', 0, 0, 'outside-hours', undefined],
      ['2026-12-28', 0, 0, 'exception', '2026-12-28'],
    ])
  })
  it('have a name only where there is a reason with one', () =>
    expect([...office().days('2026-11-20', '2026-11-20')]).toEqual([
      {
        date: '2026-11-20',
        openMs: 9 * HOUR,
        intervals: [{ start: at('fri 2026-11-20 09:00+01:00'), end: at('fri 2026-11-20 18:00+01:00') }],
        reason: 'hours',
      },
    ]))
  it('hold the parts of a night shift on their own dates', () => {
    const nights = businessCalendar({ timeZone: 'Europe/Rome', hours: { fri: ['09:00-12:00', '22:00-02:00'] } })
    const [friday, saturday] = nights.days('2026-11-20', '2026-11-21')
    expect(friday).toEqual({
      date: '2026-11-20',
      openMs: 5 * HOUR,
      intervals: [
        { start: at('fri 2026-11-20 09:00+01:00'), end: at('fri 2026-11-20 12:00+01:00') },
        { start: at('fri 2026-11-20 22:00+01:00'), end: at('sat 2026-11-21 00:00+01:00') },
      ],
      reason: 'hours',
    })
    expect(saturday).toEqual({
      date: '2026-11-21',
      openMs: 2 * HOUR,
      intervals: [{ start: at('sat 2026-11-21 00:00+01:00'), end: at('sat 2026-11-21 02:00+01:00') }],
      reason: 'hours',
    })
  })
  it('are cut where the range is', () => {
    const roundTheClock = (timeZone: string) => businessCalendar({ timeZone, hours: { 'mon-sun': '00:00-24:00' } })
    // Nine hours of the first date in Tokyo lie before the range, five of the last one in Lima behind it.
    const tokyo = roundTheClock('Asia/Tokyo')
    expect(rows('1900-01-01', '1900-01-01', tokyo)).toEqual([['1900-01-01', 15, 1, 'hours', undefined]])
    expect([...tokyo.days('1900-01-01', '1900-01-01')][0].intervals[0].start).toBe(RANGE_START)
    const lima = roundTheClock('America/Lima')
    expect(rows('2199-12-31', '2199-12-31', lima)).toEqual([['2199-12-31', 19, 1, 'hours', undefined]])
    expect([...lima.days('2199-12-31', '2199-12-31')][0].intervals[0].end).toBe(RANGE_END)
    const lagos = roundTheClock('Africa/Lagos')
    expect(rows('2199-12-31', '2199-12-31', lagos)).toEqual([['2199-12-31', 24, 1, 'hours', undefined]])
  })
  it('pass over no date, though one that does not exist is empty', () => {
    const apia = businessCalendar({ timeZone: 'Pacific/Apia', hours: { 'mon-sun': '00:00-24:00' } })
    expect(rows('2011-12-29', '2011-12-31', apia)).toEqual([
      ['2011-12-29', 24, 1, 'hours', undefined],
      ['2011-12-30', 0, 0, 'outside-hours', undefined],
      ['2011-12-31', 24, 1, 'hours', undefined],
    ])
  })
  it('can be gone through again', () => {
    const days = office().days('2026-11-20', '2026-11-22')
    expect([...days]).toHaveLength(3)
    expect([...days]).toHaveLength(3)
  })
  it('compile nothing before the first is asked for, and no more than they need', () => {
    const { calendar, spans } = watched({ timeZone: 'Europe/Rome', hours: { 'mon-sun': '00:00-24:00' } })
    const days = calendar.days('2026-11-20', '2026-11-22')
    expect(spans).not.toHaveBeenCalled()
    expect([...days]).toHaveLength(3)
    expect(spans).toHaveBeenCalledTimes(1)
  })
  it('refuse a last date before the first', () =>
    expect(() => office().days('2026-11-21', '2026-11-20')).toThrow(
      new SlaCalendarError('range-reversed', ['to'], 'The end is before the start.', 'Swap them.'),
    ))
  it('name the text that is no date, at once', () => {
    const noDate = (path: string) =>
      new SlaCalendarError(
        'date-invalid',
        [path],
        '"2026-2-1" is not a date of 1900 to 2199.',
        'Did you mean 2026-02-01?',
      )
    expect(() => office().days('2026-2-1', '2026-11-20')).toThrow(noDate('from'))
    expect(() => office().days('2026-01-01', '2026-2-1')).toThrow(noDate('to'))
  })
})

describe('holidays', () => {
  const closed = (...holidays: HolidayRule[]) => businessCalendar({ ...SPEC, holidays }).holidays(2026)

  it('are named dates in order', () =>
    expect(closed({ name: 'Natale', month: 12, day: 25 }, { name: 'Capodanno', month: 1, day: 1 })).toEqual([
      { date: '2026-01-01', name: 'Capodanno' },
      { date: '2026-12-25', name: 'Natale' },
    ]))
  it('are named by their date without a name', () =>
    expect(closed('2026-12-07')).toEqual([{ date: '2026-12-07', name: '2026-12-07' }]))
  it('say that they are observed on another date', () =>
    expect(closed({ name: 'Boxing Day', month: 12, day: 26, observed: { sat: 'mon' } })).toEqual([
      { date: '2026-12-28', name: 'Boxing Day', observed: true },
    ]))
  it('list the date and its substitute', () =>
    expect(closed({ name: 'Boxing Day', month: 12, day: 26, substitute: { sat: 'mon' } })).toEqual([
      { date: '2026-12-26', name: 'Boxing Day' },
      { date: '2026-12-28', name: 'Boxing Day', observed: true },
    ]))
  it('say which part of the day they close', () =>
    expect(closed({ name: 'Vigilia', month: 12, day: 24, closed: '14:00-24:00' })).toEqual([
      { date: '2026-12-24', name: 'Vigilia', closed: '14:00-24:00' },
    ]))
  it('are none without rules', () => expect(office().holidays(2026)).toEqual([]))
  it('are those of a year from 1900 to 2199', () => {
    expect([office().holidays(1900), office().holidays(2199)]).toEqual([[], []])
    for (const year of [1899, 2200, 2026.5])
      expect(() => office().holidays(year)).toThrow(
        new SlaCalendarError('input-invalid', ['year'], `${year} is not a whole number from 1900 to 2199.`),
      )
  })
})

describe('addMany', () => {
  const starts = [friday, 'sat 2026-11-21 12:00+01:00', 'mon 2026-11-23 10:00+01:00', 'fri 2026-11-20 09:00+01:00'].map(
    at,
  )
  const budgets = [6 * HOUR, HOUR, -2 * HOUR, 0]
  const numbers = (...values: number[]) => Float64Array.from(values)

  it('is add, one by one, for budgets of their own', () => {
    const single = starts.map((start, i) => office().add(start, budgets[i]))
    for (const calendar of [office(), warm()])
      expect([...calendar.addMany(numbers(...starts), numbers(...budgets))]).toEqual(single)
  })
  it.each([HOUR, 6 * HOUR, 0, -HOUR, HOUR + 0.5, 0.4, -0.5, 20_000 * HOUR])(
    'is add, one by one, for %d of all',
    budget => {
      const single = starts.map(start => office().add(start, budget))
      for (const calendar of [office(), warm()])
        expect([...calendar.addMany(numbers(...starts), budget)]).toEqual(single)
    },
  )
  it('rounds budgets of their own (§6) and floors starts (§1)', () => {
    const start = at(friday)
    const many = warm().addMany(numbers(start, start, start, start + 0.9), numbers(0.4, 0.5, HOUR - 0.5, HOUR))
    expect([...many]).toEqual([start, start + 1, start + HOUR, start + HOUR])
  })
  it('grows what is compiled on the way', () => {
    const far = [0, 3, -2, 6].map(years => at(friday) + years * 366 * DAY)
    const single = far.map(start => office().add(start, 9000 * HOUR))
    expect([...office().addMany(numbers(...far), 9000 * HOUR)]).toEqual(single)
  })
  it('answers the long way no more than it must', () => {
    const { calendar, spans } = watched()
    calendar.addMany(numbers(...starts, ...starts), HOUR)
    expect(spans).toHaveBeenCalledTimes(1)
  })
  it('writes where it is told to, over the starts too, and gives that back', () => {
    const out = new Float64Array(6).fill(-1)
    expect(office().addMany(numbers(...starts), HOUR, out)).toBe(out)
    expect([...out]).toEqual([...starts.map(start => office().add(start, HOUR)), -1, -1])
    const over = numbers(...starts)
    expect(office().addMany(over, numbers(...budgets), over)).toBe(over)
    expect([...over]).toEqual(starts.map((start, i) => office().add(start, budgets[i])))
  })
  it('makes a column of its own as long as the starts', () => {
    const column = numbers(...starts)
    const made = office().addMany(column, HOUR)
    expect(made).toBeInstanceOf(Float64Array)
    expect(made).toHaveLength(4)
    expect([...column]).toEqual(starts)
    expect(office().addMany(numbers(), HOUR)).toHaveLength(0)
  })
  it('refuses more budgets than starts, and takes a longer column to write', () => {
    expect(errorOf(() => office().addMany(numbers(1, 2), numbers(1, 2, 3)))).toMatchObject({
      code: 'input-invalid',
      path: ['budgets'],
      message: 'budgets: Its length is 3, that of starts is 2. Use the same length.',
    })
    expect([...office().addMany(numbers(at(friday)), HOUR, numbers(1, 2))]).toEqual([at(friday) + HOUR, 2])
  })

  it('names the start or budget that is none', () => {
    const start = at(friday)
    expect(() => office().addMany(numbers(start, Number.NaN), HOUR)).toThrow(noInstant(['starts', 1], 'NaN'))
    expect(() => office().addMany(numbers(start, RANGE_END), HOUR)).toThrow(outOfRange(['starts', 1]))
    expect(() => office().addMany(numbers(start, start), numbers(HOUR, Number.NaN))).toThrow(
      new SlaCalendarError(
        'budget-invalid',
        ['budgets', 1],
        'NaN is not an amount of time.',
        "Pass milliseconds, 'PT6H' or { hours: 6 }.",
      ),
    )
    expect(() => office().addMany(numbers(start), Infinity)).toThrow(
      new SlaCalendarError(
        'budget-invalid',
        ['budgets'],
        'Infinity is not an amount of time.',
        "Pass milliseconds, 'PT6H' or { hours: 6 }.",
      ),
    )
  })
  it('has filled the column up to the start that has no answer', () => {
    const out = new Float64Array(3).fill(-1)
    const start = at(friday)
    expect(() => warm().addMany(numbers(start, Number.NaN, start), HOUR, out)).toThrow(/^starts\[1\]: NaN is not/)
    expect([...out]).toEqual([start + HOUR, -1, -1])
  })
  it('raises what add would raise where there is no open time, or too little', () => {
    expect(errorOf(() => never().addMany(numbers(0, 1), numbers(0, 5)))).toMatchObject({ code: 'never-opens' })
    expect(errorOf(() => office().addMany(numbers(0, 1), numbers(0, 1e15)))).toMatchObject({
      code: 'instant-out-of-range',
    })
  })
  it('names the index of the start that has no open time left', () => {
    expect(errorOf(() => never().addMany(numbers(0, 1), numbers(0, 5))).path).toContain(1)
    expect(errorOf(() => office().addMany(numbers(0, 1), numbers(0, 1e15))).path).toContain(1)
  })
  it('refuses columns that are too short or none, with their names', () => {
    const [two, one] = [numbers(1, 2), numbers(1)]
    const none = (path: string, given: string) =>
      new SlaCalendarError('input-invalid', [path], `${given} is not a Float64Array.`)
    const short = (path: string) =>
      new SlaCalendarError('input-invalid', [path], 'Its length is 1, that of starts is 2.', 'Use the same length.')
    expect(() => office().addMany([1] as never, 5)).toThrow(none('starts', 'A list'))
    expect(() => office().addMany(undefined as never, 5)).toThrow(none('starts', 'undefined'))
    expect(() => office().addMany(two, [1, 2] as never)).toThrow(none('budgets', 'A list'))
    expect(() => office().addMany(two, 'PT1H' as never)).toThrow(none('budgets', '"PT1H"'))
    expect(() => office().addMany(two, 5, [1, 2] as never)).toThrow(none('out', 'A list'))
    expect(() => office().addMany(two, 5, new Float32Array(2) as never)).toThrow(none('out', 'An object'))
    expect(() => office().addMany(two, one)).toThrow(short('budgets'))
    expect(() => office().addMany(two, 5, one)).toThrow(short('out'))
  })
  it('refuses starts that are no column, though it is told where to write', () => {
    const refused = { code: 'input-invalid', path: ['starts'] }
    expect(errorOf(() => office().addMany([1] as never, 5, numbers(0)))).toMatchObject(refused)
    expect(errorOf(() => office().addMany(undefined as never, 5, numbers(0)))).toMatchObject(refused)
  })
})

describe('elapsedMany', () => {
  const from = Float64Array.of(...[friday, 'mon 2026-11-23 10:00+01:00', friday].map(at))
  const to = Float64Array.of(...['mon 2026-11-23 10:00+01:00', friday, friday].map(at))

  it('is elapsed, one by one', () => {
    for (const calendar of [office(), warm()])
      expect([...calendar.elapsedMany(from, to)]).toEqual([2.5 * HOUR, -2.5 * HOUR, 0])
  })
  it('is never minus zero', () => {
    const weekend = Float64Array.of(at('sun 2026-11-22 12:00+01:00'))
    expect([...warm().elapsedMany(weekend, Float64Array.of(at('sat 2026-11-21 12:00+01:00')))]).toEqual([0])
  })
  it('grows what is compiled on the way, and answers the long way no more than it must', () => {
    const { calendar, spans } = watched()
    const ends = Float64Array.of(from[0] + 1, from[1] + 1, from[2] + 1)
    expect([...calendar.elapsedMany(from, ends)]).toEqual([1, 1, 1])
    expect(spans).toHaveBeenCalledTimes(1)
    const far = Float64Array.of(from[0] + 366 * DAY * 3, from[1] - 366 * DAY * 2, from[2])
    const single = [0, 1, 2].map(i => office().elapsed(from[i], far[i]))
    expect([...calendar.elapsedMany(from, far)]).toEqual(single)
  })
  it('writes where it is told to, over either end too, and gives that back', () => {
    const out = new Float64Array(4).fill(-1)
    expect(office().elapsedMany(from, to, out)).toBe(out)
    expect([...out]).toEqual([2.5 * HOUR, -2.5 * HOUR, 0, -1])
    const over = Float64Array.from(from)
    expect([...office().elapsedMany(over, to, over)]).toEqual([2.5 * HOUR, -2.5 * HOUR, 0])
  })
  it('names the end that is not an instant', () => {
    const bad = Float64Array.of(from[0], Number.NaN, from[2])
    expect(() => office().elapsedMany(bad, to)).toThrow(noInstant(['from', 1], 'NaN'))
    expect(() => office().elapsedMany(from, bad)).toThrow(noInstant(['to', 1], 'NaN'))
    expect(() => office().elapsedMany(from, Float64Array.of(1, RANGE_END, 1))).toThrow(outOfRange(['to', 1]))
  })
  it('refuses columns that are too short or none, with their names', () => {
    const none = (path: string) => new SlaCalendarError('input-invalid', [path], 'A list is not a Float64Array.')
    const short = (path: string, length = 2) =>
      new SlaCalendarError(
        'input-invalid',
        [path],
        `Its length is ${length}, that of from is 3.`,
        'Use the same length.',
      )
    expect(() => office().elapsedMany(from, Float64Array.of(1, 2, 3, 4))).toThrow(short('to', 4))
    expect(() => office().elapsedMany(from, [1, 2, 3] as never)).toThrow(none('to'))
    expect(() => office().elapsedMany(from, to, [1, 2, 3] as never)).toThrow(none('out'))
    expect(() => office().elapsedMany(from, Float64Array.of(1, 2))).toThrow(short('to'))
    expect(() => office().elapsedMany(from, to, Float64Array.of(1, 2))).toThrow(short('out'))
  })
  it('refuses starts that are no column, by their own name', () => {
    const refused = { code: 'input-invalid', path: ['from'] }
    expect(errorOf(() => office().elapsedMany([1] as never, to))).toMatchObject(refused)
    expect(errorOf(() => office().elapsedMany([1] as never, to, new Float64Array(3)))).toMatchObject(refused)
  })
})

describe('toString', () => {
  it('shows name and zone, in console.log too', () => {
    const named = businessCalendar({ name: 'Milan desk', timeZone: 'Europe/Rome', hours: {} })
    for (const [calendar, text] of [
      [named, 'BusinessCalendar Milan desk (Europe/Rome)'],
      [union(named), 'BusinessCalendar (Europe/Rome)'],
      [alwaysOpen, 'BusinessCalendar (UTC)'],
    ] as const) {
      expect(String(calendar)).toBe(text)
      expect(inspect({ calendar })).toBe(`{ calendar: ${text} }`)
      expect(Object.keys(calendar)).toEqual([])
    }
  })
})
