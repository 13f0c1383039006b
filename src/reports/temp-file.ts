import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { UnwritableFile } from '../exports/bytes/text-file.ts'

const CHUNK_SIZE = 65_536

/** Buffers text in a temporary file, so that only one chunk is in memory. */
export class TempFile {
  readonly #folder: string
  readonly #file: number
  #waiting = ''

  /** @throws {UserError} if a temporary file cannot be written; also from `write` and `read` */
  constructor() {
    this.#folder = attempt(() => mkdtempSync(join(tmpdir(), 'sla-calendar-')))
    this.#file = attempt(() => openSync(join(this.#folder, 'report'), 'w+'))
    // An open file needs no name, so it is removed now and a crash leaves nothing. Windows removes it when it is closed.
    this.#remove()
  }

  write(text: string) {
    this.#waiting += text
    if (this.#waiting.length >= CHUNK_SIZE) this.#flush()
  }

  /** Returns the text chunk by chunk, then removes it. Call it once. */
  *read(): Generator<string> {
    this.#flush()
    const buffer = Buffer.alloc(CHUNK_SIZE)
    const decoder = new StringDecoder('utf8')
    try {
      for (let at = 0; ; ) {
        const length = readSync(this.#file, buffer, 0, CHUNK_SIZE, at)
        if (length === 0) break
        at += length
        yield decoder.write(buffer.subarray(0, length))
      }
    } finally {
      closeSync(this.#file)
      this.#remove()
    }
  }

  #flush() {
    const bytes = Buffer.from(this.#waiting)
    for (let at = 0; at < bytes.length; ) at += attempt(() => writeSync(this.#file, bytes, at))
    this.#waiting = ''
  }

  #remove() {
    try {
      rmSync(this.#folder, { recursive: true, force: true })
    } catch {
      // Windows cannot remove an open file; it is removed after it is closed.
    }
  }
}

function attempt<T>(step: () => T): T {
  try {
    return step()
  } catch (error) {
    const hint = ' Set the environment variable TMPDIR to another folder.'
    throw new UnwritableFile(`a temporary file in ${tmpdir()}`, error, hint)
  }
}
