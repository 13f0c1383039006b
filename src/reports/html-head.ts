import { createHash } from 'node:crypto'
import { xmlText } from '../text/xml-text.ts'
import { HTML_STYLE } from './formats/html-style.ts'

/** The content security policy: it forbids scripts and external resources, and allows the style by its hash. */
const POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; " +
  `style-src 'sha256-${createHash('sha256').update(HTML_STYLE).digest('base64')}'`

/** Returns the start of a page: its head, its heading and its outcome. */
export function htmlHead(
  title: string,
  heading: string,
  { outcome, exitCode }: { readonly outcome: string; readonly exitCode: 0 | 1 | 2 },
  locale = 'en',
): string {
  return `<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="${locale}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<title>${xmlText(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
<h1>${xmlText(heading)}</h1>
<p class="outcome outcome-${exitCode}">${xmlText(outcome)}</p>
`
}
