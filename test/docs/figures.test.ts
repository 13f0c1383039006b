import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { figures, WIDTHS } from '../../docs/figures/figures.ts'

const folder = join(import.meta.dirname, '../../docs/figures')
const files = figures.flatMap(({ name, svg }) => WIDTHS.map(([ending, width]) => [`${name}${ending}.svg`, svg(width)]))

describe('the pictures of the guides', () => {
  it.each(files)('show what the library answers: %s (else: node scripts/figures.mjs)', (name, svg) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(svg)
  })

  it('are all there, and no others', () => {
    expect(readdirSync(folder).filter(name => name.endsWith('.svg'))).toEqual(files.map(([name]) => name).sort())
  })
})
