import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sampled } from '../arbitraries/runs.ts'
import { BuiltCommand } from './built-command.ts'

/** A contract of one's own: other severities, another zone, other hours than the built-in one. */
const OWN = {
  calendars: { boston: { name: 'Boston', timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } } },
  policy: {
    name: 'Gold',
    severities: {
      P1: {
        level: 1,
        firstResponse: { within: 'PT1H', clock: 'always' },
      },
      P2: { level: 2, firstResponse: { within: { workingDays: 1, due: 'close', cutoff: '15:00' }, clock: 'business' } },
    },
  },
}

const ROWS = 'id,severity,channel,reportedAt,respondedAt\nT-1,P1,,2026-11-20T21:30Z,2026-11-20T22:00Z\n'

let command: BuiltCommand
beforeAll(async () => {
  command = await BuiltCommand.build()
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-terms-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const TICKET = '--severity P1 --at 2026-11-20T16:30-05:00'

/** The commands that compute by a contract, each with words that are enough for it. */
const COMMANDS = [
  ['deadline', `deadline ${TICKET}`, 'Gold'],
  ['deadline as JSON', `deadline ${TICKET} --json`, 'Gold'],
  ['explain', `explain ${TICKET}`, 'Gold'],
  ['explain as JSON', `explain ${TICKET} --json`, 'Gold'],
  ['explain of an export', 'explain --id T-1 tickets.csv --now 2026-11-24T00:00Z', 'Gold'],
  ['check', 'check tickets.csv --now 2026-11-24T00:00Z', 'Gold'],
  ['calendar', 'calendar --year 2026', 'Boston'],
  ['sql', 'sql --csv --from 2026-11-01 --to 2026-12-01', 'boston'],
] as const

describe('every command that computes', () => {
  it.each(COMMANDS)('%s: finds ./sla.json by itself, and names it', async (_, words, name) => {
    put('sla.json', OWN)
    put('tickets.csv', withTargets(ROWS))
    const { status, stdout, stderr } = await run(words)
    expect(stderr).toBe('Using sla.json.\n')
    expect(stdout).toContain(name)
    expect(status).toBe(0)
  })

  it.each(COMMANDS)('%s: takes --document', async (_, words, name) => {
    put('mine.json', OWN)
    put('tickets.csv', withTargets(ROWS))
    const { status, stdout, stderr } = await run(`${words} --document mine.json`)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(name)
  })

  it.each(COMMANDS)('%s: --document comes before ./sla.json', async (_, words, name) => {
    put('sla.json', { policy: 'msaBusiness', calendar: 'italianOffice' })
    put('mine.json', OWN)
    put('tickets.csv', withTargets(ROWS))
    const { status, stdout, stderr } = await run(`${words} --document mine.json`)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(name)
  })

  it.each(COMMANDS)('%s: stops at a config file that is missing or wrong', async (_, words) => {
    put('tickets.csv', ROWS)
    const missing = 'error: Cannot read nope.json: no such file.\n'
    expect(await run(`${words} --document nope.json`)).toEqual({ status: 2, stdout: '', stderr: missing })
    symlinkSync('nowhere', join(folder, 'sla.json'))
    const dangling = 'error: Cannot read sla.json: no such file.\n'
    expect(await run(words)).toEqual({ status: 2, stdout: '', stderr: dangling })
    rmSync(join(folder, 'sla.json'))
    mkdirSync(join(folder, 'sla.json'))
    const directory = 'error: Cannot read sla.json: it is a directory.\n'
    expect(await run(words)).toEqual({ status: 2, stdout: '', stderr: directory })
    rmSync(join(folder, 'sla.json'), { recursive: true })
    put('sla.json', { ...OWN, calender: 'boston' })
    const wrong = await run(words)
    expect([wrong.status, wrong.stdout]).toEqual([2, ''])
    expect(wrong.stderr).toMatch(/^error: sla\.json: calender: .*calendar/)
  })

  /** The policy promises resolutions, which the export of the command has no column for. */
  function withTargets(rows: string): string {
    return rows
  }
})

describe('a contract of one’s own', () => {
  it('is named in every text', async () => {
    put('mine.json', OWN)
    expect((await run(`deadline ${TICKET} --document mine.json`)).stdout).toBe(
      `due  2026-11-20T17:30:00-05:00 (America/New_York)
UTC  2026-11-20T22:30:00Z
why  P1: 1 hour after Fri 2026-11-20 16:30 (America/New_York), around the clock: no night, weekend or holiday stops it.
from mine.json, policy "Gold"
`,
    )
    expect((await run(`explain ${TICKET} --document mine.json`)).stdout).toMatch(/\nConfig file: mine\.json\n$/)
    expect((await run('calendar --year 2026 --document mine.json')).stdout).toMatch(
      /^"Boston", 2026, .* \(mine\.json\)\n/,
    )
    const { document } = JSON.parse((await run(`deadline ${TICKET} --document mine.json --json`)).stdout)
    expect(document).toBe('mine.json')
  })

  it('states a promise of working days as the policy does', async () => {
    put('sla.json', OWN)
    const { stdout } = await run('deadline --severity P2 --at 2026-11-20T16:30-05:00')
    expect(stdout).toContain('P2: 1 working day, until closing, cut-off 15:00, after Fri 2026-11-20 16:30')
    expect(stdout).toContain('due  2026-11-24T17:00:00-05:00')
  })

  it('counts on the calendar that the target names', async () => {
    const { calendars, policy } = OWN
    const tokyo = { timeZone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-18:00' } }
    const target = { within: 'PT1H', clock: 'business', calendar: 'tokyo' }
    const severities = { ...policy.severities, P3: { level: 3, firstResponse: target } }
    put('sla.json', { calendars: { ...calendars, tokyo }, calendar: 'boston', policy: { ...policy, severities } })
    const { stdout } = await run('deadline --severity P3 --at 2026-11-20T16:30-05:00')
    expect(stdout).toContain('due  2026-11-22T20:00:00-05:00 (America/New_York)')
    expect(stdout).toContain('by the calendar "tokyo"')
    expect(stdout).toContain('1 h on Mon 23 Nov')
  })

  it('has severities of its own, in hints too', async () => {
    put('sla.json', OWN)
    expect((await run('deadline')).stderr).toContain('Missing option --severity. Known: P1, P2.')
    expect((await run('deadline --severity P9')).stderr).toContain('severity: "P9" is not known. Did you mean P1')
  })

  it('is the one that covers the fields of the ticket', async () => {
    const contracts = [
      { name: 'Acme', when: { customer: ['Acme', 'Acme Ltd'] }, severities: { urgent: 'P1' } },
      { name: 'Brick', when: { customer: 'Brick' }, calendar: 'italianOffice', until: '2026-10-31' },
    ]
    put('sla.json', { ...OWN, calendar: 'boston', contracts })
    const at = '--at 2026-11-20T16:30-05:00'
    const acme = await run(`deadline --severity urgent ${at} --field customer=Acme`)
    expect([acme.status, acme.stdout.split('\n')[0]]).toEqual([0, 'due  2026-11-20T17:30:00-05:00 (America/New_York)'])
    const early = '--at 2026-10-20T16:30Z'
    const brick = await run(`deadline --severity P1 ${early} --field customer=Brick`)
    expect([brick.status, brick.stdout.split('\n')[0]]).toEqual([0, 'due  2026-10-20T19:30:00+02:00 (Europe/Rome)'])
    const hint = 'Write --field customer=Acme, or another of the 3 values that contracts name.'
    expect((await run(`deadline --severity P1 ${at}`)).stderr).toContain(hint)
    expect((await run(`explain --severity P1 ${at}`)).stderr).toContain(hint)
    expect((await run(`deadline --severity P1 ${at} --field customer=Acm`)).stderr).toMatch(
      /error: --field customer: "Acm" .*Did you mean Acme\b/,
    )
    expect((await run(`deadline --severity P1 ${at} --field customer=Brick`)).stderr).toMatch(
      /error: --at: No contract/,
    )
    expect((await run(`deadline --severity P1 ${at} --field customer`)).stderr).toContain(
      '"customer" is not COLUMN=VALUE.',
    )
  })

  it('draws the calendar that is named, and asks where there are several', async () => {
    const { calendars, policy } = OWN
    const tokyo = { timeZone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-18:00' } }
    const contracts = [{ when: { customer: 'A' }, calendar: 'boston' }, { calendar: 'tokyo' }]
    put('sla.json', { calendars: { ...calendars, tokyo }, policy, contracts })
    const asked = 'Missing option --calendar. sla.json has these: italianOffice, alwaysOpen, boston, tokyo.'
    expect((await run('calendar')).stderr).toContain(asked)
    expect((await run('calendar --year 2026 --calendar tokyo')).stdout).toContain('Asia/Tokyo')
    expect((await run('calendar --calendar tokio')).stderr).toContain('Did you mean tokyo?')
    const ics = await run('calendar --year 2026 --calendar boston --ics')
    expect([ics.status, ics.stderr]).toEqual([0, 'Using sla.json.\n'])
    expect(ics.stdout).toMatch(/^BEGIN:VCALENDAR\r\n/)
  })

  it('is called the same as without a config file', async () => {
    put('tickets.csv', ROWS.replace('P1', 'low'))
    const words = 'check tickets.csv --now 2026-11-24T00:00Z --json'
    const { policy, calendar } = JSON.parse((await run(words)).stdout)
    put('sla.json', {
      policy: 'msaBusiness',
      calendar: 'italianOffice',
      tickets: { columns: { resolvedAt: null, respondedAfterMinutes: null, requestKind: null, entitlement: null } },
    })
    const withFile = await run(words)
    expect(JSON.parse(withFile.stdout)).toMatchObject({ policy, calendar })
  })
})

describe('standard input', () => {
  it('cannot be two files', async () => {
    put('tickets.csv', ROWS)
    for (const words of ['check - --document -', 'check - -', 'explain --id T-1 - --document -'])
      expect((await run(words)).stderr).toBe('error: Standard input can be read only once: write - for one file.\n')
  })

  it.skipIf(process.platform !== 'linux')('is never waited for at a terminal', async () => {
    const node = `'${process.execPath}' '${command.path}'`
    for (const words of sampled(3, ['check -', 'explain --id T-1 -', 'deadline --severity high --document -'])) {
      const { stdout } = await command.shell(`timeout 20 script -qec "${node} ${words}" /dev/null < /dev/null`, folder)
      expect(stdout).toContain(
        'Cannot read standard input: it is a terminal. Name a file, or pipe one into the command.',
      )
    }
  })

  it('can be the config file', async () => {
    const { status, stdout } = await command.spawn(
      `deadline ${TICKET} --document -`.split(' '),
      JSON.stringify(OWN),
      folder,
    )
    expect([status, stdout]).toEqual([0, expect.stringContaining('from standard input, policy "Gold"')])
  })
})

describe('files that are written', () => {
  it('get the folders that they need', async () => {
    put('tickets.csv', ROWS.replace('P1', 'low'))
    const words =
      'check tickets.csv --now 2026-11-24T00:00Z --report junit=out/a/sla.xml --write-baseline out/b/known.json'
    expect((await run(words)).stderr).toBe('')
    expect(readFileSync(join(folder, 'out/a/sla.xml'), 'utf8')).toContain('<testsuite')
    expect(existsSync(join(folder, 'out/b/known.json'))).toBe(true)
  })

  it('that cannot be written are named with the reason, and no file remains', async () => {
    put('tickets.csv', ROWS.replace('P1', 'low'))
    const words = 'check tickets.csv --report html=a.html --report json=tickets.csv/b.json'
    expect(await run(words)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: Cannot write tickets.csv/b.json: a part of its path is not a directory.\n',
    })
    expect(existsSync(join(folder, 'a.html'))).toBe(false)
  })
})

describe('a terminal', () => {
  it.skipIf(process.platform !== 'linux')('of width 0 counts as 80 columns', async () => {
    put('tickets.csv', ROWS.replace('P1', 'low'))
    const node = `'${process.execPath}' '${command.path}'`
    // Colours would make any line long.
    const words = `stty cols 0; NO_COLOR=1 ${node} check tickets.csv --now 2026-11-24T00:00Z`
    const { stdout } = await command.shell(`script -qec "${words}" /dev/null`, folder)
    const longest = Math.max(...stdout.split('\r\n').map(line => line.length))
    expect(longest).toBeGreaterThan(60)
    expect(longest).toBeLessThanOrEqual(80)
  })
})

describe('help', () => {
  it.each([['help'], ['help help'], ['--help'], ['-h']])('%s prints the list of commands', async words => {
    const { status, stdout, stderr } = await run(words)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Usage: sla-calendar COMMAND /)
  })

  it.each(['check', 'deadline', 'explain', 'calendar', 'sql', 'init', 'schema'])(
    'help %s is its --help',
    async name => {
      const { status, stdout } = await run(`help ${name}`)
      expect([status, stdout]).toEqual([0, (await run(`${name} --help`)).stdout])
      expect(stdout).toMatch(new RegExp(`^Usage: sla-calendar ${name}`))
      expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThan(80)
    },
  )

  it('names commands that do not exist', async () => {
    expect((await run('help deadlin')).stderr).toBe('error: Unknown command "deadlin". Did you mean deadline?\n')
    expect((await run('deadlin')).stderr).toBe('error: Unknown command "deadlin". Did you mean deadline?\n')
    expect((await run('hlep')).stderr).toBe('error: Unknown command "hlep". Did you mean help?\n')
  })

  it('-v prints the version', async () => {
    const version = (await run('--version')).stdout
    expect((await run('-v')).stdout).toBe(version)
    expect((await run('check -v')).stdout).toBe(version)
  })

  it('of check names the summary that GitHub Actions shows', async () => {
    expect((await run('check --help')).stdout).toContain('GITHUB_STEP_SUMMARY')
  })
})

function put(name: string, value: unknown) {
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
}

function run(words: string) {
  return command.run(words.split(' '), folder)
}
