// Puts the playground into the site, beside what typedoc has written: a page with its style and one classic script,
// which a browser also runs from a disk. dist must be built.
//
//   node scripts/site.mjs [folder]     site, unless said otherwise
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
    // The entries of dist name shared pieces whose names they do not use.
    logOverride: { 'ignored-bare-import': 'silent' },
    logLevel: 'warning',
  })
  copyFileSync(join(root, 'playground/index.html'), join(folder, 'playground.html'))
  copyFileSync(join(root, 'playground/style.css'), join(folder, 'playground.css'))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const site = resolve(process.argv[2] ?? join(root, 'site'))
  await buildPlayground(site)
  // The guides link to the playground's source; scripts/typedoc-site.mjs leads them to the page instead of this copy.
  rmSync(join(site, 'media/index.html'), { force: true })
}
