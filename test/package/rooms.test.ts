import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOfFiles, picture, ROOMS, roomOf } from '../../scripts/architecture.mjs'
import { isThorough } from '../arbitraries/runs.ts'

const root = join(import.meta.dirname, '../..')
const imports = importsOfFiles()
const files = [...imports.keys()]
const rooms = [...new Set(files.filter(file => file.includes('/')).map(file => file.split('/')[0]))]

describe('the rooms of src', () => {
  it('import only from rooms below them', () => {
    const upward = [...imports].flatMap(([file, others]) =>
      others
        .filter(other => ROOMS.indexOf(roomOf(other)) > ROOMS.indexOf(roomOf(file)))
        .map(other => `${file} imports ${other}`),
    )
    expect(upward).toEqual([])
  })

  it('are all in the list', () => {
    expect(rooms.filter(name => !ROOMS.includes(name))).toEqual([])
  })

  it('cli and reports are not part of the playground', () => {
    const sources = readdirSync(join(root, 'playground'), { recursive: true, encoding: 'utf8' })
    const imported = sources
      .filter(name => /\.tsx?$/.test(name))
      .flatMap(name => readFileSync(join(root, 'playground', name), 'utf8').match(/src\/[a-z]+/g) ?? [])
    expect(imported).toContain('src/exports')
    expect(imported.filter(room => room === 'src/cli' || room === 'src/reports')).toEqual([])
  })

  it.each(rooms)('%s has a README of five lines', name => {
    const file = join(root, 'src', name, 'README.md')
    expect(existsSync(file)).toBe(true)
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(lines.filter(line => line.trim() && !line.startsWith('#'))).toHaveLength(5)
  })

  it.runIf(isThorough)('are drawn in docs/figures/architecture.svg as they are', async () => {
    expect(readFileSync(join(root, 'docs/figures/architecture.svg'), 'utf8')).toBe(await picture())
  })

  it('are named in docs/architecture.md', () => {
    const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
    expect(rooms.filter(name => !page.includes(`\`${name}/`))).toEqual([])
  })

  it('are where docs/architecture.md says', () => {
    const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
    const named = [...page.matchAll(/`([a-z-]+(?:\/[a-z-]+)*\/(?:[a-z-]+\.ts)?)`/g)].map(([, path]) => path)
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter(path => ![root, join(root, 'src')].some(base => existsSync(join(base, path))))).toEqual([])
  })
})

describe('a source file', () => {
  it('has at most 400 lines', () => {
    const long = files.filter(file => textOf(file).split('\n').length > 401)
    expect(long).toEqual([])
  })

  it('is named after one of its exports', () => {
    const misnamed = files.filter(file => {
      const names = exportsOf(file).map(words)
      const stem = basename(file, '.ts')
      const needed = words(stem).filter(word => !file.split('/').slice(0, -1).flatMap(words).includes(word))
      const isNamed = stem === 'index' || names.some(name => needed.every(word => name.includes(word)))
      return !isNamed && names.length > 0
    })
    expect(misnamed).toEqual([])
  })

  it('exports no name that another one exports', () => {
    const where = new Map<string, string[]>()
    for (const file of files)
      for (const name of new Set(exportsOf(file))) where.set(name, [...(where.get(name) ?? []), file])
    expect([...where].filter(([, places]) => places.length > 1)).toEqual([])
  })
})

function textOf(file: string): string {
  return readFileSync(join(root, 'src', file), 'utf8')
}

/** The names that a file declares and exports, without those that it only re-exports. */
function exportsOf(file: string): string[] {
  const declarations = textOf(file).matchAll(
    /^export (?:default )?(?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|const|let|type|interface|enum) (\w+)/gm,
  )
  return Array.from(declarations, ([, name]) => name)
}

/** The words of a name in kebab case, camel case or capitals, without endings such as the plural's. */
function words(name: string): string[] {
  const parts = name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase()
    .split(/[-_]/)
  return parts.map(part => part.replace(/ies$/, 'y').replace(/(ed|ing|s)$/, ''))
}
