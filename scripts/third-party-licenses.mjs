// Writes dist/THIRD-PARTY-LICENSES.txt, the licences of the packages whose code is bundled into dist. A step of the build.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { bundledPackages } from './bundled-packages.mjs'

const dist = new URL('../dist/', import.meta.url)
const modules = new URL('../node_modules/', import.meta.url)

const notices = bundledPackages().map(name => {
  const folder = new URL(`${name}/`, modules)
  const { version, license, homepage } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))
  const texts = readdirSync(folder).filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
  if (!texts.length) throw new Error(`${name} ${version} contains no licence file.`)
  const head = [`${name} ${version}`, license, homepage].filter(Boolean).join('\n')
  return [head, ...texts.sort().map(file => readFileSync(new URL(file, folder), 'utf8').trim())].join('\n\n')
})
const line = `\n\n${'-'.repeat(80)}\n\n`
const title = 'The files in this folder contain code of the following packages.'
writeFileSync(new URL('THIRD-PARTY-LICENSES.txt', dist), `${[title, ...notices].join(line)}\n`)
