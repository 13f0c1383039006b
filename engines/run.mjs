// Runs the library's SQL on real databases and prints Markdown. First it checks every edge of small calendars, whose names try
// to break out of their quotes. Then it checks many tickets: each result must be equal to JavaScript's.
//
//   node engines/run.mjs [--tickets | --histories] [--few] [--plans] [ENGINE…]
//
// ENGINE: clickhouse, duckdb, postgres or pglite (default: all). With --tickets or --histories it does one part
// alone; with --few it takes fewer tickets.
//
// Exit code 0: all results are equal and all plans fast; 1: some are not; 2: an engine or the build is missing.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(['tickets', 'histories', 'few', 'plans'].map(name => [name, { type: 'boolean' }])),
})
const isFew = options.few === true
const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-engines-'))
chmodSync(folder, 0o755) // PostgreSQL's own user reads the files

const [library, sql, databases] = await Promise.all([
  import('../dist/index.js'),
  import('../dist/sql.js'),
  import('./databases.mjs'),
]).catch(error =>
  giveUp(`${error.message}\nRun \`npm run build\` first, and \`npm install --no-save\` in this folder.`),
)
const { askEdges } = await import('./edges.mjs')
const { askHistories, generators } = await import('./histories.mjs')
const { calendarSpec, writeTickets } = await import('./tickets.mjs')

const SIZES = [
  {
    ...{ size: 'many-tickets', calendars: 20, tickets: isFew ? 100_000 : 1_000_000 },
    ...{ from: Date.UTC(2024, 0), to: Date.UTC(2029, 0) },
  },
  {
    ...{ size: 'many-calendars', calendars: isFew ? 1000 : 20_000, tickets: isFew ? 10_000 : 100_000 },
    ...{ from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) },
  },
]
/** A million histories: every policy is a query of its own. */
const HISTORIES = isFew ? { policies: 20, tickets: 500, seed: 15 } : { policies: 100, tickets: 10_000, seed: 15 }
const ENGINES = {
  duckdb: { open: databases.duckdb, sizes: SIZES, histories: HISTORIES },
  clickhouse: { open: databases.clickhouse, sizes: SIZES, histories: HISTORIES },
  postgres: { open: databases.postgres, sizes: SIZES, histories: HISTORIES },
  pglite: {
    open: databases.pglite,
    sizes: [{ ...SIZES[0], tickets: 100_000 }],
    histories: { ...HISTORIES, policies: 20, tickets: isFew ? 500 : 2000 },
  },
}
const COLUMNS = [
  'engine',
  'calendars',
  'rows of the table',
  'loading, s',
  'query',
  'tickets',
  's',
  'times copying',
  'tickets per second',
  'NULL',
  'different from JavaScript',
]

const HISTORY_COLUMNS = [
  'engine',
  'policies',
  'histories',
  'events',
  's',
  'histories per second',
  'breached',
  'without a state',
  'different from JavaScript',
]

const names = asked.length ? asked : Object.keys(ENGINES)
for (const name of names)
  if (!ENGINES[name]) giveUp(`Unknown engine ${name}. Known: ${Object.keys(ENGINES).join(', ')}.`)

/** The prepared files and results of each size, by the name of its ticket file. */
const known = new Map()
const faults = []
const plans = []
const histories = []
try {
  if (!options.histories) header(COLUMNS)
  for (const name of names) await tryEngine(name)
  if (histories.length) {
    console.log()
    header(HISTORY_COLUMNS)
  }
  histories.forEach(line)
} finally {
  remove()
}
if (options.plans) for (const { title, plan } of plans) console.log(`\n### ${title}\n\n\`\`\`text\n${plan}\n\`\`\``)
console.log(faults.length ? '\nWrong:\n' : '\nAll results are equal to those of JavaScript.')
for (const fault of faults) console.log(`- ${fault}`)
process.exit(faults.length ? 1 : 0)

async function tryEngine(name) {
  const own = join(folder, name)
  mkdirSync(own)
  const engine = await ENGINES[name].open(own).catch(error => giveUp(`${name}: ${error.message}`))
  try {
    if (!options.histories) {
      faults.push(...(await askEdges(engine, { library, sql })))
      for (const size of ENGINES[name].sizes) await askMany(engine, size, await prepared(size))
    }
    if (!options.tickets) await askForHistories(engine, ENGINES[name].histories, join(own, 'csv'))
  } finally {
    await engine.close()
  }
}

async function askForHistories(engine, size, place) {
  const { faults: found, totals } = await askHistories(engine, {
    sql,
    ...size,
    folder: place,
    ...(await generators(folder)),
  })
  const { tickets, events, seconds: time, breached, answered, wrong } = totals
  const speed = Number((tickets / time).toPrecision(3))
  const cells = [size.policies, tickets, events, time.toFixed(1), speed, breached, tickets - answered, wrong]
  histories.push([engine.name, ...cells.map(cell => cell.toLocaleString('en'))])
  faults.push(...found)
}

function header(columns) {
  line(columns)
  line(columns.map(column => (['engine', 'query'].includes(column) ? '---' : '---:')))
}

/** Returns the files of a size, which are the same for every engine, and the expected results. */
async function prepared({ calendars, tickets, from, to }) {
  const file = join(folder, `tickets-${calendars}-${tickets}.csv`)
  if (known.has(file)) return known.get(file)
  const specs = Array.from({ length: calendars }, (_, i) => calendarSpec(i))
  const made = Object.fromEntries(specs.map((spec, i) => [`c${i}`, library.businessCalendar(spec)]))
  const table = join(folder, `table-${calendars}.csv`)
  writeFileSync(table, '')
  let rows = -1 // the header
  for (const piece of sql.calendarTable(made, { from, to }).csv()) {
    writeFileSync(table, piece, { flag: 'a' })
    rows += piece.split('\n').length - 1
  }
  // Each calendar is built again when it is needed, so that the compiled years of all of them are not kept.
  const calendarOf = i => library.businessCalendar(specs[i])
  const answers = await writeTickets(file, { calendarOf, calendars, count: tickets, from, to })
  known.set(file, { table, file, rows, ...answers })
  return known.get(file)
}

async function askMany(engine, { calendars, tickets, size }, { table, file, rows, due, elapsed }) {
  for (const left of ['sla_calendar', 'tickets']) await engine.exec(`DROP TABLE IF EXISTS ${left}`)
  const loading = await seconds(() => loadTable(engine, table))
  const { whole, text } = engine.types
  const numbers = ['start_ms', 'budget_ms', 'end_ms'].map(column => `${column} ${whole}`).join(', ')
  await engine.exec(`CREATE TABLE tickets (id ${whole}, calendar ${text}, ${numbers}) ${engine.tableOptions}`)
  await engine.load('tickets', file)
  const copy = await timeOfTable(engine, 'SELECT id, start_ms + budget_ms AS answer FROM tickets')
  for (const { question, query, count, expected, form } of questions(engine.dialect, size, due, elapsed)) {
    const title = `${engine.name}: ${question}, ${tickets} tickets, ${calendars} calendars`
    const plan = await engine.plan(query)
    plans.push({ title, plan })
    const [words, times] = engine.quick[form] ?? [/./g, 1]
    if ((plan.match(words) ?? []).length < times) faults.push(`${title}: the plan is slow`)
    const time = await timeOfTable(engine, query)
    const answers = await answersOf(engine, tickets)
    const unlike = answers.reduce((sum, answer, id) => sum + !Object.is(answer, expected[id]), 0)
    if (unlike) faults.push(`${title}: ${unlike} results differ from JavaScript`)
    const nulls = expected.reduce((sum, value) => sum + Number.isNaN(value), 0)
    const [[total, unanswered] = [tickets, nulls]] = count ? await engine.rows(count) : []
    if (total !== tickets || unanswered !== nulls)
      faults.push(`${title}: counts ${unanswered} NULLs of ${total}, not ${nulls} of ${tickets}`)
    const speed = Number((tickets / time).toPrecision(3))
    const cells = [calendars, rows, loading.toFixed(1), question, tickets, time.toFixed(2), (time / copy).toFixed(1)]
    cells.push(speed, nulls, unlike)
    line([engine.name, ...cells.map(cell => cell.toLocaleString('en'))])
  }
}

/** Returns the time in which the database makes a table of the results. */
async function timeOfTable(engine, query) {
  await engine.exec('DROP TABLE IF EXISTS answers')
  return seconds(() => engine.exec(`CREATE TABLE answers ${engine.tableOptions} AS ${query}`))
}

/** Creates the calendar table, fills it from the file and runs the statements that follow, such as those for indexes. */
async function loadTable(engine, file) {
  const empty = sql.calendarTable({ none: library.alwaysOpen }, { from: 0, to: 1 })
  const [create, ...others] = empty.statements(engine.dialect)
  await engine.exec(create)
  await engine.load('sla_calendar', file)
  for (const statement of others) if (!statement.startsWith('INSERT')) await engine.exec(statement)
}

/** Returns the queries in the form of the size, and in the other one if that is different. */
function questions(dialect, size, due, elapsed) {
  const other = size === 'many-tickets' ? 'many-calendars' : 'many-tickets'
  const common = { tickets: 'tickets', calendar: 'calendar', as: 'answer' }
  const of = form => {
    const deadline = { ...common, start: 'start_ms', budget: 'budget_ms', size: form }
    const between = { ...common, from: 'start_ms', to: 'end_ms', size: form }
    return [
      {
        ...{ question: `deadline, ${form}`, form, expected: due },
        query: sql.deadlineQuery(dialect, deadline),
        count: sql.deadlineQuery(dialect, { ...deadline, select: 'count' }),
      },
      {
        ...{ question: `elapsed, ${form}`, form, expected: elapsed },
        query: sql.elapsedQuery(dialect, between),
        count: sql.elapsedQuery(dialect, { ...between, select: 'count' }),
      },
    ]
  }
  const spark = {
    question: 'deadline, as for Spark',
    query: `SELECT id, due_ms AS answer FROM (${sparkQuery()}) q`,
    expected: due,
  }
  const inOther = of(other).filter(({ query }, i) => query !== of(size)[i].query)
  return [...of(size), ...inOther, ...(dialect === 'duckdb' ? [spark] : [])]
}

/** Returns the query that the guide gives for Spark. It is standard SQL, so another database can check its results. */
function sparkQuery() {
  const guide = readFileSync(new URL('../docs/scale.md', import.meta.url), 'utf8')
  const [, query] = /```sql spark\n([^`]*)```/.exec(guide) ?? []
  if (!query) throw new Error('docs/scale.md has no query for Spark.')
  return query
}

/** Returns the results by id: NaN for NULL, -1 for a missing or repeated id. */
async function answersOf(engine, tickets) {
  const answers = new Float64Array(tickets).fill(-1)
  const seen = new Uint8Array(tickets)
  const step = 200_000
  for (let first = 0; first < tickets; first += step) {
    const some = `SELECT id, answer FROM answers WHERE id >= ${first} AND id < ${first + step}`
    for (const [id, answer] of await engine.rows(some)) answers[id] = seen[id]++ ? -1 : (answer ?? Number.NaN)
  }
  return answers
}

async function seconds(work) {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

function line(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}

function giveUp(message) {
  console.error(message)
  remove()
  process.exit(2)
}

function remove() {
  rmSync(folder, { recursive: true, force: true })
}
