import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commentFences, type Fence, markdownFences } from './fences.ts'
import { type Snippet, snippetsOf } from './snippet.ts'

const root = join(import.meta.dirname, '../..')

/** Returns the snippets of the README, of the guides and of doc comments. */
export function documentedSnippets(): Snippet[] {
  const documents = ['README.md', 'CHANGELOG.md', 'website/index.md', ...filesIn('docs', '.md')]
  return snippetsOf([
    ...documents.flatMap(file => fencesIn(file, markdownFences)),
    ...filesIn('src', '.ts').flatMap(file => fencesIn(file, commentFences)),
  ])
}

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const files = names.filter(name => name.endsWith(ending)).map(name => `${folder}/${name.replaceAll('\\', '/')}`)
  return files.sort()
}

function fencesIn(file: string, read: (file: string, text: string) => Fence[]): Fence[] {
  return read(file, readFileSync(join(root, file), 'utf8'))
}
