import type { TicketEvent } from '../../clock/event.ts'
import { TICKET_FIELDS } from '../../document/ticket-fields.ts'
import { utcText } from '../../time/time-text.ts'
import { describe } from '../../validation/plain-data.ts'
import type { Columns, Row } from '../formats/row.ts'
import type { Mapping } from '../mapping.ts'
import { channelMeaning, severityMeaning } from '../meanings.ts'
import type { InputItem, RowError, RowLocation, TicketItem } from '../ticket.ts'
import { EMPTY } from '../ticket.ts'
import { Durations } from '../timestamps/durations.ts'
import type { TimestampParser } from '../timestamps/timestamp-parser.ts'
import { type SeenTicket, SeenTickets } from './seen-tickets.ts'
import { RowErrors, type ShapeReader } from './shape-reader.ts'

const [ID, SEVERITY, CHANNEL, REPORTED, RESPONDED, RESPONDED_AFTER, RESOLVED, REQUEST_KIND, ENTITLEMENT] =
  TICKET_FIELDS.tickets.map((_, i) => i)

const NO_ITEMS: readonly InputItem[] = []

/**
 * One row a ticket. An empty channel is none given, an empty time has not happened yet; a time later than now is handed
 * over as it is. A report later than now, or a response or resolution before the report, cannot have happened: the row
 * is bad.
 */
export class TicketRows implements ShapeReader {
  readonly #mapping: Mapping
  readonly #times: TimestampParser
  readonly #durations: Durations
  readonly #now: number
  readonly #seen = new SeenTickets()

  constructor(mapping: Mapping, times: TimestampParser, now: number) {
    this.#mapping = mapping
    this.#times = times
    this.#durations = new Durations(mapping.respondedAfterUnit, mapping.locale)
    this.#now = now
  }

  take(row: Row, columns: Columns, file: string): InputItem {
    const id = row.text(ID)
    const severity = severityMeaning(row.text(SEVERITY), this.#mapping)
    const channel = channelMeaning(row.text(CHANNEL), this.#mapping)
    const reported = this.#time(row.text(REPORTED))
    const responded = this.#time(row.text(RESPONDED)) ?? this.#respondedAfter(row.text(RESPONDED_AFTER), reported)
    const resolved = this.#time(row.text(RESOLVED))
    // Nothing compares with NaN, and undefined compares as NaN.
    const isGood =
      id !== '' &&
      typeof severity === 'string' &&
      reported! <= this.#now &&
      (responded === undefined || responded >= reported!) &&
      (resolved === undefined || resolved >= reported!)
    if (!isGood) return { id, bad: this.#faults(row, columns, file, severity, [reported, responded, resolved]) }
    const before = this.#seen.add(id, row.hash(), row.line, file)
    if (before) return again(id, before, { source: { file, line: row.line }, column: columns.headerFor(ID) })

    const requestKind = row.text(REQUEST_KIND)
    const report: TicketEvent & { at: number } = requestKind
      ? { type: 'reported', at: reported!, severity: severity as string, channel, requestKind }
      : { type: 'reported', at: reported!, severity: severity as string, channel }
    const events: TicketItem['events'][number][] = [report]
    if (responded !== undefined) events.push({ type: 'responded', at: responded })
    if (resolved !== undefined) events.push({ type: 'resolved', at: resolved })
    return row.ticket(id, file, events, row.text(ENTITLEMENT) || undefined)
  }

  end(): Iterable<InputItem> {
    return NO_ITEMS
  }

  /** What is wrong with the row, of which something is. */
  #faults(
    row: Row,
    columns: Columns,
    file: string,
    severity: string | { readonly fault: string },
    [reported, responded, resolved]: readonly (number | undefined)[],
  ): readonly RowError[] {
    const faults = new RowErrors(row, columns, file)
    if (!row.text(ID)) faults.add(ID, EMPTY)
    if (typeof severity !== 'string') faults.add(SEVERITY, severity.fault)
    if (reported === undefined) faults.add(REPORTED, EMPTY)
    else if (reported > this.#now)
      faults.add(REPORTED, `${utcText(reported)} is later than now, ${utcText(this.#now)}.`)
    for (const [wanted, at] of [
      [REPORTED, reported],
      [row.text(RESPONDED) ? RESPONDED : RESPONDED_AFTER, responded],
      [RESOLVED, resolved],
    ] as const) {
      if (at === undefined) continue
      if (at < reported!) faults.add(wanted, `${utcText(at)} is before the report, ${utcText(reported!)}.`)
      if (!Number.isNaN(at)) continue
      const text = row.text(wanted)
      if (wanted !== RESPONDED_AFTER) faults.addTime(wanted, this.#times.fault(text))
      else if (Number.isNaN(this.#durations.read(text))) faults.addTime(wanted, this.#durations.fault(text))
    }
    return faults.bad
  }

  #respondedAfter(text: string, reported: number | undefined): number | undefined {
    return text ? reported! + this.#durations.read(text) : undefined
  }

  /** Undefined for an empty cell, NaN for one that is not a time. */
  #time(text: string): number | undefined {
    return text ? this.#times.read(text) : undefined
  }
}

/** A row whose id was there before. */
function again(
  id: string,
  { isSame, source: first }: SeenTicket,
  { source, column }: { readonly source: RowLocation; readonly column: string },
): InputItem {
  if (isSame) return { leftOut: 'ticket-repeated', id, source }
  const message = `${describe(id)} is also in ${first.file}, line ${first.line}, with other values. Keep one of the two rows.`
  return { id, bad: [{ source, column, value: id, message }] }
}
