import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const folder = join(import.meta.dirname, '../../docs')
const GROUPS = ['Start', 'How-to', 'Check SLAs', 'Scale', 'Reference', 'About']
const overview = readFileSync(join(folder, 'index.md'), 'utf8')
const guides = readdirSync(folder)
  .filter(name => name.endsWith('.md') && name !== 'index.md')
  .map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

// The site makes its navigation, its descriptions and a part of its search from the front matter.
describe.each(guides)('docs/$name', ({ name, text }) => {
  const [, yaml = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? []
  const { title, group, description, keywords = [] } = parse(yaml) ?? {}

  it('has a title that is its heading, a group of the navigation, and a description of one sentence', () => {
    expect(text).toContain(`\n# ${title}\n`)
    expect(GROUPS).toContain(group)
    expect(description).toMatch(/^\S.{20,160}[.?]$/)
  })

  it('has keywords as a list of words', () => expect(keywords).toEqual(keywords.map(String)))

  it('is linked from the overview', () => expect(overview).toContain(`](${name}`))
})
