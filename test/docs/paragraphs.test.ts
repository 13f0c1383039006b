import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { citeParagraphs, PARAGRAPH } from '../../website/.vitepress/markdown.ts'

const root = join(import.meta.dirname, '../..')
const page = read('docs/semantics.md')
const NUMBERS = Array.from({ length: 14 }, (_, i) => String(i + 1))
/** The paragraphs of the page, by number. */
const paragraphs = new Map(
  page
    .split('<a id="s')
    .slice(1)
    .map(text => [/^\d+/.exec(text)![0], text]),
)

describe('docs/semantics.md', () => {
  it('has the paragraphs 1 to 14 in order, each with an anchor that does not depend on its title', () => {
    const headings = [...page.matchAll(/^<a id="s(\d+)"><\/a>\n\n## §(\d+) .+$/gm)]
    expect(headings.map(([, id]) => id)).toEqual(NUMBERS)
    expect(headings.map(([, , number]) => number)).toEqual(NUMBERS)
    expect(page.match(/^## §/gm)).toHaveLength(NUMBERS.length)
  })

  it.each(NUMBERS)('has a sample that runs in §%s', number => {
    expect(paragraphs.get(number)).toMatch(/^```ts(?: continued)?\n(?:(?!```)[\s\S])*?\/\/ =>/m)
  })
})

describe('the paragraphs that are cited', () => {
  it.each(['src', 'docs'])('exist, wherever %s cites them', folder => {
    const cited = filesIn(folder, folder === 'src' ? '.ts' : '.md').flatMap(file =>
      [...read(file).matchAll(PARAGRAPH)].map(([, number]) => ({ file, number })),
    )
    expect(cited.length).toBeGreaterThan(20)
    expect(cited.filter(({ number }) => !paragraphs.has(number))).toEqual([])
  })

  it('are linked by their stable anchors, because GitHub and the site make different ones from headings', () => {
    const links = filesIn('docs', '.md').flatMap(file => read(file).match(/(?:semantics\.md)?#§?\d[\w-]*\)/g) ?? [])
    expect(links).toEqual([])
  })

  it.each([
    ['in a sentence', 'See (§8).', '<p>See (<a href="/docs/semantics.md#s8">§8</a>).</p>'],
    [
      'as several',
      '§2 to *§14*.',
      '<p><a href="/docs/semantics.md#s2">§2</a> to <em><a href="/docs/semantics.md#s14">§14</a></em>.</p>',
    ],
  ])('become links %s', (_, text, html) => expect(rendered(text)).toBe(html))

  it.each([
    ['a heading', '## §8 Days', '<h2>§8 Days</h2>'],
    ['a link', '[§8](#s8)', '<p><a href="#s8">§8</a></p>'],
    ['code', '`// §8`', '<p><code>// §8</code></p>'],
    ['an RFC', 'RFC 5545 §3.3.12', '<p>RFC 5545 §3.3.12</p>'],
    ['a short RFC', 'RFC 7986 §5', '<p>RFC 7986 §5</p>'],
    ['an act', '§12.1 of an act', '<p>§12.1 of an act</p>'],
  ])('stay as they are in %s', (_, text, html) => expect(rendered(text)).toBe(html))
})

function rendered(markdown: string): string {
  return new MarkdownIt().use(citeParagraphs).render(markdown).trim()
}

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return names.filter(name => name.endsWith(ending)).map(name => `${folder}/${name}`)
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
