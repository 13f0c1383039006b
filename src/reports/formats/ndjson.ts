import { utcText } from '../../time/format/utc.ts'
import { differenceReason } from '../breach-reason.ts'
import { verdictJson } from '../explanations.ts'
import { jsonOutput } from '../json-output.ts'
import { ENGLISH } from '../messages/wording.ts'
import { invalidRowReason, outcomeText } from '../outcome.ts'
import type { ReportFormat } from '../report-writer.ts'

/**
 * One line of JSON per verdict with its explanation, per difference if verdicts are compared, and per invalid row. The
 * last line has the outcome and the contracts. The key `type` distinguishes the lines. Nothing is kept in memory.
 */
export const ndjsonReport: ReportFormat = ({ sink, wording = ENGLISH }) => ({
  ticket(ticket) {
    const lines = ticket.verdicts.map(verdict => line({ type: 'verdict', ...verdictJson(ticket, verdict) }))
    return sink(lines.join(''))
  },
  difference(difference) {
    const { ticket, target, reported, computed } = difference
    const reason = differenceReason(difference, wording)
    const { agreement } = ticket
    return sink(
      line({ type: 'difference', agreement, ticket: ticket.id, target, theirs: reported, ours: computed, reason }),
    )
  },
  invalid(row) {
    return sink(line({ type: 'invalid-row', ...row, reason: invalidRowReason(row, wording) }))
  },
  async end(result) {
    const { now, document, policies, calendars, version, tzdata } = result
    const { findings, gates, attainment, rows, tickets, badRows, ignoredRows, outsidePeriod, exitCode } = result
    const judgedBy = { now: utcText(now), document, policies, calendars, version, tzdata }
    const outcome = outcomeText(result, wording)
    await sink(
      line({
        type: 'result',
        outcome,
        ...judgedBy,
        findings,
        gates,
        attainment,
        rows,
        tickets,
        badRows,
        ignoredRows,
        outsidePeriod,
        exitCode,
        agreements: result.agreements?.map(one => ({
          agreement: one.agreement,
          outcome: outcomeText(one, wording),
          tickets: one.tickets,
        })),
      }),
    )
  },
})

function line(value: object): string {
  return `${jsonOutput(value)}\n`
}
