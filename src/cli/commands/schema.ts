import { eventsSchema } from '../../document/events-schema.ts'
import { makeDocumentSchema } from '../../document/json-schema.ts'
import { command, EXIT_OK } from '../command.ts'

const HELP = `Usage: sla-calendar schema [--events]

Prints the JSON Schema of sla.json, the configuration file for checks. Editors
use it to complete and to validate the file. The package has the same text as
sla-calendar/sla.schema.json.

Options:
  --events  print the JSON Schema of the events of a ticket instead

Exit status: 0.
`

/** `sla-calendar schema`: prints the JSON Schema of the config file. */
export const schemaCommand = command({
  name: 'schema',
  summary: 'prints the JSON Schema of sla.json',
  help: HELP,
  options: { events: { type: 'boolean' } },
  operands: [],
  run({ events }) {
    process.stdout.write(`${JSON.stringify(events ? eventsSchema() : makeDocumentSchema(), null, 2)}\n`)
    return EXIT_OK
  },
})
