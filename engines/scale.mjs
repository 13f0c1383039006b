// Prints the figures of docs/scale.md that run.mjs does not print, as Markdown: the size of the calendar table, and how the time
// grows with the number of tickets. Exit code 0: the sums of the databases are equal to JavaScript's; 1: they are not.
//
//   node engines/scale.mjs

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { businessCalendar } from '../dist/index.js'
import { calendarTable, deadlineQuery } from '../dist/sql.js'
import { clickhouse, duckdb } from './databases.mjs'
import { calendarSpec } from './tickets.mjs'

const [FROM, TO] = [Date.UTC(2024, 0), Date.UTC(2029, 0)]
const MILLION = 1_000_000
const HOUR = 3_600_000
const calendars = count =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, businessCalendar(calendarSpec(i))]))

console.log('| calendars | years | rows | CSV, MB | s |\n| ---: | ---: | ---: | ---: | ---: |')
for (const [count, years] of [
  [20, 5],
  [1000, 1],
  [1000, 100],
  [20_000, 1],
]) {
  const start = process.hrtime.bigint()
  let [rows, bytes] = [-1, 0]
  const range = { from: Date.UTC(2000, 0), to: Date.UTC(2000 + years, 0) }
  for (const piece of calendarTable(calendars(count), range).csv()) {
    rows += piece.split('\n').length - 1
    bytes += piece.length
  }
  console.log(`| ${[count, years, rows, Math.round(bytes / 1e6), since(start).toFixed(1)].map(shown).join(' | ')} |`)
}

console.log(
  '\n| engine | tickets, millions | s | tickets per second | same sum as JavaScript |\n| --- | ---: | ---: | ---: | --- |',
)
const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-scale-'))
const desks = calendars(20)
const expected = new Map()
for (const open of [duckdb, clickhouse]) {
  const engine = await open(folder)
  for (const statement of calendarTable(desks, { from: FROM, to: TO }).statements(engine.dialect))
    await engine.exec(statement)
  for (const millions of [1, 10]) {
    const count = millions * MILLION
    const ids =
      engine.dialect === 'duckdb'
        ? `range(${count}) AS r(id)`
        : `(SELECT toInt64(number) AS id FROM numbers(${count})) AS r`
    const name = engine.dialect === 'duckdb' ? `'c' || (id % 20)` : `concat('c', toString(id % 20))`
    await engine.exec('DROP TABLE IF EXISTS tickets')
    await engine.exec(
      `CREATE TABLE tickets ${engine.tableOptions} AS SELECT ${name} AS calendar, ${FROM} + (id * 7919) % ${TO - FROM - 1000 * 24 * HOUR} AS start_ms, (id * 104729) % ${400 * HOUR} AS budget_ms FROM ${ids}`,
    )
    const query = deadlineQuery(engine.dialect, {
      tickets: 'tickets',
      calendar: 'calendar',
      start: 'start_ms',
      budget: 'budget_ms',
    })
    const start = process.hrtime.bigint()
    const [[answered, sum]] = await engine.rows(
      `SELECT count(due_ms), CAST(sum(due_ms % 1000003) AS ${engine.dialect === 'duckdb' ? 'BIGINT' : 'Int64'}) FROM (${query}) q`,
    )
    const time = since(start)
    if (!expected.has(count)) expected.set(count, sumOf(count))
    const isLike = answered === count && sum === expected.get(count)
    if (!isLike) process.exitCode = 1
    console.log(
      `| ${engine.name} | ${[millions, time.toFixed(1), Number((count / time).toPrecision(3)), isLike ? 'yes' : `no: ${answered}, ${sum}, not ${expected.get(count)}`].map(shown).join(' | ')} |`,
    )
  }
  await engine.close()
}
rmSync(folder, { recursive: true })

const start = process.hrtime.bigint()
sumOf(10 * MILLION)
const alone = since(start)
const rate = shown(Number(((10 * MILLION) / alone).toPrecision(3)))
console.log(`| JavaScript, addMany | 10 | ${alone.toFixed(1)} | ${rate} | yes |`)
process.exit()

/** Returns the sum that the databases must compute, from addMany. The tickets of each calendar form one batch. */
function sumOf(count) {
  let sum = 0
  const each = count / 20
  const [starts, budgets] = [new Float64Array(each), new Float64Array(each)]
  for (let c = 0; c < 20; c++) {
    for (let k = 0; k < each; k++) {
      const id = c + 20 * k
      starts[k] = FROM + ((id * 7919) % (TO - FROM - 1000 * 24 * HOUR))
      budgets[k] = (id * 104729) % (400 * HOUR)
    }
    for (const due of desks[`c${c}`].addMany(starts, budgets)) sum += due % 1_000_003
  }
  return sum
}

function since(start) {
  return Number(process.hrtime.bigint() - start) / 1e9
}

function shown(value) {
  return typeof value === 'number' ? value.toLocaleString('en') : value
}
