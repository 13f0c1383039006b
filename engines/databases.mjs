// The database engines. All of them have the same methods, so that each check is written once:
//
//   name              the name in the tables
//   dialect           the library's name of its SQL dialect
//   exec(sql)         runs a statement
//   rows(sql)         returns the rows of a query: arrays of numbers, texts and nulls
//   load(table, file) appends a CSV file with a header
//   plan(sql)         returns the output of EXPLAIN as one text
//   cpu()             the processor time that its queries have used, in seconds
//   quick             by the size of the query: a pattern for a fast look-up in the plan, and how often it must occur
//   close()           stops the engine
//
// A missing engine is an error; no check is skipped.

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { PGlite } from '@electric-sql/pglite'
import { Session } from 'chdb'
import pg from 'pg'
import { cpuOf } from './process-time.mjs'
import { postgresBin } from './programs.mjs'

/** ClickHouse, in this process. */
export async function clickhouse(folder) {
  const session = new Session(join(folder, 'clickhouse'))
  const rows = sql => lines(session.query(sql, 'JSONCompactEachRow')).map(line => JSON.parse(line).map(whole))
  const [[version]] = rows('SELECT version()')
  session.query('SET output_format_json_quote_64bit_integers = 0')
  return {
    name: `ClickHouse ${version}`,
    dialect: 'clickhouse',
    exec: async sql => void session.query(sql),
    rows: async sql => rows(sql),
    load: async (table, file) => void session.query(`INSERT INTO ${table} FROM INFILE '${file}' FORMAT CSVWithNames`),
    plan: async sql => rows(`EXPLAIN actions = 1 ${sql}`).join('\n'),
    cpu: ownCpu,
    quick: { 'many-tickets': [/Strictness: asof/g, 2], 'many-calendars': [/Strictness: asof/g, 2] },
    /** The column types of tickets, which may be null. */
    types: { whole: 'Nullable(Int64)', text: 'Nullable(String)', instant: "Nullable(DateTime64(3, 'UTC'))" },
    tableOptions: 'ENGINE = Memory',
    schema: 'DATABASE',
    close: async () => session.cleanup(),
  }
}

/** DuckDB, in this process. */
export async function duckdb() {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = async sql => (await connection.runAndReadAll(sql)).getRowsJson().map(row => row.map(whole))
  const [[version]] = await rows('SELECT version()')
  return {
    name: `DuckDB ${version.slice(1)}`,
    dialect: 'duckdb',
    exec: async sql => void (await connection.run(sql)),
    rows,
    load: async (table, file) => void (await connection.run(`COPY ${table} FROM '${file}' (FORMAT csv, HEADER)`)),
    plan: async sql => (await rows(`EXPLAIN ${sql}`)).join('\n'),
    cpu: ownCpu,
    quick: { 'many-tickets': [/HASH_JOIN/g, 2], 'many-calendars': [/ASOF_JOIN/g, 2] },
    types: { whole: 'BIGINT', text: 'VARCHAR', instant: 'TIMESTAMPTZ' },
    tableOptions: '',
    schema: 'SCHEMA',
    close: async () => connection.closeSync(),
  }
}

const postgresKind = {
  dialect: 'postgres',
  quick: { 'many-tickets': [/Hash (Left|Right) Join/g, 1], 'many-calendars': [/Index Only Scan Backward/g, 2] },
  types: { whole: 'bigint', text: 'text', instant: 'timestamptz' },
  tableOptions: '',
  schema: 'SCHEMA',
}

/** PostgreSQL: a separate server with default settings, on a socket in the folder. */
export async function postgres(folder) {
  const bin = postgresBin()
  const data = join(folder, 'postgres')
  chmodSync(folder, 0o777)
  command(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'])
  const server = spawn(...asAnyone(join(bin, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=']), {
    stdio: 'ignore',
  })
  const client = await connected({ host: folder, user: 'postgres', database: 'postgres' }, server)
  const rows = async sql => (await client.query({ text: sql, rowMode: 'array' })).rows.map(row => row.map(whole))
  const [[version]] = await rows('SHOW server_version')
  return {
    ...postgresKind,
    name: `PostgreSQL ${version.split(' ')[0]}`,
    exec: async sql => void (await client.query(sql)),
    rows,
    load: async (table, file) => void (await client.query(`COPY ${table} FROM '${file}' (FORMAT csv, HEADER)`)),
    plan: async sql => (await rows(`EXPLAIN ${sql}`)).join('\n'),
    cpu: () => cpuOf(client.processID),
    /** The folder of its socket, for other connections. */
    host: folder,
    /** Ends the server at once, as a machine that fails. */
    async kill() {
      client.on('error', () => {}) // the connection ends with the server
      command(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'])
      if (server.exitCode === null) await once(server, 'exit')
    },
    async close() {
      if (server.exitCode !== null) return
      await client.end()
      // Debian's wrapper does not forward signals, so pg_ctl stops the server.
      command(join(bin, 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop'])
      if (server.exitCode === null) await once(server, 'exit')
    },
  }
}

/** PostgreSQL compiled to WebAssembly, in this process. */
export async function pglite() {
  const db = await PGlite.create()
  const rows = async sql => (await db.query(sql, [], { rowMode: 'array' })).rows.map(row => row.map(whole))
  const [[version]] = await rows('SHOW server_version')
  return {
    ...postgresKind,
    name: `PGlite (PostgreSQL ${version.split(' ')[0]})`,
    exec: async sql => void (await db.exec(sql)),
    rows,
    async load(table, file) {
      const blob = await openAsBlob(file)
      await db.query(`COPY ${table} FROM '/dev/blob' (FORMAT csv, HEADER)`, [], { blob })
    },
    plan: async sql => (await rows(`EXPLAIN ${sql}`)).join('\n'),
    cpu: ownCpu,
    close: () => db.close(),
  }
}

function ownCpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function lines(text) {
  return String(text).split('\n').filter(Boolean)
}

/** Converts whole numbers, which some drivers return as text or as big integers. */
function whole(value) {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value
}

/** Returns the command as the user postgres if the current user is root, because PostgreSQL refuses to run as root. */
function asAnyone(program, args) {
  return process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]
}

function command(program, args) {
  const { status, stderr, error } = spawnSync(...asAnyone(program, args), { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`)
}

async function connected(where, server) {
  for (let tries = 1; ; tries++) {
    const client = new pg.Client(where)
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries === 100 || server.exitCode !== null) throw error
      await new Promise(wake => setTimeout(wake, 100))
    }
  }
}
