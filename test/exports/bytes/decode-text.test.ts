import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src/exports/bytes/decode-text.ts'
import { UserError } from '../../../src/exports/user-error.ts'
import { runs } from '../../arbitraries/runs.ts'
import { codePoint } from '../../arbitraries/texts.ts'

/** Decodes chunks as a reader does that counts lines from 1. */
async function decoded(chunks: readonly Uint8Array[], encoding?: string): Promise<string> {
  let text = ''
  async function* bytes() {
    yield* chunks
  }
  for await (const piece of decodeText(bytes(), () => text.split('\n').length, encoding)) text += piece
  return text
}

/** Cuts bytes into chunks of this many bytes. */
function cut(bytes: Uint8Array, length: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  )
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const error = (chunks: readonly Uint8Array[], encoding?: string) =>
  decoded(chunks, encoding).then(
    text => `no error: ${text}`,
    reason => (reason instanceof UserError ? reason.message : reason),
  )

const MIXED = 'id,Prior\u00edt\u00e4\n1,\u0447\u0430\u0441 \u20ac \u7dca\u6025 \u{1f525}\n'

describe('decodeText', () => {
  it('is the text of the bytes, however they are cut', async () => {
    for (let length = 1; length <= 12; length++)
      for (const start of ['', '\uFEFF']) expect(await decoded(cut(Buffer.from(start + MIXED), length))).toBe(MIXED)
  })

  it('is any text, cut at any place', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: codePoint() }).map(text => text.replaceAll('\0', '').replace(/^\uFEFF+/, '')),
        fc.integer({ min: 1, max: 9 }),
        async (text, length) => {
          expect(await decoded(cut(Buffer.from(text), length))).toBe(text)
        },
      ),
      runs(100),
    ))

  it('is empty without bytes', async () => {
    expect(await decoded([])).toBe('')
    expect(await decoded([Buffer.from('\uFEFF')])).toBe('')
    expect(await decoded([Buffer.from('a')])).toBe('a')
  })

  it('removes a byte order mark at the start only', async () => {
    expect(await decoded(cut(Buffer.from('\uFEFFa\uFEFFb\uFEFF'), 4))).toBe('a\uFEFFb\uFEFF')
    expect(await decoded([Buffer.from('\uFEFF\uFEFFa')])).toBe('\uFEFFa')
    // The mark continues in each of the chunks.
    expect(await decoded([Buffer.from('abcd'), Buffer.from('\uFEFFe')])).toBe('abcd\uFEFFe')
  })

  it.each([
    ['utf-16le', Buffer.from(`\uFEFF${MIXED}`, 'utf16le')],
    ['utf-16be', utf16be(`\uFEFF${MIXED}`)],
  ])('recognizes %s by its mark, whether it is named or not', async (encoding, bytes) => {
    for (const length of [1, 2, 3, 7, 100]) {
      expect(await decoded(cut(bytes, length))).toBe(MIXED)
      expect(await decoded(cut(bytes, length), 'utf-8')).toBe(MIXED)
      expect(await decoded(cut(bytes, length), encoding)).toBe(MIXED)
    }
  })

  it('reads a named encoding without a mark', async () => {
    expect(await decoded([latin1('Wärme £')], 'windows-1252')).toBe('Wärme £')
    expect(await decoded([latin1('Wärme £')], 'latin1')).toBe('Wärme £')
    // The first byte of a byte order mark alone is none.
    for (const text of ['\u00fe, \u00ff', '\u00ff, \u00fe', '\u00ef\u00bb, \u00bf'])
      expect(await decoded([latin1(text)], 'windows-1252')).toBe(text)
    expect(await decoded(cut(Buffer.from(MIXED, 'utf16le'), 3), 'utf-16le')).toBe(MIXED)
    expect(await decoded(cut(utf16be(MIXED), 3), 'utf-16be')).toBe(MIXED)
    expect(await decoded([Buffer.from([0x83, 0x65, 0x83, 0x58])], 'shift_jis')).toBe('テス')
  })

  it('refuses a mark that contradicts the named encoding', async () => {
    expect(await error([Buffer.from('\uFEFFid')], 'windows-1252')).toBe(
      'the file starts with the byte order mark of utf-8. Remove tickets.encoding "windows-1252".',
    )
    expect(await error([Buffer.from('\uFEFFid', 'utf16le')], 'utf-16be')).toBe(
      'the file starts with the byte order mark of utf-16le. Remove tickets.encoding "utf-16be".',
    )
  })

  it.each([
    ['0xE4', latin1('ä')],
    ['0xC3', latin1('Ã(')],
    ['0x80', Buffer.from([0x80])],
    ['0xF8', Buffer.from([0xf8, 0x88, 0x80, 0x80])],
    // A surrogate, and the slash in two bytes.
    ['0xED', Buffer.from([0xed, 0xa0, 0x80])],
    ['0xC0', Buffer.from([0xc0, 0xaf])],
    // Cut off at the end.
    ['0xE2', Buffer.from([0xe2, 0x82])],
    ['0xF0', Buffer.from([0xf0, 0x9f, 0x94])],
  ])('names the first byte that is not UTF-8, %s, and its line', async (byte, wrong) => {
    const before = Buffer.from('id,name\n1,é\n2,')
    for (const after of byte === '0xE2' || byte === '0xF0' ? [''] : ['', 'x\n3,z\n'])
      for (const length of [1, 3, 5, 100])
        expect(await error(cut(Buffer.concat([before, wrong, Buffer.from(after)]), length))).toBe(
          `not valid UTF-8: byte ${byte} in the row that starts on line 3. ` +
            'If it is Latin-1 or Windows-1252, set tickets.encoding to "windows-1252".',
        )
  })

  it('yields the text before the byte that is not UTF-8', async () => {
    const pieces: string[] = []
    async function* bytes() {
      yield Buffer.from('\uFEFFid\n1,€\xe4')
      yield latin1('\xff')
    }
    const reading = (async () => {
      for await (const piece of decodeText(bytes(), () => 2)) pieces.push(piece)
    })()
    await expect(reading).rejects.toThrow('byte 0xFF in the row that starts on line 2')
    expect(pieces.join('')).toBe('id\n1,€ä')
  })

  it.each([
    [Buffer.from('id,name\n1,Rossi\n', 'utf16le'), 'If it is UTF-16, set tickets.encoding to "utf-16le".'],
    [utf16be('id,name\n1,Rossi\n'), 'If it is UTF-16, set tickets.encoding to "utf-16be".'],
    [Buffer.from('id,name\n1,Ros\0si\n'), 'It is a binary file: export the tickets as CSV.'],
    [Buffer.from('abcdabcdabcd\0\0\0\0\0\0\0\0'), 'It is a binary file: export the tickets as CSV.'],
  ])('says what a file with zero bytes may be: %#', async (bytes, hint) => {
    expect(await error([bytes])).toMatch(/^not valid UTF-8: byte 0x00 in the row that starts on line \d\./)
    expect(await error([bytes])).toContain(hint)
  })

  it.each([
    [[0x50, 0x4b, 3, 4], 'It is a ZIP archive or an Excel workbook: unpack it, or save its sheet as CSV in UTF-8.'],
    [[0xd0, 0xcf, 0x11, 0xe0], 'It is an old Excel workbook: save its sheet as CSV in UTF-8.'],
    [[0x25, 0x50, 0x44, 0x46], 'It is a PDF: export the tickets as CSV.'],
    [[0x1f, 0x8b, 8, 0], 'It is packed with gzip: unpack it.'],
  ])('recognizes a file of another kind, %j', async (signature, hint) => {
    const bytes = Buffer.from([...signature, 0xff, 0, 0xff])
    for (const length of [1, 4, 10]) {
      expect(await error(cut(bytes, length))).toMatch(/^not valid UTF-8/)
      expect(await error(cut(bytes, length))).toContain(hint)
    }
    expect(await error([bytes], 'windows-1252')).toBe(`not text in windows-1252. ${hint}`)
    // With one other byte it is another file.
    for (const at of signature.keys()) {
      const other = Buffer.from(bytes)
      other[at] = 0x41
      const isGzip = signature[0] === 0x1f && at > 1
      expect((await error([other], 'windows-1252')) === `not text in windows-1252. ${hint}`).toBe(isGzip)
    }
  })

  it('refuses what is not text in the named encoding', async () => {
    const wrong = (encoding: string) =>
      `not valid ${encoding}, on line 2 or after it. Name the encoding of the file in tickets.encoding.`
    expect(await error([Buffer.from('ids\n'), Buffer.from([0x81, 0x20, 0xff])], 'shift_jis')).toBe(wrong('shift_jis'))
    expect(await error([Buffer.from('id,x\n'), Buffer.from('1\0')], 'windows-1252')).toBe(wrong('windows-1252'))
    // A character that is cut off at the end.
    expect(await error([Buffer.from('ids\n', 'utf16le'), Buffer.from([0x41])], 'utf-16le')).toBe(wrong('utf-16le'))
  })
})
