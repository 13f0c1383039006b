// Writes the figures of docs/performance/figures.json, one run of the benchmark, into the pages that quote them.
//
//   node scripts/performance-figures.mjs           writes docs/performance.md and README.md
//   node scripts/performance-figures.mjs --check   writes nothing; names the pages that differ, with exit code 1

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FLOOR_NAMES, PEER_QUERIES } from '../bench/limits.mjs'

const root = join(import.meta.dirname, '..')
const {
  run,
  calls,
  others,
  tickets,
  peers,
  first,
  memory,
  customers,
  neverOpen,
  sizes,
  bytes,
  london,
  imports,
  batch,
  checks,
} = json('docs/performance/figures.json')
const { workclock } = json('docs/performance/published.json')

const page = {
  run: [
    `sla-calendar ${run.version} on Node ${run.node} (tzdata ${run.tzdata}), ${run.platform}, ${run.processor},` +
      ` on ${run.date}, with a load of ${run.load.toFixed(0)} at the start.`,
  ],
  calls: callsTable(calls),
  others: callsTable(others),
  tickets: table(
    ['call', 'µs'],
    tickets.map(({ label, ns }) => [label, (ns / 1000).toFixed(1)]),
  ),
  batch: [
    ...table(
      ['', 'ns per ticket', 'times the floor'],
      [
        ['the floor: `addMany`, one calendar', batch.floorNs.toFixed(1), '1'],
        ['`deadlineMany`, one calendar, four severities', ...batchCells(batch.deadlineMany)],
        ['`judgeMany`, one calendar, four severities', ...batchCells(batch.judgeMany)],
        ['`addMany`, then `elapsedMany`, one calendar', ...batchCells(batch.addAndElapsedMany)],
        [`\`addManyAcross\`, ${batch.calendars} calendars`, ...batchCells(batch.addManyAcross)],
        [`a loop of \`add\`, ${batch.calendars} calendars`, ...batchCells(batch.addEach)],
      ],
    ),
    '',
    loadLine(batch),
  ],
  checks: [
    ...table(
      ['calendars', 'parsing alone', 'check', 'times', 'peak memory, parsing alone', 'peak memory, check'],
      checks.rows.map(({ calendars, parsing, check, times }) => [
        number(calendars),
        seconds(parsing.cpuMs),
        seconds(check.cpuMs),
        times.toFixed(1),
        `${parsing.peakMb.toFixed(0)} MB`,
        `${check.peakMb.toFixed(0)} MB`,
      ]),
    ),
    '',
    loadLine(checks),
  ],
  calendars: table(
    ['', 'cost'],
    [
      ['memory of a calendar before its first query', kilobytes(memory.uncompiled)],
      ['memory of a calendar after one query', kilobytes(memory.askedOnce)],
      ['memory of each compiled year', kilobytes(memory.year)],
      [`building ${number(customers.calendars)} calendars and querying each once`, seconds(customers.ms)],
      [`memory of these ${number(customers.calendars)} calendars`, megabytes(customers.bytes)],
      ['refusing an intersection of 50 calendars of one place that never opens', ms(neverOpen.onePlace)],
      ['the same with calendars of three places', ms(neverOpen.threePlaces)],
    ],
  ),
  imports: table(
    ['a new process that loads', 'CPU time'],
    [
      ...imports.map(({ name, ms: time }) => [name, ms(time)]),
      ['first deadline alone, built-in calendar', ms(first.presets)],
      ['first deadline alone, a calendar built for it', ms(first.own)],
    ],
  ),
  sizes: table(
    ['entry point', 'imported', 'kB'],
    sizes.map(({ entry, names, bytes }) => [
      `\`${entry}\``,
      names === '*' ? 'everything' : `\`${names}\``,
      (bytes / 1000).toFixed(1),
    ]),
  ),
  bytes: table(
    ['what a bundle loses without', '`{ businessCalendar }`', '`{ deadline }`', 'everything'],
    bytes.map(({ subject, businessCalendar, deadline, everything }) => [
      subject,
      ...[businessCalendar, deadline, everything].map(loss => (loss ? (loss / 1000).toFixed(1) : '–')),
    ]),
  ),
  peers: [...peersTable(), '', ...peers.map(({ name, version, note }) => `- ${name} ${version}: ${note}.`)],
  workclock: workclockLines(),
}
const readme = {
  performance: [
    ...callsTable(calls.slice(0, 5)),
    '',
    `Node ${run.node}, ${run.processor}, on ${run.date}. A history of four events is evaluated in`,
    `${micros('evaluate')}. A compiled year takes ${kilobytes(memory.year)} of memory.`,
    `${number(customers.calendars)} calendars are built and queried once in ${seconds(customers.ms)}.`,
  ],
}

const files = [
  ['docs/performance.md', text => quoted(text, page)],
  ['README.md', text => withSpeedRow(quoted(text, readme))],
]
const stale = files.filter(([file, quote]) => quote(read(file)) !== read(file))
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} differs from docs/performance/figures.json.`)
  process.exitCode = stale.length ? 1 : 0
} else for (const [file, quote] of stale) writeFileSync(join(root, file), quote(read(file)))

/** Returns a text with figures between its marks. */
function quoted(text, parts) {
  return Object.entries(parts).reduce((all, [name, lines]) => {
    const marks = new RegExp(`(<!-- figures:begin ${name} -->\n)[^]*?(<!-- figures:end ${name} -->)`)
    if (!marks.test(all)) throw new Error(`Missing mark "figures:begin ${name}".`)
    return all.replace(marks, (_, begin, end) => `${begin}\n${lines.join('\n')}\n\n${end}`)
  }, text)
}

/** Returns the README with the speed of each library of its comparison. */
function withSpeedRow(text) {
  const label = '| time to add 8 hours and 800 hours (sla-calendar: 1) |'
  const names = ['moment-business-time', 'dayjs-business-time', 'opening_hours']
  const timesOf = (name, key) => grouped(queryOf(name, key).times)
  const cells = names.map(name => `[${timesOf(name, '8')}; ${timesOf(name, '800')}][bench]`)
  if (!text.includes(label)) throw new Error('README.md has no row for the speed of the libraries.')
  const isRow = line => line.startsWith(label)
  return text
    .split('\n')
    .map(line => (isRow(line) ? [label, '[1; 1][bench] |', `${cells.join(' | ')} |`].join(' ') : line))
    .join('\n')
}

/** A load far above the number of processors makes times longer, and those of code with much memory most. */
function loadLine({ load }) {
  return `Measured with a load of ${load.toFixed(0)}.`
}

function batchCells({ ns, times }) {
  return [ns.toFixed(1), times.toFixed(2)]
}

function callsTable(rows) {
  return table(
    ['call', 'ns', 'times', 'of'],
    rows.map(({ label, ns, times, base }) => [
      label,
      ns.toFixed(ns < 100 ? 1 : 0),
      times.toFixed(2),
      FLOOR_NAMES[base],
    ]),
  )
}

function peersTable() {
  const cells = (name, key) => {
    const found = queryOf(name, key)
    return found ? `${grouped(found.ns / 1000)} µs, ${grouped(found.times)} times; right ${found.right}` : '–'
  }
  return table(
    ['', ...PEER_QUERIES.map(({ label }) => label)],
    peers.map(({ name }) => [name, ...PEER_QUERIES.map(({ key }) => cells(name, key))]),
  )
}

function workclockLines() {
  const rows = [
    ['elapsed within a day', 'single'],
    ['elapsed in a year', 'year'],
    ['elapsed for a million pairs of up to a week', 'batch'],
  ].map(([label, key]) => [
    label,
    duration(london[key]),
    duration(workclock.javascript[key]),
    duration(workclock.rust[key]),
  ])
  return [
    `The figures of workclock ${workclock.version} are [its own](${workclock.source}), of ${workclock.date} on`,
    `${workclock.hardware}. Only the first column was measured here, so compare the orders of magnitude.`,
    '',
    ...table(['', 'sla-calendar', 'workclock in JavaScript', 'workclock in Rust'], rows),
  ]
}

function queryOf(name, key) {
  return peers.find(peer => peer.name === name).queries.find(query => query.key === key)
}

function micros(name) {
  return `${(tickets.find(({ label }) => label.startsWith(`\`${name}\``)).ns / 1000).toFixed(1)} µs`
}

function table(titles, rows) {
  const rule = titles.map((_, k) => (k ? '---:' : '---'))
  return [titles, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`)
}

function duration(ns) {
  if (ns < 1000) return `${grouped(ns)} ns`
  if (ns < 1e6) return `${grouped(ns / 1000)} µs`
  return ns < 1e9 ? `${grouped(ns / 1e6)} ms` : `${grouped(ns / 1e9)} s`
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`
}

function megabytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`
}

function seconds(value) {
  return `${(value / 1000).toFixed(1)} s`
}

function ms(value) {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`
}

function number(value) {
  return value.toLocaleString('en-US')
}

/** Returns a number with three significant digits. */
function grouped(value) {
  return number(Number(value.toPrecision(3)))
}

function json(file) {
  return JSON.parse(read(file))
}

function read(file) {
  return readFileSync(join(root, file), 'utf8')
}
