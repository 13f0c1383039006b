import { ENGLISH, type Wording } from './messages/wording.ts'
import { invalidRowReason } from './outcome.ts'
import type { InvalidRow } from './report-writer.ts'

/** Returns the invalid rows for JSON reports: their number, how many are tolerated, and those that are shown. */
export function invalidRowsJson(
  { badRows, allowedBadRows }: { readonly badRows: number; readonly allowedBadRows: number },
  shown: readonly InvalidRow[],
  wording: Wording = ENGLISH,
) {
  return {
    total: badRows,
    tolerated: allowedBadRows,
    rows: shown.map(row => ({ ...row, reason: invalidRowReason(row, wording) })),
  }
}
