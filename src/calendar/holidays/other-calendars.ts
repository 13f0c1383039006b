import { type ErrorPath, SlaCalendarError } from '../../errors.ts'
import { DAY, type EpochDay, epochDay } from '../../time/epoch-day.ts'
import { intlFormatter } from '../../time/intl-formatter.ts'

/** The calendars that a holiday rule may name: those of the Temporal proposal, except the Gregorian ones. */
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

/** A month: its first date, the first date of the next month, and its code. */
type Month = { readonly start: EpochDay; readonly next: EpochDay; readonly code: string }

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

/**
 * Checks that the platform knows the calendar.
 *
 * @throws {SlaCalendarError} `intl-missing`
 */
export function requireCalendarSupport(calendar: OtherCalendar, path: ErrorPath): void {
  // A formatter takes every calendar; one that it does not know it replaces by another.
  if (formatOf(calendar).resolvedOptions().calendar === calendar) return
  const problem = `Intl.DateTimeFormat of this platform does not know the calendar ${calendar}.`
  throw new SlaCalendarError('intl-missing', path, problem, 'List the dates, or use an engine with full Intl data.')
}

/** Returns the dates in a Gregorian year on which the calendar shows the day; none if its year lacks the day. */
export function otherCalendarDates({ calendar, monthCode, day }: OtherDay, year: number): EpochDay[] {
  const first = epochDay(year, 1, 1)
  const last = epochDay(year, 12, 31)
  return monthsIn(calendar, year)
    .filter(({ start, next, code }) => code === monthCode && start + day <= next)
    .map(({ start }) => start + day - 1)
    .filter(date => date >= first && date <= last)
}

/**
 * Months that the platform's formatter begins a day early or late, or names wrongly, by the date on which they begin:
 * ICU misjudges new moons near midnight (unicode-org/icu#4070). Chinese: conversion tables of the Hong Kong Observatory
 * from 1999 to 2100, the New Years of 2027 and 2030 among them; earlier ones, and dangi: Temporal of Node 26, to 2100.
 * Dates of the two calendars after 2100 are forecasts.
 */
const CORRECTIONS: { readonly [calendar: string]: string } = {
  chinese:
    '1917-03-23 M02L, 1917-04-21 M03, 1922-06-25 M05L, 1922-07-24 M06, 1954-02-03, 1955-02-22, 1987-07-26 M06L, ' +
    '1987-08-24 M07, 1999-01-17, 2012-08-17, 2018-11-08, 2027-02-06, 2030-02-03, 2057-09-28, 2070-03-12',
  dangi: '2017-02-26, 2051-08-07, 2051-11-03, 2097-01-13',
}

/** The months of each calendar by Gregorian year. */
const known: { [calendarAndYear: string]: readonly Month[] } = {}

/** The months that share dates with a Gregorian year. */
function monthsIn(calendar: OtherCalendar, year: number): readonly Month[] {
  const key = `${calendar} ${year}`
  known[key] ??= readMonths(calendar, epochDay(year, 1, 1), epochDay(year, 12, 31))
  return known[key]
}

/** Reads months one after the other, from one that ends before the first date. */
function readMonths(calendar: OtherCalendar, first: EpochDay, last: EpochDay): Month[] {
  const format = formatOf(calendar)
  const corrections = (CORRECTIONS[calendar]?.split(', ') ?? []).map(text => {
    const [date, code] = text.split(' ')
    return { start: Date.parse(date) / DAY, code }
  })
  const correctionAt = (date: EpochDay) => corrections.find(({ start }) => Math.abs(date - start) <= 1)
  const longest = longestMonthOf(calendar)
  const months: Month[] = []
  let shown = shownOn(first - 2 * longest - 2, format)
  let start = first - 2 * longest - 1 - shown.day
  while (start <= last) {
    // This date is in the next month, because no month is longer, and two months are longer than that.
    const within = shownOn(start + longest, format)
    const shownNext = start + longest + 1 - within.day
    const correction = correctionAt(shownNext)
    const next = correction?.start ?? shownNext
    months.push({ start, next, code: shown.code })
    start = next
    shown = { ...within, code: correction?.code ?? within.code }
  }
  return months
}

/** The beginnings of the names that the platform gives to the Hebrew months in English, from Tishri on. */
const HEBREW = ['Tish', 'Hesh', 'Kisl', 'Teve', 'Shev', 'Adar', 'Nisa', 'Iyar', 'Siva', 'Tamu', 'Av', 'Elul']

/** The day of the month that a calendar shows on a date, and the code of that month. */
function shownOn(date: EpochDay, format: Intl.DateTimeFormat): { code: string; day: number } {
  const shown: Record<string, string> = {}
  for (const { type, value } of format.formatToParts(date * DAY)) shown[type] = value
  // `6bis`, a leap month, is Temporal's `M06L`. The Hebrew months have names, that of the leap month is Adar I.
  const place = HEBREW.indexOf(shown.month.slice(0, 4)) + 1
  const month = shown.month === 'Adar I' ? '5bis' : place ? `${place}` : shown.month
  const code = `M${month.replace('bis', '').padStart(2, '0')}${month.endsWith('bis') ? 'L' : ''}`
  return { code, day: +shown.day }
}

const formats: { [calendar in OtherCalendar]?: Intl.DateTimeFormat } = {}

function formatOf(calendar: OtherCalendar): Intl.DateTimeFormat {
  formats[calendar] ??= intlFormatter(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: calendar === 'hebrew' ? 'long' : 'numeric',
    day: 'numeric',
  })
  return formats[calendar]
}
