import type { BusinessCalendar, Calendars } from '../../calendar/business-calendar.ts'
import type { TicketEvent } from '../../clock/event.ts'
import { countingCalendar } from '../../deadline/deadline.ts'
import { type CompiledPolicy, TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import { looksLikeSeconds } from '../../time/instant.ts'
import { RANGE_END } from '../../time/range.ts'
import type { Verdict } from './verdict.ts'
import { isPromised, notApplicable } from './verdicts.ts'

/** A severity that promises a first response in a number of milliseconds, from the report on, and nothing else. */
export type SimpleTarget = {
  readonly severity: string
  /** The promised time, in milliseconds. */
  readonly ms: number
  /** Whose open time counts. */
  readonly clock: BusinessCalendar
  readonly channels: readonly string[]
  /** The targets that only other severities have. */
  readonly lacking: readonly TargetName[]
}

/** The promise of a severity; null where it is not plain. */
export function simpleTarget(
  severity: string,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  calendars: Calendars,
): SimpleTarget | null {
  const targets = policy.severities.get(severity)!
  const target = targets.get('firstResponse')
  if (!target || targets.size > 1 || target.ms === undefined) return null
  if (target.spec.outOfHours?.otherwise === 'next-opening') return null
  return {
    severity,
    ms: target.ms,
    clock: countingCalendar(target, calendar, calendars),
    channels: policy.channels,
    lacking: TARGETS.filter(name => !targets.has(name) && isPromised(name, policy)),
  }
}

/**
 * The verdicts on a ticket that was reported, and perhaps answered or resolved, and nothing else: those of `judge`,
 * in a tenth of the time. Undefined where the ticket is not as plain as that, or anything about it is odd.
 *
 * @param now epoch milliseconds
 */
export function fastVerdicts(
  ticket: string,
  events: readonly TicketEvent[],
  { severity, ms, clock, channels, lacking }: SimpleTarget,
  now: number,
): Verdict[] | undefined {
  let reportedAt = -Infinity
  let stop = Infinity
  let earliest = Infinity
  for (let i = 0; i < events.length; i++) {
    const event = events[i]
    const at = event.at as number
    if (at !== Math.floor(at) || at >= RANGE_END || looksLikeSeconds(at) || hasOtherKeys(event)) return undefined
    if (event.type === 'reported') {
      const { channel, requestKind } = event
      if (reportedAt > -Infinity || requestKind !== undefined) return undefined
      if (channel !== undefined && !channels.includes(channel)) return undefined
      reportedAt = at
    } else if (event.type === 'responded' || event.type === 'resolved') {
      if (at < earliest) earliest = at
      if (at < stop && at <= now) stop = at
    } else return undefined
  }
  if (reportedAt === -Infinity || reportedAt > now || reportedAt > earliest) return undefined
  const end = stop < Infinity ? stop : now
  const stoppedAt = stop < Infinity ? stop : null
  let dueAt: number
  try {
    dueAt = clock.add(reportedAt, ms)
  } catch {
    return undefined
  }
  const countedMs = clock.elapsed(reportedAt, end)
  const isBreached = end > dueAt
  const verdicts: Verdict[] = [
    {
      ticket,
      target: 'firstResponse',
      cycle: 1,
      severity,
      outcome: isBreached ? 'breached' : stoppedAt === null ? 'running' : 'met',
      reportedAt,
      startedAt: reportedAt,
      dueAt,
      stoppedAt,
      countedMs,
      overMs: isBreached ? countedMs - ms : 0,
      consumed: countedMs / ms,
    },
  ]
  for (const target of lacking) verdicts.push(notApplicable(target, ticket, severity, reportedAt))
  return verdicts
}

/** Whether an event says anything that its type has no place for; of the three types that are plain. */
function hasOtherKeys(event: TicketEvent): boolean {
  for (const key in event)
    switch (key) {
      case 'at':
      case 'type':
      case 'ref':
        break
      case 'severity':
      case 'channel':
      case 'requestKind':
        if (event.type !== 'reported') return true
        break
      default:
        return true
    }
  return false
}
