import type { Row } from '../formats/row.ts'

/** Returns who has the ticket according to a row: its group or, if that is empty, its assignee; otherwise ''. */
export function holderOf(row: Row, columns: { readonly group: number; readonly assignee: number }): string {
  return row.text(columns.group) || row.text(columns.assignee)
}
