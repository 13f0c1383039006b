import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The number of a paragraph of docs/semantics.md. The sections of an RFC have the same sign. */
export const PARAGRAPH = /(?<!RFC \d+ )§(\d+)(?!\d|\.\d)/g
const PLAYGROUND = /^\.\.\/playground\/index\.html/
/** Files that are pages or images of the site. */
const OF_THE_SITE = /^(?:docs\/|website\/)?[^/]+\.md$|^website\/|\.svg$/

/** As much of markdown-it as the rules need. */
type Token = {
  type: string
  nesting: number
  content: string
  children: Token[] | null
  attrGet(name: string): string | null
  attrSet(name: string, value: string): void
}
type TokenClass = new (type: string, tag: string, nesting: 1 | 0 | -1) => Token
type State = { tokens: Token[]; Token: TokenClass; env: { path: string; relativePath?: string } }
export type MarkdownIt = { core: { ruler: { push(name: string, rule: (state: State) => void): void } } }

/** The root of the repository, and the files in it to which pages link. */
export type Links = { readonly root: string; readonly files: Set<string> }

/** Links "§8" to that paragraph. Doc comments and guides cite only the number, so no comment needs a link of its own. */
export function citeParagraphs(md: MarkdownIt) {
  md.core.ruler.push('cite-paragraphs', ({ tokens, Token }) => {
    for (const [i, token] of tokens.entries()) {
      if (token.type !== 'inline' || tokens[i - 1]?.type === 'heading_open') continue
      let depth = 0
      token.children = token.children!.flatMap(child => {
        if (child.type.startsWith('link_')) depth += child.nesting
        return depth === 0 && child.type === 'text' ? withLinks(child.content, Token) : [child]
      })
    }
  })
}

function withLinks(text: string, Token: TokenClass): Token[] {
  const parts = text.split(PARAGRAPH)
  // Every second part is a number.
  return parts.flatMap((part, i) => {
    if (i % 2 === 0) return part === '' ? [] : [textToken(part, Token)]
    const open = new Token('link_open', 'a', 1)
    open.attrSet('href', `/docs/semantics.md#s${part}`)
    return [open, textToken(`§${part}`, Token), new Token('link_close', 'a', -1)]
  })
}

function textToken(content: string, Token: TokenClass): Token {
  return Object.assign(new Token('text', '', 0), { content })
}

/**
 * Points links to the playground to its page. Points links to files of the repository that are not pages to a copy, and adds
 * them to `files`. The router of the site leaves links with a target alone.
 */
export function linkRepository(md: MarkdownIt, { root, files }: Links) {
  md.core.ruler.push('link-repository', ({ tokens, env }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? String(token.attrGet('href')) : ''
      const top = env.relativePath?.includes('/') ? '../' : './'
      if (PLAYGROUND.test(href)) leave(token, href.replace(PLAYGROUND, `${top}playground.html`))
      if (!/^[\w.]/.test(href) || href.includes(':') || token.attrGet('target')) continue
      const file = relative(root, join(dirname(env.path), href.replace(/[?#].*/, '')))
      if (OF_THE_SITE.test(file) || !existsSync(join(root, file))) continue
      files.add(file)
      leave(token, `${top}files/${file}.txt`)
    }
  })
}

function leave(token: Token, href: string) {
  token.attrSet('href', href)
  token.attrSet('target', '_self')
}
