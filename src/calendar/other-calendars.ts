import { needTemporal, Temporal } from '#temporal'
import type { ErrorPath } from '../errors.ts'
import { DAY, type EpochDay, epochDay } from '../time/civil-date.ts'

/** The calendars that a holiday rule may name: those of the Temporal proposal besides the Gregorian ones. */
export const OTHER_CALENDARS = [
  'chinese',
  'coptic',
  'dangi',
  'ethioaa',
  'ethiopic',
  'hebrew',
  'indian',
  'islamic-civil',
  'islamic-tbla',
  'islamic-umalqura',
  'persian',
] as const

/** The name of a calendar that a holiday rule may use. */
export type OtherCalendar = (typeof OTHER_CALENDARS)[number]

/** A day of such a calendar, its month by Temporal's code: `M05`, or `M05L` for the leap month after it. */
export type OtherDay = { calendar: OtherCalendar; monthCode: string; day: number }

const THIRTEEN_MONTHS: readonly OtherCalendar[] = ['coptic', 'ethioaa', 'ethiopic']

/** The codes of the calendar's leap months. In the Hebrew year the only one is Adar I. */
export function leapMonthsOf(calendar: OtherCalendar): string[] {
  if (calendar === 'hebrew') return ['M05L']
  return calendar === 'chinese' || calendar === 'dangi' ? monthsOf(calendar).map(code => `${code}L`) : []
}

/** The codes of the months that every year of the calendar has, in their order. */
export function monthsOf(calendar: OtherCalendar): string[] {
  const count = THIRTEEN_MONTHS.includes(calendar) ? 13 : 12
  return Array.from({ length: count }, (_, i) => `M${String(i + 1).padStart(2, '0')}`)
}

/** The length of the calendar's longest month. */
export function longestMonthOf(calendar: OtherCalendar): number {
  return calendar === 'persian' || calendar === 'indian' ? 31 : 30
}

/** These the Temporal polyfill cannot compute; the platform's formatter reads them right. */
const READ_BY_INTL: readonly string[] = ['chinese', 'coptic', 'dangi', 'ethioaa', 'ethiopic']

/**
 * Checks that the platform can reckon dates of the calendar.
 *
 * @throws {SlaCalendarError} `temporal-missing`
 */
export function checkReckoned(calendar: OtherCalendar, path: ErrorPath): void {
  if (!READ_BY_INTL.includes(calendar)) needTemporal(path, calendar)
}

/** Returns the dates in a Gregorian year on which the calendar shows the day; none if its year lacks the day. */
export function otherCalendarDates(rule: OtherDay, year: number): EpochDay[] {
  const first = epochDay(year, 1, 1)
  const last = epochDay(year, 12, 31)
  const dates = READ_BY_INTL.includes(rule.calendar) ? readDates(rule, first, last) : computedDates(rule, first, last)
  return dates.filter(date => date >= first && date <= last)
}

/** By Temporal: at most three years of the other calendar, or two, share days with a Gregorian one. */
function computedDates({ calendar, monthCode, day }: OtherDay, first: EpochDay, last: EpochDay): EpochDay[] {
  const years = [first, last].map(date => plainDate(date).withCalendar(calendar).year)
  const dates: EpochDay[] = []
  for (let year = years[0]; year <= years[1]; year++) {
    try {
      const date = Temporal.PlainDate.from({ calendar, year, monthCode, day }, { overflow: 'reject' })
      dates.push(date.withCalendar('iso8601').since('1970-01-01').days)
    } catch (error) {
      // The year lacks the month or the day: no occurrence (§3.4).
      if (!(error instanceof RangeError)) throw error
    }
  }
  return dates
}

function plainDate(date: EpochDay): Temporal.PlainDate {
  return Temporal.PlainDate.from('1970-01-01').add({ days: date })
}

/**
 * Months that the platform's formatter begins a day early or late, by the day on which they do begin: ICU misjudges
 * new moons near midnight (unicode-org/icu#4070). Chinese: conversion tables of the Hong Kong Observatory, 1999 to
 * 2100, the New Years of 2027 and 2030 among them. Dangi: as Temporal of Node 26 has them, to 2100. Outside these
 * years, and from 2101 on everywhere, dates of the two calendars are forecasts.
 */
const MONTH_STARTS: { readonly [calendar: string]: readonly string[] } = {
  chinese: ['2012-08-17', '2018-11-08', '2027-02-06', '2030-02-03', '2057-09-28', '2070-03-12'],
  dangi: ['2017-02-26', '2051-08-07', '2051-11-03', '2097-01-13'],
}

/** By the platform's formatter, from month to month, beginning with one that ends before the first date. */
function readDates({ calendar, monthCode, day }: OtherDay, first: EpochDay, last: EpochDay): EpochDay[] {
  const read = reader(calendar)
  const known = (MONTH_STARTS[calendar] ?? []).map(date => Date.parse(date) / DAY)
  const dates: EpochDay[] = []
  let shown = read(first - 62)
  let start = first - 62 - shown.day + 1
  while (start <= last) {
    // No month is longer than thirty days, and none so short that this could jump over the next.
    const within = read(start + 30)
    const shownNext = start + 31 - within.day
    const next = known.find(date => Math.abs(date - shownNext) <= 1) ?? shownNext
    if (shown.code === monthCode && start + day - 1 < next) dates.push(start + day - 1)
    start = next
    shown = within
  }
  return dates
}

function reader(calendar: OtherCalendar): (date: EpochDay) => { code: string; day: number } {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  return date => {
    const shown: Record<string, string> = {}
    for (const { type, value } of format.formatToParts(date * DAY)) shown[type] = value
    // `6bis`, a leap month, is Temporal's `M06L`.
    const code = `M${shown.month.replace('bis', '').padStart(2, '0')}${shown.month.endsWith('bis') ? 'L' : ''}`
    return { code, day: +shown.day }
  }
}
