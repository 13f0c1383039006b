import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { deadline } from '../policy/deadline.ts'
import type { Policy } from '../policy/policy.ts'
import type { Ticket } from './ticket.ts'

/** How a promise stands: kept, broken, or still open. */
export type Verdict = 'met' | 'breached' | 'running'

/** What a ticket is judged by. */
export type Measure = { readonly policy: Policy; readonly calendar: BusinessCalendar; readonly now: number }

/**
 * Judges the first response to a ticket as of `now`. A response at the due instant itself is in time; one later than
 * `now` has not happened yet, and a ticket without response is running up to its due instant, that included.
 */
export function judge(ticket: Ticket, { policy, calendar, now }: Measure): Verdict {
  const { severity, channel, reportedAt, respondedAt } = ticket
  const { dueAt } = deadline({ severity, channel, reportedAt, policy, calendar })
  const answered = respondedAt !== null && respondedAt <= now
  if ((answered ? respondedAt : now) > dueAt) return 'breached'
  return answered ? 'met' : 'running'
}
