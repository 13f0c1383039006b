import * as v from 'valibot'
import { DURATION_UNITS } from '../duration-unit.ts'
import { PRODUCTS } from '../products.ts'
import { TICKET_FIELDS } from '../ticket-fields.ts'
import { described, dictionary, list, oneOf, optional, shape, text } from './shape.ts'

const STATES = ['open', 'responded', 'paused', 'resolved', 'ignored'] as const

const stateMeaning = v.union(
  [
    described('What the state means for the clocks.', oneOf(STATES)),
    shape(
      {
        paused: described('The clocks pause, for this reason.', text),
        responded: optional('Whether it is an answer as well; false if left out.', v.boolean('true or false')),
      },
      { paused: 'Name the reason.' },
    ),
  ],
  `one of ${STATES.join(', ')} or { "paused": reason }`,
)

const columns = Object.fromEntries(
  [...new Set(Object.values(TICKET_FIELDS).flat())].map(meaning => [meaning, v.optional(v.nullable(text))]),
)

export const tickets = v.pipe(
  shape({
    product: optional(
      'A ready mapping for what this product exports; everything else here overrules it.',
      oneOf(PRODUCTS),
    ),
    shape: optional(
      "What a row is: a ticket, an event of a ticket, or a change of a ticket's state; tickets if left out.",
      oneOf(['tickets', 'events', 'log']),
    ),
    format: optional('The format of the files; told from their names if left out.', oneOf(['csv', 'json', 'ndjson'])),
    encoding: optional('The encoding of the files, such as windows-1252 (default: utf-8).', text),
    list: optional(
      'In JSON, the key of the list of tickets in the object around it, with dots into objects, such as issues.',
      text,
    ),
    columns: optional(
      'The columns (in JSON the keys, with dots into objects) by what they hold; null where the export has none.',
      shape(columns),
    ),
    respondedAfter: optional(
      'The column with the time from the report to the first response, and its unit; null if the export has none.',
      v.nullable(
        shape(
          {
            column: described('The name of the column.', text),
            unit: described('What its cells are.', oneOf(DURATION_UNITS)),
          },
          { column: 'Name the column.', unit: `Name what its cells are: ${DURATION_UNITS.join(', ')}.` },
        ),
      ),
    ),
    skip: optional(
      'Rows to leave out, by column and value or values; a * stands for any text.',
      dictionary(v.union([v.string(), list(v.string('a text'))], 'a text or a list of texts')),
    ),
    severities: optional(
      'The policy\'s severities by the export\'s names of them; "*" for any other name, "" for an empty cell.',
      dictionary(text),
    ),
    channels: optional(
      "The policy's channels by the export's names of them; null for a name that is no channel.",
      dictionary(v.nullable(text)),
    ),
    states: optional('What the states of a log mean, by name; a * stands for any text.', dictionary(stateMeaning)),
    dateFormat: v.optional(
      v.pipe(
        v.union([text, v.pipe(list(text), v.minLength(1, 'a list with a format in it'))], 'a text or a list of texts'),
        v.description(
          'How times without a zone are written, in the patterns of date-fns, or excel, epoch-seconds or epoch-milliseconds.',
        ),
        v.examples(['yyyy-MM-dd HH:mm:ss', 'dd/MM/yyyy HH:mm', 'excel']),
      ),
    ),
    locale: optional('The language of names of months and of halves of the day in dateFormat (default: en).', text),
    timeZone: optional('The zone of times without one.', text),
    missing: optional('What stands for no value besides the empty cell, such as ? or null.', list(v.string('a text'))),
    titleRows: optional(
      'Rows above the header that are no data; 0 if left out.',
      v.pipe(v.number('a number'), v.integer('a whole number'), v.minValue(0, '0 or more')),
    ),
    grouped: optional(
      'Whether the rows of a ticket stand next to each other, in events and logs; false if left out.',
      v.boolean('true or false'),
    ),
  }),
  v.description('How to read the export of tickets.'),
)
