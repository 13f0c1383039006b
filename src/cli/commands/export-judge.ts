import type { Contract } from '../../compliance/contracts/contract.ts'
import type { OutOfPeriodTicket } from '../../compliance/result.ts'
import type { RejectedTicket } from '../../compliance/verdicts/rejected-ticket.ts'
import type { TicketsSpec } from '../../document/tickets-spec.ts'
import type { FindingMessages } from '../../explain/messages/messages.ts'
import { checkShown } from '../../exports/check-shown.ts'
import { contractColumns } from '../../exports/contract-columns.ts'
import type { ImportFinding, ImportStats } from '../../exports/import-stats.ts'
import type { PlainHandler } from '../../exports/plain/plain-handler.ts'
import { readExports } from '../../exports/read-exports.ts'
import { rejectionErrors } from '../../exports/rejection-errors.ts'
import type { ShownEvents } from '../../exports/shown-events.ts'
import type { InputItem, RowErrorItem, TicketItem } from '../../exports/ticket.ts'
import type { InvalidRow } from '../../reports/report-writer.ts'
import { noticed } from '../terminal/noticed.ts'
import { Progress } from '../terminal/progress.ts'
import { allOf } from './all-of.ts'
import { InvalidRows, invalidRowOf } from './invalid-rows.ts'
import { LeftOut } from './left-out.ts'

/** The files, how to read them, and what the tickets are for. */
export type ExportsToJudge<T> = {
  readonly files: readonly string[]
  readonly spec: TicketsSpec
  /** The targets that the files must be able to show, and the contracts that define them. */
  readonly judged: readonly { readonly targets: readonly string[]; readonly contracts: readonly Contract[] }[]
  /** Epoch milliseconds. */
  readonly now: number
  /** How many invalid rows are tolerated. */
  readonly allowedBadRows: number
  /** The words of the findings. */
  readonly findings: FindingMessages
  /** Judges unremarkable rows without an object per ticket. @defaultValue every row becomes a ticket */
  readonly plain?: Omit<PlainHandler, 'taken'> | undefined
  /** Judges a ticket: one result per agreement. */
  readonly judge: (ticket: TicketItem) => readonly (T | RejectedTicket | OutOfPeriodTicket)[]
  /** Takes each result for a ticket that was judged. */
  readonly ticket: (result: T) => void | Promise<void>
  /** Takes an invalid row, or a ticket that an agreement cannot judge. */
  readonly invalid: (row: InvalidRow) => void | Promise<void>
}

/** Reads the tickets of exports and judges them. Invalid rows are printed on standard error and counted. */
export class ExportJudge<T extends { readonly status: string }> {
  readonly #progress = new Progress('tickets')
  readonly #invalidRows = new InvalidRows()
  readonly #leftOut = new LeftOut()
  #items = 0

  /** @throws {UserError} the errors of {@link readExports}, and a target that a file cannot show */
  async read(reading: ExportsToJudge<T>): Promise<ImportStats> {
    const { files, spec, judged, now, allowedBadRows } = reading
    const item = (item: InputItem) => this.#take(item, reading)
    const columns = contractColumns(judged.flatMap(({ contracts }) => contracts))
    const begin = (shown: ShownEvents) => {
      for (const { targets, contracts } of judged) checkShown(shown, targets, contracts)
    }
    try {
      const { datesWithoutTime, ...notes } = await readExports(
        files,
        spec,
        { item, begin, columns, plain: this.#counted(reading.plain) },
        now,
      )
      const { findings: messages } = reading
      const findings = [...noticed({ datesWithoutTime }, messages), ...this.#leftOut.findings(messages)]
      return { ...notes, badRows: this.#invalidRows.count, allowedBadRows, findings }
    } finally {
      this.#progress.end()
      this.#invalidRows.end()
    }
  }

  /** Returns the counts up to a failure. */
  statsUntil(failure: ImportFinding, messages: FindingMessages): ImportStats {
    const findings = [failure, ...this.#leftOut.findings(messages)]
    const none = { allowedBadRows: 0, ignoredRows: 0, clockChangeTimes: 0 }
    return { ...none, rows: this.#items, badRows: this.#invalidRows.count, findings }
  }

  /** Counts the tickets that are judged without an object. */
  #counted(plain: ExportsToJudge<T>['plain']): PlainHandler | undefined {
    const taken = (count: number) => {
      this.#progress.step(count)
      this.#items += count
    }
    return plain && { ...plain, taken }
  }

  #take(item: InputItem, reading: ExportsToJudge<T>): void | Promise<void> {
    this.#progress.step()
    this.#items++
    if ('errors' in item) return this.#reject(item, reading)
    if ('leftOut' in item) return this.#leftOut.add(item)
    const results = reading.judge(item)
    const only = results[0]
    if (results.length === 1 && only.status !== 'rejected' && only.status !== 'out-of-period')
      return reading.ticket(only as T)
    const errors = rejectionErrors(results, item, reading.spec)
    const judged = results.filter(({ status }) => status !== 'rejected' && status !== 'out-of-period') as T[]
    return allOf([
      ...judged.map(result => reading.ticket(result)),
      errors.length ? this.#reject({ id: item.id, errors }, reading) : undefined,
    ])
  }

  /** A row with several errors counts once. */
  #reject(item: RowErrorItem, reading: ExportsToJudge<T>): void | Promise<void> {
    this.#invalidRows.add(item)
    return reading.invalid(invalidRowOf(item))
  }
}
