import { readdirSync, readFileSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url)

/**
 * Returns the sorted names of the packages whose code is bundled into dist. The names come from the comments in which the
 * bundler records the source file of each part. Needs a build: npm run build.
 */
export function bundledPackages() {
  const names = new Set()
  for (const file of readdirSync(dist))
    if (/\.c?js$/.test(file))
      for (const [, name] of readFileSync(new URL(file, dist), 'utf8').matchAll(
        /^\/\/ (?:.*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm,
      ))
        names.add(name)
  if (!names.size)
    throw new Error(
      'dist contains no comments with package names. Run `npm run build`, or adapt this script to the bundler.',
    )
  return [...names].sort()
}
