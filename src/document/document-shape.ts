import * as v from 'valibot'
import { described, dictionary, list, nameIn, optional, ref, shape, text } from '../validation/shape.ts'
import { objectiveShape } from './objective-shape.ts'
import { ticketsShape } from './tickets-shape.ts'

const DAY_OR_INSTANT = 'a date such as 2026-01-01 or an instant such as 2026-01-01T09:00+01:00'
const dayOrInstant = v.pipe(v.string(DAY_OR_INSTANT), v.regex(/^([+-]\d\d)?\d{4}-\d\d-\d\d/, DAY_OR_INSTANT))

const oneOrMore = v.union(
  [text, v.pipe(list(text), v.minLength(1, 'a value: name at least one'))],
  'a text or a list of texts',
)

export const calendarFromShape = v.pipe(
  shape(
    {
      column: described('The column.', text),
      calendars: optional(
        'The names of calendars by cell; "*" for any other cell, "" for an empty one.',
        dictionary(nameIn('calendars')),
      ),
      timeZones: optional(
        'Time zones by cell, for the hours of the calendar; IANA names need no entry. "*" and "" as in calendars.',
        dictionary(text),
      ),
    },
    { column: 'Name the column.' },
  ),
  v.description('The column of the tickets that decides about the calendar, or about its time zone.'),
)

export const contractShape = v.pipe(
  shape({
    name: optional('The name that reports show.', text),
    agreement: optional(
      'The agreement, such as SLA or OLA; a ticket is judged once per agreement (default: SLA, if another contract names one).',
      text,
    ),
    when: optional('The values by column that a ticket must have (default: every ticket).', dictionary(oneOrMore)),
    policy: optional('The name of its policy (default: the only policy).', nameIn('policies')),
    calendar: optional('The name of its calendar (default: the default calendar).', nameIn('calendars')),
    calendarFrom: v.optional(calendarFromShape),
    severities: optional("The policy's severities by the names that this customer uses.", dictionary(text)),
    from: optional("The start: the first date, in the calendar's zone, or an instant.", dayOrInstant),
    until: optional('The end: the last date, or an instant, which is not included.', dayOrInstant),
  }),
  v.description('The tickets that a contract covers, and the policy and calendar that apply.'),
)

export const waiverShape = v.pipe(
  shape(
    {
      ticket: described('The id of the ticket.', text),
      target: optional('The target whose breach is excused (default: all targets).', text),
      agreement: optional('The agreement whose breach is excused (default: all agreements).', text),
      reason: described('The reason.', text),
      until: optional('The end: the last date, or an instant, which is not included.', dayOrInstant),
    },
    { ticket: 'Name the ticket.', reason: 'Say why the breach is excused.' },
  ),
  v.description('A breach that is excused.'),
)

/** Returns the shape of a config file, given the shapes of its calendars and policies. */
export function documentShape(calendar: v.GenericSchema, policy: v.GenericSchema) {
  return v.pipe(
    shape({
      $schema: optional('Where editors find the schema of this file.', v.string('a text')),
      name: optional('The name that reports show.', text),
      ticketUrl: optional(
        'The address of a ticket with {id} in place of its id, such as https://example.org/browse/{id}. Reports link to it.',
        text,
      ),
      logo: optional('The logo of HTML reports: an image as a data URL in base64.', text),
      calendars: optional('The calendars by name.', dictionary(calendar)),
      calendar: optional('The name of the default calendar (default: the only calendar).', nameIn('calendars')),
      calendarFrom: v.optional(calendarFromShape),
      policy: optional('The only policy.', ref(policy)),
      policies: optional(
        'The policies by name.',
        v.pipe(dictionary(policy), v.minEntries(1, 'a policy: name at least one')),
      ),
      contracts: optional(
        'The contracts. The first one that covers a ticket applies, in each agreement by itself.',
        v.pipe(list(contractShape), v.minLength(1, 'a contract: name at least one')),
      ),
      tickets: v.optional(ticketsShape),
      targets: optional(
        'The targets that are judged (default: all targets of the policies).',
        v.pipe(list(text), v.minLength(1, 'a target: name at least one')),
      ),
      objectives: optional(
        'How many targets must be met in each period (default: no breach is allowed).',
        list(objectiveShape),
      ),
      waivers: optional('Breaches that are excused.', list(waiverShape)),
    }),
    v.title('Service-level agreement'),
    v.description('The targets of tickets, and how to read the export of tickets.'),
    v.metadata({ oneOf: [{ required: ['policy'] }, { required: ['policies'] }] }),
  )
}
