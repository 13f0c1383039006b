import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Target } from './policy.ts'

/** A fact that the ticket's owner needs to know in addition to the deadline. */
export type Notice = {
  /** The notice's identifier for programs: the contract requires a phone call outside business hours. */
  readonly code: 'phone-call-required'
  /** The notice as a sentence. */
  readonly message: string
}

const NO_NOTICES: readonly Notice[] = []

/**
 * Returns the instant at which a target's timer starts without a phone call, in epoch milliseconds (§9).
 *
 * That is the report itself, with one exception. With `otherwise: 'next-opening'`, a ticket that was reported outside
 * business hours through another channel waits for the next opening. A report without a channel does not wait.
 *
 * @param at the report, in epoch milliseconds
 * @param calendar the calendar in force: its closed time is outside business hours
 * @returns null if the timer waits and the calendar never opens again
 */
export function timerStart(
  target: Target,
  at: number,
  channel: string | undefined,
  calendar: BusinessCalendar,
): number | null {
  return mayWait(target, channel) ? calendar.nextOpen(at) : at
}

/** Returns whether a ticket waits for the next opening if it was reported outside business hours. */
export function mayWait({ spec: { outOfHours } }: Target, channel: string | undefined): boolean {
  return outOfHours?.otherwise === 'next-opening' && channel !== undefined && channel !== outOfHours.channel
}

/**
 * Returns the notices for the owner of a ticket, usually none (§9).
 *
 * With `otherwise: 'advise'`, a report outside business hours requires a phone call unless it was one. A report
 * without a channel gets the notice too.
 *
 * @param at the report, in epoch milliseconds
 * @param calendar the calendar in force: its closed time is outside business hours
 */
export function outOfHoursNotices(
  { spec: { outOfHours } }: Target,
  at: number,
  channel: string | undefined,
  calendar: BusinessCalendar,
): readonly Notice[] {
  const isCalled = outOfHours?.otherwise !== 'advise' || channel === outOfHours.channel || calendar.isOpen(at)
  return isCalled ? NO_NOTICES : [phoneCallRequired(outOfHours.channel)]
}

function phoneCallRequired(channel: string): Notice {
  const message = `Outside business hours the contract requires a call (channel ${channel}) for this severity.`
  return { code: 'phone-call-required', message }
}
