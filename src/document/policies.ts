import { type Calendars, calendarNamed } from '../calendar/check-calendar.ts'
import { compiledPolicy, type Policy, slaPolicy } from '../policy/policy.ts'
import { msaBusiness } from '../policy/presets/msa-business.ts'
import type { PolicySpec } from '../policy/spec.ts'
import type { InputValue } from '../validation/input-value.ts'
import { withPathPrefix } from './path-prefix.ts'

/** Policies by name. */
export type Policies = { readonly [name: string]: Policy }

/** The policies that every document knows; one of its own by the same name takes the place. */
export const BUILT_IN_POLICIES: Policies = { msaBusiness }

/**
 * The policies of a document by name. One that stands alone goes by the name it has itself.
 *
 * @throws {SlaCalendarError} `key-missing`, `calendar-unknown`, and all that {@link slaPolicy} throws
 */
export function readPolicies(document: InputValue, calendars: Calendars): Policies {
  const one = document.optional('policy')
  const several = document.optional('policies')
  if (one && several)
    throw several.error(
      'input-invalid',
      'There is a policy already.',
      'Give policy or policies; of several, contracts name theirs.',
    )
  if (several) return Object.fromEntries(several.entries().map(([name, given]) => [name, readPolicy(given, calendars)]))
  const given = document.required('policy', 'Describe what is promised, or write "msaBusiness".')
  const policy = readPolicy(given, calendars)
  return { [typeof given.value === 'string' ? given.value : policy.name]: policy }
}

function readPolicy(given: InputValue, calendars: Calendars): Policy {
  if (typeof given.value === 'string') return BUILT_IN_POLICIES[given.oneOf(Object.keys(BUILT_IN_POLICIES))]
  const policy = withPathPrefix(given.path, () => slaPolicy(given.value as PolicySpec))
  for (const [severity, targets] of compiledPolicy(policy, given.path).severities)
    for (const [target, { spec }] of targets)
      if (spec.calendar !== undefined)
        calendarNamed(spec.calendar, calendars, [...given.path, 'severities', severity, target, 'calendar'])
  return policy
}
