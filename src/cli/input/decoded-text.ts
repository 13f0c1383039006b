import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import { CommandError } from '../command-error.ts'

/**
 * The bytes as text in UTF-8, piece by piece, without its byte order mark.
 *
 * @param line the line that the reader has come to, for messages
 * @throws {CommandError} when the bytes are no text in UTF-8
 */
export async function* decodedText(
  bytes: AsyncIterable<Uint8Array>,
  line: () => number,
): AsyncGenerator<string, void, undefined> {
  // A character that goes on in the next piece; at the start so much that its kind can be told.
  let held: Buffer = Buffer.alloc(0)
  let signature: Buffer | undefined

  function decode(given: Buffer): string {
    const isFirst = !signature
    signature ??= given.subarray(0, SIGNATURE)
    const text = textOf(given)
    if (text === undefined || text.includes('\0'))
      throw new CommandError(
        `this is no text in UTF-8 (on line ${line()} or after it). ${whatElse(signature, line(), given.includes(0))}`,
      )
    return isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text
  }

  for await (const piece of bytes) {
    const given = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    const whole = held.length ? Buffer.concat([held, given]) : given
    const end = signature || whole.length >= SIGNATURE ? endOfCharacters(whole) : 0
    held = whole.subarray(end)
    if (end) yield decode(whole.subarray(0, end))
  }
  if (held.length) yield decode(held)
}

/** So many bytes tell what else a file may be. */
const SIGNATURE = 4

/** Where the last character ends that is there to its end, or is none. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]
    if (byte < 0x80) break
    // The first byte of a character says how many it has.
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** The text of whole characters; undefined where they are none. */
function textOf(bytes: Buffer): string | undefined {
  // The platform's decoder for streams takes as long as to parse the text; these look at many bytes at a time.
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined
}

/** What a file that is no text in UTF-8 may be, by its first bytes, and what to do about it. */
function whatElse(signature: Buffer, line: number, hasZeros: boolean): string {
  const begins = (...bytes: number[]) => line === 1 && bytes.every((byte, i) => signature[i] === byte)
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff))
    return 'It is UTF-16: save it as CSV in UTF-8, or convert it with iconv.'
  if (begins(0x50, 0x4b, 3, 4))
    return 'It is a ZIP archive or an Excel workbook: unpack it, or save its sheet as CSV in UTF-8.'
  if (begins(0x1f, 0x8b)) return 'It is packed with gzip: unpack it.'
  if (hasZeros) return 'It is a binary file, or UTF-16: save it as CSV in UTF-8.'
  return 'Is it Latin-1 or Windows-1252? Unpack it, or save it as CSV in UTF-8.'
}
