import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import type { ShownEvents } from '../../src/exports/shown-events.ts'
import { UserError } from '../../src/exports/user-error.ts'
import { NOW, reading } from './reading.ts'

const AT = '2026-11-20T15:30Z'
const HEADER = 'id,severity,reportedAt\n'
const spec = { columns: { respondedAt: null } } as const

/** The ids and the messages that come of a file; the message of its refusal. */
async function outcome(text: string, own: TicketsSpec = {}, begin?: (shown: ShownEvents) => void) {
  try {
    const { tickets, bad } = await reading(text, { ...spec, ...own }, NOW, begin)
    return [...tickets.map(({ id }) => id), ...bad.map(({ message }) => message)]
  } catch (error) {
    return (error as Error).message.replace('export.csv: ', '')
  }
}

describe('the header of a CSV export', () => {
  it.each([
    ['sep=;\n', 0, 'the header is missing.'],
    ['=""\n', 0, 'the header is missing.'],
    ['Report\n', 2, 'the header is missing below row 2.'],
    ['Report\nNovember\n', 2, 'the header is missing below row 2.'],
  ])('is wanted: %j', async (text, titleRows, message) => {
    expect(await outcome(text, { titleRows })).toBe(message)
  })

  it.each([
    ['<!DOCTYPE html>', true],
    ['  <html>', true],
    ['<?xml version="1.0"?>', true],
    ['<head>', true],
    ['A <table> of tickets', false],
    ['<id>', false],
  ])('is not the start of a web page: %s', async (line, isPage) => {
    const message = await outcome(`${line}\n1\n`)
    expect(String(message).startsWith('this is HTML or XML, not CSV')).toBe(isPage)
  })

  const header = /^line 1 is not the header, which seems to be line (\d+): set tickets.titleRows to (\d+)\.$/
  it.each([
    ['has several cells', `My tickets\n${HEADER}`],
    ['has another delimiter', `My tickets\nid;severity;reportedAt\n`],
    ['has another delimiter and quotes', 'My tickets\n"id";"severity" ; "reportedAt"\n'],
    ['has another delimiter and some quotes', 'My tickets\n id;"severity";"reportedAt"\n'],
    ['has blanks around its names', `My tickets\n id , severity , reportedAt \n`],
    ['has more columns', `My tickets\nnr;id;severity;reportedAt;x\n`],
  ])('is found below a title if it %s', async (_, text) => {
    expect(header.exec(String(await outcome(text)))?.slice(1)).toEqual(['2', '1'])
  })

  it.each([
    ['lacks a column', 'My tickets\nid,severity\n'],
    ['has a column twice', 'My tickets\nid,severity,reportedAt,id\n'],
    ['has quotes inside a name', 'My tickets\nid;sev"eri"ty;reportedAt\n'],
  ])('is not a row that %s', async (_, text) => {
    expect(await outcome(text)).toMatch(/^line 1: 3 columns are missing\. id should contain the ticket id;/)
  })

  it('is looked for in twenty rows below the first one, and no further', async () => {
    const below = (rows: number) => outcome(`My tickets\n${'x,y\n'.repeat(rows)}${HEADER}`)
    expect(await below(19)).toBe('line 1 is not the header, which seems to be line 21: set tickets.titleRows to 20.')
    expect(await below(20)).toMatch(/^line 1: 3 columns are missing\./)
  })

  it('is wrong itself if it has a column twice, also above a better one', async () => {
    expect(await outcome(`id,severity,severity,reportedAt\n${HEADER}`)).toBe(
      'line 1: column "severity" appears 2 times.',
    )
  })

  it('is refused before the first ticket if it does not show an event that is needed', async () => {
    const needed = ({ shows, hint }: ShownEvents) => {
      if (!shows('resolved')) throw new UserError(`resolved: ${hint('resolved')}.`)
    }
    expect(await outcome(`${HEADER}A,high,${AT}\n`, {}, needed)).toBe(
      'resolved: name the column with its time in tickets.columns.resolvedAt.',
    )
    expect(await outcome(`id,severity,reportedAt,resolvedAt\nA,high,${AT},\n`, {}, needed)).toEqual(['A'])
    const missing = (more: string) => outcome(`id,severity${more}\n`, {}, needed)
    expect(await missing('')).toBe(
      'line 1: The column reportedAt is missing. It should contain when the ticket was reported; map a different column in tickets.columns.reportedAt. ' +
        'Found: "id", "severity". Also, resolved: name the column with its time in tickets.columns.resolvedAt.',
    )
    expect(await missing(', resolvedAt ')).toMatch(/Found: "id", "severity", "resolvedAt"\.$/)
    // A column that the document names has an error of its own.
    expect(
      await outcome('id,severity\n', { columns: { resolvedAt: 'Done', respondedAt: null } }, needed),
    ).not.toContain('Also')
  })
})

describe('a row of a CSV export', () => {
  it.each([
    ['blanks', ' , , '],
    ['nothing', ',,'],
    ['blanks that do not break a line', '\u00a0,\u00a0,'],
    ['empty formulas', '="",="",'],
  ])('is not counted if it has only %s', async (_, row) => {
    const { notes, bad } = await reading(`${HEADER}${row}\nA,high,${AT}\n`, spec)
    expect([notes.rows, bad]).toEqual([1, []])
  })

  it.each([
    ['a name', 'Müller,high', 'Müller'],
    ['a name with blanks', ' ~A~ ,high', '~A~'],
  ])('that is cut short belongs to its ticket: %s', async (_, row, id) => {
    const { bad } = await reading(`${HEADER}${row}\n`, spec)
    expect(bad).toMatchObject([{ id, column: 'reportedAt', value: undefined }])
  })

  it('with text in one cell, after the last column, has the wrong number of cells', async () => {
    expect(await outcome(`${HEADER},,,total\n,,,,total\n`)).toEqual([
      'the row has 4 cells, the header 3.',
      'the row has 5 cells, the header 3.',
    ])
  })

  it('with text in one cell is of a kind of its own, and is read as far as it goes', async () => {
    const { bad } = await reading(`${HEADER}A 5 , \nX 12,\n`, spec)
    const message = (text: string) =>
      `Only this cell of the row has text: "${text}". If the row is not a ticket, leave it out: tickets.skip: {"id":"${text}"}.`
    expect(bad.map(({ value, message, kind }) => [value, message, kind])).toEqual(
      ['A 5', 'X 12'].map(text => [text, message(text), 'only one cell']),
    )
    const skipped = await reading(`${HEADER}A 5\n`, { ...spec, skip: { severity: '' } })
    expect([skipped.bad, skipped.notes.ignoredRows]).toEqual([[], 1])
  })

  it('may be a text that Excel writes as a formula, with quotes in it', async () => {
    const { tickets } = await reading(`${HEADER}"=""say """"hi""""""",high,${AT}\n`, spec)
    expect(tickets[0].id).toBe('say "hi"')
  })
})

describe('a row that names the zone below the tickets', () => {
  const zammad = { product: 'zammad' } as const
  const text = (...rows: string[]) =>
    `Tickets\n#,Priority,Create Channel,Created At,First Response At,Closed At\n${rows.join('\n')}\n`
  const read = async (row: string, timeZone?: string) => {
    const { tickets, bad, notes } = await reading(text(row, '7,3 high,,2026-11-20 16:30:00,,'), { ...zammad, timeZone })
    return [
      tickets.length,
      bad.map(({ column, value, message }) => [column, value, message]),
      notes.rows,
      notes.ignoredRows,
    ]
  }

  it('agrees with the document', async () => {
    expect(await read(' Zeitzone: Europe/Berlin ,,,,,', 'Europe/Berlin')).toEqual([1, [], 2, 1])
    expect(await read('Timezone: UTC', 'UTC')).toEqual([1, [], 2, 1])
  })

  it.each([
    ['Europe/Rome', 'the document reads them as those of Europe/Rome'],
    [undefined, 'the document names no zone'],
  ])('does not agree with the document: %s', async (zone, what) => {
    const [, [found]] = (await read(' Zeitzone: Europe/Berlin ,,,,,', zone)) as [number, unknown[][]]
    expect(found).toEqual([
      '#',
      'Zeitzone: Europe/Berlin',
      `The times of this export are those of Europe/Berlin; ${what}. Name it in tickets.timeZone.`,
    ])
  })

  it.each([
    ['has more cells with text', 'Zeitzone: Europe/Berlin,3 high,,2026-11-20 16:30:00,,'],
    ['ends in another word', 'Zeitzone: Europe/Berlin und mehr,,,,,'],
    ['has two colons', 'Zeit: die Zone: Europe/Berlin,,,,,'],
  ])('is not a row that %s', async (_, row) => {
    const [, bad] = (await read(row, 'Europe/Rome')) as [number, unknown[][]]
    expect(JSON.stringify(bad)).not.toContain('The times of this export')
  })
})
