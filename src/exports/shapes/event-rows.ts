import { EVENT_KEYS, type EventType, type TicketEvent } from '../../clock/event.ts'
import { TICKET_FIELDS } from '../../document/ticket-fields.ts'
import { utcText } from '../../time/time-text.ts'
import { describe } from '../../validation/plain-data.ts'
import { didYouMean } from '../../validation/suggest.ts'
import type { Columns, Row } from '../formats/row.ts'
import { channelMeaning, severityMeaning } from '../meanings.ts'
import { EMPTY, type InputItem, ticketOf } from '../ticket.ts'
import { GroupedRows } from './grouped-rows.ts'
import { detach, fieldsOf, marksOf, type PendingTicket, RowInterner, type TimedRow } from './pending-tickets.ts'
import { notJudged, type RowErrors } from './shape-reader.ts'

const [ID, AT, TYPE, SEVERITY, CHANNEL, REASON, CALENDAR, NAME, REQUEST_KIND] = TICKET_FIELDS.events.map((_, i) => i)

const TYPES = Object.keys(EVENT_KEYS)

/** What an event cannot do without. */
const NEEDS: { readonly [T in EventType]?: number } = {
  reported: SEVERITY,
  severityChanged: SEVERITY,
  calendarChanged: CALENDAR,
  milestone: NAME,
}

/** The columns of what events may say, by the key of the event. */
const WORDS: readonly (readonly [key: string, wanted: number])[] = [
  ['severity', SEVERITY],
  ['channel', CHANNEL],
  ['reason', REASON],
  ['calendar', CALENDAR],
  ['name', NAME],
  ['requestKind', REQUEST_KIND],
]

type Saying = { readonly type: EventType; readonly words: { readonly [key: string]: string | undefined } }

/** One row an event of a ticket, in any order; one of them is its report. Cells that an event has no use for are not read. */
export class EventRows extends GroupedRows {
  readonly #sayings = new RowInterner<Saying>()

  protected add(row: Row, columns: Columns, faults: RowErrors, ticket: PendingTicket | undefined): void {
    const type = row.text(TYPE) as EventType
    const isKnown = Object.hasOwn(EVENT_KEYS, type)
    if (!type) faults.add(TYPE, EMPTY)
    else if (!isKnown) faults.add(TYPE, `Unknown event type ${describe(type)}. ${didYouMean(type, TYPES)}`)
    const time = row.text(AT)
    const at = this.times.read(time)
    if (!time) faults.add(AT, EMPTY)
    else if (Number.isNaN(at)) faults.addTime(AT, this.times.fault(time))
    if (!isKnown) return
    const need = NEEDS[type]
    if (need !== undefined && need !== SEVERITY && !row.text(need)) faults.add(need, EMPTY)
    const words = WORDS.filter(([key]) => EVENT_KEYS[type].includes(key)).map(([key, wanted]) => [
      key,
      row.text(wanted),
    ])
    const severity =
      type === 'reported' || type === 'severityChanged' ? severityMeaning(row.text(SEVERITY), this.mapping) : ''
    if (typeof severity !== 'string') faults.add(SEVERITY, severity.fault)
    if (!ticket || faults.bad.length) return
    // Each type of event has as many words as others of it.
    const said = [type, ...words.map(([, word]) => word)]
    const says = this.#sayings.numberOf(said) ?? this.#sayings.add(said, this.#saying(type, words))
    this.held.mark(ticket, at, says, row, columns)
  }

  #saying(type: EventType, given: readonly (readonly string[])[]): Saying {
    const words: Record<string, string> = {}
    for (const [key, text] of given) {
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
    const all = marksOf(ticket)
    const marks = withoutRepeated(all)
    const bad = (line: number, wanted: number, value: string, message: string): InputItem[] => [
      {
        id,
        bad: [notJudged({ source: { ...source, line }, column: columns.headerFor(wanted), value, message })],
      },
    ]
    const reports = marks.filter(({ says }) => this.#sayings.of(says).type === 'reported')
    if (!reports.length)
      return bad(source.line, ID, id, 'No row of this ticket is its report. Add one of type "reported".')
    if (reports.length > 1) return bad(reports[1].line, ID, id, 'The ticket is reported a second time.')
    const [{ at: reported, line }] = reports
    if (reported > this.now)
      return bad(line, AT, utcText(reported), `The report is later than now, ${utcText(this.now)}.`)
    if (marks[0].at < reported)
      return bad(marks[0].line, AT, utcText(marks[0].at), `The event is before the report, ${utcText(reported)}.`)
    const events = marks.map(({ at, says }) => {
      const { type, words } = this.#sayings.of(says)
      return { type, at, ...words } as TicketEvent & { readonly at: number }
    })
    const item = ticketOf(id, source, events, fieldsOf(ticket))
    return marks.length < all.length ? [item, { leftOut: 'event-repeated', id, source }] : [item]
  }
}

/** Rows in the order of time without those that say the same of the same instant as one before. */
function withoutRepeated(marks: readonly TimedRow[]): readonly TimedRow[] {
  const said = new Set<number>()
  let at = Number.NaN
  return marks.filter(mark => {
    if (mark.at !== at) said.clear()
    at = mark.at
    const { size } = said
    return said.add(mark.says).size > size
  })
}
