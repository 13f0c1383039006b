import { fstatSync, readSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { refuseTerminal, UnreadableFile } from './text-file.ts'

/** Bytes per read. Chunks of this size stay in the processor's cache. */
const CHUNK_SIZE = 262_144

/**
 * Reads the bytes of a file, or of standard input for `-`, chunk by chunk. A chunk is valid until the next one is read: a
 * new buffer for each would take longer than the reading.
 *
 * @throws {UnreadableFile} while reading, if the file cannot be read, or standard input is a terminal
 */
export async function* readBytes(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  refuseTerminal(file)
  try {
    // Node returns an empty stream for a folder, without an error.
    if (file === '-' && fstatSync(0).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    yield* file === '-' ? (process.stdin as AsyncIterable<Uint8Array>) : chunksOf(file)
  } catch (error) {
    throw new UnreadableFile(file, error)
  }
}

/** Returns the size of a file in bytes; 0 if it is not known. */
export function fileSize(file: string): number {
  return file === '-' ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0)
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  const handle = await open(file)
  try {
    const buffer = Buffer.alloc(CHUNK_SIZE)
    // A pipe may have nothing to read for a while. For a file, a call that waits takes less time.
    const isFile = (await handle.stat()).isFile()
    for (;;) {
      const bytesRead = isFile
        ? readSync(handle.fd, buffer, 0, CHUNK_SIZE, null)
        : (await handle.read(buffer, 0, CHUNK_SIZE, null)).bytesRead
      if (!bytesRead) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
