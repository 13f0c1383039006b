import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { alwaysOpen, businessCalendar } from '../../../src/calendar/calendars.ts'
import { italianOffice } from '../../../src/calendar/presets/italian-office.ts'
import { sqlCommand } from '../../../src/cli/commands/sql.ts'
import { calendarTable } from '../../../src/integrations/sql/calendar-table.ts'
import { postgresFunction } from '../../../src/integrations/sql/postgres-function.ts'
import { deadlineQuery, elapsedQuery } from '../../../src/integrations/sql/query.ts'

const MILAN = { timeZone: 'Europe/Rome', hours: { mon: '09:00-18:00' } }
const RANGE = ['--from', '2026-01-01', '--to', '2027-01-01T00:00Z']
const year = { from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) }

let folder: string
let printed: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-sql-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    printed += text
    const written = rest.at(-1) as (() => void) | undefined
    written?.()
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

/** What the command prints. */
async function sql(...args: string[]): Promise<string> {
  printed = ''
  expect(await sqlCommand.run(args)).toBe(0)
  return printed
}

describe('sqlCommand', () => {
  it('prints the table of the built-in calendars, statement by statement', async () => {
    const statements = [...calendarTable({ italianOffice, alwaysOpen }, year).statements('duckdb')]
    const text = statements.map(statement => `${statement};\n`).join('')
    expect(await sql('--dialect', 'duckdb', ...RANGE)).toBe(text)
    expect(await sql('--table', '--dialect', 'duckdb', ...RANGE)).toBe(text)
  })

  it('prints the calendars of a document as CSV', async () => {
    const file = join(folder, 'sla.json')
    writeFileSync(file, JSON.stringify({ calendars: { milan: MILAN }, policy: 'msaBusiness', calendar: 'milan' }))
    const calendars = { italianOffice, alwaysOpen, milan: businessCalendar(MILAN) }
    expect(await sql('--csv', '--document', file, ...RANGE)).toBe([...calendarTable(calendars, year).csv()].join(''))
  })

  it('prints the query for deadlines', async () => {
    const own = { tickets: ['tickets'], calendar: 'calendar', calendars: ['sla_calendar'], budget: 'budget_ms' }
    expect(await sql('--deadline', '--dialect', 'duckdb')).toBe(
      `${deadlineQuery('duckdb', { ...own, start: 'start_ms' })};\n`,
    )
    const named = '--tickets a.b --calendar c --start d --budget e --calendars f.g --timestamps --count'
    const options = { tickets: ['a', 'b'], calendar: 'c', start: 'd', budget: 'e', calendars: ['f', 'g'] }
    expect(await sql('--deadline', '--dialect', 'clickhouse', ...named.split(' '))).toBe(
      `${deadlineQuery('clickhouse', { ...options, instants: 'timestamps', select: 'count' })};\n`,
    )
  })

  it('prints the query for elapsed time', async () => {
    const own = { tickets: ['tickets'], calendar: 'calendar', calendars: ['sla_calendar'] }
    expect(await sql('--elapsed', '--dialect', 'postgres')).toBe(
      `${elapsedQuery('postgres', { ...own, from: 'start_ms', to: 'end_ms' })};\n`,
    )
    expect(await sql('--elapsed', '--dialect', 'postgres', '--timestamps', '--end', 'answered')).toBe(
      `${elapsedQuery('postgres', { ...own, from: 'start_at', to: 'answered', instants: 'timestamps' })};\n`,
    )
  })

  it('prints PostgreSQL’s function', async () =>
    expect(await sql('--function', '--dialect', 'postgres', '--calendars', 's.c')).toBe(
      `${postgresFunction({ calendars: ['s', 'c'] })};\n`,
    ))

  it.each([
    [[], 'Missing option --dialect. Known: clickhouse, duckdb, postgres.'],
    [['--dialect', 'postgresql', '--deadline'], '--dialect: "postgresql" is not known. Did you mean postgres?'],
    [['--csv', '--to', '2027-01-01'], 'Missing option --from, for example --from 2026-01-01.'],
    [['--csv', '--from', '2026-01-01'], 'Missing option --to'],
    [['--csv', '--from', '2026-02-30', '--to', '2027-01-01'], '--from: '],
    [['--csv', '--from', '2026-01-01T00:00', '--to', '2027-01-01'], '--from: '],
    [['--csv', '--from', '2027-01-01', '--to', '2026-01-01'], 'to: The end is not after the start.'],
    [['--csv', '--table'], '--table and --csv exclude each other.'],
    [['--function', '--dialect', 'duckdb'], '--function is only available for postgres. For duckdb, use --deadline.'],
    [['--deadline', '--dialect', 'duckdb', '--tickets', 'a..b'], 'tickets[1]: "" is not a text.'],
    [['--csv', '--document', 'no-such.json', ...RANGE], 'Cannot read no-such.json: no such file.'],
    [['--deadlines', '--dialect', 'duckdb'], 'Did you mean --deadline?'],
  ])('refuses %j', async (args, message) => {
    await expect(async () => await sqlCommand.run(args)).rejects.toThrow(message)
    expect(printed).toBe('')
  })

  it('explains itself in lines of less than 80 columns', async () => {
    const help = await sql('--help')
    expect(Math.max(...help.split('\n').map(({ length }) => length))).toBeLessThan(80)
  })
})
