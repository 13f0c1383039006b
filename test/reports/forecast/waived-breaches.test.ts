import { describe, expect, it } from 'vitest'
import type { ForecastBreach } from '../../../src/compliance/forecast/ticket-forecast.ts'
import { forecastFormats } from '../../../src/reports/forecast/forecast-formats.ts'
import { type ForecastRun, forecastRun } from '../../../src/reports/forecast/forecast-run.ts'

const breach = (ticket: string, more: Partial<ForecastBreach> = {}): ForecastBreach => ({
  ...{
    ticket,
    source: { file: 'a.csv', line: 2 },
    target: 'firstResponse',
    cycle: 1,
    severity: 'high',
    policy: 'Gold',
  },
  ...{ calendar: 'desk', timeZone: 'Europe/Rome', allowance: null, remainingMs: 3_600_000 },
  ...{ reportedAt: Date.parse('2026-12-09T10:00Z'), dueAt: Date.parse('2026-12-09T12:00Z') },
  ...more,
})

function runOf(breaches: readonly ForecastBreach[], badRows = 0): ForecastRun {
  const result = {
    ...{ breaches, open: 3, tickets: 4, attainment: [], version: '1.0.0', tzdata: '2025c' },
    ...{ now: Date.parse('2026-12-09T11:00Z'), until: Date.parse('2026-12-10T11:00Z') },
  } as unknown as Parameters<typeof forecastRun>[0]
  const stats = { rows: 4, badRows, allowedBadRows: 0, ignoredRows: 0, clockChangeTimes: 0, findings: [] }
  return forecastRun(result, stats, { document: 'sla.json', invalidRows: [] })
}

async function reportOf(format: string, run: ForecastRun, isColour = false): Promise<string> {
  const written: string[] = []
  await forecastFormats.get(format)!({ sink: text => void written.push(text), isColour, width: 100 }).end(run)
  return written.join('')
}
const linesOf = async (run: ForecastRun) => (await reportOf('text', run)).split('\n')

const excused = breach('B', { waived: 'Storm' })

describe('a forecast', () => {
  it('counts no breach that a waiver excuses, but lists it', async () => {
    const run = runOf([excused])
    expect(run.exitCode).toBe(0)
    expect(await linesOf(run)).toEqual([
      'NO BREACH ahead: 3 targets open',
      '4 tickets (4 rows), document sla.json',
      'from 2026-12-09T11:00:00Z until 2026-12-10T11:00:00Z; tzdata 2025c, sla-calendar 1.0.0',
      '',
      'Wed 2026-12-09 13:00 (Europe/Rome)  B  high, first response, waived: Storm',
      '',
    ])
    const both = runOf([breach('A'), excused])
    expect([both.exitCode, (await linesOf(both))[0]]).toEqual([1, '1 BREACH ahead if nothing happens: 3 targets open'])
  })

  it('names the cycle, the agreement and the label of a target, and the allowance', async () => {
    const targetLabel = { en: 'Fix', it: 'Ripristino' }
    const lines = await linesOf(
      runOf([
        breach('A', { target: 'fix', targetLabel, cycle: 2, agreement: 'OLA', allowance: 0 }),
        breach('B', { allowance: -2 }),
        breach('C', { allowance: 1 }),
      ]),
    )
    expect(lines.slice(4, -1)).toEqual([
      'Wed 2026-12-09 13:00 (Europe/Rome)  A  high, Fix 2 (OLA), then no more may be late',
      'Wed 2026-12-09 13:00 (Europe/Rome)  B  high, first response, then 2 more late than allowed',
      'Wed 2026-12-09 13:00 (Europe/Rome)  C  high, first response, then 1 more may be late',
    ])
  })

  it('is green without breaches, and red with some or if it is not known', async () => {
    const start = async (run: ForecastRun) => (await reportOf('text', run, true)).slice(0, 5)
    expect(await start(runOf([excused]))).toBe('\u001b[32m')
    expect(await start(runOf([breach('A')]))).toBe('\u001b[31m')
    expect(await start(runOf([], 1))).toBe('\u001b[31m')
  })

  it('has a page with the excused ones apart, and no list without breaches', async () => {
    const page = await reportOf('html', runOf([breach('A', { cycle: 2, allowance: 1 }), excused]))
    expect(page).toContain(
      '<title>1 BREACH ahead if nothing happens: 3 targets open: SLA forecast sla.json, 2026-12-09T11:00:00Z</title>',
    )
    const figures = [...page.matchAll(/<dd[^>]*>([^<]*)<\/dd>/g)].map(([, text]) => text)
    expect(figures).toEqual([
      '1',
      'until 2026-12-10T11:00:00Z',
      '1 more excused',
      '3',
      'next due on Wed 2026-12-09 13:00',
    ])
    expect(page).toContain('first response 2')
    expect(page).toContain('then 1 more may be late')
    expect(page).toContain('waived: Storm')
    const none = await reportOf('html', runOf([]))
    expect(none).not.toContain('Next to breach')
    const looks = (text: string) => [...text.matchAll(/class="tile ([^"]*)"/g)].map(([, look]) => look)
    expect([looks(page), looks(none)]).toEqual([
      ['is-alarm', 'is-plain'],
      ['is-kept', 'is-plain'],
    ])
  })
})
