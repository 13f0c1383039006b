import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import type { DurationParts } from '../time/budget.ts'
import { decimal } from '../time/decimal.ts'

/** An amount of open time: milliseconds, an ISO 8601 duration of hours, minutes and seconds, or an object of parts. */
export type CompactBudget = number | string | DurationParts

const UNIT_MS: Readonly<Record<string, number>> = { hours: 3_600_000, minutes: 60_000, seconds: 1000, milliseconds: 1 }

const ISO = /^([+-]?)PT(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?$/i

/**
 * Reads a budget as whole milliseconds, rounded half away from zero.
 *
 * @throws {SlaCalendarError} `budget-invalid`
 */
export function readBudgetMs(input: unknown, path: ErrorPath): number {
  const ms = typeof input === 'number' ? input : typeof input === 'string' ? isoMs(input) : partsMs(input)
  if (Number.isFinite(ms)) return ms < 0 ? 0 - Math.round(-ms) : Math.round(ms) + 0
  throw new SlaCalendarError(
    'budget-invalid',
    path,
    'The value is not an amount of hours, minutes, seconds or milliseconds.',
    "Pass milliseconds, 'PT6H' or { hours: 6 }.",
  )
}

function isoMs(text: string): number {
  const [all, sign, ...amounts] = ISO.exec(text) ?? []
  // Only the last part may have a fraction, as in ISO 8601.
  if (all === undefined || /[.,]\d+[HM]\d/i.test(all)) return Number.NaN
  const [hours, minutes, seconds] = amounts.map(amount => Number((amount ?? '0').replace(',', '.')))
  return (sign === '-' ? -1 : 1) * decimal(hours * 3_600_000 + minutes * 60_000 + seconds * 1000)
}

/** Returns the sum of all parts; NaN if there is none, one is unknown or not a number, or their signs differ. */
function partsMs(input: unknown): number {
  try {
    const parts = Object.entries(input as object).filter(([, amount]) => amount !== undefined)
    const sizes = parts.map(([unit, amount]) => (typeof amount === 'number' ? amount * UNIT_MS[unit] : Number.NaN))
    const haveOneSign = Math.min(...sizes) >= 0 || Math.max(...sizes) <= 0
    return parts.length && haveOneSign ? decimal(sizes.reduce((sum, size) => sum + size)) : Number.NaN
  } catch {
    // The value has no parts, or a getter throws.
    return Number.NaN
  }
}
