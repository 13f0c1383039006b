import { parseDocument } from '../../document/document.ts'
import { eventsSchema } from '../../document/events-schema.ts'
import { makeDocumentSchema } from '../../document/json-schema.ts'
import { isSlaCalendarError } from '../../errors.ts'
import { inFile, nameOf, readTextFile } from '../../exports/bytes/text-file.ts'
import { UserError } from '../../exports/user-error.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'
import { command, EXIT_ERROR, EXIT_OK } from '../command.ts'
import { printError } from '../terminal/errors.ts'

const HELP = `Usage: sla-calendar schema [--events]
       sla-calendar schema FILE…

Prints the JSON Schema of sla.json, the configuration file for checks. Editors
use it to complete and to validate the file. The package has the same text as
sla-calendar/sla.schema.json.

With FILE, checks config files instead, more strictly than the schema can: also
names, dates and hours. A pre-commit hook can run it.

Options:
  --events  print the JSON Schema of the events of a ticket instead

Exit status: 0; 2 if a config file is not valid.
`

/** `sla-calendar schema`: prints the JSON Schema of the config file, or checks config files. */
export const schemaCommand = command({
  name: 'schema',
  help: HELP,
  options: { events: { type: 'boolean' } },
  operands: ['[FILE…]'],
  run({ events }, files) {
    if (files.length && events) throw new UserError('Unexpected option --events: FILE is a config file.')
    if (files.length) return files.map(checkFile).includes(false) ? EXIT_ERROR : EXIT_OK
    process.stdout.write(`${JSON.stringify(events ? eventsSchema() : makeDocumentSchema(), null, 2)}\n`)
    return EXIT_OK
  },
})

/** Prints whether a config file is valid, or its first error, and returns it. */
function checkFile(file: string): boolean {
  try {
    inFile(file, () => parseDocument(readTextFile(file)))
  } catch (error) {
    if (!isSlaCalendarError(error) && !(error instanceof UserError)) throw error
    printError(error.message)
    return false
  }
  process.stdout.write(`${escapeControlCharacters(nameOf(file))} is valid.\n`)
  return true
}
