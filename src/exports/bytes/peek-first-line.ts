import { UserError } from '../user-error.ts'
import { markedEncoding, SIGNATURE_LENGTH } from './decode-text.ts'

/** Maximum number of blank bytes before the first character. A packed file could expand to more than memory holds. */
const MAX_BLANK = 1_000_000

/** The number of characters that decide about the format. */
const MAX_START = 65_536

/** The bytes of a file, and the start of its text; empty if all bytes are blank. */
export type PeekedBytes = {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly firstLine: string
  /** The start of the first chunk with text, from its first line. */
  readonly start: string
  /** The encoding that the byte order mark of the file names. */
  readonly mark: string | undefined
}

/**
 * Returns the same bytes together with the start of their text, without a byte order mark and blank lines.
 *
 * @param encoding a label that `TextDecoder` knows, for a file without a byte order mark (default: UTF-8)
 * @throws {UserError} if the file starts with more than a million blank bytes
 */
export async function peekFirstLine(
  bytes: AsyncGenerator<Uint8Array, void, undefined>,
  encoding?: string,
): Promise<PeekedBytes> {
  const chunks: Uint8Array[] = []
  let [start, size] = ['', 0]
  let mark: string | undefined
  let decoder: InstanceType<typeof TextDecoder> | undefined
  while (!start) {
    const { value, done } = await bytes.next()
    // The next chunk may be in the same buffer.
    const chunk = Buffer.from(value ?? [])
    chunks.push(chunk)
    size += chunk.length
    if (!done && size < SIGNATURE_LENGTH) continue
    const unread = decoder ? chunk : Buffer.concat(chunks)
    if (!decoder) mark = markedEncoding(unread)
    decoder ??= new TextDecoder(mark ?? encoding)
    start = decoder.decode(unread, { stream: true }).trimStart().slice(0, MAX_START)
    if (done) break
    if (!start && size > MAX_BLANK) throw new UserError(`it starts with more than ${MAX_BLANK} blank characters.`)
  }
  async function* rewound() {
    yield* chunks
    yield* bytes
  }
  return { bytes: rewound(), firstLine: start.split('\n', 1)[0], start, mark }
}
