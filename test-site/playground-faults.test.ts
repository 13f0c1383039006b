import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { presets } from '../playground/presets.ts'
import { dueOf, expectQuiet, playground, settled } from './browser.ts'

const { open, openJson } = playground()

async function pick(page: Page, preset: string) {
  await page.selectOption('#preset', preset)
  await settled(page)
}

async function addPause(page: Page, from: string, until: string, reason = '') {
  await page.click('#add-pauses')
  const pause = page.locator('#pauses li').last()
  await pause.locator('[data-part=from]').fill(from)
  await pause.locator('[data-part=until]').fill(until)
  await pause.locator('[data-part=reason]').fill(reason)
  await settled(page)
}

describe('an example', () => {
  it('shows no countdown, so none opens as overdue', async () => {
    const { page } = await open()
    for (const { id } of presets) {
      await pick(page, id)
      expect(await page.textContent('#countdown')).toBe('')
    }
    await page.click('#now')
    await settled(page)
    expect(await page.textContent('#countdown')).toMatch(/left/)
    await page.fill('#at', '2026-11-20T16:30')
    await settled(page)
    expect(await page.textContent('#countdown')).toBe('')
    await page.context().close()
  })

  it('keeps its short address until something is changed', async () => {
    const hashOf = (page: Page) => page.evaluate(() => location.hash)
    const { page } = await open({}, '#preset=tokyo')
    await page.waitForSelector('body[data-shared]')
    expect(await hashOf(page)).toBe('#preset=tokyo')
    await pick(page, 'apia')
    expect(await hashOf(page)).toBe('#preset=apia')
    await page.click('[data-copy=link]')
    expect(await page.textContent('#copy pre')).toMatch(/#preset=apia$/)
    await page.selectOption('#preset', 'seed')
    await settled(page)
    await page.selectOption('#severity', 'low')
    await settled(page)
    expect(await hashOf(page)).toMatch(/^#s=/)
    const { page: first } = await open({}, '')
    await first.waitForSelector('body[data-shared]')
    expect(await hashOf(first)).toBe('')
    await page.context().close()
    await first.context().close()
  })

  it('replaces a typed calendar in a way that Undo and Back restore it', async () => {
    const opened = await openJson()
    const { page } = opened
    // The second text has an error and is restored too.
    for (const typed of [
      '{ "timeZone": "Europe/Rome", "hours": { "mon": "09:00-18:00" } }',
      '{ "timeZone": "Rome" }',
    ]) {
      await page.fill('#calendar', typed)
      await settled(page)
      await pick(page, 'tokyo')
      expect(await page.textContent('#notice')).toBe('The example replaced what you had typed.')
      await page.click('#undo-notice')
      await settled(page)
      expect(await page.inputValue('#calendar')).toBe(typed)
      expect(await page.isVisible('#undo-notice')).toBe(false)
      await pick(page, 'apia')
      await page.goBack()
      await settled(page)
      expect(await page.inputValue('#calendar')).toBe(typed)
    }
    await page.context().close()
  })
})

describe('a pause', () => {
  it('that ends before it starts causes an error under Pauses', async () => {
    const { page } = await open()
    await addPause(page, '2026-11-20T17:00', '2026-11-20T17:30')
    await page.fill('#pauses [data-part=until]', '2026-11-20T16:45')
    await settled(page)
    expect(await page.textContent('#pauses-fault')).toBe('Pause 1 ends before it starts. Correct one of the two times.')
    expect(await page.textContent('#stale')).toContain('error in the pauses')
    expect(await dueOf(page)).toBe('2026-11-23T13:00:00.000Z')
    await page.context().close()
  })

  it('before the report causes an error under Pauses, not under the ticket', async () => {
    const { page } = await open()
    await addPause(page, '2026-11-20T17:00', '2026-11-20T17:30')
    await addPause(page, '2026-11-20T12:00', '2026-11-20T13:00')
    expect(await page.textContent('#pauses-fault')).toBe(
      'Pause 2 starts before the report, Friday, 20 November 2026, 16:30. Correct one of the two times.',
    )
    expect(await page.textContent('#ticket-fault')).toBe('')
    expect(await page.locator('#pauses .row-title').allTextContents()).toEqual(['Pause 1', 'Pause 2'])
    await page.locator('#pauses button').first().click()
    expect(await page.locator('#pauses .row-title').allTextContents()).toEqual(['Pause 1'])
    await page.context().close()
  })

  it('without a start causes an error, and one without an effect is listed', async () => {
    const { page } = await open()
    await addPause(page, '', '2026-11-20T17:30')
    expect(await page.textContent('#pauses-fault')).toBe('Pause 1 has no start. Enter when the pause began.')
    await page.locator('#pauses button').first().click()
    await addPause(page, '2026-11-20T17:00', '2026-11-20T17:30', 'customer')
    expect(await page.textContent('#ignored')).toBe('')
    await addPause(page, '2026-11-20T17:10', '2026-11-20T17:40', 'customer')
    expect(await page.textContent('#ignored')).toContain('The pause from Fri, 20 Nov 2026, 17:10 has no effect')
    await page.context().close()
  })

  it('stays when Now is pressed, and keeps its distance from the report', async () => {
    const { page } = await open({}, '#preset=paused')
    const before = { at: await page.inputValue('#at'), from: await page.locator('[data-part=from]').inputValue() }
    await page.clock.setFixedTime(new Date('2026-12-02T09:00Z'))
    await page.click('#now')
    await settled(page)
    const after = { at: await page.inputValue('#at'), from: await page.locator('[data-part=from]').inputValue() }
    const gap = ({ at, from }: typeof before) => Date.parse(`${from}Z`) - Date.parse(`${at}Z`)
    expect(gap(after)).toBe(gap(before))
    expect(await page.locator('#pauses [data-part=reason]').inputValue()).toBe('customer')
    expect(await page.textContent('#pauses-fault')).toBe('')
    await page.context().close()
  })
})

describe('an error', () => {
  it('of an empty report time asks for the date and the time', async () => {
    const { page } = await open()
    await page.fill('#at', '')
    await settled(page)
    expect(await page.textContent('#at-fault')).toBe('Enter the date and the time at which the ticket was reported.')
    await page.context().close()
  })

  it.each([
    ['never opens', '{ "timeZone": "Europe/Rome", "hours": {} }', /no open time after the report/],
    [
      'opens too little',
      '{ "timeZone": "Europe/Rome", "hours": {}, "exceptions": { "2026-11-24": "09:00-10:00" } }',
      /no open time|too little open time/,
    ],
  ])('of a calendar that %s is shown under the calendar', async (_, calendar, message) => {
    const opened = await openJson()
    const { page } = opened
    await page.fill('#calendar', calendar)
    await settled(page)
    expect(await page.textContent('#calendar-fault')).toMatch(message)
    expect(await page.textContent('#calendar-fault')).not.toMatch(/\.\d{3}Z|Line/)
    expect(await page.textContent('#ticket-fault')).toBe('')
    expect(await page.textContent('#stale')).toBe('There is an error in the calendar. Showing the last valid result.')
    expectQuiet(opened)
    await page.context().close()
  })

  it('dims the last valid result', async () => {
    const { page } = await openJson()
    const look = () =>
      page.evaluate(() => [
        getComputedStyle(document.querySelector('#due time')!).textDecorationLine,
        getComputedStyle(document.querySelector('#timeline svg')!).opacity,
      ])
    expect(await look()).toEqual(['none', '1'])
    await page.fill('#calendar', '{')
    await settled(page)
    expect(await look()).toEqual(['line-through', '0.45'])
    await page.context().close()
  })
})

describe('the breakdown', () => {
  it.each([1280, 390])(
    'fits its table %i pixels wide, over years too, and has a shadow where a table scrolls',
    async width => {
      const { page } = await openJson({ viewport: { width, height: 900 } })
      const policy = await page.inputValue('#policy')
      await page.fill('#policy', policy.replaceAll(/"hours": \d+/g, '"hours": 600'))
      await settled(page)
      const { hidden, image } = await page.evaluate(() => {
        const table = document.querySelector('#table')!
        return { hidden: table.scrollWidth - table.clientWidth, image: getComputedStyle(table).backgroundImage }
      })
      expect(hidden).toBeLessThanOrEqual(0)
      expect(image).toContain('gradient')
      await page.context().close()
    },
  )
})

describe('the chart of the time remaining', () => {
  it('has an axis with times, also for a single interval', async () => {
    const { page } = await open()
    await page.selectOption('#severity', 'critical')
    await settled(page)
    const words = () => page.locator('#chart text').allTextContents()
    expect(await words()).toEqual(['2 h', '1 h', '0 h', '16:30', 'due 18:30'])
    await page.selectOption('#severity', 'high')
    await settled(page)
    expect(await words()).toEqual(
      expect.arrayContaining([
        '6 h',
        '3 h',
        '0 h',
        'Fri, 20 Nov, 16:30',
        'due Mon, 23 Nov, 13:30',
        '⋯ shortened: no time counts',
      ]),
    )
    await page.context().close()
  })
})

describe('a large number', () => {
  it('has commas between thousands everywhere', async () => {
    const { page } = await openJson()
    const policy = await page.inputValue('#policy')
    await page.fill('#policy', policy.replaceAll(/"hours": \d+/g, '"hours": 7535'))
    await settled(page)
    expect(await page.textContent('tfoot')).toContain('7,535 h')
    for (const part of ['#words', '#chart', '#table'])
      expect(await page.locator(part).innerText()).not.toMatch(/\b\d{4,} (h|hours)\b/)
    const words = (await page.locator('#timeline svg text').allTextContents()).join('\n')
    expect(words).toMatch(/\b\d,\d{3} h counted\b/)
    expect(words).not.toMatch(/\b\d{4,} h\b/)
    await page.context().close()
  })
})
