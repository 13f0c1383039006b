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

  it('need only the columns that every event has', async () => {
    const { tickets } = await reading(`id,at,type,severity\nA,${at(1)},reported,low\n`, { shape: 'events' })
    expect(eventTexts(tickets[0])).toEqual(['2026-11-20T01:00:00Z reported low'])
  })
})
