import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json'

const root = join(import.meta.dirname, '../..')
const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const code = [...guide.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text)

describe('CONTRIBUTING.md', () => {
  it('names files and folders that exist', () => {
    const paths = code.flatMap(text => text.match(/(?<!\S)(?:src|test|docs|config|scripts|etc)\/[\w./-]+/g) ?? [])
    // A new file has a name in capitals; its folder exists. site/ and dist/ are made.
    const named = paths.map(path => (/[A-Z]{4}/.test(path) ? dirname(path) : path))
    expect(named.filter(path => !existsSync(join(root, path)))).toEqual([])
    expect(named.length).toBeGreaterThan(20)
  })

  it('names scripts of package.json', () => {
    const scripts = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name)
    expect(scripts.filter(name => !(name in packageJson.scripts))).toEqual([])
    expect(scripts).toContain('check')
  })

  it('describes every room', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory())
    const rows = guide.split('\n').filter(line => line.startsWith('| `'))
    const described = rows.flatMap(line => line.split('|')[1].match(/[\w-]+(?=\/`)/g) ?? [])
    expect(described.sort()).toEqual(expect.arrayContaining(folders.map(({ name }) => name)))
  })
})
