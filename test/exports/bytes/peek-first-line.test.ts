import { describe, expect, it } from 'vitest'
import { peekFirstLine } from '../../../src/exports/bytes/peek-first-line.ts'

async function* chunksOf(texts: readonly string[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const text of texts) yield Buffer.from(text)
}

async function peeked(...texts: string[]) {
  const { bytes, firstLine } = await peekFirstLine(chunksOf(texts))
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return { firstLine, text: Buffer.concat(chunks).toString() }
}

describe('peekFirstLine', () => {
  it('returns the first line with text, and all bytes', async () => {
    expect(await peeked('\n \r\n', '  id,severity\nT1', ',high\n')).toEqual({
      firstLine: 'id,severity',
      text: '\n \r\n  id,severity\nT1,high\n',
    })
  })

  it('ignores a byte order mark', async () => {
    expect((await peeked('\uFEFF[{"id":1}]')).firstLine).toBe('[{"id":1}]')
  })

  it('finds the mark of UTF-16, also in chunks of a byte', async () => {
    const bytes = Buffer.from('\uFEFF\n[1]\n', 'utf16le')
    const { firstLine, mark } = await peekFirstLine(
      (async function* () {
        for (const byte of bytes) yield Uint8Array.of(byte)
      })(),
    )
    // The first chunk with text.
    expect([firstLine, mark]).toEqual(['[', 'utf-16le'])
  })

  it('is empty for a file without text', async () => {
    expect(await peeked('\n', '  ')).toEqual({ firstLine: '', text: '\n  ' })
    expect(await peeked()).toEqual({ firstLine: '', text: '' })
  })

  it('refuses a file that starts with a million blanks', async () => {
    await expect(peeked(' '.repeat(1_000_001), 'id')).rejects.toThrow(
      'it starts with more than 1000000 blank characters.',
    )
  })
})
