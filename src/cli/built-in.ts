import { alwaysOpen } from '../calendar/calendars.ts'
import type { Calendars } from '../calendar/check-calendar.ts'
import { italianOffice } from '../calendar/presets/italian-office.ts'
import type { Contract } from '../compliance/contracts/contract.ts'
import { compiledPolicy, type Policy } from '../policy/policy.ts'
import { msaBusiness } from '../policy/presets/msa-business.ts'

/** The policy and the calendar that commands use without a config file. */
const policy: Policy = msaBusiness
export const builtInCalendar = italianOffice

export const BUILT_IN_CALENDARS: Calendars = { italianOffice, alwaysOpen }

export const BUILT_IN_CONTRACT: Contract = {
  when: {},
  policyName: policy.name,
  policy,
  calendarName: builtInCalendar.name!,
  calendar: builtInCalendar,
  severities: {},
}

const { severities, channels } = compiledPolicy(policy, [])

/** The severities of the built-in policy, most severe first, and its channels. */
export const builtInSeverities: readonly string[] = [...severities.keys()]
export const builtInChannels: readonly string[] = channels
