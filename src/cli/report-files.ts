import { createWriteStream, mkdirSync, renameSync, rmSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'
import type { Sink } from './reports/report-writer.ts'
import { unwritableFile } from './text-file.ts'

/**
 * A place that a report is written to. A file gets its name only once the report is whole, so that half of one is
 * never taken for all of it.
 */
export type Destination = {
  readonly sink: Sink
  /** The report is whole. */
  readonly keep: () => Promise<void>
  /** It will never be. */
  readonly discard: () => void
}

/** Standard output; what reads it may stop before the end. */
export function standardOutput(): Destination {
  const { stdout } = process
  const sink: Sink = text => written(stdout, text)
  return { sink, keep: async () => {}, discard: () => {} }
}

/**
 * A file, written next to its final place.
 *
 * @throws {CommandError} from the sink and from `keep`, when the file cannot be written
 */
export function reportFile(path: string): Destination {
  const draft = `${path}.${process.pid}.part`
  const stream = createWriteStream(draft)
  let failure: Error | undefined
  stream.on('error', error => {
    failure = error
  })
  const check = () => {
    if (failure) throw unwritableFile(path, failure)
  }
  return {
    async sink(text) {
      check()
      await written(stream, text)
      check()
    },
    async keep() {
      await new Promise<void>(resolve => {
        stream.end(resolve)
        stream.once('error', () => resolve())
      })
      check()
      try {
        renameSync(draft, path)
      } catch (error) {
        throw unwritableFile(path, error)
      }
    },
    discard() {
      const remove = () => rmSync(draft, { force: true })
      // A stream that is still opening its file makes it before it closes.
      stream.once('close', remove).destroy()
      remove()
    },
  }
}

/**
 * Creates the folder of a file and those above it.
 *
 * @throws {CommandError} when it cannot be created
 */
export function makeFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch (error) {
    throw unwritableFile(file, error)
  }
}

/** Writes, and waits where the reader is slower. */
function written(stream: WriteStream | NodeJS.WriteStream, text: string): void | Promise<void> {
  if (stream.destroyed || stream.write(text)) return
  return new Promise(resolve => {
    const go = () => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, go)
      resolve()
    }
    for (const event of ['drain', 'error', 'close']) stream.once(event, go)
  })
}
