import { InputValue } from '../../validation/input-value.ts'
import { localeOf, type TextOptions } from './locale.ts'

/**
 * How a length of time is written: in words (`6 hours 30 minutes`), with the symbols of units (`6 h 30 min`), or like a
 * stopwatch (`6:30:00`).
 */
export type DurationStyle = 'long' | 'short' | 'digital'

/** How {@link formatDuration} writes a length of time. */
export type DurationOptions = TextOptions & {
  /**
   * Words, symbols or digits. Only words depend on the language.
   *
   * @defaultValue `'long'`
   */
  readonly style?: DurationStyle | undefined
}

type Unit = 'hour' | 'minute' | 'second'
/** The amounts of a length of time, the largest unit first. */
export type DurationAmounts = readonly (readonly [amount: number, unit: Unit])[]

const HOUR = 3_600_000
const MINUTE = 60_000
const SECOND = 1000

const STYLES: Readonly<Record<DurationStyle, (length: number, locale: string) => string>> = {
  long: (length, locale) => inWords(durationAmounts(length), locale),
  short: length => (length < SECOND ? '0 h' : inSymbols(durationAmounts(length))),
  digital,
}

/**
 * Returns a length of time in hours and minutes. It never uses days, because the length of a working day varies.
 *
 * The styles `long` and `short` drop the seconds of a length of a minute or more. A shorter length is in whole seconds,
 * and the fraction is dropped. A length below a second is `0 minutes` or `0 h`. The style `digital` always shows whole
 * seconds.
 *
 * @param ms milliseconds; a negative length gets a minus sign
 * @throws {SlaCalendarError} `key-unknown`, or `input-invalid` if `ms` is not a finite number, if the locale is not a language tag, or if
 * the style is unknown
 * @example
 * ```ts
 * import { formatDuration } from 'sla-calendar'
 *
 * formatDuration(23_400_000) // => '6 hours 30 minutes'
 * formatDuration(-108_000_000, { locale: 'it' }) // => '-30 ore'
 * formatDuration(23_400_000, { style: 'short' }) // => '6 h 30 min'
 * formatDuration(23_400_000, { style: 'digital' }) // => '6:30:00'
 * ```
 */
export function formatDuration(ms: number, options: DurationOptions = {}): string {
  if (!Number.isFinite(ms)) throw new InputValue(ms, ['ms']).expected('a number of milliseconds')
  const locale = localeOf(options, ['locale', 'style'])
  const { style = 'long' } = options
  if (!Object.hasOwn(STYLES, style)) throw new InputValue(style, ['style']).unknownWord(Object.keys(STYLES))
  const sign = ms <= -SECOND ? '-' : ''
  return sign + STYLES[style](Math.abs(ms), locale)
}

/** Returns the amounts that {@link formatDuration} shows in words or symbols; `0 minutes` for less than a second. */
export function durationAmounts(length: number): DurationAmounts {
  const minutes = Math.floor(length / MINUTE)
  return withoutZeros(
    minutes > 0
      ? [
          [Math.floor(minutes / 60), 'hour'],
          [minutes % 60, 'minute'],
        ]
      : [[Math.floor(length / SECOND), 'second']],
  )
}

/**
 * Returns a length of time to the second: `1 h 30 min 5 s`. Fractions are dropped from a minute on, rounded to a tenth
 * from a second on, and kept below.
 *
 * @param length milliseconds, 0 or more
 */
export function exactDuration(length: number): string {
  const ms = rounded(length)
  return inSymbols(
    withoutZeros([
      [Math.floor(ms / HOUR), 'hour'],
      [Math.floor(ms / MINUTE) % 60, 'minute'],
      [(ms % MINUTE) / SECOND, 'second'],
    ]),
  )
}

function rounded(length: number): number {
  if (length >= MINUTE) return Math.floor(length / SECOND) * SECOND
  return length >= SECOND ? Math.round(length / 100) * 100 : Math.round(length)
}

function withoutZeros(amounts: DurationAmounts): DurationAmounts {
  const shown = amounts.filter(([amount]) => amount > 0)
  return shown.length ? shown : [[0, 'minute']]
}

function inWords(amounts: DurationAmounts, locale: string): string {
  const texts = amounts.map(([amount, unit]) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
  )
  // In English, Intl would add a comma.
  const isEnglish = new Intl.Locale(locale).language === 'en'
  return isEnglish ? texts.join(' ') : new Intl.ListFormat(locale, { type: 'unit' }).format(texts)
}

/** The SI symbols, the same in every language. */
const SYMBOLS: Readonly<Record<Unit, string>> = { hour: 'h', minute: 'min', second: 's' }

function inSymbols(amounts: DurationAmounts): string {
  return amounts.map(([amount, unit]) => `${amount} ${SYMBOLS[unit]}`).join(' ')
}

function digital(length: number): string {
  const twoDigits = (amount: number) => String(Math.floor(amount) % 60).padStart(2, '0')
  return `${Math.floor(length / HOUR)}:${twoDigits(length / MINUTE)}:${twoDigits(length / SECOND)}`
}
