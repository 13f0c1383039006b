// Writes dist/THIRD-PARTY-LICENSES.txt: the licences of the packages whose code has gone into dist. Which ones these are
// is read from what was built, where the bundler names the file of every piece. A step of the build.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url)
const modules = new URL('../node_modules/', import.meta.url)

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

const notices = [...names].sort().map(name => {
  const folder = new URL(`${name}/`, modules)
  const { version, license, homepage } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))
  const texts = readdirSync(folder).filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
  if (!texts.length) throw new Error(`${name} ${version} has no file with its licence.`)
  const head = [`${name} ${version}`, license, homepage].filter(Boolean).join('\n')
  return [head, ...texts.sort().map(file => readFileSync(new URL(file, folder), 'utf8').trim())].join('\n\n')
})
const line = `\n\n${'-'.repeat(80)}\n\n`
const title = 'Code of these packages is part of the files beside this one.'
writeFileSync(new URL('THIRD-PARTY-LICENSES.txt', dist), `${[title, ...notices].join(line)}\n`)
