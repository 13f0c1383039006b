// Writes dist/THIRD-PARTY-LICENSES.txt, the licences of the packages whose code is bundled into dist. A step of the build.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { bundledPackages } from './bundled-packages.mjs'

const dist = new URL('../dist/', import.meta.url)
const modules = new URL('../node_modules/', import.meta.url)

const notices = bundledPackages().map(name => {
  const folder = new URL(`${name}/`, modules)
  const { version, license, homepage } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))
  const texts = readdirSync(folder)
    .filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map(file => new URL(file, folder))
  // A package without a licence file has it here, as its repository has it.
  const own = new URL(`licenses/${name}.txt`, import.meta.url)
  if (!texts.length && existsSync(own)) texts.push(own)
  if (!texts.length) throw new Error(`${name} ${version} contains no licence file.`)
  const head = [`${name} ${version}`, license, homepage].filter(Boolean).join('\n')
  return [head, ...texts.map(file => readFileSync(file, 'utf8').trim())].join('\n\n')
})
const line = `\n\n${'-'.repeat(80)}\n\n`
const title = 'The files in this folder contain code of the following packages.'
writeFileSync(new URL('THIRD-PARTY-LICENSES.txt', dist), `${[title, ...notices].join(line)}\n`)
