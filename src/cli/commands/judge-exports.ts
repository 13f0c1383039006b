import type { Contract } from '../../compliance/contracts/contract.ts'
import type { OutOfPeriodTicket } from '../../compliance/result.ts'
import type { RejectedTicket } from '../../compliance/verdicts/rejected-ticket.ts'
import type { TicketsSpec } from '../../document/tickets-spec.ts'
import type { FindingMessages } from '../../explain/messages/messages.ts'
import type { ImportStats } from '../../exports/import-stats.ts'
import { readExports } from '../../exports/read-exports.ts'
import type { InputItem, RowErrorItem, TicketItem } from '../../exports/ticket.ts'
import type { InvalidRow } from '../../reports/report-writer.ts'
import { rowErrorOf } from '../terminal/errors.ts'
import { noticed } from '../terminal/noticed.ts'
import { Progress } from '../terminal/progress.ts'
import { checkShown } from './check-shown.ts'
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
  /** Judges a ticket. */
  readonly judge: (ticket: TicketItem) => T | RejectedTicket | OutOfPeriodTicket
  /** Takes the result for a ticket that was judged. */
  readonly ticket: (result: T) => void | Promise<void>
  /** Takes an invalid row, or a ticket that cannot be judged. */
  readonly invalid: (row: InvalidRow) => void | Promise<void>
}

/**
 * Reads the tickets of exports and judges them. Invalid rows are printed on standard error and counted.
 *
 * @throws {UserError} the errors of {@link readExports}, and a target that a file cannot show
 */
export async function judgeExports<T extends { readonly status: string }>(
  reading: ExportsToJudge<T>,
): Promise<ImportStats> {
  const { files, spec, judged, now, allowedBadRows } = reading
  const progress = new Progress('tickets')
  const invalidRows = new InvalidRows()
  const leftOut = new LeftOut()

  function reject(item: RowErrorItem): void | Promise<void> {
    invalidRows.add(item)
    return reading.invalid(invalidRowOf(item))
  }

  function item(item: InputItem): void | Promise<void> {
    progress.step()
    if ('errors' in item) return reject(item)
    if ('leftOut' in item) return leftOut.add(item)
    const result = reading.judge(item)
    if (isRejected(result)) return reject({ id: item.id, errors: [rowErrorOf(result, item)] })
    if (result.status !== 'out-of-period') return reading.ticket(result as T)
  }

  try {
    const begin = (shown: Parameters<typeof checkShown>[0]) => {
      for (const { targets, contracts } of judged) checkShown(shown, targets, contracts)
    }
    const { datesWithoutTime, ...notes } = await readExports(files, spec, { item, begin }, now)
    const findings = [...noticed({ datesWithoutTime }, reading.findings), ...leftOut.findings(reading.findings)]
    return { ...notes, badRows: invalidRows.count, allowedBadRows, findings }
  } finally {
    progress.end()
    invalidRows.end()
  }
}

function isRejected(result: { readonly status: string }): result is RejectedTicket {
  return result.status === 'rejected'
}
