import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../../src/document/tickets-spec.ts'
import { COLUMN } from '../../../src/exports/column.ts'
import { CsvRowCursor, CsvTable } from '../../../src/exports/formats/csv-table.ts'
import { mappingOf } from '../../../src/exports/mapping.ts'

const columnOf = COLUMN.tickets
const tableOf = (header: string, spec: TicketsSpec = {}) =>
  new CsvTable({ line: 3, cells: header.split(','), error: undefined }, mappingOf(spec))
const HEADER = 'id,severity,reportedAt,respondedAt'
const rowOf = (cells: string, table: CsvTable) =>
  new CsvRowCursor(table).moveTo({ line: 4, cells: cells.split(','), error: undefined })
const refusal = (header: string, spec?: TicketsSpec) => {
  try {
    tableOf(header, spec)
  } catch (error) {
    return (error as Error).message
  }
  return 'none'
}

describe('the header of a CSV file', () => {
  it('lists the columns of the file by the names in it', () => {
    const table = tableOf(' Resolved time ,Ticket ID,Priority,Created time', { product: 'freshdesk' })
    const has = Object.entries(columnOf).map(([name, i]) => [name, table.has(i), table.headerFor(i)])
    expect(has).toEqual([
      ['id', true, 'Ticket ID'],
      ['severity', true, 'Priority'],
      ['channel', false, 'Source'],
      ['reportedAt', true, 'Created time'],
      ['respondedAt', false, 'Initial response time'],
      ['respondedAfterMinutes', false, 'respondedAfterMinutes'],
      ['resolvedAt', true, 'Resolved time'],
      ['requestKind', false, 'requestKind'],
      ['entitlement', false, 'entitlement'],
      ['spentMinutes', false, 'spentMinutes'],
    ])
    expect(Object.keys(columnOf).map(name => table.nameFor(name))).toEqual(has.map(([, , header]) => header))
  })

  it.each([
    ['id;severity;reportedAt;respondedAt', ' If ; separates the columns, write sep=; as the first line of the file.'],
    ['id and severity (all)', ''],
    ['id;severity:reportedAt;x', ' If ; separates the columns, write sep=; as the first line of the file.'],
    ['id:severity;reportedAt', ''],
  ])('of one column names the mark that may separate more: %s', (header, hint) => {
    const message = refusal(header)
    expect(message.slice(message.indexOf(' Found: '))).toBe(` Found: "${header}".${hint}`)
  })

  it('does not need a mark if it has several columns', () => {
    expect(refusal('id,a:b:c')).toMatch(/ Found: "id", "a:b:c"\.$/)
  })

  it('shows at most twelve of its columns', () => {
    const names = Array.from({ length: 13 }, (_, i) => `c${i}`)
    const shown = (count: number) => /Found: (.*)\.$/.exec(refusal(names.slice(0, count).join(',')))?.[1]
    const twelve = names
      .slice(0, 12)
      .map(name => `"${name}"`)
      .join(', ')
    expect([shown(12), shown(13)]).toEqual([twelve, `${twelve}, …`])
  })

  it.each([
    [
      'an optional column in another spelling',
      'RESOLVED_AT',
      'The column resolvedAt is missing (is "RESOLVED_AT" meant to be it?).',
    ],
    ['the same with blanks', 'Resolved - at', 'The column resolvedAt is missing (is "Resolved - at" meant to be it?).'],
    ['a column that only contains it', 'resolvedAtAll', 'none'],
  ])('is asked about %s', (_, name, start) => {
    expect(refusal(`${HEADER},${name}`).replace('line 3: ', '').slice(0, start.length)).toBe(start)
  })

  it('names all names that a column can have', () => {
    expect(refusal('Ticket ID,Priority,Resolved time', { product: 'freshdesk' })).toBe(
      'line 3: The column Created time or created_at is missing. It should contain when the ticket was reported; map a different column in tickets.columns.reportedAt. Found: "Ticket ID", "Priority", "Resolved time".',
    )
  })
})

describe('a row of a CSV file', () => {
  it('has its cells by the names of the columns', () => {
    const table = tableOf(`${HEADER},,note`)
    const row = rowOf('A, high ,x,,five, n ', table)
    expect(Object.entries(row.cells().all())).toEqual([
      ['5', 'five'],
      ['id', 'A'],
      ['severity', ' high '],
      ['reportedAt', 'x'],
      ['respondedAt', ''],
      ['note', ' n '],
    ])
    expect(['note', '5', 'nowhere'].map(name => row.cell(name))).toEqual(['n', 'five', ''])
    expect(['note', 'nowhere'].map(name => row.cells().one(name))).toEqual([' n ', undefined])
    expect([columnOf.severity, columnOf.channel, columnOf.respondedAt].map(i => row.text(i))).toEqual(['high', '', ''])
    expect(table.unpack(row.packed())).toEqual(row.cells().all())
  })

  it('joins the cells of columns with the same name, without empty ones', () => {
    const table = tableOf(`${HEADER},tag,tag,note,tag`)
    const tags = ['a,b,n,c', ',b,n,', ',,n,', 'a,,n,c', ',,n,c'].map(cells => rowOf(`A,high,x,,${cells}`, table))
    expect(tags.map(row => row.cell('tag'))).toEqual(['a,b,c', 'b', '', 'a,c', 'c'])
    expect(tags.map(row => Object.entries(row.cells().all()).slice(4))).toEqual(
      ['a,b,c', 'b', '', 'a,c', 'c'].map(tag => [
        ['tag', tag],
        ['note', 'n'],
      ]),
    )
  })

  it('is the same row whatever the order of the columns, and with empty columns more', () => {
    const hash = rowOf('A,high,x,', tableOf(HEADER)).hash()
    expect(rowOf('x,,A,,high', tableOf('reportedAt,respondedAt,id,more,severity')).hash()).toBe(hash)
    expect(rowOf('A,x,high,', tableOf(HEADER)).hash()).not.toBe(hash)
  })

  it.each([
    ['A,high', 'reportedAt', 'the row has 2 cells, the header 4.'],
    ['A,high,x,,more', '5', 'the row has 5 cells, the header 4.'],
    ['A,high,x,', undefined, undefined],
  ])('is cut like the header, or names the first cell that is not: %s', (cells, column, message) => {
    const cut = tableOf(HEADER).cutError({ line: 4, cells: cells.split(','), error: undefined })
    expect([cut?.column, cut?.message]).toEqual([column, message])
  })

  it.each([
    [1, 'severity'],
    [4, '5'],
  ])('names the column of an error in its cell %i', (cell, column) => {
    const error = { cell, message: 'wrong quotes.' }
    expect(tableOf(HEADER).cutError({ line: 4, cells: ['A'], error })).toEqual({ column, message: 'wrong quotes.' })
  })
})
