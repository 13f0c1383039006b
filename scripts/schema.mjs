// Writes the JSON Schema of config files to dist/sla.schema.json. A step of the build.
import { writeFileSync } from 'node:fs'

const { documentSchema } = await import('../dist/document.js')
writeFileSync(new URL('../dist/sla.schema.json', import.meta.url), `${JSON.stringify(documentSchema, null, 2)}\n`)
