// Writes man/sla-calendar.1 and docs/commands.md from the texts of --help, which are in the sources.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleForNode } from './bundle-for-node.mjs'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-man-'))
const outfile = join(folder, 'man-page.mjs')
try {
  const contents = "export * from './man-page.ts'; export * from './commands-guide.ts'"
  await bundleForNode(outfile, { stdin: { contents, resolveDir: join(root, 'scripts') } })
  const { manPage, commandsGuide } = await import(pathToFileURL(outfile).href)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(root, 'man/sla-calendar.1'), await manPage(version))
  writeFileSync(join(root, 'docs/commands.md'), await commandsGuide())
} finally {
  rmSync(folder, { recursive: true, force: true })
}
