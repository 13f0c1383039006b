import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openPage, settled, violations } from './browser.ts'

const root = join(import.meta.dirname, '..')
const site = mkdtempSync(join(tmpdir(), 'site-'))
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}
const PAGES = {
  'the front page': 'index.html',
  'a guide': 'documents/docs_deadlines.html',
  'a guide in Italian': 'documents/docs_msa-business-it.html',
  'the guide on testing': 'documents/docs_testing.html',
  'the API page of a function': 'functions/index.deadline.html',
  'the API page of an interface': 'interfaces/index.BusinessCalendar.html',
} as const

let browser: Browser
let server: Server
let base: string

beforeAll(async () => {
  execFileSync('npx', ['typedoc', '--options', 'config/typedoc.json', '--out', site, '--logLevel', 'Warn'], {
    cwd: root,
  })
  // @ts-expect-error: a script, without types
  const { buildPlayground } = await import('../scripts/site.mjs')
  await buildPlayground(site)
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] })
  server = createServer(({ url }, response) => {
    const file = join(
      site,
      normalize(decodeURIComponent(new URL(url!, 'http://localhost').pathname).slice('/a/b'.length)),
    )
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[extname(file)], 'content-encoding': 'gzip' })
    response.end(gzipSync(readFileSync(file)))
  })
  await new Promise<void>(resolve => server.listen(0, resolve))
  base = `http://localhost:${(server.address() as AddressInfo).port}/a/b/`
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(site, { recursive: true, force: true })
})

/**
 * Opens a page of the site.
 *
 * @param address of the site @defaultValue its folder on the disk
 */
function open(path: string, options: BrowserContextOptions = {}, address = pathToFileURL(`${site}/`).href) {
  return openPage(browser, address + path, options)
}

describe.each(Object.entries(PAGES))('%s', (_, path) => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('passes all accessibility rules of axe, %s, %i pixels wide', async (colorScheme, width) => {
    const { page } = await open(path, { colorScheme, viewport: { width, height: 900 } })
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it('requests only files of the site, and writes nothing to the console', async () => {
    const { page, complaints, requests } = await open(path)
    expect(complaints).toEqual([])
    expect(requests.filter(url => !url.startsWith(pathToFileURL(site).href) && !url.startsWith('data:'))).toEqual([])
    await page.context().close()
  })

  it.each([390, 320])('does not scroll sideways at %i pixels', async width => {
    const { page } = await open(path, { viewport: { width, height: 800 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.context().close()
  })

  it('finds all its images', async () => {
    const { page } = await open(path)
    const missing = await page.evaluate(() =>
      [...document.images].filter(image => !image.naturalWidth).map(({ src }) => src),
    )
    expect(missing).toEqual([])
    await page.context().close()
  })
})

describe('the search', () => {
  it.each(['a disk', 'a server, under any path'])('finds a name if the site is opened from %s', async place => {
    const { page, complaints } = await open('index.html', {}, place === 'a disk' ? undefined : base)
    await page.click('#tsd-search-trigger')
    await page.keyboard.type('businessCalendar')
    await page.waitForSelector('#tsd-search-results li a')
    const found = await page.locator('#tsd-search-results li a').first().getAttribute('href')
    expect(found).toMatch(/index\.businessCalendar\.html$/i)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('the links', () => {
  it('lead to existing pages and places', () => {
    const script = join(root, 'scripts/links.mjs')
    expect(execFileSync(process.execPath, [script, '--site', site], { encoding: 'utf8' })).toBe(
      'links: no dead links\n',
    )
  })

  it('lead from every paragraph that an API page cites to the paragraph itself', () => {
    const pages = ['classes', 'functions', 'interfaces', 'types', 'variables'].flatMap(folder =>
      readdirSync(join(site, folder)).map(name => readFileSync(join(site, folder, name), 'utf8')),
    )
    const cited = pages.flatMap(html => [...html.matchAll(/(?<!RFC \d+ )§\d+/g)].map(([number]) => number))
    const linked = pages.flatMap(html => [...html.matchAll(/docs_semantics\.html#s(\d+)">§\1<\/a>/g)])
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

  it('reaches the playground from the header of a guide', async () => {
    const { page } = await open('documents/docs_deadlines.html')
    await page.click('#tsd-toolbar-links >> text=Playground')
    expect(new URL(page.url()).pathname).toBe(`${site}/playground.html`)
    await page.context().close()
  })
})

describe('the transfer size and the loading time', () => {
  it.each(['index.html', 'playground.html'])('of %s are below 300 KB and one second', async path => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(base + path, { waitUntil: 'networkidle' })
    const [bytes, ready] = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      return [
        [navigation, ...resources].reduce((sum, entry) => sum + entry.encodedBodySize, 0),
        navigation.loadEventEnd,
      ]
    })
    console.log(`${path}: ${(bytes / 1024).toFixed(0)} KB compressed, loaded after ${ready.toFixed(0)} ms`)
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(300 * 1024)
    expect(ready).toBeLessThan(1000)
    await context.close()
  })
})
