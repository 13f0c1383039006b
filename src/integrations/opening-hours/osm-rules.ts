import { MIDNIGHT } from '../../calendar/hours.ts'
import { type ErrorPath, SlaCalendarError } from '../../errors.ts'
import { daysInMonth } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { nearest } from '../../validation/suggest.ts'
import { OSM_DAY_NAMES, OSM_MONTH_NAMES, translatedNames } from './osm-names.ts'

/** Dates by year, month and day; without `years` of every year. Both ends are included, also around the year. */
export type DateSpan = {
  readonly years?: { readonly from: number; readonly to: number } | undefined
  /** The first and the last day of the year, as month × 100 + day; of the one year where `years` is a single one. */
  readonly from: number
  readonly to: number
}

/** What a rule says about its time. */
export type OsmState = 'open' | 'off' | 'unknown'

/** The days of a rule that no date restricts. */
type Days = {
  /** Weekdays, Monday 0; none stands for all, unless the rule is for public holidays. */
  readonly weekdays: readonly number[]
  /** `also`: public holidays and the weekdays; `only`: public holidays that fall on one of the weekdays. */
  readonly publicHolidays?: 'also' | 'only'
}

/** One rule of an opening_hours value. */
export type OsmRule = Days & {
  /** Where the rule begins in the text. */
  readonly at: number
  /** Its text, for errors. */
  readonly text: string
  /** Where in the input the text is. */
  readonly path: ErrorPath
  /** After ";" it replaces earlier rules on its dates, after "," it adds, after "||" it fills time that is not open. */
  readonly joins: 'replaces' | 'adds' | 'fills'
  readonly dates: readonly DateSpan[]
  /** Minutes: opening, closing, opening, closing…; a closing past 1440 lies on the next date. */
  readonly times: readonly number[]
  /** Minutes after an open end: nobody knows whether it is open then. */
  readonly unsure: readonly number[]
  readonly state: OsmState
}

const WEEKDAY =
  '(?:mo(?:n(?:day)?)?|tu(?:e(?:s(?:day)?)?)?|we(?:d(?:nesday)?)?|th(?:u(?:r(?:s(?:day)?)?)?)?|fr(?:i(?:day)?)?|' +
  'sa(?:t(?:urday)?)?|su(?:n(?:day)?)?)(?!\\p{L})\\.?'
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|' +
  'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\\p{L})\\.?'
/** A number that is no hour. */
const DAY = '\\d{1,2}(?!:?\\d)'
const YEAR = '\\d{4}(?!:?\\d)'
const TIME = '\\d{1,2}:\\d\\d(?::\\d\\d)?'
const sticky = (pattern: string) => new RegExp(pattern, 'iuy')
const PATTERN = {
  nextDate: sticky(`\\s*,\\s*(?=${YEAR}|${MONTH}|${DAY})`),
  year: sticky(YEAR),
  toYear: sticky(`-(?=${YEAR})`),
  month: sticky(MONTH),
  toMonth: sticky(`\\s*-\\s*(?=${MONTH})`),
  day: sticky(DAY),
  ofDay: sticky(`\\s+(?=${DAY})`),
  toDay: sticky(`\\s*-\\s*(?=${DAY}|${MONTH}|${YEAR})`),
  weekday: sticky(WEEKDAY),
  toWeekday: sticky(`\\s*-\\s*(?=${WEEKDAY})`),
  publicHoliday: sticky('(?:PH|public ?holidays?)(?!\\p{L})'),
  anyDay: sticky(`(?:PH|public ?holidays?)(?!\\p{L})|${WEEKDAY}`),
  nextDay: sticky(`\\s*,\\s*(?=(?:[PS]H|public ?holidays?)(?!\\p{L})|${WEEKDAY})`),
  always: sticky('24\\s*/\\s*7(?!\\d)'),
  time: sticky(TIME),
  toTime: sticky('\\s*-\\s*'),
  nextTime: sticky(`\\s*,\\s*(?=${TIME})`),
  openEnd: sticky('\\s*\\+'),
  state: sticky('(?:off|closed|open|unknown)(?!\\p{L})'),
  comment: sticky('"[^"]*"'),
  listed: sticky('\\s*[,-]\\s*(?=\\p{L})'),
  separator: sticky(';|,|\\|\\|'),
  blank: sticky('\\s*'),
  colon: sticky('\\s*:?\\s*'),
}

/** What is outside the part of the grammar that is read here, and what to do instead. */
const OUTSIDE: readonly (readonly [RegExp, string, string])[] = [
  [/^"/, 'a comment without an end', 'Close it by ".'],
  [/^\(?(?:sunrise|sunset|dawn|dusk)\b/i, 'a time of the sun', 'Give hours HH:MM-HH:MM.'],
  [/^week\b/i, 'a week number', 'Write the dates of these weeks, such as 2026 Jan 5-11.'],
  [/^easter\b/i, 'a date that moves', 'Write its dates, such as 2026 Apr 5.'],
  [/^SH\b/i, 'school holidays', 'Write their dates, such as 2026 Jul 6-Aug 31.'],
  [/^\[/, 'a weekday of the month', 'Write its dates, such as 2026 Aug 6.'],
  [/^\+/, 'an open end', 'Write the last year, such as 2026-2030.'],
  [/^\/\s*\d+/, 'an interval', 'Write each date or time range instead.'],
  [/^[+-]?\d+ days?\b/i, 'an offset of days', 'Write the dates, such as 2026 Apr 7.'],
]
/** A value on the map has 255 characters at most. */
const LONGEST = 2_000
const SUCH_AS = 'Such as Mo-Fr 09:00-18:00; PH off.'

/**
 * Reads the common part of an OSM opening_hours value, in any case and with any dash.
 *
 * @param joins how the first rule joins those of a text before this one
 * @param isLoose whether a weekday after hours begins a rule that adds, as in `Mo 09:00-12:00 Tu 10:00-12:00`
 * @throws {SlaCalendarError} `hours-invalid`, with the place of what is not read and why
 */
export function parseOsmRules(
  given: InputValue,
  path: ErrorPath,
  joins: OsmRule['joins'] = 'replaces',
  isLoose = false,
): OsmRule[] {
  const text = given.text()
  if (text.length > LONGEST)
    throw given.error('input-invalid', `The text is ${text.length} characters long.`, `At most ${LONGEST} are read.`)
  return new Scanner(text, path, isLoose).rules(joins)
}

/** The weekdays that a text such as `Monday-Friday, Su` names, Monday 0; undefined if it is anything else. */
export function weekdaysIn(text: string): readonly number[] | undefined {
  return new Scanner(text, [], false).weekdaysOnly()
}

class Scanner {
  readonly #original: string
  /** The same, with plain hyphens for all dashes. */
  readonly #text: string
  readonly #path: ErrorPath
  readonly #isLoose: boolean
  #at = 0

  constructor(text: string, path: ErrorPath, isLoose: boolean) {
    this.#original = text
    this.#text = text.replace(/[\u2010-\u2015\u2212\u301c\ufe58\ufe63\uff0d]/g, '-')
    this.#path = path
    this.#isLoose = isLoose
  }

  rules(first: OsmRule['joins']): OsmRule[] {
    const rules: OsmRule[] = []
    let joins: OsmRule['joins'] | undefined = first
    while (joins) {
      this.#take(PATTERN.blank)
      // Semicolons at the end, or several in a row, add no rule.
      while (rules.length && this.#take(/;\s*/y)) joins = 'replaces'
      if (rules.length && this.#take(/\|\|\s*/y)) joins = 'fills'
      if (this.#at === this.#text.length && rules.length) break
      const { isOpenList, ...rule } = this.#rule(joins)
      rules.push(rule)
      this.#take(PATTERN.blank)
      // After days without hours a comma continues their list, so it cannot begin a rule.
      if (isOpenList && this.#peek(/,/y)) break
      const separator = this.#take(PATTERN.separator)
      const goesOn = this.#isLoose && !separator && this.#peek(PATTERN.anyDay)
      joins = separator === ';' ? 'replaces' : separator === '||' ? 'fills' : separator || goesOn ? 'adds' : undefined
    }
    if (this.#at < this.#text.length) throw this.#unread('the end of the rule')
    return rules
  }

  weekdaysOnly(): readonly number[] | undefined {
    const { weekdays, publicHolidays } = this.#daysList()
    return this.#at === this.#text.length && weekdays.length && !publicHolidays ? weekdays : undefined
  }

  #rule(joins: OsmRule['joins']): OsmRule & { readonly isOpenList: boolean } {
    const at = this.#at
    const dates = this.#dates()
    this.#take(PATTERN.colon)
    const days = this.#days()
    this.#take(PATTERN.colon)
    const { times, unsure } = this.#times()
    this.#take(PATTERN.blank)
    const { state, hasWord } = this.#state()
    const text = this.#original.slice(at, this.#at).trim()
    if (!text) throw this.#unread('a date, a weekday or hours')
    const hasHours = times.length > 0 || unsure.length > 0
    if (!hasHours && !hasWord) this.#checkWholeDays(text, at, days)
    return {
      at,
      text,
      path: this.#path,
      joins,
      dates,
      ...days,
      times: hasHours ? times : [0, MIDNIGHT],
      unsure,
      state,
      isOpenList: !hasHours && !hasWord,
    }
  }

  /** Dates, and all weekdays, are open all day without hours. Some weekdays without hours are probably incomplete. */
  #checkWholeDays(text: string, at: number, { weekdays, publicHolidays }: Days): void {
    const sign = this.#take(PATTERN.listed)?.trim()
    if (sign) throw this.#unread('a weekday or a date', SUCH_AS, sign === ',' ? 'Remove the "," before it.' : SUCH_AS)
    const isEnd = this.#at === this.#text.length || this.#peek(/\s*(?:[;,]|\|\|)/y)
    if (!isEnd) throw this.#unread('hours')
    if (weekdays.length ? new Set(weekdays).size < 7 : publicHolidays)
      throw this.#outside(text, at, 'Its hours are missing.', 'Write 00:00-24:00 after it, or off.')
  }

  /** The word after the hours, and comments before or after it. With a comment alone nobody knows. */
  #state(): { state: OsmState; hasWord: boolean } {
    let word: string | undefined
    let hasComment = false
    for (;;) {
      const comment = this.#take(PATTERN.comment)
      const next = word === undefined ? this.#take(PATTERN.state)?.toLowerCase() : undefined
      if (comment === undefined && next === undefined) break
      hasComment ||= comment !== undefined
      word ??= next
      this.#take(PATTERN.blank)
    }
    const state = word === 'off' || word === 'closed' ? 'off' : word === 'open' ? 'open' : undefined
    return {
      state: state ?? (hasComment || word ? 'unknown' : 'open'),
      hasWord: hasComment || word !== undefined,
    }
  }

  #dates(): DateSpan[] {
    const spans: DateSpan[] = []
    do {
      const span = this.#dateSpan(spans[spans.length - 1])
      if (span) spans.push(span)
    } while (spans.length && this.#take(PATTERN.nextDate))
    return spans
  }

  #dateSpan(before: DateSpan | undefined): DateSpan | undefined {
    const start = this.#at
    const first = this.#number(PATTERN.year)
    if (first !== undefined) {
      const last = this.#take(PATTERN.toYear) && this.#number(PATTERN.year)
      const years = { from: first, to: last || first }
      this.#take(PATTERN.blank)
      return this.#peek(PATTERN.month)
        ? this.#monthSpan(years, start)
        : this.#checked({ years, from: 101, to: 1231 }, start)
    }
    if (this.#peek(PATTERN.month)) return this.#monthSpan(undefined, start)
    // Another day of the same month: Dec 24,31.
    const day = before && this.#number(PATTERN.day)
    return day === undefined ? undefined : this.#daySpan(before?.years, Math.floor(before!.to / 100), day, start)
  }

  #monthSpan(years: DateSpan['years'], start: number): DateSpan {
    const month = this.#month()
    const day = this.#take(PATTERN.ofDay) && this.#number(PATTERN.day)
    if (typeof day === 'number') return this.#daySpan(years, month, day, start)
    const last = this.#take(PATTERN.toMonth) ? this.#month() : month
    return this.#checked({ years, from: month * 100 + 1, to: last * 100 + daysInMonth(2000, last) }, start)
  }

  /** A day of a month, or a range that begins there. */
  #daySpan(years: DateSpan['years'], month: number, day: number, start: number): DateSpan {
    const from = month * 100 + day
    if (!this.#take(PATTERN.toDay)) return this.#checked({ years, from, to: from }, start)
    const lastYear = this.#number(PATTERN.year)
    this.#take(PATTERN.blank)
    const lastMonth = this.#peek(PATTERN.month) ? this.#month() : month
    this.#take(PATTERN.blank)
    const lastDay = this.#number(PATTERN.day)
    if (lastDay === undefined)
      throw this.#unread('a day of the month', 'Such as Aug 10-Sep 2.', 'Such as Aug 10-Sep 2.')
    const span = { years, from, to: lastMonth * 100 + lastDay }
    const turns = span.to < from ? 1 : 0
    if (lastYear === undefined || (years && years.from === years.to && lastYear === years.from + turns))
      return this.#checked(span, start)
    throw this.#outside(this.#since(start), start, 'This range is not within a year.', 'Split it by years.')
  }

  #checked(span: DateSpan, start: number): DateSpan {
    const isDate = (at: number) => at % 100 >= 1 && at % 100 <= daysInMonth(2000, Math.floor(at / 100))
    const { years } = span
    if (
      !isDate(span.from) ||
      !isDate(span.to) ||
      (years && (years.from < 1900 || years.to > 2199 || years.to < years.from))
    )
      throw this.#outside(this.#since(start), start, 'There is no such date.', 'Such as 2026 Aug 10-21.')
    return span
  }

  #month(): number {
    const name = this.#take(PATTERN.month)!.slice(0, 3).toLowerCase()
    return OSM_MONTH_NAMES.findIndex(month => month.toLowerCase() === name) + 1
  }

  /** Weekdays and public holidays: one list, or two, `PH Sa`, for the public holidays that fall on these weekdays. */
  #days(): Days {
    const list = this.#daysList()
    const at = this.#at
    this.#take(PATTERN.blank)
    const other = this.#daysList()
    const kinds = [list, other].map(kindOf).sort().join()
    if (kinds === 'holidays,weekdays')
      return { weekdays: [...list.weekdays, ...other.weekdays], publicHolidays: 'only' }
    this.#at = at
    return list
  }

  #daysList(): Days {
    const weekdays: number[] = []
    let publicHolidays: Days['publicHolidays']
    while (this.#peek(PATTERN.anyDay)) {
      if (this.#take(PATTERN.publicHoliday)) publicHolidays = 'also'
      else {
        const first = this.#weekday()
        const last = this.#take(PATTERN.toWeekday) ? this.#weekday() : first
        for (let more = 0; more <= (last - first + 7) % 7; more++) weekdays.push((first + more) % 7)
      }
      if (!this.#take(PATTERN.nextDay)) break
    }
    return { weekdays, ...(publicHolidays ? { publicHolidays } : {}) }
  }

  #weekday(): number {
    const name = this.#take(PATTERN.weekday)!.slice(0, 2).toLowerCase()
    return OSM_DAY_NAMES.findIndex(day => day.toLowerCase() === name)
  }

  #times(): { times: number[]; unsure: number[] } {
    if (this.#take(PATTERN.always)) return { times: [0, MIDNIGHT], unsure: [] }
    const times: number[] = []
    const unsure: number[] = []
    while (this.#peek(PATTERN.time)) {
      const at = this.#at
      const from = minutes(this.#take(PATTERN.time)!)
      if (this.#take(PATTERN.openEnd)) {
        if (!(from < MIDNIGHT)) throw this.#noRange(at)
        unsure.push(from, MIDNIGHT)
      } else {
        if (!this.#take(PATTERN.toTime) || !this.#peek(PATTERN.time)) throw this.#unread('hours HH:MM-HH:MM')
        const to = minutes(this.#take(PATTERN.time)!)
        if (!(from < MIDNIGHT && to <= 2 * MIDNIGHT)) throw this.#noRange(at)
        times.push(from, to > from ? to : to + MIDNIGHT)
        const end = times[times.length - 1]
        const hasOpenEnd = this.#take(PATTERN.openEnd) !== undefined
        if (hasOpenEnd && end < MIDNIGHT) unsure.push(end, MIDNIGHT)
        if (hasOpenEnd && end - from >= MIDNIGHT)
          throw this.#outside(this.#since(at), at, 'A whole day has no open end.', 'Remove the "+" after it.')
      }
      if (!this.#take(PATTERN.nextTime)) break
    }
    return { times, unsure }
  }

  #noRange(at: number): SlaCalendarError {
    return this.#outside(this.#since(at), at, 'Not a valid time range.', 'Such as 09:00-18:00 or 22:00-06:00.')
  }

  #since(start: number): string {
    return this.#original.slice(start, this.#at)
  }

  #number(digits: RegExp): number | undefined {
    const found = this.#take(digits)
    return found === undefined ? undefined : +found
  }

  #peek(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    return pattern.test(this.#text)
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    this.#at += found?.length ?? 0
    return found
  }

  #outside(part: string, at: number, problem: string, hint: string): SlaCalendarError {
    return outside({ text: part, at, path: this.#path }, problem, hint)
  }

  /** The error for what stands where something else is expected. */
  #unread(expected: string, such = SUCH_AS, joint = 'Write "," before it to add a rule.'): SlaCalendarError {
    const rest = this.#original.slice(this.#at).trimStart()
    const at = this.#original.length - rest.length
    if (!rest) return this.#outside('', at, `Expected ${expected}.`, such)
    for (const [pattern, what, hint] of OUTSIDE) {
      const found = pattern.exec(rest)
      if (found) return this.#outside(found[0], at, `This is ${what}, which is not read.`, hint)
    }
    const [word] = /^\p{L}+\.?|^\d+|^./u.exec(rest)!
    this.#at = at
    return this.#outside(word, at, `Expected ${expected}.`, this.#hintFor(word, such, joint))
  }

  /** What to do about a word where it cannot be: never a day by its spelling, which could be another one's name. */
  #hintFor(word: string, such: string, joint: string): string {
    if (this.#peek(PATTERN.anyDay) || this.#peek(PATTERN.time)) return joint
    if (this.#peek(PATTERN.month)) return 'Write dates before weekdays, such as Jan Mo-Fr 09:00-18:00.'
    if (this.#peek(PATTERN.state)) return 'Write it once, at the end of a rule.'
    if (/^\d/.test(word)) return 'Write hours as HH:MM-HH:MM, such as 09:00-17:00.'
    const [name, ...others] = translatedNames(word.replace('.', ''))
    if (name) return others.length ? 'Write weekdays as Mo, Tu, We, Th, Fr, Sa and Su.' : `Did you mean ${name}?`
    const state = word.length > 3 ? nearest(word, ['closed', 'open', 'unknown']) : undefined
    return state ? `Did you mean ${state}?` : such
  }
}

function kindOf({ weekdays, publicHolidays }: Days): string {
  if (publicHolidays) return weekdays.length ? 'mixed' : 'holidays'
  return weekdays.length ? 'weekdays' : 'none'
}

/** The error for a part of the text; its place is counted from 1. */
export function outside(
  { text, at, path }: Pick<OsmRule, 'text' | 'at' | 'path'>,
  problem: string,
  hint: string,
): SlaCalendarError {
  return new SlaCalendarError('hours-invalid', path, `${JSON.stringify(text)} at character ${at + 1}: ${problem}`, hint)
}

/** A time in minutes; NaN if it is invalid. The last second of a day is its end. */
function minutes(time: string): number {
  const [hours, minute, seconds = 0] = time.split(':').map(Number)
  if (hours === 23 && minute === 59 && seconds === 59) return MIDNIGHT
  return minute < 60 && seconds === 0 ? hours * 60 + minute : Number.NaN
}
