// Writes man/sla-calendar.1 from the texts of --help, which are in the sources.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-man-'))
const outfile = join(folder, 'man-page.mjs')
try {
  await build({
    entryPoints: [join(root, 'scripts/man-page.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['date-holidays'],
    mainFields: ['module', 'main'],
    logLevel: 'error',
  })
  const { manPage } = await import(pathToFileURL(outfile).href)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(root, 'man/sla-calendar.1'), manPage(version))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
