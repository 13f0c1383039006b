import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { slug } from 'github-slugger'
import { type DefaultTheme, defineConfig, type HeadConfig } from 'vitepress'
import packageJson from '../../package.json' with { type: 'json' }
import { buildPlayground } from '../../scripts/site.mjs'
import { descriptionOf } from './description.ts'
import { guideGroups } from './guides.ts'
import { codeTheme, keepHighlighted } from './highlight.ts'
import { citeParagraphs, type Links, linkRepository } from './markdown.ts'
import { addToPlayground } from './playground.ts'
import { searchOptions } from './search.ts'

const root = join(import.meta.dirname, '../..')
/** The path at which the site is served. */
const base = process.env.SITE_BASE ?? '/'
/** The public address, for example `https://example.org`. With it, pages name their address and a picture for chats. */
const origin = process.env.SITE_ORIGIN
const links: Links = { root, files: new Set() }

export default defineConfig({
  title: packageJson.name,
  description: packageJson.description,
  lang: 'en-GB',
  base,
  ...(origin && {
    sitemap: { hostname: origin + base, transformItems: items => [...items, { url: 'playground.html' }] },
  }),
  srcDir: '..',
  outDir: process.env.SITE_OUT ?? '../site',
  srcExclude: ['README.md', '!(docs|website)/**/*', 'docs/*/**/*'],
  rewrites: { 'website/index.md': 'index.md', 'website/api/:path*': 'api/:path*' },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}favicon.svg` }],
    ['meta', { property: 'og:type', content: 'website' }],
    ['meta', { property: 'og:site_name', content: packageJson.name }],
    ['meta', { name: 'twitter:card', content: origin ? 'summary_large_image' : 'summary' }],
  ],
  markdown: {
    theme: codeTheme,
    // Links work on the site and on GitHub.
    anchor: { slugify: slug },
    config(md) {
      keepHighlighted(md)
      citeParagraphs(md)
      linkRepository(md, links)
    },
  },
  vite: {
    build: {
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
    publicDir: join(root, 'website/public'),
    // Guides name figures as Markdown does, without "./".
    resolve: {
      alias: [
        { find: /^sla-calendar$/, replacement: join(root, 'dist/index.js') },
        { find: /^(docs\/)?figures\//, replacement: join(root, 'docs/figures/') },
      ],
    },
  },
  themeConfig: {
    logo: '/favicon.svg',
    nav: [
      { text: 'Guides', link: '/docs/getting-started', activeMatch: '^/docs/' },
      { text: 'API', link: '/api/', activeMatch: '^/api/' },
      { text: 'Playground', link: '/playground.html', target: '_self' },
      { text: packageJson.version, link: '/CHANGELOG' },
    ],
    sidebar: { '/api/': apiSidebar(), '/': guideGroups(root) },
    outline: [2, 3],
    externalLinkIcon: true,
    search: { provider: 'local', options: searchOptions },
  },
  transformPageData(page, { siteConfig }) {
    page.description ||= descriptionOf(readFileSync(join(siteConfig.srcDir, page.filePath), 'utf8'))
    const title = page.title || packageJson.name
    page.frontmatter.head = [
      ...(page.frontmatter.head ?? []),
      ['meta', { property: 'og:title', content: title }],
      ['meta', { property: 'og:description', content: page.description }],
      ...(origin ? addressed(origin + base, page.relativePath) : []),
    ]
  },
  transformHtml(html, _file, { pageData }) {
    return pageData.relativePath.endsWith('-it.md') ? html.replace(/(<html lang=")[^"]*/, '$1it') : html
  },
  async buildEnd({ outDir }) {
    await buildPlayground(outDir)
    addToPlayground(join(outDir, 'playground.html'), origin ? addressed(origin + base, 'playground.md') : [])
    for (const file of links.files) {
      mkdirSync(dirname(join(outDir, 'files', file)), { recursive: true })
      copyFileSync(join(root, file), join(outDir, 'files', `${file}.txt`))
    }
  },
})

/** Returns the tags that need the public address. */
function addressed(site: string, file: string): HeadConfig[] {
  const href = site + file.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html')
  return [
    ['link', { rel: 'canonical', href }],
    ['meta', { property: 'og:url', content: href }],
    ['meta', { property: 'og:image', content: `${site}card.png` }],
  ]
}

/** Returns the pages of each entry point: its functions and classes. Its types are on its own page. */
function apiSidebar(): DefaultTheme.SidebarItem[] {
  return modulesIn(JSON.parse(readFileSync(join(root, 'website/api/typedoc-sidebar.json'), 'utf8')))
}

/** TypeDoc nests "sla-calendar/sql" in "sla-calendar". */
function modulesIn(items: readonly DefaultTheme.SidebarItem[]): DefaultTheme.SidebarItem[] {
  return items.flatMap(({ link, items = [] }) => {
    if (!link?.endsWith('/')) return modulesIn(items)
    const members = items.filter(({ link }) => !link).flatMap(group => group.items ?? [])
    members.sort((a, b) => a.text!.localeCompare(b.text!, 'en'))
    return [{ text: link.split('/').at(-2)!, link, collapsed: true, items: members }, ...modulesIn(items)]
  })
}
