import { xmlText } from '../../text/xml-text.ts'
import type { Wording } from '../messages/wording.ts'
import { roundedDuration } from '../tables.ts'
import { type PageColumn, pageTable, ticketCell, timeCell } from './page-table.ts'

/** An open target that is due next. */
export type NextBreach = {
  readonly ticket: string
  readonly severity: string
  /** The target in words. */
  readonly target: string
  readonly dueAt: number
  readonly timeZone: string
  /** The time that may still be counted, in milliseconds; undefined if it is unknown. */
  readonly remainingMs: number | undefined
  /** A remark, such as how many more may be late afterwards; undefined if no breach of the list has one. */
  readonly note?: string | undefined
}

/** Returns the table of the open targets that are due next. */
export function nextBreachTable(
  breaches: readonly NextBreach[],
  ticketUrl: string | undefined,
  { columns: words, page, locale }: Wording,
): string {
  const hasNotes = breaches.some(({ note }) => note !== undefined)
  const columns: PageColumn[] = [
    { head: words.ticket, look: 'short' },
    { head: words.severity, look: 'short' },
    { head: words.target, look: 'short' },
    { head: words.due, look: 'short' },
    { head: page.columns.timeLeft, look: 'figure' },
    ...(hasNotes ? [{ head: words.allowance, look: 'short' } as const] : []),
  ]
  const rows = breaches.map(breach => [
    ticketCell(breach.ticket, ticketUrl),
    xmlText(breach.severity),
    xmlText(breach.target),
    timeCell(breach.dueAt, breach.timeZone, locale),
    breach.remainingMs === undefined ? '-' : roundedDuration(breach.remainingMs),
    ...(hasNotes ? [xmlText(breach.note ?? '')] : []),
  ])
  return pageTable(columns, rows)
}
