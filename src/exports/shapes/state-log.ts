import type { TicketEvent } from '../../clock/event.ts'
import type { StateMapping } from '../../document/tickets-spec.ts'
import { utcText } from '../../time/format/utc.ts'
import { didYouMean } from '../../validation/did-you-mean.ts'
import { describe } from '../../validation/plain-data.ts'
import { COLUMN } from '../column.ts'
import type { Columns, Row } from '../formats/row.ts'
import type { Mapping } from '../mapping.ts'
import { matchesPattern } from '../matches-pattern.ts'
import { channelMeaning, defaultSeverity, severityMeaning, severityText } from '../severity-meaning.ts'
import { EMPTY, type InputItem, type InputNotes, ticketOf } from '../ticket.ts'
import type { TimestampParser } from '../timestamps/timestamp-parser.ts'
import { GroupedRows } from './grouped-rows.ts'
import { holderOf } from './holder-of.ts'
import { detach, fieldsOf, type PendingTicket, RowInterner, type TimedRow, timedRowsOf } from './pending-tickets.ts'
import { notJudged, type RowErrors } from './shape-reader.ts'

const columnOf = COLUMN.log

/** The content of a row of a log. */
type RowContent = {
  readonly meaning: Meaning
  /** Empty if the row has none. */
  readonly severity: string
  readonly channel: string | undefined
  /** The group or assignee of the row; empty if it has none. */
  readonly holder: string
}

/** The meaning of a state, as the document maps it. */
type Meaning = {
  readonly is: 'open' | 'paused' | 'resolved' | 'unchanged'
  readonly isResponse: boolean
  /** The reason of a pause; empty otherwise. */
  readonly reason: string
}

type Event = TicketEvent & { readonly at: number }

/**
 * Reads state logs: one row per change of a ticket, in any order. A row may also repeat the state. A ticket is reported
 * at the time in the column `reportedAt`, if the log has one, otherwise at its first row.
 */
export class StateLog extends GroupedRows {
  readonly #notes: InputNotes
  readonly #contents = new RowInterner<RowContent>()
  readonly #meanings = new Map<string, Meaning | 'ignored' | undefined>()

  constructor(mapping: Mapping, times: TimestampParser, now: number, notes: InputNotes) {
    super(mapping, times, now)
    this.#notes = notes
  }

  override take(row: Row, columns: Columns, file: string): readonly InputItem[] {
    const state = row.text(columnOf.state)
    if (!state || this.#meaning(state) !== 'ignored') return super.take(row, columns, file)
    this.#notes.ignoredRows++
    return []
  }

  protected add(row: Row, columns: Columns, errors: RowErrors, ticket: PendingTicket | undefined): void {
    const state = row.text(columnOf.state)
    const meaning = this.#meaning(state) as Meaning | undefined
    if (!state) errors.add(columnOf.state, EMPTY)
    else if (!meaning)
      errors.add(
        columnOf.state,
        `Unknown state ${describe(state)}. Add it to tickets.states in the document. ` +
          didYouMean(state, Object.keys(this.mapping.states)),
      )
    const at = this.#time(row, columnOf.at, errors)
    if (at === undefined) errors.add(columnOf.at, EMPTY)
    const severityCells = severityText(row, columnOf.severity, this.mapping)
    const severity = severityCells && severityMeaning(severityCells, this.mapping)
    if (typeof severity !== 'string') errors.add(columnOf.severity, severity.problem)
    const reported = this.#time(row, columnOf.reportedAt, errors)
    if (!ticket || errors.list.length) return
    if (reported !== undefined) this.#setReported(reported, ticket, errors)
    if (errors.list.length) return
    const channel = row.text(columnOf.channel)
    const holder = holderOf(row, columnOf)
    const words = [state, severityCells, channel, holder]
    const code =
      this.#contents.codeOf(words) ??
      this.#contents.add(words, {
        meaning: meaning!,
        severity: detach(severity as string),
        channel: channelMeaning(detach(channel), this.mapping),
        holder: detach(holder),
      })
    this.pending.addRow(ticket, at!, code, row, columns)
  }

  /** Stores the time of the report, on which all rows of a ticket must agree. */
  #setReported(reported: number, ticket: PendingTicket, errors: RowErrors): void {
    ticket.reported ??= reported
    if (ticket.reported !== reported)
      errors.add(
        columnOf.reportedAt,
        `${utcText(reported)} is not what an earlier row of the ticket says, ${utcText(ticket.reported)}.`,
      )
  }

  /** Returns undefined for an empty cell, NaN for one that is not a time, which it adds to the errors. */
  #time(row: Row, column: number, errors: RowErrors): number | undefined {
    const text = row.text(column)
    if (!text) return undefined
    const at = this.times.read(text)
    if (Number.isNaN(at)) errors.addTime(column, this.times.errorFor(text))
    return at
  }

  #meaning(state: string): Meaning | 'ignored' | undefined {
    const cached = this.#meanings.get(state)
    if (cached || this.#meanings.has(state)) return cached
    const meaning = meaningOf(state, this.mapping.states)
    this.#meanings.set(detach(state), meaning)
    return meaning
  }

  protected items(ticket: PendingTicket): readonly InputItem[] {
    return [this.#item(ticket)]
  }

  #item(ticket: PendingTicket): InputItem {
    const { id, source, columns } = ticket
    const rows = timedRowsOf(ticket)
    const [first] = rows
    const reported = ticket.reported ?? first.at
    const invalid = (line: number, column: number, at: number, message: string) => ({
      id,
      errors: [
        notJudged({ source: { ...source, line }, column: columns.headerFor(column), value: utcText(at), message }),
      ],
    })
    if (reported > this.now) {
      const message = `The report is later than now, ${utcText(this.now)}.`
      return invalid(source.line, columnOf.reportedAt, reported, message)
    }
    if (first.at < reported)
      return invalid(first.line, columnOf.at, first.at, `The row is before the report, ${utcText(reported)}.`)
    if (!this.#isComplete(rows, ticket.reported)) return { leftOut: 'log-cut-off', id, source }
    const events = this.#events(rows, reported)
    if (events) return ticketOf(id, source, events, fieldsOf(ticket))
    const hint = this.mapping.matrix ? '' : ' For a default write tickets.severities: { "": severity }.'
    const message = `No row of ${describe(id)} has a severity.${hint}`
    const column = columns.headerFor(columnOf.severity)
    return { id, errors: [{ source, column, value: '', message, kind: 'no severity' }] }
  }

  /**
   * Returns whether the log of a ticket starts at its report: with an opening state, or at the time that the log names
   * for the report. If several rows have the first instant, one such row is enough.
   */
  #isComplete(rows: readonly TimedRow[], reported: number | undefined): boolean {
    const [{ at }] = rows
    if (at === reported) return true
    return rows.some(row => row.at === at && isOpening(this.#contents.of(row.code).meaning))
  }

  /** Returns the events of a ticket from its states in order; undefined if it has no severity. */
  #events(rows: readonly TimedRow[], reported: number): Event[] | undefined {
    const contents = rows.map(({ code }) => this.#contents.of(code))
    const severity = contents.find(row => row.severity)?.severity ?? defaultSeverity(this.mapping)
    if (!severity) return undefined
    const channel = contents.find(row => row.channel !== undefined)?.channel
    const events = new StateEvents({ type: 'reported', at: reported, severity, channel })
    for (const [i, { at }] of rows.entries()) events.add(at, contents[i])
    return events.list
  }
}

/** Converts the states of one ticket into events. */
class StateEvents {
  readonly list: Event[]
  /** The severity of the events so far. */
  #severity: string
  /** The severity of the latest row that has one. */
  #latestSeverity: string
  /** The holder of the events so far, and that of the latest row that has one; empty for none. */
  #holder = ''
  #latestHolder = ''
  /** The reason of the open pause. */
  #pause: string | undefined
  #isResolved = false
  #isAnswered = false

  constructor(report: Event & { readonly severity: string }) {
    this.list = [report]
    this.#severity = report.severity
    this.#latestSeverity = report.severity
  }

  add(at: number, { meaning, severity, holder }: RowContent): void {
    this.#latestHolder = holder || this.#latestHolder
    this.#latestSeverity = severity || this.#latestSeverity
    if (this.#isResolved && meaning.is !== 'resolved' && meaning.is !== 'unchanged') {
      this.list.push({ type: 'reopened', at })
      this.#isResolved = false
    }
    // A change while the ticket is resolved counts once it is open again.
    if (this.#isResolved) return
    this.#change(at)
    if (meaning.is !== 'unchanged') this.#open(at, meaning)
  }

  #open(at: number, { is, isResponse, reason }: Meaning): void {
    if (isResponse && !this.#isAnswered) {
      this.list.push({ type: 'responded', at })
      this.#isAnswered = true
    }
    if (is === 'resolved') {
      this.list.push({ type: 'resolved', at })
      this.#isResolved = true
      this.#pause = undefined
    } else this.#setPause(at, is === 'paused' ? reason : undefined)
  }

  /** Adds the events of a new holder and a new severity. */
  #change(at: number): void {
    if (this.#latestHolder !== this.#holder) {
      this.#holder = this.#latestHolder
      this.list.push({ type: 'assigned', at, to: this.#holder })
    }
    if (this.#latestSeverity !== this.#severity) {
      this.#severity = this.#latestSeverity
      this.list.push({ type: 'severityChanged', at, severity: this.#severity })
    }
  }

  #setPause(at: number, reason: string | undefined): void {
    if (reason === this.#pause) return
    if (this.#pause !== undefined) this.list.push({ type: 'resumed', at, reason: this.#pause })
    if (reason !== undefined) this.list.push({ type: 'paused', at, reason })
    this.#pause = reason
  }
}

/** Returns the meaning of a state in the document: by its exact name, otherwise by the first pattern with `*` that fits. */
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

/** Returns whether a new ticket can have a state: it is open, and the state is not a response. */
function isOpening({ is, isResponse }: Meaning): boolean {
  return is === 'open' && !isResponse
}
