import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkCommand } from '../../src/cli/commands/check.ts'
import { deadlineCommand } from '../../src/cli/commands/deadline.ts'
import { diffCommand } from '../../src/cli/commands/diff.ts'
import { explainCommand } from '../../src/cli/commands/explain.ts'
import { forecastCommand } from '../../src/cli/commands/forecast.ts'
import { reportFormats } from '../../src/reports/index.ts'
import { readXml } from '../svg/xml.ts'
import { captureOutput } from './captured-output.ts'

const output = captureOutput()
const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-agreements-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const resolution = (hours: number, more: object = {}) => ({
  severities: { high: { level: 1, resolution: { within: { hours }, clock: 'business', ...more } } },
})
const POLICIES = {
  gold: { name: 'Gold', ...resolution(8) },
  network: { name: 'Network', ...resolution(4) },
  none: { name: 'None', severities: { high: { level: 1 } } },
}
const CONTRACTS = [
  { agreement: 'SLA', policy: 'gold' },
  { agreement: 'OLA', policy: 'network' },
]
const TICKETS = { columns: { respondedAt: null, resolvedAt: 'resolvedAt', channel: null } }

// Monday, 23 November 2026; Italian office hours are 08:00Z to 17:00Z.
const ROWS = [
  'id,severity,reportedAt,resolvedAt,team',
  'A,high,2026-11-23T08:00Z,2026-11-23T11:00Z,network',
  'B,high,2026-11-23T08:00Z,2026-11-23T14:00Z,network',
  'C,high,2026-11-23T16:30Z,,desk',
]
const NOW = '2026-11-23T16:45Z'

/** Writes a config file and returns its name. */
function config(contracts: readonly object[] = CONTRACTS, own: object = {}, name = 'sla.json'): string {
  const document = { calendar: 'italianOffice', policies: POLICIES, contracts, tickets: TICKETS, ...own }
  writeFileSync(join(folder, name), JSON.stringify(document))
  return join(folder, name)
}

function rows(lines: readonly string[] = ROWS): string {
  writeFileSync(join(folder, 'tickets.csv'), `${lines.join('\n')}\n`)
  return join(folder, 'tickets.csv')
}

const run = (words: string[]) => Promise.resolve(checkCommand.run(words))
const check = (document: string, ...options: string[]) =>
  run([rows(), '--document', document, '--now', NOW, ...options])

describe('check, with two agreements', () => {
  it('judges each ticket once per agreement', async () => {
    expect(await check(config(), '--json')).toBe(1)
    const { agreements, outcome, tickets } = JSON.parse(output.printed)
    expect([outcome, tickets]).toEqual(['FAILED 50.00% of OLA on time', 3])
    const counts = agreements.map((one: Record<string, never>) => {
      const { met, breached, running } = one.all as Record<string, number>
      return [one.agreement, one.outcome, met, breached, running]
    })
    expect(counts).toEqual([
      ['SLA', 'PASSED 100.00% on time', 2, 0, 1],
      ['OLA', 'FAILED 50.00% on time', 1, 1, 1],
    ])
    expect(agreements.map(({ breaches }: { breaches: { total: number } }) => breaches.total)).toEqual([0, 1])
  })

  it('has a part for each in every report', async () => {
    const files = [...reportFormats.keys()].map(kind => [kind, join(folder, `report.${kind}`)] as const)
    expect(await check(config(), ...files.flatMap(([kind, file]) => ['--report', `${kind}=${file}`]))).toBe(1)
    const report = (kind: string) => readFileSync(join(folder, `report.${kind}`), 'utf8')
    for (const title of ['SLA: PASSED 100.00% on time', 'OLA: FAILED 50.00% on time'])
      for (const kind of ['text', 'markdown', 'html']) expect(report(kind)).toContain(title)
    const suites = [...readXml(report('junit')).getElementsByTagName('testsuite')]
    expect(suites.map(suite => ['name', 'tests', 'failures'].map(name => suite.getAttribute(name)))).toEqual([
      ['SLA: resolution', '3', '0'],
      ['OLA: resolution', '3', '1'],
    ])
    const issues = JSON.parse(report('gitlab')) as { check_name: string }[]
    expect(issues.map(issue => issue.check_name)).toEqual(['sla/OLA/resolution'])
    expect(report('github')).toContain('title=SLA breached%3A B%3A resolution (OLA)')
    const lines = report('ndjson')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines.slice(0, -1).map(({ agreement, ticket }) => `${agreement} ${ticket}`)).toEqual([
      ...['SLA A', 'OLA A', 'SLA B', 'OLA B', 'SLA C', 'OLA C'],
    ])
    expect(lines.at(-1).agreements.map(({ agreement }: { agreement: string }) => agreement)).toEqual(['SLA', 'OLA'])
  })

  it('judges one of them by --agreement, as if it were the only one', async () => {
    expect(await check(config(), '--agreement', 'SLA')).toBe(0)
    expect(output.printed).toContain('PASSED 100.00%')
    await expect(check(config(), '--agreement', 'SAL')).rejects.toThrow(
      '--agreement: "SAL" is not an agreement of the config file. Did you mean SLA?',
    )
  })

  it('counts contracts without a name as SLA', async () => {
    await check(config([{ policy: 'gold' }, { agreement: 'OLA', policy: 'network' }]), '--json')
    expect(JSON.parse(output.printed).agreements.map(({ agreement }: { agreement: string }) => agreement)).toEqual([
      'SLA',
      'OLA',
    ])
  })

  it('names the agreement that has no contract for a ticket, and judges the ticket by the other one', async () => {
    const document = config([CONTRACTS[0], { ...CONTRACTS[1], when: { team: 'network' } }])
    expect(await check(document, '--json')).toBe(2)
    expect(output.complained).toContain('line 4, column team: OLA: "desk" falls under no contract.')
    const { badRows, agreements } = JSON.parse(output.printed)
    expect(badRows).toBe(1)
    expect(agreements.map(({ tickets }: { tickets: number }) => tickets)).toEqual([3, 2])
    output.printed = ''
    const covered = config([
      CONTRACTS[0],
      { ...CONTRACTS[1], when: { team: 'network' } },
      { agreement: 'OLA', policy: 'none' },
    ])
    expect(await check(covered, '--json')).toBe(1)
  })

  it('names no agreement for a row that none can judge', async () => {
    const file = rows([ROWS[0], 'A,hihg,2026-11-23T08:00Z,,network'])
    expect(await run([file, '--document', config(), '--now', NOW])).toBe(2)
    expect(output.complained).toContain('column severity: "hihg" is not known. Did you mean high?')
    expect(output.complained.match(/hihg/g)).toHaveLength(1)
  })

  it.each([
    ['en', 'FAILED 50.00% of OLA high resolutions on time (minimum 90%)'],
    ['it', 'NON SUPERATA 50,00% nei termini (OLA, risoluzioni, gravità high), minimo 90%'],
  ])('names the agreement of the share that decides, in %s', async (locale, outcome) => {
    expect(await check(config(), '--json', '--min', 'high=90', '--locale', locale)).toBe(1)
    expect(JSON.parse(output.printed).outcome).toBe(outcome)
  })

  it('takes objectives and waivers of one agreement', async () => {
    const objectives = [
      { agreement: 'SLA', min: 100, per: 'all' },
      { agreement: 'OLA', min: 90, per: 'all' },
    ]
    expect(await check(config(CONTRACTS, { objectives }), '--json')).toBe(1)
    const { attainment, findings } = JSON.parse(output.printed)
    expect(attainment.map(({ agreement }: { agreement: string }) => agreement)).toEqual(['SLA', 'OLA'])
    expect(findings.map(({ message }: { message: string }) => message)).toEqual([
      'OLA, resolution, all severities: 1 of 2 on time (50.00%), objective 90%.',
    ])
    const waiver = { ticket: 'B', reason: 'flood' }
    expect(await check(config(CONTRACTS, { waivers: [{ ...waiver, agreement: 'OLA' }] }))).toBe(0)
    expect(await check(config(CONTRACTS, { waivers: [waiver] }))).toBe(0)
    expect(await check(config(CONTRACTS, { waivers: [{ ...waiver, agreement: 'SLA' }] }))).toBe(1)
  })

  it('writes and reads a baseline with the agreement of each breach', async () => {
    const file = join(folder, 'baseline.json')
    expect(await check(config(), '--write-baseline', file)).toBe(1)
    expect(readFileSync(file, 'utf8')).toContain('"severity":"high","agreement":"OLA"')
    expect(await check(config(), '--baseline', file)).toBe(0)
    expect(await check(config(), '--baseline', file, '--agreement', 'SLA')).toBe(0)
    writeFileSync(file, readFileSync(file, 'utf8').replace(',"agreement":"OLA"', ''))
    output.printed = ''
    expect(await check(config(), '--baseline', file)).toBe(0)
    expect(output.printed).not.toContain('baseline-unused')
  })

  it('is not checked if one agreement judges nothing', async () => {
    const document = config([CONTRACTS[0], { agreement: 'OLA', policy: 'none' }])
    expect(await check(document)).toBe(2)
    expect(output.printed).toContain('NOT CHECKED: OLA: no target applies to these tickets')
    expect(output.printed).toContain('SLA: PASSED 100.00% on time')
  })

  it('compares with the product only for one agreement', async () => {
    await expect(check(config(), '--compare', 'team')).rejects.toThrow(
      'compare: Several agreements judge resolution: SLA, OLA.',
    )
  })

  it('refuses targets that leave an agreement without any', async () => {
    const policies = {
      ...POLICIES,
      network: {
        name: 'Network',
        severities: { high: { level: 1, firstResponse: { within: 'PT1H', clock: 'business' } } },
      },
    }
    await expect(check(config(CONTRACTS, { policies, targets: ['resolution'] }))).rejects.toThrow(
      'targets: No target of the agreement OLA is judged. Add one: firstResponse.',
    )
  })
})

describe('the other commands, with two agreements', () => {
  it('explain shows the targets of each', async () => {
    const words = ['--id', 'B', rows(), '--document', config(), '--now', NOW]
    expect(await Promise.resolve(explainCommand.run(words))).toBe(0)
    expect(output.printed).toContain('resolution (SLA), met')
    expect(output.printed).toContain('resolution (OLA), breached')
    await expect(Promise.resolve(explainCommand.run([...words, '--svg', '--target', 'resolution']))).rejects.toThrow(
      '--svg: several agreements have resolution: SLA, OLA. Write --agreement SLA.',
    )
  })

  it('deadline asks for the agreement', async () => {
    const words = ['--severity', 'high', '--at', '2026-11-23T08:00Z', '--target', 'resolution', '--document', config()]
    expect(() => deadlineCommand.run(words)).toThrow('Missing option --agreement. Known: SLA, OLA.')
    expect(await Promise.resolve(deadlineCommand.run([...words, '--agreement', 'OLA']))).toBe(0)
    expect(output.printed).toContain('due  2026-11-23T13:00:00+01:00')
  })

  it('forecast names the agreement of each breach', async () => {
    const words = [rows(), '--document', config(), '--now', NOW, '--until', '2026-11-24T12:00Z']
    expect(await Promise.resolve(forecastCommand.run(words))).toBe(1)
    expect(output.printed).toContain('high, resolution (OLA)')
    expect(output.printed).not.toContain('(SLA)')
  })

  it('diff compares each agreement with the one of the same name', async () => {
    const old = config([{ policy: 'gold' }], {}, 'old.json')
    const current = config(CONTRACTS, {}, 'new.json')
    expect(await Promise.resolve(diffCommand.run([old, current, rows(), '--now', NOW, '--json']))).toBe(1)
    const { changes, agreements } = JSON.parse(output.printed)
    expect(changes.map((one: Record<string, string>) => [one.agreement, one.ticket, one.from, one.to])).toEqual([
      ['OLA', 'A', null, 'met'],
      ['OLA', 'B', null, 'breached'],
      ['OLA', 'C', null, 'running'],
    ])
    expect(changes[0].reasons[0].message).toBe('OLD does not judge the ticket: It has no such agreement.')
    expect(agreements.map((one: Record<string, unknown>) => [one.agreement, one.before !== null])).toEqual([
      ['SLA', true],
      ['OLA', false],
    ])
    output.printed = ''
    await Promise.resolve(diffCommand.run([old, current, rows(), '--now', NOW]))
    expect(output.printed).toContain('OLA: resolution')
    expect(output.printed).toContain('high, resolution (OLA)')
  })
})
