import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Calendars, CalendarsInput } from '../calendar/check-calendar.ts'
import { noOpenTimeError } from '../calendar/timeline/timeline.ts'
import { countingCalendar, dayCalendar } from '../policy/counting-calendar.ts'
import { outOfHoursNotices, timerStart } from '../policy/out-of-hours.ts'
import { type CompiledPolicy, DEFAULT_TARGET, type Target } from '../policy/policy.ts'
import { resolvePolicyAndCalendar } from '../policy/policy-and-calendar.ts'
import { type InstantInput, toEventMs } from '../time/instant.ts'
import { assertKnownKeys } from '../validation/assert-known-keys.ts'
import { InputValue } from '../validation/input-value.ts'
import { readError } from '../validation/plain-data.ts'

/** The facts of a ticket on which its deadline depends. */
export type DeadlineInput<
  T extends InstantInput,
  Severity extends string,
  Target extends string,
  Channel extends string,
> = {
  /** The ticket's severity: a key of the policy's severities. */
  readonly severity: Severity
  /** The instant of the report. */
  readonly reportedAt: T
  /** The channel of the report, one of the policy's channels. */
  readonly channel?: Channel | undefined
  /**
   * The target whose deadline is computed.
   * @defaultValue `'firstResponse'`
   */
  readonly target?: Target | undefined
  /** Calendars or their specs by name, for targets that name one. */
  readonly calendars?: CalendarsInput | undefined
}

const KEYS = ['severity', 'reportedAt', 'channel', 'target', 'calendars', 'policy', 'calendar']
const REPORTED_AT = ['reportedAt']

/**
 * Returns a deadline in epoch milliseconds, together with everything it was computed from.
 *
 * @throws {SlaCalendarError} the errors of `deadline`
 */
export function computeDeadline<T extends InstantInput, Severity extends string, Name extends string>(
  input: DeadlineInput<T, Severity, Name, string>,
) {
  return deadlineOf(readDeadlineInput(input))
}

/** The arguments of a call, each read once, and the target that they name. */
export type DeadlineQuestion<T, Severity, Name> = {
  readonly reportedAt: T
  readonly severity: Severity
  readonly channel: string | undefined
  readonly name: Name
  readonly policy: CompiledPolicy
  readonly calendar: BusinessCalendar
  readonly calendars: Calendars
  readonly target: Target
}

/** Returns the deadline of a question, together with everything it was computed from. */
export function deadlineOf<T extends InstantInput, Severity extends string, Name extends string>({
  reportedAt,
  severity,
  channel,
  name,
  policy,
  calendar,
  calendars,
  target,
}: DeadlineQuestion<T, Severity, Name>) {
  if (channel !== undefined && !policy.channels.includes(channel))
    throw new InputValue(channel, ['channel']).unknownWord(policy.channels, 'channel-unknown')
  const reported = toEventMs(reportedAt, REPORTED_AT)
  const starts = timerStart(target, reported, channel, calendar)
  if (starts === null) throw noOpenTimeError(null, reported)
  const notices = outOfHoursNotices(target, reported, channel, calendar)
  const clock = countingCalendar(target, calendar, calendars)
  const days = dayCalendar(target, calendar, calendars)
  const due = target.ms === undefined ? days.add(starts, target.spec.within) : clock.add(starts, target.ms)
  return { reportedAt, severity, name, policy, calendar, target, clock, days, reported, starts, due, notices }
}

/** Reads each argument once, and finds the target. */
export function readDeadlineInput<T extends InstantInput, Severity extends string, Name extends string>(
  input: DeadlineInput<T, Severity, Name, string>,
): DeadlineQuestion<T, Severity, Name> {
  // `readable` would need a closure, which V8 does not compile together with its callers.
  try {
    if (!hasOnlyKnownKeys(input)) assertKnownKeys(input, KEYS, [], 'Pass one object: { severity, reportedAt }.')
    const { reportedAt, severity, channel, target: name = DEFAULT_TARGET as Name } = input
    const { policy, calendar, calendars } = resolvePolicyAndCalendar(input)
    const target =
      (name === DEFAULT_TARGET ? policy.defaultTargets.get(severity) : undefined) ?? targetOf(policy, severity, name)
    return { reportedAt, severity, channel, name, policy, calendar, calendars, target }
  } catch (error) {
    throw readError(error, [])
  }
}

/**
 * Whether `assertKnownKeys` surely accepts the input with `KEYS`: it has a severity, and no other key. Constants take a third of
 * the time of a list, frequent ones first.
 */
function hasOnlyKnownKeys(input: unknown): boolean {
  let hasSeverity = false
  for (const key in input as object)
    switch (key) {
      case 'severity':
        hasSeverity = true
        continue
      case 'reportedAt':
      case 'policy':
      case 'calendar':
      case 'channel':
      case 'target':
      case 'calendars':
        continue
      default:
        return false
    }
  return hasSeverity
}

/** Returns the target of a severity. */
function targetOf(policy: CompiledPolicy, severity: string, name: string): Target {
  const targets = policy.severities.get(severity)
  if (!targets) throw unknown(severity, 'severity', policy.severities)
  const target = targets.get(name)
  if (!target) throw unknown(name, 'target', targets)
  if (target.needsEvents) throw notOfReport(policy, name, target)
  return target
}

/** Returns the error for a target whose deadline does not follow from the report alone. */
function notOfReport({ definitions }: CompiledPolicy, name: string, { spec: { heldBy } }: Target) {
  const { starts } = definitions.find(definition => definition.name === name)!
  const problem = starts.includes('reported')
    ? `${name} counts only while ${heldBy!.join(' or ')} has the ticket.`
    : `${name} starts at ${starts.join(' or ')}, not at the report.`
  const hint = 'Call evaluate or explain with the events of the ticket.'
  return new InputValue(name, ['target']).error('input-invalid', problem, hint)
}

function unknown(word: unknown, key: 'severity' | 'target', known: ReadonlyMap<string, unknown>) {
  return new InputValue(word, [key]).unknownWord([...known.keys()], `${key}-unknown`)
}
