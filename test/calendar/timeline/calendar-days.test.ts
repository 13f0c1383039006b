import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { parseCalendarSpec } from '../../../src/calendar/sources/parse-calendar-spec.ts'
import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import { Timeline } from '../../../src/calendar/timeline/timeline.ts'
import { WorkingDayIndex } from '../../../src/calendar/timeline/working-days.ts'
import { parseDayBudget } from '../../../src/time/day-budget.ts'
import { dateText } from '../../../src/time/epoch-day.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { refusal } from '../../validation/refusal.ts'

const desk = (timeZone: string, hours: object = { 'mon-fri': '09:00-18:00' }, more: object = {}) =>
  businessCalendar({ timeZone, hours, ...more } as CalendarSpec)
const rome = desk('Europe/Rome', undefined, { holidays: [{ easter: 1, name: 'Easter Monday' }] })

function due(calendar: typeof rome, start: string, budget: object): string {
  return calendar.add(start, budget as never)
}
function counted(start: string, budget: object) {
  const source = parseCalendarSpec(new InputValue({ timeZone: 'UTC', hours: { 'mon-fri': '09:00-18:00' } }, []))
  const days = parseDayBudget(new InputValue(budget, []))
  const index = new WorkingDayIndex(new Timeline((from, to) => source.spans(from, to)), source.zone)
  return index.countedDates(days, index.due(Date.parse(start), days)).map(dateText)
}

describe('a budget in calendar days', () => {
  it.each([
    ['the local time of the start', { days: 1, due: 'same-time' }, '2026-03-07T10:30:15.250+01:00'],
    ['that time after a change of the clock', { weeks: 4, due: 'same-time' }, '2026-04-03T10:30:15.250+02:00'],
    ['the end of a day', { days: 2, due: 'end-of-day' }, '2026-03-09T00:00:00+01:00'],
    ['a local time', { days: 2, due: '16:45' }, '2026-03-08T16:45:00+01:00'],
    ['a date one month later', { months: 1, due: '09:00' }, '2026-04-06T09:00:00+02:00'],
    ['a date years later', { years: 2, due: '00:00' }, '2028-03-06T00:00:00+01:00'],
  ])('is due at %s', (_, budget, expected) => expect(due(rome, '2026-03-06T10:30:15.250+01:00', budget)).toBe(expected))

  it('ends on the last day of a shorter month', () => {
    expect(due(rome, '2026-01-31T10:00+01:00', { months: 1, due: 'same-time' })).toBe('2026-02-28T10:00:00+01:00')
    expect(due(rome, '2024-02-29T10:00+01:00', { years: 1, due: 'same-time' })).toBe('2025-02-28T10:00:00+01:00')
  })

  it.each([
    // Friday, and the Monday after Easter is a holiday.
    ['the closed date itself', '2026-04-03T10:00+02:00', { days: 1 }, '2026-04-04'],
    ['the next working day', '2026-04-03T10:00+02:00', { days: 1, ifClosed: 'next-working-day' }, '2026-04-07'],
    ['the previous one', '2026-04-02T10:00+02:00', { days: 2, ifClosed: 'previous-working-day' }, '2026-04-03'],
    ['an open date', '2026-04-02T10:00+02:00', { days: 1, ifClosed: 'next-working-day' }, '2026-04-03'],
    ['the start itself', '2026-04-03T10:00+02:00', { days: 1, ifClosed: 'previous-working-day' }, '2026-04-03'],
  ])('whose last date is closed is due on %s', (_, start, budget, date) =>
    expect(due(rome, start, { ...budget, due: 'same-time' }).slice(0, 10)).toBe(date),
  )

  it('is due on the next working day if the previous one is over at the start', () => {
    const budget = { days: 1, due: '09:00', ifClosed: 'previous-working-day' }
    expect(due(rome, '2026-04-03T09:00+02:00', budget)).toBe('2026-04-03T09:00:00+02:00')
    expect(due(rome, '2026-04-03T09:00:00.001+02:00', budget)).toBe('2026-04-07T09:00:00+02:00')
    expect(due(rome, '2026-04-04T09:00+02:00', budget)).toBe('2026-04-07T09:00:00+02:00')
  })

  it('ends with all time', () => {
    const utc = desk('UTC')
    const rest = (budget: object) => refusal(() => due(utc, '2199-12-30T10:00Z', budget))
    expect(due(utc, '2199-12-30T10:00Z', { days: 1, due: 'same-time' })).toBe('2199-12-31T10:00:00+00:00')
    expect(due(utc, '2199-12-30T10:00Z', { days: 1, due: '23:59' })).toBe('2199-12-31T23:59:00+00:00')
    for (const budget of [
      { days: 1, due: 'end-of-day' },
      { days: 2, due: '00:00' },
      { years: 400_000, due: 'same-time' },
      { days: 1e15, due: 'same-time' },
    ])
      expect(rest(budget)).toMatch(/^instant-out-of-range/)
    // West of Greenwich the last date begins before the end, and goes on after it.
    const lima = desk('America/Lima')
    expect(due(lima, '2199-12-30T10:00-05:00', { days: 1, due: '18:59' })).toBe('2199-12-31T18:59:00-05:00')
    expect(refusal(() => due(lima, '2199-12-30T10:00-05:00', { days: 1, due: '19:00' }))).toMatch(
      /^instant-out-of-range/,
    )
  })

  it('finds no working day for a closed date where no more is open', () => {
    const once = desk('UTC', {}, { exceptions: { '2026-11-20': '09:00-18:00' } })
    const budget = (ifClosed: string) => ({ days: 1, due: '09:00', ifClosed })
    expect(due(once, '2026-11-18T10:00Z', budget('next-working-day'))).toBe('2026-11-20T09:00:00+00:00')
    expect(refusal(() => due(once, '2026-11-20T10:00Z', budget('next-working-day')))).toMatch(/^never-opens/)
    expect(due(once, '2026-11-20T08:00Z', budget('previous-working-day'))).toBe('2026-11-20T09:00:00+00:00')
    expect(refusal(() => due(once, '2026-11-20T10:00Z', budget('previous-working-day')))).toMatch(/^never-opens/)
    const last = desk('UTC', { mon: '09:00-18:00' })
    expect(refusal(() => due(last, '2199-12-30T10:00Z', budget('next-working-day')))).toMatch(
      /^(never-opens|instant-out)/,
    )
  })
})

describe('the dates that a budget counts', () => {
  const friday = '2026-11-20T10:00Z'
  it.each([
    ['working days', { workingDays: 2, due: 'close' }, ['2026-11-23', '2026-11-24']],
    ['no working day', { workingDays: 0, due: 'close' }, []],
    ['calendar days', { days: 3, due: 'same-time' }, ['2026-11-21', '2026-11-22', '2026-11-23']],
    [
      'calendar days, and the working day that replaces the last one',
      { days: 1, due: 'same-time', ifClosed: 'next-working-day' },
      ['2026-11-21', '2026-11-23'],
    ],
    [
      'calendar days, and the working day before the last one',
      { days: 2, due: 'same-time', ifClosed: 'previous-working-day' },
      ['2026-11-21', '2026-11-22', '2026-11-20'],
    ],
  ])('are %s', (_, budget, dates) => expect(counted(friday, budget)).toEqual(dates))

  it('are those after day 0, which a cutoff moves', () => {
    expect(counted(friday, { workingDays: 1, due: 'close', cutoff: '09:30' })).toEqual(['2026-11-24'])
  })
})
