import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dueOf, expectQuiet, playground, settled } from './browser.ts'

const { open } = playground()

async function addEvent(page: Page, type: string, at: string, to?: string) {
  await page.click('#add-events')
  const row = page.locator('#events li').last()
  await row.locator('[data-part=type]').selectOption(type)
  await row.locator('[data-part=at]').fill(at)
  if (to !== undefined) await row.locator('[data-part=to]').selectOption(to)
  await settled(page)
}

const drawn = (page: Page) => page.locator('#timeline text').allTextContents()

describe('a change of severity', () => {
  it('compares the three rules, and one of them can be chosen', async () => {
    const opened = await open({}, '#preset=escalated')
    const { page } = opened
    const dues = await page.locator('.choice-due').allTextContents()
    expect(dues).toEqual(['Tue, 17 Nov 2026, 10:00', 'Tue, 17 Nov 2026, 13:00', 'Tue, 17 Nov 2026, 14:00'])
    expect(await dueOf(page)).toBe('2026-11-17T14:00:00.000Z')
    expect((await drawn(page)).some(text => text.startsWith('→ P1'))).toBe(true)
    await page.locator('[data-rule=retroactive] button').click()
    await settled(page)
    expect(await dueOf(page)).toBe('2026-11-17T10:00:00.000Z')
    await page.click('#tab-targets')
    expect(await page.inputValue('#on-severity-change')).toBe('retroactive')
    expectQuiet(opened)
    await page.context().close()
  })

  it('without the new severity causes an error, and without a change nothing is compared', async () => {
    const { page } = await open()
    expect(await page.locator('#choices').count()).toBe(0)
    await addEvent(page, 'severityChanged', '2026-11-20T17:00')
    expect(await page.textContent('#events-fault')).toBe('Event 1 has no severity. Choose the new one.')
    await page.locator('#events [data-part=to]').selectOption('critical')
    await settled(page)
    expect(await page.locator('.choice').count()).toBe(3)
    await page.context().close()
  })
})

describe('the result', () => {
  it('is breached by a late response, and met by an early one', async () => {
    const { page } = await open({}, '#preset=late')
    expect(await page.textContent('#status')).toBe('Breached on Mon, 23 Nov 2026, 15:00, 1 h 30 min after it was due.')
    await page.fill('#events [data-part=at]', '2026-11-23T10:30')
    await settled(page)
    expect(await page.textContent('#status')).toBe('Met on Mon, 23 Nov 2026, 10:30, 3 h before it was due.')
    await page.context().close()
  })

  it('continues after a reopening, and marks each event on the timeline', async () => {
    const { page } = await open({}, '#preset=reopened')
    expect(await dueOf(page)).toBe('2026-11-18T14:00:00.000Z')
    const words = await drawn(page)
    for (const event of ['resolved', 'reopened']) expect(words.some(text => text.startsWith(event))).toBe(true)
    expect(await page.locator('tbody').first().textContent()).toContain('clock stopped')
    await page.context().close()
  })

  it('names the closed time of a combined calendar without one of its places', async () => {
    const { page } = await open({}, '#preset=follow-the-sun')
    const rows = await page.locator('#table tbody tr').allTextContents()
    expect(rows.filter(row => row.includes('closed')).every(row => !/closed, \w/.test(row))).toBe(true)
    await page.context().close()
  })

  it('draws a lane for each place of a combined calendar', async () => {
    const { page } = await open({}, '#preset=follow-the-sun')
    const words = await page.locator('#timeline svg text').allTextContents()
    for (const place of ['Milan', 'Boston', 'Tokyo', 'hours of each office']) expect(words).toContain(place)
    await page.context().close()
  })

  it('shows an open pause until the end of its date', async () => {
    const { page } = await open()
    await page.click('#add-pauses')
    await settled(page)
    expect(await page.locator('#table tbody tr').allTextContents()).toEqual([
      expect.stringMatching(/^Fri, 20 Nov 2026, 16:30.*00:00paused7 h 30 min–6 h$/),
    ])
    expect(await page.locator('#timeline svg text').allTextContents()).toContain('paused')
    await page.context().close()
  })
})
