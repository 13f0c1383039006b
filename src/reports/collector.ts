import type { PlainReport } from '../compliance/batch/plain-check.ts'
import type { Difference, JudgedTicket } from '../compliance/result.ts'
import { localDate } from '../time/format/local-time.ts'
import type { InvalidRow, ReportWriter } from './report-writer.ts'
import { TopList } from './top-list.ts'
import { type ReportedBreach, WorstBreaches } from './worst-breaches.ts'

/** Maximum number of breaches, differences and invalid rows in a report. */
export const MAX_SHOWN = 50

/** Maximum number of open targets in a report. */
const MAX_NEXT = 10

/** Collects the breaches, differences and invalid rows of a report: at most {@link MAX_SHOWN} of each kind. */
export class ReportCollector {
  readonly worst = new WorstBreaches(MAX_SHOWN)
  readonly #worstByAgreement = new Map<string, WorstBreaches>()
  /** The open targets that are due next. */
  readonly next = new TopList<ReportedBreach>(MAX_NEXT, byDue)
  readonly differences: Difference[] = []
  readonly invalidRows: InvalidRow[] = []
  #zone: string | undefined
  #hasSeveralZones = false
  #first: string | undefined
  #last: string | undefined
  /** The first and the last report of each zone. Most tickets are between them, so few dates are computed. */
  readonly #reports = new Map<string, { readonly from: number; readonly until: number }>()

  /** The zone of all tickets; undefined if they have several zones, or if there are no tickets. */
  get timeZone(): string | undefined {
    return this.#hasSeveralZones ? undefined : this.#zone
  }

  /** Returns the worst breaches of an agreement; without a name those of all tickets. */
  worstOf(agreement: string | undefined): WorstBreaches {
    if (agreement === undefined) return this.worst
    const worst = this.#worstByAgreement.get(agreement) ?? new WorstBreaches(MAX_SHOWN)
    this.#worstByAgreement.set(agreement, worst)
    return worst
  }

  /** The local dates of the first and the last report; undefined without tickets. */
  get dates(): readonly [first: string, last: string] | undefined {
    return this.#first === undefined ? undefined : [this.#first, this.#last!]
  }

  /** Returns a writer that collects everything, and writes the report at the end. */
  writer(end: ReportWriter['end']): ReportWriter {
    const { plain, ticket, difference, invalid } = this
    return { plain, ticket, difference, invalid, end }
  }

  readonly ticket = (ticket: JudgedTicket) => {
    this.#inZone(ticket.timeZone)
    for (const verdict of ticket.verdicts) {
      const { outcome, dueAt } = verdict
      if (outcome === 'breached') {
        this.worst.add({ ticket, verdict })
        if (ticket.agreement !== undefined) this.worstOf(ticket.agreement).add({ ticket, verdict })
      }
      if (outcome === 'running' && dueAt !== null) this.next.add({ ticket, verdict })
    }
    const [verdict] = ticket.verdicts
    if (verdict) this.#reported(verdict.reportedAt, ticket.timeZone)
  }

  /** Takes tickets without an object. It needs those of the worst breaches, and of the open targets that are due next. */
  readonly plain: PlainReport = {
    needs: ticket => {
      const { agreement, verdict } = ticket
      if (verdict.outcome === 'breached')
        return (
          this.worst.hasRoomFor(verdict) || (agreement !== undefined && this.worstOf(agreement).hasRoomFor(verdict))
        )
      const { last } = this.next
      return verdict.outcome === 'running' && (!last || ticket.dueAt() <= last.verdict.dueAt!)
    },
    take: ({ agreement, timeZone, first, last, breached, running }) => {
      this.#inZone(timeZone)
      this.worst.skip(breached)
      if (agreement !== undefined) this.worstOf(agreement).skip(breached)
      this.next.skip(running)
      this.#reported(first, timeZone)
      this.#reported(last, timeZone)
    },
  }

  #inZone(timeZone: string): void {
    this.#zone ??= timeZone
    this.#hasSeveralZones ||= this.#zone !== timeZone
  }

  #reported(at: number, timeZone: string): void {
    const { from, until } = this.#reports.get(timeZone) ?? { from: Infinity, until: -Infinity }
    if (at >= from && at <= until) return
    const date = localDate(at, timeZone)
    this.#reports.set(timeZone, { from: Math.min(from, at), until: Math.max(until, at) })
    if (this.#first === undefined || date < this.#first) this.#first = date
    if (this.#last === undefined || date > this.#last) this.#last = date
  }

  readonly difference = (difference: Difference) => {
    if (this.differences.length < MAX_SHOWN) this.differences.push(difference)
  }

  readonly invalid = (row: InvalidRow) => {
    if (this.invalidRows.length < MAX_SHOWN) this.invalidRows.push(row)
  }
}

/** Compares two open targets: the one that is due first, then by ticket, agreement, target and cycle. */
function byDue(a: ReportedBreach, b: ReportedBreach): number {
  return (
    a.verdict.dueAt! - b.verdict.dueAt! ||
    compareTexts(a.ticket.id, b.ticket.id) ||
    compareTexts(a.ticket.agreement ?? '', b.ticket.agreement ?? '') ||
    compareTexts(a.verdict.target, b.verdict.target) ||
    a.verdict.cycle - b.verdict.cycle
  )
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
