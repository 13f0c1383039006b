import { createReadStream, fstatSync } from 'node:fs'
import { refuseTerminal, UnreadableFile } from './text-file.ts'

/** Bytes of a file that are read at a time: four times as many as usual, which saves a tenth of a large file's time. */
const PIECE = 262_144

/**
 * The bytes of a file, or of standard input for `-`, piece by piece.
 *
 * @throws {UnreadableFile} while reading, when the file cannot be read, or standard input is a terminal
 */
export async function* readBytes(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  refuseTerminal(file)
  try {
    // Node's stream of a folder is empty, without an error.
    if (file === '-' && fstatSync(0).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    yield* (
      file === '-' ? process.stdin : createReadStream(file, { highWaterMark: PIECE })
    ) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw new UnreadableFile(file, error)
  }
}
