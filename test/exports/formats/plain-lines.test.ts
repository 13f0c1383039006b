import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutPlainLines } from '../../../src/exports/formats/plain-lines.ts'
import { runs } from '../../arbitraries/runs.ts'

/** Returns the parts of chunks of bytes in order: `+` before lines that are taken, `-` before bytes that are yielded. */
async function parts(chunks: readonly (string | Uint8Array)[], readyFrom = 0): Promise<string[]> {
  const found: string[] = []
  let asked = 0
  const plain = {
    isReady: () => asked++ >= readyFrom,
    take: async (lines: Buffer) => void found.push(`+${lines.toString('latin1')}`),
  }
  async function* source() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  }
  for await (const bytes of withoutPlainLines(source(), plain)) found.push(`-${Buffer.from(bytes).toString('latin1')}`)
  return found
}

describe('withoutPlainLines', () => {
  it.each<[string, string[], string[]]>([
    ['takes all lines at once', ['a,b\nc,d\n'], ['+a,b\nc,d\n']],
    ['yields an incomplete last line', ['a\nb'], ['+a\n', '-b']],
    ['joins a line that continues in the next chunk', ['a\nb', 'c\nd', '\n'], ['+a\n', '+bc\n', '+d\n']],
    ['yields a chunk in the middle of a line', ['a\nb', 'c', 'd\n'], ['+a\n', '-bc', '+d\n']],
    ['yields the line of a quote', ['a\n"b"\nc\n'], ['+a\n', '-"b"\n', '+c\n']],
    ['yields a line that begins with a quote', ['"a"\nc\n'], ['-"a"\n', '+c\n']],
    ['yields the whole line in which a quote comes late', ['a\nb,"c"\nd\n'], ['+a\n', '-b,"c"\n', '+d\n']],
    ['yields the end without its line', ['"a'], ['-"a']],
    [
      'yields more after each quote that follows soon',
      ['"1\n"2\n"3\n"4\n"5\n"6\n"7\n"8\n"9\n"10\nb\n"c\nd\n'],
      // Up to the end of the line after 2, 4, 8 and 16 bytes.
      ['-"1\n', '-"2\n"3\n', '-"4\n"5\n"6\n', '-"7\n"8\n"9\n"10\nb\n"c\n', '+d\n'],
    ],
    [
      'yields one line again after as many plain bytes',
      ['"1\n"2\n"3\nabc\n"5\n"6\n"7\n"8\n'],
      ['-"1\n', '-"2\n"3\n', '+abc\n', '-"5\n', '-"6\n', '-"7\n"8\n'],
    ],
    [
      'yields even more after fewer plain bytes',
      ['"1\n"2\n"3\nab\n"5\n"6\n"7\n"8\n9\n'],
      ['-"1\n', '-"2\n"3\n', '+ab\n', '-"5\n"6\n"7\n', '-"8\n9\n'],
    ],
    ['takes the line ends of Windows', ['a\r\nb\r\n'], ['+a\r\nb\r\n']],
    ['yields lines with another CR', ['a\rb\nc\n', 'd\n'], ['-a\rb\n', '+c\n', '+d\n']],
    ['yields lines with two CR', ['a\r\r\nc\n'], ['-a\r\r\n', '+c\n']],
    ['yields lines with a CR after others', ['a\r\nb\rc\r\nd\n'], ['-a\r\n', '-b\rc\r\n', '+d\n']],
    ['yields lines with a zero byte', ['a\0\nb\n'], ['-a\0\n', '+b\n']],
  ])('%s', async (_, chunks, expected) => expect(await parts(chunks)).toEqual(expected))

  it('takes UTF-8, and yields bytes that are not', async () => {
    const lines = Buffer.from('ä\nb\n')
    expect(await parts([lines])).toEqual([`+${lines.toString('latin1')}`])
    expect(await parts([Buffer.from('ä\nb\n', 'latin1')])).toEqual(['-ä\n', '+b\n'])
  })

  it('yields lines until they can be taken', async () =>
    expect(await parts(['a\nb\nc\nd\n'], 2)).toEqual(['-a\n', '-b\nc\n', '+d\n']))

  it('yields at most 64 kB and the rest of a line after a quote', async () => {
    const line = `"${'x'.repeat(998)}\n`
    const yielded = (await parts([line.repeat(1000)])).map(part => part.length - 1)
    expect(yielded.slice(0, 9)).toEqual(Array(9).fill(1000))
    expect(Math.max(...yielded)).toBe(66_000)
  })

  it('takes chunks of any size', async () => {
    const lines = 'x,y\n'.repeat(100_000)
    expect(await parts([lines])).toEqual([`+${lines}`])
    expect(await parts([lines.slice(0, 131_073), lines.slice(131_073), 'a\n'])).toEqual([
      `+${lines.slice(0, 131_072)}`,
      `+${lines.slice(131_072)}`,
      '+a\n',
    ])
  })

  it('loses no byte, and takes only plain lines, however the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom('a', 'bc,', '\n', '\r\n', '\r', '"', 'é', '\0', 'd\n', 'e,f\n'))),
        fc.nat({ max: 2 }),
        async (texts, readyFrom) => {
          const chunks = texts.map(text => text.join('')).filter(Boolean)
          const found = await parts(chunks, readyFrom)
          const all = Buffer.from(chunks.join('')).toString('latin1')
          expect(found.map(part => part.slice(1)).join('')).toBe(all)
          for (const part of found.filter(part => part[0] === '+'))
            expect(part).toMatch(/^\+(([^\r\n"\0]|\r(?=\n))*\n)+$/)
        },
      ),
      runs(100),
    ))
})
