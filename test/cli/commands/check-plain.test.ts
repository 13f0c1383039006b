import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCommand } from '../../../src/cli/commands/check.ts'
import { runs } from '../../arbitraries/runs.ts'
import { captureOutput } from '../captured-output.ts'

const output = captureOutput()
const NOW = '2026-12-01T00:00Z'
/** The reports that do not need every ticket as an object. */
const REPORTS = ['text', 'json', 'markdown', 'html', 'gitlab']

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sla-calendar-plain-'))
})
afterAll(() => rm(folder, { recursive: true }))

/**
 * Checks a file, and returns the exit status or the error, the messages and all reports.
 *
 * @param further other reports that the run writes
 */
async function checked(file: string, options: readonly string[], further: readonly string[]) {
  output.complained = ''
  const reports = [...REPORTS, ...further].flatMap(type => ['--report', `${type}=${join(folder, type)}`])
  const run = async () => checkCommand.run([file, '--now', NOW, ...options, ...reports])
  const status = await run().catch(String)
  return [status, output.complained, ...REPORTS.map(type => readFileSync(join(folder, type), 'utf8'))]
}

/** Runs a check twice: the report `ndjson` needs every ticket, so in the second run none is judged on columns. */
async function bothWays(text: string | Uint8Array, document?: object, options: readonly string[] = []) {
  const [file, config] = [join(folder, 'tickets.csv'), join(folder, 'sla.json')]
  writeFileSync(file, text)
  if (document) writeFileSync(config, JSON.stringify(document))
  const all = document ? [...options, '--document', config] : options
  return [await checked(file, all, []), await checked(file, all, ['ndjson'])]
}

const hours = { 'mon-fri': '09:00-18:00' }
const calendars = {
  rome: { timeZone: 'Europe/Rome', hours, holidays: [{ month: 11, day: 4 }] },
  boston: { timeZone: 'America/New_York', hours: { 'mon-sun': '08:00-12:00' } },
}
const target = (within: string, more = {}) => ({ firstResponse: { within, clock: 'business', ...more } })
const policies = {
  short: {
    name: 'Short',
    channels: ['phone', 'web'],
    severities: { high: { level: 1, ...target('PT4H') }, low: { level: 2, ...target('PT16H') } },
  },
  long: {
    name: 'Long',
    channels: ['phone', 'web'],
    severities: {
      high: {
        level: 1,
        ...target('PT2H', { clock: 'always', outOfHours: { channel: 'phone', otherwise: 'next-opening' } }),
      },
      low: { level: 2, ...target('PT8H'), resolution: { within: 'PT40H', clock: 'business' } },
    },
  },
}
const contract = { policy: 'short', calendar: 'rome' }
const documents = fc.record({
  policies: fc.constant(policies),
  calendars: fc.constant(calendars),
  contracts: fc.constantFrom(
    [{ when: {}, ...contract }],
    [
      { when: { customer: ['a', 'è'] }, ...contract },
      { when: { customer: 'b', site: 'x' }, policy: 'long', calendar: 'boston' },
      { when: { customer: 'b' }, policy: 'short', calendar: 'boston', severities: { P1: 'high' } },
    ],
    [
      { when: { customer: 'a' }, ...contract, until: '2026-11-10' },
      { when: { customer: 'a' }, policy: 'long', calendar: 'boston', from: '2026-11-10' },
      { when: {}, ...contract },
    ],
    [{ when: {}, policy: 'long', calendarFrom: { column: 'site', calendars: { x: 'rome', '*': 'boston' } } }],
    [{ agreement: 'SLA', when: {}, ...contract }],
    [
      { agreement: 'SLA', when: {}, ...contract },
      { agreement: 'OLA', when: {}, policy: 'short', calendar: 'boston' },
    ],
  ),
  tickets: fc.record(
    {
      columns: fc.constant({ id: 'id', severity: 'severity', resolvedAt: 'resolvedAt' }),
      dateFormat: fc.constantFrom('dd/MM/yyyy HH:mm', 'yyyy-MM-dd'),
      timeZone: fc.constant('Europe/Rome'),
      severities: fc.constantFrom({ urgent: 'high', '*': 'low' }, { '': 'low', high: 'high' }),
      missing: fc.constantFrom(['-'], ['-'], ['-'], ['2026-11-09T10:00:00Z']),
      skip: fc.constant({ subject: 'test*' }),
    },
    { requiredKeys: ['columns', 'dateFormat', 'timeZone'] },
  ),
  waivers: fc.constantFrom([], [{ ticket: 'T1', reason: 'Storm', until: '2027-01-01' }]),
})

const times = [
  ...['2026-11-09T10:00:00Z', '2026-11-10T08:00Z', '2026-11-09T23:59:59.999Z', '2026-11-13T16:30+01:00'],
  ...['2026-11-20T08:00:00Z', '2026-11-23T09:30:00Z', ' 2026-11-23T09:30:00Z ', '2026-12-02T00:00Z', '-', ''],
  ...['20/11/2026 16:30', '25/10/2026 02:30', '2026-11-24', '1970-01-10T00:00Z', '2026-02-30T00:00Z', 'soon'],
]
/** Stops after the first three times. */
const SOON = ['2026-11-10T09:30:00Z', '2026-11-10T12:45Z', '2026-11-11T10:00:00.001Z']

const often = <T>(common: readonly T[], rare: readonly T[]) =>
  fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...common) }, { weight: 1, arbitrary: fc.constantFrom(...rare) })

/** A row of a file; columns in the order of {@link HEADER}. */
const rows = fc.tuple(
  often(['T', 'U'], ['T1', ' T3 ', 'é', '']),
  often(['high', 'low'], ['urgent', 'P1', '', 'LOW']),
  often(['', 'phone'], ['web', 'fax']),
  often(times.slice(0, 3), times),
  often(SOON, times),
  often(['', '', ...SOON], times),
  often(['a', 'b'], ['è', 'c', '']),
  often(['x', 'y'], [' x', '']),
  often(
    ['Mail', 'Mail', 'Mail', 'città'],
    ['"a, b"', '"two\nlines"', '5" pipe', 'test 1', '=1+1', '"open', 'one,more'],
  ),
)
const HEADER = 'id,severity,channel,reportedAt,respondedAt,resolvedAt,customer,site,subject'

const files = fc
  .record({
    list: fc.array(rows, { minLength: 30, maxLength: 60 }),
    hasMark: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\n', '\r'),
    lastEnd: fc.boolean(),
    delimiter: fc.constantFrom(',', ',', ';', '\t'),
  })
  .map(({ list, hasMark, lineEnd, lastEnd, delimiter }) => {
    const lines = list.map(([id, ...cells], i) => [/^[TU]$/.test(id) ? `${id}-${i}` : id, ...cells].join(delimiter))
    const text = [HEADER.replaceAll(',', delimiter), ...lines].join(lineEnd) + (lastEnd ? lineEnd : '')
    return (hasMark ? '\uFEFF' : '') + text
  })

const options = fc.constantFrom<readonly string[]>(
  ...[[], ['--since', '2026-11-05T00:00Z'], ['--until', '2026-11-20T00:00Z'], ['--min', '50', '--allow-bad', '100']],
  ...[
    ['--locale', 'it'],
    ['--min-tickets', '3'],
  ],
)

describe('a check of unremarkable rows', () => {
  it('writes the same reports as a run without the fast path', () =>
    fc.assert(
      fc.asyncProperty(files, documents, options, async (text, document, given) => {
        const [quick, general] = await bothWays(text, document, given)
        expect(quick).toEqual(general)
      }),
      runs(9),
    ))

  it('finds the worst of many breaches', async () => {
    const lines = Array.from({ length: 120 }, (_, i) => {
      const minute = String((i * 37) % 60).padStart(2, '0')
      return `T${i},high,web,2026-11-${String(2 + (i % 9)).padStart(2, '0')}T08:${minute}Z,2026-11-${15 + (i % 14)}T09:${minute}Z`
    })
    const [quick, general] = await bothWays(['id,severity,channel,reportedAt,respondedAt', ...lines, ''].join('\n'))
    expect(quick).toEqual(general)
    expect(JSON.parse(String(quick[3])).breaches.worst).toHaveLength(50)
  })

  it('leaves out tickets of years that the holidays of their calendar do not cover', async () => {
    const document = {
      policies: { short: policies.short },
      calendars: { ...calendars, known: { ...calendars.rome, holidays: [{ covers: { from: 2025, to: 2025 } }] } },
      calendarFrom: { column: 'site', calendars: { x: 'rome', y: 'boston', z: 'known' } },
    }
    const row = (i: number) => `T${i},high,2026-11-09T08:${10 + i}Z,2026-11-09T09:00Z,${'xxxxyyyyzxxx'[i % 12]}`
    const lines = Array.from({ length: 40 }, (_, i) => row(i))
    const text = ['id,severity,reportedAt,respondedAt,site', ...lines, ''].join('\n')
    const [quick, general] = await bothWays(text, document, ['--allow-bad', '100'])
    expect(quick).toEqual(general)
    expect(JSON.parse(String(quick[3]))).toMatchObject({ all: { met: 37 } })
  })

  it('stops at a byte that is not UTF-8', async () => {
    const text = `id,severity,channel,reportedAt,respondedAt\n${'T1,high,,2026-11-02T10:00Z,\n'.repeat(3)}T2,`
    const bytes = Buffer.concat([Buffer.from(text), Buffer.of(0xe8, 0x0a)])
    const [quick, general] = await bothWays(bytes)
    expect(quick).toEqual(general)
    expect(quick[1]).toBe('')
    expect(quick[0]).toContain('not valid UTF-8: byte 0xE8 in the row that starts on line 5.')
  })
})
