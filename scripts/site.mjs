// Builds the playground alone; the site includes it. It is a page, its stylesheet and classic scripts, so that it also
// works when it is opened from a disk. Needs a build: npm run build.
//
//   node scripts/site.mjs [FOLDER]     writes to FOLDER (default: site)
import { copyFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')

/** The scripts of the page: the one that it starts with, and parts that it loads when they are first needed. */
const SCRIPTS = {
  playground: 'playground/main.tsx',
  'playground-holidays': 'playground/lazy/holidays.ts',
  'playground-files': 'playground/lazy/files.ts',
}

/** The files of src/exports that need Node. In the page another file replaces them. */
const NODE_FILES = /\/(bytes\/(read-bytes|gunzip|decode-text|peek-first-line|text-file)|plain-(?:lines|rows))\.ts$/
const REPLACEMENT = join(root, 'playground/lazy/bytes.ts')

/** @type {import('esbuild').Plugin} */
export const withoutNode = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: NODE_FILES }, () => ({ path: REPLACEMENT }))
  },
}

/** Writes the playground into a folder: playground.html, playground.css, playground.js and the scripts of its parts. */
export async function buildPlayground(folder) {
  mkdirSync(folder, { recursive: true })
  const shared = {
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'inline',
    tsconfig: join(root, 'playground/tsconfig.json'),
    plugins: [withoutNode],
    // The entry points in dist import shared chunks without using a name of them.
    logOverride: { 'ignored-bare-import': 'silent' },
    logLevel: 'warning',
  }
  for (const [name, file] of Object.entries(SCRIPTS))
    await build({
      ...shared,
      entryPoints: { [name]: join(root, file) },
      // Only reading exports uses Node's Buffer.
      inject: name === 'playground-files' ? [REPLACEMENT] : [],
    })
  copyFileSync(join(root, 'playground/index.html'), join(folder, 'playground.html'))
  await build({ ...shared, entryPoints: { playground: join(root, 'playground/style.css') } })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await buildPlayground(resolve(process.argv[2] ?? join(root, 'site')))
