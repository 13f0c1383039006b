import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BuiltCommand } from './built-command.ts'

const ROWS = 'id,severity,channel,reportedAt,respondedAt\nT-1,high,,2026-11-20T15:30Z,2026-11-20T16:00Z\n'
const CONTRACTS = {
  calendars: { boston: { timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } } },
  policy: 'msaBusiness',
  contracts: [
    { when: { customer: 'Acme Ltd' }, calendar: 'boston' },
    { when: { customer: 'Brick' }, calendar: 'italianOffice' },
  ],
}

let command: BuiltCommand
let folder: string
beforeAll(async () => {
  command = await BuiltCommand.build()
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-hints-'))
  writeFileSync(join(folder, 'tickets.csv'), ROWS)
  writeFileSync(join(folder, 'contracts.json'), JSON.stringify(CONTRACTS))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The command line, its words that the message corrects, and the position of the correct words in the message. */
const CASES: readonly (readonly [words: string, wrong: string, hint: RegExp])[] = [
  ['chek tickets.csv', 'chek', /Did you mean (\w+)\?/],
  ['check tickets.cvs', 'check tickets.cvs', /no such file\.()/],
  ['deadline --severty high', '--severty', /Did you mean (--\w+)\?/],
  ['deadline --severity hihg', 'hihg', /Did you mean (\w+)\?/],
  ['deadline', 'deadline', /Known: (\w+)/],
  ['check --report markdwn tickets.csv', 'markdwn', /Did you mean (\w+)\?/],
  ['sql --csv --to 2027-01-01', '--csv', /for example (--from \S+?)\.\n/],
  ['sql --function --dialect duckdb', '--function', /use (--deadline)\./],
  ['calendar --document contracts.json', 'calendar', /has these: .*(boston)/],
  ['deadline --severity high --document contracts.json', '--severity', /Write (--field "[^"]+")/],
  ['help chek', 'chek', /Did you mean (\w+)\?/],
]

describe('a message of the command', () => {
  it.each(CASES)('%s: says what to write, and that works', async (words, wrong, hint) => {
    const { status, stderr } = await run(words)
    expect(status).toBe(2)
    expect(stderr).toMatch(hint)
    const [, right] = hint.exec(stderr)!
    const corrected = words.replace(wrong, followed(wrong, right))
    const again = await run(corrected)
    expect([0, 1], `${corrected}: ${again.stderr}`).toContain(again.status)
  })
})

/** The corrected words. A missing option is appended. */
function followed(wrong: string, right: string): string {
  if (wrong === 'deadline') return `deadline --severity ${right}`
  if (wrong === 'calendar') return `calendar --calendar ${right}`
  if (wrong === '--csv') return `--csv ${right}`
  if (wrong === '--severity') return `${right} --severity`
  return right || 'check tickets.csv'
}

function run(words: string) {
  // Words in quotes need a shell.
  return words.includes('"') ? command.shell(`sla-calendar ${words}`, folder) : command.run(words.split(' '), folder)
}
