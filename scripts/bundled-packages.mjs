import { readdirSync, readFileSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url)

/**
 * The names of the packages whose code has gone into dist, sorted: read from what was built, where the bundler names the
 * file of every piece. dist must be built.
 */
export function bundledPackages() {
  // Not named where they went: the types of the entry `native`, and what the minified classic script is made of.
  const names = new Set(['temporal-spec', '@js-temporal/polyfill', 'jsbi'])
  const known = names.size
  for (const file of readdirSync(dist))
    if (/\.c?js$/.test(file))
      for (const [, name] of readFileSync(new URL(file, dist), 'utf8').matchAll(
        /^\/\/ (?:.*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm,
      ))
        names.add(name)
  if (names.size === known) throw new Error('dist names no package: has the bundler stopped to, or was nothing built?')
  return [...names].sort()
}
