import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { type Calendars, calendarNamed } from '../calendar/check-calendar.ts'
import type { Contract } from '../compliance/contracts/contract.ts'
import type { Policy } from '../policy/policy.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import type { InputValue } from '../validation/input-value.ts'
import { endOfPeriod, startOfPeriod } from './period.ts'
import { BUILT_IN_POLICIES, type Policies } from './policies.ts'

/**
 * Reads the contracts of a config file. A file without contracts has one: its policy and its calendar.
 *
 * @throws {SlaCalendarError} `policy-required`, `calendar-required`, `calendar-unknown`, `severity-unknown`,
 * `range-reversed`, `input-invalid`, `key-missing`, `date-invalid` and the codes of instants
 */
export function readContracts(document: InputValue, policies: Policies, calendars: Calendars): Contract[] {
  const own = document.optional('calendars')?.keys() ?? []
  const calendar = document.optional('calendar')
  if (calendar) calendarNamed(calendar.value, calendars, calendar.path)
  const defaults: Defaults = {
    policies,
    calendars,
    policyName: onlyOf(Object.keys(policies)),
    calendarName: (calendar?.value as string | undefined) ?? onlyOf(own),
  }
  const contracts = document.optional('contracts')?.list()
  return contracts?.map(contract => readContract(contract, defaults)) ?? [defaultContract(document, defaults)]
}

/** The policies and calendars of a config file, and the names that apply to a contract without its own. */
type Defaults = {
  readonly policies: Policies
  readonly calendars: Calendars
  readonly policyName: string | undefined
  readonly calendarName: string | undefined
}

/** Returns the name of a list with one name; otherwise undefined. */
function onlyOf(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined
}

function defaultContract(document: InputValue, { policies, calendars, policyName, calendarName }: Defaults): Contract {
  if (policyName === undefined)
    throw document
      .at('contracts')
      .error(
        'key-missing',
        'There are several policies.',
        'Add contracts to say which policy applies to which tickets.',
      )
  if (calendarName === undefined) throw noDefaultCalendar(document)
  const [policy, calendar] = [policies[policyName], calendars[calendarName]]
  return { when: {}, policyName, policy, calendarName, calendar, severities: {} }
}

/** @param input the object without a calendar */
function noDefaultCalendar(input: InputValue) {
  const hint = 'Name one of calendars, italianOffice or alwaysOpen.'
  return input.at('calendar').error('calendar-required', 'No default calendar is set.', hint)
}

function readContract(input: InputValue, defaults: Defaults): Contract {
  const { policyName, policy } = policyOf(input, defaults)
  const { calendarName, calendar } = calendarOf(input, defaults)
  const when = input.optional('when')?.entries() ?? []
  const severities = input.optional('severities')?.entries() ?? []
  const known = Object.keys(policy.severities)
  const from = input.optional('from')
  const until = input.optional('until')
  const contract: Contract = {
    ...(input.optional('name') && { name: input.at('name').text() }),
    ...(input.optional('agreement') && { agreement: input.at('agreement').text() }),
    when: Object.fromEntries(when.map(([column, { value }]) => [column, [value].flat() as string[]])),
    policyName,
    policy,
    calendarName,
    calendar,
    severities: Object.fromEntries(
      severities.map(([name, severity]) => [name, severity.oneOf(known, 'severity-unknown')]),
    ),
    ...(from && { from: startOfPeriod(from, calendar.timeZone) }),
    ...(until && { until: endOfPeriod(until, calendar.timeZone) }),
  }
  if (contract.from! >= contract.until!)
    throw until!.error('range-reversed', 'The contract ends before it begins.', 'Swap from and until.')
  return contract
}

function policyOf(input: InputValue, { policies, policyName }: Defaults): { policyName: string; policy: Policy } {
  const reference = input.optional('policy')
  if (!reference && policyName === undefined)
    throw input.at('policy').error('policy-required', 'There are several policies.', 'Name one of them.')
  const name = reference?.text() ?? policyName!
  for (const known of [policies, BUILT_IN_POLICIES])
    if (Object.hasOwn(known, name)) return { policyName: name, policy: known[name] }
  const known = [...Object.keys(policies), ...Object.keys(BUILT_IN_POLICIES)]
  throw reference!.expected('one of the policies given', didYouMean(name, known))
}

function calendarOf(
  input: InputValue,
  { calendars, calendarName }: Defaults,
): { calendarName: string; calendar: BusinessCalendar } {
  const name = input.optional('calendar')
  if (name) return { calendarName: name.text(), calendar: calendarNamed(name.value, calendars, name.path) }
  if (calendarName === undefined) throw noDefaultCalendar(input)
  return { calendarName, calendar: calendars[calendarName] }
}
