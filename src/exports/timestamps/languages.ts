import type { Locale } from 'date-fns/locale'
import { enUS } from 'date-fns/locale/en-US'

/**
 * The languages that hints try on a month that is not English. `tickets.locale` accepts every language that the platform
 * supports, not only these.
 */
export const LANGUAGES = 'it es fr de pt pl nl sv da nb fi cs hu ro el tr ru uk'.split(' ')

/** Minimum length of an abbreviation that is read as the name. */
const MIN_ABBREVIATION = 3

/**
 * Returns a locale of date-fns with the names of months, weekdays and day periods that the platform's `Intl` has for a
 * language: long and short, with and without dots and accents, in each grammatical case that dates use.
 *
 * @param takesDot whether a dot after a name is part of it, as in `19/févr./26`
 */
export function localeOfNames(language: string, takesDot: boolean): Locale {
  const name = `${language} ${takesDot}`
  const cached = LOCALES.get(name)
  if (cached) return cached
  const locale = makeLocale(language, takesDot)
  LOCALES.set(name, locale)
  return locale
}

/** The locales created so far: creating one takes milliseconds. */
const LOCALES = new Map<string, Locale>()

function makeLocale(language: string, takesDot: boolean): Locale {
  const firsts = Array.from({ length: 12 }, (_, i) => Date.UTC(2026, i, 1))
  // 1 August 2021 was a Sunday.
  const week = Array.from({ length: 7 }, (_, i) => Date.UTC(2021, 7, 1 + i))
  const months = namesOf(language, 'month', firsts)
  const days = namesOf(language, 'weekday', week)
  const halves = [3, 15].map(hour => halvesOf(language, hour))
  const month = matcher(months, takesDot)
  const day = matcher(days, takesDot)
  const half = matcher(halves, true)
  const written = (names: readonly (readonly string[])[]) => (i: number) => names[i][0]
  return {
    ...enUS,
    localize: {
      ...enUS.localize,
      month: written(months),
      day: written(days),
      dayPeriod: (period: string) => halves[period === 'am' ? 0 : 1][0],
    } as Locale['localize'],
    match: {
      ...enUS.match,
      month,
      day,
      dayPeriod: (text: string) => {
        const found = half(text)
        return found && { value: found.value === 0 ? 'am' : 'pm', rest: found.rest }
      },
    } as Locale['match'],
  }
}

/**
 * Returns the names of the month or the weekday of each date: alone and in a date, long and short. The long one is first.
 * All dates share the formats, since creating one takes far longer than using it.
 */
function namesOf(language: string, kind: 'month' | 'weekday', dates: readonly number[]): string[][] {
  const formats = (['long', 'short'] as const).flatMap(width =>
    ([{}, { day: 'numeric' }, { day: 'numeric', month: width, year: 'numeric' }] as const).map(
      others => new Intl.DateTimeFormat(language, { ...others, [kind]: width, timeZone: 'UTC', calendar: 'gregory' }),
    ),
  )
  return dates.map(date => {
    const parts = formats.flatMap(format => format.formatToParts(date))
    return [...new Set(parts.filter(({ type }) => type === kind).map(({ value }) => bare(value)))]
  })
}

function halvesOf(language: string, hour: number): string[] {
  const format = new Intl.DateTimeFormat(language, { hour: 'numeric', hour12: true, timeZone: 'UTC' })
  const own = format.formatToParts(hour * 3_600_000).filter(({ type }) => type === 'dayPeriod')
  // Software writes AM and PM even in languages without day periods.
  return [hour < 12 ? 'am' : 'pm', ...own.map(({ value }) => bare(value))]
}

/** Removes the dot of an abbreviation. */
function bare(name: string): string {
  return name.normalize('NFC').replace(/\.$/, '')
}

/** Returns a reader of a name at the start of a text. An ambiguous abbreviation is not read. */
function matcher(names: readonly (readonly string[])[], takesDot: boolean) {
  const values = new Map<string, number>()
  const taken = (form: string, value: number) => values.set(form, (values.get(form) ?? value) === value ? value : -1)
  names.forEach((forms, value) => {
    for (const form of forms) for (const one of [key(form), key(unaccented(form))]) taken(one, value)
  })
  const whole = new Set(values.keys())
  names.forEach(([long], value) => {
    for (const name of [key(long), key(unaccented(long))])
      for (let length = MIN_ABBREVIATION; length < name.length; length++)
        if (!whole.has(name.slice(0, length))) taken(name.slice(0, length), value)
  })
  const forms = [...values].filter(([, value]) => value >= 0).map(([form]) => form)
  const longestFirst = forms.sort((a, b) => b.length - a.length).map(loosePattern)
  const pattern = new RegExp(`^(?:${longestFirst.join('|')})(?![\\p{L}\\p{M}])${takesDot ? '\\.?' : ''}`, 'iu')
  return (text: string): { value: number; rest: string } | null => {
    const found = pattern.exec(text)?.[0]
    const value = found === undefined ? undefined : values.get(key(found))
    return value === undefined ? null : { value, rest: text.slice(found!.length) }
  }
}

/** Returns a name without case, dots and blanks, which do not matter. */
function key(name: string): string {
  return name.toLowerCase().replace(/[.\s]/gu, '')
}

/** Returns a pattern for a name that allows dots and blanks between its letters: `a. m.` is `am`. */
function loosePattern(form: string): string {
  const letters = [...form].map(letter => letter.replace(/[\\^$*+?()[\]{}|/]/g, '\\$&'))
  return letters.join('[.\\s]*')
}

function unaccented(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}
