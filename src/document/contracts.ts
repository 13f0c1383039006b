import { type Calendars, calendarNamed } from '../calendar/check-calendar.ts'
import { type CalendarFrom, checkCalendarFrom } from '../compliance/contracts/calendar-from.ts'
import type { Contract } from '../compliance/contracts/contract.ts'
import type { Policy } from '../policy/policy.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import { InputValue } from '../validation/input-value.ts'
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
    calendarFrom: document.optional('calendarFrom'),
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
  readonly calendarFrom: InputValue | undefined
}

/** Returns the name of a list with one name; otherwise undefined. */
function onlyOf(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined
}

function defaultContract(document: InputValue, defaults: Defaults): Contract {
  const { policies, policyName } = defaults
  if (policyName === undefined)
    throw document
      .at('contracts')
      .error(
        'key-missing',
        'There are several policies.',
        'Add contracts to say which policy applies to which tickets.',
      )
  // The default calendar has been checked.
  const own = calendarsOf(new InputValue({}, document.path), defaults)
  return { when: {}, policyName, policy: policies[policyName], ...own, severities: {} }
}

/** @param input the object without a calendar */
function noDefaultCalendar(input: InputValue) {
  const hint = 'Name one of calendars, italianOffice or alwaysOpen.'
  return input.at('calendar').error('calendar-required', 'No default calendar is set.', hint)
}

function readContract(input: InputValue, defaults: Defaults): Contract {
  const { policyName, policy } = policyOf(input, defaults)
  const own = calendarsOf(input, defaults)
  const { timeZone } = own.calendar
  const when = (input.value as { readonly when?: Contract['when'] }).when ?? {}
  const severities = input.optional('severities')?.entries() ?? []
  const known = Object.keys(policy.severities)
  const from = input.optional('from')
  const until = input.optional('until')
  const contract: Contract = {
    ...(input.optional('name') && { name: input.at('name').text() }),
    ...(input.optional('agreement') && { agreement: input.at('agreement').text() }),
    when: Object.fromEntries(Object.entries(when).map(([column, value]) => [column, [value].flat()])),
    policyName,
    policy,
    ...own,
    severities: Object.fromEntries(
      severities.map(([name, severity]) => [name, severity.oneOf(known, 'severity-unknown')]),
    ),
    ...(from && { from: startOfPeriod(from, timeZone) }),
    ...(until && { until: endOfPeriod(until, timeZone) }),
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

/** Returns the calendar of a contract, and the column that decides about it. */
function calendarsOf(
  input: InputValue,
  defaults: Defaults,
): Pick<Contract, 'calendarName' | 'calendar' | 'calendarFrom'> {
  const { calendars } = defaults
  const named = input.optional('calendar')
  // A calendar of the contract's own takes the place of both defaults.
  const from = input.optional('calendarFrom') ?? (named ? undefined : defaults.calendarFrom)
  const first = from && Object.values((from.value as CalendarFrom).calendars ?? {})[0]
  const calendarName = named?.text() ?? defaults.calendarName ?? first
  if (calendarName === undefined) throw noDefaultCalendar(input)
  const calendar = calendarNamed(calendarName, calendars, (named ?? from ?? input).path)
  const calendarFrom = from && checkCalendarFrom(from, calendar, calendars)
  return { calendarName, calendar, ...(calendarFrom && { calendarFrom }) }
}
