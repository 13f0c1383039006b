import { describe, expect, it } from 'vitest'
import { sampled } from '../arbitraries/runs.ts'
import { documentedSnippets } from './documented-snippets.ts'
import { runSnippet } from './snippet.ts'

const snippets = documentedSnippets()

// test/types/programs.test.ts compiles them.
describe('the snippets of the documentation', () => {
  it('are found in the README, in the guides and in doc comments', () => {
    const files = new Set(snippets.map(snippet => snippet.file))
    for (const file of ['README.md', 'docs/semantics.md', 'src/errors.ts']) expect(files).toContain(file)
  })

  for (const snippet of sampled(
    2,
    snippets.filter(({ run }) => run),
  ))
    it(`give the results that they state: ${snippet.file}:${snippet.line}`, () => runSnippet(snippet))
})
