import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import { UserError } from '../user-error.ts'

/**
 * The bytes as text, piece by piece, without a byte order mark. They are UTF-8 unless a byte order mark of UTF-16 or the
 * document says otherwise.
 *
 * @param line the line that the reader has come to, for messages: it is asked for when all text before has been read
 * @param encoding a label that `TextDecoder` knows
 * @throws {UserError} if the bytes are not text in this encoding
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  line: () => number,
  encoding?: string,
): AsyncGenerator<string, void, undefined> {
  let decoder: Decoder | undefined
  // The first bytes show the kind of the file.
  let held: Buffer = Buffer.alloc(0)
  for await (const piece of bytes) {
    const given = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    held = held.length ? Buffer.concat([held, given]) : given
    if (!decoder && held.length < SIGNATURE) continue
    decoder ??= decoderOf(held, encoding)
    const ready = held
    held = Buffer.alloc(0)
    yield* decoder.decode(ready, false, line)
  }
  decoder ??= decoderOf(held, encoding)
  yield* decoder.decode(held, true, line)
}

/** So many bytes tell what else a file may be. */
const SIGNATURE = 4

type Decoder = { decode(bytes: Buffer, isLast: boolean, line: () => number): Iterable<string> }

/** The byte order marks, and the encodings that they stand for. */
const MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

function decoderOf(start: Buffer, label = 'utf-8'): Decoder {
  const named = new TextDecoder(label).encoding
  const marked = MARKS.find(({ bytes }) => bytes.every((byte, i) => start[i] === byte))?.encoding
  if (marked && marked !== named && named !== 'utf-8')
    throw new UserError(`the file starts with the byte order mark of ${marked}. Remove tickets.encoding "${label}".`)
  const encoding = marked ?? named
  return encoding === 'utf-8' ? new Utf8(start) : new OtherEncoding(encoding, start)
}

/** UTF-8: the platform's decoder for streams takes as long as to parse the text; this looks at many bytes at a time. */
class Utf8 implements Decoder {
  readonly #signature: Buffer
  #isFirst = true
  /** A character that goes on in the next piece. */
  #held: Buffer = Buffer.alloc(0)

  constructor(start: Buffer) {
    this.#signature = Buffer.from(start.subarray(0, SIGNATURE))
  }

  *decode(bytes: Buffer, isLast: boolean, line: () => number): Generator<string, void, undefined> {
    const whole = this.#held.length ? Buffer.concat([this.#held, bytes]) : bytes
    const end = isLast ? whole.length : endOfCharacters(whole)
    this.#held = whole.subarray(end)
    const given = whole.subarray(0, end)
    const text = textOf(given)
    if (text !== undefined && !text.includes('\0')) {
      if (text) yield this.#withoutMark(text)
      return
    }
    // The text before it is read first, so that `line` counts up to the byte.
    const bad = firstBad(given)
    const before = given.subarray(0, bad).toString('utf8')
    if (before) yield this.#withoutMark(before)
    const byte = `0x${given[bad].toString(16).toUpperCase().padStart(2, '0')}`
    throw new UserError(
      `not valid UTF-8: byte ${byte} in the row that starts on line ${line()}. ${whatElse(this.#signature, given)}`,
    )
  }

  #withoutMark(text: string): string {
    const isMarked = this.#isFirst && text.startsWith('\uFEFF')
    this.#isFirst = false
    return isMarked ? text.slice(1) : text
  }
}

/** Every other encoding, by the platform's decoder for streams. */
class OtherEncoding implements Decoder {
  readonly #name: string
  readonly #decoder: InstanceType<typeof TextDecoder>

  constructor(name: string, start: Buffer) {
    this.#name = name
    this.#decoder = new TextDecoder(name, { fatal: true })
    // Many encodings read any byte as a character.
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

/** The end of the last complete (or invalid) character. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]
    if (byte < 0x80) break
    // The first byte of a character says how many it has.
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** The text of whole characters; undefined if they are not. */
function textOf(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined
}

/** The place of the first byte that is zero or not UTF-8, by bisection. */
function firstBad(bytes: Buffer): number {
  const isGood = (end: number) => {
    const part = bytes.subarray(0, end)
    return isUtf8(part.subarray(0, endOfCharacters(part))) && !part.includes(0)
  }
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isGood(middle)) good = middle
    else bad = middle
  }
  return endOfCharacters(bytes.subarray(0, good))
}

/** What a file that is not UTF-8 may be, and what to do about it. */
function whatElse(signature: Buffer, bytes: Buffer): string {
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

/** UTF-16 without a byte order mark: of Latin letters every other byte is zero. */
function utf16Of(bytes: Buffer): string | undefined {
  let [even, odd] = [0, 0]
  for (const [i, byte] of bytes.entries()) if (byte === 0) i % 2 ? odd++ : even++
  if (odd > bytes.length / 4 && !even) return 'utf-16le'
  return even > bytes.length / 4 && !odd ? 'utf-16be' : undefined
}

/** The kinds of files that people take for exports. */
function binaryKind(signature: Buffer): string | undefined {
  const begins = (...bytes: number[]) => bytes.every((byte, i) => signature[i] === byte)
  if (begins(0x50, 0x4b, 3, 4))
    return 'It is a ZIP archive or an Excel workbook: unpack it, or save its sheet as CSV in UTF-8.'
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'It is an old Excel workbook: save its sheet as CSV in UTF-8.'
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'It is a PDF: export the tickets as CSV.'
  if (begins(0x1f, 0x8b)) return 'It is packed with gzip: unpack it.'
  return undefined
}
