// Every entry point exports the same names from ESM and from CommonJS.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { exports } = JSON.parse(readFileSync(require.resolve('sla-calendar/package.json'), 'utf8'))
// A pattern such as ./conformance/* stands for files.
const entries = Object.keys(exports).filter(name => !/(\.json|\*)$/.test(name))
assert.ok(entries.length >= 9, `only ${entries.length} entry points`)
for (const entry of entries) {
  const name = entry.replace('.', 'sla-calendar')
  const names = Object.keys(await import(name)).sort()
  assert.ok(names.length, `${name} exports nothing`)
  assert.deepEqual(
    Object.keys(require(name))
      .filter(key => key !== '__esModule' && key !== 'default')
      .sort(),
    names,
    name,
  )
}
assert.equal(require('sla-calendar/sla.schema.json').type, 'object')
