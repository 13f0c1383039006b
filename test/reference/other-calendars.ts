import { dateOf, dateShown, day, midnight } from './dates.ts'

/** A date in another calendar. `monthCode` is the name of its month: `M05`, or `M05L` for a leap month. */
export type OtherDate = { readonly monthCode: string; readonly day: number }

const hebrewMonths: Record<string, string> = {
  Tishri: 'M01',
  Heshvan: 'M02',
  Kislev: 'M03',
  Tevet: 'M04',
  Shevat: 'M05',
  'Adar I': 'M05L',
  Adar: 'M06',
  'Adar II': 'M06',
  Nisan: 'M07',
  Iyar: 'M08',
  Sivan: 'M09',
  Tamuz: 'M10',
  Av: 'M11',
  Elul: 'M12',
}

/** Every date of a Gregorian year with what it is in another calendar, found by asking Intl about day after day. */
export function yearInCalendar(calendar: string, year: number): ReadonlyMap<string, OtherDate> {
  const key = `${calendar} ${year}`
  let found = years.get(key)
  if (!found) {
    found = scanYear(calendar, year)
    years.set(key, found)
  }
  return found
}

function scanYear(calendar: string, year: number): Map<string, OtherDate> {
  const dates = new Map<string, OtherDate>()
  const first = midnight(dateOf(year, 1, 1))
  const last = midnight(dateOf(year, 12, 31))
  let shown: Shown | undefined
  let dayOfMonth = Number.NaN // not known before a month has been seen to begin
  // Two months before the first day are enough to see one begin.
  for (let local = first - 60 * day; local <= last; local += day) {
    dayOfMonth++
    if (beginsMonth(calendar, local)) {
      dayOfMonth = 1
      // Which month it is shows best on its third day, where no doubt about its first one reaches.
      shown = read(calendar, local + 2 * day)
    }
    if (local >= first && shown) dates.set(dateShown(local), { monthCode: monthCode(shown.month), day: dayOfMonth })
  }
  return dates
}

/**
 * Months that begin on another day than Intl shows. ICU takes a new moon near midnight for one of the wrong day
 * (unicode-org/icu#4070); these are the days of the Hong Kong Observatory, 1999 to 2100.
 */
const knownMonths: Readonly<Record<string, readonly string[]>> = {
  chinese: ['2012-08-17', '2018-11-08', '2027-02-06', '2030-02-03', '2057-09-28', '2070-03-12'],
}

function beginsMonth(calendar: string, local: number): boolean {
  const known = (knownMonths[calendar] ?? []).map(date => midnight(date))
  if (known.includes(local)) return true
  return read(calendar, local).day === 1 && !known.some(start => Math.abs(start - local) === day)
}

type Shown = { readonly month: string; readonly day: number }

/** What Intl shows for a day, remembered: neighbouring years ask about the same ones. */
function read(calendar: string, local: number): Shown {
  const key = `${calendar} ${local}`
  let found = days.get(key)
  if (!found) {
    const parts: Record<string, string> = {}
    for (const { type, value } of formatter(calendar).formatToParts(local)) parts[type] = value
    found = { month: parts.month, day: Number(parts.day) }
    days.set(key, found)
  }
  return found
}

function formatter(calendar: string): Intl.DateTimeFormat {
  let found = formatters.get(calendar)
  if (!found) {
    found = new Intl.DateTimeFormat(`en-US-u-ca-${calendar}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: calendar === 'hebrew' ? 'long' : 'numeric',
      day: 'numeric',
    })
    formatters.set(calendar, found)
  }
  return found
}

/** `6bis` is the leap month after the sixth. */
function monthCode(shown: string): string {
  const leap = shown.endsWith('bis')
  const number = Number(leap ? shown.slice(0, -3) : shown)
  return hebrewMonths[shown] ?? `M${String(number).padStart(2, '0')}${leap ? 'L' : ''}`
}

const years = new Map<string, Map<string, OtherDate>>()
const days = new Map<string, Shown>()
const formatters = new Map<string, Intl.DateTimeFormat>()
