// Two ClickHouse servers: the tickets in a Distributed table, the calendar table on both, and on both a view of the query.
// A Distributed table over the views asks them all, so every ticket is computed where it lies.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { msaBusiness } from '../dist/index.js'
import { calendarTable, deadlineQuery, historyQuery } from '../dist/sql.js'
import { clickhouseShards } from './clickhouse-shards.mjs'
import { deadlineWithoutAsof } from './clickhouse-without-asof.mjs'
import { plainColumns, plainDues, plainTable } from './plain-tickets.mjs'
import { header, line, sumOf, unlike } from './results.mjs'
import { writeTickets } from './tickets.mjs'

const TICKETS = 1_000_000
const COLUMNS = 'id, calendar, start_ms, budget_ms'
/** Waits until the rows of an INSERT are on their servers. */
const AT_ONCE = { insert_distributed_sync: 1 }
/** Each server uses one core, as if it were a machine of its own. */
const ONE_CORE = { max_threads: 1 }

/** Compares every row, measures, and stops a server in the middle of a query. Returns a sentence for each fault. */
export async function tryCluster({ folder, sizes, rounds }) {
  const shards = await clickhouseShards(folder, 2)
  try {
    const [[version]] = await shards[0].rows('SELECT version()')
    console.log(`\n### ClickHouse ${version}\n`)
    for (const shard of shards) for (const cluster of ['one', 'all']) await createTables(shard, cluster)
    const faults = await refuseTexts(shards[0])
    faults.push(...(await compareEdges(shards[0], folder)))
    faults.push(...(await measure(shards, sizes, rounds)))
    faults.push(...(await stopServers(shards, sizes.at(-1))))
    return faults
  } finally {
    for (const shard of shards) shard.kill()
  }
}

/** Creates the tables of a cluster, in a database of its name. Only the first server has tables of the cluster `one`. */
async function createTables(shard, cluster) {
  await shard.query(`CREATE DATABASE ${cluster}`)
  for (const statement of calendarTable(plainTable.calendars, plainTable.range).statements('clickhouse'))
    await shard.query(statement, { database: cluster })
  const columns = 'id Int64, calendar Nullable(String), start_ms Nullable(Int64), budget_ms Nullable(Int64)'
  const across = (table, key) => `ENGINE = Distributed(${cluster}, ${cluster}, ${table}${key})`
  for (const statement of [
    `CREATE TABLE tickets (${columns}) ENGINE = MergeTree ORDER BY id`,
    `CREATE TABLE tickets_all (${columns}) ${across('tickets', ', id')}`,
    `CREATE VIEW deadlines AS ${deadlineWithoutAsof(COLUMNS)}`,
    `CREATE TABLE deadlines_all (${columns}, due_ms Nullable(Int64)) ${across('deadlines', '')}`,
  ])
    await shard.query(statement, { database: cluster })
}

/** The texts of the library need version 21.9 or later. An older one must refuse them, never return other rows. */
async function refuseTexts(server) {
  const tickets = { tickets: 'tickets', calendar: 'calendar', start: 'start_ms' }
  const event = { ticket: 'ticket_id', type: 'type', at: 'at_ms', order: 'id' }
  const history = { ...tickets, policy: msaBusiness, target: 'firstResponse', ticket: 'id', severity: 'severity' }
  const texts = {
    deadlineQuery: deadlineQuery('clickhouse', { ...tickets, budget: 'budget_ms' }),
    historyQuery: historyQuery('clickhouse', { ...history, events: 'events', event }),
  }
  const faults = []
  for (const [title, text] of Object.entries(texts)) {
    const message = await server.rows(text, { database: 'all' }).then(
      rows => `${rows.length} rows`,
      error => error.message,
    )
    const isRefused = /Code: 62, .*Syntax error/.test(message)
    if (!isRefused) faults.push(`${title}: ${message}`)
    console.log(`- ${title}: ${isRefused ? 'refused with code 62, a syntax error' : 'NO SYNTAX ERROR'}`)
  }
  console.log()
  return faults
}

/** Compares tickets at every edge, with unknown calendars, NULLs, and negative and huge budgets. */
async function compareEdges(server, folder) {
  const { calendars, range } = plainTable
  const file = join(folder, 'tickets.csv')
  const names = Object.keys(calendars)
  const calendarOf = i => calendars[names[i]]
  const { due } = await writeTickets(file, { calendarOf, calendars: names.length, count: TICKETS, ...range })
  const into = { database: 'all', ...AT_ONCE }
  const rows = readFileSync(file, 'utf8').split('\n').slice(1, -1)
  const cells = rows.map(row =>
    row
      .split(',')
      .slice(0, 4)
      .map(cell => cell || '\\N')
      .join('\t'),
  )
  await server.insert(`INSERT INTO tickets_all FORMAT TSV`, `${cells.join('\n')}\n`, into)
  const wrong = await different(server, 'all', due)
  console.log(`${TICKETS.toLocaleString('en')} tickets at every edge on two servers: ${wrong} results differ.\n`)
  return wrong ? [`${wrong} results at the edges differ from JavaScript`] : []
}

/** Returns the number of rows that are missing, double or not equal. */
async function different(server, database, due) {
  const bytes = await server.bytes('SELECT id, due_ms FROM deadlines_all', { database })
  const rows = function* () {
    for (let at = 0; at < bytes.byteLength; ) {
      const id = Number(bytes.readBigInt64LE(at))
      const isNull = bytes[at + 8] === 1
      yield [id, isNull ? null : Number(bytes.readBigInt64LE(at + 9))]
      at += isNull ? 9 : 17
    }
  }
  return unlike(rows(), due)
}

async function measure(shards, sizes, rounds) {
  const [server] = shards
  const faults = []
  header(['tickets', 'servers', 's', 'processor s of the busiest server', 'tickets per second and core', 'different'])
  for (const count of sizes) {
    const due = plainDues(count)
    for (const database of ['one', 'all']) await fill(shards, database, count)
    const best = { one: [Infinity, Infinity], all: [Infinity, Infinity] }
    for (let round = 0; round < rounds; round++)
      for (const database of ['one', 'all'])
        best[database] = (await timed(shards, database)).map((value, i) => Math.min(value, best[database][i]))
    for (const database of ['one', 'all']) {
      const servers = database === 'one' ? 1 : shards.length
      const wrong = await different(server, database, due)
      if (wrong) faults.push(`${wrong} of ${count} results differ from JavaScript (${servers} servers)`)
      const [time, cpu] = best[database]
      line([count, servers, time.toFixed(1), cpu.toFixed(1), Number((count / servers / cpu).toPrecision(3)), wrong])
    }
  }
  return faults
}

/** Puts the first tickets into the tables of a cluster, and refuses an uneven division. */
async function fill(shards, database, count) {
  for (const shard of shards) {
    await shard.query('DROP TABLE tickets', { database })
    const columns = 'id Int64, calendar Nullable(String), start_ms Nullable(Int64), budget_ms Nullable(Int64)'
    await shard.query(`CREATE TABLE tickets (${columns}) ENGINE = MergeTree ORDER BY id`, { database })
  }
  const numbers = `SELECT toInt64(number) AS id FROM numbers(${count})`
  await shards[0].query(`INSERT INTO tickets_all SELECT id, ${plainColumns('clickhouse')} FROM (${numbers})`, {
    database,
    ...AT_ONCE,
  })
  for (const shard of shards) await shard.query('OPTIMIZE TABLE tickets FINAL', { database })
  const own = await Promise.all(
    shards.map(async shard => (await shard.rows('SELECT count() FROM tickets', { database }))[0][0]),
  )
  const expected = database === 'one' ? [count, 0] : [count / 2, count / 2]
  if (String(own) !== String(expected)) throw new Error(`The servers of ${database} have ${own} tickets.`)
}

const SUM = 'SELECT count(), count(due_ms), sum(due_ms % 1000003) FROM deadlines_all'

/** Returns the time of a query over all tickets, and the processor time of the busiest server, in seconds. */
async function timed(shards, database) {
  const before = shards.map(shard => shard.cpu())
  const start = process.hrtime.bigint()
  await shards[0].rows(SUM, { database, ...ONE_CORE })
  const time = Number(process.hrtime.bigint() - start) / 1e9
  return [time, Math.max(...shards.map((shard, i) => shard.cpu() - before[i]))]
}

/** Stops the second server in every way. The query must fail, and succeed when the server is back. */
async function stopServers([server, other], count) {
  const due = plainDues(count)
  const expected = JSON.stringify([[count, count, sumOf(due)]])
  const all = { database: 'all', ...ONE_CORE }
  const ask = settings => server.rows(SUM, { ...all, ...settings })
  const faults = []
  const refuses = async (title, work) => {
    const message = await work.then(
      rows => `a result: ${JSON.stringify(rows).slice(0, 100)}`,
      error => error.message,
    )
    const isRefused = /DB::(Net)?Exception|terminated|Timeout/.test(message)
    if (!isRefused) faults.push(`${title}: ${message}`)
    console.log(`- ${title}: ${isRefused ? message.replace(/\s+/g, ' ').slice(0, 110) : 'NO ERROR'}`)
  }
  console.log()
  for (const [title, signal] of [
    ['The second server hangs in the middle of a query', 'SIGSTOP'],
    ['The second server stops in the middle of a query', 'SIGKILL'],
  ]) {
    await reads(other, rows => rows === 0)
    const answer = ask()
    answer.catch(() => {})
    await reads(other, rows => rows > 100_000)
    other.signal(signal)
    await refuses(title, answer)
    other.signal('SIGCONT')
  }
  await refuses('The second server is missing', ask())
  const [[partial]] = await ask({ skip_unavailable_shards: 1 })
  if (partial !== count / 2) faults.push(`skip_unavailable_shards returns ${partial} tickets, not the half`)
  console.log(`- With skip_unavailable_shards = 1, the result has ${partial} of ${count} tickets and no error.`)
  await other.start()
  const again = JSON.stringify(await ask())
  if (again !== expected) faults.push(`After the restart the sums are ${again}, not ${expected}`)
  console.log(`- The second server is back: ${again === expected ? 'all tickets, the sum of JavaScript' : again}.`)
  return faults
}

/** Waits until the rows that a server has read for a running query of another one fulfil a condition. */
async function reads(server, condition) {
  for (let tries = 0; tries < 2000; tries++) {
    const running = 'SELECT max(read_rows) FROM system.processes WHERE is_initial_query = 0'
    const [[rows]] = await server.rows(running)
    if (condition(rows)) return
    await new Promise(wake => setTimeout(wake, 20))
  }
  throw new Error('The query was over before the server could be stopped.')
}
