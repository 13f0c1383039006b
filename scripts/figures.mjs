// Writes the figures of the guides, docs/figures/*.svg, each in a version for wide and for narrow screens.
// A figure that has not changed is not written, so that the library can be packed at the same time.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const folder = join(import.meta.dirname, '../docs/figures')
const { outputFiles } = await build({
  entryPoints: [join(folder, 'figures.ts')],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
})
const { figures, WIDTHS } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
)
for (const { name, svg } of figures)
  for (const [ending, width] of WIDTHS) writeIfChanged(join(folder, `${name}${ending}.svg`), svg(width))

function writeIfChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}
