import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forecastCommand } from '../../../src/cli/commands/forecast.ts'
import { captureOutput } from '../captured-output.ts'

const output = captureOutput()
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-forecast-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: string | object): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const HEADER = 'id,severity,reportedAt,respondedAt\n'
const ROWS =
  'T-1,high,2026-11-20T16:30+01:00,\nT-2,high,2026-11-20T12:00+01:00,\nT-3,high,2026-11-20T09:00+01:00,2026-11-20T10:00+01:00\n'
const TARGET = { within: 'PT6H', clock: 'business' }
const DOCUMENT = {
  policy: { name: 'Desk', severities: { high: { level: 1, firstResponse: TARGET } } },
  calendar: 'italianOffice',
  tickets: { columns: { channel: null } },
  objectives: [{ min: 50, per: 'month' }],
}

async function forecast(...words: string[]): Promise<number> {
  const file = written('a.csv', HEADER + ROWS)
  const document = written('sla.json', DOCUMENT)
  return forecastCommand.run([file, '--document', document, '--now', '2026-11-20T17:00+01:00', ...words])
}

describe('forecast', () => {
  it('lists the breaches within a day by default, and exits with 1', async () => {
    expect(await forecast()).toBe(1)
    expect(output.printed.split('\n')[0]).toBe('1 BREACH ahead if nothing happens: 2 targets open')
    expect(output.printed).toMatch(
      /^Fri 2026-11-20 18:00 \(Europe\/Rome\) {2}T-2 {2}high, first response, then 1 more may\n {2}be late$/m,
    )
    expect(output.printed).not.toContain('T-1')
  })

  it.each([
    [['--now', 'x'], '--now: "x"'],
    [['--allow-bad', 'x'], '--allow-bad: "x"'],
    [['--until', 'x'], '--until: "x"'],
    [['--report', 'json=sla.json'], 'sla.json is a file that this check reads.'],
  ])('refuses %j', async (words, message) => {
    const given = words.map(word => word.replace('sla.json', join(folder, 'sla.json')))
    const args = [written('a.csv', HEADER + ROWS), '--document', written('sla.json', DOCUMENT), ...given]
    await expect((async () => forecastCommand.run(args))()).rejects.toThrow(message)
  })

  it('refuses a file that cannot show what the document promises', async () => {
    const file = written('none.csv', 'id,severity,reportedAt\nT-1,high,2026-11-20T09:00+01:00\n')
    const args = [file, '--document', written('sla.json', DOCUMENT), '--now', '2026-11-20T17:00+01:00']
    await expect((async () => forecastCommand.run(args))()).rejects.toThrow('does not show when a ticket was answered')
  })

  it('takes an instant or a duration', async () => {
    for (const until of ['P4D', 'PT72H', '2026-11-23T14:00+01:00']) {
      output.printed = ''
      expect(await forecast('--until', until, '--json')).toBe(1)
      const { breaches } = JSON.parse(output.printed)
      expect(
        breaches.map(({ ticket, dueAt, allowance }: { ticket: string; dueAt: string; allowance: number }) => [
          ticket,
          dueAt,
          allowance,
        ]),
      ).toEqual([
        ['T-2', '2026-11-20T17:00:00Z', 1],
        ['T-1', '2026-11-23T12:30:00Z', -1],
      ])
    }
  })

  it('exits with 0 if nothing will be breached', async () => {
    expect(await forecast('--until', 'PT30M')).toBe(0)
    expect(output.printed).toMatch(/^NO BREACH ahead: 2 targets open\n/)
  })

  it('exits with 2 if a row is invalid, and names it', async () => {
    const bad = written('bad.csv', `${HEADER}T-9,hihg,2026-11-20T09:00+01:00,\n`)
    expect(await forecast(bad)).toBe(2)
    expect(output.printed).toMatch(/^NOT KNOWN: 1 invalid row\n/)
    expect(output.printed).toContain('bad.csv:2')
    output.printed = ''
    expect(await forecast(bad, '--allow-bad', '1', '--json')).toBe(1)
    expect(JSON.parse(output.printed).badRows).toBe(1)
  })

  it('writes reports into files', async () => {
    const report = join(folder, 'report.json')
    expect(await forecast('--report', `json=${report}`)).toBe(1)
    expect([output.printed, JSON.parse(readFileSync(report, 'utf8')).exitCode]).toEqual(['', 1])
  })

  it('refuses a duration in months', async () => {
    await expect(forecast('--until', 'P1M')).rejects.toThrow('--until: "P1M" is not a duration of weeks, days')
  })
})
