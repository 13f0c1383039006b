// Writes conformance/*.json: the cases of test/conformance with the results of the slow reference.
//
//   node scripts/conformance.mjs            writes the files
//   node scripts/conformance.mjs --check    only compares them. Exit code 1: a file is not up to date.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'conformance')
const bundled = join(mkdtempSync(join(tmpdir(), 'conformance-')), 'vector-files.mjs')
await build({
  entryPoints: [join(root, 'test/conformance/vector-files.ts')],
  ...{ bundle: true, outfile: bundled, platform: 'node', format: 'esm', logLevel: 'warning' },
})
const { vectorFiles } = await import(pathToFileURL(bundled))
rmSync(dirname(bundled), { recursive: true })
const wanted = vectorFiles()
const existing = readdirSync(folder).filter(name => /^\d.*\.json$/.test(name))
const stale = [...new Set([...wanted.keys(), ...existing])].filter(
  name => !existing.includes(name) || wanted.get(name) !== readFileSync(join(folder, name), 'utf8'),
)

if (process.argv.includes('--check')) {
  for (const name of stale) console.error(`conformance/${name} is not up to date: run node scripts/conformance.mjs.`)
  process.exitCode = stale.length ? 1 : 0
} else {
  for (const name of stale)
    if (wanted.has(name)) writeFileSync(join(folder, name), wanted.get(name))
    else rmSync(join(folder, name))
  console.log(`${stale.length} of ${wanted.size} files written.`)
}
