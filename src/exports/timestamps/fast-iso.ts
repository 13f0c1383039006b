import { dateStart } from './date-start.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** The codes of `-`, `+`, `.`, `:`, `T`, `Z` and the digit zero. */
const [MINUS, PLUS, DOT, COLON, T, Z, ZERO] = [45, 43, 46, 58, 84, 90, 48]

// Fast path of toEpochMs (src/time/instant.ts); equality is the law in test/exports/timestamps/fast-iso.test.ts.

/**
 * Reads the most frequent spellings of instants as epoch milliseconds: `2026-11-20T15:30Z`, with seconds or
 * milliseconds, and with `Z` or an offset such as `+01:00`. Returns NaN for other texts, which may be instants too.
 */
export function fastIso(text: string): number {
  if (text.charCodeAt(4) !== MINUS || text.charCodeAt(7) !== MINUS) return Number.NaN
  if (text.charCodeAt(10) !== T || text.charCodeAt(13) !== COLON) return Number.NaN
  const year = two(text, 0) * 100 + two(text, 2)
  const month = two(text, 5)
  const day = two(text, 8)
  const start = dateStart(year, month, day)
  const hour = two(text, 11)
  const minute = two(text, 14)
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return Number.NaN
  let ms = 0
  let at = 16
  if (text.charCodeAt(16) === COLON) {
    const second = two(text, 17)
    if (second < 0 || second > 59) return Number.NaN
    ms = second * 1000
    at = 19
    if (text.charCodeAt(19) === DOT) {
      // The three digits as two overlapping pairs.
      const first = two(text, 20)
      const last = two(text, 21)
      if (first < 0 || last < 0) return Number.NaN
      ms += first * 10 + (last % 10)
      at = 23
    }
  }
  const wall = start + hour * HOUR + minute * MINUTE + ms
  const sign = text.charCodeAt(at)
  if (sign === Z) return at + 1 === text.length ? wall : Number.NaN
  if ((sign !== PLUS && sign !== MINUS) || at + 6 !== text.length || text.charCodeAt(at + 3) !== COLON)
    return Number.NaN
  const hours = two(text, at + 1)
  const minutes = two(text, at + 4)
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN
  return sign === PLUS ? wall - hours * HOUR - minutes * MINUTE : wall + hours * HOUR + minutes * MINUTE
}

/**
 * Returns two digits as a number, or a number far below zero if they are not digits. The result past the end of the text
 * does not matter, since the length is checked afterwards.
 */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >>> 0 <= 9 && ones >>> 0 <= 9 ? (tens | 0) * 10 + (ones | 0) : -10_000
}
