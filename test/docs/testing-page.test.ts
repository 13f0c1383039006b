import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import cases from '../../docs/testing/cases.json' with { type: 'json' }
import mutation from '../../docs/testing/mutation.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/testing.md'), 'utf8')
const run = figures('run')

// `node scripts/testing-figures.mjs` writes the figures. test/zones/sweep.test.ts checks the numbers of zones and of clock
// changes; the files with the edge cases check the list of their titles.
describe('docs/testing.md', () => {
  it('has roughly the current numbers of test files and of properties', () => {
    const tests = filesIn('test').filter(name => name.endsWith('.test.ts'))
    const [, files] = /\| tests \| [\d,]+ in ([\d,]+) files \|/.exec(run)!
    expect(Math.abs(tests.length / numberOf(files) - 1)).toBeLessThan(0.15)
    // A property in a loop is written once, but counts each time it runs.
    const written = tests.flatMap(name => readFileSync(join(root, 'test', name), 'utf8').match(/fc\.assert\(/g) ?? [])
    const [, properties] = /\| properties \| ([\d,]+),/.exec(run)!
    expect(numberOf(properties)).toBeGreaterThanOrEqual(0.85 * written.length)
  })

  it('has the number of edge cases that it lists', () => {
    const listed = figures('facts')
      .split('\n')
      .filter(line => line.startsWith('| ') && !line.endsWith(' in the playground |'))
    const rules = listed.filter(line => line.startsWith('| --- '))
    expect(run).toContain(`| edge cases | ${listed.length - rules.length} |`)
  })

  it('links each edge case that the playground shows', () => {
    for (const [id, titles] of Object.entries(cases))
      for (const title of titles)
        expect(page).toContain(`| ${title} | [${id}](../playground/index.html#preset=${id}) |`)
    expect(page.match(/#preset=/g)).toHaveLength(Object.values(cases).flat().length)
  })

  it('lists every folder of the sources as measured by mutation or as not measured', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory())
    const listed = [...mutation.measured.map(({ folder }) => folder), ...mutation.notMeasured]
    expect(listed.sort()).toEqual(folders.map(({ name }) => `src/${name}`).sort())
    for (const { folder, killed } of mutation.measured)
      expect(figures('mutation')).toMatch(
        new RegExp(`^\\| ${folder}[^|]* \\| ${killed.toLocaleString('en-US')} \\|`, 'm'),
      )
  })

  it('mentions only commands and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const commands = [...page.matchAll(/`(?:DEEP=\d+ )?npm (?:run )?([^\s`]+)/g)].map(([, name]) => name)
    expect(commands.filter(name => !(name in scripts))).toEqual([])
    const named = [...page.matchAll(/`[^`]*?((?:test|scripts|engines|config)\/[^\s`]+)`/g)].map(([, name]) => name)
    expect(named.filter(name => !existsSync(join(root, name)))).toEqual([])
    expect(named.length).toBeGreaterThan(3)
  })
})

function figures(name: string): string {
  const [, between] = page.match(new RegExp(`<!-- figures:begin ${name} -->\n([^]*?)<!-- figures:end ${name} -->`))!
  return between
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
}

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''))
}
