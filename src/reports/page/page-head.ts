import { createHash } from 'node:crypto'
import { xmlAttribute, xmlText } from '../../text/xml-text.ts'
import { CHART_DEFS } from '../charts.ts'
import { PAGE_SCRIPT } from './page-script.ts'
import { PAGE_STYLE } from './page-style.ts'

/** The start of a page. */
export type PageHead = {
  /** The language of the texts. */
  readonly locale: string
  /** The title of the window. */
  readonly title: string
  /** The kind of report. */
  readonly kind: string
  /** The subject of the report, in large letters. */
  readonly heading: string
  /** Lines below the heading. */
  readonly lines: readonly string[]
  /** An image as a data URL. */
  readonly logo: string | undefined
  readonly outcome: string
  readonly exitCode: 0 | 1 | 2
}

/**
 * The content security policy: it forbids external resources, and allows the style and the script by their hashes. Images
 * are allowed only as a part of the page.
 */
const POLICY =
  `default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; ` +
  `style-src '${hashOf(PAGE_STYLE)}'; script-src '${hashOf(PAGE_SCRIPT)}'`

/** Returns the start of a page: its head, its heading and its outcome. */
export function pageHead({ locale, title, kind, heading, lines, logo, outcome, exitCode }: PageHead): string {
  return `<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="${locale}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<meta name="referrer" content="no-referrer"/>
<title>${xmlText(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<svg class="defs" width="0" height="0" aria-hidden="true">${CHART_DEFS}</svg>
<header><div>
<p class="kicker">${xmlText(kind)}</p>
<h1>${xmlText(heading)}</h1>
${lines.map(line => `<p class="soft">${xmlText(line)}</p>\n`).join('')}</div>${logo === undefined ? '' : `<img class="logo" alt="" src="${xmlAttribute(logo)}"/>`}</header>
<p class="outcome outcome-${exitCode}">${xmlText(outcome)}</p>
`
}

/** Returns the end of a page, with the details that a reader needs to repeat the report. */
export function pageEnd(lines: readonly string[]): string {
  return (
    `<footer>\n${lines.map(line => `<p class="soft">${xmlText(line)}</p>\n`).join('')}</footer>\n</main>\n` +
    `<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`
  )
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
