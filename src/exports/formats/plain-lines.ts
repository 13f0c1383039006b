import { isAscii, isUtf8 } from 'node:buffer'

/** Takes complete lines of a file without quotes. */
export type PlainLines = {
  /** Whether lines can be taken now: the reader is between two rows and knows the header. */
  isReady(): boolean
  /** Takes complete lines. They are UTF-8 without quotes and zero bytes, and end in LF or CRLF. */
  take(lines: Buffer): Promise<void>
}

const LF = 0x0a
const CR = 0x0d
const QUOTE = 0x22

/** Maximum number of bytes after a quote that are left to the reader at once. */
const MAX_STEP = 65_536

/**
 * Passes the plain lines of a CSV file on, and yields all other bytes. The rows of such a line need no parser: without
 * quotes a line is a row, and each delimiter separates two cells (RFC 4180).
 *
 * After a quote, the bytes up to the end of its line are yielded. If another quote follows soon, twice as many bytes are
 * yielded next, so a file with quotes everywhere is read in large chunks.
 */
export async function* withoutPlainLines(
  bytes: AsyncIterable<Uint8Array>,
  plain: PlainLines,
): AsyncGenerator<Uint8Array, void, undefined> {
  // One buffer for all chunks: a new one for each would cost more than reading it.
  let room = Buffer.alloc(2 * MAX_STEP)
  let held = 0
  let step = 1
  for await (const chunk of bytes) {
    const length = held + chunk.length
    if (length > room.length) room = Buffer.concat([room], 2 * length)
    room.set(chunk, held)
    const block = room.subarray(0, length)
    // A line that continues in the next chunk waits for it, unless the whole chunk is part of one line.
    const last = block.lastIndexOf(LF) + 1 || length
    for (let at = 0; at < last; ) {
      const end = plain.isReady() ? at + plainLength(block.subarray(at, last)) : at
      if (end > at) await plain.take(block.subarray(at, end))
      step = end - at >= step ? 1 : Math.min(2 * step, MAX_STEP)
      at = end < last ? block.indexOf(LF, Math.min(end + step, last) - 1) + 1 || last : end
      // The reader gets a copy, because it may keep the bytes.
      if (at > end) yield Buffer.from(block.subarray(end, at))
    }
    room.copyWithin(0, last, length)
    held = length - last
  }
  if (held) yield room.subarray(0, held)
}

/** Returns the length of the plain lines at the start of a block. */
function plainLength(block: Buffer): number {
  const quote = block.indexOf(QUOTE)
  const end = quote < 0 ? block.length : quote && block.lastIndexOf(LF, quote) + 1
  const lines = block.subarray(0, end)
  if (lines[end - 1] !== LF || lines.includes(0) || !(isAscii(lines) || isUtf8(lines))) return 0
  for (let at = lines.indexOf(CR); at >= 0; at = lines.indexOf(CR, at + 1)) if (lines[at + 1] !== LF) return 0
  return end
}
