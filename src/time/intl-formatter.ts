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
    throw new SlaCalendarError(
      'intl-missing',
      [],
      'This platform has no Intl.DateTimeFormat with time zones.',
      'Use an engine that has it, or add a polyfill before the first call.',
    )
  }
}
