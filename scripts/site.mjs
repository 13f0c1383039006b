// Adds the playground to the site that TypeDoc has written: a page, its stylesheet and one classic script, so that it also
// works when it is opened from a disk. Needs a build: npm run build.
//
//   node scripts/site.mjs [FOLDER]     writes to FOLDER (default: site)
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')

/** Writes playground.html, playground.css and playground.js into a folder. */
export async function buildPlayground(folder) {
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: [join(root, 'playground/main.ts')],
    outfile: join(folder, 'playground.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'inline',
    // The entry points in dist import shared chunks without using a name of them.
    logOverride: { 'ignored-bare-import': 'silent' },
    logLevel: 'warning',
  })
  copyFileSync(join(root, 'playground/index.html'), join(folder, 'playground.html'))
  copyFileSync(join(root, 'playground/style.css'), join(folder, 'playground.css'))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const site = resolve(process.argv[2] ?? join(root, 'site'))
  await buildPlayground(site)
  // TypeDoc copies the playground's source because the guides link to it. scripts/typedoc-site.mjs changes these links.
  rmSync(join(site, 'media/index.html'), { force: true })
}
