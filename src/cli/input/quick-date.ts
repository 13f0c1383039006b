/**
 * The tokens of a pattern as date-fns tells them apart: an ordinal, the same letter again and again, quoted text, or
 * one other character.
 */
const TOKENS = /[yYQqMLwIdDecihHKkms]o|(\w)\1*|''|'(''|[^'])+('|$)|./g

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

// The fields of a time, by their place among what a step fills in.
const [YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, FRACTION, OFFSET, HALF] = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/** A part of a pattern: digits of a field, a name of one, or a character as it stands. */
type Step =
  | { readonly kind: 'digits'; readonly field: number; readonly least: number; readonly most: number }
  | { readonly kind: 'month' | 'half' | 'offset' | 'offset:' }
  | { readonly kind: 'character'; readonly code: number }

const FIELDS: { readonly [token: string]: Step } = {
  yyyy: { kind: 'digits', field: YEAR, least: 4, most: 4 },
  yy: { kind: 'digits', field: YEAR, least: 2, most: 2 },
  M: { kind: 'digits', field: MONTH, least: 1, most: 2 },
  MM: { kind: 'digits', field: MONTH, least: 1, most: 2 },
  MMM: { kind: 'month' },
  d: { kind: 'digits', field: DAY, least: 1, most: 2 },
  dd: { kind: 'digits', field: DAY, least: 1, most: 2 },
  H: { kind: 'digits', field: HOUR, least: 1, most: 2 },
  HH: { kind: 'digits', field: HOUR, least: 1, most: 2 },
  h: { kind: 'digits', field: HOUR, least: 1, most: 2 },
  hh: { kind: 'digits', field: HOUR, least: 1, most: 2 },
  a: { kind: 'half' },
  m: { kind: 'digits', field: MINUTE, least: 1, most: 2 },
  mm: { kind: 'digits', field: MINUTE, least: 1, most: 2 },
  s: { kind: 'digits', field: SECOND, least: 1, most: 2 },
  ss: { kind: 'digits', field: SECOND, least: 1, most: 2 },
  SSS: { kind: 'digits', field: FRACTION, least: 3, most: 3 },
  xx: { kind: 'offset' },
  XX: { kind: 'offset' },
  xxx: { kind: 'offset:' },
  XXX: { kind: 'offset:' },
}

/**
 * A reader of times in a pattern of date-fns, for patterns of plain fields with something between them; undefined for
 * others. What it reads date-fns reads the same; NaN does not say that date-fns cannot read it.
 *
 * @param nearYear the year that a year of two digits is next to
 */
export function quickReader(pattern: string, nearYear: number): ((text: string) => number) | undefined {
  const tokens: string[] = pattern.match(TOKENS) ?? []
  const steps = tokens.flatMap(stepsOf)
  if (steps.includes(undefined)) return undefined
  const plain = steps as Step[]
  if (!plain.every((step, i) => endsBefore(step, plain[i + 1]))) return undefined
  const isShortYear = tokens.includes('yy')
  const isHalfDay = tokens.includes('a')
  if (isHalfDay !== (tokens.includes('h') || tokens.includes('hh'))) return undefined
  const century = Math.trunc((nearYear + 50) / 100) * 100
  const turn = (nearYear + 50) % 100

  const values = [0, 1, 1, 0, 0, 0, 0, 0, 0]
  return text => {
    values.fill(0, HOUR)
    let at = 0
    for (const step of plain) {
      if (step.kind === 'character') {
        if (text.charCodeAt(at++) !== step.code) return Number.NaN
      } else if (step.kind === 'digits') {
        const end = at + step.most
        const start = at
        let value = 0
        for (let code = text.charCodeAt(at) - 48; at < end && code >= 0 && code <= 9; code = text.charCodeAt(++at) - 48)
          value = value * 10 + code
        if (at - start < step.least) return Number.NaN
        values[step.field] = value
      } else {
        const length = LENGTHS[step.kind]
        const value = named(step.kind, text.slice(at, at + length))
        if (Number.isNaN(value)) return value
        values[step.kind === 'month' ? MONTH : step.kind === 'half' ? HALF : OFFSET] = value
        at += length
      }
    }
    if (at !== text.length) return Number.NaN
    if (isShortYear) values[YEAR] += values[YEAR] >= turn ? century - 100 : century
    if (isHalfDay) {
      if (values[HOUR] < 1 || values[HOUR] > 12) return Number.NaN
      values[HOUR] = (values[HOUR] % 12) + values[HALF]
    }
    return millisecondsOf(values)
  }
}

const LENGTHS = { month: 3, half: 2, offset: 5, 'offset:': 6 }

function stepsOf(token: string, i: number, tokens: readonly string[]): (Step | undefined)[] {
  const step = Object.hasOwn(FIELDS, token) ? FIELDS[token] : undefined
  if (step?.kind === 'digits' && token.length === step.most && FIELDS[tokens[i + 1]]?.kind === 'digits')
    return [{ ...step, least: step.most }]
  if (step) return [step]
  const literal = token === "''" ? "'" : token.startsWith("'") ? quoted(token) : token
  // A letter that is not quoted is a field that is not known here; a digit could belong to the field before.
  const isPlain = literal !== undefined && !/\d/.test(literal) && (literal !== token || !/\w/.test(token))
  return isPlain ? characters(literal) : [undefined]
}

function characters(text: string): Step[] {
  return Array.from({ length: text.length }, (_, i) => ({ kind: 'character', code: text.charCodeAt(i) }))
}

function quoted(token: string): string | undefined {
  return token.length > 2 && token.endsWith("'") ? token.slice(1, -1).replace(/''/g, "'") : undefined
}

/** Whether it is plain where a step ends: its length is fixed, or what follows cannot be part of it. */
function endsBefore(step: Step, next: Step | undefined): boolean {
  if (step.kind === 'character' || next === undefined) return true
  if (step.kind === 'digits') return next.kind !== 'digits' || step.least === step.most
  return next.kind === 'character' && !/[a-z.]/i.test(String.fromCharCode(next.code))
}

/** What stands for a month, a half of the day (in hours) or an offset (in milliseconds). */
function named(kind: 'month' | 'half' | 'offset' | 'offset:', text: string): number {
  if (kind === 'month') {
    const month = MONTHS.indexOf(text.toLowerCase())
    return month < 0 ? Number.NaN : month + 1
  }
  if (kind === 'half') {
    const half = text.toLowerCase()
    return half === 'am' ? 0 : half === 'pm' ? 12 : Number.NaN
  }
  const [, sign, hours, minutes] =
    (kind === 'offset' ? /^([+-])(\d\d)(\d\d)$/ : /^([+-])(\d\d):(\d\d)$/).exec(text) ?? []
  return (+hours * 60 + +minutes) * (sign === '-' ? -60_000 : 60_000)
}

/** The time of fields, NaN where one is out of its range. */
function millisecondsOf(values: readonly number[]): number {
  const year = values[YEAR]
  const month = values[MONTH]
  const day = values[DAY]
  // The years before 100 are others to the platform.
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1] + (month === 2 && isLeap(year) ? 1 : 0))
    return Number.NaN
  if (values[HOUR] > 23 || values[MINUTE] > 59 || values[SECOND] > 59) return Number.NaN
  return Date.UTC(year, month - 1, day, values[HOUR], values[MINUTE], values[SECOND], values[FRACTION]) - values[OFFSET]
}

function isLeap(year: number): boolean {
  return year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)
}
