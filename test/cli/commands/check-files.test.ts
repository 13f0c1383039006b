import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BuiltCommand } from '../built-command.ts'

let command: BuiltCommand
let folder: string
beforeAll(async () => {
  command = await BuiltCommand.build()
}, 60_000)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-files-'))
  return () => rmSync(folder, { recursive: true })
})

const HEADER = 'id,severity,channel,reportedAt,respondedAt\n'
const MET = 'A,high,web,2026-11-20T15:30Z,2026-11-20T16:00Z\n'
const BREACHED = 'B,high,web,2026-11-20T15:30Z,2026-11-25T16:00Z\n'
const INVALID = 'C,hihg,web,2026-11-20T15:30Z,\n'

/** Runs a check of some rows. */
function check(rows: string, ...options: string[]) {
  writeFileSync(join(folder, 'a.csv'), HEADER + rows)
  return command.run(['check', 'a.csv', '--now', '2026-12-09T12:00Z', ...options], folder)
}
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

describe('check, with a baseline', () => {
  it('writes the breaches that no waiver excuses, and tolerates them in the next run', async () => {
    const written = await check(MET + BREACHED, '--write-baseline', 'known/base.json')
    expect(written.status).toBe(1)
    expect(JSON.parse(read('known/base.json'))).toMatchObject({
      breaches: [{ ticket: 'B', target: 'firstResponse', cycle: 1 }],
    })
    const next = await check(MET + BREACHED, '--baseline', 'known/base.json')
    expect([next.status, next.stdout.split('\n')[0]]).toEqual([
      0,
      'PASSED 100.00% on time, 1 breach excused (1 in the baseline)',
    ])
    // A new baseline may replace the one that is read.
    const replaced = await check(MET, '--baseline', 'known/base.json', '--write-baseline', 'known/base.json')
    expect(replaced.status).toBe(0)
    expect(JSON.parse(read('known/base.json')).breaches).toEqual([])
  })

  it('refuses to overwrite a baseline that a report names', async () => {
    const { status, stderr } = await check(MET, '--write-baseline', 'x.json', '--report', 'json=x.json')
    expect([status, stderr]).toEqual([2, 'error: --write-baseline and --report cannot share the file x.json.\n'])
  })
})

describe('check, with a period', () => {
  it('judges the tickets that were reported in it', async () => {
    const rows = `${MET}D,high,web,2026-11-23T15:30Z,2026-11-23T16:00Z\n`
    const { stdout } = await check(rows, '--since', '2026-11-21T00:00Z')
    expect(stdout).toContain('1 ticket (2 rows)')
    expect(stdout).toContain('tickets reported outside the period: 1')
    expect((await check(rows, '--until', '2026-11-21T00:00Z')).stdout).toContain('1 ticket (2 rows)')
  })

  it.each([
    ['--since', 'soon', /^error: --since: /],
    ['--until', 'soon', /^error: --until: /],
    ['--min', 'all', /^error: --min: /],
    ['--allow-bad', '1.5', /^error: --allow-bad: "1\.5" is not a whole number\.\n$/],
    ['--allow-bad', '1234567890', /is not a whole number/],
    ['--min-tickets', 'x1', /^error: --min-tickets: "x1" is not a whole number\.\n$/],
    ['--compare-yes', 'met', /^error: --compare-yes needs --compare TARGET=COLUMN\.\n$/],
  ])('names the option whose value is wrong: %s %s', async (option, value, message) => {
    const { status, stdout, stderr } = await check(MET, option, value)
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)])
  })
})

describe('check, of invalid rows', () => {
  it('tolerates as many as --allow-bad says', async () => {
    const { status, stdout, stderr } = await check(MET + INVALID, '--allow-bad', '1')
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^error: a\.csv, line 3, column severity: /)])
    expect(stdout).toContain('not judged: 1 invalid row')
    expect((await check(MET + INVALID)).status).toBe(2)
  })

  it('counts a share only from --min-tickets tickets on', async () => {
    expect((await check(BREACHED, '--min-tickets', '1')).status).toBe(1)
    expect((await check(BREACHED, '--min-tickets', '2')).status).toBe(2)
  })
})

describe('check, with reports in files', () => {
  it('creates their folders, and gives them their names at the end', async () => {
    const { status, stdout } = await check(MET, '--report', 'json=out/deep/a.json', '--report', 'text')
    expect([status, stdout.slice(0, 6)]).toEqual([0, 'PASSED'])
    expect(JSON.parse(read('out/deep/a.json')).exitCode).toBe(0)
    expect(readdirSync(join(folder, 'out/deep'))).toEqual(['a.json'])
  })

  it('writes an error of the input into them', async () => {
    const { status } = await check('', '--report', 'json=a.json', '--product', 'jira')
    expect(status).toBe(2)
    const report = JSON.parse(read('a.json'))
    expect(report).toMatchObject({ exitCode: 2, tickets: 0, document: 'built-in' })
    expect(report.findings).toMatchObject([{ rule: 'not-readable', severity: 'error' }])
    expect(report.outcome).toMatch(/^NOT CHECKED: /)
  })

  it.each([
    [['--report', 'json=a.csv'], '--report: a.csv is a file that this check reads. Write to another file.'],
    [['--report', 'json=./x', '--report', 'text=x'], '--report: two reports cannot share the file x.'],
    [['--report', 'json=.'], 'Cannot write .: it is a directory.'],
    [['--report', 'json=a.csv/x'], /^Cannot write a\.csv\/x: /],
  ])('refuses %j, and leaves no file', async (options, message) => {
    const { status, stderr } = await check(MET, ...options)
    expect([status, stderr]).toEqual([
      2,
      typeof message === 'string' ? `error: ${message}\n` : expect.stringMatching(/^error: Cannot write a\.csv\/x: /),
    ])
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })

  it('follows a link, which stays one, and keeps the other reports if one fails', async () => {
    mkdirSync(join(folder, 'real'))
    symlinkSync(join('real', 'a.json'), join(folder, 'link.json'))
    expect((await check(MET, '--report', 'json=link.json')).status).toBe(0)
    expect(JSON.parse(read('real/a.json')).exitCode).toBe(0)
    expect(existsSync(join(folder, 'link.json'))).toBe(true)
  })

  it('writes to a special file directly', async () => {
    expect((await check(MET, '--report', 'json=/dev/null', '--report', 'text')).status).toBe(0)
  })
})

describe('check, of tickets that are left out', () => {
  it('names five tickets of each kind, and counts the others', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => MET.replace('A', `T-${i}`)).join('')
    const { stdout } = await check(rows + rows)
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '7 rows repeat tickets with the same values, and each ticket counts once: "T-0", "T-1", "T-2", "T-3", "T-4", ….',
    )
    expect((await check(MET + MET)).stdout.replace(/\s+/g, ' ')).toContain(
      '1 row repeats a ticket with the same values, and each ticket counts once: "A".',
    )
  })
})

describe('standard input', () => {
  it('can be read once only', async () => {
    const message = 'error: Standard input can be read only once: write - for one file.\n'
    expect((await command.run(['check', '-', '-'], folder)).stderr).toBe(message)
    expect((await command.run(['check', '-', '--document', 'no.json', '-'], folder)).stderr).toBe(message)
  })
})
