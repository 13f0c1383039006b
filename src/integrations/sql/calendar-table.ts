import { BusinessCalendar, type Calendars, checkCalendars } from '../../calendar/business-calendar.ts'
import { type InstantInput, toEpochMs } from '../../time/instant.ts'
import { InputValue } from '../../validation/input-value.ts'
import { calendarsIn, dialectNamed, type SqlDialect, speakable, type TableName } from './dialect.ts'

/** The time that a calendar table covers. */
export type CalendarTableRange = {
  /** The first instant that the table answers for. */
  readonly from: InstantInput
  /** Where its open time ends; the last instant that it answers for. */
  readonly to: InstantInput
}

/**
 * A row of the calendar table: a stretch of open time. Its keys are the columns of the table.
 *
 * Each calendar has two rows besides, which tell queries how far they can trust it. The first is the millisecond before
 * the range, with −1 as its `cum_ms`; the last has no length and stands at the end of the range.
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

/** Which table the statements make. */
export type CalendarTableOptions = {
  /** Its name; `sla_calendar` unless said otherwise. */
  readonly table?: TableName | undefined
}

/** The rows of one INSERT: few enough for every database, and so many that a round trip costs little. */
const ROWS_PER_INSERT = 1000
/** About how long a piece of CSV is, in characters. */
const PIECE = 1 << 16

/**
 * The open time of calendars as the rows of a table, from which a database reckons deadlines. Made by
 * {@link calendarTable}; it keeps nothing but the calendars, and works out the rows anew whenever they are asked for.
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

  /** The rows, calendar by calendar, each in the order of time. */
  *[Symbol.iterator](): IterableIterator<CalendarRow> {
    const [from, to] = [this.#from, this.#to]
    for (const [name, calendar] of Object.entries(this.#calendars)) {
      // Past the timeline, which would keep it all: a century of a thousand calendars is gigabytes.
      const open = BusinessCalendar.internalsOf(calendar).spans(from, to)
      // W(from) is -1 + 1, W(from - 1) is below zero: what lies before the range gives itself away.
      yield { calendar: name, open_ms: from - 1, close_ms: from, cum_ms: -1 }
      let cum_ms = 0
      for (let i = 0; i < open.length; i += 2) {
        yield { calendar: name, open_ms: open[i], close_ms: open[i + 1], cum_ms }
        cum_ms += open[i + 1] - open[i]
      }
      // What the range does not suffice for is reached here, behind a closing.
      yield { calendar: name, open_ms: to, close_ms: to, cum_ms }
    }
  }

  /**
   * The rows as CSV (RFC 4180) with a header, in pieces of about 64 KB, for `COPY` and its like.
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
    let piece = 'calendar,open_ms,close_ms,cum_ms\n'
    for (const { calendar, open_ms, close_ms, cum_ms } of this) {
      piece += `"${calendar.replaceAll('"', '""')}",${open_ms},${close_ms},${cum_ms}\n`
      if (piece.length < PIECE) continue
      yield piece
      piece = ''
    }
    if (piece) yield piece
  }

  /**
   * The statements that create the table and fill it, one by one and without semicolons: `CREATE TABLE`, an `INSERT`
   * for each thousand rows and, for PostgreSQL, the indices that its queries need. For many rows {@link
   * CalendarTable.csv} is quicker.
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
    const spoken = dialectNamed(dialect)
    const table = calendarsIn(spoken, new InputValue(options, []).onlyKeys(['table']), 'table')
    const inserts = () => this.#inserts(table, spoken.literal)
    return {
      *[Symbol.iterator]() {
        yield spoken.createTable(table)
        yield* inserts()
        yield* spoken.afterRows(table)
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
 * Makes the table of open time by which a database answers for many tickets: (calendar, open_ms, close_ms, cum_ms),
 * a row for each open stretch of each calendar, clipped to the range.
 *
 * @param calendars by the names that tickets call them
 * @param range from the first report to the last instant at which something can be due
 * @throws {SlaCalendarError} `calendar-required` for no calendar at all; `input-invalid` for what is no calendar and
 * for names that are blank or hold NUL; `range-reversed` when `to` does not lie after `from`; what instants throw
 * @example
 * ```ts
 * import { italianOffice } from 'sla-calendar'
 * import { calendarTable } from 'sla-calendar/sql'
 *
 * const year = calendarTable({ rome: italianOffice }, { from: '2026-01-01T00:00Z', to: '2027-01-01T00:00Z' })
 * Array.from(year).length // => 256
 * ```
 */
export function calendarTable(calendars: Calendars, range: CalendarTableRange): CalendarTable {
  const given = new InputValue(calendars, ['calendars'])
  if (calendars === undefined || calendars === null || !given.keys().length)
    throw given.error('calendar-required', 'There is no calendar.', 'Give calendars by name, such as { milan }.')
  for (const name of Object.keys(checkCalendars(calendars))) speakable(new InputValue(name, ['calendars', name]))
  const { value } = new InputValue(range, []).onlyKeys(['from', 'to'])
  const { from, to } = value as CalendarTableRange
  const [start, end] = [toEpochMs(from, ['from']), toEpochMs(to, ['to'])]
  if (end <= start)
    throw new InputValue(to, ['to']).error(
      'range-reversed',
      'The end does not lie after the start.',
      'Exchange the two.',
    )
  return new CalendarTable({ ...calendars }, start, end)
}
