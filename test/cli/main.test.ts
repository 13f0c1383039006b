import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../../package.json'
import { isThorough, sampled } from '../arbitraries/runs.ts'
import { BuiltCommand } from './built-command.ts'

const HEADER = 'id,severity,channel,reportedAt,respondedAt'
const NOW = ['--now', '2026-12-09T12:00+01:00']
const EXAMPLE = ['check', 'examples/tickets.csv', ...NOW]

let command: BuiltCommand // undefined where the build failed
beforeAll(async () => {
  command = await BuiltCommand.build()
})

describe('sla-calendar', () => {
  it('starts with the line that makes it a command', () => {
    expect(readFileSync(command.path, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  it.each([
    [['--help']],
    [['deadline', '--help']],
    [['check', '-h', 'no-such-file']],
    [['explain', '-h']],
    [['calendar', '-h']],
    [['init', '-h']],
    [['schema', '-h']],
    [['sql', '-h']],
  ])('explains itself: %s', async args => {
    const { status, stdout, stderr } = await command.run(args)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Usage: sla-calendar /)
    expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThan(80)
  })

  it.each(
    sampled(5, [
      [['--version']],
      [['chek']],
      [['deadline', '--severity', 'high', '--at', '2026-11-20T16:30+01:00']],
      [EXAMPLE],
      [['calendar', '--year', '2026']],
    ]),
  )('does the same in a process that is shared as in one of its own: %s', async args => {
    expect(await command.run(args)).toEqual(await command.spawn(args))
  })

  it('names standard input as a valid config file', async () => {
    const run = await command.spawn(['schema', '-'], '{ "policy": "msaBusiness", "calendar": "alwaysOpen" }')
    expect(run.stdout).toBe('standard input is valid.\n')
  })

  it('reads the same standard input in both', async () => {
    const rows = readFileSync('examples/tickets.csv', 'utf8')
    const args = ['check', '-', ...NOW]
    const run = await command.run(args, undefined, rows)
    expect(run.stdout).toContain('standard input')
    expect(run).toEqual(await command.spawn(args, rows))
  })

  it.each([[['--version']], [['check', '--version']]])('prints its version: %s', async args => {
    expect(await command.run(args)).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: '' })
  })

  it('shows how it is used when no command is named, and could not do anything', async () => {
    const { status, stdout, stderr } = await command.run([])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^error: Missing argument COMMAND\.\n\nUsage: /)
  })

  it.each([
    ['chek FILE', 'Unknown command "chek". Did you mean check?'],
    ['--jsn', 'Unknown option --jsn. Known: --help, --version.'],
    ['deadline --severty high', 'Unknown option --severty. Did you mean --severity?'],
    ['deadline --severity hihg', '--severity: "hihg" is'],
    ['check no-such-file.csv', 'Cannot read no-such-file.csv: no such file.'],
  ])('says in one line why it could not: %s', async (words, message) => {
    const { status, stdout, stderr } = await command.run(words.split(' '))
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^error: [^\n]+\n$/)
    expect(stderr).toContain(message)
  })
})

describe('sla-calendar deadline', () => {
  it('prints the due instant in the calendar’s zone and in UTC, and why', async () => {
    expect(await deadline('--severity high --at 2026-11-20T16:30+01:00')).toEqual([
      'due  2026-11-23T13:30:00+01:00 (Europe/Rome)',
      'UTC  2026-11-23T12:30:00Z',
      'why  high: 6 working hours after Fri 2026-11-20 16:30 (Europe/Rome) by the calendar "Italian office": ' +
        '1 h 30 min on Fri 20 Nov and 4 h 30 min on Mon 23 Nov; closed on Sat 21 Nov and Sun 22 Nov.',
    ])
  })

  it('shows the same instant whichever way it was written', async () => {
    const rome = await deadline('--severity low --at 2026-07-01T10:00+02:00')
    expect(rome[0]).toBe('due  2026-07-02T11:00:00+02:00 (Europe/Rome)')
    for (const at of ['2026-07-01T08:00Z', '2026-07-01T17:00[Asia/Tokyo]', '2026-07-01T04:00:00.0009-04:00'])
      expect(await deadline(`--severity low --at ${at}`)).toEqual(rome)
  })

  it('prints the notice that the contract asks for', async () => {
    const [due, , , note] = await deadline('--severity critical --at 2026-11-22T08:00+01:00 --channel web')
    expect(due).toBe('due  2026-11-22T10:00:00+01:00 (Europe/Rome)')
    expect(note).toMatch(/^note .*call/)
    expect(await deadline('--severity critical --at 2026-11-22T08:00+01:00 --channel phone')).toHaveLength(3)
    expect(await deadline('--severity critical --at 2026-11-20T10:00+01:00')).toHaveLength(3)
  })

  it('counts from now without an instant', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000
    const { startsAt, dueAtUtc } = await json(['deadline', '--severity', 'critical', '--json'])
    expect(Date.parse(startsAt)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(startsAt)).toBeLessThanOrEqual(Date.now())
    expect(Date.parse(dueAtUtc) - Date.parse(startsAt)).toBe(2 * 3_600_000)
  })

  it('prints JSON for programs', async () => {
    const at = ['--at', '2026-11-22T08:00+01:00']
    expect(await json(['deadline', '--json', '--severity', 'critical', ...at])).toEqual({
      dueAt: '2026-11-22T10:00:00+01:00',
      dueAtUtc: '2026-11-22T09:00:00Z',
      startsAt: '2026-11-22T08:00:00+01:00',
      severity: 'critical',
      target: 'firstResponse',
      clock: 'always',
      policy: 'MSA Business 2023',
      calendar: 'Italian office',
      document: 'built-in',
      notices: [{ code: 'phone-call-required', message: expect.any(String) }],
    })
  })

  async function deadline(words: string): Promise<string[]> {
    const { status, stdout, stderr } = await command.run(['deadline', ...words.split(' ')])
    expect([status, stderr]).toEqual([0, ''])
    return stdout.trimEnd().split('\n')
  }
})

describe('sla-calendar check', () => {
  it('prints a table of met, breached and running tickets, with the contract', async () => {
    const { status, stdout, stderr } = await command.run(EXAMPLE)
    expect([status, stderr]).toEqual([1, ''])
    const anyTzdata = stdout.replace(/tzdata \w+/, 'tzdata 2025c')
    expect(readFileSync('examples/README.md', 'utf8')).toContain(`\n${anyTzdata}\`\`\``)
  })

  it('prints JSON for programs', async () => {
    expect(await json([...EXAMPLE, '--json'], 1)).toMatchObject({
      now: '2026-12-09T11:00:00Z',
      policy: 'MSA Business 2023',
      calendar: 'Italian office',
      badRows: 0,
      all: { tickets: 12, met: 6, breached: 3, running: 3, percent: 66.67 },
      severities: {
        critical: { tickets: 3, met: 1, breached: 1, running: 1, percent: 50 },
        high: { tickets: 4, met: 3, breached: 1, running: 0, percent: 75 },
        medium: { tickets: 3, met: 1, breached: 1, running: 1, percent: 50 },
        low: { tickets: 2, met: 1, breached: 0, running: 1, percent: 100 },
      },
    })
  })

  it.each([
    [0, 'met', '2026-11-20T15:30Z', '2026-11-23T12:30Z'],
    [0, 'running', '2026-12-09T10:00Z', ''],
    [1, 'breached', '2026-11-20T15:30Z', '2026-11-23T12:31Z'],
    [1, 'breached', '2026-11-20T15:30Z', ''],
  ])('exits with %i for a promise that is %s', async (expected, verdict, reportedAt, respondedAt) => {
    const { status, stdout } = await check([`A,high,web,${reportedAt},${respondedAt}`], '--json')
    expect(status).toBe(expected)
    expect(JSON.parse(stdout).all).toMatchObject({ tickets: 1, [verdict]: 1 })
  })

  it('has no percentage where nothing was kept or broken', async () => {
    const { stdout } = await check(['A,high,web,2026-12-09T10:00Z,'], '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      all: { percent: null },
      severities: { low: { tickets: 0, percent: null } },
    })
    expect((await check(['A,high,web,2026-12-09T10:00Z,'])).stdout).toMatch(/^high +1 +0 +0 +1 +- +- +-$/m)
  })

  it('judges as of the present without --now, and prints the instant', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000
    const { stdout } = await command.run(['check', '-', '--json'], undefined, `${HEADER}\nA,low,,2016-11-20T15:30Z,\n`)
    const now = Date.parse(JSON.parse(stdout).now)
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
    expect(now % 1000).toBe(0)
  })

  it('names every bad row by line and column, and still sums up the good ones', async () => {
    const { status, stdout, stderr } = await check([
      'A,high,web,2026-11-20T15:30Z,2026-11-20T15:31Z,"first',
      'second"',
      'B,hihg,web,2026-11-20T15:30Z,,',
      '',
      'C,low,fax,yesterday,,',
      'D,low,web,2026-12-10T10:00Z,,',
      'E,low,web,2026-12-01T10:00Z,2026-12-01T09:59Z,',
      'F,low,web,2026-12-01T10:00Z',
    ])
    expect(status).toBe(2)
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^error: standard input, line 4, column severity: "hihg" is .* Did you mean high\? To translate it, use tickets\.severities\.$/,
      ),
      expect.stringMatching(/^error: standard input, line 6, column reportedAt: "yesterday" is /),
      'error: standard input, line 7, column reportedAt: 2026-12-10T10:00:00Z is later than now, 2026-12-09T11:00:00Z.',
      'error: standard input, line 8, column respondedAt: 2026-12-01T09:59:00Z is before the report, 2026-12-01T10:00:00Z.',
      'error: standard input, line 9, column respondedAt: the row has 4 cells, the header 6.',
    ])
    expect(stdout).toMatch(/^all +1 +1 +0 +0 +100\.00 +1 min +1 min$/m)
    expect(stdout).toMatch(/^NOT CHECKED: 5 invalid rows\n(.*\n)*not judged: 5 invalid rows\n$/)
  })

  it('names a row whose deadline is after the supported range', async () => {
    const rows = `${HEADER}\nA,low,web,2199-12-31T12:00Z,\n`
    const { status, stderr } = await command.run(['check', '-', '--now', '2199-12-31T23:00Z'], undefined, rows)
    expect(status).toBe(2)
    expect(stderr).toMatch(/^error: standard input, line 2, column reportedAt: The calendar has no open time left/)
  })

  it('exits with 2, not 1, when promises are broken and rows are bad', async () => {
    const { status, stdout } = await check(['A,high,web,2026-11-20T15:30Z,', 'B,,web,2026-11-20T15:30Z,'], '--json')
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ badRows: 1, all: { tickets: 1, breached: 1 } })
  })

  it('prints a fault that rows share once, with their number', async () => {
    const { status, stdout, stderr } = await check(
      Array.from({ length: 1000 }, (_, i) => `A${i},urgent,web,2026-11-20T15:30Z,`),
    )
    expect(status).toBe(2)
    const [first, more, ...rest] = stderr.trimEnd().split('\n')
    expect(first).toMatch(/^error: standard input, line 2, column severity: "urgent" is not known\./)
    expect(more).toBe('error: standard input, line 2, column severity: and 999 more like this')
    expect(rest).toEqual(['error: Nothing to check: no ticket was judged.'])
    expect(stdout).toContain('1000 invalid rows')
  })

  it('prints twenty different faults and counts the rows with others', async () => {
    const { status, stderr } = await check(
      Array.from({ length: 1000 }, (_, i) => `A${i},urgent ${i},web,2026-11-20T15:30Z,`),
    )
    expect(status).toBe(2)
    expect(stderr.trimEnd().split('\n')).toHaveLength(22)
    expect(stderr).toMatch(/\nerror: and 980 more invalid rows\nerror: Nothing to check: no ticket was judged\.\n$/)
  })

  it('could not check where there is nothing to check', async () => {
    const { status, stdout, stderr } = await command.run(['check', '-', ...NOW], undefined, `${HEADER}\n\n`)
    expect([status, stderr]).toEqual([2, 'error: Nothing to check: no ticket was judged.\n'])
    expect(stdout).toMatch(/^NOT CHECKED: no ticket was judged\n/)
  })

  it('reads what spreadsheets write: a BOM, semicolons, CRLF', async () => {
    const file = command.file('excel.csv')
    const rows = [HEADER, 'A,high,web,2026-11-20T15:30Z,', ''].join('\r\n').replaceAll(',', ';')
    writeFileSync(file, `\uFEFF${rows}`)
    const { all } = await json(['check', file, '--json', ...NOW], 1)
    expect(all).toMatchObject({ tickets: 1, breached: 1 })
  })

  it('stops reading at once if the header lacks columns', async () => {
    const { status } = await command.shell('yes no,such,header | sla-calendar check -')
    expect(status).toBe(2)
  })

  it.runIf(isThorough)('does not mind a reader that has seen enough', async () => {
    const args = EXAMPLE.join(' ')
    expect(await command.shell(`sla-calendar ${args} | head -1; exit "\${PIPESTATUS[0]}"`)).toMatchObject({
      status: 1,
      stderr: '',
    })
    expect(await command.shell(`sla-calendar ${args} | true; exit "\${PIPESTATUS[0]}"`)).toMatchObject({
      status: 1,
      stderr: '',
    })
  })

  it.skipIf(process.platform !== 'linux')('does not pretend to have written what could not be', async () => {
    const { status, stderr } = await command.shell(`sla-calendar ${EXAMPLE.join(' ')} > /dev/full`)
    expect(status).toBe(2)
    expect(stderr).toMatch(/^error: Cannot write the output: /)
  })

  async function check(rows: readonly string[], ...options: string[]) {
    const header = rows.some(row => row.split(',').length > 5) ? `${HEADER},note` : HEADER
    return command.run(['check', '-', ...NOW, ...options], undefined, `${header}\n${rows.join('\n')}\n`)
  }
})

describe('sla-calendar explain', () => {
  it('explains a ticket of an export, from standard input too', async () => {
    const { status, stdout, stderr } = await command.run(['explain', '--id', 'T-103', ...EXAMPLE.slice(1)])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^T-103 \(examples\/tickets\.csv, line 4\): first response, met\n/)
    expect(stdout).toMatch(/\nDue on Monday, 23 November 2026 at 13:30\.\n$/)
    const rows = readFileSync('examples/tickets.csv', 'utf8')
    const piped = await command.run(['explain', '--id', 'T-103', '-', ...NOW], undefined, rows)
    expect(piped.stdout).toBe(stdout.replace('examples/tickets.csv', 'standard input'))
  })

  it('suggests the most similar id for an unknown ticket', async () => {
    expect(await command.run(['explain', '--id', 'T-13', ...EXAMPLE.slice(1)])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: --id: the export has no ticket "T-13". Did you mean T-103?\n',
    })
  })
})

describe('scripts/demo.mjs', () => {
  it('is not run here, but names the command and the file as they are', () => {
    const demo = readFileSync('scripts/demo.mjs', 'utf8')
    expect(demo).toContain(`'examples/tickets.csv', '--now', '${NOW[1]}'`)
    expect(execFileSync(process.execPath, ['--check', 'scripts/demo.mjs'], { encoding: 'utf8' })).toBe('')
  })
})

async function json(args: readonly string[], expected = 0) {
  const { status, stdout, stderr } = await command.run(args)
  expect([status, stderr]).toEqual([expected, ''])
  return JSON.parse(stdout)
}
