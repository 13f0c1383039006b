import * as v from 'valibot'
import { described, dictionary, list, oneOf, optional, ref, shape, text } from '../validation/shape.ts'
import { DURATION_UNITS } from './duration-unit.ts'
import { PRODUCTS } from './products.ts'
import { TICKET_FIELDS } from './ticket-fields.ts'

const STATES = ['open', 'responded', 'paused', 'resolved', 'unchanged', 'ignored'] as const

const stateMapping = v.union(
  [
    described('What the state means for the timers.', oneOf(STATES)),
    shape(
      {
        paused: described('The timers pause, for this reason.', text),
        responded: optional('Whether it is a response as well (default: false).', v.boolean('true or false')),
      },
      { paused: 'Name the reason.' },
    ),
  ],
  `one of ${STATES.join(', ')} or { "paused": reason }`,
)

/** The fields without which no row can be read: the ticket, and what happened to it when. */
const NEEDED: readonly string[] = ['id', 'at', 'type', 'state']

const NO_COLUMN = 'the name of a column\nEvery row needs this one.'
const neededColumn = v.pipe(v.string(NO_COLUMN), v.regex(/\S/, NO_COLUMN))

const columns = Object.fromEntries(
  [...new Set(Object.values(TICKET_FIELDS).flat())].map(field => [
    field,
    v.optional(NEEDED.includes(field) ? neededColumn : v.nullable(text)),
  ]),
)

const durationColumn = v.nullable(
  shape(
    {
      column: described('The name of the column.', text),
      unit: described('The unit or format of its cells.', oneOf(DURATION_UNITS)),
    },
    { column: 'Name the column.', unit: `Name what its cells are: ${DURATION_UNITS.join(', ')}.` },
  ),
)

export const severityMatrixShape: v.GenericSchema = v.pipe(
  dictionary(
    v.union([text, v.lazy(() => severityMatrixShape)], 'a severity, or an object by the cells of the next column'),
  ),
  v.description('Severities by cell, or by the cells of the next column; "*" for any other cell, "" for an empty one.'),
)

const severityColumns = shape(
  {
    columns: described(
      'The columns, in the order of the matrix.',
      v.pipe(list(text), v.minLength(1, 'a column: name at least one')),
    ),
    matrix: described("The policy's severities by the cells of the columns.", ref(severityMatrixShape)),
  },
  { columns: 'Name the columns.', matrix: 'Give the severities by cells.' },
)

export const ticketsShape = v.pipe(
  shape({
    product: optional(
      'The product whose export this is. Its preset applies to every key that is missing here.',
      oneOf(PRODUCTS),
    ),
    shape: optional(
      "What a row is: a ticket, an event of a ticket, or a change of a ticket's state (default: tickets).",
      oneOf(['tickets', 'events', 'log']),
    ),
    format: optional(
      'The format of the files (default: according to their names and first characters).',
      oneOf(['csv', 'json', 'ndjson', 'xes']),
    ),
    encoding: optional('The encoding of the files, such as windows-1252 (default: utf-8).', text),
    list: optional('In JSON, the key of the list of tickets, such as issues; with dots into objects.', text),
    objectType: optional('In OCEL, the type of the objects that are the tickets (default: the only type).', text),
    columns: optional(
      'The columns by ticket field (in JSON the keys, with dots into objects); null if the export has none.',
      shape(columns),
    ),
    respondedAfter: optional(
      'The column with the time from the report to the first response, and its unit; null if the export has none.',
      durationColumn,
    ),
    spent: optional(
      'The column with the time that was spent on the ticket, and its unit; null if the export has none.',
      durationColumn,
    ),
    skip: optional(
      'Rows to skip, by column and value or values; a * matches any text.',
      dictionary(v.union([v.string(), list(v.string('a text'))], 'a text or a list of texts')),
    ),
    severities: optional(
      'The policy\'s severities by the export\'s names of them; "*" for any other name, "" for an empty cell.',
      dictionary(text),
    ),
    severity: optional(
      'The severity by several columns, in place of the column severity and of severities.',
      severityColumns,
    ),
    events: optional(
      "In events, the event types by the export's names of them; null for a name that is not an event.",
      dictionary(v.nullable(text)),
    ),
    channels: optional(
      "The policy's channels by the export's names of them; null for a name that is not a channel.",
      dictionary(v.nullable(text)),
    ),
    states: optional('The meaning of the states of a log, by name; a * matches any text.', dictionary(stateMapping)),
    dateFormat: v.optional(
      v.pipe(
        v.union([text, v.pipe(list(text), v.minLength(1, 'a list with a format in it'))], 'a text or a list of texts'),
        v.description(
          'The format of times without a zone: a pattern of date-fns, excel, epoch-seconds or epoch-milliseconds.',
        ),
        v.examples(['yyyy-MM-dd HH:mm:ss', 'dd/MM/yyyy HH:mm', 'excel']),
      ),
    ),
    locale: optional('The language of month names and day periods in dateFormat (default: en).', text),
    timeZone: optional('The time zone of times without a zone.', text),
    missing: optional('Texts that mean an empty cell, such as ? or null.', list(v.string('a text'))),
    titleRows: optional(
      'How many rows above the header to skip (default: 0).',
      v.pipe(v.number('a number'), v.integer('a whole number'), v.minValue(0, '0 or more')),
    ),
    grouped: optional(
      'In events and logs, whether the rows of each ticket follow each other (default: false).',
      v.boolean('true or false'),
    ),
  }),
  v.description('How to read the export of tickets.'),
)
