import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { githubReport } from '../../../src/reports/formats/github.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { everything, few, reported, ticket } from '../sample.ts'

let folder: string
let summary: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-github-'))
  summary = join(folder, 'summary.md')
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const many = Array.from({ length: 340 }, (_, i) =>
  ticket(`B-${i}`, 'normal', '2026-11-30T09:00', ['responded', `2026-12-0${1 + (i % 4)}T16:00`]),
)

describe('githubReport', () => {
  it('annotates everything that a check has found, errors first', async () => {
    expect((await reported(githubReport, few, everything)).split('\n')).toEqual([
      '::error title=SLA check::FAILED 50.00%25 on time, 2 breaches excused (1 waived, 1 in the baseline)',
      '::error title=SLA check::error minimum-missed: Too few.',
      '::error title=SLA breached%3A A-4%3A first response,file=tickets.csv,line=2::A-4: first response (urgent) due on Tue 2026-12-08 00:00, answered on Tue 2026-12-08 01:00: 1 h too late%0A2 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome)',
      '::warning title=Invalid row,file=tickets.csv,line=7::tickets.csv, line 7: column severity: "hihg" is not known.',
      '::warning title=Invalid row,file=tickets.csv,line=8::tickets.csv, line 8: The row is empty. column id: No id.',
      '::warning title=SLA check::warning waiver-unused: A waiver excuses nothing.',
      '::notice title=SLA check::invalid rows: 2 of 3 shown',
      '',
    ])
  })

  it('annotates the broken promises where they stand, the worst first', async () => {
    const [outcome, first, ...rest] = annotations(await reported(githubReport, few))
    expect(outcome).toEqual({
      kind: 'error',
      properties: { title: 'SLA check' },
      message: 'FAILED 25.00% on time',
    })
    expect(first).toEqual({
      kind: 'error',
      properties: { title: 'SLA breached: A-4: resolution', file: 'tickets.csv', line: '2' },
      message:
        'A-4: resolution (urgent) due on Tue 2026-12-08 06:00, not resolved yet on Wed 2026-12-09 12:00: 30 h too late\n' +
        '8 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome)',
    })
    expect(rest.map(({ kind, properties }) => [kind, properties.title])).toEqual([
      ['error', 'SLA breached: A-2: first response'],
      ['error', 'SLA breached: A-4: first response'],
    ])
  })

  it('writes ten of a kind and says how many there are', async () => {
    const all = annotations(await reported(githubReport, many))
    expect(all.map(({ kind }) => kind)).toEqual([...Array(10).fill('error'), 'notice'])
    expect(all.at(-1)!.message).toBe('breaches: 9 of 340 shown, worst first')
  })

  it('counts findings and bad rows among the ten', async () => {
    const finding = (severity: 'error' | 'warning') => ({ rule: 'not-judged', severity, message: 'x' }) as const
    const findings = [finding('error'), finding('warning'), finding('error')]
    const row = { file: 'tickets.csv', line: 9, faults: [{ column: 'severity', message: 'The cell is empty.' }] }
    const invalid = [row, { ...row, file: 'standard input' }]
    const all = annotations(await reported(githubReport, many, { invalid, result: { findings, exitCode: 2 } }))
    expect(all.map(({ kind }) => kind)).toEqual([...Array(10).fill('error'), 'warning', 'notice'])
    expect(all.slice(3, 5)).toEqual([
      {
        kind: 'error',
        properties: { title: 'Invalid row', file: 'tickets.csv', line: '9' },
        message: 'tickets.csv, line 9: column severity: The cell is empty.',
      },
      {
        kind: 'error',
        properties: { title: 'Invalid row' },
        message: 'standard input, line 9: column severity: The cell is empty.',
      },
    ])
    expect(all[0].message).toBe('NOT CHECKED: 2 invalid rows; x; x')
    expect(all[1].message).toBe('error not-judged: x')
    expect(all.at(-1)!.message).toBe('breaches: 5 of 340 shown, worst first')
    const flood = await reported(githubReport, many, { result: { findings: Array(40).fill(finding('error')) } })
    expect(annotations(flood)).toHaveLength(11)
  })

  it('annotates nothing that is excused', async () => {
    const options = { waivers: [{ ticket: 'A-2', reason: 'Storm', until: '2027-01-01' }] }
    expect(annotations(await reported(githubReport, few.slice(0, 2), { options: options as never }))).toEqual([
      {
        kind: 'notice',
        properties: { title: 'SLA check' },
        message: 'PASSED 100.00% on time, 1 breach excused (1 waived)',
      },
    ])
  })

  it('adds the report to the summary', async () => {
    writeFileSync(summary, 'before\n')
    await reported(githubReport, few)
    expect(readFileSync(summary, 'utf8')).toMatch(/^before\n## SLA check: FAILED 25\.00% on time\n/)
  })

  it('writes no summary outside of GitHub', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '')
    expect(annotations(await reported(githubReport, few))).toHaveLength(4)
  })

  it('shows fewer breaches where the summary has no room, down to none, and none of it where there is none', async () => {
    const sized = async (before: number) => {
      writeFileSync(summary, 'x'.repeat(before))
      await reported(githubReport, many)
      return readFileSync(summary, 'utf8').slice(before)
    }
    const whole = await sized(0)
    expect(whole).toContain('50 of 340 shown')
    expect(await sized(1_000 * 1024 - whole.length + 100)).toContain('25 of 340 shown')
    expect(await sized(1_000 * 1024 - 900)).not.toContain('### Breaches')
    expect(await sized(1_000 * 1024)).toBe('')
  })

  it('keeps ids, whatever they are, with the codes of what a terminal would obey', () =>
    fc.assert(
      fc.asyncProperty(anyText(), anyText(), async (anyId, anyFile) => {
        const text = await reported(githubReport, [{ ...few[1], id: anyId, source: { file: anyFile, line: 3 } }])
        const [id, file] = [anyId, anyFile].map(one => one.replace(OBEYED, code))
        const [outcome, annotation, ...others] = annotations(text)
        expect(outcome.message).toBe('FAILED 0.00% on time')
        expect(others).toEqual([])
        expect(annotation.properties.title).toBe(`SLA breached: ${id}: first response`)
        expect(annotation.message.startsWith(`${id}: first response (normal) due on `)).toBe(true)
        expect(annotation.properties.file ?? '').toBe(file)
      }),
      runs(25),
    ))
})

/** Controls without line ends and tabs, halves of pairs, separators and changes of the writing direction. */
const OBEYED = /(?![\t\n\r])\p{Cc}|[\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

function code(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}

type Annotation = { kind: string; properties: Record<string, string>; message: string }

/** Reads annotations as the runner does: actions/runner, src/Runner.Common/ActionCommand.cs. */
function annotations(text: string): Annotation[] {
  const lines = text.split('\n')
  expect(lines.pop()).toBe('')
  return lines.map(line => {
    expect(line).not.toContain('\r')
    expect(line.startsWith('::')).toBe(true)
    const end = line.indexOf('::', 2)
    const [kind, ...rest] = line.slice(2, end).split(' ')
    const pairs = rest.join(' ').split(',')
    const properties = pairs.map(pair => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at), unescaped(pair.slice(at + 1), true)]
    })
    return { kind, properties: Object.fromEntries(properties), message: unescaped(line.slice(end + 2), false) }
  })
}

function unescaped(text: string, isProperty: boolean): string {
  const data = isProperty ? text.replaceAll('%3A', ':').replaceAll('%2C', ',') : text
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
