// PostgreSQL in two ways. One server has the tickets in partitions, and may use several processes for a query. Then two servers
// have half of the tickets each: a third table, partitioned by foreign tables, asks the view of the query on both.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import * as sql from '../dist/sql.js'
import { postgres } from './databases.mjs'
import { askHistories, generators } from './histories.mjs'
import { plainColumns, plainDues, plainTable } from './plain-tickets.mjs'
import { header, line, unlike } from './results.mjs'

const COLUMNS = 'id bigint, calendar text, start_ms bigint, budget_ms bigint'
const PARTITIONS = 4
const MILLION = 1_000_000
const HISTORIES = { policies: 20, tickets: 2000, seed: 15 }
const deadlines = tickets =>
  sql.deadlineQuery('postgres', { tickets, calendar: 'calendar', start: 'start_ms', budget: 'budget_ms' })

/** Compares every row, measures, and stops a server in the middle of a query. Returns a sentence for each fault. */
export async function tryCluster({ folder, sizes, rounds }) {
  const servers = []
  try {
    for (const name of ['one', 'two']) {
      mkdirSync(join(folder, name), { recursive: true })
      servers.push(await postgres(join(folder, name)))
    }
    console.log(`\n### ${servers[0].name}\n`)
    const faults = await measurePartitions(servers[0], sizes, rounds)
    await connect(servers)
    faults.push(...(await measureServers(servers, sizes, rounds)))
    faults.push(...(await compareHistories(servers, folder)))
    faults.push(...(await stopServer(servers)))
    return faults
  } finally {
    for (const server of servers) await server.close()
  }
}

/** PostgreSQL uses no parallel workers for the query, which has correlated subqueries, but it does for the function. */
const BY_FUNCTION = 'SELECT id, sla_add(calendar, start_ms, budget_ms) AS due_ms FROM tickets'
const WAYS = [
  { title: 'the query', from: [deadlines('tickets')] },
  { title: 'the query, a session per partition', from: partitions().map(deadlines) },
  { title: 'sla_add', from: [BY_FUNCTION], most: MILLION },
  { title: 'sla_add, parallel', from: [BY_FUNCTION], most: MILLION, workers: 2 },
]

function partitions() {
  return Array.from({ length: PARTITIONS }, (_, i) => `tickets_${i}`)
}

/** Measures ways to ask for the partitions of one server. */
async function measurePartitions(server, sizes, rounds) {
  const faults = []
  await createCalendar(server)
  await server.exec(sql.postgresFunction())
  console.log(`One server, the tickets in ${PARTITIONS} partitions:\n`)
  header(['way', 'tickets', 's', 'tickets per second', 'different'])
  for (const count of sizes) {
    await server.exec('DROP TABLE IF EXISTS tickets')
    await server.exec(`CREATE TABLE tickets (${COLUMNS}) PARTITION BY HASH (id)`)
    for (const [i, name] of partitions().entries())
      await server.exec(
        `CREATE TABLE ${name} PARTITION OF tickets FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER ${i})`,
      )
    await server.exec(`INSERT INTO tickets ${made(count)}`)
    await server.exec('VACUUM ANALYZE tickets')
    const due = plainDues(count)
    for (const { title, from, workers = 0 } of WAYS.filter(({ most = Infinity }) => count <= most)) {
      await server.exec(`SET max_parallel_workers_per_gather = ${workers}`)
      const plan = await server.plan(sumQuery(`(${from[0]})`))
      if (/Gather/.test(plan) !== workers > 0) faults.push(`${title}: the plan is not the expected one\n${plan}`)
      const best = await least(count > MILLION ? 1 : rounds, () => inSessions(server, from))
      const wrong = unlike(
        await answers(
          server,
          from.map(query => `(${query})`),
          count,
        ),
        due,
      )
      if (wrong) faults.push(`${title}: ${wrong} of ${count} results differ from JavaScript`)
      line([title, count, best.toFixed(1), Number((count / best).toPrecision(3)), wrong])
    }
  }
  await server.exec('DROP TABLE tickets, sla_calendar CASCADE')
  return faults
}

async function createCalendar(server) {
  for (const statement of sql.calendarTable(plainTable.calendars, plainTable.range).statements('postgres'))
    await server.exec(statement)
  await server.exec('VACUUM ANALYZE sla_calendar')
}

/** Sums the results of several queries at the same time, or of one in the session of the server. */
async function inSessions(server, queries) {
  if (queries.length === 1) return server.rows(sumQuery(`(${queries[0]})`))
  const clients = queries.map(() => new pg.Client({ host: server.host, user: 'postgres', database: 'postgres' }))
  await Promise.all(clients.map(client => client.connect()))
  await Promise.all(clients.map((client, i) => client.query(sumQuery(`(${queries[i]})`))))
  await Promise.all(clients.map(client => client.end()))
}

function made(count) {
  return `SELECT id, ${plainColumns('postgres')} FROM generate_series(0::bigint, ${count - 1}) AS t(id)`
}

function sumQuery(from) {
  return `SELECT count(*), sum(due_ms % 1000003) FROM ${from} q`
}

/** Lets the first server ask the second one, and itself, for the deadlines and histories of their tickets. */
async function connect(servers) {
  const [first] = servers
  await first.exec('CREATE EXTENSION postgres_fdw')
  for (const [i, { host }] of servers.entries()) {
    const options = `host '${host}', dbname 'postgres', fetch_size '50000', async_capable 'true'`
    await first.exec(`CREATE SERVER shard_${i} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (${options})`)
    await first.exec(
      `CREATE USER MAPPING FOR postgres SERVER shard_${i} OPTIONS (user 'postgres', password_required 'false')`,
    )
  }
}

/** Makes one table of the views of that name on all servers: NAME_all. */
async function across(servers, view, columns) {
  const [first] = servers
  await first.exec(`DROP TABLE IF EXISTS ${view}_all`)
  await first.exec(`CREATE TABLE ${view}_all (${columns}) PARTITION BY LIST (shard)`)
  for (const i of servers.keys())
    await first.exec(
      `CREATE FOREIGN TABLE ${view}_${i} PARTITION OF ${view}_all FOR VALUES IN (${i}) SERVER shard_${i} OPTIONS (table_name '${view}')`,
    )
}

/** Measures the query over one server and over two. */
async function measureServers(servers, sizes, rounds) {
  const faults = []
  for (const [i, server] of servers.entries()) {
    await createCalendar(server)
    await server.exec(`CREATE TABLE tickets (${COLUMNS})`)
    await server.exec(`CREATE VIEW deadlines AS SELECT ${i} AS shard, * FROM (${deadlines('tickets')}) q`)
  }
  await across(servers, 'deadlines', `shard int, ${COLUMNS}, due_ms bigint`)
  console.log('\nSeveral servers, by postgres_fdw:\n')
  header(['tickets', 'servers', 's', 'tickets per second', 'different'])
  for (const count of sizes) {
    const due = plainDues(count)
    for (const used of [1, servers.length]) {
      for (const [i, server] of servers.entries()) {
        await server.exec('TRUNCATE tickets')
        await server.exec(`INSERT INTO tickets SELECT * FROM (${made(count)}) t WHERE id % ${used} = ${i}`)
        await server.exec('VACUUM ANALYZE tickets')
      }
      const best = await least(count > MILLION ? 1 : rounds, () => servers[0].rows(sumQuery('deadlines_all')))
      const wrong = unlike(await answers(servers[0], ['deadlines_all'], count), due)
      if (wrong) faults.push(`${wrong} of ${count} results differ from JavaScript (${used} servers)`)
      line([count, used, best.toFixed(1), Number((count / best).toPrecision(3)), wrong])
    }
  }
  return faults
}

/** Returns the shortest time of several rounds, in seconds. */
async function least(rounds, work) {
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint()
    await work()
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9)
  }
  return best
}

/** Returns id and due_ms of all tickets, computed once. */
async function answers(server, from, count) {
  const all = from.map(one => `SELECT id, due_ms FROM ${one} q`).join(' UNION ALL ')
  await server.exec(`CREATE TEMP TABLE answers AS ${all}`)
  const rows = []
  for (let first = 0; first < count; first += 500_000)
    rows.push(await server.rows(`SELECT id, due_ms FROM answers WHERE id >= ${first} AND id < ${first + 500_000}`))
  const [[total]] = await server.rows('SELECT count(*) FROM answers')
  await server.exec('DROP TABLE answers')
  if (total !== count) return [] // too many or too few: all of it counts as wrong
  return rows.flat()
}

/** Compares random histories. Each ticket and its events are on one of the servers. */
async function compareHistories(servers, folder) {
  const { faults, totals } = await askHistories(asOne(servers), {
    sql,
    ...HISTORIES,
    folder: join(folder, 'csv'),
    ...(await generators(folder)),
  })
  const { tickets, events, wrong } = totals
  const [some, many] = [tickets, events].map(number => number.toLocaleString('en'))
  console.log(`\n${some} histories with ${many} events on two servers: ${wrong} results differ.`)
  return faults
}

/** Returns an engine for `askHistories` whose tickets and events are divided among the servers. */
function asOne(servers) {
  const [{ name, dialect, types, tableOptions }] = servers
  const everywhere = async work => void (await Promise.all(servers.map(work)))
  return {
    ...{ name: `${name}, two servers`, dialect, types, tableOptions },
    // `askHistories` replaces tables that views use.
    exec: text => everywhere(server => server.exec(text.replace(/^(DROP TABLE .*)/, '$1 CASCADE'))),
    load: (table, file) =>
      everywhere(async server => {
        await server.load(table, file)
        const key = table === 'events' ? 'ticket_id' : 'id'
        await server.exec(`DELETE FROM ${table} WHERE ${key} % ${servers.length} <> ${servers.indexOf(server)}`)
      }),
    async rows(text) {
      const [, query] = /^SELECT .*? FROM \((.*)\) q ORDER BY id$/s.exec(text)
      const columns = 'id, due_ms, state, counted_ms, breached'
      for (const [i, server] of servers.entries())
        await server.exec(`CREATE VIEW histories AS SELECT ${i} AS shard, ${columns} FROM (${query}) q`)
      await across(
        servers,
        'histories',
        'shard int, id bigint, due_ms bigint, state text, counted_ms bigint, breached bool',
      )
      return servers[0].rows(`SELECT ${columns} FROM histories_all ORDER BY id`)
    },
  }
}

/** Stops the second server in the middle of a query, which must fail, and so must the next one. */
async function stopServer([first, second]) {
  for (const [i, server] of [first, second].entries()) {
    await server.exec('DROP VIEW IF EXISTS deadlines')
    await server.exec('DROP TABLE IF EXISTS sla_calendar, tickets CASCADE')
    await createCalendar(server)
    await server.exec(`CREATE TABLE tickets AS ${made(2_000_000)}`)
    await server.exec(`CREATE VIEW deadlines AS SELECT ${i} AS shard, * FROM (${deadlines('tickets')}) q`)
  }
  const faults = []
  const refuses = async (title, work) => {
    const message = await work.then(
      rows => `a result: ${rows}`,
      error => error.message,
    )
    const isRefused = /server closed the connection|terminating connection|could not connect/.test(message)
    if (!isRefused) faults.push(`${title}: ${message}`)
    console.log(`- ${title}: ${isRefused ? message.split('\n')[0] : 'NO ERROR'}`)
  }
  console.log()
  const answer = first.rows(sumQuery('deadlines_all'))
  answer.catch(() => {})
  await isComputing(second)
  await second.kill()
  await refuses('The second server stops in the middle of a query', answer)
  await refuses('The second server is missing', first.rows(sumQuery('deadlines_all')))
  return faults
}

/** Waits until the server computes for another one. */
async function isComputing({ rows }) {
  for (let tries = 0; tries < 1000; tries++) {
    const [[running]] = await rows(
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'postgres_fdw' AND state <> 'idle' AND xact_start < clock_timestamp() - interval '0.2 s'",
    )
    if (running) return
    await new Promise(wake => setTimeout(wake, 20))
  }
  throw new Error('The query was over before the server could be stopped.')
}
