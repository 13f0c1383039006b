import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { initCommand } from '../../../src/cli/commands/init.ts'
import { startingDocument } from '../../../src/document/starting-document.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sla-calendar-init-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

/** What a run prints. */
function printed(...args: string[]): string {
  let text = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
    text += piece
    return true
  })
  expect(initCommand.run(args)).toBe(0)
  return text
}

describe('initCommand', () => {
  it('writes the document to start from', () => {
    const file = join(folder, 'desk.json')
    expect(printed(file)).toBe(`Created ${file}. Follow the comments in it.\n`)
    expect(readFileSync(file, 'utf8')).toBe(startingDocument)
  })

  it.each([[[]], [['--']]])('writes sla.json where no file is named: %j', args => {
    const before = process.cwd()
    try {
      process.chdir(folder)
      printed(...args)
    } finally {
      process.chdir(before)
    }
    expect(readFileSync(join(folder, 'sla.json'), 'utf8')).toBe(startingDocument)
  })

  it('prints it for -', () => {
    expect(printed('-')).toBe(startingDocument)
  })

  it('never overwrites a file', () => {
    const file = join(folder, 'sla.json')
    writeFileSync(file, 'mine')
    expect(() => initCommand.run([file])).toThrow(`${file} exists already. Remove it, or name another file.`)
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it('says why it cannot write', () => {
    const nowhere = join(folder, 'none', 'sla.json')
    expect(() => initCommand.run([nowhere])).toThrow(`Cannot write ${nowhere}: no such folder.`)
    writeFileSync(join(folder, 'file'), '')
    const below = join(folder, 'file', 'sla.json')
    expect(() => initCommand.run([below])).toThrow(`Cannot write ${below}: a part of its path is not a directory.`)
  })

  it('takes one operand at most, and no options', () => {
    expect(() => initCommand.run(['a.json', 'b.json'])).toThrow('Unexpected argument "b.json".')
    expect(() => initCommand.run(['--force'])).toThrow('Unknown option --force.')
  })

  it('helps in lines of fewer than 80 columns', () => {
    const text = printed('--help')
    expect(text).toContain('Usage: sla-calendar init [FILE]')
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(80)
  })
})
