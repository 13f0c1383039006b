import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { TempFile } from '../../src/reports/temp-file.ts'

describe('Spill', () => {
  it('gives back in pieces what was written, characters of several bytes unbroken', () => {
    const spill = new TempFile()
    const text = '東京 🏯\n'.repeat(20_000)
    for (const line of text.split(/(?<=\n)/)) spill.write(line)
    const pieces = [...spill.read()]
    expect(pieces.join('')).toBe(text)
    expect(pieces.length).toBeGreaterThan(1)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(65_536)
  })

  it('gives nothing back where nothing was written', () => {
    expect([...new TempFile().read()]).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('leaves no file behind, not even one that is never read', () => {
    const before = ours()
    const spill = new TempFile()
    spill.write('x'.repeat(100_000))
    expect(ours()).toEqual(before)
    expect([...spill.read()].join('')).toHaveLength(100_000)
  })
})

/** Files of other test files come and go at the same time: theirs end in letters, not in ours. */
function ours(): string[] {
  return readdirSync(tmpdir()).filter(name => /^sla-calendar-[A-Za-z0-9]{6}$/.test(name))
}
