import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import { UserError } from '../user-error.ts'

/**
 * Decodes bytes to text, chunk by chunk, and removes a byte order mark. A byte order mark of UTF-16 overrides the default
 * encoding.
 *
 * @param line returns the current line of the reader, for messages
 * @param encoding a label that `TextDecoder` knows (default: UTF-8)
 * @throws {UserError} if the bytes are not text in this encoding
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  line: () => number,
  encoding?: string,
): AsyncGenerator<string, void, undefined> {
  let decoder: Decoder | undefined
  // The first bytes identify the kind of the file.
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const next = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    rest = rest.length ? Buffer.concat([rest, next]) : next
    if (!decoder && rest.length < SIGNATURE_LENGTH) {
      rest = Buffer.from(rest)
      continue
    }
    decoder ??= decoderOf(rest, encoding)
    const ready = rest
    rest = Buffer.alloc(0)
    yield* decoder.decode(ready, false, line)
  }
  decoder ??= decoderOf(rest, encoding)
  yield* decoder.decode(rest, true, line)
}

/** The number of first bytes that identify the kind of a file. */
export const SIGNATURE_LENGTH = 4

type Decoder = { decode(bytes: Buffer, isLast: boolean, line: () => number): Iterable<string> }

/** The byte order marks of encodings. */
const MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** Returns the encoding that the byte order mark at the start of a file names; undefined without one. */
export function markedEncoding(start: Uint8Array): string | undefined {
  return MARKS.find(({ bytes }) => bytes.every((byte, i) => start[i] === byte))?.encoding
}

function decoderOf(start: Buffer, label = 'utf-8'): Decoder {
  const named = new TextDecoder(label).encoding
  const marked = markedEncoding(start)
  if (marked && marked !== named && named !== 'utf-8')
    throw new UserError(`the file starts with the byte order mark of ${marked}. Remove tickets.encoding "${label}".`)
  const encoding = marked ?? named
  return encoding === 'utf-8' ? new Utf8(start) : new OtherEncoding(encoding, start)
}

/** Decodes UTF-8. The platform's decoder for streams takes as long as parsing the text; this checks whole chunks. */
class Utf8 implements Decoder {
  readonly #signature: Buffer
  #isFirst = true
  /** The start of a character that continues in the next chunk. */
  #rest: Buffer = Buffer.alloc(0)

  constructor(start: Buffer) {
    this.#signature = Buffer.from(start.subarray(0, SIGNATURE_LENGTH))
  }

  *decode(bytes: Buffer, isLast: boolean, line: () => number): Generator<string, void, undefined> {
    const whole = this.#rest.length ? Buffer.concat([this.#rest, bytes]) : bytes
    const end = isLast ? whole.length : endOfCharacters(whole)
    // A copy, since the chunk is valid only until the next one.
    this.#rest = Buffer.from(whole.subarray(end))
    const complete = whole.subarray(0, end)
    const text = textOf(complete)
    if (text !== undefined && !text.includes('\0')) {
      if (text) yield this.#withoutMark(text)
      return
    }
    // The text before the invalid byte is read first, so that `line` counts up to it.
    const invalid = firstInvalid(complete)
    const before = complete.subarray(0, invalid).toString('utf8')
    if (before) yield this.#withoutMark(before)
    const byte = `0x${complete[invalid].toString(16).toUpperCase().padStart(2, '0')}`
    throw new UserError(
      `not valid UTF-8: byte ${byte} in the row that starts on line ${line()}. ${formatHint(this.#signature, complete)}`,
    )
  }

  #withoutMark(text: string): string {
    const isMarked = this.#isFirst && text.startsWith('\uFEFF')
    this.#isFirst = false
    return isMarked ? text.slice(1) : text
  }
}

/** Decodes other encodings by the platform's decoder for streams. */
class OtherEncoding implements Decoder {
  readonly #name: string
  readonly #decoder: InstanceType<typeof TextDecoder>

  constructor(name: string, start: Buffer) {
    this.#name = name
    this.#decoder = new TextDecoder(name, { fatal: true })
    // Many encodings accept any byte as a character.
    const kind = binaryKind(start)
    if (kind) throw new UserError(`not text in ${name}. ${kind}`)
  }

  *decode(bytes: Buffer, isLast: boolean, line: () => number): Generator<string, void, undefined> {
    const text = this.#read(bytes, isLast)
    if (text !== undefined && !text.includes('\0')) {
      if (text) yield text
      return
    }
    throw new UserError(
      `not valid ${this.#name}, on line ${line()} or after it. Name the encoding of the file in tickets.encoding.`,
    )
  }

  #read(bytes: Buffer, isLast: boolean): string | undefined {
    try {
      return this.#decoder.decode(bytes, { stream: !isLast })
    } catch (error) {
      if (error instanceof TypeError) return undefined
      throw error
    }
  }
}

/** Returns the end of the last complete or invalid character. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]
    if (byte < 0x80) break
    // The first byte of a character encodes its length.
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** Returns the text of complete characters; undefined if the bytes are not UTF-8. */
function textOf(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined
}

/** Returns the position of the first byte that is zero or not UTF-8, by bisection. */
function firstInvalid(bytes: Buffer): number {
  const isValid = (end: number) => {
    const part = bytes.subarray(0, end)
    return isUtf8(part.subarray(0, endOfCharacters(part))) && !part.includes(0)
  }
  let [valid, invalid] = [0, bytes.length]
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2)
    if (isValid(middle)) valid = middle
    else invalid = middle
  }
  return endOfCharacters(bytes.subarray(0, valid))
}

/** Returns the probable kind of a file that is not UTF-8, and what to do. */
function formatHint(signature: Buffer, bytes: Buffer): string {
  const kind = binaryKind(signature)
  if (kind) return kind
  if (bytes.includes(0)) {
    const label = utf16Of(bytes.subarray(0, 512))
    return label
      ? `If it is UTF-16, set tickets.encoding to "${label}".`
      : 'It is a binary file: export the tickets as CSV.'
  }
  return 'If it is Latin-1 or Windows-1252, set tickets.encoding to "windows-1252".'
}

/** Returns the byte order of UTF-16 without a byte order mark: in Latin text every other byte is zero. */
function utf16Of(bytes: Buffer): string | undefined {
  let [even, odd] = [0, 0]
  for (const [i, byte] of bytes.entries()) if (byte === 0) i % 2 ? odd++ : even++
  if (odd > bytes.length / 4 && !even) return 'utf-16le'
  return even > bytes.length / 4 && !odd ? 'utf-16be' : undefined
}

/** Returns a hint for a file of another kind that people mistake for an export. */
function binaryKind(signature: Buffer): string | undefined {
  const begins = (...bytes: number[]) => bytes.every((byte, i) => signature[i] === byte)
  if (begins(0x50, 0x4b, 3, 4))
    return 'It is a ZIP archive or an Excel workbook: unpack it, or save its sheet as CSV in UTF-8.'
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'It is an old Excel workbook: save its sheet as CSV in UTF-8.'
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'It is a PDF: export the tickets as CSV.'
  if (begins(0x1f, 0x8b)) return 'It is packed with gzip: unpack it.'
  return undefined
}
