// Makes the classes of the published types structural: a private field would make the calendar of the ESM types another
// type than that of the CommonJS types, although the library takes the one for the other.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const dist = join(import.meta.dirname, '../dist')
for (const name of readdirSync(dist).filter(name => /\.d\.c?ts$/.test(name))) {
  const text = readFileSync(join(dist, name), 'utf8')
  writeFileSync(join(dist, name), text.replace(/^ +#private;\n/gm, ''))
}
