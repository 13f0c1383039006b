import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { type Calendars, calendarNamed } from '../calendar/check-calendar.ts'
import type { Contract } from '../compliance/contracts/contract.ts'
import type { Policy } from '../policy/policy.ts'
import type { InputValue } from '../validation/input-value.ts'
import { didYouMean } from '../validation/suggest.ts'
import { endOfPeriod, startOfPeriod } from './period.ts'
import { BUILT_IN_POLICIES, type Policies } from './policies.ts'

/**
 * The contracts of a document; without any in it, the one of its policy and calendar.
 *
 * @throws {SlaCalendarError} `policy-required`, `calendar-required`, `calendar-unknown`, `severity-unknown`,
 * `range-reversed`, `input-invalid`, `date-invalid` and those of instants
 */
export function readContracts(document: InputValue, policies: Policies, calendars: Calendars): Contract[] {
  const own = document.optional('calendars')?.keys() ?? []
  const calendar = document.optional('calendar')
  if (calendar) calendarNamed(calendar.value, calendars, calendar.path)
  const standards: Standards = {
    policies,
    calendars,
    policyName: single(Object.keys(policies)),
    calendarName: (calendar?.value as string | undefined) ?? single(own),
  }
  return (
    document
      .optional('contracts')
      ?.list()
      .map(given => readContract(given, standards)) ?? [onlyContract(document, standards)]
  )
}

/** What the document has, and what holds for a contract that does not say. */
type Standards = {
  readonly policies: Policies
  readonly calendars: Calendars
  readonly policyName: string | undefined
  readonly calendarName: string | undefined
}

/** The only one of several names, if it is. */
function single(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined
}

function onlyContract(document: InputValue, { policies, calendars, policyName, calendarName }: Standards): Contract {
  if (policyName === undefined)
    throw document
      .at('contracts')
      .error('key-missing', 'There are several policies.', 'Say which tickets fall under which.')
  if (calendarName === undefined)
    throw document.at('calendar').error('calendar-required', 'It is not said which calendar holds.', CALENDAR_HINT)
  const [policy, calendar] = [policies[policyName], calendars[calendarName]]
  return { when: {}, policyName, policy, calendarName, calendar, severities: {} }
}

const CALENDAR_HINT = 'Name one of calendars, italianOffice or alwaysOpen.'

function readContract(given: InputValue, standards: Standards): Contract {
  const { policyName, policy } = policyOf(given, standards)
  const { calendarName, calendar } = calendarOf(given, standards)
  const when =
    given
      .optional('when')
      ?.entries()
      .map(([column, { value }]) => [column, [value].flat()]) ?? []
  const severities = given.optional('severities')?.entries() ?? []
  const known = Object.keys(policy.severities)
  const from = given.optional('from')
  const until = given.optional('until')
  const contract: Contract = {
    ...(given.optional('name') && { name: given.at('name').text() }),
    when: Object.fromEntries(when),
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
    throw until!.error('range-reversed', 'The contract ends before it begins.', 'Exchange from and until.')
  return contract
}

function policyOf(given: InputValue, { policies, policyName }: Standards): { policyName: string; policy: Policy } {
  const name = given.optional('policy')
  if (!name && policyName === undefined)
    throw given.at('policy').error('policy-required', 'There are several policies.', 'Name one of them.')
  const word = name?.text() ?? policyName!
  for (const known of [policies, BUILT_IN_POLICIES])
    if (Object.hasOwn(known, word)) return { policyName: word, policy: known[word] }
  const known = [...Object.keys(policies), ...Object.keys(BUILT_IN_POLICIES)]
  throw name!.expected('one of the policies given', didYouMean(word, known))
}

function calendarOf(
  given: InputValue,
  { calendars, calendarName }: Standards,
): { calendarName: string; calendar: BusinessCalendar } {
  const name = given.optional('calendar')
  if (name) return { calendarName: name.text(), calendar: calendarNamed(name.value, calendars, name.path) }
  if (calendarName === undefined)
    throw given.at('calendar').error('calendar-required', 'It is not said which calendar holds.', CALENDAR_HINT)
  return { calendarName, calendar: calendars[calendarName] }
}
