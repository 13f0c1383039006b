import { type Calendars, calendarNamed } from '../calendar/check-calendar.ts'
import { compiledPolicy, type Policy, slaPolicy } from '../policy/policy.ts'
import { msaBusiness } from '../policy/presets/msa-business.ts'
import type { PolicySpec } from '../policy/spec.ts'
import type { InputValue } from '../validation/input-value.ts'
import { withPathPrefix } from '../validation/path-prefix.ts'

/** Policies by name. */
export type Policies = { readonly [name: string]: Policy }

/** The policies that every config file knows. A policy of the file with the same name replaces the built-in one. */
export const BUILT_IN_POLICIES: Policies = { msaBusiness }

/**
 * Reads the policies of a config file. The name of a single policy is its own `name`.
 *
 * @throws {SlaCalendarError} `key-missing`, `calendar-unknown` and the codes of {@link slaPolicy}
 */
export function readPolicies(document: InputValue, calendars: Calendars): Policies {
  const one = document.optional('policy')
  const several = document.optional('policies')
  if (one && several)
    throw several.error(
      'input-invalid',
      'There is a policy already.',
      'Give policy or policies. With several policies, each contract names its own.',
    )
  if (several) return Object.fromEntries(several.entries().map(([name, spec]) => [name, readPolicy(spec, calendars)]))
  const spec = document.required('policy', 'Describe what is promised, or write "msaBusiness".')
  const policy = readPolicy(spec, calendars)
  return { [typeof spec.value === 'string' ? spec.value : policy.name]: policy }
}

function readPolicy(input: InputValue, calendars: Calendars): Policy {
  if (typeof input.value === 'string') return BUILT_IN_POLICIES[input.oneOf(Object.keys(BUILT_IN_POLICIES))]
  const policy = withPathPrefix(input.path, () => slaPolicy(input.value as PolicySpec))
  for (const [severity, targets] of compiledPolicy(policy, input.path).severities)
    for (const [target, { spec }] of targets)
      if (spec.calendar !== undefined)
        calendarNamed(spec.calendar, calendars, [...input.path, 'severities', severity, target, 'calendar'])
  return policy
}
