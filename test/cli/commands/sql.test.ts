import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar } from '../../../src/calendar/calendars.ts'
import { italianOffice } from '../../../src/calendar/presets/italian-office.ts'
import { sqlCommand } from '../../../src/cli/commands/sql.ts'
import { msaBusiness } from '../../../src/index.ts'
import { calendarTable } from '../../../src/integrations/sql/calendar-table.ts'
import { historyQuery } from '../../../src/integrations/sql/history/history-query.ts'
import { postgresFunction } from '../../../src/integrations/sql/postgres-function.ts'
import { deadlineQuery, elapsedQuery } from '../../../src/integrations/sql/query.ts'
import { captureOutput } from '../captured-output.ts'

const output = captureOutput()
const MILAN = { timeZone: 'Europe/Rome', hours: { mon: '09:00-18:00' } }
const RANGE = ['--from', '2026-01-01', '--to', '2027-01-01T00:00Z']
const year = { from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) }

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-sql-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the command prints. */
async function sql(...args: string[]): Promise<string> {
  output.printed = ''
  expect(await sqlCommand.run(args)).toBe(0)
  return output.printed
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

  it('prints statements that replace the table', async () => {
    const table = calendarTable({ italianOffice, alwaysOpen }, year)
    const text = [...table.statements('postgres', { replace: true })].map(statement => `${statement};\n`).join('')
    expect(await sql('--dialect', 'postgres', '--replace', ...RANGE)).toBe(text)
    await expect(sqlCommand.run(['--csv', '--replace', ...RANGE])).rejects.toThrow(
      '--replace and --csv exclude each other.',
    )
  })

  it('prints the query for deadlines', async () => {
    const own = { tickets: ['tickets'], calendar: 'calendar', calendars: ['sla_calendar'], budget: 'budget_ms' }
    expect(await sql('--deadline', '--dialect', 'duckdb')).toBe(
      `${deadlineQuery('duckdb', { ...own, start: 'start_ms' })};\n`,
    )
    expect(await sql('--deadline', '--dialect', 'postgres', '--many-calendars')).toBe(
      `${deadlineQuery('postgres', { ...own, start: 'start_ms', size: 'many-calendars' })};\n`,
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

  it('prints the query for histories', async () => {
    const event = { ticket: 'ticket_id', type: 'type', at: 'event_ms', order: 'id' }
    const own = {
      ...{ policy: msaBusiness, target: 'firstResponse', tickets: ['tickets'], calendar: 'calendar' },
      ...{ ticket: 'id', severity: 'severity', start: 'start_ms', events: ['ticket_events'], event },
    }
    expect(await sql('--history', '--dialect', 'duckdb', '--target', 'firstResponse')).toBe(
      `${historyQuery('duckdb', own)};\n`,
    )
    const columns = '--event-ticket a --event-type b --event-time c --event-order d --event-reason e --event-calendar f'
    const named = `--tickets s.t --ticket g --calendar h --severity i --start j --events s.e --now-column k --prefix l_ ${columns}`
    const options = {
      ...{ ...own, tickets: ['s', 't'], ticket: 'g', calendar: 'h', severity: 'i', start: 'j', events: ['s', 'e'] },
      ...{ event: { ticket: 'a', type: 'b', at: 'c', order: 'd', reason: 'e', calendar: 'f' }, now: { column: 'k' } },
    }
    expect(
      await sql('--history', '--dialect', 'postgres', '--target', 'firstResponse', '--timestamps', ...named.split(' ')),
    ).toBe(`${historyQuery('postgres', { ...options, prefix: 'l_', instants: 'timestamps' })};\n`)
    const now = '2026-12-01T00:00Z'
    expect(await sql('--history', '--dialect', 'duckdb', '--target', 'firstResponse', '--now', now, '--count')).toBe(
      `${historyQuery('duckdb', { ...own, now, select: 'count' })};\n`,
    )
  })

  it('takes the policy of a document for histories', async () => {
    const file = join(folder, 'two.json')
    const gold = { name: 'Gold', severities: { high: { level: 1, resolution: { within: 'PT4H', clock: 'always' } } } }
    const contract = { name: 'Acme', policy: 'gold', calendar: 'italianOffice', when: { customer: ['Acme'] } }
    const others = { name: 'Others', policy: 'msaBusiness', calendar: 'italianOffice', when: {} }
    const later = { name: 'Gold', severities: { high: { level: 1, resolution: { within: 'PT5H', clock: 'always' } } } }
    // Two versions of a policy have the same name for people, and two names in the config file.
    const next = { ...contract, policy: 'gold 2027', from: '2027-01-01' }
    writeFileSync(file, JSON.stringify({ policies: { gold, 'gold 2027': later }, contracts: [next, contract, others] }))
    const words = ['--history', '--dialect', 'duckdb', '--document', file]
    const query = await sql(...words, '--policy', 'gold', '--target', 'resolution')
    expect(query).toContain("WHEN 'high' THEN 1 END")
    expect(query).toContain('14400000')
    expect(await sql(...words, '--policy', 'gold 2027', '--target', 'resolution')).toContain('18000000')
    const run =
      (...more: string[]) =>
      async () =>
        await sqlCommand.run([...words, ...more])
    await expect(run()).rejects.toThrow('Missing option --policy. Known: msaBusiness, gold, gold 2027.')
    await expect(run('--policy', 'Silver')).rejects.toThrow(
      '--policy: no contract has a policy named "Silver". Known: msaBusiness, gold, gold 2027.',
    )
    await expect(run('--policy', 'Gold')).rejects.toThrow(
      '--policy: several contracts have policies named "Gold". Known',
    )
    expect(await sql(...words, '--policy', 'MSA Business 2023', '--target', 'firstResponse')).toContain('7200000')
    await expect(run('--policy', 'gold')).rejects.toThrow('Missing option --target. Known: resolution.')
  })

  it('prints PostgreSQL’s functions', async () =>
    expect(await sql('--function', '--dialect', 'postgres', '--calendars', 's.c')).toBe(
      ['sla_add' as const, 'sla_elapsed' as const]
        .map(name => `${postgresFunction({ calendars: ['s', 'c'], name })};\n`)
        .join(''),
    ))

  it.each([
    [[], 'Missing option --dialect. Known: clickhouse, duckdb, postgres, bigquery, snowflake, spark, sqlserver.'],
    [['--dialect', 'postgresql', '--deadline'], '--dialect: "postgresql" is not known. Did you mean postgres?'],
    [['--csv', '--to', '2027-01-01'], 'Missing option --from, for example --from 2026-01-01.'],
    [['--csv', '--from', '2026-01-01'], 'Missing option --to, for example --to 2028-01-01.'],
    [['--csv', '--from', '2026-02-30', '--to', '2027-01-01'], '--from: '],
    [['--csv', '--from', '2026-01-01T00:00', '--to', '2027-01-01'], '--from: '],
    [['--csv', '--from', '2027-01-01', '--to', '2026-01-01'], 'to: The end is not after the start. Give a later end.'],
    [['--history', '--dialect', 'duckdb'], 'Missing option --target. Known: firstResponse.'],
    [
      ['--history', '--dialect', 'duckdb', '--target', 'firstResponse', '--now', '2026-12-01', '--now-column', 'x'],
      '--now and --now-column exclude each other.',
    ],
    [['--history', '--dialect', 'duckdb', '--target', 'resolution'], 'target: "resolution" is not known.'],
    [['--csv', '--table'], '--table and --csv exclude each other.'],
    [['--csv', ...RANGE, '--start', 'opened'], 'Unexpected option --start: it has no effect with --csv.'],
    [
      ['--dialect', 'duckdb', ...RANGE, '--timestamps'],
      'Unexpected option --timestamps: it has no effect with --table.',
    ],
    [['--deadline', '--dialect', 'duckdb', '--end', 'x'], 'Unexpected option --end: it has no effect with --deadline.'],
    [['--elapsed', '--dialect', 'duckdb', '--budget', 'x'], 'Unexpected option --budget: it has no effect with'],
    [['--deadline', '--dialect', 'duckdb', '--target', 'x'], 'Unexpected option --target: it has no effect with'],
    [['--function', '--dialect', 'postgres', '--count'], 'Unexpected option --count: it has no effect with'],
    [['--history', '--dialect', 'duckdb', '--from', '2026-01-01'], 'Unexpected option --from: it has no effect with'],
    [['--function', '--dialect', 'duckdb'], '--function is only available for postgres. For duckdb, use --deadline.'],
    [['--deadline', '--dialect', 'duckdb', '--tickets', 'a..b'], '--tickets: "a..b" is not the name of a table.'],
    [
      ['--function', '--dialect', 'postgres', '--calendars', 'a.b.c.d'],
      'is not the name of a table. Such as support.t',
    ],
    [['--csv', '--document', 'no-such.json', ...RANGE], 'Cannot read no-such.json: no such file.'],
    [['--deadlines', '--dialect', 'duckdb'], 'Did you mean --deadline?'],
  ])('refuses %j', async (args, message) => {
    await expect(async () => await sqlCommand.run(args)).rejects.toThrow(message)
    expect(output.printed).toBe('')
  })

  it('explains itself in lines of less than 80 columns', async () => {
    const help = await sql('--help')
    expect(Math.max(...help.split('\n').map(({ length }) => length))).toBeLessThan(80)
  })
})
