import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { figures, WIDTHS } from '../../docs/figures/figures.ts'

const folder = join(import.meta.dirname, '../../docs/figures')
const files = figures.flatMap(({ name, svg }) =>
  WIDTHS.map(([ending, width]) => ({ file: `${name}${ending}.svg`, svg, width })),
)

describe('the figures of the guides', () => {
  it.each(files)(
    'are as the library draws them today: $file (update: node scripts/figures.mjs)',
    ({ file, svg, width }) => {
      expect(readFileSync(join(folder, file), 'utf8')).toBe(svg(width))
    },
  )

  it('are the only SVG files in their folder, except the one that scripts/architecture.mjs draws', () => {
    const names = [...files.map(({ file }) => file), 'architecture.svg']
    expect(readdirSync(folder).filter(name => name.endsWith('.svg'))).toEqual(names.sort())
  })
})
