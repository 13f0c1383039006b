import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import cases from '../../docs/testing/cases.json' with { type: 'json' }
import mutation from '../../docs/testing/mutation.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/testing.md'), 'utf8')
const run = figures('run')

// `node scripts/testing-figures.mjs` writes the figures. How many zones and changes there are is checked by the sweep, the list of
// the facts by the facts.
describe('docs/testing.md', () => {
  it('counts the test files and the properties of about today', () => {
    const tests = filesIn('test').filter(name => name.endsWith('.test.ts'))
    const [, files] = /\| tests \| [\d,]+ in ([\d,]+) files \|/.exec(run)!
    expect(Math.abs(tests.length / numberOf(files) - 1)).toBeLessThan(0.15)
    // A property that stands in a loop is written once and counts as often as it is asserted.
    const written = tests.flatMap(name => readFileSync(join(root, 'test', name), 'utf8').match(/fc\.assert\(/g) ?? [])
    const [, properties] = /\| properties \| ([\d,]+),/.exec(run)!
    expect(numberOf(properties)).toBeGreaterThanOrEqual(0.85 * written.length)
  })

  it('counts the facts that it lists', () => {
    const listed = figures('facts')
      .split('\n')
      .filter(line => line.startsWith('| ') && !line.endsWith(' in the playground |'))
    const rules = listed.filter(line => line.startsWith('| --- '))
    expect(run).toContain(`| cruel facts | ${listed.length - rules.length} |`)
  })

  it('links each fact that has a case to it', () => {
    for (const [id, titles] of Object.entries(cases))
      for (const title of titles)
        expect(page).toContain(`| ${title} | [${id}](../playground/index.html#preset=${id}) |`)
    expect(page.match(/#preset=/g)).toHaveLength(Object.values(cases).flat().length)
  })

  it('tells of every folder of the sources whether its mutants were counted', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory())
    const told = [...mutation.measured.map(({ folder }) => folder), ...mutation.notMeasured]
    expect(told.sort()).toEqual(folders.map(({ name }) => `src/${name}`).sort())
    for (const { folder, killed } of mutation.measured)
      expect(figures('mutation')).toMatch(
        new RegExp(`^\\| ${folder}[^|]* \\| ${killed.toLocaleString('en-US')} \\|`, 'm'),
      )
  })

  it('names commands and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const commands = [...page.matchAll(/`(?:DEEP=1 )?npm (?:run )?([^\s`]+)/g)].map(([, name]) => name)
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
