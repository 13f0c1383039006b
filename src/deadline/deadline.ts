import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { alwaysOpen } from '../calendar/calendars.ts'
import { type Calendars, calendarNamed, checkCalendar, checkCalendars } from '../calendar/check-calendar.ts'
import { italianOffice } from '../calendar/presets/italian-office.ts'
import { noOpenTimeError } from '../calendar/timeline/timeline.ts'
import type { SlaCalendarError } from '../errors.ts'
import { type CompiledPolicy, compiledPolicy, type Policy, type Target } from '../policy/policy.ts'
import { msaBusiness } from '../policy/presets/msa-business.ts'
import type { TargetName } from '../policy/spec.ts'
import { type InstantInput, type InstantOutput, toEventMs, toInputForm } from '../time/instant.ts'
import { zoneOf } from '../time/zone.ts'
import { InputValue } from '../validation/input-value.ts'
import { readable } from '../validation/plain-data.ts'

/** Something the ticket's owner should know besides the deadline. */
export type Notice = {
  /** What it is, for programs: the contract asks for a phone call outside business hours. */
  readonly code: 'phone-call-required'
  /** The same in a sentence. */
  readonly message: string
}

/** When a ticket is due, and the inputs it was computed from. Instants have the form of `reportedAt`. */
export type Deadline<T = InstantInput, Severity extends string = string> = {
  /** When the promise ends; met by what happens at this instant or before. */
  readonly dueAt: InstantOutput<T>
  /** When the clock starts: at the report, unless the phone rule (§3.9) applies. */
  readonly startsAt: InstantOutput<T>
  /** The severity asked for. */
  readonly severity: Severity
  /** The promise asked for. */
  readonly target: TargetName
  /** Which time counts: all of it, or the calendar's open time. */
  readonly clock: 'always' | 'business'
  /** Notices for the ticket's owner; usually empty. */
  readonly notices: readonly Notice[]
}

/** A ticket, as far as its deadline depends on it. */
export type DeadlineInput<
  T extends InstantInput,
  Severity extends string,
  Target extends string,
  Channel extends string,
> = {
  /** A key of the policy's severities. */
  readonly severity: Severity
  /** When the ticket was reported. */
  readonly reportedAt: T
  /** The channel of the report, one of the policy's. */
  readonly channel?: Channel | undefined
  /** Which promise; `firstResponse` unless said otherwise. */
  readonly target?: Target | undefined
  /** Calendars by name, for targets that name one. */
  readonly calendars?: Calendars | undefined
}

/** Policy and calendar: pass both, or neither to use the built-in contract and Italian office hours. */
export type PolicyAndCalendar<P> =
  | { readonly policy: P; readonly calendar: BusinessCalendar }
  | { readonly policy?: never; readonly calendar?: never }

const KEYS = ['severity', 'reportedAt', 'channel', 'target', 'calendars', 'policy', 'calendar']
const REPORTED_AT = ['reportedAt']
const NO_NOTICES: readonly Notice[] = []

/** Those of a policy's type. */
export type SeverityOf<P> = P extends Policy<infer S, infer _T, infer _C> ? S : never
/** Those of a policy's type. */
export type TargetOf<P> = P extends Policy<infer _S, infer T, infer _C> ? T : never
/** Those of a policy's type. */
export type ChannelOf<P> = P extends Policy<infer _S, infer _T, infer C> ? C : never

/**
 * When a ticket is due. Without `policy` and `calendar` it is judged by {@link msaBusiness} and
 * {@link italianOffice}; passing only one of them is an error, so that tickets are
 * never silently measured against Italian hours.
 *
 * @throws {SlaCalendarError} `severity-unknown`, `target-unknown`, `channel-unknown`, `calendar-unknown`,
 * `policy-required`, `policy-unchecked`, `calendar-required`, `key-unknown`, those of instants and those of
 * {@link BusinessCalendar.add}
 * @example
 * ```ts
 * import { deadline } from 'sla-calendar'
 *
 * const reportedAt = '2026-11-20T16:30+01:00' // a Friday in Rome
 * deadline({ severity: 'high', reportedAt }).dueAt // => '2026-11-23T13:30:00+01:00'
 * deadline({ severity: 'critical', reportedAt }).dueAt // => '2026-11-20T18:30:00+01:00'
 * ```
 */
export function deadline<T extends InstantInput, P extends Policy = typeof msaBusiness>(
  input: DeadlineInput<T, SeverityOf<P>, TargetOf<P>, ChannelOf<P>> & PolicyAndCalendar<P>,
): Deadline<T, SeverityOf<P>> {
  const { reportedAt, severity, name, starts, due, target, calendar, notices } = computeDeadline<T, P>(input)
  const zone = zoneOf(calendar.timeZone)
  return {
    dueAt: toInputForm(due, reportedAt, zone),
    startsAt: toInputForm(starts, reportedAt, zone),
    severity,
    target: name,
    clock: target.spec.clock,
    notices,
  }
}

/** What {@link deadline} answers, before it has the caller's form. */
export function computeDeadline<T extends InstantInput, P extends Policy>(
  input: DeadlineInput<T, SeverityOf<P>, TargetOf<P>, ChannelOf<P>> & PolicyAndCalendar<P>,
) {
  const { reportedAt, severity, channel, target: name, calendars, policy, calendar } = readable(() => read(input), [])
  const target = targetOf(policy, severity, name)
  if (channel !== undefined && !policy.channels.includes(channel))
    throw new InputValue(channel, ['channel']).unknownWord(policy.channels, 'channel-unknown')
  const reported = toEventMs(reportedAt, REPORTED_AT)
  const starts = clockStart(reported, target, calendar, channel)
  const notices = noticesOf(reported, target, calendar, channel)
  const clock = countingCalendar(target, calendar, calendars)
  const due = clock.add(starts, target.ms ?? (target.spec.within as number))
  return { reportedAt, severity, name, policy, calendar, target, clock, reported, starts, due, notices }
}

/**
 * The policy and the calendars in force; those of the built-in contract only if neither key is there.
 *
 * @throws {SlaCalendarError} `policy-required`, `policy-unchecked`, `calendar-required`, `input-invalid`
 */
export function resolvePolicyAndCalendar(input: object): {
  policy: CompiledPolicy
  calendar: BusinessCalendar
  calendars: Calendars
} {
  const { policy, calendar, calendars } = input as { policy?: unknown; calendar?: unknown; calendars?: unknown }
  const isGiven = 'policy' in input || 'calendar' in input
  return {
    policy: compiledPolicy(isGiven ? policy : msaBusiness, ['policy']),
    calendar: checkCalendar(isGiven ? calendar : italianOffice, ['calendar']),
    calendars: checkCalendars(calendars),
  }
}

/** The target of a severity. */
function targetOf(policy: CompiledPolicy, severity: string, name: string): Target {
  const targets = policy.severities.get(severity)
  if (!targets) throw unknown(severity, 'severity', policy.severities)
  const target = targets.get(name)
  if (!target) throw unknown(name, 'target', targets)
  return target
}

/** The calendar whose open time a target counts. */
export function countingCalendar({ spec }: Target, calendar: BusinessCalendar, calendars: Calendars): BusinessCalendar {
  if (spec.clock === 'always') return alwaysOpen
  return spec.calendar === undefined ? calendar : calendarNamed(spec.calendar, calendars, ['calendars', spec.calendar])
}

/** When the clock of a target starts (§3.9). */
function clockStart(reported: number, target: Target, calendar: BusinessCalendar, channel: string | undefined): number {
  const { outOfHours } = target.spec
  const mayWait = outOfHours?.otherwise === 'next-opening' && channel !== undefined && channel !== outOfHours.channel
  if (!mayWait) return reported
  const starts = calendar.nextOpen(reported)
  if (starts === null) throw noOpenTimeError(null, reported)
  return starts
}

/** What the owner of a ticket should know (§3.9). */
export function noticesOf(
  reported: number,
  { spec: { outOfHours } }: Target,
  calendar: BusinessCalendar,
  channel: string | undefined,
): readonly Notice[] {
  const isCalled = outOfHours?.otherwise !== 'advise' || channel === outOfHours.channel || calendar.isOpen(reported)
  return isCalled ? NO_NOTICES : [phoneCallRequired(outOfHours.channel)]
}

function phoneCallRequired(channel: string): Notice {
  const message = `Outside business hours the contract requires a call (channel ${channel}) for this severity.`
  return { code: 'phone-call-required', message }
}

function unknown(word: unknown, key: 'severity' | 'target', known: ReadonlyMap<string, unknown>): SlaCalendarError {
  return new InputValue(word, [key]).unknownWord([...known.keys()], `${key}-unknown`)
}

/** The arguments, each read once. */
function read<T extends InstantInput, S extends string, N extends string, C extends string, P>(
  input: DeadlineInput<T, S, N, C> & PolicyAndCalendar<P>,
) {
  if (typeof input !== 'object' || input === null)
    new InputValue(input, []).keys('Pass one object: { severity, reportedAt }.')
  for (const key in input) if (!isKnownKey(key)) new InputValue(input, []).onlyKeys(KEYS)
  const { reportedAt, severity, channel, target = 'firstResponse' } = input
  const { policy, calendar, calendars } = resolvePolicyAndCalendar(input)
  return { reportedAt, severity, channel, target: target as TargetName, calendars, policy, calendar }
}

/** As `KEYS.includes`, in a third of its time. */
function isKnownKey(key: string): boolean {
  switch (key) {
    case 'severity':
    case 'reportedAt':
    case 'policy':
    case 'calendar':
    case 'channel':
    case 'target':
    case 'calendars':
      return true
    default:
      return false
  }
}
