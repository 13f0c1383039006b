import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { gunzip } from '../../../src/exports/bytes/gunzip.ts'
import { UserError } from '../../../src/exports/user-error.ts'

const TEXT = 'id,severity\nT1,high\n'.repeat(5000)

/** Bytes in chunks of this many, and whether the source of them has been closed. */
function source(bytes: Uint8Array, length: number, failure?: Error) {
  const state = { isClosed: false }
  async function* chunks() {
    try {
      for (let i = 0; i < bytes.length; i += length) yield bytes.subarray(i, i + length)
      if (failure) throw failure
    } finally {
      state.isClosed = true
    }
  }
  return { state, chunks: chunks() }
}

async function unpacked(bytes: Uint8Array, length = bytes.length || 1, failure?: Error): Promise<string> {
  const { state, chunks } = source(bytes, length, failure)
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of gunzip(chunks)) pieces.push(piece)
  } finally {
    expect(state.isClosed).toBe(true)
  }
  return Buffer.concat(pieces).toString('latin1')
}

describe('gunzip', () => {
  it.each([1, 2, 3, 100, 1_000_000])('unpacks chunks of %i bytes', async length => {
    expect(await unpacked(gzipSync(TEXT), length)).toBe(TEXT)
  })

  it('unpacks several packed parts one after the other', async () => {
    expect(await unpacked(Buffer.concat([gzipSync('a,b\n'), gzipSync('1,2\n')]), 7)).toBe('a,b\n1,2\n')
  })

  it.each(['', 'i', 'id', 'id,severity\n', '\x1f', '\x1fabc', 'a\x8bc'])('leaves %j as it is', async text => {
    for (const length of [1, 2, 5]) expect(await unpacked(Buffer.from(text, 'latin1'), length)).toBe(text)
  })

  it.each([
    ['cut off', gzipSync(TEXT).subarray(0, -9), 'unexpected end of file'],
    [
      'damaged',
      Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('no gzip at all')]),
      'unknown compression method',
    ],
  ])('says of packed data that is %s why it cannot be unpacked', async (_, bytes, reason) => {
    const error = await unpacked(bytes).catch(error => error)
    expect(error).toBeInstanceOf(UserError)
    expect(error.message).toBe(`it is packed with gzip and cannot be unpacked: ${reason}.`)
  })

  it('passes on why the file cannot be read', async () => {
    const failure = new UserError('Cannot read a.csv: the device reports an error.')
    await expect(unpacked(gzipSync(TEXT).subarray(0, 50), 10, failure)).rejects.toBe(failure)
    await expect(unpacked(Buffer.from('id\n'), 10, failure)).rejects.toBe(failure)
  })

  it.each([
    ['packed', gzipSync(TEXT)],
    ['not packed', Buffer.from(TEXT)],
  ])('closes a file that is %s when its reader stops early', async (_, bytes) => {
    const { state, chunks } = source(bytes, 20)
    for await (const _piece of gunzip(chunks)) break
    expect(state.isClosed).toBe(true)
  })
})
