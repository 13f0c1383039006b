import type { InputValue } from '../validation/input-value.ts'
import { parseHours } from './parse-hours.ts'

/** The months of each period. */
const MONTHS = { month: 1, quarter: 3, year: 12 }

/** The periods of a limit. */
export const ENTITLEMENT_PERIODS = /* @__PURE__ */ Object.keys(MONTHS) as readonly (keyof typeof MONTHS)[]

/** An upper bound for the number of tickets. */
const MOST = 1_000_000

/** An entitlement that was read. */
export type EntitlementTerms = {
  /** The number of tickets, or milliseconds for a bank of hours; null for any number. */
  readonly limit: number | null
  /** Whether it is a bank of hours. */
  readonly isTime: boolean
  /** The length of its period, in months. */
  readonly months: number
}

/**
 * Reads an entitlement (§14).
 *
 * @throws {SlaCalendarError} `key-unknown`, `key-missing`, `input-invalid`, `budget-invalid`
 */
export function parseEntitlement(given: InputValue): EntitlementTerms {
  given.onlyKeys(['limit', 'per', 'label'])
  given.optional('label', label => label.localText())
  const hint = "Give a number of tickets, hours such as 'PT40H', or null for any number."
  const limit = given.required('limit', hint, limitOf)
  const per = given.optional('per', per => per.oneOf(ENTITLEMENT_PERIODS)) ?? 'year'
  if (typeof limit === 'number') given.required('per', "Write per: 'month', 'quarter' or 'year'.", () => {})
  const isTime = limit !== null && typeof given.at('limit').value !== 'number'
  return { limit: limit ?? null, isTime, months: MONTHS[per] }
}

function limitOf(given: InputValue): number | null {
  if (given.value === null) return null
  return typeof given.value === 'number' ? given.integer(0, MOST) : parseSpentTime(given)
}

/**
 * Reads an amount of time, 0 or more, in milliseconds.
 *
 * @throws {SlaCalendarError} `budget-invalid`, `key-unknown`, `input-invalid`
 */
export function parseSpentTime(given: InputValue): number {
  const ms = parseHours(given)
  if (ms < 0) throw given.expected('a time of 0 or more', '', 'budget-invalid')
  return ms
}
