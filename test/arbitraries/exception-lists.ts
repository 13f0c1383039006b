import fc from 'fast-check'
import { addDays, datesBetween } from '../reference/dates.ts'
import { isNamed } from '../reference/exceptions.ts'
import type { DateRule, ExceptionHours, ExceptionSpec, ListedException, Years } from '../reference/specs.ts'
import { anyWeeklyHours } from './alternating-hours.ts'
import { anyDate } from './dates.ts'
import { anyDayHours, weekdays } from './hours.ts'

type Dates = { readonly from: string; readonly to: string }
type Entry = { readonly dates: Dates; readonly what: ExceptionSpec }
export type ExceptionKeys = { readonly [dates: string]: ExceptionSpec }

/** Exceptions by key, the yearly ones too: no two dated keys cross, and no two yearly ones. */
export function anyExceptionKeys(zone: string): fc.Arbitrary<ExceptionKeys> {
  return anyEntries(zone).map(entries => keyed(kept(entries, fits)))
}

/** Exceptions by key of which no two cover the same date. */
export function separateExceptionKeys(zone: string): fc.Arbitrary<ExceptionKeys> {
  return anyEntries(zone).map(entries => keyed(kept(entries, isApart)))
}

/** The same exceptions as a list, in the order of the keys. */
export function listOf(exceptions: ExceptionKeys): ListedException[] {
  return Object.entries(exceptions).map(([key, what]) => {
    const [from, to] = key.split('/')
    const hours = isNamed(what) ? what : { name: key, hours: what }
    if (to === undefined) return { on: from, ...hours }
    return { ...(from !== '..' && { from }), ...(to !== '..' && { to }), ...hours }
  })
}

/** A list of exceptions of every kind, close enough to each other that some cover the same dates. */
export function anyExceptionList(zone: string): fc.Arbitrary<ListedException[]> {
  const ranges = fc.oneof(anyDates(zone), anyYearlyDates())
  const years = { arbitrary: anyYears(), weight: 1 }
  const none = { arbitrary: fc.constant<Years>({}), weight: 2 }
  const dated = anyDates(zone).map(asListed)
  const yearly = fc.tuple(anyYearlyDates().map(asListed), fc.oneof(none, years))
  const ruled = fc.tuple(fc.record({ on: fc.oneof(anyDateRule(), anyWorkingDay()) }), fc.oneof(none, years))
  const places = fc.oneof(
    { arbitrary: dated, weight: 2 },
    { arbitrary: fc.oneof(yearly, ruled).map(([place, years]) => ({ ...place, ...years })), weight: 3 },
    { arbitrary: ranges.map(asListed), weight: 1 },
  )
  const entry = fc
    .tuple(places, anyHours(), fc.option(anyName(), { nil: undefined }))
    .map(([place, hours, name]) => ({ ...place, hours, ...(name !== undefined && { name }) }) as ListedException)
  return fc.array(entry, { maxLength: 5 })
}

function asListed({ from, to }: Dates): object {
  if (from === to) return { on: from }
  return { ...(from !== '..' && { from }), ...(to !== '..' && { to }) }
}

function anyWorkingDay() {
  const workingDay = fc.constantFrom(1, 2, 5, 23, -1, -2, -5, -22)
  return fc.record({ workingDay, month: fc.integer({ min: 1, max: 12 }) }, { requiredKeys: ['workingDay'] })
}

/** The date part of a holiday rule. */
export function anyDateRule(): fc.Arbitrary<DateRule> {
  const weekday = fc.constantFrom(...weekdays)
  const month = fc.integer({ min: 1, max: 12 })
  const monthDay = fc.record({ month, day: fc.integer({ min: 1, max: 28 }) })
  return fc.oneof<fc.Arbitrary<DateRule>[]>(
    monthDay,
    fc.record({ day: fc.constantFrom(1, 15, 29, 30, 31) }),
    fc.record({ weekday, nth: fc.constantFrom(1, 2, 5, -1) }),
    fc.record({ month, weekday, nth: fc.constantFrom(1, 2, 5, -1) }),
    fc.record({ weekday, onOrAfter: monthDay }),
    fc.record({ weekday, onOrBefore: monthDay }),
    fc.record({ easter: fc.constantFrom(-47, -2, 1, 39, 50) }),
    fc.record({ calendar: fc.constantFrom('persian', 'hebrew'), month, day: fc.integer({ min: 1, max: 29 }) }),
  )
}

/** The years of a rule, also with years left out. */
export function anyYears(): fc.Arbitrary<Years> {
  const year = fc.integer({ min: 2023, max: 2028 })
  return fc.oneof<fc.Arbitrary<Years>[]>(
    fc.record({ since: year }),
    fc.record({ until: year }),
    fc.uniqueArray(year, { minLength: 1, maxLength: 3 }).map(years => ({ years })),
    fc.uniqueArray(year, { minLength: 1, maxLength: 3 }).map(except => ({ except })),
    fc.tuple(year, year).map(([since, left]) => ({ since, except: [left] })),
  )
}

function anyEntries(zone: string): fc.Arbitrary<Entry[]> {
  const what = fc.oneof<fc.Arbitrary<ExceptionSpec>[]>(anyHours(), fc.record({ name: anyName(), hours: anyHours() }))
  return fc.array(fc.record({ dates: fc.oneof(anyDates(zone), anyYearlyDates()), what }), { maxLength: 6 })
}

/** A date, a range, or a range with an open end. */
function anyDates(zone: string): fc.Arbitrary<Dates> {
  const from = fc.oneof(
    anyDate(zone),
    fc.nat({ max: 60 }).map(days => addDays('2026-12-10', days)),
  )
  const length = fc.oneof(
    { arbitrary: fc.constantFrom(0, 1, 6, 13), weight: 3 },
    { arbitrary: fc.nat({ max: 60 }), weight: 1 },
  )
  return fc.tuple(from, length, fc.integer({ min: 0, max: 19 })).map(([first, days, which]) => {
    if (which === 0) return { from: first, to: '..' }
    if (which === 1) return { from: '..', to: first }
    return { from: first, to: addDays(first, days) }
  })
}

/** A yearly date or range: of a few days around the new year or 29 February, or any. */
function anyYearlyDates(): fc.Arbitrary<Dates> {
  const start = fc.oneof(
    fc.nat({ max: 40 }).map(days => addDays('2027-12-10', days)),
    fc.nat({ max: 6 }).map(days => addDays('2028-02-25', days)),
    fc.nat({ max: 365 }).map(days => addDays('2028-01-01', days)),
  )
  const length = fc.oneof(fc.constantFrom(0, 0, 1, 6, 13), fc.nat({ max: 90 }))
  return fc.tuple(start, length).map(([first, days]) => ({ from: first.slice(5), to: addDays(first, days).slice(5) }))
}

function anyHours(): fc.Arbitrary<ExceptionHours> {
  return fc.oneof<fc.Arbitrary<ExceptionHours>[]>(fc.constant('closed'), anyDayHours(), anyWeeklyHours())
}

function anyName(): fc.Arbitrary<string> {
  return fc.constantFrom('Trasloco', 'Summer', '年末')
}

/** The entries that go together with all that were kept before them. */
function kept(entries: readonly Entry[], goTogether: (a: Dates, b: Dates) => boolean): Entry[] {
  const found: Entry[] = []
  for (const entry of entries) if (found.every(other => goTogether(entry.dates, other.dates))) found.push(entry)
  return found
}

function keyed(entries: readonly Entry[]): ExceptionKeys {
  return Object.fromEntries(entries.map(({ dates, what }) => [keyOf(dates), what]))
}

function keyOf({ from, to }: Dates): string {
  return from === to ? from : `${from}/${to}`
}

/** Whether two keys may be given together: of the same kind, they are apart or one covers the other and more. */
function fits(a: Dates, b: Dates): boolean {
  if (isYearly(a) !== isYearly(b)) return true
  if (isApart(a, b)) return true
  return isInside(a, b) !== isInside(b, a)
}

/** Whether one key covers all that the other covers. */
function isInside(inner: Dates, outer: Dates): boolean {
  if (!isYearly(inner)) return first(outer) <= first(inner) && last(inner) <= last(outer)
  const outerDays = monthDays(outer)
  return monthDays(inner).every(monthDay => outerDays.includes(monthDay))
}

function isApart(a: Dates, b: Dates): boolean {
  if (!isYearly(a) && !isYearly(b)) return last(a) < first(b) || last(b) < first(a)
  if (!isYearly(a)) return isApart(b, a)
  if (first(b) === '..' || last(b) > '9') return false
  const days = monthDays(b)
  return !monthDays(a).some(monthDay => days.includes(monthDay))
}

function isYearly({ from }: Dates): boolean {
  return from.length === 5
}

/** As text an open start sorts before every date. */
function first({ from }: Dates): string {
  return from
}

/** As text an open end sorts after every date. */
function last({ to }: Dates): string {
  return to === '..' ? '9999' : to
}

/** The days of a leap year that a key covers. */
function monthDays({ from, to }: Dates): string[] {
  const dates = from.length === 10 ? { from, to } : { from: `${from <= to ? 2028 : 2027}-${from}`, to: `2028-${to}` }
  return datesBetween(dates.from, dates.to).map(date => date.slice(5))
}
