import type { ImportStats } from '../exports/import-stats.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'

/** Returns why a run has no result, in words: too many invalid rows, errors of the exports, no ticket. Usually nothing. */
export function runProblems(
  { badRows, allowedBadRows, findings }: ImportStats,
  tickets: number,
  { count, noTicketJudged }: Wording = ENGLISH,
): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return [
    ...(badRows > allowedBadRows ? [count.invalidRow(badRows)] : []),
    ...errors.map(({ message }) => message.replace(/\.$/, '')),
    ...(tickets ? [] : [noTicketJudged]),
  ]
}
