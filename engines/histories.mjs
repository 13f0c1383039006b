// Tries the query over histories: random policies and tickets, made by the generators of the property tests. Each row must be
// equal to the result of `evaluate`.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')

/** Returns the generators, which are TypeScript, as a module. */
export async function generators(folder) {
  const { build } = await import(join(root, 'node_modules/esbuild/lib/main.js'))
  const outfile = join(folder, 'sql-histories.mjs')
  await build({
    entryPoints: [join(root, 'test/arbitraries/sql-histories.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
  })
  return import(pathToFileURL(outfile).href)
}

/**
 * Compares histories on an engine. Returns a sentence for each wrong query.
 *
 * @param policies the number of policies, each of which makes a query
 * @param tickets the number of tickets per policy
 */
export async function askHistories(engine, { sql, folder, policies, tickets, seed, ...generators }) {
  const { sampleTerms, sampleHistories, sqlExpected, tableCalendars, tableRange } = generators
  const faults = []
  const totals = { tickets: 0, events: 0, answered: 0, lacking: 0, wrong: 0, seconds: 0, breached: 0 }
  for (const table of ['sla_calendar', 'tickets', 'events']) await engine.exec(`DROP TABLE IF EXISTS ${table}`)
  for (const statement of sql.calendarTable(tableCalendars, tableRange).statements(engine.dialect))
    await engine.exec(statement)
  mkdirSync(folder, { recursive: true })
  for (const [i, terms] of sampleTerms(policies, seed).entries()) {
    const told = sampleHistories(terms, tickets, seed + i)
    await loadHistories(engine, folder, told)
    const query = historyOf(sql, engine.dialect, terms)
    const start = process.hrtime.bigint()
    let rows
    try {
      rows = await engine.rows(`SELECT id, due_ms, state, counted_ms, breached FROM (${query}) q ORDER BY id`)
    } catch (error) {
      throw new Error(`${engine.name}: ${error.message}\n${query}`)
    }
    totals.seconds += Number(process.hrtime.bigint() - start) / 1e9
    totals.tickets += told.length
    if (rows.length !== told.length) faults.push(`${engine.name}: ${rows.length} rows instead of ${told.length}`)
    const wrong = []
    for (const [id, ticket] of told.entries()) {
      const { answer, mayLack } = sqlExpected(terms, ticket)
      const [, due, state, counted, breached] = rows[id]
      const found = state === null ? null : { due, state, counted, breached: Boolean(breached) }
      totals.events += ticket.events.length
      totals.answered += found !== null
      totals.breached += found?.breached ?? 0
      totals.lacking += found === null && answer !== null
      const isRight = found === null ? answer === null || mayLack : JSON.stringify(found) === JSON.stringify(answer)
      if (!isRight) wrong.push({ ticket, found, answer })
    }
    totals.wrong += wrong.length
    if (wrong.length)
      faults.push(
        `${engine.name}: ${wrong.length} wrong histories with ${JSON.stringify(terms)}, first ${JSON.stringify(wrong[0])}`,
      )
  }
  return { faults, totals }
}

function historyOf(sql, dialect, { policy, target, changesSeverity, changesCalendar }) {
  return sql.historyQuery(dialect, {
    policy,
    target,
    tickets: 'tickets',
    ticket: 'id',
    calendar: 'desk',
    severity: 'severity',
    start: 'reported_ms',
    now: { column: 'now_ms' },
    events: 'events',
    event: {
      ticket: 'ticket_id',
      type: 'type',
      at: 'at_ms',
      order: 'id',
      reason: 'reason',
      ...(changesSeverity && { severity: 'severity' }),
      ...(changesCalendar && { calendar: 'calendar' }),
    },
  })
}

/** Writes tickets and events as CSV, the events in another order than in the histories, and loads them. */
async function loadHistories(engine, folder, told) {
  const { whole, text } = engine.types
  const cell = value => value ?? ''
  const tickets = told.map(({ desk, severity, reported, now }, id) =>
    [id, cell(desk), cell(severity), reported, now].join(','),
  )
  const events = told.flatMap(({ events }, ticket) =>
    events.map(({ at, type, reason, severity, calendar }, i) => [
      ticket * 100 + i,
      ticket,
      at,
      type,
      cell(reason),
      cell(severity),
      cell(calendar),
    ]),
  )
  events.sort((a, b) => ((a[0] * 7919) % 10_007) - ((b[0] * 7919) % 10_007))
  const files = { tickets: ['id,desk,severity,reported_ms,now_ms', ...tickets] }
  files.events = ['id,ticket_id,at_ms,type,reason,severity,calendar', ...events.map(row => row.join(','))]
  for (const [table, rows] of Object.entries(files)) {
    const file = join(folder, `${table}.csv`)
    writeFileSync(file, `${rows.join('\n')}\n`, { mode: 0o644 })
    const isWhole = name => /id$|_ms$/.test(name)
    const columns = rows[0].split(',').map(name => `${name} ${isWhole(name) ? whole : text}`)
    await engine.exec(`DROP TABLE IF EXISTS ${table}`)
    await engine.exec(`CREATE TABLE ${table} (${columns.join(', ')}) ${engine.tableOptions}`)
    await engine.load(table, file)
  }
}
