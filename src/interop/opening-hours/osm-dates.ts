import { MIDNIGHT } from '../../calendar/hours.ts'
import { clip, type Spans, subtract, union } from '../../calendar/spans.ts'
import type { YearRange } from '../../calendar/spec.ts'
import { DAY, daysInMonth, type EpochDay, epochDay, weekdayOf, yearOf } from '../../time/civil-date.ts'
import type { DateSpan, OsmRule } from './osm-rules.ts'

/**
 * The open minutes of a date, of 0 to 1440, by rules of OSM: each that applies to the date replaces what those before it
 * said of the date, also the end of a night before, unless it adds; `off` takes away. The end of a night belongs to the
 * date it falls on: a rule that replaces the evening lets it be.
 */
export function openOn(date: EpochDay, rules: readonly OsmRule[]): Spans {
  let open: Spans = []
  for (const rule of rules) {
    const applies = appliesTo(rule, date)
    const hours = stretches(rule.times)
    const night = appliesTo(rule, date - 1) ? clip(hours, MIDNIGHT, 2 * MIDNIGHT).map(minute => minute - MIDNIGHT) : []
    const said = union(applies ? clip(hours, 0, MIDNIGHT) : [], night)
    if (rule.isOff && !rule.times.length) open = applies ? [] : open
    else if (rule.isOff) open = subtract(open, said)
    else open = applies && !rule.adds ? said : union(open, said)
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

function appliesTo({ dates, weekdays }: OsmRule, date: EpochDay): boolean {
  return (
    (!dates.length || dates.some(span => isIn(span, date))) && (!weekdays.length || weekdays.includes(weekdayOf(date)))
  )
}

function isIn({ years, from, to }: DateSpan, date: EpochDay): boolean {
  const shown = new Date(date * DAY)
  const day = (shown.getUTCMonth() + 1) * 100 + shown.getUTCDate()
  if (!within(day, from, to)) return false
  // A range round the turn of the year is that of the year in which it begins.
  const year = shown.getUTCFullYear() - (from > to && day <= to ? 1 : 0)
  return !years || (year >= years.from && year <= years.to)
}

function within(day: number, from: number, to: number): boolean {
  return from <= to ? day >= from && day <= to : day >= from || day <= to
}

function stretches(times: readonly number[]): Spans {
  let all: Spans = []
  for (let i = 0; i < times.length; i += 2) all = union(all, times.slice(i, i + 2))
  return all
}
