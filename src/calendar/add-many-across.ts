import { toEpochMs } from '../time/instant.ts'
import { InputValue } from '../validation/input-value.ts'
import { BusinessCalendar } from './business-calendar.ts'
import { type CalendarInput, checkCalendar } from './check-calendar.ts'
import { addRows } from './timeline/add-rows.ts'
import { checkColumn, checkWritten, newColumn, OUT, wholeBudget } from './timeline/batch.ts'
import { FirstRowError } from './timeline/first-row-error.ts'
import { groupRows, type IndexColumn } from './timeline/group-rows.ts'
import { ROWS_OF_LOOP } from './timeline/row-loops.ts'
import type { Timeline } from './timeline/timeline.ts'

/**
 * Adds budgets to many starts, each in one of several calendars, like `BusinessCalendar.addMany`.
 *
 * @param calendars the calendars, or their specs
 * @param index for each start the index of its calendar
 * @param starts epoch milliseconds
 * @param budgets milliseconds of open time: one for all starts, or one per start
 * @param out receives the due instants in epoch milliseconds; may be `starts` or `budgets` itself
 * @defaultValue `out` is a new array
 * @returns `out`
 * @throws {SlaCalendarError} `input-invalid` for an index without calendar, and for an `out` that uses the
 * memory of other rows; the errors of `add` for the first row that has one, with its index in the path
 * @example
 * ```ts
 * import { businessCalendar } from 'sla-calendar'
 * import { addManyAcross } from 'sla-calendar/compliance'
 *
 * const hours = { 'mon-fri': '09:00-18:00' } as const
 * const desks = ['Europe/Rome', 'America/New_York'].map(timeZone => businessCalendar({ timeZone, hours }))
 * const starts = Float64Array.of(Date.UTC(2026, 10, 20, 8), Date.UTC(2026, 10, 20, 8))
 * const due = addManyAcross(desks, Uint8Array.of(0, 1), starts, 3_600_000)
 * Array.from(due, (at, k) => (at - starts[k]) / 3_600_000) // => [1, 7]
 * ```
 */
export function addManyAcross(
  calendars: readonly CalendarInput[],
  index: IndexColumn,
  starts: Float64Array,
  budgets: Float64Array | number,
  out: Float64Array = newColumn(starts),
): Float64Array {
  const timelines = timelinesOf(calendars)
  const budget = typeof budgets === 'number' ? Float64Array.of(wholeBudget(budgets, ['budgets'])) : budgets
  checkColumn(starts, 'starts')
  if (budget === budgets) checkColumn(budget, 'budgets', 'starts', starts.length)
  checkColumn(out, 'out', 'starts', starts.length)
  checkIndices(index, 'index', timelines.length, starts.length)
  checkWritten(out, OUT, starts, 'starts', starts.length)
  checkWritten(out, OUT, index, 'index', starts.length)
  if (budget === budgets) checkWritten(out, OUT, budget, 'budgets', starts.length)
  const errors = new FirstRowError()
  const step = budget === budgets ? 1 : 0
  const compute = (k: number, group: number) => {
    const ms = wholeBudget(budget[k * step], ['budgets', k])
    return timelines[group].move(toEpochMs(starts[k], ['starts', k]), ms, ['starts', k])
  }
  const others = (k: number, group: number) => errors.valueOf(k, () => compute(k, group))
  addRows(timelines, groupRows(index, timelines.length), { starts, budgets: budget, out }, others)
  errors.throwIfAny()
  return out
}

/** Returns the timelines of calendars or their specs. */
function timelinesOf(calendars: readonly CalendarInput[]): Timeline[] {
  if (!Array.isArray(calendars)) throw new InputValue(calendars, ['calendars']).expected('a list')
  return Array.from(calendars, (calendar, i) => BusinessCalendar.timelineOf(checkCalendar(calendar, ['calendars', i])))
}

/**
 * Checks an index column.
 *
 * @param count the number of values that the column indexes
 * @param rows the length of the other columns
 * @throws {SlaCalendarError} `input-invalid` for another kind of column, another length or an index out of range
 */
export function checkIndices(column: IndexColumn, name: string, count: number, rows: number): void {
  const given = new InputValue(column, [name])
  if (!/^(Ui|I)nt(8|16|32)(Clamped)?Array$/.test(Object.prototype.toString.call(column).slice(8, -1)))
    throw given.expected('a typed array of whole numbers', 'Pass a Uint16Array or a Uint32Array.')
  const { length } = column
  if (length !== rows)
    throw given.error(
      'input-invalid',
      `Its length is ${length}, that of the instants is ${rows}.`,
      'Use the same length.',
    )
  const wrong = firstFrom(column, count)
  if (wrong < length) throw given.at(wrong).expected(`an index below ${count}`)
}

/** Returns the first row whose index is not below `count`; the number of rows if there is none. */
function firstFrom(column: IndexColumn, count: number): number {
  for (let begin = 0; begin < column.length; begin += ROWS_OF_LOOP) {
    const limit = count >>> 0
    const until = Math.min(begin + ROWS_OF_LOOP, column.length)
    // As an unsigned number, a negative one is large.
    for (let k = begin; k < until; k++) if (column[k] >>> 0 >= limit) return k
  }
  return column.length
}
