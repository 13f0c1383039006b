// `npm run bench`: checks that the results are equal, measures and prints Markdown.
//
//   node bench/run.mjs           measures and prints
//   node bench/run.mjs --write   also writes docs/performance/figures.json, and the pages that quote it
//
// Exit code 0: every limit is met; 1: a limit is exceeded, or the floor is so slow that the run is void; 2: nothing could be
// measured.

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { CALLS, FLOOR_LIMIT_NS, OTHERS, PEER_QUERIES, SINGLES, TICKETS } from './limits.mjs'
import { median } from './measure.mjs'
import { SEED, START_YEARS, STARTS } from './questions.mjs'
import { allJudgements, atLeast, atMost, grouped, notJudged, row, table } from './table.mjs'

const ROUNDS = 5
const FIGURES = '../docs/performance/figures.json'

printSetting()
const { peers, pandas } = child('round.mjs', ['agreement'])
console.log('The library and the floor returned the same result for every query.')
const rounds = Array.from({ length: ROUNDS }, () => {
  const [speed, text] = [child('round.mjs', ['speed']), child('round.mjs', ['text'])]
  return { times: { ...speed.times, ...text.times }, checksum: speed.checksum + text.checksum }
})
const figures = {
  run: setting(),
  floor: { add: ns('floor add'), elapsed: ns('floor elapsed'), batch: ns('floor batch') },
  calls: CALLS.map(compared),
  others: OTHERS.map(compared),
  tickets: TICKETS.map(({ name, ...rest }) => ({ ...rest, ns: ns(name) })),
  peers: [...peers.map(peerFigures), ...(pandas ? [pandasFigures(pandas)] : [])],
  ...singles(),
  sizes: child('sizes.mjs'),
  bytes: child('bytes.mjs'),
  london: child('london.mjs'),
  imports: child('import.mjs', ['--json']),
  batch: child('batch.mjs'),
  checks: child('million.mjs', ['--json']),
}
printFloor()
printLibrary()
printPeers()
printSingles()
printOthers()
printVerdict()
if (process.argv.includes('--write')) {
  writeFileSync(new URL(FIGURES, import.meta.url), `${JSON.stringify(figures, null, 2)}\n`)
  child('../scripts/performance-figures.mjs', [], [], 'inherit')
}

function setting() {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return {
    date: new Date().toISOString().slice(0, 10),
    version,
    node: process.versions.node,
    tzdata: process.versions.tz,
    platform: `${process.platform} ${process.arch}`,
    processor: `${cpus().length} × ${cpus()[0]?.model}`,
    load: loadavg()[0],
    rounds: ROUNDS,
    starts: STARTS,
  }
}

function printSetting() {
  const { node, tzdata, platform, processor, load } = setting()
  console.log(`Node ${node} (tzdata ${tzdata}), ${platform}, ${processor}, load ${load.toFixed(2)}.`)
  console.log(`Seed ${SEED}, ${grouped(STARTS)} starts over ${START_YEARS} years, medians of ${ROUNDS} processes.`)
}

/** Returns a row of a table of calls: nanoseconds, and how many times those of another loop. */
function compared({ name, base, ...rest }) {
  return { ...rest, base, ns: ns(name), baseNs: ns(base), times: ratio(name, base) }
}

/** Returns the figures of a peer by query; times are those of the library in the same process. */
function peerFigures({ name, note, version, calls, right }) {
  const queries = PEER_QUERIES.map(({ key, own }) => ({
    key,
    ns: ns(`${name} ${key}`),
    times: ratio(`${name} ${key}`, own),
    calls: ROUNDS * calls[key],
    right: right[key],
  }))
  return { name, version, note, queries }
}

/** Returns the same for pandas, which ran in a process of its own. */
function pandasFigures({ version, ns: measured, right }) {
  const queries = PEER_QUERIES.filter(({ key }) => key in measured).map(({ key, own }) => {
    const [done, all] = right[key].split('/')
    return { key, ns: measured[key], times: measured[key] / ns(own), calls: Number(all), right: `${done}/${all}` }
  })
  const note =
    'CustomBusinessHour, Python; no time zone; no elapsed time; a budget that ends at a closing is due at the next opening'
  return { name: 'pandas', version, note, queries }
}

/** Returns what is measured in a process of its own: the first call, memory, customers, and a calendar that never opens. */
function singles() {
  const firstMs = args => {
    child('first-call.mjs', args) // brings the files into the cache
    return median(Array.from({ length: 9 }, () => child('first-call.mjs', args).firstMs))
  }
  const years = child('memory.mjs', ['years'], ['--expose-gc'])
  const customers = child('memory.mjs', ['customers'], ['--expose-gc', '--max-old-space-size=8192'])
  return {
    first: { presets: firstMs([]), own: firstMs(['own']) },
    memory: { year: years.bytesAYear, uncompiled: years.bytesUncompiled, askedOnce: years.bytesAskedOnce },
    customers: {
      calendars: customers.calendars,
      ms: customers.ms,
      bytes: customers.bytesEach * customers.calendars,
      rss: customers.rss,
    },
    neverOpen: child('never-open.mjs'),
  }
}

function printFloor() {
  table('The floor', ['', 'ns per call', 'limit', 'verdict'])
  for (const [name, value] of Object.entries(figures.floor))
    row([name, value.toFixed(1), ...atMost(`floor ${name}`, value, FLOOR_LIMIT_NS)])
}

function printLibrary() {
  printCompared('The library', figures.calls)
  table('Tickets', ['', 'µs', 'limit, µs', 'verdict'])
  for (const { label, ns, limit } of figures.tickets)
    row([label, (ns / 1000).toFixed(2), ...(limit ? atMost(label, ns / 1000, limit) : notJudged)])
}

function printOthers() {
  printCompared('Other processes', figures.others)
}

function printCompared(title, calls) {
  table(title, ['', 'ns per call', 'times', 'of', 'limit', 'verdict'])
  for (const { label, ns, times, base, limit } of calls)
    row([label, ns.toFixed(1), times.toFixed(2), base, ...(limit ? atMost(label, times, limit) : notJudged)])
}

function printPeers() {
  table('The peers', ['', 'query', 'µs per call', "times the library's", 'calls', 'right', 'limit', 'verdict'])
  for (const { name, queries } of figures.peers)
    for (const { key, ns, times, calls, right } of queries) {
      const { label, limits = {} } = PEER_QUERIES.find(query => query.key === key)
      const verdict = limits[name] ? atLeast(`${name}, ${label}`, times, limits[name]) : notJudged
      row([name, label, grouped(ns / 1000), grouped(times), calls, right, ...verdict])
    }
  console.log('')
  for (const { name, note } of figures.peers) console.log(`- ${name}: ${note}.`)
}

function printSingles() {
  table('Once per process, per calendar or per program', ['', 'value', 'limit', 'verdict'])
  for (const { label, unit, limit, of } of SINGLES) {
    const value = of(figures)
    row([label, `${grouped(value)} ${unit}`, ...(limit ? atMost(label, value, limit) : notJudged)])
  }
  for (const { entry, names, bytes } of figures.sizes)
    row([`size of ${names} of ${entry}`, `${(bytes / 1000).toFixed(1)} kB`, ...notJudged])
  printBatch(figures.batch)
  printChecks(figures.checks)
  for (const { name, ms } of figures.imports) row([`import: ${name}`, `${ms.toFixed(1)} ms`, ...notJudged])
}

function printBatch({ deadlineMany, judgeMany, addManyAcross }) {
  const judged = (label, { times }, limit) =>
    row([
      `${label}, per ticket`,
      `${times.toFixed(2)} times the floor`,
      ...(limit ? atMost(label, times, limit) : notJudged),
    ])
  judged('deadlineMany', deadlineMany, 1.3)
  judged('judgeMany', judgeMany, 1.3)
  judged('addManyAcross', addManyAcross)
}

function printChecks({ rows }) {
  for (const { calendars, times, timesLimit, check, peakLimit } of rows) {
    const label = `check, ${grouped(calendars)} calendars`
    row([label, `${times.toFixed(2)} times parsing`, ...atMost(label, times, timesLimit)])
    row([label, `${grouped(check.peakMb)} MB`, ...atMost(`${label}, memory`, check.peakMb, peakLimit)])
  }
}

/** Returns nanoseconds per call: the median of the rounds. */
function ns(name) {
  return median(rounds.map(({ times }) => times[name]))
}

/** Returns the median of the ratios of the rounds. */
function ratio(name, base) {
  return median(rounds.map(({ times }) => times[name] / times[base]))
}

function printVerdict() {
  const checksum = rounds.reduce((sum, round) => sum + round.checksum, 0)
  console.log(`\nSum of all results ${checksum}; load at the end ${loadavg()[0].toFixed(2)}.`)
  const missed = allJudgements().filter(({ ok }) => !ok)
  const isVoid = missed.some(({ what }) => what.startsWith('floor'))
  if (isVoid) console.log(`**Void**: the floor is above ${FLOOR_LIMIT_NS} ns. Repeat the run on an idle machine.`)
  if (missed.length > 0) console.log(`Missed: ${missed.map(({ what }) => what).join('; ')}.`)
  else console.log(`All ${allJudgements().length} limits are met.`)
  process.exitCode = missed.length > 0 ? 1 : 0
}

/** Runs a script of this folder in its own process and returns the JSON that it prints. Exits with code 2 if it fails. */
function child(script, args = [], options = [], stdout = 'pipe') {
  const file = fileURLToPath(new URL(script, import.meta.url))
  try {
    const output = execFileSync(process.execPath, [...options, file, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', stdout, 'inherit'],
    })
    return stdout === 'pipe' ? JSON.parse(output) : undefined
  } catch (error) {
    if (error.status === undefined) throw error
    process.exit(2) // the script has printed the reason
  }
}
