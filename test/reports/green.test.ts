import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkCommand } from '../../src/cli/commands/check.ts'
import { reportFormats } from '../../src/reports/index.ts'
import { runs } from '../arbitraries/runs.ts'
import { readXml } from '../svg/xml.ts'

/** How a system that reads a format decides whether it shows it green. */
const GREEN: Readonly<Record<string, (text: string) => boolean>> = {
  text: text => text.startsWith('PASSED'),
  json: text => JSON.parse(text).outcome.startsWith('PASSED') && JSON.parse(text).exitCode === 0,
  ndjson: text => JSON.parse(text.trimEnd().split('\n').at(-1)!).outcome.startsWith('PASSED'),
  junit: text => {
    const root = readXml(text).documentElement!
    const count = (name: string) => root.getElementsByTagName(name).length
    const own = (name: string) => Number(root.getAttribute(name))
    expect([own('failures'), own('errors')]).toEqual([count('failure'), count('error')])
    return own('failures') + own('errors') === 0
  },
  github: text => !/^::error/m.test(text),
  gitlab: text => JSON.parse(text).every(({ severity }: { severity: string }) => severity === 'info'),
  markdown: text => /PASSED/.test(text.split('\n')[0]),
  html: text => /<p class="outcome outcome-0">PASSED/.test(text),
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-green-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  vi.stubEnv('GITHUB_STEP_SUMMARY', '')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** Runs a check that writes every report into a file; its exit status and the reports by format. */
async function checked(content: string, ...options: string[]) {
  const file = join(folder, 'export.csv')
  writeFileSync(file, content)
  const kinds = [...reportFormats.keys()]
  const words = kinds.flatMap(kind => ['--report', `${kind}=${join(folder, kind)}`])
  const status = await Promise.resolve(
    checkCommand.run([file, '--now', '2026-12-09T12:00Z', ...words, ...options]),
  ).catch(() => 2)
  return { status, reports: kinds.map(kind => [kind, readFileSync(join(folder, kind), 'utf8')] as const) }
}

const HEADER = 'id,severity,channel,reportedAt,respondedAt\n'
const ROWS = {
  met: 'high,web,2026-11-20T15:30Z,2026-11-20T16:00Z',
  breached: 'high,web,2026-11-20T15:30Z,2026-11-25T16:00Z',
  running: 'low,web,2026-12-09T11:30Z,',
  severity: 'hihg,web,2026-11-20T15:30Z,',
  time: 'high,web,yesterday,',
  order: 'high,web,2026-11-20T15:30Z,2026-11-19T15:30Z',
} as const

describe('no report is green unless the exit status is 0,', () => {
  it('whatever the rows, and however many invalid ones are tolerated', async () => {
    const rows = fc.array(fc.constantFrom(...(Object.keys(ROWS) as (keyof typeof ROWS)[])), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('', '0', '50', '100'),
        async (kinds, allowed, min) => {
          const text = HEADER + kinds.map((kind, i) => `T-${i},${ROWS[kind]}\n`).join('')
          const invalid = kinds.flatMap((kind, i) => (['severity', 'time', 'order'].includes(kind) ? [i + 2] : []))
          const options = ['--allow-bad', String(allowed), ...(min ? ['--min', min] : [])]
          const { status, reports } = await checked(text, ...options)
          expect(invalid.length > allowed ? [2] : [0, 1, 2]).toContain(status)
          for (const [kind, report] of reports)
            for (const line of invalid) expect([kind, namesRow(report, line)]).toEqual([kind, true])
          const green = reports.filter(([kind, report]) => GREEN[kind](report)).map(([kind]) => kind)
          const all = status === 0 ? reports.map(([kind]) => kind) : []
          // Formats that show each ticket may show a tolerated breach in red.
          const perTicket = kinds.includes('breached') ? ['junit', 'github', 'gitlab'] : []
          expect(all).toEqual(expect.arrayContaining(green))
          expect(green).toEqual(expect.arrayContaining(all.filter(kind => !perTicket.includes(kind))))
        },
      ),
      runs(20),
    )
  })

  it.each([
    ['a month that is high enough', 1, ['met', 'met'], undefined],
    ['a month that misses the objective', 1, ['met', 'breached'], undefined],
    ['a month that misses it, if another minimum decides', 1, ['met', 'breached'], '50'],
    ['a month that is not judged', 5, ['met', 'breached'], undefined],
    ['no ticket', 1, [], undefined],
  ] as const)('with an objective, of %s', async (_, minTickets, kinds, min) => {
    const document = join(folder, 'objectives.json')
    const objectives = [{ min: 60, per: 'month', minTickets }]
    writeFileSync(document, JSON.stringify({ policy: 'msaBusiness', calendar: 'italianOffice', objectives }))
    const text = HEADER + kinds.map((kind, i) => `T-${i},${ROWS[kind]}\n`).join('')
    const { status, reports } = await checked(text, '--document', document, ...(min ? ['--min', min] : []))
    const isMissed = kinds.some(kind => kind === 'breached') && min === undefined
    expect(status).toBe(minTickets > kinds.length ? 2 : isMissed ? 1 : 0)
    const green = reports.filter(([kind, report]) => GREEN[kind](report)).map(([kind]) => kind)
    const perTicket = kinds.some(kind => kind === 'breached') ? ['junit', 'github', 'gitlab'] : []
    const expected = status === 0 ? reports.map(([kind]) => kind).filter(kind => !perTicket.includes(kind)) : []
    expect(green).toEqual(expected)
  })

  it.each([
    ['an empty file', '', [], 'the file is empty.'],
    ['a header without rows', HEADER, [], 'no ticket was judged'],
    ['a missing column', 'id,severity\n', [], 'reportedAt'],
    ['a file that ends in bytes that are not text', `${HEADER}T,${ROWS.met}\n"open`, [], 'never closed|unclosed|quote'],
    ['an option that is refused', `${HEADER}T,${ROWS.met}\n`, ['--min', 'all'], '--min'],
    ['a column to compare that is not there', `${HEADER}T,${ROWS.met}\n`, ['--compare', 'made_sla'], 'made_sla'],
  ])('also of %s, and each says why', async (_, content, options, why) => {
    const { status, reports } = await checked(content, ...options)
    expect(status).toBe(2)
    for (const [kind, report] of reports) {
      expect([kind, GREEN[kind](report)]).toEqual([kind, false])
      expect(report.replaceAll('\\', '').replace(/\s+/g, ' ')).toMatch(new RegExp(why))
    }
  })
})

/** Whether a report names an invalid row: its file, its line and a reason. */
function namesRow(report: string, line: number): boolean {
  const text = report.replace(/\s+/g, ' ')
  const place = new RegExp(`export\\.csv(:|</bdi></td><td>|\`? \\| |, line |","line":|", "line": )${line}\\b`)
  return place.test(text) && /hihg|yesterday|before the report/.test(text)
}
