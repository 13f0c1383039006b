// Replaces the files of src/exports that need Node, where a file is already in memory and Node's modules do not exist.
import { UserError } from '../../src/exports/user-error.ts'

/** The bytes of the file that is read, unpacked. */
let content: Uint8Array = new Uint8Array(0)

/** Takes the file that {@link readBytes} returns, and unpacks it if it is packed with gzip. */
export async function open(file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  content = isPacked
    ? new Uint8Array(await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer())
    : bytes
}

export async function* readBytes(): AsyncGenerator<Uint8Array, void, undefined> {
  yield content
}

export function gunzip<T>(bytes: T): T {
  return bytes
}

export async function peekFirstLine(bytes: AsyncIterable<Uint8Array>) {
  const start = new TextDecoder('latin1')
    .decode(content.subarray(0, 1_000_000))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  return { bytes, firstLine: start.split('\n', 1)[0], start }
}

/** Decodes the file: by its byte order mark, otherwise by the encoding, which is UTF-8 by default. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  _line: () => number,
  encoding = 'utf-8',
): AsyncGenerator<string, void, undefined> {
  for await (const chunk of bytes) {
    const marked =
      chunk[0] === 0xff && chunk[1] === 0xfe
        ? 'utf-16le'
        : chunk[0] === 0xfe && chunk[1] === 0xff
          ? 'utf-16be'
          : encoding
    try {
      yield new TextDecoder(marked, { fatal: true }).decode(chunk)
    } catch {
      throw new UserError(
        `not valid ${marked}. Name the encoding of the file in tickets.encoding, such as "windows-1252".`,
      )
    }
  }
}

export function nameOf(file: string): string {
  return file
}

export function fileSize(): number {
  return content.length
}

// The command reads plain rows on a faster way. The page does not need it: it has no handler of plain rows.
export class PlainRows {}
export function withoutPlainLines(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return bytes
}

export class UnreadableFile extends UserError {}
export class UnwritableFile extends UserError {}

/** The part of Node's Buffer that reading uses: a copy of a text. */
export const Buffer = { from: (text: string) => ({ toString: () => text }) }
