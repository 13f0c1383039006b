import { BusinessCalendar } from '../calendar/business-calendar.ts'
import { alwaysOpen } from '../calendar/calendars.ts'
import type { CalendarInput } from '../calendar/check-calendar.ts'
import { type Notice, outOfHoursNotices } from '../policy/out-of-hours.ts'
import type { Policy } from '../policy/policy.ts'
import type {
  ChannelOf,
  NoCalendar,
  NoPolicy,
  PolicyAndCalendar,
  SeverityOf,
  TargetOf,
} from '../policy/policy-and-calendar.ts'
import { fastEventMs, formatterFor, type InstantInput, type InstantOutput } from '../time/instant.ts'
import { type DeadlineInput, type DeadlineQuestion, deadlineOf, readDeadlineInput } from './compute-deadline.ts'

/** When a ticket is due, and the inputs it was computed from. Instants have the form of `reportedAt`. */
export type Deadline<T = InstantInput, Severity extends string = string, Target extends string = string> = {
  /** The end of the budget. A target that is reached at this instant or before is met. */
  readonly dueAt: InstantOutput<T>
  /** The start of the timer: the report, unless the rule for reports outside business hours applies (§9). */
  readonly startsAt: InstantOutput<T>
  /** The severity of the ticket. */
  readonly severity: Severity
  /** The target whose deadline this is. */
  readonly target: Target
  /** The time that counts: all of it, or the calendar's open time. */
  readonly clock: 'always' | 'business'
  /** Notices for the ticket's owner; usually empty. */
  readonly notices: readonly Notice[]
}

/**
 * Returns when a ticket is due. Without `policy` and `calendar` it uses {@link msaBusiness} and
 * {@link italianOffice}. Both may be plain specs, which are checked. Passing only one of the two is an error: otherwise tickets could silently be measured
 * against Italian hours.
 *
 * @throws {SlaCalendarError} `severity-unknown`, `target-unknown`, `channel-unknown`, `calendar-unknown`,
 * `policy-required`, `calendar-required`, `key-unknown`, those of instants, those of specs and those of
 * `BusinessCalendar.add`
 * @example
 * ```ts
 * import { deadline } from 'sla-calendar'
 *
 * const reportedAt = '2026-11-20T16:30+01:00' // a Friday in Rome
 * deadline({ severity: 'high', reportedAt }).dueAt // => '2026-11-23T13:30:00+01:00'
 * deadline({ severity: 'critical', reportedAt }).dueAt // => '2026-11-20T18:30:00+01:00'
 * ```
 */
export function deadline<
  T extends InstantInput,
  const P extends Policy | NoPolicy = NoPolicy,
  C extends CalendarInput | NoCalendar = NoCalendar,
>(
  input: DeadlineInput<T, SeverityOf<P>, TargetOf<P>, ChannelOf<P>> & PolicyAndCalendar<P, C>,
): Deadline<T, SeverityOf<P>, TargetOf<P>> {
  const { reportedAt, severity, channel, name, policy, calendar, calendars, target } = readDeadlineInput(input)
  // Fast path for a Date or a number without a channel, and a budget in milliseconds that begins with the report. Its slow
  // twin is `anyDeadline`; test/laws/deadline-forms.test.ts compares them. Everything is in one function, so that V8
  // creates no other object than the result.
  const at = fastEventMs(reportedAt)
  if (at !== undefined && channel === undefined && target.plainMs !== undefined) {
    const { clock } = target.spec
    const due = BusinessCalendar.timelineOf(clock === 'always' ? alwaysOpen : calendar).block.add(at, target.plainMs)
    if (!Number.isNaN(due)) {
      const isNumber = typeof reportedAt === 'number'
      return {
        dueAt: (isNumber ? due : new Date(due)) as InstantOutput<T>,
        startsAt: (isNumber ? at : new Date(at)) as InstantOutput<T>,
        severity,
        target: name,
        clock,
        notices: outOfHoursNotices(target, at, channel, calendar),
      }
    }
  }
  return anyDeadline({ reportedAt, severity, channel, name, policy, calendar, calendars, target })
}

function anyDeadline<T extends InstantInput, Severity extends string, Target extends string>(
  question: DeadlineQuestion<T, Severity, Target>,
): Deadline<T, Severity, Target> {
  const { reportedAt, severity, name, starts, due, target, calendar, notices } = deadlineOf(question)
  const form = formatterFor(reportedAt, calendar.timeZone)
  return {
    dueAt: form(due),
    startsAt: form(starts),
    severity,
    target: name,
    clock: target.spec.clock,
    notices,
  }
}
