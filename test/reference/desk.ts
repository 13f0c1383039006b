import type { DayHours, ExceptionHours, ExceptionSpec, SimpleCalendarSpec, WeekHours } from '../../src/calendar/spec.ts'
import { datesBetween, midnight, minute, type WeekdayName, weekdayOf } from './dates.ts'
import { type Rule, ruleOf } from './holiday-dates.ts'

/** A stretch of hours, counted in milliseconds of clock reading from the start of its date; past midnight beyond a day. */
export type Hours = { readonly opens: number; readonly closes: number }
export type Week = { readonly [K in WeekdayName]: readonly Hours[] }

/** What an exception does to its dates: it replaces them with these hours (none when closed), or changes the shifts. */
export type Exception = { readonly from: string; readonly to: string } & (
  | { readonly replacedBy: readonly Hours[] }
  | { readonly week: Week }
)

/** The description of one calendar, read once. */
export type Desk = {
  readonly timeZone: string
  readonly week: Week
  readonly rules: readonly Rule[]
  readonly exceptions: readonly Exception[]
}

export function deskOf(spec: SimpleCalendarSpec): Desk {
  const exceptions = Object.entries(spec.exceptions ?? {})
  return {
    timeZone: spec.timeZone,
    week: weekOf(spec.hours),
    rules: (spec.holidays ?? []).map(ruleOf),
    exceptions: exceptions.map(([dates, exception]) => ({ ...datesOf(dates), ...effectOf(exception) })),
  }
}

/** The exception that rules a date: of those that hold it, the narrowest. */
export function exceptionOn(desk: Desk, date: string): Exception | undefined {
  // Dates of four-digit years sort as text.
  const holding = desk.exceptions.filter(exception => exception.from <= date && date <= exception.to)
  return holding.sort((a, b) => widthOf(a) - widthOf(b))[0]
}

function widthOf({ from, to }: Exception): number {
  return midnight(to) - midnight(from)
}

/** Later than any date that the range of instants can reach. */
const endOfTime = '2300-01-01'

function datesOf(key: string): { from: string; to: string } {
  const [from, to = from] = key.split('/')
  return { from, to: to === '..' ? endOfTime : to }
}

function effectOf(exception: ExceptionSpec): { replacedBy: Hours[] } | { week: Week } {
  const named = typeof exception === 'object' && 'hours' in exception
  const hours = (named ? exception.hours : exception) as ExceptionHours
  if (hours === 'closed') return { replacedBy: [] }
  if (typeof hours === 'string' || Array.isArray(hours)) return { replacedBy: hoursOf(hours as DayHours) }
  return { week: weekOf(hours as WeekHours) }
}

function weekOf(hours: WeekHours): Week {
  const week: Record<WeekdayName, Hours[]> = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
  for (const [key, dayHours] of Object.entries(hours))
    for (const weekday of weekdaysOf(key)) week[weekday] = hoursOf(dayHours)
  return week
}

/** The weekdays of `mon` or `fri-mon`, read off a fortnight so that a range may go round the week. */
function weekdaysOf(key: string): WeekdayName[] {
  const [first, last = first] = key.split('-')
  const fortnight = datesBetween('2024-01-01', '2024-01-14').map(weekdayOf)
  const start = fortnight.indexOf(first as WeekdayName)
  return fortnight.slice(start, fortnight.indexOf(last as WeekdayName, start) + 1)
}

function hoursOf(hours: DayHours): Hours[] {
  return (typeof hours === 'string' ? [hours] : hours).map(stretch => {
    const [opens, closes] = stretch.split('-').map(wallTimeOf)
    return { opens, closes: closes > opens ? closes : closes + wallTimeOf('24:00') }
  })
}

/** `HH:MM` as milliseconds from midnight. */
export function wallTimeOf(text: string): number {
  const [hours, minutes] = text.split(':').map(Number)
  return (hours * 60 + minutes) * minute
}

/** The reading of a date's clock at a wall time. */
export function reading(date: string, wallTime: number): number {
  return midnight(date) + wallTime
}
