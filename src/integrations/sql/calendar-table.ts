import { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { type Calendars, type CalendarsInput, checkCalendars } from '../../calendar/check-calendar.ts'
import { type InstantInput, toEpochMs } from '../../time/instant.ts'
import { InputValue } from '../../validation/input-value.ts'
import type { SqlDialect, TableName } from './dialect.ts'
import { dialectNamed } from './dialect-named.ts'
import { calendarTableName, validText } from './names.ts'

/** The time that a calendar table covers. */
export type CalendarTableRange = {
  /** The first instant that the table covers. */
  readonly from: InstantInput
  /** The end of its open time, and the last instant that the table covers. */
  readonly to: InstantInput
}

/**
 * A row of the calendar table: an open interval. Its keys are the columns of the table.
 *
 * Each calendar has two more rows, from which queries know its range. The first is the millisecond before the range, with
 * a `cum_ms` of −1. The last one is at the end of the range and has no length.
 */
export type CalendarRow = {
  /** The name of the calendar. */
  readonly calendar: string
  /** The opening, in epoch milliseconds. */
  readonly open_ms: number
  /** The closing, in epoch milliseconds. */
  readonly close_ms: number
  /** The open time of the calendar from the start of the range to the opening, in milliseconds. */
  readonly cum_ms: number
}

/** The options of {@link CalendarTable.statements}. */
export type CalendarTableOptions = {
  /**
   * The name of the table.
   *
   * @defaultValue `'sla_calendar'`
   */
  readonly table?: TableName | undefined
  /**
   * Whether the statements replace the rows of a table that may exist. They can be run again. Run them in one session: other
   * queries see either all old rows or all new ones, if the database has transactions or ClickHouse's `EXCHANGE TABLES`.
   *
   * @defaultValue `false`
   */
  readonly replace?: boolean | undefined
}

/** The number of rows per INSERT: few enough for every database, and enough to make round trips cheap. */
const ROWS_PER_INSERT = 1000
/** The approximate length of a chunk of CSV in characters. */
const CHUNK_LENGTH = 1 << 16

/**
 * The open time of calendars as rows of a table, from which a database computes deadlines. {@link calendarTable} creates
 * it. It stores only the calendars, and computes the rows again for each iteration.
 */
export class CalendarTable implements Iterable<CalendarRow> {
  readonly #calendars: Calendars
  readonly #from: number
  readonly #to: number

  /** @internal */
  constructor(calendars: Calendars, from: number, to: number) {
    this.#calendars = calendars
    this.#from = from
    this.#to = to
  }

  /** Returns the rows by calendar and time. */
  *[Symbol.iterator](): IterableIterator<CalendarRow> {
    const [from, to] = [this.#from, this.#to]
    for (const [name, calendar] of Object.entries(this.#calendars)) {
      // This bypasses the timeline, which caches everything: a century of a thousand calendars takes gigabytes.
      const open = BusinessCalendar.internalsOf(calendar).spans(from, to)
      // W(from) is -1 + 1 and W(from - 1) is below zero, so an instant before the range is recognisable.
      yield { calendar: name, open_ms: from - 1, close_ms: from, cum_ms: -1 }
      let cum_ms = 0
      for (let i = 0; i < open.length; i += 2) {
        yield { calendar: name, open_ms: open[i], close_ms: open[i + 1], cum_ms }
        cum_ms += open[i + 1] - open[i]
      }
      // A budget that exceeds the range is reached here, after the closing.
      yield { calendar: name, open_ms: to, close_ms: to, cum_ms }
    }
  }

  /**
   * Returns the rows as CSV (RFC 4180) with a header, in chunks of about 64 KB, for `COPY` and similar commands.
   *
   * @example
   * ```ts
   * import { italianOffice } from 'sla-calendar'
   * import { calendarTable } from 'sla-calendar/sql'
   *
   * const monday = { from: '2026-03-09T00:00+01:00', to: '2026-03-10T00:00+01:00' }
   * Array.from(calendarTable({ rome: italianOffice }, monday).csv()).join('').split('\n')
   * // => ['calendar,open_ms,close_ms,cum_ms',
   * //     '"rome",1773010799999,1773010800000,-1',
   * //     '"rome",1773043200000,1773075600000,0',
   * //     '"rome",1773097200000,1773097200000,32400000',
   * //     '']
   * ```
   */
  *csv(): IterableIterator<string> {
    let chunk = 'calendar,open_ms,close_ms,cum_ms\n'
    for (const { calendar, open_ms, close_ms, cum_ms } of this) {
      chunk += `"${calendar.replaceAll('"', '""')}",${open_ms},${close_ms},${cum_ms}\n`
      if (chunk.length < CHUNK_LENGTH) continue
      yield chunk
      chunk = ''
    }
    if (chunk) yield chunk
  }

  /**
   * Returns the statements that create and fill the table, without semicolons: `CREATE TABLE`, one `INSERT` per thousand
   * rows and, for PostgreSQL, the indices that its queries need. {@link CalendarTable.csv} is faster for many rows.
   *
   * @throws {SlaCalendarError} `input-invalid`, `key-unknown`
   * @example
   * ```ts
   * import { alwaysOpen } from 'sla-calendar'
   * import { calendarTable } from 'sla-calendar/sql'
   *
   * const second = calendarTable({ always: alwaysOpen }, { from: 0, to: 1000 })
   * Array.from(second.statements('duckdb'))
   * // => ['CREATE TABLE "sla_calendar" (calendar text NOT NULL, open_ms bigint NOT NULL, ' +
   * //       'close_ms bigint NOT NULL, cum_ms bigint NOT NULL)',
   * //     'INSERT INTO "sla_calendar" (calendar, open_ms, close_ms, cum_ms) VALUES\n' +
   * //       "('always', -1, 0, -1),\n('always', 0, 1000, 0),\n('always', 1000, 1000, 1000)"]
   * ```
   */
  statements(dialect: SqlDialect, options: CalendarTableOptions = {}): Iterable<string> {
    const sql = dialectNamed(dialect)
    const input = new InputValue(options, []).onlyKeys(['table', 'replace'])
    const name = calendarTableName(sql, input, 'table')
    const replace = input.optional('replace')
    if (replace && typeof replace.value !== 'boolean') throw replace.expected('true or false')
    const { before, table, after } = replace?.value
      ? sql.replacement(name, calendarTableName(sql, input, 'table', '_next'))
      : { before: [sql.createTable(name)], table: name, after: sql.afterRows(name) }
    const inserts = () => this.#inserts(table, sql.literal)
    return {
      *[Symbol.iterator]() {
        yield* before
        yield* inserts()
        yield* after
      },
    }
  }

  *#inserts(table: string, literal: (text: string) => string): IterableIterator<string> {
    let rows: string[] = []
    const insert = () => `INSERT INTO ${table} (calendar, open_ms, close_ms, cum_ms) VALUES\n${rows.join(',\n')}`
    for (const { calendar, open_ms, close_ms, cum_ms } of this) {
      rows.push(`(${literal(calendar)}, ${open_ms}, ${close_ms}, ${cum_ms})`)
      if (rows.length < ROWS_PER_INSERT) continue
      yield insert()
      rows = []
    }
    if (rows.length) yield insert()
  }
}

/**
 * Creates the table of open time with which a database computes deadlines for many tickets. Its columns are calendar,
 * open_ms, close_ms and cum_ms, with one row per open interval of each calendar, clipped to the range.
 *
 * @param calendars the calendars or their specs, by the names that tickets use
 * @param range from the first report to the last instant at which something can be due
 * @throws {SlaCalendarError} `calendar-required` if there is no calendar; `input-invalid` for a value that is not a
 * calendar, and for names that are blank or contain NUL; `range-reversed` unless `to` is after `from`; the errors of
 * instants and of specs
 * @example
 * ```ts
 * import { italianOffice } from 'sla-calendar'
 * import { calendarTable } from 'sla-calendar/sql'
 *
 * const year = calendarTable({ rome: italianOffice }, { from: '2026-01-01T00:00Z', to: '2027-01-01T00:00Z' })
 * Array.from(year).length // => 256
 * ```
 */
export function calendarTable(calendars: CalendarsInput, range: CalendarTableRange): CalendarTable {
  const input = new InputValue(calendars, ['calendars'])
  if (calendars === undefined || calendars === null || !input.keys().length)
    throw input.error('calendar-required', 'There is no calendar.', 'Give calendars by name, such as { milan }.')
  const checked = checkCalendars(calendars)
  for (const name of Object.keys(checked)) validText(new InputValue(name, ['calendars', name]))
  const { value } = new InputValue(range, []).onlyKeys(['from', 'to'])
  const { from, to } = value as CalendarTableRange
  const [start, end] = [toEpochMs(from, ['from']), toEpochMs(to, ['to'])]
  if (end <= start)
    throw new InputValue(to, ['to']).error('range-reversed', 'The end is not after the start.', 'Give a later end.')
  return new CalendarTable({ ...checked }, start, end)
}
