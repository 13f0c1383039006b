// Measures the command on a million tickets with 20 calendars and with 20,000, compared with only parsing the same file by
// papaparse. Both run in their own processes, in turns. Times are CPU times, so other work on the machine disturbs them little;
// a figure is the minimum of all rounds. The counts must be those of the library, called row by row.
// Exit code 0: every limit is met; 1: a limit is exceeded; 2: nothing could be measured.
//
//   npm ci --prefix bench                 installs the parser; run it first
//   node bench/million.mjs                measures
//   node bench/million.mjs --json         prints JSON
//   node bench/million.mjs --keep FOLDER  keeps the files in a folder, and takes those that are there
//   node bench/million.mjs parse FILE     only parses a file; prints the number of cells

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import { importLibrary } from './desk.mjs'
import { seeded } from './measure.mjs'
import { allJudgements, atMost, grouped, row, table } from './table.mjs'

const TICKETS = 1_000_000
const ROUNDS = 3
/** How many times the CPU time of parsing a check may take, and its peak memory in MB. */
const LIMITS = [
  { calendars: 20, timesLimit: 1.5, peakLimit: 100 },
  { calendars: 20_000, timesLimit: 4, peakLimit: 230 },
]
const MINUTE = 60_000
const NOW = '2027-03-01T00:00:00Z'
const FIRST = Date.UTC(2026, 0)
const ZONES = [
  'Europe/Rome',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Australia/Sydney',
]
const SEVERITIES = ['critical', 'high', 'medium', 'low']
const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

if (process.argv[2] === 'parse') await parseOnly(process.argv[3])
else await measureAll()

async function measureAll() {
  const { keep, json } = parseArgs({ options: { keep: { type: 'string' }, json: { type: 'boolean' } } }).values
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'sla-calendar-million-'))
  try {
    const figures = []
    for (const limits of LIMITS) figures.push({ ...limits, ...(await measure(folder, limits.calendars)) })
    if (json) console.log(JSON.stringify({ load: loadavg()[0], rows: figures }))
    else print(figures)
  } finally {
    if (!keep) rmSync(folder, { recursive: true })
  }
}

function print(figures) {
  table(`The command over ${grouped(TICKETS)} tickets`, [
    ...['calendars', 'file, MB', 'parsing, s', 'check, s', 'times', 'limit', 'verdict'],
    ...['peak memory, MB', 'limit', 'verdict', 'peak of parsing, MB'],
  ])
  for (const { calendars, fileMb, parsing, check, times, timesLimit, peakLimit } of figures)
    row([
      ...[grouped(calendars), grouped(fileMb), (parsing.cpuMs / 1000).toFixed(2), (check.cpuMs / 1000).toFixed(2)],
      ...[times.toFixed(2), ...atMost(`time with ${calendars} calendars`, times, timesLimit)],
      ...[grouped(check.peakMb), ...atMost(`memory with ${calendars} calendars`, check.peakMb, peakLimit)],
      grouped(parsing.peakMb),
    ])
  const missed = allJudgements().filter(({ ok }) => !ok)
  console.log(missed.length ? `Missed: ${missed.map(({ what }) => what).join('; ')}.` : 'All limits are met.')
  process.exitCode = missed.length ? 1 : 0
}

async function measure(folder, calendars) {
  const [file, document, counts] = ['csv', 'json', 'counts'].map(end => join(folder, `${calendars}.${end}`))
  if (!existsSync(counts)) {
    writeFileSync(document, JSON.stringify(documentOf(calendars)))
    writeFileSync(counts, JSON.stringify(await writeTickets(file, calendars)))
  }
  const expected = JSON.parse(readFileSync(counts, 'utf8'))
  const [parsings, checks] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    parsings.push(await run([fileURLToPath(import.meta.url), 'parse', file]))
    const checked = await run([CLI, 'check', file, '--document', document, '--now', NOW, '--json'])
    const { all } = JSON.parse(checked.stdout)
    for (const [key, count] of Object.entries(expected))
      if (all[key] !== count) {
        console.error(`${key}: the command counts ${all[key]}, the library ${count}.`)
        process.exit(2)
      }
    checks.push(checked)
  }
  const [parsing, check] = [parsings, checks].map(least)
  return { fileMb: statSync(file).size / 1e6, parsing, check, times: check.cpuMs / parsing.cpuMs }
}

/** Returns the least CPU time and the least peak memory of some runs. */
function least(runs) {
  const min = key => Math.min(...runs.map(run => run[key]))
  return { cpuMs: min('cpuMs'), peakMb: min('peakMb') }
}

/** Runs a script in its own process. Returns its CPU time in milliseconds, its peak memory in MB and its output. */
async function run(args) {
  const usage = new URL('usage.mjs', import.meta.url).href
  const child = spawn(process.execPath, ['--import', usage, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] })
  const [stdout, used, [code]] = await Promise.all([text(child.stdout), text(child.stdio[3]), once(child, 'close')])
  if (code !== 0 && code !== 1) process.exit(2)
  return { ...JSON.parse(used), stdout }
}

async function parseOnly(file) {
  let cells = 0
  await new Promise((complete, error) => {
    Papa.parse(createReadStream(file, 'utf8'), {
      delimiter: ',',
      newline: '\n',
      step: ({ data }) => {
        cells += data.length
      },
      complete,
      error,
    })
  })
  console.log(cells)
}

/** Returns the i-th calendar. Zones, hours and holidays vary. */
function calendarSpec(i) {
  const opening = 7 + (i % 4)
  return {
    timeZone: ZONES[i % ZONES.length],
    hours: { 'mon-fri': `${String(opening).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}-18:00` },
    holidays: [
      { month: 1, day: 1 },
      { month: 12, day: 25 },
      { month: 1 + (i % 12), day: 1 + (i % 28) },
    ],
  }
}

function documentOf(calendars) {
  const names = Array.from({ length: calendars }, (_, i) => `c${i}`)
  return {
    policies: { msa: 'msaBusiness' },
    calendars: Object.fromEntries(names.map((name, i) => [name, calendarSpec(i)])),
    contracts: names.map(calendar => ({ when: { customer: calendar }, policy: 'msa', calendar })),
  }
}

/** Writes the tickets, and returns the counts that the library gives for them. */
async function writeTickets(file, calendars) {
  const sla = await importLibrary()
  const desks = Array.from({ length: calendars }, (_, i) => sla.businessCalendar(calendarSpec(i)))
  const random = seeded(26)
  const counts = { tickets: TICKETS, met: 0, breached: 0, running: 0 }
  const now = Date.parse(NOW)
  const stream = createWriteStream(file)
  let lines = 'id,severity,channel,reportedAt,respondedAt,customer,subject\n'
  for (let i = 0; i < TICKETS; i++) {
    const customer = Math.floor(random() * calendars)
    const severity = SEVERITIES[Math.floor(random() * 4)]
    const reportedAt = FIRST + Math.floor(random() * 365 * 1440) * MINUTE
    const respondedAt = random() < 0.02 ? null : reportedAt + Math.floor(random() ** 4 * 4000) * MINUTE
    const { dueAt } = sla.deadline({ severity, reportedAt, calendar: desks[customer], policy: sla.msaBusiness })
    if ((respondedAt ?? now) > dueAt) counts.breached++
    else counts[respondedAt === null ? 'running' : 'met']++
    const responded = respondedAt === null ? '' : isoText(respondedAt)
    lines += `INC-${i},${severity},web,${isoText(reportedAt)},${responded},c${customer},Something about it\n`
    if (lines.length > 1 << 20) {
      if (!stream.write(lines)) await once(stream, 'drain')
      lines = ''
    }
  }
  stream.end(lines)
  await once(stream, 'close')
  return counts
}

function isoText(ms) {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}
