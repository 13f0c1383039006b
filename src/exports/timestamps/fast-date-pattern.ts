import { dateStart } from './date-start.ts'

/**
 * The tokens of a pattern as date-fns tells them apart: an ordinal, the same letter again and again, quoted text, or
 * one other character.
 */
const TOKENS = /[yYQqMLwIdDecihHKkms]o|(\w)\1*|''|'(''|[^'])+('|$)|./g

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

// The fields of a time, by their places in what is read of it; what is behind them is not made of digits.
const [YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, FRACTION, OFFSET, HALF, LITERAL] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** A part of a pattern: so many digits, or characters, of a field; or a character as it stands. */
type Step = {
  readonly field: number
  readonly least: number
  readonly most: number
  /** Of a month its name, of an offset whether a colon is in it, of a character its code. */
  readonly code: number
}

const NAMED = 1
const step = (field: number, least: number, most: number, code = 0): Step => ({ field, least, most, code })

const FIELDS: { readonly [token: string]: Step } = {
  yyyy: step(YEAR, 4, 4),
  yy: step(YEAR, 2, 2),
  M: step(MONTH, 1, 2),
  MM: step(MONTH, 1, 2),
  MMM: step(MONTH, 3, 3, NAMED),
  d: step(DAY, 1, 2),
  dd: step(DAY, 1, 2),
  H: step(HOUR, 1, 2),
  HH: step(HOUR, 1, 2),
  h: step(HOUR, 1, 2),
  hh: step(HOUR, 1, 2),
  a: step(HALF, 2, 2, NAMED),
  m: step(MINUTE, 1, 2),
  mm: step(MINUTE, 1, 2),
  s: step(SECOND, 1, 2),
  ss: step(SECOND, 1, 2),
  SSS: step(FRACTION, 3, 3),
  xx: step(OFFSET, 5, 5, NAMED),
  XX: step(OFFSET, 5, 5, NAMED),
  xxx: step(OFFSET, 6, 6, NAMED),
  XXX: step(OFFSET, 6, 6, NAMED),
}

/**
 * A reader of times in a pattern of date-fns, for patterns of plain fields with something between them; undefined for
 * others. What it reads date-fns reads the same; NaN does not say that date-fns cannot read it.
 *
 * @param nearYear the year that a year of two digits is next to
 */
export function compileFastDatePattern(pattern: string, nearYear: number): ((text: string) => number) | undefined {
  const tokens: string[] = pattern.match(TOKENS) ?? []
  const steps = tokens.flatMap(stepsOf)
  if (steps.includes(undefined)) return undefined
  const plain = steps as Step[]
  if (!plain.every((one, i) => endsBefore(one, plain[i + 1]))) return undefined
  const isShortYear = tokens.includes('yy')
  const isHalfDay = tokens.includes('a')
  if (isHalfDay !== (tokens.includes('h') || tokens.includes('hh'))) return undefined
  const century = Math.trunc((nearYear + 50) / 100) * 100
  const turn = (nearYear + 50) % 100

  const values = [0, 1, 1, 0, 0, 0, 0, 0, 0]
  const count = plain.length
  return text => {
    let at = 0
    for (let i = 0; i < count; i++) {
      const { field, least, most, code } = plain[i]
      if (field === LITERAL) {
        if (text.charCodeAt(at++) !== code) return Number.NaN
      } else if (code === NAMED) {
        const value = named(field, text.slice(at, at + most))
        if (Number.isNaN(value)) return value
        values[field] = value
        at += most
      } else {
        const start = at
        const end = Math.min(at + most, text.length)
        let value = 0
        while (at < end) {
          const digit = text.charCodeAt(at) - ZERO
          if (digit < 0 || digit > 9) break
          value = value * 10 + digit
          at++
        }
        if (at - start < least) return Number.NaN
        values[field] = value
      }
    }
    if (at !== text.length) return Number.NaN
    let year = values[YEAR]
    if (isShortYear) year += year >= turn ? century - 100 : century
    let hour = values[HOUR]
    if (isHalfDay) {
      if (hour < 1 || hour > 12) return Number.NaN
      hour = (hour % 12) + values[HALF]
    }
    if (hour > 23 || values[MINUTE] > 59 || values[SECOND] > 59) return Number.NaN
    const time = hour * 3_600_000 + values[MINUTE] * 60_000 + values[SECOND] * 1000 + values[FRACTION]
    return dateStart(year, values[MONTH], values[DAY]) + time - values[OFFSET]
  }
}

const ZERO = 48

function stepsOf(token: string, i: number, tokens: readonly string[]): (Step | undefined)[] {
  const own = Object.hasOwn(FIELDS, token) ? FIELDS[token] : undefined
  const next = FIELDS[tokens[i + 1]]
  // Digits that touch are told apart by their number.
  if (own && isDigits(own) && token.length === own.most && next && isDigits(next)) return [{ ...own, least: own.most }]
  if (own) return [own]
  const literal = token === "''" ? "'" : token.startsWith("'") ? quoted(token) : token
  // A letter that is not quoted is a field that is not known here; a digit could belong to the field before.
  const isPlain = literal !== undefined && !/\d/.test(literal) && (literal !== token || !/\w/.test(token))
  return isPlain ? characters(literal) : [undefined]
}

function isDigits({ field, code }: Step): boolean {
  return field !== LITERAL && code !== NAMED
}

function characters(text: string): Step[] {
  return Array.from({ length: text.length }, (_, i) => step(LITERAL, 1, 1, text.charCodeAt(i)))
}

function quoted(token: string): string | undefined {
  return token.length > 2 && token.endsWith("'") ? token.slice(1, -1).replace(/''/g, "'") : undefined
}

/** Whether it is plain where a step ends: its length is fixed, or what follows cannot be part of it. */
function endsBefore(one: Step, next: Step | undefined): boolean {
  if (one.field === LITERAL || next === undefined) return true
  if (isDigits(one)) return !isDigits(next) || one.least === one.most
  return next.field === LITERAL && !/[a-z.]/i.test(String.fromCharCode(next.code))
}

/** What stands for a month, a half of the day (in hours) or an offset (in milliseconds); NaN for nothing of the kind. */
function named(field: number, text: string): number {
  if (field === MONTH) {
    const month = MONTHS.indexOf(text.toLowerCase())
    return month < 0 ? Number.NaN : month + 1
  }
  if (field === HALF) {
    const half = text.toLowerCase()
    return half === 'am' ? 0 : half === 'pm' ? 12 : Number.NaN
  }
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(text) ?? []
  return (+hours * 60 + +minutes) * (sign === '-' ? -60_000 : 60_000)
}
