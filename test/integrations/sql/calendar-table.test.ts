import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar } from '../../../src/calendar/calendars.ts'
import { isSlaCalendarError } from '../../../src/errors.ts'
import { type CalendarRow, calendarTable } from '../../../src/integrations/sql/calendar-table.ts'
import { anyCalendar } from '../../arbitraries/calendars.ts'
import { instantsInOrder } from '../../arbitraries/instants.ts'
import { runs } from '../../arbitraries/runs.ts'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(`2026-03-${text}Z`)
const shop = businessCalendar({ timeZone: 'UTC', hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] } })
const rowsOf = (...args: Parameters<typeof calendarTable>) =>
  Array.from(calendarTable(...args), row => [row.calendar, row.open_ms, row.close_ms, row.cum_ms])

/** The result of a query on a calendar's rows; null outside the range of the table. */
function openUntil(rows: readonly CalendarRow[], t: number): number | null {
  const row = rows.filter(({ open_ms }) => open_ms <= t).at(-1)
  if (!row || (row.cum_ms < 0 && t === row.open_ms) || (row.open_ms === row.close_ms && t > row.open_ms)) return null
  return row.cum_ms + Math.min(t, row.close_ms) - row.open_ms
}

function dueBy(rows: readonly CalendarRow[], start: number, budget: number): number | null {
  const open = openUntil(rows, start)
  if (open === null || budget === 0) return open === null ? null : start
  const row = rows.filter(({ cum_ms }) => cum_ms < open + budget).at(-1)!
  const due = row.open_ms + open + budget - row.cum_ms
  return due <= row.close_ms ? due : null
}

describe('calendarTable', () => {
  it('has one row per open interval with the open time before it, and one row before and after them', () =>
    expect(rowsOf({ shop }, { from: at('09T00:00'), to: at('10T10:00') })).toEqual([
      ['shop', at('09T00:00') - 1, at('09T00:00'), -1],
      ['shop', at('09T09:00'), at('09T13:00'), 0],
      ['shop', at('09T14:00'), at('09T18:00'), 4 * HOUR],
      ['shop', at('10T09:00'), at('10T10:00'), 8 * HOUR],
      ['shop', at('10T10:00'), at('10T10:00'), 9 * HOUR],
    ]))

  it('clips intervals at its ends', () =>
    expect(rowsOf({ shop }, { from: at('09T10:00'), to: at('09T12:00') })).toEqual([
      ['shop', at('09T10:00') - 1, at('09T10:00'), -1],
      ['shop', at('09T10:00'), at('09T12:00'), 0],
      ['shop', at('09T12:00'), at('09T12:00'), 2 * HOUR],
    ]))

  it('has two rows of a calendar that is closed all the time', () =>
    expect(rowsOf({ shop }, { from: at('07T00:00'), to: at('08T00:00') }).map(row => row[3])).toEqual([-1, 0]))

  it('has one calendar after the other', () =>
    expect(
      rowsOf({ b: alwaysOpen, a: alwaysOpen }, { from: 0, to: 5 })
        .map(row => row[0])
        .join(''),
    ).toBe('bbbaaa'))

  it('takes instants of every kind', () => {
    const minute = { from: new Date(0), to: '1970-01-01T01:01[Europe/Rome]' }
    expect(rowsOf({ shop }, minute)).toEqual(rowsOf({ shop }, { from: 0, to: 60_000 }))
  })

  it('gives the same rows again, whatever became of the list of calendars', () => {
    const calendars: Record<string, typeof shop> = { shop }
    const table = calendarTable(calendars, { from: at('09T00:00'), to: at('10T10:00') })
    const rows = [...table]
    delete calendars.shop
    expect([...table]).toEqual(rows)
  })

  it.each([
    [{}, { from: 0, to: 1 }, 'calendar-required', 'calendars'],
    [undefined, { from: 0, to: 1 }, 'calendar-required', 'calendars'],
    [shop, { from: 0, to: 1 }, 'calendar-required', 'calendars'],
    [{ shop: 5 }, { from: 0, to: 1 }, 'input-invalid', 'calendars.shop'],
    [{ shop: {} }, { from: 0, to: 1 }, 'key-missing', 'calendars.shop.timeZone'],
    [{ shop: undefined }, { from: 0, to: 1 }, 'calendar-required', 'calendars.shop'],
    [{ ' ': shop }, { from: 0, to: 1 }, 'input-invalid', 'calendars. '],
    [{ 'a\0': shop }, { from: 0, to: 1 }, 'input-invalid', 'calendars.a\0'],
    [{ 'a\ud800': shop }, { from: 0, to: 1 }, 'input-invalid', 'calendars.a\ud800'],
    [{ shop }, { from: 1, to: 1 }, 'range-reversed', 'to'],
    [{ shop }, { from: 2, to: 1 }, 'range-reversed', 'to'],
    [{ shop }, { from: 0 }, 'instant-invalid', 'to'],
    [{ shop }, { from: '2026-01-01', to: 1 }, 'instant-without-zone', 'from'],
    [{ shop }, { form: 0, to: 1 }, 'key-unknown', 'form'],
    [{ shop }, undefined, 'input-invalid', ''],
  ])('refuses %j and %j: %s', (calendars, range, code, path) => {
    const error = caught(() => calendarTable(calendars as never, range as never))
    expect([error.code, error.path.join('.')]).toEqual([code, path])
  })
})

describe('calendarTable, of any calendar', () => {
  // The end of a range is an instant itself, after its start.
  const scene = () =>
    anyCalendar()
      .chain(spec => fc.tuple(fc.constant(spec), instantsInOrder(spec, 4)))
      .filter(([, instants]) => instants[3] > instants[0])

  it('gives open time and deadlines, and null outside its range', () =>
    fc.assert(
      fc.property(
        scene(),
        fc.nat({ max: 90 * HOUR }),
        fc.integer({ min: -1, max: 1 }),
        ([spec, [from, a, b, to]], n, m) => {
          const calendar = businessCalendar(spec)
          const rows = [...calendarTable({ it: calendar }, { from, to })]
          const inside = (t: number) => t >= from && t <= to
          const open = (t: number) => (inside(t) ? calendar.elapsed(from, t) : null)
          const instants = [from - 1, from, a, b, to, to + 1].filter(t => t < Date.UTC(2200, 0))
          for (const t of instants) expect(openUntil(rows, t)).toBe(open(t))
          for (const budget of [
            0,
            n,
            Math.max(0, calendar.elapsed(a, b) + m),
            Math.max(0, calendar.elapsed(a, to) + m),
          ])
            expect(dueBy(rows, a, budget)).toBe(dueWithin(() => calendar.add(a, budget), to))
        },
      ),
      runs(100),
    ))

  it('has rows in order, each beginning with the open time of those before it', () =>
    fc.assert(
      fc.property(scene(), ([spec, [from, , , to]]) => {
        const [first, ...rows] = calendarTable({ it: businessCalendar(spec) }, { from, to })
        expect(first).toEqual({ calendar: 'it', open_ms: from - 1, close_ms: from, cum_ms: -1 })
        const last = rows.pop()!
        let [closing, open] = [-Infinity, 0]
        for (const { open_ms, close_ms, cum_ms } of rows) {
          expect(open_ms).toBeGreaterThan(closing)
          expect(close_ms).toBeGreaterThan(open_ms)
          expect(cum_ms).toBe(open)
          closing = close_ms
          open += close_ms - open_ms
        }
        expect(closing).toBeLessThanOrEqual(to)
        expect(last).toEqual({ calendar: 'it', open_ms: to, close_ms: to, cum_ms: open })
      }),
      runs(50),
    ))
})

describe('CalendarTable.csv', () => {
  it('is read back by a parser, whatever the names', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.string({ minLength: 1, unit: 'grapheme' }).filter(name => /[^\s\0]/.test(name) && !name.includes('\0')),
          { minLength: 1 },
        ),
        names => {
          const table = calendarTable(Object.fromEntries(names.map(name => [name, shop])), {
            from: at('09T00:00'),
            to: at('10T10:00'),
          })
          const { data } = Papa.parse<string[]>([...table.csv()].join(''), { skipEmptyLines: true, newline: '\n' })
          expect(data).toEqual([
            ['calendar', 'open_ms', 'close_ms', 'cum_ms'],
            ...Array.from(table, row => Object.values(row).map(String)),
          ])
        },
      ),
      runs(100),
    ))

  it('comes in pieces that end with a line', () => {
    const pieces = [...calendarTable({ shop }, { from: at('01T00:00'), to: Date.UTC(2036, 0) }).csv()]
    expect(pieces.length).toBeGreaterThan(2)
    for (const piece of pieces) expect(piece).toMatch(/\n$/)
    for (const piece of pieces) expect(piece.length).toBeLessThan(70_000)
    expect(pieces.join('').split('\n')).toHaveLength(
      2 + [...calendarTable({ shop }, { from: at('01T00:00'), to: Date.UTC(2036, 0) })].length,
    )
  })
})

describe('CalendarTable.statements', () => {
  const second = calendarTable({ "it's \\": alwaysOpen }, { from: 0, to: 1000 })
  const columns = 'calendar text NOT NULL, open_ms bigint NOT NULL, close_ms bigint NOT NULL, cum_ms bigint NOT NULL'
  const insert = (table: string, name: string) =>
    `INSERT INTO ${table} (calendar, open_ms, close_ms, cum_ms) VALUES\n` +
    `(${name}, -1, 0, -1),\n(${name}, 0, 1000, 0),\n(${name}, 1000, 1000, 1000)`

  it('creates and fills a table of DuckDB', () =>
    expect([...second.statements('duckdb')]).toEqual([
      `CREATE TABLE "sla_calendar" (${columns})`,
      insert('"sla_calendar"', "'it''s \\'"),
    ]))

  it('creates and fills a table of ClickHouse in the order of look-ups', () =>
    expect([...second.statements('clickhouse', { table: ['sup\\port', 'a"b.c'] })]).toEqual([
      'CREATE TABLE "sup\\\\port"."a\\"b.c" (calendar String, open_ms Int64, close_ms Int64, cum_ms Int64)\n' +
        'ENGINE = MergeTree ORDER BY (calendar, open_ms)',
      insert('"sup\\\\port"."a\\"b.c"', "'it\\'s \\\\'"),
    ]))

  it('creates, fills and indexes a table of PostgreSQL', () =>
    expect([...second.statements('postgres', { table: 'a"b' })]).toEqual([
      `CREATE TABLE "a""b" (${columns})`,
      insert('"a""b"', " E'it''s \\\\'"),
      'CREATE UNIQUE INDEX ON "a""b" (calendar, open_ms) INCLUDE (close_ms, cum_ms)',
      'CREATE UNIQUE INDEX ON "a""b" (calendar, cum_ms) INCLUDE (open_ms, close_ms)',
      'ANALYZE "a""b"',
    ]))

  it('inserts a thousand rows at a time, each once', () => {
    const table = calendarTable({ shop }, { from: at('01T00:00'), to: Date.UTC(2030, 0) })
    const inserts = [...table.statements('duckdb')].slice(1)
    const rows = inserts.flatMap(text => text.split('\n').slice(1))
    expect(inserts.map(text => text.split('\n').length - 1)).toEqual([1000, 1000, rows.length - 2000])
    expect(rows.map(row => row.replace(/,$/, ''))).toEqual(
      Array.from(table, ({ open_ms, close_ms, cum_ms }) => `('shop', ${open_ms}, ${close_ms}, ${cum_ms})`),
    )
  })

  it('has no empty INSERT after a full one', () => {
    const always = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`c${i}`, alwaysOpen]))
    expect([...calendarTable(always, { from: 0, to: 1 }).statements('duckdb')]).toHaveLength(4)
  })

  it.each([
    ['oracle', {}, 'input-invalid', 'dialect'],
    ['duckdb', { tabel: 'x' }, 'key-unknown', 'tabel'],
    ['duckdb', { table: '' }, 'input-invalid', 'table'],
    ['duckdb', { table: [] }, 'input-invalid', 'table'],
    ['duckdb', { table: ['a', 'b', 'c', 'd'] }, 'input-invalid', 'table'],
    ['postgres', { table: ['a', 'b\0'] }, 'input-invalid', 'table.1'],
  ])('refuses %s with %j at once', (dialect, options, code, path) => {
    const error = caught(() => second.statements(dialect as never, options as never))
    expect([error.code, error.path.join('.')]).toEqual([code, path])
  })
})

function caught(work: () => unknown) {
  try {
    work()
  } catch (error) {
    if (isSlaCalendarError(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

function dueWithin(add: () => number, to: number): number | null {
  try {
    const due = add()
    return due <= to ? due : null
  } catch (error) {
    if (isSlaCalendarError(error) && (error.code === 'never-opens' || error.code === 'instant-out-of-range'))
      return null
    throw error
  }
}
