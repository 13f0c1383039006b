import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is. */
export function chromiumPath(): string {
  const path = PLACES.find(place => place && existsSync(place))
  if (!path) throw new Error('no Chromium found: install it, or set CHROMIUM to its path.')
  return path
}

/** A page that was opened, and what it must not have done. */
export type Opened = {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly requests: readonly string[]
}

/** Opens a page, and notes what it asks for and complains of. */
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

/** The rules of accessibility that a page breaks, each with the elements that do. */
export async function violations(page: Page) {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    // @ts-expect-error: brought by the text above
    const { violations } = await globalThis.axe.run()
    return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [
      id,
      nodes.map(({ html }) => html.slice(0, 200)),
    ])
  })
}

/** The playground as it is built, opened from a disk in a browser of its own for the tests of a file. */
export function playground() {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'playground-'))

  beforeAll(async () => {
    const executablePath = chromiumPath()
    // @ts-expect-error: a script, without types
    const { buildPlayground } = await import('../scripts/site.mjs')
    await buildPlayground(folder)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const onDisk = pathToFileURL(join(folder, 'playground.html')).href

  async function open(options: BrowserContextOptions = {}, hash = '', address = onDisk): Promise<Opened> {
    const opened = await openPage(browser, address + hash, { timezoneId: 'UTC', ...options })
    await settled(opened.page)
    return opened
  }

  return { open, folder }
}

/** Waits until the page has answered what it was asked, whether it could or not. */
export async function settled(page: Page) {
  // Longer than the page waits for the hand to rest.
  await page.waitForTimeout(300)
  await page.waitForSelector('body[data-state]')
}

/** When the page says that the ticket is due: an instant in UTC. */
export async function dueOf(page: Page): Promise<string | null> {
  return page.locator('#due time').getAttribute('datetime')
}

/** A page that has said nothing to the console, and has loaded its own three files only. */
export function expectQuiet({ complaints, requests }: Opened) {
  expect(complaints).toEqual([])
  const names = requests.map(url =>
    url.startsWith('data:') ? 'data:' : url.replace(/[#?].*$/, '').replace(/^(file|http:\/\/localhost):.*\//, ''),
  )
  expect([...new Set(names)].filter(name => name !== 'data:').sort()).toEqual([
    'playground.css',
    'playground.html',
    'playground.js',
  ])
}
