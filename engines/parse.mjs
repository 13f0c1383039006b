// Parses the SQL for the databases that are not run here. Exit code 0: every text is valid; 1: some are not; 2: a parser is missing.
//
//   node engines/parse.mjs
//
// A parser knows the grammar, not the functions and types. node-sql-parser lacks a frame of Snowflake's window functions that ends
// with `1 PRECEDING`, so it reads another frame instead.

import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { alwaysOpen } from '../dist/index.js'
import { calendarTable, deadlineQuery, elapsedQuery, historyQuery } from '../dist/sql.js'

const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-parse-'))
const parsers = await loadParsers().catch(error => {
  console.error(`${error.message}\nRun \`npm install --no-save\` in this folder.`)
  process.exit(2)
})
let count = 0
for (const [dialect, parse] of Object.entries(parsers))
  for (const text of textsOf(dialect)) {
    count++
    const problem = parse(text)
    if (!problem) continue
    process.exitCode = 1
    console.log(`${dialect}: ${problem}\n${text}\n`)
  }
console.log(`${count} texts parsed.`)
rmSync(folder, { recursive: true })

async function loadParsers() {
  const { Parser } = createRequire(import.meta.url)('node-sql-parser')
  const parser = new Parser()
  const astify =
    (database, prepare = text => text) =>
    text => {
      try {
        parser.astify(prepare(text), { database })
        return undefined
      } catch (error) {
        return error.message
      }
    }
  // Its package is for bundlers only.
  const { build } = await import('../node_modules/esbuild/lib/main.js')
  const stdin = { contents: "export { SparkSQL } from 'dt-sql-parser'", resolveDir: import.meta.dirname }
  const outfile = join(folder, 'spark.mjs')
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' })
  const { SparkSQL } = await import(pathToFileURL(outfile).href)
  const spark = new SparkSQL()
  return {
    bigquery: astify('BigQuery'),
    snowflake: astify('Snowflake', text => text.replaceAll('AND 1 PRECEDING', 'AND 1 FOLLOWING')),
    spark: text => spark.validate(`${text};`)[0]?.message,
    sqlserver: astify('TransactSQL'),
  }
}

function* textsOf(dialect) {
  const tickets = { tickets: ['support', 'tickets'], calendar: 'desk' }
  yield* calendarTable({ "it's": alwaysOpen }, { from: 0, to: 1000 }).statements(dialect)
  for (const instants of ['milliseconds', 'timestamps'])
    for (const select of ['rows', 'count']) {
      const shared = { ...tickets, instants, select }
      yield deadlineQuery(dialect, { ...shared, start: 'a', budget: 'b' })
      yield elapsedQuery(dialect, { ...shared, from: 'a', to: 'b' })
    }
  // These texts are long, and parsers slow.
  yield* historiesOf(dialect, { ...tickets, instants: 'timestamps' })
}

function* historiesOf(dialect, shared) {
  const ticket = { ...shared, ticket: 'id', severity: 'severity', start: 'start', events: 'events' }
  const event = { ticket: 'ticket_id', type: 'type', at: 'at', order: 'id', reason: 'reason' }
  const high = { level: 1, resolution: { within: 'PT8H', clock: 'business', pausable: ['customer'] } }
  const low = { level: 2, resolution: { within: 'PT20H', clock: 'always' } }
  for (const onSeverityChange of ['retroactive', 'carry', 'restart'])
    for (const columns of [{}, { severity: 'severity', calendar: 'calendar' }]) {
      const policy = { name: 'Parsed', onSeverityChange, severities: { high, low } }
      yield historyQuery(dialect, { ...ticket, policy, target: 'resolution', event: { ...event, ...columns } })
    }
}
