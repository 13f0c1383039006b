import { daysInMonth } from '../../time/epoch-day.ts'
import { OSM_MONTH_NAMES } from './osm-names.ts'
import { OSM_PATTERN } from './osm-pattern.ts'
import type { DateSpan } from './osm-rule.ts'
import type { OsmScanner } from './osm-scanner.ts'

type Years = DateSpan['years']

/**
 * Reads the dates at the start of a rule: `2026 Jan-Mar`, `Dec 24,31`. Returns an empty list if there are none.
 *
 * @throws {SlaCalendarError} `hours-invalid`
 */
export function parseOsmDates(scanner: OsmScanner): DateSpan[] {
  const spans: DateSpan[] = []
  do {
    const span = dateSpan(scanner, spans[spans.length - 1])
    if (span) spans.push(span)
  } while (spans.length && scanner.take(OSM_PATTERN.nextDate))
  return spans
}

function dateSpan(scanner: OsmScanner, previous: DateSpan | undefined): DateSpan | undefined {
  const start = scanner.at
  const first = scanner.number(OSM_PATTERN.year)
  if (first !== undefined) {
    const last = scanner.take(OSM_PATTERN.toYear) && scanner.number(OSM_PATTERN.year)
    const years = { from: first, to: last || first }
    scanner.take(OSM_PATTERN.blank)
    return scanner.peek(OSM_PATTERN.month)
      ? monthSpan(scanner, years, start)
      : checked(scanner, { years, from: 101, to: 1231 }, start)
  }
  if (scanner.peek(OSM_PATTERN.month)) return monthSpan(scanner, undefined, start)
  // Another day of the same month: Dec 24,31.
  const day = previous && scanner.number(OSM_PATTERN.day)
  return day === undefined
    ? undefined
    : daySpan(scanner, previous?.years, Math.floor(previous!.to / 100) * 100 + day, start)
}

function monthSpan(scanner: OsmScanner, years: Years, start: number): DateSpan {
  const month = takeMonth(scanner)
  const day = scanner.take(OSM_PATTERN.ofDay) && scanner.number(OSM_PATTERN.day)
  if (typeof day === 'number') return daySpan(scanner, years, month * 100 + day, start)
  const last = scanner.take(OSM_PATTERN.toMonth) ? takeMonth(scanner) : month
  return checked(scanner, { years, from: month * 100 + 1, to: last * 100 + daysInMonth(2000, last) }, start)
}

/** Reads a day, or a range that starts on it. */
function daySpan(scanner: OsmScanner, years: Years, from: number, start: number): DateSpan {
  if (!scanner.take(OSM_PATTERN.toDay)) return checked(scanner, { years, from, to: from }, start)
  const lastYear = scanner.number(OSM_PATTERN.year)
  scanner.take(OSM_PATTERN.blank)
  const lastMonth = scanner.peek(OSM_PATTERN.month) ? takeMonth(scanner) : Math.floor(from / 100)
  scanner.take(OSM_PATTERN.blank)
  const lastDay = scanner.number(OSM_PATTERN.day)
  if (lastDay === undefined) {
    const example = 'Such as Aug 10-Sep 2.'
    throw scanner.unexpected('a day of the month', { example, join: example })
  }
  const span = { years, from, to: lastMonth * 100 + lastDay }
  const turns = span.to < from ? 1 : 0
  if (lastYear === undefined || (years && years.from === years.to && lastYear === years.from + turns))
    return checked(scanner, span, start)
  throw scanner.errorSince(start, 'This range is not within a year.', 'Split it by years.')
}

function checked(scanner: OsmScanner, span: DateSpan, start: number): DateSpan {
  const isDate = (day: number) => day % 100 >= 1 && day % 100 <= daysInMonth(2000, Math.floor(day / 100))
  const { years, from, to } = span
  const areYears = !years || (years.from >= 1900 && years.to <= 2199 && years.to >= years.from)
  if (isDate(from) && isDate(to) && areYears) return span
  throw scanner.errorSince(start, 'There is no such date.', 'Such as 2026 Aug 10-21.')
}

function takeMonth(scanner: OsmScanner): number {
  const name = scanner.take(OSM_PATTERN.month)!.slice(0, 3).toLowerCase()
  return OSM_MONTH_NAMES.findIndex(month => month.toLowerCase() === name) + 1
}
