import type { TicketEvent } from '../../clock/event.ts'
import { utcText } from '../../time/format/utc.ts'
import { describe } from '../../validation/plain-data.ts'
import { COLUMN } from '../column.ts'
import type { Columns, Row } from '../formats/row.ts'
import type { Mapping } from '../mapping.ts'
import { channelMeaning, severityMeaning, severityText } from '../severity-meaning.ts'
import { EMPTY, type InputItem, type ReadEvent, type RowError, type RowLocation } from '../ticket.ts'
import { Durations } from '../timestamps/durations.ts'
import type { TimestampParser } from '../timestamps/timestamp-parser.ts'
import { RowTicket } from './row-ticket.ts'
import { type SeenTicket, SeenTickets } from './seen-tickets.ts'
import { RowErrors, type ShapeReader } from './shape-reader.ts'

const columnOf = COLUMN.tickets
const NO_ITEMS: readonly InputItem[] = []

/**
 * Reads exports with one row per ticket. An empty cell means no channel, or that the event has not happened yet. A response
 * or resolution later than now is kept. A report later than now, or an event before the report, makes the row invalid.
 */
export class TicketRows implements ShapeReader {
  readonly mapping: Mapping
  readonly times: TimestampParser
  /** Epoch milliseconds. */
  readonly now: number
  readonly seen = new SeenTickets()
  readonly #durations: Durations
  readonly #spentTimes: Durations
  /** The time of an empty cell: none if the document names the column, otherwise unknown. */
  readonly #emptySpent: 0 | undefined

  constructor(mapping: Mapping, times: TimestampParser, now: number) {
    this.mapping = mapping
    this.times = times
    this.#durations = new Durations(mapping.respondedAfterUnit, mapping.locale)
    this.#spentTimes = new Durations(mapping.spentUnit, mapping.locale, 'spent')
    this.#emptySpent = mapping.columns[columnOf.spentMinutes].required ? 0 : undefined
    this.now = now
  }

  take(row: Row, columns: Columns, file: string): InputItem {
    const id = row.text(columnOf.id)
    const severity = severityMeaning(severityText(row, columnOf.severity, this.mapping), this.mapping)
    const channel = channelMeaning(row.text(columnOf.channel), this.mapping)
    const reported = this.#time(row.text(columnOf.reportedAt))
    const responded =
      this.#time(row.text(columnOf.respondedAt)) ??
      this.#respondedAfter(row.text(columnOf.respondedAfterMinutes), reported)
    const resolved = this.#time(row.text(columnOf.resolvedAt))
    const spentText = row.text(columnOf.spentMinutes)
    const spentMs = spentText ? this.#spentTimes.read(spentText) : this.#emptySpent
    // Comparisons with NaN are false; undefined compares as NaN.
    const isValid =
      id !== '' &&
      typeof severity === 'string' &&
      reported! <= this.now &&
      (responded === undefined || responded >= reported!) &&
      (resolved === undefined || resolved >= reported!) &&
      !Number.isNaN(spentMs)
    if (!isValid) return { id, errors: this.#errors(row, columns, file, { severity, reported, responded, resolved }) }
    const source = { file, line: row.line }
    const first = this.seen.add(id, row.hash(), row.line, file)
    if (first) return repeatedItem(id, first, source, columns.headerFor(columnOf.id))

    const requestKind = row.text(columnOf.requestKind)
    const report: TicketEvent & { at: number } = requestKind
      ? { type: 'reported', at: reported!, severity: severity as string, channel, requestKind }
      : { type: 'reported', at: reported!, severity: severity as string, channel }
    const events: ReadEvent[] = [report]
    if (responded !== undefined) events.push({ type: 'responded', at: responded })
    if (resolved !== undefined) events.push({ type: 'resolved', at: resolved })
    const entitlement = row.text(columnOf.entitlement) || undefined
    return new RowTicket({ id, source, events, entitlement, spentMs }, row.cells(), columns)
  }

  end(): Iterable<InputItem> {
    return NO_ITEMS
  }

  /** Returns the errors of an invalid row. */
  #errors(row: Row, columns: Columns, file: string, values: RowValues): readonly RowError[] {
    const { severity, reported, responded, resolved } = values
    const errors = new RowErrors(row, columns, file)
    if (!row.text(columnOf.id)) errors.add(columnOf.id, EMPTY)
    if (typeof severity !== 'string') errors.add(columnOf.severity, severity.problem)
    if (reported === undefined) errors.add(columnOf.reportedAt, EMPTY)
    else if (reported > this.now)
      errors.add(columnOf.reportedAt, `${utcText(reported)} is later than now, ${utcText(this.now)}.`)
    for (const [column, at] of [
      [columnOf.reportedAt, reported],
      [row.text(columnOf.respondedAt) ? columnOf.respondedAt : columnOf.respondedAfterMinutes, responded],
      [columnOf.resolvedAt, resolved],
    ] as const) {
      if (at === undefined) continue
      if (at < reported!) errors.add(column, `${utcText(at)} is before the report, ${utcText(reported!)}.`)
      if (!Number.isNaN(at)) continue
      const text = row.text(column)
      if (column !== columnOf.respondedAfterMinutes) errors.addTime(column, this.times.errorFor(text))
      else if (Number.isNaN(this.#durations.read(text))) errors.addTime(column, this.#durations.errorFor(text))
    }
    const spent = row.text(columnOf.spentMinutes)
    if (spent && Number.isNaN(this.#spentTimes.read(spent)))
      errors.addTime(columnOf.spentMinutes, this.#spentTimes.errorFor(spent))
    return errors.list
  }

  #respondedAfter(text: string, reported: number | undefined): number | undefined {
    return text ? reported! + this.#durations.read(text) : undefined
  }

  /** Returns undefined for an empty cell, NaN for one that is not a time. */
  #time(text: string): number | undefined {
    return text ? this.times.read(text) : undefined
  }
}

/** The values of a row's cells; instants in epoch milliseconds. */
type RowValues = {
  readonly severity: string | { readonly problem: string }
  readonly reported: number | undefined
  readonly responded: number | undefined
  readonly resolved: number | undefined
}

/** Returns the item for a row whose id an earlier row had. */
function repeatedItem(
  id: string,
  { isSame, source: first }: SeenTicket,
  source: RowLocation,
  column: string,
): InputItem {
  if (isSame) return { leftOut: 'ticket-repeated', id, source }
  const message = `${describe(id)} is also in ${first.file}, line ${first.line}, with other values. Keep one of the two rows.`
  return { id, errors: [{ source, column, value: id, message }] }
}
