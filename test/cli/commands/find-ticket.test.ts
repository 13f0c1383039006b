import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { explainCommand } from '../../../src/cli/commands/explain.ts'
import { captureOutput } from '../captured-output.ts'

captureOutput()

const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-find-'))
afterAll(() => rmSync(folder, { recursive: true }))

const HEADER = 'id,severity,reportedAt,respondedAt\n'
const row = (id: string) => `${id},high,2026-11-20T09:00+01:00,2026-11-20T10:00+01:00\n`

/** The answer to a search for an id that no ticket has. */
async function answer(id: string, ...rows: string[]): Promise<string> {
  const file = join(folder, 'a.csv')
  writeFileSync(file, HEADER + rows.join(''))
  const found = Promise.resolve(explainCommand.run(['--id', id, file, '--now', '2026-12-01T00:00Z']))
  return found.then(
    () => 'found',
    error => error.message.replace(`--id: the export has no ticket ${JSON.stringify(id)}.`, 'none.'),
  )
}

describe('a search for a ticket', () => {
  it.each([
    ['INC-101', 'found', ['INC-101', 'INC-102']],
    ['INC-101', 'none. Did you mean INC-l01?', ['XYZ', 'INC-l01', 'QQQ-9']],
    ['inc-101', 'none. Did you mean INC-101?', ['INC-101', 'ABC-999']],
    ['INC-101', 'none. Did you mean INC-10?', ['INC-10', 'INC-999']],
    ['INC-101', 'none.', ['ABC', 'DEF']],
    ['INC-101', 'none.', []],
  ])('for %s: %s', async (id, expected, ids) => expect(await answer(id, ...ids.map(row))).toBe(expected))

  it('counts the invalid rows that could be the ticket', async () => {
    expect(await answer('A1', row('B'), row(''))).toBe('none. 1 invalid row could not be assigned to a ticket.')
    expect(await answer('A1', row(''), row('A2'), row(''))).toBe(
      'none. Did you mean A2? 2 invalid rows could not be assigned to a ticket.',
    )
  })

  it('compares only ids with the same start or end, after thousands of others', async () => {
    const many = Array.from({ length: 5001 }, (_, i) => row(`x${i}`))
    expect(await answer('ABCD-7', ...many, row('AXCD-X'))).toBe('none.')
    expect(await answer('ABCD-7', ...many, row('abXD-7'))).toBe('none. Did you mean abXD-7?')
    expect(await answer('ABCD-7', ...many, row('xbcd-7'))).toBe('none. Did you mean xbcd-7?')
    expect(await answer('ABCD-7', ...many, row('ABCD-X'))).toBe('none. Did you mean ABCD-X?')
  })
})
