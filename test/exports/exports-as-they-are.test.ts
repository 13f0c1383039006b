import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { isThorough } from '../arbitraries/runs.ts'
import { eventTexts, NOW, reading } from './reading.ts'

// Exports as real systems and spreadsheets write them.

const AT = '2026-11-20T15:30Z'
const NAIVE = { timeZone: 'Europe/Rome', columns: { respondedAt: null } } as const

/** The events of the only ticket of a row with this report time. */
async function reported(time: string, spec: TicketsSpec) {
  const { tickets, bad } = await reading(`id;severity;reportedAt\nA;high;${time}\n`, { ...NAIVE, ...spec })
  return bad.length ? bad[0].message : eventTexts(tickets[0])[0].replace(' reported high', '')
}

describe('a severity for other names and for none', () => {
  const csv = `id,severity,reportedAt\nA,P1,${AT}\nB,,${AT}\nC,Whatever,${AT}\nD,p1,${AT}\n`

  it('is "*" and ""', async () => {
    const severities = { P1: 'critical', '*': 'low', '': 'medium' }
    const { tickets, bad } = await reading(csv, { severities, columns: { respondedAt: null } })
    expect(bad).toEqual([])
    expect(tickets.map(ticket => eventTexts(ticket)[0].split(' ').at(-1))).toEqual([
      'critical',
      'medium',
      'low',
      'critical',
    ])
  })

  it('is the one of an empty cell if the export has no column of severities', async () => {
    const columns = { severity: null, respondedAt: null }
    const { tickets } = await reading(csv, { severities: { '': 'medium' }, columns })
    expect(tickets.map(ticket => eventTexts(ticket)[0].split(' ').at(-1))).toEqual(Array(4).fill('medium'))
    const log = `id,at,state\nA,${AT},New\n`
    const spec = {
      shape: 'log',
      columns: { severity: null },
      states: { New: 'open' },
      severities: { '': 'low' },
    } as const
    expect((await reading(log, spec)).tickets.map(eventTexts)).toEqual([['2026-11-20T15:30:00Z reported low']])
  })

  it('does not mix up names that differ only in case', async () => {
    const severities = { P1: 'critical', p1: 'low', '*': 'high', '': 'high' }
    const { tickets } = await reading(csv, { severities, columns: { respondedAt: null } })
    expect(tickets.map(ticket => eventTexts(ticket)[0].split(' ').at(-1))).toEqual(['critical', 'high', 'high', 'low'])
  })
})

describe('channels', () => {
  it('may differ in case only, one of them being none', async () => {
    const channels = { Chat: null, chat: 'web', Phone: 'phone' }
    const { tickets } = await reading(
      `id,severity,reportedAt,channel\nA,high,${AT},Chat\nB,high,${AT},chat\nC,high,${AT},PHONE\n`,
      { channels, columns: { respondedAt: null } },
    )
    expect(tickets.map(ticket => eventTexts(ticket)[0].split(' ')[3])).toEqual([undefined, 'web', 'phone'])
  })
})

describe('rows to skip', () => {
  const csv = `id,severity,reportedAt,type,parent\nA,high,${AT},Task,\nB,high,${AT},Bot one,\nC,high,${AT},,7\nD,high,${AT},,\n`
  const columns = { respondedAt: null }

  it.each<[TicketsSpec['skip'], string[]]>([
    [{ type: 'Task' }, ['B', 'C', 'D']],
    [{ type: ['Task', 'Bot *'] }, ['C', 'D']],
    [{ parent: '*' }, ['A', 'B', 'D']],
    [{ type: '' }, ['A', 'B']],
    [{ type: 'task' }, ['A', 'B', 'C', 'D']],
    [{ type: '*', parent: '*' }, ['D']],
  ])('are left out and counted: %j', async (skip, left) => {
    const { tickets, notes } = await reading(csv, { columns, skip })
    expect(tickets.map(({ id }) => id)).toEqual(left)
    expect(notes).toMatchObject({ rows: 4, ignoredRows: 4 - left.length })
  })

  it('need columns that the file has', async () => {
    await expect(reading(csv, { columns, skip: { kind: 'Task' } })).rejects.toThrow(
      'line 1: The column kind is missing. It is named in tickets.skip.',
    )
    const json = { 'a.json': `[{"id":1,"severity":"high","reportedAt":"${AT}"}]` }
    await expect(reading(json, { columns, skip: { kind: 'Task' } })).rejects.toThrow('The key kind is missing')
  })
})

describe('a list of tickets inside an object', () => {
  const ticket = { id: 1, severity: 'high', reportedAt: AT }
  const read = async (given: unknown, spec: TicketsSpec = {}, file = 'a.json') => {
    const text = typeof given === 'string' ? given : JSON.stringify(given)
    const { tickets } = await reading({ [file]: text }, { columns: { respondedAt: null }, ...spec })
    return tickets.map(({ id }) => id)
  }

  it.each([
    ['one list of objects', { total: 1, keys: ['a'], tickets: [ticket] }],
    ['one list, deeper', { data: { tickets: { nodes: [ticket] } }, errors: null }],
    [
      'pages one after the other',
      `${JSON.stringify({ tickets: [ticket] })}\n${JSON.stringify({ tickets: [{ ...ticket, id: 2 }] })}`,
    ],
  ])('is found without being named: %s', async (_, given) => {
    expect((await read(given))[0]).toBe('1')
    expect((await read(given, {}, 'unnamed'))[0]).toBe('1')
  })

  it('is named by its keys', async () => {
    const given = { users: [{ id: 9 }], data: { tickets: [ticket] } }
    expect(await read(given, { list: 'data.tickets' })).toEqual(['1'])
    await expect(read(given)).rejects.toThrow(
      'line 1: the object has 2 lists: "users", "data.tickets". Name the list of tickets in tickets.list.',
    )
  })

  it('is not a list within a ticket', async () => {
    expect(await read({ ...ticket, comments: [{ id: 7 }] })).toEqual(['1'])
    expect(await read([{ ...ticket, comments: [{ id: 7 }] }], { list: 'comments' })).toEqual(['1'])
    await expect(read([{ nr: 1, labels: [{ name: 'x' }] }])).rejects.toThrow('Found: "nr", "labels".')
  })

  it('may be larger than any ticket, and have no tickets', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({ ...ticket, id: i, text: 'x'.repeat(60) }))
    expect(await read({ tickets: many })).toHaveLength(20_000)
    expect(await read({ tickets: [] })).toEqual([])
  })

  it('names its rows by their place', async () => {
    const { bad } = await reading(
      { 'a.json': JSON.stringify({ tickets: [ticket, { ...ticket, id: 2, reportedAt: 'N/A' }] }) },
      { columns: { respondedAt: null } },
    )
    expect(bad).toMatchObject([
      {
        source: { line: 1, item: 2 },
        message: '"N/A" is not a time. If it stands for no time, list it in tickets.missing: ["N/A"].',
      },
    ])
  })
})

describe('formats of times', () => {
  it.each<[string, TicketsSpec, string]>([
    // One list for pandas, which leaves a fraction of zero out.
    [
      '2026-11-20 16:30:00',
      { dateFormat: ['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm:ss.SSSSSS'] },
      '2026-11-20T15:30:00Z',
    ],
    [
      '2026-11-20 16:30:00.744884',
      { dateFormat: ['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm:ss.SSSSSS'] },
      '2026-11-20T15:30:00.744Z',
    ],
    // Serial dates of Excel are wall times: 20 November 2026 is day 46346.
    ['46346.6875', { dateFormat: 'excel' }, '2026-11-20T15:30:00Z'],
    ['46346,6875', { dateFormat: 'excel' }, '2026-11-20T15:30:00Z'],
    ['46346.6881944444', { dateFormat: 'excel' }, '2026-11-20T15:31:00Z'],
    ['46204.5', { dateFormat: 'excel' }, '2026-07-01T10:00:00Z'],
    ['61', { dateFormat: 'excel', timeZone: 'UTC' }, '1900-03-01T00:00:00Z'],
    ['59', { dateFormat: 'excel', timeZone: 'UTC' }, '1900-02-28T00:00:00Z'],
    ['1', { dateFormat: 'excel', timeZone: 'UTC' }, '1900-01-01T00:00:00Z'],
    ['1795188600', { dateFormat: 'epoch-seconds' }, '2026-11-20T15:30:00Z'],
    ['1795188600.25', { dateFormat: 'epoch-seconds' }, '2026-11-20T15:30:00.250Z'],
    ['1795188600000', { dateFormat: 'epoch-milliseconds' }, '2026-11-20T15:30:00Z'],
    ['1795188600000', { dateFormat: ['epoch-seconds', 'epoch-milliseconds'] }, '2026-11-20T15:30:00Z'],
    ['1795188600', { dateFormat: ['epoch-seconds', 'epoch-milliseconds'] }, '2026-11-20T15:30:00Z'],
    ['20. November 2026 16:30', { dateFormat: 'd. MMMM yyyy HH:mm', locale: 'de' }, '2026-11-20T15:30:00Z'],
    ['20 listopada 2026 16:30', { dateFormat: 'd MMMM yyyy HH:mm', locale: 'pl' }, '2026-11-20T15:30:00Z'],
    ['lun 23 nov 2026 16:30', { dateFormat: 'EEE d MMM yyyy HH:mm', locale: 'it' }, '2026-11-23T15:30:00Z'],
    ['lun. 23 nov. 2026 16:30', { dateFormat: 'EEE d MMM yyyy HH:mm', locale: 'fr' }, '2026-11-23T15:30:00Z'],
    ['23.nov.2026 16:30', { dateFormat: 'd.MMM.yyyy HH:mm', locale: 'it' }, '2026-11-23T15:30:00Z'],
  ])('read %s', async (text, spec, instant) => {
    expect(await reported(text, spec)).toBe(instant)
  })

  it.each<[string, TicketsSpec, string]>([
    // The wrong unit.
    [
      '1795188600',
      { dateFormat: 'T' },
      '"1795188600" is 1970-01-21 if it counts milliseconds. It looks like seconds: set tickets.dateFormat to "epoch-seconds".',
    ],
    [
      '1795188600',
      { dateFormat: 'epoch-milliseconds' },
      '"1795188600" is 1970-01-21 if it counts milliseconds. It looks like seconds: set tickets.dateFormat to "epoch-seconds".',
    ],
    [
      '1795188600000',
      { dateFormat: 't' },
      '"1795188600000" is too large for seconds. It looks like milliseconds: set tickets.dateFormat to "epoch-milliseconds".',
    ],
    [
      '0',
      { dateFormat: 't' },
      '"0" is 1970-01-01 if it counts seconds. If it stands for no time, list it in tickets.missing: ["0"].',
    ],
    [
      '46346',
      { dateFormat: 'epoch-seconds' },
      '"46346" is 1970-01-01 if it counts seconds. It looks like a date of Excel: set tickets.dateFormat to "excel".',
    ],
    // A day that Excel alone has, and no day.
    [
      '60',
      { dateFormat: 'excel' },
      '"60" does not fit the format "excel". Correct it, or name its format in tickets.dateFormat.',
    ],
    [
      '0.5',
      { dateFormat: 'excel' },
      '"0.5" does not fit the format "excel". Correct it, or name its format in tickets.dateFormat.',
    ],
    // Formats that read a time in two ways.
    [
      '03/04/2026 10:00',
      { dateFormat: ['dd/MM/yyyy HH:mm', 'MM/dd/yyyy HH:mm'] },
      '"03/04/2026 10:00" fits both "dd/MM/yyyy HH:mm" and "MM/dd/yyyy HH:mm", which read different times. Keep one in tickets.dateFormat.',
    ],
    // Hints, each of which reads the time if it is followed: see below.
    [
      '2026-11-20 16:30:00.5',
      { dateFormat: 'yyyy-MM-dd HH:mm:ss' },
      '"2026-11-20 16:30:00.5" does not fit the format "yyyy-MM-dd HH:mm:ss". It would fit "yyyy-MM-dd HH:mm:ss.S". Set tickets.dateFormat to it, or to ["yyyy-MM-dd HH:mm:ss","yyyy-MM-dd HH:mm:ss.S"] if the export has both.',
    ],
    [
      '20/11/26 16:30',
      { dateFormat: 'dd/MM/yyyy HH:mm' },
      '"20/11/26 16:30" has a year of two digits: set tickets.dateFormat to "dd/MM/yy HH:mm".',
    ],
    [
      '20/11/2026 16.30',
      { dateFormat: 'dd/MM/yyyy HH:mm' },
      '"20/11/2026 16.30" does not fit the format "dd/MM/yyyy HH:mm". It would fit "dd/MM/yyyy HH.mm". Set tickets.dateFormat to it, or to ["dd/MM/yyyy HH:mm","dd/MM/yyyy HH.mm"] if the export has both.',
    ],
    [
      '20/ene/26 4:30 PM',
      { dateFormat: 'd/MMM/yy h:mm a' },
      '"20/ene/26 4:30 PM" does not fit the format "d/MMM/yy h:mm a". Its names are not English: set tickets.locale to "es".',
    ],
    [
      '20/ene/26 4:30 PM',
      { dateFormat: 'd/MMM/yy h:mm a', locale: 'it' },
      '"20/ene/26 4:30 PM" does not fit the format "d/MMM/yy h:mm a". Its names are not Italian: set tickets.locale to "es".',
    ],
    [
      '3/4/16 10:05 PM',
      { dateFormat: 'yyyy-MM-dd' },
      '"3/4/16 10:05 PM" does not fit the format "yyyy-MM-dd". It would fit "dd/MM/yy h:mm a" (3 April) or "MM/dd/yy h:mm a" (4 March). Set tickets.dateFormat to the one that this export writes.',
    ],
    [
      '-',
      { dateFormat: 'dd/MM/yyyy HH:mm' },
      '"-" is not a time. If it stands for no time, list it in tickets.missing: ["-"].',
    ],
    [
      '46346.6875',
      {},
      '"46346.6875" is a number, and no format is set. Name its format in tickets.dateFormat and its zone in tickets.timeZone: "excel".',
    ],
    [
      '1795188600',
      {},
      '"1795188600" is a number, and no format is set. Name its format in tickets.dateFormat: "epoch-seconds".',
    ],
    [
      '2026-11-20 16:30:00 UTC',
      {},
      `"2026-11-20 16:30:00 UTC" has no zone, and no format is set. Name its format in tickets.dateFormat and "UTC" in tickets.timeZone: "yyyy-MM-dd HH:mm:ss 'UTC'".`,
    ],
    [
      '2026-11-20 16:30:00 +0100',
      {},
      '"2026-11-20 16:30:00 +0100" is not ISO 8601, and no format is set. Name its format in tickets.dateFormat: "yyyy-MM-dd HH:mm:ss xx".',
    ],
    [
      '20/11/2026 16.30',
      {},
      '"20/11/2026 16.30" has no zone, and no format is set. Name its format in tickets.dateFormat and its zone in tickets.timeZone: "dd/MM/yyyy HH.mm".',
    ],
    [
      '19/févr./26 7:31 PM',
      {},
      '"19/févr./26 7:31 PM" has no zone, and no format is set. Name its format in tickets.dateFormat and its zone in tickets.timeZone: "dd/MMM/yy h:mm a" with tickets.locale "fr".',
    ],
    [
      'Fri Nov 20 2026',
      {},
      '"Fri Nov 20 2026" has no zone, and no format is set. Name its format in tickets.dateFormat and its zone in tickets.timeZone: "EEE MMM dd yyyy".',
    ],
  ])('do not read %s, and say what would: %j', async (text, spec, message) => {
    expect(await reported(text, spec)).toBe(message)
  })

  it.each([
    ['2026-11-20 16:30:00.5', { dateFormat: 'yyyy-MM-dd HH:mm:ss.S' }],
    ['20/11/26 16:30', { dateFormat: 'dd/MM/yy HH:mm' }],
    ['20/11/2026 16.30', { dateFormat: 'dd/MM/yyyy HH.mm' }],
    ['20/nov/26 4:30 PM', { dateFormat: 'd/MMM/yy h:mm a', locale: 'es' }],
    ['2026-11-20 16:30:00 UTC', { dateFormat: "yyyy-MM-dd HH:mm:ss 'UTC'", timeZone: 'UTC' }],
    ['2026-11-20 16:30:00 +0100', { dateFormat: 'yyyy-MM-dd HH:mm:ss xx' }],
    ['Fri Nov 20 2026', { dateFormat: 'EEE MMM dd yyyy' }],
    ['-', { missing: ['-'] }],
  ])('read %s if the hint is followed', async (text, spec) => {
    expect(await reported(text, spec)).toMatch(text === '-' ? /^The cell is empty/ : /^2026-11-/)
  })

  it('explain the faults of many rows', async () => {
    const rows = Array.from(
      { length: isThorough ? 20_000 : 2_000 },
      (_, i) => `A${i},high,${1 + (i % 28)}/ene/26 4:30 PM\n`,
    ).join('')
    const { bad } = await reading(`id,severity,reportedAt\n${rows}`, {
      dateFormat: 'd/MMM/yy h:mm a',
      timeZone: 'UTC',
      columns: { respondedAt: null },
    })
    expect(new Set(bad.map(({ kind }) => kind))).toEqual(new Set(['locale es']))
  })

  it('count dates without a time of day, which are midnights', async () => {
    const read = (text: string, spec: TicketsSpec) =>
      reading(`id;severity;reportedAt\nA;high;${text}\n`, { ...NAIVE, ...spec })
    const cases = [
      ['20/11/2026', 'dd/MM/yyyy', 1],
      ['46346', 'excel', 1],
      ['46346.0', 'excel', 1],
      ['46346.5', 'excel', 0],
      ['20/11/2026 00:00', 'dd/MM/yyyy HH:mm', 0],
    ] as const
    for (const [text, dateFormat, count] of cases)
      expect((await read(text, { dateFormat })).notes.datesWithoutTime, text).toBe(count)
  })
})

describe('a response as a length of time', () => {
  const read = async (cell: string, unit: string, locale?: string) => {
    const respondedAfter = { column: 'after', unit } as NonNullable<TicketsSpec['respondedAfter']>
    const { tickets, bad } = await reading(`id;severity;reportedAt;after\nA;high;2026-11-20T00:00Z;${cell}\n`, {
      respondedAfter,
      locale,
      columns: { respondedAt: null },
    })
    return bad.length ? bad[0].message : eventTexts(tickets[0])[1]?.slice(0, 19)
  }

  it.each([
    ['1500', 'milliseconds', '2026-11-20T00:00:01'],
    ['90', 'seconds', '2026-11-20T00:01:30'],
    ['210.5', 'minutes', '2026-11-20T03:30:30'],
    ['210,5', 'minutes', '2026-11-20T03:30:30'],
    ['3.5', 'hours', '2026-11-20T03:30:00'],
    ['1,5', 'days', '2026-11-21T12:00:00'],
    ['3:43:00', 'h:mm:ss', '2026-11-20T03:43:00'],
    ['3:43:00', 'minutes', '2026-11-20T03:43:00'],
    ['3:43', 'h:mm', '2026-11-20T03:43:00'],
    ['27:05:09', 'h:mm', '2026-11-21T03:05:09'],
    ['6 hours 54 minutes', 'words', '2026-11-20T06:54:00'],
    ['1d 2h 3m', 'words', '2026-11-21T02:03:00'],
    ['0', 'minutes', '2026-11-20T00:00:00'],
  ])('reads %s in %s', async (cell, unit, instant) => {
    expect(await read(cell, unit)).toBe(instant)
  })

  it.each([
    ['6 horas 54 minutos', 'pt', '2026-11-20T06:54:00'],
    ['1 ora e 5 minuti', 'it', '2026-11-20T01:05:00'],
    ['2 Stunden, 10 Minuten', 'de', '2026-11-20T02:10:00'],
    ['53 segundos', 'pt', '2026-11-20T00:00:53'],
  ])('reads words: %s', async (cell, locale, instant) => {
    expect(await read(cell, 'words', locale)).toBe(instant)
  })

  it.each([
    [
      '3:43',
      'minutes',
      '"3:43" is not a number of minutes. Set the unit of tickets.respondedAfter to "h:mm", if it is.',
    ],
    ['1,234', 'minutes', '"1,234" can be 1234 or 1.234 minutes. Write it without a thousands separator.'],
    ['soon', 'minutes', '"soon" is not a length of time. If it stands for none, list it in tickets.missing: ["soon"].'],
    [
      '6 hours',
      'minutes',
      '"6 hours" is not a number of minutes. Set the unit of tickets.respondedAfter to "words", if it is.',
    ],
    ['-5', 'minutes', '"-5" is not a number of minutes. Check the unit of tickets.respondedAfter.'],
    ['5', 'h:mm', '"5" is not written as "h:mm". Set the unit of tickets.respondedAfter to "minutes", if it is.'],
    ['6 horas', 'words', '"6 horas" is not written as "words". Check the unit of tickets.respondedAfter.'],
    ['99999999999', 'days', '"99999999999" is not a number of days. Check the unit of tickets.respondedAfter.'],
  ])('does not read %s in %s', async (cell, unit, message) => {
    expect(await read(cell, unit)).toBe(message)
  })
})

describe('encodings', () => {
  const csv = 'id,severity,reportedAt,città\nA,Média,2026-11-20T15:30Z,“Forlì” – 5 €\n'
  const spec = { columns: { respondedAt: null }, severities: { Média: 'medium' } }
  const WINDOWS = Uint8Array.from(
    csv,
    letter => ({ '“': 0x93, '”': 0x94, '–': 0x96, '€': 0x80 })[letter] ?? letter.charCodeAt(0),
  )
  const LITTLE = Buffer.from(csv, 'utf16le')
  const BIG = Buffer.from(LITTLE).swap16()
  const marked = (bytes: Buffer, ...mark: number[]) => Buffer.concat([Buffer.from(mark), bytes])

  it.each<[string, Uint8Array, string | undefined]>([
    ['Windows-1252', WINDOWS, 'windows-1252'],
    ['Latin-1, which is read as Windows-1252', WINDOWS, 'latin1'],
    ['UTF-16 without its mark', LITTLE, 'utf-16le'],
    ['UTF-16 the other way round', BIG, 'utf-16be'],
    ['UTF-16 with its mark, by itself', marked(LITTLE, 0xff, 0xfe), undefined],
    ['UTF-16 the other way round, by itself', marked(BIG, 0xfe, 0xff), undefined],
    ['UTF-8 with its mark, by itself', marked(Buffer.from(csv), 0xef, 0xbb, 0xbf), undefined],
  ])('are read: %s', async (_, bytes, encoding) => {
    const { tickets, bad } = await reading(bytes, { ...spec, encoding })
    expect(bad).toEqual([])
    expect(tickets[0].fields).toMatchObject({ id: 'A', città: '“Forlì” – 5 €' })
  })

  it('are read in JSON as well', async () => {
    const bytes = Buffer.from('[{"id":"A","severity":"high","reportedAt":"2026-11-20T15:30Z","x":"Forlì"}]', 'latin1')
    const { tickets } = await reading({ 'a.json': bytes }, { columns: { respondedAt: null }, encoding: 'windows-1252' })
    expect(tickets[0].fields.x).toBe('Forlì')
  })

  const listed = '[{"id":"A","severity":"high","reportedAt":"2026-11-20T15:30Z","x":"Forlì"}]'
  const inOrder = Buffer.from(listed, 'utf16le')
  const swapped = Buffer.from(inOrder).swap16()
  const TEXT = { columns: { respondedAt: null } }

  it.each<[string, Uint8Array, TicketsSpec]>([
    ['with the mark of UTF-16', marked(inOrder, 0xff, 0xfe), TEXT],
    ['with the mark of UTF-16, the other way round', marked(swapped, 0xfe, 0xff), TEXT],
    ['in UTF-16 as the config file says', inOrder, { ...TEXT, encoding: 'utf-16le' }],
  ])('are detected as JSON under any name: %s', async (_, bytes, given) => {
    const { tickets } = await reading({ export: bytes }, given)
    expect(tickets[0].fields.x).toBe('Forlì')
  })

  it('are read in XES that names UTF-16, in either order', async () => {
    const xes = Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?>\n<log></log>\n', 'utf16le')
    expect((await reading({ export: xes })).bad).toEqual([])
    expect((await reading({ export: Buffer.from(xes).swap16() })).bad).toEqual([])
  })

  it('are named where the byte is, however far', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `A${i},high,2026-11-20T15:30Z,x\n`).join('')
    const bytes = Buffer.concat([
      Buffer.from(`id,severity,reportedAt,x\n${rows}`),
      Buffer.from([0x42, 0xe9, 0x2c, 0x0a]),
    ])
    await expect(reading(bytes, { columns: { respondedAt: null } })).rejects.toThrow(
      'not valid UTF-8: byte 0xE9 in the row that starts on line 5002. If it is Latin-1 or Windows-1252, set tickets.encoding to "windows-1252".',
    )
  })

  it('are not contradicted by a mark', async () => {
    const bytes = marked(Buffer.from(csv), 0xef, 0xbb, 0xbf)
    await expect(reading(bytes, { ...spec, encoding: 'windows-1252' })).rejects.toThrow(
      'the file starts with the byte order mark of utf-8. Remove tickets.encoding "windows-1252".',
    )
  })

  it('are not those of other files', async () => {
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3])])
    await expect(reading(pdf)).rejects.toThrow('It is a PDF: export the tickets as CSV.')
    const xls = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    await expect(reading(xls)).rejects.toThrow('It is an old Excel workbook: save its sheet as CSV in UTF-8.')
    await expect(reading(xls, { encoding: 'utf-16le' })).rejects.toThrow('It is an old Excel workbook')
  })
})

describe('what spreadsheets put above and between', () => {
  const rows = `id;severity;reportedAt\nA;high;${AT}\n`
  const spec = { columns: { respondedAt: null } }

  it.each([
    ['sep=;', `sep=;\r\n${rows}`, 3],
    ['sep in quotes', `"sep=;"\n${rows}`, 3],
    ['sep of a mark that is not tried otherwise', `sep=^\n${rows.replaceAll(';', '^')}`, 3],
    ['bars', rows.replaceAll(';', '|'), 2],
  ])('is read: %s', async (_, text, line) => {
    const { tickets, bad } = await reading(text, spec)
    expect(bad).toEqual([])
    expect(tickets.map(({ id, source }) => [id, source.line])).toEqual([['A', line]])
  })

  it('is named if it is a title', async () => {
    const text = `Elenco ticket\n\n${rows}`
    await expect(reading(text, spec)).rejects.toThrow(
      'export.csv: line 1 is not the header, which seems to be line 3: set tickets.titleRows to 1.',
    )
    expect((await reading(text, { ...spec, titleRows: 1 })).tickets).toHaveLength(1)
    await expect(reading(`Elenco\nfino a oggi\n${rows}`, { ...spec, titleRows: 1 })).rejects.toThrow(
      'line 2 is not the header, which seems to be line 3: set tickets.titleRows to 2.',
    )
  })

  it('is named if it is another mark', async () => {
    const text = rows.replaceAll(';', '^')
    await expect(reading(text, spec)).rejects.toThrow('If ^ separates the columns, write sep=^ as the first line')
    expect((await reading(`sep=^\n${text}`, spec)).tickets).toHaveLength(1)
  })

  it('is not a web page', async () => {
    await expect(reading('<html><body><table><tr><td>id</td></tr>\n', spec)).rejects.toThrow(
      'this is HTML or XML, not CSV: export the tickets as CSV',
    )
  })

  it('names all columns that are missing at once', async () => {
    await expect(
      reading('Nr,Prio\n', { columns: { id: 'Number', severity: 'Priority', reportedAt: 'Opened' } }),
    ).rejects.toThrow(
      'line 1: 3 columns are missing. Number should contain the ticket id; map a different column in tickets.columns.id. Priority',
    )
  })

  it('has no channel', async () => {
    const { tickets } = await reading(`id,severity,reportedAt,respondedAt\nA,high,${AT},\n`)
    expect(tickets).toHaveLength(1)
  })

  it('has one kind of fault for rows with the same fault', async () => {
    const { bad } = await reading(
      'id,severity,reportedAt\nA,high,20/ene/26\nB,high,21/feb/26\nC,high,22/abr/26\nD,high,N/A\n',
      { ...spec, dateFormat: 'd/MMM/yy', timeZone: 'UTC' },
      NOW,
    )
    expect(bad.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'locale es'],
      [4, 'locale es,pt'],
      [5, 'not a time: N/A'],
    ])
  })
})

describe('cells that Excel writes as formulas', () => {
  const spec = { dateFormat: 'dd/MM/yyyy HH:mm', timeZone: 'Europe/Rome', columns: { respondedAt: null } } as const

  it.each([
    ['bare', 'id;severity;reportedAt\n="007";high;="20/11/2026 16:30"\n'],
    ['in quotes', 'id;severity;reportedAt\n"=""007""";high;"=""20/11/2026 16:30"""\n'],
    ['in the header too', '="id";="severity";="reportedAt"\n="007";="high";="20/11/2026 16:30"\n'],
  ])('are read as their text: %s', async (_, csv) => {
    const { tickets, bad } = await reading(csv, spec)
    expect(bad).toEqual([])
    expect(tickets.map(ticket => [ticket.id, ...eventTexts(ticket)])).toEqual([
      ['007', '2026-11-20T15:30:00Z reported high'],
    ])
    expect(tickets[0].fields).toMatchObject({ id: '007', severity: 'high', reportedAt: '20/11/2026 16:30' })
  })

  it('leave other formulas as they are', async () => {
    const { bad } = await reading('id;severity;reportedAt\nA;high;=NOW()\nB;high;="a" & "b"\n', spec)
    expect(bad.map(({ value }) => value)).toEqual(['=NOW()', '="a" & "b"'])
  })
})

describe('a row below the tickets', () => {
  const columns = { respondedAt: null }
  const csv = (footer: string) => `id,severity,reportedAt\nA,high,${AT}\n${footer}\n`

  it.each([
    ['as long as the others', 'Total: 5,,', 'id', 'Total: *'],
    ['shorter', 'Total: 5', 'id', 'Total: *'],
    ['longer', 'Total: 5,,,,', 'id', 'Total: *'],
    ['in another column', ',,Generated on 1 Dec', 'reportedAt', 'Generated on *'],
    ['without a number', 'End of report,,', 'id', 'End of report'],
    ['a number', '5', 'id', '5'],
    ['with a star', '** 2 rows **', 'id', '** 2 rows **'],
  ])('is invalid, with a hint that leaves it out: %s', async (_, footer, column, pattern) => {
    const { bad, tickets } = await reading(csv(footer), { columns })
    expect(tickets).toHaveLength(1)
    expect(bad).toHaveLength(1)
    expect(bad[0]).toMatchObject({ line: 3, column })
    const skip = JSON.parse(/tickets\.skip: (\{.*\})\.$/.exec(bad[0].message)![1])
    expect(skip).toEqual({ [column]: pattern })
    const again = await reading(csv(footer), { columns, skip })
    expect(again.bad).toEqual([])
    expect(again.tickets).toHaveLength(1)
    expect(again.notes).toMatchObject({ rows: 2, ignoredRows: 1 })
  })

  it('may have an ignored state', async () => {
    const log = `id,at,state,severity\nA,${AT},New,high\n,,Note,\n`
    const { bad, notes } = await reading(log, { shape: 'log', states: { New: 'open', Note: 'ignored' } })
    expect(bad).toEqual([])
    expect(notes.ignoredRows).toBe(1)
  })
})
