import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commentFences, type Fence, markdownFences } from './fences.ts'
import { runSnippet, snippetsOf } from './snippet.ts'
import { typeFaults } from './types.ts'

const root = join(import.meta.dirname, '../..')
const documents = ['README.md', 'CHANGELOG.md', 'website/index.md', ...filesIn('docs', '.md')]
const snippets = snippetsOf([
  ...documents.flatMap(file => fencesIn(file, markdownFences)),
  ...filesIn('src', '.ts').flatMap(file => fencesIn(file, commentFences)),
])

describe('the snippets of the documentation', () => {
  it('are found in the README, in the guides and in doc comments', () => {
    const files = new Set(snippets.map(snippet => snippet.file))
    for (const file of ['README.md', 'docs/semantics.md', 'src/errors.ts']) expect(files).toContain(file)
  })

  it('compile', () => {
    expect(typeFaults(root, snippets)).toEqual([])
  })

  for (const snippet of snippets.filter(({ run }) => run))
    it(`give the results that they state: ${snippet.file}:${snippet.line}`, () => runSnippet(snippet))
})

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const files = names.filter(name => name.endsWith(ending)).map(name => `${folder}/${name.replaceAll('\\', '/')}`)
  return files.sort()
}

function fencesIn(file: string, read: (file: string, text: string) => Fence[]): Fence[] {
  return read(file, readFileSync(join(root, file), 'utf8'))
}
