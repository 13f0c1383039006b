// Checks every internal link of the site and of the repository's Markdown files: the file and the anchor must exist.
// Lists each dead link with its page. External links are not checked, because another server may be down.
// Exit code 0: no dead links; 1: at least one.
//
//   node scripts/links.mjs                    checks the site in site/ and the Markdown files; run `npm run docs` first
//   node scripts/links.mjs --site FOLDER      checks a site only; SITE_BASE is the path at which it is served (default: /)
//   node scripts/links.mjs --markdown FOLDER  checks Markdown files only: those in the folder itself and in its docs/
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import GithubSlugger from 'github-slugger'
import MarkdownIt from 'markdown-it'
import { parse, parseFragment } from 'parse5'

const root = join(import.meta.dirname, '..')
const PLAYGROUND = /playground(?:\.html|\/index\.html)$/
/** The path at which the site is served, as for `npm run docs`. */
const siteBase = process.env.SITE_BASE ?? '/'
const markdown = new MarkdownIt({ html: true, linkify: false })

/** Returns the dead links of all pages in a folder, each as `page: link (reason)`. */
function deadInSite(folder) {
  const pages = new Map(filesIn(folder, '.html').map(file => [file, readPage(readFileSync(file, 'utf8'))]))
  const idsOf = file => pages.get(file)?.ids
  return [...pages].flatMap(([file, { links }]) => deadAmong(links, file, folder, idsOf, siteBase))
}

/** Returns the dead links of a repository's Markdown files. The anchors of headings are those that GitHub generates. */
function deadInMarkdown(folder) {
  const files = [...filesAt(folder, '.md'), ...filesIn(join(folder, 'docs'), '.md')]
  const pages = new Map(files.map(file => [file, readMarkdown(readFileSync(file, 'utf8'))]))
  return files.flatMap(file => deadAmong(pages.get(file).links, file, folder, target => pages.get(target)?.ids))
}

function deadAmong(links, file, folder, idsOf, base) {
  return links
    .filter(link => !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link))
    .map(link => [link, faultOf(link, file, folder, idsOf, base)])
    .filter(([, fault]) => fault)
    .map(([link, fault]) => `${relative(folder, file)}: ${link} (${fault})`)
}

/** Returns why a link is dead, or undefined if it works. The folder is served at `base`; without it, nobody knows where. */
function faultOf(link, file, folder, idsOf, base) {
  const [, path, fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(link)
  if (path.startsWith('/') && !base) return 'is relative to the root of an unknown host'
  if (path.startsWith('/') && !path.startsWith(base)) return 'leads out of the site'
  const target = path.startsWith('/') ? join(folder, path.slice(base.length)) : resolve(dirname(file), path)
  return faultAt(path === '' ? file : decodeURIComponent(target), fragment, folder, idsOf)
}

function faultAt(path, fragment, folder, idsOf) {
  if (relative(folder, path).startsWith('..')) return 'leads out of the folder'
  const target = path.endsWith('.html') || !existsSync(join(path, 'index.html')) ? path : join(path, 'index.html')
  if (!existsSync(target)) return 'no such file'
  if (!fragment || fragment === 'top') return undefined
  if (PLAYGROUND.test(target)) return presetFault(fragment)
  const ids = idsOf(target)
  if (ids && !ids.has(decodeURIComponent(fragment))) return 'no such place in that page'
  return undefined
}

/** Returns why a fragment of the playground's address is invalid. Only the names of presets can be checked. */
function presetFault(fragment) {
  const [key, id] = fragment.split('=')
  if (key !== 'preset') return undefined
  const sources = filesIn(join(root, 'playground'), '.ts').filter(file => file.includes('presets'))
  const known = sources.some(file => readFileSync(file, 'utf8').includes(`id: '${id}'`))
  return known ? undefined : 'no such preset'
}

/** Returns the anchors of a page and the links in it. */
function readPage(html) {
  const ids = new Set()
  const links = []
  const visit = node => {
    for (const { name, value } of node.attrs ?? []) {
      if (name === 'id' || (name === 'name' && node.tagName === 'a')) ids.add(value)
      if (name === 'href' || name === 'src') links.push(value)
      if (name === 'srcset') links.push(...value.split(',').map(part => part.trim().split(/\s/)[0]))
    }
    for (const child of node.childNodes ?? []) visit(child)
  }
  visit(/<html/i.test(html) ? parse(html) : parseFragment(html))
  return { ids, links }
}

function readMarkdown(text) {
  const slugger = new GithubSlugger()
  const page = readPage('')
  const tokens = markdown.parse(text, {}).flatMap(token => [token, ...(token.children ?? [])])
  for (const [index, { type, content, attrs }] of tokens.entries()) {
    if (type === 'heading_open') page.ids.add(slugger.slug(plainText(tokens[index + 1])))
    if (type === 'link_open' || type === 'image')
      page.links.push(...attrs.filter(([name]) => name === 'href' || name === 'src').map(([, value]) => value))
    if (type !== 'html_block' && type !== 'html_inline') continue
    const { ids, links } = readPage(content)
    for (const id of ids) page.ids.add(id)
    page.links.push(...links)
  }
  return page
}

/** Returns the text of a heading without Markdown syntax. */
function plainText({ children }) {
  return children.map(({ content }) => content).join('')
}

function filesIn(folder, ending) {
  const names = readdirSync(folder, { recursive: true })
  return names.filter(name => name.endsWith(ending)).map(name => join(folder, name))
}

function filesAt(folder, ending) {
  const files = readdirSync(folder).map(name => join(folder, name))
  return files.filter(file => file.endsWith(ending) && statSync(file).isFile())
}

const [, , option, folder] = process.argv
const dead = [
  ...(option === '--markdown' ? [] : deadInSite(resolve(folder ?? join(root, 'site')))),
  ...(option === '--site' ? [] : deadInMarkdown(resolve(folder ?? root))),
]
for (const line of dead) console.error(`links: ${line}`)
console.log(`links: ${dead.length || 'no'} dead ${dead.length === 1 ? 'link' : 'links'}`)
if (dead.length) process.exitCode = 1
