import fc from 'fast-check'
import OpeningHours from 'opening_hours'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/business-calendar.ts'
import { fromOsmOpeningHours } from '../../src/interop/opening-hours.ts'
import { runs } from '../arbitraries/runs.ts'

const YEARS = { from: 2027, to: 2028 }
const START = Date.UTC(YEARS.from, 0)
const END = Date.UTC(YEARS.to + 1, 0)
const DAY = 86_400_000

/** The open stretches of the two years on the wall, by the package opening_hours, which reckons on the process's clock. */
function theirs(text: string): number[] {
  const from = new Date(YEARS.from, 0, 1)
  const to = new Date(YEARS.to + 1, 0, 1)
  // Without a place it knows no public holidays; the texts compared here have none, or say off.
  return new OpeningHours(text, null, { locale: 'en' } as never)
    .getOpenIntervals(from, to)
    .flatMap(([start, end]) => [wall(start), wall(end)])
}

function wall(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes())
}

/** The same by our calendar. */
function ours(text: string): number[] {
  const calendar = businessCalendar({ timeZone: 'UTC', ...fromOsmOpeningHours(text, { years: YEARS }) })
  return [...calendar.intervals(START, END)].flatMap(({ start, end }) => [start, end])
}

/** The days of the two years on which the process's clock is changed, and those beside them: there the two may differ. */
const changes = Array.from({ length: (END - START) / DAY }, (_, i) => START + i * DAY).filter(day => {
  const offset = (days: number) => {
    const date = new Date(day + days * DAY)
    return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()).getTimezoneOffset()
  }
  return offset(-1) !== offset(2)
})

/** Stretches as text, day by day, without the days of changes. */
function byDay(edges: readonly number[]): string[] {
  const days: string[] = []
  for (let i = 0; i < edges.length; i += 2)
    for (let at = edges[i]; at < edges[i + 1]; ) {
      const day = Math.floor(at / DAY) * DAY
      const until = Math.min(edges[i + 1], day + DAY)
      if (!changes.includes(day)) days.push(`${new Date(at).toISOString().slice(0, 16)} ${(until - at) / 60_000}`)
      at = until
    }
  return days
}

function agree(text: string): void {
  expect({ text, open: byDay(ours(text)) }).toEqual({ text, open: byDay(theirs(text)) })
}

const week = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su')
const weekdays = fc
  .array(
    fc.oneof(
      week,
      fc.tuple(week, week).map(([a, b]) => `${a}-${b}`),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map(days => days.join(','))
const month = fc.constantFrom('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
// opening_hours 3.15.0 forgets ranges that end on 28 February in years that have no 29th.
const day = fc.integer({ min: 1, max: 27 })
const year = fc.constantFrom(2026, 2027, 2028)
const days = fc.tuple(day, day).map(([a, b]) => (a === b ? `${a}` : `${Math.min(a, b)}-${Math.max(a, b)}`))
const dates = fc.oneof(
  fc.tuple(month, days).map(([month, days]) => `${month} ${days}`),
  fc.tuple(month, month).map(([a, b]) => (a === b ? a : `${a}-${b}`)),
  fc.tuple(month, day, month, day).map(([a, b, c, d]) => (a === c ? `${a} ${b}` : `${a} ${b}-${c} ${d}`)),
  fc.tuple(month, day, day).map(([month, a, b]) => `${month} ${a},${month} ${b}`),
  fc.tuple(year, month, days).map(parts => `${parts[0]} ${parts[1]} ${parts[2]}`),
  year.map(String),
)
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const span = fc.oneof(
  fc.tuple(clock, clock).map(([a, b]) => `${a}-${b === '00:00' ? '24:00' : b}`),
  fc.constantFrom('22:00-06:00', '00:00-24:00', '20:00-26:00', '09:00-18:00'),
)
const times = fc.array(span, { minLength: 1, maxLength: 2 }).map(spans => spans.join(','))
const open = fc
  .tuple(fc.option(dates, { nil: '', freq: 2 }), fc.option(weekdays, { nil: '' }), times)
  .map(parts => parts.filter(Boolean).join(' '))
/** Behind another rule hours have to name their days. */
const dayed = open.filter(rule => !/^\d\d:/.test(rule))
const off = fc
  .tuple(fc.option(dates, { nil: '' }), fc.option(weekdays, { nil: '' }), fc.option(times, { nil: '', freq: 1 }))
  .filter(parts => parts.some(Boolean))
  .map(parts => `${parts.filter(Boolean).join(' ')} off`)
const value = fc
  .tuple(
    fc.oneof(open, fc.constant('24/7')),
    fc.array(
      fc.oneof(
        { arbitrary: dayed.map(rule => ({ rule, separator: '; ' })), weight: 2 },
        { arbitrary: off.map(rule => ({ rule, separator: '; ' })), weight: 2 },
        { arbitrary: dayed.map(rule => ({ rule, separator: ', ' })), weight: 1 },
      ),
      { maxLength: 3 },
    ),
  )
  .map(([first, rest]) =>
    rest.reduce((text, { rule, separator }) => text + (/:\d\d$/.test(text) ? separator : '; ') + rule, first),
  )

describe('fromOsmOpeningHours, on any value of its grammar', () => {
  it('is open when the package opening_hours says so, through two years', () =>
    fc.assert(fc.property(value, agree), runs(60)))
})
