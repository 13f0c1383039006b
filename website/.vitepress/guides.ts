import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'
import { parse } from 'yaml'

/** The groups of the navigation, in order. */
const GROUPS = ['Start', 'How-to', 'Check SLAs', 'Scale', 'Reference', 'About']

/** Pages of the navigation that are not guides. */
const OTHERS: Record<string, DefaultTheme.SidebarItem[]> = {
  Start: [
    { text: 'All guides', link: '/docs/' },
    { text: 'Playground', link: '/playground.html', target: '_self' },
  ],
  Reference: [{ text: 'API', link: '/api/' }],
  About: [
    { text: 'Changelog', link: '/CHANGELOG' },
    { text: 'Security', link: '/SECURITY' },
    { text: 'Contributing', link: '/CONTRIBUTING' },
  ],
}

type Guide = { readonly name: string; readonly title: string; readonly group: string }

/**
 * Returns the navigation: the guides by the group in their front matter, in the order in which docs/index.md links to them.
 */
export function guideGroups(root: string): DefaultTheme.SidebarItem[] {
  const overview = readFileSync(join(root, 'docs/index.md'), 'utf8')
  const place = ({ name }: Guide) => overview.indexOf(`](${name}`) + 1 || Number.POSITIVE_INFINITY
  const names = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md') && name !== 'index.md')
  const guides = names.map(name => guideOf(name, readFileSync(join(root, 'docs', name), 'utf8')))
  return GROUPS.map(group => ({
    text: group,
    items: [
      ...guides
        .filter(guide => guide.group === group)
        .sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title, 'en'))
        .map(({ name, title }) => ({ text: title, link: `/docs/${name.replace(/\.md$/, '')}` })),
      ...(OTHERS[group] ?? []),
    ],
  }))
}

function guideOf(name: string, text: string): Guide {
  const [, yaml] = /^---\n([\s\S]*?)\n---\n/.exec(text)!
  return { name, ...parse(yaml) }
}
