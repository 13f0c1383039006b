import { isSlaCalendarError } from '../../errors.ts'
import { toEpochMs } from '../../time/instant.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import { describe } from '../../validation/plain-data.ts'
import type { Mapping } from '../mapping.ts'
import type { InputNotes } from '../ticket.ts'
import { DatePattern } from './date-pattern.ts'
import { fastIso } from './fast-iso.ts'
import { type FormatSuggestion, formatSuggestions, languagesFor } from './format-suggestions.ts'
import { NUMBER_FORMATS, type TimeFormat } from './time-format.ts'
import { WallClock } from './wall-clock.ts'

/** A text that looks like an instant in ISO 8601 with a zone. */
const ZONED =
  /^(?:\d{4}|[+-]\d{6})-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[Zz]|[+-]\d[\d:]*|(?=\[))(?:\[.*\])?$/

/** Maximum number of errors with suggestions of formats and languages, which are slow to find. */
const MAX_EXPLAINED = 500

/** A time that cannot be read. */
export type TimestampError = {
  /** The problem and how to correct it. */
  readonly message: string
  /** A key that groups times with the same error. */
  readonly kind: string
}

/**
 * Reads the times of an export. Times with a zone or an offset are instants. Others need a format and a zone of the
 * document; neither is ever guessed.
 */
export class TimestampParser {
  readonly #formats: readonly TimeFormat[]
  /** The only format, unless its times have an ISO 8601 zone: those are read as instants first. */
  readonly #first: TimeFormat | undefined
  readonly #clock: WallClock | undefined
  readonly #zoneHint: string
  readonly #locale: string | undefined
  readonly #now: number
  readonly #notes: InputNotes
  #errors = 0
  #lastKind = ''

  /**
   * @throws {UserError} if one of the document's formats is invalid
   * @throws {SlaCalendarError} `time-zone-unknown` for the document's zone
   */
  constructor({ dateFormats, timeZone, zoneHint, locale }: Mapping, now: number, notes: InputNotes) {
    this.#formats = dateFormats.map(name => formatOf(name, now, locale))
    const [format] = this.#formats
    this.#first = this.#formats.length === 1 && !ZONED.test(format.sample) ? format : undefined
    this.#clock = timeZone === undefined ? undefined : new WallClock(timeZone)
    this.#zoneHint = zoneHint && ` ${zoneHint}`
    this.#locale = locale
    this.#now = now
    this.#notes = notes
  }

  /** Returns the instant in epoch milliseconds; NaN if the text is not one. {@link errorFor} explains why. */
  read(text: string): number {
    const fast = fastIso(text)
    if (fast >= RANGE_START && fast < RANGE_END) return fast
    const first = this.#first
    if (first) {
      const read = first.readFast(text)
      if (!Number.isNaN(read)) return this.#counted(text, read, first)
    }
    if (ZONED.test(text)) return zoned(text)
    const [fit, another] = this.#fits(text)
    return fit && !another ? this.#counted(text, fit.read, fit.format) : Number.NaN
  }

  /** Returns the formats that a text fits. Formats that read the same instant count as one. */
  #fits(text: string): { readonly format: TimeFormat; readonly read: number }[] {
    const fits: { format: TimeFormat; read: number }[] = []
    for (const format of this.#formats) {
      const read = format.read(text)
      const at = this.#instantOf(read, format)
      const isNew = !fits.some(fit => this.#instantOf(fit.read, fit.format) === at)
      // If there are several formats, one that reads an impossible instant does not fit.
      if (this.#formats.length === 1 ? !Number.isNaN(read) : !Number.isNaN(at) && isNew) fits.push({ format, read })
    }
    return fits
  }

  /** Returns the instant that a format read, and counts clock changes and dates without a time. */
  #counted(text: string, read: number, format: TimeFormat): number {
    const at = this.#instantOf(read, format)
    if (format.isInstant || Number.isNaN(at)) return at
    if (this.#clock!.isInChange(read)) this.#notes.clockChangeTimes++
    if (format.isDateOnly(text)) this.#notes.datesWithoutTime++
    return at
  }

  #instantOf(read: number, format: TimeFormat): number {
    if (Number.isNaN(inRange(read))) return Number.NaN
    if (format.isInstant) return isWrongUnit(read, format) ? Number.NaN : inRange(read)
    return this.#clock ? inRange(this.#clock.instantOf(read)) : Number.NaN
  }

  /**
   * Returns why a text is not an instant, and what to do. Finding a suggestion takes as long as reading a hundred rows,
   * so only the first errors have one. Later errors have the kind of the last of these.
   */
  errorFor(text: string): TimestampError {
    if (this.#errors++ < MAX_EXPLAINED) {
      const error = this.#explain(text)
      this.#lastKind = error.kind
      return error
    }
    return { message: `${describe(text)} cannot be read as a time.`, kind: this.#lastKind }
  }

  #explain(text: string): TimestampError {
    const what = describe(text)
    if (ZONED.test(text) || !this.#formats.length) {
      const message = instantError(text)
      if (message) return { message, kind: 'not an instant' }
    }
    if (!/\d/.test(text)) return { message: `${what} is not a time. ${missingHint(text)}`, kind: `not a time: ${text}` }
    if (!this.#formats.length) {
      const found = formatSuggestions(text, this.#now)
      return { message: `${what} ${unknownFormat(found)}`, kind: `no format: ${kindOf(found)}` }
    }
    const fits = this.#fits(text)
    if (fits.length > 1) {
      const [one, other] = fits.map(({ format }) => describe(format.name))
      const message = `${what} fits both ${one} and ${other}, which read different times. Keep one in tickets.dateFormat.`
      return { message, kind: `both ${one} and ${other}` }
    }
    const format = fits[0]?.format ?? this.#formats.find(format => !Number.isNaN(format.read(text)))
    if (!format) return this.#misfit(text)
    const read = format.read(text)
    if (format.counts && isWrongUnit(read, format))
      return { message: `${what} ${wrongUnit(text, read, format)}`, kind: 'wrong unit' }
    if (!this.#clock && !format.isInstant)
      return {
        message: `${what} has no zone. Name it in tickets.timeZone, such as Europe/Rome.${this.#zoneHint}`,
        kind: 'no zone',
      }
    if (format.counts === 'seconds' && !Number.isNaN(inRange(read / 1000)))
      return {
        message: `${what} is too large for seconds. It looks like milliseconds: set tickets.dateFormat to "epoch-milliseconds".`,
        kind: 'wrong unit',
      }
    const short = formatSuggestions(text, this.#now).find(
      ({ format: other }) => other === format.name.replace('yyyy', 'yy'),
    )
    if (short && short.format !== format.name)
      return {
        message: `${what} has a year of two digits: set tickets.dateFormat to ${describe(short.format)}.`,
        kind: 'short year',
      }
    return { message: `${what} is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z.`, kind: 'out of range' }
  }

  /** Returns the error for a text that fits none of the formats. */
  #misfit(text: string): TimestampError {
    const names = this.#formats.map(({ name }) => describe(name)).join(' or ')
    const start = `${describe(text)} does not fit the format ${names}.`
    const named = this.#formats.find(format => format.hasNames)
    const languages = named ? languagesFor(text, named.name, this.#now) : []
    if (languages.length) {
      const hint = `Its names are not ${languageName(this.#locale ?? 'en')}: set tickets.locale to ${oneOf(languages)}.`
      return { message: `${start} ${hint}`, kind: `locale ${languages.join()}` }
    }
    const suggestions = this.#suggestions(text)
    if (!suggestions.length)
      return { message: `${start} Correct it, or name its format in tickets.dateFormat.`, kind: 'misfit' }
    return { message: `${start} ${this.#otherFormat(suggestions)}`, kind: `misfit ${kindOf(suggestions)}` }
  }

  /** Returns the ways to read a text, preferably with day and month in the order of the document's formats. */
  #suggestions(text: string): FormatSuggestion[] {
    const found = formatSuggestions(text, this.#now)
    const similar = found.filter(({ format }) =>
      this.#formats.some(({ name }) => isNumeric(name) && order(name) === order(format)),
    )
    return similar.length ? similar : found
  }

  #otherFormat([found, second]: readonly FormatSuggestion[]): string {
    const names = this.#formats.map(({ name }) => name)
    if (second) {
      const [one, other] = [found, second].map(({ date, format }) => `${describe(format)} (${date})`)
      return `It would fit ${one} or ${other}. Set tickets.dateFormat to the one that this export writes.`
    }
    const hint = `It would fit ${describe(found.format)}${languageHint(found)}`
    const isTurned = names.some(
      name => isNumeric(name) && isNumeric(found.format) && order(name) !== order(found.format),
    )
    if (isTurned) return `${hint}: is that how this export writes its times?`
    const both = JSON.stringify([...names, found.format])
    return `${hint}. Set tickets.dateFormat to it, or to ${both} if the export has both.`
  }
}

function formatOf(name: string, now: number, locale: string | undefined): TimeFormat {
  return Object.hasOwn(NUMBER_FORMATS, name) ? NUMBER_FORMATS[name] : new DatePattern(name, now, locale)
}

/** Returns whether a pattern begins with day and month in digits. */
function isNumeric(pattern: string): boolean {
  return /^(?:d{1,2}\W+M{1,2}|M{1,2}\W+d{1,2})\b/.test(pattern)
}

/** Returns the order of day and month in a pattern. */
function order(pattern: string): string {
  return (pattern.match(/[dM]+/g) ?? []).map(([letter]) => letter).join('')
}

function inRange(ms: number): number {
  return ms >= RANGE_START && ms < RANGE_END ? Math.floor(ms) : Number.NaN
}

/** Returns whether a number is too small for its unit: milliseconds before 27 April 1970, seconds before 4 March 1973. */
function isWrongUnit(read: number, { counts }: TimeFormat): boolean {
  return counts !== undefined && Math.abs(read) < (counts === 'milliseconds' ? 1e10 : 1e11)
}

function wrongUnit(text: string, read: number, { counts }: TimeFormat): string {
  const day = new Date(read).toISOString().slice(0, 10)
  const start = `is ${day} if it counts ${counts}.`
  if (counts === 'milliseconds' && Math.abs(read) >= 1e8)
    return `${start} It looks like seconds: set tickets.dateFormat to "epoch-seconds".`
  if (counts === 'seconds' && formatSuggestions(text, 0)[0]?.format === 'excel')
    return `${start} It looks like a date of Excel: set tickets.dateFormat to "excel".`
  return `${start} ${missingHint(text)}`
}

function missingHint(text: string): string {
  return `If it stands for no time, list it in tickets.missing: ${JSON.stringify([text])}.`
}

function zoned(text: string): number {
  try {
    return toEpochMs(text, [])
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return Number.NaN
  }
}

/** Returns the error of a text with an ISO 8601 zone; undefined for other texts. */
function instantError(text: string): string | undefined {
  if (!ZONED.test(text)) return undefined
  try {
    toEpochMs(text, [])
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return error.message
  }
  return undefined
}

/** Returns the problem, and the keys to set, for a text if no format is set. */
function unknownFormat(found: readonly FormatSuggestion[]): string {
  const [first, second] = found
  if (!first)
    return 'has no zone, and no format is set. Name its format in tickets.dateFormat and its zone in tickets.timeZone.'
  const formats = `Name its format in tickets.dateFormat`
  const zone = first.timeZone
    ? ` and ${describe(first.timeZone)} in tickets.timeZone`
    : ' and its zone in tickets.timeZone'
  const how = first.isInstant ? formats : `${formats}${zone}`
  if (!first.date) return `is a number, and no format is set. ${how}: ${describe(first.format)}.`
  const start = first.isInstant ? 'is not ISO 8601' : 'has no zone'
  if (second) {
    const [one, other] = [first, second].map(({ date, format }) => `as ${date} (${describe(format)})`)
    return `${start}, and no format is set. It can be read ${one} or ${other}. ${how}.`
  }
  return `${start}, and no format is set. ${how}: ${describe(first.format)}${languageHint(first)}.`
}

function kindOf(found: readonly FormatSuggestion[]): string {
  return found.map(({ format }) => format).join()
}

function languageHint({ languages }: FormatSuggestion): string {
  return languages.length ? ` with tickets.locale ${oneOf(languages)}` : ''
}

function oneOf(words: readonly string[]): string {
  const all = words.map(word => describe(word))
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} or ${all.at(-1)}` : all[0]
}

function languageName(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
}
