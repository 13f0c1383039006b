import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { version } from '../../package.json'
import { BuiltCommand } from '../cli/built-command.ts'

/** A guide whose fences name files, such as `json sla.json`. Its commands read these files. */
type Guide = { readonly name: string; readonly text: string; readonly folder: string }

const root = join(import.meta.dirname, '../..')
const parent = mkdtempSync(join(tmpdir(), 'sla-calendar-guides-'))
const guides = readdirSync(join(root, 'docs'))
  .filter(name => name.endsWith('.md'))
  .map(name => ({ name, text: readFileSync(join(root, 'docs', name), 'utf8') }))
  .filter(({ text }) => namedFences(text).length > 0)
  .map((guide): Guide => ({ ...guide, folder: mkdtempSync(join(parent, guide.name)) }))
/** The guides to one product each: they begin with a script that downloads an export. */
const products = guides.filter(({ text }) => text.includes('```sh export.sh'))

let command: BuiltCommand
beforeAll(async () => {
  command = await BuiltCommand.build()
  for (const { text, folder } of guides)
    for (const [, name, content] of namedFences(text)) writeFileSync(join(folder, name), content)
}, 60_000)
afterAll(() => rmSync(parent, { recursive: true }))

describe('the guides with files', () => {
  it('include one per product that the README names', () => {
    const names = ['jira', 'servicenow', 'zendesk', 'zammad', 'gitlab', 'github'].map(name => `${name}.md`)
    expect(products.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
  })

  it.each(guides)('$name shows the output of its commands', async ({ text, folder }) => {
    const calls = [...text.matchAll(/^```console\n\$ npx sla-calendar (.+)\n([\s\S]*?)^```$/gm)]
    expect(calls.length).toBeGreaterThan(0)
    for (const [, words, shown] of calls) {
      const { stdout } = await command.run(words.split(' '), folder)
      expect(stdout).toMatch(patternOf(shown))
    }
  })

  it.each(products)('$name has a pipeline that runs its script and checks its export', async ({ text, folder }) => {
    const [, yaml] = /^```yaml\n([\s\S]*?)^```$/m.exec(text)!
    const lines = scriptsOf(parse(yaml))
    expect(lines).toContain('sh export.sh')
    const check = lines.find(line => line.startsWith(`npx --yes sla-calendar@${version} check `))!
    const words = [...check.split(/\s+/).slice(3), '--now', '2026-12-01T00:00Z']
    const { status, stderr } = await command.run(words, folder)
    expect([status, stderr]).toEqual([1, 'Using sla.json.\n'])
    const written = [...check.matchAll(/--report \w+=(\S+)/g)].map(([, file]) => file)
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(written))
  })

  it.each(products)('$name has a script with valid syntax', async ({ folder }) => {
    expect(await command.shell('sh -n export.sh', folder)).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})

/** Returns the fences that name a file: the match, the name and the content. */
function namedFences(text: string): RegExpMatchArray[] {
  return [...text.matchAll(/^```\w+ (\S+\.\w+)\n([\s\S]*?)^```$/gm)]
}

/** Returns the pattern of an output in which the line `…` stands for any lines. Each platform has its own release of tzdata. */
function patternOf(shown: string): RegExp {
  const parts = shown.trimEnd().split('\n…\n')
  const text = parts.map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\n[\\s\\S]*?')
  return new RegExp(`^${text.replace(/(tzdata\s)\d{4}[a-z]/g, '$1\\d{4}[a-z]')}\n`)
}

type Step = { readonly run?: string }
type Workflow = { readonly jobs: { readonly check: { readonly steps: readonly Step[] } } }
type Pipeline = Readonly<Record<string, { readonly script?: readonly string[] }>>

/** Returns the lines of a GitHub workflow or of a GitLab pipeline. */
function scriptsOf(parsed: Workflow | Pipeline): readonly string[] {
  if ('jobs' in parsed) return (parsed as Workflow).jobs.check.steps.flatMap(({ run }) => run ?? [])
  return Object.values(parsed).flatMap(({ script }) => script ?? [])
}
