import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calendarCommand } from '../../src/cli/commands/calendar.ts'
import { checkCommand } from '../../src/cli/commands/check.ts'
import { deadlineCommand } from '../../src/cli/commands/deadline.ts'
import { explainCommand } from '../../src/cli/commands/explain.ts'
import { sqlCommand } from '../../src/cli/commands/sql.ts'
import { captureOutput } from './captured-output.ts'

const output = captureOutput()
/** A control of 7 bits and of 8, an operating system command, a changed direction, line ends, a command of CI systems. */
const HOSTILE =
  'a\u001b[31m\u009b31m\u001b]0;x\u0007\u202eb\u2028c\nd\r\n::error::e\u0000##[error]f\ud800 </title><script>'

const NAMES = {
  calendars: {
    [HOSTILE]: {
      name: HOSTILE,
      timeZone: 'Europe/Rome',
      hours: { 'mon-fri': '09:00-18:00' },
      holidays: [{ name: HOSTILE, month: 12, day: 8 }],
      exceptions: { '2026-12-09': { hours: 'closed', name: HOSTILE } },
    },
  },
  policy: {
    name: HOSTILE,
    severities: { [HOSTILE]: { level: 1, firstResponse: { within: { hours: 40 }, clock: 'business' } } },
  },
  tickets: {
    columns: { id: 'id', severity: 'severity', reportedAt: 'reportedAt', respondedAt: 'respondedAt', channel: null },
  },
}

/** Characters that no output contains, except its own line ends. */
const OBEYED = /(?!\n)\p{Cc}|[\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

let folder = ''
let listeners = 0
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-names-'))
  writeFileSync(join(folder, 'sla.json'), JSON.stringify(NAMES))
  writeFileSync(
    join(folder, 'tickets.json'),
    JSON.stringify([{ id: HOSTILE, severity: HOSTILE, reportedAt: '2026-12-04T16:30Z', respondedAt: null }]),
  )
  listeners = process.stdout.listenerCount('error')
})
afterEach(() => {
  expect(process.stdout.listenerCount('error')).toBe(listeners)
  rmSync(folder, { recursive: true })
})

describe('hostile names', () => {
  const ticket = ['--severity', HOSTILE, '--at', '2026-12-04T16:30Z', '--now', '2026-12-20T12:00Z']
  const exported = () => [join(folder, 'tickets.json'), '--id', HOSTILE, '--now', '2026-12-20T12:00Z']
  it.each([
    ['explain', () => explainCommand.run(['--document', join(folder, 'sla.json'), ...ticket])],
    [
      'explain --locale it',
      () => explainCommand.run(['--document', join(folder, 'sla.json'), '--locale', 'it', ...ticket]),
    ],
    ['explain --json', () => explainCommand.run(['--document', join(folder, 'sla.json'), '--json', ...ticket])],
    ['explain --svg', () => explainCommand.run(['--document', join(folder, 'sla.json'), '--svg', ...ticket])],
    ['explain --id', () => explainCommand.run(['--document', join(folder, 'sla.json'), ...exported()])],
    [
      'explain --id --json',
      () => explainCommand.run(['--document', join(folder, 'sla.json'), '--json', ...exported()]),
    ],
    ['deadline', () => deadlineCommand.run(['--document', join(folder, 'sla.json'), ...ticket.slice(0, 4)])],
    [
      'deadline --json',
      () => deadlineCommand.run(['--document', join(folder, 'sla.json'), '--json', ...ticket.slice(0, 4)]),
    ],
    ['calendar', () => calendarCommand.run(['--document', join(folder, 'sla.json'), '--year', '2026'])],
    ['calendar --svg', () => calendarCommand.run(['--document', join(folder, 'sla.json'), '--year', '2026', '--svg'])],
    [
      'check',
      () =>
        checkCommand.run([join(folder, 'tickets.json'), '--document', join(folder, 'sla.json'), ...ticket.slice(4)]),
    ],
  ])('are shown, and nothing in them is obeyed: %s', async (name, run) => {
    await run()
    expect(output.complained).toBe('')
    expect(output.printed).toMatch(/a\\u(\{1b\}|001b)\[31m/)
    expect(output.printed).not.toMatch(OBEYED)
    expect(output.printed).not.toMatch(/^\s*::error|##\[/m)
    expect(output.printed).not.toMatch(name.includes('svg') ? /<script/ : /^d(?!ue)/m)
    // JSON keeps the names as they are; in texts and pictures their controls are escaped.
    const [text, shown] = name.includes('json')
      ? [JSON.stringify(JSON.parse(output.printed)), JSON.stringify(HOSTILE)]
      : [output.printed, '\\u{1b}[31m']
    expect(text).toContain(shown)
  })

  it('are shown in what a command complains of', async () => {
    await expect(Promise.resolve().then(() => explainCommand.run(['--severity', HOSTILE]))).rejects.toThrow('is not')
    writeFileSync(
      join(folder, 'tickets.json'),
      JSON.stringify([{ id: HOSTILE, severity: 'b', reportedAt: HOSTILE, respondedAt: null }]),
    )
    await checkCommand.run([join(folder, 'tickets.json'), '--document', join(folder, 'sla.json')])
    expect(output.complained).toContain('\\u{1b}[31m')
    expect(output.complained).not.toMatch(OBEYED)
    expect(output.complained.replaceAll(/^error: .*\n/gm, '')).toBe('')
  })

  it('are refused where no database can hold them', async () => {
    const range = ['--from', '2026-01-01', '--to', '2026-02-01']
    const document = ['--document', join(folder, 'sla.json')]
    for (const words of [['--csv'], ['--table', '--dialect', 'duckdb']])
      await expect(Promise.resolve().then(() => sqlCommand.run([...words, ...document, ...range]))).rejects.toThrow(
        'is not a text that databases can hold',
      )
    for (const option of ['--tickets', '--calendar', '--start', '--budget', '--calendars'])
      await expect(
        Promise.resolve().then(() => sqlCommand.run(['--deadline', '--dialect', 'postgres', option, HOSTILE])),
      ).rejects.toThrow('is not a text that databases can hold')
  })
})
