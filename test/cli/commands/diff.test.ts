import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diffCommand } from '../../../src/cli/commands/diff.ts'
import { captureOutput } from '../captured-output.ts'

const output = captureOutput()
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-diff-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: string | object): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const TICKETS = { columns: { channel: null } }

function documentOf(name: string, hours: number, more: object = { tickets: TICKETS }): string {
  const target = { within: { hours }, clock: 'business' }
  const policy = { name: 'Desk', severities: { high: { level: 1, firstResponse: target } } }
  return written(name, { policy, calendar: 'italianOffice', ...more })
}

const HEADER = 'id,severity,reportedAt,respondedAt\n'
const ROWS =
  'T-1,high,2026-11-20T09:00+01:00,2026-11-20T16:00+01:00\nT-2,high,2026-11-20T09:00+01:00,2026-11-20T10:00+01:00\n'

async function diff(...words: string[]): Promise<number> {
  return diffCommand.run([...words, '--now', '2026-12-01T00:00Z'])
}

describe('diff', () => {
  it('exits with 1 if a verdict changes, and prints both counts and the reason', async () => {
    const [old, current] = [documentOf('six.json', 6), documentOf('eight.json', 8)]
    const file = written('a.csv', HEADER + ROWS)
    expect(await diff(old, current, file)).toBe(1)
    expect(output.printed).toMatch(/^CHANGED 1 verdict of 1 ticket: 1 newly met\nOLD .*six\.json, NEW/)
    expect(output.printed).toContain('  6 h of working time in OLD, 8 h of working time in NEW\n')
    expect(output.printed).toContain('  due on Fri 2026-11-20 15:00 in OLD, due on Fri 2026-11-20 17:00 in NEW\n')
  })

  it('exits with 0 if nothing changes', async () => {
    const old = documentOf('six.json', 6)
    expect(await diff(old, old, written('a.csv', HEADER + ROWS))).toBe(0)
    expect(output.printed).toMatch(/^UNCHANGED: no verdict on 2 tickets changes\n/)
  })

  it('exits with 2 if a row is invalid, unless it is tolerated', async () => {
    const [old, current] = [documentOf('six.json', 6), documentOf('eight.json', 8)]
    const file = written('bad.csv', `${HEADER}${ROWS}T-3,hihg,2026-11-20T09:00+01:00,\n`)
    expect(await diff(old, current, file)).toBe(2)
    expect(output.printed).toMatch(/^NOT COMPARED: 1 invalid row\n/)
    expect(output.complained).toContain('line 4, column severity: "hihg" is not known. Did you mean high?')
    output.printed = ''
    expect(await diff(old, current, file, '--allow-bad', '1', '--json')).toBe(1)
    expect(JSON.parse(output.printed)).toMatchObject({ exitCode: 1, badRows: 1 })
  })

  it('writes reports into files, and none if it fails', async () => {
    const [old, current] = [documentOf('six.json', 6), documentOf('eight.json', 8)]
    const file = written('a.csv', HEADER + ROWS)
    const reports = ['json', 'markdown', 'html'].map(kind => [kind, join(folder, `report.${kind}`)])
    const words = reports.flatMap(([kind, path]) => ['--report', `${kind}=${path}`])
    expect(await diff(old, current, file, ...words)).toBe(1)
    expect(output.printed).toBe('')
    expect(reports.map(([, path]) => readFileSync(path, 'utf8').slice(0, 12))).toEqual([
      '{"changes": ',
      '## SLA diff:',
      '<!DOCTYPE ht',
    ])
    const fresh = join(folder, 'fresh.json')
    await expect(diff(old, join(folder, 'none.json'), file, '--report', `json=${fresh}`)).rejects.toThrow('none.json')
    expect(existsSync(fresh)).toBe(false)
    await expect(diff(old, current, file, '--report', 'junit')).rejects.toThrow('Unknown report type "junit".')
  })

  it('reads the export by the only "tickets", and refuses two that differ', async () => {
    const file = written('a.csv', HEADER + ROWS)
    expect(await diff(documentOf('six.json', 6), documentOf('eight.json', 8, {}), file)).toBe(1)
    expect(await diff(documentOf('six.json', 6, {}), documentOf('eight.json', 8), file)).toBe(1)
    const other = documentOf('other.json', 8, { tickets: { ...TICKETS, severities: { P1: 'high' } } })
    await expect(diff(documentOf('six.json', 6), other, file)).rejects.toThrow(
      'OLD and NEW read the export differently: tickets.severities. Make them equal. ' +
        'For severities with other meanings use "severities" of a contract.',
    )
  })

  it('follows its own hint: severities of a contract may differ', async () => {
    const contracts = (severity: string) => [{ severities: { P1: severity } }]
    const target = { within: 'PT6H', clock: 'business' }
    const severities = {
      high: { level: 1, firstResponse: target },
      low: { level: 2, firstResponse: { ...target, within: 'PT8H' } },
    }
    const make = (name: string, severity: string) =>
      written(name, {
        policy: { name: 'Desk', severities },
        calendar: 'italianOffice',
        tickets: TICKETS,
        contracts: contracts(severity),
      })
    const file = written('p.csv', `${HEADER}T-1,P1,2026-11-20T09:00+01:00,2026-11-20T16:00+01:00\n`)
    expect(await diff(make('a.json', 'high'), make('b.json', 'low'), file)).toBe(1)
    expect(output.printed).toContain('severity high in OLD, low in NEW')
  })

  it('only compares tickets of the period', async () => {
    const [old, current] = [documentOf('six.json', 6), documentOf('eight.json', 8)]
    const file = written('a.csv', HEADER + ROWS)
    expect(await diff(old, current, file, '--since', '2026-11-21T00:00Z')).toBe(2)
    expect(output.printed).toMatch(/^NOT COMPARED: no ticket was judged\n/)
    expect(output.printed).toContain('tickets reported outside the period: 2')
  })

  it('lists with --open-only the open tickets that a holiday announced late moves', async () => {
    const target = { within: 'PT6H', clock: 'business' }
    const office = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } }
    const version = (name: string, holidays: object[]) =>
      written(name, {
        policy: { name: 'Desk', severities: { high: { level: 1, firstResponse: target } } },
        calendars: { office: { ...office, holidays } },
        tickets: TICKETS,
      })
    const old = version('before.json', [])
    const current = version('after.json', [{ name: 'Sciopero', date: '2026-12-02' }])
    const moved = 'T-3,high,2026-12-01T16:00+01:00,\nT-4,high,2026-12-01T09:30+01:00,\n'
    const answered = 'T-5,high,2026-12-01T16:00+01:00,2026-12-01T16:30+01:00\n'
    const file = written('open.csv', HEADER + ROWS + moved + answered)
    const at = ['--now', '2026-12-01T17:00+01:00', '--open-only']
    expect(await diffCommand.run([old, current, file, ...at])).toBe(1)
    expect(output.printed).toMatch(/^CHANGED 1 verdict of 1 ticket: 1 due at another time\n/)
    output.printed = ''
    expect(await diffCommand.run([old, current, file, ...at, '--json'])).toBe(1)
    const { changes, ...rest } = JSON.parse(output.printed)
    expect(rest).toMatchObject({ openOnly: true, tickets: 2, closed: 3, changed: 1 })
    expect(changes).toMatchObject([
      {
        ticket: 'T-3',
        from: 'running',
        to: 'running',
        before: { dueAt: '2026-12-02T12:00:00Z' },
        after: { dueAt: '2026-12-03T12:00:00Z' },
        reasons: [{ rule: 'holiday' }],
      },
    ])
  })

  it('exits with 0 and --open-only if no ticket is open, or no due time moves', async () => {
    const [old, current] = [documentOf('six.json', 6), documentOf('eight.json', 8)]
    const file = written('a.csv', HEADER + ROWS)
    expect(await diff(old, current, file, '--open-only')).toBe(0)
    expect(output.printed).toMatch(/^UNCHANGED: no open target of 0 tickets moves\n/)
    expect(output.printed).toContain('only tickets with an open target; left out: 2')
    expect(await diff(old, old, file, '--open-only')).toBe(0)
  })

  it('takes two files with the same name for versions of one document', async () => {
    const old = documentOf('six.json', 6)
    mkdirSync(join(folder, 'new'), { recursive: true })
    const current = documentOf('new/six.json', 8)
    const file = written('a.csv', HEADER + ROWS)
    expect(await diff(old, current, file, '--json')).toBe(1)
    expect(JSON.parse(output.printed)).toMatchObject({ documents: { before: old, after: current } })
  })

  it('does not mind the order of keys in "tickets"', async () => {
    const columns = { channel: null, reportedAt: 'reportedAt' }
    const one = { tickets: { columns, severities: { b: 'high', a: 'high' }, missing: ['-', 'x'] } }
    const other = {
      tickets: {
        missing: ['-', 'x'],
        severities: { a: 'high', b: 'high' },
        columns: { ...Object.fromEntries(Object.entries(columns).reverse()) },
      },
    }
    const file = written('a.csv', HEADER + ROWS)
    expect(await diff(documentOf('a.json', 6, one), documentOf('b.json', 8, other), file)).toBe(1)
    const turned = { tickets: { ...one.tickets, missing: ['x', '-'], encoding: 'utf-8' } }
    await expect(diff(documentOf('a.json', 6, one), documentOf('b.json', 8, turned), file)).rejects.toThrow(
      'OLD and NEW read the export differently: tickets.missing, tickets.encoding. Make them equal.',
    )
  })

  it('shows the page of a ticket and the logo that either version names', async () => {
    const file = written('a.csv', HEADER + ROWS)
    const more = (ticketUrl: string) => ({ tickets: TICKETS, ticketUrl })
    const page = async (before: object, after: object) => {
      output.printed = ''
      expect(
        await diff(documentOf('a.json', 6, before), documentOf('b.json', 8, after), file, '--report', 'html'),
      ).toBe(1)
      return /https:\/\/[a-z]+\.example/.exec(output.printed)?.[0]
    }
    const [one, two] = ['one', 'two'].map(name => more(`https://${name}.example/{id}`))
    expect(await page(one, two)).toBe('https://two.example')
    expect(await page(one, { tickets: TICKETS })).toBe('https://one.example')
    expect(await page({ tickets: TICKETS }, { tickets: TICKETS })).toBeUndefined()
  })

  it.each([
    [['--now', 'x'], '--now: "x"'],
    [['--since', 'x'], '--since: "x"'],
    [['--until', 'x'], '--until: "x"'],
    [['--allow-bad', 'x'], '--allow-bad: "x"'],
    [['-'], 'Standard input can be read only once: write - for one file.'],
    [['--report', 'json=NEW'], 'b.json is a file that this check reads.'],
  ])('refuses %j', async (words, message) => {
    const [old, current] = [documentOf('a.json', 6), documentOf('b.json', 8)]
    const given = words.map(word => word.replace('NEW', current))
    const files = words[0] === '-' ? ['-'] : [written('a.csv', HEADER + ROWS)]
    await expect((async () => diffCommand.run([old, current, ...files, ...given]))()).rejects.toThrow(message)
  })

  it('only compares tickets up to a time', async () => {
    const [old, current] = [documentOf('six.json', 6), documentOf('eight.json', 8)]
    const file = written('a.csv', HEADER + ROWS)
    expect(await diff(old, current, file, '--until', '2026-11-20T08:30Z')).toBe(1)
    expect(await diff(old, current, file, '--until', '2026-11-20T08:00Z')).toBe(2)
  })

  it('refuses a file that cannot show what a version promises', async () => {
    const file = written('none.csv', 'id,severity,reportedAt\nT-1,high,2026-11-20T09:00+01:00\n')
    await expect(diff(documentOf('six.json', 6), documentOf('eight.json', 8), file)).rejects.toThrow(
      'this export does not show when a ticket was answered',
    )
  })
})
