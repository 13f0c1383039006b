import { makeDocumentSchema } from '../document/json-schema.ts'
import { command, HELD } from './command.ts'

const HELP = `Usage: sla-calendar schema

Prints the JSON Schema of sla.json, the document by which tickets are judged.
Editors complete and check the document by it; it is also in the package, as
sla-calendar/sla.schema.json.

Exit status: 0.
`

export const schemaCommand = command({
  name: 'schema',
  summary: 'prints the JSON Schema of sla.json',
  help: HELP,
  options: {},
  operands: [],
  run() {
    process.stdout.write(`${JSON.stringify(makeDocumentSchema(), null, 2)}\n`)
    return HELD
  },
})
