// Draws website/public/card.png, which chats show with a link to the site, in Chromium.
//
//   node scripts/card.mjs

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChromium } from './chromium.mjs'

const root = join(import.meta.dirname, '..')
const read = file => readFileSync(join(root, file), 'utf8')
const front = read('website/index.md')
const [name, question, tagline] = ['name', 'text', 'tagline'].map(
  key => front.match(new RegExp(`^  ${key}: (.+)`, 'm'))[1],
)

const browser = await startChromium()
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } })
await page.setContent(`<!doctype html><style>
  body { margin: 0; padding: 56px 64px; box-sizing: border-box; width: 1200px; height: 630px; background: #fff;
         color: #1c1e21; font: 30px/1.4 system-ui, sans-serif; display: flex; flex-direction: column }
  b { color: #2b6c40 }
  h1 { margin: 8px 0 12px; font-size: 68px; line-height: 1.1 }
  p { margin: 0 }
  svg { width: 1072px; height: auto; margin-top: auto }
</style><b>${name}</b><h1>${question}</h1><p>${tagline}</p>${read('docs/figures/friday-to-monday.svg')}`)
await page.screenshot({ path: join(root, 'website/public/card.png') })
await browser.close()
