import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isThorough } from '../arbitraries/runs.ts'

const script = join(import.meta.dirname, '../../scripts/changelog-check.mjs')
const CHANGELOG = ['# Changelog', '', '## Unreleased', '', '- One.', '', '## 0.1.0 (2026-01-01)', '', '- Zero.', '']

const start = mkdtempSync(join(tmpdir(), 'sla-calendar-changelog-'))
afterAll(() => rmSync(start, { recursive: true, force: true }))

let folder = start
describe.runIf(isThorough)('scripts/changelog-check.mjs', () => {
  beforeAll(() => {
    git('init', '--quiet', '--initial-branch', 'main')
    commit({ 'CHANGELOG.md': CHANGELOG.join('\n'), 'src/index.ts': '1\n', 'docs/page.md': 'A page.\n' })
    git('switch', '--quiet', '--create', 'change')
  })
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sla-calendar-changelog-'))
    cpSync(start, folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('accepts a change outside src/', () => {
    commit({ 'docs/page.md': 'A better page.\n' })
    expect(check()).toEqual([0, 'changelog: nothing changed under src/'])
  })

  it('refuses a change under src/ without a line, and says what to do', () => {
    commit({ 'src/deadline/deadline.ts': '2\n' })
    const [status, text] = check()
    expect(status).toBe(1)
    expect(text).toContain('1 changed file under src/, for example src/deadline/deadline.ts')
    expect(text).toContain('"Changelog: none"')
  })

  it('refuses a deleted source without a line', () => {
    git('rm', '--quiet', 'src/index.ts')
    commit({})
    expect(check()[0]).toBe(1)
  })

  it('accepts a change under src/ with a line under "Unreleased"', () => {
    commit({ 'src/index.ts': '2\n', 'CHANGELOG.md': withLine(5, '- Two.') })
    expect(check()).toEqual([0, 'changelog: 1 new line under "Unreleased"'])
  })

  it('accepts a line that another commit of the change adds, and a version in the heading', () => {
    commit({ 'src/index.ts': '2\n' })
    commit({ 'CHANGELOG.md': withLine(5, '- Two.').replace('Unreleased', '0.2.0 (unreleased)') })
    expect(check()[0]).toBe(0)
  })

  it.each([
    ['a line under another version', withLine(9, '- Two.')],
    ['a heading', withLine(5, '### Fixes')],
    ['a blank line', withLine(5, ' ')],
    ['a removed line', CHANGELOG.filter(line => line !== '- One.').join('\n')],
    ['a changelog without the heading', withLine(5, '- Two.').replace('## Unreleased', '## Next')],
  ])('refuses %s', (_, text) => {
    commit({ 'src/index.ts': '2\n', 'CHANGELOG.md': text })
    expect(check()[0]).toBe(1)
  })

  it('ignores lines that the base has got since', () => {
    git('switch', '--quiet', 'main')
    commit({ 'CHANGELOG.md': withLine(5, '- Two.') })
    git('switch', '--quiet', 'change')
    commit({ 'src/index.ts': '2\n' })
    expect(check()[0]).toBe(1)
  })

  it('accepts a change whose commit message says that no user can notice it', () => {
    commit({ 'src/index.ts': '2\n' }, 'index: shorter\n\nChangelog: none')
    expect(check()[0]).toBe(0)
  })

  it('cannot compare with a base that does not exist, or without one', () => {
    expect(check('no-such-branch')[0]).toBe(2)
    expect(check('')[1]).toContain('Missing argument BASE')
  })
})

function withLine(index: number, line: string): string {
  return [...CHANGELOG.slice(0, index), line, ...CHANGELOG.slice(index)].join('\n')
}

function commit(files: Record<string, string>, message = 'change'): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  git('add', '--all')
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '--message', message)
}

function check(base = 'main'): [status: number | null, text: string] {
  const { status, stdout, stderr } = spawnSync('node', [script, base], { cwd: folder, encoding: 'utf8' })
  return [status, (stdout + stderr).trim()]
}

function git(...words: string[]): void {
  execFileSync('git', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}
