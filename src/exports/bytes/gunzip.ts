import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UserError } from '../user-error.ts'

/**
 * The same bytes, unpacked where they are packed with gzip: told by their first two bytes, whatever the file's name.
 *
 * @throws {UserError} while reading, when what is packed is damaged or cut off
 */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = bytes[Symbol.asyncIterator]()
  try {
    const start = await firstBytes(pieces)
    if (!(start[0] === 0x1f && start[1] === 0x8b)) {
      if (start.length) yield start
      yield* rest(pieces)
      return
    }
    yield* gunzipped(start, pieces)
  } finally {
    await pieces.return?.()
  }
}

/** At least two bytes, where there are two. */
async function firstBytes(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array(0)
  while (start.length < 2) {
    const { value, done } = await pieces.next()
    if (done) break
    start = start.length ? Uint8Array.from([...start, ...value]) : value
  }
  return start
}

async function* rest(pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
}

async function* gunzipped(start: Uint8Array, pieces: AsyncIterator<Uint8Array>) {
  async function* packed() {
    yield start
    yield* rest(pieces)
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
