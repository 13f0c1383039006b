import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { type Calendars, checkCalendar, checkCalendars } from '../calendar/check-calendar.ts'
import { italianOffice } from '../calendar/presets/italian-office.ts'
import type { CompileError } from './compile-error.ts'
import { type CompiledPolicy, compiledPolicy, type Policy, type PolicyOf } from './policy.ts'
import { msaBusiness } from './presets/msa-business.ts'
import type { PolicySpec } from './spec.ts'

/** The type of a policy that was not given. No value has it. */
export type NoPolicy = { readonly '~absent': 'policy' }
/** The type of a calendar that was not given. No value has it. */
export type NoCalendar = { readonly '~absent': 'calendar' }

/**
 * Policy and calendar: pass both, or neither to use the built-in contract and Italian office hours. One of them alone
 * is a compile error that names the other one.
 */
export type PolicyAndCalendar<P = NoPolicy, C = NoCalendar> = {
  /** The policy, or its spec. */
  readonly policy?: P
  /** The calendar whose open time counts as business time, or its spec. */
  readonly calendar?: C
} & ([P] extends [NoPolicy]
  ? [C] extends [NoCalendar]
    ? unknown
    : { readonly policy: CompileError<'Pass `policy` together with `calendar`, or neither of them.'> }
  : [C] extends [NoCalendar]
    ? { readonly calendar: CompileError<'Pass `calendar` together with `policy`, or neither of them.'> }
    : unknown)

/** The type of the policy that a call uses: the given one, or the built-in contract. */
type PolicyInForce<P> = [P] extends [NoPolicy]
  ? typeof msaBusiness
  : '~types' extends keyof P
    ? P
    : P extends PolicySpec
      ? PolicyOf<P>
      : never
/** The severities of the policy that a call uses. */
export type SeverityOf<P> = PolicyInForce<P> extends Policy<infer S, infer _T, infer _C, infer _E> ? S : never
/** The targets of the policy that a call uses. */
export type TargetOf<P> = PolicyInForce<P> extends Policy<infer _S, infer T, infer _C, infer _E> ? T : never
/** The channels of the policy that a call uses. */
export type ChannelOf<P> = PolicyInForce<P> extends Policy<infer _S, infer _T, infer C, infer _E> ? C : never
/** The event types of the policy that a call uses, besides the built-in ones. */
export type OwnEventOf<P> = PolicyInForce<P> extends Policy<infer _S, infer _T, infer _C, infer E> ? E : never

/**
 * Returns the policy and the calendars of a call. The built-in contract and its calendar are used only if neither key
 * is there.
 *
 * @throws {SlaCalendarError} `policy-required`, `calendar-required`, `input-invalid` and the errors of specs
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
