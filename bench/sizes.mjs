// Prints the size of every entry point as JSON: bytes after bundling, minifying and gzip, without packages that users install.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const external = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
const entries = Object.entries(manifest.exports).filter(([, target]) => target.import)

const parts = [
  ['sla-calendar', '.', '{ businessCalendar }'],
  ['sla-calendar', '.', '{ deadline }'],
  ...entries.map(([name]) => [name.replace('.', 'sla-calendar'), name, '*']),
]
const sizes = []
for (const [entry, name, names] of parts)
  sizes.push({ entry, names, bytes: await sizeOf(manifest.exports[name].import.default, names) })
console.log(JSON.stringify(sizes))

async function sizeOf(file, names) {
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from ${JSON.stringify(file)}`, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external,
    write: false,
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).length
}
