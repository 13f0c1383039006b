import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'

/** A fault: where it is, and the value there. */
type Fault = readonly [path: string, value: unknown]

/** Specs without an error, each with faults that are independent of each other. */
const specs: readonly (readonly [name: string, spec: object, faults: readonly Fault[]])[] = [
  [
    'a week and exceptions by date',
    {
      name: 'Desk',
      timeZone: 'Europe/Rome',
      hours: { mon: '09:00-18:00' },
      holidays: [
        { month: 12, day: 25, observed: 'next-working-day' },
        { easter: 1, name: 'Easter Monday', closed: ['09:00-12:00'] },
        { weekday: 'mon', onOrAfter: { month: 5, day: 1 }, since: 2000, until: 2030 },
        { calendar: 'hebrew', monthCode: 'M05L', day: 14 },
        { covers: { from: 2000 } },
        { weekday: 'thu', nth: 4, month: 11, years: [2026] },
        '12-26',
      ],
      exceptions: {
        '2026-12-24': '09:00-12:00',
        '12-31/01-02': 'closed',
        '2026-08-10/2026-08-21': { name: 'Summer', hours: { tue: '09:00-12:00' } },
      },
    },
    [
      ['name', 5],
      ['timeZone', 'Rome'],
      ['hours.mon', '18:00'],
      ['holidays.0.observed', 'next'],
      ['holidays.1.easter', 400],
      ['holidays.1.closed.0', '22:00-06:00'],
      ['holidays.2.since', 2031],
      ['holidays.3.day', 31],
      ['holidays.4.covers.to', 1999],
      ['holidays.5.nth', 6],
      ['holidays.6', '13-26'],
      ['exceptions.2026-12-24', ['09:00-12:00', '11:00-13:00']],
      ['exceptions.12-31/01-02', 5],
      ['exceptions.2026-08-10/2026-08-21.hours.tue', '9 to 5'],
      ['exceptions.2026-08-10/2026-08-21.name', ''],
    ],
  ],
  [
    'no hours but those of exceptions',
    {
      timeZone: 'UTC',
      hours: {},
      holidays: [{ date: '2026-12-25', substitute: 'next-working-day' }],
      exceptions: [
        { on: '2026-12-24', hours: { thu: '09:00-12:00' } },
        { from: '2026-08-10', to: '2026-08-21', hours: 'closed' },
        { on: { workingDay: 1, month: 3 }, hours: 'closed', except: [2027] },
      ],
    },
    [
      ['timeZone', 5],
      ['hours.fri', '09:00'],
      ['holidays.0.substitute', 'someday'],
      ['exceptions.0.hours.thu', '25:00-26:00'],
      ['exceptions.1.from', () => '2026-08-10'],
      ['exceptions.2.on.workingDay', 0],
      ['exceptions.2.except.0', 1800],
    ],
  ],
  [
    'a list of exceptions',
    {
      timeZone: 'UTC',
      hours: {},
      holidays: [{ date: '2026-12-25', observed: 'next-working-day' }],
      exceptions: [
        { on: '2026-12-24', hours: { thu: '09:00-12:00' } },
        { from: '2026-08-10', to: '2026-08-21', hours: 'closed', name: 'Summer' },
        { to: '2020-12-31', hours: '09:00-12:00' },
        { from: '12-31', to: '01-02', hours: 'closed', since: 2020, until: 2030 },
      ],
    },
    [
      ['hours', 5],
      ['exceptions.0.hours', undefined],
      ['exceptions.1.to', '2026-08-09'],
      ['exceptions.1.name', 5],
      ['exceptions.2.to', () => '2020-12-31'],
      ['exceptions.3.from', () => '12-31'],
    ],
  ],
  [
    'hours without which no holiday can move',
    {
      timeZone: 'UTC',
      hours: { mon: '09:00-18:00' },
      holidays: [{ month: 1, day: 6, substitute: 'next-working-day' }],
    },
    [
      ['hours.mon', '18:00'],
      ['holidays.0.day', 32],
    ],
  ],
  [
    'exceptions without which no holiday can move',
    {
      timeZone: 'UTC',
      hours: {},
      holidays: [{ month: 1, day: 6, observed: 'previous-working-day' }],
      exceptions: { '2026-01-01/2199-12-31': { mon: '09:00-18:00' } },
    },
    [
      ['exceptions.2026-01-01/2199-12-31.mon', '18:00'],
      ['holidays.0.month', 0],
    ],
  ],
  [
    'odd and even weeks',
    { timeZone: 'UTC', hours: { odd: { mon: '09:00-18:00' }, even: { sun: '22:00-06:00' } } },
    [
      ['hours.odd.mon', 'nine'],
      ['hours.even.sun', '22:00-22:00'],
      ['exceptions', 5],
    ],
  ],
  [
    'a rotation of days',
    { timeZone: 'UTC', hours: { rotation: ['07:00-19:00', '19:00-07:00', 'closed'], startsOn: '2026-11-20' } },
    [
      ['hours.rotation.0', 'early'],
      ['hours.rotation.2', 'shut'],
      ['hours.startsOn', '2026-11-31'],
      ['holidays', 'none'],
    ],
  ],
  [
    'a rotation of weeks',
    { timeZone: 'UTC', hours: { rotation: [{ mon: '07:00-19:00' }, {}], startsOn: '2026-11-23' } },
    [
      ['hours.rotation.0.mon', 'early'],
      ['hours.rotation.1', '07:00-19:00'],
      ['hours.startsOn', '2026-11-24'],
    ],
  ],
  [
    'a combination',
    {
      difference: [
        { timeZone: 'UTC', hours: { mon: '09:00-18:00' } },
        { union: [{ timeZone: 'UTC', hours: {} }, { always: true }] },
      ],
    },
    [
      ['difference.0.timeZone', 'Rome'],
      ['difference.0.hours.mon', 'nine'],
      ['difference.1.union.0.hours', 5],
      ['difference.1.union.1.always', false],
    ],
  ],
  [
    'combinations of too few',
    { union: [{ intersection: [{ always: true }] }, { difference: [{ always: true }, { always: true }] }] },
    [
      ['union.0.intersection', []],
      ['union.1.difference.1', 5],
    ],
  ],
]

/** A copy of a spec with faults in it. */
function faulty(spec: object, faults: readonly Fault[]): object {
  const copy = structuredClone(spec)
  for (const [path, value] of faults) {
    const keys = path.split('.')
    const last = keys.pop()!
    const place = keys.reduce((at, key) => at[key as never], copy) as Record<string, unknown>
    place[last] = value
  }
  return copy
}

const issuesOf = (spec: object) =>
  (businessCalendar.check(spec).issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`)

describe.each(specs)('the errors of %s', (_, spec, faults) => {
  it('are none without a fault', () => expect(issuesOf(spec)).toEqual([]))

  it.each(faults)('are one for one fault: %s', (path, value) => {
    const issues = issuesOf(faulty(spec, [[path, value]]))
    // If keys contradict each other or are missing, the error has the path of their object. An overlap has that of an item.
    const isThere = (where: string) => path.startsWith(where) || where.startsWith(path)
    expect(issues.map(issue => isThere(issue.split(' ')[0]))).toEqual([true])
  })

  it('are those of each fault where there are two, or all', () => {
    const alone = faults.map(fault => issuesOf(faulty(spec, [fault])))
    for (let i = 0; i < faults.length; i++)
      for (let k = 0; k < i; k++)
        expect(issuesOf(faulty(spec, [faults[i], faults[k]])).sort()).toEqual([...alone[i], ...alone[k]].sort())
    expect(issuesOf(faulty(spec, faults)).sort()).toEqual(alone.flat().sort())
  })
})
