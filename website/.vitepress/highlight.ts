import type { MarkdownOptions, MarkdownRenderer } from 'vitepress'

/** The colours of code as variables of theme/style.css, so that one pass serves light and dark pages. */
const SCOPES = {
  comment: ['comment', 'punctuation.definition.comment'],
  keyword: ['keyword', 'storage', 'variable.language', 'constant.language', 'entity.name.tag'],
  string: ['string', 'markup.inline.raw', 'punctuation.definition.string'],
  number: ['constant.numeric', 'constant.character.escape', 'constant.other'],
  name: ['entity.name', 'support.function', 'support.type.property-name', 'entity.other.attribute-name'],
}

export const codeTheme = {
  name: 'site',
  type: 'light',
  fg: 'var(--code-text)',
  bg: 'var(--vp-code-block-bg)',
  settings: Object.entries(SCOPES).map(([name, scope]) => ({
    scope,
    settings: { foreground: `var(--code-${name})` },
  })),
} satisfies MarkdownOptions['theme']

/** Keeps highlighted code: a text is rendered for its page and again for the search. */
export function keepHighlighted(md: MarkdownRenderer) {
  const { highlight } = md.options
  const kept = new Map<string, string>()
  md.options.highlight = (code, language, attributes) => {
    const key = `${language} ${attributes}\n${code}`
    const html = kept.get(key) ?? highlight!(code, language, attributes)
    kept.set(key, html)
    return html
  }
}
