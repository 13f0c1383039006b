// Compares the two forms of the deadline query with each other and with copying the tickets. The rounds of all queries
// alternate, and the shortest round counts. Prints Markdown. Exit code 0: both forms give the same sum; 1: they do not.
//
//   node engines/forms.mjs [ENGINE…]

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { alwaysOpen } from '../dist/index.js'
import { calendarTable, deadlineQuery } from '../dist/sql.js'
import { clickhouse, duckdb, postgres } from './databases.mjs'
import { namedCalendars } from './plain-tickets.mjs'

const ROUNDS = 3
const HOUR = 3_600_000
const SIZES = [
  { calendars: 20, tickets: 1_000_000, from: Date.UTC(2024, 0), to: Date.UTC(2029, 0) },
  { calendars: 20_000, tickets: 100_000, from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) },
]
const ENGINES = { duckdb, clickhouse, postgres }
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(ENGINES)

const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-forms-'))
chmodSync(folder, 0o755) // PostgreSQL's own user reads the files
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
console.log(`Load ${loadavg()[0].toFixed(1)} at the start.\n`)
console.log('| engine | calendars | tickets | query | s | of many-calendars | times copying |')
console.log('| --- | ---: | ---: | --- | ---: | ---: | ---: |')
for (const size of SIZES) {
  const file = join(folder, `table-${size.calendars}.csv`)
  writeFileSync(file, '')
  for (const piece of calendarTable(namedCalendars(size.calendars), { from: size.from, to: size.to }).csv())
    writeFileSync(file, piece, { flag: 'a' })
  for (const name of names) {
    const own = join(folder, `${name}-${size.calendars}`)
    mkdirSync(own)
    const engine = await ENGINES[name](own)
    try {
      await compare(engine, size, file)
    } finally {
      await engine.close()
    }
  }
}
console.log(`\nLoad ${loadavg()[0].toFixed(1)} at the end.`)
process.exit()

async function compare(engine, { calendars, tickets, from, to }, file) {
  const [create, ...others] = calendarTable({ none: alwaysOpen }, { from: 0, to: 1 }).statements(engine.dialect)
  await engine.exec(create)
  await engine.load('sla_calendar', file)
  for (const statement of others) if (!statement.startsWith('INSERT')) await engine.exec(statement)
  const { whole, text } = engine.types
  await engine.exec(
    `CREATE TABLE tickets (id ${whole}, calendar ${text}, start_ms ${whole}, budget_ms ${whole}) ${engine.tableOptions}`,
  )
  // The starts are scattered, as in a table of real tickets: neighbours in time would share pages of an index.
  const rows = Array.from({ length: tickets }, (_, id) =>
    [id, `c${id % calendars}`, from + ((id * 982_451_653) % ((to - from) / 2)), (id * 104_729) % (200 * HOUR)].join(
      ',',
    ),
  )
  const csv = join(folder, 'tickets.csv')
  writeFileSync(csv, `id,calendar,start_ms,budget_ms\n${rows.join('\n')}\n`)
  await engine.load('tickets', csv)
  const query = size =>
    deadlineQuery(engine.dialect, {
      tickets: 'tickets',
      calendar: 'calendar',
      start: 'start_ms',
      budget: 'budget_ms',
      size,
    })
  const many = query('many-tickets')
  const texts = { copying: 'SELECT * FROM tickets', 'many-calendars': query('many-calendars'), 'many-tickets': many }
  // ClickHouse has one form. It is compared with a text that casts a column at every place where it is used.
  if (engine.dialect === 'clickhouse') texts['many-calendars'] = castingEverywhere(many)
  const best = await shortest(engine, texts)
  for (const [form, { time }] of Object.entries(best)) {
    const title = engine.dialect === 'clickhouse' && form === 'many-calendars' ? 'casting everywhere' : form
    const ratios = [time / best['many-calendars'].time, time / best.copying.time].map(ratio => ratio.toFixed(2))
    const numbers = [calendars, tickets].map(number => number.toLocaleString('en'))
    console.log(`| ${[engine.name, ...numbers, title, time.toFixed(2), ...ratios].join(' | ')} |`)
  }
  if (best['many-calendars'].sum !== best['many-tickets'].sum) {
    process.exitCode = 1
    console.log(`The sums differ: ${best['many-calendars'].sum} and ${best['many-tickets'].sum}.`)
  }
}

/** Returns the shortest time of each query, and the sum of its results. */
async function shortest(engine, texts) {
  const best = {}
  for (let round = 0; round < ROUNDS; round++)
    for (const [form, text] of Object.entries(texts)) {
      await engine.exec('DROP TABLE IF EXISTS answers')
      const start = process.hrtime.bigint()
      await engine.exec(`CREATE TABLE answers ${engine.tableOptions} AS ${text}`)
      const time = Math.min(Number(process.hrtime.bigint() - start) / 1e9, best[form]?.time ?? Infinity)
      const column = form === 'copying' ? 'start_ms' : 'due_ms'
      const [[sum]] = await engine.rows(`SELECT CAST(sum(${column} % 1000003) AS ${engine.types.whole}) FROM answers`)
      best[form] = { time, sum }
    }
  return best
}

function castingEverywhere(text) {
  let plain = text.replace(/ EXCEPT \([^)]*\)/, '')
  for (const [, value, name] of text.matchAll(/(accurateCastOrNull\([^)]*\)) AS (sla_\d)/g))
    plain = plain.replaceAll(`, ${value} AS ${name}`, '').replaceAll(`sla_ticket.${name}`, value)
  return plain
}
