// Checks every edge of small calendars, in tables and columns whose names try to break out of their quotes.

const MINUTE = 60_000
const FROM = Date.UTC(2026, 2, 9, 8, 30)
const TO = Date.UTC(2026, 2, 10, 16)

/** Names of calendars that are hard to quote. */
const NAMES = [
  'plain',
  "it's",
  'say "x"',
  'back\\slash',
  "\\' OR 1=1 --",
  'a.b',
  '; DROP TABLE tickets; --',
  '$$body$$',
  ' spaces ',
  'NULL',
  '123',
  'Zürich 東京 🎫',
  'line\nbreak',
  '`tick` {x:String} ?',
  '%s',
]

/** Hours that are open, closed, opening and closing at the ends of the range. */
const HOURS = [
  { mon: '09:00-12:00', tue: '09:00-16:00' }, // closes where the range ends
  { mon: '08:00-09:00', tue: '15:00-17:00' }, // is open across both ends
  { mon: '08:30-09:00', tue: '16:00-17:00' }, // opens where the range begins, and where it ends
  { mon: ['08:00-08:30', '10:00-10:01'] }, // closes where the range begins
  { 'mon-sun': '00:00-24:00' },
  { mon: '10:00-11:00' },
  { wed: '09:00-17:00' }, // is closed in the whole range
]

/** The names by which databases report types. */
const TYPE_NAMES = {
  TIMESTAMPTZ: 'TIMESTAMP WITH TIME ZONE',
  timestamptz: 'timestamp with time zone',
}

/** Runs every query on every edge, in both forms. Returns a sentence for each wrong result. */
export async function askEdges(engine, { library, sql }) {
  const faults = []
  const calendars = Object.fromEntries(
    NAMES.map((name, i) => [name, library.businessCalendar({ timeZone: 'UTC', hours: HOURS[i % HOURS.length] })]),
  )
  const range = { from: FROM, to: TO }
  const [schema, table, tickets] = ['sche.ma "a"\\', 'ca\'l"en\\dar; --', 'tick"ets\\.x']
  const column = { calendar: 'de"sk\\', start: "st'art", budget: 'bud.get', end: 'end;--' }
  const name = text =>
    engine.dialect === 'clickhouse' ? `"${text.replace(/[\\"]/g, '\\$&')}"` : `"${text.replaceAll('"', '""')}"`
  const text = value =>
    engine.dialect === 'clickhouse' ? `'${value.replace(/[\\']/g, '\\$&')}'` : `'${value.replaceAll("'", "''")}'`
  const place = `${name(schema)}.${name(tickets)}`
  const options = { tickets: [schema, tickets], calendar: column.calendar, calendars: [schema, table] }

  await engine.exec(`CREATE ${engine.schema} ${name(schema)}`)
  for (const statement of sql.calendarTable(calendars, range).statements(engine.dialect, { table: [schema, table] }))
    await engine.exec(statement)

  // Replacing a table of other rows, and again, must give the same rows. A view must read the new ones.
  await engine.exec(`CREATE VIEW ${name(schema)}.seen AS SELECT * FROM ${name(schema)}.${name(table)}`)
  const replace = async some => {
    const options = { table: [schema, table], replace: true }
    for (const statement of sql.calendarTable(some, range).statements(engine.dialect, options))
      await engine.exec(statement)
    const [[count]] = await engine.rows(`SELECT count(*) FROM ${name(schema)}.seen`)
    const expected = [...sql.calendarTable(some, range)].length
    if (count !== expected) faults.push(`${engine.name}: the replaced table has ${count} rows, not ${expected}`)
  }
  await replace({ other: library.alwaysOpen })
  await replace(calendars)
  await replace(calendars)

  const cases = [...casesOf(calendars), ...hopeless()]
  const { whole, text: texts, instant } = engine.types
  const at = ms => (ms === null ? 'NULL' : instantLiteral(engine.dialect, ms))
  const types = [`id ${whole}`, `${name(column.calendar)} ${texts}`, `${name(column.start)} ${whole}`]
  types.push(
    `${name(column.budget)} ${whole}`,
    `${name(column.end)} ${whole}`,
    `start_at ${instant}`,
    `end_at ${instant}`,
  )
  await engine.exec(`CREATE TABLE ${place} (${types.join(', ')}) ${engine.tableOptions}`)
  const values = cases.map(({ calendar, start, budget, end }, id) => {
    const cells = [id, calendar === null ? 'NULL' : text(calendar), start, budget, end, at(start), at(end)]
    return `(${cells.map(cell => cell ?? 'NULL').join(', ')})`
  })
  for (let i = 0; i < values.length; i += 500)
    await engine.exec(`INSERT INTO ${place} VALUES ${values.slice(i, i + 500).join(', ')}`)

  const asMilliseconds =
    { clickhouse: 'toUnixTimestamp64Milli(x)', duckdb: 'epoch_ms(x)' }[engine.dialect] ??
    'round(extract(epoch from x) * 1000)::bigint'
  const stamps = { instants: 'timestamps' }
  const questionsIn = size => {
    const deadline = more =>
      sql.deadlineQuery(engine.dialect, { ...options, start: column.start, budget: column.budget, size, ...more })
    const elapsed = more =>
      sql.elapsedQuery(engine.dialect, { ...options, from: column.start, to: column.end, size, ...more })
    return [
      ['deadline', `SELECT id, due_ms FROM (${deadline()}) q`, deadline({ select: 'count' }), dueOf],
      [
        'deadline with a named column',
        `SELECT id, ${name('du"e\\')} FROM (${deadline({ as: 'du"e\\' })}) q`,
        undefined,
        dueOf,
      ],
      [
        'deadline with timestamps',
        `SELECT id, ${asMilliseconds} FROM (SELECT id, due_at AS x FROM (${deadline({ ...stamps, start: 'start_at' })}) q) q`,
        deadline({ ...stamps, start: 'start_at', select: 'count' }),
        dueOf,
      ],
      ['elapsed', `SELECT id, elapsed_ms FROM (${elapsed()}) q`, elapsed({ select: 'count' }), elapsedOf],
      [
        'elapsed with timestamps',
        `SELECT id, elapsed_ms FROM (${elapsed({ ...stamps, from: 'start_at', to: 'end_at' })}) q`,
        undefined,
        elapsedOf,
      ],
    ]
  }
  const questions = ['many-tickets', 'many-calendars'].flatMap(size =>
    questionsIn(size).map(([question, ...rest]) => [`${question}, ${size}`, ...rest]),
  )
  if (engine.dialect === 'postgres') {
    await engine.exec(sql.postgresFunction({ calendars: [schema, table] }))
    await engine.exec(sql.postgresFunction({ calendars: [schema, table], name: 'sla_elapsed' }))
    const call = (name_, third) => `${name_}(${[column.calendar, column.start, third].map(name).join(', ')})`
    const [add, elapsed] = [call('sla_add', column.budget), call('sla_elapsed', column.end)]
    questions.push(
      ['sla_add', `SELECT id, ${add} FROM ${place}`, undefined, dueOf],
      ['sla_elapsed', `SELECT id, ${elapsed} FROM ${place}`, undefined, elapsedOf],
    )
    faults.push(...(await askOrder(engine, place, add)))
  }
  const typeOf = { clickhouse: 'toTypeName', duckdb: 'typeof', postgres: 'pg_typeof' }[engine.dialect]
  const asked = { ...options, start: column.start, budget: column.budget }
  const due = sql.deadlineQuery(engine.dialect, { ...asked, ...stamps, start: 'start_at' })
  for (const [column_, query, type] of [
    ['due_ms', sql.deadlineQuery(engine.dialect, asked), whole],
    ['elapsed_ms', sql.elapsedQuery(engine.dialect, { ...options, from: column.start, to: column.end }), whole],
    ['due_at', due, instant],
  ]) {
    const [[found]] = await engine.rows(`SELECT DISTINCT CAST(${typeOf}(${column_}) AS ${texts}) FROM (${query}) q`)
    if (found !== (TYPE_NAMES[type] ?? type))
      faults.push(`${engine.name}: ${column_} is of the type ${found}, not ${type}`)
  }
  for (const [question, query, count, answerOf] of questions) {
    const expected = cases.map(one => answerOf(one, calendars))
    const answers = new Map(await engine.rows(query))
    const wrong = cases.filter((_, id) => answers.get(id) !== expected[id])
    const title = `${engine.name}: ${question}`
    if (answers.size !== cases.length) faults.push(`${title}: ${answers.size} results for ${cases.length} tickets`)
    if (wrong.length) {
      const [first] = wrong
      const id = cases.indexOf(first)
      faults.push(
        `${title}: ${wrong.length} wrong, first ${JSON.stringify(first)}: ${answers.get(id)}, not ${expected[id]}`,
      )
    }
    if (!count) continue
    const nulls = expected.filter(value => value === null).length
    const [[total, unanswered]] = await engine.rows(count)
    if (total !== cases.length || unanswered !== nulls || !nulls)
      faults.push(`${title}: counts ${unanswered} NULLs of ${total}, not ${nulls} of ${cases.length}`)
  }
  return faults
}

/** Uses the function in WHERE and ORDER BY. */
async function askOrder(engine, place, call) {
  const all = await engine.rows(`SELECT id, ${call} FROM ${place}`)
  const expected = all
    .filter(([, due]) => due !== null && due > FROM + 60 * MINUTE)
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
  const where = `WHERE ${call} > ${FROM + 60 * MINUTE} ORDER BY ${call}, id`
  const found = await engine.rows(`SELECT id, ${call} FROM ${place} ${where}`)
  const isLike = JSON.stringify(found) === JSON.stringify(expected) && found.length > 100
  return isLike ? [] : [`${engine.name}: WHERE and ORDER BY of the function find ${found.length} tickets`]
}

/**
 * Returns tickets that start at every edge of a calendar, one millisecond before and one after. Their budgets reach every
 * other edge, one millisecond more and one less.
 */
function* casesOf(calendars) {
  for (const [calendar, { intervals }] of Object.entries(calendars).map(([name, one]) => [
    name,
    { intervals: [...one.intervals(FROM, TO)] },
  ])) {
    const edges = new Set([FROM, TO, FROM + 17 * MINUTE, ...intervals.flatMap(({ start, end }) => [start, end])])
    const near = [...edges].flatMap(edge => [edge - 1, edge, edge + 1])
    for (const start of near)
      for (const end of near) {
        const reached = Math.max(0, calendars[calendar].elapsed(start, end))
        for (const budget of new Set([0, 1, reached, reached + 1, Math.max(0, reached - 1)]))
          yield { calendar, start, budget, end }
      }
  }
}

/** Returns tickets for which every query returns NULL. */
function* hopeless() {
  const [calendar, start, budget, end] = ['plain', FROM + 60 * MINUTE, 1000, FROM + 120 * MINUTE]
  yield { calendar: 'nobody', start, budget, end }
  yield { calendar: 'nobody', start: 0, budget: 0, end: 0 }
  yield { calendar: '', start: 0, budget: 0, end: 0 }
  yield { calendar: null, start, budget, end }
  yield { calendar, start: null, budget, end }
  yield { calendar, start, budget: null, end: null }
  for (const start of [0, FROM - 1, TO + 1, -FROM])
    for (const budget of [0, 1]) yield { calendar, start, budget, end: -1 }
  for (const calendar of ['plain', "it's", 'a.b'])
    for (const budget of [-1, -60 * MINUTE, Number.MAX_SAFE_INTEGER]) yield { calendar, start, budget, end: TO + 1 }
  for (const budget of ['9223372036854775807', '-9223372036854775808']) yield { calendar, start, budget, end }
}

const within = at => at !== null && at >= FROM && at <= TO

function dueOf({ calendar, start, budget }, calendars) {
  if (!Object.hasOwn(calendars, calendar ?? '') || !within(start) || budget === null || !(budget >= 0)) return null
  try {
    const due = calendars[calendar].add(start, Number(budget))
    return due <= TO ? due : null
  } catch (error) {
    if (error.code === 'never-opens' || error.code === 'instant-out-of-range') return null
    throw error
  }
}

function elapsedOf({ calendar, start, end }, calendars) {
  if (!Object.hasOwn(calendars, calendar ?? '') || !within(start) || !within(end)) return null
  return calendars[calendar].elapsed(start, end)
}

function instantLiteral(dialect, ms) {
  const text = new Date(ms).toISOString().replace('T', ' ')
  if (dialect === 'clickhouse') return `toDateTime64('${text.slice(0, -1)}', 3, 'UTC')`
  return `'${text.replace('Z', '+00')}'::timestamptz`
}
