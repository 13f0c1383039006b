import type { InputValue } from '../../validation/input-value.ts'

/** Percentages have at most four decimals. Counted in ten-thousandths, they are whole numbers. */
const UNITS = 10_000
const DECIMALS = 4

/**
 * Checks a percentage from 0 to 100 with at most four decimals, and returns it.
 *
 * @throws {SlaCalendarError} `input-invalid`
 */
export function checkPercentage(input: InputValue): number {
  const { value } = input
  if (!(typeof value === 'number' && value >= 0 && value <= 100)) throw input.expected('a percentage from 0 to 100')
  if (Number(value.toFixed(DECIMALS)) !== value) throw input.expected('a percentage with at most four decimals')
  return value
}

/**
 * Checks a percentage that says how many targets must be met. A number up to 1 is a share that was meant otherwise: nobody
 * requires less than one of a hundred.
 *
 * @throws {SlaCalendarError} `input-invalid`
 */
export function checkRequiredPercentage(input: InputValue): number {
  const { value } = input
  if (typeof value === 'number' && value > 0 && value <= 1) {
    const meant = Number((value * 100).toFixed(DECIMALS))
    throw input.error('input-invalid', `${value} would be ${value}%.`, `For ${meant}% write ${meant}.`)
  }
  return checkPercentage(input)
}

/**
 * Returns whether `met` of `ended` is less than a percentage. It compares whole numbers, so no rounding lifts a share over
 * the percentage. Nothing of nothing is not less.
 */
export function isBelowPercentage(met: number, ended: number, percentage: number): boolean {
  return met * 100 * UNITS < Math.round(percentage * UNITS) * ended
}

/**
 * Returns the largest k such that k more late tickets keep a percentage if all open ones are met. It is negative if fewer
 * late ones are needed; null if the percentage is 0, which nothing can miss.
 */
export function allowanceOf(met: number, breached: number, open: number, percentage: number): number | null {
  const required = Math.round(percentage * UNITS)
  if (required === 0) return null
  const onTime = met + open
  // Both are whole numbers below 2^53, so the quotient is never rounded up to the next whole number.
  return Math.floor((onTime * 100 * UNITS) / required) - onTime - breached
}
