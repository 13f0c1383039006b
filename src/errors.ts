import { brand, hasBrand } from './brand.ts'

/**
 * Every code that a {@link SlaCalendarError} can carry. Codes are stable: programs may switch on them.
 *
 * | code | raised when |
 * | --- | --- |
 * | `input-invalid` | a value has the wrong type or shape, or cannot be read (a getter throws, it nests too deep) |
 * | `key-unknown` | an object has a key that is not known |
 * | `key-missing` | a required key is absent |
 * | `instant-invalid` | a value is not an instant: NaN, an invalid Date, text that is not a date, or a number of seconds |
 * | `instant-without-zone` | a local date or time came without `Z`, offset or bracketed zone |
 * | `instant-offset-mismatch` | the offset of a string contradicts its bracketed zone |
 * | `instant-out-of-range` | a given or computed instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z |
 * | `range-reversed` | the end of a range is before its start |
 * | `budget-invalid` | a value is not an amount of open time: days, months, `{}`, NaN, a negative target, milliseconds that look like minutes |
 * | `time-zone-unknown` | a time zone is not an IANA name (an abbreviation, an offset, a Windows name), or the platform does not know it |
 * | `date-invalid` | a date does not exist, such as 30 February |
 * | `weekday-unknown` | a key of `hours` is neither a weekday nor a range of weekdays |
 * | `weekday-duplicate` | a weekday is given hours twice |
 * | `hours-invalid` | hours are not written as `HH:MM-HH:MM`, or close at 23:59 where midnight is meant |
 * | `hours-empty` | hours that open and close at once, such as `09:00-09:00` |
 * | `hours-overlap` | two intervals of hours overlap |
 * | `exceptions-cross` | two exceptions share dates and neither contains the other |
 * | `exception-invalid` | an entry of a list of exceptions has no dates, or contradicts itself |
 * | `holiday-invalid` | a holiday rule is not of a known kind, or contradicts itself |
 * | `years-not-covered` | a result needs a year for which the holidays are not known |
 * | `range-not-compiled` | the result of a compiled calendar depends on time outside the compiled range |
 * | `compiled-invalid` | a value is not one that `compile` has written |
 * | `never-opens` | no open time is left in that direction |
 * | `calendar-required` | no calendar was given |
 * | `calendar-unknown` | a name is not a key of `calendars` |
 * | `policy-required` | no policy was given |
 * | `policy-invalid` | parts of a policy contradict each other |
 * | `severity-unknown` | the policy has no such severity |
 * | `target-unknown` | the severity has no such target |
 * | `channel-unknown` | the policy lists no such channel |
 * | `event-unknown` | an event has a type that is not one of {@link TicketEvent} |
 * | `history-invalid` | a history without a report or with two, an event before the report, or a `now` more than a minute before it |
 * | `request-kind-unknown` | the policy has no such kind of request |
 * | `milestone-unknown` | the kind of request has no such milestone |
 * | `entitlement-unknown` | the policy has no such entitlement |
 * | `intl-missing` | the platform has no `Intl.DateTimeFormat`, from which the library takes its time zones |
 */
export type ErrorCode =
  | 'input-invalid'
  | 'key-unknown'
  | 'key-missing'
  | 'instant-invalid'
  | 'instant-without-zone'
  | 'instant-offset-mismatch'
  | 'instant-out-of-range'
  | 'range-reversed'
  | 'budget-invalid'
  | 'time-zone-unknown'
  | 'date-invalid'
  | 'weekday-unknown'
  | 'weekday-duplicate'
  | 'hours-invalid'
  | 'hours-empty'
  | 'hours-overlap'
  | 'exceptions-cross'
  | 'exception-invalid'
  | 'holiday-invalid'
  | 'years-not-covered'
  | 'range-not-compiled'
  | 'compiled-invalid'
  | 'never-opens'
  | 'calendar-required'
  | 'calendar-unknown'
  | 'policy-required'
  | 'policy-invalid'
  | 'severity-unknown'
  | 'target-unknown'
  | 'channel-unknown'
  | 'event-unknown'
  | 'history-invalid'
  | 'request-kind-unknown'
  | 'milestone-unknown'
  | 'entitlement-unknown'
  | 'intl-missing'

/** The place of an error in the input: keys and indices from the outside in, such as `['hours', 'mon', 0]`. */
export type ErrorPath = readonly (string | number)[]

/**
 * The only error class this library throws. Messages have the form `path: problem. Hint.`
 *
 * @example
 * ```ts
 * import { businessCalendar, isSlaCalendarError } from 'sla-calendar'
 *
 * function codeOf(hours: string) {
 *   try {
 *     businessCalendar({ timeZone: 'Europe/Rome', hours: { mon: hours } })
 *   } catch (error) {
 *     if (isSlaCalendarError(error)) return error.code
 *   }
 *   return 'fine'
 * }
 * codeOf('09:00-09:00') // => 'hours-empty'
 * ```
 */
export class SlaCalendarError extends Error {
  /** Always `SlaCalendarError`. */
  override readonly name = 'SlaCalendarError'
  /** The kind of error, for programs. */
  readonly code: ErrorCode
  /** The place of the error in the input; empty if it concerns the only argument. */
  readonly path: ErrorPath
  /** How to fix it; may be empty. */
  readonly hint: string

  /**
   * @param code the stable code of the error
   * @param path the place in the input
   * @param problem a sentence with the problem and the given value
   * @param hint a sentence that says how to fix it
   */
  constructor(code: ErrorCode, path: ErrorPath, problem: string, hint = '') {
    const place = pathText(path)
    super(`${place && `${place}: `}${String(problem)}${hint && ` ${String(hint)}`}`)
    this.code = code
    this.path = path
    this.hint = hint
    brand(this, 'error')
  }

  /**
   * Returns the error as plain data, so that `JSON.stringify` keeps its message.
   *
   * @example
   * ```ts
   * import { businessCalendar, isSlaCalendarError } from 'sla-calendar'
   *
   * function answer() {
   *   try {
   *     return businessCalendar({ timeZone: 'Europe/Rome', hours: { mon: '09:00-09:00' } })
   *   } catch (error) {
   *     if (isSlaCalendarError(error)) return error.toJSON().path
   *   }
   * }
   * answer() // => ['hours', 'mon']
   * ```
   */
  toJSON(): Pick<SlaCalendarError, 'name' | 'code' | 'message' | 'path' | 'hint'> {
    const { name, code, message, path, hint } = this
    return { name, code, message, path, hint }
  }
}

/**
 * Whether a caught value is a {@link SlaCalendarError} of any copy of this library. `instanceof` recognises only errors
 * of the same copy; the ESM and the CommonJS build are two copies.
 *
 * @example
 * ```ts
 * import { isSlaCalendarError } from 'sla-calendar'
 *
 * isSlaCalendarError(new Error('no')) // => false
 * ```
 */
export function isSlaCalendarError(value: unknown): value is SlaCalendarError {
  try {
    return hasBrand(value, 'error')
  } catch {
    // Only a proxy can throw on this question, and a proxy is not an error of this library.
    return false
  }
}

function pathText(path: ErrorPath): string {
  let text = ''
  // An error is made of anything. Throwing another one would hide it.
  for (const step of Array.isArray(path) ? path : [])
    text += typeof step === 'number' ? `[${step}]` : (text && '.') + String(step)
  return text
}
