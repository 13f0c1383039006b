import { MIDNIGHT } from '../../calendar/hours.ts'
import { SlaCalendarError } from '../../errors.ts'
import { didYouMean } from '../../input/suggest.ts'
import { daysInMonth } from '../../time/civil-date.ts'

/** Dates by year, month and day; what is left out is any. Both ends are included, also round the year. */
export type DateSpan = {
  readonly years?: { readonly from: number; readonly to: number }
  /** The first and the last day of the year, as month × 100 + day; of the one year where `years` is a single one. */
  readonly from: number
  readonly to: number
}

/** One rule of an opening_hours value. */
export type OsmRule = {
  /** Where the rule begins in the text. */
  readonly at: number
  /** Its text, for errors. */
  readonly text: string
  /** Behind a comma it adds to the rules before it; else it replaces them on its dates. */
  readonly adds: boolean
  readonly dates: readonly DateSpan[]
  /** Weekdays, Monday 0; none stands for all. */
  readonly weekdays: readonly number[]
  readonly publicHolidays: boolean
  /** Minutes: opening, closing, opening, closing…; a closing past 1440 lies on the next date. */
  readonly times: readonly number[]
  readonly isOff: boolean
}

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const STATES = ['off', 'closed', 'open']
const MONTH = `(?:${MONTHS.join('|')})\\b`
const WEEKDAY = `(?:${WEEKDAYS.join('|')})\\b`
/** A number that is no hour. */
const DAY = '\\d{1,2}(?!:?\\d)'
const YEAR = '\\d{4}(?!:?\\d)'
const sticky = (pattern: string) => new RegExp(pattern, 'y')
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
  anyDay: sticky(`PH\\b|${WEEKDAY}`),
  nextDay: sticky(`\\s*,\\s*(?=PH\\b|${WEEKDAY})`),
}

/** What is outside the part of the grammar that is read here, and what to do instead. */
const OUTSIDE: readonly (readonly [RegExp, string, string])[] = [
  [/^\|\|/, 'a fallback rule', 'Keep the rule before it alone.'],
  [/^"[^"]*"?/, 'a comment', 'Take it out, if the hours hold without it.'],
  [/^unknown\b/, 'unknown', 'Say whether it is open.'],
  [/^\(?(sunrise|sunset|dawn|dusk)\b/, 'a time of the sun', 'Give hours HH:MM-HH:MM.'],
  [/^week\b/, 'a week number', 'Give dates.'],
  [/^easter\b/, 'a date that moves', 'Give it as a holiday rule.'],
  [/^SH\b/, 'school holidays', 'Give their dates as exceptions.'],
  [/^\[/, 'a weekday of the month', 'Give it as a holiday rule { weekday, nth }, or as dates.'],
  [/^\+/, 'an open end', 'Give a closing time.'],
  [/^\/\d+/, 'an interval', 'Give hours HH:MM-HH:MM.'],
  [/^[+-]?\d+ days?\b/, 'an offset of days', 'Give dates.'],
]

/**
 * Reads the common part of an OSM opening_hours value.
 *
 * @throws {SlaCalendarError} `hours-invalid`, with the place of what is not read and why
 */
export function parseOsmRules(text: string): OsmRule[] {
  return new Scanner(text).rules()
}

class Scanner {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  rules(): OsmRule[] {
    const rules: OsmRule[] = []
    let adds = false
    do {
      this.#take(/\s*/y)
      // A semicolon at the end is no rule.
      if (this.#at === this.#text.length && rules.length) break
      rules.push(this.#rule(adds))
      this.#take(/\s*/y)
      // A comma adds a rule where hours or a word have ended the one before; elsewhere it would mean something else.
      adds = this.#peek(/,/y)
      if (adds && this.#text.slice(0, this.#at).trimEnd().endsWith('24/7')) break
    } while (this.#take(/[;,]/y))
    if (this.#at < this.#text.length) throw this.#unread('the end of a rule or ";"')
    return rules
  }

  #rule(adds: boolean): OsmRule {
    const at = this.#at
    const always = this.#take(/24\/7(?!\d)/y)
    const dates = always ? [] : this.#dates()
    this.#take(/\s*:?\s*/y)
    const { weekdays, publicHolidays } = always ? { weekdays: [], publicHolidays: false } : this.#weekdays()
    this.#take(/\s*:?\s*/y)
    const times = always ? [] : this.#times()
    this.#take(/\s*/y)
    const state = this.#take(/off\b|closed\b|open\b/y)
    const text = this.#text.slice(at, this.#at).trim()
    if (!text) throw this.#unread('a date, a weekday or hours')
    if (!always && !state && !times.length) {
      if (this.#at < this.#text.length && !this.#peek(/\s*[;,]/y)) throw this.#unread('hours')
      throw outside(text, at, 'Its hours are missing.', 'Write 00:00-24:00, or off.')
    }
    const isOff = state === 'off' || state === 'closed'
    if (isOff && adds)
      throw outside(text, at, 'Behind a comma a rule adds hours, and cannot take them away.', 'Write ";" before it.')
    const hours = times.length || isOff ? times : [0, MIDNIGHT]
    return { at, text, adds, dates, weekdays, publicHolidays, times: hours, isOff }
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
      this.#take(/\s*/y)
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
    this.#take(/\s*/y)
    const lastMonth = this.#peek(PATTERN.month) ? this.#month() : month
    this.#take(/\s*/y)
    const lastDay = this.#number(PATTERN.day)
    if (lastDay === undefined) throw this.#unread('a day of the month')
    const span = { years, from, to: lastMonth * 100 + lastDay }
    const turns = span.to < from ? 1 : 0
    if (lastYear === undefined || (years && years.from === years.to && lastYear === years.from + turns))
      return this.#checked(span, start)
    throw outside(this.#text.slice(start, this.#at), start, 'This range is not within a year.', 'Cut it by years.')
  }

  #checked(span: DateSpan, start: number): DateSpan {
    const isDate = (at: number) => at % 100 >= 1 && at % 100 <= daysInMonth(2000, Math.floor(at / 100))
    const { years } = span
    if (
      !isDate(span.from) ||
      !isDate(span.to) ||
      (years && (years.from < 1900 || years.to > 2199 || years.to < years.from))
    )
      throw outside(this.#text.slice(start, this.#at), start, 'There is no such date.', 'Such as 2026 Aug 10-21.')
    return span
  }

  #month(): number {
    return MONTHS.indexOf(this.#take(PATTERN.month)!) + 1
  }

  #weekdays(): { weekdays: number[]; publicHolidays: boolean } {
    const weekdays: number[] = []
    let publicHolidays = false
    while (this.#peek(PATTERN.anyDay)) {
      if (this.#take(/PH/y)) publicHolidays = true
      else {
        const first = this.#weekday()
        const last = this.#take(PATTERN.toWeekday) ? this.#weekday() : first
        for (let more = 0; more <= (last - first + 7) % 7; more++) weekdays.push((first + more) % 7)
      }
      if (!this.#take(PATTERN.nextDay)) break
    }
    return { weekdays, publicHolidays }
  }

  #weekday(): number {
    return WEEKDAYS.indexOf(this.#take(PATTERN.weekday)!)
  }

  #times(): number[] {
    const times: number[] = []
    while (this.#peek(/\d{1,2}:\d\d/y)) {
      const at = this.#at
      const [, open, close] = this.#match(/(\d{1,2}:\d\d)\s*-\s*(\d{1,2}:\d\d)/y) ?? []
      const [from, to] = [minutes(open), minutes(close)]
      if (!open) {
        this.#take(/\d{1,2}:\d\d(\s*-\s*)?/y)
        throw this.#unread('hours HH:MM-HH:MM')
      }
      if (!(from < MIDNIGHT && to <= 2 * MIDNIGHT))
        throw outside(this.#text.slice(at, this.#at), at, 'These are no hours.', 'Such as 09:00-18:00 or 22:00-06:00.')
      times.push(from, to > from ? to : to + MIDNIGHT)
      if (!this.#take(/\s*,\s*(?=\d{1,2}:\d\d)/y)) break
    }
    return times
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
    return this.#match(pattern)?.[0]
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text) ?? undefined
    if (found) this.#at += found[0].length
    return found
  }

  /** The error for what stands where something else is expected. */
  #unread(expected: string): SlaCalendarError {
    const rest = this.#text.slice(this.#at).trimStart()
    const at = this.#text.length - rest.length
    if (!rest) return outside('', at, `Here should be ${expected}.`, 'Such as Mo-Fr 09:00-18:00; PH off.')
    for (const [pattern, what, hint] of OUTSIDE) {
      const found = pattern.exec(rest)
      if (found) return outside(found[0], at, `This is ${what}, which is not read.`, hint)
    }
    const [word] = /^[\p{L}\d]+|^./u.exec(rest)!
    return outside(
      word,
      at,
      `Here should be ${expected}.`,
      /^\p{L}/u.test(word)
        ? didYouMean(word, [...WEEKDAYS, 'PH', ...MONTHS, ...STATES])
        : 'Such as Mo-Fr 09:00-18:00; PH off.',
    )
  }
}

/** The error for a part of the text; its place is counted from 1. */
export function outside(part: string, at: number, problem: string, hint: string): SlaCalendarError {
  return new SlaCalendarError('hours-invalid', [], `${JSON.stringify(part)} at character ${at + 1}: ${problem}`, hint)
}

function minutes(time = ''): number {
  const [hours, more] = time.split(':')
  return +more < 60 ? +hours * 60 + +more : Number.NaN
}
