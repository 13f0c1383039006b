import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkCommand } from '../../src/cli/commands/check.ts'
import { explainCommand } from '../../src/cli/commands/explain.ts'
import { captureOutput } from './captured-output.ts'

const output = captureOutput()
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-targets-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const TARGET = { within: 'PT4H', clock: 'always' }
const targets = (...names: string[]) => Object.fromEntries(names.map(name => [name, TARGET]))
const NOW = ['--now', '2026-12-01T00:00Z']

function written(name: string, content: string | object): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

function documentOf(promised: readonly string[], tickets: object, more: object = {}): string {
  const policy = { name: 'P', severities: { high: { level: 1, ...targets(...promised) } } }
  return written('sla.json', { policy, calendar: 'italianOffice', tickets, ...more })
}

const check = (file: string, document: string, ...options: string[]) =>
  Promise.resolve(checkCommand.run([file, '--document', document, ...NOW, ...options]))
const json = async (...words: Parameters<typeof check>) => {
  output.printed = ''
  const status = await check(...words, '--json')
  return { status, ...JSON.parse(output.printed) }
}

describe('check, of an export that cannot show when a ticket was answered', () => {
  const HEADER = 'id,severity,reportedAt,resolvedAt\n'
  const ROW = 'A,high,2026-11-20T10:00Z,2026-11-20T12:00Z\n'
  const tickets = { columns: { channel: null } }

  it.each([
    ['csv', HEADER + ROW, tickets],
    ['csv', HEADER + ROW, { columns: { channel: null, respondedAt: null, respondedAfterMinutes: null } }],
    [
      'json',
      '[{"id":"A","severity":"high","reportedAt":"2026-11-20T10:00Z","resolvedAt":"2026-11-20T12:00Z"}]',
      tickets,
    ],
    ['csv', 'Issue key,Priority,Created,Resolved\nA,High,20/Nov/26 10:00 AM,\n', { product: 'jira', timeZone: 'UTC' }],
  ])('judges nothing before the first row, and says what to do: %s', async (ending, content, tickets) => {
    const file = written(`export.${ending}`, content)
    const both = documentOf(['firstResponse', 'resolution'], tickets)
    await expect(check(file, both)).rejects.toThrow(
      `${file}: this export does not show when a ticket was answered, so the target firstResponse cannot be judged. ` +
        'To judge it, name the column with its time in tickets.columns.respondedAt, or with the time until it in tickets.respondedAfter. ' +
        'To judge only the targets that it shows, write "targets": ["resolution"] in the document.',
    )
    expect(output.printed).toBe('')
    const only = documentOf(['firstResponse'], tickets)
    await expect(check(file, only)).rejects.toThrow(
      'promise a resolution in the policy and write "targets": ["resolution"]',
    )
    await expect(Promise.resolve(explainCommand.run(['--id', 'A', file, '--document', both, ...NOW]))).rejects.toThrow(
      'firstResponse cannot be judged',
    )
  })

  it('judges only the targets in the document, and names the others', async () => {
    const file = written('export.csv', HEADER + ROW)
    const document = documentOf(['firstResponse', 'resolution'], tickets, { targets: ['resolution'] })
    const result = await json(file, document)
    expect(result).toMatchObject({ status: 0, target: 'resolution', notJudged: ['firstResponse'], all: { met: 1 } })
    output.printed = ''
    await check(file, document)
    expect(output.printed).toMatch(/^PASSED 100\.00% on time\n/)
    expect(output.printed).toContain('not judged, because "targets" does not name it: first response')
    expect(output.printed).toMatch(/\n\nresolution\nseverity /)
  })

  it('judges both once the column is named', async () => {
    const file = written('export.csv', `${HEADER.trim()},answer\n${ROW.trim()},2026-11-20T11:00Z\n`)
    const document = documentOf(['firstResponse', 'resolution'], { columns: { channel: null, respondedAt: 'answer' } })
    expect(await json(file, document)).toMatchObject({
      status: 0,
      targets: { firstResponse: { met: 1 }, resolution: { met: 1 } },
    })
  })

  it('needs the column of the target that is judged, not of another', async () => {
    const file = written('export.csv', 'id,severity,reportedAt,respondedAt\nA,high,2026-11-20T10:00Z,\n')
    const document = documentOf(['firstResponse', 'resolution'], tickets)
    await expect(check(file, document)).rejects.toThrow('tickets.columns.resolvedAt')
    await expect(check(file, document)).rejects.toThrow('"targets": ["firstResponse"]')
  })

  it('never judges updates by a row per ticket or by a log', async () => {
    const file = written('export.csv', HEADER + ROW)
    await expect(check(file, documentOf(['update'], tickets))).rejects.toThrow('tickets.shape "events"')
  })
})

describe('check, of a state log', () => {
  const LOG = 'id,at,state,severity\nA,2026-11-20T10:00Z,New,high\nA,2026-11-20T11:00Z,Done,high\n'
  const shape = (states: object) => ({ shape: 'log', columns: { channel: null, reportedAt: null }, states })

  it('needs a state that means the stop of each target', async () => {
    const file = written('log.csv', LOG)
    const states = { New: 'open', Done: 'resolved' }
    await expect(check(file, documentOf(['firstResponse', 'resolution'], shape(states)))).rejects.toThrow(
      'map a state to "responded" in tickets.states. To judge only the targets that it shows, write "targets": ["resolution"]',
    )
    expect(
      await check(file, documentOf(['firstResponse', 'resolution'], shape(states), { targets: ['resolution'] })),
    ).toBe(0)
    const asked = { New: 'open', Done: { paused: 'customer', responded: true } }
    expect(await check(file, documentOf(['firstResponse'], shape(asked)))).toBe(0)
    await expect(check(file, documentOf(['resolution'], shape(asked)))).rejects.toThrow('map a state to "resolved"')
  })

  it('does not judge a ticket whose log is cut off, and says how many', async () => {
    const cut = LOG.replaceAll('A,', 'B,').replace('New', 'Done')
    const document = documentOf(['resolution'], shape({ New: 'open', Done: 'resolved' }))
    const result = await json(written('log.csv', LOG + cut.slice(cut.indexOf('\n') + 1)), document)
    expect(result).toMatchObject({ status: 0, tickets: 1, all: { tickets: 1, met: 1 } })
    expect(result.findings).toEqual([
      {
        rule: 'log-cut-off',
        severity: 'warning',
        message:
          '1 ticket was not judged, because the log does not begin with an opening state: "B". The log may be cut off ' +
          'at its beginning. A state is an opening one if tickets.states maps it to "open".',
      },
    ])
    expect(await check(written('cut.csv', cut), document)).toBe(2)
  })
})

describe('check, of tickets that are in the export twice', () => {
  const tickets = { columns: { channel: null } }
  const HEADER = 'id,severity,reportedAt,respondedAt\n'
  const ROW = 'A,high,2026-11-20T10:00Z,2026-11-20T12:00Z\n'

  it('counts equal rows once, and different ones not at all', async () => {
    const document = documentOf(['firstResponse'], tickets)
    const [a, b] = [written('a.csv', HEADER + ROW), written('b.csv', HEADER + ROW)]
    output.printed = ''
    expect(await Promise.resolve(checkCommand.run([a, b, '--document', document, ...NOW, '--json']))).toBe(0)
    const result = JSON.parse(output.printed)
    expect(result).toMatchObject({ tickets: 1, rows: 2, all: { tickets: 1 }, badRows: 0 })
    expect(result.findings).toMatchObject([
      {
        rule: 'ticket-repeated',
        message: '1 row repeats a ticket with the same values, and each ticket counts once: "A".',
      },
    ])
    const c = written('c.csv', HEADER + ROW.replace('12:00', '13:00'))
    output.printed = ''
    expect(await Promise.resolve(checkCommand.run([a, c, '--document', document, ...NOW, '--json']))).toBe(2)
    expect(JSON.parse(output.printed).invalidRows.rows).toMatchObject([{ file: c, line: 2, id: 'A' }])
  })
})

describe('check --compare', () => {
  const HEADER = 'id,severity,reportedAt,respondedAt,resolvedAt,made_sla,SLA,Tempo para resolver excedido\n'
  const ROWS =
    'A,high,2026-11-20T10:00Z,2026-11-20T16:00Z,2026-11-20T12:00Z,true,Yes,Não\n' +
    'B,high,2026-11-20T10:00Z,2026-11-20T11:00Z,2026-11-20T16:00Z,false,No,Sim\n'
  const tickets = { columns: { channel: null } }
  const promised = ['firstResponse', 'resolution']
  const file = () => written('export.csv', HEADER + ROWS)

  it.each([
    [['--compare', 'resolution=made_sla'], { target: 'resolution', agreed: 2, differed: 0 }],
    [['--compare', 'firstResponse=made_sla'], { target: 'firstResponse', agreed: 1, differed: 1 }],
    [['--compare', 'resolution=Tempo para resolver excedido'], { target: 'resolution', agreed: 2, differed: 0 }],
    [['--compare', 'resolution=SLA', '--compare-yes', 'met'], { agreed: 2, differed: 0 }],
    [['--compare', 'resolution=SLA', '--compare-yes', 'breached'], { agreed: 0, differed: 2 }],
  ])('compares the target that is named: %j', async (options, comparison) => {
    expect((await json(file(), documentOf(promised, tickets), ...options)).comparison).toMatchObject(comparison)
  })

  it('takes a bare column for the only target that is judged', async () => {
    const document = documentOf(promised, tickets, { targets: ['resolution'] })
    expect((await json(file(), document, '--compare', 'made_sla')).comparison).toMatchObject({ target: 'resolution' })
  })

  it('does not guess what yes means', async () => {
    const result = await json(file(), documentOf(promised, tickets), '--compare', 'resolution=SLA')
    expect(result).toMatchObject({ status: 2, comparison: { agreed: 0, differed: 0, unread: 2 } })
    expect(result.outcome).toMatch(
      /^NOT CHECKED: the column "SLA" says "No", and .* \(--compare-yes\) to "met" or to "breached"$/,
    )
  })

  it.each([
    [
      ['--compare', 'made_sla'],
      '2 targets are judged: firstResponse, resolution. Name the one that the column is about: --compare firstResponse="made_sla".',
    ],
    [['--compare', 'resoluton=made_sla'], '"resoluton" is not a target that is judged. Did you mean resolution?'],
    [['--compare', 'resolution='], '--compare: missing column name.'],
    [['--compare-yes', 'met'], '--compare-yes needs --compare TARGET=COLUMN.'],
    [['--compare', 'resolution=SLA', '--compare-yes', 'yes'], '--compare-yes: "yes" is neither met nor breached.'],
  ])('refuses %j', async (options, message) => {
    await expect(check(file(), documentOf(promised, tickets), ...options)).rejects.toThrow(message)
  })
})

describe('check, with several reports', () => {
  const file = () =>
    written(
      'export.csv',
      'id,severity,channel,reportedAt,respondedAt\nA,high,web,2026-11-20T10:00Z,2026-11-20T10:30Z\n',
    )
  const run = (...options: string[]) => Promise.resolve(checkCommand.run([file(), ...NOW, ...options]))

  it('prints text and GitHub’s annotations together', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '')
    expect(await run('--report', 'text', '--report', 'github')).toBe(0)
    expect(output.printed).toMatch(
      /^PASSED 100\.00% on time\n(.*\n)*::notice title=SLA check::PASSED 100\.00%25 on time\n$/,
    )
  })

  it.each([
    [
      ['json', 'text'],
      'json and text cannot share standard output; only text and github can. Write a file for the others: --report text=FILE.',
    ],
    [['text', 'text'], 'text and text cannot share standard output'],
    [['pdf'], 'Unknown report type "pdf".'],
  ])('refuses %j', async (kinds, message) => {
    await expect(async () => run(...kinds.flatMap(kind => ['--report', kind]))).rejects.toThrow(message)
  })
})
