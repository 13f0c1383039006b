import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readExports } from '../../src/exports/read-exports.ts'
import { isThorough } from '../arbitraries/runs.ts'
import { eventTexts, NOW, reading } from './reading.ts'

const HEADER = 'id,severity,channel,reportedAt,respondedAt,resolvedAt\n'
const AT = '2026-11-20T15:30Z'
const ROW = `A,high,web,${AT},,\n`

describe('readExports, of rows that are tickets', () => {
  it('reads a report, a response and a resolution', async () => {
    const { tickets, bad, notes } = await reading(
      `${HEADER}A,high,web,${AT},2026-11-20T16:00Z,2026-11-21T09:00Z\nB,low,,${AT},,\n`,
    )
    expect(bad).toEqual([])
    expect(notes).toEqual({ rows: 2, ignoredRows: 0, clockChangeTimes: 0, datesWithoutTime: 0 })
    expect(tickets.map(({ id, source }) => [id, source.line])).toEqual([
      ['A', 2],
      ['B', 3],
    ])
    expect(eventTexts(tickets[0])).toEqual([
      '2026-11-20T15:30:00Z reported high web',
      '2026-11-20T16:00:00Z responded',
      '2026-11-21T09:00:00Z resolved',
    ])
    expect(eventTexts(tickets[1])).toEqual(['2026-11-20T15:30:00Z reported low'])
  })

  it('keeps all cells of the row, as they stand there', async () => {
    const { tickets } = await reading(`${HEADER.trim()}, note ,note,\nA,high,web, ${AT},,, x ,y,z\n`)
    expect(tickets[0].fields).toEqual({
      id: 'A',
      severity: 'high',
      channel: 'web',
      reportedAt: ` ${AT}`,
      respondedAt: '',
      resolvedAt: '',
      note: ' x ,y',
      '9': 'z',
    })
    expect(tickets[0].field('channel')).toBe('web')
    expect(tickets[0].field('nowhere')).toBeUndefined()
  })

  it('puts severities and channels into the words of the policy', async () => {
    const spec = { severities: { P1: 'critical' }, channels: { tel: 'phone', bot: null } }
    const { tickets } = await reading(`${HEADER}A,P1,tel,${AT},,\nB,high,bot,${AT},,\nC,P2,fax,${AT},,\n`, spec)
    expect(tickets.map(({ events }) => events[0])).toMatchObject([
      { severity: 'critical', channel: 'phone' },
      { severity: 'high', channel: undefined },
      { severity: 'P2', channel: 'fax' },
    ])
  })

  it('finds the severity among labels', async () => {
    const { tickets, bad } = await reading(
      `${HEADER}A,"bug, sev::1",,${AT},,\nB,"sev::1,sev::2",,${AT},,\nC,"bug,ui",,${AT},,\n`,
      { severities: { 'sev::1': 'critical', 'sev::2': 'high' } },
    )
    expect(tickets.map(({ events }) => events[0])).toMatchObject([{ severity: 'critical' }, { severity: 'bug,ui' }])
    expect(bad).toMatchObject([
      { line: 3, column: 'severity', message: 'It names more than one severity: critical, high.' },
    ])
  })

  it('reads request kind, entitlement and minutes until the response', async () => {
    const { tickets, bad } = await reading(
      `id,severity,reportedAt,after,kind,of\nA,low,${AT},90,update,premium\nB,low,${AT},soon,,\nC,low,,5,,\n`,
      { columns: { respondedAfterMinutes: 'after', requestKind: 'kind', entitlement: 'of' } },
    )
    expect(tickets[0]).toMatchObject({ entitlement: 'premium' })
    expect(eventTexts(tickets[0])).toEqual([
      '2026-11-20T15:30:00Z reported low update',
      '2026-11-20T17:00:00Z responded',
    ])
    expect(bad).toMatchObject([
      {
        line: 3,
        column: 'after',
        value: 'soon',
        message: '"soon" is not a length of time. If it stands for none, list it in tickets.missing: ["soon"].',
      },
      { line: 4, column: 'reportedAt', message: 'The cell is empty.' },
    ])
  })

  it('reads the time that was spent in its unit; an empty cell is none', async () => {
    const { tickets, bad } = await reading(
      `id,severity,reportedAt,of,worked\nA,low,${AT},care,1:30\nB,low,${AT},care,\nC,low,${AT},care,soon\nD,low,${AT},,2.5\n`,
      { columns: { entitlement: 'of' }, spent: { column: 'worked', unit: 'h:mm' } },
    )
    expect(tickets.map(({ spentMs }) => spentMs)).toEqual([5_400_000, 0])
    expect(bad).toMatchObject([
      {
        line: 4,
        column: 'worked',
        value: 'soon',
        message: '"soon" is not a length of time. If it stands for none, list it in tickets.missing: ["soon"].',
      },
      {
        line: 5,
        column: 'worked',
        message: '"2.5" is not written as "h:mm". Set the unit of tickets.spent to "minutes", if it is.',
      },
    ])
  })

  it('knows no time that was spent if the export has no such column', async () => {
    const spec = { columns: { respondedAt: null } }
    const { tickets } = await reading(`id,severity,reportedAt\nA,low,${AT}\n`, spec)
    expect(tickets[0].spentMs).toBeUndefined()
    const own = await reading(`id,severity,reportedAt,spentMinutes\nA,low,${AT},90\nB,low,${AT},\n`, spec)
    expect(own.tickets.map(({ spentMs }) => spentMs)).toEqual([5_400_000, undefined])
  })

  it('takes marks for no value', async () => {
    const { tickets, bad } = await reading(`${HEADER}A,high,?,${AT},null,?\n?,high,,${AT},,\n`, {
      missing: ['?', 'null'],
    })
    expect(eventTexts(tickets[0])).toEqual(['2026-11-20T15:30:00Z reported high'])
    expect(tickets[0].fields.respondedAt).toBe('null')
    expect(bad).toMatchObject([{ line: 3, column: 'id', message: 'The cell is empty.' }])
  })

  it('names every faulty cell of a row with file, line, column and value', async () => {
    const { bad, order } = await reading(`${HEADER},,,x,y,2026-02-30T10:00Z\n${ROW}`)
    expect(order).toEqual([-2, 'A'])
    expect(bad.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, 'id', ''],
      [2, 'severity', ''],
      [2, 'reportedAt', 'x'],
      [2, 'respondedAt', 'y'],
      [2, 'resolvedAt', '2026-02-30T10:00Z'],
    ])
    expect(bad[0].source.file).toMatch(/export\.csv$/)
  })

  it('refuses impossible times, and keeps times in the future', async () => {
    const { tickets, bad } = await reading(
      `${HEADER}A,low,,2026-12-01T00:00:01Z,,\nB,low,,${AT},2026-11-20T15:29Z,\nC,low,,${AT},,2026-11-20T15:29Z\nD,low,,${AT},2027-01-01T00:00Z,\n`,
    )
    expect(bad).toMatchObject([
      { column: 'reportedAt', message: '2026-12-01T00:00:01Z is later than now, 2026-12-01T00:00:00Z.' },
      { column: 'respondedAt', message: '2026-11-20T15:29:00Z is before the report, 2026-11-20T15:30:00Z.' },
      { column: 'resolvedAt', message: '2026-11-20T15:29:00Z is before the report, 2026-11-20T15:30:00Z.' },
    ])
    expect(eventTexts(tickets[0])).toEqual(['2026-11-20T15:30:00Z reported low', '2027-01-01T00:00:00Z responded'])
  })

  it('counts naive times of a clock change', async () => {
    const { notes, tickets } = await reading(
      `${HEADER}A,low,,29/03/2026 02:30,25/10/2026 02:30,\nB,low,,29/03/2026 03:30,,\n`,
      { dateFormat: 'dd/MM/yyyy HH:mm', timeZone: 'Europe/Rome' },
    )
    expect(notes).toEqual({ rows: 2, ignoredRows: 0, clockChangeTimes: 2, datesWithoutTime: 0 })
    expect(eventTexts(tickets[0])).toEqual(['2026-03-29T01:00:00Z reported low', '2026-10-25T00:30:00Z responded'])
  })
})

describe('readExports, of CSV', () => {
  it.each([
    ['CRLF', `${HEADER}${ROW}`.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${HEADER}${ROW}`],
    ['semicolons', `${HEADER}${ROW}`.replaceAll(',', ';')],
    ['tabs', `${HEADER}${ROW}`.replaceAll(',', '\t')],
    ['quotes', `"id","severity","channel","reportedAt","respondedAt","resolvedAt"\n"A","high","web","${AT}","",""\n`],
    ['blank rows', `\n${HEADER}\n,,,,,\n${ROW}\n`],
    ['no line end at the end', `${HEADER}${ROW}`.trim()],
    ['blanks around', `id , severity,channel,reportedAt,respondedAt,resolvedAt\n A , high,web,${AT},,\n`],
  ])('reads %s', async (_, text) => {
    const { tickets, bad, notes } = await reading(text)
    expect(bad).toEqual([])
    expect(notes.rows).toBe(1)
    expect(eventTexts(tickets[0])).toEqual(['2026-11-20T15:30:00Z reported high web'])
  })

  it.each([
    ['an empty file', '', 'export.csv: the file is empty.'],
    ['blanks', ' \n\n', 'export.csv: the file is empty.'],
    [
      'a binary file',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1),
      'export.csv: not valid UTF-8: byte 0x89 in the row that starts on line 1. It is a binary file',
    ],
    ['UTF-16 without its mark', Buffer.from(HEADER, 'utf16le'), 'If it is UTF-16, set tickets.encoding to "utf-16le".'],
    [
      'Latin-1',
      Uint8Array.of(0x69, 0x64, 0x2c, 0x63, 0x69, 0x74, 0x74, 0xe0, 0x0a),
      'set tickets.encoding to "windows-1252"',
    ],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 0, 0), 'It is a ZIP archive or an Excel workbook'],
    [
      'a row of 10 MB',
      `${HEADER}A,${'x'.repeat(10_000_000)},web,${AT},,\n`,
      'the row that starts on line 2 does not end within 1000000 characters; is this CSV?',
    ],
    [
      'a quote that is never closed',
      `${HEADER}"A,high\n${ROW.repeat(40_000)}`,
      'the row that starts on line 2 does not end; is a quote left open there?',
    ],
    [
      'a missing column',
      `id,severity,channel,respondedAt,created\n`,
      'line 1: The column reportedAt is missing. It should contain when the ticket was reported; map a different column in tickets.columns.reportedAt.',
    ],
    [
      'a misspelt column',
      `id,severity,channel,reported_at,respondedAt\n`,
      'The column reportedAt is missing (is "reported_at" meant to be it?). It should contain when the ticket was reported; map a different column in tickets.columns.reportedAt. Found: "id", "severity"',
    ],
    [
      'a misspelt column that may be left out',
      HEADER.replace('resolvedAt', 'Resolved at'),
      'The column resolvedAt is missing (is "Resolved at" meant to be it?)',
    ],
    ['a column twice', `${HEADER.trim()},severity\n`, 'line 1: column "severity" appears 2 times.'],
    ['broken quotes in the header', 'id,"severity"x\n', 'line 1: text follows a closing quote'],
  ])('refuses %s', async (_, text, message) => {
    await expect(reading(text)).rejects.toThrow(message)
  })

  it('finds fault with rows that are not cut like the header, and with broken quotes', async () => {
    const { bad, order } = await reading(`${HEADER}A,high\n"B"x,high,web,${AT},,"z"\n${ROW}C,"high",web,${AT},,,more\n`)
    expect(order).toEqual([-2, -3, 'A', -5])
    expect(bad).toMatchObject([
      { column: 'channel', value: undefined, message: 'the row has 2 cells, the header 6.' },
      { column: 'id', message: 'text follows a closing quote, in the row that ends on line 3.' },
      { column: '7', message: 'the row has 7 cells, the header 6.' },
    ])
  })

  it('reads nothing of a header only', async () => {
    expect(await reading(HEADER)).toMatchObject({ order: [], notes: { rows: 0 } })
  })

  it('skips title rows with any content', async () => {
    const { order, tickets } = await reading(`"Report, for\nNovember"\n\n${HEADER}${ROW}`.replaceAll(',', ';'), {
      titleRows: 1,
    })
    expect(order).toEqual(['A'])
    expect(tickets[0].source.line).toBe(5)
    await expect(reading('Report\n', { titleRows: 1 })).rejects.toThrow('the header is missing below row 1.')
  })

  it('wants the columns that the document names, and offers the nearest', async () => {
    const spec = { columns: { id: 'Key', reportedAt: 'Opened', resolvedAt: 'Closed' } }
    await expect(reading('Key,severity,Opened,Closd\n', spec)).rejects.toThrow(
      'The column Closed is missing (is "Closd" meant to be it?). It should contain when the ticket was resolved; map a different column in tickets.columns.resolvedAt, or set it to null if the export has none.',
    )
    const { tickets } = await reading(`Key,severity,Opened,Closed\nK,low,${AT},\n`, spec)
    expect(tickets[0].id).toBe('K')
  })

  it('does not mind a column that is repeated and not read', async () => {
    const { tickets } = await reading(`${HEADER.trim()},Labels,Labels\n${ROW.trim()},a,b\n`)
    expect(tickets[0].fields.Labels).toBe('a,b')
    expect(tickets[0].field('Labels')).toBe('a,b')
  })
})

describe('readExports, of JSON', () => {
  const tickets = [
    { key: 7, prio: { name: 'P1' }, at: AT, labels: [{ name: 'x' }, { name: 'y' }], done: null, ok: true },
    { key: 8, prio: { name: 'P2' }, at: 1795275000000, labels: [], done: AT },
  ]
  const columns = { id: 'key', severity: 'prio.name', reportedAt: 'at', resolvedAt: 'done' }

  it.each([
    ['a.json', JSON.stringify(tickets, undefined, 2)],
    ['a.ndjson', tickets.map(one => JSON.stringify(one)).join('\n')],
    ['a.jsonl', tickets.map(one => JSON.stringify(one)).join('\n')],
    ['unnamed', JSON.stringify(tickets)],
    ['unnamed', `\n ${tickets.map(one => JSON.stringify(one)).join('\r\n')}`],
    ['a.json.gz', gzipSync(JSON.stringify(tickets))],
  ])('reads %s', async (name, text) => {
    const result = await reading({ [name]: text }, { columns, severities: { P1: 'critical' } })
    expect(eventTexts(result.tickets[0])).toEqual(['2026-11-20T15:30:00Z reported critical'])
    expect(result.tickets[0].id).toBe('7')
    expect(result.tickets[0].fields).toEqual({
      key: '7',
      'prio.name': 'P1',
      at: AT,
      labels: '{"name":"x"},{"name":"y"}',
      done: '',
      ok: 'true',
    })
    expect(result.bad).toMatchObject([
      {
        column: 'at',
        value: '1795275000000',
        message: expect.stringContaining('tickets.dateFormat: "epoch-milliseconds"'),
      },
    ])
  })

  it('reads numbers as milliseconds under the format epoch-milliseconds', async () => {
    const result = await reading(
      { 'a.json': JSON.stringify(tickets) },
      { columns, dateFormat: 'T' },
      Date.parse('2027-01-01T00:00Z'),
    )
    // A resolution before the report cannot have happened.
    expect(result.bad).toMatchObject([{ column: 'done', message: expect.stringContaining('is before the report') }])
  })

  it('names values that are not tickets', async () => {
    const { bad, order } = await reading(
      { 'a.ndjson': `{"key":1,"prio":{"name":"low"},"at":"${AT}"}\n[1]\nnull\n{"key":\n` },
      {
        columns: { ...columns, resolvedAt: null },
      },
    )
    expect(order).toEqual(['1', -2, -3, -4])
    expect(bad.map(({ message }) => message.slice(0, 40))).toEqual([
      'A list is not an object: a ticket has it',
      'null is not an object: a ticket has its ',
      'not valid JSON: Unexpected end of JSON i',
    ])
  })

  it.each([
    [
      '{"Key":1,"at":"x"}',
      'line 1: The key key is missing (is "Key" meant to be it?). It should contain the ticket id',
    ],
    [`{"key":1,"prio":{},"at":"${AT}"}`, 'in every object: 2 keys are missing. prio.name should contain the severity;'],
    [
      `[{"key":1,"prio":{"name":"low"},"at":"${AT}"}]`,
      'in every object: The key done is missing. It should contain when the ticket was resolved; map a different key in tickets.columns.resolvedAt, or set it to null if the export has none.',
    ],
    ['{"tickets": [', 'the object that starts on line 1 does not end.'],
  ])('refuses %s', async (text, message) => {
    await expect(reading({ 'a.json': text }, { columns })).rejects.toThrow(message)
  })
})

describe('readExports, of files', () => {
  it('reads one after the other, packed or not, each with its own columns', async () => {
    const { order, tickets } = await reading({
      'a.csv': gzipSync(`${HEADER}${ROW}`),
      'b.csv.gz': `note,respondedAt,channel,severity,id,reportedAt\nx,,,low,B,${AT}\n`,
      'c.json': `[{"id":"C","severity":"low","channel":null,"reportedAt":"${AT}","respondedAt":null}]`,
    })
    expect(order).toEqual(['A', 'B', 'C'])
    expect(tickets[1].source.file).toMatch(/b\.csv\.gz$/)
  })

  it.each([
    ['cut off', gzipSync(HEADER.repeat(100)).subarray(0, 60)],
    ['damaged', Buffer.concat([gzipSync(HEADER).subarray(0, -8), Buffer.alloc(8, 1)])],
  ])('refuses a gzip file that is %s', async (_, bytes) => {
    await expect(reading(bytes)).rejects.toThrow('export.csv: it is packed with gzip and cannot be unpacked: ')
  })

  it('says which file it is that cannot be read', async () => {
    await expect(readExports(['nowhere.csv'], {}, { item() {} }, NOW)).rejects.toThrow(
      'Cannot read nowhere.csv: no such file.',
    )
    await expect(reading({ 'a.csv': HEADER + ROW, 'b.csv': 'x\n' })).rejects.toThrow(
      'b.csv: line 1: 4 columns are missing. id should contain the ticket id',
    )
  })

  it('waits for whoever takes the tickets, and ends where they do', async () => {
    const { leftOut } = await reading({ 'a.csv': HEADER + ROW.repeat(3) })
    expect(leftOut).toHaveLength(2)
    let taken = 0
    const slow = async () => {
      await new Promise(resolve => setTimeout(resolve, 1))
      if (++taken === 2) throw new Error('enough')
    }
    await expect(
      reading({ 'a.csv': HEADER + ROW.repeat(3) }).then(() =>
        readExports([import.meta.filename], { format: 'ndjson' }, { item: slow }, NOW),
      ),
    ).rejects.toThrow('enough')
    expect(taken).toBe(2)
  })
})

describe('readExports, of files made to be slow', () => {
  it('refuses a file that starts with more blank bytes than any export', async () => {
    const packed = gzipSync(Buffer.alloc(4_000_000, ' '))
    expect(await refusalOf(() => reading(packed))).toContain('it starts with more than 1000000 blank characters.')
  })

  it.each(['json', 'ndjson'])('names a row of %s that nests 100,000 deep', async ending => {
    const value = `{"id":"A","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const text = ending === 'json' ? `[${value}]` : `${value}\n`
    const { bad } = await reading({ [`export.${ending}`]: text })
    expect(bad.map(({ message }) => message)).toEqual(['nested too deeply.'])
  })

  it.runIf(isThorough)('finds the header below a title row of 30,000 cells', async () => {
    const wide = (cell: string) => `${Array.from({ length: 30_000 }, (_, k) => cell + k.toString(36)).join()}\n`
    const text = `${wide('t')}${Array.from({ length: 18 }, () => wide('')).join('')}${HEADER}${ROW}`
    expect(await refusalOf(() => reading(text))).toContain(
      'line 1 is not the header, which seems to be line 20: set tickets.titleRows to 19.',
    )
  })
})

async function refusalOf(read: () => Promise<unknown>): Promise<string> {
  try {
    await read()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}
