import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dueOf, expectQuiet, playground, settled, violations } from './browser.ts'

const { open } = playground()

async function give(page: Page, name: string, text: string) {
  await page.setInputFiles('#file', { name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.waitForFunction(() => !/^$|^Reading/.test(document.querySelector('#file-message')?.textContent ?? ''))
  await settled(page)
}

const message = (page: Page) => page.textContent('#file-message')

const ICS = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20261123',
  'SUMMARY:Inventory',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

const CSV = `id,severity,channel,reportedAt,respondedAt
T-1,high,web,2026-11-20T16:30+01:00,2026-11-23T10:00+01:00
T-2,high,web,2026-11-20T16:30+01:00,2026-11-23T15:00+01:00
T-3,urgent,web,2026-11-20T16:30+01:00,
`

describe('a file', () => {
  it('with events closes their dates, also when it is dropped', async () => {
    const opened = await open()
    const { page } = opened
    await page.evaluate(text => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'closings.ics'))
      dispatchEvent(new DragEvent('dragover', { dataTransfer: data, cancelable: true }))
      dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }))
    }, ICS)
    await page.waitForFunction(() => document.querySelector('#file-message')?.textContent?.includes('added'))
    await settled(page)
    expect(await message(page)).toBe('1 closing from 2026 to 2028 added to the holidays.')
    expect(await dueOf(page)).toBe('2026-11-24T12:30:00.000Z')
    await page.click('#undo')
    await settled(page)
    expect(await dueOf(page)).toBe('2026-11-23T12:30:00.000Z')
    expectQuiet(opened, ['playground-files.js'])
    await page.context().close()
  })

  it('with a contract fills the form', async () => {
    const { page } = await open()
    const document = {
      calendars: { milan: { name: 'Milan', timeZone: 'Europe/Rome', hours: { 'mon-fri': '08:00-12:00' } } },
      policy: {
        name: 'Gold',
        severities: { high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business' } } },
      },
      tickets: { product: 'jira' },
    }
    await give(page, 'sla.json', `// Ours.\n${JSON.stringify(document)}`)
    expect(await message(page)).toBe('sla.json is loaded.')
    expect(await dueOf(page)).toBe('2026-11-24T09:00:00.000Z')
    expect(await page.inputValue('#desk-name')).toBe('Milan')
    await page.click('#tab-json')
    expect(JSON.parse(await page.inputValue('#tickets'))).toEqual({ product: 'jira' })
    await give(page, 'sla.json', '{ "policy": "nowhere" }')
    expect(await message(page)).toContain('policy')
    await page.context().close()
  })

  it('with tickets is judged in the page, and nothing is sent', async () => {
    const opened = await open()
    const { page } = opened
    await give(page, 'export.csv', CSV)
    expect(await message(page)).toBe('export.csv: 2 tickets judged by the contract of the page.')
    expect(await page.locator('#judged tbody tr').allTextContents()).toEqual(['First response, high211050%'])
    expect(await page.locator('#breaches li').allTextContents()).toEqual([
      'T-2: First response, due Mon, 23 Nov 2026, 13:30, 1 h 30 min too late',
    ])
    expect(await page.textContent('#invalid')).toContain('urgent')
    expectQuiet(opened, ['playground-files.js'])
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it('is read as the page says, and one that cannot be read is an error', async () => {
    const { page } = await open()
    await page.click('#tab-json')
    const tickets = {
      columns: { id: 'Key', severity: 'Priority', reportedAt: 'Created', respondedAt: 'Answered', channel: null },
      severities: { Highest: 'high' },
      timeZone: 'Europe/Rome',
      dateFormat: 'yyyy-MM-dd HH:mm',
    }
    await page.fill('#tickets', JSON.stringify(tickets))
    await settled(page)
    await give(page, 'own.csv', 'Key;Priority;Created;Answered\nA-1;Highest;2026-11-20 16:30;2026-11-23 14:00\n')
    expect(await page.locator('#breaches li').allTextContents()).toEqual([
      'A-1: First response, due Mon, 23 Nov 2026, 13:30, 30 min too late',
    ])
    await give(page, 'other.csv', 'a;b\n1;2\n')
    expect(await message(page)).toContain('other.csv')
    expect(await page.locator('#judged').count()).toBe(0)
    await page.context().close()
  })
})
