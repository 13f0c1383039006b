import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { ContractDiff, type DiffTerms } from '../../../src/compliance/diff/contract-diff.ts'
import type { TicketInput } from '../../../src/compliance/ticket-input.ts'
import type { ImportStats } from '../../../src/exports/import-stats.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { diffFormats } from '../../../src/reports/diff/diff-formats.ts'
import { diffRun } from '../../../src/reports/diff/diff-run.ts'
import type { InvalidRow } from '../../../src/reports/report-writer.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { readXml } from '../../svg/xml.ts'
import { contract, NOW, ticket } from '../sample.ts'

function terms(hours: number, holiday: string, min = 50): DiffTerms {
  const calendar = businessCalendar({
    name: 'Milan desk',
    timeZone: 'Europe/Rome',
    hours: { 'mon-fri': '09:00-18:00' },
    ...(holiday && { holidays: [{ name: holiday, month: 12, day: 8 }] }),
  })
  const policy = slaPolicy({
    name: 'Gold',
    severities: { normal: { level: 1, firstResponse: { within: { hours }, clock: 'business' } } },
  })
  const objectives = [{ min, per: 'month', credits: [{ below: 50, percent: 5 }] }] as const
  return { contracts: [{ ...contract, policy, calendar }], objectives }
}

const TICKETS = [
  ticket('A-1', 'normal', '2026-12-07T15:00', ['responded', '2026-12-09T10:00']),
  ticket('A-2', 'normal', '2026-12-04T10:00', ['responded', '2026-12-04T11:00']),
]

type Setting = {
  readonly before?: DiffTerms
  readonly after?: DiffTerms
  readonly tickets?: readonly TicketInput[]
  readonly invalid?: readonly InvalidRow[]
  readonly ticketUrl?: string
  readonly documents?: { readonly before: string; readonly after: string }
}

/** The report of a format on two versions: by default the second one adds a holiday. */
async function reportOf(format: string, setting: Setting = {}): Promise<string> {
  const { before = terms(6, ''), after = terms(6, 'Immacolata'), tickets = TICKETS, invalid = [] } = setting
  const written: string[] = []
  const writer = diffFormats.get(format)!({ sink: text => void written.push(text), isColour: false, width: 80 })
  const diff = new ContractDiff({ before, after, now: NOW })
  for (const input of tickets) {
    const result = diff.ticket(input)
    if (result.status !== 'compared') throw new Error(`${input.id} cannot be compared`)
    for (const change of result.changes) await writer.change?.(change)
  }
  for (const row of invalid) await writer.invalid?.(row)
  const stats: ImportStats = {
    ...{ rows: tickets.length, badRows: invalid.length, allowedBadRows: 0, ignoredRows: 0, clockChangeTimes: 0 },
    findings: [],
  }
  const { documents = { before: 'old.json', after: 'new.json' }, ticketUrl } = setting
  const run = diffRun(diff.result(), stats, documents, { ticketUrl })
  const fixed = { version: '1.0.0', tzdata: '2025c' }
  await writer.end({ ...run, before: { ...run.before, ...fixed }, after: { ...run.after, ...fixed } })
  return written.join('')
}

const INVALID = [{ file: 'a.csv', line: 3, faults: [{ column: 'severity', message: 'It is empty.' }] }]

describe('diffFormats', () => {
  it('text shows both counts, and each change with both due times and the reason', async () => {
    expect((await reportOf('text')).split('\n')).toEqual([
      'CHANGED 1 verdict of 1 ticket: 1 newly met',
      'OLD old.json, NEW new.json: 2 tickets (2 rows)',
      'as of 2026-12-09T11:00:00Z; tzdata 2025c, sla-calendar 1.0.0',
      '',
      'first response',
      'severity    met  breached         percent',
      'normal    1 → 2     1 → 0  50.00 → 100.00',
      'all       1 → 2     1 → 0  50.00 → 100.00',
      '',
      'first response: at least 50% per month',
      'period     met  breached         percent  allowance  credit  objective',
      '2026-12  1 → 2     1 → 0  50.00 → 100.00      0 → 2      0%        met',
      '',
      'breached → met: 1',
      '',
      'changed verdicts',
      'A-1  normal, first response: breached → met  tickets.csv:2',
      '  due on Tue 2026-12-08 12:00 in OLD, due on Wed 2026-12-09 12:00 in NEW',
      '  Tue 8 Dec is a holiday (Immacolata) in NEW',
      '',
    ])
  })

  it('text is short if nothing changes', async () => {
    const text = await reportOf('text', { after: terms(6, '') })
    expect(text.split('\n')[0]).toBe('UNCHANGED: no verdict on 2 tickets changes')
    expect(text).not.toContain('changed verdicts')
    const moved = await reportOf('text', { after: terms(7, ''), tickets: TICKETS.slice(1) })
    expect(moved).toContain('\ndue at another time, with the same verdict: 1\n')
  })

  it('text compares objectives that differ, or that only one version has', async () => {
    const text = await reportOf('text', { after: terms(6, 'Immacolata', 60) })
    expect(text).toContain('\nfirst response: at least 50% per month; in NEW first response: at least 60% per\nmonth\n')
    const none = await reportOf('text', { after: { ...terms(6, 'Immacolata'), objectives: [] } })
    expect(none).toContain('\nfirst response: at least 50% per month (only in OLD)\n')
    expect(none).toContain('\n2026-12    1         1    50.00      0%        met\n')
  })

  it('json has every change with its reasons, then the counts of both', async () => {
    const report = JSON.parse(await reportOf('json'))
    expect(report.changes).toEqual([
      {
        ticket: 'A-1',
        source: { file: 'tickets.csv', line: 2 },
        target: 'firstResponse',
        cycle: 1,
        from: 'breached',
        to: 'met',
        timeZone: 'Europe/Rome',
        before: expect.objectContaining({ dueAt: '2026-12-08T11:00:00Z', stoppedAt: '2026-12-09T09:00:00Z' }),
        after: expect.objectContaining({ dueAt: '2026-12-09T11:00:00Z' }),
        reasons: [{ rule: 'holiday', message: 'Tue 8 Dec is a holiday (Immacolata) in NEW' }],
      },
    ])
    expect(report).toMatchObject({
      outcome: 'CHANGED 1 verdict of 1 ticket: 1 newly met',
      documents: { before: 'old.json', after: 'new.json' },
      counts: [{ from: 'breached', to: 'met', count: 1 }],
      before: { attainment: [{ periods: [{ met: 1, breached: 1 }] }], targets: { firstResponse: { met: 1 } } },
      after: { attainment: [{ periods: [{ met: 2, breached: 0 }] }], targets: { firstResponse: { met: 2 } } },
      exitCode: 1,
    })
    expect(JSON.parse(await reportOf('json', { tickets: TICKETS.slice(1) }))).toMatchObject({
      changes: [],
      exitCode: 0,
    })
  })

  it('markdown has tables', async () => {
    const lines = (await reportOf('markdown')).split('\n')
    expect(lines[0]).toBe('## SLA diff: CHANGED 1 verdict of 1 ticket: 1 newly met')
    expect(lines).toContain('| normal | 1 → 2 | 1 → 0 | 50.00 → 100.00 |')
    expect(lines).toContain(
      '| `A-1` | normal, first response | breached → met | due on Tue 2026-12-08 12:00 in OLD, due on Wed 2026-12-09 12:00 in NEW | Tue 8 Dec is a holiday (Immacolata) in NEW |',
    )
  })

  it('html is one page with the same tables', async () => {
    const text = await reportOf('html')
    const root = readXml(text.replace('<!DOCTYPE html>\n', ''))
    const all = (tag: string) => [...root.getElementsByTagName(tag)].map(({ textContent }) => textContent)
    expect(all('h2')).toEqual(['Changes', 'Changed verdicts', 'Before and after'])
    expect(all('h3')).toEqual(['first response', 'first response: at least 50% per month'])
    expect(all('dt')).toEqual(['Newly breached', 'Newly met', 'On time'])
    expect(all('dd')).toEqual(['0', '1', '100.00%', '50.00% → 100.00%'])
    expect(text).not.toContain('<a ')
    expect(await reportOf('html', { ticketUrl: 'https://example.org/{id}' })).toContain(
      'href="https://example.org/A-1"',
    )
    expect(all('td')).toContain('Tue 8 Dec is a holiday (Immacolata) in NEW')
    expect(text).toContain('<p class="outcome outcome-1">CHANGED')
  })

  it.each(['text', 'markdown', 'html'])('%s names invalid rows, and is not compared', async format => {
    const text = (await reportOf(format, { invalid: INVALID })).replaceAll('\\', '')
    expect(text).toContain('NOT COMPARED: 1 invalid row')
    expect(text).toContain('column severity: It is empty.')
    const json = JSON.parse(await reportOf('json', { invalid: INVALID }))
    expect([json.outcome, json.exitCode, json.invalidRows.total]).toEqual(['NOT COMPARED: 1 invalid row', 2, 1])
    expect(await reportOf(format, { tickets: [] })).toContain('NOT COMPARED: no ticket was judged')
  })

  it.each(['text', 'json', 'markdown', 'html'])('%s gives nothing to obey, whatever the texts are', async format => {
    await fc.assert(
      fc.asyncProperty(anyText(), anyText(), async (id, holiday) => {
        fc.pre(holiday.trim() !== '')
        const after = terms(6, holiday)
        const documents = { before: id, after: holiday }
        const text = await reportOf(format, { after, documents, tickets: [{ ...TICKETS[0], id }] })
        // Markdown and HTML keep a tab where it is one.
        expect(text.replaceAll('\t', ' ')).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u)
        // Code in Markdown shows every character as it is.
        expect(text).not.toMatch(format === 'markdown' ? /^\s*::|^\s*##\[/m : /^\s*::|##\[/m)
        // Throws unless the report is well-formed.
        const read = { json: JSON.parse, html: (page: string) => readXml(page.replace('<!DOCTYPE html>\n', '')) }
        read[format as 'json']?.(text)
      }),
      runs(20),
    )
  })
})
