import { MIDNIGHT } from '../../calendar/hours.ts'
import { clip, type Spans, subtract, union } from '../../calendar/spans.ts'
import type { YearRange } from '../../calendar/spec.ts'
import { DAY, daysInMonth, type EpochDay, epochDay, weekdayOf, yearOf } from '../../time/civil-date.ts'
import type { DateSpan, OsmRule } from './osm-rules.ts'

/** Whether a date is a public holiday. */
export type HolidayTest = (date: EpochDay) => boolean

/** A week without one. */
export const NO_HOLIDAY: HolidayTest = () => false

/**
 * The minutes of a date, of 0 to 1440, that rules of OSM call open. A rule replaces what the rules before it said of
 * its dates, also the end of a night before, unless it adds; `off` takes away; one after "||" fills what is neither
 * open nor unknown. Unknown is not open. The end of a night belongs to the date it falls on: a rule that replaces the
 * evening does not change it.
 */
export function openOn(date: EpochDay, rules: readonly OsmRule[], isHoliday: HolidayTest = NO_HOLIDAY): Spans {
  let open: Spans = []
  let unknown: Spans = []
  const say = (said: Spans, state: OsmRule['state']) => {
    open = state === 'open' ? union(open, said) : subtract(open, said)
    unknown = state === 'unknown' ? union(unknown, said) : subtract(unknown, said)
  }
  for (const rule of rules) {
    const applies = appliesTo(rule, date, isHoliday)
    const begunBefore = appliesTo(rule, date - 1, isHoliday)
    if (!applies && !begunBefore) continue
    if (applies && rule.joins === 'replaces' && rule.state !== 'off') {
      open = []
      unknown = []
    }
    const known = rule.joins === 'fills' ? union(open, unknown) : []
    const said = (minutes: readonly number[]) => {
      const all = intervals(minutes)
      const night = begunBefore ? clip(all, MIDNIGHT, 2 * MIDNIGHT).map(minute => minute - MIDNIGHT) : []
      return subtract(union(applies ? clip(all, 0, MIDNIGHT) : [], night), known)
    }
    say(said(rule.unsure), 'unknown')
    say(said(rule.times), rule.state)
  }
  return open
}

/** The dates of which a rule with dates may say something: its own and those after them. */
export function datesOf(rule: OsmRule, years: YearRange | undefined): EpochDay[] {
  return rule.dates.flatMap(span => {
    const { from, to } = span.years ?? years!
    const dates: EpochDay[] = []
    for (let date = epochDay(from, 1, 1); date <= epochDay(to + 1, 12, 31); date++)
      if (isIn(span, date) || isIn(span, date - 1)) dates.push(date)
    return dates.filter(date => span.years || (yearOf(date) >= from && yearOf(date) <= to))
  })
}

/** The days of the year of a rule with dates, as month × 100 + day, 29 February among them. */
export function daysOfYear(rule: OsmRule): number[] {
  const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap(month =>
    Array.from({ length: daysInMonth(2000, month) }, (_, i) => month * 100 + i + 1),
  )
  return days.filter(day => rule.dates.some(({ from, to }) => within(day, from, to)))
}

function appliesTo({ dates, weekdays, publicHolidays }: OsmRule, date: EpochDay, isHoliday: HolidayTest): boolean {
  if (dates.length && !dates.some(span => isIn(span, date))) return false
  const isNamed = weekdays.includes(weekdayOf(date))
  if (publicHolidays === 'also') return isNamed || isHoliday(date)
  if (publicHolidays === 'only') return isNamed && isHoliday(date)
  return isNamed || !weekdays.length
}

function isIn({ years, from, to }: DateSpan, date: EpochDay): boolean {
  const shown = new Date(date * DAY)
  const day = (shown.getUTCMonth() + 1) * 100 + shown.getUTCDate()
  if (!within(day, from, to)) return false
  // A range around the turn of the year is that of the year in which it begins.
  const year = shown.getUTCFullYear() - (from > to && day <= to ? 1 : 0)
  return !years || (year >= years.from && year <= years.to)
}

function within(day: number, from: number, to: number): boolean {
  return from <= to ? day >= from && day <= to : day >= from || day <= to
}

function intervals(minutes: readonly number[]): Spans {
  let all: Spans = []
  for (let i = 0; i < minutes.length; i += 2) all = union(all, minutes.slice(i, i + 2))
  return all
}
