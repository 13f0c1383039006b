import type { TicketEvent } from '../../clock/event.ts'

/** An event of a ticket to judge. */
export type JudgedEvent = TicketEvent & {
  /** When it happened, epoch milliseconds. */
  readonly at: number
}
