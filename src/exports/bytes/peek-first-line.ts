import { UserError } from '../user-error.ts'

/** Maximum number of blank bytes before the first character. A packed file could expand to more than memory holds. */
const MAX_BLANK = 1_000_000

/** The number of bytes that decide about the format. */
const MAX_START = 65_536

/** The bytes of a file, and the start of its text; empty if all bytes are blank. */
export type PeekedBytes = {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly firstLine: string
  /** The start of the first chunk with text, from its first line. */
  readonly start: string
}

/**
 * Returns the same bytes together with the start of their text, as Latin-1, without a byte order mark and blank lines.
 *
 * @throws {UserError} if the file starts with more than a million blank bytes
 */
export async function peekFirstLine(bytes: AsyncGenerator<Uint8Array, void, undefined>): Promise<PeekedBytes> {
  const chunks: Uint8Array[] = []
  let start = ''
  let blank = 0
  while (!start) {
    const { value, done } = await bytes.next()
    if (done) break
    // The next chunk may be in the same buffer.
    chunks.push(Buffer.from(value))
    blank += value.length
    // A byte order mark counts as blank. Only ASCII matters for the detection of JSON.
    start = startOf(value.subarray(0, MAX_START)) || startOf(value)
    if (!start && blank > MAX_BLANK) throw new UserError(`it starts with more than ${MAX_BLANK} blank characters.`)
  }
  async function* rewound() {
    yield* chunks
    yield* bytes
  }
  return { bytes: rewound(), firstLine: start.split('\n', 1)[0], start }
}

/** Returns the text of bytes from the first character that is not blank. */
function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
}
