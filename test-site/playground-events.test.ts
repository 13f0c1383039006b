import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dueOf, expectQuiet, playground, settled, violations } from './browser.ts'

const { open } = playground()

async function addEvent(page: Page, type: string, at: string, to?: string) {
  await page.click('#add-events')
  const row = page.locator('#events li').last()
  await row.locator('[data-part=type]').selectOption(type)
  await row.locator('[data-part=at]').fill(at)
  if (to !== undefined) await row.locator('[data-part=to]').fill(to)
  await settled(page)
}

const items = (page: Page, id: string) => page.locator(`#${id} li`).allTextContents()

describe('the example with two teams', () => {
  it.each([1280, 390])('shows alerts and teams on the timeline and as lists, %i pixels wide', async width => {
    const opened = await open({ viewport: { width, height: 900 } }, '#preset=two-teams')
    const { page } = opened
    const drawn = await page.locator('#timeline text').allTextContents()
    expect(drawn).toEqual(expect.arrayContaining(['50% 16:00', 'last hour 10:00', 'due 11:00']))
    expect(drawn.some(word => word.startsWith('network'))).toBe(true)
    expect(await items(page, 'alerts')).toEqual(['50%: Fri, 20 Nov 2026, 16:00', 'last hour: Mon, 23 Nov 2026, 10:00'])
    expect(await items(page, 'holders')).toEqual(['network: 8 h counted, 100%'])
    expect(await page.locator('tbody').textContent()).toContain('with another team, desk')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expectQuiet(opened)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it('offers its own target and the events of its own, and explains a target that has not started', async () => {
    const { page } = await open({}, '#preset=two-teams')
    expect(await page.locator('#target option').allTextContents()).toEqual(['First response', 'Repair'])
    const types = await page.locator('#events li').first().locator('option').allTextContents()
    expect(types.slice(-2)).toEqual(['acknowledged', 'repaired'])
    await page.locator('#events button').first().click()
    await settled(page)
    expect(await page.textContent('#due')).toBe('Not started: no due time before the first event of the target')
    expect(await page.title()).toBe('Not started – sla-calendar')
    await page.selectOption('#target', 'firstResponse')
    await settled(page)
    expect(await dueOf(page)).toBe('2026-11-20T10:00:00.000Z')
    expect(await page.isVisible('#alerts')).toBe(false)
    await page.context().close()
  })
})

describe('an event', () => {
  it('of a hand-off divides the counted time among the teams, and its link restores it', async () => {
    const opened = await open()
    const { page } = opened
    expect(await page.isVisible('#holders')).toBe(false)
    await addEvent(page, 'assigned', '2026-11-20T16:30', 'desk')
    await addEvent(page, 'assigned', '2026-11-23T10:00', 'network')
    const shares = ['desk: 2 h 30 min counted, 42%', 'network: 3 h 30 min counted, 58%']
    expect(await items(page, 'holders')).toEqual(shares)
    expect(await dueOf(page)).toBe('2026-11-23T12:30:00.000Z')
    const { page: other } = await open({}, await page.evaluate(() => location.hash))
    expect(await items(other, 'holders')).toEqual(shares)
    expect(await other.textContent('#notice')).toBe('')
    expectQuiet(opened)
    await page.context().close()
    await other.context().close()
  })

  it('of a late response is marked on the timeline', async () => {
    const { page } = await open()
    await addEvent(page, 'responded', '2026-11-23T15:00')
    expect(await page.locator('#timeline text').allTextContents()).toContain('answered 15:00')
    expect(await page.locator('tbody').textContent()).toContain('after due')
    expect(await page.locator('#events [data-part=to]').isVisible()).toBe(false)
    await page.context().close()
  })

  it.each([
    [
      'without a team',
      'assigned',
      '2026-11-20T17:00',
      '',
      'Event 1 has no team. Enter who has the ticket from then on.',
    ],
    ['without a time', 'responded', '', undefined, 'Event 1 has no time. Enter when it happened.'],
    [
      'before the report',
      'responded',
      '2026-11-20T12:00',
      undefined,
      'Event 1 is before the report, Friday, 20 November 2026, 16:30. Correct one of the two times.',
    ],
  ])('%s causes an error under the events', async (_, type, at, to, message) => {
    const { page } = await open()
    await addEvent(page, type, at, to)
    expect(await page.textContent('#events-fault')).toBe(message)
    expect(await page.textContent('#stale')).toContain('error in the other events')
    await page.context().close()
  })
})
