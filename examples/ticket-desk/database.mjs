// One interface to SQLite and PostgreSQL: statements with `?` for their values, in transactions that follow one another.
import pg from 'pg'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS customers (id TEXT PRIMARY KEY, name TEXT NOT NULL, policy TEXT NOT NULL, calendar TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS tickets (id TEXT PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers, title TEXT NOT NULL,
    is_open INTEGER NOT NULL DEFAULT 1, look_at BIGINT);
  CREATE INDEX IF NOT EXISTS tickets_to_look_at ON tickets (look_at);
  CREATE TABLE IF NOT EXISTS events (ticket TEXT REFERENCES tickets, n INTEGER, event TEXT NOT NULL, PRIMARY KEY (ticket, n));
  CREATE TABLE IF NOT EXISTS alerts (id TEXT PRIMARY KEY, ticket TEXT REFERENCES tickets, at BIGINT, sent_at BIGINT)`

/**
 * @param where a file for SQLite, or the address of a PostgreSQL server: postgres://…
 * @returns a function that runs `work(query)` in a transaction. Only one transaction runs at a time, also if several
 * processes use the same database, so a ticket never changes between its evaluation and the update.
 */
export async function openDatabase(where) {
  const { begin, query } = await (/^postgres(ql)?:/.test(where) ? postgres(where) : sqlite(where))
  let last = query(SCHEMA)
  return work => {
    const result = last.then(async () => {
      await query(begin)
      const value = await work(query).catch(error => query('ROLLBACK').then(() => Promise.reject(error)))
      await query('COMMIT')
      return value
    })
    last = result.catch(() => {})
    return result
  }
}

async function sqlite(file) {
  const { default: module } = await import('node:sqlite').catch(() => import('better-sqlite3')) // for Node 20
  const db = new (module.DatabaseSync ?? module)(file)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000')
  const query = async (sql, ...values) => {
    const method = { SELECT: 'all', INSERT: 'run', UPDATE: 'run' }[sql.slice(0, 6)]
    return method ? db.prepare(sql)[method](...values) : db.exec(sql)
  }
  return { begin: 'BEGIN IMMEDIATE', query }
}

async function postgres(connectionString) {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const client = new pg.Client({ connectionString })
  await client.connect()
  const query = async (sql, ...values) => {
    const numbers = values.keys()
    const { rows } = await client.query(
      sql.replaceAll('?', () => `$${numbers.next().value + 1}`),
      values,
    )
    return rows
  }
  return { begin: 'BEGIN; SELECT pg_advisory_xact_lock(7361)', query }
}
