import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { startingDocument } from '../../src/document/starting-document.ts'
import { isThorough } from '../arbitraries/runs.ts'
import { BuiltCommand } from '../cli/built-command.ts'
import { isExpected } from '../tool.ts'
import { action } from './composite-action.ts'

const ROOT = join(import.meta.dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8')
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

let folder: string
let command: BuiltCommand
beforeAll(async () => {
  command = await BuiltCommand.build()
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-pipelines-'))
  writeFileSync(join(folder, 'sla.json'), startingDocument)
  const document = { policy: 'msaBusiness', calendar: 'italianOffice', tickets: { columns: COLUMNS } }
  writeFileSync(join(folder, 'mine.json'), JSON.stringify(document))
  writeFileSync(
    join(folder, 'export.csv'),
    'id,severity,channel,reportedAt,respondedAt\nA-1,high,web,2026-11-20T14:00+01:00,2026-11-20T15:00+01:00\n',
  )
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const COLUMNS = {
  id: 'id',
  severity: 'severity',
  channel: 'channel',
  reportedAt: 'reportedAt',
  respondedAt: 'respondedAt',
}

/** Returns the code blocks of docs/ci.md in a language. */
function blocks(language: string): string[] {
  return [...PAGE.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text]) => text)
}

/** Runs a script with the command of the sources in the place of the published package. */
function runScript(script: string, env: object = {}) {
  const own = script.replaceAll(`npx --yes sla-calendar@${version}`, `node ${command.path}`)
  expect(own).not.toBe(script)
  return spawnSync('bash', ['-e', '-c', own], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } })
}

describe('docs/ci.md', () => {
  it('has a GitHub workflow with inputs that the action has', () => {
    const { jobs } = parse(blocks('yaml').find(text => text.includes('runs-on'))!)
    const step = jobs.check.steps.find(({ uses = '' }: { uses?: string }) => uses.includes('sla-calendar'))
    expect(step.uses.endsWith(`@v${version}`)).toBe(true)
    expect(Object.keys(step.with).filter(name => !Object.hasOwn(action.inputs, name))).toEqual([])
    const table = PAGE.slice(PAGE.indexOf('| input | meaning |'), PAGE.indexOf('The step fails'))
    expect([...table.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name).sort()).toEqual(
      Object.keys(action.inputs).sort(),
    )
  })

  it.runIf(isThorough)('has a GitLab job whose script writes the reports that it names', () => {
    const jobs = parse(blocks('yaml').find(text => text.includes('.service-levels:'))!)
    const { variables, script, artifacts } = jobs[jobs['service-levels'].extends]
    const { status, stderr } = runScript(script.join('\n'), { ...variables, SLA_DOCUMENT: 'mine.json' })
    expect([status, stderr]).toEqual([0, ''])
    expect(readFileSync(join(folder, artifacts.reports.junit), 'utf8')).toContain('<testsuites')
    expect(JSON.parse(readFileSync(join(folder, artifacts.reports.codequality), 'utf8'))).toEqual([])
  })

  it.runIf(isThorough)('has a Jenkins pipeline whose command writes the reports that it records', () => {
    const [pipeline] = blocks('groovy')
    const [, script] = /sh '([^']+)'/.exec(pipeline)!
    expect(runScript(script.replace('sla.json', 'mine.json')).status).toBe(0)
    const recorded = [...pipeline.matchAll(/(?:junit|pattern:) '([^']+)'/g)].map(([, file]) => file)
    expect(recorded).toHaveLength(2)
    for (const file of recorded) expect(readFileSync(join(folder, file), 'utf8').length).toBeGreaterThan(2)
  })

  it('names the hook that the repository has', () => {
    const { repos } = parse(blocks('yaml').find(text => text.includes('hooks:'))!)
    expect(repos[0].hooks.map(({ id }: { id: string }) => id)).toEqual([HOOK.id])
    expect(repos[0].rev).toBe(`v${version}`)
  })
})

const [HOOK] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'))

describe('the pre-commit hook', () => {
  it('checks files named sla.json', () => {
    const pattern = new RegExp(HOOK.files)
    const names = ['sla.json', 'desks/rome/sla.json', 'sla.json.bak', 'my-sla.json', 'slaXjson']
    expect(names.filter(name => pattern.test(name))).toEqual(['sla.json', 'desks/rome/sla.json'])
  })

  it('passes a valid file, and fails with the error of another', () => {
    expect(runScript(`${HOOK.entry} sla.json`)).toMatchObject({ status: 0, stdout: 'sla.json is valid.\n' })
    writeFileSync(join(folder, 'wrong.json'), startingDocument.replace('Europe/Rome', 'Europe/Roma'))
    const { status, stderr } = runScript(`${HOOK.entry} sla.json wrong.json`)
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: wrong\.json: calendars\.office\.timeZone: /)])
  })
})

it.runIf(isThorough && isExpected('pre-commit', '--version'))('pre-commit accepts the manifest', () => {
  const { status } = spawnSync('pre-commit', ['validate-manifest', join(ROOT, '.pre-commit-hooks.yaml')])
  expect(status).toBe(0)
})
