import { type AnyTicketEvent, EVENT_KEYS } from '../../clock/event.ts'
import type { EventType } from '../../policy/event-types.ts'
import { utcText } from '../../time/format/utc.ts'
import { didYouMean } from '../../validation/did-you-mean.ts'
import { describe } from '../../validation/plain-data.ts'
import { COLUMN } from '../column.ts'
import type { Columns, Row } from '../formats/row.ts'
import type { Mapping } from '../mapping.ts'
import { channelMeaning, severityMeaning, severityText } from '../severity-meaning.ts'
import { EMPTY, type InputItem, type InputNotes, ticketOf } from '../ticket.ts'
import type { TimestampParser } from '../timestamps/timestamp-parser.ts'
import { GroupedRows } from './grouped-rows.ts'
import { holderOf } from './holder-of.ts'
import { detach, fieldsOf, type PendingTicket, RowInterner, type TimedRow, timedRowsOf } from './pending-tickets.ts'
import { notJudged, type RowErrors } from './shape-reader.ts'

const columnOf = COLUMN.events

/** The column that an event of each type requires. */
const REQUIRED: { readonly [T in EventType]?: number } = {
  reported: columnOf.severity,
  severityChanged: columnOf.severity,
  calendarChanged: columnOf.calendar,
  milestone: columnOf.name,
}

/** The columns of the keys that events can have. */
const WORD_KEYS = ['severity', 'channel', 'reason', 'calendar', 'name', 'requestKind'] as const

type RowContent = {
  readonly type: string
  readonly words: { readonly [key: string]: string | undefined }
  /** The group or assignee of the row; empty if it has none. */
  readonly holder: string
}

/** Reads exports with one row per event, in any order. One row is the report. RowCells that a type does not use are ignored. */
export class EventRows extends GroupedRows {
  readonly #notes: InputNotes
  readonly #contents = new RowInterner<RowContent>()

  constructor(mapping: Mapping, times: TimestampParser, now: number, notes: InputNotes) {
    super(mapping, times, now)
    this.#notes = notes
  }

  override take(row: Row, columns: Columns, file: string): readonly InputItem[] {
    if (this.mapping.eventTypes.get(row.text(columnOf.type)) !== null) return super.take(row, columns, file)
    this.#notes.ignoredRows++
    return []
  }

  protected add(row: Row, columns: Columns, errors: RowErrors, ticket: PendingTicket | undefined): void {
    const given = row.text(columnOf.type)
    const type = this.mapping.eventTypes.get(given) ?? undefined
    if (!given) errors.add(columnOf.type, EMPTY)
    else if (!type) errors.add(columnOf.type, unknownType(given, [...this.mapping.eventTypes.keys()]))
    const time = row.text(columnOf.at)
    const at = this.times.read(time)
    if (!time) errors.add(columnOf.at, EMPTY)
    else if (Number.isNaN(at)) errors.addTime(columnOf.at, this.times.errorFor(time))
    if (!type) return
    const holder = holderOf(row, columnOf)
    if (type === 'assigned' && !holder) errors.add(columnOf.group, EMPTY)
    const required = REQUIRED[type as EventType]
    if (required !== undefined && required !== columnOf.severity && !row.text(required)) errors.add(required, EMPTY)
    const severityCells = severityText(row, columnOf.severity, this.mapping)
    const words = keysOf(type).map(key => [key, key === 'severity' ? severityCells : row.text(columnOf[key])] as const)
    const severity =
      type === 'reported' || type === 'severityChanged' ? severityMeaning(severityCells, this.mapping) : ''
    if (typeof severity !== 'string') errors.add(columnOf.severity, severity.problem)
    if (!ticket || errors.list.length) return
    // All events of a type have the same number of words.
    const texts = [type, holder, ...words.map(([, word]) => word)]
    const code = this.#contents.codeOf(texts) ?? this.#contents.add(texts, this.#contentOf(type, words, holder))
    this.pending.addRow(ticket, at, code, row, columns)
  }

  #contentOf(type: string, texts: readonly (readonly [key: string, text: string])[], holder: string): RowContent {
    const words: Record<string, string> = {}
    for (const [key, text] of texts) {
      const word =
        key === 'severity'
          ? (severityMeaning(text, this.mapping) as string)
          : key === 'channel'
            ? channelMeaning(text, this.mapping)
            : text
      if (word) words[key] = detach(word)
    }
    return { type: detach(type), words, holder: detach(holder) }
  }

  /** Returns the events of a ticket. A row with another holder than the row before assigns the ticket as well. */
  #events(rows: readonly TimedRow[]): (AnyTicketEvent & { readonly at: number })[] {
    let last = ''
    return rows.flatMap(({ at, code }) => {
      const { type, words, holder } = this.#contents.of(code)
      const isNew = holder !== '' && holder !== last
      last = holder || last
      const assigned = { type: 'assigned', at, to: holder }
      if (type === 'assigned') return [assigned]
      return isNew ? [{ type, at, ...words }, assigned] : [{ type, at, ...words }]
    })
  }

  protected items(ticket: PendingTicket): readonly InputItem[] {
    const { id, source, columns } = ticket
    const all = timedRowsOf(ticket)
    const rows = withoutRepeated(all)
    const invalid = (line: number, column: number, value: string, message: string): InputItem[] => [
      {
        id,
        errors: [notJudged({ source: { ...source, line }, column: columns.headerFor(column), value, message })],
      },
    ]
    const reports = rows.filter(({ code }) => this.#contents.of(code).type === 'reported')
    if (!reports.length)
      return invalid(source.line, columnOf.id, id, 'No row of this ticket is its report. Add one of type "reported".')
    if (reports.length > 1) return invalid(reports[1].line, columnOf.id, id, 'The ticket is reported a second time.')
    const [{ at: reported, line }] = reports
    if (reported > this.now)
      return invalid(line, columnOf.at, utcText(reported), `The report is later than now, ${utcText(this.now)}.`)
    const [first] = rows
    if (first.at < reported)
      return invalid(
        first.line,
        columnOf.at,
        utcText(first.at),
        `The event is before the report, ${utcText(reported)}.`,
      )
    const item = ticketOf(id, source, this.#events(rows), fieldsOf(ticket))
    return rows.length < all.length ? [item, { leftOut: 'event-repeated', id, source }] : [item]
  }
}

/** Returns the keys of a type's events that are columns. */
function keysOf(type: string): readonly (typeof WORD_KEYS)[number][] {
  const keys = Object.hasOwn(EVENT_KEYS, type) ? EVENT_KEYS[type as EventType] : []
  return WORD_KEYS.filter(key => keys.includes(key))
}

function unknownType(given: string, known: readonly string[]): string {
  return `Unknown event type ${describe(given)}. ${didYouMean(given, known)}`
}

/** Returns the rows by time, without those that repeat an earlier row of the same instant. */
function withoutRepeated(rows: readonly TimedRow[]): readonly TimedRow[] {
  const codes = new Set<number>()
  let at = Number.NaN
  return rows.filter(row => {
    if (row.at !== at) codes.clear()
    at = row.at
    const { size } = codes
    return codes.add(row.code).size > size
  })
}
