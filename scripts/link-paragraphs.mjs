// Links "§8" in a page of the site to the paragraph of docs/semantics.md with that number. Doc comments and guides only cite
// the number, so no comment needs a link of its own.

import { html, defaultTreeAdapter as tree } from 'parse5'

/** The page of docs/semantics.md, from the root of the site. */
const PARAGRAPHS_PAGE = 'documents/docs_semantics.html'
/** The number of a paragraph. The sections of an RFC have the same sign. */
export const PARAGRAPH = /(?<!RFC \d+ )§(\d+)(?!\d|\.\d)/g
/** Elements whose text stays as it is. */
const KEPT = new Set(['a', 'code', 'pre', 'head', 'script', 'style', 'svg', 'button', 'summary'])

/** Links each citation in the text of a parsed page. `base` is the way to the root of the site, such as `../`. */
export function linkParagraphs(node, base) {
  for (const child of [...(node.childNodes ?? [])]) {
    if (child.nodeName === '#text') replace(child, base)
    else if (!KEPT.has(child.nodeName) && !/^h[1-6]$/.test(child.nodeName)) linkParagraphs(child, base)
  }
}

function replace(text, base) {
  const { value, parentNode } = text
  let end = 0
  for (const { 0: cited, 1: number, index } of value.matchAll(PARAGRAPH)) {
    const link = tree.createElement('a', html.NS.HTML, [
      { name: 'href', value: `${base}${PARAGRAPHS_PAGE}#s${number}` },
    ])
    tree.insertText(link, cited)
    tree.insertTextBefore(parentNode, value.slice(end, index), text)
    tree.insertBefore(parentNode, link, text)
    end = index + cited.length
  }
  text.value = value.slice(end)
}
