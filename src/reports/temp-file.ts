import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { UnwritableFile } from '../exports/bytes/text-file.ts'

const PIECE = 65_536

/** Buffers text in a temporary file so that only one chunk is in memory. */
export class TempFile {
  readonly #folder: string
  readonly #file: number
  #waiting = ''

  /** @throws {CommandError} when there is no room for temporary files; also from `write` and `read` */
  constructor() {
    this.#folder = attempt(() => mkdtempSync(join(tmpdir(), 'sla-calendar-')))
    this.#file = attempt(() => openSync(join(this.#folder, 'report'), 'w+'))
    // An open file needs no name: so nothing is left behind however the process ends. Windows keeps it until it is closed.
    this.#remove()
  }

  write(text: string) {
    this.#waiting += text
    if (this.#waiting.length >= PIECE) this.#flush()
  }

  /** All that was written, piece by piece; then it is gone. */
  *read(): Generator<string> {
    this.#flush()
    const buffer = Buffer.alloc(PIECE)
    const decoder = new StringDecoder('utf8')
    try {
      for (let at = 0; ; ) {
        const length = readSync(this.#file, buffer, 0, PIECE, at)
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
      // Not while it is open; then after it was closed.
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
