// Compares both forms of the deadline query with copying the tickets, and with the query of version 0.1.0. The rounds of all
// queries alternate, and the round with the least processor time counts: other programs use up time, but not processor time.
// Prints Markdown. Exit code 0: every row is equal and every goal is reached; 1: not so.
//
//   node engines/forms.mjs [--rounds COUNT] [ENGINE…]

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alwaysOpen } from '../dist/index.js'
import { calendarTable, deadlineQuery } from '../dist/sql.js'
import { clickhouse, duckdb, postgres } from './databases.mjs'
import { firstQuery } from './first-query.mjs'
import { namedCalendars } from './plain-tickets.mjs'

/** A query of ClickHouse takes so little time that it needs more rounds. */
const ROUNDS = { duckdb: 3, clickhouse: 9, postgres: 3 }
/** The form to use for so many calendars, as docs/scale.md says. ClickHouse has one text for both forms. */
const usedForm = (dialect, calendars) =>
  dialect === 'postgres' && calendars > 1000 ? 'many-calendars' : 'many-tickets'
/** The most time that this form may take, as a part of the time of version 0.1.0. */
const GOALS = { 20: { duckdb: 0.45, clickhouse: 0.7, postgres: 0.2 }, 20000: { duckdb: 1, clickhouse: 1, postgres: 1 } }
const HOUR = 3_600_000
const SIZES = [
  { calendars: 20, tickets: 1_000_000, from: Date.UTC(2024, 0), to: Date.UTC(2029, 0) },
  { calendars: 20_000, tickets: 100_000, from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) },
]
const ENGINES = { duckdb, clickhouse, postgres }
const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string' } } })
const names = positionals.length ? positionals : Object.keys(ENGINES)

const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-forms-'))
chmodSync(folder, 0o755) // PostgreSQL's own user reads the files
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
console.log(`Load ${loadavg()[0].toFixed(1)} at the start.\n`)
console.log('| engine | calendars | tickets | query | processor s | part of 0.1.0 | times copying |')
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
  const texts = {
    copying: 'SELECT *, start_ms AS due_ms FROM tickets',
    'version 0.1.0': firstQuery(engine.dialect),
    'many-tickets': query('many-tickets'),
    'many-calendars': query('many-calendars'),
  }
  if (texts['many-calendars'] === texts['many-tickets']) delete texts['many-calendars']
  // Queries over many calendars take long, so that one round says enough.
  const rounds = Number(values.rounds ?? (calendars > 1000 ? 1 : ROUNDS[engine.dialect]))
  const { best, different } = await shortest(engine, texts, rounds)
  for (const [form, time] of Object.entries(best)) {
    const ratios = [time / best['version 0.1.0'], time / best.copying].map(ratio => ratio.toFixed(2))
    const numbers = [calendars, tickets].map(number => number.toLocaleString('en'))
    console.log(`| ${[engine.name, ...numbers, form, time.toFixed(2), ...ratios].join(' | ')} |`)
    if (different[form]) refuse(`${form}: ${different[form]} results are not those of version 0.1.0.`)
  }
  const goal = GOALS[calendars][engine.dialect]
  if (best[usedForm(engine.dialect, calendars)] > goal * best['version 0.1.0'])
    refuse(`The goal of ${goal} is not reached.`)
}

/** Returns the least processor time of each query, and the number of its results that are not those of version 0.1.0. */
async function shortest(engine, texts, rounds) {
  const best = {}
  const different = {}
  for (let round = 0; round < rounds; round++)
    for (const [form, text] of Object.entries(texts)) {
      const table = form === 'version 0.1.0' ? 'expected' : 'answers'
      await engine.exec(`DROP TABLE IF EXISTS ${table}`)
      const before = engine.cpu()
      await engine.exec(`CREATE TABLE ${table} ${engine.tableOptions} AS ${text}`)
      best[form] = Math.min(engine.cpu() - before, best[form] ?? Infinity)
      if (form === 'copying' || round > 0) continue
      const [[wrong]] = await engine.rows(
        `SELECT count(*) FROM ${table} AS a FULL JOIN expected AS b ON a.id = b.id WHERE coalesce(a.due_ms, -1) <> coalesce(b.due_ms, -1) OR a.id IS NULL OR b.id IS NULL`,
      )
      different[form] = wrong
    }
  return { best, different }
}

function refuse(sentence) {
  process.exitCode = 1
  console.log(sentence)
}
