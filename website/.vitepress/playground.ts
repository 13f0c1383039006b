import { readFileSync, writeFileSync } from 'node:fs'
import type { HeadConfig } from 'vitepress'

const BAR = `<style>
      #site { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: -0.5rem 0 1.25rem; padding-bottom: 0.75rem;
        border-bottom: 1px solid var(--line); font-size: 0.9rem }
      #site a { padding: 0.25rem 0; color: inherit; text-decoration: none }
      #site a:first-child { margin-right: auto; font-weight: 600 }
      #site a:hover, #site [aria-current] { text-decoration: underline; text-underline-offset: 0.3em }
      .embed #site { display: none }
      @media print { #site { display: none } }
    </style>
    <nav id="site" aria-label="Site">
      <a href="index.html">sla-calendar</a>
      <a href="docs/getting-started.html">Guides</a>
      <a href="api/index.html">API</a>
      <a href="playground.html" aria-current="page">Playground</a>
    </nav>`

/** Adds the links of the site's header and the tags of its head to the page of the playground, which is built on its own. */
export function addToPlayground(file: string, tags: readonly HeadConfig[]) {
  const html = readFileSync(file, 'utf8')
  const head = tags.map(([tag, attributes]) => {
    const pairs = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)
    return `  <${tag} ${pairs.join(' ')}>\n  `
  })
  writeFileSync(file, html.replace('</head>', `${head.join('')}</head>`).replace('<body>', `<body>\n    ${BAR}`))
}
