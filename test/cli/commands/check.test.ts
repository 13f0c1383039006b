import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCommand } from '../../../src/cli/commands/check.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sla-calendar-check-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('checkCommand', () => {
  it.each([
    ['a file without text', '', 'the file is empty.'],
    [
      'a column too few',
      'id,severity\n',
      'line 1: 2 columns are missing. reportedAt should contain when the ticket was reported;',
    ],
    ['a damaged gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0, 0xff), ''],
  ])('cannot check %s', async (_, content, message) => {
    const file = join(folder, 'tickets.csv')
    writeFileSync(file, content)
    await expect(checkCommand.run([file])).rejects.toThrow(`${file}: ${message}`)
  })

  it('exits with 2 for a file that cannot be read', async () => {
    await expect(checkCommand.run([join(folder, 'none.csv')])).rejects.toThrow(
      /^Cannot read .*none\.csv: no such file\.$/,
    )
    await expect(checkCommand.run([folder])).rejects.toThrow(`Cannot read ${folder}: it is a directory.`)
  })

  it('refuses a now that is none', async () => {
    await expect(checkCommand.run(['a.csv', '--now', 'tomorrow'])).rejects.toThrow(/^--now: "tomorrow" /)
  })
})
