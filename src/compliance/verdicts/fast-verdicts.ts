import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import type { Calendars } from '../../calendar/check-calendar.ts'
import type { TicketEvent } from '../../clock/event.ts'
import { countingCalendar } from '../../policy/counting-calendar.ts'
import { mayWait, timerStart } from '../../policy/out-of-hours.ts'
import type { CompiledPolicy, Target } from '../../policy/policy.ts'
import type { TargetDefinition } from '../../policy/target-definitions.ts'
import { looksLikeSeconds } from '../../time/instant.ts'
import { RANGE_END } from '../../time/range.ts'
import type { Verdict } from './verdict.ts'
import { notApplicable } from './verdicts.ts'

/** A severity whose only target is a first response, within milliseconds from the report. */
export type SimpleTarget = {
  readonly severity: string
  /** The budget, in milliseconds. */
  readonly ms: number
  /** The calendar whose open time counts. */
  readonly calendar: BusinessCalendar
  /** The target itself and the calendar in force: the rule for reports outside business hours needs both. */
  readonly target: Target
  readonly businessHours: BusinessCalendar
  readonly channels: readonly string[]
  /** The targets that only other severities of the policy have. */
  readonly lacking: readonly string[]
}

/** Returns the simple target of a severity; null if the severity has other or further targets. */
export function simpleTarget(
  severity: string,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  calendars: Calendars,
): SimpleTarget | null {
  const targets = policy.severities.get(severity)!
  const target = targets.get('firstResponse')
  if (!target || targets.size > 1 || target.ms === undefined || target.spec.heldBy || !policy.targets.some(isBuiltIn))
    return null
  return {
    severity,
    ms: target.ms,
    calendar: countingCalendar(target, calendar, calendars),
    target,
    businessHours: calendar,
    channels: policy.channels,
    lacking: policy.targets.map(({ name }) => name).filter(name => !targets.has(name)),
  }
}

/** Whether a target is the first response as it is built in. */
function isBuiltIn({ name, starts, stops }: TargetDefinition): boolean {
  return name === 'firstResponse' && starts.join() === 'reported' && stops.join() === 'responded'
}

/**
 * Fast path of {@link verdictsFor}, ten times as fast; a property in test/compliance/verdicts/fast-verdicts.test.ts
 * checks that both are equal. It judges tickets that were only reported, answered or resolved.
 *
 * @param now epoch milliseconds
 * @returns undefined if the ticket has other events, other keys or invalid values
 */
export function fastVerdicts(
  ticket: string,
  events: readonly TicketEvent[],
  simple: SimpleTarget,
  now: number,
): Verdict[] | undefined {
  const { severity, ms, target, businessHours, channels, lacking } = simple
  let reportedAt = -Infinity
  let channel: string | undefined
  let stop = Infinity
  let earliest = Infinity
  for (let i = 0; i < events.length; i++) {
    const event = events[i]
    const at = event.at as number
    if (at !== Math.floor(at) || at >= RANGE_END || looksLikeSeconds(at) || hasOtherKeys(event)) return undefined
    if (event.type === 'reported') {
      if (reportedAt > -Infinity || event.requestKind !== undefined) return undefined
      channel = event.channel
      if (channel !== undefined && !channels.includes(channel)) return undefined
      reportedAt = at
    } else if (event.type === 'responded' || event.type === 'resolved') {
      if (at < earliest) earliest = at
      if (at < stop && at <= now) stop = at
    } else return undefined
  }
  if (reportedAt === -Infinity || reportedAt > now || reportedAt > earliest) return undefined
  if (timerStart(target, reportedAt, channel, businessHours) !== reportedAt) return undefined
  const stoppedAt = stop < Infinity ? stop : null
  const judged = judgeSimple(simple, reportedAt, stoppedAt ?? now)
  if (!judged) return undefined
  const { dueAt, countedMs, isBreached } = judged
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
  for (const name of lacking) verdicts.push(notApplicable(name, ticket, severity, reportedAt))
  return verdicts
}

/**
 * Judges a ticket that counts from its report up to `end`, both in epoch milliseconds.
 *
 * @returns undefined if the calendar has too little open time
 */
export function judgeSimple(
  { calendar, ms }: SimpleTarget,
  reportedAt: number,
  end: number,
): { readonly dueAt: number; readonly countedMs: number; readonly isBreached: boolean } | undefined {
  let dueAt: number
  try {
    dueAt = calendar.add(reportedAt, ms)
  } catch {
    return undefined
  }
  return { dueAt, countedMs: calendar.elapsed(reportedAt, end), isBreached: end > dueAt }
}

/** Returns whether the timer of tickets with a channel always starts with the report. */
export function mayJudge({ target, channels }: SimpleTarget, channel: string | undefined): boolean {
  return (channel === undefined || channels.includes(channel)) && !mayWait(target, channel)
}

/** Returns whether an event has keys that its type lacks: `reported`, `responded` or `resolved`. */
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
