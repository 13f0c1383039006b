import fc from 'fast-check'
import { expect } from 'vitest'
import { type ErrorCode, isSlaCalendarError } from '../../src/index.ts'
import { TooFar } from '../reference/timeline.ts'

/** What a question comes to: its answer, or the code of the error it raises. */
export function outcome<T>(ask: () => T): T | ErrorCode {
  try {
    return ask()
  } catch (error) {
    if (isSlaCalendarError(error)) return error.code as ErrorCode
    throw error
  }
}

/** The answer; a case that has none because the calendar runs out of open time is left aside. */
export function answered<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    const codes: string[] = ['never-opens', 'instant-out-of-range']
    fc.pre(!(isSlaCalendarError(error) && codes.includes(error.code)))
    throw error
  }
}

/**
 * Expects the answer of the reference. Where the reference stopped looking, expects an answer that lies beyond that
 * point, or none.
 */
export function expectAgreement(ask: () => unknown, askReference: () => unknown): void {
  expect(outcome(ask)).toEqual(expectedFrom(askReference))
}

/** Returns the result of the reference, or a matcher of the results that it did not look for. */
function expectedFrom(askReference: () => unknown): unknown {
  try {
    return askReference()
  } catch (error) {
    if (!(error instanceof TooFar)) throw error
    return expect.toSatisfy(
      (value: unknown) =>
        typeof value !== 'number' || (error.direction === 'later' ? value >= error.limit : value <= error.limit),
      `no result ${error.direction} short of ${error.limit}`,
    )
  }
}
