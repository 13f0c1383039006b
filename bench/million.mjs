// Measures the command on a million tickets with 20 calendars and with 20,000, compared with only parsing the same file.
// Both run in their own processes. The peak memory is read from the kernel (Linux).
// The counts must be those of the library, called row by row.
// Exit code 0: every limit is met; 1: a limit is exceeded; 2: nothing could be measured.
//
//   npm ci --prefix bench              installs the parser; run it first
//   node bench/million.mjs             measures
//   node bench/million.mjs parse FILE  only parses a file; prints the number of cells

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { importLibrary } from './desk.mjs'
import { median, seeded } from './measure.mjs'
import { allJudgements, atMost, grouped, row, table } from './table.mjs'

const TICKETS = 1_000_000
const ROUNDS = 3
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
  const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-million-'))
  try {
    table(`The command over ${grouped(TICKETS)} tickets`, [
      'calendars',
      'file, MB',
      'parsing, s',
      'check, s',
      'rows per second',
      'times parsing',
      'limit',
      'verdict',
      'memory over parsing, MB',
      'limit',
      'verdict',
    ])
    for (const calendars of [20, 20_000]) await measure(folder, calendars)
  } finally {
    rmSync(folder, { recursive: true })
  }
  const missed = allJudgements().filter(({ ok }) => !ok)
  console.log(missed.length ? `Missed: ${missed.map(({ what }) => what).join('; ')}.` : 'All limits are met.')
  process.exitCode = missed.length ? 1 : 0
}

async function measure(folder, calendars) {
  const [file, document] = [join(folder, `${calendars}.csv`), join(folder, `${calendars}.json`)]
  writeFileSync(document, JSON.stringify(documentOf(calendars)))
  const expected = await writeTickets(file, calendars)
  const [parsing, checking] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    parsing.push(await run([fileURLToPath(import.meta.url), 'parse', file]))
    const checked = await run([CLI, 'check', file, '--document', document, '--now', NOW, '--json'])
    const { all } = JSON.parse(checked.stdout)
    for (const key of ['tickets', 'met', 'breached', 'running'])
      if (all[key] !== expected[key]) {
        console.error(`${key}: the command counts ${all[key]}, the library ${expected[key]}.`)
        process.exit(2)
      }
    checking.push(checked)
  }
  const seconds = runs => median(runs.map(({ seconds }) => seconds))
  const memory = runs => median(runs.map(({ peak }) => peak))
  const times = median(checking.map((run, i) => run.seconds / parsing[i].seconds))
  const over = memory(checking) - memory(parsing)
  row([
    grouped(calendars),
    grouped(statSync(file).size / 1e6),
    seconds(parsing).toFixed(2),
    seconds(checking).toFixed(2),
    grouped(TICKETS / seconds(checking)),
    times.toFixed(2),
    ...atMost(`time with ${calendars} calendars`, times, 2),
    grouped(over),
    ...atMost(`memory with ${calendars} calendars`, over, 150),
  ])
}

/** Runs a script in its own process. Returns the elapsed seconds, the peak memory in MB and the output. */
async function run(args) {
  const start = process.hrtime.bigint()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let peak = 0
  const look = setInterval(() => {
    try {
      const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      if (kilobytes) peak = Math.max(peak, kilobytes / 1024)
    } catch {
      // The process has ended.
    }
  }, 20)
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    stdout += text
  })
  const [code] = await once(child, 'close')
  clearInterval(look)
  if (code !== 0 && code !== 1) process.exit(2)
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, peak, stdout }
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
  let text = 'id,severity,channel,reportedAt,respondedAt,customer,subject\n'
  for (let i = 0; i < TICKETS; i++) {
    const customer = Math.floor(random() * calendars)
    const severity = SEVERITIES[Math.floor(random() * 4)]
    const reportedAt = FIRST + Math.floor(random() * 365 * 1440) * MINUTE
    const respondedAt = random() < 0.02 ? null : reportedAt + Math.floor(random() ** 4 * 4000) * MINUTE
    const { dueAt } = sla.deadline({ severity, reportedAt, calendar: desks[customer], policy: sla.msaBusiness })
    if ((respondedAt ?? now) > dueAt) counts.breached++
    else counts[respondedAt === null ? 'running' : 'met']++
    const responded = respondedAt === null ? '' : isoText(respondedAt)
    text += `INC-${i},${severity},web,${isoText(reportedAt)},${responded},c${customer},Something about it\n`
    if (text.length > 1 << 20) {
      if (!stream.write(text)) await once(stream, 'drain')
      text = ''
    }
  }
  stream.end(text)
  await once(stream, 'close')
  return counts
}

function isoText(ms) {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}
