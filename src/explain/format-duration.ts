import { InputValue } from '../validation/input-value.ts'

const MINUTE = 60_000

/** How text for people is written. */
export type TextOptions = {
  /** A language tag; `en` unless said otherwise. */
  readonly locale?: 'en' | 'it' | (string & {}) | undefined
}

/**
 * A length of time in hours and minutes, never in days, since nobody knows how long a working day is. What is left of
 * a minute is dropped; a length under a minute is told in seconds.
 *
 * @param ms milliseconds, negative for what is over
 * @throws {SlaCalendarError} `input-invalid` for what is no length of time, or for a locale that is no language tag
 * @example
 * ```ts
 * import { formatDuration } from 'sla-calendar'
 *
 * formatDuration(23_400_000) // => '6 hours 30 minutes'
 * formatDuration(-108_000_000, { locale: 'it' }) // => '-30 ore'
 * ```
 */
export function formatDuration(ms: number, options: TextOptions = {}): string {
  if (!Number.isFinite(ms)) throw new InputValue(ms, ['ms']).expected('a number of milliseconds')
  const locale = checkedLocale(options)
  const length = Math.abs(ms)
  const minutes = Math.floor(length / MINUTE)
  const parts: [number, string][] =
    minutes > 0
      ? [
          [Math.floor(minutes / 60), 'hour'],
          [minutes % 60, 'minute'],
        ]
      : [[Math.floor(length / 1000), 'second']]
  const told = parts.filter(([amount]) => amount > 0)
  const text = (told.length ? told : [[0, 'minute'] as const]).map(([amount, unit]) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
  )
  const and = new Intl.Locale(locale).language === 'it' ? ' e ' : ' '
  return (ms < 0 && told.length ? '-' : '') + text.join(and)
}

/** The language that is asked for. */
export function checkedLocale({ locale = 'en' }: TextOptions): string {
  try {
    if (typeof locale === 'string') return Intl.getCanonicalLocales(locale)[0]
  } catch {
    // Told below.
  }
  throw new InputValue(locale, ['locale']).expected('a language tag', "Such as 'en' or 'it'.")
}
