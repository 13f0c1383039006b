import { type EpochDay, weekdayOf } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { joinedShifts, MIDNIGHT, type Shifts, WEEKDAYS, writtenHours } from '../hours.ts'
import type { CoveredYears, HolidayMove, HolidayOptions, HolidayRule, HolidayTarget, Weekday } from '../spec.ts'
import {
  type DateRule,
  type DatesIn,
  inYears,
  onOrBefore,
  parseDateRule,
  parseYears,
  refuseNoYears,
  ruleGrammar,
  YEAR_OPTIONS,
  year,
} from './date-rule.ts'

/** A date that a holiday closes, entirely or in part. */
export type HolidayClosure = {
  readonly date: EpochDay
  readonly name: string
  /** Whether the holiday itself falls on another date. */
  readonly observed: boolean
  /** The closed wall times; undefined when all of the date is. */
  readonly closed?: Shifts | undefined
}

/** A holiday rule that has been read. */
export type ParsedHoliday = DateRule & {
  /** The rule as it was given. */
  readonly rule: HolidayRule
  readonly options: HolidayOptions
  /** The closed wall times of the date; undefined when all of it is. */
  readonly closed?: Shifts | undefined
  /** The closings by year as far as they were needed. Those of a holiday that moves depend on the calendar. */
  readonly closings: { [year: number]: readonly HolidayClosure[] }
}

const GRAMMAR = /* @__PURE__ */ ruleGrammar(
  'holiday-invalid',
  [['covers'], coveredYears],
  /* @__PURE__ */ YEAR_OPTIONS.concat('name', 'closed', 'observed', 'substitute'),
)

/** Where a holiday may move; a map from weekdays is the other form of a move. */
export const HOLIDAY_TARGETS: readonly HolidayTarget[] = /* @__PURE__ */ (WEEKDAYS as readonly HolidayTarget[]).concat(
  'next-working-day',
  'previous-working-day',
  'next-non-holiday',
)

/**
 * Reads a holiday rule (§4).
 *
 * @throws {SlaCalendarError} `holiday-invalid`, `date-invalid`, `key-unknown`, `input-invalid`, `hours-invalid`
 */
export function parseHolidayRule(given: InputValue): ParsedHoliday {
  const rule = given.value as Exclude<HolidayRule, CoveredYears>
  const dates = given.read(given => parseDateRule(given, GRAMMAR))
  if (!(rule instanceof Object)) return { rule, options: {}, closings: {}, ...(dates ?? given.stop()) }
  const years = parseYears(given, 'holiday-invalid')
  refuseNoYears(given, years, dates ?? {})
  if (rule.observed && rule.substitute)
    given.refuse(
      given.error(
        'holiday-invalid',
        'A holiday is observed on another day or has a substitute.',
        'Give one of the two.',
      ),
    )
  given.optional('observed', checkMove)
  given.optional('substitute', checkMove)
  given.optional('name', name => name.text())
  const closed = given.optional('closed', closedParts)
  return { rule, options: rule, closed, closings: {}, ...inYears(dates ?? given.stop(), years) }
}

/** A rule without dates. It states the years that the other rules cover. */
function coveredYears(given: InputValue): DatesIn {
  const years = given.onlyKeys(['covers']).at('covers').onlyKeys(['from', 'to'])
  const [from, to] = ['from', 'to'].map(key => years.optional(key, year))
  if (from === undefined && to === undefined && !years.isRefused)
    throw years.error(
      'key-missing',
      'The years are missing.',
      'Give the first year, the last, or both: { from: 2020, to: 2030 }.',
    )
  if (to! < from!) throw years.error('range-reversed', `${to} is before ${from}.`, 'Swap the two years.')
  return () => []
}

/** Returns the target that a move names for a date; undefined if it names none. */
export function shiftTarget(move: HolidayMove | undefined, date: EpochDay): HolidayTarget | undefined {
  return typeof move === 'object' ? move[WEEKDAYS[weekdayOf(date)]] : move
}

/** Returns the nearest date of a weekday, at most three days away. */
export function nearestWeekday(date: EpochDay, weekday: Weekday): EpochDay {
  return onOrBefore(date + 3, weekday)
}

function checkMove(given: InputValue): void {
  if (typeof given.value === 'string') {
    given.oneOf(HOLIDAY_TARGETS, 'holiday-invalid')
    return
  }
  for (const [from, to] of given
    .onlyKeys(WEEKDAYS, "Write { sat: 'fri', sun: 'mon' } or 'next-working-day'.")
    .entries())
    to.read(to => {
      if (to.oneOf(HOLIDAY_TARGETS, 'holiday-invalid') === from)
        throw to.error('holiday-invalid', `${from} cannot move to ${from}.`, 'Leave it out.')
    })
}

/** Reads the parts of a day that a holiday closes. They may overlap. */
function closedParts(given: InputValue): Shifts {
  const written = writtenHours(given)
  if (!written.length && !given.isRefused)
    throw given.error('hours-empty', 'No part is closed.', 'For the whole day omit this key.')
  for (const { close, given } of written)
    if (close > MIDNIGHT)
      given.refuse(
        given.error('hours-invalid', `${given.value} runs into the next date.`, 'Close that date by another rule.'),
      )
  return joinedShifts(written)
}
