import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { groups, presets } from '../playground/presets.ts'
import { examplesIt } from '../playground/texts/examples-it.ts'
import { dueOf, expectQuiet, playground, settled, violations } from './browser.ts'

const { open } = playground()

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)])
  return readFileSync(await download.path())
}

describe('the first visit', () => {
  it('shows a ticket that was reported now, with time left', async () => {
    const opened = await open({}, '')
    const { page } = opened
    await page.waitForSelector('body[data-shared]')
    expect(await page.textContent('#countdown')).toMatch(/^[\d:]+ left/)
    expect(await page.textContent('#due')).toMatch(/^Due /)
    expect(await page.inputValue('#preset')).toBe('desk')
    expect(await page.evaluate(() => location.hash)).toBe('')
    expect(await page.isDisabled('#undo')).toBe(true)
    expectQuiet(opened)
    await page.context().close()
  })

  it('offers twelve everyday examples first', () => {
    expect(Object.keys(groups)[0]).toBe('everyday')
    expect(groups.everyday).toHaveLength(12)
  })
})

describe('undo', () => {
  it('goes back step by step, and forward again, and reset loads the example', async () => {
    const { page } = await open()
    const seed = await dueOf(page)
    await page.selectOption('#severity', 'low')
    await settled(page)
    const low = await dueOf(page)
    await page.fill('#at', '2026-11-20T10:00')
    await settled(page)
    await page.click('#undo')
    await settled(page)
    expect(await dueOf(page)).toBe(low)
    await page.focus('#tab-hours')
    await page.keyboard.press('Control+z')
    await settled(page)
    expect(await dueOf(page)).toBe(seed)
    expect(await page.evaluate(() => location.hash)).toBe('#preset=seed')
    await page.click('#redo')
    await settled(page)
    expect(await dueOf(page)).toBe(low)
    await page.click('#reset')
    await settled(page)
    expect(await dueOf(page)).toBe(seed)
    expect(await page.textContent('#notice')).toBe('The example was loaded again.')
    await page.context().close()
  })
})

describe('dark and light', () => {
  const colours = (page: Page) =>
    page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector('#timeline .sla-paper')!).fill,
    ])
  const paper = { light: 'rgb(255, 255, 255)', dark: 'rgb(22, 25, 29)' }

  it.each(['light', 'dark'] as const)('follow the system, here %s', async colorScheme => {
    const { page } = await open({ colorScheme })
    expect(await colours(page)).toEqual([paper[colorScheme], paper[colorScheme]])
    expect(await page.getAttribute('#dark', 'aria-pressed')).toBe(String(colorScheme === 'dark'))
    await page.context().close()
  })

  it('follow the switch, which the site shares, and the system again once both agree', async () => {
    const { page } = await open({ colorScheme: 'light' })
    const stored = () => page.evaluate(() => localStorage.getItem('vitepress-theme-appearance'))
    await page.click('#dark')
    expect(await colours(page)).toEqual([paper.dark, paper.dark])
    expect(await stored()).toBe('dark')
    await page.reload()
    await settled(page)
    await page.waitForSelector('#timeline svg')
    expect(await colours(page)).toEqual([paper.dark, paper.dark])
    expect(await page.getAttribute('#dark', 'aria-pressed')).toBe('true')
    expect(await violations(page)).toEqual([])
    await page.click('#dark')
    expect(await colours(page)).toEqual([paper.light, paper.light])
    expect(await stored()).toBe('auto')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForSelector('#dark[aria-pressed=true]')
    expect(await colours(page)).toEqual([paper.dark, paper.dark])
    await page.click('#dark')
    expect(await colours(page)).toEqual([paper.light, paper.light])
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    expect((await colours(page))[0]).toBe(paper.light)
    await page.context().close()
  })

  it('show the choice of the site', async () => {
    const { page } = await open({ colorScheme: 'dark' })
    await page.evaluate(() => localStorage.setItem('vitepress-theme-appearance', 'light'))
    await page.reload()
    await settled(page)
    await page.waitForSelector('#timeline svg')
    expect(await colours(page)).toEqual([paper.light, paper.light])
    await page.context().close()
  })
})

describe('the list of examples', () => {
  it('has titles that fit on a phone', () => {
    const titles = [...presets, ...Object.values(examplesIt)].map(({ title }) => title)
    expect(titles.filter(({ length }) => length > 40)).toEqual([])
  })

  it('keeps its choice while the example is compared', async () => {
    const { page } = await open()
    await page.selectOption('#other', 'us-federal')
    await settled(page)
    expect(await page.inputValue('#preset')).toBe('seed')
    expect(await page.locator('#differing li').first().textContent()).toBe(
      '244 days from Fri, 20 Nov 2026: here 9 h, there 8 h',
    )
    await page.context().close()
  })
})

describe('Italian', () => {
  it('has each example', () => {
    expect(Object.keys(examplesIt).sort()).toEqual(presets.map(({ id }) => id).sort())
  })

  it('is spoken by the whole page, by address, button or browser', async () => {
    const opened = await open({ locale: 'it-IT' }, '#preset=two-teams')
    const { page } = opened
    expect(await page.textContent('h1')).toBe('Quando scade questo ticket?')
    expect(await page.getAttribute('html', 'lang')).toBe('it')
    expect(await page.textContent('#due')).toBe('Scadenza: lunedì 23 novembre 2026, 11:00')
    const text = await page.innerText('main')
    for (const word of ['Reported', 'hours', 'Breakdown', 'Pauses', 'closed']) expect(text).not.toContain(word)
    expectQuiet(opened)
    expect(await violations(page)).toEqual([])
    await page.click('.settings [lang=en]')
    expect(await page.textContent('#due')).toBe('Due Monday, 23 November 2026, 11:00')
    await page.context().close()
  })
})

describe('a comparison', () => {
  it('shows the ticket under another contract and the days that differ', async () => {
    const opened = await open({}, '#preset=us-federal')
    const { page } = opened
    await page.click('#keep')
    await page.fill('#week-0-fri', '')
    await page.press('#week-0-fri', 'Tab')
    await settled(page)
    expect(await page.locator('#compared tbody tr').first().allTextContents()).toEqual([
      'DueMon, 30 Nov 2026, 16:00Fri, 27 Nov 2026, 16:00',
    ])
    expect(await page.textContent('#gap')).toBe('The other one is due 72 h earlier.')
    expect(await page.locator('#compare svg').count()).toBe(1)
    expect(await page.locator('#differing li').first().textContent()).toBe(
      '49 days from Fri, 27 Nov 2026: here 0 h, there 8 h',
    )
    expectQuiet(opened)
    expect(await violations(page)).toEqual([])
    const { page: other } = await open({}, await page.evaluate(() => location.hash))
    expect(await other.textContent('#gap')).toBe('The other one is due 72 h earlier.')
    await other.selectOption('#other', 'bavaria')
    await settled(other)
    expect(await other.textContent('#compared')).toContain('Munich')
    await other.selectOption('#other', '')
    await settled(other)
    expect(await other.locator('#compared').count()).toBe(0)
    await page.context().close()
    await other.context().close()
  })
})

describe('the timeline', () => {
  it('is saved as SVG and as PNG', async () => {
    const opened = await open({ acceptDownloads: true })
    const { page } = opened
    expect(String(await saved(page, '#save-svg'))).toMatch(/^<svg [\s\S]*due 13:30[\s\S]*<\/svg>\s*$/)
    const png = await saved(page, '#save-png')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1920)
    expect(opened.complaints).toEqual([])
    await page.context().close()
  })
})

describe('a page inside another one', () => {
  it('shows the result alone, and leads to the whole page', async () => {
    const { page } = await open()
    await page.click('[data-copy=embed]')
    await page.waitForSelector('#copy')
    const code = (await page.textContent('#copy pre'))!
    const source = /src="([^"]+)"/.exec(code)![1]
    expect(source).toBe('playground.html?embed=1#preset=seed')
    await page.goto(new URL(source, page.url()).href)
    await settled(page)
    expect(await dueOf(page)).toBe('2026-11-23T12:30:00.000Z')
    expect(await page.isVisible('#timeline svg')).toBe(true)
    for (const id of ['ticket', 'contract', 'preset', 'take']) expect(await page.isVisible(`#${id}`)).toBe(false)
    expect(await page.getAttribute('.open-whole a', 'href')).toMatch(/playground\.html#preset=seed$/)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})

describe('a phone', () => {
  it('keeps the result in view while the form is edited', async () => {
    const { page } = await open({ viewport: { width: 390, height: 844 } })
    await page.locator('#add-events').scrollIntoViewIfNeeded()
    const box = (await page.locator('#bar').boundingBox())!
    expect(box.y).toBe(0)
    expect(await page.textContent('#bar strong')).toBe('Due Mon, 23 Nov 2026, 13:30')
    await page.click('#bar button')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('severity')
    await page.fill('#at', '')
    await settled(page)
    expect(await page.textContent('#bar span')).toBe('The input has an error.')
    const overflow = await page.evaluate(() => {
      document.querySelector('#bar span')!.textContent = 'closed until Monday '.repeat(5)
      const button = document.querySelector('#bar button')!
      return button.scrollWidth - button.clientWidth
    })
    expect(overflow).toBe(0)
    await page.context().close()
  })
})

describe('a small screen', () => {
  it('shows each interval as a block, and the hours of a day in full', async () => {
    const { page } = await open({ viewport: { width: 390, height: 844 } }, '#preset=desk')
    const [from, to, length] = await page.locator('#table tbody tr').first().locator('td').all()
    const [a, b, c] = await Promise.all([from, to, length].map(async cell => (await cell.boundingBox())!))
    expect(b.y).toBe(a.y)
    expect(c.y).toBeGreaterThan(a.y)
    const hours = page.locator('#week-0-mon')
    expect(await hours.inputValue()).toBe('09:00-13:00, 14:00-18:00')
    expect(await hours.evaluate(input => input.scrollWidth - input.clientWidth)).toBeLessThanOrEqual(0)
    await page.context().close()
  })
})

describe('each tab', () => {
  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('passes all accessibility rules of axe, %s, %i pixels wide', async (colorScheme, width) => {
    const { page } = await open({ colorScheme, viewport: { width, height: 900 } }, '#preset=year-end')
    for (const tab of ['hours', 'targets', 'json']) {
      await page.click(`#tab-${tab}`)
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
    await page.selectOption('#preset', 'escalated')
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})
