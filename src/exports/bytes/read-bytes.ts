import { createReadStream, fstatSync } from 'node:fs'
import { refuseTerminal, UnreadableFile } from './text-file.ts'

/** Bytes per read. With larger chunks the rows of each need more memory, and no file is read faster. */
const CHUNK_SIZE = 65_536

/**
 * Reads the bytes of a file, or of standard input for `-`, chunk by chunk.
 *
 * @throws {UnreadableFile} while reading, if the file cannot be read, or standard input is a terminal
 */
export async function* readBytes(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  refuseTerminal(file)
  try {
    // Node returns an empty stream for a folder, without an error.
    if (file === '-' && fstatSync(0).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    yield* (
      file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK_SIZE })
    ) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw new UnreadableFile(file, error)
  }
}
