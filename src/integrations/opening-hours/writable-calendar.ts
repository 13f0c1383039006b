import { type CalendarInput, checkCalendar } from '../../calendar/check-calendar.ts'
import { parseExceptions } from '../../calendar/exceptions/parse-exceptions.ts'
import type { ParsedException } from '../../calendar/exceptions/parsed-exception.ts'
import { MIDNIGHT, type Shifts } from '../../calendar/hours.ts'
import type { CalendarSpec, SimpleCalendarSpec } from '../../calendar/spec.ts'
import { type HoursCycle, parseWeeklyHours } from '../../calendar/weekly-hours.ts'
import { InputValue } from '../../validation/input-value.ts'

/** The options of {@link toOsmOpeningHours} and {@link toOpeningHoursSpecification}. */
export type OpeningHoursWriteOptions = {
  /**
   * Whether the holidays of the calendar are the public holidays of its place. They are then written as a word, `PH` or
   * `PublicHolidays`, because neither format has their dates.
   *
   * @defaultValue false: a calendar with holidays is refused
   */
  readonly publicHolidays?: boolean | undefined
}

/** An exception of the calendar, and its place in the spec. */
export type WritableException = ParsedException & { readonly given: InputValue }

/** A calendar that may be written as opening hours. */
export type WritableCalendar = {
  readonly hours: InputValue
  readonly hasHolidays: boolean
  /** By rank, the lowest first: of two that cover a date, the later one applies. */
  readonly exceptions: readonly WritableException[]
}

const EVERY_DAY: SimpleCalendarSpec = { timeZone: 'UTC', hours: { 'mon-sun': '00:00-24:00' } }

/**
 * Reads a calendar in order to write it.
 *
 * @throws {SlaCalendarError} `input-invalid` for a combined calendar, `holiday-invalid`, `key-unknown`, and the errors of
 * the spec
 */
export function writableCalendar(calendar: CalendarInput, options: OpeningHoursWriteOptions): WritableCalendar {
  const spec = checkCalendar(calendar, ['calendar']).toJSON()
  const publicHolidays = new InputValue(options, []).onlyKeys(['publicHolidays']).optional('publicHolidays')
  if (publicHolidays && typeof publicHolidays.value !== 'boolean') throw publicHolidays.expected('true or false')
  const given = new InputValue(simpleSpec(spec), ['calendar'])
  const holidays = given.optional('holidays')?.list() ?? []
  for (const holiday of holidays) refuseHoliday(holiday, publicHolidays?.value === true)
  return { hours: given.at('hours'), hasHolidays: holidays.length > 0, exceptions: exceptionsIn(given) }
}

function simpleSpec(spec: CalendarSpec): SimpleCalendarSpec {
  if ('always' in spec) return EVERY_DAY
  if ('timeZone' in spec) return spec
  const [kind] = Object.keys(spec)
  const hint = 'Write each of its calendars.'
  throw new InputValue(spec, ['calendar']).at(kind).error('input-invalid', 'A combined calendar has no text.', hint)
}

function refuseHoliday(holiday: InputValue, isPublic: boolean): void {
  if (!isPublic)
    throw holiday.error(
      'holiday-invalid',
      'Opening hours do not have the dates of holidays.',
      'Pass { publicHolidays: true } if these are the public holidays of the place.',
    )
  if (Object(holiday.value).closed !== undefined)
    throw holiday
      .at('closed')
      .error('holiday-invalid', 'A public holiday is closed all day.', 'Write its dates as exceptions.')
}

function exceptionsIn(given: InputValue): WritableException[] {
  const input = given.optional('exceptions')
  if (!input) return []
  // An exception that counts working days is refused before they are needed.
  const exceptions = parseExceptions(input, () => [])
  const keys = Object.keys(input.value as object)
  const places = exceptions.map(({ spec }, i) => input.at(typeof spec === 'string' ? spec : Number(keys[i])))
  return exceptions.map((exception, i) => ({ ...exception, given: places[i] })).sort((a, b) => rankOf(a) - rankOf(b))
}

/** The rank of an exception. If two by key have as many days, the one of a single year is higher. */
function rankOf({ rank, spec, inYear }: ParsedException): number {
  return typeof spec === 'string' && inYear ? rank - 1 : rank
}

/**
 * Reads the hours of each weekday, Monday first.
 *
 * @throws {SlaCalendarError} `hours-invalid` for a rotation, and for odd and even weeks
 */
export function weekdaysOf(hours: InputValue): readonly Shifts[] {
  return plainWeek(parseWeeklyHours(hours), hours)
}

/**
 * Returns the hours of each weekday of an exception, Monday first; undefined if it has the hours of a day.
 *
 * @throws {SlaCalendarError} `hours-invalid`
 */
export function weekOfException({ week, given }: WritableException): readonly Shifts[] | undefined {
  return week && plainWeek(week, given)
}

function plainWeek(week: HoursCycle, given: InputValue): readonly Shifts[] {
  if (week.form !== 'week')
    throw given.error('hours-invalid', 'These hours differ from week to week.', 'Write the hours of one week.')
  return week.days
}

/** Whether hours run past midnight. */
export function isNight(shifts: Shifts): boolean {
  return shifts.some(minutes => minutes > MIDNIGHT)
}
