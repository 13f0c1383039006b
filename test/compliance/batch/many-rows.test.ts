import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { addManyAcross, deadlineMany, judgeMany, OUTCOMES } from '../../../src/compliance/index.ts'
import { businessCalendar, type CalendarSpec, deadline, evaluate, slaPolicy } from '../../../src/index.ts'
import { runs } from '../../arbitraries/runs.ts'

const HOUR = 3_600_000
const ZONES = ['Europe/Rome', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']
/** Shifts of ten minutes, so that a bucket of the compiled open time has several of them. */
const SHORT_SHIFTS = Array.from({ length: 8 }, (_, i) => `${clock(540 + 15 * i)}-${clock(550 + 15 * i)}`)
const NAMES = ['critical', 'high', 'low']
const policy = slaPolicy({
  name: 'P',
  severities: {
    critical: { level: 1, firstResponse: { within: 'PT45M', clock: 'business' } },
    high: { level: 2, firstResponse: { within: 'PT30H', clock: 'business' } },
    low: { level: 3, firstResponse: { within: 'PT90M', clock: 'always' } },
  },
})
const NOW = Date.UTC(2027, 6)

function clock(minutes: number) {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function specOf(i: number): CalendarSpec {
  const hours = i % 2 ? { 'mon-fri': SHORT_SHIFTS } : { 'mon-sat': `0${5 + (i % 5)}:00-18:00` }
  return { timeZone: ZONES[i % ZONES.length], hours, holidays: [{ month: 1 + (i % 12), day: 1 + (i % 28) }] }
}

/** Returns a generator of numbers below a limit that depends on the seed alone. */
function numbersOf(seed: number) {
  let state = seed | 1
  return (limit: number) => {
    state = Math.imul(state, 0x19660d) + 0x3c6ef35f
    return Math.floor(((state >>> 0) / 2 ** 32) * limit)
  }
}

/** Returns a table with more rows than one inner loop has. Its first rows are far from the others, or have fractions. */
function tableOf(seed: number, calendars: number, count: number) {
  const next = numbersOf(seed)
  const fraction = (k: number) => (k < 100 && !next(8) ? 0.5 : 0)
  const reported = Float64Array.from({ length: count }, (_, k) =>
    k > 100 || next(9)
      ? Date.UTC(2025, 0) + next(365 * 24 * 60) * 60_000 + next(2) + fraction(k)
      : Date.UTC(2023 + next(4), next(12)),
  )
  return {
    severity: Uint8Array.from(reported, () => next(3)),
    calendar: Uint16Array.from(reported, () => next(calendars)),
    reported,
    stopped: reported.map((at, k) =>
      next(9) ? Math.ceil(at) + next(30 * 24 * HOUR) + fraction(k) : next(2) ? Number.NaN : NOW + next(9),
    ),
  }
}

function calendarsOf(count: number) {
  return Array.from({ length: count }, (_, i) => businessCalendar(specOf(i)))
}

function singleVerdict(calendar: BusinessCalendar, severity: string, reported: number, stopped: number) {
  const stop = Number.isNaN(stopped) ? [] : [{ at: stopped, type: 'resolved' as const }]
  const events = [{ at: reported, type: 'reported' as const, severity }, ...stop]
  const { state, countedMs, remainingMs } = evaluate({ policy, calendar, events: events as never, now: NOW }).targets
    .firstResponse!
  return [state, countedMs, state === 'breached' ? 0 - remainingMs : 0]
}

// One calendar, a few, and so many that their records are read ahead.
describe.each([1, 3, 20])('many rows of %i calendars', calendars => {
  const count = 1500
  const single = calendarsOf(calendars)

  it('have the deadlines and the verdicts of the single calls', () =>
    fc.assert(
      fc.property(fc.nat(), seed => {
        const columns = tableOf(seed, calendars, count)
        const { severity, calendar, reported, stopped } = columns
        const rows = Array.from(reported, (at, k) => ({ at, desk: single[calendar[k]], name: NAMES[severity[k]] }))
        const due = rows.map(({ at, desk, name }) => {
          return deadline({ policy, calendar: desk, severity: name as 'high', reportedAt: at }).dueAt
        })
        const { stopped: _, ...plain } = columns
        const desks = calendarsOf(calendars)
        expect([...deadlineMany(policy, desks, plain)]).toEqual(due)
        const judged = judgeMany(policy, desks, columns, { now: NOW })
        const verdicts = rows.map((_, k) => [OUTCOMES[judged.outcome[k]], judged.countedMs[k], judged.overMs[k]])
        expect(verdicts).toEqual(rows.map(({ at, desk, name }, k) => singleVerdict(desk, name, at, stopped[k])))
        const budgets = reported.map((_, k) => ((k % 40) + +(k > 100)) * 5 * 60_000)
        const added = addManyAcross(desks, calendar, reported, budgets)
        expect([...added]).toEqual(rows.map(({ at, desk }, k) => desk.add(at, budgets[k])))
      }),
      runs(2),
    ))

  const desks = calendarsOf(calendars)
  it('have an error for a wrong index or instant after many right ones', () => {
    const row = 1024
    const columns = tableOf(1, calendars, count)
    const ask = (change: object) => () => judgeMany(policy, desks, { ...columns, ...change }, { now: NOW })
    const wrong = Int32Array.from(columns.severity)
    wrong[row] = -1
    expect(ask({ severity: wrong })).toThrow(`severity[${row}]: -1 is not an index below 3.`)
    wrong[row] = 3
    expect(ask({ severity: wrong })).toThrow(`severity[${row}]: 3 is not an index below 3.`)
    const reported = columns.reported.slice()
    reported[row] = Number.NaN
    expect(ask({ reported })).toThrow(`reported[${row}]`)
    const stopped = columns.stopped.slice()
    stopped[row] = columns.reported[row] - 1
    expect(ask({ stopped })).toThrow(`stopped[${row}]`)
  })
})

describe('rows at the edges of the compiled window', () => {
  it('have the results of the single calls', () => {
    const desk = businessCalendar(specOf(1))
    const single = businessCalendar(specOf(1))
    desk.add(Date.UTC(2026, 5), HOUR)
    const { from, to } = BusinessCalendar.timelineOf(desk).block
    const reported = Float64Array.of(to - 1, to, to - HOUR, from, from + 1, from + 2, from - 1)
    const stopped = Float64Array.of(to, to, to, from, from + 1, from + 3, to)
    const severity = Uint8Array.from(reported, (_, k) => k % 3)
    const again = () => {
      const calendar = businessCalendar(specOf(1))
      calendar.add(Date.UTC(2026, 5), HOUR)
      return [calendar]
    }
    const now = to + HOUR
    const judged = judgeMany(policy, again(), { severity, reported, stopped }, { now })
    const verdicts = Array.from(reported, (_, k) => [OUTCOMES[judged.outcome[k]], judged.countedMs[k]])
    const expected = Array.from(reported, (at, k) => {
      const events = [
        { at, type: 'reported', severity: NAMES[severity[k]] },
        { at: stopped[k], type: 'resolved' },
      ]
      const { state, countedMs } = evaluate({ policy, calendar: single, events: events as never, now }).targets
        .firstResponse!
      return [state, countedMs]
    })
    expect(verdicts).toEqual(expected)
    const due = Array.from(reported, (reportedAt, k) => {
      return deadline({ policy, calendar: single, severity: NAMES[severity[k]] as 'high', reportedAt }).dueAt
    })
    expect([...deadlineMany(policy, again(), { severity, reported })]).toEqual(due)
  })
})
