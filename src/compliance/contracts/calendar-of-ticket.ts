import { type Calendars, calendarNamed, checkCalendar } from '../../calendar/check-calendar.ts'
import { SlaCalendarError } from '../../errors.ts'
import { zoneOf } from '../../time/zone.ts'
import { didYouMean } from '../../validation/did-you-mean.ts'
import { describe } from '../../validation/plain-data.ts'
import type { CalendarFrom } from './calendar-from.ts'
import type { Cells, Contract } from './contract.ts'

/** A calendar, and its name for reports. */
type NamedCalendar = Pick<Contract, 'calendarName' | 'calendar'>

/**
 * Returns the calendar of a ticket.
 *
 * @throws {SlaCalendarError} `input-invalid`, `time-zone-unknown` if the cell names none, with the path to it
 */
export function calendarOfTicket(contract: Contract, calendars: Calendars, cells: Cells): NamedCalendar {
  const { calendarFrom } = contract
  return calendarFrom ? calendarOfCell(contract, calendars, cellOf(calendarFrom, cells)) : contract
}

/** Returns the cell that decides about the calendar, without blanks around it. */
export function cellOf({ column }: CalendarFrom, cells: Cells): string {
  const cell = cells.field(column)
  if (cell !== undefined) return cell.trim()
  const hint = didYouMean(column, Object.keys(cells.fields))
  throw new SlaCalendarError('input-invalid', ['fields', column], 'The ticket has no such column.', hint)
}

/** Returns the calendar for a cell; the zone of the cell applies to the hours of the contract's calendar. */
export function calendarOfCell(contract: Contract, calendars: Calendars, cell: string): NamedCalendar {
  const { calendar, calendarName } = contract
  const { column, calendars: named, timeZones } = contract.calendarFrom!
  const path = ['fields', column]
  if (named) {
    const name = entryOf(named, cell)
    if (name === undefined) throw noEntry(path, cell, 'calendars', Object.keys(named))
    const chosen = calendarNamed(name, calendars, path)
    return { calendarName: chosen.name ?? name, calendar: chosen }
  }
  const zone = entryOf(timeZones!, cell) ?? cell
  if (zone === '') throw noEntry(path, cell, 'timeZones', [])
  const timeZone = zoneOf(zone, path).id
  return { calendarName, calendar: checkCalendar({ ...calendar.toJSON(), timeZone }, path) }
}

/** Returns the entry of a cell; if it has none, that of `"*"`, unless the cell is empty. */
function entryOf(entries: { readonly [cell: string]: string }, cell: string): string | undefined {
  if (Object.hasOwn(entries, cell)) return entries[cell]
  return cell !== '' && Object.hasOwn(entries, '*') ? entries['*'] : undefined
}

function noEntry(path: string[], cell: string, key: string, known: readonly string[]): SlaCalendarError {
  if (cell === '')
    return new SlaCalendarError(
      'input-invalid',
      path,
      'The cell is empty.',
      `For a default write calendarFrom.${key}: { "": … }.`,
    )
  const near = didYouMean(cell, known.filter(Boolean))
  const hint = `${near} For another calendar write calendarFrom.${key}: { ${describe(cell)}: … }.`.trim()
  return new SlaCalendarError('input-invalid', path, `${describe(cell)} has no calendar.`, hint)
}
