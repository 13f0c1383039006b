import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dueOf, expectQuiet, playground, settled, violations } from './browser.ts'

const { open } = playground()

/** Returns the JSON of the calendar or of the policy. */
async function json(page: Page, id: 'calendar' | 'policy') {
  await page.click('#tab-json')
  return JSON.parse(await page.inputValue(`#${id}`))
}

/** Types into a field and leaves it. */
async function type(page: Page, id: string, text: string) {
  await page.fill(`#${id}`, text)
  await page.press(`#${id}`, 'Tab')
  await settled(page)
}

/** Drags over the bar of a weekday, from one hour to another. */
async function drag(page: Page, day: number, from: number, to: number) {
  const bar = (await page.locator('.track').nth(day).boundingBox())!
  const at = (hour: number) => bar.x + (bar.width * hour) / 24 + 1
  const middle = bar.y + bar.height / 2
  await page.mouse.move(at(from), middle)
  await page.mouse.down()
  await page.mouse.move(at(to) - 4, middle, { steps: 4 })
  await page.mouse.up()
  await settled(page)
}

describe('the week', () => {
  it('opens and closes hours by dragging, and the JSON and the result follow', async () => {
    const opened = await open({ viewport: { width: 1280, height: 2000 } }, '#preset=seed')
    const { page } = opened
    expect(await page.inputValue('#week-0-fri')).toBe('09:00-18:00')
    // Saturday from 10 to 12, and a break on Monday from 10 to 11.
    await drag(page, 5, 10, 12)
    await drag(page, 0, 10, 11)
    expect(await page.inputValue('#week-0-sat')).toBe('10:00-12:00')
    expect(await page.inputValue('#week-0-mon')).toBe('09:00-10:00, 11:00-18:00')
    expect(await dueOf(page)).toBe('2026-11-23T11:30:00.000Z')
    expect((await json(page, 'calendar')).hours).toEqual({
      mon: ['09:00-10:00', '11:00-18:00'],
      'tue-fri': '09:00-18:00',
      sat: '10:00-12:00',
    })
    expectQuiet(opened)
    await page.context().close()
  })

  it('takes typed hours and night shifts, and shows an error of typed hours', async () => {
    const { page } = await open()
    await type(page, 'week-0-fri', '9-13, 14-17:30')
    expect(await page.inputValue('#week-0-fri')).toBe('09:00-13:00, 14:00-17:30')
    expect(await dueOf(page)).toBe('2026-11-23T13:00:00.000Z')
    await type(page, 'week-0-fri', '22-6')
    expect(await page.locator('.from-before').count()).toBe(1)
    await type(page, 'week-0-fri', '09:00-09:00')
    expect(await page.textContent('#calendar-fault')).toContain('hours.fri')
    await page.click('#calendar-fault button')
    expect(await page.evaluate(() => getSelection()?.toString())).toContain('09:00-09:00')
    await page.context().close()
  })

  it('repeats in turn or in odd and even weeks, and starts from usual hours', async () => {
    const { page } = await open({}, '#preset=rotation')
    expect(await page.locator('.week').count()).toBe(2)
    await type(page, 'week-1-mon', '12:00-22:00')
    expect(await dueOf(page)).toBe('2026-11-23T14:00:00.000Z')
    await page.selectOption('#hours-kind', 'oddEven')
    await settled(page)
    expect((await json(page, 'calendar')).hours).toHaveProperty('odd')
    await page.click('#tab-hours')
    await page.selectOption('#hours-start', 'always')
    await settled(page)
    expect((await json(page, 'calendar')).hours).toEqual({ 'mon-sun': '00:00-24:00' })
    expect(await dueOf(page)).toBe('2026-11-20T16:00:00.000Z')
    await page.context().close()
  })
})

describe('the holidays', () => {
  it('of a country are loaded when they are first needed', async () => {
    const opened = await open()
    const { page } = opened
    expectQuiet(opened)
    await page.click('#countries')
    await page.selectOption('#country', 'DE')
    await page.selectOption('#state', 'BY')
    await page.click('#use-country')
    await settled(page)
    const { holidays } = await json(page, 'calendar')
    expect(holidays[0]).toEqual({ covers: { from: 2026, to: 2028 } })
    expect(holidays.map(({ date }: { date?: string }) => date)).toContain('2026-06-04')
    expect(await dueOf(page)).toBe('2026-11-23T12:30:00.000Z')
    expectQuiet(opened, ['playground-holidays.js'])
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it('are added, changed and removed by rule', async () => {
    const { page } = await open()
    const count = await page.locator('.rule-list li').count()
    await page.click('[data-add=nth]')
    await page.fill(`#rule-${count}-name`, 'Town festival')
    await page.selectOption(`#rule-${count}-month`, '11')
    await page.selectOption(`#rule-${count}-nth`, '4')
    await settled(page)
    // The fourth Monday of November 2026 is the 23rd.
    expect(await dueOf(page)).toBe('2026-11-24T12:30:00.000Z')
    expect(await page.locator('.rule-list li').last().textContent()).toContain(
      'fourth Monday of November: Town festival',
    )
    await page.locator('.rule-list li').last().locator('button').nth(1).click()
    await settled(page)
    expect(await dueOf(page)).toBe('2026-11-23T12:30:00.000Z')
    await page.click('[data-add=easter]')
    await settled(page)
    expect((await json(page, 'calendar')).holidays.at(-1)).toEqual({ name: 'New holiday', easter: 1 })
    await page.context().close()
  })
})

describe('the exceptions', () => {
  it('close a range and give other hours to a date, under a name', async () => {
    const { page } = await open()
    await page.click('#add-exceptions')
    await type(page, 'exception-from-0', '2026-11-23')
    await type(page, 'exception-to-0', '2026-11-24')
    await type(page, 'exception-name-0', 'Move')
    expect(await dueOf(page)).toBe('2026-11-25T12:30:00.000Z')
    await type(page, 'exception-hours-0', '9-11')
    expect((await json(page, 'calendar')).exceptions).toEqual({
      '2026-11-23/2026-11-24': { name: 'Move', hours: '09:00-11:00' },
    })
    await page.click('#tab-hours')
    await page.locator('#exceptions button').click()
    await settled(page)
    expect(await dueOf(page)).toBe('2026-11-23T12:30:00.000Z')
    await page.context().close()
  })
})

describe('the targets', () => {
  it('have an amount and a unit, and for days a time and a cut-off', async () => {
    const { page } = await open()
    await page.click('#tab-targets')
    await type(page, 'high-firstResponse-amount', '2')
    expect(await dueOf(page)).toBe('2026-11-23T08:30:00.000Z')
    await page.selectOption('#high-firstResponse-unit', 'hours')
    await settled(page)
    expect(await dueOf(page)).toBe('2026-11-20T17:30:00.000Z')
    await page.selectOption('#high-firstResponse-unit', 'workingDays')
    await page.selectOption('#high-firstResponse-due', '16:00')
    await type(page, 'high-firstResponse-cutoff', '15:00')
    // Reported after the cut-off on Friday: day 0 is Monday.
    expect(await dueOf(page)).toBe('2026-11-25T15:00:00.000Z')
    expect((await json(page, 'policy')).severities.high.firstResponse).toEqual({
      within: { workingDays: 2, due: '16:00', cutoff: '15:00' },
      clock: 'business',
    })
    await page.context().close()
  })

  it('and severities are added and removed, and an error in an amount is shown', async () => {
    const { page } = await open({}, '#preset=desk')
    await page.click('#tab-targets')
    await page.locator('.severity-body button', { hasText: '+ Resolution' }).click()
    await settled(page)
    expect(await page.locator('#target option').allTextContents()).toEqual(['First response', 'Resolution'])
    await page.click('#add-severity')
    await settled(page)
    expect(await page.locator('#severity option').allTextContents()).toEqual(['normal', 'P2'])
    await type(page, 'normal-firstResponse-amount', 'x')
    expect(await page.textContent('#policy-fault')).toContain('firstResponse.within')
    await page.context().close()
  })
})

describe('the JSON', () => {
  it('of another shape is an error, and the form asks to correct it', async () => {
    const { page, complaints } = await open()
    await page.click('#tab-json')
    await page.fill('#calendar', '{ "timeZone": 1, "hours": "x", "holidays": { "a": null }, "exceptions": [null] }')
    await page.fill('#policy', '{ "severities": { "high": { "level": 1, "firstResponse": null }, "low": null } }')
    await settled(page)
    for (const tab of ['hours', 'targets']) {
      await page.click(`#tab-${tab}`)
      expect(await page.textContent(`#panel-${tab}`)).toContain('Correct the error in the JSON first.')
    }
    await page.selectOption('#preset', 'desk')
    await settled(page)
    expect(await page.inputValue('#normal-firstResponse-amount')).toBe('4')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('and the form edit the same text, and the comments stay', async () => {
    const { page } = await open({}, '#preset=us-federal')
    await page.click('#tab-json')
    const text = await page.inputValue('#calendar')
    await page.fill('#calendar', `// Ours.\n${text.replace('09:00-17:00', '08:00-16:00')}`)
    await settled(page)
    await page.click('#tab-hours')
    expect(await page.inputValue('#week-0-mon')).toBe('08:00-16:00')
    await type(page, 'desk-name', 'East desk')
    await page.click('#tab-json')
    expect(await page.inputValue('#calendar')).toMatch(/^\/\/ Ours\.[\s\S]*"East desk"/)
    await page.context().close()
  })

  it('has what the form cannot show, and the form names it', async () => {
    const { page } = await open({}, '#preset=two-teams')
    await page.click('#tab-targets')
    const notes = await page.locator('#panel-targets .note').allTextContents()
    expect(notes).toEqual(expect.arrayContaining(['Only in the JSON: heldBy, alerts.', 'Only in the JSON: targets.']))
    await page.selectOption('#preset', 'follow-the-sun')
    await settled(page)
    await page.click('#tab-hours')
    expect(await page.textContent('#panel-hours')).toContain('This calendar combines several.')
    await page.selectOption('#operand', '1')
    expect(await page.inputValue('#desk-zone')).toBe('America/New_York')
    await page.click('#tab-json')
    await page.fill('#calendar', '{')
    await settled(page)
    await page.click('#tab-hours')
    expect(await page.textContent('#panel-hours')).toBe('Correct the error in the JSON first. Then the form shows it.')
    await page.context().close()
  })
})
