import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UserError } from '../user-error.ts'

/**
 * Unpacks bytes that are packed with gzip, and returns others unchanged. The first two bytes decide, not the file's name.
 *
 * @throws {UserError} while reading, if the packed data is damaged or cut off
 */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = bytes[Symbol.asyncIterator]()
  try {
    const start = await firstBytes(chunks)
    if (!(start[0] === 0x1f && start[1] === 0x8b)) {
      if (start.length) yield start
      yield* rest(chunks)
      return
    }
    yield* gunzipped(start, chunks)
  } finally {
    await chunks.return?.()
  }
}

/** Returns at least two bytes, if there are two. They stay valid. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start = Buffer.alloc(0)
  while (start.length < 2) {
    const { value, done } = await chunks.next()
    if (done) break
    start = Buffer.concat([start, value])
  }
  return start
}

async function* rest(chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
}

async function* gunzipped(start: Uint8Array, chunks: AsyncIterator<Uint8Array>) {
  async function* packed() {
    // The stream reads ahead, and a chunk is valid only until the next one.
    yield start
    for await (const chunk of rest(chunks)) yield Buffer.from(chunk)
  }
  const source = Readable.from(packed())
  const gunzip = createGunzip({ chunkSize: 65_536 })
  source.once('error', error => gunzip.destroy(error))
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`it is packed with gzip and cannot be unpacked: ${(error as Error).message}.`)
  } finally {
    gunzip.destroy()
    source.destroy()
  }
}
