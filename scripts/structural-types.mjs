// Removes private fields from the published types. With them a calendar of the ESM types would not be assignable to a
// calendar of the CommonJS types, although the library accepts both.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const dist = join(import.meta.dirname, '../dist')
for (const name of readdirSync(dist).filter(name => /\.d\.c?ts$/.test(name))) {
  const text = readFileSync(join(dist, name), 'utf8')
  writeFileSync(join(dist, name), text.replace(/^ +#private;\n/gm, ''))
}
