import type { TicketEvent } from '../../clock/event.ts'
import { TICKET_FIELDS } from '../../document/ticket-fields.ts'
import type { StateMapping } from '../../document/tickets-spec.ts'
import { utcText } from '../../time/time-text.ts'
import { describe } from '../../validation/plain-data.ts'
import { didYouMean } from '../../validation/suggest.ts'
import type { Columns, Row } from '../formats/row.ts'
import type { Mapping } from '../mapping.ts'
import { channelMeaning, matchesPattern, severityMeaning } from '../meanings.ts'
import { EMPTY, type InputItem, type InputNotes, ticketOf } from '../ticket.ts'
import type { TimestampParser } from '../timestamps/timestamp-parser.ts'
import { GroupedRows } from './grouped-rows.ts'
import { detach, fieldsOf, marksOf, type PendingTicket, RowInterner, type TimedRow } from './pending-tickets.ts'
import { notJudged, type RowErrors } from './shape-reader.ts'

const [, AT, STATE, SEVERITY, CHANNEL, REPORTED] = TICKET_FIELDS.log.map((_, i) => i)

/** What a row of a log says. */
type Saying = {
  readonly means: Meaning
  /** Empty where the row names none. */
  readonly severity: string
  readonly channel: string | undefined
}

/** A state's meaning, taken apart. */
type Meaning = {
  readonly is: 'open' | 'paused' | 'resolved'
  readonly isResponse: boolean
  /** Why it pauses. */
  readonly reason: string
}

type Event = TicketEvent & { readonly at: number }

/**
 * A state log: one row a change of a ticket, or a moment at which nothing of its state changed. Rows need be in no
 * order. The ticket begins at the time of its report, where the log has such a column, else at its first row.
 */
export class StateLog extends GroupedRows {
  readonly #notes: InputNotes
  readonly #sayings = new RowInterner<Saying>()
  readonly #meanings = new Map<string, Meaning | 'ignored' | undefined>()

  constructor(mapping: Mapping, times: TimestampParser, now: number, notes: InputNotes) {
    super(mapping, times, now)
    this.#notes = notes
  }

  override take(row: Row, columns: Columns, file: string): readonly InputItem[] {
    const state = row.text(STATE)
    if (!state || this.#meaning(state) !== 'ignored') return super.take(row, columns, file)
    this.#notes.ignoredRows++
    return []
  }

  protected add(row: Row, columns: Columns, faults: RowErrors, ticket: PendingTicket | undefined): void {
    const state = row.text(STATE)
    const means = this.#meaning(state) as Meaning | undefined
    if (!state) faults.add(STATE, EMPTY)
    else if (!means)
      faults.add(
        STATE,
        `Unknown state ${describe(state)}. Add it to tickets.states in the document. ` +
          didYouMean(state, Object.keys(this.mapping.states)),
      )
    const at = this.#time(row, AT, faults)
    if (at === undefined) faults.add(AT, EMPTY)
    const given = row.text(SEVERITY)
    const severity = given && severityMeaning(given, this.mapping)
    if (typeof severity !== 'string') faults.add(SEVERITY, severity.fault)
    const reported = this.#time(row, REPORTED, faults)
    if (!ticket || faults.bad.length) return
    if (reported !== undefined) this.#report(reported, ticket, faults)
    if (faults.bad.length) return
    const channel = row.text(CHANNEL)
    const words = [state, given, channel]
    const says =
      this.#sayings.numberOf(words) ??
      this.#sayings.add(words, {
        means: means!,
        severity: detach(severity as string),
        channel: channelMeaning(detach(channel), this.mapping),
      })
    this.held.mark(ticket, at!, says, row, columns)
  }

  /** Notes when a ticket was reported, which its rows must agree on. */
  #report(reported: number, ticket: PendingTicket, faults: RowErrors): void {
    ticket.reported ??= reported
    if (ticket.reported !== reported)
      faults.add(
        REPORTED,
        `${utcText(reported)} is not what an earlier row of the ticket says, ${utcText(ticket.reported)}.`,
      )
  }

  #time(row: Row, wanted: number, faults: RowErrors): number | undefined {
    const text = row.text(wanted)
    if (!text) return undefined
    const at = this.times.read(text)
    if (Number.isNaN(at)) faults.addTime(wanted, this.times.fault(text))
    return at
  }

  #meaning(state: string): Meaning | 'ignored' | undefined {
    const known = this.#meanings.get(state)
    if (known || this.#meanings.has(state)) return known
    const found = meaningOf(state, this.mapping.states)
    this.#meanings.set(detach(state), found)
    return found
  }

  protected items(ticket: PendingTicket): readonly InputItem[] {
    return [this.#item(ticket)]
  }

  #item(ticket: PendingTicket): InputItem {
    const { id, source, columns } = ticket
    const marks = marksOf(ticket)
    const reported = ticket.reported ?? marks[0].at
    const bad = (line: number, wanted: number, at: number, message: string) => ({
      id,
      bad: [notJudged({ source: { ...source, line }, column: columns.headerFor(wanted), value: utcText(at), message })],
    })
    if (reported > this.now)
      return bad(source.line, REPORTED, reported, `The report is later than now, ${utcText(this.now)}.`)
    if (marks[0].at < reported)
      return bad(marks[0].line, AT, marks[0].at, `The row is before the report, ${utcText(reported)}.`)
    if (!this.#begins(marks, ticket.reported)) return { leftOut: 'log-cut-off', id, source }
    const events = this.#events(marks, reported)
    if (!events)
      return {
        id,
        bad: [
          {
            source,
            column: columns.headerFor(SEVERITY),
            value: '',
            message: `No row of ${describe(id)} has a severity. For a default write tickets.severities: { "": severity }.`,
            kind: 'no severity',
          },
        ],
      }
    return ticketOf(id, source, events, fieldsOf(ticket))
  }

  /**
   * Whether the log of a ticket goes back to its report: its first row is an opening state, or is of the time of the
   * report, which the log names. If several rows are of the first instant, one of them is enough.
   */
  #begins(marks: readonly TimedRow[], reported: number | undefined): boolean {
    const [{ at }] = marks
    if (at === reported) return true
    return marks.some(({ at: other, says }) => other === at && isOpening(this.#sayings.of(says).means))
  }

  /** What happened to a ticket, told from its states one after the other; undefined when it has no severity. */
  #events(marks: readonly TimedRow[], reported: number): Event[] | undefined {
    const sayings = marks.map(({ says }) => this.#sayings.of(says))
    const first = sayings.find(({ severity }) => severity)?.severity ?? this.mapping.severities.exactly('')
    if (!first) return undefined
    const channel = sayings.find(one => one.channel !== undefined)?.channel
    const events: Event[] = [{ type: 'reported', at: reported, severity: first, channel }]
    let severity = first
    let now = first
    let pause: string | undefined
    let isResolved = false
    let isAnswered = false

    for (const [i, { at }] of marks.entries()) {
      const { means } = sayings[i]
      now = sayings[i].severity || now
      const reopens: boolean = isResolved && means.is !== 'resolved'
      if (reopens) events.push({ type: 'reopened', at })
      isResolved &&= !reopens
      // What changes while the ticket is resolved counts once it is open again.
      if (now !== severity && !isResolved) events.push({ type: 'severityChanged', at, severity: now })
      if (!isResolved) severity = now
      if (means.isResponse && !isAnswered && !isResolved) {
        events.push({ type: 'responded', at })
        isAnswered = true
      }
      if (means.is === 'resolved') {
        if (!isResolved) events.push({ type: 'resolved', at })
        isResolved = true
        pause = undefined
        continue
      }
      const reason = means.is === 'paused' ? means.reason : undefined
      if (reason === pause) continue
      if (pause !== undefined) events.push({ type: 'resumed', at, reason: pause })
      if (reason !== undefined) events.push({ type: 'paused', at, reason })
      pause = reason
    }
    return events
  }
}

/** What the document says a state means: by its own name, else by the first name with a `*` that fits. */
function meaningOf(state: string, states: { readonly [state: string]: StateMapping }): Meaning | 'ignored' | undefined {
  const name = Object.hasOwn(states, state)
    ? state
    : Object.keys(states).find(one => one.includes('*') && matchesPattern(state, one))
  if (name === undefined) return undefined
  const meaning = states[name]
  if (meaning === 'ignored') return meaning
  if (typeof meaning === 'object')
    return { is: 'paused', isResponse: meaning.responded ?? false, reason: meaning.paused }
  return {
    is: meaning === 'responded' ? 'open' : meaning,
    isResponse: meaning === 'responded',
    reason: meaning === 'paused' ? detach(state) : '',
  }
}

/** Whether a ticket can begin in a state of this meaning: nobody has answered it, and it waits for nothing. */
function isOpening({ is, isResponse }: Meaning): boolean {
  return is === 'open' && !isResponse
}
