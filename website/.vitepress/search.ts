import type { DefaultTheme } from 'vitepress'

/** The search over guides and API. It runs in the browser, with an index that is loaded when somebody searches. */
export const searchOptions: DefaultTheme.LocalSearchOptions = {
  miniSearch: {
    searchOptions: {
      fuzzy: 0.1,
      prefix: true,
      boost: { title: 4, titles: 2, text: 1 },
      combineWith: 'AND',
      // Words that say nothing about the page. A page with all other words is found.
      processTerm: term =>
        /^(an?|the|our|my|we|i|to|do|does|how|of|in|is|for|with)$/i.test(term) ? null : term.toLowerCase(),
      // Guides come before pages about the source code and the API, and a page as a whole before its sections.
      boostDocument: (id, _term, { titles } = {}) =>
        (/\/(api|docs\/architecture|docs\/testing)\b/.test(String(id)) ? 0.3 : 1) *
        ((titles as string[]).length === 0 ? 2 : 1),
    },
  },
  /** Adds the words under `keywords` in a page's front matter, by which people search for it. Drops the section *Next*. */
  _render(source, env, md) {
    const html = md.render(source, env)
    if (env.frontmatter?.search === false || env.relativePath === 'README.md') return ''
    const { keywords = [] } = (env.frontmatter ?? {}) as { keywords?: readonly string[] }
    // The links at the end of a page are not about it.
    const body = html.replace(/<h2 id="next"[\s\S]*$/, '')
    return body.replace('</h1>', `</h1><p>${keywords.join(', ')}</p>`)
  },
}
