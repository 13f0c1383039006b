import { describe, expect, it } from 'vitest'
import type { ExceptionsSpec } from '../../../src/calendar/spec.ts'
import { businessCalendar } from '../../../src/index.ts'

const calendar = (exceptions: ExceptionsSpec) =>
  businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-17:00' }, exceptions })
const json = (exceptions: ExceptionsSpec) => {
  const { exceptions: shown } = JSON.parse(JSON.stringify(calendar(exceptions)))
  return shown
}

describe('exceptionsJson', () => {
  it('keeps the object form, sorted, with ranges of one date as a date', () =>
    expect(
      Object.entries(
        json({
          '2026-12-24/2026-12-24': { name: 'Eve', hours: ['14:00-15:00', '09:00-14:00'] },
          '07-01/08-31': { odd: { 'mon-tue': '08:00-14:00' }, even: {} },
          '../1999-12-31': [],
          '12-31/12-31': { hours: '09:00-12:00' },
        }),
      ),
    ).toEqual([
      ['07-01/08-31', { odd: { mon: ['08:00-14:00'], tue: ['08:00-14:00'] }, even: {} }],
      ['12-31', ['09:00-12:00']],
      ['../1999-12-31', 'closed'],
      ['2026-12-24', { name: 'Eve', hours: ['09:00-15:00'] }],
    ]))

  it('keeps a list and its order', () => {
    const list: ExceptionsSpec = [
      { to: '08-31', from: '07-01', hours: { 'mon-tue': '08:00-14:00' }, except: [2027], name: 'Summer' },
      { hours: [], on: { nth: -1, weekday: 'sat' } },
    ]
    expect(JSON.stringify(json(list))).toBe(
      JSON.stringify([
        {
          except: [2027],
          from: '07-01',
          name: 'Summer',
          to: '08-31',
          hours: { mon: ['08:00-14:00'], tue: ['08:00-14:00'] },
        },
        { on: { nth: -1, weekday: 'sat' }, hours: 'closed' },
      ]),
    )
  })

  it('leaves an empty list out', () => expect(json([])).toBeUndefined())
})

describe('an exception, in days and explanations', () => {
  const named = calendar([
    { on: { workingDay: -1 }, hours: '09:00-13:00', name: 'Month-end closing' },
    { on: { weekday: 'sat', nth: -1 }, hours: '09:00-13:00' },
    { from: '12-24', to: '01-06', hours: 'closed' },
    { on: '12-24', hours: '09:00-12:00', name: 'Eve' },
  ])
  const reasons = (...dates: string[]) =>
    dates.map(date => Array.from(named.days(date, date), ({ reason, name }) => `${reason} ${name}`).join())
  it('is named by the entry that decided', () =>
    expect(reasons('2026-11-30', '2026-11-28', '2026-12-24', '2026-12-31', '2027-01-06')).toEqual([
      'exception Month-end closing',
      'exception 2026-11-28',
      'exception Eve',
      'exception 12-24/01-06',
      'exception 12-24/01-06',
    ]))
})

describe('working days of the month', () => {
  const open = (exceptions: ExceptionsSpec, from: string, to: string) =>
    Array.from(calendar(exceptions).days(from, to))
      .filter(({ openMs }) => openMs === 3_600_000)
      .map(({ date }) => date)
  const HOUR = '09:00-10:00'
  it('are those that the other entries leave, wherever they are in the list', () => {
    const closing = { on: { workingDay: -1, month: 12 }, hours: HOUR }
    const closed = { from: '2026-12-30', to: '2026-12-31', hours: 'closed' } as const
    expect(open([closing, closed], '2026-12-01', '2026-12-31')).toEqual(['2026-12-29'])
    expect(open([closed, closing], '2026-12-01', '2026-12-31')).toEqual(['2026-12-29'])
  })
  it('are not counted anew for each other', () =>
    expect(
      open(
        [
          { on: { workingDay: -1, month: 12 }, hours: 'closed' },
          { on: { workingDay: -1, month: 12 }, hours: HOUR },
        ],
        '2026-12-01',
        '2026-12-31',
      ),
    ).toEqual(['2026-12-31']))
})
