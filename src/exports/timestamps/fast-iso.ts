import { dateStart } from './date-start.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** The codes of `-`, `+`, `.`, `:`, `T`, `Z` and the digit zero. */
const [MINUS, PLUS, DOT, COLON, T, Z, ZERO] = [45, 43, 46, 58, 84, 90, 48]

/** The length of the longest text that is read: `2026-11-20T15:30:00.000+01:00`. */
const MAX_LENGTH = 29

const characters = new Uint8Array(MAX_LENGTH)

// Fast path of toEpochMs (src/time/instant.ts); equality is the law in test/exports/timestamps/fast-iso.test.ts.

/**
 * Reads the most frequent spellings of instants as epoch milliseconds: `2026-11-20T15:30Z`, with seconds or
 * milliseconds, and with `Z` or an offset such as `+01:00`. Returns NaN for other texts, which may be instants too.
 */
export function fastIso(text: string): number {
  const { length } = text
  if (length > MAX_LENGTH) return Number.NaN
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    // No character of an instant is larger than `Z`. A byte would cut off larger ones.
    if (code > Z) return Number.NaN
    characters[i] = code
  }
  return isoInBytes(characters, 0, length)
}

/** Reads the same spellings in ASCII, from `start` up to `end`. */
export function isoInBytes(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 17 || bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return Number.NaN
  if (bytes[start + 10] !== T || bytes[start + 13] !== COLON) return Number.NaN
  const year = two(bytes, start) * 100 + two(bytes, start + 2)
  const month = two(bytes, start + 5)
  const day = two(bytes, start + 8)
  const date = dateStart(year, month, day)
  const hour = two(bytes, start + 11)
  const minute = two(bytes, start + 14)
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return Number.NaN
  let ms = 0
  let at = start + 16
  if (bytes[at] === COLON) {
    const second = two(bytes, at + 1)
    if (second < 0 || second > 59) return Number.NaN
    ms = second * 1000
    at += 3
    if (bytes[at] === DOT) {
      // The three digits as two overlapping pairs.
      const first = two(bytes, at + 1)
      const last = two(bytes, at + 2)
      if (first < 0 || last < 0) return Number.NaN
      ms += first * 10 + (last % 10)
      at += 4
    }
  }
  const wall = date + hour * HOUR + minute * MINUTE + ms
  const sign = bytes[at]
  if (sign === Z) return at + 1 === end ? wall : Number.NaN
  if ((sign !== PLUS && sign !== MINUS) || at + 6 !== end || bytes[at + 3] !== COLON) return Number.NaN
  const hours = two(bytes, at + 1)
  const minutes = two(bytes, at + 4)
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN
  return sign === PLUS ? wall - hours * HOUR - minutes * MINUTE : wall + hours * HOUR + minutes * MINUTE
}

/**
 * Returns two digits as a number, or a number far below zero if they are not digits. Bytes after the end do not matter,
 * since the length is checked afterwards.
 */
function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at] - ZERO
  const ones = bytes[at + 1] - ZERO
  return tens >>> 0 <= 9 && ones >>> 0 <= 9 ? tens * 10 + ones : -10_000
}
