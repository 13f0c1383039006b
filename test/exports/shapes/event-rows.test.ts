import { describe, expect, it } from 'vitest'
import { eventTexts, reading } from '../reading.ts'

const HEADER = 'id,at,type,severity,channel,reason,calendar,name,requestKind\n'
const at = (hour: number) => `2026-11-20T0${hour}:00Z`

describe('rows that are events', () => {
  it('become the history of each ticket', async () => {
    const { tickets, bad } = await reading(
      `${HEADER}A,${at(2)},paused,low,web,customer,,,\nA,${at(1)},reported,P1,web,x,,,update\nB,${at(1)},reported,low,,,,,\n` +
        `A,${at(3)},resumed,,,customer,,,\nA,${at(4)},severityChanged,low,,,,,\nA,${at(5)},calendarChanged,,,,boston,,\n` +
        `A,${at(6)},milestone,,,,,released,\nA,${at(7)},customerReplied,,,,,,\nA,${at(8)},responded,,,,,,\n`,
      { shape: 'events', severities: { P1: 'critical' } },
    )
    expect(bad).toEqual([])
    expect(tickets.map(({ id }) => id)).toEqual(['A', 'B'])
    expect(eventTexts(tickets[0]).map(text => text.replace('2026-11-20T0', '').replace(':00:00Z', ''))).toEqual([
      '1 reported critical web update',
      '2 paused customer',
      '3 resumed customer',
      '4 severityChanged low',
      '5 calendarChanged boston',
      '6 milestone released',
      '7 customerReplied',
      '8 responded',
    ])
    expect(tickets[0].fields.type).toBe('responded')
  })

  it('are bad where they make no sense, and their ticket is not judged', async () => {
    const { bad, order } = await reading(
      `${HEADER}A,${at(1)},reported,low,,,,,\nA,${at(2)},respond,,,,,,\nB,${at(1)},reported,,,,,,\nC,x,,,,,,,\n,${at(1)},responded,,,,,,\nD,${at(1)},reported,low,,,,,\n`,
      { shape: 'events' },
    )
    expect(order).toEqual([-3, -4, -5, -6, 'D'])
    expect(bad).toMatchObject([
      {
        column: 'type',
        value: 'respond',
        message: 'Unknown event type "respond". Did you mean responded? The ticket is not judged.',
      },
      { column: 'severity', message: expect.stringMatching(/^The cell is empty\. .* The ticket is not judged\.$/) },
      { column: 'type', message: 'The cell is empty. The ticket is not judged.' },
      { column: 'at', value: 'x' },
      { column: 'id', message: 'The cell is empty.' },
    ])
  })

  it('count once if they are in the export twice, also in another file', async () => {
    const rows = `${HEADER}A,${at(1)},reported,low,,,,,\nA,${at(2)},updated,,,,,,\nA,${at(3)},updated,,,,,,\n`
    const { tickets, bad, leftOut } = await reading(
      { 'a.csv': rows, 'b.csv': `${rows}B,${at(1)},reported,low,,,,,\n` },
      { shape: 'events' },
    )
    expect(bad).toEqual([])
    expect(tickets.map(({ events }) => events.length)).toEqual([3, 1])
    expect(leftOut).toMatchObject([{ leftOut: 'event-repeated', id: 'A', source: { line: 2 } }])
  })

  it.each([
    [`A,${at(1)},responded,,,,,,\n`, 2, 'No row of this ticket is its report. Add one of type "reported".'],
    [`A,${at(1)},reported,low,,,,,\nA,${at(2)},reported,low,,,,,\n`, 3, 'The ticket is reported a second time.'],
    [
      `A,${at(2)},reported,low,,,,,\nA,${at(1)},responded,,,,,,\n`,
      3,
      'The event is before the report, 2026-11-20T02:00:00Z.',
    ],
    ['A,2027-01-01T00:00Z,reported,low,,,,,\n', 2, 'The report is later than now, 2026-12-01T00:00:00Z.'],
  ])('need a report that comes first: %j', async (rows, line, message) => {
    expect((await reading(HEADER + rows, { shape: 'events' })).bad).toMatchObject([
      { line, message: `${message} The ticket is not judged.` },
    ])
  })

  it('are handed over ticket by ticket where they are grouped', async () => {
    const rows = `${HEADER}A,${at(1)},reported,low,,,,,\nB,x,reported,low,,,,,\nC,${at(1)},reported,low,,,,,\nA,${at(2)},responded,,,,,,\n`
    expect((await reading(rows, { shape: 'events', grouped: true })).order).toEqual(['A', -3, 'C', -5])
    expect((await reading(rows, { shape: 'events' })).order).toEqual([-3, 'A', 'C'])
  })

  it('assign the ticket if a row has another holder than the one before', async () => {
    const row = (hour: number, type: string, group: string) => `A,${at(hour)},${type},low,${group}\n`
    const read = (...rows: string[]) => reading(`id,at,type,severity,group\n${rows.join('')}`, { shape: 'events' })
    const { tickets } = await read(
      ...[row(1, 'reported', 'desk'), row(2, 'updated', ''), row(3, 'updated', 'desk'), row(4, 'updated', 'net')],
      ...[row(5, 'assigned', 'net'), row(6, 'assigned', 'desk'), row(7, 'updated', 'desk')],
    )
    expect(eventTexts(tickets[0]).map(text => text.replace('2026-11-20T0', '').replace(':00:00Z', ''))).toEqual([
      ...['1 reported low', '1 assigned desk', '2 updated', '3 updated', '4 updated', '4 assigned net'],
      ...['5 assigned net', '6 assigned desk', '7 updated'],
    ])
    const { bad } = await read(row(1, 'reported', ''), row(2, 'assigned', ''))
    expect(bad).toMatchObject([{ line: 3, column: 'group', message: 'The cell is empty. The ticket is not judged.' }])
  })

  it.each([
    ['calendarChanged', 'calendar'],
    ['milestone', 'name'],
    ['severityChanged', 'severity'],
  ])('need the column of their type: %s without %s', async (type, column) => {
    const { bad } = await reading(`${HEADER}A,${at(1)},reported,low,,,,,\nA,${at(2)},${type},,,,,,\n`, {
      shape: 'events',
    })
    expect(bad).toMatchObject([{ line: 3, column, message: expect.stringContaining('The cell is empty.') }])
  })

  it('have the channel in the words of the policy, and may be of now', async () => {
    const { tickets, bad } = await reading(
      `${HEADER}A,2026-12-01T00:00Z,reported,low,tel,,,,\nB,,reported,low,fax,,,,\n`,
      {
        shape: 'events',
        channels: { tel: 'phone' },
      },
    )
    expect(tickets.map(eventTexts)).toEqual([['2026-12-01T00:00:00Z reported low phone']])
    expect(bad).toMatchObject([{ line: 3, column: 'at', message: 'The cell is empty. The ticket is not judged.' }])
  })

  it('need only the columns that every event has', async () => {
    const { tickets } = await reading(`id,at,type,severity\nA,${at(1)},reported,low\n`, { shape: 'events' })
    expect(eventTexts(tickets[0])).toEqual(['2026-11-20T01:00:00Z reported low'])
  })
})
