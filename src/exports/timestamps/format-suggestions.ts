import { RANGE_END, RANGE_START } from '../../time/range.ts'
import { DatePattern, withPlainBlanks } from './date-pattern.ts'
import { LANGUAGES } from './languages.ts'
import { NUMBER_FORMATS } from './time-format.ts'

/** A way to read a time for which no format is set. It has been tried on the time. */
export type FormatSuggestion = {
  /** The value for `tickets.dateFormat`. */
  readonly format: string
  /** The languages in which it reads the time, for `tickets.locale`; empty for English and for digits. */
  readonly languages: readonly string[]
  /** The zone in the time itself. */
  readonly timeZone: string | undefined
  /** Whether it is an instant and needs no zone. */
  readonly isInstant: boolean
  /** The day and the month that it reads, in words. */
  readonly date: string
}

/** Maximum number of languages in a hint. */
const MAX_LANGUAGES = 5

/** Returns the ways to read a time that `Intl` and date-fns confirm: day first, then month first. */
export function formatSuggestions(text: string, now: number): FormatSuggestion[] {
  return [
    ...numbersFor(text),
    ...patternsFor(text).flatMap(({ pattern, timeZone }) => tried(text, pattern, timeZone, now)),
  ]
}

/** Returns the languages in which a pattern with names reads a text. */
export function languagesFor(text: string, pattern: string, now: number): string[] {
  const fits = (language: string) => isInRange(patternOf(pattern, now, language).read(text))
  return LANGUAGES.filter(fits).slice(0, MAX_LANGUAGES)
}

function tried(text: string, pattern: string, timeZone: string | undefined, now: number): FormatSuggestion[] {
  const english = patternOf(pattern, now)
  const languages = isInRange(english.read(text)) || !english.hasNames ? [] : languagesFor(text, pattern, now)
  const read = languages.length ? patternOf(pattern, now, languages[0]).read(text) : english.read(text)
  if (!isInRange(read)) return []
  const date = new Date(read).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return [{ format: pattern, languages, timeZone, isInstant: english.isInstant, date }]
}

/** The patterns created so far. */
const PATTERNS = new Map<string, DatePattern>()
/** Maximum number of cached patterns: a hostile file could have a different pattern per row. */
const MAX_CACHED_PATTERNS = 500

function patternOf(pattern: string, now: number, language?: string): DatePattern {
  const name = `${now} ${language} ${pattern}`
  const cached = PATTERNS.get(name)
  if (cached) return cached
  const created = new DatePattern(pattern, now, language)
  if (PATTERNS.size < MAX_CACHED_PATTERNS) PATTERNS.set(name, created)
  return created
}

/** Suggests serial dates of Excel from 1954 to 2119, and seconds and milliseconds from 2001 to 2286. */
function numbersFor(text: string): FormatSuggestion[] {
  const [, whole, fraction] = /^(\d+)([.,]\d+)?$/.exec(text) ?? []
  if (whole === undefined) return []
  const name =
    whole.length === 5 && whole >= '20000' && whole < '80000'
      ? 'excel'
      : whole.length === 10
        ? 'epoch-seconds'
        : whole.length === 13 && fraction === undefined
          ? 'epoch-milliseconds'
          : undefined
  if (name === undefined) return []
  const { isInstant } = NUMBER_FORMATS[name]
  return [{ format: name, languages: [], timeZone: undefined, isInstant, date: '' }]
}

const DATE =
  /^(?:(\p{L}+\.?)(,)? )?(\d{1,4}|\p{L}+\.?)( de |, |\. |[./ -])(\d{1,2}|\p{L}+\.?)( de |, |\. |[./ -])(\d{4}|\d{1,2})(?=$|\D)/u
const CLOCK =
  /^(T|,? +(?:- )?)(\d{1,2})([:.h])(\d\d)(?:\3(\d\d)(?:([.,])(\d{1,9}))?)?(?:( ?)([ap]\.?\s?m\.?))?(?:( ?)(UTC|GMT|Z|[+-]\d\d(?::?\d\d)?))?$/iu

/** Returns the patterns that a text looks like. */
function patternsFor(text: string): { readonly pattern: string; readonly timeZone: string | undefined }[] {
  const spaced = withPlainBlanks(text)
  const date = DATE.exec(spaced)
  if (!date) return []
  const rest = spaced.slice(date[0].length)
  const clock = rest ? CLOCK.exec(rest) : undefined
  if (clock === null) return []
  const timeZone = clock && /^(UTC|GMT)$/i.test(clock[11] ?? '') ? 'UTC' : undefined
  return datesFor(date).map(pattern => ({ pattern: pattern + (clock ? clockFor(clock) : ''), timeZone }))
}

function datesFor([, weekday, comma, first, mark, second, otherMark, third]: RegExpExecArray): string[] {
  const start = weekday === undefined ? '' : `${weekday.length > 4 ? 'EEEE' : 'EEE'}${comma ? ', ' : ' '}`
  const isName = (part: string) => /\p{L}/u.test(part)
  const year = third.length === 4 ? 'yyyy' : 'yy'
  const month = (part: string) => (isName(part) ? (part.length > 5 ? 'MMMM' : 'MMM') : 'MM')
  const together = (...parts: string[]) => start + parts[0] + literal(mark) + parts[1] + literal(otherMark) + parts[2]
  if (first.length === 4 && !isName(first)) return third.length === 4 ? [] : [together('yyyy', month(second), 'dd')]
  if (first.length === 3 && !isName(first)) return []
  if (isName(first)) return isName(second) ? [] : [together(month(first), 'dd', year)]
  if (isName(second)) return [together('dd', month(second), year)]
  return [together('dd', 'MM', year), together('MM', 'dd', year)]
}

function clockFor(clock: RegExpExecArray): string {
  const [, gap, , mark, , seconds, fractionMark, fraction, halfGap, half, zoneGap, zone] = clock
  return [
    literal(gap),
    half ? 'h' : 'HH',
    literal(mark),
    'mm',
    seconds ? `${literal(mark)}ss` : '',
    fraction ? `${fractionMark}${'S'.repeat(fraction.length)}` : '',
    half ? `${halfGap}a` : '',
    zone ? zoneGap + zoneFor(zone) : '',
  ].join('')
}

function zoneFor(zone: string): string {
  if (zone.length === 1) return 'X'
  if (/^[a-z]/i.test(zone)) return `'${zone}'`
  return zone.includes(':') ? 'xxx' : zone.length === 3 ? 'x' : 'xx'
}

/** Quotes the letters of a literal in a pattern. */
function literal(mark: string): string {
  return mark.replace(/\p{L}+/u, letters => `'${letters}'`)
}

function isInRange(ms: number): boolean {
  return ms >= RANGE_START && ms < RANGE_END
}
