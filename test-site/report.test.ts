import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startChromium } from '../scripts/chromium.mjs'
import { checkCommand } from '../src/cli/commands/check.ts'
import { diffCommand } from '../src/cli/commands/diff.ts'
import { forecastCommand } from '../src/cli/commands/forecast.ts'
import { openPage, violations } from './browser.ts'

const LONG = 'a-name-without-any-place-to-break-it-'.repeat(4)
const DOCUMENT = {
  name: 'Acme service desk',
  ticketUrl: 'https://example.org/browse/{id}',
  logo: 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=',
  calendar: 'italianOffice',
  policies: {
    gold: {
      name: 'Gold',
      severities: {
        high: { level: 1, firstResponse: { within: 'PT2H', clock: 'always' } },
        [LONG]: { level: 2, firstResponse: { within: 'PT6H', clock: 'business' } },
      },
    },
  },
  contracts: [
    { agreement: 'SLA', policy: 'gold' },
    { agreement: 'OLA', policy: 'gold' },
  ],
  objectives: [{ min: 95, per: 'month', credits: [{ below: 95, percent: 5 }] }],
  tickets: { columns: { channel: null } },
}

/** Two months of tickets: met, breached and open ones. The last row is invalid. */
const ROWS = [
  'id,severity,reportedAt,respondedAt',
  'A-1,high,2026-10-05T08:00Z,2026-10-05T09:00Z',
  'A-2,high,2026-10-13T08:00Z,2026-10-16T09:00Z',
  `${LONG},${LONG},2026-11-20T15:30Z,2026-11-24T15:00Z`,
  'A-10,high,2026-11-23T08:00Z,2026-11-23T10:30Z',
  'A-9,high,2026-11-23T08:00Z,',
  'A-11,high,2026-11-24T10:00Z,',
  'A-12,hihg,2026-11-24T10:00Z,',
]
const NOW = '2026-11-24T11:00Z'

const folder = mkdtempSync(join(tmpdir(), 'report-'))
const file = (name: string) => join(folder, name)
let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
  writeFileSync(file('sla.json'), JSON.stringify(DOCUMENT))
  const shorter = JSON.stringify(DOCUMENT).replace('PT2H', 'PT4H')
  writeFileSync(file('new.json'), shorter)
  writeFileSync(file('tickets.csv'), ROWS.join('\n'))
  writeFileSync(file('valid.csv'), ROWS.slice(0, -1).join('\n'))
  const options = ['--now', NOW, '--report']
  const terms = ['--document', file('sla.json'), ...options]
  await checkCommand.run([file('valid.csv'), ...terms, `html=${file('check.html')}`])
  await checkCommand.run([file('tickets.csv'), ...terms, `html=${file('not-checked.html')}`])
  await checkCommand.run([file('valid.csv'), '--locale', 'it', ...terms, `html=${file('italian.html')}`])
  await forecastCommand.run([file('valid.csv'), ...terms, `html=${file('forecast.html')}`])
  await diffCommand.run([
    ...[file('sla.json'), file('new.json'), file('valid.csv')],
    ...options,
    `html=${file('diff.html')}`,
  ])
})

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(name: string, options: BrowserContextOptions = {}) {
  return openPage(browser, pathToFileURL(file(name)).href, options)
}

/** The parts of a page, outside of pictures, that are wider than the window. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('body *:not(svg *)')]
      .filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .filter(
        element => getComputedStyle(element).display !== 'inline' && element.getBoundingClientRect().right > innerWidth,
      )
      .map(element => element.outerHTML.slice(0, 100)),
  )
}

describe.each(['check.html', 'not-checked.html', 'italian.html', 'forecast.html', 'diff.html'])('%s', name => {
  it('passes all accessibility rules of axe, light and dark, 1280 and 390 pixels wide', async () => {
    const { page } = await open(name)
    expect(await page.locator('h1').count()).toBe(1)
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 390]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        expect([colorScheme, width, await violations(page)]).toEqual([colorScheme, width, []])
      }
    await page.context().close()
  })

  it('does not scroll sideways, however wide the window is', async () => {
    const { page } = await open(name)
    for (const width of [1280, 1001, 1000, 820, 761, 760, 390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      const scrolled = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([width, Math.max(width, scrolled), await tooWide(page)]).toEqual([width, width, []])
    }
    await page.context().close()
  })

  it('requests nothing, and writes nothing to the console', async () => {
    const { page, complaints, requests } = await open(name)
    expect(complaints).toEqual([])
    expect(requests.filter(url => !url.startsWith('data:'))).toEqual([pathToFileURL(file(name)).href])
    await page.context().close()
  })

  it('is complete without scripts', async () => {
    const texts = await Promise.all(
      [true, false].map(async javaScriptEnabled => {
        const { page } = await open(name, { javaScriptEnabled })
        const text = await page.locator('main').innerText()
        await page.context().close()
        return text
      }),
    )
    expect(texts[1]).toBe(texts[0])
  })
})

describe('a table', () => {
  const table = '#t >> nth=0'

  /** Opens the check, and marks the table of the worst breaches. */
  async function breaches(options: BrowserContextOptions = {}) {
    const { page } = await open('check.html', options)
    await page.evaluate(() => {
      for (const table of document.querySelectorAll('table'))
        if (table.tHead!.textContent!.includes('Late by')) table.id ||= 't'
    })
    const names = () => page.locator(`${table} >> tbody th`).allInnerTexts()
    const sorted = () =>
      page
        .locator(`${table} >> thead th[aria-sort]`)
        .evaluateAll(heads => heads.map(head => [head.textContent, head.getAttribute('aria-sort')]))
    return { page, names, sorted }
  }

  it('is sorted by a heading that is reached and pressed with the keyboard', async () => {
    const { page, names, sorted } = await breaches()
    expect(await names()).toEqual(['A-2', 'A-9', LONG, 'A-10'])
    expect(await sorted()).toEqual([])
    await page.locator(`${table} >> thead button >> nth=0`).focus()
    await page.keyboard.press('Enter')
    expect(await names()).toEqual(['A-2', 'A-9', 'A-10', LONG])
    expect(await sorted()).toEqual([['Ticket', 'ascending']])
    await page.keyboard.press('Space')
    expect(await names()).toEqual([LONG, 'A-10', 'A-9', 'A-2'])
    expect(await sorted()).toEqual([['Ticket', 'descending']])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await sorted()).toEqual([['Due', 'ascending']])
    expect(await names()).toEqual(['A-2', 'A-10', 'A-9', LONG])
    await page.context().close()
  })

  it('is sorted by lengths of time, percentages and times, not by their letters', async () => {
    const { page, names } = await breaches()
    const order = async (head: string) => {
      await page.locator(`${table} >> thead button`, { hasText: head }).click()
      return names()
    }
    expect(await order('Late by')).toEqual(['A-10', LONG, 'A-9', 'A-2'])
    expect(await page.locator(`${table} >> tbody tr td:nth-child(6)`).allInnerTexts()).toEqual([
      ...['30 min', '7 h 30 min', '25 h', '71 h'],
    ])
    expect(await order('Used')).toEqual(['A-10', LONG, 'A-9', 'A-2'])
    expect(await order('Stopped')).toEqual(['A-2', 'A-10', LONG, 'A-9'])
    expect(await order('Stopped')).toEqual([LONG, 'A-9', 'A-10', 'A-2'])
    await page.context().close()
  })

  it('stays a table for screen readers on a phone', async () => {
    const { page } = await breaches({ viewport: { width: 390, height: 800 } })
    expect(await page.getByRole('table').count()).toBeGreaterThan(3)
    expect(await page.getByRole('columnheader', { name: 'Late by' }).count()).toBeGreaterThan(0)
    await page.context().close()
  })
})

describe('the printed report', () => {
  it('fits the width of a sheet, with the wide timelines, without marks of sorting', async () => {
    const { page } = await open('check.html', { viewport: { width: 690, height: 900 } })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(690)
    expect(await page.locator('.wide >> nth=0').isVisible()).toBe(true)
    expect(await page.locator('.narrow >> nth=0').isVisible()).toBe(false)
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(ground).toBe('rgb(255, 255, 255)')
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await page.context().close()
  })
})

describe('the links', () => {
  it('lead to the tickets', async () => {
    const { page } = await open('check.html')
    const links = await page.locator('a').evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href))
    expect(links).toContain('https://example.org/browse/A-10')
    expect(links.filter(link => !link.startsWith('https://example.org/browse/'))).toEqual([])
    await page.context().close()
  })
})
