import type { ImportStats } from '../exports/import-stats.ts'
import { count } from './outcome.ts'

/** Returns why a run has no result, in words: too many invalid rows, errors of the exports, no ticket. Usually nothing. */
export function runProblems({ badRows, allowedBadRows, findings }: ImportStats, tickets: number): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return [
    ...(badRows > allowedBadRows ? [count(badRows, 'invalid row')] : []),
    ...errors.map(({ message }) => message.replace(/\.$/, '')),
    ...(tickets ? [] : ['no ticket was judged']),
  ]
}
