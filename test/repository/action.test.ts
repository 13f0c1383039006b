import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkCommand } from '../../src/cli/commands/check.ts'
import { isThorough } from '../arbitraries/runs.ts'
import { BuiltCommand } from '../cli/built-command.ts'
import { action, runAction } from './composite-action.ts'

const ROOT = join(import.meta.dirname, '../..')

let folder: string
let tarball: string
beforeAll(async () => {
  if (!isThorough) return
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-action-'))
  tarball = await packedCommand()
  writeFileSync(
    join(folder, 'met tickets.csv'),
    `${HEADER}A-1,high,web,2026-11-20T14:00+01:00,2026-11-20T15:00+01:00\n`,
  )
  writeFileSync(join(folder, 'late.csv'), `${HEADER}B-1,high,web,2026-11-20T09:00+01:00,2026-11-24T15:00+01:00\n`)
  writeFileSync(join(folder, 'bad.csv'), `${HEADER}C-1,hihg,web,2026-11-20T09:00+01:00,\n`)
}, 120_000)
afterAll(() => {
  if (isThorough) rmSync(folder, { recursive: true, force: true })
})

const HEADER = 'id,severity,channel,reportedAt,respondedAt\n'
const NOW = { now: '2026-11-25T09:00Z' }

/** Packs the command as npm publishes it: package.json with its `bin`, and the bundle. */
async function packedCommand(): Promise<string> {
  const source = join(folder, 'package')
  mkdirSync(join(source, 'dist'), { recursive: true })
  const { name, version, type, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name, version, type, bin, files: ['dist'] }))
  const command = await BuiltCommand.build()
  cpSync(dirname(command.path), join(source, 'dist'), { recursive: true })
  renameSync(join(source, 'dist', basename(command.path)), join(source, 'dist/cli.js'))
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: source,
    encoding: 'utf8',
  })
  return join(folder, JSON.parse(output)[0].filename)
}

function run(inputs: { readonly [name: string]: string }) {
  return runAction(folder, { ...NOW, package: tarball, ...inputs })
}

/** Returns an expression of a workflow. */
function expression(text: string): string {
  return `$\{{ ${text} }}`
}

describe('action.yml', () => {
  it('is a composite action whose outputs come from its step', () => {
    expect(action.runs.using).toBe('composite')
    expect(action.runs.steps.map(({ shell }) => shell)).toEqual(['bash'])
    expect(Object.values(action.outputs).map(({ value }) => value)).toEqual([
      expression('steps.check.outputs.exit-code'),
      expression('steps.check.outputs.outcome'),
    ])
  })

  it('passes inputs to scripts as variables only', () => {
    for (const { run: script } of action.runs.steps) expect(script).not.toContain('${{')
    const used = action.runs.steps.flatMap(({ env }) => Object.values(env))
    expect(used.sort()).toEqual(
      Object.keys(action.inputs)
        .map(name => expression(`inputs.${name}`))
        .sort(),
    )
  })

  it('passes options that check has', () => {
    const help: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation(piece => Boolean(help.push(String(piece))))
    checkCommand.run(['--help'])
    vi.restoreAllMocks()
    const [{ run: script }] = action.runs.steps
    const options = [...script.matchAll(/^option ([\w-]+) /gm)].map(([, name]) => name)
    expect(options.filter(name => !help.join('').includes(`--${name} `))).toEqual([])
    expect([...options, 'files', 'reports', 'package'].sort()).toEqual(Object.keys(action.inputs).sort())
  })

  it('names no registry', () => {
    expect(readFileSync(join(ROOT, 'action.yml'), 'utf8')).not.toMatch(/https?:/)
  })
})

describe.runIf(isThorough)('the step of the action', () => {
  it('passes with annotations, a summary and reports, for names with spaces', () => {
    const reports = 'html=out/sla report.html\n\njunit=sla.xml\r\n'
    const { status, log, summary, outputs } = run({ files: 'met tickets.csv\n', reports })
    expect(log).toContain('::notice title=SLA check::PASSED 100.00%25 on time')
    expect(status).toBe(0)
    expect(summary).toContain('## SLA check: PASSED 100.00% on time')
    expect(outputs).toEqual({ 'exit-code': '0', outcome: 'passed' })
    expect(readFileSync(join(folder, 'out/sla report.html'), 'utf8')).toContain('</html>')
    expect(readFileSync(join(folder, 'sla.xml'), 'utf8')).toContain('</testsuites>')
  }, 60_000)

  it('fails with the breaches of several files', () => {
    const files = 'met tickets.csv\nlate.csv'
    const { status, log, outputs } = run({ files })
    expect(status).toBe(1)
    expect(log).toMatch(/^::error title=SLA breached%3A B-1%3A first response,file=late\.csv,line=2::/m)
    expect(outputs).toEqual({ 'exit-code': '1', outcome: 'failed' })
  }, 60_000)

  it('is not checked with an invalid row, in Italian', () => {
    const { status, log, summary, outputs } = run({ files: 'bad.csv\nmet tickets.csv', locale: 'it' })
    expect(status).toBe(2)
    expect(log).toContain('::error title=Verifica SLA::NON ESEGUITA: 1 riga non valida')
    expect(summary).toContain('## Verifica SLA: NON ESEGUITA: 1 riga non valida')
    expect(outputs).toEqual({ 'exit-code': '2', outcome: 'not-checked' })
  }, 60_000)

  it('runs no text of an input', () => {
    const hostile = '$(touch owned) `touch owned`; touch owned #"\'; touch owned'
    const options = Object.keys(action.inputs).filter(name => !['package', 'files', 'reports', 'now'].includes(name))
    const all = Object.fromEntries(options.map(name => [name, hostile]))
    for (const inputs of [{ files: hostile }, { files: 'late.csv', ...all, reports: hostile }])
      expect(run(inputs).outputs).toEqual({ 'exit-code': '2', outcome: 'not-checked' })
    expect(run({ files: '--help' }).status).toBe(2)
    expect(existsSync(join(folder, 'owned'))).toBe(false)
  }, 240_000)

  it('is not checked without a file, and if the package cannot be installed', () => {
    expect(run({ files: '\n' }).outputs).toEqual({ 'exit-code': '2', outcome: 'not-checked' })
    const { status, log, outputs } = run({ files: 'met tickets.csv', package: join(folder, 'none.tgz') })
    expect(status).toBe(2)
    expect(log).toContain('::error title=SLA check::The package could not be installed.')
    expect(outputs).toEqual({ 'exit-code': '2', outcome: 'not-checked' })
  }, 60_000)
})
