import { dateStart } from './date-start.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** The codes of `-`, `+`, `.` and `Z`. */
const MINUS = 0x2d
const PLUS = 0x2b
const DOT = 0x2e
const Z = 0x5a

/** The length of the longest text that is read: `2026-11-20T15:30:00.000+01:00`. */
const MAX_LENGTH = 29

const characters = new Uint8Array(MAX_LENGTH + 3)
const words = new DataView(characters.buffer)
const result = new Float64Array(1)

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
  readIso(words, 0, length, result, 0)
  return result[0]
}

/**
 * Reads the same spellings in ASCII, from `start` up to `end`, four characters at once. At least three more bytes must be
 * readable.
 *
 * @param into gets the result at `place`: a number that is returned would take memory
 */
export function readIso(text: DataView, start: number, end: number, into: Float64Array, place: number): void {
  into[place] = Number.NaN
  if (end - start < 17) return
  // Digits become their values, other characters of the pattern zero.
  const year = text.getInt32(start, true) ^ 0x30303030 // 2026
  const month = text.getInt32(start + 4, true) ^ 0x2d30302d // -11-
  const day = text.getInt32(start + 8, true) ^ 0x30543030 // 20T1
  const time = text.getInt32(start + 12, true) ^ 0x30303a30 // 5:30
  if ((notDigits(year) | notDigits(month) | notDigits(day) | notDigits(time)) !== 0) return
  if (((month & 0xff0000ff) | (day & 0xff0000) | (time & 0xff00)) !== 0) return
  const date = dateStart(pair(year, 0) * 100 + pair(year, 16), pair(month, 8), pair(day, 0))
  const hour = (day >>> 24) * 10 + (time & 0xff)
  const minute = pair(time, 16)
  if (hour > 23 || minute > 59) return
  let wall = date + hour * HOUR + minute * MINUTE
  let at = start + 16
  const rest = text.getInt32(at, true) ^ 0x5a30303a // :45Z
  if ((rest & 0xff) === 0) {
    const second = pair(rest, 8)
    if (notDigits(rest & 0xffff00) !== 0 || second > 59) return
    wall += second * 1000
    at += 3
    if (at < end && text.getUint8(at) === DOT) {
      if (end - at < 5) return
      const fraction = text.getInt32(at, true) ^ 0x3030302e // .678
      if ((notDigits(fraction) | (fraction & 0xff)) !== 0) return
      wall += pair(fraction, 8) * 10 + (fraction >>> 24)
      at += 4
    }
  }
  into[place] = wall + offsetFrom(text, at, end)
}

/** Returns the milliseconds to add to a wall time for the offset at the end of a text; NaN for another end. */
function offsetFrom(text: DataView, at: number, end: number): number {
  if (at + 1 === end && text.getUint8(at) === Z) return 0
  if (at + 6 !== end) return Number.NaN
  const sign = text.getUint8(at)
  const offset = text.getInt32(at + 1, true) ^ 0x303a3030 // 01:3
  const last = text.getUint8(at + 5) ^ 0x30
  if ((notDigits(offset) | notDigits(last) | (offset & 0xff0000)) !== 0) return Number.NaN
  const hours = pair(offset, 0)
  const minutes = (offset >>> 24) * 10 + last
  if (hours > 23 || minutes > 59) return Number.NaN
  if (sign === PLUS) return -hours * HOUR - minutes * MINUTE
  return sign === MINUS ? hours * HOUR + minutes * MINUTE : Number.NaN
}

/** Returns 0 if each byte of a word is at most 9. */
function notDigits(word: number): number {
  return ((word + 0x76767676) | word) & 0x80808080
}

/** Returns the number with two digits, at a bit and eight bits later. */
function pair(word: number, bit: number): number {
  return ((word >>> bit) & 0xff) * 10 + ((word >>> (bit + 8)) & 0xff)
}
