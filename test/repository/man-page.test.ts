import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandsGuide } from '../../scripts/commands-guide.ts'
import { manPage } from '../../scripts/man-page.ts'
import { GENERAL_HELP, loadCommands } from '../../src/cli/command-list.ts'
import { isExpected } from '../tool.ts'

const ROOT = join(import.meta.dirname, '../..')
const FILE = join(ROOT, 'man/sla-calendar.1')
const { version, man, files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

/** Renders the page with the man of this machine. */
function rendered(): { readonly text: string; readonly warnings: string } {
  const env = { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8', MANROFFOPT: '-c', MAN_KEEP_FORMATTING: '' }
  const { stdout, stderr } = spawnSync('man', ['--warnings', '-l', FILE], { encoding: 'utf8', env })
  return { text: stdout, warnings: stderr }
}

describe('docs/commands.md', () => {
  it('has the texts of --help (node scripts/man.mjs writes it)', async () => {
    expect(readFileSync(join(ROOT, 'docs/commands.md'), 'utf8')).toBe(await commandsGuide())
  })
})

describe('man/sla-calendar.1', () => {
  it('has the texts of --help (node scripts/man.mjs writes it)', async () => {
    expect(readFileSync(FILE, 'utf8')).toBe(await manPage(version))
  })

  it('is installed with the package', () => {
    expect([man, files.includes('man')]).toEqual(['./man/sla-calendar.1', true])
  })

  it.runIf(isExpected('man', '--version'))('is rendered without warnings, with every line of the help', async () => {
    const page = rendered()
    expect(page.warnings).toBe('')
    const lines = page.text.split('\n')
    for (const text of [GENERAL_HELP, ...[...(await loadCommands()).values()].map(({ help }) => help)])
      for (const line of text.trimEnd().split('\n')) expect(lines).toContain(line)
    expect(lines.filter(line => line.length > 80)).toEqual([])
  })
})
