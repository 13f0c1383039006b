import { daysInMonth, type EpochDay, epochDay, parseDate } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import { monthDaysIn, parseMonthDay } from '../holidays/date-rule.ts'

/** The first date of a range with an open start: earlier than every supported date. */
const OPEN_START = /* @__PURE__ */ epochDay(1800, 1, 1)
/** The last date of a range with an open end: later than every supported date. */
export const OPEN_END = /* @__PURE__ */ epochDay(2300, 1, 1)

/** Dates from one to another, both ends included. */
export type DateRange = { readonly from: EpochDay; readonly until: EpochDay }

/** A range that has been read. A yearly one has the dates that it would have if 2000 and 2001 were leap years. */
export type ParsedRange = DateRange & {
  /** For a yearly range, returns the dates from a day of a year on; none if the year lacks all of them. */
  readonly inYear?: ((year: number) => DateRange[]) | undefined
}

/** An end of a range as it was written, and its place in the input. */
export type RangeEnd = readonly [text: string, given: InputValue]

/**
 * Reads a range of dates `YYYY-MM-DD`, or a yearly range of dates `MM-DD`, which may cross the new year. An end that is
 * undefined is open.
 *
 * @throws {SlaCalendarError} `date-invalid`, `range-reversed`
 */
export function parseDateRange(start: RangeEnd | undefined, end: RangeEnd | undefined): ParsedRange {
  const [first, last] = [start, end].map(bound => bound && monthDayOf(...bound))
  if (first && last) return yearlyRange(first, last)
  if (first || last) {
    const [text, given] = first ? start! : end!
    throw given.error('date-invalid', `${text} has no year.`, 'Give both ends with a year, or both without.')
  }
  const from = start ? parseDate(...start) : OPEN_START
  const until = end ? parseDate(...end) : OPEN_END
  if (until < from) throw end![1].error('range-reversed', `${end![0]} is before ${start![0]}.`, 'Swap the two dates.')
  return { from, until }
}

type MonthDay = readonly [month: number, day: number]

/** Reads a date `MM-DD`; returns undefined if the text has a year. */
function monthDayOf(text: string, given: InputValue): MonthDay | undefined {
  const monthDay = parseMonthDay(text, given)
  const days = monthDay ? undefined : monthDaysIn(text)
  if (!days) return monthDay
  const meant = days.map(monthDay => monthDay.map(part => String(part).padStart(2, '0')).join('-'))
  const hint = meant.length ? `Did you mean ${meant.join(' or ')}?` : 'Write MM-DD, such as 12-24.'
  throw given.error('date-invalid', `${describe(text)} is not a day of every year.`, hint)
}

function yearlyRange(first: MonthDay, last: MonthDay): ParsedRange {
  const [from, until] = [first, last].map(monthDay => epochDay(2000, ...monthDay))
  const years = until < from ? 1 : 0
  return {
    from,
    until: until + years * 366,
    inYear: year => {
      // Without 29 February, a range from that day begins on 1 March, and one until that day ends on the 28th.
      const range = { from: epochDay(year, ...first), until: lastDate(year + years, ...last) }
      return range.from <= range.until ? [range] : []
    },
  }
}

function lastDate(year: number, month: number, day: number): EpochDay {
  return epochDay(year, month, Math.min(day, daysInMonth(year, month)))
}
