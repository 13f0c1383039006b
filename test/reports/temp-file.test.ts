import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { TempFile } from '../../src/reports/temp-file.ts'

describe('TempFile', () => {
  it('returns the written text in chunks, without splitting characters', () => {
    const spill = new TempFile()
    const text = '東京 🏯\n'.repeat(20_000)
    for (const line of text.split(/(?<=\n)/)) spill.write(line)
    const pieces = [...spill.read()]
    expect(pieces.join('')).toBe(text)
    expect(pieces.length).toBeGreaterThan(1)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(65_536)
  })

  it('keeps short texts in memory until 65,536 characters wait, and returns them in order', () => {
    const spill = new TempFile()
    const pieces = ['a'.repeat(65_535), 'b', 'c'.repeat(65_536), 'd']
    for (const piece of pieces) spill.write(piece)
    expect([...spill.read()].join('')).toBe(pieces.join(''))
  })

  it('names the folder and the variable in the error if there is no room for temporary files', () => {
    vi.stubEnv('TMPDIR', join(tmpdir(), 'there-is-no-such-folder'))
    expect(() => new TempFile()).toThrow(/^Cannot write a temporary file in .*there-is-no-such-folder: .*TMPDIR/)
    vi.unstubAllEnvs()
  })

  it('gives nothing back where nothing was written', () => {
    expect([...new TempFile().read()]).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('leaves no file, not even one that is never read', () => {
    const before = ours()
    const spill = new TempFile()
    spill.write('x'.repeat(100_000))
    expect(ours()).toEqual(before)
    expect([...spill.read()].join('')).toHaveLength(100_000)
  })
})

/** Other test files create files at the same time; their names end in other letters. */
function ours(): string[] {
  return readdirSync(tmpdir()).filter(name => /^sla-calendar-[A-Za-z0-9]{6}$/.test(name))
}
