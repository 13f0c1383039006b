import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
// @ts-expect-error: a script without types
import { linkParagraphs, PARAGRAPH } from '../../scripts/link-paragraphs.mjs'

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
    ['in a doc comment', '<p>See (§8).</p>', '<p>See (<a href="../documents/docs_semantics.html#s8">§8</a>).</p>'],
    [
      'as several',
      '<p>§2 to <em>§14</em>.</p>',
      '<p><a href="../documents/docs_semantics.html#s2">§2</a> to <em><a href="../documents/docs_semantics.html#s14">§14</a></em>.</p>',
    ],
  ])('become links %s', (_, html, linked) => expect(linkedBody(html)).toBe(linked))

  it.each([
    '<h2>§8 Days</h2>',
    '<a href="#s8">§8</a>',
    '<pre><code>// §8</code></pre>',
    '<p>RFC 5545 §3.3.12</p>',
    '<p>RFC 7986 §5</p>',
    '<p>§12.1 of an act</p>',
  ])('stay as they are in %s', html => expect(linkedBody(html)).toBe(html))
})

function linkedBody(html: string): string {
  const document = parse(html)
  linkParagraphs(document, '../')
  return /<body>(.*)<\/body>/s.exec(serialize(document))![1]
}

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return names.filter(name => name.endsWith(ending)).map(name => `${folder}/${name}`)
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
