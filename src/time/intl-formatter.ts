import { SlaCalendarError } from '../errors.ts'

/**
 * Makes a formatter of the platform.
 *
 * @throws {SlaCalendarError} `intl-missing`
 * @throws {RangeError} for a time zone that the platform does not know
 */
export function intlFormatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, options)
  } catch (error) {
    if (error instanceof RangeError) throw error
    throw intlMissing('This platform has no Intl.DateTimeFormat with time zones.')
  }
}

/** Returns the error for a platform that lacks something. */
export function intlMissing(problem: string): SlaCalendarError {
  return new SlaCalendarError(
    'intl-missing',
    [],
    problem,
    'Use an engine that has it, or add a polyfill before the first call.',
  )
}
