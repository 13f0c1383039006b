// `npm run test:engines`: what the library says in SQL, asked of the real databases. First small calendars whose every
// edge is asked, under names that try to break out of their quotes; then many tickets, each of whose answers must be
// JavaScript's. Prints Markdown. Exit code 0: all answers are equal and the plans are the quick ones; 1: some are not;
// 2: an engine is missing, or the library is not built.
//
//   node run.mjs [--plans] [ENGINE…]     clickhouse, duckdb, postgres, pglite; all of them, if none is named

import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const args = process.argv.slice(2)
const showsPlans = args.includes('--plans')
const asked = args.filter(arg => !arg.startsWith('--'))
const ready = Promise.all([import('../dist/index.js'), import('../dist/sql.js'), import('./databases.mjs')])
const [library, sql, databases] = await ready.catch(error => giveUp(`${error.message}\nRun \`npm run build\` first.`))
const { askEdges } = await import('./edges.mjs')
const { calendarSpec, writeTickets } = await import('./tickets.mjs')

/** PGlite takes a tenth of the tickets. */
const SIZES = [
  { calendars: 20, tickets: 1_000_000, from: Date.UTC(2024, 0), to: Date.UTC(2029, 0) },
  { calendars: 20_000, tickets: 100_000, from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) },
]
const ENGINES = {
  duckdb: { open: databases.duckdb, sizes: SIZES },
  clickhouse: { open: databases.clickhouse, sizes: SIZES },
  postgres: { open: databases.postgres, sizes: SIZES },
  pglite: { open: databases.pglite, sizes: [{ ...SIZES[0], tickets: 100_000 }] },
}
const names = asked.length ? asked : Object.keys(ENGINES)
for (const name of names) if (!ENGINES[name]) giveUp(`${name} is no engine. Known: ${Object.keys(ENGINES).join(', ')}.`)

const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-engines-'))
chmodSync(folder, 0o755) // PostgreSQL's own user reads the files
const faults = []
const plans = []
class MissingEngine extends Error {}
try {
  console.log(
    '| engine | calendars | rows of the table | loading, s | question | tickets | s | tickets a second | NULL | unlike JavaScript |',
  )
  console.log('| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |')
  for (const name of names) await tryEngine(name)
} catch (error) {
  if (!(error instanceof MissingEngine)) throw error
  console.error(error.message)
  process.exitCode = 2
} finally {
  databases.remove(folder)
}
if (process.exitCode) process.exit()
if (showsPlans) for (const { title, plan } of plans) console.log(`\n### ${title}\n\n\`\`\`text\n${plan}\n\`\`\``)
console.log(
  faults.length
    ? `\nNot as it should be:\n\n${faults.map(fault => `- ${fault}`).join('\n')}`
    : '\nAll answers are those of JavaScript.',
)
process.exit(faults.length ? 1 : 0)

async function tryEngine(name) {
  const own = join(folder, name)
  mkdirSync(own)
  const engine = await ENGINES[name].open(own).catch(error => {
    throw new MissingEngine(`${name}: ${error.message}`)
  })
  try {
    faults.push(...(await askEdges(engine, { library, sql })))
    for (const size of ENGINES[name].sizes) await askMany(engine, size, await prepared(size))
  } finally {
    await engine.close()
  }
}

/** The files of a size, the same for every engine, and the answers. */
async function prepared({ calendars, tickets, from, to }) {
  const table = join(folder, `table-${calendars}.csv`)
  const file = join(folder, `tickets-${calendars}-${tickets}.csv`)
  const known = (prepared.known ??= new Map())
  if (!known.has(file)) {
    const specs = Array.from({ length: calendars }, (_, i) => calendarSpec(i))
    const made = Object.fromEntries(specs.map((spec, i) => [`c${i}`, library.businessCalendar(spec)]))
    writeFileSync(table, '')
    let rows = -1
    for (const piece of sql.calendarTable(made, { from, to }).csv()) {
      writeFileSync(table, piece, { flag: 'a' })
      rows += piece.split('\n').length - 1
    }
    // Made anew one by one, so that the years that answers compile are not kept for all of them.
    const calendarOf = i => library.businessCalendar(specs[i])
    known.set(file, {
      table,
      file,
      rows,
      ...(await writeTickets(file, { calendarOf, calendars, count: tickets, from, to })),
    })
  }
  return known.get(file)
}

async function askMany(engine, { calendars, tickets }, { table, file, rows, due, elapsed }) {
  const { whole, text } = engine.types
  for (const left of ['sla_calendar', 'tickets', 'answers']) await engine.exec(`DROP TABLE IF EXISTS ${left}`)
  const loading = await seconds(async () => {
    const [create, ...after] = sql
      .calendarTable({ none: library.alwaysOpen }, { from: 0, to: 1 })
      .statements(engine.dialect)
    await engine.exec(create)
    await engine.load('sla_calendar', table)
    for (const statement of after) if (!statement.startsWith('INSERT')) await engine.exec(statement)
  })
  await engine.exec(
    `CREATE TABLE tickets (id ${whole}, calendar ${text}, start_ms ${whole}, budget_ms ${whole}, end_ms ${whole}) ${engine.tableOptions}`,
  )
  await engine.load('tickets', file)
  const common = { tickets: 'tickets', calendar: 'calendar', as: 'answer' }
  const questions = [
    [
      'deadline',
      options => sql.deadlineQuery(engine.dialect, { ...common, start: 'start_ms', budget: 'budget_ms', ...options }),
      due,
    ],
    [
      'elapsed',
      options => sql.elapsedQuery(engine.dialect, { ...common, from: 'start_ms', to: 'end_ms', ...options }),
      elapsed,
    ],
  ]
  for (const [question, query, expected] of questions) {
    const title = `${engine.name}: ${question}, ${tickets} tickets, ${calendars} calendars`
    const plan = await engine.plan(query())
    plans.push({ title, plan })
    const [words, times] = engine.asOf
    if ((plan.match(words) ?? []).length < times) faults.push(`${title}: the plan is not the quick one`)
    await engine.exec('DROP TABLE IF EXISTS answers')
    const time = await seconds(() => engine.exec(`CREATE TABLE answers ${engine.tableOptions} AS ${query()}`))
    const answers = await answersOf(engine, tickets)
    let unlike = 0
    for (let i = 0; i < tickets; i++) if (!Object.is(answers[i], expected[i])) unlike++
    const nulls = expected.reduce((sum, value) => sum + Number.isNaN(value), 0)
    const [[total, unanswered]] = await engine.rows(query({ select: 'count' }))
    if (unlike) faults.push(`${title}: ${unlike} unlike JavaScript`)
    if (total !== tickets || unanswered !== nulls)
      faults.push(`${title}: counts ${unanswered} NULLs of ${total}, not ${nulls}`)
    console.log(
      `| ${[engine.name, grouped(calendars), grouped(rows), loading.toFixed(1), question, grouped(tickets), time.toFixed(2), grouped(Number((tickets / time).toPrecision(3))), grouped(nulls), unlike].join(' | ')} |`,
    )
  }
}

/** The answers by id, NaN for NULL; -1 for what is missing or there twice. */
async function answersOf(engine, tickets) {
  const answers = new Float64Array(tickets).fill(-1)
  const seen = new Uint8Array(tickets)
  const step = 200_000
  for (let first = 0; first < tickets; first += step)
    for (const [id, answer] of await engine.rows(
      `SELECT id, answer FROM answers WHERE id >= ${first} AND id < ${first + step}`,
    ))
      answers[id] = seen[id]++ ? -1 : (answer ?? Number.NaN)
  return answers
}

async function seconds(work) {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

function grouped(value) {
  return value.toLocaleString('en')
}

function giveUp(message) {
  console.error(message)
  process.exit(2)
}
