import { EVENT_KEYS, type TicketEvent } from '../../clock/event.ts'
import type { EventType } from '../../policy/event-types.ts'
import { utcText } from '../../time/format/utc.ts'
import { didYouMean } from '../../validation/did-you-mean.ts'
import { describe } from '../../validation/plain-data.ts'
import { COLUMN } from '../column.ts'
import type { Columns, Row } from '../formats/row.ts'
import { channelMeaning, severityMeaning } from '../severity-meaning.ts'
import { EMPTY, type InputItem, ticketOf } from '../ticket.ts'
import { GroupedRows } from './grouped-rows.ts'
import { detach, fieldsOf, type PendingTicket, RowInterner, type TimedRow, timedRowsOf } from './pending-tickets.ts'
import { notJudged, type RowErrors } from './shape-reader.ts'

const columnOf = COLUMN.events

const TYPES = Object.keys(EVENT_KEYS)

/** The column that an event of each type requires. */
const REQUIRED: { readonly [T in EventType]?: number } = {
  reported: columnOf.severity,
  severityChanged: columnOf.severity,
  calendarChanged: columnOf.calendar,
  milestone: columnOf.name,
}

/** The columns of the keys that events can have. */
const WORD_KEYS = ['severity', 'channel', 'reason', 'calendar', 'name', 'requestKind'] as const

type RowContent = { readonly type: EventType; readonly words: { readonly [key: string]: string | undefined } }

/** Reads exports with one row per event, in any order. One row is the report. RowCells that a type does not use are ignored. */
export class EventRows extends GroupedRows {
  readonly #contents = new RowInterner<RowContent>()

  protected add(row: Row, columns: Columns, errors: RowErrors, ticket: PendingTicket | undefined): void {
    const type = row.text(columnOf.type) as EventType
    const isKnown = Object.hasOwn(EVENT_KEYS, type)
    if (!type) errors.add(columnOf.type, EMPTY)
    else if (!isKnown) errors.add(columnOf.type, `Unknown event type ${describe(type)}. ${didYouMean(type, TYPES)}`)
    const time = row.text(columnOf.at)
    const at = this.times.read(time)
    if (!time) errors.add(columnOf.at, EMPTY)
    else if (Number.isNaN(at)) errors.addTime(columnOf.at, this.times.errorFor(time))
    if (!isKnown) return
    const required = REQUIRED[type]
    if (required !== undefined && required !== columnOf.severity && !row.text(required)) errors.add(required, EMPTY)
    const words = WORD_KEYS.filter(key => EVENT_KEYS[type].includes(key)).map(
      key => [key, row.text(columnOf[key])] as const,
    )
    const severity =
      type === 'reported' || type === 'severityChanged'
        ? severityMeaning(row.text(columnOf.severity), this.mapping)
        : ''
    if (typeof severity !== 'string') errors.add(columnOf.severity, severity.problem)
    if (!ticket || errors.list.length) return
    // All events of a type have the same number of words.
    const texts = [type, ...words.map(([, word]) => word)]
    const code = this.#contents.codeOf(texts) ?? this.#contents.add(texts, this.#contentOf(type, words))
    this.pending.addRow(ticket, at, code, row, columns)
  }

  #contentOf(type: EventType, texts: readonly (readonly [key: string, text: string])[]): RowContent {
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
    return { type: detach(type) as EventType, words }
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
    const events = rows.map(({ at, code }) => {
      const { type, words } = this.#contents.of(code)
      return { type, at, ...words } as TicketEvent & { readonly at: number }
    })
    const item = ticketOf(id, source, events, fieldsOf(ticket))
    return rows.length < all.length ? [item, { leftOut: 'event-repeated', id, source }] : [item]
  }
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
