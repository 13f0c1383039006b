// Tickets whose columns follow from their number, so that a database can make any amount of them itself.

import { businessCalendar } from '../dist/index.js'
import { calendarSpec } from './tickets.mjs'

const HOUR = 3_600_000
const CALENDARS = 20
const RANGE = { from: Date.UTC(2024, 0), to: Date.UTC(2029, 0) }
/** Every ticket is due in the range: the longest budget takes less than this. */
const REST = 1000 * 24 * HOUR
const STARTS = RANGE.to - RANGE.from - REST

/** The range of the calendar table, and its calendars by name. */
export const plainTable = { range: RANGE, calendars: namedCalendars(CALENDARS) }

/** Returns the given number of calendars by name: c0, c1, … */
export function namedCalendars(count) {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, businessCalendar(calendarSpec(i))]))
}

/** Returns the columns of the ticket `id`, as SQL for a dialect. */
export function plainColumns(dialect) {
  const name = dialect === 'clickhouse' ? `concat('c', toString(id % ${CALENDARS}))` : `'c' || (id % ${CALENDARS})`
  return `${name} AS calendar, ${RANGE.from} + (id * 7919) % ${STARTS} AS start_ms, (id * 104729) % ${400 * HOUR} AS budget_ms`
}

/** Returns when the tickets 0, 1, … are due, computed by `addMany`. */
export function plainDues(count) {
  const dues = new Float64Array(count)
  const each = count / CALENDARS
  const [starts, budgets] = [new Float64Array(each), new Float64Array(each)]
  for (let c = 0; c < CALENDARS; c++) {
    for (let k = 0; k < each; k++) {
      const id = c + CALENDARS * k
      starts[k] = RANGE.from + ((id * 7919) % STARTS)
      budgets[k] = (id * 104729) % (400 * HOUR)
    }
    const due = plainTable.calendars[`c${c}`].addMany(starts, budgets)
    for (let k = 0; k < each; k++) dues[c + CALENDARS * k] = due[k]
  }
  return dues
}
