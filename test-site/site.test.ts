import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startChromium } from '../scripts/chromium.mjs'
import { openPage, settled, violations } from './browser.ts'
import { SEARCHES } from './searches.ts'

const root = join(import.meta.dirname, '..')
const site = mkdtempSync(join(tmpdir(), 'site-'))
/** The site is built for a path, as on most hosts. */
const BASE = '/a/b/'
const ORIGIN = 'https://example.org'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}
const PAGES = {
  'the front page': 'index.html',
  'the quick start': 'docs/getting-started.html',
  'a guide with pictures': 'docs/deadlines.html',
  'a guide of a product': 'docs/jira.html',
  'a guide in Italian': 'docs/msa-business-it.html',
  'the guide on testing': 'docs/testing.html',
  'the definitions': 'docs/semantics.html',
  'the API page of an entry point': 'api/sla-calendar/svg/index.html',
  'the API page of a function': 'api/sla-calendar/functions/deadline.html',
  'the API page of an interface': 'api/sla-calendar/interfaces/BusinessCalendar.html',
  'the playground': 'playground.html',
} as const

let browser: Browser
let server: Server
let host: string

beforeAll(async () => {
  const env = { ...process.env, SITE_BASE: BASE, SITE_ORIGIN: ORIGIN, SITE_OUT: site }
  for (const args of [
    ['typedoc', '--options', 'config/typedoc.json', '--logLevel', 'Warn'],
    ['vitepress', 'build', 'website'],
  ])
    execFileSync('npx', args, { cwd: root, env })
  browser = await startChromium()
  server = createServer(({ url }, response) => {
    const path = decodeURIComponent(new URL(url!, 'http://localhost').pathname)
    const file = join(site, normalize(path.slice(BASE.length)), path.endsWith('/') ? 'index.html' : '')
    if (!path.startsWith(BASE) || !existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[extname(file)], 'content-encoding': 'gzip' })
    response.end(gzipSync(readFileSync(file)))
  })
  await new Promise<void>(resolve => server.listen(0, resolve))
  host = `http://localhost:${(server.address() as AddressInfo).port}`
}, 600_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(site, { recursive: true, force: true })
})

function open(path: string, options: BrowserContextOptions = {}) {
  return openPage(browser, host + BASE + path, options)
}

/** Waits until the scripts of a page run. */
async function running(page: Page) {
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
}

/** Returns the part of an address that names a page. */
function pageOf(address: string | null): string {
  const { pathname } = new URL(address!, host)
  return pathname
    .slice(BASE.length)
    .replace(/\.html$/, '')
    .replace(/\/$/, '/index')
}

describe.each(Object.entries(PAGES))('%s', (_, path) => {
  it.each(['light', 'dark'] as const)(
    'passes all accessibility rules of axe, %s, on a screen and on a phone',
    async colorScheme => {
      const { page } = await open(path, { colorScheme })
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await violations(page), `${width} pixels`).toEqual([])
      }
      await page.context().close()
    },
  )

  it('does not scroll sideways from 320 to 1920 pixels', async () => {
    const { page } = await open(path)
    for (const width of [320, 390, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await page.context().close()
  })

  it('requests only files of the site, finds its images, and writes nothing to the console', async () => {
    const { page, complaints, requests } = await open(path)
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
    expect(requests.filter(url => !url.startsWith(host + BASE) && !url.startsWith('data:'))).toEqual([])
    const missing = await page.evaluate(() =>
      [...document.images].filter(image => !image.naturalWidth).map(({ src }) => src),
    )
    expect(missing).toEqual([])
    await page.context().close()
  })

  it('has a title, and describes itself to search engines and to chats', async () => {
    const { page } = await open(path)
    const contents = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name=description], meta[property^="og:"]')].map(meta => [
        meta.name || meta.getAttribute('property'),
        meta.content,
      ]),
    )
    const names = contents.filter(([, content]) => content).map(([name]) => name)
    const tags = ['description', 'image', 'site_name', 'title', 'type', 'url'].map(name => `og:${name}`)
    expect(names.sort()).toEqual(['description', ...tags])
    const address = ORIGIN + BASE + path.replace(/index\.html$/, '')
    expect(contents).toContainEqual(['og:url', address])
    expect(contents).toContainEqual(['og:image', `${ORIGIN + BASE}card.png`])
    expect(readFileSync(join(site, 'sitemap.xml'), 'utf8')).toContain(`<loc>${address}</loc>`)
    expect(await page.title()).toContain('sla-calendar')
    await page.context().close()
  })
})

describe('the timeline of the front page', () => {
  it('moves the due mark while the report is dragged', async () => {
    const { page } = await open('index.html')
    await running(page)
    expect(await page.textContent('.live .due')).toBe('Monday 4 May at 11:30')
    const mark = page.locator('.live .due-mark')
    const before = (await mark.boundingBox())!.x
    const report = (await page.locator('.live .report-mark').boundingBox())!
    const y = report.y + report.height / 2
    await page.mouse.move(report.x + 1, y)
    await page.mouse.down()
    await page.mouse.move(report.x - 60, y, { steps: 5 })
    expect(await page.textContent('.live .due')).not.toBe('Monday 4 May at 11:30')
    expect((await mark.boundingBox())!.x).toBeLessThan(before)
    await page.mouse.up()
    await page.context().close()
  })

  it('is moved by the keyboard, and describes itself to screen readers', async () => {
    const { page } = await open('index.html')
    await running(page)
    const slider = page.getByRole('slider', { name: 'Reported' })
    await slider.press('ArrowLeft')
    expect(await slider.getAttribute('aria-valuetext')).toBe(
      'Reported Thursday 30 April at 16:15, due Monday 4 May at 11:15',
    )
    await slider.press('Home')
    expect(await page.textContent('.live .due')).toBe('Wednesday 29 April at 14:00')
    await slider.press('End')
    expect(await page.textContent('.live .due')).toBe('Tuesday 5 May at 18:00')
    await page.context().close()
  })

  it('shows what the library computes, at each step', async () => {
    const { page } = await open('index.html')
    await running(page)
    const slider = page.getByRole('slider', { name: 'Reported' })
    const last = Number(await slider.getAttribute('max'))
    const { viewOf } = await import('../website/timeline.ts')
    for (let step = 0; step <= last; step += 29) {
      await slider.fill(String(step))
      expect(await page.textContent('.live .due')).toBe(viewOf(step).dueAt)
    }
    await page.context().close()
  })
})

describe('the search', () => {
  let page: Page
  beforeAll(async () => {
    page = (await open('index.html')).page
    await running(page)
    await page.click('.VPNavBarSearch button')
    await page.waitForSelector('#localsearch-input')
  })
  afterAll(() => page.context().close())

  it.each(SEARCHES)('finds "%s"', async (words, ...pages) => {
    await page.fill('#localsearch-input', words)
    await page.waitForSelector('a.result')
    // The results change until the last letter is searched for.
    await page.waitForTimeout(400)
    const links = await page.locator('a.result').evaluateAll(all => all.map(a => a.getAttribute('href')))
    const found = [...new Set(links.map(pageOf))].slice(0, 3)
    expect(
      found.filter(name => pages.includes(name)),
      `found ${found.join(', ')}`,
    ).not.toEqual([])
  })

  it('does not find the links at the end of a page', async () => {
    await page.fill('#localsearch-input', 'pause')
    await page.waitForSelector('a.result')
    await page.waitForTimeout(400)
    const titles = await page.locator('a.result .title').allTextContents()
    expect(titles.filter(title => title.trim() === 'Next')).toEqual([])
  })
})

describe('the navigation', () => {
  it('has a group for each task, and every guide in one of them', async () => {
    const { page } = await open('docs/getting-started.html')
    const groups = await page.locator('.VPSidebarItem.level-0 > .item').allTextContents()
    expect(groups).toEqual(['Start', 'How-to', 'Check SLAs', 'Scale', 'Reference', 'About'])
    const links = await page.locator('.VPSidebar a').evaluateAll(all => all.map(a => a.getAttribute('href')))
    const guides = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md'))
    expect(links.map(pageOf)).toEqual(expect.arrayContaining(guides.map(name => `docs/${name.replace(/\.md$/, '')}`)))
    await page.context().close()
  })

  it('leads from guide to guide, forwards and back', async () => {
    const { page } = await open('docs/getting-started.html')
    await running(page)
    await page.click('.pager-link.next')
    await page.waitForURL(/concepts\.html$/)
    await page.click('.pager-link.prev')
    await page.waitForURL(/getting-started\.html$/)
    await page.context().close()
  })

  it('leads from a guide to the playground and back', async () => {
    const { page } = await open('docs/deadlines.html')
    await page.click('.VPNavBarMenu >> text=Playground')
    await settled(page)
    expect(pageOf(page.url())).toBe('playground')
    await page.click('#site >> text=Guides')
    await page.waitForURL(/getting-started\.html$/)
    await page.context().close()
  })

  it('has an anchor for each paragraph of the definitions', async () => {
    const { page } = await open('docs/semantics.html')
    const numbers = Array.from({ length: 14 }, (_, i) => `s${i + 1}`)
    const ids = await page.evaluate(() => [...document.querySelectorAll('a[id]')].map(({ id }) => id))
    expect(ids.filter(id => /^s\d+$/.test(id))).toEqual(numbers)
    await page.context().close()
  })
})

describe('the links', () => {
  it('lead to existing pages and places', () => {
    const script = join(root, 'scripts/links.mjs')
    const env = { ...process.env, SITE_BASE: BASE }
    expect(execFileSync(process.execPath, [script, '--site', site], { encoding: 'utf8', env })).toBe(
      'links: no dead links\n',
    )
  })

  it('lead from every paragraph that an API page cites to the paragraph itself', () => {
    const files = readdirSync(join(site, 'api'), { recursive: true, encoding: 'utf8' })
    const pages = files
      .filter(name => name.endsWith('.html'))
      .map(name => readFileSync(join(site, 'api', name), 'utf8'))
    const bodies = pages.map(html => html.slice(html.indexOf('<main'), html.indexOf('</main>')))
    const cited = bodies.flatMap(html => [...html.matchAll(/(?<!RFC \d+ )§\d+/g)].map(([number]) => number))
    const linked = bodies.flatMap(html => [...html.matchAll(/docs\/semantics\.html#s(\d+)"[^>]*>§\1<\/a>/g)])
    expect(cited.length).toBeGreaterThan(20)
    expect(linked).toHaveLength(cited.length)
  })
})

describe('a reader of the site', () => {
  it('gets from the front page to a program for eight working hours in Tokyo by one click and one copy', async () => {
    const { page } = await open('index.html')
    await page.click('text=Eight working hours in Tokyo')
    await settled(page)
    await page.click('[data-copy=code]')
    const code = (await page.textContent('#copy pre'))!
    expect(code).toContain('Asia/Tokyo')
    const printed = execFileSync(process.execPath, ['--input-type=module'], {
      cwd: root,
      input: code,
      encoding: 'utf8',
    })
    const shown = await page.getAttribute('#due time', 'datetime')
    expect(new Date(printed.split('\n')[0].replace(/\[.*/, '')).toISOString()).toBe(new Date(shown!).toISOString())
    await page.context().close()
  })

  it('sees code that scrolls, not code that wraps', async () => {
    const { page } = await open('docs/getting-started.html', { viewport: { width: 390, height: 800 } })
    const wraps = await page
      .locator('.vp-doc pre code')
      .evaluateAll(blocks => blocks.map(block => getComputedStyle(block).whiteSpace))
    expect(new Set(wraps)).toEqual(new Set(['pre']))
    await page.context().close()
  })

  it('prints the text of a page without the navigation', async () => {
    const { page } = await open('docs/getting-started.html')
    await page.emulateMedia({ media: 'print' })
    for (const part of ['.VPNav', '.VPSidebar', '.VPDocFooter', '.aside'])
      expect(await page.locator(part).first().isVisible(), part).toBe(false)
    expect(await page.locator('.vp-doc h1').isVisible()).toBe(true)
    await page.context().close()
  })
})

describe('the transfer size', () => {
  it.each(['index.html', 'playground.html'])('of %s is below 300 KB', async path => {
    const { page } = await open(path)
    await page.waitForLoadState('networkidle')
    const [bytes, ready] = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      return [
        [navigation, ...resources].reduce((sum, entry) => sum + entry.encodedBodySize, 0),
        navigation.loadEventEnd,
      ]
    })
    // The time depends on the load of the machine, so it is only printed.
    console.log(`${path}: ${(bytes / 1000).toFixed(0)} KB compressed, loaded after ${ready.toFixed(0)} ms`)
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(300_000)
    await page.context().close()
  })
})
