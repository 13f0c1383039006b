import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../../src/document/tickets-spec.ts'
import type { PlainTickets } from '../../../src/exports/plain/plain-handler.ts'
import { readExports } from '../../../src/exports/read-exports.ts'
import type { InputHandlers } from '../../../src/exports/row-sink.ts'
import type { InputItem } from '../../../src/exports/ticket.ts'
import { NOW } from '../reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-plain-rows-'))
afterAll(() => rmSync(folder, { recursive: true }))

const BORDERS = [Date.parse('2026-11-10T00:00Z'), Date.parse('2026-11-20T00:00Z')]
/** What a receiver knows of a ticket: its group, and when it was reported and stopped. */
const told = (group: string, reported: number, stopped: number) => `${group} ${reported} ${stopped}`
const groupOf = (severity: string, channel: string | undefined, customer: string | undefined, at: number) =>
  [severity, channel, customer, BORDERS.filter(border => border <= at).length].join('/')

const isSameTime = (a: number, b: number) => !BORDERS.some(border => border <= a !== border <= b)

/** Returns the errors or the fields of an item that is read on its own. */
function itemTold(item: InputItem): string {
  if ('errors' in item)
    return item.errors
      .map(({ source, column, value, message }) => `${source.line} ${column} ${value} ${message}`)
      .join(' | ')
  if ('leftOut' in item) return `${item.leftOut} ${item.id} ${item.source.line}`
  const [reported, ...later] = item.events as readonly { at: number; severity?: string; channel?: string }[]
  const stopped = later.length ? Math.min(...later.map(({ at }) => at)) : Number.NaN
  return told(groupOf(reported.severity!, reported.channel, item.field('customer'), reported.at), reported.at, stopped)
}

/** Reads a file with and without columns of unremarkable rows. Groups with "alone" are read row by row. */
async function bothWays(text: string | Uint8Array, spec: TicketsSpec = {}) {
  const file = join(folder, 'a.csv')
  writeFileSync(file, text)
  const own: string[] = []
  const plainNotes = await readExports([file], spec, { item: item => void own.push(itemTold(item)) }, NOW)

  const log: string[] = []
  const terms: { customer: string | undefined; at: number }[] = []
  const groups: string[] = []
  let taken = 0
  let judged: PlainTickets | undefined
  const plain: InputHandlers['plain'] = {
    keys: ['customer', 'absent'],
    borders: Float64Array.from(BORDERS),
    termsOf({ fields, field }, at) {
      const known = { customer: field('customer'), at }
      const isNew = !terms.some(({ customer, at: other }) => customer === known.customer && isSameTime(other, at))
      expect([fields.customer, field('absent'), isNew]).toEqual([field('customer'), undefined, true])
      return terms.push(known) - 1
    },
    groupOf(number, severity, channel) {
      const { customer, at } = terms[number]
      const group = groupOf(severity, channel, customer, at)
      expect(groups).not.toContain(group)
      return severity === 'alone' ? -1 : groups.push(group) - 1
    },
    judge(tickets) {
      judged = tickets
    },
    choose(from, to) {
      const { groups: numbers } = judged!
      for (let k = from; k < to; k++) if (groups[numbers[k]]?.includes('later')) numbers[k] = -1
    },
    count(from, to) {
      const { groups: numbers, reported, stopped } = judged!
      for (let k = from; k < to; k++) log.push(told(groups[numbers[k]], reported[k], stopped[k]))
    },
    taken(count) {
      taken += count
    },
  }
  const notes = await readExports([file], spec, { item: item => void log.push(itemTold(item)), plain }, NOW)
  return { log, own, taken, notes, plainNotes }
}

const AT = '2026-11-09T08:00:00Z'
const HEADER = 'id,severity,channel,reportedAt,respondedAt,resolvedAt,customer,requestKind,subject\n'
const row = (id: string, cells: Partial<Record<'s' | 'c' | 'at' | 'a' | 'r' | 'k' | 'q' | 't', string>> = {}) =>
  `${[
    id,
    cells.s ?? 'high',
    cells.c ?? 'web',
    cells.at ?? AT,
    cells.a ?? '',
    cells.r ?? '',
    cells.k ?? 'Acme',
    cells.q ?? '',
    cells.t ?? '',
  ].join()}\n`

/** The header, and a row, because the reader knows the header only after its line. */
const START = HEADER + row('F0')
/** Rows that can be read as columns. */
const UNREMARKABLE = [
  row('A1'),
  row('A2', { at: '2026-11-09T09:00+01:00', a: '2026-11-09T10:30Z' }),
  row('A3', { at: '2026-11-10T00:00:00.000Z', r: '2026-11-21T10:30:15.250Z', s: 'low' }),
  row('A4', { at: '2026-11-20T00:00Z', a: '2026-11-22T10:00Z', r: '2026-11-21T10:00Z', c: '' }),
  row('A5', { at: '2026-11-19T23:59:59.999Z', k: '' }),
  row('Ä6', { k: 'Möbel', s: 'high' }),
  row(' A7 ', { at: ` ${AT} ` }),
  row('A8', { at: '2026-12-01T00:00Z', a: '2026-12-01T00:00Z' }),
  row('A9', { a: '2027-01-01T00:00Z' }),
  row('E1', { r: AT }),
  row('E2', { at: '2026-11-15T00:00Z' }),
  ...Array.from({ length: 40 }, (_, i) => row(`B${i}`, { k: `customer ${i % 36}`, t: `text ${i}` })),
]
/** Rows that are read one by one. */
const REMARKABLE = [
  row('A1'),
  row(' A1'),
  row('A1 '),
  row('A2', { s: 'low' }),
  row('E4', { a: '2200-01-01T00:00Z' }),
  row('E5', { t: ' test 2 ' }),
  row('E6', { t: 'draft' }),
  row('C0', { at: '2026-12-01T00:00:01Z' }),
  row('C1', { a: '2026-11-09T07:59:59Z' }),
  row('C2', { r: '2026-11-09T07:00Z' }),
  row('C3', { at: '' }),
  row('C4', { at: 'soon' }),
  row('C5', { at: '1970-02-01T00:00Z' }),
  row('C6', { q: 'update' }),
  row('C7', { t: 'test 1' }),
  row('C8', { s: 'alone' }),
  row('C9', { k: 'later' }),
  row('', {}),
  row(' ', {}),
  'D1,high,web\n',
  row('D2').replace('\n', ',more\n'),
  row('D3').replace('\n', ',,,,,,\n'),
  ',,,,,,,,\n',
  '\n',
  'Total,,,,,,,,\n',
  row('D4', { t: '"said, done"' }),
  row('D5', { a: '09/11/2026' }),
]
const SPEC: TicketsSpec = { skip: { subject: ['test*', 'draft'] } }

describe('unremarkable rows', () => {
  it('are taken as columns, each with its group and its times', async () => {
    const { log, own, taken, notes, plainNotes } = await bothWays(START + UNREMARKABLE.join(''), SPEC)
    expect([log, notes]).toEqual([own, plainNotes])
    expect([log.length - 1, taken, notes.rows - 1]).toEqual(Array(3).fill(UNREMARKABLE.length))
    expect(log[4]).toBe(told('high//Acme/2', Date.parse('2026-11-20T00:00Z'), Date.parse('2026-11-21T10:00Z')))
  })

  it.each(REMARKABLE.map((one, i) => [one.trim(), i]))('are taken between a row that is none: %s', async (_, i) => {
    const text = START + [...UNREMARKABLE.slice(0, 3), REMARKABLE[i as number], ...UNREMARKABLE.slice(3, 6)].join('')
    const { log, own, taken, notes, plainNotes } = await bothWays(text, SPEC)
    expect([log, notes, taken]).toEqual([own, plainNotes, 6])
  })

  const all = UNREMARKABLE.flatMap((one, i) => [one, REMARKABLE[i % REMARKABLE.length]])
  it.each([
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['semicolons', (text: string) => text.replaceAll(',', ';')],
    ['tabs', (text: string) => text.replaceAll(',', '\t')],
    ['no end of the last line', (text: string) => text.trimEnd()],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['a delimiter that is not ASCII', (text: string) => `sep=§\n${text.replaceAll(',', '§')}`],
    ['a title', (text: string) => `\n${text}`],
    ['line ends of both kinds', (text: string) => text.replace(/(Acme.*)\n/g, '$1\r\n')],
  ])('are the same with %s', async (_, change) => {
    const { log, own, notes, plainNotes } = await bothWays(change(START + all.join('')), SPEC)
    expect([log, notes]).toEqual([own, plainNotes])
  })

  it('are found in files of thousands of rows, and repeated ones as well', async () => {
    const many = Array.from({ length: 1100 }, (_, i) => row(`T${i}`, { s: i % 2 ? 'high' : 'low', k: `c${i % 300}` }))
    const { log, own, taken, notes } = await bothWays(START + [...many, many[7], many[1099]].join(''))
    expect(log).toEqual(own)
    expect([taken, notes.rows, log.slice(1101)]).toEqual([
      ...[1100, 1103],
      ['ticket-repeated T7 1103', 'ticket-repeated T1099 1104'],
    ])
  })

  const naive = { dateFormat: 'dd/MM/yyyy HH:mm', timeZone: 'Europe/Rome' }
  it.each<[string, TicketsSpec, string, number]>([
    ['times in a format of the document', naive, row('A1', { at: '09/11/2026 09:00', a: '09/11/2026 10:00' }), 1],
    ['a time that a clock shows twice', naive, row('A1', { at: '25/10/2026 02:30' }), 0],
    ['a date without a time', { ...naive, dateFormat: 'dd/MM/yyyy' }, row('A1', { at: '09/11/2026' }), 0],
    ['a mark for no time', { missing: ['-'] }, row('A1', { a: '-', c: '-' }), 1],
    ['a mark for no id', { missing: ['A1'] }, row('A1'), 0],
    ['an instant that means no time', { missing: [AT] }, row('A1', { a: AT, at: '2026-11-09T07:00Z' }), 0],
    ['a severity of the document', { severities: { P1: 'high', '*': 'low' } }, row('A1', { s: ' p1 ' }), 1],
    ['two severities', { severities: { P1: 'high', P2: 'low' } }, row('A1', { s: 'P1;P2' }), 1],
    ['no severity', {}, row('A1', { s: '' }), 0],
    ['no channel for a name', { channels: { web: null } }, row('A1'), 1],
    ['a column that is skipped', { skip: { customer: 'Acme' } }, row('A1'), 0],
    ['an entitlement', { columns: { entitlement: 'customer' } }, row('A1'), 0],
    ['no entitlement', { columns: { entitlement: 'customer' } }, row('A1', { k: '' }), 1],
    ['a length until the answer', { respondedAfter: { column: 'subject', unit: 'minutes' } }, row('A1', { t: '5' }), 0],
    ['no length until the answer', { respondedAfter: { column: 'subject', unit: 'minutes' } }, row('A1'), 1],
    ['rows of events', { shape: 'events', columns: { at: 'reportedAt', type: 'requestKind' } }, row('A1'), 0],
  ])('are read with %s', async (_, spec, line, expected) => {
    const { log, own, taken, notes, plainNotes } = await bothWays(START + line, spec)
    expect([log, notes, taken]).toEqual([own, plainNotes, expected])
  })

  it.each([
    ['when it was reported', 'reportedAt,id,severity', `${AT},A1,high`, 1],
    ['the kind of request', 'requestKind,id,severity,reportedAt', `update,A1,high,${AT}`, 0],
    ['what decides about the contract', 'customer,id,severity,reportedAt', `Acme,A1,high,${AT}`, 1],
    ['the length until the answer', 'answered,id,severity,reportedAt', `5,A1,high,${AT}`, 0],
    ['the severity', 'severity,id,reportedAt', `high,A1,${AT}`, 1],
    ['the severity, without an id', 'severity,id,reportedAt', `high,,${AT}`, 0],
  ])('are read with %s in the first column', async (_, header, line, expected) => {
    const spec: TicketsSpec = header.startsWith('answered')
      ? { respondedAfter: { column: 'answered', unit: 'minutes' } }
      : {}
    const others = [
      line.replace('A1', 'F0'),
      line,
      line.replace('A1', 'A2').replace('high', 'low').replace('Acme', 'X'),
    ]
    const text = `${header},respondedAt\n${others.map(other => `${other},\n`).join('')}`
    const { log, own, taken } = await bothWays(text, spec)
    expect([log, taken]).toEqual([own, 2 * expected])
  })

  it('are not looked for where the id is an instant', async () => {
    const { log, own, taken } = await bothWays(`id,severity,respondedAt\n${AT},high,\n2026-11-09T09:00:00Z,high,\n`, {
      columns: { reportedAt: 'id' },
    })
    expect([log, taken]).toEqual([own, 0])
  })

  it('are not looked for where two columns have one name', async () => {
    const text = START.replace('subject', 'customer') + row('A1', { t: 'more' })
    const { log, own, taken } = await bothWays(text)
    expect([log, taken]).toEqual([own, 0])
  })

  it('are not looked for in another encoding', async () => {
    const { log, own, taken } = await bothWays(Buffer.from(START + row('Ä1'), 'latin1'), { encoding: 'windows-1252' })
    expect([log, taken]).toEqual([own, 0])
    const wide = await bothWays(Buffer.from(`\uFEFF${START}${row('Ä1')}`, 'utf16le'))
    expect([wide.log, wide.taken]).toEqual([wide.own, 0])
  })
})
