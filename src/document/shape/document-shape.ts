import * as v from 'valibot'
import { TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import { described, dictionary, list, oneOf, optional, ref, shape, text } from './shape.ts'
import { tickets } from './tickets-shape.ts'

const DAY_OR_INSTANT = 'a date such as 2026-01-01 or an instant such as 2026-01-01T09:00+01:00'
const dayOrInstant = v.pipe(v.string(DAY_OR_INSTANT), v.regex(/^([+-]\d\d)?\d{4}-\d\d-\d\d/, DAY_OR_INSTANT))

const oneOrMore = v.union(
  [text, v.pipe(list(text), v.minLength(1, 'a value: name at least one'))],
  'a text or a list of texts',
)

export const contract = v.pipe(
  shape({
    name: optional('The name that reports show.', text),
    when: optional('The columns and the values that make a ticket fall under this contract.', dictionary(oneOrMore)),
    policy: optional('The name of its policy; may be left out where there is only one.', text),
    calendar: optional('The name of its calendar; the default calendar if left out.', text),
    severities: optional("The policy's severities by the names that this customer uses.", dictionary(text)),
    from: optional("The first date, in the calendar's zone, or instant on which it holds.", dayOrInstant),
    until: optional('The last date on which it holds, or the instant before which it does.', dayOrInstant),
  }),
  v.description('Which tickets fall under which policy and calendar.'),
)

export const waiver = v.pipe(
  shape(
    {
      ticket: described('The id of the ticket.', text),
      target: optional(
        'The promise whose breach is excused; all if left out.',
        oneOf(TARGETS as readonly [TargetName]),
      ),
      reason: described('Why the breach is excused.', text),
      until: optional('The last date on which the waiver holds, or the instant before which it does.', dayOrInstant),
    },
    { ticket: 'Name the ticket.', reason: 'Say why the breach is excused.' },
  ),
  v.description('A breach that is excused.'),
)

/** What a document looks like, given what its calendars and its policies look like. */
export function documentShape(calendar: v.GenericSchema, policy: v.GenericSchema) {
  return v.pipe(
    shape({
      $schema: optional('Where editors find the schema of this file.', v.string('a text')),
      name: optional('The name that reports show.', text),
      calendars: optional('The calendars by name.', dictionary(calendar)),
      calendar: optional('The name of the default calendar; may be left out where there is only one.', text),
      policy: optional('The policy, where there is only one.', ref(policy)),
      policies: optional(
        'The policies by name.',
        v.pipe(dictionary(policy), v.minEntries(1, 'a policy: name at least one')),
      ),
      contracts: optional(
        'Which tickets fall under which policy and calendar: the first that fits holds.',
        v.pipe(list(contract), v.minLength(1, 'a contract: name at least one')),
      ),
      tickets: v.optional(tickets),
      targets: optional(
        'The targets that are judged; all that the policies promise if absent.',
        v.pipe(list(oneOf(TARGETS as readonly [TargetName])), v.minLength(1, 'a target: name at least one')),
      ),
      waivers: optional('Breaches that are excused.', list(waiver)),
    }),
    v.title('Service-level agreement'),
    v.description('What was promised to whom, and how to read the export of tickets.'),
    v.metadata({ oneOf: [{ required: ['policy'] }, { required: ['policies'] }] }),
  )
}
