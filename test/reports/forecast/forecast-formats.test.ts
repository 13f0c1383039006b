import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TicketForecast } from '../../../src/compliance/forecast/ticket-forecast.ts'
import type { TicketInput } from '../../../src/compliance/ticket-input.ts'
import type { ImportStats } from '../../../src/exports/import-stats.ts'
import { forecastFormats } from '../../../src/reports/forecast/forecast-formats.ts'
import { forecastRun } from '../../../src/reports/forecast/forecast-run.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { readXml } from '../../svg/xml.ts'
import { contract, few, NOW, ticket } from '../sample.ts'

async function reportOf(format: string, tickets: readonly TicketInput[] = few, badRows = 0): Promise<string> {
  const written: string[] = []
  const writer = forecastFormats.get(format)!({ sink: text => void written.push(text), isColour: false, width: 80 })
  const objectives = [{ target: 'firstResponse', min: 20, per: 'month' }] as const
  const forecast = new TicketForecast({ contracts: [contract], objectives, now: NOW, until: '2026-12-10T12:00+01:00' })
  for (const input of tickets) forecast.ticket(input)
  const stats: ImportStats = {
    ...{ rows: tickets.length, badRows, allowedBadRows: 0, ignoredRows: 0, clockChangeTimes: 0, findings: [] },
  }
  const invalidRows = badRows ? [{ file: 'a.csv', line: 3, faults: [{ message: 'It is empty.' }] }] : []
  const ticketUrl = 'https://example.org/{id}'
  const run = forecastRun(forecast.result(), stats, { document: 'sla.json', invalidRows, ticketUrl })
  await writer.end({ ...run, version: '1.0.0', tzdata: '2025c' })
  return written.join('')
}

describe('forecastFormats', () => {
  it('text has a line per breach, and the present objectives', async () => {
    expect((await reportOf('text')).split('\n')).toEqual([
      '2 BREACHES ahead if nothing happens: 3 targets open',
      '5 tickets (5 rows), document sla.json',
      'from 2026-12-09T11:00:00Z until 2026-12-10T11:00:00Z; tzdata 2025c, sla-calendar',
      '1.0.0',
      '',
      'Wed 2026-12-09 13:00 (Europe/Rome)  A-3  urgent, first response, then 5 more may',
      '  be late',
      'Wed 2026-12-09 19:00 (Europe/Rome)  A-3  urgent, resolution',
      '',
      'first response: at least 20% per month',
      'month    met  breached  open  percent  allowance  objective',
      '2026-12    1         2     2    33.33         10        met',
      '10 more may be late in December 2026, if the 2 open ones are met',
      '',
    ])
  })

  it('json has the same', async () => {
    const report = JSON.parse(await reportOf('json'))
    expect(report).toMatchObject({
      outcome: '2 BREACHES ahead if nothing happens: 3 targets open',
      now: '2026-12-09T11:00:00Z',
      until: '2026-12-10T11:00:00Z',
      open: 3,
      exitCode: 1,
    })
    expect(report.breaches[0]).toEqual({
      ticket: 'A-3',
      source: { file: 'tickets.csv', line: 2 },
      target: 'firstResponse',
      cycle: 1,
      severity: 'urgent',
      remainingMs: 3_600_000,
      policy: 'Gold',
      calendar: 'Milan desk',
      timeZone: 'Europe/Rome',
      allowance: 5,
      reportedAt: '2026-12-09T10:00:00Z',
      dueAt: '2026-12-09T12:00:00Z',
    })
  })

  it('html has the figures, the breaches in order with their remaining time, and links', async () => {
    const root = readXml((await reportOf('html')).replace('<!DOCTYPE html>\n', ''))
    const all = (tag: string) => [...root.getElementsByTagName(tag)].map(({ textContent }) => textContent)
    expect(all('h1')).toEqual(['sla.json'])
    expect(all('h2')).toEqual(['Next to breach', 'Objectives'])
    expect(all('dd')).toEqual(['2', 'until 2026-12-10T11:00:00Z', '3', 'next due on Wed 2026-12-09 13:00'])
    const [first, second] = [...root.getElementsByTagName('tbody')[0].getElementsByTagName('tr')].map(row =>
      [...row.childNodes].map(({ textContent }) => textContent),
    )
    expect(first).toEqual([
      ...['A-3', 'urgent', 'first response', 'Wed 2026-12-09 13:00', '1 h'],
      'then 5 more may be late',
    ])
    expect(second).toEqual(['A-3', 'urgent', 'resolution', 'Wed 2026-12-09 19:00', '7 h', ''])
    const [link] = root.getElementsByTagName('a')
    expect(link.getAttribute('href')).toBe('https://example.org/A-3')
  })

  it('html names invalid rows and findings, and shows fifty of many breaches', async () => {
    const invalid = await reportOf('html', few, 1)
    expect(invalid).toContain('<p class="outcome outcome-2">NOT KNOWN: 1 invalid row</p>')
    expect(invalid).toContain('a.csv</bdi></td><td>3</td><td>It is empty.</td>')
    const many = Array.from({ length: 60 }, (_, i) => ticket(`M-${i}`, 'urgent', '2026-12-09T11:00'))
    const text = await reportOf('html', many)
    expect(text).toContain('50 of 120 shown.')
    expect(text.match(/<time /g)).toHaveLength(50)
  })

  it('html is well-formed and obeys nothing, whatever the ids are', () =>
    fc.assert(
      fc.asyncProperty(anyText(), async id => {
        const text = await reportOf('html', [ticket(id, 'urgent', '2026-12-09T11:00')])
        const root = readXml(text.replace('<!DOCTYPE html>\n', ''))
        expect(root.getElementsByTagName('script')).toHaveLength(1)
        expect(text.replaceAll('\t', ' ')).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u)
        expect(new URL(root.getElementsByTagName('a')[0].getAttribute('href')!).host).toBe('example.org')
      }),
      runs(20),
    ))

  it('say that nothing is ahead, and that nothing is known', async () => {
    const answered = [ticket('A', 'normal', '2026-12-09T09:00', ['responded', '2026-12-09T10:00'])]
    expect((await reportOf('text', answered)).split('\n')[0]).toBe('NO BREACH ahead: 0 targets open')
    expect(JSON.parse(await reportOf('json', answered)).exitCode).toBe(0)
    expect(JSON.parse(await reportOf('json', [])).outcome).toBe('NOT KNOWN: no ticket was judged')
    const invalid = await reportOf('text', answered, 1)
    expect(invalid.split('\n')[0]).toBe('NOT KNOWN: 1 invalid row')
    expect(invalid).toContain('\na.csv:3  It is empty.\n')
  })
})
