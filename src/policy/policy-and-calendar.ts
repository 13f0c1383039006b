import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { type Calendars, checkCalendar, checkCalendars } from '../calendar/check-calendar.ts'
import { italianOffice } from '../calendar/presets/italian-office.ts'
import { type CompiledPolicy, compiledPolicy } from './policy.ts'
import { msaBusiness } from './presets/msa-business.ts'

/** Policy and calendar: pass both, or neither to use the built-in contract and Italian office hours. */
export type PolicyAndCalendar<P> =
  | { readonly policy: P; readonly calendar: BusinessCalendar }
  | { readonly policy?: never; readonly calendar?: never }

/**
 * Returns the policy and the calendars of a call. The built-in contract and its calendar are used only if neither key
 * is there.
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
