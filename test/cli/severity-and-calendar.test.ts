import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkCommand } from '../../src/cli/commands/check.ts'
import { deadlineCommand } from '../../src/cli/commands/deadline.ts'
import { diffCommand } from '../../src/cli/commands/diff.ts'
import { explainCommand } from '../../src/cli/commands/explain.ts'
import { forecastCommand } from '../../src/cli/commands/forecast.ts'
import { captureOutput } from './captured-output.ts'

const output = captureOutput()
const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-columns-'))
afterAll(() => rmSync(folder, { recursive: true }))

const target = (hours: number) => ({ firstResponse: { within: { hours }, clock: 'business' } })
const policy = {
  name: 'Gold',
  severities: {
    critical: { level: 1, ...target(1) },
    high: { level: 2, ...target(4) },
    low: { level: 3, ...target(8) },
  },
}
const hours = { 'mon-fri': '09:00-17:00' }
const calendars = {
  milan: { timeZone: 'Europe/Rome', hours },
  boston: { timeZone: 'America/New_York', hours },
  both: { union: ['milan', 'boston'] },
}
const MATRIX = {
  '1 - High': { '1 - High': 'critical', '2 - Low': 'high' },
  '2 - Low': { '1 - High': 'high', '2 - Low': 'low' },
}
const severity = { columns: ['impact', 'urgency'], matrix: MATRIX }

function written(name: string, content: string | object): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const config = (own: object, name = 'sla.json') => written(name, { policy, calendars, calendar: 'milan', ...own })
const run = (command: { run(words: string[]): number | Promise<number> }, ...words: string[]) =>
  Promise.resolve(command.run(words))
const check = (document: string, rows: readonly string[], ...options: string[]) =>
  run(checkCommand, written('t.csv', rows.join('\n')), '--document', document, '--now', '2026-11-27T12:00Z', ...options)

describe('check, with a severity by impact and urgency', () => {
  const HEAD = 'id,impact,urgency,reportedAt,respondedAt'
  const row = (id: string, impact: string, urgency: string, rest = '2026-11-23T08:00Z,2026-11-23T10:00Z') =>
    `${id},${impact},${urgency},${rest}`

  it('finds the severity of each combination', async () => {
    const rows = [
      HEAD,
      row('A', '1 - High', '1 - High'),
      row('B', '1 - HIGH', '2 - Low'),
      row('C', '2 - Low', '2 - Low'),
    ]
    expect(await check(config({ tickets: { severity } }), rows, '--json')).toBe(1)
    const { severities } = JSON.parse(output.printed)
    expect(
      Object.entries(severities as Record<string, { tickets: number }>).map(([name, one]) => [name, one.tickets]),
    ).toEqual([
      ['critical', 1],
      ['high', 1],
      ['low', 1],
    ])
  })

  it('names a combination without an entry, and what to add', async () => {
    const rows = [HEAD, row('A', '1 - High', '9 - None'), row('B', '', '2 - Low')]
    expect(await check(config({ tickets: { severity } }), rows)).toBe(2)
    expect(output.complained).toContain(
      't.csv, line 2, column impact, urgency: impact "1 - High" with urgency "9 - None" has no severity. ' +
        'Add it to tickets.severity.matrix: { "1 - High": { "9 - None": severity } }.',
    )
    expect(output.complained).toContain('{ "": { "2 - Low": severity } }')
  })

  it('takes "*" for any other cell, and "" for an empty one', async () => {
    const matrix = { ...MATRIX, '*': { '*': 'low', '': 'low' }, '': { '*': 'high' } }
    const rows = [HEAD, row('A', 'other', ''), row('B', '', '7'), row('C', '1 - High', '1 - High')]
    expect(await check(config({ tickets: { severity: { ...severity, matrix } } }), rows, '--json')).toBe(1)
    expect(JSON.parse(output.printed).severities.low.tickets).toBe(1)
    expect(JSON.parse(output.printed).severities.high.tickets).toBe(1)
  })

  it('refuses a file without one of the columns', async () => {
    await expect(check(config({ tickets: { severity } }), ['id,impact,reportedAt,respondedAt'])).rejects.toThrow(
      'line 1: The column urgency is missing. It is named in tickets.severity.',
    )
  })

  it('reads them in events, logs and JSON', async () => {
    const events = [
      'id,at,type,impact,urgency',
      'A,2026-11-23T08:00Z,reported,2 - Low,2 - Low',
      'A,2026-11-23T09:00Z,severityChanged,1 - High,1 - High',
      'A,2026-11-23T09:30Z,responded,,',
    ]
    const asEvents = config({ tickets: { shape: 'events', severity } })
    expect(await check(asEvents, events, '--json')).toBe(1)
    expect(JSON.parse(output.printed).severities.critical.breached).toBe(1)
    const log = [
      'id,at,state,impact,urgency',
      'A,2026-11-23T08:00Z,New,1 - High,2 - Low',
      'A,2026-11-23T09:00Z,Answered,,',
    ]
    output.printed = ''
    const states = { New: 'open', Answered: 'responded' }
    expect(await check(config({ tickets: { shape: 'log', states, severity } }), log, '--json')).toBe(0)
    expect(JSON.parse(output.printed).severities.high.met).toBe(1)
    output.printed = ''
    const json = written(
      't.json',
      JSON.stringify([
        {
          id: 'A',
          field: { impact: '1 - High' },
          urgency: '2 - Low',
          reportedAt: '2026-11-23T08:00Z',
          respondedAt: '2026-11-23T08:30Z',
        },
      ]),
    )
    const nested = config({ tickets: { severity: { ...severity, columns: ['field.impact', 'urgency'] } } })
    expect(await run(checkCommand, json, '--document', nested, '--now', '2026-11-27T12:00Z', '--json')).toBe(0)
    expect(JSON.parse(output.printed).severities.high.met).toBe(1)
  })

  it('names the matrix if a contract lacks the severity', async () => {
    const policies = { gold: policy, small: { name: 'Small', severities: { low: { level: 1, ...target(8) } } } }
    const document = written('two.json', {
      ...{ policies, calendars, calendar: 'milan', tickets: { severity } },
      contracts: [{ policy: 'small', when: { id: 'A' } }, { policy: 'gold' }],
    })
    expect(await check(document, [HEAD, row('A', '1 - High', '1 - High')])).toBe(2)
    expect(output.complained).toContain('column impact, urgency: "critical" is not known.')
    expect(output.complained).toContain('use tickets.severity.matrix.')
  })
})

describe('check, with a calendar from a column', () => {
  const HEAD = 'id,severity,reportedAt,respondedAt,site'
  // 17:00 in Rome, 11:00 in Boston: four hours later Boston is still open.
  const row = (id: string, site: string) => `${id},high,2026-11-23T16:00Z,2026-11-23T19:30Z,${site}`
  const from = { column: 'site', calendars: { Milan: 'milan', Boston: 'boston' } }

  it('judges each ticket on the calendar of its cell', async () => {
    const document = config({ calendarFrom: from })
    expect(await check(document, [HEAD, row('A', 'Milan'), row('B', ' Boston ')], '--report', 'ndjson')).toBe(0)
    const verdicts = output.printed
      .split('\n')
      .slice(0, 2)
      .map(line => JSON.parse(line))
    expect(verdicts.map(({ calendar, timeZone, dueAt }) => [calendar, timeZone, dueAt])).toEqual([
      ['milan', 'Europe/Rome', '2026-11-24T12:00:00Z'],
      ['boston', 'America/New_York', '2026-11-23T20:00:00Z'],
    ])
  })

  it('applies the hours of the calendar in the zone of the cell', async () => {
    const document = config({ calendarFrom: { column: 'site', timeZones: { Tokio: 'Asia/Tokyo' } } })
    const rows = [HEAD, row('A', 'America/New_York'), row('B', 'Tokio'), row('C', 'europe/rome')]
    expect(await check(document, rows, '--report', 'ndjson')).toBe(0)
    const verdicts = output.printed
      .split('\n')
      .slice(0, 3)
      .map(line => JSON.parse(line))
    expect(verdicts.map(({ timeZone, dueAt }) => [timeZone, dueAt])).toEqual([
      ['America/New_York', '2026-11-23T20:00:00Z'],
      ['Asia/Tokyo', '2026-11-24T04:00:00Z'],
      ['Europe/Rome', '2026-11-24T12:00:00Z'],
    ])
  })

  it.each([
    [from, 'Rom', '"Rom" has no calendar.'],
    [from, '', 'The cell is empty. For a default write calendarFrom.calendars: { "": … }.'],
    [{ column: 'site', timeZones: {} }, 'Rome', '"Rome"'],
    [
      { column: 'site', timeZones: {} },
      '',
      'The cell is empty. For a default write calendarFrom.timeZones: { "": … }.',
    ],
  ])('%j makes the cell %j an invalid row', async (calendarFrom, cell, message) => {
    expect(await check(config({ calendarFrom }), [HEAD, row('A', cell), row('B', cell)])).toBe(2)
    expect(output.complained).toContain(`line 2, column ${calendarFrom.column}: ${message}`)
  })

  it('reads a key that is absent from an object as an empty cell', async () => {
    const ticket = (id: string, more: object) => ({
      ...{ id, severity: 'high', reportedAt: '2026-11-23T16:00Z', respondedAt: '2026-11-23T17:00Z', ...more },
    })
    const file = written('t.json', [ticket('A', {}), ticket('B', { site: 'Boston' }), ticket('C', { site: null })])
    const document = config({ calendarFrom: { column: 'site', calendars: { Boston: 'boston', '': 'milan' } } })
    const now = ['--now', '2026-11-24T09:00Z', '--report', 'ndjson']
    expect(await run(checkCommand, file, '--document', document, ...now)).toBe(0)
    const verdicts = output.printed.split('\n').slice(0, 3)
    expect(verdicts.map(line => JSON.parse(line).calendar)).toEqual(['milan', 'boston', 'milan'])
  })

  const missing = 'The column Site is missing (is "site" meant to be it?). It is named in'
  it.each([
    [{ calendarFrom: { column: 'Site', calendars: { x: 'milan' } } }, `${missing} calendarFrom.`],
    // The second contract would apply to the tickets of the first one.
    [{ contracts: [{ when: { Site: 'x' }, calendar: 'boston' }, {}] }, `${missing} contracts.`],
  ])('refuses an export without the column of %j', async (own, message) => {
    const file = written('t.csv', [HEAD, row('A', 'x')].join('\n'))
    for (const words of [['check'], ['forecast'], ['explain', '--id', 'A']]) {
      const [name, ...options] = words
      const command = { check: checkCommand, forecast: forecastCommand, explain: explainCommand }[name]!
      const outcome = await Promise.resolve(run(command, file, '--document', config(own), ...options)).catch(String)
      expect(`${outcome} ${output.complained}`).toContain(message)
      output.complained = ''
    }
  })

  it('explains, compares and forecasts by it', async () => {
    const rows = written(
      't.csv',
      [HEAD, row('A', 'Milan'), row('B', 'Boston'), 'C,high,2026-11-23T16:00Z,,Boston'].join('\n'),
    )
    const document = config({ calendarFrom: from })
    expect(await run(explainCommand, '--id', 'B', rows, '--document', document, '--now', '2026-11-27T12:00Z')).toBe(0)
    expect(output.printed).toContain('America/New_York')
    output.printed = ''
    const now = ['--now', '2026-11-23T19:45Z']
    expect([
      await run(forecastCommand, rows, '--document', document, ...now, '--until', '2026-11-24T09:00Z'),
      output.complained,
    ]).toEqual([1, ''])
    expect(output.printed).toContain('Mon 2026-11-23 15:00 (America/New_York)')
    output.printed = ''
    const old = config({}, 'old.json')
    expect(await run(diffCommand, old, document, rows, '--now', '2026-11-24T09:00Z')).toBe(1)
    expect(output.printed).toContain('running → breached')
    output.printed = ''
    const one = ['--severity', 'high', '--at', '2026-11-23T16:00Z', '--document', document]
    expect(await run(deadlineCommand, ...one, '--field', 'site=Boston')).toBe(0)
    expect(output.printed).toContain('2026-11-23T15:00:00-05:00')
    expect(() => deadlineCommand.run(one)).toThrow('The calendar depends on a column. Write --field "site=…".')
    expect(() => deadlineCommand.run([...one, '--field', 'site=x'])).toThrow('--field site: "x" has no calendar.')
  })
})
