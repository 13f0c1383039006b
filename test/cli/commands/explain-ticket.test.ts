import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { explainCommand } from '../../../src/cli/commands/explain.ts'
import { isThorough } from '../../arbitraries/runs.ts'
import { readXml } from '../../svg/xml.ts'
import { captureOutput } from '../captured-output.ts'

const output = captureOutput()
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-explain-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const EXAMPLE = 'examples/tickets.csv --now 2026-12-09T12:00+01:00'

/** Updates every two hours, a resolution within eight, by rows that are events; low tickets are promised nothing. */
const DOCUMENT = {
  policy: {
    name: 'Gold',
    severities: {
      high: {
        level: 1,
        update: { within: 'PT2H', clock: 'business' },
        resolution: { within: 'PT8H', clock: 'business' },
      },
      low: { level: 2 },
    },
  },
  calendar: 'italianOffice',
  tickets: { shape: 'events' },
  waivers: [{ ticket: 'A', target: 'update', reason: 'Agreed by mail' }],
}
const EVENTS = `id,at,type,severity
A,2026-11-23T09:00+01:00,reported,high
B,2026-11-23T09:00+01:00,reported,low
A,2026-11-23T10:00+01:00,updated,
A,2026-11-23T15:00+01:00,resolved,
C,2026-11-23T09:00+01:00,responded,
D,2026-11-23T09:00+01:00,reported,hihg
E,2026-11-23T09:00+01:00,reported,high
E,soon,resolved,
`

describe('explainCommand, of a ticket of an export', () => {
  it('prints the outcome and every interval up to the deadline', async () => {
    expect(await run(`--id T-105 ${EXAMPLE}`)).toBe(
      `T-105 (examples/tickets.csv, line 6): first response, breached
high, first response: 6 hours of working time, as promised in the policy MSA Business 2023, counted on the calendar Italian office.
Reported on Monday, 7 December 2026 at 10:00 (Europe/Rome).
- Mon 7 Dec 10:00 – 16:00: 6 hours counted
Due on Monday, 7 December 2026 at 16:00.
Overdue by 1 minute as of Monday, 7 December 2026 at 16:01.
`,
    )
    expect(await run(`--id T-105 --locale it ${EXAMPLE}`)).toContain('\nScadenza: lunedì 7 dicembre 2026, ore 16:00.\n')
  })

  it('prints each run of each promise by the document, without a gap', async () => {
    const explanations = JSON.parse(await run(`--id A --json ${exported()}`))
    const whole = ({ explanation: { segments } }: { explanation: { segments: { start: string; end: string }[] } }) =>
      segments.map(({ start, end }) => `${start.slice(11, 16)}-${end.slice(11, 16)}`)
    expect(explanations.map(({ target, cycle, outcome }: never) => [target, cycle, outcome])).toEqual([
      ['update', 1, 'met'],
      ['update', 2, 'breached'],
      ['resolution', 1, 'met'],
    ])
    expect(explanations.map(whole)).toEqual([['08:00-10:00'], ['08:00-09:00', '09:00-11:00'], ['08:00-16:00']])
  })

  it('names later cycles and waivers', async () => {
    const heads = (await run(`--id A ${exported()}`)).split('\n').filter(line => line.startsWith('A '))
    expect(heads).toEqual([
      `A (${folder}/events.csv, line 2): update, met`,
      `A (${folder}/events.csv, line 2): update 2, breached, waived: Agreed by mail`,
      `A (${folder}/events.csv, line 2): resolution, met`,
    ])
  })

  it('prints one target where one is asked for', async () => {
    const found = JSON.parse(await run(`--id A --target resolution --json ${exported()}`))
    expect(found).toMatchObject([{ ticket: 'A', target: 'resolution', dueAt: '2026-11-23T16:00:00Z' }])
  })

  it('draws the last cycle of the target (default: first response)', async () => {
    const titleOf = (svg: string) => readXml(svg).getElementsByTagName('title')[0].textContent
    expect(titleOf(await run(`--id T-105 --svg ${EXAMPLE}`))).toBe('high, first response: due Mon 7 Dec 2026 16:00')
    expect(titleOf(await run(`--id A --svg --target update ${exported()}`))).toBe(
      'high, update: due Mon 23 Nov 2026 12:00',
    )
    // The hours of the whole date: those before the report and after due, too.
    const svg = await run(`--id T-105 --svg ${EXAMPLE}`)
    expect([...readXml(svg).getElementsByTagName('text')].map(text => text.textContent)).toContain('open')
    await expect(run(`--id A --svg ${exported()}`)).rejects.toThrow(
      '--svg: firstResponse has no timeline. Known: update, resolution.',
    )
  })

  it('judges as of the clock’s now when none is given', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-23T12:00Z'))
    expect(await run(`--id B --json ${file('one.csv', ONE)}`)).toContain('"outcome": "running"')
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-25T12:00Z'))
    expect(await run(`--id B --json ${file('one.csv', ONE)}`)).toContain('"outcome": "breached"')
  })

  it('explains a ticket once that two files have, and names a second row of other values', async () => {
    const same = JSON.parse(await run(`--id B --json ${file('one.csv', ONE)} ${file('two.csv', ONE)} ${NOW}`))
    expect(same.map(({ source }: { source: { file: string } }) => source.file)).toEqual([`${folder}/one.csv`])
    output.complained = ''
    const other = file('three.csv', ONE.replace('08:00', '08:01'))
    expect(await explainCommand.run(wordsOf(`--id B --json ${file('one.csv', ONE)} ${other} ${NOW}`))).toBe(2)
    expect(output.complained).toContain('three.csv, line 2, column id: "B" is also in ')
  })

  it('reads a product’s export', async () => {
    const zammad = file('zammad.csv', '#,Priority,Created at,First response\n')
    await expect(run(`--id 1 --product zammad ${zammad}`)).rejects.toThrow(
      'zammad.csv: the header is missing below row 1.',
    )
  })

  it.each([
    ['--id T-13', EXAMPLE, '--id: the export has no ticket "T-13". Did you mean T-103?'],
    ['--id nowhere', EXAMPLE, '--id: the export has no ticket "nowhere".'],
    ['--id T-105 --target firsResponse', EXAMPLE, '--target: "firsResponse" is not known. Did you mean firstResponse?'],
    [
      '--id T-105 --target resolution',
      EXAMPLE,
      'T-105 (examples/tickets.csv, line 6): severity high has no target resolution. Known: firstResponse.',
    ],
    ['--id T-105', '', 'Missing argument FILE: the export that has the ticket.'],
    ['--json', EXAMPLE, 'Missing option --id: the ticket to explain.'],
    ['--id=', EXAMPLE, 'Missing value for --id.'],
    ['--id T-105 --severity high', EXAMPLE, 'Unexpected option --severity: the export describes the ticket of --id.'],
    [
      '--severity high --product jira',
      '',
      'Unexpected option --product: it is the mapping of an export. Write --id ID FILE, too.',
    ],
  ])('gives the reason why %j has no result', async (words, more, message) => {
    await expect(async () => run(`${words} ${more}`)).rejects.toThrow(message)
  })

  it.runIf(isThorough)('finds the nearest id in a large export too', async () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `QX${i}`)
    const rows = [...ids, 'ABCDE-77', ...ids].map(id => `${id},low,,2026-11-23T08:00Z,`)
    const large = file('large.csv', `${ONE.split('\n')[0]}\n${rows.join('\n')}\n`)
    for (const [wrong, near] of [
      ['abcde-78', 'ABCDE-77'],
      ['AXCDE-77', 'ABCDE-77'],
      ['ABCDE77', 'ABCDE-77'],
    ])
      await expect(run(`--id ${wrong} ${large} ${NOW}`)).rejects.toThrow(`Did you mean ${near}?`)
  })

  it('has nothing to say of a ticket that nothing was promised to', async () => {
    await expect(run(`--id B ${exported()}`)).rejects.toThrow(
      `B (${folder}/events.csv, line 3): severity low has no target.`,
    )
  })

  it.each([
    ['C', 'line 6, column id: No row of this ticket is its report.'],
    ['D', 'line 7, column severity: "hihg" is not known. Did you mean high?'],
    ['E', 'line 9, column at: "soon" '],
  ])('prints the errors in the rows of %s, and no result', async (id, message) => {
    expect(await explainCommand.run(wordsOf(`--id ${id} ${exported()}`))).toBe(2)
    expect(output.printed).toBe('')
    expect(output.complained).toContain(`error: ${folder}/events.csv, ${message}`)
    expect(output.complained.trimEnd().split('\n')).toHaveLength(1)
  })

  it('explains the valid rows of a ticket, and prints its invalid row', async () => {
    const twice = file('twice.csv', `${ONE}B,high,,2026-11-23T08:00Z\n`)
    expect(await explainCommand.run(wordsOf(`--id B --json ${twice} ${NOW}`))).toBe(2)
    expect(JSON.parse(output.printed)).toHaveLength(1)
    expect(output.complained).toBe(`error: ${twice}, line 3, column respondedAt: the row has 4 cells, the header 5.\n`)
  })

  it('mentions invalid rows that may belong to the ticket', async () => {
    const nameless = file('nameless.csv', `${ONE},low,,2026-11-23T08:00Z,\n,low,,2026-11-23T08:00Z,\n`)
    await expect(run(`--id A ${nameless} ${NOW}`)).rejects.toThrow(
      '--id: the export has no ticket "A". Did you mean B? 2 invalid rows could not be assigned to a ticket.',
    )
  })
})

const ONE = 'id,severity,channel,reportedAt,respondedAt\nB,low,,2026-11-23T08:00Z,\n'
const NOW = '--now 2026-11-24T12:00+01:00'

/** The options of a run over the events. */
function exported(): string {
  return `${file('events.csv', EVENTS)} --document ${file('sla.json', JSON.stringify(DOCUMENT))} ${NOW}`
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function run(words: string): Promise<string> {
  output.printed = ''
  expect(await explainCommand.run(wordsOf(words))).toBe(0)
  expect(output.complained).toBe('')
  return output.printed
}

function wordsOf(words: string): string[] {
  return words.split(' ').filter(Boolean)
}
