import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import type { Calendars } from '../../calendar/check-calendar.ts'
import { alertAmount } from '../../policy/alerts.ts'
import { countingCalendar } from '../../policy/counting-calendar.ts'
import { mayWait } from '../../policy/out-of-hours.ts'
import type { CompiledPolicy, Target } from '../../policy/policy.ts'
import type { TargetDefinition } from '../../policy/target-definitions.ts'

/** A target within milliseconds from the report. `resolved` stops it, and perhaps other events. */
export type SimpleTarget = {
  /** The budget, in milliseconds. */
  readonly ms: number
  /** The calendar whose open time counts. */
  readonly calendar: BusinessCalendar
  readonly target: Target
  /** The other events that stop it. */
  readonly stopsWhenAnswered: boolean
  readonly stopsWhenAssigned: boolean
  /** Whether an alert may come after the due time. */
  readonly hasLateAlerts: boolean
}

/** The terms of a severity whose targets are all simple. */
export type SimpleTerms = {
  readonly severity: string
  readonly channels: readonly string[]
  /** The calendar in force: the rule for reports outside business hours needs it. */
  readonly businessHours: BusinessCalendar
  /** The targets of the policy, in its order. Those without terms belong to other severities. */
  readonly targets: readonly { readonly name: string; readonly simple: SimpleTarget | undefined }[]
  /** The only target of the severity, if that is the first response as it is built in. */
  readonly firstResponse: SimpleTarget | undefined
}

/** The start events that a simple history may have. */
const SIMPLE_EVENTS = ['assigned', 'responded']

/** Returns the terms of a severity; null if not all its targets are simple. */
export function simpleTerms(
  severity: string,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  calendars: Calendars,
): SimpleTerms | null {
  const own = policy.severities.get(severity)!
  const definitions = policy.targets.filter(({ name }) => own.has(name))
  if (!definitions.every(definition => isSimple(definition, own.get(definition.name)!))) return null
  const targets = policy.targets.map(({ name, stops }) => {
    const target = own.get(name)
    return { name, simple: target && simpleTarget(target, stops, countingCalendar(target, calendar, calendars)) }
  })
  const [only] = definitions
  const isFirstResponse =
    definitions.length === 1 &&
    only.name === 'firstResponse' &&
    only.starts.length === 1 &&
    only.stops.join() === 'responded'
  const firstResponse = isFirstResponse ? targets.find(({ name }) => name === only.name)!.simple : undefined
  return { severity, channels: policy.channels, businessHours: calendar, targets, firstResponse }
}

/** Returns the targets that only other severities of the policy have. */
export function lackingTargets({ targets }: SimpleTerms): string[] {
  return targets.flatMap(({ name, simple }) => (simple ? [] : [name]))
}

/** Returns whether the timer of tickets with a channel always starts with the report. */
export function startsAtOnce(
  { target }: SimpleTarget,
  { channels }: SimpleTerms,
  channel: string | undefined,
): boolean {
  return (channel === undefined || channels.includes(channel)) && !mayWait(target, channel)
}

/** Whether the report starts the only cycle that a simple history can show. */
function isSimple({ starts }: TargetDefinition, { ms, spec }: Target): boolean {
  return (
    ms !== undefined &&
    !spec.heldBy &&
    starts.includes('reported') &&
    !SIMPLE_EVENTS.some(type => starts.includes(type))
  )
}

function simpleTarget(target: Target, stops: readonly string[], calendar: BusinessCalendar): SimpleTarget {
  const ms = target.ms!
  return {
    ms,
    calendar,
    target,
    stopsWhenAnswered: stops.includes('responded'),
    stopsWhenAssigned: stops.includes('assigned'),
    hasLateAlerts: target.alerts?.some(alert => alertAmount(alert, ms) > ms) ?? false,
  }
}
