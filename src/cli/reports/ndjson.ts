import { utcText } from '../time-text.ts'
import { verdictJson } from './evidence.ts'
import { differenceReason } from './reason.ts'
import type { ReportFormat } from './report-writer.ts'

/**
 * A line of JSON for each verdict, with its explanation as evidence; for each difference, where verdicts are compared;
 * and a last one that tells what they were judged by. The key `type` tells them apart. It remembers nothing.
 */
export const ndjsonReport: ReportFormat = ({ sink }) => ({
  ticket(ticket) {
    const lines = ticket.verdicts.map(verdict => line({ type: 'verdict', ...verdictJson(ticket, verdict) }))
    return sink(lines.join(''))
  },
  difference(difference) {
    const { ticket, theirs, ours } = difference
    const reason = differenceReason(difference)
    return sink(line({ type: 'difference', ticket: ticket.id, theirs, ours, reason }))
  },
  async end(result) {
    const { now, document, policies, calendars, version, tzdata } = result
    const { rows, tickets, badRows, ignoredRows, outsidePeriod, exitCode } = result
    const judgedBy = { now: utcText(now), document, policies, calendars, version, tzdata }
    await sink(line({ type: 'result', ...judgedBy, rows, tickets, badRows, ignoredRows, outsidePeriod, exitCode }))
  },
})

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}
