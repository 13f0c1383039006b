// Follows every link inside the site and inside the repository's Markdown files to its file and to the place in it that
// it names, and fails with the page and the link where there is none. Addresses of other sites are not asked: a check
// must not fail because someone else's server is down.
//
//   node scripts/links.mjs                   the site in site/, which must be made, and the Markdown files
//   node scripts/links.mjs --site FOLDER     a site only
//   node scripts/links.mjs --markdown FOLDER Markdown files only: README.md and others of the folder, and its docs/
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { inflateSync } from 'node:zlib'
import GithubSlugger from 'github-slugger'
import MarkdownIt from 'markdown-it'
import { parse, parseFragment } from 'parse5'

const root = join(import.meta.dirname, '..')
const PLAYGROUND = /playground(?:\.html|\/index\.html)$/
const markdown = new MarkdownIt({ html: true, linkify: false })

/** The dead links of all pages in a folder, each as `page: link (why)`. */
function deadInSite(folder) {
  const pages = new Map(filesIn(folder, '.html').map(file => [file, readPage(readFileSync(file, 'utf8'))]))
  const idsOf = file => pages.get(file)?.ids
  const dead = [...pages].flatMap(([file, { links }]) => deadAmong(links, file, folder, idsOf))
  // The side bar is not in the pages: typedoc's script makes it from packed data, with links from the site's root.
  const navigation = join(folder, 'assets/navigation.js')
  if (!existsSync(navigation)) return dead
  return [...dead, ...deadAmong(navigationLinks(readFileSync(navigation, 'utf8')), join(folder, '_'), folder, idsOf)]
}

/** The dead links of a repository's Markdown files, by GitHub's names of headings. */
function deadInMarkdown(folder) {
  const files = [...filesAt(folder, '.md'), ...filesIn(join(folder, 'docs'), '.md')]
  const pages = new Map(files.map(file => [file, readMarkdown(readFileSync(file, 'utf8'))]))
  return files.flatMap(file => deadAmong(pages.get(file).links, file, folder, target => pages.get(target)?.ids))
}

function deadAmong(links, file, folder, idsOf) {
  return links
    .filter(link => !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link))
    .map(link => [link, faultOf(link, file, folder, idsOf)])
    .filter(([, fault]) => fault)
    .map(([link, fault]) => `${relative(folder, file)}: ${link} (${fault})`)
}

/** Why a link leads nowhere; undefined where it leads somewhere. */
function faultOf(link, file, folder, idsOf) {
  const [, path, fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(link)
  if (path.startsWith('/')) return 'begins at the root of a host that nobody knows'
  const target = path === '' ? file : resolve(dirname(file), decodeURIComponent(path))
  if (relative(folder, target).startsWith('..')) return 'leads out of the folder'
  if (!existsSync(target)) return 'no such file'
  if (!fragment || fragment === 'top') return undefined
  if (PLAYGROUND.test(target)) return presetFault(fragment)
  const ids = idsOf(target)
  if (ids && !ids.has(decodeURIComponent(fragment))) return 'no such place in that page'
  return undefined
}

/** The playground reads its address: a preset by name, or a packed question that only a person can have made. */
function presetFault(fragment) {
  const [key, id] = fragment.split('=')
  if (key !== 'preset') return undefined
  const sources = filesIn(join(root, 'playground'), '.ts').filter(file => file.includes('presets'))
  const known = sources.some(file => readFileSync(file, 'utf8').includes(`id: '${id}'`))
  return known ? undefined : 'no such preset'
}

/** A page's own places, and the links in it. */
function readPage(html) {
  const ids = new Set()
  const links = []
  const visit = node => {
    for (const { name, value } of node.attrs ?? []) {
      if (name === 'id' || (name === 'name' && node.tagName === 'a')) ids.add(value)
      // An icon is brought by a script of typedoc's: it is no place that anybody goes to.
      if ((name === 'href' || name === 'src') && node.tagName !== 'use') links.push(value)
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

/** The text of a heading without its marks. */
function plainText({ children }) {
  return children.map(({ content }) => content).join('')
}

function navigationLinks(script) {
  const [, packed] = /"([^"]+)"/.exec(script)
  const links = entries => entries.flatMap(({ path, children = [] }) => [...(path ? [path] : []), ...links(children)])
  return links(JSON.parse(inflateSync(Buffer.from(packed, 'base64')).toString()))
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
console.log(dead.length ? `links: ${dead.length} lead nowhere` : 'links: every one leads somewhere')
if (dead.length) process.exitCode = 1
