import fc from 'fast-check'
import { addDays, dateShown, day, hour, minute, second } from '../reference/dates.ts'
import { reading } from '../reference/desk.ts'
import { earliest, latest } from '../reference/open-time.ts'
import type { CalendarSpec, DeskSpec } from '../reference/specs.ts'
import { firstShowing } from '../reference/wall-time.ts'
import { wallTimeOf } from '../reference/weekly-hours.ts'
import { desksOf } from './calendars.ts'
import { anyDate } from './dates.ts'
import { changesOf } from './zones.ts'

/**
 * An instant, in epoch milliseconds, that a calendar has reason to get wrong: at or near an opening, a closing, a midnight,
 * a change of the clock, the first or last date of an exception. One in thirty lies anywhere from 1900 to 2199.
 */
export function anyInstant(spec: CalendarSpec): fc.Arbitrary<number> {
  const anywhere = fc.oneof(
    { arbitrary: fc.integer({ min: earliest, max: latest - 1 }), weight: 6 },
    { arbitrary: fc.constantFrom(earliest, earliest + 1, latest - 1), weight: 1 },
  )
  const near = desksOf(spec).map(desk => ({ arbitrary: nearEdge(desk), weight: 29 }))
  return fc.oneof({ arbitrary: anywhere, weight: Math.max(1, near.length) }, ...near)
}

/** Several instants, the earliest first, mostly within weeks of each other. */
export function instantsInOrder(spec: CalendarSpec, count: number): fc.Arbitrary<number[]> {
  const steps = fc.array(fc.oneof(anyStep(), fc.nat({ max: 40 * day })), { minLength: count - 1, maxLength: count - 1 })
  return fc.tuple(anyInstant(spec), steps).map(([first, more]) => {
    const instants = [first]
    for (const step of more) instants.push(Math.min(instants[instants.length - 1] + Math.abs(step), latest - 1))
    return instants
  })
}

/** A few milliseconds, minutes or hours, there or back. */
function anyStep(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(0, 1, -1, second, -second, minute, -minute, hour, -hour),
    fc.integer({ min: -day, max: day }),
  )
}

function nearEdge(desk: DeskSpec): fc.Arbitrary<number> {
  const zone = desk.timeZone
  const wallTimes = [...new Set(['00:00', ...(JSON.stringify(desk).match(/\d\d:\d\d/g) ?? [])])]
  const yearly = JSON.stringify(desk).match(/(?<![\d:-])\d\d-\d\d(?![\d:-])/g) ?? []
  const exceptionDates = [
    ...(JSON.stringify(desk).match(/\d{4}-\d\d-\d\d/g) ?? []),
    ...yearly.map(monthDay => addDays(`2028-${monthDay}`, 0)),
  ]
  const date = exceptionDates.length > 0 ? fc.oneof(anyDate(zone), near(exceptionDates)) : anyDate(zone)
  const edge = fc
    .tuple(date, fc.constantFrom(...wallTimes))
    .map(([on, wallTime]) => firstShowing(zone, reading(on, wallTimeOf(wallTime))))
  const change = changesOf(zone)
  const place = change.length > 0 ? fc.oneof({ arbitrary: edge, weight: 4 }, fc.constantFrom(...change)) : edge
  return fc.tuple(place, anyStep()).map(([at, step]) => Math.min(Math.max(at + step, earliest), latest - 1))
}

function near(dates: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...dates), fc.integer({ min: -2, max: 2 }))
    .map(([date, days]) => clampDate(addDays(date, days)))
}

/** An open range may start in the last days of the range, and its neighbours lie beyond. */
function clampDate(date: string): string {
  return dateShown(Math.min(Math.max(Date.parse(date), earliest + 2 * day), latest - 2 * day))
}
