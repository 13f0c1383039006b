import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/errors.md'), 'utf8')
const sections = new Map(page.split(/^### /m).map(text => [text.slice(0, text.indexOf('\n')), text]))
const union = /export type ErrorCode =\n([\s\S]*?)\n\n/.exec(readFileSync(join(root, 'src/errors.ts'), 'utf8'))![1]
const codes = Array.from(union.matchAll(/'([a-z-]+)'/g), ([, code]) => code)

// test/docs/snippets.test.ts runs the samples, so each code is thrown and each fix works.
describe('docs/errors.md', () => {
  it('has a section per error code, and no other', () => {
    expect(codes.length).toBeGreaterThan(30)
    expect([...sections.keys()].slice(1).sort()).toEqual([...codes].sort())
  })

  it.each(codes)('shows an input that throws %s', code => {
    expect(sections.get(code)).toMatch(new RegExp(`// throws ${code}\\b`))
  })

  it.each(codes.filter(code => code !== 'intl-missing'))('shows an input that works instead of %s', code => {
    expect(sections.get(code)).toContain('// =>')
  })
})
