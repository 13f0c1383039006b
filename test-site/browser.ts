import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { startChromium } from '../scripts/chromium.mjs'

/** An opened page with its console messages, its errors and its requests. */
export type Opened = {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly requests: readonly string[]
}

/** Opens a page, and records its console messages, its errors and its requests. */
export async function openPage(browser: Browser, address: string, options: BrowserContextOptions): Promise<Opened> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('request', request => requests.push(request.url()))
  await page.goto(address)
  return { page, complaints, requests }
}

/** Returns the accessibility rules that a page breaks, each with the elements that break it. */
export async function violations(page: Page) {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    // @ts-expect-error: defined by the source above
    const { violations } = await globalThis.axe.run()
    return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [
      id,
      nodes.map(({ html }) => html.slice(0, 200)),
    ])
  })
}

/** Builds the playground and starts a browser for the tests of a file. The page is opened from the disk. */
export function playground() {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'playground-'))

  beforeAll(async () => {
    const { buildPlayground } = await import('../scripts/site.mjs')
    await buildPlayground(folder)
    browser = await startChromium()
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const onDisk = pathToFileURL(join(folder, 'playground.html')).href

  /** Opens the page, with the example of the built-in contract unless a hash names something else. */
  async function open(options: BrowserContextOptions = {}, hash = '#preset=seed', address = onDisk): Promise<Opened> {
    const opened = await openPage(browser, address + hash, { timezoneId: 'UTC', ...options })
    await settled(opened.page)
    return opened
  }

  /** Opens the page, and the tab with the JSON of the contract. */
  async function openJson(...given: Parameters<typeof open>): Promise<Opened> {
    const opened = await open(...given)
    await opened.page.click('#tab-json')
    return opened
  }

  return { open, openJson, folder }
}

/** Waits until the page has shown a result or an error. */
export async function settled(page: Page) {
  await page.waitForSelector('body[data-state]:not([data-waiting])')
}

/** Returns the due time that the page shows, as an instant in UTC. */
export async function dueOf(page: Page): Promise<string | null> {
  return page.locator('#due time').getAttribute('datetime')
}

/** Expects that a page has no console messages and no errors, and has loaded only its own files. */
export function expectQuiet({ complaints, requests }: Opened, parts: readonly string[] = []) {
  expect(complaints).toEqual([])
  const names = requests.map(url =>
    url.startsWith('data:') ? 'data:' : url.replace(/[#?].*$/, '').replace(/^(file|http:\/\/localhost):.*\//, ''),
  )
  const own = [...parts, 'playground.css', 'playground.html', 'playground.js']
  expect([...new Set(names)].filter(name => name !== 'data:').sort()).toEqual(own.sort())
}
