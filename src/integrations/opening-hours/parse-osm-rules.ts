import { MIDNIGHT } from '../../calendar/hours.ts'
import type { ErrorPath, SlaCalendarError } from '../../errors.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { OSM_DAY_NAMES } from './osm-names.ts'
import { OSM_PATTERN } from './osm-pattern.ts'
import type { NthWeekday, OsmDays, OsmRule, OsmState, WeekRange } from './osm-rule.ts'
import { OsmScanner } from './osm-scanner.ts'
import { parseOsmDates } from './parse-osm-dates.ts'
import { parseOsmPlaces, parseOsmWeeks } from './parse-osm-weeks.ts'

/** Maximum length of the text. A value on the map has at most 255 characters. */
const MAX_LENGTH = 2_000

/**
 * Parses the common part of an OSM opening_hours value, in any case and with any dash.
 *
 * @param joins how the first rule joins those of a previous text
 * @param isLoose whether a weekday after hours starts a rule that adds, as in `Mo 09:00-12:00 Tu 10:00-12:00`
 * @throws {SlaCalendarError} `hours-invalid`, with the position of the part that is not read; `input-invalid`
 */
export function parseOsmRules(
  input: InputValue,
  path: ErrorPath,
  joins: OsmRule['joins'] = 'replaces',
  isLoose = false,
): OsmRule[] {
  const text = input.text()
  if (text.length > MAX_LENGTH)
    throw input.error('input-invalid', `The text is ${text.length} characters long.`, `At most ${MAX_LENGTH} are read.`)
  const scanner = new OsmScanner(text, path)
  const rules: OsmRule[] = []
  let next: OsmRule['joins'] | undefined = joins
  while (next) {
    scanner.take(OSM_PATTERN.blank)
    // Semicolons at the end, or several in a row, add no rule.
    while (rules.length && scanner.take(/;\s*/y)) next = 'replaces'
    if (rules.length && scanner.take(/\|\|\s*/y)) next = 'fills'
    if (scanner.isAtEnd && rules.length) break
    const { isOpenList, ...rule } = parseRule(scanner, next)
    rules.push(rule)
    scanner.take(OSM_PATTERN.blank)
    // After days without hours a comma continues the list of days, so it cannot start a rule.
    if (isOpenList && scanner.peek(/,/y)) break
    const separator = scanner.take(OSM_PATTERN.separator)
    const continues = isLoose && !separator && scanner.peek(OSM_PATTERN.anyDay)
    // What a comma adds to a fallback is part of the fallback, as the package opening_hours 3.15.0 reads it.
    const adds = rule.joins === 'fills' ? 'fills' : 'adds'
    next = separator === ';' ? 'replaces' : separator === '||' ? 'fills' : separator || continues ? adds : undefined
  }
  if (!scanner.isAtEnd) throw scanner.unexpected('the end of the rule')
  return rules
}

/** Returns the weekdays in a text such as `Monday-Friday, Su`, Monday 0; undefined if it is anything else. */
export function weekdaysIn(text: string): readonly number[] | undefined {
  const scanner = new OsmScanner(text, [])
  const { weekdays, publicHolidays, nth } = parseDayList(scanner)
  return scanner.isAtEnd && weekdays.length && !publicHolidays && !nth ? weekdays : undefined
}

function parseRule(scanner: OsmScanner, joins: OsmRule['joins']): OsmRule & { readonly isOpenList: boolean } {
  const { at, path } = scanner
  const dates = parseOsmDates(scanner)
  scanner.take(OSM_PATTERN.blank)
  const weeks = parseOsmWeeks(scanner)
  scanner.take(OSM_PATTERN.colon)
  const days = parseDays(scanner)
  scanner.take(OSM_PATTERN.colon)
  const { times, unsure } = parseTimes(scanner)
  scanner.take(OSM_PATTERN.blank)
  const { state, hasWord } = parseState(scanner)
  const text = scanner.since(at).trim()
  if (!text) throw scanner.unexpected('a date, a weekday or hours')
  const hasHours = times.length > 0 || unsure.length > 0
  const isOpenList = !hasHours && !hasWord
  if (isOpenList) checkWholeDays(scanner, at, days)
  const all = hasHours ? times : [0, MIDNIGHT]
  const selects = days.nth || (weeks && !alternates(weeks, [...all, ...unsure]))
  return {
    ...{ at, text, path, joins, weeks, ...days, times: all, unsure, state, isOpenList },
    // Weeks and weekdays of the month are dates, which differ from year to year.
    dates: selects && !dates.length ? [{ from: 101, to: 1231 }] : dates,
  }
}

/** Whether weeks are all odd ones or all even ones, without hours that run from a week into the next one. */
function alternates(weeks: readonly WeekRange[], times: readonly number[]): boolean {
  const [{ from, to, step }] = weeks
  const isAll = from === 1 ? to === 53 : from === 2 && to >= 52
  return weeks.length === 1 && step === 2 && isAll && times.every(time => time <= MIDNIGHT)
}

/** Checks days without hours. Dates and all weekdays are open all day; some weekdays are probably incomplete. */
function checkWholeDays(scanner: OsmScanner, start: number, { weekdays, publicHolidays, nth }: OsmDays): void {
  const sign = scanner.take(OSM_PATTERN.listed)?.trim()
  if (sign) {
    const example = 'Such as Mo-Fr 09:00-18:00; PH off.'
    const join = sign === ',' ? 'Remove the "," before it.' : example
    throw scanner.unexpected('a weekday or a date', { example, join })
  }
  const isEnd = scanner.isAtEnd || scanner.peek(/\s*(?:[;,]|\|\|)/y)
  if (!isEnd) throw scanner.unexpected('hours')
  if (weekdays.length ? new Set(weekdays).size < 7 : (publicHolidays ?? nth))
    throw scanner.errorSince(start, 'Its hours are missing.', 'Write 00:00-24:00 after it, or off.')
}

/** Parses the word after the hours, and comments around it. A comment without a word means that the state is unknown. */
function parseState(scanner: OsmScanner): { state: OsmState; hasWord: boolean } {
  let word: string | undefined
  let hasComment = false
  for (;;) {
    const comment = scanner.take(OSM_PATTERN.comment)
    const next = word === undefined ? scanner.take(OSM_PATTERN.state)?.toLowerCase() : undefined
    if (comment === undefined && next === undefined) break
    hasComment ||= comment !== undefined
    word ??= next
    scanner.take(OSM_PATTERN.blank)
  }
  const state = word === 'off' || word === 'closed' ? 'off' : word === 'open' ? 'open' : undefined
  return {
    state: state ?? (hasComment || word ? 'unknown' : 'open'),
    hasWord: hasComment || word !== undefined,
  }
}

/** Parses weekdays and public holidays: one list, or two for the public holidays on some weekdays (`PH Sa`). */
function parseDays(scanner: OsmScanner): OsmDays {
  const list = parseDayList(scanner)
  const { at } = scanner
  scanner.take(OSM_PATTERN.blank)
  const other = parseDayList(scanner)
  const kinds = [list, other].map(kindOf).sort().join()
  if (kinds === 'holidays,weekdays') return { ...list, ...(list.publicHolidays ? other : {}), publicHolidays: 'only' }
  scanner.at = at
  return list
}

function kindOf({ weekdays, publicHolidays, nth }: OsmDays): string {
  const hasWeekdays = weekdays.length > 0 || nth
  if (publicHolidays) return hasWeekdays ? 'mixed' : 'holidays'
  return hasWeekdays ? 'weekdays' : 'none'
}

function parseDayList(scanner: OsmScanner): OsmDays {
  const weekdays: number[] = []
  const nth: NthWeekday[] = []
  let hasHolidays = false
  while (scanner.peek(OSM_PATTERN.anyDay)) {
    if (scanner.take(OSM_PATTERN.publicHoliday)) hasHolidays = true
    else {
      const first = takeWeekday(scanner)
      const places = parseOsmPlaces(scanner, first)
      const last = !places && scanner.take(OSM_PATTERN.toWeekday) ? takeWeekday(scanner) : first
      if (places) nth.push(places)
      else for (let more = 0; more <= (last - first + 7) % 7; more++) weekdays.push((first + more) % 7)
    }
    if (!scanner.take(OSM_PATTERN.nextDay)) break
  }
  return { weekdays, ...(nth.length ? { nth } : {}), ...(hasHolidays ? { publicHolidays: 'also' } : {}) }
}

function takeWeekday(scanner: OsmScanner): number {
  const name = scanner.take(OSM_PATTERN.weekday)!.slice(0, 2).toLowerCase()
  return OSM_DAY_NAMES.findIndex(day => day.toLowerCase() === name)
}

type Times = { readonly times: number[]; readonly unsure: number[] }

function parseTimes(scanner: OsmScanner): Times {
  if (scanner.take(OSM_PATTERN.always)) return { times: [0, MIDNIGHT], unsure: [] }
  const found: Times = { times: [], unsure: [] }
  while (scanner.peek(OSM_PATTERN.time)) {
    parseInterval(scanner, found)
    if (!scanner.take(OSM_PATTERN.nextTime)) break
  }
  return found
}

/** Parses `09:00-18:00`, `17:00+` or `09:00-17:00+`, and adds it. */
function parseInterval(scanner: OsmScanner, { times, unsure }: Times): void {
  const { at } = scanner
  const from = minutesOf(scanner.take(OSM_PATTERN.time)!)
  if (scanner.take(OSM_PATTERN.openEnd)) {
    if (!(from < MIDNIGHT)) throw invalidRange(scanner, at)
    unsure.push(from, MIDNIGHT)
    return
  }
  if (!scanner.take(OSM_PATTERN.toTime) || !scanner.peek(OSM_PATTERN.time))
    throw scanner.unexpected('hours HH:MM-HH:MM')
  const to = minutesOf(scanner.take(OSM_PATTERN.time)!)
  if (!(from < MIDNIGHT && to <= 2 * MIDNIGHT)) throw invalidRange(scanner, at)
  const end = to > from ? to : to + MIDNIGHT
  times.push(from, end)
  if (!scanner.take(OSM_PATTERN.openEnd)) return
  if (end < MIDNIGHT) unsure.push(end, MIDNIGHT)
  if (end - from >= MIDNIGHT) throw scanner.errorSince(at, 'A whole day has no open end.', 'Remove the "+" after it.')
}

function invalidRange(scanner: OsmScanner, start: number): SlaCalendarError {
  return scanner.errorSince(start, 'Not a valid time range.', 'Such as 09:00-18:00 or 22:00-06:00.')
}

/** Returns a time in minutes; NaN if it is invalid. The last second of a day is its end. */
function minutesOf(time: string): number {
  const [hours, minute, seconds = 0] = time.split(':').map(Number)
  if (hours === 23 && minute === 59 && seconds === 59) return MIDNIGHT
  return minute < 60 && seconds === 0 ? hours * 60 + minute : Number.NaN
}
