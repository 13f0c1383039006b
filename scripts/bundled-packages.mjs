import { readdirSync, readFileSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url)

/**
 * The names of the packages whose code has gone into dist, sorted: read from what was built, where the bundler names the
 * file of every piece. dist must be built.
 */
export function bundledPackages() {
  const names = new Set()
  for (const file of readdirSync(dist))
    if (/\.c?js$/.test(file))
      for (const [, name] of readFileSync(new URL(file, dist), 'utf8').matchAll(
        /^\/\/ (?:.*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm,
      ))
        names.add(name)
  if (!names.size) throw new Error('dist names no package: has the bundler stopped to, or was nothing built?')
  return [...names].sort()
}
