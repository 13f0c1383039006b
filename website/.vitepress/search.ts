import type { DefaultTheme } from 'vitepress'

/** The search over guides and API. It runs in the browser, with an index that is loaded when somebody searches. */
export const searchOptions: DefaultTheme.LocalSearchOptions = {
  miniSearch: {
    searchOptions: {
      fuzzy: 0.1,
      prefix: true,
      boost: { title: 4, titles: 2, text: 1 },
      combineWith: 'AND',
      // Guides come before the API, and a page as a whole before its sections.
      boostDocument: (id, _term, { titles } = {}) =>
        (String(id).includes('/api/') ? 0.3 : 1) * ((titles as string[]).length === 0 ? 2 : 1),
    },
  },
  /** Adds the words under `keywords` in a page's front matter, by which people search for it. */
  _render(source, env, md) {
    const html = md.render(source, env)
    if (env.frontmatter?.search === false || env.relativePath === 'README.md') return ''
    const { keywords = [] } = (env.frontmatter ?? {}) as { keywords?: readonly string[] }
    return html.replace('</h1>', `</h1><p>${keywords.join(', ')}</p>`)
  },
}
